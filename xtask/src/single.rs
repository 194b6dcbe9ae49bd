//! The whole explorer in one file: program, style and dataset inside a page that opens from a disk,
//! without a server and without a network.
//!
//! What runs is in one pack (`pack.rs`), which a small program unpacks; the dataset and its texts stand beside
//! it, gzipped and in base64, because the page itself puts another dataset there and a browser can do so.
//! Starts from the built site, so the file can do what the site can.

use crate::dist::{self, Site, read};
use crate::lists::{self, Lists};
use crate::page::{self, between};
use crate::programs::{self, Program, renamed};
use crate::{Outcome, pack, say};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

/// Bytes that the file may have with the bundled dataset, so that it does not grow unseen. 1.2 MB were wanted;
/// `docs/limits.md` says what it is made of.
pub const BUDGET: u64 = 1_440_000;

/// What unpacks the file and starts what was in it; the glue of its program stands before it, in the same module.
const UNPACK: &str = include_str!("../templates/unpack.js");
/// What was in it: the glue of the page's program and what opens lists stand before it, in the same module.
const START: &str = include_str!("../templates/single.js");

/// Writes `plenary.html` into a built site.
///
/// # Errors
/// If the site is not built, or the page is not as expected.
pub fn write(site: &Site) -> Outcome {
    let html = read(&site.file("index.html"))?;
    let parts = Parts {
        whole: programs::whole(site)?,
        unpacker: programs::unpacker(site)?,
        style: read(&site.file(page::linked(&html, "style-", ".css")?))?,
        icon: read(&site.file(page::linked(&html, "icon-", ".svg")?))?,
        dataset: read(&site.file(page::dataset_of(&html)?))?,
        words: other_words(site, &html)?,
        texts: other_texts(site, &html)?,
        lists: lists::inside(site, &html)?,
        is_tight: site.is_release(),
    };
    let page = whole_page(&html, &parts)?;
    let file = site.file("plenary.html");
    dist::write(&file, &page)?;
    say(&format!("{:>9} bytes in {}: the whole explorer in one file.", page.len(), file.display()));
    Ok(())
}

/// What goes into the file.
struct Parts {
    whole: Program,
    unpacker: Program,
    style: String,
    icon: String,
    dataset: String,
    words: String,
    texts: String,
    lists: Lists,
    /// Whether they are packed as tightly as it goes.
    is_tight: bool,
}

/// The words of all languages, from the built site: a JSON object by the ids of the elements that hold
/// them.
fn other_words(site: &Site, html: &str) -> Outcome<String> {
    let mut words = Map::new();
    for language in page::languages(html)? {
        let tag = language.tag;
        if language.page == "index.html" {
            // Those of a first visit, which the page itself has, stand in a file of all.
            let first = split(split(html, &format!("id=\"words-{tag}\">"))?.1, "</script>")?.0;
            words.insert(format!("words-{tag}"), first.into());
            words.insert(format!("all-words-{tag}"), read(&site.file(language.words))?.into());
            continue;
        }
        words.insert(format!("words-{tag}"), read(&site.file(language.words))?.into());
    }
    Ok(Value::Object(words).to_string())
}

/// The same of the dataset's texts in other languages. They stand apart, because the page puts those of
/// another dataset in their place (`src/exporter/single.rs`).
fn other_texts(site: &Site, html: &str) -> Outcome<String> {
    let mut texts = Map::new();
    for language in page::languages(html)? {
        if let Some(file) = site.texts(html, language.tag)? {
            texts.insert(format!("texts-{}", language.tag), read(&file)?.into());
        }
    }
    Ok(Value::Object(texts).to_string())
}

fn split<'a>(text: &'a str, at: &str) -> Outcome<(&'a str, &'a str)> {
    text.split_once(at).ok_or_else(|| format!("The page has no {at}."))
}

/// As gzip; packed as tightly as it goes if that is worth its time.
///
/// # Errors
/// If it cannot be packed.
pub fn gzip(bytes: &[u8], tightly: bool) -> Outcome<Vec<u8>> {
    let mut options = zopfli::Options::default();
    if !tightly {
        options.iteration_count = std::num::NonZeroU64::MIN;
    }
    let mut gzip = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut gzip)
        .map_err(|error| format!("gzip: {error}."))?;
    Ok(gzip)
}

/// The built page with everything inside.
fn whole_page(html: &str, parts: &Parts) -> Outcome<String> {
    let lists = &parts.lists;
    let start = format!("{}\n{}\n{START}", parts.whole.glue.trim_end(), lists.script);
    let unpacker = renamed(&parts.unpacker.glue, "export function unpack", "function unpack")?;
    let unpacker = renamed(&unpacker, "__wbg_init", "startUnpacker")?;
    let script = format!("{}\n{UNPACK}", unpacker.trim_end());
    for (what, text, end) in [("script", &script, "</script"), ("style", &parts.style, "</style")] {
        if text.to_ascii_lowercase().contains(end) {
            return Err(format!("The {what} has a {end} in it and cannot stand in a page."));
        }
    }
    // Links to files and the site's own start go; the small script before the first paint stays.
    let mut parts_of_page = html.split("<link ");
    let mut page = parts_of_page.next().unwrap_or_default().to_owned();
    for rest in parts_of_page {
        page += split(rest, ">")?.1;
    }
    let (before, module) = split(&page, "<script type=\"module\">")?;
    let (_, after) = split(module, "</script>")?;
    let icon = STANDARD.encode(&parts.icon);
    let head = format!(
        "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n<style>{}</style>",
        parts.style
    );
    let page = format!("{before}{head}{after}");
    let page = without_words(&page)?;
    let packed = |bytes: &[u8]| Ok::<_, String>(STANDARD.encode(gzip(bytes, parts.is_tight)?));
    let pack = pack::packed(
        &[
            ("start", start.as_bytes()),
            ("program", &parts.whole.wasm),
            ("engine", &lists.engine),
            ("charset", &lists.charset),
            ("words", parts.words.as_bytes()),
        ],
        parts.is_tight,
    )?;
    let inside = format!(
        "<body class=\"single\">\n<script type=\"application/json\" id=\"dataset\"></script>\n\
         <script type=\"text/plain\" id=\"packed-dataset\">{}</script>\n\
         <script type=\"text/plain\" id=\"packed-texts\">{}</script>\n\
         <script type=\"text/plain\" id=\"unpacker\">{}</script>\n\
         <script type=\"text/plain\" id=\"pack\">{pack}</script>",
        packed(parts.dataset.as_bytes())?,
        packed(parts.texts.as_bytes())?,
        packed(&parts.unpacker.wasm)?,
    );
    let page = page.replacen("<body>", &inside, 1);
    // There are no pages beside it: the words of every language are inside.
    let pages: Map<String, Value> = page::languages(html)?
        .iter()
        .map(|language| (language.tag.to_owned(), Value::from("")))
        .collect();
    let page = between(&page, "const PAGES = ", ";", &Value::Object(pages).to_string())?;
    // On a disk the way home is the file itself without its selection, not the folder.
    let page = page.replacen("class=\"brand\" href=\"./\"", "class=\"brand\" href=\"?\"", 1);
    let module = format!("<script type=\"module\">{script}</script>\n</body>");
    let page = page.replacen("</body>", &module, 1);
    let policy = policy(&page, &parts.style, &start);
    between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"", &policy)
}

/// The page without the words of a first visit: they are in the pack.
fn without_words(page: &str) -> Outcome<String> {
    const WORDS: &str = "<script type=\"application/json\" id=\"words-";
    let (before, rest) = split(page, WORDS)?;
    Ok(format!("{before}{}", split(rest, "</script>")?.1))
}

/// The site's policy, narrower by all that a file needs no more: it fetches nothing at all. The worker of
/// lists is made of a text in the file. `packed` is the script that comes out of the pack.
fn policy(page: &str, style: &str, packed: &str) -> String {
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{}; style-src{}; img-src data:; worker-src blob:; \
         base-uri 'none'; form-action 'none'",
        page::script_hashes(page) + &page::hash_source(packed),
        page::hash_source(style)
    )
}

#[cfg(test)]
mod tests {
    use super::{Lists, Parts, Program, whole_page};

    const BUILT: &str = "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"x\" />\
        <title>Old</title><meta name=\"description\" content=\"old\" />\
        <link id=\"page-en\" hreflang=\"en\" href=\"./\" data-words=\"en.json\" />\
        <link rel=\"stylesheet\" href=\"a.css\"/>\
        <script type=\"module\">import './a.js'</script><script>first();const PAGES = {};</script></head>\
        <body><a class=\"brand\" href=\"./\">P</a><div id=\"app\"><div>33</div></div>\
        <script type=\"application/json\" id=\"words-en\">[\"first\"]</script></body></html>";

    fn parts_of(glue: &str, unpacker: &str) -> Parts {
        let program = |glue: &str| Program { glue: glue.to_owned(), wasm: b"\0asm".to_vec() };
        Parts {
            whole: program(glue),
            unpacker: program(unpacker),
            style: "p{}".to_owned(),
            icon: "<svg/>".to_owned(),
            dataset: "{\"a\":\"</script>\"}".to_owned(),
            words: "{}".to_owned(),
            texts: "{}".to_owned(),
            lists: Lists { script: String::new(), engine: Vec::new(), charset: Vec::new() },
            is_tight: true,
        }
    }

    fn parts(glue: &str) -> Parts {
        parts_of(glue, "export function unpack() {}\nexport { __wbg_init as default };")
    }

    #[test]
    fn nothing_in_the_file_refers_to_another_one() {
        let page = whole_page(BUILT, &parts("export { x };")).unwrap();
        for gone in ["a.css", "a.js", "href=\"./\"", "</script>\"}", "words-en", "export function"]
        {
            assert!(!page.contains(gone), "{gone} in {page}");
        }
        assert!(page.contains("<div>33</div>") && page.contains("first()"));
        let policy = page.split("content=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(policy.matches("'sha256-").count(), 4, "three scripts and a style: {policy}");
        assert!(!policy.contains("'self'") && !policy.contains("unsafe-inline"));
    }

    #[test]
    fn every_language_that_the_page_links_to_is_inside() {
        let link =
            "<link id=\"page-xx\" hreflang=\"xx\" href=\"xx.html\" data-words=\"xx.json\" />";
        let built = BUILT.replacen("<link ", &format!("{link}<link "), 1);
        let page = whole_page(&built, &parts("export { x };")).unwrap();
        assert!(page.contains("const PAGES = {\"en\":\"\",\"xx\":\"\"};"), "{page}");
    }

    #[test]
    fn a_script_that_would_end_the_page_stops_the_build() {
        let unpacker = "export function unpack() { return '</script>'; } __wbg_init";
        assert!(whole_page(BUILT, &parts_of("export { x };", unpacker)).is_err());
        // What is in the pack can end nothing.
        assert!(whole_page(BUILT, &parts("const a = '</script>';")).is_ok());
    }
}
