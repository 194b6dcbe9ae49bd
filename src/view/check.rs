//! Check against the source: the reader's own copy of the document, what is found in it, and the
//! text itself with every mention marked and linked both ways with the names.

use super::at_exporter::{self, audit};
use super::element::{El, IntoChild, button, effect, el, nothing, reactive};
use super::state::{Checked, State};
use crate::browser::{file, focus, timer};
use crate::check::LONGEST;
use crate::exporter::audit::{Line, LineKind};
use leptos::prelude::*;

const TEXT: &str = "source-text";
const FILE: &str = "source-file";
const ACT: &str = "check-act";
const FOLD: &str = "source-fold";

/// The view.
pub fn check(state: State) -> AnyView {
    let words = state.words();
    let read = move || take_soon(state, file::written(TEXT));
    // In another language it is said anew.
    if let Checked::Done(lang, _) = state.checked.get_untracked()
        && lang != state.language()
    {
        take_soon(state, state.given.get_value());
    }
    let paste = el("textarea")
        .id(TEXT)
        .attr("rows", 6_usize)
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .prop_text("value", reactive(move || state.given.get_value()))
        // So that nothing is lost when the view is built again, in another language too.
        .on_input(move |_| state.given.set_value(file::written(TEXT)))
        // The text is in the field only after this event.
        .on_paste(move || timer::soon(read));
    let choose = el("input").id(FILE).attr("type", "file").on_change(move |_| take_file(state));
    // Whoever has chosen a file and pasted nothing means the file.
    let act = move |_| {
        if file::written(TEXT).trim().is_empty() { take_file(state) } else { read() }
    };
    // The form folds once there is a result, and opens again when it is cleared.
    let folded = RwSignal::new(false);
    effect(move || folded.set(matches!(state.checked.get(), Checked::Done(..))));
    let fold = el("summary").id(FOLD).child(words.check_given()).on_click(move |event| {
        event.prevent_default();
        folded.update(|folded| *folded = !*folded);
    });
    let form = el("div")
        .class("give")
        .child(
            el("p")
                .class("field-head")
                .child(el("label").attr("for", TEXT).child(words.check_paste()))
                .child(publisher(state)),
        )
        .child(paste)
        .child(el("label").child(el("span").child(words.check_file())).child(choose))
        .child(
            el("p")
                .class("acts")
                .child(button().id(ACT).on_click(act).child(words.check_act()))
                .child(button().on_click(move |_| clear(state)).child(words.check_clear())),
        );
    let result = reactive(move || match state.checked.get() {
        Checked::Done(_, lines) => outcome(state, &lines),
        _ => nothing(),
    });
    el("div")
        .class("check")
        .on_near(at_exporter::fetch)
        .child(
            el("details")
                .prop_bool("open", reactive(move || !folded.get()))
                .child(fold)
                .child(form),
        )
        .child(result)
        .child(el("p").class("footnote").child(words.check_rules()))
        .into_child()
}

/// The way to the publisher's page, from which a copy can be taken, at the field for it.
fn publisher(state: State) -> Option<El> {
    let (words, facts) = (state.words(), state.facts());
    let document = &facts.dataset.document;
    (!document.url.is_empty()).then(|| {
        el("a")
            .class("source")
            .attr("href", document.url.clone())
            .attr("rel", "noreferrer")
            .attr("target", "_blank")
            .child(words.source_dated(&document.title, document.publisher.get(words.tag())))
    })
}

/// Checks the file chosen; without one, what is written, which is nothing.
fn take_file(state: State) {
    leptos::task::spawn_local(async move {
        let words = state.words();
        let Some(given) = file::chosen(FILE) else { return take(state, file::written(TEXT)).await };
        match given.text(LONGEST).await {
            Ok(text) => take(state, text).await,
            Err(file::FileError::TooLong) => refuse(state, words.check_too_long()),
            Err(file::FileError::Unreadable) => refuse(state, words.check_binary()),
        }
    });
}

/// Says why there is no result.
fn refuse(state: State, why: impl Into<String>) {
    state.checked.set(Checked::Not(why.into()));
}

/// Has a text checked; the exporter does it.
async fn take(state: State, text: String) {
    state.given.set_value(text.clone());
    match audit(state, &text).await {
        Some(lines) => match lines.first() {
            Some(Line { kind: LineKind::Unreadable, text, .. }) => refuse(state, text.as_str()),
            _ => {
                // What has the focus goes out of sight when the form folds.
                let is_in_form = [TEXT, FILE, ACT].contains(&&*focus::current());
                state.checked.set(Checked::Done(state.language(), lines.into()));
                if is_in_form {
                    focus::give_soon(vec![FOLD.to_owned()]);
                }
            }
        },
        None => refuse(state, state.words().take_no_exporter()),
    }
}

fn take_soon(state: State, text: String) {
    leptos::task::spawn_local(take(state, text));
}

fn clear(state: State) {
    file::empty(TEXT, FILE);
    state.given.set_value(String::new());
    state.checked.set(Checked::Nothing);
    focus::give_soon(vec![TEXT.to_owned()]);
}

/// Findings; then the text, and beside it the names, each leading to the other.
fn outcome(state: State, lines: &[Line]) -> AnyView {
    let words = state.words();
    let of = |kind: LineKind| lines.iter().filter(move |line| line.kind == kind);
    let finding = |line: &Line| {
        let text = line.text.as_str();
        if line.id.is_empty() {
            return el("li").child(text);
        }
        let link = jump(format!("at-{}", line.id)).id(format!("of-{}", line.id));
        el("li").child(link.child(text))
    };
    let found: Vec<El> = of(LineKind::Finding).map(finding).collect();
    let findings = (!found.is_empty()).then(|| el("ul").class("findings").child(found));
    let typeset: Vec<El> =
        of(LineKind::Typeset).map(|line| el("p").child(line.text.as_str())).collect();
    el("div")
        .class("outcome")
        .child(findings)
        .child(typeset)
        .child(
            el("div")
                .class("beside")
                .child(
                    el("section")
                        .child(el("h2").child(words.check_text_title()))
                        .child(marked(state, lines)),
                )
                .child(
                    el("section")
                        .class("names")
                        .child(el("h2").child(words.check_names_title()))
                        .child(names(state, lines)),
                ),
        )
        .into_child()
}

/// A chip for each name by heading, and for each point: lit if it is found, with the way to it.
fn names(state: State, lines: &[Line]) -> Vec<El> {
    let words = state.words();
    let chip = |line: &Line| {
        let (class, remark) = match line.kind {
            LineKind::Proved => ("mark solid proved", ""),
            LineKind::Changed => ("mark outline lost", words.check_is_changed()),
            _ => ("mark outline lost", words.check_not_found()),
        };
        let remark = (!remark.is_empty())
            .then(|| el("span").class("visually-hidden").child(", ").child(remark));
        let link = if line.kind == LineKind::Missing {
            el("span")
        } else {
            jump(format!("at-{}", line.id))
        };
        let name =
            link.id(format!("of-{}", line.id)).class(class).attr("title", line.quote.clone());
        el("li").child(name.child(line.text.as_str()).child(remark))
    };
    let is_name = |line: &&Line| {
        matches!(line.kind, LineKind::Proved | LineKind::Changed | LineKind::Missing)
    };
    let groups = lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Group);
    groups
        .map(|(place, group)| {
            let chips: Vec<El> = lines[place + 1..].iter().take_while(is_name).map(chip).collect();
            el("section")
                .child(el("h3").child(group.text.as_str()))
                .child(el("ul").class("chips-found").child(chips))
        })
        .collect()
}

/// A link to an element of this page that takes the focus there.
fn jump(id: String) -> El {
    el("a").attr("href", format!("#{id}")).on_click(move |event| {
        event.prevent_default();
        focus::give_soon(vec![id.clone()]);
    })
}

/// The text with its marks.
fn marked(state: State, lines: &[Line]) -> El {
    let mark = |class: &str, line: &Line| {
        let way = jump(format!("of-{}", line.quote));
        let link = if line.id.is_empty() { way } else { way.id(format!("at-{}", line.id)) };
        Some(el("mark").class(class).child(link.child(line.text.as_str())).into_child())
    };
    let parts: Vec<AnyView> = lines
        .iter()
        .filter_map(|line| match line.kind {
            LineKind::Plain => Some(line.text.as_str().into_child()),
            LineKind::Gap => {
                Some(el("span").class("left-out").child(line.text.as_str()).into_child())
            }
            LineKind::Mark => mark("proved", line),
            LineKind::MarkChanged => mark("lost", line),
            _ => None,
        })
        .collect();
    let language = state.facts().dataset.document.language.clone();
    el("div").class("source-text").attr("lang", language).child(parts)
}
