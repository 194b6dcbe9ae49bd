//! What an attribute or a class can be: fixed, or changing with the signals that a closure reads. Knows no element.

/// A closure whose text, flag or view changes with the signals that it reads.
pub type Reactive<T> = Box<dyn FnMut() -> T + Send>;

/// Makes a closure [`Reactive`].
pub fn reactive<T>(value: impl FnMut() -> T + Send + 'static) -> Reactive<T> {
    Box::new(value)
}

/// The value of an attribute.
pub enum Value {
    /// Written in the program.
    Fixed(&'static str),
    /// As it stands.
    Text(String),
    /// Present without a value, or not there.
    Flag(bool),
    /// A text that changes.
    Reactive(Reactive<String>),
    /// A presence that changes.
    ReactiveBool(Reactive<bool>),
}

macro_rules! value_from {
    ($($from:ty: |$it:ident| $value:expr),* $(,)?) => {
        $(impl From<$from> for Value {
            fn from($it: $from) -> Self {
                $value
            }
        })*
    };
}

value_from! {
    &'static str: |it| Self::Fixed(it),
    String: |it| Self::Text(it),
    usize: |it| Self::Text(it.to_string()),
    bool: |it| Self::Flag(it),
    Option<String>: |it| it.map_or(Self::Flag(false), Self::Text),
    Reactive<String>: |it| Self::Reactive(it),
    Reactive<bool>: |it| Self::ReactiveBool(it),
}

/// Whether a class is on.
pub enum Switch {
    /// For good.
    Fixed(bool),
    /// As the state is.
    Reactive(Reactive<bool>),
}

impl From<bool> for Switch {
    fn from(on: bool) -> Self {
        Self::Fixed(on)
    }
}

impl From<Reactive<bool>> for Switch {
    fn from(on: Reactive<bool>) -> Self {
        Self::Reactive(on)
    }
}
