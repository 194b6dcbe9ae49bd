//! The words of a Chinese heading around the noun of a group: 成员经济体, 国家和组织.
//!
//! Where English and Russian ones end is said in `heading_words.rs`.

use crate::classes::Class;
use crate::finding::has;
use crate::marks::{Heading, Mark, What};
use crate::names::Name;
use crate::normal::{Text, one_of};
use crate::series::Series;

pub fn chinese(
    text: &Text,
    marks: &Series<Mark>,
    names: &[Name],
    at: usize,
    bounds: (usize, usize),
) -> Heading {
    let mut start = marks[at].start;
    let mut first = at;
    // The state that has the chair or is the host stands alone.
    let words: String = (marks[at].start..marks[at].end).map(|at| text.word(at)).collect();
    if words.ends_with("主席国") || words.ends_with("东道国") || words.ends_with("东道主")
    {
        return (marks[at].start, marks[at].end);
    }
    while first > bounds.0 && start - marks[first - 1].start < 12 {
        let mark = &marks[first - 1];
        let word = text.word(mark.start);
        let takes = match &mark.what {
            What::Name(name) => !names[*name].is_state(),
            What::Word => {
                text.is_han(mark.start)
                    && !has("的等和与及有为由在是了个等名位支共如各该的以受应邀请下上述几家", word)
                    || mark.is_mark('·')
            }
            What::Phrase => {
                mark.is(Class::International)
                    || mark.is(Class::Status)
                    || mark.is(Class::Category) && marks[at].is(Class::Category)
                    || (mark.is(Class::Quantity)
                        && matches!(word, "其")
                        // 东盟其他成员国: the organisation stands before it, and some of its members.
                        && !(first >= 2 && marks[first - 2].name().is_some()))
                    || mark.is(Class::Body) && !mark.is(Class::Office)
                    || mark.is(Class::Event) && matches!(word, "地")
            }
            _ => false,
        };
        // 国家和组织
        let joined = one_of(word, "和 及 、 与")
            && first >= bounds.0 + 2
            && marks[first - 2].is_group()
            && !marks[first - 2].is(Class::Office);
        if !(takes || joined) {
            break;
        }
        start = mark.start;
        first -= 1;
    }
    (start, marks[at].end)
}
