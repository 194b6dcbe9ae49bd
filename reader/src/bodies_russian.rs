//! Russian names of bodies: adjectives, a noun of bodies, and what it governs.
//!
//! Knows Russian grammar; which nouns there are stands in `words.csv`.

use crate::bodies::Finder;
use crate::classes::Class;
use crate::names::{Name, own_bracket};
use crate::normal::{Gap, Kind, Shape, begins, ends, one_of};
use crate::russian;

impl Finder<'_> {
    /// A Russian name of a body that begins at a token.
    pub fn russian(&self, start: usize, limit: usize) -> Option<Name> {
        let text = self.text;
        // In small letters only behind «представители» and the like.
        let carried = start > 0
            && (start.saturating_sub(3)..start)
                .any(|at| self.phrases.at(at, Class::Carrier).is_some_and(|end| end == start));
        let may_begin = text.is_capital(start)
            || self.is_body(start)
            || carried && russian::is_adjective(self.word(start));
        // «Руководитель Представительства ЕС в Чаде»: with a capital it is a name.
        let posted = text.is_capital(start) && begins(self.word(start), "представительств");
        // «БВО «Амударья»»: no state's abbreviation, though one has the same.
        let titled = text.tokens[start].shape == Shape::Upper
            && text.is_mark(start + 1, '"')
            && text.is_capital(start + 2)
            && Finder::begins(self, start).is_some_and(Name::is_state);
        if self.starts[start].is_some() && !titled || !may_begin || self.offices[start] && !posted {
            return None;
        }
        // «Председатель Совета Делового совета ШОС»: the office's own council.
        let behind = Finder::begins(self, start + 1);
        if start > 0
            && behind.is_some_and(|name| name.kind == "organ")
            && self.phrases.at(start - 1, Class::Office).is_some()
        {
            return None;
        }
        // «ОАО «РЖД»»: a company by its form.
        if text.tokens[start].shape == Shape::Upper
            && one_of(self.word(start), "ао оао пао зао ооо гуп фгуп тоо рао кгуп")
            && text.is_mark(start + 1, '"')
        {
            let close = (start + 2..limit.min(start + 12)).find(|at| text.is_mark(*at, '"'))? + 1;
            return Some(self.named(start, close, close));
        }
        if let Some(name) = self.russian_by_form(start, limit) {
            return Some(name);
        }
        if self.is_part_of_office(start) {
            return None;
        }
        // Adjectives, then the noun.
        let mut noun = start + usize::from(self.begins_with_another_word(start));
        while noun < limit && noun - start < 5 && !self.is_body(noun) {
            let word = self.word(noun);
            // «торгово-промышленная»: the first part has an ending of its own.
            let part = text.is_mark(noun + 1, '-') && word.ends_with('о');
            let joins = text.is_mark(noun, '-') || (matches!(word, "и") && noun > start) || part;
            // «Астраханского и Дагестанского университетов»: two that share a noun.
            if word == "и" && text.is_capital(noun + 1) {
                let shared = (noun + 1..limit.min(noun + 6)).find(|at| self.is_body(*at));
                let plural = shared.is_some_and(|at| {
                    ends(self.word(at), "ов ств ий ты ства") && text.is_lower(at)
                });
                return plural.then(|| {
                    let mut name = self.named(start, noun, noun);
                    let national =
                        shared.is_some_and(|at| self.phrases.at(at, Class::National).is_some());
                    name.kind =
                        if national { "national-body" } else { "international-organisation" }
                            .to_owned();
                    name
                });
            }
            if !(russian::is_adjective(word) && self.starts[noun].is_none() || joins) {
                return None;
            }
            noun += 1;
        }
        if noun >= limit || !self.is_body(noun) {
            return None;
        }
        if self.are_many(start, noun) || self.is_no_body(start, noun) {
            return None;
        }
        let mut end = self.russian_end(start, noun, limit);
        let words = (start..end).filter(|at| text.tokens[*at].kind == Kind::Word).count();
        // «киностудия «Казахфильм»»
        let quoted = text.is_mark(end - 1, '"') && text.is_mark(noun + 1, '"');
        // «фестиваль государств Содружества «Дидор»»: the festival's name.
        if quoted && self.word(noun).starts_with("содружеств") {
            return None;
        }
        // «мэрия города Ломе»: small letters, and a city's name.
        let civic = begins(self.word(noun), "акимат хокимият мэри")
            && (noun + 1..end).any(|at| text.is_capital(at));
        let has_known = civic || quoted || (start..end).any(|at| self.starts[at].is_some());
        // «Росстат» stands alone.
        let alone = begins(self.word(start), "рос") && self.is_body(start);
        if words < 2 && !alone || (!text.is_capital(start) && !has_known) {
            return None;
        }
        if !text.is_capital(start) && noun != start && !carried {
            return None;
        }
        if self.is_only_group(start, end) {
            return None;
        }
        let words_end = end;
        // «Институт географии РАН (РФ)»: where it is.
        let place = Finder::begins(self, end + 1).is_some_and(Name::is_state);
        if let Some(closed) = own_bracket(text, end).filter(|_| !place) {
            end = closed;
        }
        Some(self.named(start, words_end, end))
    }

    /// A name that its form gives away: «КДЦ «Энергия»», «НИЦ МКВК», an embassy of an organisation.
    fn russian_by_form(&self, start: usize, limit: usize) -> Option<Name> {
        let text = self.text;
        let behind = Finder::begins(self, start + 1).filter(|name| !name.is_state());
        // «КДЦ «Энергия»»: an abbreviation and its name; «НИЦ МКВК»: the centre of one that is known.
        if text.tokens[start].shape == Shape::Upper
            && (2..=5).contains(&self.word(start).chars().count())
        {
            if text.is_mark(start + 1, '"')
                && text.tokens[start + 1].gap != Gap::None
                && text.is_capital(start + 2)
                && !self.is_body(start)
                && let Some(close) =
                    (start + 2..limit.min(start + 6)).find(|at| text.is_mark(*at, '"'))
            {
                return Some(self.named(start, close + 1, close + 1));
            }
            if one_of(self.word(start), "ниц иц нии цнии рц ипк иац")
                && let Some(of) = behind
            {
                return Some(self.named(start, of.end, of.end));
            }
        }
        // «Делегация Европейского союза в Грузии»: an embassy of an organisation.
        if begins(self.word(start), "делегаци представительств миссия миссии")
            && let Some(of) = behind
            && self.word(of.end) == "в"
            && let Some(state) = Finder::begins(self, of.end + 1)
            && state.is_state()
        {
            return Some(self.named(start, state.end, state.end));
        }
        None
    }

    /// Whether a noun in small letters is a part of what has a name, or an office's.
    fn is_part_of_office(&self, start: usize) -> bool {
        let text = self.text;
        // «группа Объединенного штаба»: a part of what has a name.
        let crew = text.is_lower(start)
            && one_of(self.word(start), "группа группы группу расчет отряд")
            && text.is_capital(start + 1)
            && (russian::is_adjective(self.word(start + 1)) || self.head(start + 1).is_some());
        // «директор департамента законодательства ЕЭК»: the office of one of the organisation.
        let lent = start > 0
            && text.is_lower(start)
            && begins(self.word(start), "управлени отдел департамент")
            && self.phrases.at(start - 1, Class::Office).is_some()
            && (start + 1..start + 7)
                .find(|at| !text.is_lower(*at))
                .and_then(|at| Finder::begins(self, at))
                .is_some_and(|name| !name.is_state());
        // «начальник управления МВД»: a part without a name of its own.
        let part = text.is_lower(start)
            && one_of(self.word(start), "управления отдела департамента главка отделения")
            && text.tokens.get(start + 1).is_some_and(|next| next.shape == Shape::Upper)
            && self.is_body(start + 1);
        crew || lent || part
    }

    /// Whether a word stands before the noun that is no Russian adjective.
    fn begins_with_another_word(&self, start: usize) -> bool {
        let text = self.text;
        // «ГУНК МВД России»: an abbreviation before one that is known.
        let abbreviation = text.tokens[start].shape == Shape::Upper
            && !self.is_body(start)
            && self.is_body(start + 1)
            && text.tokens.get(start + 1).is_some_and(|next| next.shape == Shape::Upper);
        // «Милли Меджлис», «Жогорку Кенеш»: a word that is no Russian one.
        const PARLIAMENTS: &str = "меджлис маджлис мажлис мажилис кенеш хурал";
        let parliament = text.is_capital(start)
            && text.is_capital(start + 1)
            && self.starts[start + 1].is_none()
            && !self.is_body(start)
            && begins(self.word(start + 1), PARLIAMENTS);
        abbreviation || parliament
    }

    /// Whether a noun of bodies is one of many that have no name: «центральные избирательные комиссии».
    fn are_many(&self, start: usize, noun: usize) -> bool {
        let text = self.text;
        const PLURALS: &str = "парламентов парламенты министерств центров комитетов институтов советов судов банков \
            союзов организаций организации комиссий служб академий университетов структур \
            структуры агентств фондов палат общества объединений ассоциаций конференции \
            конференций группы групп компаний содружества администраций дирекций конфедераций \
            ведомств ведомства библиотек театров музеев колледжей обсерваторий лабораторий \
            прокуратур генпрокуратур инспекций";
        // «… и Дагестанского университетов»: two that share the noun.
        let shares = start >= 2
            && self.word(start - 1) == "и"
            && text.is_capital(start)
            && text.is_capital(start - 2)
            && russian::is_adjective(self.word(start - 2));
        // «Федерального ведомства»: one of them.
        let singular = noun > start && self.word(start).ends_with("ого");
        let named_so =
            !shares && !singular && !text.is_capital(noun) && one_of(self.word(noun), PLURALS);
        // «центральные избирательные комиссии»: many of them.
        let plural =
            |at: usize| russian::is_adjective(self.word(at)) && ends(self.word(at), "ые ие ых");
        let many = (start..noun).any(plural) || start == noun && start > 0 && plural(start - 1);
        named_so || many && text.is_lower(noun) && text.is_lower(start)
    }

    /// Whether words before or behind a noun of bodies make it something else.
    fn is_no_body(&self, start: usize, noun: usize) -> bool {
        let text = self.text;
        // «Организации-наблюдатели» is a heading.
        let heading =
            text.is_mark(noun + 1, '-') && self.phrases.at(noun + 2, Class::Status).is_some();
        heading
            || (start..=noun).any(|at| self.phrases.at(at, Class::Government).is_some())
            || self.phrases.at(start, Class::Office).is_some() && start != noun
            || self.phrases.at(start, Class::Following).is_some()
    }
}
