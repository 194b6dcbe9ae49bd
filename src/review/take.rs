//! What a reader takes along: the dataset and what is made of it, the draft, the decisions; and decisions
//! and names taken in.

use crate::browser::{dialog, file, page};
use crate::draft::decisions::{DecisionNotice, Decisions};
use crate::draft::deposit::{self, Along, Compared};
use crate::draft::house::HouseNames;
use crate::draft::{Act, kept, questions};
use crate::review::compare::compared;
use crate::review::head::failure;
use crate::review::phrases::unreadable;
use crate::review::releases;
use crate::review::session::{self, file_name, made};
use crate::review::state::ReviewState;
use crate::view::element::{El, IntoChild, button, el, reactive};
use crate::view::parts::modal;
use crate::view::{at_exporter, handing};
use leptos::prelude::*;
use workbook::zip;

const ID: &str = "review-save";
const IN: &str = "review-decisions";

/// Longest file of decisions or names, in bytes.
const LONGEST: usize = 16 << 20;

/// Why there is no file: the kind of failure, and its detail.
type Failure = (String, String);

/// Opens the dialog.
pub fn open(_state: ReviewState) {
    at_exporter::fetch();
    dialog::open(ID);
}

/// The dialog.
pub fn take(state: ReviewState) -> El {
    let words = state.words();
    let told = RwSignal::new(None::<Result<String, Failure>>);
    let with_text = RwSignal::new(true);
    let save = move |what: &'static str| {
        let act = move |_| {
            leptos::task::spawn_local(async move {
                let saved = saved(state, what, with_text.get_untracked()).await;
                if saved.is_ok() {
                    state.is_dirty.set(false);
                    session::hold(state);
                }
                told.set(Some(saved));
            });
        };
        let id = format!("save-{what}");
        el("li").child(button().id(id).class("act").on_click(act).child(words.review_file(what)))
    };
    let open = reactive(move || {
        let open = state.draft.with(|draft| questions(draft).len());
        (open > 0)
            .then(|| el("p").class("notices").child(words.review_save_open(open)).into_child())
    });
    let outcome = reactive(move || {
        told.get().map(|told| match told {
            Ok(name) => {
                el("p").attr("role", "status").child(words.review_saved(&name)).into_child()
            }
            Err(why) => failure(state, &why).into_child(),
        })
    });
    let who = el("input")
        .id("review-who")
        .attr("type", "text")
        .attr("autocomplete", "name")
        .prop_text("value", reactive(move || state.who.get()))
        .on_change(move |event| state.sign(event_target_value(&event).trim()));
    let choose =
        el("input").id(IN).attr("type", "file").attr("accept", ".json,.csv").on_change(move |_| {
            if let Some(given) = file::chosen(IN) {
                leptos::task::spawn_local(async move {
                    told.set(taken_in(state, given).await.err().map(Err));
                });
            }
        });
    let inside = el("div")
        .child(open)
        .child(el("h3").child(words.review_publish()))
        .child(
            el("ul")
                .child(save("html"))
                .child(save("json"))
                .child(save("csv"))
                .child(save("xlsx"))
                .child(save("fragment"))
                .child(save("deposit")),
        )
        .child(el("h3").child(words.review_go_on()))
        .child(el("ul").child(save("draft")).child(save("decisions")).child(save("decisions-csv")))
        .child(el("p").child(handing::tick(words.review_with_text(), with_text)))
        .child(outcome)
        .child(el("p").class("caption").child(words.review_private()))
        .child(el("label").child(el("span").child(words.review_who())).child(who))
        .child(el("label").child(el("span").child(words.review_decisions_in())).child(choose));
    modal(ID, (words, words.review_save_title()), inside, true).class("review-save")
}

/// Saves a file, and gives its name.
async fn saved(state: ReviewState, what: &'static str, with_text: bool) -> Result<String, Failure> {
    let name = file_name(state);
    let stem = name.trim_end_matches(".json");
    let none = |kind: &str| (kind.to_owned(), String::new());
    let (name, kind, text) = match what {
        "draft" => {
            let draft = state.with_work(|work| kept::save(&work.journal, &work.release, with_text));
            let text = draft.ok_or_else(|| none("nothing"))?;
            (format!("{stem}-draft.json"), "application/json", text)
        }
        "decisions" | "decisions-csv" => {
            releases::put_back(state);
            let (decisions, _) = state.releases.with_value(|all| all.queue.decisions(None));
            if what == "decisions" {
                (format!("{stem}-decisions.json"), "application/json", decisions.json())
            } else {
                (format!("{stem}-decisions.csv"), "text/csv;charset=utf-8", decisions.csv())
            }
        }
        "json" => (name.clone(), "application/json", made(state)?),
        "deposit" => {
            let name = format!("{stem}.zip");
            let saved = file::save_bytes(&name, "application/zip", &deposited(state)?);
            return if saved { Ok(name) } else { Err(none("not-saved")) };
        }
        _ => {
            let (text, words) = (made(state)?, state.words());
            let answer = match what {
                "csv" => at_exporter::made_of_own(&text, words, "csv-all").await,
                "xlsx" => at_exporter::made_of_own(&text, words, "xlsx-all").await,
                "fragment" => at_exporter::made_of_own(&text, words, "fragment").await,
                _ => {
                    let single = at_exporter::single_of_own(&text, words).await;
                    Some(single.ok_or_else(|| none("no-file"))?)
                }
            };
            let made = answer.ok_or_else(|| none("program"))?;
            if !handing::saved(&made) {
                return Err(none("not-saved"));
            }
            return Ok(made.name);
        }
    };
    if file::save(&name, kind, &text) { Ok(name) } else { Err(none("not-saved")) }
}

/// The files of a deposit, as one: with the second draft and the sample, where there are any.
fn deposited(state: ReviewState) -> Result<Vec<u8>, Failure> {
    releases::put_back(state);
    let (decisions, _) = state.releases.with_value(|all| all.queue.decisions(None));
    let compared = untrack(|| compared(state));
    let agreement = compared.as_ref().map(|compared| Compared {
        first: &compared.first,
        second: &compared.second,
        agreement: &compared.agreement,
    });
    let files = state.making(|making| {
        let sample = making.draft.sample.as_ref();
        deposit::files(making, &Along { decisions: Some(&decisions), agreement, sample })
    });
    session::told(files).map(|files| zip(&files))
}

/// Takes in decisions made before, or a list of names.
async fn taken_in(state: ReviewState, given: file::Given) -> Result<(), Failure> {
    let words = state.words();
    let text = given.text(LONGEST).await.map_err(|_| ("unreadable".to_owned(), String::new()))?;
    let version = state.known.with_untracked(|known| known.version.clone());
    let told = |told: DecisionNotice| match told {
        DecisionNotice::Contradiction(one, _) => words.review_contradiction(&one.printed),
        DecisionNotice::OtherTables(count) => words.review_other_tables(count),
        DecisionNotice::BadRow(row) => words.review_bad_row(row),
    };
    let mut notes: Vec<String> = Vec::new();
    match Decisions::read(&text, &version) {
        Ok((decisions, all)) => {
            notes.extend(all.into_iter().map(told));
            let sure = decisions.sure();
            let count = sure.len();
            if state.act(&Act::Before(sure)) {
                notes.insert(0, words.review_decisions_read(count));
            }
        }
        Err(why) => match HouseNames::read(&text) {
            Ok((names, all)) => {
                notes.extend(all.into_iter().map(told));
                notes.insert(0, words.review_names_read(names.all.len()));
                state.names.set_value(names);
            }
            Err(_) => {
                let (kind, detail) = unreadable(&why);
                return Err((kind.to_owned(), detail));
            }
        },
    }
    state.notes.set(notes);
    dialog::close(ID);
    page::to_the_top();
    Ok(())
}
