//! What was guessed of how a list is to be read: for each choice what else it could be, the reason and
//! the doubt, in words.
//!
//! Knows messages and the engine's guesses; no element.

use crate::list::reading::CELLS;
use crate::list::summary::{File, kind};
use crate::query::Reading;
use crate::text::Words;
use engine::protocol::{
    ColumnKind, DateOrder, Doubt, ENCODINGS, FileKind, Guess, NoteKind, Summary, Topic,
};

/// Rows that can be left out, beyond those that are.
const MORE: usize = 12;

/// A choice of how to read, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in an address.
    pub name: &'static str,
    /// What it can be: values as an address has them, each with its label.
    pub options: Vec<(String, String)>,
    /// What it is.
    pub value: String,
    /// Whether the reader has said so.
    pub is_chosen: bool,
    /// How far the guess is to be believed.
    pub doubt: Doubt,
    /// Why.
    pub why: String,
}

/// The reason of a guess.
pub fn why(words: &Words, guess: &Guess) -> String {
    let number = |at: usize| guess.numbers.get(at).copied().unwrap_or_default();
    words.list_why(&kind(guess.reason), number(0), number(1), &guess.text)
}

/// A doubt, or that the reader has said so.
pub fn doubt(words: &Words, doubt: Doubt, is_chosen: bool) -> String {
    words.list_doubt(&if is_chosen { String::new() } else { kind(doubt) })
}

/// Every choice that this file has, but words for "no value", kinds and spellings. `language` names a
/// language by its tag.
pub fn settings(
    words: &Words,
    file: &File,
    summary: &Summary,
    reading: &Reading,
    language: &dyn Fn(&str) -> String,
) -> Vec<Setting> {
    let format = &summary.format;
    let is_book = !file.kind.is_empty() && file.kind != "zip";
    let mut all = Vec::new();
    if summary.preview.is_empty() && summary.rows == 0 && format.kind.is_none() {
        // What is no list is read in no other way.
        return all;
    }
    let known = Known { words, summary, reading };
    if !is_book {
        all.push(encoding(words, file, reading, language));
    }
    if file.parts.len() > 1 {
        let parts = file.parts.iter().map(|name| (name.clone(), name.clone())).collect();
        let now = file.parts.get(file.part).cloned().unwrap_or_default();
        all.push(known.setting("sheet", &[], now, parts));
    }
    if summary.roots.len() > 1 || reading.get("root").is_some() {
        all.push(known.root());
    }
    if format.kind == Some(FileKind::Csv) {
        all.extend((!is_book).then(|| known.cells()));
        all.push(known.rows("skip", Topic::Skip, format.skip));
        all.push(known.head());
        all.push(known.rows("below", Topic::Below, format.below));
        all.push(known.rows("footer", Topic::Footer, format.footer));
    }
    all.extend(known.dates());
    all.push(known.trim());
    all
}

/// What choices are told from.
struct Known<'a> {
    words: &'a Words,
    summary: &'a Summary,
    reading: &'a Reading,
}

impl Known<'_> {
    /// A choice as it stands, with reason and doubt of what was guessed of these topics.
    fn setting(
        &self,
        name: &'static str,
        topics: &[Topic],
        value: String,
        options: Vec<(String, String)>,
    ) -> Setting {
        let is_chosen = self.reading.get(name).is_some();
        let own = || self.summary.guesses.iter().filter(|guess| topics.contains(&guess.topic));
        let mut reasons: Vec<String> = Vec::new();
        for reason in own().map(|guess| why(self.words, guess)) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        let rank =
            |doubt: Doubt| [Doubt::None, Doubt::Some].iter().position(|other| *other == doubt);
        let doubt = own().map(|guess| guess.doubt).max_by_key(|doubt| rank(*doubt).unwrap_or(2));
        let why = if is_chosen { String::new() } else { reasons.join(" ") };
        Setting { name, options, value, is_chosen, doubt: doubt.unwrap_or_default(), why }
    }

    /// Which list inside a JSON text it is.
    fn root(&self) -> Setting {
        let label = |path: &str| if path.is_empty() { "[ ]".to_owned() } else { path.to_owned() };
        let roots = self.summary.roots.iter().map(|root| {
            let rows = self.words.list_rows(root.items);
            (root.path.clone(), format!("{} ({rows})", label(&root.path)))
        });
        let now = self.summary.format.root.clone().unwrap_or_default();
        self.setting("root", &[Topic::Root], now, roots.collect())
    }

    /// What stands between cells.
    fn cells(&self) -> Setting {
        let delimiter = self.summary.format.delimiter;
        let now = CELLS.iter().find(|(_, sign)| delimiter == Some(*sign));
        let cells = CELLS.map(|(name, _)| (name.to_owned(), self.words.list_cells(name))).to_vec();
        let value = now.map_or("", |(name, _)| *name).to_owned();
        self.setting("cells", &[Topic::Delimiter], value, cells)
    }

    /// How many rows are left out somewhere.
    fn rows(&self, name: &'static str, topic: Topic, rows: Option<usize>) -> Setting {
        let now = rows.unwrap_or_default();
        let counts = (0..=now + MORE).map(|count| (count.to_string(), self.words.number(count)));
        self.setting(name, &[topic], now.to_string(), counts.collect())
    }

    /// How many rows the head has, if there is one.
    fn head(&self) -> Setting {
        let format = &self.summary.format;
        let has_head = format.has_header != Some(false);
        let now = if has_head { format.head_rows.unwrap_or(1) } else { 0 };
        let label = |rows: usize| match rows {
            0 => self.words.list_no_head().to_owned(),
            rows => self.words.list_rows(rows),
        };
        let heads = (0..=3).map(|rows: usize| (rows.to_string(), label(rows))).collect();
        self.setting("head", &[Topic::Head, Topic::HeadRows], now.to_string(), heads)
    }

    /// Whether dates have the day or the month first, where that was guessed or the reader has said so.
    fn dates(&self) -> Option<Setting> {
        let asked = || self.summary.guesses.iter().filter(|guess| guess.topic == Topic::DateOrder);
        if asked().next().is_none() && self.reading.get("dates").is_none() {
            return None;
        }
        let is_open = asked().any(|guess| guess.doubt == Doubt::Great);
        let mut dates =
            self.summary.columns.iter().filter(|column| column.kind == ColumnKind::Date);
        let seen = || dates.find_map(|column| column.order).filter(|_| !is_open);
        let order = self.summary.format.date_order.or_else(seen);
        let mut orders =
            ["day", "month"].map(|value| (value.to_owned(), self.words.list_order(value))).to_vec();
        let now = match order {
            Some(DateOrder::MonthFirst) => "month",
            Some(DateOrder::DayFirst) => "day",
            None => {
                // Days are read first, until somebody says so.
                orders.insert(0, ("?".to_owned(), "?".to_owned()));
                "?"
            }
        };
        Some(self.setting("dates", &[Topic::DateOrder], now.to_owned(), orders))
    }

    /// Whether blanks around cells are taken off.
    fn trim(&self) -> Setting {
        let trims =
            ["1", "0"].map(|value| (value.to_owned(), self.words.list_trim(value))).to_vec();
        let is_kept = self.summary.format.trim == Some(false);
        let now = if is_kept { "0" } else { "1" };
        let mut trim = self.setting("trim", &[], now.to_owned(), trims);
        if let Some(cut) = self.summary.notes.iter().find(|note| note.kind == NoteKind::Blanks) {
            trim.why = self.words.list_note(&kind(cut.kind), cut.count, "", "", "");
        }
        trim
    }
}

/// The encoding, which the worker has guessed.
fn encoding(
    words: &Words,
    file: &File,
    reading: &Reading,
    language: &dyn Fn(&str) -> String,
) -> Setting {
    let guess = file.guess.clone().unwrap_or_default();
    let mut why = words.list_why_encoding(&guess.reason, &language(&guess.language), guess.bad);
    if !guess.others.is_empty() {
        let known = |own: &String| {
            let label = ENCODINGS.iter().find(|(name, _)| name == own).map(|(_, label)| *label);
            label.unwrap_or(own).to_owned()
        };
        let labels: Vec<String> = guess.others.iter().map(known).collect();
        let others: Vec<&str> = labels.iter().map(String::as_str).collect();
        why = format!("{why} {}", words.list_or(&words.or_list(&others)));
    }
    let doubt = match guess.doubt.as_str() {
        "great" => Doubt::Great,
        "some" => Doubt::Some,
        _ => Doubt::None,
    };
    let options =
        ENCODINGS.iter().map(|(name, label)| ((*name).to_owned(), (*label).to_owned())).collect();
    let is_chosen = reading.get("encoding").is_some();
    let value = file.encoding.clone();
    Setting { name: "encoding", options, value, is_chosen, doubt, why }
}

/// Cells that could mean "no value", each with how many rows have it, in an order that no choice changes;
/// those that the reader has taken for it have no number.
pub fn voids(summary: &Summary) -> Vec<(String, Option<usize>)> {
    let chosen = summary.format.no_value.iter().map(|word| (word.clone(), None));
    let mut all: Vec<(String, Option<usize>)> = chosen.collect();
    for (word, rows) in summary.columns.iter().flat_map(|column| &column.missing) {
        match all.iter_mut().find(|(other, _)| other == word) {
            Some((_, sum)) => *sum = sum.map(|sum| sum + rows),
            None => all.push((word.clone(), Some(*rows))),
        }
    }
    engine::sorted(&all, &mut Ord::cmp)
}

/// How many choices only the reader can make.
pub fn open_questions(all: &[Setting], voids: &[(String, Option<usize>)]) -> usize {
    let doubtful =
        all.iter().filter(|setting| setting.doubt == Doubt::Great && !setting.is_chosen).count();
    let is_open = !voids.is_empty() && voids.iter().all(|(_, rows)| rows.is_some());
    doubtful + usize::from(is_open)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::{open_questions, settings, voids};
    use crate::list::reading;
    use crate::list::summary::{EncodingGuess, File};
    use crate::query::Reading;
    use crate::text::Lang;
    use engine::protocol::{Doubt, Reason};
    use expect_test::{Expect, expect};

    fn check(text: &str, chosen: &[(&str, &str)], expected: &Expect) {
        let mut reading = Reading::default();
        chosen.iter().for_each(|(name, value)| reading.set(name, Some(value)));
        let mut reader = engine::Reader::new(reading::choices(&reading).format);
        reader.feed(text.as_bytes());
        let list = reader.finish();
        let guess =
            EncodingGuess { reason: "letters".into(), language: "fr".into(), ..Default::default() };
        let file = File { encoding: "windows-1252".into(), guess: Some(guess), ..File::default() };
        let words = Lang::default().words();
        let all = settings(words, &file, list.summary(), &reading, &str::to_owned);
        let mut told = String::new();
        for setting in &all {
            let doubt = super::doubt(words, setting.doubt, setting.is_chosen);
            let name = words.list_choice(setting.name);
            told += &format!("{name}: {} ({doubt}) {}\n", setting.value, setting.why);
        }
        let voids = voids(list.summary());
        told += &format!("{voids:?}, open: {}\n", open_questions(&all, &voids));
        expected.assert_eq(&told);
    }

    const TEXT: &str = "Delegations;;\n2019;;\nName;Status;Day\nA;Member ;05/09/2019\nB;Guest;06/09/2019\nC;n/a;07/10/2019\nD;Member;08/09/2019\n";

    #[test]
    fn every_guess_has_its_reason_and_its_doubt() {
        check(
            TEXT,
            &[],
            &expect![[r#"
            Encoding: windows-1252 (sure) Its letters stand beside each other as in fr.
            Cells end at: semicolon (sure) 7 of 7 lines looked at have the same number of cells.
            Rows left out above: 2 (likely) Row 3 is the first with as many filled cells as those below.
            Head: 1 (sure) Numbers or dates stand below words in 1 of the columns.
            Rows left out below the head: 0 (sure) 
            Rows left out at the end: 0 (sure) 
            Order of dates: ? (yours to decide) No cell tells which of the two it is.
            Blanks around cells: 1 (sure) Blanks around 1 cell were taken off.
            [("n/a", Some(1))], open: 2
        "#]],
        );
    }

    #[test]
    fn what_is_chosen_is_no_guess() {
        let chosen = [("dates", "month"), ("void", "n/a"), ("skip", "1"), ("head", "0")];
        check(
            TEXT,
            &chosen,
            &expect![[r#"
            Encoding: windows-1252 (sure) Its letters stand beside each other as in fr.
            Cells end at: semicolon (sure) 7 of 7 lines looked at have the same number of cells.
            Rows left out above: 1 (chosen) 
            Head: 0 (chosen) 
            Rows left out below the head: 0 (sure) 
            Rows left out at the end: 0 (sure) 
            Order of dates: month (chosen) 
            Blanks around cells: 1 (sure) Blanks around 1 cell were taken off.
            [("n/a", None)], open: 0
        "#]],
        );
    }

    #[test]
    fn every_reason_and_doubt_has_its_words() {
        const REASONS: [Reason; 33] = [
            Reason::SaidInFile,
            Reason::SameCells,
            Reason::NoSign,
            Reason::FirstFull,
            Reason::FirstRow,
            Reason::OtherKindBelow,
            Reason::NotAgainBelow,
            Reason::AgainBelow,
            Reason::AlikeBelow,
            Reason::ValuesAlready,
            Reason::GroupsAbove,
            Reason::Brackets,
            Reason::Tags,
            Reason::Numbering,
            Reason::Rule,
            Reason::LinesQuoted,
            Reason::ByColumn,
            Reason::Units,
            Reason::WordsOverNumbers,
            Reason::BeginsLike,
            Reason::OnlyList,
            Reason::LargestList,
            Reason::MostCells,
            Reason::AboveTwelve,
            Reason::NothingTells,
            Reason::Name,
            Reason::MostDifferent,
            Reason::Looks,
            Reason::PartsAlone,
            Reason::PartsRepeat,
            Reason::Telling,
            Reason::DateBefore,
            Reason::FewFit,
        ];
        for lang in Lang::all() {
            let words = lang.words();
            for reason in REASONS {
                let said = words.list_why(&super::kind(reason), 3, 4, "Total");
                assert!(said.chars().count() > 4, "{reason:?} in {}", lang.tag());
            }
            for doubt in [Doubt::None, Doubt::Some, Doubt::Great] {
                assert_ne!(super::doubt(words, doubt, false), super::doubt(words, doubt, true));
            }
        }
    }
}
