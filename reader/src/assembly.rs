//! Assembly: what was judged of a text's names, as a reading.
//!
//! Knows which of several mentions of the same is the participation; the rest it takes as it is.

use crate::acronyms;
use crate::bodies;
use crate::classes::Class;
use crate::counts;
use crate::finding;
use crate::names::{Name, Phrases};
use crate::normal::{self, Kind, Text, one_of};
use crate::order;
use crate::reading::{List, Mention, Printed, Reading, Role, TAKES_PART, WHICH, Zone};
use crate::roles::{Collective, Judged, Strength, Verdict};
use crate::tables;
use std::collections::HashMap;

/// What was judged of a text's names, as a reading.
pub fn assemble(text: &Text, names: &[Name], phrases: &Phrases, judged: &Judged) -> Reading {
    let mut reading = Reading { language: normal::language(text), ..Reading::default() };
    let aliases = aliases(text, names);
    let key_of = |name: &Name| {
        let key = identity(text, name);
        aliases.get(&key).cloned().unwrap_or(key)
    };
    let best = participations(text, names, judged, key_of);
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        let verdict = &judged.verdicts[at];
        let participation = best.get(&key_of(name));
        let takes_part = participation == Some(&at);
        let list = (takes_part && verdict.together >= 2).then(|| {
            let place = *places.entry(verdict.run).or_insert_with(|| {
                lists.push(Vec::new());
                lists.len() - 1
            });
            lists[place].push(reading.mentions.len());
            place
        });
        reading.mentions.push(if takes_part {
            participant(text, phrases, name, verdict, list)
        } else {
            let why = if participation.is_some() { "again" } else { verdict.why };
            elsewhere(text, name, why)
        });
        let parts =
            name.inner.iter().filter(|(start, end, _)| (*start, *end) != (name.start, name.end));
        reading.mentions.extend(parts.map(|(start, end, id)| nested(text, (*start, *end), id)));
    }
    let named = reading.mentions.len();
    for group in &judged.collectives {
        if !is_named_through_others(text, group, judged, &reading.mentions[..named]) {
            reading.mentions.push(collective(text, group));
        }
    }
    reading.lists = lists.iter().map(|members| list(&reading.mentions, members)).collect();
    reading.zones = reading
        .lists
        .iter()
        .map(|list| Zone { start: list.start, end: list.end, evidence: list.evidence.clone() })
        .collect();
    order::by(&mut reading.mentions, |mention| {
        (mention.start as usize, (u32::MAX - mention.end) as usize)
    });
    reading.counts = counts::counts(text, &reading);
    if reading.participants().next().is_none() {
        reading.notes.push("No list of participants was found.".to_owned());
    }
    reading
}

/// What a name is the same as.
fn identity(text: &Text, name: &Name) -> String {
    if name.id == "?" {
        (name.start..name.end)
            .filter(|at| text.tokens[*at].kind != Kind::Mark('('))
            .map(|at| text.word(at))
            .collect::<Vec<_>>()
            .join(" ")
    } else {
        name.id.clone()
    }
}

/// What is the same as another: a body that no table has, by its abbreviation in brackets.
fn aliases(text: &Text, names: &[Name]) -> HashMap<String, String> {
    let mut aliases: HashMap<String, String> = HashMap::new();
    for name in names.iter().filter(|name| name.id == "?") {
        let open = (name.start..name.end).rev().find(|at| text.is_mark(*at, '('));
        if let Some(open) = open.filter(|open| name.end - open == 3) {
            aliases.insert(text.word(open + 1).to_owned(), identity(text, name));
        }
    }
    for (short, long) in bodies::short_forms(text, names) {
        aliases.insert(identity(text, &names[short]), identity(text, &names[long]));
    }
    aliases
}

/// One participation per id: in a list where there is one, else where it is first named.
fn participations(
    text: &Text,
    names: &[Name],
    judged: &Judged,
    key_of: impl Fn(&Name) -> String,
) -> HashMap<String, usize> {
    // The line at the top names again whom the text names.
    let top = (0..text.tokens.len().min(60))
        .find(|at| matches!(text.tokens[*at].kind, Kind::Break(_)))
        .unwrap_or_default();
    let rank = |at: usize| {
        let verdict = &judged.verdicts[at];
        let list = verdict.together >= 3
            || finding::has(verdict.reason, "item")
            || finding::has(verdict.reason, "row");
        (list && verdict.strength >= Strength::Weak, names[at].start >= top, verdict.strength)
    };
    let mut best: HashMap<String, usize> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        if judged.verdicts[at].strength == Strength::No {
            continue;
        }
        let key = key_of(name);
        match best.get(&key) {
            Some(before) if rank(*before) >= rank(at) => {}
            _ => {
                best.insert(key, at);
            }
        }
    }
    best
}

/// The printed words from a token to the one behind.
fn printed(text: &Text, span: (usize, usize)) -> Printed {
    let (start, end) = (text.tokens[span.0].start, text.tokens[span.1 - 1].end);
    Printed { start, exact: text.given(start, end) }
}

/// A mention of these words, of which nothing is said yet.
fn mention(text: &Text, span: (usize, usize), role: Role, kind: &str, id: &str) -> Mention {
    let Printed { start, exact } = printed(text, span);
    Mention {
        start,
        end: text.tokens[span.1 - 1].end,
        exact,
        role,
        certain: true,
        kind: kind.to_owned(),
        id: id.to_owned(),
        candidates: Vec::new(),
        heading: None,
        why: None,
        reason: String::new(),
        question: None,
        office: None,
        form: None,
        list: None,
    }
}

/// A mention of a name, whatever it does.
fn named(text: &Text, name: &Name, role: Role) -> Mention {
    Mention {
        certain: name.sure,
        candidates: name.candidates.iter().take(5).cloned().collect(),
        ..mention(text, (name.start, name.end), role, &name.kind, &name.id)
    }
}

/// A name that takes part.
fn participant(
    text: &Text,
    phrases: &Phrases,
    name: &Name,
    verdict: &Verdict,
    list: Option<usize>,
) -> Mention {
    let weak = verdict.strength == Strength::Weak
        || verdict.strength == Strength::Acts && verdict.office.is_none() && name.is_state()
        || acronyms::is_bare(name) && verdict.together < 2 && verdict.heading.is_none();
    let certain = name.sure && !weak;
    let question = if name.sure { TAKES_PART } else { WHICH };
    Mention {
        certain,
        heading: verdict.heading.map(|heading| printed(text, heading)),
        reason: format!("{}; {}", verdict.reason, name.reason),
        question: (!certain).then(|| question.to_owned()),
        office: verdict.office.map(|office| printed(text, office)),
        form: form(text, phrases, name).map(|form| printed(text, form)),
        list,
        ..named(text, name, Role::Participant)
    }
}

/// A name that does not take part, or does so elsewhere in the text.
fn elsewhere(text: &Text, name: &Name, why: &'static str) -> Mention {
    let reason = name.reason.clone();
    Mention { why: Some(why.into()), reason, ..named(text, name, Role::Elsewhere) }
}

/// A name inside another.
fn nested(text: &Text, span: (usize, usize), id: &str) -> Mention {
    let kind = tables::tables().by_id(id).map_or("other", |entity| {
        if entity.kind == "contested" { "territory" } else { &entity.kind }
    });
    Mention {
        why: Some("nested".into()),
        reason: "part of a longer name".to_owned(),
        ..mention(text, span, Role::Elsewhere, kind, id)
    }
}

/// A group that takes part without names.
fn collective(text: &Text, group: &Collective) -> Mention {
    Mention {
        heading: group.heading.map(|heading| printed(text, heading)),
        reason: "a group named as taking part without names".to_owned(),
        ..mention(text, group.span, Role::Collective, "group", "?")
    }
}

/// Whether a group is a heading over names, or has participants among its words. The mentions stand in
/// order, those inside others right behind them.
fn is_named_through_others(
    text: &Text,
    group: &Collective,
    judged: &Judged,
    mentions: &[Mention],
) -> bool {
    let (start, end) = (text.tokens[group.span.0].start, text.tokens[group.span.1 - 1].end);
    let near = mentions.partition_point(|mention| mention.end <= start);
    let heads = judged
        .verdicts
        .iter()
        .any(|verdict| verdict.strength > Strength::No && verdict.heading == Some(group.span));
    let mut inside = mentions.iter().skip(near).take_while(|mention| mention.start < end);
    heads || inside.any(|mention| mention.role == Role::Participant)
}

/// How a name takes part, where that is printed right behind it: “(by video link)”.
fn form(text: &Text, phrases: &Phrases, name: &Name) -> Option<(usize, usize)> {
    let mut bracket = false;
    for at in name.end..(name.end + 14).min(text.tokens.len()) {
        if let Some(end) = phrases.at(at, Class::Form) {
            return Some((at, end));
        }
        if !bracket && one_of(text.word(at), "and и 和 与 及") {
            return None;
        }
        match text.tokens[at].kind {
            Kind::Mark('(') => bracket = true,
            Kind::Mark(')') if bracket => return None,
            Kind::Mark(',' | ';' | '、' | '。' | ':') | Kind::Break(_) if !bracket => {
                return None;
            }
            _ => {}
        }
    }
    None
}

/// Names that stand together, by their places among the mentions.
fn list(mentions: &[Mention], members: &[usize]) -> List {
    let (first, last) = (&mentions[members[0]], &mentions[members[members.len() - 1]]);
    let asked =
        members.iter().filter(|at| mentions[**at].question.as_deref() == Some(TAKES_PART)).count();
    let count = members.len();
    List {
        start: first.start,
        end: last.end,
        named: count,
        evidence: first.reason.split(';').next().unwrap_or_default().to_owned(),
        question: (asked * 2 > count).then(|| format!("Are these {count} named as taking part?")),
    }
}
