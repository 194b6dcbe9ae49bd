//! A reading as a table: what a person sees of a small release.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use expect_test::expect;
use reader::{Mention, read};
use std::fmt::Write;

const RELEASE: &str = "\
Lisbon, Portugal, 5 May 2024

The session was attended by delegations of three member states: Kenya, Korea and the Republic of Ugannda (by video link); \
Norway and the Institute of Ocean Law (IOLX) took part as observers. The Director of the OECD Secretariat chaired it. \
Chad did not come. The next meeting will be held in Oslo, Norway.";

fn row(mention: &Mention) -> String {
    let heading = mention.heading.as_ref().map_or("", |it| it.exact.as_str());
    let form = mention.form.as_ref().map_or("", |it| it.exact.as_str());
    let certain = if mention.certain { "" } else { "?" };
    let why = mention.why.as_deref().unwrap_or_default();
    format!(
        "{:30} {:10} {:1} {:14} {:10} {:13} {:11} {}",
        mention.exact,
        format!("{:?}", mention.role).to_lowercase(),
        certain,
        mention.kind.chars().take(14).collect::<String>(),
        mention.id.chars().take(10).collect::<String>(),
        heading,
        why,
        form,
    )
    .trim_end()
    .to_owned()
}

#[test]
fn a_small_release_as_a_table() {
    let reading = read(RELEASE).unwrap();
    let mut table = String::new();
    for mention in &reading.mentions {
        writeln!(table, "{}", row(mention)).unwrap();
    }
    for count in &reading.counts {
        writeln!(table, "count “{}”: {} found", count.exact, count.found).unwrap();
    }
    expect![[r#"
        Portugal                       elsewhere    state          PRT                      place
        Kenya                          participant   state          KEN        member states
        Korea                          participant ? state          KOR        member states
        Republic of Ugannda            participant ? state          UGA        member states             by video link
        Norway                         participant   state          NOR        observers
        Institute of Ocean Law (IOLX)  participant   national-body  ?          observers
        OECD Secretariat               participant   organ          oecd/secre
        OECD                           elsewhere    international- oecd                     nested
        Chad                           elsewhere    state          TCD                      absent
        Norway                         elsewhere    state          NOR                      again
        count “three member states”: 3 found
    "#]].assert_eq(&table);
}

#[test]
fn a_number_of_days_counts_nobody() {
    for text in [
        "Over two days members talked. Delegations of Chad, Gabon and Mali attended.",
        "Два дня делегации обсуждали реки. В работе участвовали делегации Чада, Габона и Мали.",
    ] {
        assert_eq!(read(text).unwrap().counts, [], "{text}");
    }
    let counts = read("For two days delegations of three countries talked: Chad, Gabon and Mali.")
        .unwrap()
        .counts;
    let counts: Vec<&str> = counts.iter().map(|it| it.exact.as_str()).collect();
    assert_eq!(counts, ["three countries"]);
}
