//! Russian names of bodies: adjectives, a noun of bodies, and what it governs.
//!
//! Knows Russian grammar; which nouns there are stands in `words.csv`.

use crate::bodies::{Finder, LONGEST};
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
                && let Some(of) = behind.filter(|name| !name.is_state())
            {
                return Some(self.named(start, of.end, of.end));
            }
        }
        // «Делегация Европейского союза в Грузии»: an embassy of an organisation.
        if begins(self.word(start), "делегаци представительств миссия миссии")
            && let Some(of) = behind.filter(|name| !name.is_state())
            && self.word(of.end) == "в"
            && let Some(state) = Finder::begins(self, of.end + 1)
            && state.is_state()
        {
            return Some(self.named(start, state.end, state.end));
        }
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
        if crew || lent {
            return None;
        }
        // «начальник управления МВД»: a part without a name of its own.
        let part = text.is_lower(start)
            && one_of(self.word(start), "управления отдела департамента главка отделения")
            && text.tokens.get(start + 1).is_some_and(|next| next.shape == Shape::Upper)
            && self.is_body(start + 1);
        if part {
            return None;
        }
        // Adjectives, then the noun.
        let mut noun = start;
        // «ГУНК МВД России»: an abbreviation before one that is known.
        if text.tokens[start].shape == Shape::Upper
            && !self.is_body(start)
            && self.is_body(start + 1)
            && text.tokens.get(start + 1).is_some_and(|next| next.shape == Shape::Upper)
        {
            noun = start + 1;
        }
        // «Милли Меджлис», «Жогорку Кенеш»: a word that is no Russian one.
        const PARLIAMENTS: &str = "меджлис маджлис мажлис мажилис кенеш хурал";
        if text.is_capital(start)
            && text.is_capital(start + 1)
            && self.starts[start + 1].is_none()
            && !self.is_body(start)
            && begins(self.word(start + 1), PARLIAMENTS)
        {
            noun = start + 1;
        }
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
        if !shares && !singular && !text.is_capital(noun) && one_of(self.word(noun), PLURALS) {
            return None;
        }
        // «центральные избирательные комиссии»: many of them.
        let plural =
            |at: usize| russian::is_adjective(self.word(at)) && ends(self.word(at), "ые ие ых");
        let many = (start..noun).any(plural) || start == noun && start > 0 && plural(start - 1);
        if many && text.is_lower(noun) && text.is_lower(start) {
            return None;
        }
        // «Организации-наблюдатели» is a heading.
        if text.is_mark(noun + 1, '-') && self.phrases.at(noun + 2, Class::Status).is_some() {
            return None;
        }
        if (start..=noun).any(|at| self.phrases.at(at, Class::Government).is_some()) {
            return None;
        }
        if self.phrases.at(start, Class::Office).is_some() && start != noun
            || self.phrases.at(start, Class::Following).is_some()
        {
            return None;
        }
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
            if word == "и" {
                // «и» before another name or noun of bodies divides.
                let next = at + 1;
                // «Росстат и молдавское Бюро статистики»
                let other = one_of(self.word(next), "их его ее")
                    || text.is_capital(next + 1) && russian::is_adjective(self.word(next));
                if self.starts[next].is_some()
                    || self.is_body(next)
                    || text.is_capital(next)
                    || other
                {
                    break;
                }
            }
            if matches!(word, "в" | "на" | "о" | "об")
                && (one_of(self.word(at + 1), "нем ней них этом этой этих")
                    || text.is_lower(noun + 1) && self.phrases.at(at + 1, Class::Event).is_some())
            {
                break;
            }
            if matches!(word, "в" | "на")
                && (self.starts[at + 1].is_some()
                    || text.is_capital(at + 1)
                    || text.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number))
                && self.word(at + 1) != "области"
            {
                break;
            }
            if text.is_capital(at) && !before_is_join {
                let fits = russian::is_adjective(word)
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
                    );
                if !fits || self.phrases.at(at, Class::Office).is_some() {
                    break;
                }
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
                // A person's name belongs to it: initials and names in capitals.
                at += 1;
                let first = at;
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
                end = at;
                before_is_join = false;
                continue;
            }
            at += 1;
            if !join {
                end = at;
            }
        }
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
