//! The sources that a dataset of a draft cites.
//!
//! Knows where the tables of names have theirs from.

use super::dataset::Making;
use super::facts::FactName;
use super::json::{Object, list};
use super::labels::{Label, label};
use super::model::Draft;
use std::collections::BTreeSet;

/// Id, publisher, date, address, type, what it is used for.
const FIXED: [(&str, &str, &str, &str, &str, Label); 4] = [
    (
        "UNTERM",
        "United Nations, UNTERM",
        "2026-05-15",
        "https://unterm.un.org/",
        "standard",
        [
            "names of states in English, Russian and Chinese",
            "названия государств на английском, русском и китайском",
            "国家的英文、俄文和中文名称",
        ],
    ),
    (
        "CLDR",
        "Unicode CLDR",
        "48.2",
        "https://cldr.unicode.org/",
        "standard",
        [
            "short names of states and territories in English, Russian and Chinese",
            "краткие названия государств и территорий на английском, русском и китайском",
            "国家和地区的英文、俄文和中文简称",
        ],
    ),
    (
        "ISO",
        "ISO 3166/MA",
        "2026",
        "https://www.iso.org/iso-3166-country-codes.html",
        "standard",
        ["codes of countries", "коды стран", "国家代码"],
    ),
    (
        "M49",
        "United Nations Statistics Division",
        "2026",
        "https://unstats.un.org/unsd/methodology/m49/",
        "standard",
        ["regions of states", "регионы государств", "国家所属地区"],
    ),
];

/// The publisher of a release, or that it is not known.
pub fn publisher(draft: &Draft) -> &str {
    let not_known = match draft.text.language.as_str() {
        "ru" => "издатель неизвестен",
        "zh" => "发布者不详",
        _ => "publisher not known",
    };
    draft.facts.value(FactName::Publisher).unwrap_or(not_known)
}

/// The sources that are cited, the release first.
pub fn sources(making: &Making, cited: &BTreeSet<String>) -> String {
    let mut all = vec![release(making.draft, "R")];
    for other in making.others {
        let tag = if other.draft.text.language == "?" { "en" } else { &other.draft.text.language };
        all.push(release(other.draft, &format!("R-{tag}")));
    }
    all.extend(others(cited, &making.gazetteer.version, making.day));
    list(all)
}

/// Those of the sources that are cited which are no release: standards, and what is ours.
pub fn others(cited: &BTreeSet<String>, gazetteer: &str, day: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (id, publisher, date, url, kind, used_for) in FIXED {
        if cited.contains(id) {
            all.push(source(id, publisher, date, url, kind, used_for));
        }
    }
    let tables = format!("Plenary's tables of names {gazetteer}");
    let ours = [
        (
            "TABLES",
            tables.trim_end(),
            [
                "names, kinds and parents of bodies; some from memory",
                "названия и типы организаций, к чему они относятся; отчасти по памяти",
                "机构的名称、类型和隶属；部分凭记忆",
            ],
        ),
        (
            "HOUSE",
            "A house's list of names",
            [
                "names that are shown instead of the tables'",
                "названия, показанные вместо табличных",
                "代替名称表显示的名称",
            ],
        ),
        (
            "OURS",
            "The compilers of this dataset",
            [
                "what is neither printed nor from another source",
                "то, чего нет ни в тексте, ни в другом источнике",
                "既未印出、也非出自其他来源的内容",
            ],
        ),
    ];
    for (id, publisher, used_for) in ours {
        if cited.contains(id) {
            all.push(source(id, publisher, day, "", "ours", used_for));
        }
    }
    all
}

fn release(draft: &Draft, id: &str) -> String {
    let facts = &draft.facts;
    source(
        id,
        publisher(draft),
        facts.value(FactName::Published).unwrap_or("not known"),
        facts.value(FactName::Url).unwrap_or_default(),
        "release",
        [
            "the release: participants, headings, and what it says of the meeting",
            "пресс-релиз: участники, рубрики и сказанное о встрече",
            "新闻稿：参加方、类别及其对会议的说明",
        ],
    )
}

/// A source.
pub fn source(
    id: &str,
    publisher: &str,
    date: &str,
    url: &str,
    kind: &str,
    used_for: Label,
) -> String {
    Object::new()
        .text("id", id)
        .text("publisher", publisher)
        .text("date", date)
        .text("url", url)
        .text("type", kind)
        .raw("used_for", &label(used_for))
        .done()
}
