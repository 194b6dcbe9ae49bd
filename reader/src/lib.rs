//! The reader: the text of a press release in, a reading out: whom it names as taking part, under
//! which heading, and where it is printed.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `reading.rs` | the result |
//! | **words** | |
//! | `letters.rs` | letters evened out |
//! | `series.rs` | lists that look a place up by one function |
//! | `normal.rs` | a text as tokens, with a map back to the text as given |
//! | `lines.rs` | lines, sentences, wrapped paragraphs |
//! | `classes.rs` | what words and phrases do, and sets of that |
//! | `packed.rs` | the tables of names and words as they are packed |
//! | `tables.rs` | the tables as one trie |
//! | `paths.rs` | the ways of a text's words through it |
//! | `finding.rs` | a text inside a text |
//! | `typos.rs` | slips of a letter |
//! | `order.rs` | things in the order of numbers |
//! | `russian.rs` | forms of Russian words |
//! | **names** | |
//! | `names.rs` | names of states and bodies in a text |
//! | `signs.rs` | Chinese names of one sign |
//! | `acronyms.rs` | abbreviations and lines that no table has |
//! | `bodies.rs` | names of bodies that no table has, by nouns and abbreviations |
//! | `bodies_english.rs` | … by English grammar |
//! | `bodies_english_walk.rs` | … word by word |
//! | `bodies_english_more.rs` | … and what stands around them |
//! | `bodies_russian.rs` | … by Russian grammar |
//! | `bodies_russian_more.rs` | … and how far they go |
//! | `bodies_chinese.rs` | … in Chinese |
//! | **roles** | |
//! | `marks.rs` | a text as names, phrases and marks |
//! | `units.rs` | sentences, labels, items, rows; what stands over a list |
//! | `unit_lines.rs` | … line by line |
//! | `roles.rs` | who takes part, unit by unit |
//! | `sentences.rs` | … in sentences |
//! | `supports.rs` | … what speaks for a run |
//! | `doubts.rs` | … what speaks against it |
//! | `clauses.rs` | where a sentence speaks of others, or of another time |
//! | `layouts.rs` | … in lists |
//! | `labels.rs` | … in lines with a label |
//! | `rows.rs` | … in rows of a table |
//! | `groups.rs` | groups that take part without names |
//! | `captions.rs` | the heading of each name of a run |
//! | `verdicts.rs` | what was judged, for each name, with its heading |
//! | `views.rs` | which marks of a sentence are seen |
//! | `runs.rs` | names that stand parallel |
//! | `links.rs` | … what links one to the next |
//! | `evidence.rs` | what stands before a run and says that it takes part, or does not |
//! | `cues.rs` | … what one word says |
//! | `evidence_right.rs` | … behind it |
//! | `absences.rs` | absences in sentences of their own |
//! | `hosts.rs` | who invited |
//! | `passives.rs` | what English says in the passive of those who came |
//! | `bars.rs` | what keeps a name out of every run |
//! | `bars_left.rs` | … by the words before it |
//! | `beside.rs` | … where it is a part of something else |
//! | `shapes.rs` | what the build of a run alone says |
//! | `headings.rs` | which heading a name stands under |
//! | `headings_right.rs` | … behind its run |
//! | `headings_chinese.rs` | … where Chinese prints them |
//! | `headings_roles.rs` | … in words that no table has |
//! | `heading_words.rs` | the words of a heading |
//! | `heading_words_english.rs` | … in English |
//! | `heading_words_chinese.rs` | … in Chinese |
//! | `heading_words_russian.rs` | … in Russian |
//! | `heading_leads.rs` | the heading in a lead or a label |
//! | `announced.rs` | the group that a sentence before announced |
//! | `counts.rs` | printed counts |
//! | `assembly.rs` | what was judged, as a reading |
//! | **the rest** | |
//! | `answers.rs` | what a page asks, and what it is answered |
//! | `gazetteer.rs` | what the tables know of an organization, and what a name can mean |
//! | `meant.rs` | what a name that stands alone means |
//! | `papers.rs` | the text in a DOCX or ODT |
//! | `unreadable.rs` | why nothing can be read |
//! | `main.rs` | the reader as a browser calls it |

#![forbid(unsafe_code)]

mod absences;
mod acronyms;
mod announced;
pub mod answers;
mod assembly;
mod bars;
mod bars_left;
mod beside;
mod bodies;
mod bodies_chinese;
mod bodies_english;
mod bodies_english_more;
mod bodies_english_walk;
mod bodies_russian;
mod bodies_russian_more;
mod captions;
mod classes;
mod clauses;
mod counts;
mod cues;
mod doubts;
mod evidence;
mod evidence_right;
mod finding;
mod gazetteer;
mod groups;
mod heading_leads;
mod heading_words;
mod heading_words_chinese;
mod heading_words_english;
mod heading_words_russian;
mod headings;
mod headings_chinese;
mod headings_right;
mod headings_roles;
mod hosts;
mod labels;
mod layouts;
mod letters;
mod lines;
mod links;
mod marks;
pub mod meant;
mod names;
mod normal;
mod order;
mod packed;
mod papers;
mod passives;
mod paths;
mod reading;
mod roles;
mod rows;
mod runs;
mod russian;
mod sentences;
mod series;
mod shapes;
mod signs;
mod supports;
mod tables;
mod typos;
mod unit_lines;
mod units;
mod unreadable;
mod verdicts;
mod views;

pub use classes::Class;
pub use gazetteer::{Described, Gazetteer, Languages, Names, VERSION};
pub use packed::{small_rows, word_rows};
pub use papers::text_of;
pub use reading::{Count, List, Mention, Printed, Reading, Role, TAKES_PART, WHICH, Zone};
pub use unreadable::Unreadable;

/// Longest text that is read, in bytes.
pub const LONGEST: usize = 4 << 20;

/// Reads a text.
///
/// # Errors
/// Where there is nothing to read.
pub fn read(given: &str) -> Result<Reading, Unreadable> {
    if given.len() > LONGEST {
        return Err(Unreadable::Long);
    }
    if given.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if given.contains('\0') {
        return Err(Unreadable::NotText);
    }
    let tables = tables::tables();
    let mut text = normal::tokens(given);
    lines::unwrap_lines(&mut text);
    let symbols = tables.symbols(&text);
    let phrases = names::phrases(tables, &text, &symbols);
    let names = names::names(tables, &text, &symbols, &phrases);
    let marks = marks::marks(&text, &names, &phrases);
    let units = units::units(&text, &marks);
    let judged = roles::judge(&text, &names, &marks, &units);
    Ok(assembly::assemble(&text, &names, &phrases, &judged))
}

/// Whether a text has a phrase of a class of `words.csv`; for tests of the table.
pub fn finds(given: &str, class: Class) -> bool {
    let tables = tables::tables();
    let text = normal::tokens(given);
    let symbols = tables.symbols(&text);
    let phrases = names::phrases(tables, &text, &symbols);
    (0..text.tokens.len()).any(|at| phrases.at(at, class).is_some())
}
