//! A view inside a page of another origin, by the very code that the dialog writes.

use e2e::host::{Files, Host};
use e2e::{Trouble, Visitor, visit};
use serde_json::{Value, json};

const DESK: (u32, u32) = (1280, 800);

/// The code that the dialog writes for the view at a query, after a script has made its choices.
async fn code(it: &Visitor, query: &str, choose: &str) -> Result<String, Trouble> {
    it.open(query).await?;
    it.click("#open-embed").await?;
    it.ask(choose).await?;
    // The code is written anew after a choice; the last one stands.
    let wanted = if choose.is_empty() { "embed=1" } else { "embed=fixed" };
    it.until(&format!("return document.getElementById('embed-code').value.includes('{wanted}')"))
        .await?;
    let code = it.ask("return document.getElementById('embed-code').value").await?;
    Ok(code.as_str().ok_or("no code")?.to_owned())
}

/// A page of somebody else with the code in it, between two lines of its own.
fn host(code: &str) -> Result<Host, Trouble> {
    let page = format!(
        "<!DOCTYPE html><html><head><title>Host</title></head><body style=\"margin: 0\">\
         <p id=\"above\">Above</p>{code}<p id=\"below\">Below</p></body></html>"
    );
    let files: Files = [(String::new(), page.into_bytes())].into_iter().collect();
    Ok(Host::start(files)?)
}

/// The height of the frame in the host.
async fn height(it: &Visitor) -> Result<f64, Trouble> {
    let height =
        it.ask("return document.querySelector('iframe').getBoundingClientRect().height").await?;
    height.as_f64().ok_or_else(|| "no height".into())
}

/// Waits until the frame is as high as what stands in it, and nothing is cut off; gives the height.
async fn until_fitting(it: &Visitor) -> Result<f64, Trouble> {
    for _ in 0..200 {
        let frame = it.client.find(fantoccini::Locator::Css("iframe")).await?;
        let outer = height(it).await?;
        frame.enter_frame().await?;
        let inside = "const root = document.documentElement; \
             return [document.body?.getBoundingClientRect().height ?? 0, \
                     root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth, \
                     root.classList.contains('ready')]";
        let inner = it.ask(inside).await?;
        it.client.enter_parent_frame().await?;
        let fits = inner[0].as_f64().is_some_and(|inner| (outer - inner.ceil()).abs() < 1.5);
        if fits && inner[1] == false && inner[2] == true {
            return Ok(outer);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err("the frame never has the height of what stands in it".into())
}

/// Waits until the frame fits and its height is as it should be.
async fn until_height(it: &Visitor, is: impl Fn(f64) -> bool) -> Result<f64, Trouble> {
    let mut height = 0.0;
    for _ in 0..60 {
        height = until_fitting(it).await?;
        if is(height) {
            return Ok(height);
        }
    }
    Err(format!("the frame stays {height} high").into())
}

async fn inside(it: &Visitor, script: &str) -> Result<Value, Trouble> {
    it.client.find(fantoccini::Locator::Css("iframe")).await?.enter_frame().await?;
    let said = it.ask(script).await?;
    it.client.enter_parent_frame().await?;
    Ok(said)
}

#[test]
fn a_frame_grows_and_shrinks_with_its_content_and_leaves_the_history_alone() -> Result<(), Trouble>
{
    visit(DESK, false, |it| async move {
        let code = code(&it, "", "").await?;
        let host = host(&code)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        let whole = until_fitting(&it).await?;
        let before = it.ask("return history.length").await?;

        // Nothing of the page around the view, and the way to the whole page is there.
        let gone = "return ['.masthead', 'nav.views', '.take', '.table'].filter((it) => \
                    document.querySelector(it)?.checkVisibility())";
        assert_eq!(inside(&it, gone).await?, serde_json::json!([]));
        let link = inside(&it, "return document.getElementById('whole').href").await?;
        assert!(!link.as_str().unwrap_or("embed").contains("embed"), "{link}");

        // It grows with a split and with the filters unfolded, and shrinks again.
        let split = |value: &str| {
            format!(
                "const it = document.getElementById('split'); it.value = '{value}'; \
                 it.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            )
        };
        inside(&it, &split("region")).await?;
        let grown = until_height(&it, |height| height > whole + 50.0).await?;
        inside(&it, &split("")).await?;
        until_height(&it, |height| (height - whole).abs() < 1.5).await?;
        inside(&it, "document.getElementById('open-filters').click()").await?;
        until_height(&it, |height| height > whole + 200.0).await?;
        inside(&it, "document.querySelector('.drawer-foot button').click()").await?;
        until_height(&it, |height| (height - whole).abs() < 1.5).await?;
        // A narrower host makes it higher.
        it.client.set_window_size(500, 800).await?;
        until_height(&it, |height| height > whole + 100.0).await?;
        it.client.set_window_size(DESK.0, DESK.1).await?;
        until_height(&it, |height| (height - whole).abs() < 1.5).await?;
        assert!(grown < 3_000.0, "{grown}");

        inside(&it, "document.querySelector('input[value=observer]').click()").await?;
        for _ in 0..100 {
            if inside(&it, "return location.search").await? == "?category=observer&embed=1" {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(inside(&it, "return location.search").await?, "?category=observer&embed=1");
        assert_eq!(it.ask("return history.length").await?, before);
        // What stands below the frame has moved along.
        let gap = "return document.getElementById('below').getBoundingClientRect().top - \
                   document.querySelector('iframe').getBoundingClientRect().bottom";
        let gap = it.ask(gap).await?.as_f64().unwrap_or(-1.0);
        assert!((0.0..40.0).contains(&gap), "{gap}");
        Ok(())
    })
}

#[test]
fn a_fixed_frame_has_no_filters_and_the_colours_chosen() -> Result<(), Trouble> {
    visit((1280, 800), false, |it| async move {
        let choose = "document.getElementById('embed-fixed').click(); \
             const it = document.getElementById('embed-scheme'); it.value = 'dark'; \
             it.dispatchEvent(new Event('change', { bubbles: true }))";
        let code = code(&it, "?category=observer,partner&by=region", choose).await?;
        let host = host(&code)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        until_fitting(&it).await?;
        let seen = inside(
            &it,
            "return [location.search, getComputedStyle(document.body).backgroundColor, \
             document.querySelectorAll('.filters, .open-filters, select, a.row-name').length, \
             document.querySelector('.sentence').textContent.startsWith('8 of 33'), \
             document.querySelectorAll('.mark').length > 33]",
        )
        .await?;
        assert_eq!(
            seen,
            serde_json::json!([
                "?category=observer,partner&by=region&embed=fixed&scheme=dark",
                "rgb(20, 22, 24)",
                0,
                true,
                true
            ])
        );
        Ok(())
    })
}

/// Whichever of several answers comes last: the program that writes the code may be on its way to one
/// choice and at hand for the next.
#[test]
fn the_code_is_that_of_the_last_choice_however_slowly_its_program_comes() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.until("return !!document.getElementById('open-embed')").await?;
        // What is fetched first comes last.
        it.ask(
            "const load = window.fetch; let wait = 900; window.asked = []; \
             window.fetch = (address, how) => { \
               window.asked.push(String(address)); wait -= 200; const own = wait; \
               return new Promise((go) => setTimeout(go, own)).then(() => load(address, how)); }",
        )
        .await?;
        it.click("#open-embed").await?;
        it.click("#embed-fixed").await?;
        it.ask(
            "const it = document.getElementById('embed-scheme'); it.value = 'dark'; \
             it.dispatchEvent(new Event('change', { bubbles: true })); return true",
        )
        .await?;
        let code = "document.getElementById('embed-code').value";
        it.until(&format!("return {code} !== ''")).await?;
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        let written = it.ask(&format!("return {code}")).await?;
        let written = written.as_str().unwrap_or_default();
        assert!(written.contains("embed=fixed") && written.contains("scheme=dark"), "{written}");
        let asked = "return [new Set(window.asked).size > 0, new Set(window.asked).size - window.asked.length]";
        assert_eq!(it.ask(asked).await?, json!([true, 0]), "every part of the program comes once");
        Ok(())
    })
}
