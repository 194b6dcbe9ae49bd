//! Classes: what a word or phrase of `words.csv` does, and sets of such classes.
//!
//! Knows their names in the table, and no word.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a word or phrase of `words.csv` does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Class { $($(#[$doc])* $name,)* }
        impl Class {
            /// A class by its name in the table.
            pub(crate) fn of(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// Names of participants follow: “attended by”.
    AttendedBy = "attended-by",
    /// Names of participants stand before, in Russian also behind: “attended”.
    Attends = "attends",
    /// Who acts in the meeting follows: “chaired by”.
    ActsBy = "acts-by",
    /// Who acts in the meeting stands before: “chaired”.
    Acts = "acts",
    /// “delegations of”: carries names, and says nothing alone.
    Carrier = "carrier",
    /// Not there.
    Absent = "absent",
    /// Another meeting, earlier or later.
    OtherTime = "other-time",
    /// A preposition before which nobody takes part.
    PlaceWord = "place-word",
    /// A meeting, a situation: “meeting of”.
    Event = "event",
    /// A group by its status: “observers”.
    Status = "status",
    /// A group by what it is: “countries”.
    Category = "category",
    /// A group of persons: “ministers”.
    Persons = "persons",
    /// An office.
    Office = "office",
    /// What stands before a person's name.
    Honorific = "honorific",
    /// A noun that makes a name one of a body.
    Body = "body",
    /// A word that makes a body a national one.
    National = "national",
    /// A word that makes a body an international one.
    International = "international",
    /// What a name can be part of.
    NestedWord = "nested-word",
    /// “namely”.
    Include = "include",
    /// “as”.
    As = "as",
    /// Words before a heading that are not part of it.
    Following = "following",
    /// A label before participants.
    LabelPresent = "label-present",
    /// A label before one who acts.
    LabelRole = "label-role",
    /// A label before those who are not there.
    LabelAbsent = "label-absent",
    /// A label before something else.
    LabelOther = "label-other",
    /// What stands beside a publisher's name.
    Source = "source",
    /// “all”, “several”.
    Quantity = "quantity",
    /// How one takes part: “by video link”.
    Form = "form",
    /// What stands over a column of participants.
    Column = "column",
    /// A verb that governs something else.
    Verb = "verb",
    /// The government of a state, which stands for the state: “Cabinet of Ministers”.
    Government = "government",
}

/// A set of classes, a bit for each: one question, however many classes it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    /// Of these classes.
    pub fn of(classes: &[Class]) -> Self {
        Self(classes.iter().fold(0, |bits, class| bits | 1 << *class as u32))
    }

    /// Whether a class is among them.
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether one of these is among them.
    pub fn has_any(self, classes: &[Class]) -> bool {
        self.0 & Self::of(classes).0 != 0
    }

    /// Whether there is none besides these.
    pub fn are_within(self, classes: &[Class]) -> bool {
        self.0 & !Self::of(classes).0 == 0
    }

    /// Those of both.
    pub fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Classes};

    #[test]
    fn a_set_has_what_was_put_in_and_nothing_else() {
        let set = Classes::of(&[Class::AttendedBy]).with(Classes::of(&[Class::Government]));
        assert!(set.has(Class::AttendedBy) && set.has(Class::Government));
        assert!(!set.has(Class::Attends) && !set.has(Class::Verb) && !set.is_empty());
        assert!(set.has_any(&[Class::Verb, Class::Government]) && !set.has_any(&[Class::Verb]));
        assert!(set.are_within(&[Class::Government, Class::Verb, Class::AttendedBy]));
        assert!(!set.are_within(&[Class::Government]));
        assert!(Classes::default().is_empty() && Classes::default().are_within(&[]));
    }
}
