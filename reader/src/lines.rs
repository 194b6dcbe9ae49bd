//! The lines of a text: which ends of lines only wrap a paragraph, and what begins a line.
//!
//! Knows marks and lengths, no names.

use crate::finding::has;
use crate::normal::{Gap, Kind, Text, one_of};

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// Nothing.
    None,
    /// A bullet or a dash.
    Bullet,
    /// A number and a dot or bracket.
    Number(u32),
    /// A letter and a bracket.
    Letter,
}

/// A line.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Its first token behind the marker.
    pub start: usize,
    /// The token behind its last.
    pub end: usize,
    /// What it begins with.
    pub marker: Marker,
    /// Whether an empty line stands before it.
    pub blank_before: bool,
}

/// Words at the end of a line after which a sentence cannot end.
const OPEN_ENDS: &str =
    "of the for and to in at by with from a an on или и в на по с для от из при под о к со во";

/// The marker of a line that begins at a token, and the token behind it.
fn marker(text: &Text, start: usize, end: usize) -> (Marker, usize) {
    let Some(first) = text.tokens.get(start).filter(|_| start + 1 < end) else {
        return (Marker::None, start);
    };
    let next_is = |marks: &[char]| marks.iter().any(|mark| text.is_mark(start + 1, *mark));
    match first.kind {
        Kind::Mark('•' | '·' | '–' | '-' | '+' | '○' | '►' | '✓' | '→') => {
            (Marker::Bullet, start + 1)
        }
        Kind::Number if text.word(start).starts_with(|c| ('①'..='⑳').contains(&c)) => {
            (Marker::Bullet, start + 1)
        }
        Kind::Mark('(') if text.is_mark(start + 2, ')') => match text.tokens[start + 1].kind {
            Kind::Number => (Marker::Number(text.word(start + 1).parse().unwrap_or(0)), start + 3),
            _ => (Marker::Letter, start + 3),
        },
        Kind::Number if next_is(&['.', ')', '、']) && text.word(start).len() <= 2 => {
            // 15.06.2024 is a date.
            let date = text
                .tokens
                .get(start + 2)
                .is_some_and(|t| t.kind == Kind::Number && t.gap == Gap::None);
            if date {
                (Marker::None, start)
            } else {
                (Marker::Number(text.word(start).parse().unwrap_or(0)), start + 2)
            }
        }
        Kind::Word
            if next_is(&['.'])
                && end - start <= 9
                && text.is_capital(start)
                && (first.end - first.start == 1
                    || text.word(start).chars().all(|c| "ivx".contains(c)))
                && text
                    .tokens
                    .get(start + 2)
                    .is_some_and(|next| next.gap != Gap::None && next.kind == Kind::Word)
                && !text.is_mark(start + 3, '.') =>
        {
            (Marker::Letter, start + 2)
        }
        // The bullet of the second level, as word processors copy it.
        Kind::Word
            if text.word(start) == "o"
                && text.is_lower(start)
                && text.tokens[start + 1].gap != Gap::None
                && !text.is_lower(start + 1) =>
        {
            (Marker::Bullet, start + 1)
        }
        Kind::Word if next_is(&[')']) && first.end - first.start == 1 => {
            (Marker::Letter, start + 2)
        }
        Kind::Han if next_is(&['、']) && has("一二三四五六七八九十", text.word(start)) =>
        {
            let number = "一二三四五六七八九十"
                .chars()
                .position(|c| text.word(start).contains(c))
                .unwrap_or(0);
            (Marker::Number(number as u32 + 1), start + 2)
        }
        _ => (Marker::None, start),
    }
}

/// How many letters, signs, marks and spaces a stretch of tokens has, whatever they are made of.
fn length(text: &Text, start: usize, end: usize) -> usize {
    let one = |at: usize| {
        let space = usize::from(text.tokens[at].gap != Gap::None);
        space + text.word(at).chars().count()
    };
    (start..end.min(text.tokens.len())).map(one).sum()
}

/// Takes the ends of lines out that only wrap a paragraph.
pub fn unwrap_lines(text: &mut Text) {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for at in 0..=text.tokens.len() {
        if text.tokens.get(at).is_none_or(|token| matches!(token.kind, Kind::Break(_))) {
            spans.push((start, at));
            start = at + 1;
        }
    }
    let mut soft: Vec<usize> = Vec::new();
    let mut first = 0;
    while first < spans.len() {
        // A paragraph: lines without an empty one between them.
        let mut last = first;
        while last + 1 < spans.len()
            && text.tokens.get(spans[last].1).is_some_and(|token| token.kind == Kind::Break(false))
        {
            last += 1;
        }
        let longest =
            spans[first..=last].iter().map(|(s, e)| length(text, *s, *e)).max().unwrap_or(0);
        for line in first..last {
            let ((start, end), next) = (spans[line], spans[line + 1]);
            if wraps(text, start, end, next, longest) {
                soft.push(end);
            }
        }
        first = last + 1;
    }
    let mut next_soft = soft.into_iter().peekable();
    let mut kept = Vec::with_capacity(text.tokens.len());
    let mut spaced = false;
    for (at, token) in text.tokens.iter().enumerate() {
        if next_soft.peek() == Some(&at) {
            next_soft.next();
            spaced = true;
            continue;
        }
        let mut token = *token;
        if spaced && token.gap == Gap::None && token.kind != Kind::Han {
            token.gap = Gap::Space;
        }
        spaced = false;
        kept.push(token);
    }
    text.tokens = kept.into();
}

fn wraps(text: &Text, start: usize, end: usize, next: (usize, usize), longest: usize) -> bool {
    if start >= end || next.0 >= next.1 {
        return false;
    }
    let long = length(text, start, end);
    let is_table = |span: (usize, usize)| {
        (span.0..span.1)
            .any(|at| text.is_mark(at, '|') || (at > span.0 && text.tokens[at].gap == Gap::Wide))
    };
    let last = end - 1;
    let ends =
        matches!(text.tokens[last].kind, Kind::Mark('.' | '!' | '?' | ':' | ';' | '。' | '…'));
    if marker(text, next.0, next.1).0 != Marker::None || is_table((start, end)) || is_table(next) {
        return false;
    }
    // “UAE – the Deputy Speaker …”, line below line.
    let item =
        |span: (usize, usize)| (span.0 + 1..span.1.min(span.0 + 6)).any(|at| text.is_mark(at, '–'));
    if item((start, end)) && item(next) {
        return false;
    }
    if one_of(text.word(last), OPEN_ENDS) && text.tokens[last].kind == Kind::Word {
        // “Tanzania, United Republic of”: a name turned round.
        let turned = last > start + 2
            && text.word(last) == "of"
            && text.is_capital(last - 1)
            && (start.max(last.saturating_sub(6))..last).any(|at| text.is_mark(at, ','))
            && one_of(text.word(last - 1), "republic states state kingdom federation sultanate");
        return !turned;
    }
    if ends {
        return false;
    }
    if text.is_lower(next.0) {
        return long >= 25;
    }
    if text.is_han(last) || text.is_han(next.0) {
        // A line with a label of its own begins anew.
        let label = (next.0 + 1..next.1.min(next.0 + 12)).any(|at| text.is_mark(at, ':'));
        return !label && long >= 25 && long * 10 >= longest * 9 && longest <= 60;
    }
    let plain = text.is_lower(last) || text.is_mark(last, ',');
    plain && long >= 60 && long * 10 >= longest * 7 && longest <= 120
}

/// The lines of a text.
pub fn lines(text: &Text) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut blank = true;
    for at in 0..=text.tokens.len() {
        let token = text.tokens.get(at);
        let is_break = token.is_none_or(|token| matches!(token.kind, Kind::Break(_)));
        if !is_break {
            continue;
        }
        if at > start {
            let (marker, content) = marker(text, start, at);
            out.push(Line { start: content, end: at, marker, blank_before: blank });
        }
        blank = token.is_some_and(|token| token.kind == Kind::Break(true));
        start = at + 1;
    }
    out
}

/// The sentences of a line.
pub fn sentences(text: &Text, line: Line) -> Vec<(usize, usize)> {
    const SHORT: &str = "mr mrs ms dr eng ing arch brig maj adm cmdr mme lic engr экв респ сев юж зап вост hon st h e rt gen col prof no vs sen amb г гг им т д др ст сев проф ред \
        акад ген vol jr sr approx etc al inc ltd dept lt capt";
    let mut out = Vec::new();
    let mut start = line.start;
    let mut at = line.start;
    while at < line.end {
        let ends = match text.tokens[at].kind {
            Kind::Mark('。' | '!' | '?') => true,
            Kind::Mark('.') => {
                let before = at.checked_sub(1).filter(|before| *before >= line.start);
                let after = text.tokens.get(at + 1).filter(|_| at + 1 < line.end);
                let short = before.is_some_and(|before| {
                    let word = text.word(before);
                    let initial = text.is_capital(before) && word.chars().count() <= 1;
                    text.tokens[before].kind == Kind::Word && (initial || one_of(word, SHORT))
                });
                let begins = after.is_none_or(|after| {
                    after.gap != Gap::None
                        && !text.is_lower(at + 1)
                        && after.kind != Kind::Mark(',')
                        || matches!(after.kind, Kind::Mark('"')) && after.gap == Gap::None
                        || after.kind == Kind::Han
                });
                !short && begins
            }
            _ => false,
        };
        at += 1;
        if ends {
            while at < line.end
                && matches!(text.tokens[at].kind, Kind::Mark('"' | ')'))
                && text.tokens[at].gap == Gap::None
            {
                at += 1;
            }
            out.push((start, at));
            start = at;
        }
    }
    if start < line.end {
        out.push((start, line.end));
    }
    out
}
