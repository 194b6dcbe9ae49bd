//! Nothing but the package that its benchmark, `rooms.rs`, belongs to.
