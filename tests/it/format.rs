//! Format 2 of the dataset: what it says besides, and how a file of format 1 is read.

use crate::BUNDLED;
use plenary::data::{Author, Dataset, Imprint, Loaded, Voice, load};
use plenary::query::{Query, View, answer, meeting};
use plenary::text::{Lang, problems, sentence, view_title};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../public/data/examples/meeting.json");

fn bundled() -> Value {
    serde_json::from_str(BUNDLED).unwrap()
}

/// What the schema finds wrong with a dataset.
fn found(dataset: &Value) -> Vec<String> {
    let schema = include_str!("../../public/data/participation.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    validator.iter_errors(dataset).map(|it| format!("{}: {it}", it.instance_path())).collect()
}

/// What is told of a dataset, and the dataset.
fn told(json: &Value) -> (Vec<String>, Dataset) {
    let Loaded { dataset, problems, .. } = load(&json.to_string()).unwrap();
    let words = Lang::default().words();
    let say = |problem| {
        let (place, what) = problems::problem(words, problem);
        format!("{place}: {what}")
    };
    (problems.iter().map(say).collect(), dataset)
}

fn states(dataset: &Dataset) -> Vec<&str> {
    dataset.organizations.iter().filter(|it| it.is_state).map(|it| it.id.as_str()).collect()
}

/// A dataset as format 1 has it.
fn in_format_1(mut json: Value) -> Value {
    let members = json.as_object_mut().unwrap();
    for gone in ["authors", "url", "corrections", "voice"] {
        members.remove(gone);
    }
    json["format_version"] = 1.into();
    for organization in json["organizations"].as_array_mut().unwrap() {
        organization.as_object_mut().unwrap().remove("is_state");
    }
    json
}

#[test]
fn a_file_of_format_1_opens_as_before() {
    let old = in_format_1(bundled());
    assert_eq!(found(&old), Vec::<String>::new());
    let (problems, dataset) = told(&old);
    assert_eq!(problems, Vec::<String>::new());
    let (_, new) = told(&bundled());
    assert_eq!(dataset, Dataset { imprint: Imprint::default(), ..new });
}

#[test]
fn in_format_1_a_code_makes_a_state_only_where_the_united_nations_have_it() {
    let codes = |schemes: &[(&str, &str)]| {
        let mut json = in_format_1(bundled());
        let list: Vec<Value> = schemes
            .iter()
            .map(|(scheme, code)| json!({"scheme": scheme, "identifier": code}))
            .collect();
        json["organizations"][0]["identifiers"] = list.into();
        told(&json).1.organizations[0].is_state
    };
    for (code, is) in [("VAT", true), ("PSE", true), ("SSD", true), ("CHE", true), ("FRA", true)]
        .into_iter()
        .chain([("HKG", false), ("TWN", false), ("GRL", false), ("COK", false), ("fra", false)])
        .chain([("", false), ("FRAN", false), ("ANA", false)])
    {
        assert_eq!(codes(&[("iso3166-1-alpha3", code)]), is, "{code}");
    }
    assert!(codes(&[("iso3166-1-alpha2", "FR")]), "as it was");
    assert!(!codes(&[("iso3166-1-alpha2", "HK"), ("iso3166-1-alpha3", "HKG")]));
    assert!(!codes(&[("wikidata", "Q142")]));
}

#[test]
fn in_format_2_what_is_a_state_is_said_and_no_code_says_it() {
    let mut json = bundled();
    json["organizations"][0]["is_state"] = false.into();
    let (problems, dataset) = told(&json);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(states(&dataset).len(), states(&told(&bundled()).1).len() - 1);
    json["organizations"][0].as_object_mut().unwrap().remove("is_state");
    assert_eq!(found(&json).len(), 1);
    let (problems, _) = told(&json);
    assert_eq!(problems, ["organizations[0].is_state: Missing: true or false. Add it."]);
    json["organizations"][0]["is_state"] = "yes".into();
    let (problems, dataset) = told(&json);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(!states(&dataset).contains(&"india"));
}

#[test]
fn authors_address_and_corrections_are_read_and_may_be_missing() {
    let mut json: Value = serde_json::from_str(EXAMPLE).unwrap();
    json["authors"] = json!([
        {"name": "Ida Example", "family": "Example", "given": "Ida", "url": "https://example.org/ida"},
        {"name": "Institute for Made-up Studies"},
    ]);
    json["corrections"] = json!([
        {"version": "1.0.0", "date": "2026-11-29", "text": {"en": "Elbonia observes."}, "sources": ["R"]},
    ]);
    assert_eq!(found(&json), Vec::<String>::new());
    let (problems, dataset) = told(&json);
    assert_eq!(problems, Vec::<String>::new());
    let Imprint { authors, url, corrections, voice, review } = dataset.imprint;
    assert_eq!(review, None);
    let ida = Author {
        name: "Ida Example".to_owned(),
        parts: Some(("Example".to_owned(), "Ida".to_owned())),
        url: "https://example.org/ida".to_owned(),
    };
    assert_eq!((&authors[0], authors[1].parts.as_ref()), (&ida, None));
    assert_eq!(url, "https://example.org/lakes-forum.json");
    assert_eq!(
        (corrections[0].text.get("en"), &*corrections[0].sources),
        ("Elbonia observes.", &[0][..])
    );
    assert_eq!(voice, Voice::Observer);
    // What is not as it should be is told by its place, and the rest stays.
    json["authors"] = json!([{"given": "Ida"}, "Ida", {"name": "B", "url": "javascript:alert(1)"}]);
    json["corrections"] = json!([{"date": "2026"}, {"version": "1.0.0", "sources": ["NONE"]}]);
    json["url"] = "file:///home/ida/meeting.json".into();
    assert!(found(&json).len() > 5);
    let (problems, dataset) = told(&json);
    let places: Vec<&str> = problems.iter().map(|it| it.split(": ").next().unwrap()).collect();
    assert_eq!(
        places,
        [
            "authors[0].name",
            "authors[1]",
            "authors[2].url",
            "url",
            "corrections[0].version",
            "corrections[1].text",
            "corrections[1].sources[0]",
        ]
    );
    assert_eq!(dataset.imprint.authors.len(), 1);
    assert_eq!((&*dataset.imprint.authors[0].url, &*dataset.imprint.url), ("", ""));
}

/// The bundled dataset with a voice.
fn spoken(voice: Value) -> (Vec<String>, Dataset) {
    let mut json = bundled();
    json["voice"] = voice;
    told(&json)
}

#[test]
fn an_organisers_page_leaves_out_the_layer_of_those_not_named_unless_it_asks_for_it() {
    let has_layer = |dataset: &Dataset| {
        let has = dataset.roster.is_some();
        assert_eq!(has, !dataset.memberships.is_empty());
        assert_eq!(has, meeting::has_view(dataset, View::Status));
        has
    };
    for (voice, speaker, layer) in [
        (json!({}), Voice::Observer, true),
        (json!({"speaker": "observer"}), Voice::Observer, true),
        (json!({"speaker": "observer", "not_named": false}), Voice::Observer, false),
        (json!({"speaker": "organizer"}), Voice::Organizer, false),
        (json!({"speaker": "organizer", "not_named": true}), Voice::Organizer, true),
    ] {
        let mut json = bundled();
        json["voice"] = voice.clone();
        assert_eq!(found(&json), Vec::<String>::new(), "{voice}");
        let (problems, dataset) = told(&json);
        assert_eq!(problems, Vec::<String>::new(), "{voice}");
        assert_eq!((dataset.imprint.voice, has_layer(&dataset)), (speaker, layer), "{voice}");
        assert_eq!(dataset.participations.len(), 33, "{voice}");
    }
    let (problems, dataset) = spoken(json!({"speaker": "press"}));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("voice.speaker: Unknown value: “press”."), "{problems:?}");
    assert_eq!((dataset.imprint.voice, has_layer(&dataset)), (Voice::Observer, true));
    for odd in
        [json!(null), json!("organizer"), json!([1]), json!({"speaker": 1, "not_named": "x"})]
    {
        let mut json = bundled();
        json["voice"] = odd.clone();
        assert!(!found(&json).is_empty(), "{odd}");
        let (_, dataset) = told(&json);
        assert_eq!(dataset.participations.len(), 33, "{odd}");
    }
}

#[test]
fn an_organisers_page_says_we_and_is_called_participants() {
    let (_, dataset) = spoken(json!({"speaker": "organizer"}));
    let (_, observed) = spoken(json!({}));
    let said = |dataset: &Dataset, lang: Lang| {
        let (query, words) = (Query::default(), lang.words());
        let answer = answer(dataset, &crate::index(dataset), &query);
        let said = sentence(words, lang.tag(), dataset, &query, &answer);
        format!("{}: {}{}", view_title(words, dataset, View::Who), said.lead, said.rest)
    };
    let all: Vec<String> =
        Lang::all().flat_map(|lang| [said(&dataset, lang), said(&observed, lang)]).collect();
    expect_test::expect![[r#"
        Participants: We name 33 participants: 16 states and 17 bodies.
        Participants named in the press release: The organiser names 33 participants: 16 states and 17 bodies. Five other states held SCO status that day and are not named; the release does not say why, or how many people came.
        Участники: Мы называем 33 участника: 16 государств и 17 организаций.
        Участники, названные в пресс-релизе: В пресс-релизе организатора названы 33 участника: 16 государств и 17 организаций. Ещё 5 государств имели в тот день статус в SCO, но в пресс-релизе не названы; причина и число приехавших в нём не указаны.
        参加方: 我们提及33个参加方：16个国家和17个机构。
        新闻稿提及的参加方: 主办方提及33个参加方：16个国家和17个机构。另有5个国家当日在SCO中具有正式地位，但新闻稿未提及；新闻稿未说明原因，也未说明人数。"#]].assert_eq(&all.join("\n"));
}

#[test]
fn the_example_and_the_bundled_dataset_are_of_format_2_and_say_who_compiled_them() {
    for text in [BUNDLED, EXAMPLE] {
        let json: Value = serde_json::from_str(text).unwrap();
        assert_eq!(json["format_version"], 2);
        assert_eq!(found(&json), Vec::<String>::new());
        let (problems, dataset) = told(&json);
        assert_eq!(problems, Vec::<String>::new());
        assert!(!dataset.imprint.authors.is_empty());
    }
    let (_, dataset) = told(&bundled());
    assert_eq!(states(&dataset).len(), 26);
}
