//! The room `draft/`: from a reading to a dataset, by decisions that last.
//!
//! Texts are those of `reader/tests/releases`, and some of our own; names of persons are made up.

mod acts;
mod coding;
mod datasets;
mod decisions;
mod kept;
mod laws;

use plenary::draft::house::HouseNames;
use plenary::draft::{
    Act, Draft, Entry, EntryId, Hand, Journal, Making, Release, Span, begin, checks::Checks,
    dataset,
};
use reader::Gazetteer;
use std::fs;
use std::path::PathBuf;

/// A list with a heading, a name that can mean two states, and a body that no table has.
pub const KOREA: &str = "Meeting of the Working Group\n\nThe meeting was held in Bishkek on 22–26 May 2017.\n\nThe \
     meeting was attended by representatives of the member states: Kazakhstan, Korea and Mongolia; and of the \
     Council of Mountain Valleys.\n\nChad was discussed.\n";

/// A list whose evidence is weak: it is asked about as a whole.
pub const WEAK: &str = "Japan; Mongolia; Chad";

pub fn hand() -> Hand {
    Hand { who: "A. Coder".to_owned(), when: "2026-01-31T12:00:00Z".to_owned() }
}

pub fn begun(name: &str, text: &str) -> (Release, Journal) {
    let release = Release::new(text);
    let reading = reader::read(text).unwrap();
    let mut draft = begin(name, &release, &reading);
    draft.versions.gazetteer = reader::VERSION.to_owned();
    (release, Journal::new(draft))
}

pub fn gazetteer(draft: &Draft) -> Gazetteer {
    Gazetteer::of(draft.ids().iter().map(String::as_str))
}

/// Something made of a draft, by the tables, without a house's names.
pub fn made<T>(draft: &Draft, release: &Release, make: impl FnOnce(&Making) -> T) -> T {
    let (gazetteer, names) = (gazetteer(draft), HouseNames::default());
    make(&Making {
        draft,
        release,
        gazetteer: &gazetteer,
        names: &names,
        others: &[],
        day: "2026-01-31",
    })
}

pub fn dataset_of(draft: &Draft, release: &Release) -> String {
    made(draft, release, |making| dataset(making).unwrap())
}

pub fn checks_of(draft: &Draft, release: &Release) -> Checks {
    made(draft, release, plenary::draft::checks::checks)
}

/// The entry whose words are these.
pub fn entry<'a>(draft: &'a Draft, exact: &str) -> &'a Entry {
    let found = draft.entries.iter().find(|it| it.exact == exact);
    found.unwrap_or_else(|| panic!("no “{exact}”"))
}

pub fn id(draft: &Draft, exact: &str) -> EntryId {
    entry(draft, exact).id
}

/// Where words first stand.
pub fn span(release: &Release, words: &str) -> Span {
    let at = release.text().find(words).unwrap();
    let start = release.text()[..at].chars().count() as u32;
    Span::new(start, start + words.chars().count() as u32)
}

/// Does an act that is not refused.
pub fn act(journal: &mut Journal, release: &Release, act: &Act) {
    journal.act(release, act, &hand()).unwrap();
}

/// The labelled releases of the reader's tests: name and text.
pub fn releases() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("reader/tests/releases");
    let mut all: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    all.sort();
    assert_eq!(all.len(), 44);
    all
}

/// A draft as a table: state, role, printed form, identity, heading.
pub fn table(draft: &Draft) -> String {
    let mut out = String::new();
    for it in &draft.entries {
        let heading = it.heading.as_ref().map_or("–", |it| it.exact.as_str());
        let identity = it.identity.id().unwrap_or(match it.identity {
            plenary::draft::Identity::NoneOfThese => "none of these",
            _ => "?",
        });
        let (role, state) = (format!("{:?}", it.role), format!("{:?}", it.state));
        out += &format!("{role:<11} {state:<16} {:<28} {identity:<14} {heading}\n", it.exact);
    }
    out
}
