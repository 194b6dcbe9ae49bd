//! A view inside a page of another origin, by the very code that the dialog writes.

use e2e::host::{Files, Host};
use e2e::lists::until_rows;
use e2e::{Trouble, Visitor, visit};
use fantoccini::key::Key;
use serde_json::{Value, json};

const DESK: (u32, u32) = (1280, 800);

/// What chooses a frame that is fixed and dark, in the dialog of a meeting or of a list.
fn fixed_and_dark(prefix: &str) -> String {
    format!(
        "document.getElementById('{prefix}embed-fixed').click(); \
         const it = document.getElementById('{prefix}embed-scheme'); it.value = 'dark'; \
         it.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    )
}

/// The code that the dialog writes for the view at a query, after a script has made its choices.
async fn code(it: &Visitor, query: &str, choose: &str) -> Result<String, Trouble> {
    it.open(query).await?;
    written(it, "", choose).await
}

/// The same of what is open, whose elements are called so.
async fn written(it: &Visitor, prefix: &str, choose: &str) -> Result<String, Trouble> {
    it.click(&format!("#{prefix}open-embed")).await?;
    it.ask(choose).await?;
    // The code is written anew after a choice; the last one stands.
    let wanted = if choose.is_empty() { "embed=1" } else { "embed=fixed&amp;scheme=dark" };
    let code = format!("document.getElementById('{prefix}embed-code').value");
    it.until(&format!("return {code}.includes('{wanted}')")).await?;
    let code = it.ask(&format!("return {code}")).await?;
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
        let query = "?category=observer,partner&by=region";
        let code = code(&it, query, &fixed_and_dark("")).await?;
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
        it.until(&format!(
            "return {code}.includes('embed=fixed') && {code}.includes('scheme=dark')"
        ))
        .await?;
        // Nothing of an earlier choice comes after it.
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        let written = it.ask(&format!("return {code}")).await?;
        let written = written.as_str().unwrap_or_default();
        assert!(written.contains("embed=fixed") && written.contains("scheme=dark"), "{written}");
        let asked = "return [new Set(window.asked).size > 0, new Set(window.asked).size - window.asked.length]";
        assert_eq!(it.ask(asked).await?, json!([true, 0]), "every part of the program comes once");
        // What was chosen is shown in another language too.
        it.press(&char::from(Key::Escape).to_string()).await?;
        it.click("#language-ru").await?;
        it.until("return document.documentElement.lang === 'ru'").await?;
        let chosen = "const [fixed, scheme] = ['embed-fixed', 'embed-scheme'].map((id) => document.getElementById(id)); \
                      return !!fixed && fixed.checked && scheme.value === 'dark'";
        it.until(chosen).await
    })
}

/// The list that the site has as an example: nine rows, two of them observers.
const LIST: &str = "?data=data/examples/list.csv";

/// Waits until a script says `true` in the frame.
async fn until_inside(it: &Visitor, script: &str) -> Result<(), Trouble> {
    it.client.find(fantoccini::Locator::Css("iframe")).await?.enter_frame().await?;
    it.until(script).await?;
    it.client.enter_parent_frame().await?;
    Ok(())
}

#[test]
fn a_list_at_an_address_stands_in_a_frame_as_a_meeting_does() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open(LIST).await?;
        until_rows(&it, "9 rows.").await?;
        it.until("return !!document.getElementById('list-open-embed')").await?;
        let code = written(&it, "list-", "").await?;
        assert!(code.contains("/?embed=1&amp;data=data/examples/list.csv#list\""), "{code}");
        assert!(code.contains("title=\"list.csv\""), "{code}");
        let host = host(&code)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        let rows = |said: &str| {
            format!(
                "return document.querySelector('#list .sentence')?.textContent.startsWith('{said}') \
                 && !!document.querySelector('#list-breakdown .mark') && !!document.querySelector('#list .facet')"
            )
        };
        until_inside(&it, &rows("9 rows.")).await?;
        let whole = until_fitting(&it).await?;
        let before = it.ask("return history.length").await?;

        // Nothing of the page around the list, and nothing that is for whoever has its file.
        let gone = "return ['.masthead', '#own', '#list .languages', '#list .take', '#list .list-table', \
                    '#list .list-acts', '#list-panel', '#list-filters'].filter((it) => \
                    document.querySelector(it)?.checkVisibility())";
        assert_eq!(inside(&it, gone).await?, json!([]));
        // Below it stand where it comes from, what is to be kept in mind, and the way to the whole page.
        let foot = "const foot = document.querySelector('#list .foot'); return [ \
             ...[...foot.querySelectorAll('a')].map((it) => it.href.replace(location.href.split('?')[0], '')), \
             foot.textContent.includes('Counted from this list;'), \
             document.querySelector('#list .dateline').textContent.startsWith('A list on ')]";
        let told =
            json!(["data/examples/list.csv", "?data=data/examples/list.csv#list", true, true]);
        assert_eq!(inside(&it, foot).await?, told);

        // Its filters unfold above it; what is chosen stands in its address, and in no history.
        inside(&it, "document.getElementById('list-open-filters').click()").await?;
        until_height(&it, |height| height > whole + 100.0).await?;
        inside(&it, "document.querySelector('#list input[value=Observers]').click()").await?;
        inside(&it, "document.querySelector('#list .drawer-foot button').click()").await?;
        until_inside(&it, "return location.hash === '#list&f.group=Observers'").await?;
        until_inside(
            &it,
            "return document.getElementById('list-whole').href.endsWith( \
             '/?data=data/examples/list.csv#list&f.group=Observers')",
        )
        .await?;
        let stays = "return location.search";
        assert_eq!(inside(&it, stays).await?, "?embed=1&data=data/examples/list.csv");
        assert_eq!(it.ask("return history.length").await?, before);
        until_fitting(&it).await.map(drop)
    })
}

#[test]
fn a_fixed_frame_of_a_list_has_no_filters_and_the_colours_chosen() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open(&format!("{LIST}#list&f.group=Observers")).await?;
        it.until("return !!document.getElementById('list-open-embed')").await?;
        let code = written(&it, "list-", &fixed_and_dark("list-")).await?;
        let host = host(&code)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        until_inside(
            &it,
            "return !!document.querySelector('#list .foot') && \
             !!document.querySelector('#list-breakdown .mark') && \
             !!document.querySelector('#list .sentence')?.textContent",
        )
        .await?;
        until_fitting(&it).await?;
        let seen = inside(
            &it,
            "return [location.search, location.hash, getComputedStyle(document.body).backgroundColor, \
             document.querySelectorAll('#list :is(.filters, .open-filters, select, a.row-name)').length, \
             document.querySelector('#list .chips').checkVisibility(), \
             document.querySelector('#list .sentence').textContent]",
        )
        .await?;
        assert_eq!(
            seen,
            json!([
                "?embed=fixed&scheme=dark&data=data/examples/list.csv",
                "#list&f.group=Observers",
                "rgb(20, 22, 24)",
                0,
                false,
                "2 of 9 rows: group: Observers."
            ])
        );
        Ok(())
    })
}
