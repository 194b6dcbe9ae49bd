//! Laws over random acts: whatever is done is undone, fits the text, is kept and opened as it was.

use super::{begun, dataset_of, hand, releases};
use plenary::draft::decisions::Decisions;
use plenary::draft::kept::{around, fit, open, save};
use plenary::draft::{
    Act, Draft, Edge, EntryState, FactName, Level, Release, Role, Span, questions,
};
use proptest::prelude::*;
use std::sync::OnceLock;

/// A few texts of each language, with lists, questions and counts.
fn texts() -> &'static [(String, String)] {
    static TEXTS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let mut all: Vec<(String, String)> =
            releases().into_iter().filter(|(_, text)| text.len() < 6000).step_by(5).collect();
        all.push(("korea".to_owned(), super::KOREA.to_owned()));
        all.push(("weak".to_owned(), super::WEAK.to_owned()));
        all.push((
            "odd".to_owned(),
            "Delegations of Cote d\u{2019}Ivoire,\r\nChad\u{a0}and Ma\u{ad}li attended. 😀 Chad."
                .to_owned(),
        ));
        assert!(all.len() > 6);
        all
    })
}

/// An act with places in it that may or may not be there.
fn any_act() -> impl Strategy<Value = Act> {
    let entry = 0..60_u32;
    let place = 0..3000_u32;
    let span =
        (place.clone(), 0..40_u32).prop_map(|(start, length)| Span::new(start, start + length));
    let maybe = proptest::option::of(span.clone());
    let name = (0..FactName::ALL.len()).prop_map(|place| FactName::ALL[place]);
    let level = (0..Level::ALL.len()).prop_map(|place| Level::ALL[place]);
    prop_oneof![
        3 => entry.clone().prop_map(Act::Accept),
        1 => (0..4_u32).prop_map(Act::AcceptList),
        1 => proptest::collection::vec(entry.clone(), 0..9).prop_map(Act::AcceptShown),
        3 => entry.clone().prop_map(Act::Reject),
        1 => (0..4_u32).prop_map(Act::RejectList),
        3 => entry.clone().prop_map(Act::TakeBack),
        2 => entry.clone().prop_map(Act::TakesPart),
        2 => (entry.clone(), 0..7_usize).prop_map(|(id, n)| Act::Candidate(id, n)),
        1 => (entry.clone(), "(KOR|sco/secretariat|)").prop_map(|(id, to)| Act::Choose(id, to)),
        1 => entry.clone().prop_map(Act::NoneOfThese),
        1 => (entry.clone(), "(state|organ|nothing)").prop_map(|(id, kind)| Act::Kind(id, kind)),
        2 => (proptest::collection::vec(entry.clone(), 0..9), maybe.clone())
            .prop_map(|(ids, span)| Act::Heading(ids, span)),
        4 => (entry.clone(), any::<bool>(), -3..4_i32).prop_map(|(id, start, by)| {
            Act::Move(id, if start { Edge::Start } else { Edge::End }, by)
        }),
        2 => (entry.clone(), span.clone()).prop_map(|(id, span)| Act::Ends(id, span)),
        2 => (entry.clone(), proptest::option::of(place)).prop_map(|(id, at)| Act::Split(id, at)),
        3 => (entry.clone(), entry.clone()).prop_map(|(a, b)| Act::Join(a, b)),
        2 => span.clone().prop_map(|span| Act::Add(span, None)),
        1 => (entry.clone(), maybe.clone()).prop_map(|(id, span)| Act::Office(id, span)),
        1 => (entry.clone(), proptest::option::of(level)).prop_map(|(id, it)| Act::Level(id, it)),
        1 => (entry.clone(), maybe.clone()).prop_map(|(id, span)| Act::Form(id, span)),
        1 => (entry, "(|says so|a  line\nmore)").prop_map(|(id, words)| Act::Note(id, words)),
        1 => (name.clone(), proptest::option::of("(2026-01-31|KG|https://x\\.org|words)"), maybe)
            .prop_map(|(name, value, span)| Act::Fact(name, value, span)),
        1 => name.prop_map(Act::AcceptFact),
        1 => Just(Act::ConfirmPassage),
    ]
}

fn fits(draft: &Draft, release: &Release) {
    let mut seen = Vec::new();
    let mut last = None;
    for entry in &draft.entries {
        assert_eq!(release.exact(entry.span).as_ref(), Some(&entry.exact));
        assert!(entry.exact.chars().any(char::is_alphanumeric));
        let words = [&entry.heading, &entry.office, &entry.form, &entry.found.heading];
        for words in words.into_iter().flatten() {
            assert!(release.has(words), "{words:?}");
        }
        assert!(!seen.contains(&entry.span), "two entries of the same words");
        seen.push(entry.span);
        let place = (entry.span.start, std::cmp::Reverse(entry.span.end));
        assert!(last < Some(place), "printed order");
        last = Some(place);
        assert!(entry.id < draft.next);
        assert!(entry.candidates().len() <= 5);
        if entry.role == Role::Rejected {
            assert!(entry.asks().is_none());
        }
        if entry.state == EntryState::Confirmed {
            assert!(entry.decided.is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_done_is_undone_and_redone(
        which in any::<prop::sample::Index>(),
        acts in proptest::collection::vec(any_act(), 1..40),
    ) {
        let (name, text) = which.get(texts());
        let (release, mut journal) = begun(name, text);
        fits(journal.draft(), &release);
        let first = journal.draft().clone();
        let mut states = vec![first.clone()];
        for act in &acts {
            let before = journal.draft().clone();
            match journal.act(&release, act, &hand()) {
                Ok(done) => {
                    // That nobody is named can be confirmed too.
                    let is_told = done.count > 0 || matches!(act, Act::ConfirmPassage);
                    prop_assert!(is_told, "{act:?}");
                    prop_assert!(*journal.draft() != before, "{act:?} changes something");
                    fits(journal.draft(), &release);
                    states.push(journal.draft().clone());
                }
                Err(_) => prop_assert!(*journal.draft() == before),
            }
        }
        prop_assert_eq!(journal.steps().len(), states.len() - 1);
        let last = journal.clone();
        for state in states.iter().rev().skip(1) {
            prop_assert!(journal.undo().is_some());
            prop_assert_eq!(journal.draft(), state);
        }
        prop_assert!(journal.undo().is_none());
        prop_assert_eq!(journal.draft(), &first);
        while journal.redo().is_some() {}
        prop_assert_eq!(&journal, &last);
    }

    #[test]
    fn what_is_kept_is_what_is_opened(
        which in any::<prop::sample::Index>(),
        acts in proptest::collection::vec(any_act(), 0..25),
        undone in 0..5_usize,
        above in "[a-z ]{0,20}\n",
    ) {
        let (name, text) = which.get(texts());
        let (release, mut journal) = begun(name, text);
        for act in &acts {
            let _ = journal.act(&release, act, &hand());
        }
        for _ in 0..undone {
            journal.undo();
        }
        let kept = open(&save(&journal, &release, true)).unwrap();
        prop_assert_eq!(&kept.journal, &journal);
        prop_assert_eq!(kept.text.as_ref(), Some(text));
        // Words above move everything, and lose nothing that the words around tell apart.
        let changed = Release::new(&format!("{above}{text}"));
        let mut moved = journal.clone();
        let around = around(journal.draft(), &release);
        prop_assert!(fit(&mut moved, &around, &changed).is_some());
        fits(moved.draft(), &changed);
        let all = moved.draft().entries.len() + moved.draft().orphans.len();
        prop_assert_eq!(all, journal.draft().entries.len());
    }

    #[test]
    fn an_act_on_one_entry_leaves_all_others_alone(
        which in any::<prop::sample::Index>(),
        before in proptest::collection::vec(any_act(), 0..15),
        act in any_act(),
    ) {
        let (name, text) = which.get(texts());
        let (release, mut journal) = begun(name, text);
        for act in &before {
            let _ = journal.act(&release, act, &hand());
        }
        let about: Vec<u32> = match &act {
            Act::Accept(id) | Act::Reject(id) | Act::TakeBack(id) | Act::TakesPart(id)
            | Act::Candidate(id, _) | Act::Choose(id, _) | Act::NoneOfThese(id) | Act::Kind(id, _)
            | Act::Move(id, ..) | Act::Ends(id, _) | Act::Split(id, _) | Act::Office(id, _)
            | Act::Level(id, _) | Act::Form(id, _) | Act::Note(id, _) => vec![*id],
            Act::Join(a, b) => vec![*a, *b],
            Act::Heading(ids, _) | Act::AcceptShown(ids) => ids.clone(),
            Act::Add(..) | Act::Fact(..) | Act::AcceptFact(_) => vec![],
            _ => return Ok(()),
        };
        let draft = journal.draft().clone();
        if journal.act(&release, &act, &hand()).is_err() {
            return Ok(());
        }
        for entry in draft.entries.iter().filter(|it| !about.contains(&it.id)) {
            prop_assert_eq!(journal.draft().entry(entry.id), Some(entry));
        }
    }

    #[test]
    fn decisions_applied_twice_are_applied_once(
        which in any::<prop::sample::Index>(),
        acts in proptest::collection::vec(any_act(), 1..30),
    ) {
        let (name, text) = which.get(texts());
        let (release, mut journal) = begun(name, text);
        for act in &acts {
            let _ = journal.act(&release, act, &hand());
        }
        let decisions = Decisions::of(journal.draft());
        for (form, text) in [("json", decisions.json()), ("csv", decisions.csv())] {
            let (read, _) = Decisions::read(&text, reader::VERSION).unwrap();
            let mut joined = Decisions::default();
            joined.join(&decisions);
            prop_assert_eq!(&read.all.len(), &joined.all.len(), "{}", form);
        }
        let (release, mut next) = begun("next", text);
        let untouched = next.draft().clone();
        let act = Act::Before(decisions.sure());
        if next.act(&release, &act, &hand()).is_ok() {
            fits(next.draft(), &release);
            prop_assert!(next.act(&release, &act, &hand()).is_err());
            prop_assert!(next.draft().entries.iter().all(|it| it.decided.is_none()));
            // Taken back one by one, nothing is left of them.
            let mut keys: Vec<String> =
                next.draft().entries.iter().flat_map(|it| it.before.clone()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                next.act(&release, &Act::Forget(key), &hand()).unwrap();
            }
            prop_assert_eq!(next.draft(), &untouched);
        }
    }

    #[test]
    fn whatever_was_decided_opens_as_a_dataset(
        which in any::<prop::sample::Index>(),
        acts in proptest::collection::vec(any_act(), 0..30),
    ) {
        let (name, text) = which.get(texts());
        let (release, mut journal) = begun(name, text);
        for act in &acts {
            let _ = journal.act(&release, act, &hand());
        }
        let count = journal.draft().participants().count();
        if count == 0 {
            return Ok(());
        }
        let loaded = plenary::data::load(&dataset_of(journal.draft(), &release)).unwrap();
        prop_assert_eq!(loaded.problems, vec![]);
        prop_assert_eq!(loaded.dataset.participations.len(), count);
        let open = questions(journal.draft()).len();
        let told = loaded.dataset.remarks.iter().filter(|it| it.kind == "question").count();
        prop_assert_eq!(told, open);
    }

    #[test]
    fn hostile_files_are_refused_and_never_break(bytes in "[ -~\n\"{}\\[\\],:;'=+\u{400}-\u{410}]{0,300}") {
        let _ = Decisions::read(&bytes, "x");
        let _ = plenary::draft::house::HouseNames::read(&bytes);
        let _ = open(&bytes);
        let (release, journal) = begun("korea", super::KOREA);
        let file = save(&journal, &release, true);
        let at = bytes.len() * 37 % file.len();
        if let (Some(head), Some(tail)) = (file.get(..at), file.get(at..))
            && let Ok(mut kept) = open(&format!("{head}{bytes}{tail}"))
        {
            // What opens may say anything; it is put beside its text before it is shown.
            let _ = fit(&mut kept.journal, &kept.around, &Release::new(super::KOREA));
        }
    }
}
