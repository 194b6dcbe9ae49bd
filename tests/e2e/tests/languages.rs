//! The page in every language: which one it starts in, switching, and that each has all views.

use e2e::{Trouble, Visitor, visit};

const DESK: (u32, u32) = (1280, 800);
const PHONE: (u32, u32) = (500, 780);

/// Tags and the title of the start page.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", "Participants named in the press release"),
    ("ru", "Участники, названные в пресс-релизе"),
    ("zh", "新闻稿提及的参加方"),
];

async fn is_in(it: &Visitor, tag: &str) -> Result<(), Trouble> {
    it.until(&format!(
        "return document.documentElement?.lang === '{tag}' && \
         document.querySelector('#language-{tag}')?.getAttribute('aria-current') === 'true'"
    ))
    .await
}

#[test]
fn switching_the_language_keeps_the_selection_the_search_and_the_text_given_to_check()
-> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?category=observer&by=region").await?;
        it.click("#language-ru").await?;
        is_in(&it, "ru").await?;
        it.until_sentence("2 из 33").await?;
        it.until_address("?category=observer&by=region&lang=ru").await?;
        assert_eq!(it.text("h1").await?, LANGUAGES[1].1);
        let title = it.ask("return document.title").await?;
        assert!(title.as_str().is_some_and(|it| it.starts_with("2 из 33 · Рубрика")), "{title}");
        // The focus stays where the reader is.
        it.until("return document.activeElement.id === 'language-ru'").await?;
        it.click("#language-zh").await?;
        is_in(&it, "zh").await?;
        it.until_sentence("33个中的2个").await?;
        // A page visited later, without a language in its address, is in the one chosen.
        it.open("?view=check").await?;
        is_in(&it, "zh").await?;
        it.type_into("#source-text", "the Republic of India").await?;
        it.click("#language-en").await?;
        is_in(&it, "en").await?;
        let kept = it.ask("return document.querySelector('#source-text').value").await?;
        assert_eq!(kept, "the Republic of India");
        Ok(())
    })
}

#[test]
fn a_page_opens_in_the_language_of_its_address_and_has_it_without_the_program()
-> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        for (tag, title) in LANGUAGES {
            it.open(&format!("?lang={tag}")).await?;
            is_in(&it, tag).await?;
            assert_eq!(it.text("h1").await?, *title);
        }
        for (tag, title) in &LANGUAGES[1..] {
            let page = format!(
                "return fetch('{tag}.html').then((it) => it.text()).then((text) => {{ \
                 const page = new DOMParser().parseFromString(text, 'text/html'); \
                 return [page.documentElement.lang, page.querySelector('#app h1').textContent, \
                 page.querySelectorAll('#app .mark').length].join('|'); }})"
            );
            assert_eq!(it.ask(&page).await?, format!("{tag}|{title}|38"));
            it.ask(&format!("location.href = '{tag}.html'")).await?;
            is_in(&it, tag).await?;
        }
        Ok(())
    })
}

#[test]
fn every_view_stands_in_every_language_and_quotations_keep_their_own() -> Result<(), Trouble> {
    visit(PHONE, false, |it| async move {
        for (tag, _) in LANGUAGES {
            it.open(&format!("?lang={tag}")).await?;
            for view in it.views().await? {
                it.open(&format!("?lang={tag}&view={view}")).await?;
                is_in(&it, tag).await?;
                let wide = "return document.documentElement.scrollWidth - innerWidth";
                assert!(it.ask(wide).await?.as_f64().unwrap_or(1.0) <= 0.0, "{tag} {view}");
                let quoted = "return [...document.querySelectorAll('#app q, #app blockquote')]\
                              .every((it) => it.closest('[lang]').lang === 'en')";
                assert_eq!(it.ask(quoted).await?, true, "{tag} {view}");
                // Nothing of the messages is left unfilled.
                let raw = "return document.querySelector('#app').textContent.match(/[{}]/)";
                assert!(it.ask(raw).await?.is_null(), "{tag} {view}");
            }
        }
        Ok(())
    })
}

#[test]
fn what_is_taken_along_is_in_the_language_of_the_page() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?lang=ru&category=observer").await?;
        it.until("return !!document.getElementById('copy-sentence')").await?;
        it.ask(
            "Object.defineProperty(navigator, 'clipboard', { configurable: true, \
             value: { writeText: (text) => { window.copied = text; return Promise.resolve() } } })",
        )
        .await?;
        it.click("#copy-sentence").await?;
        it.until("return (window.copied || '').includes('2 из 33: Беларусь и Монголия.')").await?;
        it.until("return window.copied.includes('/?category=observer&lang=ru')").await
    })
}
