//! What the desk makes: every name in every view, with what must go along, and with awkward texts.

use crate::rfc4180::parse;
use crate::{BUNDLED, bundled};
use plenary::data::load;
use plenary::desk::{Export, NAMES, Request, make};
use plenary::export::canvas::{DARK, LIGHT, Palette};
use plenary::export::{Selection, with_selection, without_selection};
use plenary::query::{By, Embed, Query, View, answer, read, write};
use plenary::text::Lang;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PAGE: &str = "https://x.example/meetings/";

/// What the desk makes of a dataset's text at an address.
fn made(text: &str, address: &str, what: &str) -> Option<Export> {
    let dataset = load(text).unwrap().dataset;
    let (query, notices) = read(&dataset, Lang::TAGS, address);
    assert_eq!(notices, [], "{address}");
    let answer = answer(&dataset, &crate::index(&dataset), &query);
    let asked = Request {
        dataset: &dataset,
        text,
        file: None,
        query: &query,
        answer: &answer,
        words: Lang::default().words(),
        page: PAGE,
        today: "2026-11-24",
    };
    make(&asked, what)
}

fn text_of(address: &str, what: &str) -> String {
    made(BUNDLED, address, what).unwrap().text
}

#[test]
fn every_name_is_made_in_every_view_and_no_other() {
    for (name, view) in View::ALL {
        let has_picture = matches!(view, View::Who | View::Status | View::Editions);
        for what in NAMES {
            let made = made(BUNDLED, &format!("?view={name}"), what);
            let is_there = match what.split_once('-').unwrap_or((what, "")) {
                ("svg", end) if end.starts_with("sentence") => *view == View::Who,
                ("svg", _) => has_picture,
                _ => true,
            };
            assert_eq!(made.is_some_and(|made| !made.text.is_empty()), is_there, "{what}, {name}");
        }
    }
    for what in ["", "csv", "csv-", "json", "cite", "cite-view-x", "xml", "svg2"] {
        assert_eq!(made(BUNDLED, "", what), None, "{what}");
    }
}

#[test]
fn everything_that_leaves_the_page_says_where_it_comes_from() {
    let address = "?category=observer&by=region";
    for what in ["markdown", "html", "csv-shown", "csv-not-named", "excel-shown", "svg", "svg-dark"]
    {
        let text = text_of(address, what).replace("&amp;", "&").replace('\\', "");
        let text: String = text.split_whitespace().collect();
        for part in [
            "Participants named in the press release on the 8th conference",
            "2 of 33: Belarus and Mongolia.",
            "https://ecrats.org/en/press/news/750/",
            "Creative Commons Attribution 4.0",
            "version 1.1.0, compiled 29 November 2026",
            "https://x.example/meetings/?category=observer&by=region",
            "Named means printed in the release.",
        ] {
            // In a picture a line ends where it is full, and a tag stands between two lines.
            let words: Vec<&str> = part.split_whitespace().collect();
            if what.starts_with("svg") {
                assert!(words.iter().all(|word| text.contains(word)), "{part} in {what}");
            } else {
                assert!(text.contains(&words.concat()), "{part} in {what}");
            }
        }
    }
    // Everything, without a selection, has the address of everything.
    assert!(text_of(address, "csv-all").contains(",https://x.example/meetings/,"));
}

#[test]
fn link_sentence_and_frame_carry_the_selection_and_nothing_transient() {
    let address = "?category=observer&show=india&embed=fixed&scheme=dark";
    assert_eq!(text_of(address, "link"), "https://x.example/meetings/?category=observer");
    let said = text_of(address, "sentence");
    assert!(said.ends_with(" https://x.example/meetings/?category=observer"), "{said}");
    assert!(said.contains("2 of 33: Belarus and Mongolia."), "{said}");
    let frame = text_of(address, "frame");
    let src =
        "src=\"https://x.example/meetings/?category=observer&amp;embed=fixed&amp;scheme=dark\"";
    assert!(frame.starts_with("<iframe ") && frame.contains(src), "{frame}");
    assert!(text_of("?view=status", "frame").contains("?view=status&amp;embed=1\""));
}

#[test]
fn a_file_from_a_disk_lends_nobody_the_address_of_the_page() {
    let dataset = bundled();
    let query = Query::default();
    let answer = answer(&dataset, &crate::index(&dataset), &query);
    let asked = Request {
        dataset: &dataset,
        text: BUNDLED,
        file: Some("mine.json"),
        query: &query,
        answer: &answer,
        words: Lang::default().words(),
        page: PAGE,
        today: "2026-11-24",
    };
    for what in NAMES.iter().filter(|what| **what != "frame") {
        let text = make(&asked, what).map(|made| made.text).unwrap_or_default();
        assert!(!text.contains("x.example"), "{what}");
    }
    assert_eq!(make(&asked, "link").unwrap().text, "mine.json");
}

/// Colours as the style sheet names them, light and dark.
fn style() -> BTreeMap<String, (String, String)> {
    let style = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/style.css"));
    let style = style.unwrap();
    let mut found = BTreeMap::new();
    for line in style.lines().map(str::trim) {
        if let Some((name, rest)) = line.split_once(": light-dark(")
            && let Some((light, dark)) = rest.trim_end_matches(");").split_once(", ")
        {
            found.insert(name.to_owned(), (light.to_owned(), dark.to_owned()));
        }
    }
    found
}

#[test]
fn the_picture_of_the_sentence_has_every_name_in_order_and_marks_those_under_the_filters() {
    let svg = made(BUNDLED, "?category=observer", "svg-sentence").unwrap();
    assert_eq!(svg.name, "sco-rats-2022-sentence.svg");
    let document = roxmltree::Document::parse(&svg.text).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let said: Vec<&str> = texts.filter_map(|node| node.text()).collect();
    let said = said.join(" ");
    let mut from = 0;
    for row in &bundled().participations {
        let name = row.mention.quote();
        from += said[from..].find(&name).unwrap_or_else(|| panic!("{name} in {said}"));
    }
    // A ground below each word of the two names, and a line.
    let bars = document.descendants().filter(|node| {
        node.attribute("fill") == Some(LIGHT.wash) && node.attribute("height") == Some("22")
    });
    assert_eq!(bars.count(), "Republic of Belarus Mongolia".split(' ').count());
    let dark = made(BUNDLED, "", "svg-sentence-dark").unwrap().text;
    assert!(dark.contains(DARK.paper) && !dark.contains(LIGHT.paper));
}

#[test]
fn the_colours_of_a_picture_are_those_of_the_page() {
    let style = style();
    let colours = |palette: &Palette| {
        let named = [
            ("--paper", palette.paper),
            ("--ink", palette.ink),
            ("--soft", palette.soft),
            ("--rule", palette.rule),
            ("--edge", palette.edge),
            ("--wash", palette.wash),
            ("--mark", palette.mark),
            ("--on-mark", palette.on_mark),
        ];
        let mut all: Vec<(String, String)> =
            named.iter().map(|(name, colour)| ((*name).to_owned(), (*colour).to_owned())).collect();
        for (at, tone) in palette.tones.iter().enumerate() {
            all.push((format!("--tone-{}", at + 1), (*tone).to_owned()));
        }
        all
    };
    for (name, colour) in colours(&LIGHT) {
        assert_eq!(style[&name].0, colour, "{name}, light");
    }
    for (name, colour) in colours(&DARK) {
        assert_eq!(style[&name].1, colour, "{name}, dark");
    }
}

#[test]
fn the_whole_file_is_given_out_as_it_came() {
    assert_eq!(text_of("?category=observer", "json-all"), BUNDLED);
    let shown = text_of("?category=observer", "json-shown");
    assert_eq!(without_selection(&shown), BUNDLED);
    let value: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(value["selection"]["query"], "?category=observer");
    assert_eq!(value["selection"]["address"], "https://x.example/meetings/?category=observer");
    assert!(value["selection"]["note"].as_str().unwrap().starts_with("Named means printed"));
    let schema = include_str!("../../public/data/participation.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    assert!(jsonschema::draft202012::is_valid(&schema, &value));
    assert_eq!(value["selection"]["participations"], serde_json::json!(["belarus", "mongolia"]));
    assert_eq!(value["selection"]["not_named"], serde_json::json!(["afghanistan", "iran"]));
}

/// Texts that break careless writers.
const HOSTILE: &str = "[ -~]{0,8}|[,\"\n\r\t'=+@<>&\\\\\\]-]{1,6}|</script>|\\]\\]>|<!--|[א-ת ء-ي\u{202e}]{1,6}|[🇺🇿👩🏽‍🚀\u{301}]{1,4}|\\PC{0,12}";

/// The bundled dataset with another short name for Belarus and another title.
fn renamed(name: &str) -> String {
    let quoted = serde_json::Value::String(name.to_owned()).to_string();
    let mut value: serde_json::Value = serde_json::from_str(BUNDLED).unwrap();
    let all = value["organizations"].as_array_mut().unwrap();
    let belarus = all.iter_mut().find(|it| it["id"] == "belarus").unwrap();
    for names in belarus["names"].as_object_mut().unwrap().values_mut() {
        names["short"] = serde_json::from_str(&quoted).unwrap();
        names.as_object_mut().unwrap().remove("mark");
    }
    value["title"]["en"] = serde_json::from_str(&quoted).unwrap();
    value.to_string()
}

/// What a spreadsheet's guard does to a cell.
fn guarded(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn awkward_names_go_through_every_export_unharmed(name in HOSTILE) {
        let name = if name.trim().is_empty() { "=x".to_owned() } else { name };
        let text = renamed(&name);
        let get = |what: &str| made(&text, "?category=observer", what).unwrap().text;
        let rows = parse(&get("csv-shown"));
        let at = rows[0].iter().position(|cell| cell == "name").unwrap();
        let shown = load(&text).unwrap().dataset;
        let short = shown.organizations.iter().find(|it| it.id == "belarus").unwrap().short("en");
        prop_assert_eq!(&rows[1][at], &guarded(short));
        // As HTML and as SVG the text comes back out of the markup.
        let page = format!("<html>{}</html>", get("html").replace("<br>", "<br/>"));
        let html = roxmltree::Document::parse(&page);
        if name.chars().all(|c| c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}') {
            let html = html.unwrap();
            let cells = html.descendants().filter(|node| node.has_tag_name("td"));
            prop_assert!(cells.into_iter().any(|cell| cell.text().unwrap_or_default() == short));
        }
        for what in ["svg", "svg-dark"] {
            let svg = get(what);
            let svg = roxmltree::Document::parse(&svg).unwrap();
            let mut full = svg.descendants().filter(|it| it.attribute("data-id") == Some("belarus"));
            let clean: String =
                short.chars().map(|c| if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' { ' ' } else { c }).collect();
            let title = full.next().and_then(|mark| mark.first_element_child());
            // A parser takes CR and the like for other white space.
            let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(flat(title.and_then(|it| it.text()).unwrap_or_default()), flat(&clean));
        }
        for (what, is_json) in [("cite-view-csl", true), ("json-shown", true), ("markdown", false)] {
            let made = get(what);
            prop_assert!(!is_json || serde_json::from_str::<serde_json::Value>(&made).is_ok());
        }
    }

    #[test]
    fn a_saved_selection_opens_to_the_same_query_and_saves_to_the_same_bytes(
        facets in prop::collection::vec((0..5usize, any::<prop::sample::Index>(), any::<bool>()), 0..4),
        text in HOSTILE,
        by in 0..5usize,
        embed in any::<bool>(),
    ) {
        let dataset = bundled();
        let mut query = Query { text, embed: embed.then_some(Embed::Fixed), ..Query::default() };
        let first = dataset.facets[0].id.clone();
        query.break_down(By::facet(&dataset.facets[by].id, &first), &first);
        for (facet, value, exclude) in facets {
            let facet = &dataset.facets[facet];
            query.add(&facet.id, &facet.values[value.index(facet.values.len())].id, exclude);
        }
        let selection = Selection { query: write(&dataset, &query.shared()), ..Selection::default() };
        let saved = with_selection(BUNDLED, &selection);
        let opened = load(&saved).unwrap();
        prop_assert_eq!(&opened.problems, &[]);
        prop_assert_eq!(&opened.dataset, &load(BUNDLED).unwrap().dataset);
        let (again, notices) = read(&dataset, &[], opened.selection.as_deref().unwrap());
        prop_assert_eq!(notices, []);
        prop_assert_eq!(write(&dataset, &again), selection.query.clone());
        prop_assert_eq!(with_selection(&saved, &selection), saved.clone());
        prop_assert_eq!(without_selection(&saved), BUNDLED);
    }

    #[test]
    fn texts_in_a_selection_stay_in_it(words in HOSTILE, id in HOSTILE) {
        let selection = Selection {
            query: "?q=%22%7D".to_owned(), words, address: id.clone(), note: String::new(), named: vec![id.clone()], not_named: vec![id],
        };
        let saved = with_selection(BUNDLED, &selection);
        let value: serde_json::Value = serde_json::from_str(&saved).unwrap();
        prop_assert_eq!(value["selection"]["words"].as_str(), Some(selection.words.as_str()));
        prop_assert_eq!(without_selection(&saved), BUNDLED);
    }
}
