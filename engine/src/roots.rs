//! The lists inside a JSON text, by the paths to them, as far as its beginning shows them. It does
//! not know which of them is meant.

/// How deep it looks.
const DEPTH: usize = 24;
/// Lists that are told apart.
const LISTS: usize = 64;

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The names of members that lead to it, with dots between them, and `[]` for items of a list.
    pub(crate) path: String,
    /// Where its bracket stands first.
    pub(crate) begin: usize,
    /// Items seen that are objects or lists.
    pub(crate) items: usize,
    /// Whether these are lists.
    pub(crate) of_lists: bool,
}

enum Frame {
    Object { path: String, key: Option<String> },
    Array { path: String, begin: usize },
}

/// Finds them.
pub(crate) fn find(text: &[u8]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        match byte {
            b'"' => {
                let end = string_end(text, at);
                let is_key = text[end..]
                    .iter()
                    .find(|byte| !byte.is_ascii_whitespace())
                    .is_some_and(|byte| *byte == b':');
                if let Some(Frame::Object { key, .. }) = frames.last_mut()
                    && is_key
                {
                    let name = text.get(at + 1..end.saturating_sub(1)).unwrap_or_default();
                    *key = Some(String::from_utf8_lossy(name).into_owned());
                }
                at = end;
                continue;
            }
            b'{' | b'[' => {
                if frames.len() == DEPTH {
                    break;
                }
                let path = match frames.last() {
                    None => String::new(),
                    Some(Frame::Object { path, key }) => {
                        let key = key.as_deref().unwrap_or_default();
                        if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
                    }
                    Some(Frame::Array { path, begin }) => {
                        let place = found.iter().position(|list| list.path == *path);
                        let of_lists = byte == b'[';
                        match place {
                            Some(place) => found[place].items += 1,
                            None if found.len() < LISTS => {
                                let (path, begin) = (path.clone(), *begin);
                                found.push(Found { path, begin, items: 1, of_lists });
                            }
                            None => {}
                        }
                        format!("{path}[]")
                    }
                };
                frames.push(match byte {
                    b'{' => Frame::Object { path, key: None },
                    _ => Frame::Array { path, begin: at },
                });
            }
            b'}' | b']' => {
                frames.pop();
                if frames.is_empty() && byte == b'}' {
                    // What follows is another text.
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Behind the quote that ends the string that begins at `from`; a line ends it, too.
pub(crate) fn string_end(text: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 1,
            b'"' => return at + 1,
            b'\n' => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_by_their_paths() {
        let paths = |text: &str| -> Vec<String> {
            let told = |it: &Found| {
                format!("{}×{}{}", it.path, it.items, if it.of_lists { " lists" } else { "" })
            };
            find(text.as_bytes()).iter().map(told).collect()
        };
        assert_eq!(
            paths(r#"{"count":3,"delegates":[{"a":"]"},{"a":1},{"a":[1,2]}]}"#),
            ["delegates×3"]
        );
        assert_eq!(
            paths(r#"[{"m":1,"p":[{"n":1},{"n":2}]},{"m":2,"p":[{"n":3}]}]"#),
            ["×2", "[].p×3"]
        );
        assert_eq!(paths(r#"{"a":{"b":[{"c":1}]},"d":[[1,2],[3,4]]}"#), ["a.b×1", "d×2 lists"]);
        assert_eq!(paths("{\"a\":1}\n{\"b\":[{}]}"), [""; 0]);
        assert_eq!(paths("{\"a\": \"never closed\n, [{\"b\":1}]"), ["a×1"]);
    }
}
