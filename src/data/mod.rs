//! What is true: the dataset as a checked model, and how it is read.
//!
//! Nothing here knows a browser, a language, a colour or a question: words come as the dataset
//! gives them, by language tag, and no facet is named in the code.

pub mod cursor;
pub mod decision;
pub mod given;
pub mod imprint;
pub mod json;
pub mod latin;
pub mod mention;
pub mod model;
pub mod parse;
pub mod problem;
pub mod proof;
pub mod reported;
pub mod translation;
pub mod value;

pub use imprint::{Author, Correction, Imprint, Review, Voice};
pub use mention::{Cell, Gap, Mention};
pub use model::{
    Basis, Confidence, Dataset, Event, Evidence, Facet, FacetValue, Membership, Names,
    Organization, Participation, Roster, Seat, Site, Source, SourceKind, ValueKind,
};
pub use parse::{Loaded, load, load_in};
pub use problem::{Place, Problem, Thing, What};
pub use proof::{Proof, proofs};
pub use reported::{
    Alternative, Edition, Figure, Guest, Point, Precision, Remark, Series, Silence, Theme,
};
pub use translation::Translation;
pub use value::{Known, Localized, Note, Sourced};
