//! The page by keyboard alone, on the narrowest page, and with text set wider: nothing is out of
//! reach, out of sight, cut off or to be scrolled to sideways.

use e2e::host::{Files, Host};
use e2e::{Trouble, Visitor, visit};
use fantoccini::key::Key;
use serde_json::Value;

const DESK: (u32, u32) = (1280, 800);
/// The narrowest page that WCAG asks for.
const NARROW: u32 = 320;

/// Text set as wide as WCAG 1.4.12 asks a page to bear.
const SPACED: &str = "\
    const sheet = new CSSStyleSheet(); \
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; \
    word-spacing: .16em !important } p { margin-block-end: 2em !important }'); \
    document.adoptedStyleSheets = [sheet]";

/// Texts that do not fit their box, by what stands in them.
const CUT: &str = "\
    return [...document.querySelectorAll('#app *')].filter((it) => it.checkVisibility() && \
    it.textContent.trim() && !it.matches('.visually-hidden, .visually-hidden *') && \
    !['visible', 'auto', 'scroll'].includes(getComputedStyle(it).overflowX) && \
    it.scrollWidth > it.clientWidth + 1).map((it) => it.className + ': ' + it.textContent.slice(0, 40))";

async fn fits(it: &Visitor, place: &str) -> Result<(), Trouble> {
    let wide = it.ask("return document.documentElement.scrollWidth - innerWidth").await?;
    assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{place} is {wide} px too wide");
    assert_eq!(it.ask(CUT).await?, Value::Array(Vec::new()), "{place} cuts these off");
    Ok(())
}

#[test]
fn every_view_fits_320_px_and_wider_spacing_in_every_language() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let host = Host::start(Files::new())?;
        it.open("").await?;
        let mut views = it.views().await?;
        views.push("report".to_owned());
        for lang in ["en", "ru", "zh"] {
            for view in &views {
                let query = format!("?view={view}&lang={lang}");
                it.open_narrow(&host, NARROW, &query).await?;
                fits(&it, &query).await?;
                it.ask(SPACED).await?;
                fits(&it, &format!("{query}, spaced")).await?;
                it.client.enter_parent_frame().await?;
            }
        }
        Ok(())
    })
}

/// Where the focus is: whether it comes after the place before, whether it can be seen, and what
/// it is.
const FOCUS: &str = "\
    const it = document.activeElement; const before = window.before; window.before = it; \
    const box = it.getBoundingClientRect(); \
    const at = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), \
    box.y + Math.min(box.height / 2, 8)); \
    const label = it.closest('label'); \
    const style = getComputedStyle(it); \
    return [!before || !!(before.compareDocumentPosition(it) & 4), \
    box.bottom > 0 && box.top < innerHeight && box.width > 0, \
    !!at && (it.contains(at) || at.contains(it) || (label && label.contains(at))), \
    style.outlineStyle !== 'none' || style.boxShadow !== 'none', \
    (it.id || it.className || it.tagName) + ' ' + it.textContent.trim().slice(0, 30), \
    it === document.body]";

/// Everything the Tab key must reach: controls that are shown, one of each group of radio buttons,
/// and of each picture one mark.
const STOPS: &str = "\
    const groups = new Set(); \
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, \
    [tabindex=\"0\"]')].filter((it) => it.checkVisibility() && it.tabIndex >= 0 && !it.disabled && \
    !it.closest('[inert]') && (it.type !== 'radio' || (it.checked && !groups.has(it.name) && \
    groups.add(it.name)))).length";

#[test]
fn the_tab_key_reaches_everything_in_order_and_in_sight() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        for view in it.views().await? {
            it.open(&format!("?view={view}")).await?;
            let stops = it.ask(STOPS).await?.as_u64().ok_or("no number")?;
            it.ask("window.before = null").await?;
            let mut seen = 0;
            loop {
                it.press(&Key::Tab.to_string()).await?;
                let at = it.ask(FOCUS).await?;
                let at = at.as_array().ok_or("no focus")?;
                // After the last stop the focus leaves the page, or begins again.
                if at[5] == true || (seen > 0 && at[0] == false) || seen > stops {
                    break;
                }
                seen += 1;
                assert_eq!(at[..4], [true, true, true, true].map(Value::Bool), "{view}: {}", at[4]);
            }
            assert_eq!(seen, stops, "{view}: stops of the Tab key");
        }
        Ok(())
    })
}
