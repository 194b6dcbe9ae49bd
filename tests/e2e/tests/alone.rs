//! The page asks nobody but the place it came from, whatever is done with it; seen from the network,
//! not from the page.

use e2e::host::{Files, Host};
use e2e::lists::{choose, file, until_rows};
use e2e::watch::Watch;
use e2e::{Manner, Trouble, Visitor, visit_as};
use std::time::{Duration, Instant};

const DESK: (u32, u32) = (1280, 800);

/// A page of somebody else's that asks for a picture elsewhere: what the watch must see.
async fn is_seen(it: &Visitor, watch: &Watch) -> Result<(), Trouble> {
    let page = b"<!doctype html><title>x</title><img src=\"http://elsewhere.test/x.png\" alt=\"\">";
    let host = Host::start(Files::from([(String::new(), page.to_vec())]))?;
    it.client.goto(&host.address).await?;
    let begun = Instant::now();
    while watch.seen() != ["elsewhere.test"] {
        if begun.elapsed() > Duration::from_secs(20) {
            return Err(format!("seen: {:?}", watch.seen()).into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

#[test]
fn whatever_is_done_no_other_machine_is_asked() -> Result<(), Trouble> {
    let watch = Watch::start()?;
    let proxy = Some(watch.address.clone());
    visit_as(&Manner { size: DESK, proxy, ..Manner::default() }, |it| async move {
        it.open("").await?;
        let views = it.views().await?;
        for lang in ["en", "ru", "zh"] {
            for view in views.iter().map(String::as_str).chain(["report"]) {
                it.open(&format!("?lang={lang}&view={view}")).await?;
            }
        }
        for query in ["?show=rosfinmonitoring", "?embed=1&category=observer", "?view=nothing"] {
            it.open(query).await?;
        }
        it.open("?lang=en&category=observer").await?;
        it.ask("HTMLAnchorElement.prototype.click = () => {}; window.made = 0; \
                const make = URL.createObjectURL; \
                URL.createObjectURL = (it) => { window.made += 1; return make(it) }; \
                for (const id of ['csv-shown', 'json-shown', 'svg', 'png']) document.getElementById(id).click()")
            .await?;
        // A picture as PNG is drawn from one as SVG.
        it.until("return window.made >= 4").await?;
        let rows =
            "name,kind,url\nA,x,https://elsewhere.test/a\nB,y,http://elsewhere.test/b.png\nC,x,\n";
        choose(&it, &file("alone.csv", rows.as_bytes())?).await?;
        until_rows(&it, "3 rows.").await?;
        it.ask("document.querySelector('#list input[value=x]').click()").await?;
        until_rows(&it, "2 of 3 rows").await?;
        it.open_path("/no-such-place/").await?;
        it.until("return document.readyState === 'complete'").await?;
        assert_eq!(watch.seen(), Vec::<String>::new());
        // That nothing was seen means something: it would have been.
        is_seen(&it, &watch).await
    })
}
