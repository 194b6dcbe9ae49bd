//! How ids and texts stand in an address: percent-encoded, and in a list after a backslash what would
//! be read otherwise. Knows no parameter.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

// What browsers leave alone in a query and a reader can read; everything else is escaped.
const READABLE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',');

/// A parameter as it stands in an address.
pub fn pair(name: &str, value: &str) -> String {
    format!("{}={}", utf8_percent_encode(name, READABLE), utf8_percent_encode(value, READABLE))
}

/// A name or a value without its percent-encoding.
///
/// # Errors
/// What can be read of it, where it is not UTF-8.
pub fn decode(text: &str) -> Result<String, String> {
    let text = text.replace('+', " ");
    let decoded = percent_decode_str(&text);
    match decoded.clone().decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => Err(decoded.decode_utf8_lossy().into_owned()),
    }
}

/// An id as it stands in a list: a backslash before what would be read otherwise.
pub fn escape(id: &str) -> String {
    let mut escaped = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        if c == ',' || c == '\\' || (c == '-' && at == 0) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// An id in a list with a sign, where it is excluded or counts downwards.
pub fn signed(id: &str, minus: bool) -> String {
    format!("{}{}", if minus { "-" } else { "" }, escape(id))
}

/// A list taken apart: each id unescaped, and whether it has a sign.
pub fn split(list: &str) -> Vec<(String, bool)> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut minus = false;
    let mut started = false;
    let mut chars = list.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => value.extend(chars.next()),
            ',' => {
                values.push((std::mem::take(&mut value), minus));
                (minus, started) = (false, false);
                continue;
            }
            '-' if !started && !minus => {
                minus = true;
                continue;
            }
            c => value.push(c),
        }
        started = true;
    }
    values.push((value, minus));
    values.retain(|(value, minus)| *minus || !value.is_empty());
    values
}

/// What the file at an address is called, decoded as far as it can be.
pub fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    // In a path, a plus is a plus.
    decode(&name.replace('+', "%2B")).unwrap_or_else(|lossy| lossy)
}

/// The value of one parameter of an address, decoded as far as it can be.
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let pairs = address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(own, _)| *own == name)?;
    Some(decode(value).unwrap_or_else(|lossy| lossy))
}
