//! Decisions that last: as files of two forms, applied to the next release, taken back everywhere.

use super::{KOREA, WEAK, act, begun, entry, hand, id, span};
use expect_test::expect;
use plenary::draft::decisions::{Decision, DecisionNotice, Decisions, Ruling, Unreadable};
use plenary::draft::{
    Act, Asks, Deed, EntryState, Hand, Identity, Journal, Level, Refusal, Release, Role, questions,
};

/// The next release, in which the same names stand in other words around.
const NEXT: &str = "The second meeting was attended by delegations of Korea, Mongolia and the Council of Mountain \
                    Valleys.";

fn decided() -> Decisions {
    let (release, mut journal) = begun("korea", KOREA);
    let [korea, council] =
        ["Korea", "Council of Mountain Valleys"].map(|it| id(journal.draft(), it));
    act(&mut journal, &release, &Act::Candidate(korea, 1));
    act(&mut journal, &release, &Act::NoneOfThese(council));
    Decisions::of(journal.draft())
}

fn before(
    journal: &mut Journal,
    release: &Release,
    decisions: &Decisions,
) -> Result<usize, Refusal> {
    journal.act(release, &Act::Before(decisions.sure()), &hand()).map(|done| done.count)
}

#[test]
fn what_was_decided_becomes_a_table() {
    let (release, mut journal) = begun("korea", KOREA);
    let names = ["Korea", "Mongolia", "Kazakhstan", "Council of Mountain Valleys"];
    let [korea, mongolia, kazakhstan, council] = names.map(|it| id(journal.draft(), it));
    act(&mut journal, &release, &Act::Candidate(korea, 2));
    act(&mut journal, &release, &Act::Reject(mongolia));
    act(&mut journal, &release, &Act::Heading(vec![kazakhstan], None));
    act(&mut journal, &release, &Act::NoneOfThese(council));
    let words = span(&release, "representatives");
    act(&mut journal, &release, &Act::Office(council, Some(words)));
    act(&mut journal, &release, &Act::Level(council, Some(Level::Official)));
    let decisions = Decisions::of(journal.draft());
    // Without the reader's words on why, which are its own affair.
    let rows = crate::rfc4180::parse(&decisions.csv());
    let cells = |row: &Vec<String>| {
        assert_eq!(row.len(), 10);
        format!("{} | {} | {} | {} | {}\n", row[0], row[1], row[2], row[3], row[5])
    };
    let table: String = rows.iter().map(cells).collect();
    expect![[r#"
        printed | decision | value | instead_of | when
        Kazakhstan | heading |  | member states | 2026-01-31T12:00:00Z
        Korea | is | PRK |  | 2026-01-31T12:00:00Z
        Mongolia | not-participant |  |  | 2026-01-31T12:00:00Z
        Council of Mountain Valleys | none-of-these |  |  | 2026-01-31T12:00:00Z
        representatives | level | official |  | 2026-01-31T12:00:00Z
    "#]]
    .assert_eq(&table);
    assert!(rows[1..].iter().all(|row| !row[6].is_empty() && row[9] == reader::VERSION));
    // The coder's own reason stands in the place of the rule's.
    act(&mut journal, &release, &Act::Note(korea, "asked the\n host".to_owned()));
    let rows = crate::rfc4180::parse(&Decisions::of(journal.draft()).csv());
    let why: Vec<&str> =
        rows.iter().filter(|row| row[6] == "asked the host").map(|it| &*it[0]).collect();
    assert_eq!(why, ["Korea"]);
    assert_eq!(
        entry(journal.draft(), "Korea").decided.as_ref().map(|it| &*it.who),
        Some(&*hand().who)
    );
    journal.undo();
    assert_eq!(entry(journal.draft(), "Korea").note, "");
}

#[test]
fn the_next_release_shows_it_as_decided_before() {
    let decisions = decided();
    let (release, mut journal) = begun("next", NEXT);
    let untouched = journal.draft().clone();
    assert_eq!(questions(journal.draft()).len(), 1);
    assert_eq!(before(&mut journal, &release, &decisions), Ok(2));
    let korea = entry(journal.draft(), "Korea");
    assert_eq!(
        (&korea.identity, korea.state),
        (&Identity::Is("KOR".to_owned()), EntryState::Suggested)
    );
    assert_eq!(korea.before, ["who:Korea"]);
    assert_eq!(korea.decided, None, "nobody decided it here");
    assert_eq!(questions(journal.draft()), []);
    // Twice is once.
    assert_eq!(before(&mut journal, &release, &decisions), Err(Refusal::NoChange));
    // Taken back everywhere at once, even where it was accepted since; and that can be undone.
    let all = journal.draft().participants().map(|it| it.id).collect();
    act(&mut journal, &release, &Act::AcceptShown(all));
    let accepted = journal.draft().clone();
    act(&mut journal, &release, &Act::Forget("who:Korea".to_owned()));
    assert_eq!(entry(journal.draft(), "Korea").asks(), Some(Asks::Which));
    assert_eq!(entry(journal.draft(), "Korea").candidates(), ["KOR", "PRK"]);
    assert_eq!(journal.last().unwrap().deed, Deed::Forgotten);
    let rest = entry(journal.draft(), "Council of Mountain Valleys");
    assert_eq!(rest, entry(&accepted, "Council of Mountain Valleys"), "another matter");
    for _ in 0..3 {
        journal.undo();
    }
    assert_eq!(*journal.draft(), untouched);
}

#[test]
fn a_decision_on_the_role_never_overrules_what_is_plainly_printed() {
    let (release, mut journal) = begun("korea", KOREA);
    let mongolia = id(journal.draft(), "Mongolia");
    act(&mut journal, &release, &Act::Reject(mongolia));
    let decisions = Decisions::of(journal.draft());
    // Plainly printed as taking part: asked.
    let (release, mut journal) = begun("next", NEXT);
    assert_eq!(before(&mut journal, &release, &decisions), Ok(1));
    let mongolia = entry(journal.draft(), "Mongolia");
    assert_eq!((mongolia.role, mongolia.asks()), (Role::Participant, Some(Asks::Before)));
    let mongolia = mongolia.id;
    act(&mut journal, &release, &Act::Accept(mongolia));
    assert_eq!(entry(journal.draft(), "Mongolia").state, EntryState::Confirmed);
    // Doubtful: the doubt is answered, visibly.
    let (release, mut journal) = begun("weak", WEAK);
    assert_eq!(before(&mut journal, &release, &decisions), Ok(1));
    let mongolia = entry(journal.draft(), "Mongolia");
    assert_eq!((mongolia.role, mongolia.state), (Role::Rejected, EntryState::Suggested));
    act(&mut journal, &release, &Act::Forget("part:Mongolia".to_owned()));
    assert_eq!(entry(journal.draft(), "Mongolia").asks(), Some(Asks::TakesPart));
}

#[test]
fn headings_and_levels_are_carried_where_their_words_stand() {
    let first = "The meeting was attended by representatives of the lake states: Chad, Niger and the Minister of Water of Mali.";
    let (release, mut journal) = begun("first", first);
    let of = |printed: &str, ruling: Ruling, instead_of: &str| Decision {
        printed: printed.to_owned(),
        instead_of: instead_of.to_owned(),
        ruling,
        who: String::new(),
        when: String::new(),
        why: String::new(),
        release: "other".to_owned(),
        program: String::new(),
        gazetteer: String::new(),
    };
    let taken = entry(journal.draft(), "Chad").heading.clone().map_or(String::new(), |it| it.exact);
    let all = Decisions {
        all: vec![
            of("Chad", Ruling::Heading(Some("meeting".to_owned())), &taken),
            of("Niger", Ruling::Heading(Some("words that are not there".to_owned())), &taken),
            of("Minister of Water", Ruling::Level(Level::Minister), ""),
        ],
    };
    before(&mut journal, &release, &all).unwrap();
    let chad = entry(journal.draft(), "Chad");
    assert_eq!(chad.heading.as_ref().unwrap().exact, "meeting");
    assert_eq!(entry(journal.draft(), "Niger").before, [""; 0]);
    let mali = entry(journal.draft(), "Mali");
    if mali.office.as_ref().is_some_and(|it| it.exact == "Minister of Water") {
        assert_eq!(mali.level, Some(Level::Minister));
    }
    let key = chad.before[0].clone();
    act(&mut journal, &release, &Act::Forget(key));
    let chad = entry(journal.draft(), "Chad");
    assert_eq!(chad.heading, chad.found.heading);
}

#[test]
fn both_forms_of_the_file_say_the_same() {
    let mut decisions = decided();
    let mut odd = decisions.all[0].clone();
    odd.printed = "=1+1, \"so\" 'called'; and\tmore".to_owned();
    odd.why = "'apostrophe first\r\nand a line".to_owned();
    odd.ruling = Ruling::Heading(Some("-a heading".to_owned()));
    decisions.all.push(odd);
    let (json, told) = Decisions::read(&decisions.json(), reader::VERSION).unwrap();
    assert_eq!((&json, told), (&decisions, vec![]));
    let (csv, told) = Decisions::read(&decisions.csv(), reader::VERSION).unwrap();
    assert_eq!((csv.all[0].clone(), told), (decisions.all[0].clone(), vec![]));
    // What a field of a table cannot have is on one line.
    assert_eq!(csv.all[2].ruling, decisions.all[2].ruling);
    assert_eq!(csv.all[2].printed, "=1+1, \"so\" 'called'; and more");
    let excel = format!("\u{feff}{}", decisions.csv().replace("\r\n", "\n"));
    assert_eq!(Decisions::read(&excel, reader::VERSION).unwrap().0.all.len(), 3);
}

#[test]
fn contradictions_and_other_versions_are_told_and_applied_not_at_all() {
    let mut decisions = decided();
    let mut other = decisions.all[0].clone();
    other.ruling = Ruling::Is("PRK".to_owned());
    other.release = "another".to_owned();
    let told = decisions.join(&Decisions { all: vec![other.clone()] });
    let first = decisions.all[0].clone();
    assert_eq!(told, [DecisionNotice::Contradiction(Box::new(first), Box::new(other.clone()))]);
    assert_eq!(decisions.sure().len(), 1);
    let (release, mut journal) = begun("next", NEXT);
    before(&mut journal, &release, &decisions).unwrap();
    assert_eq!(entry(journal.draft(), "Korea").asks(), Some(Asks::Which));
    let (read, told) = Decisions::read(&decisions.json(), "other tables").unwrap();
    assert_eq!((read.all.len(), told.len()), (3, 2));
    assert_eq!(told[0], DecisionNotice::OtherTables(3));
    decisions.remove(&other);
    assert_eq!(decisions.contradictions(), []);
    decisions.forget("who:Korea");
    assert_eq!(decisions.all.len(), 1);
    // In the same release the later decision counts.
    let mut later = decided();
    let mut changed = later.all[0].clone();
    (changed.ruling, changed.when) = (Ruling::Is("PRK".to_owned()), "2027".to_owned());
    assert_eq!(later.join(&Decisions { all: vec![changed.clone()] }), []);
    assert_eq!(later.all[0], changed);
}

#[test]
fn what_is_no_file_of_decisions_is_refused_in_words() {
    let read = |text: &str| Decisions::read(text, "x").unwrap_err();
    assert_eq!(read(""), Unreadable::OtherFile);
    assert_eq!(read("a,b\n1,2\n"), Unreadable::OtherFile);
    assert_eq!(read("{\"format\":\"participation\"}"), Unreadable::OtherFile);
    assert_eq!(read("{\"format\": 5}"), Unreadable::OtherFile);
    let newer = decided().json().replace("\"format_version\": 1", "\"format_version\": 7");
    assert_eq!(read(&newer), Unreadable::Version("7".to_owned(), 1));
    let json = decided().json();
    assert!(matches!(read(&json[..json.len() / 2]), Unreadable::Broken(_)));
    assert!(matches!(read(&json.replace("\"is\"", "\"was\"")), Unreadable::Broken(_)));
    assert_eq!(read(&"x".repeat(20_000_001)), Unreadable::TooLong);
    let bad = decided().csv().replace(",is,", ",perhaps,");
    let (read, told) = Decisions::read(&bad, reader::VERSION).unwrap();
    assert_eq!((read.all.len(), told), (1, vec![DecisionNotice::BadRow(2)]));
}

#[test]
fn a_person_who_decided_here_is_not_overruled() {
    let decisions = decided();
    let (release, mut journal) = begun("next", NEXT);
    let korea = id(journal.draft(), "Korea");
    act(&mut journal, &release, &Act::Candidate(korea, 2));
    assert_eq!(before(&mut journal, &release, &decisions), Ok(1));
    assert_eq!(entry(journal.draft(), "Korea").identity.id(), Some("PRK"));
    let gone = journal.act(&release, &Act::Forget("who:Korea".to_owned()), &Hand::default());
    assert_eq!(gone.unwrap_err(), Refusal::NotThere);
}

#[test]
fn a_name_given_late_stands_at_what_was_decided_before_and_nobody_elses() {
    let (release, mut journal) = begun("korea", KOREA);
    let nobody = Hand { who: String::new(), ..hand() };
    let [korea, council, mongolia] =
        ["Korea", "Council of Mountain Valleys", "Mongolia"].map(|it| id(journal.draft(), it));
    journal.act(&release, &Act::Candidate(korea, 1), &nobody).unwrap();
    act(&mut journal, &release, &Act::Accept(mongolia));
    journal.act(&release, &Act::Accept(council), &nobody).unwrap();
    journal.undo();
    journal.sign("B. Coder");
    journal.redo();
    let who: Vec<(String, String)> =
        Decisions::of(journal.draft()).all.into_iter().map(|it| (it.printed, it.who)).collect();
    let of = |printed: &str, who: &str| (printed.to_owned(), who.to_owned());
    // A body that no table has is decided on like the others.
    assert_eq!(
        who,
        [
            of("Korea", "B. Coder"),
            of("Mongolia", "A. Coder"),
            of("Council of Mountain Valleys", "B. Coder"),
        ]
    );
    assert!(journal.steps().iter().all(|step| !step.hand.who.is_empty()));
}
