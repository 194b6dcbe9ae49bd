//! The bundled dataset: valid against its schema, complete, and its totals pinned.

use crate::{BUNDLED, bundled};
use plenary::data::{Dataset, load};
use plenary::query::read;
use plenary::text::Lang;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn json() -> Value {
    serde_json::from_str(BUNDLED).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

/// How often each text stands in member `key` of a list's entries.
fn tally(entries: &[Value], key: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry[key].as_str().unwrap().to_owned()).or_insert(0) += 1;
    }
    counts
}

fn counts(pairs: &[(&str, usize)]) -> BTreeMap<String, usize> {
    pairs.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect()
}

#[test]
fn is_valid_against_its_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../../public/data/participation.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&json())
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let mut broken = json();
    broken["participations"][3]["mention"] = Value::Null;
    assert!(!validator.is_valid(&broken), "the schema accepts a participation without a mention");
}

#[test]
fn the_totals_are_those_of_the_release() {
    let json = json();
    let rows = list(&json, "participations");
    assert_eq!(rows.len(), 33);
    assert_eq!(
        tally(rows, "category"),
        counts(&[
            ("member", 8),
            ("observer", 2),
            ("partner", 6),
            ("secretariat", 1),
            ("specialized", 12),
            ("named-last", 4)
        ])
    );
    let named: Vec<Value> = rows
        .iter()
        .map(|row| {
            let all = list(&json, "organizations");
            all.iter().find(|o| o["id"] == row["organization"]).unwrap().clone()
        })
        .collect();
    assert_eq!(
        tally(&named, "classification"),
        counts(&[
            ("state", 16),
            ("un-body", 4),
            ("international-organisation", 3),
            ("body-of-international-organisation", 4),
            ("sco-body", 1),
            ("national-agency", 1),
            ("university", 2),
            ("think-tank", 1),
            ("public-organisation", 1)
        ])
    );
    let parents = tally(&named, "parent");
    assert_eq!((parents["un"], parents["cis"]), (4, 2));
    let countries = tally(&named, "country");
    assert_eq!((countries["UZ"], countries["RU"]), (4, 3));
    assert_eq!(list(&json, "points").len(), 11);
    assert_eq!(list(&json, "themes").len(), 13);
    assert_eq!(list(&json, "notes").len(), 33);
    let editions = tally(list(&json, "editions"), "existence");
    assert_eq!(editions, counts(&[("inferred", 3), ("reported", 8)]));
}

#[test]
fn sixteen_of_twenty_one_states_with_a_status_are_named() {
    let dataset = bundled();
    let states = dataset
        .participations
        .iter()
        .filter(|row| dataset.organizations[row.organization].is_state)
        .count();
    assert_eq!((states, dataset.participations.len() - states), (16, 17));
    let json = json();
    let memberships = list(&json, "memberships");
    let (held, decided): (Vec<Value>, Vec<Value>) =
        memberships.iter().cloned().partition(|m| m["in_force"] == true);
    assert_eq!(tally(&held, "role"), counts(&[("member", 8), ("observer", 4), ("partner", 9)]));
    assert_eq!(decided.len(), 5);
    let not_named: BTreeSet<&str> = dataset
        .memberships
        .iter()
        .filter(|m| m.in_force && m.participation.is_none())
        .map(|m| dataset.organizations[m.member].id.as_str())
        .collect();
    assert_eq!(not_named, BTreeSet::from(["afghanistan", "iran", "nepal", "qatar", "sri-lanka"]));
    assert_eq!(
        dataset.memberships.iter().filter(|m| m.in_force && m.participation.is_some()).count(),
        16
    );
}

#[test]
fn the_organiser_has_a_card_and_is_not_counted() {
    let dataset = bundled();
    let organiser = dataset.event.organizer.unwrap();
    assert_eq!(dataset.organizations[organiser].id, "rats-executive-committee");
    assert!(dataset.participations.iter().all(|row| row.organization != organiser));
}

#[test]
fn what_does_not_apply_and_what_is_not_known_are_two_values() {
    let json = json();
    let find =
        |id: &str| list(&json, "organizations").iter().find(|o| o["id"] == id).unwrap().clone();
    assert_eq!(find("interpol")["parent"], "does-not-apply");
    assert_eq!(find("unoct")["region"], "does-not-apply");
    assert_eq!(find("rosfinmonitoring")["seat"], "not-known", "no source gives its seat");
    assert_eq!(find("tsuos")["parent"], "not-known");
    assert_eq!(json["event"]["persons"], "not-known");
}

#[test]
fn every_source_exists_and_is_used() {
    let json = json();
    let ids: BTreeSet<String> = list(&json, "sources")
        .iter()
        .map(|source| source["id"].as_str().unwrap().to_owned())
        .collect();
    let mut used = BTreeSet::new();
    fn walk(value: &Value, used: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| walk(item, used)),
            Value::Object(members) => {
                for (key, value) in members {
                    if key.ends_with("sources") {
                        let texts = value.as_array().unwrap().iter().filter_map(Value::as_str);
                        used.extend(texts.map(str::to_owned));
                    }
                    walk(value, used);
                }
            }
            _ => {}
        }
    }
    walk(&json, &mut used);
    assert_eq!(used, ids);
}

#[test]
fn every_fact_has_a_source_and_what_is_ours_says_so() {
    let json = json();
    let sources = |value: &Value, key: &str| -> Vec<String> {
        let list = value[key].as_array().cloned().unwrap_or_default();
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let is_text = |value: &Value| value.is_string();
    let ours = |list: &[String]| list.iter().any(|id| id == "OURS");
    let mut facts = 0;
    let mut sourced = |what: String, list: Vec<String>, must_be_ours: bool| {
        facts += 1;
        assert!(!list.is_empty(), "{what} has no source");
        assert!(!must_be_ours || ours(&list), "{what} does not say that it is ours");
    };
    for o in list(&json, "organizations") {
        let id = o["id"].as_str().unwrap();
        for field in ["classification", "parent", "region", "country"] {
            // What it is is our reading everywhere; that a value does not apply is ours as well.
            let must = field == "classification" || o[field] == "does-not-apply";
            sourced(format!("{field} of {id}"), sources(o, &format!("{field}_sources")), must);
        }
        for (lang, name) in o["names"].as_object().unwrap() {
            if is_text(name) {
                assert_eq!(name, "not-known", "{id} in {lang}");
                continue;
            }
            let doubtful = !matches!(name["confidence"].as_str(), None | Some("high" | "ours"));
            sourced(format!("{lang} name of {id}"), sources(name, "sources"), doubtful);
        }
        for part in ["seat", "site"] {
            if !is_text(&o[part]) && !o[part].is_null() {
                sourced(format!("{part} of {id}"), sources(&o[part], "sources"), false);
            }
        }
        for other in o["other_names"].as_array().into_iter().flatten() {
            sourced(format!("another name of {id}"), sources(other, "sources"), false);
        }
        for note in o["notes"].as_array().into_iter().flatten() {
            sourced(format!("a remark on {id}"), sources(note, "sources"), false);
        }
    }
    for row in list(&json, "participations") {
        sourced(format!("participation {}", row["id"]), sources(row, "sources"), false);
        if !row["dagger"].is_null() {
            sourced(format!("dagger of {}", row["id"]), sources(&row["dagger"], "sources"), false);
        }
    }
    for membership in list(&json, "memberships") {
        let evidence = list(membership, "evidence");
        assert!(!evidence.is_empty(), "{}", membership["member"]);
        for piece in evidence {
            let what = format!("status of {}", membership["member"]);
            sourced(what, sources(piece, "sources"), false);
        }
    }
    for point in list(&json, "points") {
        sourced(format!("summary of {}", point["id"]), sources(point, "summary_sources"), true);
        sourced(format!("themes of {}", point["id"]), sources(point, "themes_sources"), true);
    }
    for theme in list(&json, "themes") {
        sourced(format!("theme {}", theme["id"]), sources(theme, "sources"), true);
    }
    for key in ["editions", "notes"] {
        for entry in list(&json, key) {
            sourced(format!("{}", entry["id"]), sources(entry, "sources"), false);
        }
    }
    for other in list(&json["status"], "alternatives") {
        sourced(format!("basis {}", other["id"]), sources(other, "sources"), false);
    }
    for role in list(&json["status"], "roles") {
        sourced(format!("status {}", role["id"]), sources(role, "sources"), false);
        if !role["disagreement"].is_null() {
            let list = sources(role, "disagreement_sources");
            sourced(format!("disagreement on {}", role["id"]), list, false);
        }
    }
    assert!(facts > 500, "only {facts} facts were looked at");
}

#[test]
fn the_citation_file_agrees_with_dataset_and_program() {
    let file = include_str!("../../CITATION.cff");
    let json = json();
    for text in [
        format!("title: \"{}\"", json["title"]["en"].as_str().unwrap()),
        format!("version: {}", json["version"].as_str().unwrap()),
        format!("date-released: {}", json["compiled"].as_str().unwrap()),
        format!("license: {}", json["license"]["id"].as_str().unwrap()),
        format!("\nversion: {}\n", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(file.contains(&text), "{text} is not in CITATION.cff");
    }
}

#[test]
fn daggers_stand_where_heading_or_name_mislead() {
    let dataset = bundled();
    let daggers: Vec<&str> = dataset
        .participations
        .iter()
        .filter(|row| row.dagger.is_some())
        .map(|row| dataset.organizations[row.organization].id.as_str())
        .collect();
    assert_eq!(
        daggers,
        ["un-cyber-new-technologies", "rosfinmonitoring", "sco-public-diplomacy-center-uz"]
    );
}

#[test]
fn a_mention_links_to_the_words_on_the_publishers_page() {
    let dataset = bundled();
    let russia = &dataset.participations[5].mention;
    assert_eq!(
        russia.link(&dataset.document.url),
        "https://ecrats.org/en/press/news/750/#:~:text=Russian%20Federation,-%2C"
    );
    let china = &dataset.participations[2].mention;
    assert!(china.link("https://a/").ends_with("text=People%27s%20Republic%20of%20China"));
}

#[test]
fn a_mark_is_in_the_script_of_the_page_where_a_source_gives_a_name() {
    let dataset = bundled();
    let is_latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    for lang in ["ru", "zh"] {
        let latin: Vec<&str> = dataset
            .organizations
            .iter()
            .filter(|it| is_latin(it.mark(lang)))
            .map(|it| it.id.as_str())
            .collect();
        assert_eq!(latin, [""; 0], "{lang}");
        for facet in &dataset.facets {
            for value in &facet.values {
                let label = value.short.get(lang);
                assert!(!is_latin(label), "{lang}: {label} of {}", facet.id);
            }
        }
    }
}

#[test]
fn a_city_is_a_text_or_a_text_by_language() {
    let city = |dataset: &Dataset, lang: &str| {
        let interpol = dataset.organizations.iter().find(|it| it.id == "interpol").unwrap();
        let edition = dataset.editions.iter().find(|it| it.number == 9).unwrap();
        let seat = interpol.seat.known().unwrap().city.get(lang).to_owned();
        (seat, edition.city.known().unwrap().get(lang).to_owned())
    };
    let dataset = bundled();
    assert_eq!(city(&dataset, "ru"), ("Лион".to_owned(), "Ташкент".to_owned()));
    assert_eq!(city(&dataset, "zh"), ("里昂".to_owned(), "塔什干".to_owned()));
    let mut json = json();
    for o in json["organizations"].as_array_mut().unwrap().iter_mut() {
        if o["id"] == "interpol" {
            o["seat"]["city"] = "Lyon".into();
        }
    }
    json["editions"][8]["city"] = "Tashkent".into();
    let loaded = load(&json.to_string()).unwrap();
    assert!(loaded.problems.is_empty());
    assert_eq!(city(&loaded.dataset, "ru"), ("Lyon".to_owned(), "Tashkent".to_owned()));
}

#[test]
fn an_address_with_the_parent_of_version_1_0_still_opens() {
    let dataset = bundled();
    let (old, notices) = read(&dataset, Lang::TAGS, "?parent=government-of-russia");
    let (new, _) = read(&dataset, Lang::TAGS, "?parent=president-of-russia");
    assert!(notices.is_empty());
    assert_eq!(old, new);
}
