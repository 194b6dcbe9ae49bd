//! Releases that we wrote and labelled before they were read for the first time, of kinds that the rules
//! had not been tried on: `unseen/`, with the labels in the text.
//!
//! `⟦name⟧` takes part, `⟦name|n⟧` under the heading `⟪n|words⟫`, `⟦name|n|?⟧` must be asked; `⟨words⟩` is a
//! group. Every other name is named elsewhere. `cargo test -p reader --test unseen -- --nocapture` prints
//! the figures and what is wrong; how the texts came out at the first reading stands in
//! `docs/reading.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod figures;

use figures::{Span, f1, over, share};
use reader::{Mention, Role, read};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;

/// A participant as labelled.
struct Label {
    span: Span,
    heading: Option<String>,
    ambiguous: bool,
}

/// A text without its marks, and what they said.
#[derive(Default)]
struct Labelled {
    text: Vec<char>,
    labels: Vec<Label>,
    headings: HashMap<String, Span>,
    groups: Vec<Span>,
}

fn labelled(marked: &str) -> Labelled {
    let mut out = Labelled::default();
    let mut rest = marked;
    while let Some(at) = rest.find(['⟦', '⟪', '⟨']) {
        out.text.extend(rest[..at].chars());
        let open = rest[at..].chars().next().unwrap();
        let close = match open {
            '⟦' => '⟧',
            '⟪' => '⟫',
            _ => '⟩',
        };
        let inside = &rest[at + open.len_utf8()..];
        let (inside, after) = inside.split_once(close).expect("a mark is closed");
        rest = after;
        let parts: Vec<&str> = inside.split('|').collect();
        let start = out.text.len();
        let words = if open == '⟪' { parts[1] } else { parts[0] };
        out.text.extend(words.chars());
        let span = (start, out.text.len());
        match open {
            '⟦' => out.labels.push(Label {
                span,
                heading: parts.get(1).filter(|it| !it.is_empty()).map(|it| (*it).to_owned()),
                ambiguous: parts.get(2) == Some(&"?"),
            }),
            '⟪' => drop(out.headings.insert(parts[0].to_owned(), span)),
            _ => out.groups.push(span),
        }
    }
    out.text.extend(rest.chars());
    for label in &out.labels {
        let heading = label.heading.as_ref();
        assert!(heading.is_none_or(|it| out.headings.contains_key(it)), "{marked:.80}");
    }
    out
}

/// What is counted of one text.
#[derive(Clone, Copy, Default)]
struct Counts {
    texts: usize,
    wanted: usize,
    found: usize,
    exact: usize,
    seen: usize,
    heading: usize,
    elsewhere: usize,
    strayed: usize,
    sure: usize,
    sure_wrong: usize,
    groups: usize,
    groups_found: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.wanted += other.wanted;
        self.found += other.found;
        self.exact += other.exact;
        self.seen += other.seen;
        self.heading += other.heading;
        self.elsewhere += other.elsewhere;
        self.strayed += other.strayed;
        self.sure += other.sure;
        self.sure_wrong += other.sure_wrong;
        self.groups += other.groups;
        self.groups_found += other.groups_found;
    }

    fn f1(&self) -> f64 {
        f1(self.exact, self.found, self.wanted)
    }
}

fn score(marked: &str) -> (Counts, Vec<String>) {
    let wanted = labelled(marked);
    let text: String = wanted.text.iter().collect();
    let reading = read(&text).unwrap();
    let words = |span: Span| wanted.text[span.0..span.1].iter().collect::<String>();
    let span = |it: &Mention| (it.start as usize, it.end as usize);
    let is_one = |it: &&Mention| it.role == Role::Participant;
    let mut wrong = Vec::new();
    let seen = |label: &&Label| reading.mentions.iter().any(|it| span(it) == label.span);
    let mut c = Counts {
        texts: 1,
        wanted: wanted.labels.len(),
        seen: wanted.labels.iter().filter(seen).count(),
        groups: wanted.groups.len(),
        ..Counts::default()
    };
    for label in &wanted.labels {
        let found = reading.mentions.iter().filter(is_one).any(|it| span(it) == label.span);
        if !found {
            let near = reading.mentions.iter().find(|it| over(span(it), label.span));
            let near = near.map(|it| format!("{} {:?} {:?}", it.exact, it.role, it.why));
            wrong.push(format!("missed {} – {near:?}", words(label.span)));
        }
    }
    for mention in &reading.mentions {
        let at = span(mention);
        let exact = wanted.labels.iter().find(|label| label.span == at);
        let near = exact.or_else(|| wanted.labels.iter().find(|label| over(label.span, at)));
        if mention.role != Role::Participant {
            c.elsewhere += usize::from(mention.role == Role::Elsewhere && near.is_none());
            continue;
        }
        c.found += 1;
        if let Some(label) = exact {
            c.exact += 1;
            let want = label.heading.as_ref().map(|it| wanted.headings[it]);
            let got = mention.heading.as_ref();
            let got =
                got.map(|it| (it.start as usize, it.start as usize + it.exact.chars().count()));
            if want == got {
                c.heading += 1;
            } else {
                wrong.push(format!(
                    "heading of {}: wanted {:?}, got {:?}",
                    mention.exact,
                    want.map(words),
                    got.map(words)
                ));
            }
        } else {
            wrong.push(format!(
                "{} {} – {}",
                if near.is_none() { "STRAYED" } else { "other span" },
                mention.exact,
                mention.reason
            ));
        }
        if near.is_none() {
            c.elsewhere += 1;
            c.strayed += 1;
        }
        if mention.certain {
            c.sure += 1;
            c.sure_wrong += usize::from(near.is_none_or(|label| label.ambiguous));
        }
    }
    for group in &wanted.groups {
        let of = |it: &&Mention| it.role == Role::Collective && over(span(it), *group);
        let found = reading.mentions.iter().any(|it| of(&it));
        c.groups_found += usize::from(found);
        if !found {
            wrong.push(format!("group not found: {}", words(*group)));
        }
    }
    (c, wrong)
}

/// Least of names (F1) and of headings, by language.
const TARGETS: &[(&str, f64, f64)] = &[("en", 0.90, 0.90), ("ru", 0.90, 0.85), ("zh", 0.90, 0.90)];

#[test]
fn scores_of_unseen_releases() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/unseen");
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut names: Vec<String> = fs::read_dir(folder.clone())
        .unwrap()
        .filter_map(|entry| {
            Some(entry.unwrap().file_name().to_str()?.strip_suffix(".txt")?.to_owned())
        })
        .filter(|name| name.contains(&only))
        .collect();
    names.sort();
    let mut sums: BTreeMap<String, Counts> = BTreeMap::new();
    println!("{:18} texts wanted names seen  heading strayed sure+wrong asked groups", "");
    let line = |name: &str, c: &Counts| {
        println!(
            "{name:18} {:5} {:6} {:.3} {:.3} {:.3}   {:.3}   {:.3}      {:.3} {:.3}",
            c.texts,
            c.wanted,
            c.f1(),
            share(c.seen, c.wanted),
            share(c.heading, c.exact),
            share(c.strayed, c.elsewhere),
            share(c.sure_wrong, c.sure),
            share(c.found - c.sure, c.found),
            share(c.groups_found, c.groups),
        );
    };
    for name in &names {
        let marked = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let (c, wrong) = score(marked.trim_end());
        line(name, &c);
        for it in wrong {
            println!("      {it}");
        }
        // By language, and by the batch in which it was written.
        sums.entry(name[..2].to_owned()).or_default().add(&c);
        sums.entry(name[..4].to_owned()).or_default().add(&c);
        sums.entry(format!("all {}", &name[3..4])).or_default().add(&c);
    }
    for (name, c) in &sums {
        line(name, c);
    }
    for (language, names, headings) in TARGETS {
        let Some(c) = sums.get(*language) else { continue };
        assert!(c.f1() >= *names, "{language}: names {:.3}", c.f1());
        assert!(share(c.heading, c.exact) >= *headings, "{language}: headings");
    }
}
