//! Remarks of a dataset that comes of a draft: open questions, groups that are named without names, and
//! who is said not to take part.
//!
//! In three languages, as the dataset's own words.

use super::dataset::Making;
use super::json::{Object, texts};
use super::model::{Asks, Entry, Role};
use super::questions::{Question, questions};
use crate::data::value::one_line;
use std::collections::BTreeSet;

/// Open questions, groups without names, and who is said not to take part, as remarks.
pub fn notes(making: &Making) -> Vec<String> {
    let draft = making.draft;
    let mut notes = Vec::new();
    let mut note = |kind: &str, [en, ru, zh]: [String; 3]| {
        let text = Object::new().text("en", &en).text("ru", &ru).text("zh", &zh).done();
        let id = format!("{kind}-{}", notes.len() + 1);
        let object = Object::new().text("id", &id).text("type", kind).raw("text", &text);
        notes.push(object.raw("sources", &texts(["OURS"])).done());
    };
    for question in questions(draft) {
        if let Some(words) = asked(making, question) {
            note("question", words);
        }
    }
    for entry in draft.entries.iter().filter(|entry| entry.role == Role::Collective) {
        let words = one_line(&entry.exact);
        note(
            "collective",
            [
                format!("A group is named as taking part without names: “{words}”."),
                format!("Участники названы собирательно, без имён: «{words}»."),
                format!("新闻稿笼统列为参加方，未逐一点名：“{words}”。"),
            ],
        );
    }
    let mut told = BTreeSet::new();
    let is_absent = |entry: &&Entry| entry.role == Role::Elsewhere && entry.found.why == "absent";
    for entry in draft.entries.iter().filter(is_absent) {
        let words = one_line(&entry.exact);
        if told.insert(words.clone()) {
            note(
                "apart",
                [
                    format!("By the release, it does not take part: “{words}”."),
                    format!("По пресс-релизу, не участвует: «{words}»."),
                    format!("据新闻稿，未与会：“{words}”。"),
                ],
            );
        }
    }
    notes
}

/// An open question in words; nothing if what it is about is not there.
fn asked(making: &Making, question: Question) -> Option<[String; 3]> {
    let id = match question {
        Question::Entry(id) => id,
        Question::List(id) => {
            let count = making.draft.members(id).count();
            return Some([
                format!("Open question: are these {count} named as taking part?"),
                format!("Открытый вопрос: названы ли эти {count} участниками?"),
                format!("待定：这{count}方是否作为参加方列出？"),
            ]);
        }
    };
    let entry = making.draft.entry(id)?;
    let words = one_line(&entry.exact);
    if entry.asks() != Some(Asks::Which) {
        return Some([
            format!("Open question: is “{words}” named as taking part?"),
            format!("Открытый вопрос: назван ли участником «{words}»?"),
            format!("待定：“{words}”是否作为参加方列出？"),
        ]);
    }
    if entry.candidates().is_empty() {
        return Some([
            format!("Open question: who is meant by “{words}”?"),
            format!("Открытый вопрос: кто имеется в виду под «{words}»?"),
            format!("待定：“{words}”所指为何？"),
        ]);
    }
    let [en, ru, zh] = ["en", "ru", "zh"].map(|tag| candidates(making, entry, tag));
    Some([
        format!("Open question: who is meant by “{words}”? Perhaps: {}.", en.join("; ")),
        format!("Открытый вопрос: кто имеется в виду под «{words}»? Возможно: {}.", ru.join("; ")),
        format!("待定：“{words}”所指为何？可能是：{}。", zh.join("；")),
    ])
}

/// What the candidates of an entry are called in a language; the id of one without a name in it.
fn candidates(making: &Making, entry: &Entry, tag: &str) -> Vec<String> {
    let name = |id: &String| {
        let known = making.gazetteer.get(id);
        let names = known.and_then(|described| described.names.get(tag));
        names.map_or_else(|| id.clone(), |names| names.short.clone())
    };
    entry.candidates().iter().map(name).collect()
}
