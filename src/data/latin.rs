//! Russian words in Latin letters: for the search, and for names of files. Does not know what they are of, and
//! follows no standard: what reads alike is written alike.

/// Russian letters in Latin ones, in the order of the alphabet from а; what `sound` makes one need
/// not be told apart here.
const LATIN: [&str; 32] = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "h", "ts", "ch", "sh", "shch", "", "i", "", "e", "iu", "ia",
];

/// A folded text with Russian letters in Latin ones; `None` if it has none.
pub fn latin(folded: &str) -> Option<String> {
    let letter = |c: char| ('а'..='я').contains(&c).then(|| LATIN[(c as usize) - ('а' as usize)]);
    folded.chars().any(|c| letter(c).is_some()).then(|| {
        let mut latin = String::with_capacity(folded.len());
        for c in folded.chars() {
            match letter(c) {
                Some(letters) => latin.push_str(letters),
                None => latin.push(c),
            }
        }
        latin
    })
}
