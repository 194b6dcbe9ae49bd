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
    let words = source.words();
    let link = |lang: Lang| {
        let here = lang == words.lang;
        let go = move |query: &mut crate::query::Query| query.lang = Some(lang.tag().to_owned());
        let link = el("a")
            .id(S::id(&format!("language-{}", lang.tag())))
            .attr("href", reactive(move || address(source, lang)))
            .attr("lang", lang.tag())
            .attr("hreflang", lang.tag())
            .attr("aria-current", here.then(|| "true".to_owned()))
            .on_plain_click(move || {
                language::keep(lang.tag());
                source.act(go);
            })
            .child(lang.name());
        el("li").child(link)
    };
    let failed = reactive(move || {
        source
            .language_failed()
            .get()
            .then(|| el("p").attr("role", "alert").child(words.language_failed()).into_child())
    });
    el("nav")
        .class("languages")
        .attr("aria-label", words.language())
        .child(el("ul").child(Lang::all().map(link).collect::<Vec<El>>()))
        .child(failed)
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
        leptos::task::spawn_local(async move {
            let Some(words) = words_of(lang, S::NEEDS_LIST_WORDS).await else {
                source.language_failed().set(true);
                return;
            };
            source.translate(lang).await;
            let focus = focus::current();
            source.language_failed().set(false);
            source.set_words(words);
            page::set_language(lang.tag());
            // What was open and where the reader was are built anew.
            let is_open = source.query().with_untracked(|query| query.show.is_some());
            timer::soon(move || card::keep_open::<S>(is_open));
            focus::give_soon(vec![focus]);
        });
    });
}
