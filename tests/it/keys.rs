//! The functions for messages: what `build.rs` writes and turns away, that each of them is called, and
//! that they speak a language nobody has written.

use crate::{build, bundled, index, pseudo};
use expect_test::expect;
use plenary::query::{self, View, answer};
use plenary::text::catalogue::{in_order, is_left_out, read, written};
use plenary::text::intl::NATIVE;
use plenary::text::keys::EDITION;
use plenary::text::pieces::{Piece, choices, pieces};
use plenary::text::{KEYS, Lang, Words, sentence, title};
use std::fs;
use std::path::Path;

#[test]
fn a_function_takes_what_stands_in_brackets_in_that_order() {
    let english = r#"{
        "plain": "Plain",
        "two": "{b} and {a, select, x {one} other {another}}",
        "many": "{n, number} of {all, plural, one {# {what}} other {# {what}, {n}}}"
    }"#;
    let (table, functions) = build::code(english).unwrap();
    expect![[r#"
        /// Every key with what it takes, in the order in which a catalogue has its messages.
        pub const KEYS: &[(&str, Params)] = &[
            ("many", &[("n", true), ("all", true), ("what", false)]),
            ("plain", &[]),
            ("two", &[("b", false), ("a", false)]),
        ];

        /// What stands for these keys, in this order.
        pub const EDITION: &str = "8c85893583ea8927";

        #[allow(clippy::wrong_self_convention)] // a key may begin as it likes
        impl Words {
            #[doc = "``{n, number} of {all, plural, one {# {what}} other {# {what}, {n}}}``"]
            pub fn many(&self, n: usize, all: usize, what: &str) -> String {
                self.fill(0, &[Arg::Number(n), Arg::Number(all), Arg::Text(what)])
            }
            #[doc = "``Plain``"]
            pub fn plain(&self) -> &str {
                self.message(1)
            }
            #[doc = "``{b} and {a, select, x {one} other {another}}``"]
            pub fn two(&self, b: &str, a: &str) -> String {
                self.with_texts(2, b, a)
            }
        }
    "#]]
    .assert_eq(&format!("{table}\n{functions}"));
}

#[test]
fn a_fault_in_the_english_messages_is_told_in_a_sentence_with_its_key() {
    let not_a_name =
        "is no name in Rust: it takes small letters, digits and _, and no reserved word.";
    let cases = [
        ("key", "{n", "has a bracket without its other half near “{n”."),
        ("key", "n}", "has a bracket without its other half near “n}”."),
        ("key", "# of {n, number}", "has # outside a plural."),
        ("key", "{n, date}", "has {n} of an unknown kind, “date”."),
        ("key", "{n, number, integer}", "has {n, number} with a style, which is not understood."),
        ("key", "{n, plural, one {#}}", "has a plural without the form “other”."),
        ("key", "{n, select, other {{n, number}}}", "has {n} as a select and as a number."),
        ("key", "{a b}", &format!("has {{a b}}, which {not_a_name}")),
        ("key", "{x, select, other {{match}}}", &format!("has {{match}}, which {not_a_name}")),
        ("Key", "x", &format!("is called so, which {not_a_name}")),
        ("type", "x", &format!("is called so, which {not_a_name}")),
        ("key", "a <b>", "has a new line or a <."),
    ];
    for (key, message, what) in cases {
        let told = build::code(&serde_json::json!({ key: message }).to_string());
        assert_eq!(told, Err(format!("locales/en.json: the message “{key}” {what}")));
    }
    let told = build::code("{\"key\": 1}").unwrap_err();
    assert!(told.starts_with("locales/en.json is no JSON object of texts: invalid type"), "{told}");
    assert!(told.contains("line 1"), "{told}");
}

#[test]
fn no_file_has_a_message_twice_and_every_number_says_that_it_is_one() {
    fn plain<'a>(message: &'a str, found: &mut Vec<&'a str>) {
        for piece in pieces(message) {
            match piece {
                Piece::Slot(name, None) => found.push(name),
                Piece::Slot(_, Some((_, all))) => {
                    choices(all).into_iter().for_each(|(_, inside)| plain(inside, found));
                }
                Piece::Words(_) | Piece::Hash => {}
            }
        }
    }
    for lang in Lang::all() {
        // One line a message.
        let mut lines = 0;
        for line in lang.locale().lines().filter_map(|line| line.strip_prefix(" \"")) {
            let (key, message) = line.split_once("\": \"").unwrap();
            let (_, params) = KEYS.iter().find(|(own, _)| *own == key).unwrap();
            let mut found = Vec::new();
            plain(message, &mut found);
            let wrong = params.iter().find(|(name, is_number)| *is_number && found.contains(name));
            assert_eq!(wrong, None, "{lang:?}, {key}: write {{n, number}}");
            lines += 1;
        }
        assert_eq!(lines, KEYS.len(), "{lang:?}");
    }
}

/// The code of a folder, in one line, without comments, spaces and tests.
fn code(folder: &Path) -> String {
    let mut code = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code += &self::code(&path);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            code.extend(lines.flat_map(str::chars).filter(|sign| !sign.is_whitespace()));
            code.push('\n');
        }
    }
    code
}

#[test]
fn no_message_is_there_that_nothing_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code = code(&root.join("src"));
    let is_said = |key: &str| {
        code.match_indices(key).any(|(at, _)| {
            let after = code[at + key.len()..].chars().next();
            let is_whole = !after.is_some_and(|it| it.is_alphanumeric() || it == '_');
            let before = &code[..at];
            let called = ["words.", "words().", "Words::", "self.", "Self::"];
            is_whole && called.iter().any(|call| before.ends_with(call))
        })
    };
    let unsaid: Vec<&str> = KEYS.iter().map(|(key, _)| *key).filter(|key| !is_said(key)).collect();
    assert_eq!(unsaid, [""; 0], "messages that nothing says");
    assert!(!is_said("no_such_message"));
}

#[test]
fn a_language_that_nobody_speaks_is_understood_and_spoken() {
    let english = Lang::default().locale();
    let made_up = pseudo::locale(english);
    // It counts as English does.
    in_order(Lang::default(), &made_up).unwrap_or_else(|all| panic!("{all:#?}"));
    let words = Words::from_locale(Lang::default(), &made_up, &NATIVE).ok().unwrap();
    assert_eq!(words.n_of_all(1_234, 5_678), "1,234 óóƒ 5,678");
    assert_eq!(words.clear_filters(2), "Ćĺééááŕ 2 ƒííĺťééŕś");
    let (dataset, own) = (bundled(), Lang::default().words());
    for (name, _) in View::ALL {
        let (query, _) = query::read(&dataset, Lang::TAGS, &format!("?view={name}"));
        let answer = answer(&dataset, &index(&dataset), &query);
        let said = |words| {
            let said = sentence(words, "en", &dataset, &query, &answer);
            format!(
                "{} {}{}{}",
                title(words, "en", &dataset, &query, &answer),
                said.lead,
                said.basis,
                said.rest
            )
        };
        let (here, there) = (said(own), said(&words));
        assert!(there.chars().count() > here.chars().count(), "{there}");
    }
}

#[test]
fn a_page_goes_without_the_words_of_lists_and_reviews_and_without_no_other() {
    for lang in Lang::all() {
        let all = in_order(lang, lang.locale()).unwrap();
        let whole = read(&lang.words().written(true)).unwrap();
        assert_eq!(whole, all, "{lang:?}");
        let of_a_page = read(&lang.words().written(false)).unwrap();
        for ((message, (key, _)), whole) in of_a_page.iter().zip(KEYS).zip(&whole) {
            assert_eq!(message, if is_left_out(key) { "" } else { whole }, "{lang:?}, {key}");
        }
    }
    // Whatever the page's own rooms say is there.
    for (name, code) in crate::house::files_below("src") {
        for (room, start) in [("list/", "list_"), ("review/", "review_")] {
            let said = ["words.", "Words::", "words()."].map(|call| format!("{call}{start}"));
            let says = said.iter().any(|said| code.contains(said.as_str()));
            assert!(!says || name.starts_with(room), "{name} says what only {room} has");
        }
    }
}

#[test]
fn words_of_another_version_are_as_good_as_none() {
    let written = written(&["a".to_owned(), "b".to_owned()]);
    assert_eq!(read(&written).unwrap(), ["a", "b"]);
    assert_eq!(read(&written.replace(EDITION, "0123456789abcdef")), None);
    assert_eq!(read("[]"), None);
    assert_eq!(read(Lang::default().locale()), None);
}
