//! Nothing: cargo takes the dependencies of builds from a package that has a build alone.

fn main() {}
