//! An answer as ordered marks: label, shape, tone, state. Plain data without pixels or colours;
//! the page, a file and a test draw the same marks.

pub mod breakdown;
pub mod printed;
pub mod standing;
pub mod years;

pub use breakdown::{
    Breakdown, Form, Group, MOST_MARKS, Mark, Row, Shape, Subject, TONES, breakdown, share,
};
pub use printed::{Piece, printed, shortened};
pub use standing::{Shared, Standing, Status, Tile, in_order, shared, standing, whole};
pub use years::{Coverage, EditionKind, Entry, Line, Matrix, Who, Year, guest, matrix, years};
