//! The tables of names, held to their rules and to their sources.
//!
//! Reads the files only; how a reader finds these names in a text is tested elsewhere.

use std::collections::{BTreeMap, BTreeSet};

const STATES: &str = include_str!("../tables/states.csv");
const BODIES: &str = include_str!("../tables/bodies.csv");
const HEADS: &str = include_str!("../tables/heads.csv");

// Names of states by UNTERM, from datasets/country-codes (ODC-PDDL 1.0), and short names of CLDR 48.2
// (Unicode-3.0); see tables/README.md.
const UNTERM: &str = include_str!("unterm.csv");
const CLDR: &str = include_str!("cldr.csv");
// The bundled dataset, whose organisations must all be known.
const DATASET: &str = include_str!("../../public/data/sco-rats-2022.json");

const STATE_COLUMNS: [&str; 14] = [
    "id",
    "kind",
    "en",
    "en_formal",
    "en_also",
    "ru",
    "ru_formal",
    "ru_also",
    "zh",
    "zh_formal",
    "zh_also",
    "sign",
    "region",
    "source",
];
const BODY_COLUMNS: [&str; 15] = [
    "id", "kind", "parent", "region", "wikidata", "en", "en_abbr", "en_also", "ru", "ru_abbr",
    "ru_also", "zh", "zh_abbr", "zh_also", "source",
];
const HEAD_COLUMNS: [&str; 4] = ["id", "en", "ru", "zh"];
const LANGUAGES: [&str; 3] = ["en", "ru", "zh"];

/// Names that stand at two states on purpose: the reader asks which one is meant.
const NAMES_OF_TWO: [(&str, &[&str]); 12] = [
    ("congo", &["COD", "COG"]),
    ("korea", &["KOR", "PRK"]),
    ("saint martin", &["MAF", "SXM"]),
    ("st martin", &["MAF", "SXM"]),
    ("st. martin", &["MAF", "SXM"]),
    ("virgin islands", &["VGB", "VIR"]),
    ("виргинские острова", &["VGB", "VIR"]),
    ("конго", &["COD", "COG"]),
    ("корея", &["KOR", "PRK"]),
    ("рб", &["BLR", "ru-ba"]),
    ("рт", &["TJK", "ru-ta"]),
    ("刚果", &["COD", "COG"]),
];

type Row = BTreeMap<String, String>;

/// The rows of a table, each a map from column to cell.
fn rows(table: &str) -> Vec<Row> {
    let mut records: Vec<Vec<String>> = Vec::new();
    let (mut record, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut signs = table.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            other => cell.push(other),
        }
    }
    assert!(record.is_empty() && cell.is_empty() && !quoted, "a table ends with a line end");
    let head = records.remove(0);
    records
        .into_iter()
        .map(|record| {
            assert_eq!(record.len(), head.len(), "a cell for each column: {record:?}");
            head.iter().cloned().zip(record).collect()
        })
        .collect()
}

fn columns(table: &str) -> Vec<&str> {
    table.lines().next().unwrap_or_default().split(',').collect()
}

/// The names in some cells of a row.
fn names<'a>(row: &'a Row, columns: &[&str]) -> Vec<&'a str> {
    columns
        .iter()
        .flat_map(|column| row[*column].split('|'))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Every name of a row in a language.
fn all_names<'a>(row: &'a Row, language: &str) -> Vec<&'a str> {
    let columns: Vec<String> =
        ["", "_formal", "_abbr", "_also"].iter().map(|end| format!("{language}{end}")).collect();
    let columns: Vec<&str> =
        columns.iter().map(String::as_str).filter(|column| row.contains_key(*column)).collect();
    names(row, &columns)
}

/// A name without what the reader evens out: capitals, ё, kinds of apostrophes and dashes, the spelling
/// of England and America.
fn folded(name: &str) -> String {
    let mut plain = name.to_lowercase();
    for (from, to) in [
        ("ё", "е"),
        ("’", "'"),
        (" – ", " "),
        (" — ", " "),
        (" - ", " "),
        ("–", " "),
        ("—", " "),
        ("-", " "),
        ("isation", "ization"),
        ("harmonis", "harmoniz"),
        ("standardis", "standardiz"),
        ("centre", "center"),
        ("programme", "program"),
        ("defence", "defense"),
        ("labour", "labor"),
        ("co operat", "cooperat"),
        ("(", "（"),
        (")", "）"),
    ] {
        plain = plain.replace(from, to);
    }
    plain
}

/// Which ids each name stands at, in any language.
fn ids_by_name(table: &[Row]) -> BTreeMap<String, BTreeSet<&str>> {
    let mut ids: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for row in table {
        for name in LANGUAGES.iter().flat_map(|language| all_names(row, language)) {
            ids.entry(folded(name)).or_default().insert(&row["id"]);
        }
    }
    ids
}

#[test]
fn the_columns_are_the_ones_described() {
    assert_eq!(columns(STATES), STATE_COLUMNS);
    assert_eq!(columns(BODIES), BODY_COLUMNS);
    assert_eq!(columns(HEADS), HEAD_COLUMNS);
}

#[test]
fn ids_are_sorted_unique_and_well_formed() {
    let small = |id: &str| id.chars().all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '-'));
    for table in [STATES, BODIES, HEADS] {
        let ids: Vec<String> = rows(table).into_iter().map(|row| row["id"].clone()).collect();
        assert!(ids.is_sorted(), "sorted by id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "each id once");
    }
    for row in rows(STATES) {
        let id = &row["id"];
        let iso = id.len() == 3 && id.chars().all(|sign| sign.is_ascii_uppercase());
        let other = id.starts_with("x-") || id.as_bytes()[2] == b'-';
        assert!(iso || (other && small(id)), "{id}");
        assert!(["state", "territory", "contested"].contains(&row["kind"].as_str()), "{id}");
        assert!(
            !id.starts_with("x-") || row["kind"] == "contested",
            "{id}: no standard has a code"
        );
    }
    for row in rows(BODIES) {
        assert!(row["id"].split('/').all(|part| !part.is_empty() && small(part)), "{}", row["id"]);
        assert!(
            ["un-body", "international-organisation", "organ", "national-body", "other"]
                .contains(&row["kind"].as_str()),
            "{}",
            row["id"]
        );
        let wikidata = &row["wikidata"];
        let number = wikidata
            .strip_prefix('Q')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        assert!(wikidata.is_empty() || number, "{}", row["id"]);
    }
}

#[test]
fn parents_exist_and_an_organ_names_its_own() {
    let bodies = rows(BODIES);
    let ids: BTreeSet<&str> = bodies.iter().map(|row| row["id"].as_str()).collect();
    for row in &bodies {
        let (id, parent) = (row["id"].as_str(), row["parent"].as_str());
        assert!(parent.is_empty() || ids.contains(parent), "{id}: {parent}");
        if let Some((before, _)) = id.rsplit_once('/') {
            assert_eq!(parent, before, "{id}");
        }
    }
}

#[test]
fn a_wikidata_id_stands_once() {
    let mut seen = BTreeSet::new();
    for row in rows(BODIES) {
        assert!(
            row["wikidata"].is_empty() || seen.insert(row["wikidata"].clone()),
            "{}",
            row["id"]
        );
    }
}

#[test]
fn every_row_says_where_its_names_are_from() {
    let known = ["names.json", "raw", "release", "site", "un", "usage"];
    for row in rows(BODIES) {
        assert!(known.contains(&row["source"].as_str()), "{}", row["id"]);
        assert!(!row["en"].is_empty(), "{}", row["id"]);
    }
    let known = ["UNTERM", "CLDR", "ISO 3166-2", "ISO 3166-3", "usage"];
    for row in rows(STATES) {
        assert!(row["source"].split(", ").all(|word| known.contains(&word)), "{}", row["id"]);
        assert!(LANGUAGES.iter().all(|language| !row[*language].is_empty()), "{}", row["id"]);
    }
}

#[test]
fn each_state_bears_the_names_of_unterm() {
    let states = rows(STATES);
    let unterm = rows(UNTERM);
    assert_eq!(unterm.len(), 197, "193 members, two observers, the Cook Islands and Niue");
    for given in &unterm {
        let state = states.iter().find(|row| row["id"] == given["id"]).unwrap();
        for language in LANGUAGES {
            let formal = format!("{language}_formal");
            assert_eq!(state[language], given[language], "{}", given["id"]);
            let own = if state[&formal].is_empty() { &state[language] } else { &state[&formal] };
            assert_eq!(own, &given[&formal], "{}", given["id"]);
        }
    }
    let turkiye = states.iter().find(|row| row["id"] == "TUR").unwrap();
    assert_eq!(
        (turkiye["en"].as_str(), turkiye["en_formal"].as_str()),
        ("Türkiye", "Republic of Türkiye")
    );
}

#[test]
fn members_and_observers_are_states_and_nobody_else_but_former_ones() {
    let by_unterm: BTreeSet<String> =
        rows(UNTERM).into_iter().map(|row| row["id"].clone()).collect();
    let states: BTreeSet<String> = rows(STATES)
        .into_iter()
        .filter(|row| row["kind"] == "state")
        .map(|row| row["id"].clone())
        .collect();
    let differ: Vec<&String> = by_unterm.symmetric_difference(&states).collect();
    assert_eq!(differ, ["COK", "NIU", "SCG", "SUN", "YUG"]);
}

#[test]
fn each_state_and_territory_bears_the_short_names_of_cldr() {
    let states = rows(STATES);
    for given in rows(CLDR) {
        let state = states.iter().find(|row| row["id"] == given["id"]).unwrap();
        let wanted = folded(&given["name"]);
        assert!(
            all_names(state, &given["lang"]).into_iter().any(|name| folded(name) == wanted),
            "{}: {}",
            given["id"],
            given["name"]
        );
    }
}

#[test]
fn a_name_stands_at_two_states_only_where_both_are_meant() {
    let states = rows(STATES);
    let doubtful: Vec<(String, Vec<&str>)> = ids_by_name(&states)
        .into_iter()
        .filter(|(_, ids)| ids.len() > 1)
        .map(|(name, ids)| (name, ids.into_iter().collect()))
        .collect();
    let meant: Vec<(String, Vec<&str>)> =
        NAMES_OF_TWO.iter().map(|(name, ids)| (folded(name), ids.to_vec())).collect();
    assert_eq!(doubtful, meant);
}

#[test]
fn a_full_name_of_a_body_stands_at_one_body() {
    let bodies = rows(BODIES);
    let mut full: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for row in &bodies {
        for name in names(row, &["en", "en_also", "ru", "ru_also", "zh", "zh_also"]) {
            full.entry(folded(name)).or_default().insert(&row["id"]);
        }
    }
    let shared: Vec<_> = full.iter().filter(|(_, ids)| ids.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn abbreviations_of_several_bodies_are_known() {
    let bodies = rows(BODIES);
    let shared: Vec<String> = ids_by_name(&bodies)
        .into_iter()
        .filter(|(_, ids)| ids.len() > 1)
        .map(|(name, ids)| format!("{name}: {}", ids.into_iter().collect::<Vec<_>>().join(", ")))
        .collect();
    expect_test::expect![[r#"
        acs: acs, arctic-council/secretariat
        beac: beac, beac-barents
        icc: icc, icc-commerce, inuit-circumpolar-council
        idb: iadb, isdb
        ioc: ioc, ioc-indian
        rcc: rcc-com, rcc-see
        ас: arctic-council, au
        кбр: cbd, cdb"#]]
    .assert_eq(&shared.join("\n"));
}

#[test]
fn a_name_of_a_state_is_no_name_of_a_body_but_for_guam() {
    let (states, bodies) = (rows(STATES), rows(BODIES));
    let of_states = ids_by_name(&states);
    let both: Vec<String> =
        ids_by_name(&bodies).into_keys().filter(|name| of_states.contains_key(name)).collect();
    // The organisation is printed in capitals, the island is not.
    assert_eq!(both, ["guam", "гуам"]);
}

#[test]
fn names_are_clean() {
    let cyrillic = |sign: char| matches!(sign, '\u{400}'..='\u{4ff}');
    let han = |sign: char| matches!(sign, '\u{3400}'..='\u{9fff}');
    for (table, columns) in [
        (STATES, &STATE_COLUMNS[2..12]),
        (BODIES, &BODY_COLUMNS[5..14]),
        (HEADS, &HEAD_COLUMNS[1..]),
    ] {
        for row in rows(table) {
            for column in columns.iter().copied() {
                for name in row[column].split('|') {
                    let place = format!("{} {column}: {name}", row["id"]);
                    assert!(name == name.trim() && !name.contains("  "), "blanks in {place}");
                    assert!(
                        !name.contains(['\'', '\t', '\u{a0}', ';']),
                        "a sign that the tables do not use in {place}"
                    );
                    assert!(!name.contains(is_combining), "letters in two parts in {place}");
                    assert!(row[column].is_empty() || !name.is_empty(), "an empty name in {place}");
                    let dots = name.matches('.').count();
                    assert!(
                        !name.ends_with('.') || dots > 1 || is_short_form(name),
                        "a stop behind {place}"
                    );
                    for word in name.split(|sign: char| !sign.is_alphabetic()) {
                        let mixed = word.chars().any(cyrillic)
                            && word.chars().any(|sign| sign.is_ascii_alphabetic());
                        assert!(!mixed, "Latin letters in a Cyrillic word of {place}");
                    }
                    match &column[..2] {
                        "en" => assert!(
                            !name.chars().any(|sign| cyrillic(sign) || han(sign)),
                            "{place}"
                        ),
                        "ru" => assert!(!name.chars().any(han), "{place}"),
                        _ => assert!(!name.chars().any(cyrillic), "{place}"),
                    }
                }
            }
        }
    }
}

/// A mark that joins the letter before it.
fn is_combining(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}

/// “Korea, Rep.”, “Solomon Is.”: shortened words, whose stop belongs to them.
fn is_short_form(name: &str) -> bool {
    name.ends_with("Rep.") || name.ends_with("Is.") || name.ends_with("Fed.")
}

#[test]
fn names_bear_no_article() {
    for table in [STATES, BODIES, HEADS] {
        for row in rows(table) {
            for name in all_names(&row, "en") {
                assert!(
                    !name.starts_with("the ") && !name.starts_with("The "),
                    "{}: {name}",
                    row["id"]
                );
            }
        }
    }
}

#[test]
fn a_sign_is_one_chinese_sign() {
    for row in rows(STATES) {
        for sign in names(&row, &["sign"]) {
            assert_eq!(sign.chars().count(), 1, "{}: {sign}", row["id"]);
        }
    }
}

#[test]
fn the_name_of_a_head_stands_once_in_a_language() {
    let heads = rows(HEADS);
    for language in LANGUAGES {
        let mut seen = BTreeMap::new();
        for row in &heads {
            for name in names(row, &[language]) {
                let before = seen.insert(folded(name), &row["id"]);
                assert_eq!(before, None, "{language} {}: {name}", row["id"]);
            }
        }
    }
}

#[test]
fn an_organ_is_composed_or_listed_once() {
    // An organ that a head and its parent give may be listed too, for names that no rule gives. Then
    // its id is the one composed, so that both ways lead to one entry.
    let (bodies, heads) = (rows(BODIES), rows(HEADS));
    let parents: BTreeMap<&str, &Row> =
        bodies.iter().map(|row| (row["id"].as_str(), row)).collect();
    let nouns: Vec<(&str, &str)> = heads
        .iter()
        .flat_map(|head| names(head, &["en"]).into_iter().map(|noun| (head["id"].as_str(), noun)))
        .collect();
    let mut wrong = BTreeSet::new();
    for organ in bodies.iter().filter(|row| row["id"].contains('/')) {
        let listed: BTreeSet<String> = all_names(organ, "en").into_iter().map(folded).collect();
        for of in names(parents[organ["parent"].as_str()], &["en_abbr"]) {
            for (head, noun) in &nouns {
                let composed = format!("{}/{head}", organ["parent"]);
                for name in [
                    format!("{of} {noun}"),
                    format!("{noun} of the {of}"),
                    format!("{noun} of {of}"),
                ] {
                    if organ["id"] != composed && listed.contains(&folded(&name)) {
                        wrong.insert(format!("{name}: {}, not {composed}", organ["id"]));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn organisations_of_the_bundled_dataset_are_one_entry_each() {
    let (states, bodies) = (rows(STATES), rows(BODIES));
    let mut ids = ids_by_name(&states);
    for (name, more) in ids_by_name(&bodies) {
        ids.entry(name).or_default().extend(more);
    }
    let data: serde_json::Value = serde_json::from_str(DATASET).unwrap();
    let mut lines = Vec::new();
    for organisation in data["organizations"].as_array().unwrap() {
        let id = organisation["id"].as_str().unwrap();
        let mut found: BTreeSet<&str> = BTreeSet::new();
        for language in LANGUAGES {
            let given = &organisation["names"][language];
            let short = given["short"].as_str().or(given["formal"].as_str()).unwrap();
            for name in [given["short"].as_str(), given["formal"].as_str()].into_iter().flatten() {
                // Some formal names close with their own abbreviation in brackets; the reader takes it off.
                let name = name
                    .split(" (")
                    .next()
                    .filter(|_| name.ends_with(')') && !name.contains("(университет)"))
                    .unwrap_or(name);
                if name != "not-known" {
                    found.extend(ids.get(&folded(name)).into_iter().flatten());
                }
            }
            assert!(ids.contains_key(&folded(short)), "{id} {language}: {short}");
        }
        assert_eq!(found.len(), 1, "{id}: {found:?}");
        lines.push(format!("{id}: {}", found.into_iter().next().unwrap()));
    }
    expect_test::expect![[r#"
        india: IND
        kazakhstan: KAZ
        china: CHN
        kyrgyzstan: KGZ
        pakistan: PAK
        russia: RUS
        tajikistan: TJK
        uzbekistan: UZB
        belarus: BLR
        mongolia: MNG
        azerbaijan: AZE
        armenia: ARM
        egypt: EGY
        cambodia: KHM
        saudi-arabia: SAU
        turkiye: TUR
        sco-secretariat: sco/secretariat
        unoct: unoct
        unrcca: unrcca
        un-monitoring-team: unsc/monitoring-team
        interpol: interpol
        un-cyber-new-technologies: un/cyber-new-technologies
        eag: eag
        rosfinmonitoring: rosfinmonitoring
        caricc: caricc
        cica-secretariat: cica/secretariat
        csto-secretariat: csto/secretariat
        cis-atc: cis/anti-terrorism-centre
        cis-border-coordination-service: cis/border-troops-council/coordination-service
        isrs: isrs
        sco-public-diplomacy-center-uz: sco-public-diplomacy-center-uz
        tsuos: tsuos
        mgimo: mgimo
        afghanistan: AFG
        iran: IRN
        nepal: NPL
        sri-lanka: LKA
        qatar: QAT
        bahrain: BHR
        maldives: MDV
        myanmar: MMR
        united-arab-emirates: ARE
        kuwait: KWT
        rats-executive-committee: sco/rats/executive-committee"#]]
    .assert_eq(&lines.join("\n"));
}
