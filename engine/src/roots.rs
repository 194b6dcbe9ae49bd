//! The lists inside a JSON text, by the paths to them, as far as its beginning shows them. It does
//! not know which of them is meant.

/// How deep it looks.
const DEPTH: usize = 24;
/// Lists that are told apart.
const LISTS: usize = 64;

/// Names of members that are compared.
const COMPARED: usize = 128;
/// Members that make an object of alike objects a list.
const MEMBERS: usize = 2;
/// Names of lists that stand side by side in one text and are lists of their own, however alike their
/// items are: a text in Popolo has them.
const OWN: &str = "|persons|people|organizations|organisations|memberships|areas|posts|events|votes|motions|entries|meta|";

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The names of members that lead to it, with dots between them, `[]` for items of a list, and `{}`
    /// at the end where the members of an object are its items.
    pub(crate) path: String,
    /// Where its bracket stands first.
    pub(crate) begin: usize,
    /// Items seen that are objects or lists.
    pub(crate) items: usize,
    /// Whether these are lists.
    pub(crate) of_lists: bool,
}

impl Found {
    /// Whether its items are the members of an object.
    pub(crate) fn is_keyed(&self) -> bool {
        self.path.ends_with("{}")
    }
}

/// An object or a list that is open.
#[derive(Default)]
struct Frame {
    is_array: bool,
    path: String,
    begin: usize,
    /// The name of the member that is read.
    key: Option<String>,
    /// How many members an object has, and the names of the first of them; of a list, those of its first
    /// item.
    members: usize,
    keys: Vec<String>,
    /// How many of an object's members are objects, how many are lists of objects.
    objects: usize,
    lists: usize,
    /// The names of the members of the first of these.
    first: Vec<String>,
    /// How many of them have nearly the same.
    alike: usize,
    /// Objects in a list, or in an object's lists.
    items: usize,
}

impl Frame {
    /// Takes note of what was read inside.
    fn take(&mut self, inner: &Frame) {
        if self.is_array {
            if !inner.is_array {
                self.items += 1;
                if self.keys.is_empty() {
                    self.keys.clone_from(&inner.keys);
                }
            }
            return;
        }
        if inner.keys.is_empty() || (inner.is_array && inner.items == 0) {
            return;
        }
        *(if inner.is_array { &mut self.lists } else { &mut self.objects }) += 1;
        self.items += if inner.is_array { inner.items } else { 1 };
        if self.first.is_empty() {
            self.first.clone_from(&inner.keys);
        }
        let both = inner.keys.iter().filter(|key| self.first.contains(key)).count();
        let all = inner.keys.len() + self.first.len() - both;
        // Lists that are one have the same members; objects may lack some.
        let is_alike =
            if inner.is_array { both * 5 > all * 3 } else { both * 2 >= inner.keys.len() };
        self.alike += usize::from(is_alike);
    }

    /// Whether the members of an object are alike, so that each is a row, or a list of rows; `open` of
    /// them are not read to their ends.
    fn is_list(&self, open: usize) -> bool {
        let of_one_kind = |count: usize| {
            let is_all = count == self.members || count + open == self.members;
            is_all && count >= MEMBERS && self.alike * 10 >= count * 9
        };
        let own = |key: &String| self.lists > 0 && crate::names::is_in(OWN, &key.to_lowercase());
        !self.is_array
            && !self.path.contains("[]")
            && (of_one_kind(self.objects) || of_one_kind(self.lists))
            && !self.keys.iter().any(own)
    }

    /// Goes on to the member of a name.
    fn enter(&mut self, name: String) {
        self.members += 1;
        if self.keys.len() < COMPARED {
            self.keys.push(name.clone());
        }
        self.key = Some(name);
    }

    /// The path of the member that was entered last.
    fn path_of_member(&self) -> String {
        let key = self.key.as_deref().unwrap_or_default();
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Counts an item of the list; what the first one is tells whether its items are lists.
    fn count(&self, found: &mut Vec<Found>, of_lists: bool) {
        match found.iter().position(|list| list.path == self.path) {
            Some(place) => found[place].items += 1,
            None if found.len() < LISTS => {
                let (path, begin) = (self.path.clone(), self.begin);
                found.push(Found { path, begin, items: 1, of_lists });
            }
            None => {}
        }
    }

    /// The object as a list, in place of all that was found inside of it.
    fn found(&self, found: &mut Vec<Found>) {
        let begin = if self.path.is_empty() { String::new() } else { format!("{}.", self.path) };
        found.retain(|list| !list.path.starts_with(&begin));
        let path = format!("{}{{}}", self.path);
        found.push(Found { path, begin: self.begin, items: self.items, of_lists: false });
    }
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
                if let Some(frame) = frames.last_mut().filter(|frame| !frame.is_array)
                    && is_key
                {
                    let bytes = text.get(at + 1..end.saturating_sub(1)).unwrap_or_default();
                    frame.enter(String::from_utf8_lossy(bytes).into_owned());
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
                    Some(frame) if frame.is_array => {
                        frame.count(&mut found, byte == b'[');
                        format!("{}[]", frame.path)
                    }
                    Some(frame) => frame.path_of_member(),
                };
                let is_array = byte == b'[';
                frames.push(Frame { is_array, path, begin: at, ..Frame::default() });
            }
            b'}' | b']' => {
                if let Some(frame) = frames.pop() {
                    if frame.is_list(0) {
                        frame.found(&mut found);
                    }
                    if let Some(outer) = frames.last_mut() {
                        outer.take(&frame);
                    }
                }
                if frames.is_empty() && byte == b'}' {
                    // What follows is another text.
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    // What is open goes on beyond the beginning that is looked at.
    while let Some(frame) = frames.pop() {
        if frame.is_list(1) {
            frame.found(&mut found);
        }
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
            let told = |list: &Found| {
                format!("{}×{}{}", list.path, list.items, if list.of_lists { " lists" } else { "" })
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
        // Objects of objects, or of lists, that are alike.
        assert_eq!(paths(r#"{"x":{"n":1,"m":2},"y":{"n":2}}"#), ["{}×2"]);
        assert_eq!(paths(r#"{"d":{"x":{"n":1,"m":2},"y":{"n":2},"z":{"n""#), ["d{}×2"]);
        assert_eq!(paths(r#"{"x":[{"n":1,"m":2}],"y":[{"n":2,"m":1},{"n":3}]}"#), ["{}×3"]);
        assert_eq!(paths(r#"{"x":{"n":1},"y":{"m":2}}"#), [""; 0]);
        assert_eq!(paths(r#"{"x":{"n":1},"y":3}"#), [""; 0]);
        assert_eq!(paths(r#"{"persons":[{"n":1}],"areas":[{"n":2}]}"#), ["persons×1", "areas×1"]);
    }
}
