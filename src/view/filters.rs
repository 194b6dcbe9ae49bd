//! Search and facets: real checkboxes with counts, beside the results or in a drawer.
//!
//! A facet's rows are built for the values that it shows; counts change in place, so the focus stays.

use super::drawer::drawer;
use super::element::{El, IntoChild, button, el, nothing, reactive, several};
use super::parts::{card_link, checkbox, hidden, ours, ours_told};
use super::source::{FacetHead, Source, ValueHead, Wish};
use crate::browser::focus;
use crate::query::address::LONGEST_TEXT;
use leptos::prelude::*;

/// Values from which a facet has a search of its own.
const SEARCH_FROM: usize = 10;
/// Values more at each step.
const STEP: usize = 50;

/// All filters.
pub fn filters<S: Source>(source: S) -> AnyView {
    let facets = reactive(move || {
        let facets = source.facets();
        let build = || facets.iter().map(|facet| facet_filter(source, facet)).collect::<Vec<El>>();
        untrack(build).into_child()
    });
    let search =
        reactive(move || source.search().map(|said| untrack(|| search(source, said)).into_child()));
    let more = reactive(move || source.more_filters());
    drawer(source, several([search.into_child(), more.into_child(), facets.into_child()]))
}

/// The field that searches rows.
fn search<S: Source>(source: S, (label, hint): (String, String)) -> El {
    let id = S::id("q");
    let field = field(&id, &hint)
        .attr("name", "q")
        .attr("maxlength", LONGEST_TEXT)
        .prop_text("value", reactive(move || source.query().with(|query| query.text.clone())))
        .on_input(move |event| {
            let text = event_target_value(&event);
            source.act(|query| query.text = text);
        });
    let any_ours = source.facets().iter().any(|facet| facet.is_ours);
    el("div")
        .class("search")
        .child(el("label").class("visually-hidden").attr("for", id).child(label))
        .child(field)
        .child(source.beside())
        .child(el("p").class("qualifier").child(source.words().filter_hint()))
        .child(any_ours.then(|| el("p").class("qualifier").child(ours_told(source.words()))))
}

/// A field to search in.
fn field(id: &str, hint: &str) -> El {
    el("input")
        .id(id.to_owned())
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", hint.to_owned())
}

/// One facet.
fn facet_filter<S: Source>(source: S, facet: &FacetHead) -> El {
    let words = source.words();
    let FacetHead { id, slug, label, qualifier, is_ours, is_multiple, distinct } = facet.clone();
    let wish = RwSignal::new(Wish::default());
    let values = source.values(facet, wish);
    let list = {
        let (id, slug) = (id.clone(), slug.clone());
        let row = move |(nth, value): (usize, &ValueHead)| {
            value_row(source, (&id, &format!("{slug}-{nth}")), value)
        };
        reactive(move || {
            let now = values();
            untrack(|| {
                let rows = now.shown.iter().enumerate().map(&row).collect::<Vec<El>>();
                several([el("ul").child(rows).into_child(), more(source, wish, now.more)])
            })
        })
    };
    let (find, hint) = (S::id(&format!("find-{slug}")), words.search_in_facet(&label));
    let search = (distinct >= SEARCH_FROM).then(|| {
        let name = el("label").class("visually-hidden").attr("for", find.clone());
        let field = field(&find, &hint).class("find").on_input(move |event| {
            wish.set(Wish { find: event_target_value(&event), more: 0 });
        });
        several([name.child(hint.clone()).into_child(), field.into_child()])
    });
    let legend = S::id(&format!("facet-{slug}"));
    let (focus, used, cleared) = (legend.clone(), id.clone(), id.clone());
    let is_used = move || {
        source.query().with(|query| query.clauses.iter().any(|clause| clause.facet == used))
    };
    let clear = button()
        .class("clear-facet")
        .attr("aria-label", words.clear_facet(&label))
        .class_if("none", reactive(move || !is_used()))
        .on_click(move |_| {
            focus::give_soon(vec![focus.clone()]);
            source.act(|query| query.clear_facet(&cleared));
        })
        .child(words.clear_facet_short());
    let qualifier = match qualifier {
        _ if is_ours => Some(ours(words)),
        Some(text) => Some(several([
            " ".into_child(),
            el("span").class("qualifier").child(text).into_child(),
        ])),
        None => None,
    };
    let fieldset = el("fieldset")
        .id(legend)
        .attr("tabindex", "-1")
        .child(el("legend").child(label).child(qualifier))
        .child(search)
        .child(is_multiple.then(|| any_or_all(source, &id)))
        .child(list);
    // The button stands in the corner of the box around: a fieldset places it below its legend.
    el("div").class("facet").child(fieldset).child(clear)
}

/// Whether rows must have all values that are asked for.
fn any_or_all<S: Source>(source: S, facet: &str) -> El {
    let (shown, toggled) = (facet.to_owned(), facet.to_owned());
    let is_on = reactive(move || source.query().with(|query| query.all.contains(&shown)));
    let toggle = move || source.act(|query| query.toggle_all(&toggled));
    checkbox(None, source.words().all_of(), is_on, toggle).class("list-all")
}

/// The ways to more values, and back to fewer.
fn more<S: Source>(source: S, wish: RwSignal<Wish>, rest: usize) -> AnyView {
    let words = source.words();
    let wished = wish.with(|wish| wish.more);
    if rest == 0 && wished == 0 {
        return nothing();
    }
    let change = |act: fn(&mut Wish), label: String| {
        button().class("plain").on_click(move |_| wish.update(act)).child(label)
    };
    let more = (rest > 0).then(|| change(|wish| wish.more += STEP, words.more_values(rest)));
    let fewer = (wished > 0).then(|| change(|wish| wish.more = 0, words.fewer_values().to_owned()));
    el("p").class("list-more").child(more).child(" ").child(fewer).into_child()
}

/// A value: its box, its exclusion, its count. `slug` is for the ids of elements.
fn value_row<S: Source>(source: S, (facet, slug): (&str, &str), value: &ValueHead) -> El {
    let words = source.words();
    let ValueHead { id, label, full, is_void, parts } = value.clone();
    // Its parts stand below it once they are unfolded; one alone says nothing new. Nothing unfolds without the
    // program, so the snapshot need not carry it.
    let has_parts = parts.len() > 1 && !cfg!(feature = "prerender");
    let is_open = RwSignal::new(false);
    // Handles, so that every closure below can have them.
    let own = StoredValue::new((facet.to_owned(), id.clone()));
    let count = move || own.with_value(|(facet, value)| source.count(facet, value));
    let clause = move || {
        own.with_value(|(facet, value)| source.query().with(|query| query.clause(facet, value)))
    };
    let is = move |exclude: bool| clause() == Some(exclude);
    let toggle = move |exclude: bool| {
        own.with_value(|(facet, value)| source.act(|query| query.toggle(facet, value, exclude)));
    };
    let count_id = S::id(&format!("count-{slug}"));
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("autocomplete", "off")
        .attr("name", facet.to_owned())
        .attr("value", id)
        .attr("aria-describedby", count_id.clone())
        .prop_bool("checked", reactive(move || is(false)))
        .on_change(move |_| toggle(false))
        // Its button is no stop of its own for the Tab key.
        .on_keydown(move |event| match event.key().as_str() {
            "-" => toggle(true),
            "ArrowRight" if has_parts => is_open.set(true),
            "ArrowLeft" if has_parts => is_open.set(false),
            _ => {}
        });
    let number = el("span")
        .class("count")
        .id(count_id)
        .child(
            el("span").attr("aria-hidden", "true").child(reactive(move || words.number(count()))),
        )
        .child(" ")
        .child(reactive(move || {
            let rows = source.described(count());
            hidden(if is(true) { words.count_excluded(&rows) } else { rows })
        }));
    el("li")
        .class("value")
        .class_if("void", is_void)
        .class_if("zero", reactive(move || count() == 0 && clause().is_none()))
        .class_if("wanted", reactive(move || is(false)))
        .class_if("excluded", reactive(move || is(true)))
        .child(
            el("label")
                .attr("title", full)
                .child(tick)
                .child(el("span").class("label").child(label.clone())),
        )
        // The spaces part the words where there is no style sheet.
        .child(" ")
        .child(
            button()
                .class("exclude")
                .attr("tabindex", "-1")
                .attr("aria-pressed", reactive(move || is(true).to_string()))
                .attr("aria-label", words.exclude(&label))
                .attr("title", words.exclude(&label))
                .on_click(move |_| toggle(true))
                .child(words.exclude_short()),
        )
        .child(" ")
        .child(number)
        .child(has_parts.then(|| unfold(source, &label, is_open)))
        .child(has_parts.then(|| {
            reactive(move || {
                is_open.get().then(|| {
                    let part = |(id, name): &(String, String)| {
                        el("li").child(card_link(source, id, || ()).child(name.as_str()))
                    };
                    let parts = parts.iter().map(part).collect::<Vec<El>>();
                    el("ul").class("parts").child(parts).into_child()
                })
            })
        }))
}

/// What unfolds the parts of a value; no stop of its own for the Tab key, as the arrows do it too.
fn unfold<S: Source>(source: S, label: &str, is_open: RwSignal<bool>) -> El {
    let name = source.words().parts_of(label);
    button()
        .class("unfold")
        .attr("tabindex", "-1")
        .attr("aria-expanded", reactive(move || is_open.get().to_string()))
        .attr("aria-label", name.clone())
        .attr("title", name)
        .on_click(move |_| is_open.update(|is_open| *is_open = !*is_open))
        .child("▸")
}
