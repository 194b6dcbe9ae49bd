//! The sheets of an XLSX workbook, read cell by cell: a sheet whose only cell stands in its last row is
//! not held as the million rows it seems to have. It does not know other kinds of workbooks.

use crate::csv::Csv;
use crate::{Entry, Failure, MAX_COLUMNS, Text};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

fn open(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, Failure> {
    Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Failure::Locked,
        _ => Failure::Damaged,
    })
}

/// The sheets.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Entry>, Failure> {
    let book = open(bytes)?;
    let told = |sheet: &calamine::Sheet| Entry {
        name: sheet.name.clone(),
        hidden: sheet.visible != SheetVisible::Visible,
    };
    Ok(book.sheets_metadata().iter().map(told).collect())
}

/// A sheet.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Text, Failure> {
    let mut book = open(bytes)?;
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| Failure::Damaged)?;
    let mut csv = Csv::default();
    let (mut row, mut here) = (0, Vec::<String>::new());
    while let Some(cell) = cells.next_cell().map_err(|_| Failure::Damaged)? {
        let (at, column) = cell.get_position();
        let (at, column) = (at as usize, column as usize);
        if at != row {
            put(&mut csv, row, &mut here);
            row = at;
        }
        if csv.is_full() {
            csv.cut();
            break;
        }
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if column >= MAX_COLUMNS {
            csv.cut();
            continue;
        }
        here.resize(here.len().max(column + 1), String::new());
        if let Some(place) = here.get_mut(column) {
            *place = text;
        }
    }
    put(&mut csv, row, &mut here);
    Ok(csv.finish())
}

/// Writes a row where it belongs; one that has none of its cells is an empty line.
fn put(csv: &mut Csv, row: usize, cells: &mut Vec<String>) {
    if !cells.is_empty() {
        csv.skip_to(row);
        csv.push(cells);
        cells.clear();
    }
}

/// A cell as people would write it: dates as ISO 8601 has them.
fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => (if *is { "TRUE" } else { "FALSE" }).to_owned(),
        DataRef::DateTime(date) => day(*date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

fn day(date: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if date.is_duration() || date.as_f64() < 1.0 {
        let hours = (date.as_f64() * 24.0).floor();
        return format!("{hours:02}:{minute:02}:{second:02}");
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {time}") }
}
