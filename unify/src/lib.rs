//! No code: `Cargo.toml` has the features of shared dependencies, so that every build has the same, and says why.
