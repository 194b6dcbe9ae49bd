//! What a name that stands alone means, as in the cells of a list: one organization, one of several, or none
//! that the tables have.
//!
//! The whole of it must be a name, as a text or a table has it: what only contains one (“Embassy of Chad”)
//! is none. Knows no list.

use crate::finding::{cut, replaced};
use crate::gazetteer::{self, Described, Gazetteer};
use crate::normal::{Kind, tokens};
use crate::{names, tables};
use serde::{Deserialize, Serialize};

/// Longest name that is looked up, in characters.
const LONGEST: usize = 200;

/// What a name means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meant {
    /// The id of what it means, where that is sure.
    pub id: Option<String>,
    /// Where it must be asked, the ids that it can mean, at most five.
    pub candidates: Vec<String>,
    /// Why it must be asked: `several` can be meant, the name is `disputed`, one letter is a `slip`; else
    /// empty.
    pub why: String,
}

/// Names with what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// The version of the tables.
    pub version: String,
    /// What each name means, in the order in which they were asked.
    pub meant: Vec<Meant>,
    /// What is known of all that are meant or can be, and of those that they are parts of.
    pub organizations: Vec<Described>,
}

/// Looks names up.
#[must_use]
pub fn looked_up<'a>(all: impl IntoIterator<Item = &'a str>) -> Looked {
    let meant: Vec<Meant> = all.into_iter().map(meant).collect();
    let ids = meant.iter().flat_map(|meaning| meaning.id.iter().chain(&meaning.candidates));
    let Gazetteer { version, organizations } = Gazetteer::of(ids.map(String::as_str));
    Looked { version, meant, organizations }
}

/// What a name means.
#[must_use]
pub fn meant(name: &str) -> Meant {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Meant::default();
    }
    let found = |form: &str| {
        let own = in_text(form);
        // Lists write in capitals and in small letters what a text does not.
        own.or_else(|| in_text(&titled(form))).or_else(|| in_tables(form))
    };
    let turned = turned(&written_out(name));
    let by_name = found(name).or_else(|| turned.iter().find_map(|form| found(form)));
    match (by_name, by_code(name)) {
        (Some(own), Some(code)) if code.all().iter().any(|id| !own.all().contains(id)) => {
            let both = [own.all(), code.all()].concat();
            Meant::asked(both.iter().map(String::as_str), "several").unwrap_or_default()
        }
        (own, code) => own.or(code).unwrap_or_default(),
    }
}

impl Meant {
    fn is(id: &str) -> Self {
        Self { id: Some(id.to_owned()), ..Self::default() }
    }

    /// A question, if there is anything to ask for.
    fn asked<'a>(ids: impl IntoIterator<Item = &'a str>, why: &str) -> Option<Self> {
        let mut candidates: Vec<String> = Vec::new();
        for id in ids {
            if candidates.len() < 5
                && !candidates.iter().any(|candidate| candidate == id)
                && gazetteer::describe(id).is_some()
            {
                candidates.push(id.to_owned());
            }
        }
        let why = why.to_owned();
        (!candidates.is_empty()).then_some(Self { id: None, candidates, why })
    }

    fn all(&self) -> Vec<String> {
        self.id.iter().chain(&self.candidates).cloned().collect()
    }
}

/// Whether an id is of a name that is disputed, and so is asked; as the reader of releases does.
fn is_disputed(id: &str) -> bool {
    tables::tables().by_id(id).is_some_and(|entity| entity.kind == "contested")
}

/// What it means as a text has names, where nothing of it stands outside of one.
fn in_text(given: &str) -> Option<Meant> {
    let text = tokens(given);
    let found = gazetteer::found_in(&text);
    let known: Vec<&names::Name> = found
        .iter()
        .filter(|name| name.id != "?" && !name.unknown || !name.candidates.is_empty())
        .collect();
    let first = known.first()?;
    let is_outside = |at: usize| {
        let is_word = matches!(text.tokens[at].kind, Kind::Word | Kind::Han | Kind::Number);
        let is_inside = known.iter().any(|name| (name.start..name.end).contains(&at));
        is_word && !is_inside && text.word(at) != "the"
    };
    // Several names are one only where they say the same: a name with its abbreviation.
    let is_other = known.iter().any(|name| name.id != first.id);
    if is_other || (0..text.tokens.len()).any(is_outside) {
        return None;
    }
    let Some(unsure) = known.iter().find(|name| !name.sure) else {
        return Some(Meant::is(&first.id));
    };
    let ids = unsure.candidates.iter().map(String::as_str).chain(gazetteer::called(given));
    let why = match () {
        () if unsure.candidates.iter().any(|id| is_disputed(id)) => "disputed",
        () if unsure.reason.starts_with("one letter") => "slip",
        () => "several",
    };
    Meant::asked(ids, why)
}

/// What it means where a name of the tables has the same words.
fn in_tables(name: &str) -> Option<Meant> {
    let mut ids = gazetteer::called(name);
    ids.dedup();
    match ids[..] {
        [] => None,
        [only] if !is_disputed(only) => Some(Meant::is(only)),
        _ => {
            let why = if ids.iter().any(|id| is_disputed(id)) { "disputed" } else { "several" };
            Meant::asked(ids, why)
        }
    }
}

/// What it means as a code of ISO 3166-1: three capital letters.
fn by_code(name: &str) -> Option<Meant> {
    let is_code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let known = gazetteer::describe(name).filter(|_| is_code)?;
    match is_disputed(name) {
        true => Meant::asked([name], "disputed"),
        false => known.iso.map(|code| Meant::is(&code)),
    }
}

/// Every word with a large first letter, the rest of it small; as far as letters of Latin-1 and Cyrillic go.
fn titled(name: &str) -> String {
    let mut is_inside = false;
    let letters = name.chars().map(|c| {
        let c = match c {
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' if is_inside => moved(c, 32),
            'Ѐ'..='Џ' if is_inside => moved(c, 80),
            'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'а'..='я' if !is_inside => moved(c, -32),
            'ѐ'..='џ' if !is_inside => moved(c, -80),
            c => c,
        };
        is_inside = c.is_alphanumeric() || matches!(c, '\'' | '’');
        c
    });
    letters.collect()
}

/// The letter that stands so far from another one.
fn moved(letter: char, by: i32) -> char {
    char::from_u32(u32::from(letter).wrapping_add_signed(by)).unwrap_or(letter)
}

/// A name with words written out that lists shorten: “Egypt, Arab Rep.”
fn written_out(name: &str) -> String {
    const SHORT: [(&str, &str); 4] = [
        ("Rep.", "Republic"),
        ("Dem.", "Democratic"),
        ("Fed. Sts.", "Federated States"),
        ("Is.", "Islands"),
    ];
    SHORT.iter().fold(name.to_owned(), |name, (short, long)| replaced(&name, short, long))
}

/// “Korea, Republic of” and “Iran (Islamic Republic of)” as one would say them.
fn turned(name: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for (open, close) in [(", ", ""), (" (", ")")] {
        let Some((head, rest)) = cut(name, open) else { continue };
        let Some(tail) = rest.strip_suffix(close) else { continue };
        let tail = tail.trim();
        let ends = |end: &str| {
            let start = tail.len().checked_sub(end.len());
            let last = start.and_then(|start| tail.get(start..));
            last.is_some_and(|last| last.eq_ignore_ascii_case(end))
        };
        if ends(" of") || ends(" of the") || tail.eq_ignore_ascii_case("the") {
            forms.push(format!("{tail} {head}"));
        } else if close.is_empty() && !tail.contains(',') {
            // “Congo, Democratic Republic”, “Korea, South”.
            forms.extend([format!("{tail} of {head}"), format!("{tail} {head}")]);
        }
    }
    forms
}
