//! Files as one ZIP, stored without packing.
//!
//! Sixty lines instead of a crate that packs: what goes in are a few texts, and whoever writes one
//! is fetched. Every file has the same old date, so that the same files give the same bytes.

/// Of the format's own: 1 January 1980, midnight.
const DATE: u16 = 0x21;
/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;
/// The version of the format that is needed to read it: 2.0.
const VERSION: u16 = 20;

/// Names and contents as a ZIP. Names are below 64 kB, all of it below 4 GB.
pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let place = out.len() as u32;
        let mut head = Vec::new();
        for number in [VERSION, UTF8, 0, 0, DATE] {
            head.extend(number.to_le_bytes());
        }
        let size = content.len() as u32;
        for number in [crc(content), size, size] {
            head.extend(number.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(content);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&head);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(place.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (place, size) = (out.len() as u32, directory.len() as u32);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    let count = files.len() as u16;
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(place.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    out
}

/// The checksum that the format wants.
fn crc(content: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    };
    !content.iter().fold(!0, step)
}
