//! Without a network: the second visit, a new version, and one that cannot be fetched whole.

use e2e::host::{Files, Host, site};
use e2e::{Trouble, Visitor, visit};
use std::path::Path;

const DESK: (u32, u32) = (1280, 800);

fn built() -> Result<Host, Trouble> {
    let file = std::env::var("PLENARY_FILE")?;
    let folder = Path::new(&file).parent().ok_or("no folder")?;
    Ok(Host::start(site(folder)?)?)
}

/// Opens the page of a host and waits until the program runs.
async fn open(it: &Visitor, host: &Host, query: &str) -> Result<(), Trouble> {
    it.client.goto(&format!("{}/{query}", host.address)).await?;
    it.until_ready().await
}

/// Waits until a version is kept.
async fn until_kept(it: &Visitor) -> Result<(), Trouble> {
    it.until(
        "window.kept ??= navigator.serviceWorker.ready.then(() => { window.isKept = true }); \
         return window.isKept === true",
    )
    .await
}

/// Leaves for a page that is not there, so that coming back is a visit and no reload.
async fn leave(it: &Visitor) -> Result<(), Trouble> {
    Ok(it.client.goto("about:blank").await?)
}

/// The site's next version: another title, and the digest that belongs to it.
fn next_version(files: &mut Files, is_whole: bool) {
    let text = |files: &Files, name: &str| {
        String::from_utf8_lossy(files.get(name).map_or(&[][..], Vec::as_slice)).into_owned()
    };
    let page = text(files, "").replace("<body>", "<body data-version=\"2\">");
    let worker = text(files, "sw.js");
    let digest = |worker: &str, name: &str| {
        let (_, rest) = worker.split_once(&format!("\"{name}\":\"")).unwrap_or_default();
        rest.get(..64).unwrap_or_default().to_owned()
    };
    let old = digest(&worker, "./");
    let new = if is_whole { e2e::sha256(page.as_bytes()) } else { "0".repeat(64) };
    let version = worker.split("VERSION = \"").nth(1).and_then(|it| it.get(..16));
    let worker = worker.replace(version.unwrap_or_default(), "0123456789abcdef");
    files.insert("sw.js".to_owned(), worker.replace(&old, &new).into_bytes());
    files.insert("index.html".to_owned(), page.clone().into_bytes());
    files.insert(String::new(), page.into_bytes());
}

/// Takes the files with names that begin so out of a version, from the server and the worker's list.
fn drop_from_version(files: &mut Files, begin: &str) {
    let gone: Vec<String> = files.keys().filter(|it| it.starts_with(begin)).cloned().collect();
    assert!(!gone.is_empty(), "no {begin}");
    let mut worker =
        String::from_utf8_lossy(files.get("sw.js").map_or(&[][..], Vec::as_slice)).into_owned();
    for name in gone {
        files.remove(&name);
        // `"name":"64 digits",`
        if let Some(at) = worker.find(&format!("\"{name}\":\"")) {
            worker.replace_range(at..at + name.len() + 4 + 64 + 2, "");
        }
    }
    files.insert("sw.js".to_owned(), worker.into_bytes());
}

#[test]
fn the_second_visit_needs_no_network() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let host = built()?;
        open(&it, &host, "").await?;
        until_kept(&it).await?;
        host.set_open(false);
        leave(&it).await?;
        open(&it, &host, "?category=observer").await?;
        it.until_sentence("2 of 33").await?;
        // What is fetched only when it is asked for is there too.
        it.ask("URL.createObjectURL = (blob) => { blob.text().then((it) => { window.saved = it }); return 'blob:x' }; \
                HTMLAnchorElement.prototype.click = () => {}; document.getElementById('csv-shown').click()").await?;
        it.until("return (window.saved ?? '').includes('Mongolia')").await
    })
}

#[test]
fn a_new_version_is_told_and_taken_when_the_reader_wants_it() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let host = built()?;
        open(&it, &host, "").await?;
        until_kept(&it).await?;
        host.change(|files| next_version(files, true));
        leave(&it).await?;
        open(&it, &host, "?category=observer").await?;
        assert_eq!(it.ask("return document.body.dataset.version ?? ''").await?, "", "mixed");
        it.until("return !!document.getElementById('change-over')").await?;
        it.click("#change-over").await?;
        it.until("return document.body?.dataset.version === '2'").await?;
        it.until_sentence("2 of 33").await?;
        // And from now on without a network.
        host.set_open(false);
        leave(&it).await?;
        open(&it, &host, "").await?;
        assert_eq!(it.ask("return document.body.dataset.version").await?, "2");
        Ok(())
    })
}

#[test]
fn a_version_that_cannot_be_fetched_whole_leaves_the_old_one() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let host = built()?;
        open(&it, &host, "").await?;
        until_kept(&it).await?;
        host.change(|files| next_version(files, false));
        leave(&it).await?;
        open(&it, &host, "").await?;
        // The worker of the broken version ends; it never waits for the reader.
        it.until(
            "window.tried ??= navigator.serviceWorker.ready.then((it) => it.update()) \
             .catch(() => {}).then(() => { window.isTried = true }); return window.isTried === true",
        )
        .await?;
        it.until(
            "window.state ??= navigator.serviceWorker.ready.then((it) => { window.none = !it.installing && !it.waiting }); \
             if (window.none !== true) window.state = undefined; return window.none === true",
        )
        .await?;
        assert_eq!(it.ask("return document.getElementById('change-over') === null").await?, true);
        host.set_open(false);
        leave(&it).await?;
        open(&it, &host, "?category=observer").await?;
        it.until_sentence("2 of 33").await?;
        assert_eq!(it.ask("return document.body.dataset.version ?? ''").await?, "");
        Ok(())
    })
}

#[test]
fn a_tab_of_the_old_version_goes_on_beside_one_of_the_new() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let host = built()?;
        open(&it, &host, "").await?;
        until_kept(&it).await?;
        leave(&it).await?;
        open(&it, &host, "?category=observer").await?;
        let old = it.client.window().await?;
        it.until("return !!document.getElementById('csv-shown')").await?;
        // In the new version no part of the program has the name that it had.
        host.change(|files| {
            next_version(files, true);
            drop_from_version(files, "part-");
        });
        let new = it.client.new_window(true).await?.handle;
        it.client.switch_to_window(new).await?;
        open(&it, &host, "?category=partner").await?;
        it.until("return !!document.getElementById('change-over')").await?;
        it.click("#change-over").await?;
        it.until("return document.body?.dataset.version === '2'").await?;
        it.until_sentence("6 of 33").await?;

        it.client.switch_to_window(old).await?;
        assert_eq!(it.ask("return document.body.dataset.version ?? ''").await?, "");
        it.ask("document.querySelector('input[value=partner]').click()").await?;
        it.until_sentence("8 of 33").await?;
        // What it had not fetched is gone with its version: that is told, and nothing else happens.
        it.ask("document.getElementById('csv-shown').click()").await?;
        it.until("return document.querySelector('.take .trouble').textContent.includes('could not be fetched')")
            .await?;
        it.until_sentence("8 of 33").await?;
        assert_eq!(it.ask("return document.getElementById('fault').hidden").await?, true);
        // It is told of the new version too, and takes it with its own selection.
        it.until("return !!document.getElementById('change-over')").await?;
        it.click("#change-over").await?;
        it.until("return document.body?.dataset.version === '2'").await?;
        it.until_sentence("8 of 33").await
    })
}
