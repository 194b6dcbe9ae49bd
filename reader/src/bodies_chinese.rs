//! Chinese names of bodies: the signs up to a noun of bodies.
//!
//! Knows where such a name can begin; which nouns there are stands in `words.csv`.

use crate::bodies::Finder;
use crate::classes::Class;
use crate::finding::has;
use crate::names::{Name, own_bracket};
use crate::normal::{Gap, Kind, one_of};

impl Finder<'_> {
    /// Whether a phrase that leads names in ends right before a token: 包括, 来自, 出席的有.
    fn led_in(&self, start: usize) -> bool {
        (start.saturating_sub(6)..start).any(|at| {
            self.phrases.0[at].as_ref().is_some_and(|(end, classes)| {
                *end == start
                    && classes.has_any(&[
                        Class::Include,
                        Class::AttendedBy,
                        Class::Carrier,
                        Class::LabelPresent,
                    ])
            })
        })
    }

    /// Whether 和 or 与 stands inside a name: 合作与和平研究所, 战略与国际问题研究所.
    fn is_inside(&self, at: usize, from: usize, end: Option<usize>) -> bool {
        if self.word(at) == "和" && one_of(self.word(at + 1), "平 谐 约 解") {
            return true;
        }
        if !one_of(self.word(at), "和 与 及") || end.is_some() || at < from + 2 {
            return false;
        }
        let next = at + 1;
        if self.covers.get(next).copied().flatten().is_some() {
            return false;
        }
        let noun = (next..next + 10)
            .take_while(|at| {
                self.text.is_han(*at)
                    && self.covers[*at].is_none()
                    && self.phrases.at(*at, Class::Verb).is_none()
                    && self.phrases.at(*at, Class::Attends).is_none()
                    && self.phrases.at(*at, Class::Office).is_none()
            })
            .find(|at| self.phrases.at(*at, Class::Body).is_some());
        noun.is_some()
    }

    /// 以“智慧海关”为题: what a meeting is about.
    fn is_theme(&self, start: usize) -> bool {
        let text = self.text;
        start >= 2
            && text.is_mark(start - 1, '"')
            && one_of(self.word(start - 2), "以 为 题")
            && (start..start + 24)
                .find(|at| text.is_mark(*at, '"'))
                .is_some_and(|close| self.word(start - 2) != "以" || self.word(close + 1) == "为")
    }

    /// The end of a federation of a sport: 国际乒联, 世界羽联.
    fn sports(&self, start: usize) -> Option<usize> {
        let sport = self.phrases.at(start, Class::International)?;
        let end = sport + 2;
        let plain =
            self.text.is_han(sport) && self.phrases.at(sport, Class::International).is_none();
        (plain && self.word(sport + 1) == "联" && !has("合盟网系络邦赛手席", self.word(end)))
            .then_some(end)
    }

    /// A Chinese name of a body that begins at a token: the words up to a noun of bodies.
    pub fn chinese(&self, start: usize) -> Option<Name> {
        let text = self.text;
        if self.cannot_begin_in_chinese(start) {
            return None;
        }
        // 国际乒联、亚洲足联
        if let Some(end) = self.sports(start) {
            return Some(self.named(start, end, end));
        }
        let first = self.begins(start);
        // 文莱、老挝卫生部官员: the last of a list of states, whose officers are meant.
        let last_of_list = start >= 2
            && (text.is_mark(start - 1, '、') || one_of(self.word(start - 1), "和 与 及"))
            && self
                .covering(start - 2)
                .is_some_and(|name| name.is_state() && name.end == start - 1);
        let listed = last_of_list && first.is_some_and(Name::is_state);
        let mut end = self.chinese_end(start, first)?;
        // 种植户协会（甲、乙）: a group, and who it is.
        let close = (end..end + 80).find(|at| text.is_mark(*at, ')'));
        let lists = close.is_some_and(|close| (end..close).any(|at| text.is_mark(at, '、')));
        if first.is_none() && text.is_mark(end, '(') && lists {
            return None;
        }
        // Where more follows, its officers: 文莱、老挝卫生部官员. 文莱、老挝卫生部、… is a body.
        let closed = !text.is_han(end) || one_of(self.word(end), "和 与 及 以 等");
        let counted = first.is_some_and(|name| self.word(name.end + 1) == "国");
        if listed && (!closed || counted) {
            return None;
        }
        if first.is_some_and(|name| name.end >= end) {
            return None;
        }
        // 中国最高人民检察院检察长
        let after_state = start > 0 && self.covering(start - 1).is_some_and(Name::is_state);
        let own = !after_state
            && one_of(self.word(start), "国 最")
            && one_of(self.word(start + 1), "家 高");
        let ministry = one_of(self.word(end - 1), "部 局 署 厅 委");
        if !own && self.has_officer_behind(end) {
            let by_state = first.is_some_and(Name::is_state);
            if by_state && !self.is_association(start, end)
                || after_state
                || first.is_none() && ministry
            {
                return None;
            }
        }
        let length = end - start;
        let short_noun = one_of(self.word(end - 1), "部 局 署 组");
        // A secretariat is always somebody's.
        let secretariat = length >= 5 && self.word(end - 3) == "秘" && self.word(end - 1) == "处";
        let known_class = own
            || secretariat
            || (start..end).any(|at| {
                self.phrases.at(at, Class::International).is_some()
                    || self.phrases.at(at, Class::National).is_some()
                    || self.covers[at].is_some()
            });
        let bare = || !known_class && !self.is_alone(start, end);
        if first.is_none() && (!(4..=24).contains(&length) || short_noun && length < 3 || bare()) {
            return None;
        }
        // 国家铁路局: of the state.
        let of_state = own && ministry;
        if self.phrases.at(start, Class::Status).is_some()
            || self.phrases.at(start, Class::Category).is_some() && !of_state
        {
            return None;
        }
        // 五个国际组织: a number of them.
        let counted = (start + 1..start + 4).any(|at| {
            (start..at).all(|at| has("一二三四五六七八九十两几多个余各等", self.word(at)))
                && self.phrases.at(at, Class::Category) == Some(end)
        });
        if counted {
            return None;
        }
        let words_end = end;
        if let Some(closed) = own_bracket(text, end) {
            end = closed;
        } else if text.is_mark(end, '(') {
            let close =
                (end + 1..(end + 10).min(text.tokens.len())).find(|at| text.is_mark(*at, ')'));
            if let Some(close) = close.filter(|close| {
                self.is_body(close - 1)
                    || self.covering(close - 1).is_some_and(|name| !name.is_state())
            }) {
                end = close + 1;
            }
        }
        Some(self.named(start, words_end, end))
    }

    /// Whether no Chinese name of a body begins at a token.
    fn cannot_begin_in_chinese(&self, start: usize) -> bool {
        let text = self.text;
        let begins = start == 0
            || !text.is_han(start - 1)
            || text.tokens[start].gap == Gap::Wide
            || self.covers[start - 1].is_some()
            || has("和与及由在是有的自对向给同等邀", self.word(start - 1))
            || self.starts[start].is_some()
            || self.led_in(start);
        // 授课教师来自|印度海关学院
        let led_in = self.phrases.at(start, Class::Carrier).is_some()
            || self.phrases.at(start, Class::AttendedBy).is_some()
            || self.phrases.at(start, Class::Include).is_some();
        !begins
            || self.guarded.get(start).copied().unwrap_or(false)
            || led_in
            || start > 0 && self.word(start - 1) == "等"
            || self.is_theme(start)
    }

    /// The token behind the last noun of bodies that the words from a token on lead to.
    fn chinese_end(&self, start: usize, first: Option<&Name>) -> Option<usize> {
        let text = self.text;
        let seated = first.is_some_and(|name| !name.is_state() && self.word(name.end) == "驻");
        let mut at = start;
        let mut end = None;
        while at < text.tokens.len() && at - start < 28 {
            // 韩国　保健福祉部次官: columns.
            if at > start && text.tokens[at].gap == Gap::Wide {
                break;
            }
            if let Some(number) = self.starts[at] {
                if at > start && first.is_some() && self.known[number].is_state() {
                    break;
                }
                at = self.known[number].end;
                continue;
            }
            if !(text.is_han(at)
                || text.tokens[at].kind == Kind::Word && at == start
                || text.is_mark(at, '·')
                || at > start && text.is_mark(at, '-') && text.is_han(at - 1))
            {
                break;
            }
            // 欧盟驻格鲁吉亚代表团
            if seated && one_of(self.word(at), "代") && self.word(at + 2) == "团" {
                end = Some(at + 3);
                break;
            }
            if let Some(body) = self.phrases.at(at, Class::Body) {
                // 部长, 局长 are offices; 组织 behind a verb is one.
                let office = self.phrases.at(at, Class::Office).is_some();
                // 十二国全部到齐
                let all = at > start && self.word(at) == "部" && self.word(at - 1) == "全";
                if !office && !all && at > start && self.covers[at].is_none() {
                    end = Some(body);
                }
                at = body;
                continue;
            }
            if self.stops_in_chinese(start, at, first, end) {
                break;
            }
            at += 1;
        }
        let end = end?;
        // 国家铁路集团|有限公司
        let company = (end + 1..end + 8)
            .take_while(|at| text.is_han(*at) && has("股份有限责任公司总", self.word(*at)))
            .find(|at| self.word(*at) == "司")
            .filter(|_| self.word(end - 1) == "团");
        Some(company.map_or(end, |company| company + 1))
    }

    /// Whether a word is none of a name.
    fn stops_in_chinese(
        &self,
        start: usize,
        at: usize,
        first: Option<&Name>,
        end: Option<usize>,
    ) -> bool {
        self.phrases.at(at, Class::Verb).is_some()
            || self.word(at) == "担" && self.word(at + 1) == "任"
            || self.phrases.at(at, Class::AttendedBy).is_some()
            || self.phrases.at(at, Class::Attends).is_some()
            || self.phrases.at(at, Class::Office).is_some()
            || self.phrases.at(at, Class::PlaceWord).is_some_and(|_| {
                // 教科文组织驻太平洋国家办事处
                let seated = self.word(at) == "驻" && first.is_some_and(|name| !name.is_state());
                // 经济大学 is no way through.
                !(seated
                    || one_of(self.word(at), "关 至 对")
                    || self.word(at) == "经" && one_of(self.word(at + 1), "济 贸 营"))
            })
            || self
                .phrases
                .at(at, Class::Quantity)
                .is_some_and(|_| at > start + 1 && first.is_none())
            || self.phrases.at(at, Class::Status).is_some()
            || one_of(self.word(at), "和 与 及 以 的 等 将 为 了 是 有 由")
                && !(at > start && self.word(at) == "由" && self.word(at - 1) == "自")
                // 某某技术有限公司
                && !(self.word(at) == "有" && self.word(at + 1) == "限")
                && !self.is_inside(at, first.map_or(start, |name| name.end), end)
            || (self.phrases.at(at, Class::Event).is_some()
                && self.phrases.at(at, Class::Body).is_none()
                // 东亚地区城市联合会
                && self.phrases.at(at, Class::International).is_none()
                && end.is_none()
                && first.is_none())
    }

    /// Whether an officer stands behind a name: “哈萨克斯坦水利部部长” is the state through its minister.
    fn has_officer_behind(&self, end: usize) -> bool {
        let text = self.text;
        let first_of = one_of(self.word(end), "第 常 代 首 原 执")
            && self.phrases.at(end + 2, Class::Office).is_some();
        // 代表 and 负责人 stand for the body itself.
        let officer = self.phrases.at(end, Class::Office).is_some()
            && !(one_of(self.word(end), "代 负") && one_of(self.word(end + 1), "表 责"));
        // 外交部无任所大使: an envoy of the state.
        let envoy = (end..end + 5)
            .find(|at| one_of(self.word(*at), "大 特") && one_of(self.word(at + 1), "使"))
            .is_some_and(|at| (end..at).all(|at| text.is_han(at)));
        envoy || officer || self.word(end) == "长" || first_of
    }

    /// 中国国际贸易促进委员会副会长: an association is itself.
    fn is_association(&self, start: usize, end: usize) -> bool {
        let academy = self.word(end - 1) == "院" && one_of(self.word(end - 2), "学 究");
        (academy || one_of(self.word(end - 1), "会 学 所 行"))
            && self.word(end - 2) != "议"
            && (academy || end - start >= 6)
            && !(start..end).any(|at| self.word(at) == "国" && self.word(at + 1) == "家")
    }

    /// 、皮尤慈善信托基金会，: an item between marks of its own is no part of a sentence.
    fn is_alone(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let length = end - start;
        let mark = |at: usize| {
            text.tokens.get(at).is_none_or(|token| {
                matches!(
                    token.kind,
                    Kind::Break(_)
                        | Kind::Mark('、' | ',' | ':' | ';' | '。' | '(' | '•' | '–' | '"')
                )
            })
        };
        // 、…和跨境水资源理事会的代表
        let joined = |at: usize| length >= 6 && one_of(self.word(at), "和 与 及");
        let edge = |at: usize| mark(at) || joined(at) || at == end && self.word(at) == "的";
        edge(start.wrapping_sub(1)) && edge(end) && length >= 5 && {
            let other = |at: usize| {
                text.is_mark(at, '、')
                    || text.is_mark(at, ',')
                    || text.is_mark(at, '•')
                    || joined(at)
            };
            other(start.wrapping_sub(1)) || other(end) || text.is_mark(end, '(')
        }
    }
}
