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
    ($($from:ty: |$given:ident| $value:expr),* $(,)?) => {
        $(impl From<$from> for Value {
            fn from($given: $from) -> Self {
                $value
            }
        })*
    };
}

value_from! {
    &'static str: |text| Self::Fixed(text),
    String: |text| Self::Text(text),
    usize: |number| Self::Text(number.to_string()),
    bool: |flag| Self::Flag(flag),
    Option<String>: |text| text.map_or(Self::Flag(false), Self::Text),
    Reactive<String>: |closure| Self::Reactive(closure),
    Reactive<bool>: |closure| Self::ReactiveBool(closure),
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
