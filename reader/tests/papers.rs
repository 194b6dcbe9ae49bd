//! Documents of word processors as texts: made here, as their formats have it; and files that are made to
//! break what unpacks them.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use reader::{Unreadable, read, text_of};
use std::time::{Duration, Instant};

/// An archive of these files, each packed or stored as it is.
fn archive(files: &[(&str, &[u8])], packed: bool) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let data = if packed { compress_to_vec(bytes, 6) } else { bytes.to_vec() };
        let at = out.len() as u32;
        let mut fields = Vec::new();
        fields.extend(
            [20_u16, 0, u16::from(packed) * 8, 0, 0].iter().flat_map(|it| it.to_le_bytes()),
        );
        fields.extend(
            [0, data.len() as u32, bytes.len() as u32].iter().flat_map(|it| it.to_le_bytes()),
        );
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(&data);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = out.len() as u32;
    let length = directory.len() as u32;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([files.len() as u16; 2].iter().flat_map(|it| it.to_le_bytes()));
    out.extend([length, start].iter().flat_map(|it| it.to_le_bytes()));
    out.extend([0, 0]);
    out
}

fn docx(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())], true)
}

fn odt(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:text>{body}</office:text></office:document-content>"
    );
    archive(
        &[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", xml.as_bytes()),
        ],
        false,
    )
}

#[test]
fn a_docx_is_its_paragraphs_as_a_person_reads_them() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\
        <w:r><w:t xml:space=\"preserve\">Present: </w:t></w:r><w:r><w:t>Chad &amp; Mali</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>C&#244;te d&apos;Ivoire</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:numPr/></w:pPr><w:r><w:t>Observers</w:t></w:r></w:p>\
        <w:p><w:del><w:r><w:delText>Togo</w:delText></w:r></w:del><w:r><w:t>Niger</w:t><w:tab/><w:t>yes</w:t><w:br/><w:t>no</w:t></w:r></w:p>\
        <w:p><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>once</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>once</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>";
    let (text, from) = text_of(&docx(body)).unwrap();
    assert_eq!(from, "docx");
    assert_eq!(text, "Present: Chad & Mali\n• Côte d'Ivoire\nObservers\nNiger\tyes\nno\nonce");
}

#[test]
fn rows_of_a_table_stand_on_lines_and_blocks_stay_blocks() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|it| cell(it)).collect::<String>())
    };
    let table =
        format!("<w:tbl>{}{}</w:tbl>", row(&["State", "Delegate"]), row(&["Fiji", "Secretary"]));
    assert_eq!(text_of(&docx(&table)).unwrap().0, "State\tDelegate\nFiji\tSecretary");
    // A page that is laid out as one cell.
    let layout = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(text_of(&docx(layout)).unwrap().0, "One.\nTwo.");
}

#[test]
fn an_odt_is_its_paragraphs_as_a_person_reads_them() {
    let body = "<text:h>Observers</text:h><text:p>Chad,\n  <text:span>Mali</text:span><text:s text:c=\"2\"/>and<text:line-break/>Togo\
        <office:annotation><text:p>a remark</text:p></office:annotation><text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>\
        <text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
        <text:list><text:list-item><text:p>Niger</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Fiji</text:p></table:table-cell><table:table-cell><text:p>yes</text:p></table:table-cell></table:table-row></table:table>";
    let (text, from) = text_of(&odt(body)).unwrap();
    assert_eq!(from, "odt");
    assert_eq!(text, "Observers\nChad,   Mali and\nTogo\n• Niger\nFiji\tyes");
}

#[test]
fn a_release_in_a_document_is_read_as_the_same_release_pasted() {
    let text = include_str!("releases/en-bsec-1.txt");
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let body: String = text
        .lines()
        .map(|line| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(line)))
        .collect();
    let (found, _) = text_of(&docx(&body)).unwrap();
    let names = |text: &str| -> Vec<String> {
        read(text).unwrap().participants().map(|it| it.exact.clone()).collect()
    };
    assert_eq!(names(&found), names(text));
}

#[test]
fn what_is_no_document_is_told_apart() {
    assert_eq!(text_of(b"%PDF-1.7 ..."), Err(Unreadable::Pdf));
    assert_eq!(text_of(b"\xD0\xCF\x11\xE0\xA1"), Err(Unreadable::OldDocument));
    assert_eq!(text_of(b"{\\rtf1 x}"), Err(Unreadable::OldDocument));
    assert_eq!(
        text_of(&archive(&[("xl/workbook.xml", b"<x/>")], true)),
        Err(Unreadable::NoDocument)
    );
    assert_eq!(text_of(&docx("")), Err(Unreadable::Empty));
    assert_eq!(text_of(b""), Err(Unreadable::Empty));
    let whole = docx("<w:p><w:r><w:t>Present: Chad and Mali.</w:t></w:r></w:p>");
    assert_eq!(text_of(&whole[..whole.len() - 30]), Err(Unreadable::Damaged));
    let utf16: Vec<u8> = "\u{FEFF}Чад".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text_of(&utf16).unwrap().0.trim_start_matches('\u{FEFF}'), "Чад");
}

#[test]
fn hostile_documents_are_refused_in_bounded_time() {
    let start = Instant::now();
    // A bomb: 100 MB of one letter in 100 kB.
    let bomb = archive(&[("word/document.xml", &vec![b'a'; 100_000_000])], true);
    assert!(bomb.len() < 200_000);
    let begun = Instant::now();
    assert_eq!(text_of(&bomb), Err(Unreadable::Long));
    let open = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    let _any = text_of(&docx(&open));
    let _any = text_of(&docx(&"<".repeat(1_000_000)));
    let _any = text_of(&docx(&"<mc:Fallback>".repeat(100_000)));
    let _any = text_of(&docx(&"&#x;".repeat(300_000)));
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?} of {:?}",
        begun.elapsed(),
        start.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_document_that_is_spoilt_anywhere_breaks_nothing(at in 0_usize..500, byte: u8, cut in 0_usize..500) {
        let mut bytes = docx("<w:p><w:r><w:t>Present: Chad and Mali.</w:t></w:r></w:p>");
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % (length / 2));
        if let Ok((text, _)) = text_of(&bytes) {
            prop_assert!(!text.trim().is_empty());
        }
    }
}
