//! Acts, reasons and refusals of a review in the words of the page.
//!
//! The reader gives its reasons in English; those of its rules that are known here are said in the
//! language of the page. Knows no element.

use crate::data::value::one_line;
use crate::draft::decisions::Unreadable;
use crate::draft::{Asks, Deed, Done, Entry, FactName, Level, Refusal, Role};
use crate::review::known;
use crate::review::pieces::Look;
use crate::text::Words;
use reader::Gazetteer;

/// Most letters of a name or a heading in the words for an act.
const MOST: usize = 48;

/// White space as one space, and not more than fits on a button.
pub fn short(text: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= MOST {
        return text;
    }
    let cut: String = text.chars().take(MOST - 1).collect();
    format!("{}…", cut.trim_end())
}

/// What was done.
pub fn done(words: &Words, known: &Gazetteer, done: &Done) -> String {
    let deed = match done.deed {
        Deed::Accepted => "accepted",
        Deed::Rejected => "rejected",
        Deed::TakenBack => "taken-back",
        Deed::TakesPart => "takes-part",
        Deed::Chosen => "chosen",
        Deed::NoneOfThese => "none-of-these",
        Deed::Kind => "kind",
        Deed::Heading => "heading",
        Deed::NoHeading => "no-heading",
        Deed::Ends => "ends",
        Deed::Split => "split",
        Deed::Joined => "joined",
        Deed::Added => "added",
        Deed::Suggested => "suggested",
        Deed::Office => "office",
        Deed::Level => "level",
        Deed::Form => "form",
        Deed::Note => "note",
        Deed::Fact => "fact",
        Deed::NotKnown => "not-known",
        Deed::Passage => "passage",
        Deed::Before => "before",
        Deed::Forgotten => "forgotten",
        Deed::TookFirst => "took-first",
        Deed::TookSecond => "took-second",
        Deed::Alone => "alone",
        Deed::Drawn => "drawn",
        Deed::Right => "right",
        Deed::Wrong => "wrong",
    };
    let is_fact = matches!(done.deed, Deed::Fact | Deed::NotKnown);
    let subject = if is_fact { words.review_fact(&done.subject) } else { short(&done.subject) };
    let value = match done.deed {
        Deed::Chosen => known::called(known, &done.value, words.tag()).0,
        _ => short(&done.value),
    };
    words.review_done(deed, done.count, &subject, &value)
}

/// Why an act was not done.
pub fn refused(words: &Words, refusal: &Refusal) -> String {
    words.review_refused(match refusal {
        Refusal::NotThere => "other",
        Refusal::WhichFirst => "which",
        Refusal::NoCandidate(_) => "no-candidate",
        Refusal::NoWords => "no-words",
        Refusal::NoFurther => "no-further",
        Refusal::SameWords(_) => "same-words",
        Refusal::NotDivided => "not-divided",
        Refusal::NotNeighbours => "not-neighbours",
        Refusal::TooLong => "too-long",
        Refusal::NoChange => "no-change",
        Refusal::BadFact(_) => "bad-fact",
        Refusal::QuestionsOpen(_) => "open",
        Refusal::OtherText => "other",
    })
}

/// Why a file cannot be used, as (kind, detail).
pub fn unreadable(why: &Unreadable) -> (&'static str, String) {
    match why {
        Unreadable::OtherFile => ("other-file", String::new()),
        Unreadable::Broken(what) => ("broken", what.clone()),
        Unreadable::Version(version, _) => ("version", version.clone()),
        Unreadable::TooLong => ("long", String::new()),
    }
}

/// How far an entry is decided, in a word.
pub fn state(words: &Words, entry: &Entry) -> String {
    words.review_state(match Look::of(entry) {
        Look::Suggested if !entry.found.by_rule => "added",
        Look::Suggested => "suggested",
        Look::Confirmed => "confirmed",
        Look::Question => "question",
        Look::Group => "collective",
        Look::Rejected => "rejected",
        Look::Elsewhere => "elsewhere",
    })
}

/// What is asked of an entry.
pub fn asks(words: &Words, asks: Option<Asks>) -> String {
    words.review_asks(match asks {
        Some(Asks::Which) => "which",
        Some(Asks::TakesPart) => "takes-part",
        Some(Asks::Before) => "before",
        None => "other",
    })
}

/// By what a name is known: the second half of the reader's reason.
pub fn known_by(words: &Words, entry: &Entry) -> String {
    if !entry.before.is_empty() {
        return words.review_decided_before().to_owned();
    }
    if matches!(entry.role, Role::Elsewhere) && entry.asks().is_none() {
        // A key of messages is a word of the page too, and the page says of nobody that they are “absent”.
        let why = if entry.found.why == "absent" { "not-there" } else { &*entry.found.why };
        return words.review_why(why);
    }
    if !entry.found.by_rule {
        return words.review_reason("hand");
    }
    let reason = entry.found.reason.rsplit("; ").next().unwrap_or_default();
    words.review_reason(by(reason))
}

/// The rule of a name, by the reader's words for it.
fn by(reason: &str) -> &'static str {
    const RULES: [(&str, &str); 16] = [
        ("short name", "short"),
        ("formal name", "formal"),
        ("full name", "full"),
        ("abbreviation that no table", "unlisted"),
        ("abbreviation", "abbreviation"),
        ("other name", "other-name"),
        ("composed", "composed"),
        ("more than one", "several"),
        ("more than once", "several"),
        ("disputed", "disputed"),
        ("one letter differs", "slip"),
        ("words in capitals", "capitals"),
        ("an organ of", "organ"),
        ("of one sign", "sign"),
        ("not in our tables", "unlisted"),
        ("no table", "unlisted"),
    ];
    RULES.iter().find(|(words, _)| reason.contains(words)).map_or("other", |(_, rule)| rule)
}

/// What says that a name takes part: the first half of the reader's reason.
pub fn taken_for(words: &Words, reason: &str) -> Option<String> {
    const RULES: [(&str, &str); 14] = [
        ("before the list say", "before"),
        ("behind the list say", "behind"),
        ("behind the name say", "behind"),
        ("label before", "label"),
        ("an item of", "item"),
        ("a row of", "row"),
        ("delegations of", "delegations"),
        ("acts in the meeting", "acts"),
        ("goes on", "goes-on"),
        ("a verb that fits", "weak"),
        ("longest list", "longest"),
        ("behind a group", "group"),
        ("named beside", "other"),
        ("another meeting", "weak"),
    ];
    let (evidence, _) = reason.split_once("; ").unwrap_or((reason, ""));
    let rule = RULES.iter().find(|(words, _)| evidence.contains(words))?;
    Some(words.review_evidence(rule.1))
}

/// A number with so many places behind the point, fewer where they are 0.
pub fn decimal(words: &Words, number: f64, places: u32) -> String {
    let tens = 10_i64.pow(places);
    let rounded = (number * tens as f64).round() as i64;
    let sign = if rounded < 0 { "−" } else { "" };
    let (whole, rest) = (rounded.abs() / tens, rounded.abs() % tens);
    let part = format!("{rest:0width$}", width = places as usize);
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{}", words.review_decimal(&whole.to_string(), part)),
    }
}

/// A level in words.
pub fn level(words: &Words, level: Option<Level>) -> String {
    words.review_level_of(level.map_or("other", Level::key))
}

/// A fact in words.
pub fn fact(words: &Words, name: FactName) -> String {
    words.review_fact(name.key())
}
