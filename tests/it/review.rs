//! The pure files of the review, on the labelled releases and on texts of our own: the text as pieces, the
//! list and the way through it, reasons in words, and what is taken for a release at all.

use crate::spoken;
use plenary::data::given::{is_draft, is_prose};
use plenary::draft::{Act, Draft, Hand, Journal, Question, Release, begin, kept, questions};
use plenary::review::groups::{after, behind, beside, groups, outside, question_beside, suggested};
use plenary::review::phrases;
use plenary::review::pieces::{Look, pieces};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Texts by name.
fn releases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reader/tests/releases");
    let mut all: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    all.sort();
    assert!(all.len() > 40);
    all
}

fn read(text: &str) -> (Draft, Release) {
    let release = Release::new(text);
    let draft = begin("test", &release, &reader::read(text).unwrap());
    (draft, release)
}

/// A text of our own with two headings, a doubtful name and a name that is no participant.
const TEXT: &str = "The seminar took place in Samarkand on 3 May 2024. It was attended by delegations of \
    the member states: Kazakhstan, Mongolia and Tajikistan; the observer states: Belarus, Korea and \
    Armenia. The participants spoke about Afghanistan.";

#[test]
fn pieces_are_the_text_and_mark_each_participant_once() {
    for (name, text) in releases() {
        let (draft, release) = read(&text);
        let pieces = pieces(&draft, &release);
        let whole: String = pieces.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(whole, text, "{name}");
        let marked: Vec<u32> = pieces.iter().filter_map(|it| it.entry).collect();
        let once: BTreeSet<u32> = marked.iter().copied().collect();
        assert_eq!(marked.len(), once.len(), "{name}");
        for entry in draft.participants() {
            assert!(once.contains(&entry.id), "{name}: {} is not marked", entry.exact);
        }
    }
}

#[test]
fn the_list_has_each_participant_once_and_nobody_twice() {
    for (name, text) in releases() {
        let (draft, _) = read(&text);
        let listed: Vec<u32> = groups(&draft).into_iter().flat_map(|it| it.entries).collect();
        let mut own: Vec<u32> = draft.participants().map(|it| it.id).collect();
        let mut sorted = listed.clone();
        sorted.sort_unstable();
        own.sort_unstable();
        assert_eq!(sorted, own, "{name}");
        assert!(outside(&draft).iter().all(|id| !listed.contains(id)), "{name}");
        // One goes through all of it, forward and back.
        let mut at = None;
        let mut met = Vec::new();
        while let Some(Question::Entry(id)) = beside(&draft, at, false) {
            met.push(id);
            at = Some(Question::Entry(id));
        }
        assert_eq!(met, listed, "{name}");
    }
}

#[test]
fn deciding_goes_through_all_that_is_open_and_ends() {
    let hand = Hand::default();
    for (name, text) in releases() {
        let (draft, release) = read(&text);
        let most = 3 * draft.entries.len() + 3;
        let mut journal = Journal::new(draft);
        let mut at = after(journal.draft(), None, None);
        let mut acts = 0;
        while let Some(question) = at {
            let open = questions(journal.draft());
            let place = open.iter().position(|it| *it == question);
            let act = match question {
                Question::List(id) => Act::AcceptList(id),
                Question::Entry(id) => match journal.draft().entry(id).unwrap() {
                    it if Look::of(it) == Look::Confirmed => break,
                    it if it.candidates().len() > 1 && it.asks().is_some() => Act::Candidate(id, 1),
                    _ => Act::Accept(id),
                },
            };
            journal.act(&release, &act, &hand).unwrap_or_else(|why| panic!("{name}: {why:?}"));
            acts += 1;
            assert!(acts < most, "{name} goes round in circles");
            at = after(journal.draft(), Some(question), place);
        }
        let draft = journal.draft();
        assert_eq!(questions(draft), [], "{name}");
        let all: Vec<u32> = draft.participants().map(|it| it.id).collect();
        assert_eq!(suggested(draft, &all), [0; 0], "{name}");
    }
}

#[test]
fn questions_are_walked_round() {
    let (draft, _) = read(TEXT);
    let open = questions(&draft);
    assert!(!open.is_empty(), "Korea is two states");
    let mut at = question_beside(&draft, None, false);
    for _ in 0..open.len() {
        at = question_beside(&draft, at, false);
    }
    assert_eq!(at, question_beside(&draft, None, false));
    assert_eq!(question_beside(&draft, question_beside(&draft, at, false), true), at);
}

#[test]
fn a_name_is_joined_with_the_one_behind_it_in_print() {
    let (draft, _) = read(TEXT);
    let named = |exact: &str| draft.participants().find(|it| it.exact == exact).unwrap().id;
    assert_eq!(behind(&draft, named("Kazakhstan")), Some(named("Mongolia")));
    assert_eq!(behind(&draft, named("Tajikistan")), Some(named("Belarus")));
}

#[test]
fn every_reason_of_the_reader_is_said_in_the_language_of_the_page() {
    let mut unsaid = BTreeSet::new();
    for lang in ["en", "ru", "zh"] {
        let words = spoken(lang).words();
        let other = words.review_reason("other");
        for (_, text) in releases() {
            let (draft, _) = read(&text);
            for entry in draft.participants() {
                if phrases::known_by(words, entry) == other {
                    unsaid.insert(entry.found.reason.clone());
                }
                let (evidence, _) = entry.found.reason.split_once("; ").unwrap_or_default();
                if !evidence.is_empty() && phrases::taken_for(words, evidence).is_none() {
                    unsaid.insert(entry.found.reason.clone());
                }
            }
        }
    }
    assert_eq!(unsaid, BTreeSet::new());
}

#[test]
fn a_release_is_told_from_a_table_and_a_dataset() {
    for (name, text) in releases() {
        assert!(is_prose(&text), "{name}");
    }
    let tables = [
        "name,kind\nA,x\nB,y\n",
        "name;kind\nA;x\nB;y",
        "a\tb\tc\n1\t2\t3\n4\t5\t6",
        "{\"format\": \"participation\"}",
        "[{\"a\": 1}]",
        "",
        "one short line",
        include_str!("../../public/data/examples/list.csv"),
    ];
    for table in tables {
        assert!(!is_prose(table), "{table}");
    }
    let long = "title,text\n".to_owned()
        + &"A,\"The delegation of A took part, as did that of B, in all of it, to the very end.\"\n"
            .repeat(5);
    assert!(!is_prose(&long), "cells with sentences are still cells");
}

#[test]
fn a_saved_draft_is_known_by_its_beginning() {
    let (draft, release) = read(TEXT);
    let saved = kept::save(&Journal::new(draft), &release, false);
    let head: String = saved.chars().take(4000).collect();
    assert!(is_draft(&head), "{head}");
    assert!(!is_draft("{\"format\": \"participation\"}"));
}

#[test]
fn what_is_done_is_named() {
    let (draft, release) = read(TEXT);
    let words = spoken("en").words();
    let all: Vec<u32> = groups(&draft)[0].entries.clone();
    let (first, heading) = (all[0], groups(&draft)[1].heading.clone().unwrap());
    let mut journal = Journal::new(draft);
    let mut said = Vec::new();
    for act in [
        Act::AcceptShown(all.clone()),
        Act::Reject(first),
        Act::TakesPart(first),
        Act::Heading(all, Some(heading.span)),
    ] {
        let done = journal.act(&release, &act, &Hand::default()).unwrap();
        said.push(phrases::done(words, &reader::Gazetteer::default(), done));
    }
    let refused = journal.act(&release, &Act::ConfirmPassage, &Hand::default()).unwrap_err();
    said.push(phrases::refused(words, &refused));
    assert_eq!(
        said,
        [
            "3 accepted",
            "“Kazakhstan” is no participant",
            "“Kazakhstan” takes part",
            "heading of 3 names: observer states",
            "Questions are open. Answer them first.",
        ]
    );
}
