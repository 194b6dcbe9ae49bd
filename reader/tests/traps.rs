//! Small inputs, each a known way to go wrong: all right or asked, none silently wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use reader::{Mention, Role};
use serde_json::Value;

/// The names of a trap that stand for themselves: none that is part of a longer one.
fn names(text: &str) -> Vec<Mention> {
    if text.is_empty() {
        return Vec::new();
    }
    let reading = reader::read(text).unwrap();
    reading
        .mentions
        .into_iter()
        .filter(|it| it.role != Role::Collective && it.why.as_deref() != Some("nested"))
        .collect()
}

/// Whether a mention is what a trap wants.
fn fits(mention: &Mention, want: &str) -> bool {
    let is_state = matches!(mention.kind.as_str(), "state" | "territory");
    if let Some(asked) = want.strip_prefix("ask:") {
        let asked = asked.split(',').next().unwrap();
        let all =
            asked.split('|').all(|id| mention.candidates.iter().any(|candidate| candidate == id));
        return !mention.certain
            && all
            && (!want.contains("kind not state") || mention.kind != "state");
    }
    match want {
        "org" | "one org" => !is_state,
        "ASM (territory)" => mention.id == "ASM" && mention.kind == "territory",
        "other entity, no ISO code (XK user-assigned)" => {
            !mention.certain && mention.kind != "state"
        }
        "national agency of RUS, not the state" => {
            mention.kind == "national-body" && mention.exact.contains("Service")
        }
        "FATF Secretariat" => mention.id == "fatf/secretariat",
        "MENAFATF Secretariat" => mention.id == "menafatf/secretariat",
        id => is_state && mention.id == id,
    }
}

#[test]
fn every_trap_is_right_or_asked() {
    let traps: Vec<Value> = serde_json::from_str(include_str!("traps.json")).unwrap();
    assert_eq!(traps.len(), 34);
    let mut wrong = Vec::new();
    for trap in &traps {
        let (id, text) = (trap["id"].as_str().unwrap(), trap["text"].as_str().unwrap());
        let want: Vec<&str> =
            trap["want"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        let mut found = names(text);
        // A trap about states says nothing of bodies.
        if !want.is_empty() && want.iter().all(|it| it.len() == 3 && it.to_uppercase() == **it) {
            found.retain(|it| matches!(it.kind.as_str(), "state" | "territory"));
        }
        let ok = match want.as_slice() {
            ["UZB once"] => {
                found.iter().filter(|it| it.role == Role::Participant && it.id == "UZB").count()
                    == 1
            }
            [] => found.iter().all(|it| !matches!(it.kind.as_str(), "state" | "territory")),
            want => {
                let want: Vec<&str> = want.iter().copied().filter(|it| !it.is_empty()).collect();
                want.len() == found.len()
                    && want.iter().zip(&found).all(|(want, found)| fits(found, want))
            }
        };
        if !ok {
            let found: Vec<String> = found
                .iter()
                .map(|it| format!("{} = {} {} {:?}", it.exact, it.kind, it.id, it.candidates))
                .collect();
            wrong.push(format!("{id} {text}\n    want {want:?}\n    found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
