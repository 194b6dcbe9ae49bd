//! The door: fetches the dataset, shows progress and failure, and lets the explorer in.
//!
//! Until then, and if it fails, the snapshot in the page stays as it is.

use super::element::{Part, button, el, live, nothing};
use super::explorer::explorer;
use super::state::{Facts, State};
use crate::browser::fetch::{self, FetchError};
use crate::browser::{address, page};
use crate::data::{Loaded, load};
use crate::query;
use crate::text::{Lang, Words, problems};
use leptos::prelude::*;

/// Where the fetch stands.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    /// What went wrong, as (where, what).
    Failed(Vec<(String, String)>),
    Ready,
}

/// Element ids that `index.html` and this room agree on.
const DOOR: &str = "door";
const APP: &str = "app";
/// The link to the dataset, or in the single file the dataset itself.
pub const DATASET: &str = "dataset";
const FAULT: &str = "fault";

/// Starts the app in the page.
pub fn start() {
    page::show_panics(FAULT);
    let words = Lang::default().words();
    page::with_element(DOOR, true, |element| {
        leptos::mount::mount_to(element, move || door(words)).forget();
    });
}

fn door(words: &'static Words) -> AnyView {
    let stage = RwSignal::new(Stage::Loading);
    let open = move || {
        stage.set(Stage::Loading);
        leptos::task::spawn_local(async move {
            match fetch_dataset(words).await {
                Ok(loaded) => {
                    stage.set(Stage::Ready);
                    let_in(loaded);
                }
                Err(reasons) => {
                    page::set_root_class("pending", false);
                    stage.set(Stage::Failed(reasons));
                }
            }
        });
    };
    open();
    live(move || match stage.get() {
        Stage::Loading => el("p")
            .class("progress")
            .attr("role", "status")
            .child(el("span").class("visually-hidden").child(words.loading))
            .part(),
        Stage::Ready => nothing(),
        Stage::Failed(reasons) => el("section")
            .class("failure")
            .attr("role", "alert")
            .child(el("p").child(el("strong").child(words.failed)))
            .child(
                el("ul").child(
                    reasons
                        .into_iter()
                        .map(|(place, what)| {
                            el("li").child(el("code").child(place)).child(" ").child(what)
                        })
                        .collect::<Vec<_>>(),
                ),
            )
            .child(el("p").child(words.failed_snapshot_stays))
            .child(button().id("retry").on_click(move |_| open()).child(words.retry))
            .part(),
    })
    .part()
}

async fn fetch_dataset(words: &'static Words) -> Result<Loaded, Vec<(String, String)>> {
    let mut file = String::new();
    let text = match (page::written(DATASET), page::link(DATASET)) {
        (Some(text), _) => text,
        (None, None) => {
            return Err(vec![(file, words.failed_no_address.to_owned())]);
        }
        (None, Some(address)) => {
            file = address.rsplit('/').next().unwrap_or(&address).to_owned();
            fetch::text(&address).await.map_err(|error| {
                let what = match error {
                    FetchError::Status(code) => (words.failed_status)(code, &address),
                    FetchError::Network(reason) => (words.failed_network)(&address, &reason),
                };
                vec![(file.clone(), what)]
            })?
        }
    };
    load(&text).map_err(|found| {
        // A file that is no dataset at all can have a problem in every line.
        const MOST: usize = 5;
        found
            .iter()
            .take(MOST)
            .map(|problem| {
                let (place, what) = problems::problem(words, problem);
                (format!("{file} · {place}"), what)
            })
            .collect()
    })
}

/// Replaces the snapshot by the explorer, in one task so that nothing flashes. Boxes ticked and
/// words typed into the snapshot before the program ran are kept, unless the address has its own.
fn let_in(Loaded { dataset, problems }: Loaded) {
    let (mut read, notices) = query::read(&dataset, Lang::TAGS, &address::query());
    if address::query().is_empty() {
        for (name, value) in page::entered(APP) {
            if name == "q" {
                read.text = value;
            } else if let Some(facet) = dataset.facets.iter().position(|f| f.id == name)
                && let Some(value) = dataset.facets[facet].values.iter().position(|v| v.id == value)
            {
                read.toggle(facet, value as u32);
            }
        }
    }
    let focus = page::focused();
    let facts = Facts::new(dataset, problems);
    page::with_element(APP, true, |element| {
        leptos::mount::mount_to(element, move || {
            let state = State::new(facts, read, notices);
            explorer(state)
        })
        .forget();
    });
    page::set_root_class("pending", false);
    page::set_root_class("ready", true);
    if !focus.is_empty() {
        page::focus_soon(vec![focus]);
    }
}
