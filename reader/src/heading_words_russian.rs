//! Russian headings: from the noun of a group to the shortest printed words that name it, «стран
//! Прикаспия», «ближнего и дальнего зарубежья».
//!
//! Knows where such words end; English ones are in `heading_words.rs`.

use crate::classes::Class;
use crate::marks::{Heading, Mark, What};
use crate::names::Name;
use crate::normal::{Gap, Kind, Text, begins, one_of};
use crate::russian;
use crate::series::Series;

/// The Russian heading around a group's mark.
pub fn russian(
    text: &Text,
    marks: &Series<Mark>,
    names: &[Name],
    at: usize,
    bounds: (usize, usize),
) -> Heading {
    let mut start = marks[at].start;
    let mut first = at;
    while first > bounds.0 {
        let mark = &marks[first - 1];
        let word = text.word(mark.start);
        let plain = mark.what == What::Word
            || mark.is(Class::Status)
            || mark.is(Class::International)
            || mark.is(Class::National);
        let adjective = plain
            && russian::is_adjective(word)
            // «Другие организации:» is a heading, «другие организации» says nothing.
            && !mark.is(Class::Following)
            && !mark.is(Class::Quantity)
            || text.is_capital(mark.start) && one_of(word, "другие прочие иные");
        // «экс-президенты»: the word before a hyphen belongs to it.
        let joins =
            mark.is_mark('-') && text.tokens[mark.start].gap == Gap::None && first > bounds.0 + 1
                || first < at
                    && marks[first].is_mark('-')
                    && matches!(mark.what, What::Word | What::Phrase)
                    && !mark.is(Class::Verb);
        if !(adjective || joins) {
            break;
        }
        start = mark.start;
        first -= 1;
    }
    // «-доноры»: the word before the hyphen is no part of it.
    if marks[first].is_mark('-') {
        first += 1;
        start = marks[first].start;
    }
    // «страны и организации»
    if first >= bounds.0 + 2
        && marks[at].is(Class::Category)
        && text.word(marks[first - 1].start) == "и"
        && marks[first - 2].is(Class::Category)
        && !marks[first - 2].is(Class::Status)
    {
        start = marks[first - 2].start;
    }
    let mut end = marks[at].end;
    let mut next = at + 1;
    // «стран, не входящих в ОПЕК»
    let clause = (next..bounds.1.min(next + 2)).find(|at| {
        text.word(marks[*at].start) == "не"
            && begins(text.word(marks[*at].end), "являющ входящ состоящ")
    });
    if let Some(whole) = clause.and_then(|clause| {
        (clause + 1..bounds.1.min(clause + 6))
            .find(|at| marks[*at].name().is_some_and(|name| !names[name].is_state()))
    }) {
        return (start, marks[whole].end);
    }
    while next < bounds.1 {
        let mark = &marks[next];
        let word = text.word(mark.start);
        let takes = match &mark.what {
            // «наблюдатели ОБСЕ и Совета Европы»: those who sent them.
            What::Name(name) => {
                let sent =
                    begins(text.word(marks[at].start), "наблюдател эксперт специалист лектор")
                        && text.word(mark.end) == "и"
                        && marks.get(next + 2).is_some_and(|mark| mark.name().is_some());
                !names[*name].is_state() && mark.start > 0 && !sent
            }
            What::Word => {
                !russian::is_verb(word)
                    && !one_of(word, "и от из с со в во на к ко о об у за по для")
            }
            What::Phrase => {
                (mark.is_group()
                    || mark.is(Class::Body)
                    || mark.is(Class::Event) && !word.ends_with('е')
                    || mark.is(Class::International)
                    || mark.is(Class::National))
                    && !mark.is(Class::Verb)
                    && !mark.is(Class::Office)
                    && !mark.is(Class::Attends)
                    || word == "подразделений"
                    || mark.is(Class::Acts) && word.starts_with("председательств")
            }
            // A hyphen stands inside a word; a dash leads to the list.
            What::Mark('-') => text.tokens[mark.end].gap == Gap::None,
            _ => false,
        };
        // «Гостями встречи стали …»: whose guests they are, the text says.
        let guests = text.word(marks[at].end - 1).starts_with("гост") && mark.name().is_none();
        let takes = takes && !guests;
        // «ближнего и дальнего зарубежья»
        let joins = word == "и"
            && marks.get(next + 1).is_some_and(|mark| {
                next + 1 < bounds.1
                    && mark.what == What::Word
                    && russian::is_adjective(text.word(mark.start))
                    && text.is_lower(mark.start)
            });
        // «гостей слово предоставили»: another noun in its own case.
        let other_case =
            mark.what == What::Word && word.ends_with('о') && !russian::is_adjective(word);
        let their = word == "и"
            && marks.get(next + 1).is_some_and(|mark| text.word(mark.start) == "их")
            && marks.get(next + 2).is_some_and(|mark| {
                next + 2 < bounds.1 && mark.is_group() && !mark.is(Class::Persons)
            });
        if their {
            end = marks[next + 2].end;
            next += 3;
            continue;
        }
        let by = word == "при"
            && marks.get(next + 1).is_some_and(|mark| {
                next + 1 < bounds.1
                    && (mark.name().is_some_and(|name| !names[name].is_state())
                        || mark.is(Class::Body))
            });
        if by {
            end = marks[next + 1].end;
            next += 2;
            continue;
        }
        if other_case {
            break;
        }
        let is_person = mark.what == What::Word
            && text.is_capital(mark.start)
            && end == marks[at].end
            && text.tokens.get(mark.end).is_some_and(|token| token.kind == Kind::Mark('.'));
        if !(takes || joins) || is_person || (text.word(mark.start) == "из") {
            break;
        }
        // A name that is joined by nothing but its place is the first of the list, if it is in the first case.
        if !joins {
            end = mark.end;
        }
        next += 1;
    }
    // «полномочные представители государств»: a bare noun says nothing without those who came.
    let bare = (start, end) == (marks[at].start, marks[at].end)
        && begins(text.word(start), "государств стран")
        && at >= bounds.0 + 2
        && text.word(marks[at - 1].start).starts_with("представител")
        && begins(text.word(marks[at - 2].start), "полномочн официальн");
    if bare {
        start = marks[at - 2].start;
    }
    (start, end)
}
