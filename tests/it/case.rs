//! The skeleton of a publisher's own dataset: valid, and through the door without a problem.

use plenary::data::load;

const SKELETON: &str = include_str!("../../xtask/templates/dataset.json");

#[test]
fn the_skeleton_is_a_dataset_without_a_problem() {
    let text = SKELETON.replace("DAY", "2000-01-01").replace("\"NAME\"", "\"my-forum\"");
    let loaded = load(&text).unwrap();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.dataset.participations.len(), 2);
    let schema = include_str!("../../public/data/participation.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let found: Vec<String> =
        validator.iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert_eq!(found, Vec::<String>::new());
}
