//! Native tests of the pure rooms, the bundled dataset and the house itself.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod address;
mod answers;
mod book;
#[path = "../../build.rs"]
#[allow(dead_code)] // what cargo alone calls
mod build;
mod case;
mod check;
mod dataset;
mod draft;
mod errors;
mod export;
mod exporter;
mod format;
mod gaps;
#[path = "../hostile/mod.rs"]
mod generate;
mod hostile;
mod house;
mod keys;
mod languages;
mod list_address;
mod matched;
mod oracle;
mod palette;
mod parse;
mod printed;
#[path = "../pseudo.rs"]
mod pseudo;
mod review;
mod rfc4180;
mod sheet;
mod supply;
mod translation;
mod views;
mod words;

use plenary::data::{Dataset, Loaded, load};
use plenary::query::{Index, Script};
use plenary::text::Lang;
use plenary::text::intl::NATIVE;
use unicode_normalization::UnicodeNormalization;

/// The bundled dataset's text.
const BUNDLED: &str = include_str!("../../public/data/sco-rats-2022.json");

/// The native stand-in for what a browser knows of Unicode.
fn decompose(text: &str) -> String {
    text.to_lowercase().nfkd().collect()
}

/// The bundled dataset with its texts in every language, which must be read without a problem.
fn bundled() -> Dataset {
    let Loaded { dataset, problems, .. } = load(translation::whole()).unwrap();
    assert_eq!(problems, []);
    dataset
}

fn index(dataset: &Dataset) -> Index {
    Index::new(dataset, "en", &Script { decompose, compare: NATIVE.compare })
}

/// The language of a tag.
fn spoken(tag: &str) -> Lang {
    Lang::of(tag).unwrap()
}
