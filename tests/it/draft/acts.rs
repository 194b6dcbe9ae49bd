//! Every act of a review: what it changes, what it is called, and why it is refused.

use super::{KOREA, WEAK, act, begun, entry, hand, id, span, table};
use expect_test::expect;
use plenary::draft::{
    Act, Asks, Deed, Draft, Edge, EntryState, Fact, FactName, Found, Hand, Identity, Journal,
    Level, Question, Refusal, Release, Role, Span, among, halves, questions,
};

fn refused(journal: &mut Journal, release: &Release, act: &Act) -> Refusal {
    let before = journal.clone();
    let refusal = journal.act(release, act, &hand()).unwrap_err();
    assert_eq!(*journal, before, "{act:?} changed something");
    refusal
}

#[test]
fn a_reading_becomes_a_draft_in_which_nothing_is_decided() {
    let (_, journal) = begun("korea", KOREA);
    expect![[r#"
        Participant Suggested        Kazakhstan                   KAZ            member states
        Participant Question(Which)  Korea                        ?              member states
        Participant Suggested        Mongolia                     MNG            member states
        Participant Suggested        Council of Mountain Valleys  ?              –
        Elsewhere   Suggested        Chad                         TCD            –
    "#]]
    .assert_eq(&table(journal.draft()));
    assert!(journal.draft().entries.iter().all(|it| it.decided.is_none()));
    assert!(!journal.draft().is_reviewed());
}

#[test]
fn while_it_is_asked_which_one_is_meant_nobody_is() {
    let (release, mut journal) = begun("korea", KOREA);
    let korea = id(journal.draft(), "Korea");
    assert_eq!(entry(journal.draft(), "Korea").identity, Identity::Unlisted);
    assert_eq!(entry(journal.draft(), "Korea").candidates(), ["KOR", "PRK"]);
    assert_eq!(refused(&mut journal, &release, &Act::Accept(korea)), Refusal::WhichFirst);
    let three = Act::Candidate(korea, 3);
    assert_eq!(refused(&mut journal, &release, &three), Refusal::NoCandidate(3));
    act(&mut journal, &release, &Act::Candidate(korea, 1));
    let korea = entry(journal.draft(), "Korea");
    assert_eq!(
        (&korea.identity, korea.state),
        (&Identity::Is("KOR".to_owned()), EntryState::Confirmed)
    );
    assert_eq!(korea.decided, Some(hand()));
    let done = journal.last().unwrap();
    assert_eq!((done.deed, &*done.subject, &*done.value), (Deed::Chosen, "Korea", "KOR"));
}

#[test]
fn a_rejection_taken_back_gives_the_candidates_back() {
    let (release, mut journal) = begun("korea", KOREA);
    let korea = id(journal.draft(), "Korea");
    let before = journal.draft().clone();
    act(&mut journal, &release, &Act::Reject(korea));
    assert_eq!(entry(journal.draft(), "Korea").role, Role::Rejected);
    assert_eq!(entry(journal.draft(), "Korea").candidates(), ["KOR", "PRK"]);
    act(&mut journal, &release, &Act::TakeBack(korea));
    assert_eq!(*journal.draft(), before);
    // Taking part after all, it is asked again who it is.
    act(&mut journal, &release, &Act::Reject(korea));
    act(&mut journal, &release, &Act::TakesPart(korea));
    assert_eq!(entry(journal.draft(), "Korea").asks(), Some(Asks::Which));
    act(&mut journal, &release, &Act::NoneOfThese(korea));
    assert_eq!(entry(journal.draft(), "Korea").identity, Identity::NoneOfThese);
    act(&mut journal, &release, &Act::Choose(korea, "PRK".to_owned()));
    assert_eq!(entry(journal.draft(), "Korea").identity.id(), Some("PRK"));
}

#[test]
fn lists_are_asked_before_names_and_their_names_not_besides() {
    let (release, mut journal) = begun("weak", WEAK);
    let open = questions(journal.draft());
    let [Question::List(list)] = open[..] else { panic!("{open:?}") };
    assert_eq!(plenary::draft::questions::asked_about(journal.draft(), list), 3);
    let mut other = journal.clone();
    act(&mut journal, &release, &Act::AcceptList(list));
    assert_eq!(questions(journal.draft()), []);
    assert!(journal.draft().participants().all(|it| it.state == EntryState::Confirmed));
    assert_eq!(journal.last().unwrap().count, 3);
    // One that was rejected by itself stays so.
    let chad = id(other.draft(), "Chad");
    act(&mut other, &release, &Act::Reject(chad));
    act(&mut other, &release, &Act::AcceptList(list));
    assert_eq!(entry(other.draft(), "Chad").role, Role::Rejected);
    other.undo();
    act(&mut other, &release, &Act::RejectList(list));
    assert_eq!(other.draft().participants().count(), 0);
    assert_eq!(refused(&mut other, &release, &Act::AcceptList(list)), Refusal::NoChange);
    assert_eq!(refused(&mut other, &release, &Act::AcceptList(99)), Refusal::NotThere);
}

#[test]
fn accepting_what_is_shown_answers_no_question() {
    let (release, mut journal) = begun("korea", KOREA);
    let shown = journal.draft().participants().map(|it| it.id).collect();
    act(&mut journal, &release, &Act::AcceptShown(shown));
    assert_eq!(entry(journal.draft(), "Korea").asks(), Some(Asks::Which));
    assert_eq!(entry(journal.draft(), "Mongolia").state, EntryState::Confirmed);
    assert_eq!(journal.last().unwrap().count, 3);
}

#[test]
fn the_passage_is_confirmed_once_nothing_is_open() {
    let (release, mut journal) = begun("korea", KOREA);
    let refusal = refused(&mut journal, &release, &Act::ConfirmPassage);
    assert_eq!(refusal, Refusal::QuestionsOpen(1));
    let korea = id(journal.draft(), "Korea");
    act(&mut journal, &release, &Act::Candidate(korea, 1));
    act(&mut journal, &release, &Act::ConfirmPassage);
    assert!(journal.draft().is_reviewed());
    assert!(journal.draft().participants().all(|it| it.state == EntryState::Confirmed));
    // A question that opens again ends it; answered, it is reviewed as before.
    act(&mut journal, &release, &Act::TakeBack(korea));
    assert!(!journal.draft().is_reviewed());
    act(&mut journal, &release, &Act::Candidate(korea, 2));
    assert!(journal.draft().is_reviewed());
}

#[test]
fn headings_are_words_of_the_text() {
    let (release, mut journal) = begun("korea", KOREA);
    let draft = journal.draft();
    let ids = vec![id(draft, "Korea"), id(draft, "Mongolia")];
    let words = span(&release, "Working Group");
    act(&mut journal, &release, &Act::Heading(ids.clone(), Some(words)));
    let heading = entry(journal.draft(), "Mongolia").heading.clone().unwrap();
    assert_eq!((heading.exact.as_str(), heading.span), ("Working Group", words));
    assert_eq!(entry(journal.draft(), "Korea").asks(), Some(Asks::Which), "another matter");
    let done = journal.last().unwrap();
    assert_eq!((done.count, &*done.value), (2, "Working Group"));
    act(&mut journal, &release, &Act::Heading(ids.clone(), None));
    assert_eq!(entry(journal.draft(), "Korea").heading, None);
    let beyond = Act::Heading(ids, Some(Span::new(1_000_000, 1_000_005)));
    assert_eq!(refused(&mut journal, &release, &beyond), Refusal::NoWords);
}

#[test]
fn ends_move_by_words_in_every_script() {
    let cases = [
        ("The Council (CMV) met.", "Council", Edge::End, 1, "Council (CMV"),
        ("The Council (CMV) met.", "Council (CMV", Edge::End, 1, "Council (CMV)"),
        ("The Council (CMV) met.", "Council", Edge::Start, -1, "The Council"),
        ("Kazakhstan, Korea", "Kazakhstan", Edge::End, 1, "Kazakhstan, Korea"),
        ("Guinea-Bissau and Mali", "Guinea-Bissau and", Edge::End, -1, "Guinea-Bissau"),
        ("министр «Северного совета»", "совета", Edge::Start, -1, "Северного совета"),
        ("министр «Северного совета»", "Северного совета", Edge::Start, -1, "«Северного совета"),
        ("上合组织秘书处", "组织秘书处", Edge::Start, -2, "上合组织秘书处"),
        ("上合组织秘书处", "上合组织秘书处", Edge::End, -3, "上合组织"),
    ];
    for (text, words, edge, by, wanted) in cases {
        let release = Release::new(text);
        let mut span = span(&release, words);
        for _ in 0..i32::abs(by) {
            let end = if edge == Edge::Start { &mut span.start } else { &mut span.end };
            *end = release.next_stop(*end, edge, by > 0).unwrap();
        }
        assert_eq!(release.exact(span).as_deref(), Some(wanted), "{words} in {text}");
    }
    let (release, mut journal) = begun("korea", KOREA);
    let mongolia = id(journal.draft(), "Mongolia");
    let gone = Act::Move(mongolia, Edge::Start, 1);
    assert_eq!(refused(&mut journal, &release, &gone), Refusal::NoFurther);
    act(&mut journal, &release, &Act::Move(mongolia, Edge::Start, -1));
    assert_eq!(journal.draft().entry(mongolia).unwrap().exact, "and Mongolia");
    let onto = span(&release, "Korea");
    let korea = id(journal.draft(), "Korea");
    let same = refused(&mut journal, &release, &Act::Ends(mongolia, onto));
    assert_eq!(same, Refusal::SameWords(korea));
}

#[test]
fn names_are_split_where_something_divides_them() {
    let cases = [
        ("Chad, Mali", Some(("Chad", "Mali"))),
        ("Chad and Mali", Some(("Chad", "Mali"))),
        ("Chad, and Mali", Some(("Chad", "Mali"))),
        ("Чад, а также Мали", Some(("Чад", "Мали"))),
        ("Чад и Мали", Some(("Чад", "Мали"))),
        ("乍得、马里", Some(("乍得", "马里"))),
        ("乍得和马里", Some(("乍得", "马里"))),
        ("Andorra", None),
        ("Chad,", None),
    ];
    for (text, wanted) in cases {
        let release = Release::new(text);
        let found = halves(&release, Span::new(0, release.length()), None);
        let found = found.map(|(a, b)| (release.exact(a).unwrap(), release.exact(b).unwrap()));
        let wanted = wanted.map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn split_join_and_add_ask_who_is_meant_and_the_reader_answers_in_the_same_step() {
    let (release, mut journal) = begun("korea", KOREA);
    let before = journal.draft().clone();
    let [korea, mongolia] = ["Korea", "Mongolia"].map(|it| id(journal.draft(), it));
    act(&mut journal, &release, &Act::Join(korea, mongolia));
    let joined = entry(journal.draft(), "Korea and Mongolia");
    assert_eq!((joined.id, joined.asks()), (korea, Some(Asks::Which)));
    assert_eq!(journal.draft().entries.len(), before.entries.len() - 1);
    act(&mut journal, &release, &Act::Split(korea, None));
    assert_eq!(id(journal.draft(), "Korea"), korea);
    let other = id(journal.draft(), "Mongolia");
    assert_ne!(other, mongolia, "a number is never given twice");
    let answer = reader::Gazetteer::of(["MNG"]);
    let found = among("Mongolia", &answer);
    assert_eq!(found.identity.id(), Some("MNG"));
    act(&mut journal, &release, &Act::Suggest(other, Box::new(found)));
    assert_eq!(entry(journal.draft(), "Mongolia").identity.id(), Some("MNG"));
    assert_eq!(journal.steps().len(), 2);
    journal.undo();
    assert!(journal.draft().entries.iter().all(|it| it.exact != "Mongolia"));
    journal.undo();
    assert_eq!(*journal.draft(), before);
    journal.redo();
    journal.redo();
    assert_eq!(entry(journal.draft(), "Mongolia").identity.id(), Some("MNG"));
    let far = id(journal.draft(), "Chad");
    assert_eq!(refused(&mut journal, &release, &Act::Join(korea, far)), Refusal::NotNeighbours);
    let whole = refused(&mut journal, &release, &Act::Split(far, None));
    assert_eq!(whole, Refusal::NotDivided);
}

#[test]
fn adding_is_selecting() {
    let (release, mut journal) = begun("korea", KOREA);
    let words = span(&release, " Bishkek");
    act(&mut journal, &release, &Act::Add(words, None));
    let added = entry(journal.draft(), "Bishkek");
    assert_eq!((added.role, added.found.by_rule), (Role::Participant, false));
    assert_eq!(added.decided, Some(hand()));
    let again = refused(&mut journal, &release, &Act::Add(words, None));
    assert_eq!(again, Refusal::SameWords(id(journal.draft(), "Bishkek")));
    let chad = span(&release, "Chad");
    let there = refused(&mut journal, &release, &Act::Add(chad, None));
    assert_eq!(there, Refusal::SameWords(id(journal.draft(), "Chad")), "elsewhere, and visible");
    for (start, end) in [(5, 5), (9, 2), (0, u32::MAX), (u32::MAX - 1, u32::MAX)] {
        let nothing = Act::Add(Span::new(start, end), None);
        assert_eq!(refused(&mut journal, &release, &nothing), Refusal::NoWords);
    }
    let all = Act::Add(Span::new(0, release.length()), None);
    let short = release.length() <= 400;
    let refusal = journal.clone().act(&release, &all, &hand()).err();
    assert_eq!(refusal, (!short).then_some(Refusal::TooLong));
}

#[test]
fn several_candidates_for_marked_words_are_a_question() {
    let answer = reader::Gazetteer::of(["KOR", "PRK"]);
    let found: Found = among("Korea", &answer);
    assert_eq!(found.state, EntryState::Question(Asks::Which));
    assert_eq!(found.candidates, ["KOR", "PRK"]);
    // The beginning of a name is not the name.
    let begun = among("Kazakh", &reader::Gazetteer::of(["KAZ"]));
    assert_eq!((begun.identity, begun.candidates), (Identity::Unlisted, vec!["KAZ".to_owned()]));
    assert_eq!(among("Nobody", &reader::Gazetteer::default()).state, EntryState::Suggested);
}

#[test]
fn level_office_form_and_kind_leave_the_rest_alone() {
    let (release, mut journal) = begun("korea", KOREA);
    let korea = id(journal.draft(), "Korea");
    let words = span(&release, "representatives");
    act(&mut journal, &release, &Act::Office(korea, Some(words)));
    act(&mut journal, &release, &Act::Level(korea, Some(Level::Official)));
    act(&mut journal, &release, &Act::Form(korea, Some(span(&release, "held"))));
    act(&mut journal, &release, &Act::Kind(korea, "territory".to_owned()));
    let it = entry(journal.draft(), "Korea");
    assert_eq!(it.office.as_ref().unwrap().exact, "representatives");
    assert_eq!((it.level, it.asks()), (Some(Level::Official), Some(Asks::Which)));
    let odd = Act::Kind(korea, "planet".to_owned());
    assert_eq!(refused(&mut journal, &release, &odd), Refusal::NotThere);
    act(&mut journal, &release, &Act::TakeBack(korea));
    let it = entry(journal.draft(), "Korea");
    assert_eq!((it.level, it.kind.as_str()), (Some(Level::Official), "state"));
}

fn facts(draft: &Draft) -> String {
    let mut out = String::new();
    for name in FactName::ALL {
        let said = match draft.facts.get(name) {
            Fact::Asked => "asked".to_owned(),
            Fact::Proposed(value, _) => format!("proposed {value}"),
            Fact::Given(value, at, _) => format!("given {value} {}", at.is_some()),
            Fact::NotKnown(_) => "not known".to_owned(),
        };
        out += &format!("{:<10} {said}\n", name.key());
    }
    out
}

#[test]
fn facts_behind_labels_and_in_datelines_are_proposed() {
    let proposed = |text: &str| {
        let (_, journal) = begun("release", text);
        facts(journal.draft())
            .lines()
            .filter(|it| it.contains(" proposed "))
            .fold(String::new(), |out, line| out + line + "\n")
    };
    expect![[r#"
        start      proposed 2024-11-14
        end        proposed 2024-11-14
        city       proposed Tirana
        country    proposed AL
        title      proposed Meeting of the Ministers of Rivers
        publisher  proposed RIVERSEC
    "#]]
    .assert_eq(&proposed(
        "JOINT PRESS RELEASE\n\nMeeting of the Ministers of Rivers\nTirana, 14 November 2024\n\n\
         The ministers had their meeting in Tirana, Albania. Delegations of Chad, Mali and Peru attended.\n\n\
         Issued by RIVERSEC, Istanbul\n",
    ));
    expect![[r#"
        city       proposed Алматы
        title      proposed Итоги встречи по рекам
        publisher  proposed Пресс-служба Секретариата рек
        published  proposed 2024-09-20
    "#]]
    .assert_eq(&proposed(
        "ПРЕСС-РЕЛИЗ\nИтоги встречи по рекам\n\nАлматы, 20 сентября 2024 года. Во встрече приняли участие \
         делегации Чада, Мали и Перу.\n\nПресс-служба Секретариата рек\n",
    ));
    expect![[r#"
        start      proposed 2024-06-13
        end        proposed 2024-06-13
        city       proposed 阿拉木图
        organizer  proposed 河流秘书处
        title      proposed 河流会议情况通报
    "#]]
    .assert_eq(&proposed(
        "河流会议情况通报\n\n时间：2024年6月13日\n地点：阿拉木图（现场）\n主办方：河流秘书处\n\n与会方：乍得、马里、秘鲁。\n",
    ));
    expect![[r#"
        start      proposed 2024-06-13
        end        proposed 2024-06-13
        city       proposed 阿拉木图
        country    proposed KZ
        title      proposed 河流会议情况通报
    "#]]
    .assert_eq(&proposed(
        "河流会议情况通报\n\n时间：2024年6月13日\n地点：哈萨克斯坦阿拉木图市（现场）\n\n与会方：乍得、马里、秘鲁。\n",
    ));
    // Where a body has its seat is not where it met.
    expect![[r#"
        city       proposed Manama
    "#]]
    .assert_eq(&proposed(
        "A first meeting, in Manama, has now been held by the River Group, the body with its seat in Chad. \
         Delegations of Chad, Mali and Peru attended.\n",
    ));
    // A sentence is no label, and what is more than a name is no city.
    assert_eq!(
        proposed("Where: it is said. Date: soon. Venue: to be told to delegations in due time.\n"),
        ""
    );
}

#[test]
fn dates_are_taken_as_people_write_them() {
    use plenary::draft::facts::well_formed;
    for (written, first, last) in [
        ("14 November 2024", "2024-11-14", "2024-11-14"),
        ("8–9 ноября 2022 года", "2022-11-08", "2022-11-09"),
        ("November 8-9, 2022", "2022-11-08", "2022-11-09"),
        ("2024年6月13日", "2024-06-13", "2024-06-13"),
        ("2024-06", "2024-06", "2024-06"),
        ("15.09.2024", "2024-09-15", "2024-09-15"),
        ("5.9.2024 г.", "2024-09-05", "2024-09-05"),
        ("2024/9/15", "2024-09-15", "2024-09-15"),
        ("2024.09.15", "2024-09-15", "2024-09-15"),
    ] {
        assert_eq!(well_formed(FactName::Start, written).as_deref(), Some(first), "{written}");
        assert_eq!(well_formed(FactName::End, written).as_deref(), Some(last), "{written}");
    }
    for none in [
        "14 November",
        "in May",
        "31 February 2024x",
        "soon",
        "",
        "4/9/2024",
        "15.13.2024",
        "15.09.24",
        "1.2.3.2024",
        "15.09.2024 or so",
    ] {
        assert_eq!(well_formed(FactName::Start, none), None, "{none}");
    }
    assert_eq!(well_formed(FactName::Country, "kg").as_deref(), Some("KG"));
}

#[test]
fn facts_are_proposed_from_the_text_or_asked() {
    let (release, mut journal) = begun("korea", KOREA);
    expect![[r#"
        meeting    asked
        short      asked
        start      proposed 2017-05-22
        end        proposed 2017-05-26
        city       proposed Bishkek
        country    asked
        organizer  asked
        title      proposed Meeting of the Working Group
        publisher  asked
        published  asked
        url        asked
        license    asked
        authors    asked
    "#]]
    .assert_eq(&facts(journal.draft()));
    for (name, value) in [
        (FactName::Start, "22 May"),
        (FactName::Start, "2017-02-29"),
        (FactName::End, "2017-13"),
        (FactName::Country, "Kyrgyzstan"),
        (FactName::Url, "javascript:alert(1)"),
        (FactName::City, " \n "),
    ] {
        let bad = Act::Fact(name, Some(value.to_owned()), None);
        assert_eq!(refused(&mut journal, &release, &bad), Refusal::BadFact(name), "{value}");
    }
    act(&mut journal, &release, &Act::AcceptFact(FactName::City));
    act(&mut journal, &release, &Act::Fact(FactName::Url, None, None));
    let url = "https://example.org/release".to_owned();
    act(&mut journal, &release, &Act::Fact(FactName::Url, Some(url.clone()), None));
    let same = Act::Fact(FactName::Url, Some(url), None);
    assert_eq!(refused(&mut journal, &release, &same), Refusal::NoChange);
    act(&mut journal, &release, &Act::Fact(FactName::Country, Some("KG".to_owned()), None));
    act(&mut journal, &release, &Act::Fact(FactName::Publisher, None, None));
    expect![[r#"
        meeting    asked
        short      asked
        start      proposed 2017-05-22
        end        proposed 2017-05-26
        city       given Bishkek true
        country    given KG false
        organizer  asked
        title      proposed Meeting of the Working Group
        publisher  not known
        published  asked
        url        given https://example.org/release false
        license    asked
        authors    asked
    "#]]
    .assert_eq(&facts(journal.draft()));
    let asked = Act::AcceptFact(FactName::Organizer);
    assert_eq!(refused(&mut journal, &release, &asked), Refusal::NotThere);
}

#[test]
fn facts_are_found_in_three_languages() {
    let texts = [
        "Eighth Conference of Rivers\n\nThe 8th International Conference of the River Council took place in the city of \
         Dushanbe from 30 May to 2 June 2022.\n\nSource: Secretariat of the River Council\nhttps://example.org/8\n",
        "О работе совета\n\n8–9 ноября 2022 года состоялось заседание совета.\n\nИсточник: Секретариат совета\n",
        "新闻公报\n\n2022年11月8日至9日，河流组织第八届部长级会议在杜尚别举行。\n\n来源：河流组织秘书处\n",
        "Nothing is said of any day but 5 May.",
    ];
    let mut out = String::new();
    for text in texts {
        let (_, journal) = begun("x", text);
        let said = facts(journal.draft());
        out.extend(
            said.lines().filter(|line| !line.ends_with("asked")).map(|line| format!("{line}\n")),
        );
        out += "---\n";
    }
    expect![[r#"
        meeting    proposed Eighth Conference of Rivers
        start      proposed 2022-05-30
        end        proposed 2022-06-02
        city       proposed Dushanbe
        title      proposed Eighth Conference of Rivers
        publisher  proposed Secretariat of the River Council
        url        proposed https://example.org/8
        ---
        start      proposed 2022-11-08
        end        proposed 2022-11-09
        title      proposed О работе совета
        publisher  proposed Секретариат совета
        ---
        meeting    proposed 河流组织第八届部长级会议
        start      proposed 2022-11-08
        end        proposed 2022-11-09
        city       proposed 杜尚别
        publisher  proposed 河流组织秘书处
        ---
        ---
    "#]]
    .assert_eq(&out);
}

#[test]
fn an_act_on_another_text_is_refused() {
    let (_, mut journal) = begun("korea", KOREA);
    let korea = id(journal.draft(), "Korea");
    let other = Release::new(&KOREA.replace("Korea", "Chile"));
    let refusal = journal.act(&other, &Act::Reject(korea), &Hand::default()).unwrap_err();
    assert_eq!(refusal, Refusal::OtherText);
}
