//! What a reader gives: a dataset, or rows. Told by how a text begins; reads neither.

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

/// Whether a text that is pasted can be rows: a whole line has a separator of columns in it.
pub fn is_rows(text: &str) -> bool {
    text.split_inclusive('\n')
        .any(|line| line.ends_with('\n') && line.contains([',', ';', '\t', '|']))
}

/// Whether an address is that of a dataset, by the ending of its file: every other one is of a list.
pub fn is_dataset_at(address: &str) -> bool {
    address.split(['?', '#']).next().is_some_and(|file| file.ends_with(".json"))
}
