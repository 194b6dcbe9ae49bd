//! The page as `trunk serve` has it: no start page, no policy, programs under plain names.

use e2e::lists::{choose, file, until_rows};
use e2e::{Trouble, visit};

const DESK: (u32, u32) = (1280, 800);

#[test]
fn a_plain_build_is_the_working_explorer() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.until_sentence("The organiser names 33").await?;
        let left = "return /\\{\\{/.test(document.documentElement.outerHTML)";
        assert_eq!(it.ask(left).await?, false, "a placeholder is left");
        it.click("input[value=observer]").await?;
        it.until_sentence("2 of 33").await?;
        // The words of another language are a file of their own.
        it.click("#language-ru").await?;
        it.until_sentence("2 из 33").await?;
        it.click("#language-en").await?;
        it.until_sentence("2 of 33").await?;
        // What a reader takes along comes from a program of its own.
        it.ask(
            "URL.createObjectURL = (blob) => { blob.text().then((it) => { window.saved = it }); return 'blob:x' }; \
             HTMLAnchorElement.prototype.click = () => {}; document.getElementById('csv-shown').click()",
        )
        .await?;
        it.until("return (window.saved ?? '').includes('Mongolia')").await?;
        // And so does a list, with its worker.
        choose(&it, &file("plain.csv", b"name,kind\nA,x\nB,y\nC,x\n")?).await?;
        until_rows(&it, "3 rows.").await?;
        it.click("#list input[value=x]").await?;
        until_rows(&it, "2 of 3 rows").await
    })
}

#[test]
fn no_service_worker_stays_on_a_development_page() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        // The page asks for one, and that one takes itself away.
        it.until(
            "window.asked ??= new Promise((done) => { const ask = navigator.serviceWorker.register; \
             navigator.serviceWorker.register = function (...all) { \
             const asked = ask.apply(this, all); asked.then(() => { window.registered = true }); return asked } }); \
             return window.registered === true",
        )
        .await?;
        it.until(
            "navigator.serviceWorker.getRegistrations().then((all) => { window.left = all.length }); \
             return window.left === 0",
        )
        .await
    })
}
