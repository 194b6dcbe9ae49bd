//! Says which version of the tables is compiled in: eight digits that follow from their contents.

use std::fs;

/// The tables, as seen from the package.
const TABLES: [&str; 6] = ["states", "bodies", "heads", "words", "guards", "doubtful"];

fn main() {
    // FNV-1a: no more than a name for what is the same.
    let mut hash: u32 = 0x811c_9dc5;
    for table in TABLES {
        let path = format!("tables/{table}.csv");
        println!("cargo::rerun-if-changed={path}");
        match fs::read(&path) {
            Ok(bytes) => {
                for byte in bytes {
                    hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
                }
            }
            Err(error) => println!("cargo::error={path} cannot be read: {error}."),
        }
    }
    println!("cargo::rustc-env=TABLES={hash:08x}");
}
