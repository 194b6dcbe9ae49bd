//! What a reader gives: a dataset, rows, or a text in sentences. Told by how it begins; reads none of them.

/// Bytes at the beginning of a file that tell which it is.
pub const HEAD: usize = 4096;

/// What a dataset, its texts in another language and a draft of one say of their form.
const FORMS: [&str; 2] = ["participation", "plenary-"];

/// How the page's own file of a selection begins: so many ids may stand there that `format` comes late.
const SAVED: &str = "{\"selection\":{\"query\":";

/// Whether a text begins as a dataset does: with one object of JSON that says so in its own member
/// `format`. Every other JSON is a list, whatever its members are called.
pub fn is_dataset(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let (first, rest) = head.split_once('\n').unwrap_or((head, ""));
    let is_an_object_a_line = first.trim_end().ends_with('}') && rest.trim_start().starts_with('{');
    let is_form = match form(head) {
        Some(form) => FORMS.iter().any(|known| form.starts_with(known)),
        None => head.starts_with(SAVED),
    };
    head.starts_with('{') && !is_an_object_a_line && is_form
}

/// What follows the quote of an object's own member `format`, as far as the text goes.
fn form(text: &str) -> Option<&str> {
    let (mut depth, mut at) = (0_usize, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let begin = at + 1;
                at = begin;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                let rest = text.get(at + 1..).unwrap_or_default().trim_start();
                let value = rest.strip_prefix(':').map(str::trim_start);
                let is_own = depth == 1 && text.get(begin..at) == Some("format");
                if let Some(value) = value.filter(|_| is_own) {
                    return value.strip_prefix('"');
                }
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a text begins as the draft of a review does (`draft/kept.rs`).
pub fn is_draft(head: &str) -> bool {
    is_dataset(head) && head.contains("\"plenary-draft\"")
}

/// Whether a text that is pasted can be rows: a whole line has a separator of columns in it.
pub fn is_rows(text: &str) -> bool {
    text.split_inclusive('\n')
        .any(|line| line.ends_with('\n') && line.contains([',', ';', '\t', '|']))
}

/// Whether an address is that of a dataset, by the ending of its file: every other one is of a list.
pub fn is_dataset_at(address: &str) -> bool {
    address.split(['?', '#']).next().is_some_and(|file| file.ends_with(".json"))
}

/// Lines that are looked at to tell sentences from rows.
const LINES: usize = 60;

/// Whether a text is written in sentences, as a press release is, and is neither a table nor JSON.
pub fn is_prose(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let written: Vec<&str> =
        text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let lines = &written[..written.len().min(LINES)];
    // In a table nearly every line has as many separators as the first.
    let is_table = ['\t', ';', '|', ','].into_iter().any(|separator| {
        let count = |line: &&str| line.matches(separator).count();
        let first = lines.first().map(count).unwrap_or_default();
        let alike = lines.iter().filter(|line| count(line) == first).count();
        first > 0 && lines.len() > 1 && alike * 10 >= lines.len() * 8
    });
    !text.starts_with(['{', '[']) && !is_table && lines.iter().any(|line| is_sentence(line))
}

/// Whether a line is long enough for a sentence, and ends as one or as what leads to the next.
fn is_sentence(line: &str) -> bool {
    let long = line.chars().map(|c| if c >= '\u{2e80}' { 3 } else { 1 }).sum::<usize>();
    long > 200 || long > 50 && line.ends_with(['.', '。', ':', '：', ';', '；', '”', '»', '!', '?'])
}
