//! A column of a list matched with the reader's tables: the tables, the engine and what stands between.

use engine::protocol::{Ask, FacetQuery, Query, Reply, Setup, Summary, Want};
use plenary::draft::decisions::{Decision, DecisionNotice, Decisions, Ruling};
use plenary::list::labels::Labels;
use plenary::list::matched::{Answer, MADE, Matched, Outcome};
use plenary::text::Lang;
use reader::Gazetteer;
use reader::meant::looked_up;

const LIST: &str =
    "State,n\nKenya,1\nKorea,2\nKorea,3\nTaiwan,4\nSCO Secretariat,5\nNobody knows,6\n,7\n";

/// A list, read and with its first column looked up as the page does it.
fn matched(text: &str) -> (engine::List, Matched) {
    let mut reader = engine::Reader::new(Default::default());
    reader.feed(text.as_bytes());
    let mut list = reader.finish();
    let mut matched = Matched::default();
    let ask = Ask::Texts { column: 0, separator: None, count: plenary::list::matched::MOST };
    let Reply::Texts(told) = list.ask(&ask) else { panic!("texts") };
    matched.begin(0, None, told.texts, told.total);
    let unknown = matched.unknown();
    matched.learn(&unknown, looked_up(unknown.iter().map(String::as_str)));
    assert_eq!(matched.unknown(), [""; 0]);
    (list, matched)
}

/// Has the columns made, and gives the list as it is then.
fn made(list: &mut engine::List, matched: &Matched) -> Summary {
    let Reply::Derived(summary) = list.ask(&Ask::Derive(matched.derived("State"))) else {
        panic!("derived")
    };
    list.setup(&summary.suggested);
    *summary
}

/// The values of a column that was made, with their rows.
fn values(list: &mut engine::List, summary: &Summary, what: &str) -> String {
    let is = |it: &engine::protocol::Column| it.made.as_ref().is_some_and(|it| it.what == what);
    let at = summary.columns.iter().position(is).unwrap();
    list.setup(&Setup { facets: vec![at], ..Setup::default() });
    let Reply::Answer(answer) =
        list.ask(&Ask::Answer { query: Query::default(), want: Want::default() })
    else {
        panic!("answer")
    };
    let values = answer.facets[0].values.iter().map(|it| format!("{} {}", it.value, it.count));
    values.collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_sure_is_matched_what_is_not_is_asked_and_the_rest_is_counted() {
    let (mut list, mut matched) = matched(LIST);
    let counts = matched.counts();
    assert_eq!((counts.all, counts.matched), ((5, 6), (2, 2)));
    assert_eq!((counts.asked, counts.none, counts.beyond), ((2, 3), (1, 1), 0));
    let asked: Vec<String> = matched
        .questions()
        .map(|(text, rows, it)| format!("{text} {rows} {} {}", it.candidates.join("|"), it.why))
        .collect();
    assert_eq!(asked, ["Korea 2 KOR|PRK several", "Taiwan 1 TWN disputed"]);
    let summary = made(&mut list, &matched);
    let names: Vec<&str> = summary.columns.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["State", "n", "State: name", "State: kind", "State: region", "State: id"]);
    assert_eq!(summary.suggested.facets.iter().filter(|at| **at > 1).count(), 3);
    let kinds = values(&mut list, &summary, "kind");
    assert_eq!(kinds, "open question 3,  1, not matched 1, organ 1, state 1");
    let regions = values(&mut list, &summary, "region");
    assert_eq!(regions, "open question 3,  1, Sub-Saharan Africa 1, not a state 1, not matched 1");
    assert!(values(&mut list, &summary, "id").contains("KEN 1"));
    // Answered, the same columns stand there with other values.
    matched.answer("Korea", Answer::Is("KOR".into()));
    matched.answer("Taiwan", Answer::NoneOfThese);
    let summary = made(&mut list, &matched);
    assert_eq!(summary.columns.len(), 2 + MADE.len());
    let names = values(&mut list, &summary, "name");
    assert_eq!(names, "Republic of Korea 2, not matched 2,  1, Kenya 1, SCO Secretariat 1");
    assert_eq!(matched.counts().asked, (0, 0));
    // Taken back, one act after the other.
    matched.undo();
    assert!(matches!(matched.outcome("Taiwan"), Outcome::Asked(_)));
    assert_eq!(matched.outcome("Korea"), Outcome::Is("KOR"));
    matched.undo();
    assert!(!matched.can_undo() && matched.questions().count() == 2);
}

#[test]
fn answers_are_the_decisions_of_a_review_and_a_review_s_answer_names() {
    let (_, mut first) = matched(LIST);
    first.answer("Korea", Answer::Is("PRK".into()));
    first.answer("Nobody knows", Answer::NoneOfThese);
    let saved = first.decisions("A. Coder", "2026-01-31", "list.csv");
    for file in [saved.json(), saved.csv()] {
        let (read, told) = Decisions::read(&file, reader::VERSION).unwrap();
        assert_eq!((read.all.len(), told), (2, vec![]));
        let (_, mut second) = matched(LIST);
        assert_eq!(second.take(&read.sure()), 2);
        assert_eq!(second.outcome("Korea"), Outcome::Is("PRK"));
        assert_eq!(second.questions().count(), 1);
        // One file is one act.
        second.undo();
        assert_eq!(second.questions().count(), 2);
    }
    // What a review decided besides, on headings and roles, says nothing of a list; an id that the tables of
    // these names did not tell is asked for.
    let of = |printed: &str, ruling| Decision {
        printed: printed.into(),
        ruling,
        ..saved.all[0].clone()
    };
    let review = Decisions {
        all: vec![
            of("Taiwan", Ruling::Is("CHN".into())),
            of("Kenya", Ruling::NotParticipant),
            of("Uganda", Ruling::Is("UGA".into())),
        ],
    };
    let (_, mut third) = matched(LIST);
    assert_eq!(third.strange(&review.sure()), ["CHN", "UGA"]);
    assert_eq!(third.take(&review.sure()), 1);
    assert_eq!(third.outcome("Taiwan"), Outcome::Is("CHN"));
    assert_eq!(third.outcome("Kenya"), Outcome::Is("KEN"));
    // Two that contradict each other answer nothing, and that is told.
    let both = Decisions {
        all: vec![
            of("Korea", Ruling::Is("KOR".into())),
            Decision { release: "other".into(), ..of("Korea", Ruling::Is("PRK".into())) },
        ],
    };
    let (read, told) = Decisions::read(&both.json(), reader::VERSION).unwrap();
    assert!(matches!(told[..], [DecisionNotice::Contradiction(..)]));
    assert_eq!(third.take(&read.sure()), 0);
    assert!(matches!(third.outcome("Korea"), Outcome::Asked(_)));
}

#[test]
fn what_was_made_is_called_in_the_language_of_the_page_and_filtered_in_its_own() {
    let (mut list, matched) = matched(LIST);
    let summary = made(&mut list, &matched);
    let said = |tag: &str| {
        let words = Lang::of(tag).unwrap().words();
        let labels = Labels { words, summary: &summary, known: &matched.known };
        let cells = [(2, "Kenya"), (3, "state"), (4, "Sub-Saharan Africa"), (3, "not matched")];
        let cells = cells.map(|(at, cell)| labels.cell(at, cell)).join(" · ");
        format!("{} | {cells} | {}", labels.named("State: kind"), labels.value(Some(0), "state"))
    };
    expect_test::expect![[r#"
        State: kind | Kenya · State · Sub-Saharan Africa · not matched | state
        State: вид | Кения · Государство · Африка к югу от Сахары · не найдено | state
        State：性质 | 肯尼亚 · 国家 · 撒哈拉以南非洲 · 未识别 | state
    "#]]
    .assert_eq(&["en", "ru", "zh"].map(|tag| said(tag) + "\n").concat());
    let facet = FacetQuery { facet: 3, include: vec!["state".into()], ..FacetQuery::default() };
    let query = Query { facets: vec![facet], ..Query::default() };
    let Reply::Answer(answer) = list.ask(&Ask::Answer { query, want: Want::default() }) else {
        panic!("answer")
    };
    assert_eq!((answer.total, answer.ignored.len()), (1, 0));
}

#[test]
fn roles_that_a_reader_has_chosen_leave_what_was_made() {
    let (mut list, matched) = matched(LIST);
    let summary = made(&mut list, &matched);
    let own = plenary::query::Roles { facets: vec!["n".into()], ..Default::default() };
    let query = plenary::query::Query { roles: Some(own), ..Default::default() };
    let (setup, unknown) = plenary::list::terms::setup(&query, &summary);
    assert_eq!((setup.facets, unknown.len()), (vec![1, 2, 3, 4], 0));
    // And what was made is none of the roles that an address tells.
    let roles = plenary::list::terms::roles(&list.setup(&summary.suggested).setup, &summary);
    assert!(roles.facets.iter().all(|name| !name.starts_with("State:")), "{roles:?}");
}

#[test]
fn a_very_long_list_of_names_is_looked_up_as_far_as_is_said() {
    let mut matched = Matched::default();
    let texts: Vec<(String, usize)> = vec![("Kenya".into(), 3), ("Chad".into(), 2)];
    matched.begin(0, None, texts, 10);
    let slice = vec!["Kenya".to_owned()];
    matched.learn(&slice, looked_up(["Kenya"]));
    assert_eq!(matched.unknown(), ["Chad"], "what is known is not asked again");
    assert_eq!(matched.counts().beyond, 9);
    let derived = matched.derived("State");
    assert_eq!(derived.other, "not looked up");
    assert_eq!(derived.columns[1].values, ["state", "not looked up"]);
    // Read in another way, what is known of names stays.
    matched.begin(1, None, vec![("Kenya".into(), 1)], 1);
    assert_eq!((matched.unknown().len(), matched.known.organizations.len()), (0, 1));
    assert_eq!(Gazetteer::default().organizations.len(), 0);
}

#[test]
fn two_capital_letters_are_a_state_where_the_column_has_codes_and_a_word_elsewhere() {
    let ids = |text: &str| {
        let mut reader = engine::Reader::new(Default::default());
        reader.feed(text.as_bytes());
        let mut list = reader.finish();
        let (head, mut matched) = (text.lines().next().unwrap(), Matched::default());
        let Reply::Texts(told) = list.ask(&Ask::Texts { column: 0, separator: None, count: 99 })
        else {
            panic!("texts")
        };
        matched.begin(0, None, told.texts, told.total);
        let unknown = matched.unknown();
        let asked = matched.asked(head.split(',').next().unwrap(), &unknown);
        matched.learn(&unknown, looked_up(asked.iter().map(String::as_str)));
        let mut ids: Vec<String> = unknown
            .iter()
            .map(|text| match matched.outcome(text) {
                Outcome::Is(id) => format!("{text} {id}"),
                Outcome::Asked(it) => format!("{text} {}?", it.candidates.join("|")),
                _ => format!("{text} –"),
            })
            .collect();
        ids.sort();
        ids.join(", ")
    };
    assert_eq!(
        ids("Country,n\nDE,1\nIN,2\nKenya,3\nXX,4\nUK,5\nTW,6\n"),
        "DE DEU, IN IND, Kenya KEN, TW TWN?, UK GBR, XX –"
    );
    assert_eq!(ids("страна,n\nDE,1\nКения,2\n"), "DE DEU, Кения KEN");
    assert_eq!(ids("x,n\nDE,1\nFR,2\nCN,3\n"), "CN CHN, DE DEU, FR FRA", "all are codes");
    assert_eq!(ids("x,n\nIN,1\nOUT,2\nNO,3\n"), "IN –, NO –, OUT –", "not all are");
}
