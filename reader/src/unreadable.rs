//! Why nothing can be read: a word for a page, which says it in its own languages, and a sentence for a
//! command line.

use std::fmt;

/// What is wrong with what was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is longer than [`crate::LONGEST`].
    Long,
    /// It is no text in UTF-8 or UTF-16.
    NotText,
    /// A PDF: its text is to be copied out of it.
    Pdf,
    /// A word processor's file of a kind that is not read: to be saved as another one.
    OldDocument,
    /// A DOCX or ODT that is cut or damaged.
    Damaged,
    /// An archive or workbook in which no document is.
    NoDocument,
}

impl Unreadable {
    /// The word that stands for it in an answer.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::NotText => "not-text",
            Self::Pdf => "pdf",
            Self::OldDocument => "old-document",
            Self::Damaged => "damaged",
            Self::NoDocument => "no-document",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "The text is empty.",
            Self::Long => {
                "This is longer than 4 MB; a release has a few pages. Give the release alone."
            }
            Self::NotText => "This is no text in UTF-8; save it as plain text first.",
            Self::Pdf => {
                "This is a PDF. Open it, copy the text of the release, and give that instead."
            }
            Self::OldDocument => {
                "This kind of document cannot be opened; save it as DOCX, ODT or plain text."
            }
            Self::Damaged => "The document is cut or damaged; save it anew, or copy its text.",
            Self::NoDocument => {
                "There is no document in this archive; give a DOCX, an ODT or a text."
            }
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.sentence())
    }
}
