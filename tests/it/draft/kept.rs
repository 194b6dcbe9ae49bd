//! Drafts kept and opened again, texts that have changed under them, and a queue of releases.

use super::{KOREA, act, begun, entry, hand, id};
use plenary::draft::decisions::Unreadable;
use plenary::draft::kept::{Lost, around, fit, open, save};
use plenary::draft::queue::{Queue, Stage, decide_before};
use plenary::draft::{Act, FactName, Journal, Release};

fn worked() -> (Release, Journal) {
    let (release, mut journal) = begun("korea", KOREA);
    let [korea, mongolia] = ["Korea", "Mongolia"].map(|it| id(journal.draft(), it));
    act(&mut journal, &release, &Act::Candidate(korea, 1));
    act(&mut journal, &release, &Act::Reject(mongolia));
    act(&mut journal, &release, &Act::AcceptFact(FactName::City));
    journal.undo();
    (release, journal)
}

#[test]
fn what_is_kept_is_what_is_opened_with_its_undo() {
    let (release, journal) = worked();
    for with_text in [false, true] {
        let file = save(&journal, &release, with_text);
        assert_eq!(file.contains("\"text\":\"Meeting"), with_text, "only where that is wanted");
        let mut kept = open(&file).unwrap();
        assert_eq!(kept.journal, journal);
        assert_eq!(kept.text.as_deref(), with_text.then_some(KOREA));
        assert_eq!(fit(&mut kept.journal, &kept.around, &release), None);
        assert!(kept.journal.redo().is_some() && kept.journal.undo().is_some());
        assert_eq!(save(&kept.journal, &release, with_text), file);
    }
}

#[test]
fn a_file_that_is_no_draft_of_ours_is_refused_in_words() {
    let (release, journal) = worked();
    let file = save(&journal, &release, true);
    assert_eq!(open("").unwrap_err(), Unreadable::OtherFile);
    assert_eq!(open("[1]").unwrap_err(), Unreadable::OtherFile);
    assert_eq!(open("{\"format\":\"plenary-decisions\"}").unwrap_err(), Unreadable::OtherFile);
    let newer = file.replace("\"format_version\":1", "\"format_version\":2");
    assert_eq!(open(&newer).unwrap_err(), Unreadable::Version("2".to_owned(), 1));
    assert!(matches!(open(&file[..file.len() / 2]).unwrap_err(), Unreadable::Broken(_)));
    // A text that is not the draft's own is none.
    let other = file.replace("was discussed", "was praised");
    assert_eq!(open(&other).unwrap().text, None);
}

#[test]
fn a_changed_text_makes_orphans_and_moves_nothing_to_a_lookalike() {
    let (release, journal) = worked();
    let around = around(journal.draft(), &release);
    // A line more above: everything stands as before, further down.
    let longer = Release::new(&format!("Corrected on Monday.\n{KOREA}"));
    let mut moved = journal.clone();
    assert_eq!(fit(&mut moved, &around, &longer), Some(Lost::default()));
    let korea = entry(moved.draft(), "Korea");
    assert_eq!(longer.exact(korea.span).as_deref(), Some("Korea"));
    assert_eq!(korea.identity.id(), Some("KOR"), "what was decided stays");
    assert!(moved.last().is_none(), "what was done to another text cannot be undone");
    // Korea is gone; another Korea stands elsewhere.
    let text = KOREA.replace("Korea and Mongolia", "Mongolia") + "Korea was discussed too.\n";
    let other = Release::new(&text);
    let mut orphaned = journal.clone();
    let lost = fit(&mut orphaned, &around, &other).unwrap();
    assert!(lost.entries >= 1);
    let orphan = orphaned.draft().orphans.iter().find(|it| it.exact == "Korea").unwrap();
    assert_eq!(orphan.identity.id(), Some("KOR"), "nothing is lost");
    assert!(orphaned.draft().entries.iter().all(|it| it.exact != "Korea"));
    for it in &orphaned.draft().entries {
        assert_eq!(other.exact(it.span).as_deref(), Some(it.exact.as_str()));
    }
    // The same words twice: neither is it.
    let twice = Release::new(&format!("{KOREA}{KOREA}"));
    let mut doubled = journal.clone();
    let lost = fit(&mut doubled, &around, &twice).unwrap();
    assert!(lost.entries > 0);
    for it in &doubled.draft().entries {
        assert_eq!(twice.exact(it.span).as_deref(), Some(it.exact.as_str()));
    }
    // Nothing of it left.
    let nothing = Release::new("Another text.");
    let mut all = journal.clone();
    fit(&mut all, &around, &nothing).unwrap();
    assert_eq!(all.draft().entries, []);
    assert_eq!(all.draft().orphans.len(), journal.draft().entries.len());
}

#[test]
fn a_release_is_reviewed_once_a_person_confirmed_the_whole_passage() {
    let mut queue = Queue::default();
    let first = queue.add("a.txt", KOREA);
    let again = queue.add("b.txt", &KOREA.replace('\n', "\r\n"));
    let other = queue.add("c.txt", "Another text.");
    assert_eq!(queue.stage(first), Stage::Unread);
    assert_eq!(queue.stage(again), Stage::Duplicate(first));
    let (release, mut journal) = begun("a", KOREA);
    let mut put = |journal: &Journal| queue.items[first].read = Some(Ok(journal.clone()));
    put(&journal);
    let korea = id(journal.draft(), "Korea");
    act(&mut journal, &release, &Act::Candidate(korea, 1));
    let open = queue.clone();
    assert_eq!(open.stage(first), Stage::Questions(1));
    assert_eq!(open.next(first), Some(other));
    let mut put = |journal: &Journal| queue.items[first].read = Some(Ok(journal.clone()));
    put(&journal);
    assert_eq!(queue.stage(first), Stage::Decided);
    act(&mut journal, &release, &Act::ConfirmPassage);
    queue.items[first].read = Some(Ok(journal));
    assert_eq!(queue.stage(first), Stage::Reviewed);
    queue.items[other].read = Some(Err("The text is empty.".to_owned()));
    assert_eq!(queue.stage(other), Stage::Unreadable("The text is empty.".to_owned()));
    assert_eq!(queue.next(first), None);
    assert_eq!(queue.stage(99), Stage::Unread);
}

#[test]
fn decisions_on_the_other_releases_serve_one_and_contradictions_are_told() {
    let mut queue = Queue::default();
    let mut read = |name: &str, number: usize| {
        let text = KOREA.replace("Bishkek", name);
        let (release, mut journal) = begun(&queue.free_name("korea"), &text);
        let korea = id(journal.draft(), "Korea");
        if number > 0 {
            act(&mut journal, &release, &Act::Candidate(korea, number));
        }
        let place = queue.add(name, &text);
        queue.items[place].read = Some(Ok(journal.clone()));
        (release, journal)
    };
    let (_, first) = read("Osh", 1);
    let (release, mut open) = read("Naryn", 0);
    assert_eq!(open.draft().name, "korea-2");
    let (decisions, told) = queue.decisions(Some(1));
    assert_eq!(told, []);
    assert_eq!(decide_before(&mut open, &release, &decisions.sure(), &hand()), 1);
    let named = |journal: &Journal| entry(journal.draft(), "Korea").identity.clone();
    assert_eq!(named(&open), named(&first));
    assert!(open.draft().entries.iter().any(|it| !it.before.is_empty()));
    // What serves it is none of its own decisions.
    assert_eq!(queue.decisions(Some(0)).0.all, []);
    let (release, mut other) = begun("korea-3", &KOREA.replace("Bishkek", "Talas"));
    let korea = id(other.draft(), "Korea");
    act(&mut other, &release, &Act::Candidate(korea, 2));
    let place = queue.add("Talas", release.text());
    queue.items[place].read = Some(Ok(other));
    let (decisions, told) = queue.decisions(None);
    assert_eq!((told.len(), decisions.sure().len()), (1, 0));
}
