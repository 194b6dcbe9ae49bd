//! Many parts as one text that may stand in a page: all in one pack by LZMA, seven bits a letter.
//!
//! Measured on 2026-11-29 on the single file: gzip and base64 make 1,980 kB of it, this 1,338. Base64 adds a
//! third to every byte, seven bits a letter a seventh. `unpack/` and `templates/unpack.js` read it.

use crate::Outcome;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde_json::{Value, json};
use std::io::Write;

/// What HTML changes or takes for a tag: it stands for the seven bits in no letter.
const UNFIT: [u8; 3] = [0, b'\r', b'<'];

/// Parts in one pack, as a text: a line of JSON with the name and the length of each, then their bytes.
///
/// # Errors
/// If they cannot be packed.
pub fn packed(parts: &[(&str, &[u8])], tightly: bool) -> Outcome<String> {
    let head: Value = parts.iter().map(|(name, bytes)| json!([name, bytes.len()])).collect();
    let mut all = format!("{head}\n").into_bytes();
    parts.iter().for_each(|(_, bytes)| all.extend_from_slice(bytes));
    Ok(letters(&lzma(&all, tightly).map_err(|error| format!("LZMA: {error}."))?))
}

/// A `.lzma` file.
fn lzma(bytes: &[u8], tightly: bool) -> std::io::Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(if tightly { 9 } else { 1 });
    if tightly {
        // Programs and texts have no columns of four bytes, and letters follow from the letters before.
        (options.lc, options.pb, options.nice_len) = (4, 0, LzmaOptions::NICE_LEN_MAX);
    }
    options.dict_size = 1 << 24;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}

/// Bytes as letters, seven bits each. Where a letter would be unfit, one beyond ASCII, which takes two bytes,
/// says which it is and has the next seven bits too. The last one may be followed by noughts.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 7 + 2);
    let mut sevens = sevens(bytes);
    while let Some(seven) = sevens.next() {
        let unfit = (0u16..).zip(UNFIT).find(|(_, unfit)| *unfit == seven);
        let letter = unfit.map_or(u16::from(seven), |(which, _)| {
            0x80 + (which << 7) + u16::from(sevens.next().unwrap_or_default())
        });
        text.extend(char::from_u32(letter.into()));
    }
    text
}

/// Bytes in pieces of seven bits; the last one is filled with noughts.
fn sevens(bytes: &[u8]) -> impl Iterator<Item = u8> {
    (0..(bytes.len() * 8).div_ceil(7)).map(|at| {
        let (byte, bit) = (at * 7 / 8, at * 7 % 8);
        let next = bytes.get(byte + 1).copied().unwrap_or_default();
        let both = u16::from_be_bytes([bytes[byte], next]);
        ((both >> (9 - bit)) & 127) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::{UNFIT, letters, packed};
    use lzma_rust2::LzmaReader;
    use std::io::Read;

    /// As `templates/unpack.js` reads it.
    fn bytes(text: &str) -> Vec<u8> {
        let (mut bytes, mut held, mut bits) = (Vec::new(), 0u32, 0);
        let mut take = |seven: u32| {
            (held, bits) = (held << 7 | seven, bits + 7);
            if bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits) as u8);
                held &= (1 << bits) - 1;
            }
        };
        for letter in text.chars().map(u32::from) {
            if letter < 128 {
                take(letter);
            } else {
                take(UNFIT[((letter - 128) >> 7) as usize].into());
                take(letter & 127);
            }
        }
        bytes
    }

    #[test]
    fn any_bytes_come_back_from_letters_that_html_leaves_alone() {
        let mut seed = 1u32;
        for length in (0..300).chain([5_000]) {
            let given: Vec<u8> = std::iter::repeat_with(|| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                // Many noughts, because those are unfit.
                if seed >> 31 == 0 { 0 } else { (seed >> 16) as u8 }
            })
            .take(length)
            .collect();
            let text = letters(&given);
            assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
            let back = bytes(&text);
            assert_eq!(back[..length], given);
            assert!(back[length..].iter().all(|byte| *byte == 0) && back.len() <= length + 1);
        }
    }

    #[test]
    fn a_pack_says_what_is_in_it() {
        let parts: [(&str, &[u8]); 2] = [("b", b"second"), ("a", b"first")];
        for tightly in [false, true] {
            let packed = bytes(&packed(&parts, tightly).unwrap());
            let mut all = String::new();
            let mut reader = LzmaReader::new_mem_limit(&packed[..], u32::MAX, None).unwrap();
            reader.read_to_string(&mut all).unwrap();
            assert_eq!(all, "[[\"b\",6],[\"a\",5]]\nsecondfirst");
        }
    }
}
