//! Russian names of bodies: how far a name goes behind its noun.
//!
//! Where one begins is said in `bodies_russian.rs`.

use crate::bodies::{Finder, LONGEST};
use crate::classes::Class;
use crate::normal::{Gap, Kind, Shape, begins, ends, one_of};
use crate::russian;

impl Finder<'_> {
    /// The token behind a name that begins at a token and has its noun at another.
    pub fn russian_end(&self, start: usize, noun: usize, limit: usize) -> usize {
        let text = self.text;
        // «Красный Полумесяц»: a noun of two words.
        let mut at = self.phrases.at(noun, Class::Body).unwrap_or(noun + 1);
        let mut end = at;
        let mut before_is_join = false;
        let mut by = false;
        while at < limit && at - start < LONGEST {
            let token = &text.tokens[at];
            let word = self.word(at);
            if token.gap == Gap::Wide {
                break;
            }
            if let Some(number) = self.starts[at] {
                at = self.known[number].end;
                end = at;
                before_is_join = false;
                // Behind a state or an organisation only «по …» goes on.
                if !one_of(self.word(at), "по для при") {
                    break;
                }
                continue;
            }
            if one_of(word, "не также уже ли же бы был была были было есть")
            {
                break;
            }
            match token.kind {
                Kind::Mark('-') => {
                    at += 1;
                    continue;
                }
                // «государств – участников СНГ»
                Kind::Mark('–') if one_of(self.word(at + 1), "участников членов участниц") =>
                {
                    at += 2;
                    continue;
                }
                // A name in quotation marks belongs to the noun before it.
                Kind::Mark('"') if token.gap != Gap::None || before_is_join => {
                    let close = (at + 1..limit.min(at + 10)).find(|at| text.is_mark(*at, '"'));
                    let Some(close) = close else { break };
                    at = close + 1;
                    end = at;
                    continue;
                }
                // «по аграрным вопросам, связи и развитию села»
                Kind::Mark(',') if by && self.goes_on_with_matters(at, limit) => {
                    at += 1;
                    continue;
                }
                Kind::Word => {}
                _ => break,
            }
            if russian::is_verb(word)
                || self.phrases.at(at, Class::Verb).is_some()
                || self.phrases.at(at, Class::Attends).is_some()
            {
                break;
            }
            by |= word == "по";
            let join = one_of(word, "по и для при с на в о об против имени под им иными");
            if self.divides(at) || self.is_where_or_when(noun, at) {
                break;
            }
            if text.is_capital(at)
                && !before_is_join
                && (!self.fits(start, noun, at) || self.phrases.at(at, Class::Office).is_some())
            {
                break;
            }
            if text.is_lower(at) && !join {
                // Only genitives and what they govern follow; a word in small letters behind «по» may be any.
                let stops = self.phrases.at(at, Class::Office).is_some()
                    || self.phrases.at(at, Class::Include).is_some()
                    || one_of(word, "а во также который которая где под г из");
                if stops {
                    break;
                }
            }
            before_is_join = join;
            if word == "имени" || word == "им" {
                at = self.behind_person(at + 1, limit);
                end = at;
                before_is_join = false;
                continue;
            }
            at += 1;
            if !join {
                end = at;
            }
        }
        end
    }

    /// «и» before another name or noun of bodies divides.
    fn divides(&self, at: usize) -> bool {
        let (text, next) = (self.text, at + 1);
        // «Росстат и молдавское Бюро статистики»
        let other = || {
            one_of(self.word(next), "их его ее")
                || text.is_capital(next + 1) && russian::is_adjective(self.word(next))
        };
        self.word(at) == "и"
            && (self.starts[next].is_some()
                || self.is_body(next)
                || text.is_capital(next)
                || other())
    }

    /// Whether a preposition leads to a place, a time or a meeting: «в Москве», «на совещании».
    fn is_where_or_when(&self, noun: usize, at: usize) -> bool {
        let text = self.text;
        let next = at + 1;
        let other = one_of(self.word(at), "в на о об")
            && (one_of(self.word(next), "нем ней них этом этой этих")
                || text.is_lower(noun + 1) && self.phrases.at(next, Class::Event).is_some());
        let place = one_of(self.word(at), "в на")
            && (self.starts[next].is_some()
                || text.is_capital(next)
                || text.tokens.get(next).is_some_and(|token| token.kind == Kind::Number))
            && self.word(next) != "области";
        other || place
    }

    /// Whether a word in capitals goes on with the name.
    fn fits(&self, start: usize, noun: usize, at: usize) -> bool {
        let text = self.text;
        let token = &text.tokens[at];
        let word = self.word(at);
        russian::is_adjective(word)
            || self.is_body(at)
            || self.is_body(at + 1) && text.is_capital(at + 1)
            || token.shape == Shape::Upper
                && (self.text.tokens[at - 1].shape != Shape::Upper
                    || one_of(self.word(at - 1), "со до уро дво"))
            || self.phrases.at(at, Class::Persons).is_some()
            // «Институт Роберта Коха»
            || text.is_capital(noun)
                && begins(self.word(noun), "институт фонд музе театр центр")
                && token.shape == Shape::Title
                && (ends(word, "а я") || at == noun + 1 && text.is_capital(at + 1))
            // «церковь Ингрии»
            || at == noun + 1 && self.word(noun).starts_with("церк") && ends(word, "ии ы")
            // «Совет Республики Национального собрания»
            || word == "республики" && at == noun + 1 && self.word(noun).starts_with("совет")
            // «Университет Ломе»
            || text.is_capital(start)
                && begins(self.word(noun), "университет музе")
                && at == noun + 1
                && token.shape == Shape::Title
            // «Университет Центральной Азии»
            || one_of(word, "азии африки америки европы") && text.is_capital(at - 1)
            || one_of(word, "государств независимых ее его величества")
            || one_of(
                self.word(at - 1),
                "реки озера моря бассейна города порта острова ее его",
            )
    }

    /// The token behind a person's name, which belongs to the body: initials and names in capitals.
    fn behind_person(&self, first: usize, limit: usize) -> usize {
        let text = self.text;
        let mut at = first;
        while at < limit
            && at < first + 6
            && self.starts[at].is_none()
            // «… имени В. Н. Сукачёва СО РАН»
            && (text.tokens[at].shape != Shape::Upper || self.word(at).chars().count() < 2)
            && (text.is_capital(at)
                || text.is_mark(at, '.') && self.word(at - 1).chars().count() <= 2)
        {
            at += 1;
        }
        at
    }

    /// What a committee is for, behind a comma: small words in the case of «по», and an «и».
    fn goes_on_with_matters(&self, comma: usize, limit: usize) -> bool {
        let text = self.text;
        let matter = |at: usize| {
            text.is_lower(at)
                && self.word(at) != "и"
                && ends(self.word(at), "ам ям ому ему ой ей ию ью у ю е и")
                && !russian::is_verb(self.word(at))
                && !self.is_body(at)
                && self.phrases.at(at, Class::Office).is_none()
        };
        let and =
            (comma + 1..limit.min(comma + 6)).find(|at| !matter(*at) && !text.is_mark(*at, ','));
        matter(comma + 1) && and.is_some_and(|at| self.word(at) == "и" && matter(at + 1))
    }
}
