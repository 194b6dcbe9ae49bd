//! A place in a JSON document that knows its own path, so that every problem can name it.
//!
//! Used instead of derived deserializers because those stop at the first fault and name a line;
//! here one bad entry is reported by its path and the others stay. Knows nothing of meetings.

use super::problem::{Problem, Thing, What};
use super::translation::Translation;
use std::cell::RefCell;
use tree::Json;

/// What one reading of a document has seen: the steps taken into it and the problems found.
#[derive(Default)]
pub struct Trail<'a> {
    /// Each step with the place it was taken from; a cursor keeps only the number of its last.
    steps: RefCell<Vec<(usize, Step<'a>)>>,
    problems: RefCell<Vec<Problem>>,
    /// Where texts are looked up in one more language.
    translation: Option<&'a Translation>,
    untranslated: RefCell<Vec<String>>,
}

enum Step<'a> {
    Member(&'a str),
    Item(usize),
}

impl<'a> Trail<'a> {
    /// A trail through a document with its texts in one more language.
    pub fn new(translation: Option<&'a Translation>) -> Self {
        Self { translation, ..Self::default() }
    }

    /// The texts that the translation lacks.
    pub fn untranslated(&self) -> Vec<String> {
        self.untranslated.take()
    }

    /// The problems found so far, which are forgotten here.
    pub fn problems(&self) -> Vec<Problem> {
        self.problems.take()
    }
}

/// A value in the document and the way to it.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    value: &'a Json,
    /// How many steps stand in the trail up to this one; 0 at the root.
    at: usize,
    trail: &'a Trail<'a>,
}

fn kind(value: &Json) -> Thing {
    match value {
        Json::Null => Thing::Null,
        Json::Bool(_) => Thing::Flag,
        Json::Number(_) => Thing::Number,
        Json::Text(_) => Thing::Text,
        Json::List(_) => Thing::List,
        Json::Object(_) => Thing::Object,
    }
}

impl<'a> Cursor<'a> {
    /// The whole document.
    pub fn root(value: &'a Json, trail: &'a Trail<'a>) -> Self {
        Self { value, at: 0, trail }
    }

    #[inline(never)]
    fn step(self, step: Step<'a>, value: &'a Json) -> Self {
        let mut steps = self.trail.steps.borrow_mut();
        steps.push((self.at, step));
        Self { value, at: steps.len(), trail: self.trail }
    }

    /// The path, as in `participations[3].category`; empty at the root.
    fn path(self) -> String {
        let steps = self.trail.steps.borrow();
        let mut way = Vec::new();
        let mut at = self.at;
        while at > 0 {
            let (from, step) = &steps[at - 1];
            way.push(step);
            at = *from;
        }
        let mut path = String::new();
        for step in way.into_iter().rev() {
            match step {
                Step::Item(index) => path += &format!("[{index}]"),
                Step::Member(key) => member(&mut path, key),
            }
        }
        path
    }

    /// Reports a problem here.
    #[inline(never)]
    pub fn report(self, what: What) {
        self.trail.problems.borrow_mut().push(Problem::at(&self.path(), what));
    }

    fn unlike(self, expected: Thing) {
        self.report(What::Expected(expected, kind(self.value)));
    }

    /// The member `key`, if it is there. Says nothing if it is not.
    #[inline(never)]
    pub fn get(self, key: &str) -> Option<Self> {
        let (key, value) = self.value.get(key)?;
        Some(self.step(Step::Member(key), value))
    }

    /// The member `key`; a missing one is reported.
    #[inline(never)]
    pub fn need(self, key: &str, expected: Thing) -> Option<Self> {
        let found = self.get(key);
        if found.is_none() {
            if matches!(self.value, Json::Object(_)) {
                let mut path = self.path();
                member(&mut path, key);
                let problem = Problem::at(&path, What::Missing(expected));
                self.trail.problems.borrow_mut().push(problem);
            } else {
                self.unlike(Thing::Object);
            }
        }
        found
    }

    /// Adds to the texts of a value the one in the other language, if they lack it.
    #[inline(never)]
    pub fn translate(self, texts: &mut Vec<(String, String)>) {
        let (Some(translation), Some((_, first))) = (self.trail.translation, texts.first()) else {
            return;
        };
        if texts.iter().any(|(lang, _)| *lang == translation.lang) {
            return;
        }
        match translation.of(first) {
            Some(text) => texts.push((translation.lang.clone(), text.to_owned())),
            None => self.trail.untranslated.borrow_mut().push(first.clone()),
        }
    }

    /// The same, but that a text without a translation lacks nothing.
    pub fn translate_if_known(self, texts: &mut Vec<(String, String)>) {
        if let (Some(translation), Some((_, first))) = (self.trail.translation, texts.first())
            && let Some(text) = translation.of(first)
        {
            texts.push((translation.lang.clone(), text.to_owned()));
        }
    }

    /// This value as a text; anything else is reported.
    #[inline(never)]
    pub fn text(self) -> Option<&'a str> {
        let text = self.as_text();
        if text.is_none() {
            self.unlike(Thing::Text);
        }
        text
    }

    /// This value as a text if it is one; nothing is reported.
    pub fn as_text(self) -> Option<&'a str> {
        match self.value {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The place of this text among those that can stand here; another one is reported.
    #[inline(never)]
    pub fn choice(self, all: &[&str]) -> Option<usize> {
        let text = self.text()?;
        let found = all.iter().position(|choice| *choice == text);
        if found.is_none() {
            self.report(What::Unknown(Thing::Value, text.to_owned()));
        }
        found
    }

    /// The text in member `key`; reported if missing or of another kind.
    #[inline(never)]
    pub fn need_text(self, key: &str) -> Option<String> {
        self.need(key, Thing::Text)?.text().map(str::to_owned)
    }

    /// The text in member `key`, empty if it is not there.
    #[inline(never)]
    pub fn text_or_empty(self, key: &str) -> String {
        self.get(key).and_then(Self::text).unwrap_or_default().to_owned()
    }

    /// Whether member `key` is `true`; `otherwise` if it is not there, and anything but true and
    /// false is reported.
    #[inline(never)]
    pub fn flag(self, key: &str, otherwise: bool) -> bool {
        let Some(at) = self.get(key) else { return otherwise };
        if let Json::Bool(value) = at.value {
            return *value;
        }
        at.unlike(Thing::Flag);
        false
    }

    /// This value as a whole number from 0; anything else is reported.
    pub fn count(self) -> Option<u64> {
        if let Json::Number(Some(count)) = self.value {
            return Some(*count);
        }
        self.unlike(Thing::Whole);
        None
    }

    /// The elements of this list; reported if it is none.
    #[inline(never)]
    pub fn items(self) -> Vec<Self> {
        let Json::List(items) = self.value else {
            self.unlike(Thing::List);
            return Vec::new();
        };
        let at = |(index, value)| self.step(Step::Item(index), value);
        items.iter().enumerate().map(at).collect()
    }

    /// The elements of the list in member `key`; a missing one is reported.
    #[inline(never)]
    pub fn need_items(self, key: &str) -> Vec<Self> {
        self.need(key, Thing::List).map(Self::items).unwrap_or_default()
    }

    /// The elements of the list in member `key`, none if it is not there.
    #[inline(never)]
    pub fn items_or_none(self, key: &str) -> Vec<Self> {
        self.get(key).map(Self::items).unwrap_or_default()
    }

    /// The texts of the list in member `key`, none if it is not there.
    #[inline(never)]
    pub fn texts(self, key: &str) -> Vec<String> {
        let items = self.items_or_none(key);
        items.into_iter().filter_map(|at| at.text().map(str::to_owned)).collect()
    }

    /// The members of this object as (key, value), in the order of the file; reported if it is none.
    #[inline(never)]
    pub fn members(self) -> Vec<(&'a str, Self)> {
        let Json::Object(members) = self.value else {
            self.unlike(Thing::Object);
            return Vec::new();
        };
        let at =
            |(key, value): &'a (String, Json)| (key.as_str(), self.step(Step::Member(key), value));
        members.iter().map(at).collect()
    }
}

/// Adds a member to a path.
fn member(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}
