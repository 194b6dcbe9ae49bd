//! Buttons that copy and save what was made, what became of it, and the choices beside them: for a meeting and
//! for a list.

use super::element::{El, IntoChild, button, el, reactive};
use super::parts::checkbox;
use super::source::Source;
use crate::browser::{file, focus, image, media};
use crate::export::{Export, Headline};
use crate::text::Words;
use leptos::prelude::*;

/// Longest line that a reader may put around a picture, in characters.
const LONGEST: usize = 300;

/// Where a text goes that the browser neither copies nor saves.
pub const BY_HAND: &str = "by-hand";

/// What became of the last act.
#[derive(Clone, Default, PartialEq)]
pub struct Outcome {
    /// The button whose text was copied.
    pub done: String,
    /// What went wrong.
    pub why: String,
    /// The text to be copied by hand.
    pub text: String,
}

/// Where a section tells what became of the last act.
pub type Tell = RwSignal<Outcome>;

/// How what was made is handed to the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Handing {
    /// Its text is copied.
    Copy,
    /// It is saved as a file.
    Save,
    /// A picture is saved in pixels, so many for each of its own.
    SavePixels(u32),
    /// A picture is copied in pixels.
    CopyPixels,
}

/// Hands what was made to the reader as a file. `false` if the browser refuses.
pub fn saved(made: &Export) -> bool {
    match made.bytes() {
        Some(bytes) => file::save_bytes(&made.name, &made.kind, &bytes),
        None => file::save(&made.name, &made.kind, &made.text),
    }
}

/// A button that does something with what `make` makes; one that copies says when it has. `lacking` is
/// told where nothing was made.
pub fn handing_button<F: Future<Output = Option<Export>> + 'static>(
    (words, tell): (&'static Words, Tell),
    id: impl Into<String>,
    how: Handing,
    label: impl Fn() -> String + Send + 'static,
    (make, lacking): (impl Fn() -> F + 'static, &'static str),
) -> El {
    let copies = matches!(how, Handing::Copy | Handing::CopyPixels);
    let id: String = id.into();
    let (own, done) = (id.clone(), id.clone());
    let label = reactive(move || {
        let is_done = copies && tell.with(|told| told.done == own);
        if is_done { words.take_copied(&label()) } else { label() }
    });
    let on_click = move |_| {
        let (made, id) = (make(), done.clone());
        leptos::task::spawn_local(async move {
            let Some(made) = made.await else {
                return tell.set(Outcome { why: lacking.to_owned(), ..Outcome::default() });
            };
            let pixels = made.name.replace(".svg", ".png");
            let (is_done, why, text) = match how {
                Handing::Copy => (file::copy(&made.text).await, words.take_by_hand(), made.text),
                Handing::Save => (saved(&made), words.take_not_saved(), made.text),
                Handing::SavePixels(scale) => {
                    let is_saved = image::save(&pixels, &made.text, scale).await;
                    (is_saved, words.take_no_picture(), String::new())
                }
                Handing::CopyPixels => {
                    let is_copied = image::copy(&made.text, 2).await;
                    (is_copied, words.take_picture_refused(), String::new())
                }
            };
            if is_done {
                return tell.set(Outcome { done: id, ..Outcome::default() });
            }
            let by_hand = how == Handing::Copy;
            tell.set(Outcome { why: why.to_owned(), text, ..Outcome::default() });
            if by_hand {
                focus::give_soon(vec![BY_HAND.to_owned()]);
            }
        });
    };
    el("li").child(button().id(id).on_click(on_click).child(label))
}

/// What went wrong with the last act, and the text that is to be copied by hand.
pub fn trouble(tell: Tell) -> El {
    let told = reactive(move || {
        let told = tell.get();
        (!told.why.is_empty()).then(|| {
            let text = (!told.text.is_empty()).then(|| {
                el("textarea")
                    .id(BY_HAND)
                    .attr("rows", 5_usize)
                    .attr("readonly", true)
                    .child(told.text)
            });
            let why = el("span").attr("role", "alert").child(told.why);
            el("label").child(why).child(text).into_child()
        })
    });
    el("div").class("trouble").child(told)
}

/// A group of buttons with its name and its choices.
pub fn group(name: &str, choices: Vec<El>, buttons: Vec<El>) -> El {
    let head = el("p").class("take-files").child(el("span").child(name)).child(choices);
    el("div").child(head).child(el("ul").child(buttons))
}

/// A choice of yes or no.
pub fn tick(label: &str, on: RwSignal<bool>) -> El {
    checkbox(None, label, reactive(move || on.get()), move || on.update(|on| *on = !*on))
}

/// A choice of one; each with its value and what it is called.
pub fn choice(
    id: impl Into<String>,
    label: &str,
    all: Vec<(String, String)>,
    chosen: RwSignal<String>,
) -> El {
    let first = chosen.get_untracked();
    let options = all.into_iter().map(|(value, name)| {
        let is_first = (value == first).then(|| "selected".to_owned());
        el("option").attr("value", value).attr("selected", is_first).child(name)
    });
    let select = el("select")
        .id(id.into())
        .attr("autocomplete", "off")
        .on_change(move |event| chosen.set(event_target_value(&event)))
        .child(options.collect::<Vec<El>>());
    el("label").child(label).child(" ").child(select)
}

/// How a picture is to look, as the reader has chosen.
#[derive(Clone, Copy)]
pub struct PictureChoices {
    /// Whether it is light on dark.
    pub dark: RwSignal<bool>,
    /// Its shape, by name.
    pub shape: RwSignal<String>,
    /// The reader's own words around it.
    pub headline: RwSignal<Headline>,
}

impl PictureChoices {
    /// As it is until something is chosen.
    pub fn new(headline: RwSignal<Headline>) -> Self {
        let dark = RwSignal::new(media::is_dark());
        Self { dark, shape: RwSignal::new("free".to_owned()), headline }
    }
}

/// The buttons and choices of a picture. `drawn` makes it, `described` says in words what is on it; `lacking` is
/// told where there is none.
pub fn pictures<S: Source, D, T>(
    (source, tell): (S, Tell),
    look: PictureChoices,
    drawn: impl Fn() -> D + Copy + 'static,
    (described, lacking): (impl Fn() -> T + 'static, &'static str),
) -> El
where
    D: Future<Output = Option<Export>> + 'static,
    T: Future<Output = Option<Export>> + 'static,
{
    let words = source.words();
    let button = |name: &str, how: Handing, label: &'static str| {
        let label = move || label.to_owned();
        handing_button((words, tell), S::id(name), how, label, (drawn, lacking))
    };
    let says = move || words.take_alt().to_owned();
    let alt = (described, lacking);
    let buttons = vec![
        button("svg", Handing::Save, "SVG"),
        button("png", Handing::SavePixels(1), "PNG"),
        button("png-2", Handing::SavePixels(2), words.take_twice()),
        button("copy-picture", Handing::CopyPixels, words.take_picture_copy()),
        handing_button((words, tell), S::id("copy-alt"), Handing::Copy, says, alt),
    ];
    let names = ["free", "wide", "square"];
    let shapes = names.map(|name| (name.to_owned(), words.take_shape_of(name))).to_vec();
    let choices = vec![
        choice(S::id("picture-shape"), words.take_shape(), shapes, look.shape),
        tick(words.take_dark(), look.dark),
    ];
    el("div")
        .child(group(words.take_picture(), choices, buttons))
        .child(headline(words, look.headline))
}

/// The reader's own words around a picture.
fn headline(words: &'static Words, own: RwSignal<Headline>) -> El {
    let field = |part: &'static str| {
        let input = el("input")
            .id(format!("headline-{part}"))
            .attr("type", "text")
            .attr("maxlength", LONGEST)
            .attr("autocomplete", "off")
            .on_input(move |event| {
                let text = event_target_value(&event);
                own.update(|own| *part_of(own, part) = text);
            })
            .prop_text(
                "value",
                reactive(move || own.with(|own| part_of(&mut own.clone(), part).clone())),
            );
        el("label").child(el("span").child(words.take_headline_part(part))).child(input)
    };
    el("details")
        .class("headline")
        .child(el("summary").child(words.take_headline()))
        .child(["title", "subtitle", "note"].map(field).into_iter().collect::<Vec<El>>())
}

fn part_of<'a>(own: &'a mut Headline, part: &str) -> &'a mut String {
    match part {
        "title" => &mut own.title,
        "subtitle" => &mut own.subtitle,
        _ => &mut own.note,
    }
}
