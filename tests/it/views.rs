//! The views beside the main one: what they show, from an address to a small table.

use crate::{bundled, index};
use expect_test::{Expect, expect};
use plenary::chart::{Standing, standing, whole};
use plenary::query::{Answer, View, answer, meeting, read};
use plenary::text::{Lang, sentence};
use std::collections::BTreeSet;
use std::fmt::Write;

fn answered(address: &str) -> (plenary::query::Query, Answer) {
    let dataset = bundled();
    let (query, notices) = read(&dataset, &[], address);
    assert_eq!(notices, [], "{address}");
    let answer = answer(&dataset, &index(&dataset), &query);
    (query, answer)
}

fn statuses(address: &str, expected: &Expect) {
    let dataset = bundled();
    let (_, answer) = answered(address);
    let statuses = standing(&dataset, &answer, "en");
    let mut table = String::new();
    for status in &statuses {
        let label = status.value;
        write!(table, "{label}: {} of {}", status.share.selected, status.share.total).unwrap();
        for tile in &status.tiles {
            let sign = match tile.standing {
                Standing::Named => continue,
                Standing::NamedUncounted => "named, not counted",
                Standing::NotNamed => "not named",
                Standing::Uncounted => "not named, not counted",
                Standing::Decided => continue,
                Standing::DecidedCounted => "decided, counted",
            };
            write!(table, "; {} {sign}", tile.label).unwrap();
        }
        table.push('\n');
    }
    let all = whole(&statuses);
    writeln!(table, "all {} of {}", all.selected, all.total).unwrap();
    expected.assert_eq(&table);
    // Whatever the basis, what is named stays.
    let states = dataset.participations.iter();
    let states = states.filter(|row| dataset.organizations[row.organization].is_state).count();
    assert_eq!((answer.rows.len(), states), (33, 16));
}

#[test]
fn the_totals_follow_the_basis_and_the_names_do_not() {
    statuses(
        "?view=status",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 6 of 9; Nepal not named; Sri Lanka not named; Qatar not named
        all 16 of 21
    "#]],
    );
    statuses(
        "?basis=partners-before-2022",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 4 of 6; Nepal not named; Sri Lanka not named; Egypt named, not counted; Qatar not named, not counted; Saudi Arabia named, not counted
        all 14 of 18
    "#]],
    );
    statuses(
        "?basis=partners-without-saudi-arabia",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 5 of 8; Nepal not named; Sri Lanka not named; Qatar not named; Saudi Arabia named, not counted
        all 15 of 20
    "#]],
    );
    statuses(
        "?basis=partners-with-decided",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 6 of 14; Nepal not named; Sri Lanka not named; Qatar not named; Bahrain decided, counted; Maldives decided, counted; Myanmar decided, counted; United Arab Emirates decided, counted; Kuwait decided, counted
        all 16 of 26
    "#]],
    );
    statuses(
        "?basis=observers-without-afghanistan",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 3; Afghanistan not named, not counted; Iran not named
        2: 6 of 9; Nepal not named; Sri Lanka not named; Qatar not named
        all 16 of 20
    "#]],
    );
    statuses(
        "?basis=partners-before-2022,observers-without-afghanistan",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 3; Afghanistan not named, not counted; Iran not named
        2: 4 of 6; Nepal not named; Sri Lanka not named; Egypt named, not counted; Qatar not named, not counted; Saudi Arabia named, not counted
        all 14 of 17
    "#]],
    );
}

#[test]
fn the_breakdown_and_its_outlines_follow_the_same_basis() {
    let (_, plain) = answered("");
    assert_eq!((plain.not_named, plain.outlines.len()), (5, 5));
    let (_, before) = answered("?basis=partners-before-2022");
    assert_eq!((before.not_named, before.held[2].total), (4, 6));
    let (_, decided) = answered("?basis=partners-with-decided");
    assert_eq!((decided.not_named, decided.held[2].total, decided.breakdown[2].total), (10, 14, 6));
}

#[test]
fn every_state_with_a_status_has_a_tile_of_its_own() {
    let dataset = bundled();
    let (_, answer) = answered("");
    let statuses = standing(&dataset, &answer, "en");
    let tiles: Vec<_> = statuses.iter().flat_map(|status| &status.tiles).collect();
    let places: BTreeSet<_> = tiles.iter().map(|tile| tile.place.unwrap()).collect();
    assert_eq!((tiles.len(), places.len()), (26, 26));
    assert!(tiles.iter().all(|tile| tile.code.len() == 3 && tile.label.len() > 2));
    assert_eq!(tiles.iter().filter(|tile| tile.standing == Standing::Decided).count(), 5);
}

fn points(address: &str, expected: &[usize]) {
    let (query, _) = answered(address);
    let shown: Vec<usize> =
        meeting::points(&bundled(), &query).iter().map(|point| point + 1).collect();
    assert_eq!(shown, expected, "{address}");
}

#[test]
fn points_are_filtered_by_theme_and_by_nothing_else() {
    let all: Vec<usize> = (1..=11).collect();
    points("?view=points", &all);
    points("?category=observer&q=mgimo&region=western-asia", &all);
    points("?theme=afghanistan", &[3]);
    points("?theme=afghanistan,border-migration", &[3, 10]);
    points("?sort=theme", &[1, 4, 5, 3, 6, 7, 8, 9, 2, 10, 11]);
    points("?sort=theme&theme=international-cooperation", &[5, 9, 2]);
}

#[test]
fn editions_leave_open_what_is_not_known() {
    let dataset = bundled();
    let mut table = String::new();
    for it in &dataset.editions {
        let named = it.named.as_ref().map_or_else(|| "here".to_owned(), |g| g.len().to_string());
        let figures: Vec<String> =
            it.figures.iter().map(|f| format!("{} {}", f.value, f.what.get("en"))).collect();
        writeln!(
            table,
            "{:2} {} {}{} named {named}: {}",
            it.number,
            it.year,
            if it.is_reported { "reported" } else { "inferred" },
            if it.is_comparable { "" } else { ", joint" },
            figures.join(", ")
        )
        .unwrap();
    }
    expect![[r#"
         1 2013 inferred named 0: 
         2 2014 inferred named 0: 
         3 2015 reported named 0: 
         4 2016 inferred named 0: 
         5 2017 reported named 0: 
         6 2018 reported named 12: 
         7 2019 reported named 6: 16 international organisations
         8 2022 reported named here: 16 states, 33 participants named
         9 2023 reported named 2: 160 persons, 17 countries, 8 international organisations, 10 research centres
        10 2024 reported, joint named 5: 250 persons, 47 delegations, 20 states of CIS and SCO, 9 CIS bodies, 2 SCO bodies, 22 research and educational organisations, 10 authorised bodies of international organisations, 6 international organisations
        11 2025 reported named 11: 150 persons
    "#]].assert_eq(&table);
}

#[test]
fn a_view_without_anything_in_it_is_not_offered() {
    let offered = |dataset: &plenary::data::Dataset| -> Vec<&str> {
        View::ALL
            .iter()
            .filter(|(_, view)| meeting::has_view(dataset, *view))
            .map(|(name, _)| *name)
            .collect()
    };
    let mut dataset = bundled();
    assert_eq!(offered(&dataset).len(), View::ALL.len());
    dataset.points.clear();
    dataset.editions.clear();
    dataset.roster = None;
    assert_eq!(offered(&dataset), ["who", "sources", "check", "report"]);
}

#[test]
fn each_view_says_in_a_sentence_what_it_shows() {
    let dataset = bundled();
    let mut table = String::new();
    let mut titles = BTreeSet::new();
    for (name, view) in View::ALL {
        let (query, answer) = answered(&format!("?category=observer&view={name}"));
        let said = sentence(Lang::default().words(), "en", &dataset, &query, &answer);
        writeln!(table, "{name}: {}|{}", said.lead, said.rest).unwrap();
        titles.insert(Lang::default().words().view_title(view.name()));
    }
    assert_eq!(titles.len(), View::ALL.len());
    let (query, answer) = answered("?basis=partners-before-2022");
    let said = sentence(Lang::default().words(), "en", &dataset, &query, &answer);
    writeln!(table, "on another basis: {}|{}", said.lead, said.rest).unwrap();
    expect![[r#"
        who: 2 of 33|: Belarus and Mongolia. Two matching states, Afghanistan and Iran, held SCO status that day and are not named.
        status: 16 of the 21 states with SCO status on 8 November 2022 are named.| “Not named” means only that the release does not print a state: it does not say who was invited, declined, or came unnamed. The filter of the participants’ view does not apply here.
        points: The release reports 11 points.| It attributes all of them to “conference participants” and names no speaker, so they are never filtered by participant. The filter of the participants’ view does not apply here.
        editions: Eight editions are reported, three are inferred.| Gaps are left open: a missing number is not a zero.
        sources: Everything here rests on 132 sources.| What the release prints and what we added are kept apart.
        check: Check your own copy of the release.| Every name, point and heading is looked up, and every difference is shown. Your text stays in this browser.
        report: 2 of 33|: Belarus and Mongolia. Two matching states, Afghanistan and Iran, held SCO status that day and are not named.
        on another basis: The organiser names 33 participants: 16 states and 17 bodies.| Four other states count as holding SCO status that day and are not named; the release does not say why, or how many people came. Statuses are counted on another basis here: only the six partners of before 2022.
    "#]].assert_eq(&table);
}
