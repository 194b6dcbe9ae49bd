//! A language that nobody speaks, made from the English messages: every letter outside of brackets has
//! an accent, and vowels stand twice, so that it is longer than English and plainly another.

use plenary::text::pieces::{Piece, choices, pieces};
use std::collections::BTreeMap;

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀćďéƒǵȟíĵķĺḿńóṕɋŕśťúṽŵẋýźÁƁĆĎÉƑǴȞÍĴĶĹḾŃÓṔɊŔŚŤÚṼŴẊÝŹ";

/// Words in it.
pub fn accented(text: &str) -> String {
    let mut done = String::new();
    for letter in text.chars() {
        let own = PLAIN.chars().position(|it| it == letter).and_then(|at| ACCENTED.chars().nth(at));
        done.push(own.unwrap_or(letter));
        if "aeiou".contains(letter.to_ascii_lowercase()) {
            done.extend(own);
        }
    }
    done
}

/// A message in it.
pub fn message(english: &str) -> String {
    let said = pieces(english).into_iter().map(|piece| match piece {
        Piece::Words(text) => accented(text),
        Piece::Hash => "#".to_owned(),
        Piece::Slot(name, None) => format!("{{{name}}}"),
        Piece::Slot(name, Some((kind, ""))) => format!("{{{name}, {kind}}}"),
        Piece::Slot(name, Some((kind, all))) => {
            let all: Vec<String> = choices(all)
                .into_iter()
                .map(|(selector, inside)| format!("{selector} {{{}}}", message(inside)))
                .collect();
            format!("{{{name}, {kind}, {}}}", all.join(" "))
        }
    });
    said.collect()
}

/// Its file, from the one with the English messages.
pub fn locale(english: &str) -> String {
    let messages: BTreeMap<String, String> = serde_json::from_str(english).unwrap();
    let messages: BTreeMap<String, String> =
        messages.into_iter().map(|(key, english)| (key, message(&english))).collect();
    serde_json::to_string_pretty(&messages).unwrap()
}
