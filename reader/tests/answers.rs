//! What a page is answered: organizations by their ids, what a name can mean, and what is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use reader::answers::{candidates, describe, read, text_of};
use serde_json::{Value, json};

fn parsed(answer: &str) -> Value {
    serde_json::from_str(answer).unwrap()
}

fn ids(answer: &str) -> Vec<String> {
    let all = parsed(answer);
    let ids = all["organizations"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap());
    ids.map(str::to_owned).collect()
}

#[test]
fn an_organization_is_described_from_the_tables() {
    let told = parsed(&describe("KAZ\nsco\nsco/secretariat\nno-such-id\nXKX"));
    let all = told["organizations"].as_array().unwrap();
    assert_eq!(all.len(), 4, "{told}");
    let [state, body, organ, contested] = [&all[0], &all[1], &all[2], &all[3]];
    assert_eq!(state["names"]["en"]["formal"], "Republic of Kazakhstan");
    assert_eq!(state["names"]["ru"]["short"], "Казахстан");
    assert_eq!(state["names"]["zh"]["short"], "哈萨克斯坦");
    assert_eq!((&state["iso"], &state["country"]), (&json!("KAZ"), &json!("KAZ")));
    assert_eq!(body["names"]["en"]["short"], "SCO");
    assert_eq!(body["names"]["ru"]["formal"], "Шанхайская организация сотрудничества");
    assert_eq!(body["kind"], "international-organisation");
    assert_eq!(organ["parent"], "sco");
    assert_eq!(organ["names"]["en"]["short"], "SCO Secretariat");
    assert_eq!(organ["names"]["ru"]["short"], "Секретариат ШОС");
    assert_eq!(contested["kind"], "contested");
    assert_eq!(contested["iso"], Value::Null);
    assert!(told["version"].as_str().unwrap().starts_with("0."));
}

#[test]
fn every_id_of_the_tables_and_of_the_labelled_releases_is_described() {
    let mut wanted: Vec<String> = Vec::new();
    for table in [include_str!("../tables/states.csv"), include_str!("../tables/bodies.csv")] {
        wanted.extend(
            table.lines().skip(1).filter_map(|line| Some(line.split_once(',')?.0.to_owned())),
        );
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/releases");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "txt") {
            let reading = parsed(&read(&std::fs::read_to_string(path).unwrap()));
            let of = reading["mentions"].as_array().unwrap().iter();
            wanted
                .extend(of.map(|it| it["id"].as_str().unwrap().to_owned()).filter(|id| id != "?"));
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    let told = ids(&describe(&wanted.join("\n")));
    let missing: Vec<&String> = wanted.iter().filter(|id| !told.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_name_or_its_beginning_has_candidates() {
    for (name, wanted) in [
        ("Korea", &["KOR", "PRK"][..]),
        ("Congo", &["COG", "COD"]),
        ("Кубы", &["CUB"]),
        ("Zimbawbe", &["ZWE"]),
        ("哈萨克斯坦", &["KAZ"]),
        ("Kazakh", &["KAZ"]),
        ("SCO Secretariat", &["sco/secretariat"]),
        ("Shanghai Coop", &["sco"]),
    ] {
        let found = ids(&candidates(name));
        assert!(
            found.len() <= 5
                && found.starts_with(&wanted.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()),
            "{name}: {found:?}"
        );
    }
    assert!(ids(&candidates("")).is_empty());
    assert!(ids(&candidates("qqqq")).is_empty());
    assert!(ids(&candidates(&"Chad ".repeat(100_000))).len() <= 5);
}

#[test]
fn what_is_wrong_is_one_word() {
    assert_eq!(read(""), r#"{"failed":"empty"}"#);
    assert_eq!(read(&"a".repeat(5 << 20)), r#"{"failed":"long"}"#);
    assert!(ids(&describe("{}")).is_empty());
    assert_eq!(text_of(b"%PDF-1.4"), r#"{"failed":"pdf"}"#);
    assert_eq!(parsed(&text_of("Чад".as_bytes())), json!({ "text": "Чад", "from": "text" }));
}
