//! The meetings of a series in words: what rows are called, and how exact a number is.

use super::words::Words;
use crate::chart::{Who, guest};
use crate::data::{Dataset, Figure, Precision};

/// What a row is called.
pub fn called(words: &Words, dataset: &Dataset, who: &Who) -> String {
    let lang = words.tag();
    match *who {
        Who::Organization(at) => dataset.organizations[at].short(lang).to_owned(),
        Who::Whole(facet, value) => {
            words.edition_whole(dataset.facets[facet].values[value].short.get(lang))
        }
        Who::Guest(edition, place) => {
            guest(dataset, edition, place).map_or("", |guest| guest.name.get(lang)).to_owned()
        }
    }
}

/// A number, with how exact it is.
pub fn number(words: &Words, figure: &Figure) -> String {
    let number = figure.value.to_string();
    match figure.precision {
        Precision::Exact => number,
        Precision::About => words.figure_about(&number),
        Precision::MoreThan => words.figure_more(&number),
    }
}

/// The same in signs, for narrow places.
pub fn sign(figure: &Figure) -> String {
    let sign = match figure.precision {
        Precision::Exact => "",
        Precision::About => "≈",
        Precision::MoreThan => ">",
    };
    format!("{sign}{}", figure.value)
}
