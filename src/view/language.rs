//! The languages: the way from one to another, and the words that come with it.

use super::card;
use super::element::{El, IntoChild, el, reactive};
use super::source::Source;
use super::state::INTL;
use crate::browser::{focus, language, page, timer};
use crate::text::{Lang, Words};
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    /// Words once fetched, and whether those of lists are among them; they stay for the life of the
    /// page.
    static FETCHED: [Cell<Option<(&'static Words, bool)>>; Lang::COUNT] =
        const { [const { Cell::new(None) }; Lang::COUNT] };
}

/// The words of a language, fetched unless they are here: those of a page, or `all`, as a list needs
/// them. `None` if they cannot be had.
pub async fn words_of(lang: Lang, all: bool) -> Option<&'static Words> {
    if let Some((words, has_all)) = FETCHED.with(|fetched| fetched[lang.place()].get())
        && (has_all || !all)
    {
        return Some(words);
    }
    let locale = language::words(lang.tag(), all).await?;
    // Words of another version are as good as none.
    let words: &'static Words = Box::leak(Box::new(Words::of_page(lang, &locale, &INTL)?));
    FETCHED.with(|fetched| fetched[lang.place()].set(Some((words, all))));
    Some(words)
}

/// Links to this page in every language, each in its own.
pub fn languages<S: Source>(source: S) -> El {
    let link = |lang: Lang| {
        let go = move |query: &mut crate::query::Query| query.lang = Some(lang.tag().to_owned());
        el("a")
            .id(S::id(&format!("language-{}", lang.tag())))
            .attr("href", reactive(move || address(source, lang)))
            .attr("hreflang", lang.tag())
            .on_plain_click(move || {
                language::keep(lang.tag());
                source.act(go);
            })
    };
    bar(source.words(), source.language_failed(), link)
}

/// The languages beside each other, each in what `way` makes for it, and below them that one could not be had.
pub fn bar(words: &'static Words, failed: RwSignal<bool>, way: impl Fn(Lang) -> El) -> El {
    let item = |lang: Lang| {
        let here = (lang == words.lang).then(|| "true".to_owned());
        let way = way(lang).attr("lang", lang.tag()).attr("aria-current", here);
        el("li").child(way.child(lang.name()))
    };
    let told = reactive(move || {
        let line = || el("p").attr("role", "alert").child(words.language_failed()).into_child();
        failed.get().then(line)
    });
    el("nav")
        .class("languages")
        .attr("aria-label", words.language())
        .child(el("ul").child(Lang::all().map(item).collect::<Vec<El>>()))
        .child(told)
}

/// Goes on in a language: `set` is given its words once they are here and `ready` is done, and the focus is
/// given back to what is built anew. `failed` tells whether they could not be had.
pub async fn change(
    (lang, all): (Lang, bool),
    failed: RwSignal<bool>,
    ready: impl Future<Output = ()>,
    set: impl FnOnce(&'static Words),
) {
    let Some(words) = words_of(lang, all).await else {
        return failed.set(true);
    };
    ready.await;
    let focus = focus::current();
    failed.set(false);
    set(words);
    focus::give_soon(vec![focus]);
}

/// The address of this page in a language: before the program runs, that of the page in it.
fn address<S: Source>(source: S, lang: Lang) -> String {
    if cfg!(feature = "prerender") {
        return if lang == Lang::default() {
            "./".to_owned()
        } else {
            format!("{}.html", lang.tag())
        };
    }
    source.href(move |query| query.lang = Some(lang.tag().to_owned()))
}

/// Goes on in the language that the query asks for, or without one in the reader's own.
pub fn follow<S: Source>(source: S) {
    Effect::new(move |_| {
        let own = Lang::of(&language::default_tag()).unwrap_or_else(|| source.words().lang);
        let asked = source.query().with(|query| query.lang.as_deref().and_then(Lang::of));
        let lang = asked.unwrap_or(own);
        if lang == source.words().lang {
            return;
        }
        let set = move |words| {
            source.set_words(words);
            page::set_language(lang.tag());
            // What was open is built anew.
            let is_open = source.query().with_untracked(|query| query.show.is_some());
            timer::soon(move || card::keep_open::<S>(is_open));
        };
        let (asked, failed) = ((lang, S::NEEDS_LIST_WORDS), source.language_failed());
        leptos::task::spawn_local(change(asked, failed, source.translate(lang), set));
    });
}
