//! Save and share: link, sentence, tables, pictures, HTML without scripts and citations of what is shown.

use super::at_exporter::{self, made, made_in, page_of};
use super::cite::citations;
use super::element::{El, button, el};
use super::embed;
use super::handing::{
    self, BY_HAND, Handing, Outcome, PictureChoices, Tell, choice, group, handing_button, tick,
    trouble,
};
use super::parts::view_link;
use super::state::{DatasetOrigin, State};
use crate::browser::{file, focus, media, page};
use crate::chart::printed;
use crate::exporter::{has_picture, has_table};
use crate::query::View;
use crate::text::Lang;
use leptos::prelude::*;

/// A button with what the exporter makes of the page as it is.
fn offer(
    (state, tell): (State, Tell),
    id: &'static str,
    what: impl Fn() -> String + Copy + 'static,
    how: Handing,
    label: impl Fn() -> String + Send + 'static,
) -> El {
    let make = move || made(state, what());
    handing_button((state.words(), tell), id, how, label, (make, state.words().take_no_exporter()))
}

/// A button that copies what the exporter makes under a name.
fn copy(at: (State, Tell), id: &'static str, what: &'static str, label: &'static str) -> El {
    offer(at, id, move || what.to_owned(), Handing::Copy, move || label.to_owned())
}

/// The section.
pub fn take(state: State) -> El {
    let words = state.words();
    let tell: Tell = RwSignal::new(Outcome::default());
    let at = (state, tell);
    let code = RwSignal::new(String::new());
    let facts = state.facts();
    let view = state.query.with_untracked(|query| query.view);
    // What no address leads to has no link, and stands in no frame.
    let leads = page_of(&facts).is_some();
    let version =
        Some(facts.dataset.version.clone()).filter(|version| leads && !version.is_empty());
    let share = (leads && file::can_share()).then(|| {
        el("li").child(
            button().id("share").on_click(move |_| send(state, tell)).child(words.take_share()),
        )
    });
    let frame = leads.then(|| embed::opener(state, code));
    let single = (facts.place != DatasetOrigin::Site).then(|| {
        let make = (move || at_exporter::single(state), words.take_not_made());
        handing_button(
            (words, tell),
            "single",
            Handing::Save,
            move || words.foot_single().to_owned(),
            make,
        )
    });
    let print = button().id("print").on_click(|_| page::print()).child(words.take_print());
    el("section")
        .class("take")
        .attr("aria-labelledby", "take-title")
        // Whoever comes near will ask for something: by then the exporter is there.
        .on_near(at_exporter::fetch)
        .child(el("h2").id("take-title").child(words.take()))
        .child(
            el("ul")
                .child(leads.then(|| copy(at, "copy-link", "link", words.take_link())))
                .child(version.map(|version| {
                    let label = move || words.take_link_version(&version);
                    let what = || "link-version".to_owned();
                    offer(at, "copy-link-version", what, Handing::Copy, label)
                }))
                .child(copy(at, "copy-sentence", "sentence", words.take_sentence()))
                .child(share)
                .child(frame)
                .child(el("li").child(print))
                .child(el("li").child(view_link(state, View::Report).child(words.take_report())))
                .child(single),
        )
        .child((!leads).then(|| {
            let is_from_disk = matches!(facts.place, DatasetOrigin::Disk(_));
            let why = words.take_no_link(if is_from_disk { "dataset" } else { "page" });
            el("p").class("caption").child(why)
        }))
        .child(has_table(view).then(|| tables(at)))
        .child(has_picture(view).then(|| pictures(at)))
        .child((view == View::Who && !printed(&facts.dataset).is_empty()).then(|| {
            let dark = RwSignal::new(media::is_dark());
            let what = move || ended("svg-sentence", &[], dark);
            let label = |text: &'static str| move || text.to_owned();
            let buttons = vec![
                offer(at, "svg-sentence", what, Handing::Save, label("SVG")),
                offer(at, "png-sentence", what, Handing::SavePixels(2), label("PNG")),
            ];
            group(words.printed_picture(), vec![tick(words.take_dark(), dark)], buttons)
        }))
        .child(citations(state, tell))
        .child(trouble(tell))
        .child(embed::dialog(state, tell, code))
}

/// The name of a picture with what is said of it.
fn ended(name: &str, more: &[String], dark: RwSignal<bool>) -> String {
    let mut parts = vec![name.to_owned()];
    parts.extend(more.iter().cloned());
    parts.extend(dark.get_untracked().then(|| "dark".to_owned()));
    parts.join("-")
}

fn tables(at: (State, Tell)) -> El {
    let state = at.0;
    let words = state.words();
    let facts = state.facts();
    let (for_excel, along) = (RwSignal::new(false), RwSignal::new(false));
    let shown = move || state.answer(|answer| answer.rows.len());
    let all = facts.dataset.participations.len();
    let not_named = move || state.answer(|answer| answer.outlines.len());
    let name = move |plain: &'static str| {
        let excel = if for_excel.get_untracked() { "-excel" } else { "" };
        format!("{plain}{excel}{}", if along.get_untracked() { "-along" } else { "" })
    };
    let all_rows = move || words.take_all(all);
    let mut files = vec![
        offer(
            at,
            "csv-shown",
            move || name("csv-shown"),
            Handing::Save,
            move || words.take_shown(shown()),
        ),
        offer(at, "csv-all", move || name("csv-all"), Handing::Save, all_rows),
    ];
    if facts.dataset.roster.is_some() {
        files.push(offer(
            at,
            "csv-not-named",
            move || name("csv-not-named"),
            Handing::Save,
            move || words.take_not_named(not_named()),
        ));
    }
    let book = vec![
        offer(
            at,
            "xlsx-shown",
            || "xlsx-shown".to_owned(),
            Handing::Save,
            move || words.take_shown(shown()),
        ),
        offer(at, "xlsx-all", || "xlsx-all".to_owned(), Handing::Save, all_rows),
    ];
    let whole = vec![
        offer(
            at,
            "json-shown",
            || "json-shown".to_owned(),
            Handing::Save,
            move || words.take_json_shown(shown(), all),
        ),
        offer(at, "json-all", || "json-all".to_owned(), Handing::Save, all_rows),
    ];
    let copies = vec![
        copy(at, "copy-markdown", "markdown", words.take_markdown()),
        copy(at, "copy-html", "html", words.take_html()),
    ];
    let ticks = vec![tick(words.take_excel(), for_excel), tick(words.take_along(), along)];
    el("div")
        .child(group(words.take_csv(), ticks, files))
        .child(group("Excel (XLSX)", Vec::new(), book))
        .child(group(words.take_json(), Vec::new(), whole))
        .child(group(words.take_table(), Vec::new(), copies))
}

fn pictures((state, tell): (State, Tell)) -> El {
    let look = PictureChoices::new(state.headline);
    let what = move || ended("svg", &[look.shape.get_untracked()], look.dark);
    let described = move || made(state, "alt".to_owned());
    let lacking = state.words().take_no_exporter();
    let drawn = move || made(state, what());
    handing::pictures((state, tell), look, drawn, (described, lacking))
        .child(without_scripts((state, tell), what))
}

/// The languages that the dataset has: those of its title, and those with a file beside it.
fn languages(state: State) -> Vec<Lang> {
    let facts = state.facts();
    let (title, files) = (&facts.dataset.title.0, &facts.dataset.translations);
    let has = |tag: &str| {
        title.iter().any(|(own, _)| own == tag)
            || (!facts.address.is_empty() || facts.place == DatasetOrigin::Site)
                && files.iter().any(|own| own == tag)
    };
    Lang::all().filter(|lang| has(lang.tag())).collect()
}

/// HTML for pages that run no scripts, in each language of the dataset.
fn without_scripts(
    (state, tell): (State, Tell),
    picture: impl Fn() -> String + Copy + 'static,
) -> El {
    let words = state.words();
    let all = languages(state);
    let own = state.language();
    let first = if all.contains(&own) { own } else { all.first().copied().unwrap_or(own) };
    let chosen = RwSignal::new(first.tag().to_owned());
    let button = |id: &'static str, form: &'static str| {
        let make = move || {
            let lang = Lang::of(&chosen.get_untracked()).unwrap_or(first);
            let what = match form {
                "figure" => picture().replacen("svg", "figure", 1),
                _ => form.to_owned(),
            };
            made_in(state, lang, what)
        };
        let label = move || words.take_static_as(form);
        handing_button(
            (state.words(), tell),
            id,
            Handing::Copy,
            label,
            (make, words.take_no_exporter()),
        )
    };
    let view = state.query.with_untracked(|query| query.view);
    let mut buttons = vec![button("copy-figure", "figure")];
    if has_table(view) {
        buttons.insert(0, button("copy-fragment", "fragment"));
    }
    let names = all.iter().map(|lang| (lang.tag().to_owned(), lang.name().to_owned()));
    let choices = match all.len() {
        0 | 1 => Vec::new(),
        _ => vec![choice("static-language", words.language(), names.collect(), chosen)],
    };
    group(words.take_static(), choices, buttons)
}

/// Offers the link in the browser's own sheet; where that fails, to be copied by hand.
fn send(state: State, tell: Tell) {
    let words = state.words();
    let title = state.facts().dataset.title.get(state.lang()).to_owned();
    leptos::task::spawn_local(async move {
        let said = made(state, "sentence".to_owned()).await;
        let (Some(said), Some(link)) = (said, made(state, "link".to_owned()).await) else {
            return tell
                .set(Outcome { why: words.take_no_exporter().to_owned(), ..Outcome::default() });
        };
        match file::share(&title, &said.text, &link.text).await {
            // Who cancels knows it.
            file::Shared::Done | file::Shared::Cancelled => tell.set(Outcome::default()),
            file::Shared::Refused => {
                tell.set(Outcome {
                    why: words.take_not_shared().to_owned(),
                    text: said.text,
                    ..Outcome::default()
                });
                focus::give_soon(vec![BY_HAND.to_owned()]);
            }
        }
    });
}
