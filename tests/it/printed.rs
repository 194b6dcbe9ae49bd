//! Every name as printed, once and in order: the mentions of the bundled dataset against the release.
//!
//! The release's text is the publisher's and not part of the project. So a record of it is kept in
//! `printed.txt`: for each mention the place of its first word in the text, and a hash of its words.
//! What the dataset keeps of the
//! words between mentions is recorded with them. The test of every day holds the dataset to the
//! record, and so runs anywhere; where the text lies beside the project, `cargo xtask test` holds the record to the text. After a change of a mention:
//!
//!     UPDATE_EXPECT=1 cargo test --test it printed -- --ignored

use crate::BUNDLED;
use plenary::check::gaps;
use plenary::data::load;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

const RECORD: &str = include_str!("printed.txt");

/// The words of a mention with those around them that make it unique, and who it is of.
struct Printed {
    of: String,
    words: String,
}

/// The mentions in printed order: of the headings, which stand between the names, and of names and
/// points.
fn mentions(dataset: &Value) -> [Vec<Printed>; 2] {
    let list = |of: &Value, key: &str| of[key].as_array().cloned().unwrap_or_default();
    let printed = |entries: Vec<Value>| -> Vec<Printed> {
        let selectors = entries.iter().flat_map(|entry| {
            list(&entry["mention"], "selectors").into_iter().map(move |it| (entry, it))
        });
        let text =
            |selector: &Value, key: &str| selector[key].as_str().unwrap_or_default().to_owned();
        selectors
            .map(|(entry, selector)| Printed {
                of: format!("{} “{}”", text(entry, "id"), text(&selector, "exact")),
                words: ["prefix", "exact", "suffix"].map(|key| text(&selector, key)).concat(),
            })
            .collect()
    };
    let headings = list(dataset, "facets").iter().flat_map(|it| list(it, "values")).collect();
    [
        printed(headings),
        printed([list(dataset, "participations"), list(dataset, "points")].concat()),
    ]
}

/// A text with one space wherever it has white space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first 16 digits of the SHA-256 of words.
fn hash(words: &str) -> String {
    let digest = Sha256::digest(spaced(words));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Where words stand in a text: the number of the word in which each occurrence begins, from 1.
fn places(text: &str, words: &str) -> Vec<usize> {
    let words = spaced(words);
    let found = text.match_indices(&words);
    found.map(|(at, _)| text[..at].matches(' ').count() + 1).collect()
}

/// Places by hash, as the record has them.
fn places_of(record: &str) -> BTreeMap<&str, Vec<usize>> {
    let mut all = BTreeMap::<&str, Vec<usize>>::new();
    for line in record.lines().filter(|line| !line.starts_with('#')) {
        let (place, hash) = line.split_once(' ').unwrap();
        all.entry(hash).or_default().push(place.parse().unwrap());
    }
    all
}

/// How many mentions are printed once and in order.
fn in_order(dataset: &Value, record: &str) -> Result<usize, String> {
    let places = places_of(record);
    let mut found = 0;
    for list in mentions(dataset) {
        let mut before = 0;
        for Printed { of, words } in list {
            match places.get(hash(&words).as_str()).map(Vec::as_slice) {
                None => return Err(format!("{of} is not as recorded from the release")),
                Some([place]) if *place >= before => before = *place,
                Some([_]) => return Err(format!("{of} is printed before the one it follows")),
                Some(_) => return Err(format!("{of} is printed more than once")),
            }
            found += 1;
        }
    }
    Ok(found)
}

/// The record of a text for a dataset.
fn recorded(dataset: &Value, text: &str) -> String {
    let mut record = format!(
        "# Written by tests/it/printed.rs from the release with the SHA-256\n# {:x}:\n\
         # the place of a mention's first word, and a hash of its words.\n",
        Sha256::digest(text)
    );
    let text = spaced(text);
    let mut lines: Vec<(usize, String)> = mentions(dataset)
        .iter()
        .flatten()
        .flat_map(|it| places(&text, &it.words).into_iter().map(|place| (place, hash(&it.words))))
        .collect();
    lines.sort();
    for (place, hash) in lines {
        writeln!(record, "{place} {hash}").unwrap();
    }
    record
}

/// The record's line of what the dataset keeps of the words between the mentions of the list.
fn recorded_between(gaps: &str) -> String {
    format!("# Between the mentions of the list: {gaps}\n")
}

fn bundled() -> Value {
    serde_json::from_str(BUNDLED).unwrap()
}

#[test]
fn every_name_is_printed_once_and_in_order() {
    let dataset = bundled();
    let headings_names_and_points = in_order(&dataset, RECORD);
    assert_eq!(headings_names_and_points, Ok(mentions(&dataset).iter().flatten().count()));
    assert!(mentions(&dataset)[1].len() >= 33 + 11);
    let document = dataset["documents"][0]["sha256"].as_str().unwrap();
    assert!(RECORD.contains(document), "the record is of another text");
    let gaps = dataset["documents"][0]["gaps"].as_str().unwrap();
    assert!(RECORD.ends_with(&recorded_between(gaps)), "other gaps than recorded");
}

#[test]
fn a_name_that_is_changed_moved_or_doubled_is_told() {
    let told = |change: fn(&mut Vec<Value>)| {
        let mut dataset = bundled();
        change(dataset["participations"].as_array_mut().unwrap());
        in_order(&dataset, RECORD).unwrap_err()
    };
    let changed = told(|rows| {
        rows[2]["mention"]["selectors"][0]["exact"] = "Kirghiz Republic".into();
    });
    assert!(changed.contains("“Kirghiz Republic” is not as recorded"), "{changed}");
    let moved = told(|rows| rows.swap(0, 1));
    assert!(moved.ends_with("is printed before the one it follows"), "{moved}");
    let text = "Mongolia, Interpol and Mongolia";
    let dataset = serde_json::json!({ "participations": [
        { "id": "a", "mention": { "selectors": [{ "exact": "Mongolia" }] } },
    ] });
    let doubled = in_order(&dataset, &recorded(&dataset, text)).unwrap_err();
    assert_eq!(doubled, "a “Mongolia” is printed more than once");
}

/// The release's text, which is not part of the project.
fn release() -> String {
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/source/release.txt");
    std::fs::read_to_string(text).unwrap()
}

#[test]
#[ignore = "cargo xtask test runs it where the release's text lies beside the project"]
fn the_record_is_what_the_release_prints() {
    let release = release();
    let between = gaps(&load(BUNDLED).unwrap().dataset, &release).unwrap();
    let record = recorded(&bundled(), &release) + &recorded_between(&between);
    expect_test::expect_file!["printed.txt"].assert_eq(&record);
}

/// The command-line check of a text: whether it found all as recorded, and what it said.
fn audited(name: &str, text: &str) -> (bool, String) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.txt"));
    std::fs::write(&file, text).unwrap();
    let dataset = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/sco-rats-2022.json");
    let mut audit = Command::new(env!("CARGO_BIN_EXE_audit"));
    let output = audit.arg(file).arg(dataset).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
#[ignore = "cargo xtask test runs it where the release's text lies beside the project"]
fn each_error_printed_into_the_release_is_told_by_name() {
    let whole = release();
    let (is_right, said) = audited("release", &whole);
    assert!(is_right && said.contains("33 of 33 names, 11 of 11 points"), "{said}");
    for (at, (from, to, told)) in [
        ("the Republic of Armenia, ", "", "Not found: “Republic of Armenia”"),
        ("Kyrgyz Republic", "Kirghiz Republic", "Changed: “Kyrgyz Republic”"),
        (
            "Republic of Azerbaijan, the Republic of Armenia",
            "Republic of Armenia, the Republic of Azerbaijan",
            "Out of order: “Republic of A",
        ),
        ("the Interpol, ", "the Interpol, the Interpol, ", "Doubled: “Interpol”"),
        (
            " and the Republic of Uzbekistan; the SCO observer states:",
            "; the SCO observer states: the Republic of Uzbekistan,",
            "Out of order: “",
        ),
        ("highlighted ", "", "Not found: “highlighted”"),
        ("Kingdom of Saudi Arabia", "Kingdom of of Saudi Arabia", "“of” doubled"),
        ("the Kyrgyz Republic", "except the Kyrgyz Republic", "does not: “except”."),
        ("Russian Federation, the", "Russian Federation, Nepal, the", "Nepal stands there, and"),
        ("Foreign Affairs.", "Foreign Affairs and Qatar.", "Qatar stands there, and"),
        ("authorities of the SCO", "authorities of Iran and the SCO", "Iran stands there, and"),
    ]
    .into_iter()
    .enumerate()
    {
        let changed = whole.replacen(from, to, 1);
        assert_ne!(changed, whole, "“{from}” does not stand in the release");
        let (is_right, said) = audited(&format!("planted-{at}"), &changed);
        let findings = said.lines().filter(|line| line.starts_with("- ")).count();
        assert!(!is_right && said.contains(told) && findings == 1, "“{from}” → “{to}”: {said}");
    }
}

#[test]
#[ignore = "cargo xtask test runs it where the release's text lies beside the project"]
fn a_state_put_into_the_release_at_any_place_of_its_list_is_told_first() {
    let (whole, dataset) = (release(), load(BUNDLED).unwrap().dataset);
    let (from, to) =
        (whole.find("SCO member states").unwrap(), whole.find("Conference part").unwrap());
    let words = plenary::text::Lang::default().words();
    let said = |text: &str| {
        let report = plenary::check::check(&dataset, text).unwrap();
        let findings = report.findings.iter();
        findings.map(|it| plenary::text::check::finding(words, &dataset, it)).collect::<Vec<_>>()
    };
    assert_eq!(said(&whole), Vec::<String>::new());
    let places = whole[from..to].match_indices([' ', ',', ';', '.']).map(|(at, _)| from + at);
    let places: Vec<usize> = places.collect();
    assert!(places.len() > 200);
    for at in places {
        let planted = format!("{}, the Islamic Republic of Iran{}", &whole[..at], &whole[at..]);
        let told = said(&planted);
        // Inside a name, that name is told as changed; where it is torn too far, as missing.
        let is_told = told
            .first()
            .is_some_and(|it| it.contains("Iran stands there, and the release does not name it."));
        assert!(is_told, "{:?} | {:?}: {told:#?}", &whole[at - 20..at], &whole[at..at + 20]);
    }
}
