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
//! | `bodies_english_more.rs` | … and what stands around them |
//! | `bodies_russian.rs` | … by Russian grammar |
//! | `bodies_chinese.rs` | … in Chinese |
//! | **roles** | |
//! | `marks.rs` | a text as names, phrases and marks |
//! | `units.rs` | sentences, labels, items, rows; what stands over a list |
//! | `roles.rs` | who takes part, unit by unit |
//! | `sentences.rs` | … in sentences |
//! | `clauses.rs` | where a sentence speaks of others, or of another time |
//! | `layouts.rs` | … in lists and labels |
//! | `rows.rs` | … in rows of a table |
//! | `groups.rs` | groups that take part without names |
//! | `verdicts.rs` | what was judged, for each name, with its heading |
//! | `views.rs` | which marks of a sentence are seen |
//! | `runs.rs` | names that stand parallel |
//! | `evidence.rs` | what stands before a run and says that it takes part, or does not |
//! | `evidence_right.rs` | … behind it |
//! | `absences.rs` | absences in sentences of their own |
//! | `hosts.rs` | who invited |
//! | `passives.rs` | what English says in the passive of those who came |
//! | `bars.rs` | what keeps a name out of every run |
//! | `beside.rs` | … where it is a part of something else |
//! | `shapes.rs` | what the build of a run alone says |
//! | `headings.rs` | which heading a name stands under |
//! | `headings_chinese.rs` | … where Chinese prints them |
//! | `headings_roles.rs` | … in words that no table has |
//! | `heading_words.rs` | the words of a heading |
//! | `heading_words_chinese.rs` | … in Chinese |
//! | `heading_words_russian.rs` | … in Russian |
//! | `heading_leads.rs` | the heading in a lead or a label |
//! | `announced.rs` | the group that a sentence before announced |
//! | `counts.rs` | printed counts |
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
mod bars;
mod beside;
mod bodies;
mod bodies_chinese;
mod bodies_english;
mod bodies_english_more;
mod bodies_russian;
mod classes;
mod clauses;
mod counts;
mod evidence;
mod evidence_right;
mod finding;
mod gazetteer;
mod groups;
mod heading_leads;
mod heading_words;
mod heading_words_chinese;
mod heading_words_russian;
mod headings;
mod headings_chinese;
mod headings_roles;
mod hosts;
mod layouts;
mod letters;
mod lines;
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
mod tables;
mod typos;
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

use names::Name;
use normal::{Kind, Text};
use roles::Strength;
use std::collections::HashMap;

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
    Ok(assemble(&text, &names, &phrases, &judged))
}

/// Whether a text has a phrase of a class of `words.csv`; for tests of the table.
pub fn finds(given: &str, class: Class) -> bool {
    let tables = tables::tables();
    let text = normal::tokens(given);
    let symbols = tables.symbols(&text);
    let phrases = names::phrases(tables, &text, &symbols);
    (0..text.tokens.len()).any(|at| phrases.at(at, class).is_some())
}

/// The printed words from a token to the one behind.
fn printed(text: &Text, span: (usize, usize)) -> Printed {
    let (start, end) = (text.tokens[span.0].start, text.tokens[span.1 - 1].end);
    Printed { start, exact: text.given(start, end) }
}

/// How a name takes part, where that is printed right behind it: “(by video link)”.
fn form(text: &Text, phrases: &names::Phrases, name: &Name) -> Option<(usize, usize)> {
    let mut bracket = false;
    for at in name.end..(name.end + 14).min(text.tokens.len()) {
        if let Some(end) = phrases.at(at, classes::Class::Form) {
            return Some((at, end));
        }
        if !bracket && normal::one_of(text.word(at), "and и 和 与 及") {
            return None;
        }
        match text.tokens[at].kind {
            Kind::Mark('(') => bracket = true,
            Kind::Mark(')') if bracket => return None,
            Kind::Mark(',' | ';' | '、' | '。' | ':') | Kind::Break(_) if !bracket => {
                return None;
            }
            _ => {}
        }
    }
    None
}

/// What a name is the same as.
fn identity(text: &Text, name: &Name) -> String {
    if name.id == "?" {
        (name.start..name.end)
            .filter(|at| text.tokens[*at].kind != Kind::Mark('('))
            .map(|at| text.word(at))
            .collect::<Vec<_>>()
            .join(" ")
    } else {
        name.id.clone()
    }
}

fn assemble(
    text: &Text,
    names: &[Name],
    phrases: &names::Phrases,
    judged: &roles::Judged,
) -> Reading {
    let mut reading = Reading { language: normal::language(text), ..Reading::default() };
    // A body that no table has is the same as its abbreviation in brackets.
    let mut aliases: HashMap<String, String> = HashMap::new();
    for name in names.iter().filter(|name| name.id == "?") {
        let open = (name.start..name.end).rev().find(|at| text.is_mark(*at, '('));
        if let Some(open) = open.filter(|open| name.end - open == 3) {
            aliases.insert(text.word(open + 1).to_owned(), identity(text, name));
        }
    }
    for (short, long) in bodies::short_forms(text, names) {
        aliases.insert(identity(text, &names[short]), identity(text, &names[long]));
    }
    // One participation per id: in a list where there is one, else where it is first named.
    let key_of = |name: &Name| {
        let key = identity(text, name);
        aliases.get(&key).cloned().unwrap_or(key)
    };
    // The line at the top names again whom the text names.
    let top = (0..text.tokens.len().min(60))
        .find(|at| matches!(text.tokens[*at].kind, Kind::Break(_)))
        .unwrap_or_default();
    let mut best: HashMap<String, usize> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        let verdict = &judged.verdicts[at];
        if verdict.strength == Strength::No {
            continue;
        }
        let rank = |at: usize| {
            let verdict = &judged.verdicts[at];
            let list = verdict.together >= 3
                || finding::has(verdict.reason, "item")
                || finding::has(verdict.reason, "row");
            (list && verdict.strength >= Strength::Weak, names[at].start >= top, verdict.strength)
        };
        let key = key_of(name);
        match best.get(&key) {
            Some(before) if rank(*before) >= rank(at) => {}
            _ => {
                best.insert(key, at);
            }
        }
    }
    let mut runs: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        let verdict = &judged.verdicts[at];
        let key = key_of(name);
        let takes_part = best.get(&key) == Some(&at);
        let again = !takes_part && best.contains_key(&key);
        let span = printed(text, (name.start, name.end));
        let weak = verdict.strength == Strength::Weak
            || verdict.strength == Strength::Acts && verdict.office.is_none() && name.is_state()
            || acronyms::is_bare(name) && verdict.together < 2 && verdict.heading.is_none();
        let certain = name.sure && !(takes_part && weak);
        let question = (takes_part && !certain)
            .then(|| if name.sure { TAKES_PART.to_owned() } else { WHICH.to_owned() });
        let reason = if takes_part {
            format!("{}; {}", verdict.reason, name.reason)
        } else {
            name.reason.clone()
        };
        let list = (takes_part && verdict.together >= 2).then(|| {
            runs.entry(verdict.run).or_default().push(reading.mentions.len());
            *places.entry(verdict.run).or_insert_with(|| {
                order.push(verdict.run);
                order.len() - 1
            })
        });
        reading.mentions.push(Mention {
            start: span.start,
            end: text.tokens[name.end - 1].end,
            exact: span.exact,
            role: if takes_part { Role::Participant } else { Role::Elsewhere },
            certain,
            kind: name.kind.clone(),
            id: name.id.clone(),
            candidates: name.candidates.iter().take(5).cloned().collect(),
            heading: verdict.heading.filter(|_| takes_part).map(|heading| printed(text, heading)),
            why: (!takes_part).then_some(if again { "again" } else { verdict.why }.into()),
            reason,
            question,
            office: verdict.office.filter(|_| takes_part).map(|office| printed(text, office)),
            form: form(text, phrases, name).filter(|_| takes_part).map(|form| printed(text, form)),
            list,
        });
        for (start, end, id) in &name.inner {
            if (*start, *end) == (name.start, name.end) {
                continue;
            }
            let span = printed(text, (*start, *end));
            reading.mentions.push(Mention {
                start: span.start,
                end: text.tokens[end - 1].end,
                exact: span.exact,
                role: Role::Elsewhere,
                certain: true,
                kind: tables::tables()
                    .by_id(id)
                    .map_or("other", |entity| {
                        if entity.kind == "contested" { "territory" } else { &entity.kind }
                    })
                    .to_owned(),
                id: id.clone(),
                candidates: Vec::new(),
                heading: None,
                why: Some("nested".into()),
                reason: "part of a longer name".to_owned(),
                question: None,
                office: None,
                form: None,
                list: None,
            });
        }
    }
    let named = reading.mentions.len();
    for collective in &judged.collectives {
        let span = printed(text, collective.span);
        let end = text.tokens[collective.span.1 - 1].end;
        // Mentions stand in order, those inside others right behind them.
        let near = reading.mentions[..named].partition_point(|mention| mention.end <= span.start);
        let taken =
            reading.mentions[..named].iter().skip(near).take_while(|mention| mention.start < end);
        let heads = judged.verdicts.iter().any(|verdict| {
            verdict.strength > Strength::No && verdict.heading == Some(collective.span)
        });
        if heads || taken.filter(|mention| mention.role == Role::Participant).count() > 0 {
            continue;
        }
        reading.mentions.push(Mention {
            start: span.start,
            end,
            exact: span.exact,
            role: Role::Collective,
            certain: true,
            kind: "group".to_owned(),
            id: "?".to_owned(),
            candidates: Vec::new(),
            heading: collective.heading.map(|heading| printed(text, heading)),
            why: None,
            reason: "a group named as taking part without names".to_owned(),
            question: None,
            office: None,
            form: None,
            list: None,
        });
    }
    for run in &order {
        let members = &runs[run];
        let (first, last) =
            (&reading.mentions[members[0]], &reading.mentions[members[members.len() - 1]]);
        let weak = members
            .iter()
            .filter(|at| reading.mentions[**at].question.as_deref() == Some(TAKES_PART))
            .count();
        let n = members.len();
        reading.lists.push(List {
            start: first.start,
            end: last.end,
            named: n,
            evidence: first.reason.split(';').next().unwrap_or_default().to_owned(),
            question: (weak * 2 > n).then(|| format!("Are these {n} named as taking part?")),
        });
    }
    reading.zones = reading
        .lists
        .iter()
        .map(|list| Zone { start: list.start, end: list.end, evidence: list.evidence.clone() })
        .collect();
    order::by(&mut reading.mentions, |mention| {
        (mention.start as usize, (u32::MAX - mention.end) as usize)
    });
    reading.counts = counts::counts(text, &reading);
    if reading.participants().next().is_none() {
        reading.notes.push("No list of participants was found.".to_owned());
    }
    reading
}
