//! Draws the page as it is looked at before it is let go: every view and state, at four widths,
//! light and dark, in forced colours and for paper. Run by `cargo xtask visit pictures`; it judges
//! nothing, so it is no test of its own.

use e2e::lists::{choose, file};
use e2e::{Trouble, Visitor, visit};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// Widths and the height of a first screen at each, in CSS pixels.
const SIZES: [(u32, u32); 4] = [(360, 740), (768, 1024), (1280, 720), (1920, 1080)];

/// Looks: name, medium, features.
type Look = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const LOOKS: [Look; 6] = [
    ("light", "screen", &[("prefers-color-scheme", "light")]),
    ("dark", "screen", &[("prefers-color-scheme", "dark")]),
    ("contrast", "screen", &[("prefers-color-scheme", "light"), ("prefers-contrast", "more")]),
    ("forced", "screen", &[("forced-colors", "active")]),
    ("print", "print", &[("prefers-color-scheme", "light")]),
    (BARE, "screen", &[("prefers-color-scheme", "light")]),
];

/// The look without the style sheet.
const BARE: &str = "bare";

/// The state in which the keys are told.
const KEYS: &str = "shortcuts";

/// The state with a list of the reader's own.
const LIST: &str = "list";

/// Where the dataset takes its time.
const SLOW: &str = "/fault-slow/";

/// States besides the views, by name and address below the host or the site.
const STATES: &[(&str, &str)] = &[
    ("filtered", "?category=observer,partner&region=western-asia"),
    ("split", "?by=kind&split=category"),
    ("card", "?show=rosfinmonitoring"),
    (KEYS, ""),
    (LIST, "?by=country"),
    ("empty", "?category=member&parent=un"),
    ("basis", "?view=status&basis=partners-before-2022"),
    ("notices", "?category=nobody&colour=red"),
    ("embed", "?embed=1&by=country"),
    ("ru", "?lang=ru"),
    ("ru-status", "?lang=ru&view=status"),
    ("zh", "?lang=zh"),
    ("zh-editions", "?lang=zh&view=editions"),
    ("loading", SLOW),
    ("error", "/fault-404/"),
    ("one-row", "/case-one/"),
    ("long-names", "/case-long/"),
    ("nowhere", "/case-one/nothing"),
];

/// No picture is higher than this.
const HIGHEST: u32 = 3_000;

fn folder(name: &str) -> Result<PathBuf, Trouble> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The folder of a picture that is part of the project. A run of all tests leaves the project as it is, and
/// says where they go instead.
fn kept(name: &str) -> Result<PathBuf, Trouble> {
    folder(&env::var("PLENARY_PICTURES").unwrap_or_else(|_| name.to_owned()))
}

/// Opens a state and waits until it stands.
async fn open(it: &Visitor, address: &str) -> Result<(), Trouble> {
    if !address.starts_with('/') {
        return it.open(address).await;
    }
    it.open_path(address).await?;
    if address == SLOW {
        return it.until("return !!document.querySelector('#loading .progress')").await;
    }
    it.until(
        "return document.documentElement.classList.contains('ready') || \
         !!document.querySelector('#loading .failure') || document.title.startsWith('No such page')",
    )
    .await
}

/// A list as an analyst has one: made-up delegates of four meetings.
fn delegates() -> String {
    let mut text = "name,category,region,meeting,year,source\n".to_owned();
    for at in 0..1_800_usize {
        let hashed = at.wrapping_mul(2_654_435_761) >> 9;
        let category = ["Party", "Observer state", "Specialized agency", "Media"][hashed % 9 / 3];
        let region = ["Central Asia", "Eastern Europe", "South Asia", "West Asia", ""][hashed % 5];
        let year = 2019 + hashed % 4;
        let link = format!("https://example.org/{year}/list.pdf");
        let row =
            format!("Delegate {at},{category},{region},Session {},{year},{link}\n", year - 2010);
        text.push_str(&row);
    }
    text
}

/// Whether this machine can draw the name of Chinese at the head of the page: the README's picture
/// is left as it is where empty boxes would stand there.
fn has_chinese() -> bool {
    let fonts = Command::new("fc-list").arg(":lang=zh").output();
    let has = fonts.is_ok_and(|it| !it.stdout.is_empty());
    if !has {
        println!(
            "docs/start.png is left as it is: no Chinese font; apt-get install fonts-noto-cjk"
        );
    }
    has
}

/// Draws a state in one look at all widths; gives the names of the files.
async fn draw(it: &Visitor, name: &str, address: &str, look: Look) -> Result<Vec<String>, Trouble> {
    let (look, medium, features) = look;
    let mut files = Vec::new();
    it.as_on(medium, features).await?;
    for (width, height) in SIZES {
        it.resize(width, height).await?;
        open(it, address).await?;
        if name == KEYS {
            it.press("?").await?;
        }
        if name == LIST {
            it.ask("document.getElementById('open-file').value = ''").await?;
            choose(it, &file("delegates.csv", delegates().as_bytes())?).await?;
            it.until("return !!document.querySelector('#list-breakdown tr')").await?;
        }
        if look == BARE {
            it.ask("for (const sheet of document.styleSheets) sheet.disabled = true").await?;
        }
        let high = it.ask("return document.documentElement.scrollHeight").await?.as_u64();
        let high = high.and_then(|it| u32::try_from(it).ok()).unwrap_or(height);
        // A dialog stands in the first screen; all else is drawn down to its end.
        let is_first = matches!(name, "start" | "card" | KEYS);
        if !is_first {
            it.resize(width, high.clamp(height, HIGHEST)).await?;
        }
        let picture = it.client.screenshot().await?;
        let file = format!("{name}-{width}-{look}.png");
        fs::write(folder("target/pictures")?.join(&file), &picture)?;
        if (name, width, look) == ("start", 1280, "light") && has_chinese() {
            fs::write(kept("docs")?.join("start.png"), &picture)?;
        }
        files.push(file);
    }
    Ok(files)
}

/// The picture of the page where it is shared: as large as networks show it.
#[test]
fn the_preview() -> Result<(), Trouble> {
    visit((1280, 863), false, |it| async move {
        it.resize(1200, 630).await?;
        it.open("?embed=fixed&scheme=light").await?;
        fs::write(kept("public")?.join("preview.png"), it.client.screenshot().await?)?;
        Ok(())
    })
}

#[test]
fn the_gallery() -> Result<(), Trouble> {
    visit((1280, 863), false, |it| async move {
        it.open("").await?;
        let mut states = vec![("start".to_owned(), String::new())];
        let views = it.views().await?.into_iter().chain(["report".to_owned()]);
        states.extend(views.map(|view| (view.clone(), format!("?view={view}"))));
        states.extend(STATES.iter().map(|(name, at)| ((*name).to_owned(), (*at).to_owned())));
        let mut sheet = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
                         <title>Plenary, drawn</title>"
            .to_owned();
        for look in LOOKS {
            for (name, address) in &states {
                // What is about contrast and paper is looked at in the main states.
                let is_main = STATES.iter().all(|(it, _)| it != name) || name == "filtered";
                if !is_main && !["light", "dark"].contains(&look.0) {
                    continue;
                }
                write!(sheet, "<h2>{name}, {}</h2>", look.0)?;
                for file in draw(&it, name, address, look).await? {
                    write!(sheet, "<img src=\"{file}\" alt=\"{file}\" loading=\"lazy\"> ")?;
                }
            }
        }
        fs::write(folder("target/pictures")?.join("index.html"), sheet)?;
        Ok(())
    })
}
