//! Rows of a list as meetings: which column is what, which rows are one meeting, and the datasets that come of
//! it, which say that they are of a sheet.

use engine::protocol::{Ask, Query, Reply, Row, Summary};
use plenary::data::{Cell, Dataset, Loaded, Mention, load};
use plenary::draft::sheet::{Meant, Sheet, dataset};
use plenary::export::{Attribution, Table};
use plenary::list::matched::{Answer, Matched};
use plenary::list::meetings::{
    Columns, MOST_MEETINGS, MOST_PARTICIPANTS, Made, Mapping, Part, made,
};
use plenary::query::{self, View, meeting};
use plenary::text::{Lang, problems, sentence, view_title};
use proptest::prelude::*;
use reader::Gazetteer;
use reader::meant::looked_up;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const LIST: &str = "\
Meeting,Date,Country,Capacity,Source
Summit of Lakes,2019-05-03,Kenya,Member,https://example.org/a
Summit of Lakes,2019-05-03,Uganda,Member,https://example.org/a
Summit of Lakes,2019-05-03,Korea,Observer,a note
Summit of Lakes,2019-05-03,Nobody knows,,
Summit of Lakes,2019-05-03,Kenya,Observer,
Forum of Rivers,2020-01-02,Kenya,Guest,
,2020-01-02,Chad,Guest,
Forum of Rivers,2020-01-02,,Guest,
Summit of Lakes,2021-05-03,Uganda,Member,
Форум рек,2021,Кения,Гость,
";

/// A list, its rows, and what it is.
fn read(text: &str) -> (engine::List, Vec<Row>, Summary) {
    let mut reader = engine::Reader::new(Default::default());
    reader.feed(text.as_bytes());
    let mut list = reader.finish();
    let summary = list.summary().clone();
    list.setup(&summary.suggested);
    let mapping = columns(&summary);
    let (date, count) = (mapping.get(Part::Date), 1000);
    let ask = Ask::Rows { query: Query::default(), from: 0, count, sort: None, date };
    let Reply::Rows(told) = list.ask(&ask) else { panic!("rows") };
    (list, told.rows, summary)
}

fn columns(summary: &Summary) -> Columns {
    Columns::guessed(summary, &summary.suggested, None)
}

fn mapping(summary: &Summary) -> Mapping {
    Mapping { columns: columns(summary), is_apart: true, ..Mapping::default() }
}

/// A list with its countries looked up, as meetings.
fn matched(text: &str, answer: impl FnOnce(&mut Matched)) -> (Made, Gazetteer) {
    let (mut list, rows, summary) = read(text);
    let own = mapping(&summary);
    let column = own.columns.get(Part::Participant).unwrap();
    let mut matched = Matched::default();
    let Reply::Texts(told) = list.ask(&Ask::Texts { column, separator: None, count: 1000 }) else {
        panic!("texts")
    };
    matched.begin(column, None, told.texts, told.total);
    let unknown = matched.unknown();
    matched.learn(&unknown, looked_up(unknown.iter().map(String::as_str)));
    answer(&mut matched);
    (made(&rows, &own, &|text| matched.meaning(text)), matched.known)
}

/// The dataset of one of the meetings, which must be valid by the schema and read without a problem.
fn file(made: &Made, known: &Gazetteer, place: usize) -> (Value, Dataset) {
    let sheet = Sheet {
        title: "list.csv",
        sha256: Some(&"0f".repeat(32)),
        column: "Country",
        heading: Some("Capacity"),
        known,
        who: "A. Coder",
        day: "2026-01-31",
    };
    let text = dataset(&sheet, &made.meetings[place]);
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(wrong(&json), [""; 0]);
    let Loaded { dataset, problems, .. } = load(&text).unwrap();
    assert_eq!(problems, []);
    (json, dataset)
}

/// What the schema finds wrong with a dataset.
fn wrong(dataset: &Value) -> Vec<String> {
    let schema = include_str!("../../public/data/participation.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    validator.iter_errors(dataset).map(|it| format!("{}: {it}", it.instance_path())).collect()
}

fn told(json: &Value) -> Vec<String> {
    let words = Lang::default().words();
    let say = |problem| {
        let (place, what) = problems::problem(words, problem);
        format!("{place}: {what}")
    };
    load(&json.to_string()).unwrap().problems.iter().map(say).collect()
}

#[test]
fn columns_are_known_by_what_people_call_them() {
    for (head, cells, wanted) in [
        ("Meeting,Date,Country,Capacity,Source", "m,2019-05-03,Kenya,Member,x", "01234"),
        ("role;name of delegation;event;year", "Guest;Kenya;m;2019", "2310"),
        ("Встреча,Дата,Участник,Рубрика,Источник", "м,2019-05-03,Кения,Гость,x", "01234"),
        ("会议,日期,参加方,类别,来源", "会,2019-05-03,肯尼亚,嘉宾,x", "01234"),
        ("who,what", "Kenya,Uganda", "--0--"),
    ] {
        let text = format!("{head}\n{cells}\n{cells}\n");
        let (_, _, summary) = read(&text);
        let own = columns(&summary);
        let of = |part| own.get(part).map_or("-".to_owned(), |at| at.to_string());
        let found: String = Part::ALL.into_iter().map(of).collect();
        assert!(found.starts_with(wanted), "{head}: {found}");
    }
    // The column whose names are matched is the participant's, whatever it is called.
    let (_, _, summary) = read(LIST);
    let own = Columns::guessed(&summary, &summary.suggested, Some(3));
    assert_eq!((own.get(Part::Participant), own.get(Part::Heading)), (Some(3), None));
}

#[test]
fn rows_are_one_meeting_by_its_name_and_date_and_what_is_left_out_is_told() {
    let (_, rows, summary) = read(LIST);
    let apart = made(&rows, &mapping(&summary), &|_| Meant::Unknown);
    let said = |made: &Made| -> Vec<String> {
        let names = |it: &plenary::draft::sheet::Meeting| -> String {
            let names = it.participants.iter().map(|it| format!("{} {}", it.row, it.text));
            names.collect::<Vec<_>>().join(", ")
        };
        let said = |it: &plenary::draft::sheet::Meeting| {
            format!("{} | {} | {}..{} | {}", it.id, it.title, it.start, it.end, names(it))
        };
        made.meetings.iter().map(said).collect()
    };
    assert_eq!(
        said(&apart),
        [
            "summit-of-lakes | Summit of Lakes | 2019-05-03.. | 2 Kenya, 3 Uganda, 4 Korea, 5 Nobody knows",
            "forum-of-rivers | Forum of Rivers | 2020-01-02.. | 7 Kenya",
            "summit-of-lakes-2021-05-03 | Summit of Lakes | 2021-05-03.. | 10 Uganda",
            "meeting-2021 | Форум рек | 2021.. | 11 Кения",
        ]
    );
    assert_eq!(
        (&apart.nowhere[..], &apart.nobody[..], &apart.doubles[..]),
        (&[8][..], &[9][..], &[6][..])
    );
    // As one, whenever it was; then one is named twice more.
    let together = Mapping { is_apart: false, ..mapping(&summary) };
    let together = made(&rows, &together, &|_| Meant::Unknown);
    assert_eq!(together.meetings.len(), 3);
    assert_eq!(together.doubles, [6, 10]);
    assert_eq!(
        (&*together.meetings[0].start, &*together.meetings[0].end),
        ("2019-05-03", "2021-05-03")
    );
    // Without a column the whole sheet is one meeting, which needs a name.
    let mut whole = mapping(&summary);
    whole.columns.set(Part::Meeting, None);
    assert_eq!(made(&rows, &whole, &|_| Meant::Unknown).meetings, []);
    whole.title = " All  of it ".into();
    let whole = made(&rows, &whole, &|_| Meant::Unknown);
    assert_eq!((whole.meetings.len(), &*whole.meetings[0].title), (1, "All of it"));
    assert_eq!(whole.nowhere, [0; 0]);
    // A name that means the same is the same; one cell may name several.
    let (_, rows, summary) = read("country,event\nKenya,x\nRepublic of Kenya; Chad,x\nKenya,x\n");
    let several = Mapping { separator: Some(";".into()), ..mapping(&summary) };
    let kenya =
        |text: &str| if text.contains("Kenya") { Meant::Is("KEN".into()) } else { Meant::Unknown };
    let several = made(&rows, &several, &kenya);
    assert_eq!(said(&several), ["x | x | .. | 2 Kenya, 3 Chad"]);
    assert_eq!(several.doubles, [3, 4]);
}

#[test]
fn more_than_is_borne_is_left_out_and_told() {
    let row =
        |row: usize, cells: [String; 2]| Row { row, cells: cells.into(), date: String::new() };
    let mut own = Mapping::default();
    own.columns.set(Part::Meeting, Some(0));
    own.columns.set(Part::Participant, Some(1));
    let rows: Vec<Row> =
        (0..MOST_MEETINGS + 3).map(|at| row(at + 2, [format!("m{at}"), "Kenya".into()])).collect();
    let many = made(&rows, &own, &|_| Meant::Unknown);
    assert_eq!((many.meetings.len(), many.more_meetings), (MOST_MEETINGS, 3));
    let rows: Vec<Row> =
        (0..MOST_PARTICIPANTS + 2).map(|at| row(at + 2, ["m".into(), format!("p{at}")])).collect();
    let many = made(&rows, &own, &|_| Meant::Unknown);
    assert_eq!(
        (many.meetings[0].participants.len(), many.more_participants),
        (MOST_PARTICIPANTS, 2)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn law_every_row_with_meeting_and_participant_is_in_exactly_one_dataset(
        cells in proptest::collection::vec(("[ab]? ?", "[kuc]?;?[kuc]?", "(2019|2020)?"), 0..60),
        is_apart in any::<bool>(),
    ) {
        let rows: Vec<Row> = cells.iter().enumerate().map(|(at, (meeting, names, date))| {
            Row { row: at + 2, cells: vec![meeting.clone(), names.clone()], date: date.clone() }
        }).collect();
        let mut own = Mapping { is_apart, separator: Some(";".into()), ..Mapping::default() };
        own.columns.set(Part::Meeting, Some(0));
        own.columns.set(Part::Participant, Some(1));
        own.columns.set(Part::Date, Some(2));
        let made = made(&rows, &own, &|_| Meant::Unknown);
        let ids: BTreeSet<&str> = made.meetings.iter().map(|it| it.id.as_str()).collect();
        prop_assert_eq!(ids.len(), made.meetings.len(), "ids are unique");
        let mut firsts = Vec::new();
        for meeting in &made.meetings {
            let places: Vec<usize> = meeting.participants.iter().map(|it| it.row).collect();
            prop_assert!(!places.is_empty() && places.is_sorted(), "the order of the rows stays");
            firsts.push(places[0]);
            let names: BTreeSet<&str> = meeting.participants.iter().map(|it| it.text.as_str()).collect();
            prop_assert_eq!(names.len(), meeting.participants.len(), "nobody stands twice");
        }
        prop_assert!(firsts.is_sorted(), "so does that of the meetings");
        for row in &rows {
            let title = row.cells[0].trim();
            let names: BTreeSet<&str> = row.cells[1].split(';').filter(|it| !it.is_empty()).collect();
            prop_assert_eq!(made.nobody.contains(&row.row), names.is_empty());
            prop_assert_eq!(made.nowhere.contains(&row.row), title.is_empty() && !names.is_empty());
            let of = |it: &&plenary::draft::sheet::Meeting| {
                it.title == title && (!is_apart || it.start == row.date || dates(&rows, title) < 2)
            };
            let own: Vec<_> = made.meetings.iter().filter(of).collect();
            if title.is_empty() || names.is_empty() {
                continue;
            }
            prop_assert_eq!(own.len(), 1, "row {}", row.row);
            for name in names {
                let found = own[0].participants.iter().filter(|it| it.text == name).count();
                prop_assert_eq!(found, 1, "{} of row {}", name, row.row);
            }
        }
    }
}

/// How many dates rows of a title have.
fn dates(rows: &[Row], title: &str) -> usize {
    let own = rows.iter().filter(|row| {
        row.cells[0].trim() == title
            && !row.date.is_empty()
            && row.cells[1].contains(['k', 'u', 'c'])
    });
    own.map(|row| row.date.as_str()).collect::<BTreeSet<_>>().len()
}

#[test]
fn a_meeting_of_a_sheet_is_a_dataset_whose_places_are_cells() {
    let (made, known) = matched(LIST, |it| it.answer("Nobody knows", Answer::NoneOfThese));
    let (json, dataset) = file(&made, &known, 0);
    assert!(dataset.document.is_sheet);
    assert_eq!(dataset.document.sha256, Some("0f".repeat(32)));
    let said: Vec<String> = dataset
        .participations
        .iter()
        .map(|row| {
            let it = &dataset.organizations[row.organization];
            let value = |facet: usize| {
                let values = row.values[facet].iter();
                let labels =
                    values.map(|at| dataset.facets[facet].values[*at as usize].label.get("en"));
                labels.collect::<Vec<_>>().join("+")
            };
            let sources: Vec<&str> =
                row.sources.iter().map(|at| dataset.sources[*at].publisher.get("en")).collect();
            let values: Vec<String> = (0..dataset.facets.len()).map(value).collect();
            format!(
                "{} {} | {} | {}",
                it.id,
                it.short("en"),
                values.join(" | "),
                sources.join(", ")
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "ken Kenya | Member | State | Sub-Saharan Africa | list.csv, example.org",
            "uga Uganda | Member | State | Sub-Saharan Africa | list.csv, example.org",
            "korea Korea | Observer | Other | Not a state | list.csv, a note",
            "nobody-knows Nobody knows | The cell is empty | Other | Not a state | list.csv",
        ]
    );
    let cell = Cell { row: 4, column: "Country".into(), text: "Korea".into() };
    let mention = &dataset.participations[2].mention;
    assert_eq!(*mention, Mention { cell: Some(cell), ..Mention::default() });
    assert_eq!(mention.quote(), "Korea");
    // What is asked, what a rule and what a person decided goes along.
    let decisions: Vec<String> = (0..4)
        .map(|at| {
            let it = &json["participations"][at]["decision"];
            format!("{} {} {} {}", it["state"], it["found_by"], it["candidates"], it["by"])
        })
        .collect();
    assert_eq!(
        decisions,
        [
            r#""suggested" "rule" null null"#,
            r#""suggested" "rule" null null"#,
            r#""question" "rule" ["KOR","PRK"] null"#,
            r#""confirmed" "person" null "A. Coder""#,
        ]
    );
    assert_eq!(dataset.facets[0].label.get("ru"), "Capacity");
    assert_eq!(
        (&*dataset.event.start_date, dataset.event.name.get("en")),
        ("2019-05-03", "Summit of Lakes")
    );
    assert_eq!(dataset.title.get("zh"), "表格所列参加方：Summit of Lakes, 2019-05-03");
    // Another letter is another language.
    let (json, dataset) = file(&made, &known, 3);
    assert_eq!(json["documents"][0]["language"], "ru");
    assert_eq!(dataset.organizations[0].short("en"), "Kenya");
    assert_eq!(dataset.participations[0].mention.quote(), "Кения");
    // Names that nobody has looked up are as they are written.
    let (_, rows, summary) = read(LIST);
    let plain = plenary::list::meetings::made(&rows, &mapping(&summary), &|_| Meant::Unknown);
    let (json, dataset) = file(&plain, &Gazetteer::default(), 3);
    assert_eq!(dataset.organizations[0].short("en"), "Кения");
    assert_eq!(json["participations"][0]["decision"], Value::Null);
}

#[test]
fn a_sheet_s_page_claims_no_release_and_no_absence() {
    let (made, known) = matched(LIST, |_| ());
    let (_, dataset) = file(&made, &known, 0);
    let (asked, _) = query::read(&dataset, Lang::TAGS, "");
    let index = crate::index(&dataset);
    let answer = query::answer(&dataset, &index, &asked);
    for (tag, said, title, caveat) in [
        (
            "en",
            "The sheet names 4 participants: 2 states and 2 bodies.",
            "Participants",
            "Named means written in the sheet.",
        ),
        (
            "ru",
            "В таблице названы 4 участника: 2 государства и 2 организации.",
            "Участники",
            "«Назван» значит «записан в таблице».",
        ),
        ("zh", "表格提及4个参加方：2个国家和2个机构。", "参加方", "“提及”指表格中写明"),
    ] {
        let words = Lang::of(tag).unwrap().words();
        let told = sentence(words, tag, &dataset, &asked, &answer);
        assert_eq!((told.lead.as_str(), told.rest.as_str()), (said, ""));
        assert_eq!(view_title(words, &dataset, View::Who), title);
        assert!(words.take_caveat(dataset.speaker()).starts_with(caveat));
        let place = words.in_sheet("whole", 12, "Country");
        assert!(place.contains("12") && place.contains("Country"), "{place}");
    }
    assert!(!meeting::has_view(&dataset, View::Check), "there is no text to check");
    assert_eq!(plenary::chart::printed(&dataset), [], "there is no sentence");
    let labels = plenary::export::table::Labels {
        order: String::new(),
        name: String::new(),
        printed: String::new(),
        evidence: String::new(),
    };
    let table: Table =
        plenary::export::table::named(&dataset, "en", &labels, &[2], Attribution::default());
    assert_eq!(table.rows[0].last().unwrap(), "list.csv#row=4", "a row as RFC 7111 has it");
    // An organiser's own sheet is the organiser's.
    let mut own = dataset;
    own.imprint.voice = plenary::data::Voice::Organizer;
    assert_eq!(own.speaker(), "organizer");
}

#[test]
fn what_is_wrong_with_a_sheet_s_dataset_is_told() {
    let (made, known) = matched(LIST, |_| ());
    let (whole, _) = file(&made, &known, 0);
    let change = |act: fn(&mut Value)| {
        let mut json = whole.clone();
        act(&mut json);
        (wrong(&json).len(), told(&json))
    };
    let (found, said) = change(|it| {
        it["participations"][1]["mention"].as_object_mut().unwrap().remove("cell");
    });
    assert!(found > 0);
    assert_eq!(said, ["participations[1].mention.cell: Missing: an object. Add it."]);
    let (found, said) =
        change(|it| it["participations"][0]["mention"]["cell"] = json!({"row": -1, "text": "x"}));
    assert!(found > 0);
    assert_eq!(
        said,
        [
            "participations[0].mention.cell.row: Expected a whole number, found a number. Correct it."
        ]
    );
    let (found, said) = change(|it| it["documents"][0]["kind"] = "book".into());
    assert!(found > 0);
    assert_eq!(
        said[0],
        "documents[0].kind: Unknown value: “book”. It is treated as not known. Correct the id or add the entry."
    );
    // A text has no cells.
    let (found, said) = change(|it| {
        it["documents"][0].as_object_mut().unwrap().remove("kind");
    });
    assert!(found > 0);
    assert_eq!(said[0], "participations[0].mention.selectors: Missing: a list. Add it.");
}
