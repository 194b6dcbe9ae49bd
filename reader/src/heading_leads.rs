//! The heading in what stands over a list, or before it as a label.
//!
//! Which heading a name in a sentence stands under is said in `headings.rs`.

use crate::classes::Class;
use crate::heading_words::around;
use crate::headings::is_number;
use crate::lines::{Line, Marker};
use crate::marks::{Heading, Mark, What};
use crate::normal::{Gap, Kind, Text, one_of};
use crate::roles::{Judge, Strength};
use crate::series::Series;
use crate::units::{Unit, UnitKind};

/// “Annex 1. Participants”, 附件：与会名单: the place among the marks of what the annex is.
pub fn behind_annex(text: &Text, marks: &Series<Mark>, start: usize, end: usize) -> Option<usize> {
    if !one_of(text.word(marks[start].start), "annex appendix приложение 附") {
        return None;
    }
    marks[start..end].iter().position(|mark| {
        !(one_of(text.word(mark.start), "annex appendix приложение 附")
            || one_of(text.word(mark.start), "件 录 a b i ii iii")
            || matches!(mark.what, What::Number | What::Mark('.' | ':' | '–' | '-')))
    })
}

/// Whether a line only names a group: short, no stop, with a noun of groups or “participants”.
pub fn is_heading(
    text: &Text,
    marks: &Series<Mark>,
    line: &Line,
    start: usize,
    end: usize,
    plain: usize,
    han: usize,
) -> bool {
    if plain > 8 || han > 14 || plain + han == 0 || line.marker == Marker::Bullet {
        return false;
    }
    let inside = &marks[start..end];
    let annex = behind_annex(text, marks, start, end);
    let inside = &inside[annex.unwrap_or(0)..];
    // “Parties (in alphabetical order)”
    let open = inside.iter().position(|mark| mark.is_mark('('));
    let closes = inside.last().is_some_and(|mark| mark.is_mark(')'));
    let inside = &inside[..open.filter(|open| *open > 0 && closes).unwrap_or(inside.len())];
    if inside.iter().any(|mark| mark.name().is_some() && inside.len() < 2) {
        return false;
    }
    let begins = marks[start].name().is_some() && inside.len() >= 2;
    // 文莱 卫生部长 某某: a state, a space, an office.
    if begins && han > 0 && text.tokens[marks[start].end].gap != Gap::None {
        return false;
    }
    if begins
        && inside[1..].iter().any(|mark| {
            mark.is(Class::Office)
                || mark.is(Class::Honorific)
                || han > 0 && mark.is(Class::Persons) && !mark.is(Class::Status)
        })
    {
        return false;
    }
    let group = inside.iter().any(|mark| {
        mark.is(Class::Status)
            || mark.is(Class::Category)
            || mark.is(Class::LabelPresent)
            || mark.is(Class::LabelAbsent)
            || mark.is(Class::Persons)
            || mark.is(Class::LabelRole)
                && inside.len() == 1
                && one_of(text.word(mark.start), "secretariat секретариат 秘")
    });
    // “List of participants of the meeting”, 会议出席情况
    let present = inside.first().is_some_and(|mark| mark.is(Class::LabelPresent))
        || han > 0 && inside.iter().any(|mark| mark.is(Class::LabelPresent));
    let other = inside.iter().any(|mark| {
        matches!(
            mark.what,
            What::Mark('.' | ',' | ';' | '。' | ':' | '?' | '!' | '(' | '|' | '"')
                | What::Number
                | What::Column
        ) || mark.is(Class::Verb) && !mark.is_group()
            || mark.is(Class::Office) && !mark.is_group()
            || mark.is(Class::Event) && !present
            || one_of(
                text.word(mark.start),
                "report summary statement communique minutes declaration доклад отчет заявление протокол",
            )
            || mark.is(Class::Attends) && !mark.is(Class::LabelPresent)
            || mark.is(Class::Carrier) && !mark.is(Class::LabelPresent) && !mark.is_group()
            || mark.name().is_some()
                && !matches!(mark.what, What::Name(_) if inside.iter().any(Mark::is_group))
    });
    // “Annex: Partner countries and organisations”; not “Annex: Rules for members”.
    let annexed = annex.is_some()
        && !inside.iter().any(|mark| one_of(text.word(mark.start), "of for on to by о об для по"));
    // Every word is a capital, or the line is very short.
    let capitals = (line.start..line.end).all(|at| {
        text.tokens[at].kind != Kind::Word
            || !text.is_lower(at)
            || text.tokens[at].end - text.tokens[at].start <= 3
    });
    group && !other && (capitals || plain <= 4 || annexed) && (line.blank_before || plain <= 4)
}

/// Whether a mark names a group, or ends like one: 供货方.
pub fn is_like_group(text: &Text, mark: &Mark) -> bool {
    mark.is_group() || one_of(text.word(mark.end - 1), "方 者 员")
}

/// Whether a line can be what the names below it stand under: “First division”, short and without a verb.
pub fn is_title(
    marks: &Series<Mark>,
    line: &Line,
    start: usize,
    end: usize,
    plain: usize,
    han: usize,
) -> bool {
    let bars = [Class::Event, Class::Source, Class::LabelOther, Class::Verb, Class::OtherTime];
    plain <= 4
        && han <= 8
        && line.blank_before
        && line.marker != Marker::Bullet
        && marks[start..end].iter().all(|mark| {
            matches!(mark.what, What::Word | What::Phrase | What::Mark('-'))
                && !mark.classes.has_any(&bars)
        })
}

impl Judge<'_> {
    /// The heading in a lead: a status before a category, the last of its rank.
    pub fn heading_of_lead(&self, v: &Series<usize>) -> Option<Heading> {
        let mut best: Option<(usize, u8)> = None;
        for (place, at) in v.iter().enumerate() {
            let mark = &self.marks[*at];
            if !mark.is_group() || mark.is(Class::Office) && !mark.is(Class::Persons) {
                continue;
            }
            // 各国代表团: any list has it.
            if self.text.is_han(mark.start)
                && mark.end - mark.start == 2
                && one_of(self.word(*at), "各 国")
                && !mark.is(Class::Status)
            {
                continue;
            }
            if self.is_counted_team(v, place) {
                continue;
            }
            let of_event = self.in_event_name(v, place);
            let rank = if mark.is(Class::Status) {
                3
            } else if of_event {
                0
            } else if mark.is(Class::Persons) {
                2
            } else {
                1
            };
            if rank > 0
                && best.is_none_or(|(_, before)| rank > before || rank == before && rank == 1)
            {
                best = Some((place, rank));
            }
        }
        let (place, _) = best?;
        let (first, last) = (*v.first()?, *v.last()? + 1);
        let heading = around(self.text, self.marks, self.names, v[place], (first, last));
        // “Sixteen countries sent teams”: a number of anything is no heading.
        let mark = &self.marks[v[place]];
        let numbered = place > 0
            && heading == (mark.start, mark.end)
            && !mark.is(Class::Status)
            && !self.text.is_han(mark.start)
            && (self.marks[v[place - 1]].what == What::Number
                || is_number(self.word(v[place - 1])));
        (!numbered).then_some(heading)
    }

    /// How sure the list is that ends right before a lead, and the words of this one, if they are a word or
    /// three that only name something, and names stand below them.
    pub fn list_before(
        &self,
        number: usize,
        unit: &Unit,
        v: &Series<usize>,
    ) -> Option<(Strength, Heading)> {
        let (colon, words) = v.split_last()?;
        let before = number.checked_sub(1)?;
        let above = self.units[before].lead.unwrap_or(before);
        let lead = self.leads.get(&above).filter(|lead| !lead.absent)?;
        let bars = [Class::Verb, Class::LabelOther, Class::LabelRole, Class::Event, Class::Source];
        let plain = |at: &usize| {
            let mark = &self.marks[*at];
            matches!(mark.what, What::Word | What::Phrase) && !mark.classes.has_any(&bars)
        };
        let short = (1..=3).contains(&words.len()) && unit.end - unit.start == v.len();
        let next = &self.units[number + 1];
        let named = matches!(next.kind, UnitKind::Label(..))
            || self.is_only_names(&self.visible(next.start, next.end));
        if !(self.marks[*colon].is_mark(':') && short && words.iter().all(plain) && named) {
            return None;
        }
        // «…; правообладатели:» goes on with the same list.
        let goes_on = self.text.is_lower(self.marks[v[0]].start);
        let strength = if goes_on { lead.strength } else { lead.strength.min(Strength::Weak) };
        // “customs services of:”
        let mut end = words.len() - 1;
        end -= usize::from(end > 0 && one_of(self.word(words[end]), "of from из от"));
        Some((strength, (self.marks[v[0]].start, self.marks[words[end]].end)))
    }

    /// 14支队伍: how many teams they are.
    pub fn is_counted_team(&self, v: &Series<usize>, place: usize) -> bool {
        self.word(v[place]) == "支" || place > 0 && self.word(v[place - 1]) == "支"
    }

    /// The words of a label that are a heading: without what stands in brackets.
    pub fn label_heading(&self, start: usize, colon: usize) -> Heading {
        // “Delegations at the level of officials”, 部长级代表团: the level is part of it.
        let level = (start + 1..colon).any(|at| {
            one_of(self.word(at), "level уровне")
                || self.word(at) == "级" && self.marks[colon - 1].is(Class::Carrier)
        });
        if level && (start..colon).all(|at| self.marks[at].depth == 0) {
            return (self.marks[start].start, self.marks[colon - 1].end);
        }
        // “Member States present”
        let mut colon = colon;
        while colon > start + 1
            && one_of(self.word(colon - 1), "present represented attending participating")
        {
            colon -= 1;
        }
        // 成员国代表团: only the group.
        while colon > start + 1
            && self.text.is_han(self.marks[colon - 1].start)
            && self.marks[colon - 1].is(Class::Carrier)
        {
            colon -= 1;
        }
        // “Observers from international organisations”, «Наблюдатели от организаций»: only the first.
        let from = (start + 1..colon).find(|at| {
            one_of(self.word(*at), "from от из") && self.marks[at - 1].is(Class::Status)
        });
        colon = from.unwrap_or(colon);
        // “Other members of the Conference”, “二十个成员国”: only the words of the group.
        let plain = (start..colon).any(|at| {
            let mark = &self.marks[at];
            let preposition =
                at == start && one_of(self.word(at), "со от из среди from on among of by for в");
            let predicate = self.text.is_han(mark.start) && one_of(self.word(at), "的 有 为 是 包");
            preposition
                || predicate
                || mark.is(Class::AttendedBy)
                || mark.is(Class::Attends) && !mark.is(Class::LabelPresent)
                || mark.is(Class::Following)
                || mark.is(Class::Carrier)
                || mark.what == What::Number && !self.text.is_mark(mark.start.wrapping_sub(1), '(')
        });
        if plain {
            let all: Series<usize> =
                (start..colon).filter(|at| self.marks[*at].depth == 0).collect();
            if let Some(heading) = self.heading_of_lead(&all) {
                return heading;
            }
        }
        // 与会成员国
        let mut start = start;
        if start + 1 < colon
            && self.text.is_han(self.marks[start].start)
            && self.marks[start].is(Class::Attends)
            && self.marks[start + 1].is(Class::Status)
        {
            start += 1;
        }
        let mut end = colon;
        if let Some(open) = (start..colon).find(|at| self.marks[*at].is_mark('(')) {
            end = open.max(start + 1);
        }
        (self.marks[start].start, self.marks[end - 1].end)
    }
}
