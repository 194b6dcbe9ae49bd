//! Check against the source: the reader's own copy of the document, what is found in it, and the
//! text itself with every mention marked and linked both ways with the names.

use super::element::{El, Part, button, el, live, nothing};
use super::state::{Checked, State};
use crate::browser::{file, page};
use crate::data::check::{LONGEST, Report, Subject, Unreadable, check as run};
use crate::text::{Words, check as say};
use leptos::prelude::*;
use std::sync::Arc;

const TEXT: &str = "source-text";
const FILE: &str = "source-file";

/// Characters without a mention that are shown around one; more of them are left out.
const AROUND: usize = 400;

/// The view.
pub fn check(state: State) -> AnyView {
    let words = state.words();
    let read = move || take(state, &file::written(TEXT));
    let paste = el("textarea")
        .id(TEXT)
        .attr("rows", 6_usize)
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .prop_text("value", live(move || state.given.get_value()))
        // So that nothing is lost when the view is built again, in another language too.
        .on_input(move |_| state.given.set_value(file::written(TEXT)))
        // The text is in the field only after this event.
        .on_paste(move || page::soon(read));
    let choose = el("input").id(FILE).attr("type", "file").on_change(move |_| take_file(state));
    // Whoever has chosen a file and pasted nothing means the file.
    let act = move |_| {
        if file::written(TEXT).trim().is_empty() { take_file(state) } else { read() }
    };
    let form = el("div")
        .class("give")
        .child(el("label").child(el("span").child(words.check_paste())).child(paste))
        .child(el("label").child(el("span").child(words.check_file())).child(choose))
        .child(
            el("p")
                .class("acts")
                .child(button().id("check-act").on_click(act).child(words.check_act()))
                .child(button().on_click(move |_| clear(state)).child(words.check_clear())),
        );
    let result = live(move || match state.checked.get() {
        Checked::Done(report) => outcome(state, &report),
        _ => nothing(),
    });
    el("div")
        .class("check")
        .child(form)
        .child(result)
        .child(el("p").class("footnote").child(words.check_rules()))
        .part()
}

/// Checks the file chosen; without one, what is written, which is nothing.
fn take_file(state: State) {
    leptos::task::spawn_local(async move {
        match file::chosen(FILE, LONGEST).await {
            Ok((_, text)) => take(state, &text),
            Err(file::FileError::None) => take(state, &file::written(TEXT)),
            Err(file::FileError::TooLong) => {
                state.checked.set(Checked::Unreadable(Unreadable::TooLong));
            }
            Err(file::FileError::Unreadable) => {
                state.checked.set(Checked::Unreadable(Unreadable::Binary));
            }
        }
    });
}

fn take(state: State, text: &str) {
    let facts = state.facts();
    state.given.set_value(text.to_owned());
    state.checked.set(match run(&facts.dataset, text) {
        Ok(report) => Checked::Done(Arc::new(report)),
        Err(why) => Checked::Unreadable(why),
    });
}

fn clear(state: State) {
    file::empty(TEXT, FILE);
    state.given.set_value(String::new());
    state.checked.set(Checked::Nothing);
    page::focus_soon(vec![TEXT.to_owned()]);
}

/// Findings, names, and the text.
fn outcome(state: State, report: &Report) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let dataset = &facts.dataset;
    let findings: Vec<El> =
        report.findings.iter().map(|it| el("li").child(say::finding(words, dataset, it))).collect();
    let typeset = say::typeset(words, dataset, report).map(|text| el("p").child(text));
    let findings = (!findings.is_empty()).then(|| el("ul").class("findings").child(findings));
    el("div")
        .class("outcome")
        .child(findings)
        .child(typeset)
        .child(el("h2").child(words.check_names_title()))
        .child(names(state, report))
        .child(el("h2").child(words.check_text_title()))
        .child(marked(state, report))
        .part()
}

fn id_of(prefix: &str, subject: Subject) -> String {
    match subject {
        Subject::Name(row) => format!("{prefix}-name-{row}"),
        Subject::Point(place) => format!("{prefix}-point-{place}"),
        Subject::Heading(facet, value) => format!("{prefix}-heading-{facet}-{value}"),
    }
}

/// A chip for each name by heading, and for each point: lit if it is found, with the way to it.
fn names(state: State, report: &Report) -> AnyView {
    let words = state.words();
    let facts = state.facts();
    let dataset = &facts.dataset;
    let lang = state.lang();
    let chip = |subject: Subject, label: &str| {
        let mark = report.marks.iter().find(|mark| mark.subject == subject);
        let (class, remark) = match mark {
            Some(mark) if !mark.changed => ("mark solid proved", ""),
            Some(_) => ("mark outline lost", words.check_is_changed()),
            None => ("mark outline lost", words.check_not_found()),
        };
        let remark = (!remark.is_empty())
            .then(|| el("span").class("visually-hidden").child(", ").child(remark));
        let link = match mark {
            Some(_) => jump(&id_of("at", subject)),
            None => el("span"),
        };
        el("li").child(
            link.id(id_of("of", subject))
                .class(class)
                .attr("title", say::quote(dataset, subject))
                .child(label)
                .child(remark),
        )
    };
    let mut groups: Vec<El> = Vec::new();
    let group = |title: &str, chips: Vec<El>| {
        el("section").child(el("h3").child(title)).child(el("ul").class("chips-found").child(chips))
    };
    let headings = dataset.facets.first().map_or(&[][..], |facet| &facet.values);
    for (value, heading) in headings.iter().enumerate() {
        let rows = dataset.participations.iter().enumerate();
        let own = rows.filter(|(_, row)| {
            row.values.first().is_some_and(|values| values.contains(&(value as u32)))
        });
        let chips: Vec<El> = own
            .map(|(row, it)| {
                let label = dataset.organizations[it.organization].mark(lang);
                chip(Subject::Name(row), label)
            })
            .collect();
        if !chips.is_empty() {
            groups.push(group(heading.label.get(lang), chips));
        }
    }
    let points = dataset.points.iter().enumerate();
    let points: Vec<El> = points.map(|(place, it)| chip(Subject::Point(place), &it.verb)).collect();
    if !points.is_empty() {
        groups.push(group(words.check_points_title(), points));
    }
    groups.part()
}

/// A link to an element of this page that takes the focus there.
fn jump(id: &str) -> El {
    let target = id.to_owned();
    el("a").attr("href", format!("#{id}")).on_click(move |event| {
        event.prevent_default();
        page::focus_soon(vec![target.clone()]);
    })
}

/// The text with its marks; long stretches without any are left out.
fn marked(state: State, report: &Report) -> El {
    let words = state.words();
    let facts = state.facts();
    let mut parts: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for mark in &report.marks {
        plain(&report.text[at..mark.start], at > 0, true, words, &mut parts);
        let mut id = id_of("at", mark.subject);
        if report
            .marks
            .iter()
            .any(|other| other.subject == mark.subject && other.start < mark.start)
        {
            id += "-more";
        }
        let class = if mark.changed { "lost" } else { "proved" };
        let link =
            jump(&id_of("of", mark.subject)).id(id).child(&report.text[mark.start..mark.end]);
        parts.push(el("mark").class(class).child(link).part());
        at = mark.end;
    }
    plain(&report.text[at..], at > 0, false, words, &mut parts);
    let language = facts.dataset.document.language.clone();
    el("div").class("source-text").attr("lang", language).child(parts)
}

/// A stretch without a mention: its end if a mention follows, its start if one is before.
fn plain(text: &str, after: bool, before: bool, words: &Words, parts: &mut Vec<AnyView>) {
    let bound = |from: usize| (from..=text.len()).find(|at| text.is_char_boundary(*at));
    let start = if after { bound(AROUND.min(text.len())).unwrap_or(text.len()) } else { 0 };
    let keep = if before || !after { AROUND } else { 0 };
    let end = bound(text.len().saturating_sub(keep)).unwrap_or(text.len());
    if end <= start + AROUND {
        parts.push(text.part());
        return;
    }
    parts.push(text[..start].part());
    let gap =
        el("span").class("left-out").child(words.check_left_out(text[start..end].chars().count()));
    parts.push(gap.part());
    parts.push(text[end..].part());
}
