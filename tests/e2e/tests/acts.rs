//! Random acts on every control that is found in the page, each compared with plain loops; and, in
//! Chromium, that long use leaves memory where it was.
//!
//! `PLENARY_ACTS` and `PLENARY_OPENINGS` say how long; `cargo xtask test --all` makes it long. A
//! failure tells the acts that led to it; the acts are the same each time.

use e2e::lists::{choose, file, until_rows};
use e2e::{Trouble, Visitor, visit};
use serde_json::json;
use std::fmt::Write;

const DESK: (u32, u32) = (1280, 863);
const ACTS: &str = include_str!("../src/acts.js");
/// Acts told to the page at once.
const BATCH: usize = 50;
/// Openings from which on memory is compared too.
const LONG: usize = 20;
/// Acts before memory is looked at for the first time: whatever is made once is made by then.
const WARM: usize = 300;

fn how_many(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

fn is_chromium() -> bool {
    std::env::var("PLENARY_BROWSER").is_ok_and(|it| it == "chromium")
}

/// Acts at random, from a seed on.
async fn act(it: &Visitor, kind: &str, from: usize, count: usize) -> Result<(), Trouble> {
    // A browser is asked for its patience no longer than a driver has it.
    for batch in (0..count).step_by(BATCH) {
        let acts = BATCH.min(count - batch);
        let seed = (from + batch) * 7 + 1;
        let wrong = it.ask(&format!("return actAtRandom({kind}, {seed}, {acts})")).await?;
        assert_eq!(wrong, "", "batch {batch}");
    }
    Ok(())
}

/// Takes everything off that acts have put on, so that two moments can be compared.
async fn clear(it: &Visitor, root: &str) -> Result<(), Trouble> {
    it.ask(&format!(
        "document.querySelector('dialog[open]')?.close(); \
         for (const it of document.querySelectorAll('{root} .find')) {{ \
         it.value = ''; it.dispatchEvent(new Event('input', {{ bubbles: true }})); }} \
         document.querySelector('{root} .clear')?.click(); \
         document.getElementById('view-who')?.click(); \
         for (const it of document.querySelectorAll('#by, #split, #list-by, #list-split')) {{ \
         it.selectedIndex = 0; it.dispatchEvent(new Event('change', {{ bubbles: true }})); }}"
    ))
    .await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    Ok(())
}

/// That `after` is what was `before`, but for what a browser itself takes: a fifth more nodes and
/// listeners, 5 MB more for scripts, 25 MB for the process.
fn compare(what: &str, before: &[(&str, f64)], after: &[(&str, f64)]) {
    for ((name, before), (_, after)) in before.iter().zip(after) {
        let allowed = match *name {
            "kB of scripts" => 5_000.0,
            "kB of the renderer" => 25_000.0,
            _ => before / 5.0 + 200.0,
        };
        println!("measured: {what}: {name} {before:.0} before, {after:.0} after");
        assert!(*after <= before + allowed, "{what}: {name} grew from {before} to {after}");
    }
}

/// Acts for long; in Chromium nodes, listeners and memory are compared.
async fn act_for_long(it: &Visitor, what: &str, kind: &str, root: &str) -> Result<(), Trouble> {
    let acts = how_many("PLENARY_ACTS", 100);
    it.ask(ACTS).await?;
    if !is_chromium() || acts <= WARM {
        return act(it, kind, 0, acts).await;
    }
    act(it, kind, 0, WARM).await?;
    clear(it, root).await?;
    let before = it.held().await?;
    act(it, kind, WARM, acts).await?;
    clear(it, root).await?;
    let after = it.held().await?;
    compare(&format!("{acts} acts on {what}"), &before, &after);
    Ok(())
}

#[test]
fn whatever_is_done_to_the_explorer_it_shows_what_a_plain_loop_counts() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        act_for_long(&it, "the explorer", "'explorer'", "#app").await?;
        assert_eq!(it.ask("return complaints()").await?, json!([]));
        Ok(())
    })
}

#[test]
fn whatever_is_done_to_a_list_it_shows_what_a_plain_loop_counts() -> Result<(), Trouble> {
    let columns = ["name", "category", "region", "themes", "year"];
    let rows: Vec<[String; 5]> = (0..700_usize)
        .map(|at| {
            let hashed = at.wrapping_mul(2_654_435_761) >> 7;
            let themes = ["law; police", "police", "law", "", "sea; law; police"];
            [
                format!("{} {at}", ["Body", "Republic", "Union"][at % 3]),
                ["observer", "partner", "member", "-other, kind"][hashed % 4].to_owned(),
                format!("region {}", hashed % 40),
                themes[(hashed / 3) % 5].to_owned(),
                (2001 + hashed % 20).to_string(),
            ]
        })
        .collect();
    let mut csv = columns.join(",") + "\n";
    for row in &rows {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{cell}\"")).collect();
        writeln!(csv, "{}", cells.join(","))?;
    }
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("acts.csv", csv.as_bytes())?).await?;
        until_rows(&it, "700 rows.").await?;
        let kind = json!([columns, rows, "themes"]);
        it.ask(&format!("window.ownList = {kind}")).await?;
        act_for_long(&it, "a list", "window.ownList", "#list").await?;
        assert_eq!(it.ask("return complaints()").await?, json!([]));
        Ok(())
    })
}

#[test]
fn opening_and_closing_a_list_again_and_again_leaves_memory_where_it_was() -> Result<(), Trouble> {
    let openings = how_many("PLENARY_OPENINGS", 4);
    // Whatever is made once is made by then.
    let warm = (openings / 2).min(5);
    let mut csv = "name,category,region\n".to_owned();
    for at in 0..100_000_u32 {
        writeln!(csv, "Body {at},c{},r{}", at % 12, at.wrapping_mul(2_654_435_761) >> 24)?;
    }
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let path = file("again.csv", csv.as_bytes())?;
        let mut before = None;
        for opening in 1..=openings {
            choose(&it, &path).await?;
            until_rows(&it, "100,000 rows.").await?;
            // By script: what a driver has found it holds on to, and with it the list.
            it.ask("document.querySelector('#list input[value=c3]').click()").await?;
            until_rows(&it, "8,334 of 100,000 rows").await?;
            it.ask("document.getElementById('list-close').click()").await?;
            it.until("return document.querySelector('#app').checkVisibility()").await?;
            // The field is chosen anew, or the same file would be no change.
            it.ask("document.getElementById('open-file').value = ''").await?;
            if opening == warm && is_chromium() {
                before = Some(it.held().await?);
            }
        }
        if let Some(before) = before {
            let after = it.held().await?;
            // In a few openings nodes and listeners tell what is kept; memory needs more of them.
            let kinds = if openings >= LONG { before.len() } else { 2 };
            let what = format!("{openings} openings of a list");
            compare(&what, &before[..kinds], &after[..kinds]);
        }
        Ok(())
    })
}
