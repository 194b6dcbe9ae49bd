//! The list of participants in a copy: what stands between its mentions, as findings.
//!
//! Says of what mentions the gaps are, and names the organizations that stand in them. How words are
//! counted, hashed and compared is not known here.

use super::Found;
use super::gaps::{self, Difference, Passage, Unlike};
use super::known::Known;
use super::report::{Compared, Differs, Finding, Report, Subject, Unrecorded, mark};
use super::words::Text;
use crate::data::{Dataset, Mention};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The slots of the list: the subject of each selector of a heading or a name, in printed order.
fn slots(subjects: &[(Subject, &Mention)]) -> Vec<Subject> {
    let list = subjects.iter().filter(|(subject, _)| !matches!(subject, Subject::Point(_)));
    list.flat_map(|(subject, mention)| mention.selectors.iter().map(|_| *subject)).collect()
}

/// How many gaps there are: one more than there are selectors.
pub fn gaps_between(subjects: &[(Subject, &Mention)]) -> usize {
    slots(subjects).len() + 1
}

/// What a dataset keeps of the words between the mentions of its list, as its document has it;
/// `None` if not all of them stand in the text as recorded.
pub fn written(text: &Text, subjects: &[(Subject, &Mention)], found: &Found) -> Option<String> {
    let Found { stands, .. } = found;
    let is_whole =
        stands.len() == slots(subjects).len() && stands.iter().all(|stand| !stand.changed);
    is_whole.then(|| gaps::written(&gaps::of(text, stands)))
}

/// Most words of a gap that are told.
const MOST_TOLD: usize = 40;

/// Gaps that may differ, however few there are, without being told as one.
const FEW: usize = 4;

/// Compares what stands between the mentions of the list.
pub fn compare(
    dataset: &Dataset,
    text: &Text,
    subjects: &[(Subject, &Mention)],
    found: &Found,
    report: &mut Report,
) {
    let slots = slots(subjects);
    let recorded = dataset.document.gaps.as_deref().unwrap_or_default();
    if recorded.len() != slots.len() + 1 {
        return;
    }
    if found.stands.is_empty() || found.stands.len() * 2 < slots.len() {
        report.compared = Compared::TooFew;
        return;
    }
    report.compared = Compared::Yes;
    let mut sorted = recorded.to_vec();
    sorted.sort_unstable();
    let Found { stands, places } = found;
    let passage = Passage { text, stands, places, gaps: recorded, sorted: &sorted };
    let known = Known::new(dataset);
    // An organization is no stranger where its own mention is changed, nor one that its words name.
    let expected_of = |own: &[Subject]| {
        let mut expected = BTreeSet::new();
        for (subject, mention) in subjects.iter().filter(|(subject, _)| own.contains(subject)) {
            if let Subject::Name(row) = subject {
                expected.insert(dataset.participations[*row].organization);
            }
            for selector in &mention.selectors {
                expected.extend(known.within(&Text::new(&selector.exact)));
            }
        }
        expected
    };
    let named = |parts: &[Range<usize>], own: Range<usize>| {
        let mut standing = known.standing(text, parts);
        let expected = expected_of(slots.get(own).unwrap_or_default());
        standing.retain(|organization| !expected.contains(organization));
        standing
    };
    let differences = passage.differences(&named);
    for difference in &differences {
        // Where a changed mention stands among the words, that is marked.
        if let Unlike::Added(words) | Unlike::Other(words) = &difference.unlike
            && !difference.is_wide
            && !words.is_empty()
        {
            let gap = Subject::Gap(difference.after.unwrap_or(slots.len()));
            mark(report, text, words.start, words.end, gap, true);
        }
    }
    let findings =
        differences.into_iter().map(|difference| told(dataset, text, &slots, difference)).collect();
    report.findings.extend(together(findings, stands.len() + 1));
}

/// Findings, of which those that only show another way of setting the list are told as one: where
/// most of the gaps differ, those whose words stand in more than one of them.
fn together(findings: Vec<Finding>, compared: usize) -> Vec<Finding> {
    let key = |finding: &Finding| match finding {
        Finding::Between(.., unrecorded) if !unrecorded.is_empty() => None,
        Finding::Between(_, _, _, Differs::Added(read) | Differs::Other(read), _) => {
            Some(read.clone())
        }
        _ => Some(String::new()),
    };
    let mut times = BTreeMap::<String, usize>::new();
    for key in findings.iter().filter_map(key) {
        *times.entry(key).or_default() += 1;
    }
    let plain: usize = times.values().sum();
    if plain <= FEW || plain * 2 <= compared {
        return findings;
    }
    let single = times.values().filter(|times| **times == 1).count();
    // With as many ways of writing as gaps, it is another text.
    let tells_single = single * 2 <= plain;
    let mut told: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| {
            key(finding).is_none_or(|key| tells_single && times.get(&key) == Some(&1))
        })
        .collect();
    told.push(Finding::OtherWording(plain, compared));
    told
}

/// A difference as a finding.
fn told(dataset: &Dataset, text: &Text, slots: &[Subject], difference: Difference) -> Finding {
    let quote = |words: Range<usize>| {
        let end = words.end.min(words.start + MOST_TOLD);
        let said: Vec<&str> = text.between(words.start, end).split_whitespace().collect();
        let more = if end < words.end { " …" } else { "" };
        said.join(" ") + more
    };
    let subject = |slot: Option<usize>| slot.and_then(|slot| slots.get(slot).copied());
    let is_named = |organization: usize| {
        dataset.participations.iter().any(|row| row.organization == organization)
    };
    let unrecorded = difference.organizations.iter();
    Finding::Between(
        Subject::Gap(difference.after.unwrap_or(slots.len())),
        subject(difference.before),
        subject(difference.after),
        match difference.unlike {
            Unlike::Added(words) => Differs::Added(quote(words)),
            Unlike::Other(words) => Differs::Other(quote(words)),
            Unlike::Nothing(words) => Differs::Nothing(words),
        },
        unrecorded
            .map(|&organization| Unrecorded { organization, is_named: is_named(organization) })
            .collect(),
    )
}
