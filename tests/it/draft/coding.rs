//! Evidence of coding: agreement of two coders, a random sample, a deposit.

use super::{KOREA, act, begun, hand, id, made, span};
use expect_test::expect;
use plenary::draft::agreement::{Differs, agreement};
use plenary::draft::deposit::{Along, Compared, decimal, files};
use plenary::draft::sample::{SampleItem, draw, rate};
use plenary::draft::settle::Settling;
use plenary::draft::unitizing::{alpha, disagreements};
use plenary::draft::{
    Act, Deed, Done, Draft, Edge, FactName, Identity, Journal, Refusal, Span, kept,
};
use std::io::Read;
use workbook::zip;

#[test]
fn alpha_for_unitizing_gives_the_figures_of_the_book() {
    // Krippendorff 2004, page 254: two observers, from 150 to 450, categories c and k.
    let at = |units: &[(u32, u32)]| -> Vec<(u32, u32)> {
        units.iter().map(|(start, length)| (start - 150, start - 150 + length)).collect()
    };
    let c = [at(&[(225, 70), (370, 30)]), at(&[(220, 80), (355, 20), (400, 20)])];
    let (observed, expected) = disagreements(300, &c).unwrap();
    assert_eq!(
        (decimal(observed * 10.0), decimal(expected * 10.0)),
        ("0.144".into(), "0.532".into())
    );
    assert_eq!(decimal(alpha(300, &c).unwrap()), "0.729");
    let k = at(&[(180, 60), (300, 50)]);
    let (observed, expected) = disagreements(300, &[k.clone(), k.clone()]).unwrap();
    assert_eq!((observed, decimal(expected * 10.0)), (0.0, "0.490".to_owned()));
    assert_eq!(alpha(300, &[k.clone(), k]), Some(1.0));
    assert_eq!(alpha(300, &[vec![], vec![]]), None, "nothing to agree on");
    assert_eq!(alpha(0, &[vec![], vec![]]), None);
    assert_eq!(alpha(10, &[vec![(0, 5)]]), None, "one coder agrees with nobody");
    let apart = alpha(100, &[vec![(0, 10)], vec![(50, 60)]]).unwrap();
    assert!(apart < 0.0);
}

#[test]
fn two_drafts_are_compared_by_name_heading_and_id() {
    let (release, first) = begun("first", KOREA);
    let (mut one, mut other) = (first.clone(), first);
    let draft = one.draft();
    let [korea, kazakhstan, mongolia] = ["Korea", "Kazakhstan", "Mongolia"].map(|it| id(draft, it));
    act(&mut one, &release, &Act::Candidate(korea, 1));
    act(&mut other, &release, &Act::Candidate(korea, 2));
    act(&mut other, &release, &Act::Reject(kazakhstan));
    act(&mut other, &release, &Act::Move(mongolia, Edge::Start, -1));
    act(&mut other, &release, &Act::Heading(vec![mongolia], None));
    let found = agreement(one.draft(), other.draft()).unwrap();
    let mut out = String::new();
    for (what, figure) in
        [("names", found.names), ("headings", found.headings), ("ids", found.identities)]
    {
        let beyond = figure.beyond_chance.map_or("–".to_owned(), decimal);
        out += &format!("{what:<9} {} of {} {beyond}\n", figure.agreed, figure.of);
    }
    for it in &found.differences {
        let words = |draft: &plenary::draft::Draft, id: Option<u32>| {
            id.and_then(|id| draft.entry(id)).map_or("–".to_owned(), |it| it.exact.clone())
        };
        out += &format!(
            "{:?} {} | {}\n",
            it.differs,
            words(one.draft(), it.first),
            words(other.draft(), it.second)
        );
    }
    expect![[r#"
        names     2 of 4 0.915
        headings  2 of 3 0.400
        ids       2 of 3 0.571
        [OnlyFirst] Kazakhstan | –
        [Identity] Korea | Korea
        [Ends, Heading] Mongolia | and Mongolia
    "#]]
    .assert_eq(&out);
    // The other way round the same figures, and the same differences from the other side.
    let back = agreement(other.draft(), one.draft()).unwrap();
    assert_eq!((back.headings, back.identities), (found.headings, found.identities));
    assert_eq!(back.differences.len(), found.differences.len());
    let alone = |differs: Differs| {
        back.differences.iter().filter(|it| it.differs.contains(&differs)).count()
    };
    assert_eq!((alone(Differs::OnlyFirst), alone(Differs::OnlySecond)), (0, 1));
    let same = agreement(one.draft(), one.draft()).unwrap();
    assert_eq!((same.names.beyond_chance, same.differences.len()), (Some(1.0), 0));
    let (_, third) = begun("third", "Delegations of Chad and Mali attended.");
    assert_eq!(agreement(one.draft(), third.draft()), None, "not of the same text");
}

#[test]
fn a_sample_can_be_drawn_again_and_has_both_halves() {
    let (release, journal) = begun("korea", KOREA);
    let sample = draw(journal.draft(), &release, 7, 2);
    assert_eq!(draw(journal.draft(), &release, 7, 2), sample);
    assert_eq!((sample.entries, sample.unmarked), (4, 2));
    assert_eq!(sample.looked.len(), 4);
    for (looked, right) in &sample.looked {
        assert_eq!(*right, None);
        match looked {
            SampleItem::Entry(id) => assert!(journal.draft().entry(*id).unwrap().is_participant()),
            SampleItem::Unmarked(span) => {
                assert!(journal.draft().participants().all(|it| !it.span.meets(*span)));
            }
        }
    }
    // Every one can be drawn, and none twice.
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..50 {
        let all = draw(journal.draft(), &release, seed, 100);
        assert_eq!(all.looked.len(), 6);
        seen.insert(format!("{:?}", draw(journal.draft(), &release, seed, 1).looked));
    }
    assert!(seen.len() > 6, "{}", seen.len());
}

/// What is drawn has to be judged: a cell alone cannot be.
#[test]
fn cells_and_single_words_are_drawn_with_what_follows() {
    let text = "Agenda\nTime\nPlace\nMonday at nine\nThe large hall\n\nThe meeting was attended by \
                representatives of Kazakhstan, Chad and Mongolia.\nTea\nSupper\nA walk\n";
    let (release, journal) = begun("cells", text);
    let all = draw(journal.draft(), &release, 1, 100);
    let mut words: Vec<String> = all
        .looked
        .iter()
        .filter_map(|(it, _)| match it {
            SampleItem::Unmarked(span) => {
                release.exact(*span).map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            SampleItem::Entry(_) => None,
        })
        .collect();
    words.sort();
    assert_eq!(words, ["Agenda Time Place Monday at nine The large hall", "Tea Supper A walk"]);
}

#[test]
fn the_rate_of_errors_has_wilsons_interval() {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    let said = |wrong, of| {
        let rate = rate(wrong, of).unwrap();
        format!("{}–{}", decimal(rate.low), decimal(rate.high))
    };
    assert_eq!(said(81, 263), "0.255–0.366");
    assert_eq!(said(15, 148), "0.062–0.160");
    assert_eq!(said(0, 20), "0.000–0.161");
    assert_eq!(said(1, 29), "0.006–0.172");
    assert_eq!(said(20, 20), "0.839–1.000");
    assert_eq!(rate(0, 0), None);
    assert_eq!(rate(3, 2), None);
}

#[test]
fn a_deposit_opens_with_every_file_and_says_what_is_open() {
    let (release, mut journal) = begun("korea", KOREA);
    let second = journal.clone();
    let korea = id(journal.draft(), "Korea");
    act(&mut journal, &release, &Act::Candidate(korea, 1));
    let authors = Some("Ä. Coder; B. \"Bee\" Coder".to_owned());
    act(&mut journal, &release, &Act::Fact(FactName::Authors, authors, None));
    let compared = agreement(journal.draft(), second.draft()).unwrap();
    let mut sample = draw(journal.draft(), &release, 7, 2);
    sample.looked[0].1 = Some(true);
    let along = Along {
        decisions: None,
        agreement: Some(Compared {
            first: journal.draft(),
            second: second.draft(),
            agreement: &compared,
        }),
        sample: Some(&sample),
    };
    let all = made(journal.draft(), &release, |making| files(making, &along).unwrap());
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "korea.json",
            "participants.csv",
            "decisions.json",
            "decisions.csv",
            "codebook.md",
            "CITATION.cff",
            "agreement.json",
            "adjudication.csv",
            "sample.json"
        ]
    );
    let packed = zip(&all);
    assert_eq!(packed, zip(&all), "the same files give the same bytes");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).unwrap();
    for (name, content) in &all {
        let mut read = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, *content, "{name}");
    }
    let text = |name: &str| {
        let found = all.iter().find(|(own, _)| own == name).unwrap();
        String::from_utf8(found.1.clone()).unwrap()
    };
    for json in ["korea.json", "decisions.json", "agreement.json", "sample.json"] {
        assert!(serde_json::from_str::<serde_json::Value>(&text(json)).is_ok(), "{json}");
    }
    let rows = crate::rfc4180::parse(&text("participants.csv"));
    assert_eq!(rows.len(), 1 + 4);
    assert!(rows.iter().all(|row| row.len() == 16));
    expect![[r#"
        cff-version: 1.2.0
        message: Please cite this dataset as below.
        type: dataset
        title: "Participants named: Meeting of the Working Group"
        authors:
          - name: "Ä. Coder"
          - name: "B. \"Bee\" Coder"
        version: 0.1.0
        date-released: 2026-01-31
    "#]]
    .assert_eq(&text("CITATION.cff"));
    let codebook = text("codebook.md").replace(reader::VERSION, "TABLES");
    expect![[r##"
        # Codebook: Meeting of the Working Group

        Unit: a state or body that the release names as taking part. 4 are named. Named means printed as taking part; who came, who was invited and who declined is not coded, because a release does not say it.

        Of the 4, 1 are confirmed by a person and 3 are suggested by rule. No question is open. Nobody has confirmed the whole passage: that somebody is missing here does not mean that the release does not name them.

        ## Text

        - SHA-256 of the text in UTF-8: `036b83dd7814e48b35d308629fef8cbc3f22e266217d205755f5be4c22ba46a4`
        - Length in code points: 241
        - Language: en

        The text is its publisher's and not part of the deposit. Each name has the printed words and as much around them as makes the place unique.

        ## Made with

        - Plenary 0.1.0
        - tables of names TABLES
        - day 2026-01-31

        ## Facts of the meeting

        - meeting: not known; nobody was asked
        - short: not known; nobody was asked
        - start: 2017-05-22 (printed; nobody has confirmed it)
        - end: 2017-05-26 (printed; nobody has confirmed it)
        - city: Bishkek (printed; nobody has confirmed it)
        - country: not known; nobody was asked
        - organizer: not known; nobody was asked
        - title: Meeting of the Working Group (printed; nobody has confirmed it)
        - publisher: not known; nobody was asked
        - published: not known; nobody was asked
        - url: not known; nobody was asked
        - license: not known; nobody was asked
        - authors: Ä. Coder; B. "Bee" Coder (given by a person)

        ## participants.csv

        - `order`: place in the release, from 1
        - `printed`: the printed form; never edited
        - `start`: where it begins, in code points of the text, from 0
        - `end`: where it ends
        - `heading`: the printed heading; empty where none is printed
        - `id`: what it names: ISO 3166-1 alpha-3, or an id of Plenary's tables; empty where no table has it
        - `kind`: what it is, by our classification
        - `office`: the office of the person that it is named through, as printed
        - `level`: the level of that office, as the coder takes it
        - `form`: how it took part, as printed
        - `state`: suggested (by rule), confirmed (by a person), question (open)
        - `found_by`: rule, or person
        - `reason`: why the rule took it so
        - `decided_by`: who decided last
        - `decided_at`: when
        - `note`: why, in the coder's own words

        ### kind

        - `state`: State
        - `territory`: Territory
        - `un-body`: UN body
        - `international-organisation`: International organisation
        - `organ`: Body of an organisation
        - `national-body`: National body
        - `other`: Other

        A code makes no state: `state` is what the list of the United Nations has as a member or an observer state. No view is taken on contested names; they stand as printed.

        ### level

        - `head-of-state`: Head of state
        - `head-of-government`: Head of government
        - `minister`: Minister
        - `deputy-minister`: Deputy minister
        - `head-of-body`: Head of a body
        - `deputy-head`: Deputy head of a body
        - `ambassador`: Ambassador or permanent representative
        - `official`: Other official
        - `expert`: Expert or scholar

        ### heading

        - “member states”: 3
        - (none printed): 1

        ## Not coded as participants

        The text names others too, as a place, a topic or inside other names: 1 by rule. A person rejected 0.

        ## decisions.csv, decisions.json

        Printed form → what was decided: `is` (an id), `none-of-these`, `not-participant`, `heading`, `level`; with who, when and why. The next release can be read with them.

        ## Agreement of two coders

        - Names (the same words): 4 of 4; Krippendorff's alpha for unitizing 1.000
        - Headings of names that both have: 4 of 4; Cohen's kappa 1.000
        - Ids of names that both have: 3 of 4; Cohen's kappa 0.692

        Alpha for unitizing, because coders also choose what to mark, and what neither marked has no number. It weighs by length: a long name counts for more than a short one. `adjudication.csv` has every difference, and which of the two was taken.

        ## Random sample

        Drawn by the number 7 from 4 entries matched by rule and 2 sentences without a mark.

        - entries: 0 wrong of 1 looked at; interval of 95 % (Wilson): 0.000 to 0.793
        - unmarked text: not looked at
    "##]].assert_eq(&codebook);
    // None of it has the text.
    for (name, content) in &all {
        let content = String::from_utf8_lossy(content);
        assert!(!content.contains("was discussed"), "{name}");
    }
}

#[test]
fn a_difference_is_settled_either_way_and_undone() {
    let (release, first) = begun("first", KOREA);
    let (mut one, mut other) = (first.clone(), first);
    let [korea, kazakhstan, mongolia] =
        ["Korea", "Kazakhstan", "Mongolia"].map(|it| id(one.draft(), it));
    act(&mut one, &release, &Act::Candidate(korea, 1));
    act(&mut one, &release, &Act::Reject(mongolia));
    act(&mut other, &release, &Act::Candidate(korea, 2));
    act(&mut other, &release, &Act::Reject(kazakhstan));
    let chad = span(&release, "Chad");
    let id = id(other.draft(), "Chad");
    act(&mut other, &release, &Act::TakesPart(id));
    let before = one.draft().clone();
    let compared = agreement(&before, other.draft()).unwrap();
    assert_eq!(compared.differences.len(), 4);
    let settle = |journal: &mut Journal, at: usize, is_second: bool| {
        let it = &compared.differences[at];
        let find = |draft: &Draft, id: Option<u32>| id.and_then(|id| draft.entry(id)).cloned();
        let settling = Settling {
            span: it.span,
            first: find(&before, it.first),
            second: find(other.draft(), it.second),
            is_second,
        };
        act(journal, &release, &Act::Settle(Box::new(settling)));
    };
    for at in 0..4 {
        settle(&mut one, at, true);
    }
    // Taken as the other has it, nothing differs any more; figures stay those of before.
    assert_eq!(agreement(one.draft(), other.draft()).unwrap().differences, []);
    assert!(one.draft().participants().any(|it| it.span == chad));
    let settled = |done: &Done| matches!(done.deed, Deed::TookFirst | Deed::TookSecond);
    assert_eq!(one.before(settled), before);
    for at in 0..4 {
        settle(&mut one, at, false);
    }
    let named = |draft: &Draft| -> Vec<(Span, Identity)> {
        draft.participants().map(|it| (it.span, it.identity.clone())).collect()
    };
    assert_eq!(named(one.draft()), named(&before));
    assert_eq!(one.draft().settled.len(), 4);
    // It survives saving, and each of it is undone.
    let saved = kept::open(&kept::save(&one, &release, true)).unwrap();
    assert_eq!(saved.journal, one);
    for _ in 0..8 {
        one.undo();
    }
    assert_eq!(*one.draft(), before);
}

#[test]
fn what_is_seen_of_a_sample_is_an_act() {
    let (release, mut journal) = begun("korea", KOREA);
    let sample = draw(journal.draft(), &release, 7, 2);
    act(&mut journal, &release, &Act::Draw(Box::new(sample)));
    act(&mut journal, &release, &Act::Look(0, true));
    act(&mut journal, &release, &Act::Look(1, false));
    let rate = |journal: &Journal| journal.draft().sample.as_ref().and_then(|it| it.rates().0);
    assert_eq!(rate(&journal).map(|it| (it.wrong, it.of)), Some((1, 2)));
    journal.undo();
    assert_eq!(rate(&journal).map(|it| (it.wrong, it.of)), Some((0, 1)));
    journal.redo();
    assert_eq!(rate(&journal).map(|it| (it.wrong, it.of)), Some((1, 2)));
    let refused = journal.act(&release, &Act::Look(99, true), &hand());
    assert_eq!(refused.unwrap_err(), Refusal::NotThere);
}
