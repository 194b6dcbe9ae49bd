//! What names that stand alone mean, as in the cells of a list.
#![allow(clippy::unwrap_used, missing_docs)]

use reader::answers::look_up;
use reader::meant::{Looked, Meant, meant};

/// The id, or the candidates with the reason, or nothing.
fn told(name: &str) -> String {
    let Meant { id, candidates, why } = meant(name);
    id.unwrap_or_else(|| format!("{} {why}", candidates.join("|")).trim().to_owned())
}

#[test]
fn a_name_means_one_of_the_tables() {
    for (name, id) in [
        ("Kenya", "KEN"),
        ("KENYA", "KEN"),
        ("kenya", "KEN"),
        (" The Gambia ", "GMB"),
        ("United States of America", "USA"),
        ("united states of america", "USA"),
        ("USA", "USA"),
        ("Côte d'Ivoire", "CIV"),
        ("COTE D’IVOIRE", "CIV"),
        ("Korea, Republic of", "KOR"),
        ("Republic of Korea", "KOR"),
        ("Korea, South", "KOR"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Moldova, Republic of", "MDA"),
        ("Egypt, Arab Rep.", "EGY"),
        ("Yemen, Rep.", "YEM"),
        ("Iran, Islamic Rep.", "IRN"),
        ("Micronesia, Fed. Sts.", "FSM"),
        ("Deutschland", ""),
        ("Казахстан", "KAZ"),
        ("Республика Беларусь", "BLR"),
        ("哈萨克斯坦", "KAZ"),
        ("DEU", "DEU"),
        ("SCO", "sco"),
        ("SCO Secretariat", "sco/secretariat"),
        ("Shanghai Cooperation Organisation", "sco"),
        ("Shanghai Cooperation Organization (SCO)", "sco"),
    ] {
        assert_eq!(told(name), id, "{name}");
    }
}

#[test]
fn what_can_mean_several_or_is_disputed_or_slipped_is_asked() {
    for (name, asked) in [
        ("Korea", "KOR|PRK several"),
        ("CONGO", "COG|COD several"),
        ("Taiwan", "TWN disputed"),
        ("TWN", "TWN disputed"),
        ("KOSOVO", "XKX disputed"),
        ("Kosovo (under UNSCR 1244)", "XKX disputed"),
        ("Chinese Taipei", "TWN disputed"),
        ("Macedonia", "MKD several"),
        ("Zimbawbe", "ZWE slip"),
    ] {
        assert_eq!(told(name), asked, "{name}");
    }
}

#[test]
fn what_only_contains_a_name_is_none() {
    for name in [
        "",
        "Embassy of Chad",
        "University of Zambia",
        "Ministry of Health of Kenya",
        "Kenya and Uganda",
        "Kenya (observer)",
        "Kenya, Uganda",
        "Council of Mountain Valleys",
        "n/a",
        "XYZ",
        "Gulf of Oman",
    ] {
        assert_eq!(told(name), "", "{name}");
    }
    assert_eq!(told(&"Kenya ".repeat(100)), "");
}

#[test]
fn every_name_of_the_tables_is_found_or_asked_and_never_another() {
    let (mut lost, mut all) = (Vec::new(), 0);
    for row in include_str!("../tables/states.csv").lines().skip(1) {
        let mut is_inside = false;
        let cells = row.split(|sign| {
            is_inside ^= sign == '"';
            sign == ',' && !is_inside
        });
        let cells: Vec<&str> = cells.map(|cell| cell.trim_matches('"')).collect();
        for name in cells[2..11].iter().flat_map(|cell| cell.split('|')) {
            if name.is_empty() {
                continue;
            }
            all += 1;
            let Meant { id, candidates, .. } = meant(name);
            match id {
                Some(id) => assert_eq!(id, cells[0], "{name}"),
                None if candidates.iter().any(|id| id == cells[0]) => {}
                None => lost.push(name.to_owned()),
            }
        }
    }
    assert!(all > 2_000, "{all}");
    assert_eq!(lost, [""; 0]);
}

#[test]
fn a_page_is_answered_with_what_is_known_of_all() {
    let looked: Looked =
        serde_json::from_str(&look_up("Korea\nNobody knows\nSCO Secretariat")).unwrap();
    assert_eq!(looked.meant.len(), 3);
    assert_eq!(looked.meant[1], Meant::default());
    let ids: Vec<&str> = looked.organizations.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["KOR", "PRK", "sco/secretariat", "sco"]);
    assert_eq!(looked.version, reader::VERSION);
    // A line without a name means nothing, and is in its place.
    let looked: Looked = serde_json::from_str(&look_up("\nChad\n")).unwrap();
    let ids: Vec<Option<&str>> = looked.meant.iter().map(|it| it.id.as_deref()).collect();
    assert_eq!(ids, [None, Some("TCD"), None]);
}
