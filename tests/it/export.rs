//! What a reader takes along: read back by plain loops, with every kind of awkward text in it.

use crate::rfc4180::parse;
use crate::{bundled, index};
use expect_test::expect;
use plenary::data::Author;
use plenary::export::table::{Column, Labels};
use plenary::export::{
    Attribution, Form, Manner, Table, Work, cite, csv, html, markdown, named, not_named,
};
use plenary::query::{answer, read};
use proptest::prelude::*;

/// Without a mark and with no more than is needed to cite a row.
const LEAN: Manner = Manner { for_excel: false, along: false };

fn by(name: &str) -> Author {
    Author { name: name.to_owned(), parts: None, url: String::new() }
}

fn labels() -> Labels {
    let text = |text: &str| text.to_owned();
    Labels {
        order: text("№"), name: text("Name"), printed: text("Printed"), evidence: text("Why")
    }
}

fn origin() -> Attribution {
    let text = |text: &str| text.to_owned();
    Attribution {
        title: text("Whom, and \"where\""),
        selection: text("2 of 33"),
        source: text("Press release, https://x/"),
        licence: text("CC BY 4.0"),
        dataset: text("1.0.0"),
        credit: text("Compiled by somebody."),
        address: text("https://y/?category=observer"),
        caveat: text("Named, not attended."),
    }
}

fn tables(address: &str) -> (Table, Table) {
    let dataset = bundled();
    let (query, _) = read(&dataset, &[], address);
    let answer = answer(&dataset, &index(&dataset), &query);
    (
        named(&dataset, "en", &labels(), &answer.rows, origin()),
        not_named(&dataset, "en", &labels(), &answer.outlines, origin()),
    )
}

#[test]
fn what_is_named_and_what_is_not_are_two_files() {
    let (shown, others) = tables("?category=observer");
    let (shown, others) = (parse(&csv(&shown, LEAN)), parse(&csv(&others, LEAN)));
    assert_eq!((shown.len(), others.len()), (1 + 2, 1 + 2));
    assert_eq!(shown[0][..6], ["order", "id", "name", "formal_name", "printed", "category_id"]);
    assert_eq!(shown[1][..4], ["9", "belarus", "Belarus", "Republic of Belarus"]);
    let names: Vec<&str> = others[1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(names, ["Afghanistan", "Iran"]);
    let (all, _) = tables("");
    let all = parse(&csv(&all, Manner { for_excel: true, along: true }));
    assert_eq!(all.len(), 34);
    assert!(all.iter().all(|row| row.len() == all[0].len()));
    // Ids are stable, labels are for people.
    let at = |name: &str| all[0].iter().position(|cell| cell == name).unwrap();
    assert_eq!(
        (all[9][at("region_id")].as_str(), all[9][at("region")].as_str()),
        ("eastern-europe", "Eastern Europe")
    );
    assert_eq!(
        all[6][at("printed_at")],
        "https://ecrats.org/en/press/news/750/#:~:text=Russian%20Federation,-%2C"
    );
    for along in ["title", "selection", "source", "licence", "dataset", "address", "note"] {
        assert!(!all[33][at(along)].is_empty(), "{along}");
    }
}

#[test]
fn the_mark_for_excel_is_a_choice() {
    let (table, _) = tables("?show=india");
    let excel = Manner { for_excel: true, ..LEAN };
    assert!(csv(&table, excel).starts_with("\u{feff}order,"));
    assert!(csv(&table, LEAN).starts_with("order,"));
}

fn one(cell: &str) -> Table {
    let column = |id: &str| Column { id: id.to_owned(), label: Some(id.to_owned()) };
    Table {
        columns: vec![column("a"), column("b")],
        rows: vec![vec![cell.to_owned(), "end".to_owned()]],
        origin: Attribution::default(),
    }
}

#[test]
fn what_looks_like_a_formula_is_made_safe() {
    for cell in ["=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "\tx", "=1,2"] {
        let rows = parse(&csv(&one(cell), LEAN));
        assert_eq!(rows[1][0], format!("'{cell}"));
    }
    assert_eq!(parse(&csv(&one("a=b"), LEAN))[1][0], "a=b");
}

#[test]
fn a_table_for_a_text_has_labels_and_what_goes_along() {
    let (table, _) = tables("?category=observer");
    let markdown = markdown(&table);
    let lines: Vec<&str> = markdown.lines().collect();
    assert_eq!(lines[0], "**Whom, and \"where\"**");
    assert!(lines[4].starts_with("| № | Name | Printed | Heading in the release |"), "{markdown}");
    assert!(
        lines[6].starts_with("| 9 | Belarus | Republic of Belarus | Observer states | State |")
    );
    assert!(markdown.contains("Named, not attended."));
    let html = html(&table);
    assert_eq!(html.matches("<tr>").count(), 3);
    assert!(html.contains("<caption>Whom, and &quot;where&quot;<br>2 of 33</caption>"), "{html}");
}

#[test]
fn a_citation_in_each_form() {
    let work = Work {
        key: "sco-rats-2022".to_owned(),
        title: "Participants & \"names\"".to_owned(),
        by: vec![by("Plenary")],
        date: "2026-11-03".to_owned(),
        version: "1.0.0".to_owned(),
        address: "https://x/?category=named_last".to_owned(),
        seen: "2026-11-24".to_owned(),
        is_dataset: true,
    };
    let all = [Form::Plain, Form::BibTex, Form::Csl].map(|form| cite(&work, form)).join("\n---\n");
    expect![[r#"
        Plenary (2026): Participants & "names", version 1.0.0. https://x/?category=named_last (2026-11-24)
        ---
        @misc{sco-rats-2022,
          author = {{Plenary}},
          title = {{Participants \& "names"}},
          year = {2026},
          version = {1.0.0},
          url = {https://x/?category=named_last},
          urldate = {2026-11-24},
        }

        ---
        [{
          "id": "sco-rats-2022",
          "type": "dataset",
          "title": "Participants & \"names\"",
          "author": [{"literal":"Plenary"}],
          "issued": {"date-parts":[[2026,11,3]]},
          "version": "1.0.0",
          "URL": "https://x/?category=named_last",
          "accessed": {"date-parts":[[2026,11,24]]}
        }]
    "#]].assert_eq(&all);
    let json: serde_json::Value = serde_json::from_str(&cite(&work, Form::Csl)).unwrap();
    assert_eq!(json[0]["title"], "Participants & \"names\"");
    let ida = Author {
        parts: Some(("Example".to_owned(), "Ida {M.}".to_owned())),
        ..by("Ida M. Example")
    };
    let several = Work { by: vec![ida, by("An Institute")], ..work.clone() };
    let all = [Form::Plain, Form::BibTex, Form::Csl].map(|form| cite(&several, form)).join("\n");
    for part in [
        "Ida M. Example; An Institute (2026): Participants",
        "  author = {{Example}, {Ida \\{M.\\}} and {An Institute}},",
        "[{\"family\":\"Example\",\"given\":\"Ida {M.}\"},{\"literal\":\"An Institute\"}]",
    ] {
        assert!(all.contains(part), "{part} in {all}");
    }
    // Without authors it begins with the title; without an address nothing was looked at.
    let bare = Work { by: Vec::new(), address: String::new(), ..work.clone() };
    assert_eq!(cite(&bare, Form::Plain), "Participants & \"names\" (2026), version 1.0.0.");
    assert!(
        !cite(&bare, Form::BibTex).contains("author") && !cite(&bare, Form::BibTex).contains("url")
    );
    let json: serde_json::Value = serde_json::from_str(&cite(&bare, Form::Csl)).unwrap();
    assert!(["author", "URL", "accessed"].iter().all(|name| json[0].get(name).is_none()));
    let undated = Work { date: String::new(), ..work };
    assert!(cite(&undated, Form::Plain).contains("(n.d.)"));
    let json: serde_json::Value = serde_json::from_str(&cite(&undated, Form::Csl)).unwrap();
    assert!(json[0].get("issued").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cell_comes_back_from_csv(cell in "[ -~,\"\\r\\n\t😀\u{202e}«]{0,30}") {
        let rows = parse(&csv(&one(&cell), LEAN));
        prop_assert_eq!(rows.len(), 2);
        let back = &rows[1][0];
        let guarded = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        prop_assert_eq!(if guarded { back.strip_prefix('\'').unwrap() } else { back }, cell.as_str());
        prop_assert_eq!(rows[1][1].as_str(), "end");
    }

    #[test]
    fn any_text_stays_in_its_cell_and_is_never_markup(cell in "[ -~\\r\\n😀]{0,30}|</script>|]]>|\\| a \\|") {
        let table = one(&cell);
        let markdown = markdown(&table);
        let row = markdown.lines().find(|line| line.ends_with("| end |")).unwrap();
        let bars = row.replace("\\\\", "").replace("\\|", "").matches('|').count();
        prop_assert_eq!(bars, 3);
        let html = html(&table);
        prop_assert_eq!(html.matches("<td>").count(), 2);
        let inside = html.split("<td>").nth(1).unwrap().split("</td>").next().unwrap();
        prop_assert!(!inside.contains('<') && !inside.contains('>'));
        let back = inside.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        prop_assert_eq!(back.replace("&amp;", "&"), cell.as_str());
    }

    #[test]
    fn any_title_makes_a_citation_that_can_be_read(title in "[ -~\\r\\n\\\\{}😀]{0,40}") {
        let work = Work {
            key: "k".to_owned(), title: title.clone(), by: vec![by("b")], date: "2026".to_owned(),
            version: String::new(), address: "https://x/".to_owned(), seen: "2026-01-02".to_owned(),
            is_dataset: false,
        };
        let json: serde_json::Value = serde_json::from_str(&cite(&work, Form::Csl)).unwrap();
        prop_assert_eq!(json[0]["title"].as_str(), Some(title.as_str()));
        let bibtex = cite(&work, Form::BibTex).replace("\\{", "").replace("\\}", "");
        prop_assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
    }
}
