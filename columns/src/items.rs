//! The items of a JSON array, or the members of an object with their keys, cut apart as bytes come. It
//! does not know what is in an item.
//!
//! A string ends with its line if nothing else ends it, for JSON has no line break in a string: so
//! a forgotten quote costs its own item and not all that follow.

/// Where in an array the reading is. Every byte is looked at once.
#[derive(Default)]
pub struct Items {
    begun: bool,
    /// Whether the array stands inside of something, so that its end is the end of all rows.
    is_inner: bool,
    /// Whether they are the members of an object, each with its key.
    is_object: bool,
    /// Whether it has ended.
    ended: bool,
    /// Whether an item has begun.
    inside: bool,
    /// Bytes of the item that were looked at.
    looked: usize,
    /// Brackets that are open in it.
    depth: usize,
    string: bool,
    escaped: bool,
}

impl Items {
    /// Items of an array whose bracket was passed, if `is_inner`; nothing behind its end counts then.
    pub fn from_array(is_inner: bool) -> Self {
        Self { begun: is_inner, is_inner, ..Self::default() }
    }

    /// Members of an object whose bracket was passed; nothing behind its end counts.
    pub fn from_object() -> Self {
        Self { is_object: true, ..Self::from_array(true) }
    }

    /// How many bytes stand before the next item; none inside of one.
    pub fn between(&mut self, bytes: &[u8]) -> usize {
        if self.inside {
            return 0;
        }
        let close = if self.is_object { b'}' } else { b']' };
        let mut at = 0;
        for &byte in bytes {
            match byte {
                _ if self.ended => {}
                _ if byte == close && self.is_inner => self.ended = true,
                b'[' if !self.begun => self.begun = true,
                b']' | b',' | b' ' | b'\t' | b'\r' | b'\n' => {}
                _ => break,
            }
            at += 1;
        }
        at
    }

    /// Where the item ends that these bytes begin with, or go on with after [`Self::forget`];
    /// `None` if it goes on.
    pub fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        self.inside = true;
        for (at, &byte) in bytes.iter().enumerate().skip(self.looked) {
            let mut end = None;
            match byte {
                _ if self.escaped => self.escaped = false,
                b'"' | b'\n' if self.string => self.string = false,
                b'\\' if self.string => self.escaped = true,
                _ if self.string => {}
                b'"' => self.string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 0 => {
                    self.depth -= 1;
                    end = (self.depth == 0).then_some(at + 1);
                }
                b',' | b']' if self.depth == 0 => end = Some(at),
                b'}' if self.depth == 0 && self.is_object => end = Some(at),
                _ => {}
            }
            if end.is_some() {
                let (is_inner, is_object) = (self.is_inner, self.is_object);
                *self = Self { begun: true, is_inner, is_object, ..Self::default() };
                return end;
            }
        }
        self.looked = bytes.len();
        None
    }

    /// The bytes looked at are given away, though the item goes on.
    pub fn forget(&mut self) {
        self.looked = 0;
    }
}
