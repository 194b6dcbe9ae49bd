//! What the exporter makes: every name in every view, with what must go along, and with awkward texts.

use crate::rfc4180::parse;
use crate::{BUNDLED, bundled};
use plenary::data::load;
use plenary::export::Export;
use plenary::export::canvas::{DARK, LIGHT, Palette};
use plenary::export::{Headline, Selection, with_selection, without_selection};
use plenary::exporter::{Base, NAMES, Request, has_picture, has_table, make, single, texts_by_id};
use plenary::query::{By, Embed, Query, View, answer, read, write};
use plenary::text::Lang;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PAGE: &str = "https://x.example/meetings/";

/// What the exporter makes of a dataset's text at an address.
fn made(text: &str, address: &str, what: &str) -> Option<Export> {
    made_at(Some(PAGE), text, address, |asked| make(asked, what))
}

/// What is made where the page has an address or none.
fn made_at(
    page: Option<&str>,
    text: &str,
    address: &str,
    make: impl FnOnce(&Request) -> Option<Export>,
) -> Option<Export> {
    let dataset = load(text).unwrap().dataset;
    let (query, notices) = read(&dataset, Lang::TAGS, address);
    assert_eq!(notices, [], "{address}");
    let answer = answer(&dataset, &crate::index(&dataset), &query);
    make(&Request {
        dataset: &dataset,
        text,
        query: &query,
        answer: &answer,
        words: Lang::default().words(),
        page,
        today: "2026-11-24",
        headline: Headline::default(),
        measure: None,
    })
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
                ("svg" | "alt" | "figure", _) => has_picture,
                ("fragment", _) => matches!(view, View::Who | View::Status),
                _ => true,
            };
            assert_eq!(made.is_some_and(|made| !made.text.is_empty()), is_there, "{what}, {name}");
        }
    }
    for what in [
        "",
        "csv",
        "csv-",
        "csv-x",
        "json",
        "json-x",
        "cite",
        "cite-view-x",
        "xml",
        "svg2",
        "svg-x",
    ]
    .into_iter()
    .chain(["link-x", "csv-shown-along-excel", "cite-view-csl-x", "fragment2"])
    {
        assert_eq!(made(BUNDLED, "", what), None, "{what}");
    }
}

#[test]
fn everything_that_leaves_the_page_says_where_it_comes_from() {
    let address = "?category=observer&by=region";
    for what in [
        "markdown",
        "html",
        "csv-shown-along",
        "csv-not-named-along",
        "csv-shown-excel-along",
        "svg",
        "svg-wide",
        "svg-square-dark",
        "fragment",
        "figure",
    ] {
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
    assert!(text_of(address, "csv-all").contains(",https://x.example/meetings/\r\n"));
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
fn a_csv_is_lean_unless_asked_otherwise() {
    let columns = |what: &str| parse(&text_of("?category=observer", what))[0].clone();
    let lean = columns("csv-shown");
    assert_eq!(lean[lean.len() - 3..], ["printed_at", "source", "address"]);
    let whole = columns("csv-shown-along");
    let along = ["title", "selection", "source", "licence", "dataset", "address", "note"];
    assert_eq!(whole[whole.len() - 7..], along);
    assert!(text_of("", "csv-all-excel").starts_with('\u{feff}'));
    // Where nothing leads to it, there is no column without a value.
    let disk = made_at(None, BUNDLED, "", |asked| make(asked, "csv-all")).unwrap().text;
    assert_eq!(parse(&disk)[0].last().unwrap(), "source");
}

const EXAMPLE: &str = include_str!("../../public/data/examples/meeting.json");

#[test]
fn what_no_address_leads_to_has_no_link_and_tells_that_of_its_dataset() {
    for what in NAMES {
        let made = made_at(None, BUNDLED, "?category=observer", |asked| make(asked, what));
        let is_link = ["link", "link-version", "frame"].contains(what);
        assert_eq!(made.is_none(), is_link, "{what}");
        let text = made.map(|made| made.text).unwrap_or_default();
        assert!(!text.contains("x.example"), "{what}");
    }
    // Another dataset names its own title, authors, version and address, and nothing of the bundled one.
    for what in NAMES {
        let text = made_at(None, EXAMPLE, "", |asked| make(asked, what))
            .map(|made| made.name + &made.text)
            .unwrap_or_default();
        for gone in ["sco-rats", "SCO", "ecrats", "Plenary contributors", "x.example"] {
            assert!(!text.contains(gone), "{gone} in {what}");
        }
        let has_address = what.starts_with("cite-data") || *what == "sentence";
        assert!(!has_address || text.contains("https://example.org/lakes-forum.json"), "{what}");
    }
    let cite = |what: &str| made_at(None, EXAMPLE, "", |asked| make(asked, what)).unwrap().text;
    expect_test::expect![[r#"
        Institute for Made-up Studies (2026): Participants of a made-up Lakes Forum as named by its organiser, version 1.0.0. https://example.org/lakes-forum.json (2026-11-24)
        Secretariat of the Lakes Forum (n.d.): Press release on the Third Lakes Forum (made up). https://example.org/release (2026-11-24)"#]]
    .assert_eq(&format!("{}\n{}", cite("cite-data"), cite("cite-release")));
}

#[test]
fn an_address_that_says_which_data_it_is_of_keeps_that_in_everything_made() {
    let page = "https://x.example/meetings/?data=data/examples/meeting.json";
    let get = |address: &str, what: &str| {
        made_at(Some(page), EXAMPLE, address, |asked| make(asked, what)).unwrap().text
    };
    assert_eq!(get("", "link"), page);
    assert_eq!(get("?category=member", "link"), format!("{page}&category=member"));
    let version = format!("{page}&category=member&v=1.0.0");
    assert_eq!(get("?category=member", "link-version"), version);
    assert!(get("", "frame").contains(&format!("src=\"{page}&amp;embed=1\"")));
    assert!(get("", "cite-data").contains(&format!("{page}&v=1.0.0 ")));
    // What asks for a version already does not ask twice.
    let old = format!("{page}&v=0.9.0");
    let twice = made_at(Some(&old), EXAMPLE, "", |asked| make(asked, "link-version")).unwrap();
    assert_eq!(twice.text, old);
    let plain = text_of("?category=observer", "link-version");
    assert_eq!(plain, "https://x.example/meetings/?category=observer&v=1.1.0");
}

#[test]
fn a_dataset_without_authors_version_day_or_licence_is_cited_and_told_without() {
    let mut json: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    for gone in ["authors", "version", "compiled", "license", "url"] {
        json.as_object_mut().unwrap().remove(gone);
    }
    json["documents"][0].as_object_mut().unwrap().remove("url");
    json["title"]["en"] = "A title\n  in two lines".into();
    let text = json.to_string();
    let get = |what: &str| made_at(None, &text, "", |asked| make(asked, what)).unwrap().text;
    assert_eq!(get("cite-data"), "A title in two lines (n.d.).");
    assert!(!get("cite-data-csl").contains("author"));
    assert!(get("cite-data-bibtex").contains("title = {{A title in two lines}}"));
    let fragment = get("fragment");
    assert!(fragment.contains("Dataset.") && !fragment.contains("href"), "{fragment}");
    for what in NAMES {
        let text = made_at(None, &text, "", |asked| make(asked, what)).map(|made| made.text);
        // In a picture it is a colour.
        let text = text.unwrap_or_default().replace("\"none\"", "");
        assert!(!text.contains("none"), "{what}");
    }
}

#[test]
fn a_citation_of_a_view_has_a_title_of_one_line() {
    expect_test::expect![[r#"
        Plenary contributors (2026): Participants named in the press release on the 8th conference of the SCO Regional Anti-Terrorist Structure, Tashkent, November 2022: 2 of 33 (Heading: Observer states), version 1.1.0. https://x.example/meetings/?category=observer&v=1.1.0 (2026-11-24)"#]]
    .assert_eq(&text_of("?category=observer", "cite-view"));
    let status = text_of("?view=status", "cite-view");
    assert!(status.contains("November 2022: Named and not named, version"), "{status}");
}

#[test]
fn a_fragment_is_a_table_without_scripts_styles_or_frames() {
    for address in ["", "?category=observer&by=region", "?view=status"] {
        for what in ["fragment", "figure"] {
            let text = text_of(address, what);
            // The elements that HTML leaves open are closed for a reader of XML.
            let closed = text.replace("\">\n<figcaption>", "\"/>\n<figcaption>");
            let page = roxmltree::Document::parse(&closed)
                .unwrap_or_else(|error| panic!("{error}: {text}"));
            for node in page.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                assert!(!["script", "style", "iframe"].contains(&name), "{name}");
                for attribute in node.attributes() {
                    let allowed = ["lang", "scope", "href", "src", "width", "height", "alt"]
                        .contains(&attribute.name());
                    assert!(allowed, "{}", attribute.name());
                }
            }
        }
    }
    let rows: Vec<String> = text_of("?category=observer", "fragment")
        .lines()
        .filter(|line| line.starts_with("<tr>"))
        .map(str::to_owned)
        .collect();
    expect_test::expect![[r#"
        <tr><th scope="row">Member states</th><td>0 of 8</td><td></td><td></td></tr>
        <tr><th scope="row">Observer states</th><td>2</td><td>Belarus; Mongolia</td><td>Afghanistan; Iran</td></tr>
        <tr><th scope="row">Dialogue partner states</th><td>0 of 6</td><td></td><td></td></tr>
        <tr><th scope="row">SCO Secretariat</th><td>0 of 1</td><td></td><td></td></tr>
        <tr><th scope="row">Specialized structures of international organizations</th><td>0 of 12</td><td></td><td></td></tr>
        <tr><th scope="row">Named last, without a heading</th><td>0 of 4</td><td></td><td></td></tr>"#]].assert_eq(&rows.join("\n"));
}

#[test]
fn a_picture_of_a_given_shape_has_its_size_and_holds_everything() {
    for (shape, size) in [("wide", ["1200", "675"]), ("square", ["1080", "1080"])] {
        for address in ["", "?by=kind&split=category", "?view=status", "?view=editions"] {
            let text = text_of(address, &format!("svg-{shape}"));
            let svg = roxmltree::Document::parse(&text).unwrap();
            let root = svg.root_element();
            assert_eq!(["width", "height"].map(|it| root.attribute(it).unwrap()), size);
            let number = |text: &str| text.parse::<f64>().unwrap();
            let sheet: Vec<f64> =
                root.attribute("viewBox").unwrap().split(' ').map(number).collect();
            let wanted = number(size[0]) / number(size[1]);
            assert!((sheet[2] / sheet[3] - wanted).abs() < 0.01, "{sheet:?}");
            for text in svg.descendants().filter(|node| node.has_tag_name("text")) {
                let at = |name: &str| number(text.attribute(name).unwrap());
                assert!(at("y") < sheet[3] && at("x") < sheet[2], "{:?}", text.text());
            }
        }
    }
}

#[test]
fn a_headline_takes_the_place_of_heading_and_sentence_and_what_is_true_stays() {
    let dataset = bundled();
    let (query, _) = read(&dataset, Lang::TAGS, "?category=observer");
    let answer = answer(&dataset, &crate::index(&dataset), &query);
    let own = |text: &str| text.to_owned();
    let asked = Request {
        dataset: &dataset,
        text: BUNDLED,
        query: &query,
        answer: &answer,
        words: Lang::default().words(),
        page: Some(PAGE),
        today: "2026-11-24",
        headline: Headline { title: own("Two <watch>"), subtitle: own("Below"), note: own("Mine") },
        measure: Some(|text, kind| Some(text.chars().count() as f64 * kind.size as f64 / 2.0)),
    };
    let svg = make(&asked, "svg").unwrap().text;
    let document = roxmltree::Document::parse(&svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let said: Vec<&str> = texts.filter_map(|node| node.text()).collect();
    let said = said.join(" ");
    for part in ["Two <watch>", "Below", "Mine", "2 of 33: Belarus and Mongolia.", "ecrats.org"]
        .into_iter()
        .chain(["Named means printed in the release.", "Compiled by Plenary contributors."])
        .chain(["Participants named in the press release · Heading: Observer states"])
    {
        assert!(said.contains(part), "{part} in {said}");
    }
}

/// A page in one file as the site has it, as small as one can be.
const SINGLE: &str = "<!DOCTYPE html><html lang=\"en\" data-page=\"en\"><head><title>Old</title>\
    <meta name=\"description\" content=\"old\" />\
    <meta property=\"og:title\" content=\"old\" /><meta property=\"og:description\" content=\"old\" />\
    <meta property=\"og:image\" content=\"preview.png\" /><meta name=\"twitter:card\" content=\"x\" />\
    <script type=\"application/ld+json\">[\"sco-rats\"]</script></head><body class=\"single\">\
    <script type=\"text/plain\" id=\"packed-dataset\">OLD</script>\
    <script type=\"text/plain\" id=\"packed-texts\">OLDTEXTS</script>\
    <script type=\"text/plain\" id=\"packed-words\">WORDS</script>\
    <div id=\"loading\"></div>\n<div id=\"app\"><div><div>33</div></div></div>\n    <div id=\"list\"></div>\
    <script type=\"module\">run()</script></body></html>";

#[test]
fn the_page_in_one_file_has_the_other_dataset_its_title_and_its_start_page() {
    let base = |html: &'static str| Base { html, dataset: "NEW", texts: "NEWTEXTS" };
    let get = |html| made_at(None, EXAMPLE, "", |asked| single(asked, &base(html)));
    let made = get(SINGLE).unwrap();
    assert_eq!((&*made.name, &*made.kind), ("lakes-forum-example.html", "text/html"));
    for part in [
        "<html lang=\"en\" data-made data-page=\"en\">",
        "<title>Participants of a made-up Lakes Forum as named by its organiser – Plenary</title>",
        "id=\"packed-dataset\">NEW</script>",
        "id=\"packed-texts\">NEWTEXTS</script>",
        "id=\"packed-words\">WORDS</script>",
        "<h1>Participants named in the press release</h1>",
        "Arcadia; Borduria; Cascara; Dorne",
        "</main></div>\n    <div id=\"list\">",
        "<script type=\"module\">run()</script>",
    ] {
        assert!(made.text.contains(part), "{part} in {}", made.text);
    }
    for gone in ["old", "OLD", "<div>33", "sco-rats", "preview.png", "twitter"] {
        assert!(!made.text.contains(gone), "{gone} in {}", made.text);
    }
    // Made of one that was made, it is the same again.
    let again = made_at(None, EXAMPLE, "", |asked| {
        single(asked, &Base { html: &made.text, dataset: "NEW", texts: "NEWTEXTS" })
    });
    assert_eq!(again.unwrap().text, made.text);
    assert!(get("<html></html>").is_none());
}

#[test]
fn texts_by_id_are_an_object_of_json() {
    let texts = [("ru".to_owned(), "{\"a\": \"б\\n\"}".to_owned())];
    let json: serde_json::Value = serde_json::from_str(&texts_by_id(&texts)).unwrap();
    assert_eq!(json["texts-ru"], texts[0].1);
    assert_eq!(texts_by_id(&[]), "{}");
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
        } else if let Some((name, rest)) = line.split_once(": var(")
            && let Some(same) = rest.strip_suffix(");").and_then(|other| found.get(other).cloned())
        {
            found.insert(name.to_owned(), same);
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
fn a_view_offers_a_picture_and_a_table_where_they_can_be_made() {
    for (name, view) in View::ALL {
        let address = format!("?view={name}");
        assert_eq!(made(BUNDLED, &address, "svg").is_some(), has_picture(*view), "{name}");
        assert_eq!(made(BUNDLED, &address, "fragment").is_some(), has_table(*view), "{name}");
    }
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
            ("--outline", palette.outline),
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
        for what in ["svg", "svg-wide-dark"] {
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
