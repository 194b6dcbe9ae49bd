//! How a list is to be read: what a person may say instead of the guesses. It does not know what
//! was read.

use serde::{Deserialize, Serialize};

/// How the bytes are a list. Whatever is left open the engine guesses, most of it from the first
/// 64 kB, and says what it guessed in [`super::Summary::format`] and why in
/// [`super::Summary::guesses`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Format {
    /// What separates cells: `,` `;` tab or `|`; a line end if nothing does, because every line is
    /// one cell. Of no meaning for JSON.
    pub delimiter: Option<char>,
    /// CSV or JSON.
    pub kind: Option<FileKind>,
    /// Whether a row names the columns. Of no meaning for JSON objects.
    pub has_header: Option<bool>,
    /// Rows above the head, or above the first row where there is no head: a title, comments.
    /// Empty lines are counted.
    pub skip: Option<usize>,
    /// Rows of the head, which are joined where there are several: 1 to 3.
    pub head_rows: Option<usize>,
    /// Rows right below the head that are none of the list's: units, numbers of columns.
    pub below: Option<usize>,
    /// Rows at the end that are none of the list's: a total, a source, notes. Empty lines and rows
    /// without a filled cell are not counted.
    pub footer: Option<usize>,
    /// Where in a JSON text the rows are: names of members with dots between them, `[]` behind one
    /// for each of whose items rows are told: `meetings[].participants`. "" = the text itself.
    pub root: Option<String>,
    /// Whether blanks around cells are taken off; they are, where nothing is said.
    pub trim: Option<bool>,
    /// Which of two numbers of a date is the day, where cells do not tell.
    pub date_order: Option<DateOrder>,
    /// Cells that mean that there is no value, as they stand there. None is assumed: `NA` is also
    /// Namibia.
    pub no_value: Vec<String>,
    /// Kinds of columns, by place.
    pub kinds: Vec<(usize, super::ColumnKind)>,
    /// Spellings to be counted as one.
    pub merge: Vec<Merge>,
}

/// What a list is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Cells with a delimiter between them, quoted as RFC 4180 has it; also TSV.
    Csv,
    /// A JSON object a line, whose keys are the columns.
    NdJson,
    /// A JSON array of such objects, or of arrays of cells; a row is an item, wherever its lines
    /// end. It may stand inside of an object.
    Json,
}

/// Which of the two numbers of a date like 03/05/2019 comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
}

/// Spellings of a column that are counted as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Merge {
    /// The column.
    pub column: usize,
    /// What the cells become.
    pub into: String,
    /// The cells that become it.
    pub texts: Vec<String>,
}
