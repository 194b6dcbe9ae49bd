//! The text in a file: DOCX and ODT unpacked and taken out of their XML, plain text as it stands.
//!
//! Reads what a person reads: paragraphs as lines, the cells of a row beside each other, items of
//! lists with a bullet; no deleted text, notes, comments or fields. Unpacks no more than a bound. Not a
//! parser of XML: it need only keep words apart and in order.

use crate::finding::{cut, has};
use crate::unreadable::Unreadable;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Longest document that is unpacked, in bytes of XML: a text of [`crate::LONGEST`] in a lot of dress.
const UNPACKED: usize = 64 << 20;

/// The text in a file, and what it was taken out of: `docx`, `odt`, `text`.
///
/// # Errors
/// What is wrong with the file.
pub fn text_of(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    let begins = |start: &[u8]| bytes.starts_with(start);
    let (text, from) = if begins(b"PK\x03\x04") {
        document(bytes)?
    } else if begins(b"%PDF") {
        return Err(Unreadable::Pdf);
    } else if begins(b"\xD0\xCF\x11\xE0") || begins(b"{\\rtf") {
        return Err(Unreadable::OldDocument);
    } else {
        (plain(bytes)?, "text")
    };
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if text.len() > crate::LONGEST {
        return Err(Unreadable::Long);
    }
    Ok((text, from))
}

/// A text in UTF-8, or in UTF-16 with its mark.
///
/// # Errors
/// If it is neither.
fn plain(bytes: &[u8]) -> Result<String, Unreadable> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    // A few signs that are none are a slip.
    if text.contains('\0') || text.chars().filter(|c| *c == '\u{FFFD}').take(21).count() > 20 {
        return Err(Unreadable::NotText);
    }
    Ok(text)
}

/// The text of the document in an archive.
fn document(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    let entries = entries(bytes).ok_or(Unreadable::Damaged)?;
    let named = |test: fn(&str) -> bool| entries.iter().find(|entry| test(entry.name));
    // What a word processor calls a DOCX’s text, with a number where it was saved elsewhere.
    let is_word = |name: &str| name.starts_with("word/document") && name.ends_with(".xml");
    let (entry, style, from) = if let Some(entry) = named(is_word) {
        (entry, &DOCX, "docx")
    } else if let Some(entry) = named(|name| name == "content.xml") {
        (entry, &ODT, "odt")
    } else {
        return Err(Unreadable::NoDocument);
    };
    let xml = entry.unpacked(bytes)?;
    Ok((Reading::of(&String::from_utf8_lossy(&xml), style), from))
}

/// A file in an archive.
struct Entry<'a> {
    name: &'a str,
    method: u16,
    packed: usize,
    header: usize,
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

/// The files that the directory at an archive's end names.
fn entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    let from = bytes.len().saturating_sub(66_000);
    let end = from + bytes[from..].windows(4).rposition(|signature| signature == b"PK\x05\x06")?;
    let count = number(bytes, end + 10, 2)?;
    let mut at = number(bytes, end + 16, 4)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let length = number(bytes, at + 28, 2)?;
        let more = number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
        let name = std::str::from_utf8(bytes.get(at + 46..at + 46 + length)?).unwrap_or_default();
        entries.push(Entry {
            name,
            method: number(bytes, at + 10, 2)? as u16,
            packed: number(bytes, at + 20, 4)?,
            header: number(bytes, at + 42, 4)?,
        });
        at += 46 + length + more;
    }
    Some(entries)
}

impl Entry<'_> {
    fn unpacked(&self, bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let inside = || {
            let names = number(bytes, self.header + 26, 2)? + number(bytes, self.header + 28, 2)?;
            let start = self.header + 30 + names;
            bytes.get(start..start.checked_add(self.packed)?)
        };
        let packed = inside().ok_or(Unreadable::Damaged)?;
        match self.method {
            0 => Ok(packed.to_vec()),
            8 => decompress_to_vec_with_limit(packed, UNPACKED).map_err(|error| {
                let is_long = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                if is_long { Unreadable::Long } else { Unreadable::Damaged }
            }),
            _ => Err(Unreadable::Damaged),
        }
    }
}

/// What the elements of a kind of document are called.
struct Style {
    /// Ends a line.
    paragraphs: &'static [&'static str],
    /// Its text is read; where there is none, that of paragraphs is.
    text: &'static str,
    row: &'static str,
    cell: &'static str,
    /// What stands in it is not read.
    hidden: &'static [&'static str],
    tab: &'static str,
    /// Tabs and breaks elsewhere only say where they would be.
    run: &'static str,
    breaks: &'static [&'static str],
    space: &'static str,
    item: &'static str,
}

const DOCX: Style = Style {
    paragraphs: &["w:p"],
    text: "w:t",
    row: "w:tr",
    cell: "w:tc",
    hidden: &["mc:Fallback", "w:moveFrom", "w:del", "w:instrText"],
    tab: "w:tab",
    run: "w:r",
    breaks: &["w:br", "w:cr"],
    space: "",
    item: "w:numPr",
};

const ODT: Style = Style {
    paragraphs: &["text:p", "text:h"],
    text: "",
    row: "table:table-row",
    cell: "table:table-cell",
    hidden: &["office:annotation", "text:tracked-changes", "text:note", "text:ruby-text"],
    tab: "text:tab",
    run: "",
    breaks: &["text:line-break"],
    space: "text:s",
    item: "text:list-item",
};

/// A document while it is read.
struct Reading<'a> {
    style: &'a Style,
    /// The text of the document, and behind it that of every cell that is open.
    texts: Vec<String>,
    /// The cells so far of every row that is open.
    rows: Vec<Vec<String>>,
    in_text: usize,
    in_run: usize,
    /// Whether the next paragraph is an item.
    item: bool,
    /// Whether it is a heading, whose number is none of an item.
    is_heading: bool,
}

impl<'a> Reading<'a> {
    fn of(xml: &str, style: &'a Style) -> String {
        let mut reading = Self {
            style,
            texts: vec![String::new()],
            rows: Vec::new(),
            in_text: 0,
            in_run: 0,
            item: false,
            is_heading: false,
        };
        let mut rest = xml;
        while let Some((words, inside)) = rest.split_once('<') {
            reading.words(words);
            if let Some(comment) = inside.strip_prefix("!--") {
                rest = cut(comment, "-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let Some((tag, behind)) = inside.split_once('>') else { break };
            rest = behind;
            let name = tag.trim_start_matches('/');
            let name = name.split([' ', '/', '\n', '\t', '\r']).next().unwrap_or_default();
            let (closes, empty) = (tag.starts_with('/'), tag.ends_with('/'));
            if style.hidden.contains(&name) && !closes && !empty {
                rest = skip(rest, name);
                continue;
            }
            if !closes {
                reading.open(name, tag, empty);
            }
            if closes || empty {
                reading.close(name, empty);
            }
        }
        // A document that is cut has cells open.
        while reading.texts.len() > 1 {
            let cell = reading.texts.pop().unwrap_or_default();
            reading.write(&cell);
        }
        reading.texts.concat().trim().to_owned()
    }

    fn write(&mut self, text: &str) {
        if let Some(last) = self.texts.last_mut() {
            *last += text;
        }
    }

    fn words(&mut self, xml: &str) {
        if self.in_text == 0 || xml.is_empty() {
            return;
        }
        if std::mem::take(&mut self.item) && !std::mem::take(&mut self.is_heading) {
            self.write("• ");
        }
        let text = entities(xml);
        // White space in an ODT is one space; its tabs and breaks are elements.
        if self.style.text.is_empty() {
            self.write(&text.replace(['\n', '\r', '\t'], " "));
        } else {
            self.write(&text);
        }
    }

    fn open(&mut self, name: &str, tag: &str, empty: bool) {
        let style = self.style;
        let inside = usize::from(!empty);
        let is_paragraph = style.paragraphs.contains(&name);
        if name == style.text || style.text.is_empty() && is_paragraph {
            self.in_text += inside;
        }
        if is_paragraph && !style.text.is_empty() {
            (self.item, self.is_heading) = (false, false);
        }
        if name == style.run {
            self.in_run += inside;
        }
        let shown = if style.run.is_empty() { self.in_text > 0 } else { self.in_run > 0 };
        if name == style.tab && shown {
            self.write("\t");
        } else if style.breaks.contains(&name) && shown {
            self.write("\n");
        } else if name == style.space {
            self.write(" ");
        } else if name == style.item {
            self.item = true;
        } else if name == "w:pStyle" {
            self.is_heading = has(tag, "eading");
        } else if name == "w:noBreakHyphen" {
            self.write("-");
        } else if name == style.row && !empty {
            self.rows.push(Vec::new());
        } else if name == style.cell && !empty && !self.rows.is_empty() {
            self.texts.push(String::new());
        }
    }

    fn close(&mut self, name: &str, empty: bool) {
        let style = self.style;
        let inside = usize::from(!empty);
        let is_paragraph = style.paragraphs.contains(&name);
        if name == style.text || style.text.is_empty() && is_paragraph {
            self.in_text = self.in_text.saturating_sub(inside);
        }
        if name == style.run {
            self.in_run = self.in_run.saturating_sub(inside);
        }
        if is_paragraph {
            self.write("\n");
            self.is_heading = false;
        } else if name == style.cell && !empty && self.texts.len() > 1 {
            let cell = self.texts.pop().unwrap_or_default();
            if let Some(row) = self.rows.last_mut() {
                row.push(cell);
            }
        } else if name == style.row && !empty {
            let row = self.rows.pop().unwrap_or_default();
            let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
            // Beside each other, unless they are blocks of text.
            let is_line = cells.iter().all(|cell| !cell.contains('\n'));
            self.write(&cells.join(if is_line { "\t" } else { "\n" }));
            self.write("\n");
        }
    }
}

/// What follows the end of an element.
fn skip<'a>(from: &'a str, name: &str) -> &'a str {
    let mut rest = from;
    while let Some((_, after)) = cut(rest, "</") {
        if after.strip_prefix(name).is_some_and(|behind| behind.starts_with('>')) {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

/// A text with its character references resolved.
fn entities(xml: &str) -> String {
    let mut parts = xml.split('&');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let code = name.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        match (name, code.and_then(char::from_u32)) {
            ("amp", _) => text.push('&'),
            ("lt", _) => text.push('<'),
            ("gt", _) => text.push('>'),
            ("quot", _) => text.push('"'),
            ("apos", _) => text.push('\''),
            (_, Some(c)) if c != '\0' => text.push(c),
            _ => {
                text.push('&');
                text += part;
                continue;
            }
        }
        text += rest;
    }
    text
}
