//! Draws the page at the widths and in the themes that are looked at; run by `cargo xtask picture`.

use e2e::{Trouble, visit};
use std::fs;
use std::path::PathBuf;

fn folder(name: &str) -> Result<PathBuf, Trouble> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

#[test]
fn the_pages() -> Result<(), Trouble> {
    for (width, height) in [(360, 740), (768, 1024), (1280, 720)] {
        for dark in [false, true] {
            // A headless window has a frame of this height.
            visit((width, height + 143), dark, |it| async move {
                it.open("").await?;
                let views: Vec<(String, String)> = it
                    .views()
                    .await?
                    .into_iter()
                    .skip(1)
                    .map(|view| (view.clone(), format!("?view={view}")))
                    .collect();
                let views = views.iter().map(|(name, query)| (name.as_str(), query.as_str()));
                let states = [
                    ("start", ""),
                    ("filtered", "?category=observer,partner&region=western-asia"),
                    ("split", "?by=kind&split=category"),
                    ("card", "?show=rosfinmonitoring"),
                    ("empty", "?category=member&parent=un"),
                    ("basis", "?view=status&basis=partners-before-2022"),
                ];
                for (name, query) in states.into_iter().chain(views) {
                    it.open(query).await?;
                    let theme = if dark { "dark" } else { "light" };
                    let picture = it.client.screenshot().await?;
                    fs::write(
                        folder("target/pictures")?.join(format!("{name}-{width}-{theme}.png")),
                        &picture,
                    )?;
                    if (name, width, dark) == ("start", 1280, false) {
                        fs::write(folder("docs")?.join("start.png"), &picture)?;
                    }
                }
                Ok(())
            })?;
        }
    }
    Ok(())
}
