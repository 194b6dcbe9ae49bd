//! The check against the source: on a text put together from the dataset's own mentions, because
//! the release itself is not in the project. `cargo xtask test` plants the same errors in that.

use crate::{bundled, spoken};
use plenary::check::{Change, Finding, Report, Subject, Unreadable, check};
use plenary::data::Dataset;
use plenary::exporter::audit::{self, LineKind};
use plenary::text::{Lang, check as say};
use proptest::prelude::*;

/// Mentions in printed order, each with the words around that make it unique.
fn pieces(dataset: &Dataset) -> Vec<String> {
    let names = dataset.participations.iter().map(|row| &row.mention);
    let points = dataset.points.iter().map(|point| &point.mention);
    names
        .chain(points)
        .map(|mention| {
            let parts = mention.selectors.iter();
            let parts = parts.map(|s| format!("{}{}{}", s.prefix, s.exact, s.suffix));
            parts.collect::<Vec<_>>().join(" some words between ")
        })
        .collect()
}

/// The bundled dataset without what it keeps of the words between mentions, which here are others.
fn dataset() -> Dataset {
    let mut dataset = bundled();
    dataset.document.gaps = None;
    dataset
}

fn text(pieces: &[String]) -> String {
    pieces.join(" , ")
}

fn checked(text: &str) -> Report {
    check(&dataset(), text).unwrap()
}

/// The findings in words.
fn told(text: &str) -> Vec<String> {
    let (dataset, words) = (bundled(), Lang::default().words());
    let report = checked(text);
    // Headings are not in the made-up text.
    let findings = report.findings.iter();
    let findings = findings.filter(|it| {
        !matches!(
            it,
            Finding::Missing(Subject::Heading(..), ..) | Finding::Changed(Subject::Heading(..), ..)
        )
    });
    findings.map(|it| say::finding(words, &dataset, it)).collect()
}

#[test]
fn a_text_with_all_mentions_in_order_has_no_findings() {
    let pieces = pieces(&bundled());
    assert_eq!(pieces.len(), 44);
    let report = checked(&text(&pieces));
    assert_eq!((report.names.found, report.names.of), (33, 33));
    assert_eq!((report.points.found, report.points.of), (11, 11));
    assert_eq!(told(&text(&pieces)), Vec::<String>::new());
    assert_eq!(report.typeset, []);
}

#[test]
fn whatever_is_left_out_is_told_by_name() {
    let (dataset, all) = (bundled(), pieces(&bundled()));
    let words = Lang::default().words();
    for gone in 0..all.len() {
        let mut some = all.clone();
        some.remove(gone);
        let subject = if gone < 33 { Subject::Name(gone) } else { Subject::Point(gone - 33) };
        let told = told(&text(&some));
        assert_eq!(told.len(), 1, "without {}: {told:?}", all[gone]);
        let quote = say::quote(&dataset, subject);
        assert!(told[0].starts_with(&format!("Not found: “{quote}”")), "{told:?}");
        let report = checked(&text(&some));
        assert!(say::summary(words, &report).contains(if gone < 33 {
            "32 of 33"
        } else {
            "10 of 11"
        }));
    }
}

#[test]
fn whatever_stands_twice_is_told_by_name() {
    let (dataset, all) = (bundled(), pieces(&bundled()));
    for twice in 0..all.len() {
        let mut some = all.clone();
        some.insert(twice, all[twice].clone());
        let subject = if twice < 33 { Subject::Name(twice) } else { Subject::Point(twice - 33) };
        let told = told(&text(&some));
        let wanted = format!("Doubled: “{}” stands here 2 times.", say::quote(&dataset, subject));
        assert_eq!(told, [wanted]);
    }
    // The same text twice, and a name before it.
    let whole = text(&all);
    assert_eq!(told(&format!("{whole} , {whole}")).len(), 44);
    let first = told(&format!("Mongolia , {whole}"));
    assert_eq!(first, ["Doubled: “Mongolia” stands here 2 times."]);
}

#[test]
fn neighbours_that_change_places_are_told_by_name() {
    let (dataset, all) = (bundled(), pieces(&bundled()));
    for first in 0..all.len() - 1 {
        let mut some = all.clone();
        some.swap(first, first + 1);
        let quote = |at: usize| {
            say::quote(&dataset, if at < 33 { Subject::Name(at) } else { Subject::Point(at - 33) })
        };
        let told = told(&text(&some));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("Out of order: "), "{told:?}");
        assert!(told[0].contains(&quote(first)) || told[0].contains(&quote(first + 1)), "{told:?}");
    }
}

#[test]
fn a_changed_word_is_told_with_the_word_that_should_stand_there() {
    let all = text(&pieces(&bundled()));
    for (from, to, wanted) in [
        (
            "Islamic Republic of Pakistan",
            "Islamic Republic of Pakistn",
            "Changed: “Islamic Republic of Pakistan” reads “Islamic Republic of Pakistn” here, with “Pakistn” instead of “Pakistan”.",
        ),
        (
            "Republic of Armenia",
            "Republic of of Armenia",
            "Changed: “Republic of Armenia” reads “Republic of of Armenia” here, with “of” doubled.",
        ),
        (
            "Kingdom of Saudi Arabia",
            "Kingdom of Arabia Saudi",
            "Changed: “Kingdom of Saudi Arabia” reads “Kingdom of Arabia Saudi” here, with “Saudi” and “Arabia” swapped.",
        ),
        (
            "UN Analytical Support and Sanctions Monitoring Team",
            "UN Analytical Support and Monitoring Team",
            "Changed: “UN Analytical Support and Sanctions Monitoring Team” reads “UN Analytical Support and Monitoring Team” here, with “Sanctions” missing.",
        ),
        (
            "Mongolia ,",
            "Mongola ,",
            "Changed: “Mongolia” reads “Mongola” here, with “Mongola” instead of “Mongolia”.",
        ),
        (
            "Arab Republic of Egypt",
            "Arab Federal Republic of Egypt",
            "Changed: “Arab Republic of Egypt” reads “Arab Federal Republic of Egypt” here, with “Federal” added.",
        ),
        (
            "Republic of India",
            "Islamic Republic of Iran",
            "Changed: “Republic of India” reads “Republic of Iran” here, with “Iran” instead of “India”.",
        ),
        (
            "Interpol",
            "INTERPOL",
            "Changed: “Interpol” reads “INTERPOL” here, with “INTERPOL” instead of “Interpol”.",
        ),
        (
            "Kyrgyz Republic",
            "Kirghiz Republic",
            "Changed: “Kyrgyz Republic” reads “Kirghiz Republic” here, with “Kirghiz” instead of “Kyrgyz”.",
        ),
        (
            "Republic of Turkey",
            "Republic of",
            "Changed: “Republic of Turkey” reads “Republic of” here, with “Turkey” missing.",
        ),
        (
            "drew attention to the importance of",
            "drew attention to the relevance of",
            "Changed: “drew attention to the importance of” reads “drew attention to the relevance of” here, with “relevance” instead of “importance”.",
        ),
    ] {
        assert!(all.contains(from), "{from}");
        assert_eq!(told(&all.replace(from, to)), [wanted]);
    }
}

/// The verb of two points, which stands once in this copy.
#[test]
fn a_change_is_a_change() {
    for text in ["The participants discussed many things.", "They discussed, and discussed again."]
    {
        for finding in &checked(text).findings {
            if let Finding::Changed(subject, read, changes) = finding {
                assert!(
                    changes
                        .iter()
                        .all(|it| !matches!(it, Change::Replaced(want, read) if want == read)),
                    "{subject:?} reads {read}: {changes:?}"
                );
            }
        }
    }
}

#[test]
fn the_same_words_elsewhere_do_not_stand_for_a_mention_known_by_its_neighbours() {
    // As in the release: the venue has the name of a state, and a heading's words come again.
    let all = pieces(&bundled());
    let venue =
        "It took place in Tashkent, Republic of Uzbekistan , by invitation of those named: ";
    let after = " , in the space of the SCO member states and by the SCO member states .";
    let whole = |some: &[String]| format!("{venue}{}{after}", text(some));
    assert_eq!(told(&whole(&all)), Vec::<String>::new());
    let mut some = all.clone();
    some.remove(7);
    assert_eq!(
        told(&whole(&some)),
        [
            "Not found: “Republic of Uzbekistan”, recorded between “Republic of Tajikistan” and “Republic of Belarus”."
        ]
    );
    let first = whole(&all).replace("Republic of India", "Islamic Republic of Iran");
    assert_eq!(
        told(&first),
        [
            "Changed: “Republic of India” reads “Republic of Iran” here, with “Iran” instead of “India”."
        ]
    );
    let cut = whole(&all).replace("and emphasized", "and suppressing");
    assert!(
        told(&cut)[0].starts_with("Not found: “discussed … and emphasized”"),
        "{:?}",
        told(&cut)
    );
}

#[test]
fn typesetting_is_told_apart_from_changes() {
    let all = text(&pieces(&bundled()));
    let set = all
        .replace("People's", "People’s")
        .replace("Republic of India", "Republic\u{a0}of\n  India");
    let set = set.replace("Counter-Terrorism", "Counter\u{2011}Terro\u{ad}rism");
    assert_eq!(told(&set), Vec::<String>::new());
    let typeset = say::typeset(Lang::default().words(), &bundled(), &checked(&set)).unwrap();
    for name in ["Republic of India", "People's Republic of China", "Office of Counter-Terrorism"] {
        assert!(typeset.contains(name), "{typeset}");
    }
    // Case is not typesetting.
    assert_eq!(told(&all.replace("Kyrgyz Republic", "Kyrgyz republic")).len(), 1);
}

#[test]
fn a_saved_page_is_read_as_its_reader_sees_it() {
    let all = text(&pieces(&bundled()));
    let page = format!(
        "<!DOCTYPE html><html><head><title>Mongolia</title><script>'Interpol<br>'</script></head>\n\
         <body><nav><a href='/'>Interpol</a></nav><p>{}</p><!-- Mongolia --></body></html>",
        all.replace("People's", "People&rsquo;s")
            .replace("Republic of India", "<b>Republic</b> of&nbsp;India")
            .replace("Kyrgyz", "Kyr<i>gyz</i>")
    );
    assert_eq!(told(&page), Vec::<String>::new());
    let report = checked(&page);
    assert!(report.was_page && report.is_the_text == Some(false));
    assert!(!report.text.contains('<'), "{}", report.text);
}

#[test]
fn what_is_no_text_is_turned_away() {
    let dataset = bundled();
    assert_eq!(check(&dataset, " \n"), Err(Unreadable::Empty));
    assert_eq!(check(&dataset, "PK\u{3}\u{4}\0\0"), Err(Unreadable::Binary));
    assert_eq!(check(&dataset, &"\u{fffd}x".repeat(100)), Err(Unreadable::Binary));
    assert_eq!(check(&dataset, &"x".repeat(20_000_001)), Err(Unreadable::TooLong));
    let other = checked("Nothing of it stands here.");
    assert_eq!(other.names.found + other.points.found + other.headings.found, 0);
    assert_eq!(other.findings.len(), 48);
}

proptest! {
    #[test]
    fn any_text_is_borne_and_marks_never_overlap(
        junk in proptest::collection::vec("[ -~]{0,12}|Mongolia|<p>|&amp;|[а-я’ ]{0,5}|Republic of|the ", 0..60),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut text = text(&pieces(&bundled()));
        let at = (0..=cut.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        text.insert_str(at, &junk.concat());
        if let Ok(report) = check(&dataset(), &text) {
            let mut end = 0;
            for mark in &report.marks {
                prop_assert!(mark.start >= end && mark.end > mark.start);
                end = mark.end;
                prop_assert!(report.text.get(mark.start..mark.end).is_some());
            }
            let told = report.findings.len();
            let tallies = [report.names, report.points, report.headings];
            let lost: usize = tallies.iter().map(|tally| tally.of - tally.found).sum();
            prop_assert!(told >= lost, "{lost} lost and {told} told");
        }
    }
}

/// What the page shows of a check: lines of every kind, and a single one where there is no result.
#[test]
fn a_check_is_told_in_lines_of_every_kind() {
    let dataset = bundled();
    let mentions: Vec<String> =
        dataset.participations.iter().map(|row| row.mention.quote()).collect();
    let given = format!("{} ☂ {} {}", mentions[1..].join(", "), "x ".repeat(2_000), mentions[3]);
    let lines = audit::audit(&dataset, spoken("ru").words(), &given);
    for kind in [
        LineKind::Summary,
        LineKind::Finding,
        LineKind::Group,
        LineKind::Proved,
        LineKind::Missing,
        LineKind::Gap,
    ] {
        assert!(lines.iter().any(|line| line.kind == kind), "{kind:?}");
    }
    assert!(!audit::has_name(&lines, 0) && audit::has_name(&lines, 1));
    let why = audit::audit(&dataset, spoken("zh").words(), " \n");
    assert_eq!(why.len(), 1);
    assert_eq!(
        (why[0].kind, &*why[0].text),
        (LineKind::Unreadable, spoken("zh").words().check_empty())
    );
}
