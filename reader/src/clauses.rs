//! Clauses: where a sentence begins to speak of others, of another year, or of other things than the meeting.
//!
//! Knows words and marks; what follows for a name is said in `sentences.rs`.

use crate::classes::Class;
use crate::evidence::REACH;
use crate::links::Link;
use crate::marks::What;
use crate::normal::{begins, one_of};
use crate::roles::{Judge, LOOSE, Strength, year};
use crate::russian;
use crate::series::Series;

impl Judge<'_> {
    /// The clauses that semicolons divide: the place behind each, and whether it is of another meeting.
    pub fn clauses(&self, v: &Series<usize>) -> Vec<(usize, bool)> {
        let mut clauses = Vec::new();
        let mut other = false;
        for (place, at) in v.iter().enumerate() {
            other |= self.marks[*at].is(Class::OtherTime);
            if self.marks[*at].is_mark(';') {
                clauses.push((place, std::mem::take(&mut other)));
            }
        }
        clauses.push((v.len(), other));
        clauses
    }

    /// Divides runs at a semicolon behind which a clause has a verb of its own: “attended by A and B; C
    /// took part as an observer”.
    pub fn split_at_verbs(
        &self,
        v: &Series<usize>,
        runs: Vec<Vec<(usize, Link)>>,
    ) -> Vec<Vec<(usize, Link)>> {
        let mut out = Vec::new();
        for mut run in runs {
            if self.last_stays_away(v, &run) {
                let behind = run.split_off(run.len() - 1);
                out.push(run);
                out.push(behind);
                continue;
            }
            let semicolon = (1..run.len()).rev().find(|place| {
                let gap = &v[run[place - 1].0 + 1..run[*place].0];
                run[*place].1.heading.is_none() && self.has_mark(gap, ';')
            });
            if let Some(place) = semicolon
                && self.left(v, run[0].0).0 == Strength::Sure
                && {
                    let (right, why, _) = self.right(v, run[run.len() - 1].0);
                    right > Strength::No || why == "absent"
                }
            {
                let behind = run.split_off(place);
                out.push(run);
                out.push(behind);
            } else {
                out.push(run);
            }
        }
        out
    }

    /// Whether a sentence names a year, and not one of those at the head of the text.
    pub fn of_another_year(&self, v: &Series<usize>) -> bool {
        if self.years.is_empty() {
            return false;
        }
        let mut other = false;
        for at in v {
            let mark = &self.marks[*at];
            let Some(year) = year(self.text, mark.start).filter(|_| mark.what == What::Number)
            else {
                continue;
            };
            if self.years.contains(&year) {
                return false;
            }
            // “2021–2025” is a plan's.
            let dash = |at: usize| self.text.is_mark(at, '-') || self.text.is_mark(at, '–');
            other |= !dash(mark.end) && !dash(mark.start.wrapping_sub(1));
        }
        other
    }

    /// “… attended, as well as the X and the Y”, “…, and so did the X”: more who did what was said.
    pub fn adds_those(&self, v: &Series<usize>, before: usize, first: usize) -> bool {
        let gap = &v[before..first];
        let attends = gap.iter().take(10).position(|at| self.marks[*at].is(Class::Attends));
        let Some(attends) = attends else { return false };
        let more = |place: &usize| {
            let next = gap.get(place + 1).map_or("", |at| self.word(*at));
            matches!(
                (self.word(gap[*place]), next),
                ("as", "well") | ("so", "did") | ("а", "также") | ("равно", "как")
            ) || self.word(gap[*place]) == "以"
                && self.text.word(self.marks[gap[*place]].start + 1) == "及"
        };
        let Some(place) = (attends..gap.len()).find(more) else { return false };
        gap[place..].iter().all(|at| {
            let mark = &self.marks[*at];
            mark.is(Class::Carrier)
                || mark.is_group()
                || mark.is(Class::Office)
                || mark.is(Class::Quantity)
                || mark.is(Class::Following)
                || self.is_and(*at)
                || one_of(
                    self.word(*at),
                    "as well so did the of from a an а также равно как от из 以 及",
                )
        })
    }

    /// “The wheat came from …”, 货物来自…: what comes from somewhere and is nobody.
    pub fn is_thing_from(&self, v: &Series<usize>, place: usize) -> bool {
        let Some(before) = place.checked_sub(1).map(|at| &self.marks[v[at]]) else { return false };
        let word = self.text.word(before.start);
        // 观察团由…率领，成员来自…: not 公司成员来自….
        if self.word(v[place]) == "成" && self.is_at(v, place, Class::AttendedBy) {
            return !(matches!(before.what, What::Mark(_)) || before.is(Class::Status));
        }
        if before.what != What::Word {
            return false;
        }
        match self.word(v[place]) {
            "came" | "come" | "comes" => {
                self.text.is_lower(before.start)
                    && !word.ends_with('s')
                    && !one_of(
                        word,
                        "people they staff all youth who others and also that have had",
                    )
            }
            "来" => !one_of(
                word,
                "的 有 都 均 员 者 们 别 名 位 人 士 队 手 生 兵 团 师 家 方 还 共 又 也 是",
            ),
            _ => false,
        }
    }

    /// Whether a cue is a verb that fits other things than a meeting, and no meeting is named beside it.
    pub fn is_loose(&self, v: &Series<usize>, cue: Option<usize>) -> bool {
        let Some(at) = cue else { return false };
        if self.is_signing(v, cue) {
            return true;
        }
        let cue = at;
        // “joined the meeting”, “joined as an observer”; not “will join the Alliance as a member”.
        self.says(v, cue, LOOSE)
            && !v[cue.saturating_sub(REACH)..v.len().min(cue + REACH)].iter().any(|at| {
                let mark = &self.marks[*at];
                mark.is(Class::Event)
                    || mark.is(Class::Status) && !one_of(self.word(*at), "member members")
            })
    }

    /// «Конвенция, к которой присоединились A и B», «соглашение подписали A и B, а C присоединился к нему»: no meeting.
    pub fn is_accession(&self, v: &Series<usize>, verb: usize) -> bool {
        let treaty = "конвенци соглашени договор хартия хартии пакт протокол";
        self.word(v[verb]).starts_with("присоедин")
            && v[verb.saturating_sub(24)..v.len().min(verb + 4)]
                .iter()
                .any(|at| begins(self.word(*at), treaty))
    }

    /// «Под документом подписались A, B и C»: who signs need not be there, however many they are.
    pub fn is_signing(&self, v: &Series<usize>, cue: Option<usize>) -> bool {
        cue.is_some_and(|cue| self.word(v[cue]).starts_with("подписал"))
    }

    /// Whether a word is a verb that nothing is known of: a Russian one, or an English one in “-ed” that does
    /// not stand with names (“invited experts”, “the delegation headed by …”).
    pub fn is_another_act(&self, v: &Series<usize>, place: usize) -> bool {
        const WITH_NAMES: &str = "accredited headed interested invited mandated named related represented \
                                  specialized united";
        let mark = &self.marks[v[place]];
        if mark.what != What::Word || !self.text.is_lower(mark.start) {
            return false;
        }
        let word = self.word(v[place]);
        if self.is_cyrillic(v[place]) {
            return russian::is_verb(word);
        }
        !self.text.is_han(mark.start)
            && word.len() > 4
            && word.ends_with("ed")
            && !one_of(word, WITH_NAMES)
    }

    /// “The Standing Committee opened here”: what opened is the meeting.
    pub fn opens_itself(&self, v: &Series<usize>, at: usize) -> bool {
        v.get(at + 1).is_some_and(|at| self.word(*at) == "opened")
            && v.get(at + 2).is_some_and(|at| one_of(self.word(*at), "here on in at today"))
            && self.office(v, at).is_none()
    }

    /// What is still to come, before a cue: “will meet with guests from A and B”.
    pub fn is_to_come(&self, v: &Series<usize>, cue: usize) -> bool {
        self.has_word(&v[cue.saturating_sub(16)..cue], "will пройдут пройдет состоятся состоится")
    }

    /// «от ЮНЕСКО выступил …», 世界银行专家授课: somebody of it acts, not the organiser.
    pub fn is_sender(&self, v: &Series<usize>, at: usize) -> bool {
        let expert = v.get(at + 1).is_some_and(|next| {
            self.marks[*next].is(Class::Carrier) && self.text.is_han(self.marks[*next].start)
        });
        expert || at > 0 && self.says(v, at - 1, "от from")
    }

    /// “was represented by its Ambassador”: that is said of a meeting only.
    pub fn stood_for_it(&self, v: &Series<usize>, cue: usize) -> bool {
        self.text.word(self.marks[v[cue]].end - 1) == "represented"
            && v.get(cue + 1).is_some_and(|at| self.word(*at) == "by")
            && self.has_class(&v[cue + 2..v.len().min(cue + 5)], Class::Office)
    }

    /// «открыл Региональный форум»: the meeting by its name.
    pub fn is_meeting_by_name(&self, v: &Series<usize>, at: usize) -> bool {
        self.marks[v[at]].name().is_some_and(|name| {
            let name = &self.names[name];
            name.unknown
                && (name.start..name.end.min(name.start + 3)).any(|at| {
                    begins(self.text.word(at), "форум конференци симпозиум конгресс семинар саммит")
                })
                || name.unknown
                    && name.end - name.start > 1
                    && one_of(self.text.word(name.end - 2), "论 峰 大")
                    && one_of(self.text.word(name.end - 1), "坛 会")
        })
    }

    /// «доложил о товарах из Турции»: what it is about; «дополнили данные ООН».
    pub fn is_topic_of(&self, v: &Series<usize>, verb: usize, first: usize) -> bool {
        let between = &v[verb + 1..first];
        self.word(v[verb]).starts_with("дополн") && !between.is_empty()
            || self.says(v, first - 1, "из в на с")
                && self.has_word(between, "о об про")
                && !between.iter().any(|at| {
                    let mark = &self.marks[*at];
                    mark.is(Class::Office)
                        || mark.is(Class::Carrier)
                        || mark.is_group()
                        || mark.is_mark(',')
                })
    }
}
