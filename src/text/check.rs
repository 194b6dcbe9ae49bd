//! The result of a check in words: the same sentences on the page and on the command line.

use super::words::Words;
use crate::check::{
    Change, Compared, Differs, Finding, Report, Subject, Tally, Unreadable, Unrecorded,
};
use crate::data::Dataset;

/// The printed words of a subject.
pub fn quote(dataset: &Dataset, subject: Subject) -> String {
    match subject {
        Subject::Name(row) => dataset.participations[row].mention.quote(),
        Subject::Point(place) => dataset.points[place].mention.quote(),
        Subject::Heading(facet, value) => dataset.facets[facet].values[value].mention.quote(),
        // Its words are not recorded.
        Subject::Gap(_) => String::new(),
    }
}

/// What was found, in one sentence.
pub fn summary(words: &Words, report: &Report) -> String {
    let some = |Tally { found, of }: Tally, say: fn(&Words, usize, usize) -> String| {
        (of > 0).then(|| say(words, found, of))
    };
    let said: Vec<String> = [
        some(report.names, Words::check_names),
        some(report.points, Words::check_points),
        some(report.headings, Words::check_headings),
    ]
    .into_iter()
    .flatten()
    .collect();
    let parts: Vec<&str> = said.iter().map(String::as_str).collect();
    let all = report.findings.is_empty();
    let found = words.and_list(&parts);
    if all { words.check_all(&found) } else { words.check_some(&found, report.findings.len()) }
}

/// Whether it is the very text, and what was not compared.
pub fn identity(words: &Words, report: &Report) -> String {
    let identity = match report.is_the_text {
        Some(true) => return words.check_is_the_text().to_owned(),
        Some(false) if report.was_page => words.check_is_a_page(),
        Some(false) => words.check_is_another_text(),
        None => words.check_no_hash(),
    };
    let compared = match report.compared {
        Compared::Yes => words.check_compared(),
        Compared::NotRecorded => words.check_not_compared(),
        Compared::TooFew => words.check_too_few(),
    };
    format!("{identity}{}{compared}", words.space())
}

/// What differs in typesetting only; nothing if nothing does.
pub fn typeset(words: &Words, dataset: &Dataset, report: &Report) -> Option<String> {
    let names: Vec<String> =
        report.typeset.iter().map(|subject| words.quoted(&quote(dataset, *subject))).collect();
    (!names.is_empty()).then(|| words.check_typeset(&names.join(words.join_comma())))
}

/// One finding.
pub fn finding(words: &Words, dataset: &Dataset, finding: &Finding) -> String {
    let name = |subject: &Subject| quote(dataset, *subject);
    match finding {
        Finding::Between(_, before, after, differs, unrecorded) => {
            let (before, after) = (before.as_ref().map(name), after.as_ref().map(name));
            let said = between(words, before.as_deref(), after.as_deref(), differs);
            with_unrecorded(words, dataset, said, unrecorded)
        }
        Finding::OtherWording(differing, of) => words.check_other_wording(*differing, *of),
        Finding::Missing(subject, before, after) => {
            let (before, after) = (before.as_ref().map(name), after.as_ref().map(name));
            let own = name(subject);
            match (before, after) {
                (Some(before), Some(after)) => words.check_missing_between(&own, &before, &after),
                (Some(before), None) => words.check_missing_after(&own, &before),
                (None, Some(after)) => words.check_missing_before(&own, &after),
                (None, None) => words.check_missing_alone(&own),
            }
        }
        Finding::Changed(subject, read, changes) => {
            let said: Vec<String> = changes.iter().map(|changed| change(words, changed)).collect();
            let changes: Vec<&str> = said.iter().map(String::as_str).collect();
            words.check_changed(&name(subject), read, &words.and_list(&changes))
        }
        Finding::Moved(subject, Some(after)) => words.check_moved(&name(subject), &name(after)),
        Finding::Moved(subject, None) => words.check_moved_first(&name(subject)),
        Finding::Doubled(subject, times) => words.check_doubled(&name(subject), *times),
    }
}

/// How the words between two mentions differ.
fn between(words: &Words, before: Option<&str>, after: Option<&str>, differs: &Differs) -> String {
    let place = match (before, after) {
        (Some(before), Some(after)) => words.check_place_between(before, after),
        (Some(before), None) => words.check_place_after(before),
        (None, Some(after)) => words.check_place_before(after),
        (None, None) => String::new(),
    };
    match differs {
        Differs::Added(read) => words.check_between_added(&place, read),
        Differs::Other(read) => words.check_between_other(&place, read),
        Differs::Nothing(recorded) => words.check_between_nothing(&place, *recorded),
    }
}

/// A finding with the organizations that stand there, in two sentences at most.
fn with_unrecorded(
    words: &Words,
    dataset: &Dataset,
    mut said: String,
    unrecorded: &[Unrecorded],
) -> String {
    for is_named in [false, true] {
        let names: Vec<&str> = unrecorded
            .iter()
            .filter(|entry| entry.is_named == is_named)
            .map(|entry| dataset.organizations[entry.organization].short(words.tag()))
            .collect();
        if names.is_empty() {
            continue;
        }
        let (list, number) = (words.and_list(&names), names.len());
        let sentence = if is_named {
            words.check_named_elsewhere(number, &list)
        } else {
            words.check_not_named(number, &list)
        };
        said += words.space();
        said += &sentence;
    }
    said
}

fn change(words: &Words, change: &Change) -> String {
    match change {
        Change::Missing(word) => words.change_missing(word),
        Change::Added(word) => words.change_added(word),
        Change::Replaced(wanted, read) => words.change_replaced(read, wanted),
        Change::Swapped(first, second) => words.change_swapped(first, second),
        Change::Doubled(word) => words.change_doubled(word),
    }
}

/// Why a text cannot be checked.
pub fn unreadable(words: &Words, why: Unreadable) -> &str {
    match why {
        Unreadable::Empty => words.check_empty(),
        Unreadable::Binary => words.check_binary(),
        Unreadable::TooLong => words.check_too_long(),
    }
}
