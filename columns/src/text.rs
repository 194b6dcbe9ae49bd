//! Many texts without an allocation each, and a dictionary that numbers different ones.
//!
//! It does not know columns or rows.

use std::borrow::Cow;

/// Texts, one after another in one piece of memory; numbered from 0. At most 4 GiB, which the
/// bound of [`crate::MAX_READ`] keeps.
#[derive(Default)]
pub struct Texts {
    letters: String,
    ends: Vec<u32>,
}

impl Texts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a number.
    pub fn get(&self, number: usize) -> &str {
        let (from, to) = self.span(number);
        &self.letters[from..to]
    }

    /// Takes in a text, which gets the next number.
    pub fn push(&mut self, text: &str) {
        // Doubling would need three times the memory of a large column while it grows.
        if self.letters.capacity() - self.letters.len() < text.len() {
            self.letters.reserve_exact(text.len() + self.letters.len() / 4 + 256);
        }
        self.letters.push_str(text);
        self.ends.push(self.letters.len() as u32);
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        self.letters.capacity() + 4 * self.ends.capacity()
    }

    /// Gives back what growing has left over.
    pub fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn bytes(&self, number: usize) -> &[u8] {
        let (from, to) = self.span(number);
        &self.letters.as_bytes()[from..to]
    }

    fn span(&self, number: usize) -> (usize, usize) {
        let from = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        (from, self.ends[number] as usize)
    }
}

/// Different texts, numbered from 0 in the order in which they came.
#[derive(Default)]
pub struct Dictionary {
    texts: Texts,
    /// Open addressing: a text's hash above, its number plus one below; 0 = free. A power of two
    /// of places, at most a quarter of them taken, so that the first place is nearly always right.
    places: Vec<u64>,
}

/// A text that is not in the dictionary, by its hash.
#[derive(Clone, Copy)]
pub struct Unknown(u32);

impl Dictionary {
    /// The texts by number.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The number of a text.
    pub fn find(&self, text: &[u8]) -> Result<u32, Unknown> {
        let hash = hash(text);
        if self.places.is_empty() {
            return Err(Unknown(hash));
        }
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let entry = self.places[place];
            if entry == 0 {
                return Err(Unknown(hash));
            }
            if (entry >> 32) as u32 == hash {
                let number = entry as u32 - 1;
                if same(self.texts.bytes(number as usize), text) {
                    return Ok(number);
                }
            }
            place = (place + 1) & mask;
        }
    }

    /// The numbers of some texts, as far as they are found at once; `None` says nothing.
    ///
    /// A dictionary that is larger than the processor's caches makes it wait three times for every
    /// text: for the place, for where its text stands, and for the text. Here it waits for many
    /// texts at the same time.
    pub fn guess_all(&self, texts: &[Cow<[u8]>], found: &mut Vec<Option<u32>>) {
        found.clear();
        if self.places.is_empty() {
            return found.resize(texts.len(), None);
        }
        let mask = self.places.len() - 1;
        found.extend(texts.iter().map(|text| {
            let hash = hash(text);
            let entry = self.places[hash as usize & mask];
            ((entry >> 32) as u32 == hash && entry != 0).then(|| entry as u32 - 1)
        }));
        let spans: Vec<(usize, usize)> = found
            .iter()
            .map(|number| number.map_or((0, 0), |number| self.texts.span(number as usize)))
            .collect();
        let letters = self.texts.letters.as_bytes();
        for ((text, (from, to)), number) in texts.iter().zip(spans).zip(found) {
            if !same(&letters[from..to], text) {
                *number = None;
            }
        }
    }

    /// Takes in a text that [`Self::find`] did not know, and gives its number.
    pub fn insert(&mut self, text: &str, unknown: Unknown) -> u32 {
        let number = self.texts.len() as u32;
        self.texts.push(text);
        if self.places.len() < 4 * self.texts.len() {
            self.grow();
        }
        put(&mut self.places, unknown.0, number + 1);
        number
    }

    /// The number of a text, which is taken in where it is new.
    pub fn number(&mut self, text: &str) -> u32 {
        match self.find(text.as_bytes()) {
            Ok(number) => number,
            Err(unknown) => self.insert(text, unknown),
        }
    }

    /// Takes in a text without asking whether it is known; from now on numbers may share a text,
    /// and [`Self::find`] finds none.
    pub fn append(&mut self, text: &str) -> u32 {
        self.places = Vec::new();
        self.texts.push(text);
        self.texts.len() as u32 - 1
    }

    /// The same texts, numbered as `order` lists their numbers.
    pub fn reordered(&self, order: &[u32]) -> Self {
        let mut made = Self::default();
        made.texts.letters.reserve_exact(self.texts.letters.len());
        made.texts.ends.reserve_exact(order.len());
        made.places = vec![0; (4 * order.len()).next_power_of_two().max(16)];
        for (number, &old) in order.iter().enumerate() {
            let text = self.texts.get(old as usize);
            made.texts.push(text);
            put(&mut made.places, hash(text.as_bytes()), number as u32 + 1);
        }
        made
    }

    /// Bytes held.
    pub fn memory(&self) -> usize {
        self.texts.memory() + 8 * self.places.capacity()
    }

    /// Gives up finding texts, for the memory.
    pub fn only_texts(&mut self) {
        self.places = Vec::new();
        self.texts.shrink();
    }

    fn grow(&mut self) {
        let mut places = vec![0; (4 * self.places.len()).max(64)];
        for &entry in self.places.iter().filter(|entry| **entry != 0) {
            put(&mut places, (entry >> 32) as u32, entry as u32);
        }
        self.places = places;
    }
}

fn put(places: &mut [u64], hash: u32, number: u32) {
    let mask = places.len() - 1;
    let mut place = hash as usize & mask;
    while places[place] != 0 {
        place = (place + 1) & mask;
    }
    places[place] = u64::from(hash) << 32 | u64::from(number);
}

/// Eight bytes at a time, mixed by a multiplication; the last eight overlap.
fn hash(text: &[u8]) -> u32 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = text.len() as u64;
    let mut mix = |word: u64| hash = (hash.rotate_left(29) ^ word).wrapping_mul(MIX);
    if let Some(last) = text.last_chunk::<8>() {
        for word in text[..text.len() - 1].as_chunks::<8>().0 {
            mix(u64::from_le_bytes(*word));
        }
        mix(u64::from_le_bytes(*last));
    } else if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        mix(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32);
    } else if let [first, .., last] = text {
        mix(u64::from(*first) | u64::from(text[text.len() / 2]) << 8 | u64::from(*last) << 16);
    } else if let [only] = text {
        mix(u64::from(*only));
    }
    ((hash ^ hash >> 32).wrapping_mul(MIX) >> 32) as u32
}

/// Whether two texts are the same; the browser's programs have no fast comparison of memory.
fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match (a.last_chunk::<8>(), b.last_chunk::<8>()) {
        (Some(last_a), Some(last_b)) => {
            let (words_a, words_b) = (a.as_chunks::<8>().0, b.as_chunks::<8>().0);
            words_a
                .iter()
                .zip(words_b)
                .all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b))
                && u64::from_le_bytes(*last_a) == u64::from_le_bytes(*last_b)
        }
        _ => a.iter().zip(b).all(|(a, b)| a == b),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))] // no proptest there
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Equal texts have one number, different texts have different ones, and a number gives
        /// its text back.
        #[test]
        fn a_number_stands_for_one_text(texts in proptest::collection::vec("[abé]{0,12}", 0..400)) {
            let mut dictionary = Dictionary::default();
            let numbers: Vec<u32> = texts.iter().map(|text| dictionary.number(text)).collect();
            for (a, of_a) in texts.iter().zip(&numbers) {
                prop_assert_eq!(dictionary.texts().get(*of_a as usize), a);
                for (b, of_b) in texts.iter().zip(&numbers) {
                    prop_assert_eq!(a == b, of_a == of_b);
                }
            }
            let order: Vec<u32> = (0..dictionary.texts().len() as u32).rev().collect();
            let turned = dictionary.reordered(&order);
            for (place, old) in order.iter().enumerate() {
                let text = dictionary.texts().get(*old as usize);
                prop_assert_eq!(turned.find(text.as_bytes()).ok(), Some(place as u32));
            }
        }
    }
}
