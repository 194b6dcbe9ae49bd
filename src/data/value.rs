//! What facts are made of: texts by language, values that may be missing in two ways, sources.

/// A text by language tag (`en`, `ru`, `zh`), in the order of the file; never empty.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Localized(pub Vec<(String, String)>);

impl Localized {
    /// The text in `lang`, else the first one given. Empty only if the whole value is.
    pub fn get(&self, lang: &str) -> &str {
        self.0
            .iter()
            .find(|(tag, _)| tag == lang)
            .or_else(|| self.0.first())
            .map_or("", |(_, text)| text)
    }

    /// The tag of the language that [`Self::get`] gives; empty if the text is the same in all.
    pub fn tag(&self, lang: &str) -> &str {
        let own = self.0.iter().find(|(tag, _)| tag == lang).or_else(|| self.0.first());
        own.map_or("", |(tag, _)| tag)
    }

    /// One text in one language.
    pub fn of(lang: &str, text: &str) -> Self {
        Self(vec![(lang.to_owned(), text.to_owned())])
    }
}

/// A value, or one of the two ways of having none. The two never stand for each other: a UN body
/// has no region (`DoesNotApply`), a seat without a source is `NotKnown`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// The value itself.
    Known(T),
    /// There can be none.
    DoesNotApply,
    /// There may be one; no source gives it.
    NotKnown,
}

impl<T> Known<T> {
    /// The value, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::DoesNotApply | Self::NotKnown => None,
        }
    }

    /// The value itself, if there is one.
    pub fn into_known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::DoesNotApply | Self::NotKnown => None,
        }
    }
}

/// Something with the ids of the sources it rests on (never empty in a checked dataset).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The fact.
    pub value: T,
    /// Indices into [`Dataset::sources`].
    pub sources: Vec<usize>,
}

/// A remark with its sources.
pub type Note = Sourced<Localized>;

/// White space as one space, as a field of a dataset has it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
