//! Every sentence that a reader is told when something goes wrong, in all languages: written to
//! `docs/errors.md`, and held to say what happened and what to do.
//!
//! Does not know when a sentence is shown; `faults.rs`, `hostile.rs` and the rooms' own tests do.

use expect_test::expect_file;
use plenary::data::Thing;
use plenary::text::{KEYS, Lang, Words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A sentence: its key, and for a `select` which of its choices; when it is told; and its words.
type Row = (&'static str, &'static str, &'static str, fn(&Words) -> String);

macro_rules! told {
    ($($key:ident $([$choice:literal])? ($($argument:expr),*) $when:literal;)*) => {
        &[$((
            stringify!($key),
            concat!($($choice)?),
            $when,
            |words: &Words| words.$key($($choice,)? $($argument),*).to_string(),
        )),*]
    };
}

const ROWS: &[Row] = told! {
    needs_program() "scripts or WebAssembly are missing, or the program did not come whole";
    fault() "the program has stopped; with the link";
    failed() "the dataset did not open; the reasons stand below";
    failed_network("data/x.json", "Failed to fetch") "no answer for the dataset";
    failed_status("404", "data/x.json") "another answer than the dataset";
    failed_no_address() "a page without its dataset";
    problem_empty() "the dataset is empty";
    problem_web_page() "the dataset is a web page";
    problem_cut_off() "the dataset ends in the middle";
    problem_not_json("expected a colon") "a mistake in JSON";
    problem_not_a_dataset() "other JSON";
    problem_version("3") "a later form of the dataset";
    problem_missing("…") "a member is missing: one of the things below";
    problem_expected("…", "…") "a member of another type";
    problem_duplicate("mongolia") "an id twice";
    problem_out_of_order("7") "a number out of order";
    problem_unknown("…", "atlantis") "an id that leads nowhere";
    problem_unsafe_link("javascript:x") "an address that is no link";
    notice_parameter("foo") "the address has something else";
    notice_value("x", "category") "the address has an unknown value";
    notice_encoding("q") "the address is no UTF-8";
    notice_text_cut(200) "the search in the address is too long";
    notice_version("1.0.0", "1.1.0") "the address asks for a version that is not there";
    language_failed() "a language did not come";
    failed_view() "the part of the program with a view did not come";
    open_failed() "a file of the reader's is no dataset; the reasons stand below";
    check_empty() "nothing was given to check";
    check_binary() "what was given is no text";
    check_too_long() "what was given is too long";
    take_by_hand() "the clipboard is refused";
    take_not_saved() "saving is refused";
    take_not_made() "no file with another dataset";
    take_no_link("dataset") "no link leads to the dataset or the page";
    list_no_address() "no address leads to the list";
    take_not_shared() "sharing failed";
    take_no_picture() "no PNG";
    take_picture_refused() "no picture on the clipboard";
    take_no_exporter() "the part that makes files did not come";
    list_no_breakdown() "nothing to take along of a list without a breakdown";
    own_no_program() "the program for lists or reviews did not come";
    list_failed["book"]("100,000") "a workbook of too many rows";
    list_failed["decisions"]("") "a file that holds no decisions, for names in a list";
    list_failed["tables"]("") "the tables of names did not come";
    list_failed["unreadable"]("NotFoundError") "the file is gone";
    list_failed["network"]("Failed to fetch") "no answer for the list";
    list_failed["status"]("404") "another answer than the list";
    list_failed["gzip"]("") "no gzip in this browser";
    list_failed["engine"]("Failed to fetch") "the engine did not come";
    list_failed["restarted"]("") "the engine broke and was started again";
    list_failed["nothing"]("") "the address of somebody else's list";
    list_failed["origin"]("https://example.org") "a list of another server";
    list_failed["damaged"]("") "a workbook that breaks off";
    list_failed["locked"]("") "a workbook with a password";
    list_failed["too_large"]("") "an archive that unpacks to too much";
    list_failed["other_document"]("") "a document of text, zipped";
    list_failed["no_texts"]("") "an archive without a list";
    list_failed["no_such_text"]("") "an archive without what is asked for";
    list_failed["site"]("") "a workbook, opened in the single file";
    list_failed["full"]("QuotaExceededError") "no room to keep the list";
    list_failed["not_shown"]("event.name: Missing: a text by language. Add it.") "a meeting made of a list does not open";
    list_failed["not_saved"]("") "saving meetings is refused";
    list_failed["other"]("TypeError") "anything else";
    list_cut() "a gzip file ends in the middle";
    list_bad(3) "rows that are left out";
    list_meetings["empty"]() "no row makes a meeting";
    list_meetings_left["nobody"](3, "2, 5, 9") "rows without a participant";
    list_meetings_left["nowhere"](3, "2, 5, 9") "rows without a meeting";
    list_meetings_left["doubles"](3, "2, 5, 9") "somebody twice in one meeting";
    list_meetings_left["meetings"](3, "1,000") "too many meetings";
    list_meetings_left["participants"](3, "2,000") "too many participants";
    list_meetings_left["other"](3, "100,000") "too many rows for meetings";
    list_ignored("colour") "the address names another column";
    list_problem["empty"](0, "") "an empty file";
    list_problem["html"](0, "") "a web page";
    list_problem["compressed"](0, "") "an archive";
    list_problem["pdf"](0, "") "a PDF";
    list_problem["old_office"](0, "") "a document of Excel 97 to 2003";
    list_problem["xml_spreadsheet"](0, "") "a workbook as XML";
    list_problem["xml"](0, "") "other XML";
    list_problem["packed"](0, "zstd") "packed in a way that browsers do not know";
    list_problem["picture"](0, "PNG") "a picture";
    list_problem["database"](0, "SQLite") "a database";
    list_problem["rich_text"](0, "") "a text with formats";
    list_problem["pointer"](0, "") "what Git keeps in the place of a large file";
    list_problem["binary"](0, "") "other bytes";
    list_problem["no_rows"](0, "") "JSON without a list at the place asked for";
    list_problem["long_row"](9, "") "a row too long";
    list_problem["unclosed_quote"](0, "") "a quote without its end";
    list_problem["long_cell"](1_048_576, "") "a cell too long";
    list_problem["huge_row"](4_194_304, "") "a line too long";
    list_problem["nul"](0, "") "a NUL";
    list_problem["invalid_utf8"](0, "") "no UTF-8";
    list_problem["duplicate_header"](0, "name 2") "a head twice";
    list_problem["empty_header"](0, "column 3") "a column without a head";
    list_problem["too_many_columns"](2_000, "") "too many columns";
    list_problem["not_json"](0, "") "a line that is no object";
    list_problem["memory"](0, "") "the bound of memory";
    list_problem["too_many_rows"](20_000_000, "") "the bound of rows";
    list_problem["other"](0, "") "anything else";
    review_failed["program"]("") "the reader of releases did not come";
    review_failed["empty"]("") "a release without text";
    review_failed["long"]("") "a release that is too long";
    review_failed["not-text"]("") "bytes that are no text, as a release";
    review_failed["pdf"]("") "a PDF as a release";
    review_failed["old-document"]("") "an old document as a release";
    review_failed["damaged"]("") "a document that is cut";
    review_failed["no-document"]("") "an archive without a document";
    review_failed["unreadable"]("") "the file of a release is gone";
    review_failed["nothing"]("") "the address of a review that is nowhere";
    review_failed["other-file"]("") "a file that a review does not know";
    review_failed["broken"]("line 1") "a draft or decisions that are broken";
    review_failed["version"]("99") "a draft or decisions of another version";
    review_failed["full"]("") "no room to keep a draft";
    review_failed["nobody"]("") "nobody takes part";
    review_failed["other-draft"]("") "a second draft that is of another text";
    review_failed["draft-text"]("") "a draft without its text among several releases";
    review_failed["other-text"]("") "a draft beside another text";
    review_failed["not-saved"]("") "a file of a review is not saved";
    review_failed["no-file"]("") "the page did not come for the single file";
    review_failed["not-shown"]("event: Missing") "a dataset that the explorer refuses";
    review_failed["other"]("TypeError") "anything else while a release is read";
    review_refused["which"]() "accepting what can mean several";
    review_refused["no-candidate"]() "a candidate that is not there";
    review_refused["no-words"]() "no words marked";
    review_refused["no-further"]() "an end at the end of the text";
    review_refused["same-words"]() "words marked twice";
    review_refused["not-divided"]() "splitting one word";
    review_refused["not-neighbours"]() "joining what stands apart";
    review_refused["too-long"]() "a name as long as a text";
    review_refused["bad-fact"]() "a fact of another form";
    review_refused["open"]() "confirming with questions open";
    review_refused["not-in-text"]() "adding words that are not there";
    review_refused["no-change"]() "an act that changes nothing";
    review_refused["other"]() "any other act that is refused";
};

/// Parts of keys that tell of something wrong. `join_or` and the like are no errors.
const SIGNS: [&str; 11] = [
    "fail",
    "problem_",
    "notice_",
    "fault",
    "_not_saved",
    "_not_shared",
    "_no_",
    "refused",
    "check_binary",
    "check_empty",
    "needs_program",
];

/// Keys with such a part that tell of nothing wrong, or only of how many.
const OTHERS: [&str; 19] = [
    "list_no_filters",
    "list_no_groups",
    "review_no_heading",
    "review_no_view",
    "review_no_all",
    "review_check_no_count",
    "failed_snapshot_stays",
    "fault_rest",
    "notice_more",
    "list_problems_more",
    "empty_no_single_remedy",
    "card_no_heading",
    "card_no_formal_name",
    "problem_thing",
    "list_no_head",
    "list_no_source",
    "list_no_value",
    "check_no_hash",
    "list_no_row",
];

/// Told with a button or the reasons beside it, or of something that is settled already.
const WITHOUT_ADVICE: [&str; 11] = [
    "failed",
    "open_failed",
    "fault",
    "notice_parameter",
    "notice_value",
    "notice_encoding",
    "notice_text_cut",
    "list_bad",
    "list_ignored",
    "list_problem duplicate_header",
    "list_problem empty_header",
];

fn name((key, choice, ..): &Row) -> String {
    format!("{key} {choice}").trim_end().to_owned()
}

/// How many sentences a text is.
fn sentences(text: &str) -> usize {
    let ends = |(at, end): (usize, char)| {
        matches!(end, '。' | '？' | '：')
            || (matches!(end, '.' | '?' | ':') && {
                let rest = &text[at + end.len_utf8()..];
                rest.is_empty() || rest.starts_with(' ')
            })
    };
    text.char_indices().filter(|it| ends(*it)).count()
}

/// A text in every language.
fn in_all(say: impl Fn(&Words) -> String) -> Vec<String> {
    Lang::all().map(|lang| say(lang.words())).collect()
}

#[test]
fn the_catalogue_of_errors_is_as_it_was_read() {
    let names: Vec<&str> = Lang::all().map(Lang::name).collect();
    let columns = names.join(" | ");
    let rule = "---|".repeat(names.len());
    let mut table = format!(
        "# Every error, in words\n\n\
        Written by `tests/it/errors.rs` (`UPDATE_EXPECT=1 cargo test --test it errors`): what a \
        reader is told when something goes wrong, with examples for what differs. Where it \
        happened stands in front: a path or a line and column of a dataset, a row and column of a \
        list.\n\n| When | {columns} |\n|---|{rule}\n"
    );
    for (.., when, say) in ROWS {
        let said = in_all(say);
        writeln!(table, "| {when} | {} |", said.join(" | ")).unwrap();
    }
    let what = "What may be missing, wanted, found or unknown";
    writeln!(table, "\n{what}:\n\n| {columns} |\n|{rule}").unwrap();
    for thing in Thing::ALL {
        let said = in_all(|words| words.problem_thing(thing.key()));
        writeln!(table, "| {} |", said.join(" | ")).unwrap();
    }
    expect_file!["../../docs/errors.md"].assert_eq(&table);
}

#[test]
fn no_error_is_missing_from_the_catalogue() {
    let told: BTreeSet<&str> = ROWS.iter().map(|(key, ..)| *key).collect();
    for (key, _) in KEYS {
        let is_error = SIGNS.iter().any(|sign| key.contains(sign)) && !OTHERS.contains(key);
        assert!(!is_error || told.contains(key), "{key} is not in the catalogue");
    }
    // Every choice of the messages that have some.
    for lang in Lang::all() {
        let messages: BTreeMap<String, Value> = serde_json::from_str(lang.locale()).unwrap();
        let mut things: BTreeSet<_> = Thing::ALL.iter().map(|it| it.key().to_owned()).collect();
        things.insert("other".to_owned());
        let choices = |key: &str| top_level_choices(messages[key].as_str().unwrap());
        assert_eq!(choices("problem_thing"), things);
        for key in ["list_failed", "list_problem", "review_failed", "review_refused"] {
            let choices = choices(key);
            let rows = ROWS.iter().filter(|row| row.0 == key).map(|row| row.1.to_owned());
            assert_eq!(choices, rows.collect(), "{key}");
        }
    }
}

/// The names of the choices of a message that is one `select`.
fn top_level_choices(message: &str) -> BTreeSet<String> {
    let (_, choices) = message.split_once("select,").unwrap();
    let (mut depth, mut name, mut found) = (0, String::new(), BTreeSet::new());
    for sign in choices.chars() {
        match sign {
            '{' if depth == 0 => {
                found.insert(std::mem::take(&mut name).trim().to_owned());
                depth = 1;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            sign if depth == 0 => name.push(sign),
            _ => {}
        }
    }
    found
}

#[test]
fn every_error_says_what_happened_and_what_to_do() {
    for lang in Lang::all() {
        let mut before = BTreeMap::new();
        for row in ROWS {
            let (said, name) = ((row.3)(lang.words()), name(row));
            assert!(!said.contains(['{', '}']), "{name} is not filled in: {said}");
            if !WITHOUT_ADVICE.contains(&name.as_str()) && !name.ends_with(" other") {
                assert!(
                    sentences(&said) >= 2,
                    "{name}, {}: what is to be done? {said}",
                    lang.tag()
                );
            }
            if let Some(other) = before.insert(said.clone(), name.clone()) {
                panic!("{name} and {other} say the same: {said}");
            }
        }
    }
}
