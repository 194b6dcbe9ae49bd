//! The participant sentence as a skeleton: its headings and names in printed order, and nothing of what
//! lies between. Knows the mentions of a dataset, not the text that they were found in.

use crate::data::{Dataset, Known};

/// A part of the sentence. Other words stand before, between and after any two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The words of a heading.
    Heading(String),
    /// A participant, by row.
    Name(usize),
}

/// Longest name that is shown whole, in characters.
const LONGEST: usize = 56;
/// What is left of a longer one, in characters, before its abbreviation in brackets.
const LEFT: usize = 44;

/// The headings and names of a dataset in printed order; empty where no place in print is known.
pub fn printed(dataset: &Dataset) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut heading = None;
    for (row, participation) in dataset.participations.iter().enumerate() {
        if participation.mention.selectors.is_empty() {
            return Vec::new();
        }
        let own = match &participation.heading {
            Known::Known(text) => Some(text),
            Known::DoesNotApply | Known::NotKnown => None,
        };
        if let Some(text) = own.filter(|own| heading != Some(*own)) {
            pieces.push(Piece::Heading(text.clone()));
        }
        heading = own;
        pieces.push(Piece::Name(row));
    }
    pieces
}

/// A long name in three: its beginning, what can be left out, and its abbreviation in brackets, if it ends
/// in one. A short name is its own beginning.
pub fn shortened(name: &str) -> [&str; 3] {
    if name.chars().count() <= LONGEST {
        return [name, "", ""];
    }
    let end = name.rfind(" (").filter(|_| name.ends_with(')')).unwrap_or(name.len());
    let most = name.char_indices().nth(LEFT).map_or(end, |(at, _)| at);
    let start = name[..most.min(end)].rfind(' ').unwrap_or(0);
    if start == 0 {
        return [name, "", ""];
    }
    [&name[..start], &name[start..end], &name[end..]]
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_name_keeps_its_beginning_and_its_abbreviation() {
        let long = "Eurasian Group of a Made-up Region on Combating Something or Other (EGM)";
        let [start, left_out, end] = shortened(long);
        assert_eq!(start, "Eurasian Group of a Made-up Region on");
        assert_eq!(end, " (EGM)");
        assert_eq!(format!("{start}{left_out}{end}"), long);
        assert_eq!(shortened("Republic of Somewhere"), ["Republic of Somewhere", "", ""]);
        let one = "x".repeat(80);
        assert_eq!(shortened(&one), [one.as_str(), "", ""], "nowhere to break");
    }
}
