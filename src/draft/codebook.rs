//! The codebook of a deposit, written by the program: what was coded, by which rules and hands, what
//! every column and value means, and how often it errs, as far as anybody looked.
//!
//! In English, for people who keep data. Says nothing that is not in the draft or true of every draft.

use super::dataset::Making;
use super::deposit::{Along, COLUMNS, decimal};
use super::facts::{Fact, FactName};
use super::labels;
use super::model::{Draft, EntryState, Level, Role};
use super::questions::questions;
use super::sample::Rate;
use crate::data::value::one_line;

/// Writes it.
pub fn codebook(making: &Making, along: &Along) -> String {
    let draft = making.draft;
    let mut out = format!("# Codebook: {}\n\n", making.called());
    let count = draft.participants().count();
    let by = |state: EntryState| draft.participants().filter(|entry| entry.state == state).count();
    out += &format!(
        "Unit: a state or body that the release names as taking part. {count} are named. Named means \
         printed as taking part; who came, who was invited and who declined is not coded, because a \
         release does not say it.\n\n"
    );
    out += &format!(
        "Of the {count}, {} are confirmed by a person and {} are suggested by rule. {}\n\n",
        by(EntryState::Confirmed),
        by(EntryState::Suggested),
        completeness(draft)
    );
    out += "## Text\n\n";
    out += &format!(
        "- SHA-256 of the text in UTF-8: `{}`\n- Length in code points: {}\n- Language: {}\n\nThe text is \
         its publisher's and not part of the deposit. Each name has the printed words and as much around \
         them as makes the place unique.\n\n",
        draft.text.sha256, draft.text.length, draft.text.language
    );
    out += "## Made with\n\n";
    let gazetteer = if draft.versions.gazetteer.is_empty() {
        &making.gazetteer.version
    } else {
        &draft.versions.gazetteer
    };
    out += &format!(
        "- Plenary {}\n- tables of names {gazetteer}\n- day {}\n\n",
        draft.versions.program, making.day
    );
    out += "## Facts of the meeting\n\n";
    for name in FactName::ALL {
        let said = match draft.facts.get(name) {
            Fact::Asked => "not known; nobody was asked".to_owned(),
            Fact::NotKnown(_) => "not known".to_owned(),
            Fact::Proposed(value, _) => format!("{value} (printed; nobody has confirmed it)"),
            Fact::Given(value, Some(_), _) => format!("{value} (printed)"),
            Fact::Given(value, None, _) => format!("{value} (given by a person)"),
        };
        out += &format!("- {}: {said}\n", name.key());
    }
    out += "\n## participants.csv\n\n";
    for (name, meaning) in COLUMNS {
        out += &format!("- `{name}`: {meaning}\n");
    }
    out += "\n### kind\n\n";
    for (id, [english, ..]) in labels::own_kinds() {
        out += &format!("- `{id}`: {english}\n");
    }
    out += "\nA code makes no state: `state` is what the list of the United Nations has as a member or an \
            observer state. No view is taken on contested names; they stand as printed.\n\n### level\n\n";
    for level in Level::ALL {
        out += &format!("- `{}`: {}\n", level.key(), labels::level(level)[0]);
    }
    out += "\n### heading\n\n";
    for (heading, count) in headings(draft) {
        let words = if heading.is_empty() {
            "(none printed)".to_owned()
        } else {
            format!("“{heading}”")
        };
        out += &format!("- {words}: {count}\n");
    }
    let elsewhere = draft.entries.iter().filter(|entry| entry.role == Role::Elsewhere).count();
    let rejected = draft.entries.iter().filter(|entry| entry.role == Role::Rejected).count();
    out += &format!(
        "\n## Not coded as participants\n\nThe text names others too, as a place, a topic or inside other \
         names: {elsewhere} by rule. A person rejected {rejected}.\n"
    );
    out += "\n## decisions.csv, decisions.json\n\nPrinted form → what was decided: `is` (an id), \
            `none-of-these`, `not-participant`, `heading`, `level`; with who, when and why. The next \
            release can be read with them.\n";
    reliability(&mut out, along);
    out
}

/// Whether all is decided, and confirmed as a whole.
fn completeness(draft: &Draft) -> String {
    let open = questions(draft).len();
    match (open, &draft.passage) {
        (0, Some(hand)) => format!(
            "The whole passage was confirmed{} ({}). Whoever is not here is not named.",
            if hand.who.is_empty() { String::new() } else { format!(" by {}", hand.who) },
            hand.when
        ),
        (0, None) => {
            "No question is open. Nobody has confirmed the whole passage: that somebody is \
             missing here does not mean that the release does not name them."
                .to_owned()
        }
        (1, _) => "One question is open.".to_owned(),
        (n, _) => format!("{n} questions are open."),
    }
}

/// The headings as they are printed, in their order, each with how many stand under it.
fn headings(draft: &Draft) -> Vec<(String, usize)> {
    let mut headings: Vec<(String, usize)> = Vec::new();
    for entry in draft.participants() {
        let words =
            entry.heading.as_ref().map(|heading| one_line(&heading.exact)).unwrap_or_default();
        match headings.iter_mut().find(|(own, _)| *own == words) {
            Some((_, count)) => *count += 1,
            None => headings.push((words, 1)),
        }
    }
    headings
}

/// What a second coder and a sample show.
fn reliability(out: &mut String, along: &Along) {
    if let Some(compared) = along.agreement {
        let agreement = compared.agreement;
        *out += "\n## Agreement of two coders\n\n";
        for (what, figure, measure) in [
            ("Names (the same words)", agreement.names, "Krippendorff's alpha for unitizing"),
            ("Headings of names that both have", agreement.headings, "Cohen's kappa"),
            ("Ids of names that both have", agreement.identities, "Cohen's kappa"),
        ] {
            let beyond = figure.beyond_chance.map_or("not defined".to_owned(), decimal);
            *out += &format!("- {what}: {} of {}; {measure} {beyond}\n", figure.agreed, figure.of);
        }
        *out += "\nAlpha for unitizing, because coders also choose what to mark, and what neither marked \
                 has no number. It weighs by length: a long name counts for more than a short one. `adjudication.csv` has every difference, and which of the two was taken.\n";
    }
    if let Some(sample) = along.sample {
        let said = |rate: Option<Rate>| match rate {
            None => "not looked at".to_owned(),
            Some(rate) => format!(
                "{} wrong of {} looked at; interval of 95 % (Wilson): {} to {}",
                rate.wrong,
                rate.of,
                decimal(rate.low),
                decimal(rate.high)
            ),
        };
        let (entries, unmarked) = sample.rates();
        *out += &format!(
            "\n## Random sample\n\nDrawn by the number {} from {} entries matched by rule and {} sentences \
             without a mark.\n\n- entries: {}\n- unmarked text: {}\n",
            sample.seed,
            sample.entries,
            sample.unmarked,
            said(entries),
            said(unmarked)
        );
    }
}
