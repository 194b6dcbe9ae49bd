//! Drafts of datasets, held to the door of Plenary and to the audit of a text.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::fs;
use std::path::PathBuf;

#[test]
fn a_draft_opens_without_a_problem_and_is_found_in_its_own_text() {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let schema = fs::read_to_string(here.join("../public/data/participation.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let mut checked = 0;
    for entry in fs::read_dir(here.join("tests/releases")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let reading = reader::read(&text).unwrap();
        let draft = reader::draft(&name, "2026-01-31", &text, &reading).unwrap();
        let errors: Vec<String> =
            schema.iter_errors(&draft).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let loaded = plenary::data::load(&draft.to_string()).unwrap();
        assert_eq!(loaded.problems, [], "{name}");
        assert_eq!(loaded.dataset.participations.len(), reading.participants().count());
        let report = plenary::check::check(&loaded.dataset, &text).unwrap();
        assert_eq!(report.is_the_text, Some(true), "{name}");
        assert_eq!(report.names.found, report.names.of, "{name}: {:?}", report.findings);
        assert_eq!(report.findings, [], "{name}");
        checked += 1;
    }
    assert_eq!(checked, 44);
}

#[test]
fn without_participants_there_is_no_draft() {
    let text = "Nobody met.";
    let reading = reader::read(text).unwrap();
    assert!(
        reader::draft("x", "2026-01-31", text, &reading).unwrap_err().contains("nothing to draft")
    );
}

#[test]
fn open_questions_stand_in_the_file() {
    let text = "Present: Japan, Korea, Mongolia.";
    let reading = reader::read(text).unwrap();
    assert_eq!(reader::open_questions(&reading), 1);
    let draft = reader::draft("x", "2026-01-31", text, &reading).unwrap();
    let note = draft["notes"][0]["text"]["en"].as_str().unwrap();
    assert!(note.starts_with("Korea: Which one is meant? Candidates: KOR, PRK."), "{note}");
}
