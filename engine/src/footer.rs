//! Rows at the end of a list that are none of its own: a total, where it comes from, notes.
//!
//! It does not know what stands above the rows, nor what becomes of those it finds.

use crate::names::is_in;
use crate::numbers;
use columns::column::Column;
use columns::fold;

/// Rows looked at from the end.
const LOOKED: usize = 30;
/// Letters that a note has and a cell of a list seldom.
const LONG: usize = 50;

/// Words that begin a note, folded, with the sign behind them.
const NOTES: &str = "|source|sources|note|notes|nb|n.b.|data source|data from|last updated|updated|generated|retrieved|downloaded|copyright|as of|legend|key|abbreviations|footnote|footnotes|disclaimer|citation|quelle|quellen|anmerkung|anmerkungen|hinweis|stand|fuente|fuentes|nota|notas|fonte|fontes|nota bene|remarque|remarques|zrodlo|uwaga|uwagi|zdroj|poznamka|forras|megjegyzes|bron|kilde|kalla|lahde|kaynak|источник|источники|примечание|примечания|по данным|данные|πηγή|σημείωση|资料来源|来源|数据来源|注|注释|备注|说明|出典|出所|資料|注記|출처|자료|주|";
/// Words that begin a line that says where a list comes from, folded.
const SOURCES: &str = "|source|sources|data source|data sources|source of data|data from|quelle|quellen|datenquelle|fuente|fuentes|fonte|fontes|fonti|zrodlo|zrodla|zdroj|forras|bron|kilde|kalla|lahde|kaynak|источник|источники|источник данных|по данным|джерело|πηγή|资料来源|来源|數據來源|数据来源|出典|出所|資料|출처|المصدر|";
/// Words that are a total, folded.
const TOTALS: &str = "|total|totals|grand total|sum|overall|sub total|subtotal|всего|итого|общии итог|total general|totaux|ensemble|gesamt|insgesamt|summe|gesamtsumme|totale|totaal|totalt|suma|razem|ogolem|celkem|spolu|osszesen|ukupno|toplam|genel toplam|yhteensa|i alt|kopa|kokku|is viso|σύνολο|合计|总计|总和|小计|計|合計|総計|합계|총계|계|المجموع|усього|разом|";

/// What was found.
pub(crate) struct Footer {
    pub(crate) rows: usize,
    /// The beginning of the first of them.
    pub(crate) begins_like: String,
}

/// Whether a text begins as a note does: "Source: …".
pub(crate) fn begins_like(text: &str) -> bool {
    let Some((word, _)) = text.split_once([':', '：']) else {
        return text.starts_with(['©', '※']);
    };
    word.len() < 40 && is_in(NOTES, fold::fold(word).trim())
}

/// What a line says of where a list comes from: "Source: UN", or with the word in a cell of its own;
/// `between` is what stands between cells.
pub(crate) fn source(cells: &[String], between: &str) -> Option<String> {
    let mut cells = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = cells.next()?.trim_start_matches(['#', '/', '*', ' ', '(']);
    let (word, mut said) = match first.split_once([':', '：']) {
        Some((word, rest)) => (word, rest.trim().to_owned()),
        None => (first, String::new()),
    };
    if word.len() > 60 || !is_in(SOURCES, fold::fold(word).trim()) {
        return None;
    }
    for cell in cells {
        said = if said.is_empty() { cell.to_owned() } else { format!("{said}{between}{cell}") };
    }
    Some(said).filter(|said| !said.is_empty())
}

/// Whether a text is what programs write below a table: a line of dashes, "(12 rows)".
fn is_end(text: &str) -> bool {
    let inside = text.trim_matches(['(', ')']);
    let (number, word) = inside.split_once(' ').unwrap_or_default();
    let is_count = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_told = inside.len() < text.len() || word.starts_with("rows in set");
    is_rule(text) || (is_count && is_told && (word.starts_with("row") || word.starts_with("строк")))
}

/// Whether a line begins like a footnote: "* provisional", "(1) without observers".
fn is_remark(text: &str) -> bool {
    let rest = text.trim_start_matches(['*', '†', '‡']);
    let has_mark = rest.len() < text.len() && rest.chars().count() > 2;
    let in_brackets = text.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']));
    let has_number = in_brackets.is_some_and(|(inside, rest)| {
        inside.len() < 3 && rest.chars().filter(|letter| letter.is_alphabetic()).count() > 2
    });
    has_mark || has_number || begins_like(text) || is_end(text)
}

/// Finds them; `is_after_gap` tells whether an empty row stands right before a row.
pub(crate) fn find(
    columns: &[Column],
    rows: usize,
    is_after_gap: impl Fn(usize) -> bool,
) -> Footer {
    let cell = |row: usize, column: usize| columns[column].cell(row);
    let filled =
        |row: usize| (0..columns.len()).filter(|&column| !cell(row, column).is_empty()).count();
    let none = Footer { rows: 0, begins_like: String::new() };
    if columns.is_empty() || rows < 2 {
        return none;
    }
    // Notes: the last rows that have a first cell only.
    let mut from = rows;
    let mut notes = rows;
    while from > 0 && rows - from < LOOKED {
        let row = from - 1;
        let text = cell(row, 0);
        let is_alone = filled(row) == 1 && !text.is_empty();
        let is_note = begins_like(text) || (is_remark(text) && filled(row) == 1);
        if !is_note && (columns.len() == 1 || !is_alone) {
            break;
        }
        from = row;
        let is_long = text.chars().count() > LONG;
        if is_note || is_long || is_after_gap(row) {
            notes = row;
        }
    }
    // A list of nothing but such rows has no notes.
    if notes * 2 < rows && rows > 4 {
        notes = rows;
    }
    let mut end = notes;
    // A total: the last row, with numbers beside the word.
    if end > 1 && columns.len() > 1 {
        let row = end - 1;
        let cells: Vec<&str> = (0..columns.len()).map(|column| cell(row, column)).collect();
        let mut words = cells.iter().filter(|cell| !cell.is_empty());
        let is_total = words.next().is_some_and(|word| {
            let folded = fold::fold(word);
            is_in(TOTALS, folded.trim_matches([' ', ':', '.']))
        });
        let others: Vec<&&str> = words.collect();
        if is_total && others.iter().all(|cell| numbers::see(cell).is_some()) {
            end = row;
        }
    }
    if end == rows {
        return none;
    }
    let first = (0..columns.len()).map(|column| cell(end, column)).find(|text| !text.is_empty());
    let begins_like = first.unwrap_or_default().chars().take(40).collect();
    Footer { rows: rows - end, begins_like }
}

/// Whether a cell is a line of dashes, as tables in plain text and in Markdown have them.
pub(crate) fn is_rule(cell: &str) -> bool {
    let dashes = cell.bytes().filter(|byte| matches!(byte, b'-' | b'=')).count();
    dashes > 2 && cell.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'+' | b':' | b'|' | b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[&str]) -> (usize, String) {
        let width = rows.iter().map(|row| row.split('|').count()).max().unwrap_or(1);
        let mut columns: Vec<Column> = (0..width).map(|_| Column::new(String::new())).collect();
        for row in rows {
            let cells: Vec<&str> = row.split('|').collect();
            for (place, column) in columns.iter_mut().enumerate() {
                column.push(cells.get(place).unwrap_or(&"").as_bytes());
            }
        }
        let footer = find(&columns, rows.len(), |_| false);
        (footer.rows, footer.begins_like)
    }

    #[test]
    fn totals_and_notes_are_found_and_rows_are_not() {
        let list = ["Chile|3|x", "Fiji|4|y", "Mali|5|x"];
        let with = |more: &[&'static str]| found(&[&list[..], more].concat());
        assert_eq!(with(&[]).0, 0);
        assert_eq!(with(&["Total|12"]), (1, "Total".to_owned()));
        assert_eq!(with(&["Total|12", "Source: UN"]), (2, "Total".to_owned()));
        assert_eq!(with(&["Источник: Росстат, 2020"]).0, 1);
        assert_eq!(with(&["* provisional", "(1) without observers"]).0, 2);
        assert_eq!(with(&["Tonga"]).0, 0, "a row with missing cells");
        assert_eq!(with(&["Total||"]).0, 1);
        assert_eq!(with(&["Total War|a|b"]).0, 0);
        assert_eq!(found(&["Ann", "Bob", "Notes"]).0, 0);
        assert_eq!(found(&["Ann", "Bob", "Source: UN"]).0, 1);
    }

    #[test]
    fn a_line_says_where_a_list_comes_from() {
        let said = |cells: &[&str]| {
            source(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>(), ", ")
        };
        for (cells, wanted) in [
            (&["Source: https://example.org/1"][..], Some("https://example.org/1")),
            (&["# Источник: Росстат"], Some("Росстат")),
            (&["来源：统计局"], Some("统计局")),
            (&["Data source", "World Bank", "2020"], Some("World Bank, 2020")),
            (&["Sources:", "UN"], Some("UN")),
            (&["Source:"], None),
            (&["Sourcebook: x"], None),
            (&["Note: from a source"], None),
        ] {
            assert_eq!(said(cells).as_deref(), wanted, "{cells:?}");
        }
    }
}
