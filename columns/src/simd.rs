//! Sixty-four cells compared at once: which of them equal a value, as bits of a word.
//!
//! The one place that names a processor's own instructions, because the compiler does not make
//! the browser's `i8x16.bitmask` out of plain loops (which are ten times slower). They are safe to
//! call; without `simd128`, and natively, the plain loops stand in. It does not know what the
//! cells mean.

/// Cells that one word of bits tells of.
pub const LANES: usize = 64;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use plain::{any_of, beyond_ascii, equal_u8, equal_u16};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use wasm::{any_of, beyond_ascii, equal_u8, equal_u16};

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain {
    use super::LANES;

    /// Bit `k` tells whether cell `k` is one of four bytes.
    pub fn any_of(cells: &[u8; LANES], of: [u8; 4]) -> u64 {
        bits(cells, |cell| (cell == of[0]) | (cell == of[1]) | (cell == of[2]) | (cell == of[3]))
    }

    /// Bit `k` tells whether cell `k` is beyond ASCII.
    pub fn beyond_ascii(cells: &[u8; LANES]) -> u64 {
        bits(cells, |cell| cell >= 0x80)
    }

    /// Bit `k` tells whether cell `k` is `value`.
    pub fn equal_u8(cells: &[u8; LANES], value: u8) -> u64 {
        bits(cells, |cell| cell == value)
    }

    /// Bit `k` tells whether cell `k` is `value`.
    pub fn equal_u16(cells: &[u16; LANES], value: u16) -> u64 {
        bits(cells, |cell| cell == value)
    }

    fn bits<T: Copy>(cells: &[T; LANES], is: impl Fn(T) -> bool) -> u64 {
        let mut word = 0;
        for (place, &cell) in cells.iter().enumerate() {
            word |= u64::from(is(cell)) << place;
        }
        word
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::LANES;
    use core::arch::wasm32::{
        i8x16_bitmask, i8x16_narrow_i16x8, u8x16_eq, u8x16_splat, u16x8_eq, u16x8_splat, u64x2,
        v128, v128_or,
    };

    /// Bit `k` tells whether cell `k` is one of four bytes.
    pub fn any_of(cells: &[u8; LANES], of: [u8; 4]) -> u64 {
        let [a, b, c, d] = of.map(|byte| u8x16_splat(byte));
        bits(cells, |cells| {
            let first = v128_or(u8x16_eq(cells, a), u8x16_eq(cells, b));
            v128_or(first, v128_or(u8x16_eq(cells, c), u8x16_eq(cells, d)))
        })
    }

    /// Bit `k` tells whether cell `k` is beyond ASCII.
    pub fn beyond_ascii(cells: &[u8; LANES]) -> u64 {
        bits(cells, |cells| cells)
    }

    /// Bit `k` tells whether cell `k` is `value`.
    pub fn equal_u8(cells: &[u8; LANES], value: u8) -> u64 {
        let value = u8x16_splat(value);
        bits(cells, |cells| u8x16_eq(cells, value))
    }

    /// Bit `k` tells whether cell `k` is `value`.
    pub fn equal_u16(cells: &[u16; LANES], value: u16) -> u64 {
        let value = u16x8_splat(value);
        let (blocks, _) = cells.as_chunks::<16>();
        let mut word = 0;
        for (place, block) in blocks.iter().enumerate() {
            let (halves, _) = block.as_chunks::<8>();
            let low = u16x8_eq(load_u16(&halves[0]), value);
            let high = u16x8_eq(load_u16(&halves[1]), value);
            word |= u64::from(i8x16_bitmask(i8x16_narrow_i16x8(low, high))) << (16 * place);
        }
        word
    }

    fn bits(cells: &[u8; LANES], is: impl Fn(v128) -> v128) -> u64 {
        let (blocks, _) = cells.as_chunks::<16>();
        let mut word = 0;
        for (place, block) in blocks.iter().enumerate() {
            word |= u64::from(i8x16_bitmask(is(load_u8(block)))) << (16 * place);
        }
        word
    }

    /// Two words put side by side, which the compiler turns into one load; a load from a pointer
    /// would be unsafe.
    fn load_u8(block: &[u8; 16]) -> v128 {
        let (halves, _) = block.as_chunks::<8>();
        u64x2(u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1]))
    }

    fn load_u16(block: &[u16; 8]) -> v128 {
        let word = |from: usize| {
            u64::from(block[from])
                | u64::from(block[from + 1]) << 16
                | u64::from(block[from + 2]) << 32
                | u64::from(block[from + 3]) << 48
        };
        u64x2(word(0), word(4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bit is set exactly where the cell is. Run it in a browser's engine too, with SIMD.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn bits_say_where_cells_are() {
        let values = [0u8, 1, 127, 128, 254, 255];
        for seed in 0..500usize {
            let value = |place: usize| values[(seed * 31 + place * place * (seed + 7)) / 5 % 6];
            let cells: [u8; LANES] = std::array::from_fn(value);
            let wide = cells.map(|cell| u16::from(cell) << 8 | u16::from(cell));
            let (a, b) = (values[seed % 6], values[seed / 6 % 6]);
            for place in 0..LANES {
                let bit = |word: u64| word >> place & 1 == 1;
                let is = cells[place] == a;
                assert_eq!(bit(equal_u8(&cells, a)), is);
                assert_eq!(bit(equal_u16(&wide, u16::from(a) << 8 | u16::from(a))), is);
                assert!(!bit(equal_u16(&wide, u16::from(a) << 8 | u16::from(a ^ 3))));
                assert_eq!(bit(any_of(&cells, [a, b, a, 3])), is || cells[place] == b);
                assert_eq!(bit(beyond_ascii(&cells)), cells[place] >= 0x80);
            }
        }
    }
}
