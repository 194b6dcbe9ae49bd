//! Kinds of sentences and layouts that releases have, one by one: `kinds.txt` has the texts and what is
//! named in them as taking part. And every row of the tables, tried by its own sentence.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use reader::{Class, finds, read, small_rows, word_rows};

#[test]
fn each_kind_is_read_as_it_is_written_down() {
    let mut text: Vec<&str> = Vec::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("kinds.txt").lines() {
        if line.starts_with('#') || matches!(line, "en" | "ru" | "zh") {
            continue;
        }
        let Some(wanted) = line.strip_prefix('=') else {
            text.push(line);
            continue;
        };
        let given = text.join("\n");
        text.clear();
        let wanted: Vec<&str> =
            wanted.split(';').map(str::trim).filter(|it| !it.is_empty()).collect();
        let reading = read(given.trim_matches('\n')).unwrap();
        let found: Vec<String> = reading
            .participants()
            .map(|it| {
                it.heading
                    .as_ref()
                    .map_or(it.exact.clone(), |heading| format!("{} < {}", it.exact, heading.exact))
            })
            .collect();
        if found != wanted {
            wrong.push(format!("{given}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
        count += 1;
    }
    assert!(count >= 150, "{count}");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_row_of_words_is_found_in_its_own_sentence() {
    let rows = word_rows();
    assert!(rows.len() > 60);
    for (language, class, patterns, test) in rows {
        assert!(finds(&test, class), "{language} {class:?}: {test}");
        assert!(
            patterns.iter().all(|pattern| !pattern.is_empty()),
            "{language} {class:?} has an empty pattern"
        );
    }
}

#[test]
fn every_small_row_is_found_in_its_own_sentence() {
    for (words, test) in small_rows() {
        let lower = |text: &str| text.to_lowercase();
        let root: String = words.split(' ').next().unwrap().chars().take(4).collect();
        assert!(lower(&test).contains(&lower(&root)), "{words}: {test}");
        let reading = read(&test).unwrap();
        let sure = reading
            .mentions
            .iter()
            .filter(|it| it.certain && matches!(it.kind.as_str(), "state" | "territory"));
        assert_eq!(sure.count(), 0, "{words}: {test}: {:?}", reading.mentions);
    }
}

#[test]
fn classes_are_the_ones_of_the_table() {
    // A class that no row has is dead code; a row without a class is dropped in silence.
    let rows = word_rows();
    let lines = include_str!("../tables/words.csv").lines().count() - 1;
    assert_eq!(rows.len(), lines);
    assert!(rows.iter().any(|row| row.1 == Class::AttendedBy));
}
