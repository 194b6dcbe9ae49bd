//! axe-core finds nothing: in any view, dialog, language, scheme of colours and width.

use e2e::host::{Files, Host};
use e2e::{Trouble, Visitor, setting, visit};
use serde_json::Value;

const DESK: (u32, u32) = (1280, 900);
/// The narrowest page that WCAG asks for.
const NARROW: u32 = 320;

/// What a page can come to besides its views: an address each.
const STATES: &[&str] = &[
    "category=observer,partner&region=western-asia",
    "q=zzzz",
    "by=country",
    "by=region&split=category",
    "show=rosfinmonitoring",
    "view=nothing&basis=1",
    "embed=1",
    "embed=fixed&view=status",
];

/// Languages and schemes to look at a page in: some, from page to page others, because what axe finds
/// depends mostly on the page; all of them where `PLENARY_AXE_ALL` is set.
fn looks<'a>(
    all: &'a [(&'a str, &'a str)],
    place: usize,
    some: usize,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let every = std::env::var_os("PLENARY_AXE_ALL").is_some();
    let count = if every { all.len() } else { some };
    all.iter().copied().cycle().skip(place).take(count)
}

/// What WCAG 2.2 asks up to AA, and what is good practice besides.
const RUN: &str = "\
    return axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: \
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }).then((result) => \
    result.violations.map((it) => it.id + ': ' + it.nodes.slice(0, 3).map((node) => \
    node.target.join(' ') + ' (' + [...node.any, ...node.all, ...node.none].map((check) => \
    check.message).join('; ') + ')').join(', ')))";

/// Adds what axe finds in the page as it is.
async fn look(
    it: &Visitor,
    axe: &str,
    place: &str,
    found: &mut Vec<String>,
) -> Result<(), Trouble> {
    it.ask(axe).await?;
    let violations = it.ask(RUN).await?;
    let violations = violations.as_array().ok_or("axe gives no list")?;
    found.extend(violations.iter().filter_map(Value::as_str).map(|it| format!("{place}: {it}")));
    Ok(())
}

/// Every address to look at: all views, as the page and the map of views have them, and all states.
async fn addresses(it: &Visitor) -> Result<Vec<String>, Trouble> {
    it.open("").await?;
    let mut all: Vec<String> =
        it.views().await?.iter().map(|view| format!("view={view}")).collect();
    all.push("view=report".to_owned());
    all.extend(STATES.iter().map(|state| (*state).to_owned()));
    Ok(all)
}

fn nothing(found: &[String]) -> Result<(), Trouble> {
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

#[test]
fn nothing_is_found_on_a_wide_page_in_any_view_language_and_scheme() -> Result<(), Trouble> {
    let axe = std::fs::read_to_string(setting("PLENARY_AXE")?)?;
    visit(DESK, false, |it| async move {
        let mut found = Vec::new();
        const LOOKS: &[(&str, &str)] =
            &[("en", "light"), ("en", "dark"), ("ru", "light"), ("zh", "dark")];
        for (place, address) in addresses(&it).await?.iter().enumerate() {
            for (lang, scheme) in looks(LOOKS, place, 2) {
                let query = format!("?{address}&lang={lang}&scheme={scheme}");
                it.open(&query).await?;
                let dark = "return getComputedStyle(document.body).colorScheme.includes('dark') && \
                            !getComputedStyle(document.body).colorScheme.includes('light')";
                assert_eq!(it.ask(dark).await?, scheme == "dark", "{query} is not {scheme}");
                look(&it, &axe, &query, &mut found).await?;
            }
        }
        nothing(&found)
    })
}

#[test]
fn nothing_is_found_in_any_dialog() -> Result<(), Trouble> {
    let axe = std::fs::read_to_string(setting("PLENARY_AXE")?)?;
    visit(DESK, false, |it| async move {
        let mut found = Vec::new();
        for scheme in ["light", "dark"] {
            it.open(&format!("?scheme={scheme}&show=rosfinmonitoring")).await?;
            let ids = it.ask("return [...document.querySelectorAll('dialog')].map((it) => it.id)");
            let ids = ids.await?;
            let ids = ids.as_array().filter(|ids| ids.len() > 1).ok_or("no dialogs")?;
            for id in ids.iter().filter_map(Value::as_str) {
                it.ask(&format!(
                    "for (const it of document.querySelectorAll('dialog')) it.close(); \
                     document.getElementById('{id}').showModal()"
                ))
                .await?;
                look(&it, &axe, &format!("{scheme} #{id}"), &mut found).await?;
            }
        }
        nothing(&found)
    })
}

#[test]
fn nothing_is_found_on_the_narrowest_page_and_in_its_sheet_of_filters() -> Result<(), Trouble> {
    let axe = std::fs::read_to_string(setting("PLENARY_AXE")?)?;
    visit(DESK, false, |it| async move {
        let host = Host::start(Files::new())?;
        let mut found = Vec::new();
        for (place, address) in addresses(&it).await?.iter().enumerate() {
            const LOOKS: &[(&str, &str)] = &[("en", "dark"), ("ru", "light")];
            for (lang, scheme) in looks(LOOKS, place, 1) {
                let query = format!("?{address}&lang={lang}&scheme={scheme}");
                it.open_narrow(&host, NARROW, &query).await?;
                look(&it, &axe, &query, &mut found).await?;
                it.client.enter_parent_frame().await?;
            }
        }
        it.open_narrow(&host, NARROW, "").await?;
        it.click("#open-filters").await?;
        look(&it, &axe, "the sheet", &mut found).await?;
        nothing(&found)
    })
}

/// A list of the reader's own, put into the field behind the button in the masthead: with something wrong in it, with
/// addresses, and with several values in a cell.
const LIST: &str = "\
    const lines = ['name,kind,themes,source', 'short'].concat(Array.from({ length: 60 }, (_, at) => \
    `Body ${at},${['observer', 'member', ''][at % 3]},${['law;police', 'law', 'police'][at % 3]},\
    https://example.org/${at % 4}`)); \
    const all = new DataTransfer(); all.items.add(new File([lines.join('\\n')], 'bodies.csv')); \
    const field = document.getElementById('open-file'); field.files = all.files; \
    field.dispatchEvent(new Event('change'))";

/// Opens the panel, which comes when it is first needed, and gives it the list.
async fn give_list(it: &Visitor) -> Result<(), Trouble> {
    it.click("#own").await?;
    it.until("return !!document.getElementById('open-file')").await?;
    it.ask(LIST).await.map(drop)
}

#[test]
fn nothing_is_found_in_a_list_of_the_readers_own() -> Result<(), Trouble> {
    let axe = std::fs::read_to_string(setting("PLENARY_AXE")?)?;
    visit(DESK, false, |it| async move {
        let here = "return !!document.querySelector('#list-scroll td') && \
                    !!document.querySelector('#list .count')";
        let mut found = Vec::new();
        for (lang, scheme) in [("en", "light"), ("ru", "dark"), ("zh", "light")] {
            let query = format!("?lang={lang}&scheme={scheme}");
            it.open(&query).await?;
            give_list(&it).await?;
            it.until(here).await?;
            look(&it, &axe, &format!("a list, {query}"), &mut found).await?;
            it.ask(
                "document.querySelectorAll('#list details').forEach((it) => { it.open = true })",
            )
            .await?;
            it.click("#list input[value=observer]").await?;
            it.choose_option("#list-split", ":last-child").await?;
            it.until("return !!document.querySelector('#list-breakdown .group')").await?;
            look(&it, &axe, &format!("a list filtered and split, {query}"), &mut found).await?;
            // One that has an address is cited and embedded, and stands in a frame.
            let query = format!("{query}&data=data/examples/list.csv");
            it.open(&query).await?;
            it.until("return !!document.getElementById('list-cite-text')").await?;
            it.ask("document.getElementById('list-cite-text').closest('details').open = true")
                .await?;
            it.click("#list-open-embed").await?;
            look(&it, &axe, &format!("a list with an address, {query}"), &mut found).await?;
            it.open(&format!("{query}&embed=1")).await?;
            it.until("return !!document.querySelector('#list .foot')").await?;
            look(&it, &axe, &format!("a list in a frame, {query}"), &mut found).await?;
        }
        let host = Host::start(Files::new())?;
        it.open_narrow(&host, NARROW, "").await?;
        give_list(&it).await?;
        it.until(here).await?;
        look(&it, &axe, "a list, narrow", &mut found).await?;
        it.until("return document.documentElement.scrollWidth <= innerWidth").await?;
        it.click("#list-open-filters").await?;
        look(&it, &axe, "the sheet of a list", &mut found).await?;
        nothing(&found)
    })
}
