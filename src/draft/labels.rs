//! Words that a dataset of ours is labelled with, in three languages: facets, kinds, levels, forms, the
//! regions of M49. They are the dataset's own, as in a file made by hand; the page has others.
//!
//! Knows no draft.

use super::json::Object;
use super::model::Level;

/// A label: English, Russian, Chinese.
pub type Label = [&'static str; 3];

/// A label as a dataset has texts.
pub fn label([en, ru, zh]: Label) -> String {
    Object::new().text("en", en).text("ru", ru).text("zh", zh).done()
}

/// What a facet is called: its label, short label, and what it says of those without a value.
pub struct FacetWords {
    /// Its id, and the member that has the value.
    pub id: &'static str,
    /// The member that has the value.
    pub field: &'static str,
    /// On what authority: printed, ours, standard.
    pub basis: &'static str,
    /// Its label.
    pub label: Label,
    /// Its short label.
    pub short: Label,
    /// Where the values come from, in a word or two.
    pub qualifier: Option<Label>,
    /// Of those that have no value because there can be none.
    pub does_not_apply: Label,
}

const NONE: Label = ["Does not apply", "Не применимо", "不适用"];

/// What is not known.
pub const NOT_KNOWN: Label = ["Not known", "Неизвестно", "不详"];

/// The printed heading.
pub const HEADING: FacetWords = FacetWords {
    id: "category",
    field: "category",
    basis: "printed",
    label: ["Heading in the release", "Рубрика в пресс-релизе", "新闻稿中的类别"],
    short: ["Heading", "Рубрика", "类别"],
    qualifier: None,
    does_not_apply: ["Named without a heading", "Назван без рубрики", "无类别"],
};

/// What it is.
pub const KIND: FacetWords = FacetWords {
    id: "kind",
    field: "classification",
    basis: "ours",
    label: ["Kind of participant", "Тип участника", "参加方类型"],
    short: ["Kind", "Тип", "类型"],
    qualifier: Some(["our classification", "наша классификация", "本站分类"]),
    does_not_apply: NONE,
};

/// The region of a state.
pub const REGION: FacetWords = FacetWords {
    id: "region",
    field: "region",
    basis: "standard",
    label: ["Region", "Регион", "地区"],
    short: ["Region", "Регион", "地区"],
    qualifier: Some(["UN M49, states only", "M49 ООН, только государства", "联合国M49，仅国家"]),
    does_not_apply: ["Not a state", "Не государство", "非国家"],
};

/// The body that it is part of.
pub const PARENT: FacetWords = FacetWords {
    id: "parent",
    field: "parent",
    basis: "ours",
    label: ["Part of", "К чему относится", "隶属"],
    short: ["Part of", "К чему относится", "隶属"],
    qualifier: None,
    does_not_apply: ["No parent body", "Без вышестоящей организации", "无隶属关系"],
};

/// The level of the person that it is named through.
pub const LEVEL: FacetWords = FacetWords {
    id: "level",
    field: "x-level",
    basis: "ours",
    label: ["Level of representation", "Уровень представительства", "代表级别"],
    short: ["Level", "Уровень", "级别"],
    qualifier: Some(["the coder's", "по оценке кодировщика", "编码者判定"]),
    does_not_apply: NONE,
};

/// How it took part.
pub const FORM: FacetWords = FacetWords {
    id: "form",
    field: "x-form",
    basis: "printed",
    label: ["Form of participation", "Форма участия", "参会方式"],
    short: ["Form", "Форма", "方式"],
    qualifier: Some(["where printed", "если указана", "以新闻稿所载为准"]),
    does_not_apply: NONE,
};

/// Kinds of participants, in the order of the facet.
pub const KINDS: [(&str, Label); 8] = [
    ("state", ["State", "Государство", "国家"]),
    ("territory", ["Territory", "Территория", "地区"]),
    ("un-body", ["UN body", "Орган ООН", "联合国机构"]),
    (
        "international-organisation",
        ["International organisation", "Международная организация", "国际组织"],
    ),
    ("organ", ["Body of an organisation", "Орган международной организации", "国际组织下属机构"]),
    ("national-body", ["National body", "Национальное ведомство", "国家机关"]),
    ("other", ["Other", "Другое", "其他"]),
    (GROUP, ["Group", "Группа", "集体"]),
];

/// The kind of several that are named as one. The reader has it; nobody says it of an entry.
const GROUP: &str = "group";

/// What an entry can be of.
pub fn own_kinds() -> impl Iterator<Item = &'static (&'static str, Label)> {
    KINDS.iter().filter(|(id, _)| *id != GROUP)
}

/// Forms of participation.
pub const FORMS: [(&str, Label); 3] = [
    ("in-person", ["In person", "Очно", "现场"]),
    ("video", ["By video or online", "По видеосвязи или онлайн", "视频或线上"]),
    ("other-form", ["Another printed form", "Другая указанная форма", "其他方式"]),
];

/// The form that printed words say.
pub fn form(words: &str) -> &'static str {
    const VIDEO: &[&str] = &[
        "video",
        "virtual",
        "online",
        "remote",
        "teleconference",
        "видео",
        "онлайн",
        "дистанц",
        "удалённ",
        "удаленн",
        "视频",
        "线上",
        "視頻",
        "線上",
        "远程",
        "在线",
    ];
    const PERSON: &[&str] =
        &["in person", "in-person", "on site", "on-site", "очно", "лично", "现场", "线下", "亲自"];
    let words = words.to_lowercase();
    let has = |all: &[&str]| all.iter().any(|word| words.contains(word));
    match (has(VIDEO), has(PERSON)) {
        (true, false) => "video",
        (false, true) => "in-person",
        _ => "other-form",
    }
}

/// A level in words.
pub fn level(level: Level) -> Label {
    match level {
        Level::HeadOfState => ["Head of state", "Глава государства", "国家元首"],
        Level::HeadOfGovernment => ["Head of government", "Глава правительства", "政府首脑"],
        Level::Minister => ["Minister", "Министр", "部长级"],
        Level::DeputyMinister => ["Deputy minister", "Заместитель министра", "副部长级"],
        Level::HeadOfBody => ["Head of a body", "Руководитель организации", "机构负责人"],
        Level::DeputyHead => {
            ["Deputy head of a body", "Заместитель руководителя организации", "机构副职负责人"]
        }
        Level::Ambassador => {
            ["Ambassador or permanent representative", "Посол или постпред", "大使或常驻代表"]
        }
        Level::Official => ["Other official", "Другое должностное лицо", "其他官员"],
        Level::Expert => ["Expert or scholar", "Эксперт или учёный", "专家学者"],
    }
}

/// The regions of M49 by their English names: id, code, label; in the order of the facet.
pub const REGIONS: [(&str, &str, Label); 18] = [
    ("central-asia", "143", ["Central Asia", "Центральная Азия", "中亚"]),
    ("eastern-asia", "030", ["Eastern Asia", "Восточная Азия", "东亚"]),
    ("south-eastern-asia", "035", ["South-eastern Asia", "Юго-Восточная Азия", "东南亚"]),
    ("southern-asia", "034", ["Southern Asia", "Южная Азия", "南亚"]),
    ("western-asia", "145", ["Western Asia", "Западная Азия", "西亚"]),
    ("eastern-europe", "151", ["Eastern Europe", "Восточная Европа", "东欧"]),
    ("northern-europe", "154", ["Northern Europe", "Северная Европа", "北欧"]),
    ("southern-europe", "039", ["Southern Europe", "Южная Европа", "南欧"]),
    ("western-europe", "155", ["Western Europe", "Западная Европа", "西欧"]),
    ("northern-africa", "015", ["Northern Africa", "Северная Африка", "北非"]),
    (
        "sub-saharan-africa",
        "202",
        ["Sub-Saharan Africa", "Африка к югу от Сахары", "撒哈拉以南非洲"],
    ),
    ("northern-america", "021", ["Northern America", "Северная Америка", "北美洲"]),
    (
        "latin-america-and-the-caribbean",
        "419",
        [
            "Latin America and the Caribbean",
            "Латинская Америка и Карибский бассейн",
            "拉丁美洲和加勒比",
        ],
    ),
    (
        "australia-and-new-zealand",
        "053",
        ["Australia and New Zealand", "Австралия и Новая Зеландия", "澳大利亚和新西兰"],
    ),
    ("melanesia", "054", ["Melanesia", "Меланезия", "美拉尼西亚"]),
    ("micronesia", "057", ["Micronesia", "Микронезия", "密克罗尼西亚"]),
    ("polynesia", "061", ["Polynesia", "Полинезия", "波利尼西亚"]),
    ("antarctica", "010", ["Antarctica", "Антарктида", "南极洲"]),
];

/// Licences that have a name and an address of their own.
pub const LICENSES: [(&str, &str, &str); 4] = [
    (
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        "CC-BY-SA-4.0",
        "Creative Commons Attribution-ShareAlike 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    ("CC0-1.0", "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
];
