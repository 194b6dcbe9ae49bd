//! The components in a browser: mounted, clicked, read. Run by `cargo xtask test`.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]
#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use leptos::task::tick;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement};
use plenary::browser::address::{self, Entry};
use plenary::browser::pace::{MOST_WRITES, Pace, Turn, WINDOW_MS};
use plenary::data::load;
use plenary::query;
use plenary::text::{Lang, Words};
use plenary::view::state::INTL;
use plenary::view::{DatasetOrigin, Facts, State, explorer};
use std::sync::Arc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BUNDLED: &str = include_str!("../public/data/sco-rats-2022.json");

/// The English words.
fn words() -> &'static Words {
    let locale = include_str!("../locales/en.json");
    Box::leak(Box::new(
        Words::from_locale(Lang::default(), locale, &INTL).unwrap_or_else(|_| panic!()),
    ))
}

/// The explorer in an element of its own, opened at an address.
struct Page {
    root: HtmlElement,
    state: State,
}

impl Page {
    fn open(at: &str) -> Self {
        let loaded = load(BUNDLED).unwrap();
        let (query, notices) = query::read(&loaded.dataset, &["en"], at);
        let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
        // One at a time: ids must be unique. The runner's own elements stay.
        if let Some(before) = document().get_element_by_id("test-page") {
            before.remove();
        }
        root.set_id("test-page");
        document().body().unwrap().append_child(&root).unwrap();
        address::show(at, Entry::Replace);
        let facts = Arc::new(Facts::new(loaded, BUNDLED.to_owned(), DatasetOrigin::Site));
        let (send, receive) = std::sync::mpsc::channel();
        leptos::mount::mount_to(root.clone(), move || {
            let state = State::new(facts, (query, notices), words(), |_, _, _| Ok(()));
            send.send(state).unwrap();
            explorer(state)
        })
        .forget();
        Self { root, state: receive.recv().unwrap() }
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let list = self.root.query_selector_all(selector).unwrap();
        (0..list.length()).map(|i| list.item(i).unwrap().dyn_into().unwrap()).collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap().dyn_into().unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap_or_default()
    }

    async fn click(&self, selector: &str) {
        self.one(selector).click();
        tick().await;
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn the_start_page_names_everybody() {
    let page = Page::open("");
    assert!(page.text(".sentence").starts_with("The organiser names 33 participants"));
    assert_eq!(page.all(".mark.solid").len(), 33);
    assert_eq!(page.all(".mark.outline").len(), 5);
    assert_eq!(page.all(".table:not(.not-named) tbody tr").len(), 33);
    assert_eq!(page.all(".not-named tbody tr").len(), 5);
    let named: Vec<String> =
        page.all("td.named").iter().map(|cell| cell.text_content().unwrap()).collect();
    assert_eq!(named, ["8", "2", "6", "1", "12", "4"]);
}

#[wasm_bindgen_test]
async fn a_tick_filters_everything_in_place_and_enters_the_address() {
    let page = Page::open("");
    let mark = page.one("#mark-1-0-belarus");
    page.click("input[value=observer]").await;
    assert!(page.text(".sentence").starts_with("2 of 33: Belarus and Mongolia."));
    assert_eq!(page.all(".table:not(.not-named) tbody tr").len(), 2);
    assert_eq!(page.all(".mark.solid:not(.outside)").len(), 2);
    assert_eq!(page.text("tbody tr:nth-child(2) td.named"), "2 of 2");
    assert!(mark.is_same_node(Some(&page.one("#mark-1-0-belarus"))), "marks stay in the page");
    assert_eq!(address::query(), "?category=observer");
    assert_eq!(page.text(".chip"), "Heading: Observer states×");
    page.click(".clear").await;
    assert_eq!(address::query(), "");
    assert_eq!(page.all(".mark.solid:not(.outside)").len(), 33);
}

#[wasm_bindgen_test]
async fn excluding_strikes_the_value_and_keeps_the_box_empty() {
    let page = Page::open("");
    page.click("#facet-category li .exclude").await;
    assert!(page.text(".sentence").starts_with("25 of 33"));
    assert_eq!(address::query(), "?category=-member");
    let input: HtmlInputElement = page.one("input[value=member]").dyn_into().unwrap();
    assert!(!input.checked());
    assert!(page.one("#facet-category li").class_list().contains("excluded"));
}

#[wasm_bindgen_test]
async fn an_empty_result_offers_the_way_out() {
    let page = Page::open("?category=member&parent=un");
    assert!(page.text(".sentence").starts_with("0 of 33"));
    let offers: Vec<String> =
        page.all(".remedy").iter().map(|offer| offer.text_content().unwrap()).collect();
    assert_eq!(offers.len(), 2);
    assert!(offers[0].starts_with("Remove “Part of: United Nations” → 8"), "{offers:?}");
    page.click(".remedy").await;
    assert!(page.text(".sentence").starts_with("8 of 33"));
}

#[wasm_bindgen_test]
async fn a_mark_opens_the_card_and_closing_gives_the_focus_back() {
    let page = Page::open("");
    page.one("#mark-4-0-unrcca").focus().unwrap();
    page.click("#mark-4-0-unrcca").await;
    assert_eq!(address::query(), "?show=unrcca");
    assert!(page.one("#card").has_attribute("open"));
    assert!(page.text("#card").contains("Ashgabat"));
    page.click("#card-close").await;
    assert!(!page.one("#card").has_attribute("open"));
    assert_eq!(address::query(), "");
    assert_eq!(document().active_element().unwrap().id(), "mark-4-0-unrcca");
}

#[wasm_bindgen_test]
async fn the_breakdown_turns_by_any_facet_and_splits_by_another() {
    let page = Page::open("?by=kind&split=category");
    assert_eq!(page.all(".rows tbody tr").len(), 9);
    assert!(!page.all(".group.tone-1").is_empty());
    assert!(page.text(".rows tbody tr").contains("Member states 8"));
}

#[wasm_bindgen_test]
async fn what_an_address_has_beside_is_noted_and_the_rest_holds() {
    let page = Page::open("?category=observer&colour=red&region=atlantis");
    assert!(page.text(".sentence").starts_with("2 of 33"));
    let notes = page.text(".notices");
    assert!(notes.contains("“colour”") && notes.contains("“atlantis”"), "{notes}");
    page.click("input[value=partner]").await;
    assert_eq!(page.all(".notices").len(), 0);
}

#[wasm_bindgen_test]
async fn what_waits_to_be_written_is_the_address_already() {
    let page = Page::open("");
    page.state.act(|query| query.toggle("category", "observer", false));
    tick().await;
    // By acts it would take longer than the pace looks back, on a machine with other work.
    for _ in 0..MOST_WRITES {
        address::show("?category=observer", Entry::Replace);
    }
    page.state.act(|query| query.toggle("category", "secretariat", false));
    tick().await;
    assert_eq!(address::query(), "?category=observer,secretariat");
    let shown = leptos::web_sys::window().unwrap().location().search().unwrap();
    assert_ne!(shown, "?category=observer,secretariat", "so many at once are not written");
    // The tests after this one share the page and begin anew.
    address::show("", Entry::Replace);
}

/// Writes asked for at these moments (ms): the moments at which addresses are written, and the last.
fn written(asked: &[f64]) -> (Vec<f64>, Option<usize>) {
    let mut pace = Pace::default();
    let (mut moments, mut last, mut timer) = (Vec::new(), None, None);
    let end = asked.last().copied().unwrap_or_default() + 2.0 * WINDOW_MS;
    let asked = asked.iter().copied().enumerate().map(|(at, now)| (now, Some(at)));
    for (now, act) in asked.chain([(end, None)]) {
        if let Some(due) = timer.filter(|due| *due <= now) {
            timer = None;
            if let Some(address) = pace.land(due) {
                moments.push(due);
                last = address.parse().ok();
            }
        }
        let Some(act) = act else { continue };
        match pace.ask(&act.to_string(), now) {
            Turn::Now => {
                moments.push(now);
                last = Some(act);
            }
            Turn::After(rest) => timer = Some(now + rest),
            Turn::InItsPlace => {}
        }
    }
    (moments, last)
}

#[wasm_bindgen_test]
fn however_fast_a_reader_acts_no_engine_is_asked_too_often_and_the_last_address_lands() {
    // Evenly and in bursts: acts, milliseconds between them, and acts in a burst.
    for (acts, between, burst) in
        [(1, 0.0, 1), (200, 0.0, 1), (1_000, 7.0, 1), (400, 190.0, 1), (300, 4_000.0, 60)]
    {
        let asked: Vec<f64> = (0..acts)
            .map(|act| f64::from(act / burst) * between + f64::from(act % burst))
            .collect();
        let (moments, last) = written(&asked);
        assert_eq!(last, asked.len().checked_sub(1), "{acts} acts, {between} ms");
        for (at, moment) in moments.iter().enumerate() {
            let window = moments[..=at].iter().filter(|it| moment - **it < WINDOW_MS).count();
            assert!(window <= MOST_WRITES, "{acts} acts, {between} ms: {window} in a window");
        }
    }
    // One at a time is never held back.
    let slow: Vec<f64> = (0..500).map(|act| f64::from(act) * 210.0).collect();
    assert_eq!(written(&slow).0, slow);
}
