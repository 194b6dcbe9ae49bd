//! The bundled dataset in other languages: every text of it, and nothing else.

use crate::BUNDLED;
use plenary::data::{Translation, load, load_in};
use plenary::text::dates::is_date;
use plenary::text::{Lang, cited};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const FILES: [(&str, &str); 2] = [
    ("ru", include_str!("../../public/data/sco-rats-2022.ru.json")),
    ("zh", include_str!("../../public/data/sco-rats-2022.zh.json")),
];

/// The texts of a dataset that are to be translated: those by language, but for names; publishers, and of
/// a source what it is used for and was read through, and its date if that is in words.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(text)) = members.get("en") {
                if !members.contains_key("ru") {
                    found.insert(text.clone());
                }
                return;
            }
            let is_source = members.contains_key("used_for");
            for (key, value) in members.iter().filter(|(key, _)| *key != "names") {
                match value {
                    Value::String(text) if is_in_words(is_source, key, text) => {
                        found.insert(text.clone());
                    }
                    _ => texts(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        _ => {}
    }
}

fn is_in_words(is_source: bool, key: &str, text: &str) -> bool {
    match key {
        "publisher" => true,
        "used_for" | "read_through" => is_source,
        "date" => is_source && text.split([' ', ',']).next().is_some_and(|day| !is_date(day)),
        _ => false,
    }
}

/// The bundled dataset's text with all that stands in the files beside it put in.
pub(crate) fn whole() -> &'static str {
    static WHOLE: LazyLock<String> = LazyLock::new(|| {
        let mut dataset: Value = serde_json::from_str(BUNDLED).unwrap();
        for (lang, file) in FILES {
            let file: Value = serde_json::from_str(file).unwrap();
            put(&mut dataset, lang, &file["texts"]);
        }
        dataset.to_string()
    });
    &WHOLE
}

fn put(value: &mut Value, lang: &str, translations: &Value) {
    match value {
        Value::Object(members) => {
            let text = members.get("en").and_then(Value::as_str);
            if let Some(text) = text.and_then(|text| translations[text].as_str()) {
                let text = text.to_owned();
                members.entry(lang).or_insert_with(|| text.into());
            }
            members.values_mut().for_each(|value| put(value, lang, translations));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| put(item, lang, translations)),
        _ => {}
    }
}

#[test]
fn every_text_is_translated_and_nothing_else_is() {
    let dataset: Value = serde_json::from_str(BUNDLED).unwrap();
    let mut wanted = BTreeSet::new();
    texts(&dataset, &mut wanted);
    assert!(wanted.len() > 300);
    for (lang, file) in FILES {
        let file: Value = serde_json::from_str(file).unwrap();
        assert_eq!((&file["language"], &file["of"]), (&lang.into(), &dataset["id"]));
        let keys: BTreeSet<String> = file["texts"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys.symmetric_difference(&wanted).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

#[test]
fn a_translated_dataset_differs_in_its_texts_alone() {
    let plain = load(BUNDLED).unwrap();
    for (lang, file) in FILES {
        let translation = Translation::read(file).unwrap();
        let loaded = load_in(BUNDLED, Some(&translation)).unwrap();
        assert_eq!(loaded.untranslated, Vec::<String>::new(), "{lang}");
        assert_eq!(loaded.problems, plain.problems);
        let title = &loaded.dataset.title;
        assert_ne!(title.get(lang), plain.dataset.title.get(lang));
        assert_eq!(title.get("en"), plain.dataset.title.get("en"));
        assert_eq!(
            loaded.dataset.participations,
            plain
                .dataset
                .participations
                .iter()
                .cloned()
                .map(|mut row| {
                    // A remark at a row is a text as well.
                    row.dagger =
                        loaded.dataset.participations[row.order as usize - 1].dagger.clone();
                    row
                })
                .collect::<Vec<_>>()
        );
    }
}

#[test]
fn publishers_and_dates_in_words_are_shown_in_the_language_of_the_page() {
    let shown = |(tag, file)| {
        let translation = Translation::read(file).unwrap();
        let dataset = load_in(BUNDLED, Some(&translation)).unwrap().dataset;
        let words = Lang::all().find(|lang| lang.tag() == tag).unwrap().words();
        let source = |id: &str| dataset.sources.iter().find(|it| it.id == id).unwrap();
        ["MEHR10", "UNOCT_ZH", "ISRS"].map(|id| cited::whole(words, source(id)))
    };
    let [russian, chinese] = FILES.map(shown);
    let page = "КТУ ООН (страница на китайском языке), без даты (после июня 2023\u{a0}г.)";
    let mehr = "«Мехр» (со ссылкой на МИД России), 10 сентября 2022\u{a0}г.";
    assert_eq!(russian, [mehr, page, "ИСМИ, без даты"]);
    let page = "联合国反恐办（中文网页），无日期（2023年6月后）";
    let mehr = "迈赫尔通讯社（援引俄罗斯外交部），2022年9月10日";
    assert_eq!(chinese, [mehr, page, "战略与地区研究所，无日期"]);
}

#[test]
fn a_text_with_a_translation_of_its_own_keeps_it() {
    let (_, file) = FILES[0];
    let mut dataset: Value = serde_json::from_str(BUNDLED).unwrap();
    dataset["title"]["ru"] = "Свой заголовок".into();
    let translation = Translation::read(file).unwrap();
    let loaded = load_in(&dataset.to_string(), Some(&translation)).unwrap();
    assert_eq!(loaded.dataset.title.get("ru"), "Свой заголовок");
    assert_eq!(loaded.dataset.title.get("zh"), loaded.dataset.title.get("en"), "no file was given");
}

#[test]
fn what_is_no_file_of_texts_is_none() {
    for text in [
        "",
        "{",
        "[]",
        "{}",
        r#"{"format": "participation", "language": "ru", "texts": {}}"#,
        r#"{"format": "participation-texts", "language": 7, "texts": {}}"#,
        r#"{"format": "participation-texts", "language": "ru"}"#,
    ] {
        assert_eq!(Translation::read(text), None, "{text}");
    }
    // A text that the file lacks is told, and stays in the language of the dataset.
    let none = r#"{"format": "participation-texts", "language": "ru", "texts": {}}"#;
    let loaded = load_in(BUNDLED, Translation::read(none).as_ref()).unwrap();
    assert!(loaded.untranslated.len() > 300);
    assert_eq!(loaded.dataset, load(BUNDLED).unwrap().dataset);
}

#[test]
fn a_translation_stands_beside_its_dataset() {
    assert_eq!(Translation::beside("data/a.json", "ru"), "data/a.ru.json");
    assert_eq!(Translation::beside("https://x/data/a.json", "zh"), "https://x/data/a.zh.json");
}
