//! How a key is declared: what turns the list in `keys` into typed functions of `Words`.
//!
//! Knows no key.

macro_rules! taken {
    (text) => {
        &str
    };
    (number) => {
        usize
    };
}

macro_rules! is_number {
    (text) => {
        false
    };
    (number) => {
        true
    };
}

/// `key` is a fixed text, `key(a: text, n: number)` takes something.
macro_rules! words {
    ($($key:ident $(($($arg:ident: $kind:ident),*))?,)*) => {
        /// Every key with what it takes, in the order in which a catalogue has its messages.
        pub const KEYS: &[(&str, Params)] = &[
            $((stringify!($key), &[$($((stringify!($arg), is_number!($kind))),*)?])),*
        ];

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Key { $($key),* }

        #[allow(missing_docs)] // the English messages are the documentation of each key
        impl Words {
            $(words! { @one $key $(($($arg: $kind),*))? })*
        }
    };
    (@one $key:ident) => {
        pub fn $key(&self) -> &str {
            self.message(Key::$key as usize)
        }
    };
    (@one $key:ident($($arg:ident: $kind:ident),*)) => {
        pub fn $key(&self, $($arg: taken!($kind)),*) -> String {
            words! { @fill self Key::$key as usize, $($arg: $kind),* }
        }
    };
    // The frequent kinds have a function each: a list built at every call weighs 4 kB in all.
    (@fill $it:ident $key:expr, $a:ident: text) => { $it.with_text($key, $a) };
    (@fill $it:ident $key:expr, $a:ident: number) => { $it.with_number($key, $a) };
    (@fill $it:ident $key:expr, $a:ident: text, $b:ident: text) => { $it.with_texts($key, $a, $b) };
    (@fill $it:ident $key:expr, $a:ident: number, $b:ident: number) => {
        $it.with_numbers($key, $a, $b)
    };
    (@fill $it:ident $key:expr, $($arg:ident: $kind:ident),*) => {
        $it.fill($key, &[$(Arg::from($arg)),*])
    };
}

pub(super) use {is_number, taken, words};
