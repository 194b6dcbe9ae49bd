//! The page by keyboard alone, on the narrowest page, and with text set wider: nothing is out of
//! reach, out of sight, cut off or to be scrolled to sideways.

use e2e::host::{Files, Host};
use e2e::{Trouble, Visitor, is_webkit, visit};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::Value;

const DESK: (u32, u32) = (1280, 800);
/// The narrowest page that WCAG asks for.
const NARROW: u32 = 320;

/// Text set as wide as WCAG 1.4.12 asks a page to bear.
const SPACED: &str = "\
    window.spaced ??= new CSSStyleSheet(); \
    window.spaced.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; \
    word-spacing: .16em !important } p { margin-block-end: 2em !important }'); \
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.spaced]";

/// Takes the wider spacing away; the page's own sheets stay.
const UNSPACED: &str = "\
    document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((it) => it !== window.spaced)";

/// Texts that do not fit their box, by what stands in them. A line that ends in dots on purpose has
/// its whole text in its title.
const CUT: &str = "\
    const cut = []; const words = document.createTreeWalker(document.getElementById('app'), 4); \
    while (words.nextNode()) { \
    const text = words.currentNode; const own = text.parentElement; \
    if (!text.data.trim() || !own.checkVisibility() || own.closest('.visually-hidden, [title]')) continue; \
    const range = document.createRange(); range.selectNodeContents(text); \
    const place = range.getBoundingClientRect(); \
    for (let it = own; it.id !== 'app'; it = it.parentElement) { \
    const box = it.getBoundingClientRect(); const style = getComputedStyle(it); \
    if (['hidden', 'clip'].includes(style.overflowX) && \
    (place.right > box.right + 1 || place.left < box.left - 1)) cut.push(text.data.slice(0, 40)); } } \
    return cut";

/// Elements that stand out of the page on its right, the innermost of them.
const WIDE: &str = "\
    return [...document.querySelectorAll('body *')].filter((it) => it.checkVisibility() && \
    !it.closest('.visually-hidden') && it.getBoundingClientRect().right > innerWidth + 0.1 && \
    ![...it.children].some((inner) => inner.getBoundingClientRect().right > innerWidth + 0.1)) \
    .slice(0, 4).map((it) => it.tagName + '.' + it.className + ': ' + it.textContent.slice(0, 30))";

async fn fits(it: &Visitor, place: &str) -> Result<(), Trouble> {
    let wide = it.ask("return document.documentElement.scrollWidth - innerWidth").await?;
    let what = it.ask(WIDE).await?;
    assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{place} is {wide} px too wide: {what}");
    assert_eq!(it.ask(CUT).await?, Value::Array(Vec::new()), "{place} cuts these off");
    Ok(())
}

#[test]
fn every_view_fits_320_px_and_wider_spacing_in_every_language() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let host = Host::start(Files::new())?;
        it.open("").await?;
        let views = it.views().await?;
        for lang in ["en", "ru", "zh"] {
            it.open_narrow(&host, NARROW, &format!("?lang={lang}")).await?;
            // Opened afresh a page takes ten times as long as another view of it.
            for view in &views {
                it.ask(&format!("{UNSPACED}; document.getElementById('view-{view}').click()"))
                    .await?;
                it.until(&format!(
                    "return document.getElementById('view-{view}').ariaCurrent === 'page' && \
                     !!document.querySelector('#results :is(h2, h3, table, textarea)')"
                ))
                .await?;
                fits_spaced_too(&it, &format!("{view} in {lang}")).await?;
            }
            it.client.enter_parent_frame().await?;
            it.open_narrow(&host, NARROW, &format!("?view=report&lang={lang}")).await?;
            fits_spaced_too(&it, &format!("report in {lang}")).await?;
            it.client.enter_parent_frame().await?;
        }
        Ok(())
    })
}

async fn fits_spaced_too(it: &Visitor, place: &str) -> Result<(), Trouble> {
    fits(it, place).await?;
    it.ask(SPACED).await?;
    fits(it, &format!("{place}, spaced")).await
}

/// Where the focus is: whether it comes after the place before, whether it can be seen, and what
/// it is. Of a link that goes on in the next line, its first line is looked at.
const FOCUS: &str = "\
    const it = document.activeElement; const before = window.before; window.before = it; \
    const box = it.getClientRects()[0] ?? it.getBoundingClientRect(); \
    const at = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), \
    Math.min(Math.max(box.y + Math.min(box.height / 2, 8), 0), innerHeight - 1)); \
    const label = it.closest('label'); \
    const style = getComputedStyle(it); \
    return [!before || !!(before.compareDocumentPosition(it) & 4), \
    box.bottom > 0 && box.top < innerHeight && box.width > 0, \
    !!at && (it.contains(at) || at.contains(it) || (label && label.contains(at))), \
    style.outlineStyle !== 'none' || style.boxShadow !== 'none', \
    (it.id || it.className || it.tagName) + ' ' + it.textContent.trim().slice(0, 30), \
    it === document.body]";

/// Whether the focus can be seen, or is nowhere.
const IN_SIGHT: &str = "\
    const it = document.activeElement; const box = it.getBoundingClientRect(); \
    return it === document.body || (box.bottom > 0 && box.top < innerHeight)";

/// Presses Tab, and waits for a browser that scrolls a moment after it (WebKit) for up to 2 s.
async fn tab_into_sight(it: &Visitor) -> Result<(), Trouble> {
    it.tab().await?;
    for _ in 0..20 {
        if it.ask(IN_SIGHT).await? == true {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Ok(())
}

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
                tab_into_sight(&it).await?;
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

#[test]
fn single_keys_act_outside_of_fields_until_they_are_turned_off() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let opened = "return document.getElementById('shortcuts').open";
        let escape = char::from(Key::Escape).to_string();
        it.open("?category=observer").await?;
        it.press("?").await?;
        it.until(opened).await?;
        // The overlay keeps the keys to itself, and gives the focus back.
        it.press("2").await?;
        assert_eq!(it.ask("return location.search").await?, "?category=observer");
        it.press(&escape).await?;
        it.until(&format!("{opened} === false")).await?;
        // The focus comes back once the browser has told that the overlay is closed.
        it.until("return !document.activeElement.closest('dialog')").await?;
        it.press("2").await?;
        it.until_address("?category=observer&view=status").await?;
        it.press("1").await?;
        it.until_address("?category=observer").await?;
        it.press("0").await?;
        it.until_address("").await?;
        it.press("5").await?;
        it.until_address("?view=sources").await?;
        it.press("/").await?;
        it.until("return document.activeElement.id === 'q'").await?;
        it.press("2?0").await?;
        it.until_address("?q=2%3F0").await?;
        it.ask("document.activeElement.blur()").await?;
        it.click("#open-shortcuts").await?;
        it.until(opened).await?;
        it.click("#shortcuts-on").await?;
        it.press(&escape).await?;
        it.until(&format!("{opened} === false")).await?;
        it.until("return document.activeElement.id === 'open-shortcuts'").await?;
        it.press("2").await?;
        assert_eq!(it.ask("return location.search").await?, "?q=2%3F0");
        // A choice is kept, and can be taken back where it was made.
        it.open("").await?;
        it.press("?2").await?;
        assert_eq!(it.ask("return location.search").await?, "");
        assert_eq!(it.ask(opened).await?, false);
        it.click("#open-shortcuts").await?;
        it.click("#shortcuts-on").await?;
        it.press(&escape).await?;
        it.until("return !document.activeElement.closest('dialog')").await?;
        it.press("3").await?;
        it.until_address("?view=points").await
    })
}

#[test]
fn on_a_phone_the_key_for_the_search_opens_the_sheet() -> Result<(), Trouble> {
    visit((500, 780), false, |it| async move {
        it.open("?view=points").await?;
        it.press("/").await?;
        it.until("return document.activeElement.id === 'q'").await?;
        it.until("return document.querySelector('.filters').classList.contains('open')").await
    })
}

#[test]
fn one_polite_live_region_tells_what_changes() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let mut views = it.views().await?;
        views.push("report".to_owned());
        for view in views {
            it.open(&format!("?view={view}")).await?;
            let polite = "return [...document.querySelectorAll('[role=status], [role=log], \
                          [aria-live=polite], output')].map((it) => it.className)";
            assert_eq!(it.ask(polite).await?, serde_json::json!(["sentence"]), "{view}");
        }
        Ok(())
    })
}

/// What a screen reader steps through by landmarks, headings, groups and tables.
const STATIONS: &str = "nav, header, main, footer, section, aside, h1, h2, h3, fieldset, table, \
                        dialog, [role=status], [role=alert]";

/// The path through a page as the browser tells it: a station a line, role and name.
async fn path(it: &Visitor) -> Result<String, Trouble> {
    let mut lines = Vec::new();
    for element in it.client.find_all(Locator::Css(STATIONS)).await? {
        if !element.is_displayed().await? {
            continue;
        }
        let (role, name) = it.heard(&element).await?;
        // Browsers differ in what they call a thing without a role of its own.
        if !["generic", "none", "presentation", "", "section"].contains(&role.as_str()) {
            let level = element.tag_name().await?.to_lowercase();
            let level = level.strip_prefix('h').filter(|it| it.len() == 1).unwrap_or_default();
            let line = format!("{role} {level} {name}");
            lines.push(line.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    Ok(lines.join("\n"))
}

#[test]
fn a_screen_reader_goes_this_way_through_the_page() -> Result<(), Trouble> {
    // Its driver takes what is there for ears alone for hidden.
    if is_webkit() {
        return Ok(());
    }
    visit(DESK, false, |it| async move {
        let mut heard = String::new();
        for query in ["", "?view=status", "?q=zzzz&show=rosfinmonitoring"] {
            it.open(query).await?;
            heard += &format!("\n# {query}\n{}\n", path(&it).await?);
        }
        assert_eq!(heard, HEARD, "It is heard so:\n{heard}");
        Ok(())
    })
}

const HEARD: &str = "
# 
navigation Plenary
banner
navigation Views
navigation Language
heading 1 Participants named in the press release
status
region The participants as printed
complementary Filters
group Heading in the release shortened
group Kind of participant (our classification)
group Region UN M49, states only
group Part of (our classification)
group Country ISO 3166-1; institutions under theirs
main
region Breakdown
heading 2 Breakdown
table Breakdown
region Participants as printed
heading 2 Participants as printed
table Participants as printed
region Held SCO status that day, not named (5)
heading 2 Held SCO status that day, not named (5)
table Held SCO status that day, not named (5)
region Save and share
heading 2 Save and share
contentinfo

# ?view=status
navigation Plenary
banner
navigation Views
navigation Language
heading 1 Named and not named
status
main
region States as tiles
region SCO status on 8 November 2022
heading 2 SCO status on 8 November 2022
heading 3 Member states 8 of 8 named
heading 3 Observer states 2 of 4 named
heading 3 Dialogue partner states 6 of 9 named
heading 3 Status decided, not yet in force 5
region Save and share
heading 2 Save and share
contentinfo

# ?q=zzzz&show=rosfinmonitoring
navigation Plenary
banner
navigation Views
navigation Language
heading 1 Participants named in the press release
status
region The participants as printed
complementary Filters
group Heading in the release shortened
group Kind of participant (our classification)
group Region UN M49, states only
group Part of (our classification)
group Country ISO 3166-1; institutions under theirs
main
region Breakdown
heading 2 Breakdown
table Breakdown
region Participants as printed
heading 2 Participants as printed
table Participants as printed
region Held SCO status that day, not named (0 of 5)
heading 2 Held SCO status that day, not named (0 of 5)
region Save and share
heading 2 Save and share
contentinfo
dialog Rosfinmonitoring
heading 2 Rosfinmonitoring
heading 3 Remarks
";

/// How far things move after the first paint, as browsers that measure it do.
const SHIFTS: &str = "\
    return new Promise((done) => { \
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return done(null); \
    new PerformanceObserver((list) => done(list.getEntries().filter((it) => !it.hadRecentInput && it.value > 1e-4) \
    .map((it) => it.value + ' ' + it.sources.map((source) => source.node?.className)))) \
    .observe({ type: 'layout-shift', buffered: true }); \
    setTimeout(() => done([]), 600); })";

#[test]
fn nothing_moves_after_the_first_paint() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let views = it.views().await?;
        // Texts of other languages are of other lengths, but what moves is the same.
        let more = ["?lang=ru", "?lang=zh", "?lang=ru&view=editions", "?lang=zh&view=sources"];
        let queries = views.iter().map(|view| format!("?view={view}"));
        for query in queries.chain([""].into_iter().chain(more).map(str::to_owned)) {
            // What moves because of the page moves at every visit; what a busy machine moved once, does not.
            let mut moved = Vec::new();
            while moved.len() < 3 {
                it.open(&query).await?;
                let shifts = it.ask(SHIFTS).await?;
                if shifts.is_null() || shifts == Value::Array(Vec::new()) {
                    break;
                }
                moved.push(shifts);
            }
            assert!(moved.len() < 3, "{query}: {moved:?}");
        }
        Ok(())
    })
}
