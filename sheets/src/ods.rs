//! The sheets of an ODS workbook, read row by row: what a sheet says is repeated is written as often
//! only as the bounds allow. It does not know other kinds of workbooks.

use crate::csv::Csv;
use crate::{Entry, Failure, MAX_COLUMNS, Text};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, BufReader, Cursor};
use zip::ZipArchive;

/// Letters of a cell that are read.
const LONGEST: usize = 1 << 20;
/// Rows with a value that a sheet may have only because it says that others are repeated.
const REPEATED: usize = 1 << 16;

/// Calls `with` for every event of the workbook's text, until it says that it is enough.
fn events(
    bytes: &[u8],
    mut with: impl FnMut(&Event, &dyn Fn(&BytesStart, &str) -> Option<String>) -> bool,
) -> Result<(), Failure> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::Damaged)?;
    let part = archive.by_name("content.xml").map_err(|_| Failure::Damaged)?;
    let mut reader: Reader<Box<dyn BufRead + '_>> =
        Reader::from_reader(Box::new(BufReader::new(part)));
    let config = reader.config_mut();
    config.trim_text(false);
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let attribute = |element: &BytesStart, name: &str| {
        let found = element.try_get_attribute(name).ok().flatten()?;
        quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Failure::Damaged)? {
            Event::Eof => return Ok(()),
            event => {
                if !with(&event, &attribute) {
                    return Ok(());
                }
            }
        }
    }
}

/// The sheets.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    events(bytes, |event, attribute| {
        if let Event::Start(element) = event
            && element.name().as_ref() == "table:table"
        {
            let name = attribute(element, "table:name").unwrap_or_default();
            entries.push(Entry { name, hidden: false });
        }
        entries.len() <= crate::MAX_TEXTS
    })?;
    Ok(entries)
}

/// What is read of a sheet so far.
#[derive(Default)]
struct Sheet {
    csv: Csv,
    /// Tables begun.
    tables: usize,
    /// How deep inside tables: a table within a cell is none of the sheet's.
    depth: usize,
    /// Rows without a value that were passed.
    empty_rows: usize,
    row: Vec<String>,
    row_repeats: usize,
    /// Repeated rows for which there is room.
    room: usize,
    /// Empty cells passed in the row.
    empty_cells: usize,
    /// The value that the cell says it has, and its text.
    value: Option<String>,
    text: String,
    cell_repeats: usize,
    in_cell: bool,
    /// Depth of elements whose text is not the cell's: a remark on it.
    aside: usize,
    paragraphs: usize,
}

/// A sheet, by its place.
pub(crate) fn read(bytes: &[u8], place: usize) -> Result<Text, Failure> {
    let mut sheet = Sheet { room: REPEATED, row_repeats: 1, ..Sheet::default() };
    events(bytes, |event, attribute| {
        match event {
            Event::Start(element) => sheet.start(place, element, attribute),
            Event::End(element) => sheet.end(place, element.name().as_ref()),
            Event::Text(text) if sheet.is_text(place) => sheet.push(&text.xml10_content()),
            Event::GeneralRef(entity) if sheet.is_text(place) => {
                let known = quick_xml::escape::resolve_xml_entity(entity);
                let sign = entity.resolve_char_ref().ok().flatten();
                // What a file defines itself is not unfolded: it could be anything, a million times.
                match (known, sign) {
                    (Some(text), _) => sheet.push(text),
                    (_, Some(sign)) => sheet.push(sign.encode_utf8(&mut [0; 4])),
                    (None, None) => sheet.push("\u{fffd}"),
                }
            }
            _ => {}
        }
        sheet.tables <= place + 1 && !sheet.csv.is_full()
    })?;
    if sheet.csv.is_full() {
        sheet.csv.cut();
    }
    Ok(sheet.csv.finish())
}

impl Sheet {
    fn is_here(&self, place: usize) -> bool {
        self.tables == place + 1 && self.depth == 1
    }

    fn is_text(&self, place: usize) -> bool {
        self.is_here(place) && self.in_cell && self.aside == 0 && self.paragraphs > 0
    }

    fn push(&mut self, text: &str) {
        if self.text.len() < LONGEST {
            self.text.push_str(text);
        }
    }

    fn start(
        &mut self,
        place: usize,
        element: &BytesStart,
        attribute: &dyn Fn(&BytesStart, &str) -> Option<String>,
    ) {
        let number = |name: &str| {
            attribute(element, name)
                .and_then(|value| value.parse().ok())
                .filter(|count| *count > 0)
                .unwrap_or(1)
        };
        match element.name().as_ref() {
            "table:table" => {
                self.tables += usize::from(self.depth == 0);
                self.depth += 1;
            }
            _ if !self.is_here(place) => {}
            "table:table-row" => {
                self.row_repeats = number("table:number-rows-repeated");
                self.row.clear();
                self.empty_cells = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell_repeats = number("table:number-columns-repeated");
                let of = |names: &[&str]| names.iter().find_map(|name| attribute(element, name));
                // Texts are taken as they are shown, all others by their values.
                let kind = attribute(element, "office:value-type").unwrap_or_default();
                self.value = match kind.as_str() {
                    "float" | "percentage" | "currency" => of(&["office:value"]),
                    "date" => of(&["office:date-value"]),
                    "boolean" => of(&["office:boolean-value"]).map(|value| value.to_uppercase()),
                    "string" => of(&["office:string-value"]),
                    _ => None,
                };
                self.text.clear();
                (self.in_cell, self.paragraphs) = (true, 0);
            }
            "office:annotation" => self.aside += 1,
            "text:p" if self.in_cell && self.aside == 0 => {
                if self.paragraphs > 0 {
                    self.push("\n");
                }
                self.paragraphs += 1;
            }
            "text:s" if self.aside == 0 => {
                let count = number("text:c").min(100);
                self.push(&" ".repeat(count));
            }
            "text:tab" if self.aside == 0 => self.push("\t"),
            "text:line-break" if self.aside == 0 => self.push("\n"),
            _ => {}
        }
    }

    fn end(&mut self, place: usize, name: &str) {
        match name {
            "table:table" => self.depth = self.depth.saturating_sub(1),
            _ if !self.is_here(place) => {}
            "office:annotation" => self.aside = self.aside.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" if self.in_cell => {
                self.in_cell = false;
                let cell = self.value.take().unwrap_or_else(|| std::mem::take(&mut self.text));
                if cell.is_empty() {
                    self.empty_cells = self.empty_cells.saturating_add(self.cell_repeats);
                    return;
                }
                let repeats = self.cell_repeats;
                for (count, cell) in [(self.empty_cells, String::new()), (repeats, cell)] {
                    let room = (MAX_COLUMNS + 1).saturating_sub(self.row.len());
                    let cells = std::iter::repeat_n(cell, count.min(room));
                    self.row.extend(cells);
                }
                self.empty_cells = 0;
            }
            "table:table-row" => {
                if self.row.is_empty() {
                    self.empty_rows = self.empty_rows.saturating_add(self.row_repeats);
                    return;
                }
                let at = self.csv.rows().saturating_add(self.empty_rows);
                self.csv.skip_to(at);
                self.empty_rows = 0;
                let asked = self.row_repeats - 1;
                if asked > self.room {
                    self.csv.cut();
                }
                let again = asked.min(self.room);
                self.room -= again;
                for _ in 0..=again {
                    self.csv.push(&self.row);
                }
            }
            _ => {}
        }
    }
}
