//! What makes a review worth citing: several releases one after the other, two drafts of one text compared,
//! a random sample, the same meeting in other languages, a deposit.

use e2e::lists::file;
use e2e::{Trouble, Visitor, visit};
use fantoccini::Locator;
use fantoccini::key::Key;
use std::path::PathBuf;

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
        let names: Vec<String> = (1..60).map(|at| format!("{at}. Delegation of Chad")).collect();
        read(&it, &format!("List of participants:\n\n{}\n", names.join("\n"))).await?;
        // Each row that gets the focus can be seen whole, and is what a click there hits.
        it.until(
            "const rows = [...document.querySelectorAll('section.review-group li button')]; \
             return rows.length > 10 && rows.every((row) => { row.focus(); const box = row.getBoundingClientRect(); \
             const hit = document.elementFromPoint(box.left + 30, box.top + box.height / 2); \
             return row.contains(hit); })",
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
