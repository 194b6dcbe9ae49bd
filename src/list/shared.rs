//! A list that has an address, as others are given it: what can be cited, and the address of a frame.

use crate::export::Work;
use crate::list::labels::Labels;
use crate::list::summary;
use crate::query::escape::pair;
use crate::query::{Embed, Query, write_list};
use engine::protocol::Answer;

/// The address of a list in a frame, `?embed=…#list…`. How the frame is to be stands before `#`, where the
/// page looks before its program runs.
pub fn framed(query: &Query, embed: Embed, scheme: Option<&str>) -> String {
    let mut pairs = vec![pair("embed", embed.name())];
    pairs.extend(scheme.map(|scheme| pair("scheme", scheme)));
    format!("?{}{}", pairs.join("&"), write_list(&query.shared()))
}

/// The file as a work. Nobody knows who made it, or when.
pub fn file(name: &str, address: &str, today: &str) -> Work {
    Work {
        key: key(name),
        // A file at the root of a site may have no name.
        title: if name.is_empty() { address.to_owned() } else { name.to_owned() },
        by: Vec::new(),
        date: String::new(),
        version: String::new(),
        address: address.to_owned(),
        seen: today.to_owned(),
        is_dataset: true,
    }
}

/// The view of it as a work: `said` is which rows are shown, `address` that of the page.
pub fn view(file: Work, said: &str, address: String) -> Work {
    let title = format!("{}: {said}", file.title);
    Work { key: format!("{}-view", file.key), title, address, is_dataset: false, ..file }
}

/// Which rows are shown, as a part of a title.
pub fn said(labels: &Labels, question: &Query, answer: &Answer) -> String {
    let words = labels.words;
    if question.filters() == 0 {
        return words.list_rows(answer.rows);
    }
    let sentence = summary::filters(labels, question);
    let filters = sentence.trim_end_matches(words.full_stop());
    format!("{} ({filters})", words.list_some(answer.total, answer.rows))
}

/// A key that BibTeX takes.
fn key(name: &str) -> String {
    let stem = name.split('.').next().unwrap_or_default();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let letters: String = stem.chars().map(plain).collect();
    let key = letters.trim_matches('-');
    if key.is_empty() { "list".to_owned() } else { key.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{file, said, view};
    use crate::export::{Form, cite};
    use crate::list::labels::Labels;
    use crate::query::Query;
    use crate::text::Lang;
    use engine::protocol::{Answer, Summary};
    use reader::Gazetteer;

    const TODAY: &str = "2026-12-01";

    #[test]
    fn a_file_is_cited_by_its_name_without_author_and_year() {
        let work = file("Liste é.csv", "https://x.example/Liste%20%C3%A9.csv", TODAY);
        let told = "Liste é.csv (n.d.). https://x.example/Liste%20%C3%A9.csv (2026-12-01)";
        assert_eq!(cite(&work, Form::Plain), told);
        assert!(cite(&work, Form::BibTex).starts_with("@misc{liste,\n  title"));
        assert!(cite(&work, Form::Csl).contains("\"type\": \"dataset\""));
        // Where an address has no name, and where one has no letters for a key.
        let bare = file("", "https://x.example/", TODAY);
        assert_eq!((bare.title.as_str(), bare.key.as_str()), ("https://x.example/", "list"));
        assert_eq!(file("名单.csv", "", TODAY).key, "list");
    }

    #[test]
    fn a_view_says_which_rows_it_has() {
        let (summary, known) = (Summary::default(), Gazetteer::default());
        let labels = |tag: &str| {
            let words = Lang::of(tag).unwrap().words();
            Labels { words, summary: &summary, known: &known }
        };
        let answer = Answer { total: 2, rows: 9, ..Answer::default() };
        let mut question = Query::default();
        assert_eq!(said(&labels("en"), &question, &answer), "9 rows");
        question.toggle("group", "Observers", false);
        let all = ["en", "ru", "zh"].map(|tag| said(&labels(tag), &question, &answer));
        let told = [
            "2 of 9 rows (group: Observers)",
            "2 из 9 строк (group: Observers)",
            "9行中的2行 (group：Observers)",
        ];
        assert_eq!(all, told);
        let file = file("list.csv", "https://x.example/list.csv", TODAY);
        let address = "https://x.example/?data=list.csv#list&f.group=Observers".to_owned();
        let work = view(file, &all[0], address);
        assert_eq!(
            cite(&work, Form::Plain),
            "list.csv: 2 of 9 rows (group: Observers) (n.d.). \
             https://x.example/?data=list.csv#list&f.group=Observers (2026-12-01)"
        );
        assert!(cite(&work, Form::Csl).contains("\"id\": \"list-view\""));
        assert!(cite(&work, Form::Csl).contains("\"type\": \"webpage\""));
    }
}
