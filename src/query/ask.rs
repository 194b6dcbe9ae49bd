//! The query: everything about the page that can be shared, as plain data, and the acts that change
//! it.
//!
//! Facets and values are told by their ids, so that one query serves every source of rows: the ids of a
//! meeting stand in its dataset, those of a reader's list are names of columns and texts of cells.
//! Knows no source.

use super::order::Order;
use super::reading::Reading;

/// A filter by one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The facet's id.
    pub facet: String,
    /// The value's id; empty for cells of a list without a value.
    pub value: String,
    /// Whether rows with the value are left out instead of asked for.
    pub exclude: bool,
}

/// What rows are broken down by.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum By {
    /// The first facet, whichever that is.
    #[default]
    First,
    /// A facet, by its id. Make it by [`By::facet`], which tells the first facet as `First`.
    Facet(String),
    /// The years of the rows.
    Year,
    /// Their months.
    Month,
}

impl By {
    /// A facet, in the one way in which a query tells it.
    pub fn facet(id: &str, first: &str) -> Self {
        if id == first { Self::First } else { Self::Facet(id.to_owned()) }
    }

    /// The id of the facet, if it is one.
    pub fn id<'a>(&'a self, first: &'a str) -> Option<&'a str> {
        match self {
            Self::First => Some(first),
            Self::Facet(id) => Some(id),
            Self::Year | Self::Month => None,
        }
    }
}

/// Order of the rows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sort {
    /// By what: [`NAME`], a facet's id, a column's name; `None` is the source's own order, as printed or
    /// as in the file.
    pub key: Option<String>,
    /// From last to first.
    pub descending: bool,
}

/// The key that sorts a meeting by the short names.
pub const NAME: &str = "name";
/// The key that sorts the points of a meeting by theme; the participants keep printed order.
pub const THEME: &str = "theme";

/// Which screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum View {
    /// Who is named: breakdown and table.
    #[default]
    Who,
    /// Which states held a status that day, named and not named.
    Status,
    /// What the document reports of its participants together.
    Points,
    /// The other meetings of the series.
    Editions,
    /// Sources and method.
    Sources,
    /// The reader's own copy of the document, checked.
    Check,
    /// All views one below the other, to be printed.
    Report,
}

impl View {
    /// Every view with its `view=` value. Tests that must see each view go through this list.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("who", Self::Who),
        ("status", Self::Status),
        ("points", Self::Points),
        ("editions", Self::Editions),
        ("sources", Self::Sources),
        ("check", Self::Check),
        ("report", Self::Report),
    ];

    /// Its `view=` value.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, view)| *view == self).map_or("", |(name, _)| name)
    }
}

/// The page inside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embed {
    /// One view, whose filters can be used.
    Usable,
    /// One view as it is.
    Fixed,
}

impl Embed {
    /// Each with its `embed=` value.
    pub const ALL: &'static [(&'static str, Self)] = &[("1", Self::Usable), ("fixed", Self::Fixed)];

    /// Its `embed=` value.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, embed)| *embed == self).map_or("", |(name, _)| name)
    }

    /// By that value; `None` if there is no such frame.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, embed)| *embed)
    }
}

/// The schemes of colours that an address can ask for, as `scheme=` and the style sheet name them.
pub const SCHEMES: &[&str] = &["light", "dark"];

/// What the reader has made of a list's columns, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// The column that names a row.
    pub label: Option<String>,
    /// The columns to filter and count by, in order.
    pub facets: Vec<String>,
    /// Columns with several values in a cell, with what separates them.
    pub multi: Vec<(String, String)>,
    /// The column with a year or a date.
    pub date: Option<String>,
    /// Columns that name a row together with `label`; nothing said = those suggested.
    pub also: Option<Vec<String>>,
    /// The column that says where a row comes from; empty = none does, nothing said = that suggested.
    pub source: Option<String>,
}

/// The state of the page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// Ticked values, in order of addition, each at most once.
    pub clauses: Vec<Clause>,
    /// Facets of which a row must have all values that are asked for, instead of any.
    pub all: Vec<String>,
    /// Years that are asked for, in order; a row must have one of them.
    pub years: Vec<u16>,
    /// The first and the last date that are asked for, `2019`, `2019-05` or `2019-05-03`; empty = any.
    pub range: (String, String),
    /// In which order values stand.
    pub order: Order,
    /// Text searched for, as typed.
    pub text: String,
    /// The breakdown.
    pub by: By,
    /// The facet whose values divide it; never the one it is by.
    pub split: Option<String>,
    /// Shares in the breakdown instead of numbers.
    pub percent: bool,
    /// Order of the table.
    pub sort: Sort,
    /// Screen.
    pub view: View,
    /// Ids of themes that points are filtered by; any of them.
    pub themes: Vec<String>,
    /// Ids of other ways of counting a status (who counts as holding it), at most one a status; none
    /// counts those in force on the day.
    pub basis: Vec<String>,
    /// Id of the row or organization whose card is open.
    pub show: Option<String>,
    /// Language tag, if the reader chose one.
    pub lang: Option<String>,
    /// Whether the page stands inside another one.
    pub embed: Option<Embed>,
    /// The scheme of colours, one of [`SCHEMES`]; `None` follows the reader's own.
    pub scheme: Option<&'static str>,
    /// What the reader has made of a list's columns; `None` is what is suggested.
    pub roles: Option<Roles>,
    /// How the reader wants a list to be read.
    pub reading: Reading,
}

impl Query {
    /// What is asked of a value, if anything: whether it is excluded.
    pub fn clause(&self, facet: &str, value: &str) -> Option<bool> {
        let own = self.clauses.iter().find(|clause| clause.facet == facet && clause.value == value);
        own.map(|clause| clause.exclude)
    }

    /// Toggles a clause on a value. Where the value is already asked for and is now to be excluded, or the
    /// other way round, the clause changes sides.
    pub fn toggle(&mut self, facet: &str, value: &str, exclude: bool) {
        let before = self.clause(facet, value);
        self.remove(facet, value);
        if before != Some(exclude) {
            let (facet, value) = (facet.to_owned(), value.to_owned());
            self.clauses.push(Clause { facet, value, exclude });
        }
    }

    /// Asks for a value (or excludes it), unless something is asked of it already.
    pub fn add(&mut self, facet: &str, value: &str, exclude: bool) {
        if self.clause(facet, value).is_none() {
            self.toggle(facet, value, exclude);
        }
    }

    /// Removes any clause on a value.
    pub fn remove(&mut self, facet: &str, value: &str) {
        self.clauses.retain(|clause| clause.facet != facet || clause.value != value);
    }

    /// Leaves this value as the facet's only filter, or takes that filter back if it is the only
    /// one already; the other facets stay.
    pub fn toggle_only(&mut self, facet: &str, value: &str) {
        let is_only = self.clauses.iter().filter(|clause| clause.facet == facet).count() == 1
            && self.clause(facet, value) == Some(false);
        self.clear_facet(facet);
        if !is_only {
            self.toggle(facet, value, false);
        }
    }

    /// Removes a facet's filter. Whether all or any of its values are asked for stays as it was chosen.
    pub fn clear_facet(&mut self, facet: &str) {
        self.clauses.retain(|clause| clause.facet != facet);
    }

    /// Asks for all values of a facet instead of any, or the other way round.
    pub fn toggle_all(&mut self, facet: &str) {
        toggle(&mut self.all, facet);
    }

    /// Asks for a year, or no longer.
    pub fn toggle_year(&mut self, year: u16) {
        match self.years.binary_search(&year) {
            Ok(place) => drop(self.years.remove(place)),
            Err(place) => self.years.insert(place, year),
        }
    }

    /// Asks for this year and no other; no longer, if that is how it was.
    pub fn toggle_only_year(&mut self, year: u16) {
        self.years = if self.years == [year] { Vec::new() } else { vec![year] };
    }

    /// Asks for this month and no other date; no longer, if that is how it was.
    pub fn toggle_only_month(&mut self, month: &str) {
        let only = (month.to_owned(), month.to_owned());
        self.range = if self.range == only { Default::default() } else { only };
    }

    /// The dates that are asked for, as people write them.
    pub fn dates(&self) -> String {
        let (from, to) = &self.range;
        if from == to { from.clone() } else { format!("{from} – {to}").trim().to_owned() }
    }

    /// Whether dates are asked for.
    pub fn has_range(&self) -> bool {
        !self.range.0.is_empty() || !self.range.1.is_empty()
    }

    /// Removes every filter of the rows: clauses, years, dates and text. The breakdown, the order, the language,
    /// and what filters the points stay.
    pub fn clear(&mut self) {
        self.clauses.clear();
        self.years.clear();
        self.range = Default::default();
        self.text.clear();
    }

    /// This query as others are given it: without an open card, a frame or its colours.
    pub fn shared(&self) -> Self {
        Self { show: None, embed: None, scheme: None, ..self.clone() }
    }

    /// How many filters of the rows there are; the text is one.
    pub fn filters(&self) -> usize {
        let others = usize::from(self.has_range()) + usize::from(self.is_searching());
        self.clauses.len() + self.years.len() + others
    }

    /// Whether the text asks for anything.
    pub fn is_searching(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Whether this goes on with a search that `before` had begun: typing is one act, and its first
    /// letter is where it starts.
    pub fn is_typed_from(&self, before: &Self) -> bool {
        before.is_searching()
            && self.text != before.text
            && Self { text: before.text.clone(), ..self.clone() } == *before
    }

    /// Whether another query has the same rows and numbers. The language, percent, an open card and the
    /// frame make no difference.
    pub fn finds_the_same(&self, other: &Self) -> bool {
        let told = |query: &Self| Self { percent: false, lang: None, ..query.shared() };
        told(self) == told(other)
    }

    /// Breaks the rows down; a split by the same facet would say nothing and is dropped. `first` is
    /// the id of the source's first facet.
    pub fn break_down(&mut self, by: By, first: &str) {
        self.by = by;
        let split = self.split.take();
        self.split_by(split, first);
    }

    /// Splits the breakdown by a second facet, or not at all.
    pub fn split_by(&mut self, facet: Option<String>, first: &str) {
        self.split = facet.filter(|facet| Some(facet.as_str()) != self.by.id(first));
    }

    /// Filters the points by a theme, or no longer.
    pub fn toggle_theme(&mut self, theme: &str) {
        toggle(&mut self.themes, theme);
    }

    /// Sorts by a key; the same key again turns the order round, and once more takes it back.
    pub fn sort_by(&mut self, key: Option<&str>) {
        let is_same = self.sort.key.as_deref() == key;
        self.sort = match (is_same, self.sort.descending) {
            (true, true) => Sort::default(),
            (true, false) => Sort { key: key.map(str::to_owned), descending: true },
            (false, _) => Sort { key: key.map(str::to_owned), descending: false },
        };
    }
}

/// Adds an id to a list, or takes it away.
fn toggle(ids: &mut Vec<String>, id: &str) {
    match ids.iter().position(|other| other == id) {
        Some(at) => drop(ids.remove(at)),
        None => ids.push(id.to_owned()),
    }
}

/// Whether a text is a year, a month of one, or a day.
pub fn is_date(text: &str) -> bool {
    let form = ["0000", "0000-00", "0000-00-00"];
    let own: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    form.contains(&own.as_str())
}
