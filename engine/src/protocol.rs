//! Everything that the page and the engine say to each other, as JSON.
//!
//! Enums with data are externally tagged (`{"answer": {…}}`), names are snake_case, whatever is
//! not given has its default (`{}` is a query without filters, a format to be guessed). Columns
//! are told by their place in the list, counted from 0; rows and columns *of a problem* are
//! counted from 1, as the reader's own program shows the file. Values are told by their text.
//!
//! It does not know any language: what is wrong is a kind with numbers, never a sentence.

use serde::{Deserialize, Serialize};

/// How the bytes are a list. `None` = the engine guesses from the first 64 kB and says what it
/// guessed in [`Summary::format`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Format {
    /// What separates cells: `,` `;` tab or `|`. Of no meaning for JSON.
    pub delimiter: Option<char>,
    /// CSV or JSON.
    pub kind: Option<Kind>,
    /// Whether the first row names the columns. Of no meaning for JSON.
    pub has_header: Option<bool>,
}

/// What a list is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Cells with a delimiter between them, quoted as RFC 4180 has it; also TSV.
    Csv,
    /// A JSON object a line, whose keys are the columns.
    NdJson,
    /// A JSON array of such objects; a row is an item, wherever its lines end.
    Json,
}

/// Which columns are what, by their place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// The column that names a row and is searched.
    pub label: Option<usize>,
    /// The columns to filter and count by, in the order to show; at most [`crate::MAX_FACETS`].
    pub facets: Vec<usize>,
    /// Columns whose cells hold several values, with what separates these. Parts are trimmed,
    /// empty ones dropped, repeated ones counted once; a cell without parts has the value "".
    pub multi: Vec<(usize, String)>,
    /// The column that holds a year or an ISO date.
    pub date: Option<usize>,
}

/// Which rows are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Filters; a row must pass all of them. The same facet twice is a mistake: the last counts.
    pub facets: Vec<FacetQuery>,
    /// Beginnings of words of the label, separated by spaces; a row must have all of them. As the
    /// reader wrote it: the engine folds it as it folds the label. Of no effect without a label.
    pub text: String,
    /// Years of the date column, of which a row must have one. Of no effect if there are none, or
    /// without a date column.
    pub years: Vec<u16>,
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
}

impl Default for Want {
    fn default() -> Self {
        Self { per_facet: 12, facets: None }
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// How many rows, and how many for every value → [`Told::Answer`].
    Answer {
        /// Which rows.
        #[serde(default)]
        query: Query,
        /// How much to tell.
        #[serde(default)]
        want: Want,
    },
    /// Rows by value or year, split by another facet → [`Told::Breakdown`].
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
    /// Matching rows → [`Told::Rows`].
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
    },
    /// The row of a number in the file → [`Told::Rows`], with no row if it is none of the list's.
    Row {
        /// Its number, as [`Row::row`] has it.
        row: usize,
    },
    /// Values of a facet with counts, which have words that begin with all of `text`'s →
    /// [`Told::Values`].
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
    },
    /// What is wrong with the file → [`Told::Problems`].
    Problems {
        /// How many to pass over.
        from: usize,
        /// How many to tell.
        count: usize,
    },
    /// Rows as CSV, a chunk at a time → [`Told::Chunk`].
    Export {
        /// Which rows "shown" means.
        #[serde(default)]
        query: Query,
        /// What to export.
        what: What,
        /// Where to go on: 0, then [`Chunk::next`].
        #[serde(default)]
        from: usize,
    },
    /// Make what the first search needs now, because nothing else is to be done →
    /// [`Told::Prepared`].
    Prepare,
}

fn twenty() -> usize {
    20
}

/// What a breakdown is by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A facet, by its column.
    Facet(usize),
    /// The years of the setup's date column.
    Year,
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

/// What the engine says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
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
    /// How long it took, in microseconds, where there is a clock.
    pub micros: Option<f64>,
}

/// The values of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetAnswer {
    /// Its column.
    pub facet: usize,
    /// How many values it has.
    pub distinct: usize,
    /// The most common values of the whole list (ties by text), then whichever else are included
    /// or excluded; a filter never sorts them anew.
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
    pub state: State,
}

/// What a query says of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
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
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes fed.
    pub bytes: u64,
    /// Good rows read.
    pub rows: usize,
    /// Bad rows met.
    pub bad_rows: usize,
    /// Whether the engine reads no further: there is no use in feeding more.
    pub stopped: bool,
}

/// What a list is, after it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Good rows.
    pub rows: usize,
    /// Bad rows, which are in no count.
    pub bad_rows: usize,
    /// Bad rows whose text was kept for download.
    pub bad_rows_kept: usize,
    /// Bytes fed.
    pub bytes: u64,
    /// The columns.
    pub columns: Vec<Column>,
    /// How often every kind of problem was met.
    pub problems: Vec<ProblemCount>,
    /// How the text is encoded.
    pub encoding: Encoding,
    /// Bounds that were met.
    pub limits: Vec<Limit>,
    /// The format given or guessed; NDJSON has neither delimiter nor head.
    pub format: Format,
    /// Which parts of `format` were guessed.
    pub guessed: Guessed,
    /// Which columns could be what; see [`crate::suggest`] for the rule.
    pub suggested: Setup,
    /// The kind of list that the columns tell of.
    pub preset: Option<Preset>,
    /// Bytes that the engine holds.
    pub memory: u64,
}

/// What was not given and therefore guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guessed {
    /// The delimiter.
    pub delimiter: bool,
    /// The kind.
    pub kind: bool,
    /// Whether there is a head.
    pub has_header: bool,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name; made up ("Column 3") where there is none, "x (2)" where it stands twice.
    pub name: String,
    /// Different cells, empty ones among them.
    pub distinct: usize,
    /// Whether `distinct` is exact: where nearly all of more than 65,536 cells differ, the engine
    /// stops looking for equal ones.
    pub exact: bool,
    /// Empty cells.
    pub empty: usize,
    /// What its cells look like.
    pub kind: ColumnKind,
    /// Whether it may be a facet.
    pub facet: bool,
    /// Up to three different cells, none empty, in the order of the file.
    pub samples: Vec<String>,
    /// What seems to separate several values in its cells.
    pub separator: Option<String>,
    /// Different values that this makes; 0 without a separator.
    pub parts: usize,
}

/// What cells look like; all but one in twenty of those that are not empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Anything.
    #[default]
    Text,
    /// Numbers as `-12.5`; `1 234,5` is a text.
    Number,
    /// Years from 1000 to 2999.
    Year,
    /// ISO dates, `2024-11-22` or `2024-11`, with or without a time.
    Date,
    /// Every cell is empty.
    Empty,
}

/// A kind of list that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// A list of delegates as the UNFCCC's are published.
    Unfccc,
    /// Organizations as this page exports them.
    PlenaryOrganizations,
    /// States as this page exports them.
    PlenaryStates,
}

/// How the text is encoded. The engine reads UTF-8; other encodings are the page's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoding {
    /// Whether it began with a byte order mark, which was taken off.
    pub byte_order_mark: bool,
    /// Cells with bytes that are no UTF-8; these became U+FFFD.
    pub invalid_cells: usize,
}

/// A bound that was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// Which.
    pub kind: LimitKind,
    /// The bound.
    pub bound: u64,
    /// What there was; 0 = unknown, because the reading stopped.
    pub met: u64,
}

/// Bounds of the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// Columns; those beyond were left out.
    Columns,
    /// Bytes of memory; the reading stopped.
    Memory,
    /// Rows; the reading stopped.
    Rows,
    /// Problems kept; those beyond are counted only.
    Problems,
    /// Bytes of bad rows kept for download; those beyond are counted only.
    BadRows,
}

/// How often a kind of problem was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemCount {
    /// The kind.
    pub kind: ProblemKind,
    /// How often.
    pub count: usize,
}

/// Something wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// The row in the file, counted from 1, the head and empty lines counted too.
    pub row: Option<usize>,
    /// The column, counted from 1.
    pub column: Option<usize>,
    /// A number that belongs to the kind.
    pub number: Option<usize>,
    /// A text that belongs to the kind.
    pub text: Option<String>,
    /// Whether the row is bad: in no count, but kept for download.
    pub bad: bool,
}

/// What can be wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// There is no row. Nothing else is said.
    Empty,
    /// It is a web page. Nothing was read.
    Html,
    /// It is a compressed file, or an office document, which is one. Nothing was read.
    Compressed,
    /// The row has too few fields; `number` = how many. Bad.
    ShortRow,
    /// The row has too many fields; `number` = how many. Bad.
    LongRow,
    /// A quote was opened in this cell and not closed within [`crate::MAX_CELL`] or before the
    /// end. The line is bad, the next
    /// line is read as a row. Bad.
    UnclosedQuote,
    /// The cell is longer than [`crate::MAX_CELL`]; `number` = that. Bad.
    LongCell,
    /// The row is longer than [`crate::MAX_ROW`]; `number` = that. Bad.
    HugeRow,
    /// The cell has a NUL, which stays.
    Nul,
    /// The cell has bytes that are no UTF-8; they became U+FFFD.
    InvalidUtf8,
    /// Two columns have the same name; `text` = the new name of the second.
    DuplicateHeader,
    /// A column has no name; `text` = the one it was given.
    EmptyHeader,
    /// There are too many columns; `number` = how many there are, the first
    /// [`crate::MAX_COLUMNS`] were kept.
    TooManyColumns,
    /// The line is no JSON object; `column` = the character where it fails. Bad.
    NotJson,
    /// The memory does not suffice; rows from here on were not read. `number` = the bound, bytes.
    Memory,
    /// There are too many rows; rows from here on were not read. `number` = the bound.
    TooManyRows,
}
