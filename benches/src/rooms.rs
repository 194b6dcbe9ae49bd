//! Times what the page asks of the pure rooms between a tick and its picture, on the bundled
//! dataset: `cargo run --release -p rooms -- /usr/bin/chromium` runs it and prints the medians.
//!
//! Natively, in the profile of the page; does not know browsers, and no bound: a median is told,
//! never judged, because machines differ.

use criterion::Criterion;
use plenary::chart::breakdown;
use plenary::data::load;
use plenary::export::table::Labels;
use plenary::export::{Attribution, Manner, csv, named};
use plenary::query::{Index, Script, answer, read};
use plenary::text::intl::NATIVE;
use std::hint::black_box;
use unicode_normalization::UnicodeNormalization;

/// The bundled dataset's text.
const BUNDLED: &str = include_str!("../../public/data/sco-rats-2022.json");
/// Two facets, one of them excluding, and a text: as much as a reader usually combines.
const ADDRESS: &str = "?category=observer,partner&region=-western-asia&q=re&by=kind&split=category";
const LANG: &str = "en";

fn main() {
    let Ok(loaded) = load(BUNDLED) else {
        eprintln!("The bundled dataset does not load; cargo xtask test says why.");
        std::process::exit(1);
    };
    let dataset = loaded.dataset;
    let decompose = |text: &str| text.to_lowercase().nfkd().collect();
    let script = Script { decompose, compare: NATIVE.compare };
    let index = Index::new(&dataset, LANG, &script);
    let (query, _) = read(&dataset, &[LANG], ADDRESS);
    let found = answer(&dataset, &index, &query);
    let text = |text: &str| text.to_owned();
    let labels = Labels {
        order: text("Order"),
        name: text("Name"),
        printed: text("Printed"),
        evidence: text("Evidence"),
    };
    let origin = Attribution {
        title: text("Whom the organiser names"),
        selection: text("all"),
        source: text("the release"),
        licence: text("CC BY 4.0"),
        dataset: text("1.0.0"),
        address: text(ADDRESS),
        caveat: text("Named, not attended."),
        ..Attribution::default()
    };
    let order = (LANG, NATIVE.compare);
    let all: Vec<usize> = (0..dataset.participations.len()).collect();

    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("an address read", |bench| {
        bench.iter(|| read(&dataset, &[LANG], black_box(ADDRESS)));
    });
    criterion.bench_function("a query answered", |bench| {
        bench.iter(|| answer(&dataset, &index, black_box(&query)));
    });
    criterion.bench_function("a breakdown laid out", |bench| {
        bench.iter(|| breakdown(&dataset, black_box(&query), &found, order));
    });
    criterion.bench_function("every participant as CSV", |bench| {
        bench.iter(|| {
            csv(&named(&dataset, LANG, &labels, black_box(&all), origin.clone()), Manner::default())
        });
    });
    criterion.final_summary();
}
