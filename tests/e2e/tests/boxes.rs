//! Where things stand: the boxes of what carries the page, rounded to 4 px, compared with those
//! recorded in `boxes.txt`; and what the first screen holds. In Chromium, whose window can be made
//! as narrow as a phone, and with the fonts that the record was made with: `cargo xtask test` looks
//! for them first. `UPDATE_EXPECT=1 cargo xtask visit boxes` records anew.

use e2e::{Trouble, Visitor, visit};
use serde_json::Value;
use std::fmt::Write;

/// Width and height of a first screen, in CSS pixels.
const SIZES: [(u32, u32); 4] = [(360, 740), (768, 1024), (1280, 720), (1920, 1080)];

/// What carries the page: everything that a reader would miss, and the edges that things align on.
const CARRIERS: &str = "\
    .masthead, .views, .languages, .dateline, h1, .sentence, .search, .facet, .breakdown-head, \
    .rows tbody tr, .rows tbody tr:first-child > *, .tiles, .tile:nth-of-type(-n+3), .roster > h2, \
    .point-list > li:nth-child(-n+2), .series thead, .edition, .table > h2, .take, .foot";

/// The boxes of these, a line each. The name of Chinese is written in letters before: it is as wide
/// as the machine's font for it, if it has one.
const BOXES: &str = "\
    for (const it of document.querySelectorAll('.languages [lang|=zh]')) it.textContent = 'zh'; \
    const grid = (it) => Math.round(it / 4) * 4; \
    return [...document.querySelectorAll(arguments[0])].filter((it) => it.checkVisibility()) \
    .slice(0, 40).map((it) => { const box = it.getBoundingClientRect(); \
    const name = (it.id && '#' + it.id) || (it.className && '.' + it.className.split(' ')[0]) || \
    it.tagName.toLowerCase(); \
    return [name, ...[box.x, box.y + scrollY, box.width, box.height].map(grid)].join(' '); })";

async fn boxes(it: &Visitor) -> Result<String, Trouble> {
    let found = it.client.execute(BOXES, vec![Value::String(CARRIERS.to_owned())]).await?;
    let found = found.as_array().filter(|found| !found.is_empty()).ok_or("no boxes")?;
    Ok(found.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))
}

#[test]
fn everything_stands_where_it_was_recorded() -> Result<(), Trouble> {
    visit((1280, 863), false, |it| async move {
        it.open("").await?;
        let views = it.views().await?;
        let mut all = "Name, x, y, width, height in CSS pixels, to the nearest 4.\n".to_owned();
        for lang in ["en", "ru"] {
            for (width, height) in SIZES {
                it.resize(width, height).await?;
                for view in &views {
                    it.open(&format!("?view={view}&lang={lang}")).await?;
                    write!(all, "\n# {view}, {lang}, {width}\n{}\n", boxes(&it).await?)?;
                }
            }
        }
        expect_test::expect_file!["../boxes.txt"].assert_eq(&all);
        Ok(())
    })
}

/// Lowest edge of what a selector finds first or last, in CSS pixels.
async fn bottom(it: &Visitor, selector: &str) -> Result<f64, Trouble> {
    let bottom = it
        .ask(&format!(
            "return Math.max(...[...document.querySelectorAll('{selector}')].map((it) => \
             it.getBoundingClientRect().bottom))"
        ))
        .await?;
    bottom.as_f64().ok_or_else(|| format!("there is no {selector}").into())
}

#[test]
fn the_first_screen_of_a_desk_holds_the_sentence_and_the_first_row() -> Result<(), Trouble> {
    visit((1280, 863), false, |it| async move {
        it.resize(1280, 720).await?;
        for lang in ["en", "ru", "zh"] {
            it.open(&format!("?lang={lang}")).await?;
            for what in
                ["h1", ".sentence", "#sentence", ".breakdown-head", ".rows tbody tr:first-child"]
            {
                let end = bottom(&it, what).await?;
                assert!(end <= 720.0, "{lang}: {what} ends at {end}");
            }
        }
        Ok(())
    })
}

#[test]
fn on_a_phone_the_title_is_short_and_the_sentence_comes_at_once() -> Result<(), Trouble> {
    visit((1280, 863), false, |it| async move {
        it.resize(360, 740).await?;
        for lang in ["en", "ru", "zh"] {
            it.open(&format!("?lang={lang}")).await?;
            let lines = "const it = getComputedStyle(document.querySelector('h1')); \
                         return Math.round(document.querySelector('h1').offsetHeight / \
                         parseFloat(it.lineHeight))";
            let lines = it.ask(lines).await?;
            assert!(
                lines.as_u64().is_some_and(|it| it <= 2),
                "{lang}: the title has {lines} lines"
            );
            let printed = bottom(&it, "#sentence").await?;
            // It stands above the button for the filters.
            let button =
                "return document.querySelector('#open-filters').getBoundingClientRect().top";
            let button = it.ask(button).await?.as_f64().ok_or("no button")?;
            assert!(printed < button, "{lang}: the sentence to {printed}, the button at {button}");
            // A tab that does not fit stands on a second line, whole: none is cut off.
            let cut = "return [...document.querySelectorAll('.views a')].filter((it) => \
                       it.getBoundingClientRect().right > innerWidth).length";
            assert_eq!(it.ask(cut).await?, 0, "{lang}");
            assert_eq!(it.ask("return innerWidth").await?, 360);
        }
        Ok(())
    })
}
