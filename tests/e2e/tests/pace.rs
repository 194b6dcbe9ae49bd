//! What a reader must not wait for, timed by the page itself, in Chromium, when no other test runs;
//! only with `cargo xtask test --all`.
//!
//! Other work on the machine only makes times longer, so the best of a few counts. Machines differ by
//! more than programs do: what was measured is printed beside what is wanted, and a test fails where
//! it is [`TOLERANCE`] times as long.

use e2e::lists::{choose, file, million, until_rows};
use e2e::{Trouble, Visitor, setting, visit};
use serde_json::Value;

const DESK: (u32, u32) = (1280, 863);
const TRIES: usize = 3;
/// How many times what is wanted may be taken, on machines as slow as those that test.
const TOLERANCE: f64 = 3.0;

/// How much faster than a phone's the line is to be: the test's server sends files as they are, and a
/// host sends them packed. `cargo xtask` weighs both.
fn packing() -> Result<f64, Trouble> {
    Ok(setting("PLENARY_PACKING")?.parse()?)
}

/// Prints a time beside what is wanted, and the machine; an error where it is far beyond.
fn within(what: &str, took: f64, wanted: f64) -> Result<(), Trouble> {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism()?;
    println!(
        "measured: {what}: {took:.0} ms (wanted {wanted:.0}; fails beyond {:.0}; {cores} cores, {})",
        wanted * TOLERANCE,
        model.trim_start_matches([' ', '\t', ':']),
    );
    if took <= wanted * TOLERANCE { Ok(()) } else { Err(format!("{what}: {took} ms").into()) }
}

fn number(value: &Value) -> Result<f64, Trouble> {
    value.as_f64().ok_or_else(|| format!("{value} is no number").into())
}

/// The middle and the highest but one in twenty.
fn median_and_p95(mut all: Vec<f64>) -> (f64, f64) {
    all.sort_by(f64::total_cmp);
    (all[all.len() / 2], all[all.len() * 19 / 20])
}

#[test]
fn a_megabyte_is_checked_within_a_second() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=check").await?;
        // The first attempt fetches the part that checks, too; the best one counts.
        let mut best = f64::MAX;
        for attempt in 0..TRIES {
            let text = format!("lorem ipsum dolor sit amet {attempt}, ");
            let took = it
                .ask(&format!(
                    "document.getElementById('source-text').value = '{text}'.repeat(36000); \
                     const shown = () => document.querySelector('.outcome'); \
                     const before = shown(); \
                     const begun = performance.now(); \
                     document.getElementById('check-act').click(); \
                     return new Promise((done) => {{ const look = () => shown() && shown() !== before \
                     ? done(performance.now() - begun) : requestAnimationFrame(look); look(); }})"
                ))
                .await?;
            it.until_sentence("0 of 33 names, 0 of 11 points").await?;
            best = best.min(number(&took)?);
        }
        within("a megabyte of text is checked", best, 1_000.0)
    })
}

/// Opens the million, and gives how long the page's own thread was taken, task by task (ms), where
/// that was longer than 50.
async fn open_million(it: &Visitor) -> Result<Vec<f64>, Trouble> {
    let path = file("million.csv", million().as_bytes())?;
    it.open("").await?;
    it.ask(
        "window.long = []; new PerformanceObserver((list) => list.getEntries().forEach((it) => \
         window.long.push(it.duration))).observe({ type: 'longtask' })",
    )
    .await?;
    choose(it, &path).await?;
    until_rows(it, "1,000,000 rows.").await?;
    let long = it.ask("return window.long").await?;
    Ok(long.as_array().ok_or("no tasks")?.iter().filter_map(Value::as_f64).collect())
}

#[test]
fn a_million_rows_are_read_without_a_long_task_and_a_tick_has_its_numbers_at_once()
-> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let mut longest = f64::MAX;
        for _ in 0..TRIES {
            longest = longest.min(open_million(&it).await?.into_iter().fold(0.0, f64::max));
            if longest == 0.0 {
                break;
            }
        }
        // Zero where none took more than 50 ms.
        within("the longest task while a million rows are read", longest, 50.0)?;

        // Beside a button that does nothing: what the browser itself takes for a click.
        it.ask(
            "const idle = document.createElement('button'); idle.id = 'idle'; \
             idle.textContent = 'nothing'; idle.addEventListener('click', () => {}); \
             document.querySelector('#list').prepend(idle); \
             window.events = []; new PerformanceObserver((list) => list.getEntries().forEach((it) => \
             window.events.push([it.name, it.duration]))).observe({ type: 'event', \
             durationThreshold: 16 })",
        )
        .await?;
        const ACTS: usize = 40;
        let mut slow = [0, 0];
        let mut shown = Vec::new();
        for act in 0..ACTS {
            for (which, selector) in
                ["#idle".to_owned(), format!("#list input[value=c{}]", act % 8)].iter().enumerate()
            {
                it.ask(
                    // Watched from the click on: what is drawn late from before is not its answer.
                    "window.events.length = 0; window.watch?.disconnect(); window.shown = null; \
                     const said = document.querySelector('#list .sentence'); \
                     window.watch = new MutationObserver((_, all) => { all.disconnect(); \
                     requestAnimationFrame(() => { window.shown = performance.now() - window.begun }) }); \
                     addEventListener('click', (it) => { window.begun = it.timeStamp; window.watch \
                     .observe(said, { childList: true, characterData: true, subtree: true }) }, \
                     { capture: true, once: true })",
                )
                .await?;
                it.click(selector).await?;
                if which == 1 {
                    it.until("return window.shown !== null").await?;
                    shown.push(number(&it.ask("return window.shown").await?)?);
                }
                tokio::time::sleep(std::time::Duration::from_millis(60)).await;
                let longest =
                    it.ask("return Math.max(0, ...window.events.map(([, took]) => took))").await?;
                slow[which] += usize::from(number(&longest)? >= 24.0);
            }
        }
        let [idle, tick] = slow;
        let (median, p95) = median_and_p95(shown);
        println!(
            "measured: of {ACTS} ticks at a million rows {tick} have an Event Timing of 24 ms or more, of as \
             many clicks on nothing {idle}; the new numbers stand after {p95:.0} ms in 95 %"
        );
        // What is promised; how often the browser calls it slow depends on how it paints.
        within("the new numbers stand after a tick at a million rows", median, 50.0)
    })
}

#[test]
fn on_a_phone_numbers_are_read_at_once_and_a_tick_is_obeyed_soon() -> Result<(), Trouble> {
    visit((360, 740), false, |it| async move {
        let (mut read, mut obeyed) = (f64::MAX, f64::MAX);
        for _ in 0..TRIES {
            it.open_path("/nothing").await?;
            it.as_slow_as(4.0, 1_600_000.0 * packing()?, 150.0).await?;
            it.open("").await?;
            // Numbers are in the page as it is served: they are read when it is first painted.
            let painted = it
                .ask("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
                .await?;
            read = read.min(number(&painted)?);
            let took = it
                .ask(
                    "const said = () => document.querySelector('[role=status].sentence').textContent; \
                     const before = said(); document.querySelector('#filters input[type=checkbox]').click(); \
                     return new Promise((done) => { const look = () => said() !== before \
                     ? requestAnimationFrame(() => done(performance.now())) \
                     : requestAnimationFrame(look); look(); })",
                )
                .await?;
            obeyed = obeyed.min(number(&took)?);
            it.as_slow_as(1.0, -8.0, 0.0).await?;
        }
        const PHONE: &str = "on a phone (4 times slower, 1.6 Mbit/s, 150 ms late)";
        within(&format!("{PHONE} numbers are read"), read, 1_500.0)?;
        within(&format!("{PHONE} a tick is obeyed"), obeyed, 5_000.0)
    })
}
