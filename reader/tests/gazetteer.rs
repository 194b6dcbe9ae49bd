//! The tables of names, held to their rules and to their sources.
//!
//! Reads the files only; how a reader finds these names in a text is tested elsewhere.

use std::collections::BTreeSet;

// Names of states by UNTERM, from datasets/country-codes (ODC-PDDL 1.0), and short names of CLDR 48.2
// (Unicode-3.0); see tables/README.md.
const UNTERM: &str = include_str!("unterm.csv");
const CLDR: &str = include_str!("cldr.csv");
// The bundled dataset, whose organisations must all be known.
const DATASET: &str = include_str!("../../public/data/sco-rats-2022.json");

#[allow(dead_code)] // packs too
#[path = "../tables/packing.rs"]
mod packing;
#[path = "../tables/rules.rs"]
mod rules;

use rules::{LANGUAGES, faults, folded, ids_by_name, rows};

/// A table by its name, as it stands in the tree.
fn table(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tables");
    std::fs::read_to_string(format!("{folder}/{name}.csv")).unwrap_or_default()
}

/// What is wrong where `old` is `new` in a table.
fn broken(name: &str, old: &str, new: &str) -> String {
    assert!(table(name).contains(old), "{name}: {old}");
    let other = |it: &str| {
        if it == name { table(it).replacen(old, new, 1) } else { table(it) }
    };
    faults(other).iter().map(|fault| format!("{fault}\n")).collect()
}

#[test]
fn the_tables_keep_their_rules() {
    let faults: Vec<String> = faults(table).iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_table_that_is_packed_has_rules() {
    assert_eq!(packing::TABLES.map(|it| it.0), rules::COLUMNS.map(|it| it.0));
}

#[test]
fn what_breaks_a_rule_is_told_with_its_place_and_what_to_do() {
    let told = [
        broken("states", "id,kind", "id,sort"),
        broken("states", "\nTCD,state", "\nTCD,country"),
        broken("states", "\nTCD,state,Chad", "\nTCD,state,the Chad"),
        broken("states", "\nTCD,state,Chad", "\nTCD,state,Mali"),
        broken("states", "\nAGO,", "\nZGO,"),
        broken("states", "\nTCD,state", "\nTCD,state,one more"),
        broken("bodies", "sco/rats,organ,sco,", "sco/rats,organ,cis,"),
        broken("bodies", "\nacap,organ", "\nacap,thing"),
        broken("states", "\nTCD,state,Chad", "\nTCD,state,\"Chad\nChad\""),
        broken("bodies", "\nacap,organ", "\nacap,organ,"),
        broken("heads", "\nagency,", "\nAGENCY,"),
        broken("words", "en,attended-by,", "de,attended-by,"),
        broken("doubtful", "\nen,", "\nxx,"),
    ];
    expect_test::expect![[r#"
        reader/tables/states.csv, line 1: the columns are “id,sort,en,en_formal,en_also,ru,ru_formal,ru_also,zh,zh_formal,zh_also,sign,region,source”. README.md describes them.
        reader/tables/states.csv, line 221: TCD: “country” is no kind. Use state, territory or contested.
        reader/tables/states.csv, line 221: TCD: “the Chad” begins with an article. Names go without.
        reader/tables/states.csv, line 221: “mali” stands at MLI TCD. Leave it out of one, or add it to NAMES_OF_TWO in rules.rs.
        reader/tables/states.csv, line 5: AIA: it stands behind ZGO. Keep rows in the order of ids, each once.
        reader/tables/states.csv, line 221: 15 cells instead of 14. Quote a cell that has a comma.
        reader/tables/bodies.csv, line 370: sco/rats: its parent is “cis”. It is what stands before the stroke.
        reader/tables/bodies.csv, line 2: acap: “thing” is no kind. See README.md.
        reader/tables/states.csv, line 221: a cell of two lines. Write it as one.
        reader/tables/bodies.csv, line 2: 16 cells instead of 15. Quote a cell that has a comma.
        reader/tables/heads.csv, line 2: AGENCY: no id of a head. Use small letters, digits and hyphens.
        reader/tables/words.csv, line 2: “de” is no language. Use en, ru or zh.
        reader/tables/doubtful.csv, line 2: “xx” is no language. Use en, ru or zh.
    "#]].assert_eq(&told.join(""));
}

#[test]
fn each_state_bears_the_names_of_unterm() {
    let states = rows(&table("states"));
    let unterm = rows(UNTERM);
    assert_eq!(unterm.len(), 197, "193 members, two observers, the Cook Islands and Niue");
    for given in &unterm {
        let state = states.iter().find(|row| row.cell("id") == given.cell("id")).unwrap();
        for language in LANGUAGES {
            let formal = format!("{language}_formal");
            assert_eq!(state.cell(language), given.cell(language), "{}", given.cell("id"));
            let own = state.cell(&formal);
            let own = if own.is_empty() { state.cell(language) } else { own };
            assert_eq!(own, given.cell(&formal), "{}", given.cell("id"));
        }
    }
    let turkiye = states.iter().find(|row| row.cell("id") == "TUR").unwrap();
    assert_eq!((turkiye.cell("en"), turkiye.cell("en_formal")), ("Türkiye", "Republic of Türkiye"));
}

#[test]
fn members_and_observers_are_states_and_nobody_else_but_former_ones() {
    let by_unterm: BTreeSet<String> =
        rows(UNTERM).into_iter().map(|row| row.cell("id").to_owned()).collect();
    let states: BTreeSet<String> = rows(&table("states"))
        .into_iter()
        .filter(|row| row.cell("kind") == "state")
        .map(|row| row.cell("id").to_owned())
        .collect();
    let differ: Vec<&String> = by_unterm.symmetric_difference(&states).collect();
    assert_eq!(differ, ["COK", "NIU", "SCG", "SUN", "YUG"]);
}

#[test]
fn each_state_and_territory_bears_the_short_names_of_cldr() {
    let states = rows(&table("states"));
    for given in rows(CLDR) {
        let state = states.iter().find(|row| row.cell("id") == given.cell("id")).unwrap();
        let wanted = folded(given.cell("name"));
        assert!(
            state.all_names(given.cell("lang")).into_iter().any(|name| folded(name) == wanted),
            "{}: {}",
            given.cell("id"),
            given.cell("name")
        );
    }
}

#[test]
fn abbreviations_of_several_bodies_are_known() {
    let bodies = rows(&table("bodies"));
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
fn organisations_of_the_bundled_dataset_are_one_entry_each() {
    let (states, bodies) = (rows(&table("states")), rows(&table("bodies")));
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
