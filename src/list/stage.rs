//! How far a list is: being read, not to be had, or here. Knows no question.

use crate::list::summary::File;
use crate::list::worker::{Failed, Progress};
use engine::protocol;
use std::sync::Arc;

/// Where the list is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Being read.
    Reading(Progress),
    /// Not to be had, or cancelled by the reader (then there is no failure).
    Not(Option<Failed>),
    /// Here.
    Here(Arc<Here>),
}

/// A list that is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    /// What the engine says of it.
    pub summary: protocol::Summary,
    /// Its file.
    pub file: File,
}
