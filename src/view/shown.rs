//! The datasets that were made in this page and shown in it, so that a step in the history shows again what
//! stood there. Knows neither lists nor reviews, which make them.

use super::loading;
use super::state::{Reasons, Saved};
use crate::browser::address::{self, Entry};
use crate::browser::{language, page, timer};
use crate::text::Words;
use std::cell::{Cell, RefCell};

thread_local! {
    /// Every dataset that was shown, by its name and text: 1 is the first.
    static SHOWN: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    /// Which of them stands behind what covers the page; 0 for what was there before.
    static IS_BEHIND: Cell<u32> = const { Cell::new(0) };
}

/// Shows a dataset by a step in the history, in the place of what is there, at its top. `then` is told what is
/// wrong with it, as (where, what), if anything is: then the page stays as it is.
pub fn show(
    words: &'static Words,
    name: String,
    text: String,
    then: impl FnOnce(Result<(), Reasons>) + 'static,
) {
    // Not in the button that was pressed: the explorer would go with it.
    leptos::task::spawn_local(async move { then(shown(words, &name, text)) });
}

fn shown(words: &'static Words, name: &str, text: String) -> Result<(), Reasons> {
    let own = language::default_tag() == words.tag();
    let query = if own { String::new() } else { format!("?lang={}", words.tag()) };
    loading::open(words, name, Saved::of(text.clone()))?;
    let shown = SHOWN.with_borrow_mut(|all| {
        all.push((name.to_owned(), text));
        all.len() as u32
    });
    IS_BEHIND.set(shown);
    address::set_mark(shown);
    address::show_exactly(&query, Entry::Push);
    // After the focus was given to the results, which lie below.
    timer::soon(page::to_the_top);
    Ok(())
}

/// After a step in the history: what is written from now on is of the same dataset.
pub fn step() {
    address::set_mark(address::mark());
}

/// Shows what stood in the page at this entry of the history, once what is there has done with the step; unless
/// a list or a review covers the page there.
pub fn uncover(words: &'static Words) {
    if ["#list", "#review"].iter().any(|fragment| address::fragment().starts_with(fragment)) {
        return;
    }
    let mark = address::mark();
    if IS_BEHIND.replace(mark) != mark {
        let before = SHOWN.with_borrow(|all| all.get((mark as usize).checked_sub(1)?).cloned());
        timer::soon(move || loading::open_again(words, before));
    }
}
