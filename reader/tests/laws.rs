//! Laws that hold for any text, and texts that are made to break the reader.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use proptest::prelude::*;
use reader::{Mention, Reading, Role, Unreadable, read, text_of};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

fn releases() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/releases");
    let mut out: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    out.sort();
    out
}

/// Every place of a reading shows its own words.
fn fits(text: &str, reading: &Reading) {
    let chars: Vec<char> = text.chars().collect();
    let words =
        |start: u32, end: u32| chars[start as usize..end as usize].iter().collect::<String>();
    let printed = |it: &reader::Printed| {
        words(it.start, it.start + it.exact.chars().count() as u32) == it.exact
    };
    for mention in &reading.mentions {
        assert!(mention.start < mention.end, "{mention:?}");
        assert_eq!(words(mention.start, mention.end), mention.exact);
        assert!(mention.candidates.len() <= 5);
        for part in [&mention.heading, &mention.office, &mention.form].into_iter().flatten() {
            assert!(printed(part), "{part:?}");
        }
        let asked = mention.role == Role::Participant && !mention.certain;
        assert_eq!(asked, mention.question.is_some(), "{mention:?}");
    }
    for count in &reading.counts {
        assert_eq!(words(count.start, count.end), count.exact);
    }
    let starts: Vec<u32> = reading.participants().map(|mention| mention.start).collect();
    assert!(starts.is_sorted());
    let mut ids: Vec<&str> =
        reading.participants().map(|it| it.id.as_str()).filter(|id| *id != "?").collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id takes part twice");
}

fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: OnceLock<jsonschema::Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let schema: Value = serde_json::from_str(include_str!("../reading.schema.json")).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    })
}

#[test]
fn every_reading_fits_its_text_its_schema_and_itself() {
    for (name, text) in releases() {
        let reading = read(&text).unwrap();
        fits(&text, &reading);
        assert_eq!(reading, read(&text).unwrap(), "{name}");
        let value = serde_json::to_value(&reading).unwrap();
        let errors: Vec<String> =
            schema().iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

/// What was read, without places.
fn essence(reading: &Reading) -> Vec<(String, String, Option<String>)> {
    let plain = |text: &str| {
        let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.to_lowercase().replace('й', "и")
    };
    reading
        .participants()
        .map(|it: &Mention| {
            (
                it.id.clone(),
                it.kind.clone(),
                it.heading.as_ref().map(|heading| plain(&heading.exact)),
            )
        })
        .collect()
}

#[test]
fn copies_of_a_text_are_read_like_the_text() {
    let other_spaces = |text: &str| text.replace(", ", ",\u{A0}").replace(" of ", " of\u{202F}");
    let soft_hyphens =
        |text: &str| text.replace("stan", "s\u{AD}tan").replace("ублик", "уб\u{AD}лик");
    let lines = |text: &str| text.replace('\n', "\r\n");
    let full_width = |text: &str| text.replace(", ", "，").replace('(', "（").replace(')', "）");
    let decomposed = |text: &str| {
        text.replace('й', "и\u{306}")
            .replace('é', "e\u{301}")
            .replace('ü', "u\u{308}")
            .replace('ô', "o\u{302}")
    };
    let directed = |text: &str| {
        text.replace("Republic", "\u{202A}Republic\u{202C}").replace('，', "，\u{200B}")
    };
    for (name, text) in releases() {
        let plain = read(&text).unwrap();
        for (copy, made) in [
            ("other spaces", other_spaces(&text)),
            ("soft hyphens", soft_hyphens(&text)),
            ("line ends", lines(&text)),
            ("two-part letters", decomposed(&text)),
            ("marks of direction", directed(&text)),
        ] {
            let reading = read(&made).unwrap();
            fits(&made, &reading);
            assert_eq!(essence(&reading), essence(&plain), "{name}: {copy}");
        }
        fits(&full_width(&text), &read(&full_width(&text)).unwrap());
    }
}

#[test]
fn a_wrapped_and_divided_copy_is_read_like_the_paragraph() {
    let paragraph = "The conference was attended by representatives of the member states: the Republic of Kazakhstan, the Kyrgyz Republic, the Republic of Tajikistan and the Republic of Uzbekistan.";
    let copy = "The conference was attended by representatives of the member states: the Repub-\nlic of Kazakhstan, the Kyrgyz Republic, the Republic of Tajikistan and the Republic\nof Uzbekistan.";
    let (plain, wrapped) = (read(paragraph).unwrap(), read(copy).unwrap());
    assert_eq!(essence(&plain), essence(&wrapped));
    assert_eq!(wrapped.participants().next().unwrap().exact, "Repub-\nlic of Kazakhstan");
    assert_eq!(plain.participants().count(), 4);
}

#[test]
fn what_is_no_release_is_told_in_a_sentence() {
    let told = |text: &str| read(text).unwrap_err().to_string();
    assert_eq!(told(""), "The text is empty.");
    assert_eq!(told(" \n\u{3000}"), "The text is empty.");
    assert!(told("a\0b").contains("no text"));
    assert!(told(&"Chad, ".repeat(4_000_000)).contains("MB"));
    assert_eq!(text_of(&[0, 1, 2, 255]), Err(Unreadable::NotText));
    assert_eq!(text_of(&[0x80; 100]), Err(Unreadable::NotText));
    // An unpaired surrogate arrives as a replacement character; one or two are a slip.
    let (text, _) = text_of(b"Present: Chad, Mali \xED\xA0\x80.").unwrap();
    assert_eq!(read(&text).unwrap().participants().count(), 2);
    let none = read("Es trafen sich gestern viele Leute, und niemand wei\u{df} warum.").unwrap();
    assert_eq!(none.notes, ["No list of participants was found."]);
    assert_eq!(read("ⲁⲃⲅ ⲇⲉⲍ").unwrap().participants().count(), 0);
}

#[test]
fn time_grows_with_the_text_and_not_with_its_square() {
    for (name, before, part) in [
        ("one letter", "", "a"),
        ("one sign", "", "中"),
        ("two signs", "", "中俄"),
        ("names without marks", "", "Chad "),
        ("one list", "Present: ", "Chad, Mali, Niger, "),
        ("one list with a verb", "Attended by ", "Chad, Mali and Niger, "),
        ("clauses", "", "Chad came; Mali did not; "),
        ("verbs of one sentence", "", "Chad attended, Mali joined, Niger was present, "),
        ("names apart", "", "Chad goes home. "),
        ("capitals", "", "Aa "),
        ("all capitals", "", "AA BB CC "),
        ("brackets", "", "("),
        ("brackets of names", "", "A (B) "),
        ("open brackets of names", "", "Chad ("),
        ("groups", "", "all member states "),
        ("cues", "", "attended by "),
        ("colons", "", "Chad: "),
        ("lines", "", "Chad\n"),
        ("labels", "", "Observers: Chad\n"),
        ("numbers", "", "5 states, "),
        ("direction", "", "\u{202E}Chad\u{202C} "),
        ("markup", "", "<td>Chad</td>"),
        ("Russian", "", "Совет Республики "),
        ("Chinese", "", "中国和法国委员会的"),
        ("columns", "", "Chad   Mali\n"),
        ("rows", "", "Chad | Mali | x\n"),
        ("slips", "", "Zimbawbe Ethopia "),
    ] {
        let text = |bytes: usize| before.to_owned() + &part.repeat(bytes / part.len());
        let timed = |text: &str| {
            let start = Instant::now();
            let reading = read(text).unwrap();
            (start.elapsed(), reading)
        };
        let (short, long) = (text(60_000), text(240_000));
        // Four times the text takes four times as long, its square sixteen times; the machine may be
        // busy, so it has three tries.
        let grows = (0..3).any(|_| {
            let ((one, _), (four, reading)) = (timed(&short), timed(&long));
            fits(&long, &reading);
            println!("{name:24} {one:?} {four:?} {} mentions", reading.mentions.len());
            four < Duration::from_millis(500) || four < one * 10
        });
        assert!(grows, "{name}");
    }
}

#[test]
fn pieces_of_releases_are_read_too() {
    // What begins or ends in the middle of a name has ended rules that look one token too far.
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/unseen");
    for file in std::fs::read_dir(folder).unwrap() {
        let text: Vec<char> =
            std::fs::read_to_string(file.unwrap().path()).unwrap().chars().collect();
        for start in (0..text.len()).step_by(97) {
            let end = text.len().min(start + 40 + start % 89);
            let piece: String = text[start..end].iter().collect();
            if let Ok(reading) = read(&piece) {
                fits(&piece, &reading);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_and_fits(text in "\\PC{0,400}") {
        if let Ok(reading) = read(&text) {
            fits(&text, &reading);
            prop_assert_eq!(&reading, &read(&text).unwrap());
        }
    }

    #[test]
    fn any_mixture_of_words_is_read_and_fits(words in prop::collection::vec(prop::sample::select(vec![
        "Chad", "the Republic of Korea", ",", ";", "and", "attended by", "(", ")", ":", "\n", "\n\n", "observers", "Observers:",
        "the United Nations", "Minister of Trade of", "as", "in", "Россия", "делегации", "приняли участие", "и", "–", "中国", "、", "出席", "代表",
        "俄", "等", "成员国", "Secretariat", "Institute of Peace (IP)", "1.", "•", "|", "   ", "\u{301}", "\u{AD}", "не", "except", ".", "。", "Korea",
    ]), 0..60), glue in prop::sample::select(vec![" ", "", "\u{A0}"])) {
        let text = words.join(glue);
        if let Ok(reading) = read(&text) {
            fits(&text, &reading);
            prop_assert_eq!(&reading, &read(&text).unwrap());
        }
    }
}
