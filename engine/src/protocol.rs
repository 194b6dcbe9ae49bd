//! Everything that the page and the engine say to each other, as JSON.
//!
//! How to read stands in `protocol/format.rs`, what was read in `protocol/reading.rs`, questions and
//! answers here.
//!
//! Enums with data are externally tagged (`{"answer": {…}}`), names are snake_case, whatever is
//! not given has its default (`{}` is a query without filters, a format to be guessed). Columns
//! are told by their place in the list, counted from 0; rows and columns *of a problem* are
//! counted from 1, as the reader's own program shows the file. Values are told by their text.
//!
//! It does not know any language: what is wrong is a kind with numbers, never a sentence.

mod format;
mod reading;

pub use charset::ENCODINGS;
pub use format::*;
pub use reading::*;

use serde::{Deserialize, Serialize};

/// Which columns are what, by their place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// The column that names a row and is searched.
    pub label: Option<usize>,
    /// Columns that name a row together with it: a first name, a last name.
    pub also: Vec<usize>,
    /// Columns that are searched beside it and those above.
    pub search: Vec<usize>,
    /// The columns to filter and count by, in the order to show; at most [`crate::MAX_FACETS`].
    pub facets: Vec<usize>,
    /// Columns whose cells hold several values, with what separates these. Parts are trimmed,
    /// empty ones dropped, repeated ones counted once; a cell without parts has the value "".
    pub multi: Vec<(usize, String)>,
    /// The column that holds a year or a date.
    pub date: Option<usize>,
    /// The column that says where a row comes from.
    pub source: Option<usize>,
    /// What the rows are broken down by at first; nothing = the first facet, or else the years.
    pub first: Option<By>,
}

/// Which rows are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Filters; a row must pass all of them. The same facet twice is a mistake: the last counts.
    pub facets: Vec<FacetQuery>,
    /// Beginnings of words of the columns that are searched, separated by spaces; a row must have all
    /// of them, in whichever of these columns. As the reader wrote it: the engine folds it as it
    /// folds the cells. Of no effect where no column is searched.
    pub text: String,
    /// Years of the date column, of which a row must have one. Of no effect if there are none, or
    /// without a date column.
    pub years: Vec<u16>,
    /// Months of the date column, `2019-05`, of which a row must have one; likewise.
    pub months: Vec<String>,
    /// The first date that passes: `2019`, `2019-05` or `2019-05-03`; "" = any. Likewise.
    pub from: String,
    /// The last one, in the same forms.
    pub to: String,
}

/// A filter by one facet. It passes rows that have any of `include` (where there are some; all of
/// them if `all`) and none of `exclude`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FacetQuery {
    /// The facet's column.
    pub facet: usize,
    /// Values by text; "" is the value of empty cells.
    pub include: Vec<String>,
    /// Values by text.
    pub exclude: Vec<String>,
    /// All of `include` instead of any; heard only where rows have several values.
    pub all: bool,
}

/// How much of the facets an answer tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Want {
    /// Values a facet.
    pub per_facet: usize,
    /// Columns of the facets to answer; `None` = all of the setup, in its order.
    pub facets: Option<Vec<usize>>,
    /// In which order values stand.
    pub order: Order,
}

/// An order of values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The most common of the whole list first, equally common ones by value.
    #[default]
    Count,
    /// By value: numbers by size, texts as in a dictionary, in which 2 stands before 10.
    Value,
}

impl Default for Want {
    fn default() -> Self {
        Self { per_facet: 12, facets: None, order: Order::Count }
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// How many rows, and how many for every value → [`Reply::Answer`].
    Answer {
        /// Which rows.
        #[serde(default)]
        query: Query,
        /// How much to tell.
        #[serde(default)]
        want: Want,
    },
    /// Rows by value or year, split by another facet → [`Reply::Breakdown`].
    Breakdown {
        /// Which rows.
        #[serde(default)]
        query: Query,
        /// By what.
        by: By,
        /// The column of a facet whose values divide every count.
        #[serde(default)]
        split: Option<usize>,
        /// Values to tell, most counted first (a breakdown by year tells all); at most
        /// [`crate::MAX_BREAKDOWN`].
        #[serde(default = "twenty")]
        limit: usize,
        /// Values of the split to tell, most common in the whole list first; at most
        /// [`crate::MAX_SPLIT`].
        #[serde(default = "twenty")]
        split_limit: usize,
    },
    /// Matching rows → [`Reply::Rows`].
    Rows {
        /// Which rows.
        #[serde(default)]
        query: Query,
        /// How many to pass over.
        from: usize,
        /// How many to tell; at most [`crate::MAX_ROWS_TOLD`].
        count: usize,
        /// In which order; `None` = as in the file.
        #[serde(default)]
        sort: Option<Sort>,
        /// The column that [`Row::date`] is read from; `None` = the setup's.
        #[serde(default)]
        date: Option<usize>,
    },
    /// The row of a number in the file → [`Reply::Rows`], with no row if it is none of the list's.
    Row {
        /// Its number, as [`Row::row`] has it.
        row: usize,
    },
    /// Values of a facet with counts, which have words that begin with all of `text`'s →
    /// [`Reply::Values`].
    Values {
        /// Which rows the counts are of; the facet's own filter is not observed.
        #[serde(default)]
        query: Query,
        /// The facet's column.
        facet: usize,
        /// Beginnings of words, separated by spaces; "" = every value.
        #[serde(default)]
        text: String,
        /// How many to pass over.
        from: usize,
        /// How many to tell.
        count: usize,
        /// In which order.
        #[serde(default)]
        order: Order,
    },
    /// What is wrong with the file → [`Reply::Problems`].
    Problems {
        /// How many to pass over.
        from: usize,
        /// How many to tell.
        count: usize,
    },
    /// Rows as CSV or JSON, a chunk at a time → [`Reply::Chunk`].
    Export {
        /// Which rows "shown" means.
        #[serde(default)]
        query: Query,
        /// What to export.
        what: What,
        /// As what; bad rows come as they are.
        #[serde(default)]
        form: Form,
        /// Where to go on: 0, then [`Chunk::next`].
        #[serde(default)]
        from: usize,
    },
    /// The different values of a column of the file, those of most rows first → [`Reply::Texts`].
    Texts {
        /// The column, which may be a facet.
        column: usize,
        /// What separates several values in a cell.
        #[serde(default)]
        separator: Option<String>,
        /// How many to tell.
        count: usize,
    },
    /// Makes columns of another one, in the place of those that were made before → [`Reply::Derived`]. The list
    /// is to be set up anew after it.
    Derive(Derived),
    /// Make what the first search needs now, because nothing else is to be done →
    /// [`Reply::Prepared`].
    Prepare,
}

fn twenty() -> usize {
    20
}

/// Columns that are made of another one: whoever asks says what each of its values becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Derived {
    /// The column that they are made of, which may be a facet.
    pub column: usize,
    /// What separates several values in its cells.
    pub separator: Option<String>,
    /// Its values.
    pub texts: Vec<String>,
    /// What becomes of a value that is not among them. An empty cell stays empty.
    pub other: String,
    /// The columns; none = those that were made before are taken away.
    pub columns: Vec<DerivedColumn>,
}

/// A column that is made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DerivedColumn {
    /// Its name.
    pub name: String,
    /// What it says, for whoever asked: [`Made::what`].
    pub what: String,
    /// Whether it is suggested as a facet.
    pub is_facet: bool,
    /// What becomes of each value of [`Derived::texts`], in their order.
    pub values: Vec<String>,
}

/// What a breakdown is by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A facet, by its column.
    Facet(usize),
    /// The years of the setup's date column.
    Year,
    /// Its months, `2019-05`; those without a day too.
    Month,
}

/// An order of rows by one column: numbers by size where the column holds numbers, else texts
/// by their folded letters; empty cells last in both directions, equal ones as in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// The column.
    pub column: usize,
    /// Largest first.
    #[serde(default)]
    pub descending: bool,
}

/// What to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The rows that match the query, with the head.
    Shown,
    /// Every good row, with the head.
    All,
    /// The bad rows as they stood in the file, as far as they were kept.
    Bad,
}

/// As what rows are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// CSV as RFC 4180 has it, with the head.
    #[default]
    Csv,
    /// An array of JSON objects, a line each: names of columns and cells, all of them texts.
    Json,
}

/// A workbook to save: rows of the list as a sheet, then tables that the page has. It is asked for beside
/// [`Ask`], because what is told are bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Book {
    /// Which rows; `None` = no sheet with rows.
    pub rows: Option<BookRows>,
    /// Tables that come after them.
    pub tables: Vec<Table>,
}

/// The rows of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookRows {
    /// Which rows "shown" means.
    #[serde(default)]
    pub query: Query,
    /// What to export: rows shown, or all.
    pub what: What,
    /// The name of the sheet.
    pub name: String,
}

/// A table as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The name of its sheet.
    pub name: String,
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// What the engine says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// To [`Ask::Answer`].
    Answer(Answer),
    /// To [`Ask::Breakdown`].
    Breakdown(Breakdown),
    /// To [`Ask::Rows`].
    Rows(Rows),
    /// To [`Ask::Values`].
    Values(Values),
    /// To [`Ask::Problems`].
    Problems(Problems),
    /// To [`Ask::Export`].
    Chunk(Chunk),
    /// To [`Ask::Texts`].
    Texts(Texts),
    /// To [`Ask::Derive`]: the list as it is now.
    Derived(Box<Summary>),
    /// To [`Ask::Prepare`].
    Prepared,
    /// To a setup.
    Ready(Ready),
    /// Nothing can be told.
    Failure(Failure),
}

/// Counts of a query. A facet does not observe its own filter; it observes all others and the
/// text; `total` observes every filter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Rows that match.
    pub total: usize,
    /// Rows of the list.
    pub rows: usize,
    /// The facets wanted.
    pub facets: Vec<FacetAnswer>,
    /// What the query names that the list does not have.
    pub ignored: Vec<Ignored>,
}

/// The values of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetAnswer {
    /// Its column.
    pub facet: usize,
    /// How many values it has.
    pub distinct: usize,
    /// The first values in the order asked for, then whichever else are included or excluded. Where
    /// there are more values than are told, those with rows stand before those without; beside
    /// that, a filter never sorts them anew.
    pub values: Vec<ValueCount>,
    /// Values not told.
    pub more: usize,
}

/// A value and its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    /// Its text; "" = the cells are empty.
    pub value: String,
    /// Rows of the query.
    pub count: usize,
    /// Rows of the whole list.
    pub all: usize,
    /// Whether the query names it.
    pub state: Choice,
}

/// What a query says of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Nothing.
    #[default]
    Free,
    /// It is included.
    Included,
    /// It is excluded.
    Excluded,
}

/// A part of a query that has no effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The column that the query names.
    pub facet: usize,
    /// The unknown value; `None` = the column is no facet.
    pub value: Option<String>,
}

/// Rows by value or year; it observes every filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown {
    /// Rows that match.
    pub total: usize,
    /// By value: those most counted, the most common in the whole list first, so that no filter
    /// changes their order. By year: from the first
    /// year to the last of the *whole list*, those without rows too.
    pub rows: Vec<BreakdownRow>,
    /// Values that have rows and are not told.
    pub more: usize,
    /// Matching rows without a year (a breakdown by year only).
    pub undated: usize,
    /// The values of [`BreakdownRow::split`], in its order.
    pub split_values: Vec<String>,
    /// Whether `split` has one place more, for rows with any other value.
    pub split_other: bool,
    /// What the query names that the list does not have.
    pub ignored: Vec<Ignored>,
}

/// A row of a breakdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakdownRow {
    /// The value, or the year.
    pub value: String,
    /// Rows of the query.
    pub count: usize,
    /// Rows of the whole list.
    pub all: usize,
    /// Rows of the query by the split's values; empty without a split.
    pub split: Vec<usize>,
}

/// Some of the rows that match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Rows that match.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<Row>,
    /// What the query names that the list does not have.
    pub ignored: Vec<Ignored>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number in the file, counted from 1, the head and empty lines counted too.
    pub row: usize,
    /// Its cells, one a column, in the order of the file.
    pub cells: Vec<String>,
    /// Its date as far as it is told: `2019`, `2019-01`, `2019-01-31`; "" = none.
    #[serde(default)]
    pub date: String,
}

/// Some of a facet's values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    /// Values that have the words.
    pub total: usize,
    /// Those asked for, most common in the whole list first, ties by text.
    pub values: Vec<ValueCount>,
    /// What the query names that the list does not have.
    pub ignored: Vec<Ignored>,
}

/// The different values of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// How many there are.
    pub total: usize,
    /// Those asked for, with their rows.
    pub texts: Vec<(String, usize)>,
}

/// Some of what is wrong with the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    /// Problems kept, at most [`crate::MAX_PROBLEMS`]; [`Summary::problems`] counts all.
    pub total: usize,
    /// Those asked for, in the order in which they were met.
    pub problems: Vec<Problem>,
}

/// A piece of a file to save.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// The piece; pieces put together are the file.
    pub text: String,
    /// Where to go on; `None` = this was the last.
    pub next: Option<usize>,
}

/// The list is ready for questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// The setup in force: that which was given, without what was refused.
    pub setup: Setup,
    /// What was refused.
    pub refused: Vec<Failure>,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What is the matter.
    pub kind: FailureKind,
    /// The column concerned.
    pub column: Option<usize>,
    /// A number that belongs to it: a bound, a count.
    pub number: Option<usize>,
}

/// What can be the matter with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The question is not in the form of this file.
    NotUnderstood,
    /// The list has not been read to its end.
    NotFinished,
    /// There is no such column; `number` = how many there are.
    NoSuchColumn,
    /// The column is no facet of the setup.
    NoFacet,
    /// The setup names no date column.
    NoDate,
    /// The column has too many values for a facet; `number` = how many are possible.
    TooManyValues,
    /// The setup names too many facets; `number` = how many are possible.
    TooManyFacets,
    /// What separates values is empty.
    NoSeparator,
    /// The memory of the engine does not suffice for this facet; `number` = its bound in bytes.
    OutOfMemory,
    /// There are too many rows for a workbook, or they are too long; `number` = how many are possible.
    TooLongForBook,
}
