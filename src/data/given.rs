//! What a reader gives: a dataset, rows, or a text in sentences. Told by how it begins; reads none of them.

/// Bytes at the beginning of a file that tell which it is.
pub const HEAD: usize = 4096;

/// What a dataset says at its beginning, and no other JSON.
const SIGNS: [&str; 3] = ["\"format\"", "\"participation", "\"organizations\""];

/// Whether a text begins as a dataset does: with one object of JSON. An array is a list, and so is an
/// object a line, or one with an array in it that says nothing of a dataset.
pub fn is_dataset(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let (first, rest) = head.split_once('\n').unwrap_or((head, ""));
    let is_an_object_a_line = first.trim_end().ends_with('}') && rest.trim_start().starts_with('{');
    let is_around_rows = head.contains('[') && !SIGNS.iter().any(|sign| head.contains(sign));
    head.starts_with('{') && !is_an_object_a_line && !is_around_rows
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
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|it| !it.is_empty()).collect();
    let lines = &lines[..lines.len().min(LINES)];
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
