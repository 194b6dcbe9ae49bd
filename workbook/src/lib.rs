//! Tables as an XLSX workbook that Excel, LibreOffice and the page itself open; and files as a ZIP archive,
//! which is what a workbook is.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! | file | what |
//! | --- | --- |
//! | `cell.rs` | texts and numbers as a sheet has them |
//! | `csv.rs` | a cell as CSV has it |
//! | `zip.rs` | files as one ZIP |
//!
//! A workbook here is as plain as the format lets it be: a text stands in its cell, no formula is ever
//! written, the first row is bold and stays in sight. Nothing is packed and no time is told, so that the
//! same tables give the same bytes. Knows no language, and not where rows come from.

#![forbid(unsafe_code)]

pub mod cell;
pub mod csv;
mod zip;

pub use zip::zip;

use cell::{Look, MAX_WIDTH};

/// The media type of a workbook.
pub const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Rows of a sheet, the head among them: what the format has room for.
pub const MAX_ROWS: usize = 1 << 20;
/// Columns of a sheet, likewise.
pub const MAX_COLUMNS: usize = 1 << 14;

/// Letters of a sheet's name.
const NAME: usize = 31;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A sheet, row by row; the first row is its head.
pub struct Sheet {
    name: String,
    /// The columns whose numbers are numbers, by their place.
    numbers: Vec<bool>,
    rows: usize,
    /// Letters of the longest cell of every column, as far as they make it wide.
    widths: Vec<usize>,
    inside: String,
}

impl Sheet {
    /// A sheet with the names of its columns. Where `numbers` says so of a column, cells with a number are
    /// numbers; all others are texts, whatever they look like.
    pub fn new<'a>(
        name: &str,
        head: impl IntoIterator<Item = &'a str>,
        numbers: impl IntoIterator<Item = bool>,
    ) -> Self {
        let mut sheet = Self {
            name: named(name),
            numbers: Vec::new(),
            rows: 0,
            widths: Vec::new(),
            inside: String::new(),
        };
        sheet.push(head);
        sheet.numbers = numbers.into_iter().collect();
        sheet
    }

    /// A sheet of all these rows. A column is one of numbers where every filled cell is one.
    #[must_use]
    pub fn of(name: &str, head: &[String], rows: &[Vec<String>]) -> Self {
        let is_of_numbers = |place: usize| {
            let cells =
                || rows.iter().filter_map(|row| row.get(place)).filter(|text| !text.is_empty());
            cells().next().is_some() && cells().all(|text| cell::is_number(text))
        };
        let numbers = (0..head.len()).map(is_of_numbers);
        let mut sheet = Self::new(name, head.iter().map(String::as_str), numbers);
        rows.iter().for_each(|row| sheet.push(row.iter().map(String::as_str)));
        sheet
    }

    /// Adds a row; beyond [`MAX_ROWS`] and [`MAX_COLUMNS`] nothing is added.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        if self.rows == MAX_ROWS {
            return;
        }
        self.rows += 1;
        let row = self.rows;
        self.inside += &format!("<row r=\"{row}\">");
        for (place, text) in cells.into_iter().take(MAX_COLUMNS).enumerate() {
            if self.widths.len() == place {
                self.widths.push(0);
            }
            if text.is_empty() {
                continue;
            }
            let look = match row {
                1 => Look::Head,
                _ if self.numbers.get(place) == Some(&true) && cell::is_number(text) => {
                    Look::Number
                }
                _ => Look::Text,
            };
            let letters = text.chars().take(MAX_WIDTH).count();
            self.widths[place] = self.widths[place].max(letters);
            cell::write(&mut self.inside, (place, row), text, look);
        }
        self.inside.push_str("</row>");
    }

    /// Bytes that it takes so far.
    #[must_use]
    pub fn size(&self) -> usize {
        self.inside.len()
    }

    fn xml(&self) -> String {
        let mut columns = String::new();
        for (place, width) in self.widths.iter().enumerate() {
            let (at, width) = (place + 1, width + 3);
            columns +=
                &format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        let columns = if columns.is_empty() { columns } else { format!("<cols>{columns}</cols>") };
        format!(
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             </sheetView></sheetViews>{columns}<sheetData>{}</sheetData></worksheet>",
            self.inside
        )
    }
}

/// The name of a sheet as the format lets it be.
fn named(name: &str) -> String {
    let is_sign = |c: char| "[]:*?/\\".contains(c) || c < ' ';
    let name: String = name.chars().map(|c| if is_sign(c) { ' ' } else { c }).collect();
    let mut left = NAME;
    let fits = name.trim_matches(['\'', ' ']).chars().take_while(|c| {
        let has_room = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        has_room
    });
    let name = fits.collect::<String>().trim_matches(['\'', ' ']).to_owned();
    if name.is_empty() { "1".to_owned() } else { name }
}

/// The names of sheets, none twice, in whatever case of a to z.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let is_taken = |name: &str| names.iter().any(|own| own.eq_ignore_ascii_case(name));
        let mut name = sheet.name.clone();
        for number in 2.. {
            if !is_taken(&name) {
                break;
            }
            let end = format!(" {number}");
            let start: String = sheet.name.chars().take(NAME / 2 - 1).collect();
            name = start + &end;
        }
        names.push(name);
    }
    names
}

/// Sheets as the bytes of a workbook; at least one is needed for a file that opens.
#[must_use]
pub fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let part = |kind: &str, path: &str| {
        format!("<Override PartName=\"/{path}\" ContentType=\"{TYPES}.{kind}+xml\"/>")
    };
    let relation = |id: usize, kind: &str, path: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{path}\"/>")
    };
    let relations = |inside: &str| {
        format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{inside}</Relationships>")
    };
    let mut types = part("sheet.main", "xl/workbook.xml") + &part("styles", "xl/styles.xml");
    let mut links = relation(sheets.len() + 1, "styles", "styles.xml");
    let mut told = String::new();
    let mut files = Vec::new();
    for (place, (sheet, name)) in sheets.iter().zip(names(sheets)).enumerate() {
        let id = place + 1;
        let path = format!("worksheets/sheet{id}.xml");
        types += &part("worksheet", &format!("xl/{path}"));
        links += &relation(id, "worksheet", &path);
        told +=
            &format!("<sheet name=\"{}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>", cell::text(&name));
        files.push((format!("xl/{path}"), sheet.xml()));
    }
    let first = [
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}</Types>"
            ),
        ),
        ("_rels/.rels", relations(&relation(1, "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{told}</sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relations(&links)),
        ("xl/styles.xml", format!("{HEAD}{}", cell::styles(MAIN))),
    ];
    let first = first.into_iter().map(|(name, text)| (name.to_owned(), text));
    let all: Vec<(String, Vec<u8>)> =
        first.chain(files).map(|(name, text)| (name, text.into_bytes())).collect();
    zip(&all)
}
