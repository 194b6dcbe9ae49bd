//! The skeleton of a publisher's own dataset: valid, and read without a problem.

use plenary::data::load;
use serde_json::{Value, json};

const SKELETON: &str = include_str!("../../xtask/templates/dataset.json");

/// The skeleton as it is laid out.
fn laid_out() -> Value {
    let text = SKELETON.replace("DAY", "2000-01-01").replace("\"NAME\"", "\"my-forum\"");
    serde_json::from_str(&text).unwrap()
}

/// What the schema finds wrong with a dataset.
fn found(dataset: &Value) -> Vec<String> {
    let schema = include_str!("../../public/data/participation.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    validator.iter_errors(dataset).map(|it| format!("{}: {it}", it.instance_path())).collect()
}

#[test]
fn the_skeleton_is_a_dataset_without_a_problem() {
    let loaded = load(&laid_out().to_string()).unwrap();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.dataset.participations.len(), 2);
    assert_eq!(found(&laid_out()), Vec::<String>::new());
}

#[test]
fn a_facet_of_ones_own_is_a_field_that_begins_with_x() {
    let mut dataset = laid_out();
    dataset["facets"].as_array_mut().unwrap().push(json!({
        "id": "format", "label": { "en": "Format" }, "field": "x-format", "basis": "ours",
        "values": [{ "id": "on-site", "label": { "en": "On site" } },
                   { "id": "remote", "label": { "en": "Remote" } }],
    }));
    dataset["participations"][0]["x-format"] = "on-site".into();
    dataset["participations"][1]["x-format"] = "remote".into();
    assert_eq!(found(&dataset), Vec::<String>::new());
    let loaded = load(&dataset.to_string()).unwrap();
    assert_eq!(loaded.problems, []);
    let values: Vec<&[u32]> =
        loaded.dataset.participations.iter().map(|row| &*row.values[2]).collect();
    assert_eq!(values, [[0], [1]]);
    // A slip in a name is still told.
    dataset["participations"][0]["formt"] = "on-site".into();
    assert_eq!(found(&dataset).len(), 1);
}
