//! Rows of a list as meetings: which column is what, which rows are one meeting, who is named in it.
//!
//! A row is never guessed: without a meeting or a participant it is kept out, and told. Knows no element, no
//! worker, and not how a dataset is written.

use crate::data::value::one_line;
use crate::draft::sheet::{Meant, Meeting, Named};
use crate::list::terms;
use engine::protocol::{ColumnKind, Row, Setup, Summary};
use std::collections::{BTreeMap, BTreeSet};

/// Most meetings that are made of one list; the rest is left out.
pub const MOST_MEETINGS: usize = 1_000;
/// Most participants of a meeting; the rest is left out.
pub const MOST_PARTICIPANTS: usize = 2_000;
/// Most rows that are looked at.
pub const MOST_ROWS: usize = 100_000;
/// Longest id that comes of a title, in bytes.
const LONGEST_ID: usize = 40;

/// What a column can be for meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It names the meeting.
    Meeting,
    /// It says when it was.
    Date,
    /// It names who takes part.
    Participant,
    /// It says under which heading they are named.
    Heading,
    /// It says where that comes from.
    Source,
}

impl Part {
    /// All, in the order in which they are asked for.
    pub const ALL: [Self; 5] =
        [Self::Meeting, Self::Date, Self::Participant, Self::Heading, Self::Source];

    /// As messages and elements call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Date => "date",
            Self::Participant => "participant",
            Self::Heading => "heading",
            Self::Source => "source",
        }
    }

    /// What a column is usually called that is it, in small letters; the likeliest first.
    fn usual(self) -> &'static [&'static str] {
        match self {
            Self::Meeting => &[
                "meeting",
                "meetings",
                "conference",
                "event",
                "summit",
                "forum",
                "session",
                "встреча",
                "заседание",
                "совещание",
                "конференция",
                "мероприятие",
                "саммит",
                "форум",
                "сессия",
                "会议",
                "活动",
                "峰会",
                "论坛",
                "届会",
            ],
            Self::Date => &["date", "day", "year", "дата", "день", "год", "日期", "年份"],
            Self::Participant => &[
                "participant",
                "participants",
                "delegation",
                "country",
                "state",
                "organisation",
                "organization",
                "member",
                "participant name",
                "участник",
                "участники",
                "делегация",
                "страна",
                "государство",
                "организация",
                "参加方",
                "参会方",
                "与会方",
                "代表团",
                "国家",
                "组织",
                "机构",
            ],
            Self::Heading => &[
                "heading",
                "capacity",
                "role",
                "status",
                "category",
                "рубрика",
                "качество",
                "роль",
                "статус",
                "категория",
                "类别",
                "身份",
                "角色",
                "地位",
            ],
            Self::Source => {
                &["source", "sources", "url", "link", "источник", "ссылка", "来源", "出处", "链接"]
            }
        }
    }
}

/// Which column is what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    of: [Option<usize>; 5],
}

impl Columns {
    /// The column that is something.
    pub fn get(&self, part: Part) -> Option<usize> {
        self.of[part as usize]
    }

    /// Says which column is something, or that none is.
    pub fn set(&mut self, part: Part, column: Option<usize>) {
        self.of[part as usize] = column;
    }

    /// What they seem to be: by what they are called, by what the list takes them for, and by the column whose
    /// names are matched. A column is one thing.
    pub fn guessed(summary: &Summary, setup: &Setup, matched: Option<usize>) -> Self {
        let mut own = Self::default();
        let heads: Vec<String> = summary.columns[..terms::own(summary)]
            .iter()
            .map(|column| column.name.to_lowercase())
            .collect();
        own.set(Part::Participant, matched);
        for part in [Part::Participant, Part::Meeting, Part::Date, Part::Source, Part::Heading] {
            let is_free = |at: &usize| !own.of.contains(&Some(*at));
            let fits = |at: &usize| {
                let kind = summary.columns[*at].kind;
                match part {
                    Part::Date => matches!(kind, ColumnKind::Date | ColumnKind::Year),
                    Part::Source => matches!(kind, ColumnKind::Text | ColumnKind::Link),
                    _ => matches!(kind, ColumnKind::Text | ColumnKind::Id),
                }
            };
            let called = |is: fn(&str, &str) -> bool| {
                part.usual().iter().find_map(|word| {
                    (0..heads.len()).filter(is_free).filter(fits).find(|at| is(&heads[*at], word))
                })
            };
            let role = match part {
                Part::Participant => setup.label,
                Part::Date => setup.date,
                Part::Source => setup.source,
                Part::Meeting | Part::Heading => None,
            };
            let by_role = role.filter(is_free);
            let found = match part {
                // The list knows dates and sources by their cells.
                Part::Date | Part::Source => by_role.or_else(|| called(is_called)),
                _ => called(is_called).or_else(|| called(has_word)).or(by_role),
            };
            if own.get(part).is_none() {
                own.set(part, found);
            }
        }
        own
    }
}

fn is_called(head: &str, word: &str) -> bool {
    head.trim() == word
}

/// Whether a word stands in a head; Chinese has no spaces.
pub fn has_word(head: &str, word: &str) -> bool {
    let is_chinese = word.chars().all(|c| c > '\u{2e80}');
    is_chinese && head.contains(word)
        || head.split(|c: char| !c.is_alphanumeric()).any(|own| own == word)
}

/// How meetings are made of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Which column is what.
    pub columns: Columns,
    /// What the one meeting is called, where no column names any.
    pub title: String,
    /// Whether rows of the same meeting on different dates are different meetings.
    pub is_apart: bool,
    /// What separates several participants in a cell.
    pub separator: Option<String>,
}

/// What was made of rows, and the rows of which nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The meetings, in the order in which rows name them first.
    pub meetings: Vec<Meeting>,
    /// Rows that were looked at.
    pub rows: usize,
    /// The numbers of those without a participant.
    pub nobody: Vec<usize>,
    /// Of those without a meeting.
    pub nowhere: Vec<usize>,
    /// Of those that name somebody whom a row before names in the same meeting.
    pub doubles: Vec<usize>,
    /// Meetings of which nothing was made.
    pub more_meetings: usize,
    /// Participants that were left out.
    pub more_participants: usize,
}

/// Rows of one title, by their places.
struct Titled {
    title: String,
    rows: Vec<usize>,
}

/// Makes meetings of rows; `meant` says what a name means.
pub fn made(rows: &[Row], mapping: &Mapping, meant: &dyn Fn(&str) -> Meant) -> Made {
    let mut made = Made { rows: rows.len(), ..Made::default() };
    let mut taken = BTreeSet::new();
    for (title, rows_of) in told_apart(rows, mapping, &mut made) {
        let dates = rows_of.iter().filter_map(|at| date(&rows[*at], mapping));
        let (start, end) =
            (dates.clone().min().unwrap_or_default(), dates.max().unwrap_or_default());
        let end = if end == start { "" } else { end };
        if made.meetings.len() == MOST_MEETINGS {
            made.more_meetings += 1;
            continue;
        }
        let mut meeting = Meeting {
            id: id(&title, start, &mut taken),
            title,
            start: start.to_owned(),
            end: end.to_owned(),
            participants: Vec::new(),
        };
        let mut seen = BTreeSet::new();
        for row in rows_of.iter().map(|at| &rows[*at]) {
            let mut is_double = false;
            for text in names(row, mapping) {
                let meant = meant(text);
                let who = meant.id().map_or_else(|| one_line(text), |id| format!("\n{id}"));
                if !seen.insert(who) {
                    is_double = true;
                } else if meeting.participants.len() == MOST_PARTICIPANTS {
                    made.more_participants += 1;
                } else {
                    meeting.participants.push(Named {
                        row: row.row,
                        text: one_line(text),
                        meant,
                        heading: cell(row, mapping, Part::Heading),
                        source: cell(row, mapping, Part::Source),
                    });
                }
            }
            if is_double {
                made.doubles.push(row.row);
            }
        }
        made.meetings.push(meeting);
    }
    made.doubles.sort_unstable();
    made
}

/// Rows of each meeting, in the order in which rows name them first. Rows that name none, or nobody, are
/// told.
fn told_apart(rows: &[Row], mapping: &Mapping, made: &mut Made) -> Vec<(String, Vec<usize>)> {
    let mut all: Vec<Titled> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let has_titles = mapping.columns.get(Part::Meeting).is_some();
    for (at, row) in rows.iter().enumerate() {
        let title = match has_titles {
            true => cell(row, mapping, Part::Meeting),
            false => one_line(&mapping.title),
        };
        let is_nobody = names(row, mapping).next().is_none();
        if is_nobody {
            made.nobody.push(row.row);
        } else if title.is_empty() {
            made.nowhere.push(row.row);
        } else {
            let place = *places.entry(title.clone()).or_insert_with(|| {
                all.push(Titled { title, rows: Vec::new() });
                all.len() - 1
            });
            all[place].rows.push(at);
        }
    }
    let mut meetings: Vec<(String, Vec<usize>)> = Vec::new();
    for Titled { title, rows: own } in all {
        let mut by_date: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in &own {
            by_date.entry(date(&rows[*at], mapping).unwrap_or_default()).or_default().push(*at);
        }
        let dated = by_date.keys().filter(|date| !date.is_empty()).count();
        if has_titles && mapping.is_apart && dated > 1 {
            meetings.extend(by_date.into_values().map(|own| (title.clone(), own)));
        } else {
            meetings.push((title, own));
        }
    }
    meetings.sort_by_key(|(_, own)| own.first().copied());
    meetings
}

/// A cell on one line; empty where no column is that.
fn cell(row: &Row, mapping: &Mapping, part: Part) -> String {
    let cell = mapping.columns.get(part).and_then(|at| row.cells.get(at));
    cell.map(|cell| one_line(cell)).unwrap_or_default()
}

/// The names in the cell of the participant; none where it is empty.
fn names<'a>(row: &'a Row, mapping: &'a Mapping) -> impl Iterator<Item = &'a str> {
    let at = mapping.columns.get(Part::Participant);
    let cell = at.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
    let parts: Vec<&str> = match &mapping.separator {
        Some(by) => cell.split(by.as_str()).collect(),
        None => vec![cell],
    };
    parts.into_iter().map(str::trim).filter(|name| !name.is_empty())
}

/// The date of a row, if it has one.
fn date<'a>(row: &'a Row, mapping: &Mapping) -> Option<&'a str> {
    mapping.columns.get(Part::Date)?;
    Some(row.date.as_str()).filter(|date| !date.is_empty())
}

/// An id that no meeting has yet, of its title; of a title without Latin letters and digits, of its date.
fn id(title: &str, date: &str, taken: &mut BTreeSet<String>) -> String {
    let mut own = crate::draft::slug(title);
    if own.len() > LONGEST_ID
        && let Some(end) = own[..LONGEST_ID].rfind('-')
    {
        own.truncate(end);
    }
    if own.is_empty() {
        own = "meeting".to_owned();
    }
    if (own == "meeting" || taken.contains(&own)) && !date.is_empty() {
        own = format!("{own}-{date}");
    }
    let numbered = (2..).map(|n| format!("{own}-{n}"));
    let found = std::iter::once(own.clone()).chain(numbered).find(|id| !taken.contains(id));
    let free = found.unwrap_or(own);
    taken.insert(free.clone());
    free
}
