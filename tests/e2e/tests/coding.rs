//! What makes a review worth citing: several releases one after the other, two drafts of one text compared,
//! a random sample, the same meeting in other languages, a deposit.

use e2e::lists::file;
use e2e::{Trouble, Visitor, visit};
use fantoccini::Locator;
use fantoccini::key::Key;
use std::fs;
use std::path::{Path, PathBuf};

const DESK: (u32, u32) = (1280, 900);

/// A list with a name that can mean two states, and a body that no table has; names are made up.
const KOREA: &str = "Meeting of the Working Group\n\nThe meeting was held in Bishkek on 22–26 May 2017.\n\nThe \
     meeting was attended by representatives of the member states: Kazakhstan, Korea and Mongolia; and of the \
     Council of Mountain Valleys.\n\nChad was discussed.\n";

/// The next meeting, with the same doubtful name.
const LATER: &str = "Second Meeting of the Working Group\n\nThe meeting was held in Osh on 3 May 2018.\n\nThe \
     meeting was attended by representatives of the member states: Belarus, Korea and Tajikistan.\n";

/// Gives files to the field with this selector, all at once.
async fn give(it: &Visitor, field: &str, files: &[PathBuf]) -> Result<(), Trouble> {
    let paths: Vec<String> = files.iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let field = it.client.find(Locator::Css(field)).await?;
    Ok(field.send_keys(&paths.join("\n")).await?)
}

/// Reads a text that is pasted.
async fn read(it: &Visitor, text: &str) -> Result<(), Trouble> {
    it.click("#own").await?;
    let text = serde_json::Value::from(text);
    it.ask(&format!("document.getElementById('own-text').value = {text}")).await?;
    it.click("#own-release").await?;
    until_read(it).await
}

/// Waits until the list of a review is there.
async fn until_read(it: &Visitor) -> Result<(), Trouble> {
    it.until("return !!document.querySelector('.review-group li')").await
}

/// Waits until an element has the focus.
async fn until_focus(it: &Visitor, id: &str) -> Result<(), Trouble> {
    it.until(&format!("return document.activeElement.id === {id:?}")).await
}

async fn enter(it: &Visitor) -> Result<(), Trouble> {
    it.press(&Key::Enter.to_string()).await
}

/// How far the releases are, in the words of the table.
const FAR: &str =
    "[...document.querySelectorAll('.review-table tbody .review-far')].map((it) => it.textContent)";

#[test]
fn several_releases_are_reviewed_one_after_the_other() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.click("#own").await?;
        let files = [
            file("first.txt", KOREA.as_bytes())?,
            file("second.txt", LATER.as_bytes())?,
            file("again.txt", KOREA.replace('\n', "\r\n").as_bytes())?,
            file("scan.pdf", b"%PDF-1.4 x")?,
        ];
        give(&it, "#open-file", &files).await?;
        it.until(&format!(
            "const far = {FAR}; return far.length === 4 && far[0] === '1 question' && far[1] === '1 question' \
             && far[2] === 'the same text as first.txt' && far[3].startsWith('This is a PDF.')"
        ))
        .await?;
        // The first with something to do has the focus.
        until_focus(&it, "release-0").await?;
        enter(&it).await?;
        until_read(&it).await?;
        it.until("return document.querySelector('#decide-title')?.textContent.startsWith('Korea')")
            .await?;
        it.press("1").await?;
        it.until("return document.querySelectorAll('.review-chip').length === 0").await?;
        it.press("q").await?;
        // What was decided there holds in the other.
        it.until(&format!("return ({FAR})[1]?.startsWith('no question open')")).await?;
        until_focus(&it, "release-1").await?;
        enter(&it).await?;
        it.until(
            "return document.querySelector('.review-head h1')?.textContent.startsWith('Second')",
        )
        .await?;
        it.until(
            "return [...document.querySelectorAll('section.review-group .review-why')]\
             .some((it) => it.textContent === 'decided before')",
        )
        .await?;
        it.press("c").await?;
        it.until("return !document.querySelector('.review-group .review-look.suggested')").await?;
        // Back leads to the table, as the key does, and forward to the release again.
        it.back().await?;
        it.until(&format!("return ({FAR})[1] === 'reviewed'")).await?;
        it.forward().await?;
        until_read(&it).await?;
        // All of it is kept over a reload.
        it.click("#review-keep").await?;
        it.until("return !!localStorage.getItem('review-1')").await?;
        it.client.refresh().await?;
        until_read(&it).await?;
        it.press("q").await?;
        it.until(&format!(
            "const far = {FAR}; return far.length === 2 && far[0].startsWith('no question open') \
             && far[1] === 'reviewed'"
        ))
        .await?;
        // More are added there.
        give(
            &it,
            "#review-more-files",
            &[file("third.txt", b"Delegations of Chad and Mali attended.")?],
        )
        .await?;
        it.until(&format!("return ({FAR}).length === 3 && !({FAR})[2].startsWith('unread')"))
            .await?;
        it.click("#review-keep").await?;
        it.until("return !localStorage.getItem('review') && !localStorage.getItem('review-1')")
            .await
    })
}

#[test]
fn back_after_showing_leads_to_what_was_there() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.until_sentence("The organiser names 33").await?;
        read(&it, KOREA).await?;
        it.press("1").await?;
        it.until("return document.querySelectorAll('.review-chip').length === 0").await?;
        it.press("v").await?;
        it.until_sentence("The organiser names 4 ").await?;
        it.back().await?;
        it.until("return document.documentElement.classList.contains('reviewing')").await?;
        it.back().await?;
        it.until_sentence("The organiser names 33").await?;
        it.until("return document.querySelectorAll('.list tbody tr').length >= 33").await?;
        it.forward().await?;
        it.until("return document.documentElement.classList.contains('reviewing')").await?;
        it.forward().await?;
        it.until_sentence("The organiser names 4 ").await
    })
}

#[test]
fn nothing_of_the_list_stands_under_the_card() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let release = Path::new(env!("CARGO_MANIFEST_DIR"));
        let release = release.join("../../reader/tests/releases/en-eag-1.txt");
        read(&it, &fs::read_to_string(release)?).await?;
        // Each row that gets the focus can be seen whole, and is what a click there hits, once the browser has
        // scrolled: WebKit does so a moment after the focus has come.
        it.until(
            "return (async () => { \
             const rows = [...document.querySelectorAll('section.review-group li button')]; \
             const frame = () => new Promise((done) => requestAnimationFrame(done)); \
             const is_hit = (row) => { const box = row.getBoundingClientRect(); \
             return row.contains(document.elementFromPoint(box.left + 30, box.top + box.height / 2)); }; \
             for (const row of rows) { row.focus(); \
             for (let wait = 0; wait < 60 && !is_hit(row); wait++) await frame(); \
             if (!is_hit(row)) return false; } return rows.length > 30; })()",
        )
        .await
    })
}

#[test]
fn an_empty_field_says_what_to_do() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.click("#own").await?;
        it.click("#own-release").await?;
        it.until("return document.querySelector('#own-panel .failure')?.textContent.includes('The field is empty')")
            .await?;
        until_focus(&it, "own-text").await
    })
}

/// Keeps what is saved where a script can read it.
const CATCH: &str = "window.saved = []; const make = URL.createObjectURL; \
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); \
    return make(blob) }; HTMLAnchorElement.prototype.click = () => {};";

/// Saves something by the dialog, and gives its text.
async fn saved(it: &Visitor, what: &str) -> Result<String, Trouble> {
    let before = it.ask("return window.saved.length").await?;
    it.press("w").await?;
    it.click(&format!("#save-{what}")).await?;
    it.until(&format!("return window.saved.length > {before}")).await?;
    it.press(&Key::Escape.to_string()).await?;
    it.until("return !document.querySelector('dialog[open]')").await?;
    let saved = it.ask(&format!("return window.saved[{before}]")).await?;
    Ok(saved.as_str().unwrap_or_default().to_owned())
}

/// Selects the entry with these words in the list.
async fn select(it: &Visitor, words: &str) -> Result<(), Trouble> {
    it.ask(&format!(
        "[...document.querySelectorAll('section.review-group li button')]\
         .find((it) => it.querySelector('.review-name > *').textContent === {words:?}).click()"
    ))
    .await?;
    it.until(&format!(
        "return document.querySelector('#decide-title')?.textContent.startsWith({words:?})"
    ))
    .await
}

#[test]
fn two_drafts_of_one_text_are_compared_and_settled() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        read(&it, KOREA).await?;
        it.ask(CATCH).await?;
        // The other coder takes Korea for one state, this one for the other, and Mongolia for none.
        it.press("1").await?;
        it.until("return document.querySelectorAll('.review-chip').length === 0").await?;
        let other = saved(&it, "draft").await?;
        it.press("u").await?;
        it.until("return document.querySelectorAll('.review-chip').length === 1").await?;
        it.press("2").await?;
        it.until("return document.querySelectorAll('.review-chip').length === 0").await?;
        select(&it, "Mongolia").await?;
        it.press("x").await?;
        it.click("#pane-compare").await?;
        // A draft of another text is turned away.
        let wrong = other.replace("\"sha256\":\"", "\"sha256\":\"0");
        give(&it, "#review-second", &[file("wrong.json", wrong.as_bytes())?]).await?;
        it.until("return document.querySelector('.review-pane .failure')?.textContent.startsWith('This draft is of another text')")
            .await?;
        give(&it, "#review-second", &[file("other.json", other.as_bytes())?]).await?;
        it.until("return document.querySelectorAll('.review-list > li').length === 2").await?;
        let cells = "[...document.querySelectorAll('.review-pane tbody tr')].map((it) => it.children[1].textContent)";
        it.until(&format!("return ({cells}).join() === '3 of 4,3 of 3,2 of 3'")).await?;
        it.click("#take-second-0").await?;
        it.until("return document.querySelector('#take-second-0')?.getAttribute('aria-pressed') === 'true'").await?;
        it.press("u").await?;
        it.until("return document.querySelector('#take-second-0')?.getAttribute('aria-pressed') === 'false'").await?;
        it.press("U").await?;
        it.click("#take-second-1").await?;
        it.until("return document.querySelector('.review-pane h3')?.textContent === '2 differences, 2 settled'")
            .await?;
        // Taken from the other, it takes part; the figures are still those of both drafts before.
        it.until("return document.querySelector('.review-what strong').textContent === '4 named as taking part'")
            .await?;
        it.until(&format!("return ({cells}).join() === '3 of 4,3 of 3,2 of 3'")).await?;
        // All of it goes into a deposit.
        let deposit = saved(&it, "deposit").await?;
        for name in ["codebook.md", "adjudication.csv", "agreement.json", "CITATION.cff"] {
            assert!(deposit.contains(name), "{name}");
        }
        assert!(deposit.starts_with("PK") && deposit.contains(",second,"), "{deposit}");
        assert!(!deposit.contains("sample.json"));
        // The second draft is kept with the first.
        it.click("#review-keep").await?;
        it.until("return !!localStorage.getItem('review-second')").await?;
        it.client.refresh().await?;
        until_read(&it).await?;
        it.click("#pane-compare").await?;
        it.until("return document.querySelector('.review-pane h3')?.textContent === '2 differences, 2 settled'")
            .await?;
        it.click("#review-keep").await?;
        it.until("return !localStorage.getItem('review') && !localStorage.getItem('review-second')")
            .await
    })
}

#[test]
fn a_random_sample_gives_a_rate_of_errors() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        read(&it, KOREA).await?;
        it.ask(CATCH).await?;
        it.click("#pane-sample").await?;
        it.type_into("#review-seed", "2026").await?;
        it.click("#review-draw").await?;
        until_focus(&it, "look-title").await?;
        it.until("return document.body.textContent.includes('Drawn by the number 2026 from 4 entries and 2 sentences')")
            .await?;
        let title = "document.querySelector('#look-title')?.textContent";
        it.until(&format!("return {title} === 'An entry, 1 of 6'")).await?;
        enter(&it).await?;
        it.until(&format!("return {title} === 'An entry, 2 of 6'")).await?;
        it.press("x").await?;
        it.until(&format!("return {title} === 'An entry, 3 of 6'")).await?;
        let rates = "document.querySelector('.review-rates')?.textContent";
        it.until(&format!(
            "return {rates} === 'Entries: 1 of 2 wrong, 50%. With 95% confidence it is between 9.5% and 90.5% of all.'"
        ))
        .await?;
        // Looking back and forth changes nothing; what was said is said otherwise, or undone.
        it.press("k").await?;
        it.until(&format!("return {title} === 'An entry, 2 of 6'")).await?;
        it.click("#look-right").await?;
        it.until(&format!("return {rates}.startsWith('Entries: 0 of 2 wrong, 0%.')")).await?;
        it.press("u").await?;
        it.until(&format!("return {rates}.startsWith('Entries: 1 of 2 wrong')")).await?;
        let deposit = saved(&it, "deposit").await?;
        assert!(deposit.contains("sample.json") && deposit.contains("1 wrong of 2 looked at"));
        Ok(())
    })
}

#[test]
fn another_language_is_set_beside_it_and_what_is_alone_is_asked() -> Result<(), Trouble> {
    const ENGLISH: &str = "The meeting was attended by delegations of the founding states: Kazakhstan, Mongolia and \
         Chad; and of the Council of Mountain Valleys.";
    const RUSSIAN: &str = "В заседании приняли участие делегации государств-основателей: Казахстана и Чада, а также \
         Совета горных долин.";
    visit(DESK, false, |it| async move {
        it.open("").await?;
        read(&it, ENGLISH).await?;
        it.ask(CATCH).await?;
        it.click("#pane-languages").await?;
        give(&it, "#review-other", &[file("meeting-ru.txt", RUSSIAN.as_bytes())?]).await?;
        let title = "document.querySelector('.review-pane h3')?.textContent";
        it.until(&format!("return {title} === '1 question: it stands in one text only'")).await?;
        let asked = "document.querySelector('.review-pane ol li p')?.textContent";
        it.until(&format!("return {asked} === '“Mongolia” is in English and not in Русский.'"))
            .await?;
        it.click("#alone-so-0").await?;
        it.until(&format!("return {title} === 'Nothing stands in one text only'")).await?;
        it.press("u").await?;
        it.until(&format!("return {title} === '1 question: it stands in one text only'")).await?;
        // The dataset has the printed names of both, and the page shows those of its language.
        let dataset = saved(&it, "json").await?;
        assert!(
            dataset.contains("Казахстана") && dataset.contains("Совета горных долин"),
            "{dataset}"
        );
        // Each text is a release of its own.
        it.press("q").await?;
        it.until("return document.querySelectorAll('.review-table tbody tr').length === 2").await
    })
}
