//! Chromium, kept from one visit to the next. To start it and to show it a first page takes more of a machine than
//! what most visits do (3.3 seconds of a core, and 0.7 for each page after; measured on 2026-11-29).
//!
//! A visit gets a tab of its own in it, and nothing that was kept by the visits before. A browser that is set up
//! otherwise, or in which something went wrong, is not kept. The last one ends with its driver.

use crate::{Manner, OPENING, Trouble, Visitor, address, in_time};
use fantoccini::Client;
use serde_json::json;
use std::sync::{Mutex, PoisonError};
use tokio::runtime::Runtime;

/// A browser, and what its connection lives in.
struct Kept {
    runtime: Runtime,
    client: Client,
    is_dark: bool,
}

static KEPT: Mutex<Option<Kept>> = Mutex::new(None);

/// Whether a browser that is set up so can be used again.
pub fn may_be(manner: &Manner) -> bool {
    let is_chromium = std::env::var("PLENARY_BROWSER").is_ok_and(|it| it == "chromium");
    is_chromium && !manner.without_scripts && manner.proxy.is_none()
}

/// Keeps a browser for the next visit.
pub fn keep(manner: &Manner, runtime: Runtime, client: Client) {
    let kept = Kept { runtime, client, is_dark: manner.dark };
    *KEPT.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
}

/// The browser of the visit before, as if it were new; `None` if there is none that will do.
pub fn again(manner: &Manner) -> Option<(Runtime, Visitor)> {
    let Kept { runtime, client, is_dark } =
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    if may_be(manner) && is_dark == manner.dark {
        let emptied = async {
            in_time("it was to be emptied", OPENING, emptied(client.clone(), manner)).await
        };
        if let Ok(visitor) = runtime.block_on(emptied) {
            return Some((runtime, visitor));
        }
    }
    // Another one takes its place, whether it closes or not.
    let _closed = runtime.block_on(async {
        in_time("it was to close", OPENING, async { Ok(client.close().await?) }).await
    });
    None
}

/// A new tab, without the old ones and what they have left.
async fn emptied(client: Client, manner: &Manner) -> Result<Visitor, Trouble> {
    let old = client.windows().await?;
    let new = client.new_window(true).await?.handle;
    for tab in old {
        client.switch_to_window(tab).await?;
        client.close_window().await?;
    }
    client.switch_to_window(new).await?;
    let visitor = Visitor::sized(client, manner.size).await?;
    let site = address()?;
    let origin = site.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    for origin in [&origin, "file://"] {
        let what = json!({ "origin": origin, "storageTypes": "all" });
        visitor.command("Storage.clearDataForOrigin", what).await?;
    }
    visitor.command("Network.clearBrowserCache", json!({})).await?;
    visitor.command("Browser.resetPermissions", json!({})).await?;
    // Where tabs close the focus may be nobody's, and then no element is told that it has it.
    visitor.command("Page.bringToFront", json!({})).await?;
    visitor.until("return document.hasFocus()").await?;
    Ok(visitor)
}
