//! Packs the tables for the program (`tables/packing.rs`), in a browser without the sentences that only
//! tests read. And says which version they are: eight digits that follow from their contents.

use std::{env, fs, path::Path};

#[path = "tables/packing.rs"]
mod packing;

fn main() {
    if let Err(fault) = packed() {
        println!("cargo::error={fault}");
    }
}

fn packed() -> Result<(), String> {
    let variable = |name: &str| env::var(name).map_err(|error| format!("{name}: {error}."));
    let folder = variable("OUT_DIR")?;
    let for_browsers = variable("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    println!("cargo::rerun-if-changed=tables/packing.rs");
    // FNV-1a: no more than a name for what is the same.
    let mut hash: u32 = 0x811c_9dc5;
    for (table, tests) in packing::TABLES {
        let path = format!("tables/{table}.csv");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path)
            .map_err(|error| format!("{path} cannot be read: {error}."))?;
        for byte in text.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let packed = packing::packed(&text, tests.filter(|_| for_browsers))
            .map_err(|fault| format!("{path}: {fault}"))?;
        let target = Path::new(&folder).join(table);
        fs::write(&target, packed).map_err(|error| format!("{}: {error}.", target.display()))?;
    }
    println!("cargo::rustc-env=TABLES={hash:08x}");
    Ok(())
}
