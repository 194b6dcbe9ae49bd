//! What the single file carries, unpacked: browsers know gzip alone, and LZMA over everything at once is a
//! fifth smaller.
//!
//! A program of its own, because it unpacks the page's. Does not know what is in the pack.

use lzma_rust2::LzmaReader;
use std::io::Read;
use wasm_bindgen::prelude::*;

fn main() {}

/// The bytes of a `.lzma` file whose head says how many there are; what stands behind it is ignored. Nothing
/// if it is no such file, or is cut.
#[wasm_bindgen]
#[must_use]
pub fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    LzmaReader::new_mem_limit(packed, u32::MAX, None)
        .and_then(|mut reader| reader.read_to_end(&mut bytes))
        .map_or_else(|_| Vec::new(), |_| bytes)
}
