//! Every act of a review, what it is called afterwards, and why it may be refused.
//!
//! Does not know how an act is done (`apply.rs`) or undone (`journal.rs`), nor any word for people:
//! [`Done`] has the key of a message and what goes into it.

use super::decisions::Decision;
use super::facts::FactName;
use super::model::{EntryId, Found, Level, ListId, Span};
use super::sample::Sample;
use super::settle::Settling;
use serde::{Deserialize, Serialize};

/// An end of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// Its beginning.
    Start,
    /// Its end.
    End,
}

/// Something that a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// It is as suggested. Where it is asked which one is meant: a single candidate is it, several
    /// refuse, and without any it is accepted as unlisted.
    Accept(EntryId),
    /// The names of a list take part. Those whose identity is asked stay questions.
    AcceptList(ListId),
    /// All of these, which are listed now, are as suggested; what is asked about stays a question.
    AcceptShown(Vec<EntryId>),
    /// Not a participant.
    Reject(EntryId),
    /// The names of a list do not take part.
    RejectList(ListId),
    /// Whatever was decided on it is taken back: it is as it was found, with its candidates. What is
    /// printed around it (the ends, the heading, office, form) stays as a person set it.
    TakeBack(EntryId),
    /// It is named as taking part: of one elsewhere, or rejected.
    TakesPart(EntryId),
    /// It is this candidate, counted from 1.
    Candidate(EntryId, usize),
    /// It is this one, which need not be a candidate: its id.
    Choose(EntryId, String),
    /// It is none of those that the tables have.
    NoneOfThese(EntryId),
    /// What kind of thing it names.
    Kind(EntryId, String),
    /// These stand under these words of the text, or under none.
    Heading(Vec<EntryId>, Option<Span>),
    /// An end of it moves by a word: the number of words, to the right if above 0.
    Move(EntryId, Edge, i32),
    /// It is these words.
    Ends(EntryId, Span),
    /// It is two names, divided at this place or at the first sign or “and” that divides.
    Split(EntryId, Option<u32>),
    /// It and the next one are one name.
    Join(EntryId, EntryId),
    /// These words are a name, which takes part. With what the reader says of it.
    Add(Span, Option<Box<Found>>),
    /// The reader's word on an entry whose words have changed. No step of its own: it is undone together
    /// with the act before it, if that was about the same entry.
    Suggest(EntryId, Box<Found>),
    /// The office of the person that it is named through stands there.
    Office(EntryId, Option<Span>),
    /// The level of that office.
    Level(EntryId, Option<Level>),
    /// How it took part stands there.
    Form(EntryId, Option<Span>),
    /// Why it is so, in the coder's own words; without any: no reason is given.
    Note(EntryId, String),
    /// A fact of the meeting: its value, and where it is printed if it is; no value: not known.
    Fact(FactName, Option<String>, Option<Span>),
    /// The fact is as proposed.
    AcceptFact(FactName),
    /// The whole passage is read, and all its participants are here, as they are shown: what is only
    /// suggested is confirmed. Refused while questions are open.
    ConfirmPassage,
    /// What was decided before, on other releases, holds here.
    Before(Vec<Decision>),
    /// What was decided before by this decision, by its key, does not hold here.
    Forget(String),
    /// A difference from another draft is settled.
    Settle(Box<Settling>),
    /// A name that only one language has is so: what it is known by (`languages.rs`), and the name.
    Alone(String, String),
    /// A sample is drawn, in the place of the one before.
    Draw(Box<Sample>),
    /// What stands at this place of the sample, from 0, is right or wrong.
    Look(usize, bool),
}

/// What kind of act was done: the key of its message, `done_…` in `locales/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Accepted.
    Accepted,
    /// Not a participant.
    Rejected,
    /// Taken back.
    TakenBack,
    /// Is named as taking part.
    TakesPart,
    /// Is this one.
    Chosen,
    /// Is none of these.
    NoneOfThese,
    /// Is of this kind.
    Kind,
    /// Stands under this heading.
    Heading,
    /// Stands under none.
    NoHeading,
    /// Has other ends.
    Ends,
    /// Split into two.
    Split,
    /// Joined with the next.
    Joined,
    /// Added.
    Added,
    /// Suggested anew.
    Suggested,
    /// Office set or cleared.
    Office,
    /// Level set or cleared.
    Level,
    /// Form set or cleared.
    Form,
    /// The coder's own reason set or cleared.
    Note,
    /// A fact given.
    Fact,
    /// A fact that is not known.
    NotKnown,
    /// The passage confirmed.
    Passage,
    /// Decided before.
    Before,
    /// Not as decided before.
    Forgotten,
    /// As the first of two drafts has it.
    TookFirst,
    /// As the second has it.
    TookSecond,
    /// Only one language has it.
    Alone,
    /// A sample drawn.
    Drawn,
    /// Found right in a sample.
    Right,
    /// Found wrong.
    Wrong,
}

/// An act that was done, as it is called: “heading of 12 names changed to Observers”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// What was done.
    pub deed: Deed,
    /// The printed words of the one that it was done to; of the first, if there are several. The key
    /// of the fact, if it was one.
    pub subject: String,
    /// How many it was done to.
    pub count: usize,
    /// What it was set to: a heading's words, an id, a level's key, a fact's value; else empty.
    pub value: String,
}

/// Why an act is not done. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such entry, list or fact to do it to.
    NotThere,
    /// Which one is meant has to be said first.
    WhichFirst,
    /// There is no candidate of this number.
    NoCandidate(usize),
    /// The words are outside of the text, or there are none.
    NoWords,
    /// An end cannot go further: there is no word there, or none would be left.
    NoFurther,
    /// Another entry has exactly these words.
    SameWords(EntryId),
    /// Nothing divides it.
    NotDivided,
    /// The two do not stand side by side.
    NotNeighbours,
    /// It would be longer than a name is.
    TooLong,
    /// Nothing would change.
    NoChange,
    /// The fact is not of this form: a date is 2026-01-31, an address begins with https://.
    BadFact(FactName),
    /// So many questions are open.
    QuestionsOpen(usize),
    /// The text is not the one that the draft is of.
    OtherText,
}
