//! The words of the page: what it must never say, and what its sentences say.

use crate::{BUNDLED, bundled, index};
use expect_test::{Expect, expect};
use plenary::query::{answer, read};
use plenary::text::{Lang, dates, sentence};

/// Words that claim more than is known, or mean something else in this field.
const FORBIDDEN: &[&str] = &["listed", "eligible", "absent", "absence", "attend"];

#[test]
fn neither_the_dataset_nor_the_page_claims_more_than_is_known() {
    for (name, text) in [
        ("dataset", BUNDLED),
        ("English", include_str!("../../locales/en.json")),
        ("page", include_str!("../../index.html")),
    ] {
        let text = text.to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
        for word in FORBIDDEN {
            assert!(!words.iter().any(|w| w.starts_with(word)), "{name} says “{word}”");
        }
    }
}

fn check(address: &str, expected: &Expect) {
    let dataset = bundled();
    let (query, _) = read(&dataset, Lang::TAGS, address);
    let answer = answer(&dataset, &index(&dataset), &query);
    let said = sentence(Lang::default().words(), "en", &dataset, &query, &answer);
    expected.assert_eq(&format!("{}|{}", said.lead, said.rest));
}

#[test]
fn the_sentence_states_the_selection() {
    check(
        "",
        &expect![
            "The organiser names 33 participants: 16 states and 17 bodies.| Five other states held SCO status that day and are not named; the release does not say why, or how many people came."
        ],
    );
    check(
        "?category=observer,partner&region=western-asia",
        &expect![
            "4 of 33|: Azerbaijan, Armenia, Saudi Arabia and Türkiye. One matching state, Qatar, held SCO status that day and is not named."
        ],
    );
    check(
        "?category=observer",
        &expect![
            "2 of 33|: Belarus and Mongolia. Two matching states, Afghanistan and Iran, held SCO status that day and are not named."
        ],
    );
    check(
        "?category=-member",
        &expect![
            "25 of 33|: 8 states and 17 bodies. Five matching states, Afghanistan, Iran, Nepal, Sri Lanka and Qatar, held SCO status that day and are not named."
        ],
    );
    check(
        "?category=member&parent=un",
        &expect!["0 of 33|: no named participant matches all these filters."],
    );
    check("?q=mgimo&sort=-name", &expect!["1 of 33|: MGIMO."]);
}

#[test]
fn dates_are_written_out_as_far_as_they_are_known() {
    let words = Lang::default().words();
    for (first, last, text) in [
        ("2022-11-08", "2022-11-09", "8–9 November 2022"),
        ("2018-10-31", "2018-11-01", "31 October 2018 – 1 November 2018"),
        ("2022-11-08", "", "8 November 2022"),
        ("2022-09", "", "September 2022"),
        ("2022-13-01", "", "2022-13-01"),
        ("undated", "", "undated"),
    ] {
        assert_eq!(dates::dates(words, first, last), text);
    }
}
