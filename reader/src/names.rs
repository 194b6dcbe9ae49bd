//! Names in a text: states, territories and bodies, known or not, wherever they stand.
//!
//! Known names by longest match; bodies that no table has by their nouns (“Institute”, «центр»,
//! 秘书处) and by an abbreviation in brackets. Says what a name is a name of, not what it does in
//! the text.

use crate::acronyms::{acronyms, is_common_word, is_person, unknown_items};
use crate::bodies;
use crate::classes::{Class, Classes};
use crate::normal::{Gap, Kind, Shape, Text, ends, one_of};
use crate::order;
use crate::paths::Symbols;
use crate::series::Series;
use crate::signs::signs;
use crate::tables::{Leaf, Tables, is_skipped};

/// A name in a text.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its first token.
    pub start: usize,
    /// The token behind its last.
    pub end: usize,
    /// What it is: state, territory, un-body, international-organisation, organ, national-body, other.
    pub kind: String,
    /// Its id; “?” where no table has it.
    pub id: String,
    /// What it may mean, where that must be asked.
    pub candidates: Vec<String>,
    /// Why it must be asked, or why not, in words.
    pub reason: String,
    /// Whether its id is sure.
    pub sure: bool,
    /// Whether no table has it.
    pub unknown: bool,
    /// Names inside it.
    pub inner: Vec<(usize, usize, String)>,
}

impl Name {
    /// Whether it names a state or territory.
    pub fn is_state(&self) -> bool {
        matches!(self.kind.as_str(), "state" | "territory")
    }
}

/// The classes of `words.csv` that begin at each token, with the token behind.
pub struct Phrases(pub Series<Option<(usize, Classes)>>);

impl Phrases {
    /// The longest phrase at a token, where it is of this class.
    pub fn at(&self, at: usize, class: Class) -> Option<usize> {
        self.0.get(at)?.as_ref().filter(|(_, classes)| classes.has(class)).map(|(end, _)| *end)
    }
}

/// Looks the phrases of `words.csv` up at every token.
pub fn phrases(tables: &Tables, text: &Text, symbols: &Symbols) -> Phrases {
    let of = |leaves: &[Leaf]| {
        leaves.iter().fold(Classes::default(), |classes, leaf| match leaf {
            Leaf::Phrase(class) => classes.with(Classes::of(&[*class])),
            _ => classes,
        })
    };
    Phrases(
        (0..text.tokens.len())
            .map(|at| {
                // An initial is no preposition: «В. Петров».
                let one = text.tokens[at].kind == Kind::Word && text.word(at).chars().count() == 1;
                let initial = one && text.is_capital(at) && text.is_mark(at + 1, '.');
                // Two paths may take the same words: a word itself, and the beginning of one.
                let mut longest = (0, Classes::default());
                tables.longest(text, symbols, at, |leaves, end, typo| {
                    let classes = of(leaves);
                    if typo || classes.is_empty() || end < longest.0 || initial && end == at + 1 {
                        return false;
                    }
                    if end > longest.0 {
                        longest = (end, Classes::default());
                    }
                    longest.1 = longest.1.with(classes);
                    true
                });
                (longest.0 > 0).then_some(longest)
            })
            .collect(),
    )
}

/// A known name at a token.
fn known(
    tables: &Tables,
    text: &Text,
    symbols: &Symbols,
    at: usize,
) -> Option<Result<Name, usize>> {
    let is_name = |leaves: &[Leaf], end: usize, typo: bool| {
        leaves.iter().any(|leaf| match leaf {
            Leaf::Name(form) => {
                let form = &tables.forms[*form as usize];
                let state = tables.entities[form.entity as usize].kind.as_str();
                let long = !typo || !form.is_han || (end - at >= 5);
                let typo_is_ours = !typo || matches!(state, "state" | "territory");
                // A changed sign is believed only in a name that stands free, not in a person's.
                let free = at == 0
                    || !text.is_han(at - 1)
                    || text.tokens[at].gap != Gap::None
                    || one_of(text.word(at - 1), "和 与 及 、");
                let sounded = text.is_mark(end, '·') || at > 0 && text.is_mark(at - 1, '·');
                let edges = !typo || !form.is_han || text.is_han(end - 1) && free && !sounded;
                // «Белорусский университет»: no slip in «Белоруссии».
                let adjective = typo
                    && end == at + 1
                    && ends(text.word(at), "ский ская ское ские ского ской скую ским ских");
                tables.fits(form, text, at, end) && long && typo_is_ours && edges && !adjective
            }
            Leaf::Guard => !typo,
            Leaf::Doubtful(_) => !typo && (text.is_capital(at) || text.is_han(at)),
            _ => false,
        })
    };
    // A Chinese name as it stands goes before a longer one with a changed sign.
    let exact = text
        .is_han(at)
        .then(|| {
            tables
                .longest(text, symbols, at, |leaves, end, typo| !typo && is_name(leaves, end, typo))
        })
        .flatten();
    let any = tables.longest(text, symbols, at, is_name);
    let found = match (exact, any) {
        (Some(exact), Some(any)) if any.typo && any.end < exact.end + 2 => exact,
        (exact, any) => any.or(exact)?,
    };
    let leaves = tables.leaves(found.node);
    if leaves.iter().any(|leaf| matches!(leaf, Leaf::Guard)) && !found.typo {
        return Some(Err(found.end));
    }
    let mut name = Name {
        start: at,
        end: found.end,
        kind: "state".to_owned(),
        id: "?".to_owned(),
        candidates: Vec::new(),
        reason: String::new(),
        sure: true,
        unknown: false,
        inner: Vec::new(),
    };
    let doubtful = leaves.iter().find_map(|leaf| match leaf {
        Leaf::Doubtful(number) if !found.typo => Some(&tables.doubtful[*number as usize]),
        _ => None,
    });
    if let Some(candidates) = doubtful {
        name.id.clone_from(&candidates[0]);
        name.kind = candidates
            .iter()
            .find_map(|id| tables.by_id(id))
            .map_or(
                "state",
                |entity| if entity.kind == "contested" { "territory" } else { "state" },
            )
            .to_owned();
        name.candidates.clone_from(candidates);
        name.sure = false;
        name.reason = "these words can mean more than one, or a name that is disputed".to_owned();
        return Some(Ok(name));
    }
    let mut forms = leaves
        .iter()
        .filter_map(|leaf| match leaf {
            Leaf::Name(form) => Some(&tables.forms[*form as usize]),
            _ => None,
        })
        .filter(|form| tables.fits(form, text, at, found.end));
    let form = forms.next()?;
    let entity = &tables.entities[form.entity as usize];
    name.id.clone_from(&entity.id);
    name.kind.clone_from(&entity.kind);
    name.reason = format!("{} in the table of names", form.what);
    let mut others: Vec<String> = forms
        .map(|form| tables.entities[form.entity as usize].id.clone())
        .filter(|id| *id != entity.id)
        .collect();
    others.dedup();
    if entity.kind == "contested" {
        name.kind = if entity.id == "PSE" { "state" } else { "territory" }.to_owned();
        name.sure = entity.id == "PSE";
        name.candidates.push(entity.id.clone());
        name.reason = "the name is disputed: the printed form is kept, the id is asked".to_owned();
    }
    if !others.is_empty() {
        name.sure = false;
        name.candidates = std::iter::once(entity.id.clone()).chain(others).take(5).collect();
        name.reason = "the table of names has these words more than once".to_owned();
    }
    if found.typo {
        name.sure = false;
        name.candidates = vec![entity.id.clone()];
        name.reason = format!("one letter differs from a name of {}", entity.id);
    }
    Some(Ok(name))
}

/// Whether the text between brackets looks like an abbreviation of the name before them.
pub fn own_bracket(text: &Text, open: usize) -> Option<usize> {
    if !text.is_mark(open, '(') {
        return None;
    }
    let mut capitals = 0;
    let mut letters = 0;
    for at in open + 1..(open + 8).min(text.tokens.len()) {
        let token = &text.tokens[at];
        match token.kind {
            Kind::Mark(')') => return (capitals >= 2 && letters <= 16).then_some(at + 1),
            Kind::Word => {
                letters += (token.end - token.start) as usize;
                match token.shape {
                    Shape::Upper => capitals += letters.min(9),
                    Shape::Mixed => capitals += 2,
                    Shape::Title if text.word(at).chars().count() == 1 => capitals += 1,
                    // A name of one word, such as “(Rosfinmonitoring)”, stands alone.
                    _ => return None,
                }
            }
            Kind::Mark('/' | '-' | '.' | '–' | '\'') => {}
            _ => return None,
        }
    }
    None
}

/// The token behind a Chinese short name in brackets, whose signs are the long one's in order: 国际铁路联盟（铁盟）.
pub fn chinese_bracket(text: &Text, name: &Name) -> Option<usize> {
    let open = name.end;
    if name.is_state() || !text.is_mark(open, '(') || !text.is_han(open + 1) {
        return None;
    }
    let close = (open + 3..open + 8).find(|at| text.is_mark(*at, ')'))?;
    let mut long = name.start..name.end;
    (open + 1..close)
        .all(|short| long.any(|at| text.word(at) == text.word(short)))
        .then_some(close + 1)
}

/// Finds the names.
pub fn names(tables: &Tables, text: &Text, symbols: &Symbols, phrases: &Phrases) -> Vec<Name> {
    let n = text.tokens.len();
    let mut found: Vec<Name> = Vec::new();
    let mut at = 0;
    let mut guarded = vec![false; n];
    while at < n {
        if !matches!(text.tokens[at].kind, Kind::Word | Kind::Han) {
            at += 1;
            continue;
        }
        match known(tables, text, symbols, at) {
            Some(Ok(name)) if is_person(text, &name, phrases) => at = name.end,
            Some(Ok(mut name)) if !is_common_word(text, &name) => {
                // Its own abbreviation in brackets belongs to it; that of its state does not.
                let other = || {
                    let inner = known(tables, text, symbols, name.end + 1);
                    matches!(inner, Some(Ok(inner)) if inner.is_state() && inner.id != name.id)
                };
                if let Some(end) = own_bracket(text, name.end).filter(|_| !other()) {
                    name.end = end;
                } else if let Some(end) = chinese_bracket(text, &name) {
                    name.end = end;
                } else if text.is_mark(name.end, '(')
                    && let Some(Ok(inner)) = known(tables, text, symbols, name.end + 1)
                    && inner.id == name.id
                    && text.is_mark(inner.end, ')')
                {
                    name.end = inner.end + 1;
                }
                // “the Netherlands, the United Kingdom”: the article is of the next.
                if text.word(name.end - 1) == "the"
                    && name.end > name.start + 2
                    && text.tokens.get(name.end).is_some_and(|next| next.kind == Kind::Word)
                {
                    name.end -= 2;
                }
                // «Чешская Респ.»: the stop belongs to the short word.
                name.end +=
                    usize::from(text.word(name.end - 1) == "респ" && text.is_mark(name.end, '.'));
                // The article is no part of the printed name.
                if matches!(text.word(name.start), "the") && name.end > name.start + 1 {
                    name.start += 1;
                }
                extend_left(text, &mut name, found.last().map_or(0, |last| last.end));
                at = name.end;
                found.push(name);
            }
            Some(Err(end)) => {
                guarded[at..end].fill(true);
                at = end;
            }
            _ => at += 1,
        }
    }
    acronyms(text, phrases, &guarded, &mut found);
    signs(tables, text, phrases, &guarded, &mut found);
    order::by(&mut found, |name| (name.start, 0));
    let mut all = bodies::bodies(tables, text, symbols, phrases, &guarded, found);
    order::by(&mut all, |name| (name.start, text.tokens.len() - name.end));
    let mut out: Vec<Name> = Vec::new();
    for name in all {
        if out.last().is_none_or(|last| last.end <= name.start) {
            out.push(name);
        }
    }
    let items = unknown_items(text, phrases, &out);
    out.extend(items);
    order::by(&mut out, |name| (name.start, 0));
    out
}

/// “Republic of”, “Federal Republic of the” before a short name, where no table has the whole.
fn extend_left(text: &Text, name: &mut Name, from: usize) {
    if !name.is_state() {
        return;
    }
    let small = |at: usize, word: &str| text.word(at) == word;
    let mut at = name.start;
    if at > from + 1 && small(at - 1, "the") {
        at -= 1;
    }
    if at < from + 2 || !small(at - 1, "of") {
        return;
    }
    let head = at - 2;
    if !one_of(text.word(head), "republic kingdom sultanate principality duchy emirate")
        || !text.is_capital(head)
    {
        return;
    }
    let mut start = head;
    while start > from
        && text.is_capital(start - 1)
        && text.tokens[start].gap == Gap::Space
        && one_of(
            text.word(start - 1),
            "federal islamic united democratic people popular socialist co bolivarian plurinational independent arab and federative grand oriental cooperative transitional",
        )
    {
        start -= 1;
    }
    name.start = start;
}

/// Whether a name is only a part of another word or name: joined by a hyphen or a dash without spaces.
pub fn is_joined(text: &Text, name: &Name) -> bool {
    let mark = |at: usize| {
        matches!(text.tokens.get(at).map(|token| token.kind), Some(Kind::Mark('-' | '–')))
    };
    // “中国＋中亚五国”, “Central Asia + Japan”.
    let plus = |at: usize| {
        matches!(text.tokens.get(at).map(|token| token.kind), Some(Kind::Mark('+' | '＋')))
    };
    if plus(name.end) || name.start > 0 && plus(name.start - 1) {
        return true;
    }
    let before = name.start.checked_sub(1).is_some_and(|before| {
        mark(before)
            && text.tokens[name.start].gap == Gap::None
            && text.tokens[before].gap == Gap::None
            && before
                .checked_sub(1)
                .is_some_and(|word| matches!(text.tokens[word].kind, Kind::Word))
    });
    before
        || (mark(name.end)
            && is_skipped(text, name.end)
            && text.tokens[name.end].kind == Kind::Mark('-'))
        || (mark(name.end) && is_skipped(text, name.end) && text.is_capital(name.end + 1))
}
