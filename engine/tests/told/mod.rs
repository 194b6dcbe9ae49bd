//! Small lists with what is to be told of them, as `cargo run --bin open` prints it. Knows no list.

use engine::open::{Given, open};

/// The name, the text, and what is to be told of it; `!` before what is not.
pub type Case = (&'static str, &'static str, &'static [&'static str]);

/// Fails with everything that is told otherwise.
pub fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (name, text, parts) in cases {
        let told = open(name, text.as_bytes(), &Given::default()).unwrap().text();
        let is_wrong = |part: &&&str| match part.strip_prefix('!') {
            Some(part) => told.contains(part),
            None => !told.contains(**part),
        };
        let missed: Vec<&&str> = parts.iter().filter(is_wrong).collect();
        if !missed.is_empty() {
            wrong.push(format!("{missed:?}\n{told}"));
        }
    }
    let (count, all) = (wrong.len(), cases.len());
    assert!(wrong.is_empty(), "{count} of {all} are wrong:\n\n{}", wrong.join("\n"));
}
