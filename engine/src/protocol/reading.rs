//! What is told of the reading: what the list is, what was guessed and why, what was set aside, what is
//! wrong. It does not know any language: reasons and notes are kinds with numbers.

use super::{DateOrder, Format, Setup};
use serde::{Deserialize, Serialize};

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
    /// What was guessed, why, and how far that is to be believed.
    pub guesses: Vec<Guess>,
    /// Rows and cells that were set aside or changed.
    pub notes: Vec<Note>,
    /// The first rows as they stand, beside what was made of them.
    pub preview: Vec<PreviewRow>,
    /// Where the list comes from, as a line above or below its rows says: "Source: …"; else empty.
    #[serde(default)]
    pub source: String,
    /// Spellings that seem to mean the same, which [`Format::merge`] counts as one.
    pub spellings: Vec<Spellings>,
    /// Places in a JSON text that could be the rows, for [`Format::root`].
    pub roots: Vec<Root>,
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
    /// Cells of [`Self::kind`] among a hundred that are filled and no word for "no value".
    pub fit: u8,
    /// How numbers are written, where it holds some.
    #[serde(default)]
    pub number: Option<NumberStyle>,
    /// Which number of a date is the day, where cells or the format tell it.
    #[serde(default)]
    pub order: Option<DateOrder>,
    /// The first and the last year, where it holds years or dates.
    #[serde(default)]
    pub years: Option<(u16, u16)>,
    /// How many different years these are.
    #[serde(default)]
    pub different_years: u16,
    /// Cells that could mean "no value", with how many rows have them.
    #[serde(default)]
    pub missing: Vec<(String, usize)>,
    /// Letters of a filled cell, on average.
    #[serde(default)]
    pub letters: usize,
    /// Whether it may be a facet.
    pub facet: bool,
    /// Up to three different cells, none empty, in the order of the file.
    pub samples: Vec<String>,
    /// What seems to separate several values in its cells.
    pub separator: Option<String>,
    /// Values that several rows have, and the rows that have them; neither 0 nor words for "no value".
    #[serde(default)]
    pub again: (usize, usize),
    /// Different values that this makes; 0 without a separator.
    pub parts: usize,
    /// Values that are told in the breakdown, against one value for each row and all rows in one
    /// value: 0 = nothing is to be seen, 100 = as telling as can be.
    #[serde(default)]
    pub telling: u8,
    /// The column that says the same in other, longer texts: the name of which this is the code.
    #[serde(default)]
    pub twin: Option<usize>,
    /// Filled cells among a hundred that look like a code: without a blank, with a digit.
    #[serde(default)]
    pub codes: u8,
    /// Whether its kind was said by hand.
    #[serde(default)]
    pub said: bool,
    /// What it was made of, if it does not stand in the file.
    #[serde(default)]
    pub made: Option<Made>,
}

impl Column {
    /// Different cells that are filled.
    #[must_use]
    pub fn different(&self) -> usize {
        self.distinct.saturating_sub(usize::from(self.empty > 0))
    }
}

/// Where a column comes from that does not stand in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The column that it was made of.
    pub of: usize,
    /// What it says of it.
    pub what: String,
}

/// What cells look like; nine in ten of those that are filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Anything.
    #[default]
    Text,
    /// Numbers, as [`NumberStyle`] says.
    Number,
    /// Numbers with the sign or name of a currency.
    Money,
    /// Numbers with a sign for percent.
    Percent,
    /// Degrees of latitude or longitude.
    Coordinate,
    /// Years from 1000 to 2999, also "2020*", "c. 2019" or "1999–2003", which is counted in 1999.
    Year,
    /// Dates, as people write them.
    Date,
    /// Addresses of pages.
    Link,
    /// Addresses of mail.
    Email,
    /// Numbers of telephones.
    Phone,
    /// Numbers and codes that stand for something and are not counted with.
    Id,
    /// Every cell is empty.
    Empty,
}

impl ColumnKind {
    /// Whether cells are put in order by size.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Money | Self::Percent | Self::Coordinate)
    }
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberStyle {
    /// What stands before fractions: a dot or a comma.
    pub decimal: char,
    /// What stands between thousands; nothing if no cell has it.
    pub group: Option<char>,
}

/// A guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess {
    /// What was guessed.
    pub topic: Topic,
    /// The column concerned.
    pub column: Option<usize>,
    /// Why.
    pub reason: Reason,
    /// Numbers that belong to the reason.
    pub numbers: Vec<usize>,
    /// A text that belongs to the reason.
    pub text: String,
    /// How far it is to be believed.
    pub doubt: Doubt,
}

/// What is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// [`Format::delimiter`].
    Delimiter,
    /// [`Format::skip`].
    Skip,
    /// [`Format::has_header`].
    Head,
    /// [`Format::head_rows`].
    HeadRows,
    /// [`Format::below`].
    Below,
    /// [`Format::footer`].
    Footer,
    /// [`Format::root`].
    Root,
    /// [`Column::kind`].
    Kind,
    /// [`Column::order`].
    DateOrder,
    /// [`Column::number`].
    NumberStyle,
    /// [`Setup::label`].
    Label,
    /// [`Setup::date`].
    Date,
    /// [`Setup::source`].
    Source,
    /// [`Setup::multi`].
    Separator,
    /// What the rows are broken down by at first.
    First,
}

/// Why something is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file says so in a line `sep=;`.
    SaidInFile,
    /// `numbers`: so many rows, of so many looked at, fall into so many cells.
    SameCells,
    /// No sign falls in a number of cells that repeats: a line is a cell.
    NoSign,
    /// The first row with as many filled cells as those below; `numbers`: its number.
    FirstFull,
    /// Nothing stands above.
    FirstRow,
    /// `numbers`: so many columns have another kind of cell below the first one.
    OtherKindBelow,
    /// `numbers`: so many cells of the row do not stand again below, of so many.
    NotAgainBelow,
    /// `numbers`: so many cells of the first row stand again below, of so many.
    AgainBelow,
    /// The only cell of the first row looks as those below; `numbers`: how many these are.
    AlikeBelow,
    /// The first row has values as those below.
    ValuesAlready,
    /// Above every cell, or before it, the row above has a word for several columns.
    GroupsAbove,
    /// The cells stand in brackets.
    Brackets,
    /// The cells are tags that begin with `#`, as HXL has them.
    Tags,
    /// The cells number the columns.
    Numbering,
    /// They are lines of dashes.
    Rule,
    /// Each line was one quoted cell, whose quotes were taken off.
    LinesQuoted,
    /// It tells the list column by column.
    ByColumn,
    /// The cells are units.
    Units,
    /// The cells are words, where below are numbers only.
    WordsOverNumbers,
    /// The last rows have one cell only, or begin like `text`.
    BeginsLike,
    /// The only list of objects in it; `text`: where.
    OnlyList,
    /// The largest of `numbers` lists in it; `text`: where.
    LargestList,
    /// `numbers`: so many of a hundred filled cells.
    MostCells,
    /// `numbers`: so many cells have a first number above 12, so many a second one.
    AboveTwelve,
    /// No cell tells; `numbers`: so many could be either.
    NothingTells,
    /// The column is called so.
    Name,
    /// Its texts differ most.
    MostDifferent,
    /// Its cells look like it.
    Looks,
    /// Parts stand alone in other cells; `numbers`: so many parts, of so many.
    PartsAlone,
    /// Parts repeat; `numbers`: so many parts, in so many different cells.
    PartsRepeat,
    /// It has the most telling number and shares of values; `numbers`: values, filled in a hundred.
    Telling,
    /// The date stands before every facet.
    DateBefore,
    /// `numbers`: so many rows fitted, of so many: is the head further down?
    FewFit,
}

/// How far a guess is to be believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// As good as certain.
    #[default]
    None,
    /// Likely.
    Some,
    /// Hardly better than another.
    Great,
}

/// Something that was set aside or changed in reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What.
    pub kind: NoteKind,
    /// How many rows, cells or columns.
    pub count: usize,
    /// The numbers in the file of the first of these rows; at most [`crate::MAX_PLACES`].
    pub rows: Vec<usize>,
    /// The column concerned.
    pub column: Option<usize>,
    /// The text that stood there first.
    pub text: String,
}

/// What is set aside or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// A line that says what separates cells. No row.
    Separator,
    /// Rows above the head: a title, remarks. No rows.
    Title,
    /// Rows that begin with `#`. No rows.
    Comment,
    /// Rows below the head: units, numbers of columns. No rows.
    Units,
    /// The head again, further down. No rows.
    HeadAgain,
    /// Rows without a filled cell. No rows.
    EmptyRows,
    /// Rows at the end: a total, a source, notes. No rows.
    Footer,
    /// Rows with missing last cells, which were taken as empty.
    ShortRows,
    /// Rows with empty cells too many at their end, which were left out.
    EmptyCells,
    /// Cells with a quote at their beginning that closes nowhere it could; it stays.
    StrayQuote,
    /// Cells from whose ends blanks were taken off.
    Blanks,
    /// Columns at the end without a name or a filled cell; they are left out.
    EmptyColumns,
    /// Rows have a cell more than the head: the first column has no name.
    NoFirstName,
    /// Cells of JSON that were NaN or infinite; they are empty.
    NotANumber,
    /// Cells that were taken as without a value, because the format says so.
    NoValue,
    /// Cells that were counted as others, because the format says so.
    Merged,
    /// Lists in a JSON text beside the one that is read; `text`: their names.
    OtherLists,
    /// Filled cells of a column of years or dates that are none; they count as without a year. `text`: the
    /// first of them.
    NoDate,
    /// Rows with a filled cell too many; they are bad.
    LongRows,
}

/// A row of the file as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its number in the file.
    pub row: usize,
    /// What it was taken for.
    pub taken: Taken,
    /// Its cells as they stand, at most [`crate::MAX_PREVIEW_CELLS`].
    pub raw: Vec<String>,
    /// What was made of them; nothing where the row is none of the list's.
    pub made: Vec<String>,
}

/// What a row of the file is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// A row of the list.
    Row,
    /// The head, or a row of it.
    Head,
    /// None of the list's; a note says what.
    Aside,
    /// A bad row; a problem says why.
    Bad,
}

/// Spellings of a column that seem to mean the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spellings {
    /// The column.
    pub column: usize,
    /// The spellings with how many rows have them, the commonest first.
    pub texts: Vec<(String, usize)>,
}

/// A list inside a JSON text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// Where it is, as [`Format::root`] has it.
    pub path: String,
    /// Items that were seen of it at the beginning.
    pub items: usize,
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
    /// It is a PDF. Nothing was read; so for the kinds that follow, down to [`Self::Binary`].
    Pdf,
    /// It is a workbook of Excel 97 to 2003, or a document of that time.
    OldOffice,
    /// It is a workbook as XML, as Excel 2003 wrote it.
    XmlSpreadsheet,
    /// It is XML of another kind.
    Xml,
    /// It is packed by a program that browsers do not have: `text` = which.
    Packed,
    /// It is a picture.
    Picture,
    /// It is a file of a database or of data in columns: `text` = which.
    Database,
    /// It is a text with its formats, as RTF has them.
    RichText,
    /// It is what Git keeps in the place of a large file (Git LFS), not the file.
    Pointer,
    /// Its bytes are no text.
    Binary,
    /// It is JSON without a list of objects in it.
    NoRows,
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
