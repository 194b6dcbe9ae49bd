//! What columns and values of a list are called on the screen: as they stand in the file, and those that the
//! page has made in the language of the reader.
//!
//! Knows no element. An address, a file and the engine have the names and values themselves.

use crate::draft::labels::{KINDS, Label, REGIONS};
use crate::text::Words;
use engine::protocol::{Column, Summary};
use reader::Gazetteer;

/// Values of a column that was matched which are no name, kind or region.
pub mod special {
    /// No table has the name.
    pub const NONE: &str = "not matched";
    /// It is asked what the name means.
    pub const OPEN: &str = "open question";
    /// It was not looked up, because there are too many.
    pub const BEYOND: &str = "not looked up";
    /// It has none, because it is no state or territory.
    pub const NO_STATE: &str = "not a state";
    /// All of them, with what messages call them.
    pub const ALL: [(&str, &str); 4] =
        [(NONE, "none"), (OPEN, "open"), (BEYOND, "beyond"), (NO_STATE, "no_state")];
}

/// The words, and what is known of the list.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    /// The words of the language.
    pub words: &'a Words,
    /// The columns of the list.
    pub summary: &'a Summary,
    /// What the tables know of the organizations in it.
    pub known: &'a Gazetteer,
}

impl Labels<'_> {
    fn at(&self, at: Option<usize>) -> Option<&Column> {
        self.summary.columns.get(at?)
    }

    /// What a column is called.
    pub fn column(&self, at: usize) -> String {
        let Some(column) = self.at(Some(at)) else { return String::new() };
        match &column.made {
            Some(made) => {
                let of = self.at(Some(made.of)).map_or("", |source| source.name.as_str());
                self.words.list_match_column(of, &made.what)
            }
            None => column.name.clone(),
        }
    }

    /// The same by its name; a name that no column has stays.
    pub fn named(&self, name: &str) -> String {
        let at = self.summary.columns.iter().position(|column| column.name == name);
        at.map_or_else(|| name.to_owned(), |at| self.column(at))
    }

    /// What a value of a column is called; cells without one say so.
    pub fn value(&self, at: Option<usize>, value: &str) -> String {
        if value.is_empty() {
            return self.words.list_no_value().to_owned();
        }
        let made = self.at(at).and_then(|column| column.made.as_ref());
        let Some(made) = made else { return value.to_owned() };
        if let Some((_, key)) = special::ALL.iter().find(|(name, _)| *name == value) {
            return self.words.list_match_value(key);
        }
        let said = |label: &Label| {
            let place = ["en", "ru", "zh"].iter().position(|tag| *tag == self.words.tag());
            label[place.unwrap_or_default()].to_owned()
        };
        let found = match made.what.as_str() {
            "kind" => KINDS.iter().find(|(name, _)| *name == value).map(|(_, label)| said(label)),
            "region" => {
                REGIONS.iter().find(|(.., label)| label[0] == value).map(|(.., label)| said(label))
            }
            "name" if self.words.tag() != "en" => {
                let is_own = |organization: &&reader::Described| {
                    in_short(self.known, &organization.id, "en") == value
                };
                let found = self.known.organizations.iter().find(is_own);
                found.map(|organization| in_short(self.known, &organization.id, self.words.tag()))
            }
            _ => None,
        };
        found.unwrap_or_else(|| value.to_owned())
    }

    /// What a whole cell of a column is called, with all its values.
    pub fn cell(&self, at: usize, cell: &str) -> String {
        let made = self.at(Some(at)).filter(|column| column.made.is_some());
        let Some(column) = made.filter(|_| !cell.is_empty()) else { return cell.to_owned() };
        let value = |value: &str| self.value(Some(at), value.trim());
        match &column.separator {
            Some(by) => cell.split(by.as_str()).map(value).collect::<Vec<_>>().join("; "),
            None => value(cell),
        }
    }
}

/// What an organization is called in a language, in short; its id where the tables do not know it.
pub fn in_short(known: &Gazetteer, id: &str, language: &str) -> String {
    let names = known.get(id).map(|organization| &organization.names);
    let in_any = |names: &reader::Languages| {
        let own = [language, "en", "ru", "zh"].iter().find_map(|tag| names.get(tag).cloned());
        own.map(|names| names.short)
    };
    names.and_then(in_any).unwrap_or_else(|| id.to_owned())
}
