//! Reading: what is wrong with a dataset, where, and what is shown all the same.

use crate::BUNDLED;
use plenary::data::load;
use plenary::text::{Lang, problems};
use serde_json::{Value, json};

/// Problems as sentences, and how many rows are shown; `None` where nothing can be.
fn told(text: &str) -> (Vec<String>, Option<usize>) {
    let (found, rows) = match load(text) {
        Ok(loaded) => (loaded.problems, Some(loaded.dataset.participations.len())),
        Err(problems) => (problems, None),
    };
    let words = Lang::default().words();
    let say = |problem| {
        let (place, what) = problems::problem(words, problem);
        format!("{place}: {what}")
    };
    (found.iter().map(say).collect(), rows)
}

#[test]
fn a_file_that_is_no_dataset_is_turned_away_with_its_place() {
    let other = json!({"format": "participation", "format_version": 3}).to_string();
    let bare = json!({"format": "participation", "format_version": 1}).to_string();
    let cut = &BUNDLED[..BUNDLED.char_indices().nth(5000).unwrap().0];
    for (text, place, part) in [
        ("", "Line 1", "nothing here"),
        ("<!doctype html><p>404</p>", "Line 1", "web page"),
        ("{\"format\": participation}", "Line 1, column 12", "not JSON"),
        (cut, "Line ", "ends in the middle"),
        ("[1, 2]", "format", "not a participation dataset"),
        ("{\"type\": \"FeatureCollection\"}", "format", "not a participation dataset"),
        (&other, "format_version", "version is 3; this page reads versions 1 and 2"),
        (&bare, "facets", "Missing: a list"),
    ] {
        let (said, rows) = told(text);
        assert_eq!(rows, None, "{part}");
        assert!(said[0].starts_with(place) && said[0].contains(part), "{said:?}");
    }
}

#[test]
fn a_bad_entry_is_told_by_its_path_and_the_rest_is_shown() {
    let change = |change: &dyn Fn(&mut Value)| {
        let mut json: Value = serde_json::from_str(BUNDLED).unwrap();
        change(&mut json);
        told(&json.to_string())
    };
    type Change = dyn Fn(&mut Value);
    let cases: [(&str, &str, usize, &Change); 9] = [
        ("participations[3]", "“india” is already in the file", 32, &|json| {
            json["participations"][3]["id"] = "india".into();
        }),
        ("participations[8].category", "Unknown value: “guest”", 33, &|json| {
            json["participations"][8]["category"] = "guest".into();
        }),
        ("participations[9].organization", "Unknown organization: “atlantis”", 32, &|json| {
            json["participations"][9]["organization"] = "atlantis".into();
        }),
        ("organizations[32].site.url", "not an http or https address", 33, &|json| {
            json["organizations"][32]["site"]["url"] = "javascript:alert(1)".into();
        }),
        ("documents[0].url", "not an http or https address", 33, &|json| {
            json["documents"][0]["url"] = " JavaScript://x%0aalert(1)".into();
        }),
        ("participations[0].mention.selectors[0].exact", "Missing: a text", 33, &|json| {
            json["participations"][0]["mention"]["selectors"][0] = json!({"type": "x"});
        }),
        ("organizations[1].names", "Expected an object, found a text", 33, &|json| {
            json["organizations"][1]["names"] = "Kazakhstan".into();
        }),
        (
            "organizations[2].classification_sources[0]",
            "Unknown source: “NOWHERE”",
            33,
            &|json| {
                json["organizations"][2]["classification_sources"] = json!(["NOWHERE"]);
            },
        ),
        ("participations[1].order", "printed order", 33, &|json| {
            json["participations"][1]["order"] = 7.into();
        }),
    ];
    for (place, part, rows, how) in cases {
        let (said, shown) = change(how);
        assert_eq!(shown, Some(rows), "{place}");
        assert!(said.iter().any(|s| s.starts_with(place) && s.contains(part)), "{place}: {said:?}");
    }
}

#[test]
fn an_unknown_heading_becomes_not_known_and_is_counted_there() {
    let mut json: Value = serde_json::from_str(BUNDLED).unwrap();
    json["participations"][8]["category"] = "guest".into();
    let dataset = load(&json.to_string()).unwrap().dataset;
    let values = &dataset.facets[0].values;
    assert_eq!(values.last().unwrap().id, "not-known");
    assert_eq!(dataset.participations[8].values[0], [values.len() as u32 - 1]);
}

#[test]
fn any_value_in_any_place_is_borne() {
    let json: Value = serde_json::from_str(BUNDLED).unwrap();
    let mut paths = Vec::new();
    fn walk(value: &Value, path: &str, paths: &mut Vec<String>) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate().take(2) {
                    walk(item, &format!("{path}/{index}"), paths);
                }
            }
            Value::Object(members) => {
                members
                    .iter()
                    .for_each(|(key, value)| walk(value, &format!("{path}/{key}"), paths));
            }
            _ => {}
        }
        paths.push(path.to_owned());
    }
    walk(&json, "", &mut paths);
    assert!(paths.len() > 200);
    let values = [Value::Null, json!(-1.5), json!([]), json!({}), json!("<b>"), json!([[[1]]])];
    // Every place gets one of them every day, and all with `cargo xtask test --all`.
    let some = if std::env::var_os("PLENARY_INPUTS").is_some() { values.len() } else { 1 };
    for (place, path) in paths.iter().filter(|path| !path.is_empty()).enumerate() {
        for value in values.iter().cycle().skip(place).take(some).cloned() {
            let mut json = json.clone();
            *json.pointer_mut(path).unwrap() = value;
            // Either a dataset or reasons, never a panic.
            match load(&json.to_string()) {
                Ok(loaded) => assert!(!loaded.dataset.facets.is_empty(), "{path}"),
                Err(problems) => assert!(!problems.is_empty(), "{path}"),
            }
        }
    }
}

#[test]
fn what_a_reader_gives_is_told_by_how_it_begins() {
    use plenary::data::given::{is_dataset, is_dataset_at, is_rows};
    for dataset in [
        "{\"format\": \"participation\", \"facets\": [",
        "\u{feff} {\n \"a\": {\"b\": \"}\\\"\"},\n \"format\" : \"participation-texts\"}",
        "{\"format\":\"plenary-draft\"}",
        // What the page saved with a long selection, as far as its beginning goes.
        "{\"selection\":{\"query\":\"\",\"participations\":[\"a\",\"b",
    ] {
        assert!(is_dataset(dataset), "{dataset:?}");
    }
    for list in [
        "",
        "a,b\n",
        "[{\"a\": 1}]",
        "{\"a\": 1}\n{\"a\": 2}",
        "{\"a\": 1} \r\n\n {\"a\"",
        "{\"count\": 3, \"delegates\": [{\"name\": \"A\"}]}",
        // Members that a dataset has, too.
        "{\"organizations\": [{\"name\": \"A\"}], \"participations\": []}",
        "{\"organizations\": [{\"format\": \"participation\"}]}",
        "{\"a\": {\"format\": \"participation\"}}",
        "{\"format\": \"csv\", \"rows\": [{\"name\": \"participation\"}]}",
        "{\"ash\": {\"name\": \"Ash\"}, \"bay\": {\"name\": \"Bay\"}}",
        "{\"a\": \"format\", \"b\": [1]}",
        "{",
    ] {
        assert!(!is_dataset(list), "{list:?}");
    }
    for rows in ["a,b\n1,2", "title\na;b\n", "a\tb\r\n", "|a|b|\n"] {
        assert!(is_rows(rows), "{rows:?}");
    }
    for prose in ["", "a, b", "one line\nand another, without its end", "a\nb\n"] {
        assert!(!is_rows(prose), "{prose:?}");
    }
    assert!(is_dataset_at("https://x.example/a.json?v=2#b") && is_dataset_at("a.json"));
    assert!(!is_dataset_at("https://x.example/a.json.gz") && !is_dataset_at("a.csv?b=c.json"));
}
