//! The words of an English heading: what belongs to the group's noun before it and behind it.
//!
//! Which noun it is, is decided in `headings.rs`.

use crate::classes::Class;
use crate::marks::{Heading, Mark, What};
use crate::names::Name;
use crate::normal::{Gap, Text, ends, one_of};
use crate::series::Series;

/// A group's mark, and how far its heading may go.
struct Group<'a> {
    text: &'a Text,
    marks: &'a Series<Mark>,
    names: &'a [Name],
    at: usize,
    bounds: (usize, usize),
}

/// English words in small letters that belong to a heading.
fn is_modifier(word: &str) -> bool {
    const ENDINGS: &str = "ed al ic ive ing ant ent ary ory ble ous ian";
    const WORDS: &str = "observer alternate associate member partner dialogue co non full host donor guest \
        special official development specialized specialised international regional \
        intergovernmental trade health finance transport justice defence defense agriculture \
        environment energy interior education culture tourism deputy vice foreign sector \
        littoral island neighbour neighboring other state high senior top";
    const NOT: &str =
        "following including attended represented several joined being comprising participating";
    !one_of(word, NOT)
        && (one_of(word, WORDS) || word.chars().count() > 4 && ends(word, ENDINGS))
        && word != "other"
}

/// The heading around a group's mark.
pub fn english(
    text: &Text,
    marks: &Series<Mark>,
    names: &[Name],
    at: usize,
    bounds: (usize, usize),
) -> Heading {
    let group = Group { text, marks, names, at, bounds };
    let start = group.start();
    let after = |at: usize| group.after(at);
    // The mark of its last word.
    let last = group
        .in_charge()
        .or_else(|| group.of_capitals())
        .or_else(|| group.of_category())
        .or_else(|| group.of_services())
        .unwrap_or(at);
    let next = last + 1;
    let mut end = marks[last].end;
    // “Parties to the Treaty which are not Members”
    let clause = (next..bounds.1.min(next + 6)).find(|at| {
        one_of(text.word(marks[*at].start), "which who that")
            && (at + 1..at + 3)
                .all(|at| after(at).is_some_and(|mark| one_of(text.word(mark.start), "are not")))
    });
    if let Some(group) = clause
        .and_then(|clause| (clause + 3..bounds.1.min(clause + 7)).find(|at| marks[*at].is_group()))
    {
        return (start, marks[group].end);
    }
    if after(next).is_some_and(|mark| text.word(mark.start) == "and")
        && after(next + 1).is_some_and(|mark| mark.is_group() && !text.is_capital(mark.start))
    {
        end = marks[next + 1].end;
    }
    (start, end)
}

impl<'a> Group<'a> {
    /// A mark that the heading may still reach.
    fn after(&self, at: usize) -> Option<&'a Mark> {
        self.marks.get(at).filter(|_| at < self.bounds.1)
    }

    /// The first token of the heading.
    fn start(&self) -> usize {
        let Self { text, marks, at, bounds, .. } = *self;
        let mut start = marks[at].start;
        let mut first = at;
        while first > bounds.0 && self.takes(first) {
            first -= 1;
            start = marks[first].start;
        }
        // “twenty-one members”: how many they are.
        if first + 2 < at
            && one_of(text.word(start), "twenty thirty forty fifty sixty seventy eighty ninety")
            && marks[first + 1].is_mark('-')
        {
            first += 3;
            start = marks[first].start;
        }
        // “of the coast guard agencies”: all the words behind the article.
        if first == at && marks[at].is(Class::Category) {
            let plain = |mark: &Mark| {
                text.is_lower(mark.start)
                    && (mark.what == What::Word || mark.is(Class::Body) || mark.is(Class::National))
                    && !one_of(
                        text.word(mark.start),
                        "the of from a an and or with by in on at to for",
                    )
            };
            let mut back = at;
            while back > bounds.0 && at - back < 4 && plain(&marks[back - 1]) {
                back -= 1;
            }
            let article = back > bounds.0 && one_of(text.word(marks[back - 1].start), "the of");
            if back < at && article {
                start = marks[back].start;
                first = back;
            }
        }
        if first >= bounds.0 + 2
            && text.word(marks[first - 1].start) == "and"
            && self.takes_both(first)
        {
            start = marks[first - 2].start;
        }
        start
    }

    /// Whether the mark before the first so far belongs to the heading.
    fn takes(&self, first: usize) -> bool {
        let Self { text, marks, names, at, bounds } = *self;
        let mark = &marks[first - 1];
        let word = text.word(mark.start);
        let joined = mark.is_mark('-')
            || mark.is_mark('\'')
            || (word == "s" && text.is_mark(mark.start.wrapping_sub(1), '\''));
        let before_hyphen = first < at && marks[first].is_mark('-');
        let takes = match &mark.what {
            What::Name(name) => !names[*name].is_state(),
            What::Phrase
                if mark.is(Class::Following)
                    || mark.is(Class::Quantity)
                    || mark.is(Class::Verb)
                    || mark.is(Class::AttendedBy)
                    || mark.is(Class::Attends)
                    || mark.is(Class::Carrier)
                    || mark.is(Class::Include)
                    || mark.is(Class::As)
                    || mark.is(Class::PlaceWord)
                    || mark.is(Class::LabelPresent)
                    || mark.is(Class::Event)
                    || mark.is(Class::Absent) =>
            {
                false
            }
            What::Phrase => {
                mark.is(Class::International)
                    || mark.is(Class::Status) && marks[at].is_group()
                    || mark.is(Class::Body) && text.is_capital(mark.start)
                    || mark.is(Class::NestedWord) && text.is_capital(mark.start)
                    || mark.is(Class::National)
            }
            What::Word => {
                let hyphened = first >= 2 && marks[first - 2].is_mark('-') && first - 2 >= bounds.0;
                (text.is_capital(mark.start)
                    && !is_sentence_start(text, marks, first - 1, bounds.0))
                    || joined
                    || hyphened
                    || is_modifier(word)
            }
            What::Mark(_) => joined,
            _ => false,
        };
        takes || before_hyphen && matches!(mark.what, What::Word | What::Phrase)
    }

    /// “Nordic and Baltic countries”, “Ministers and heads of delegation”, “countries and organizations”:
    /// whether what stands before an “and” belongs to the heading too.
    fn takes_both(&self, first: usize) -> bool {
        let Self { text, marks, at, bounds, .. } = *self;
        let (one, other) = (&marks[first - 2], &marks[first]);
        let adjective = |mark: &Mark| {
            text.is_capital(mark.start)
                && (mark.what == What::Word || mark.is(Class::International))
        };
        let adjectives = first < at
            && adjective(other)
            && adjective(one)
            && (first == bounds.0 + 2 || one_of(text.word(marks[first - 3].start), "the of all"));
        let persons = marks[at].is(Class::Persons) && one.is(Class::Persons);
        let categories =
            marks[at].is(Class::Category) && one.is(Class::Category) && text.is_lower(one.start);
        adjectives || persons || categories
    }

    /// Whether the mark behind the group is an “of”.
    fn is_before_of(&self) -> bool {
        self.after(self.at + 1).is_some_and(|mark| self.text.word(mark.start) == "of")
    }

    /// The last mark of what the group is of: “members of the Conference”, “Ministers of Foreign Affairs”.
    fn of_capitals(&self) -> Option<usize> {
        let Self { text, marks, names, at, .. } = *self;
        let after = |at: usize| self.after(at);
        if !self.is_before_of() {
            return None;
        }
        let mut word = at + 2;
        if after(word).is_some_and(|mark| text.word(mark.start) == "the") {
            word += 1;
        }
        let mut last = None;
        while let Some(mark) = after(word) {
            let capital = text.is_capital(mark.start)
                && mark.name().is_none_or(|name| !names[name].is_state());
            let join = last.is_some()
                && one_of(text.word(mark.start), "of and the")
                && after(word + 1).is_some_and(|next| {
                    text.is_capital(next.start)
                        && next.name().is_none_or(|name| !names[name].is_state())
                });
            // “guests of the Co-Chairs”: another group.
            let other = last.is_none() && mark.is(Class::Status) && marks[at].is(Class::Status);
            if !(capital || join) || mark.what == What::Column || other {
                break;
            }
            if capital {
                last = Some(word);
            }
            // “foreign ministers of the G4”
            if capital
                && after(word + 1).is_some_and(|next| {
                    next.what == What::Number && text.tokens[next.start].gap == Gap::None
                })
            {
                word += 1;
                last = Some(word);
            }
            word += 1;
        }
        last
    }

    /// The last mark of “structures of international organizations”.
    fn of_category(&self) -> Option<usize> {
        let Self { text, marks, at, .. } = *self;
        let after = |at: usize| self.after(at);
        if !marks[at].is(Class::Category) || !self.is_before_of() {
            return None;
        }
        let mut word = at + 2;
        while after(word).is_some_and(|mark| {
            !mark.is_group() && is_modifier(text.word(mark.start)) && text.is_lower(mark.start)
        }) {
            word += 1;
        }
        after(word).is_some_and(|mark| mark.is(Class::Category)).then_some(word)
    }

    /// The last mark of “Ministers in charge of Water Affairs”.
    fn in_charge(&self) -> Option<usize> {
        let Self { text, marks, at, .. } = *self;
        let after = |at: usize| self.after(at);
        if !marks[at].is(Class::Persons)
            || !after(at + 1).is_some_and(|mark| one_of(text.word(mark.start), "in responsible"))
        {
            return None;
        }
        let mut word = at + 1;
        while after(word).is_some_and(|mark| {
            let written = text.word(mark.start);
            mark.name().is_none()
                && !matches!(mark.what, What::Mark(_))
                && !one_of(written, "from")
                && (written != "in" || word == at + 1)
                && (written != "of" || text.word(mark.start - 1) == "charge")
        }) && word < at + 10
        {
            word += 1;
        }
        let charge =
            (at + 1..word).any(|at| one_of(text.word(marks[at].start), "charge responsible"));
        let ends = charge && after(word).is_none_or(|mark| !mark.is(Class::Verb));
        ends.then(|| word - 1)
    }

    /// The last mark of “heads of the customs services”.
    fn of_services(&self) -> Option<usize> {
        let Self { text, marks, at, .. } = *self;
        let after = |at: usize| self.after(at);
        if !marks[at].is(Class::Persons) || !self.is_before_of() {
            return None;
        }
        let mut word = at + 2;
        if after(word).is_some_and(|mark| text.word(mark.start) == "the") {
            word += 1;
        }
        let first = word;
        while word < first + 5
            && after(word).is_some_and(|mark| {
                text.is_lower(mark.start)
                    && !mark.is(Class::Verb)
                    && (text.word(mark.start) == "and"
                        || !one_of(text.word(mark.start), "of from in"))
            })
        {
            word += 1;
        }
        let ends = word > first
            && after(word).is_some_and(|mark| {
                one_of(text.word(mark.start), "of from in")
                    || mark.name().is_some()
                    || mark.is_mark(':')
            });
        ends.then(|| word - 1)
    }
}

fn is_sentence_start(text: &Text, marks: &Series<Mark>, at: usize, first: usize) -> bool {
    at == first
        && one_of(
            text.word(marks[at].start),
            "the other in also from these those all among representatives delegates participants delegations",
        )
}
