//! The whole page in one file with another dataset inside: made from the file that the site offers, or
//! from the page that is such a file itself.
//!
//! Knows HTML as `xtask/src/single.rs` writes it, and as a browser gives it back. Packs nothing: that is
//! the browser's.

use super::{Request, plain};
use crate::export::Export;
use crate::export::cite::quoted;
use crate::export::markup::escape;
use crate::text::title;

/// What the file is made from.
pub struct Base<'a> {
    /// The file with the dataset that it was built with.
    pub html: &'a str,
    /// The dataset, packed.
    pub dataset: &'a str,
    /// Its texts in other languages, packed: a JSON object by the ids of the elements that hold them.
    pub texts: &'a str,
}

/// The file; `None` if its base is not as expected.
pub fn single(asked: &Request, base: &Base) -> Option<Export> {
    let title = title(asked.words, asked.tag(), asked.dataset, asked.query, asked.answer);
    let said = plain::sentences(asked, &[asked.title(), &super::origin::in_words(asked)]);
    let (title, said) = (escape(&title), escape(&said));
    let mut html = base.html.to_owned();
    for (start, end, text) in [
        // It opens in the language that it was made in.
        ("data-page=\"", "\"", asked.tag()),
        ("<title>", "</title>", &*title),
        ("<meta name=\"description\" content=\"", "\"", &said),
        ("<meta property=\"og:title\" content=\"", "\"", &title),
        ("<meta property=\"og:description\" content=\"", "\"", &said),
        ("id=\"packed-dataset\">", "</script>", base.dataset),
        ("id=\"packed-texts\">", "</script>", base.texts),
    ] {
        html = between(&html, start, end, text)?;
    }
    if !html.contains(" data-made ") {
        html = html.replacen(" data-page=", " data-made data-page=", 1);
    }
    // What only the meeting of the site has: its picture, its address, its description for machines.
    for (start, end) in [
        ("<meta property=\"og:image\"", ">"),
        ("<meta name=\"twitter:card\"", ">"),
        ("<meta property=\"og:url\"", ">"),
        ("<script type=\"application/ld+json\">", "</script>"),
    ] {
        html = without(&html, start, end);
    }
    let start = format!("<main id=\"results\" class=\"view\">{}</main>", plain::start(asked)?);
    let name = format!("{}.html", asked.dataset.id);
    Some(Export { name, kind: "text/html".to_owned(), text: with_start(&html, &start)? })
}

/// Puts another start page in the place of the one that is there.
fn with_start(html: &str, start: &str) -> Option<String> {
    const APP: &str = "<div id=\"app\">";
    let (before, rest) = html.split_once(APP)?;
    let at = rest.find("<div id=\"list\">")?;
    let end = rest[..at].rfind("</div>")?;
    Some(format!("{before}{APP}{start}{}", &rest[end..]))
}

/// Puts `new` in the place of what stands between two marks.
fn between(html: &str, start: &str, end: &str, new: &str) -> Option<String> {
    let (before, rest) = html.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{start}{new}{end}{after}"))
}

/// Takes away what begins and ends so, if it is there.
fn without(html: &str, start: &str, end: &str) -> String {
    let cut = html.split_once(start).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(end)?;
        Some(format!("{before}{after}"))
    });
    cut.unwrap_or_else(|| html.to_owned())
}

/// Texts by the ids of the elements that are to hold them, as a JSON object.
pub fn texts_by_id(texts: &[(String, String)]) -> String {
    let members = texts
        .iter()
        .map(|(tag, text)| format!("{}:{}", quoted(&format!("texts-{tag}")), quoted(text)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}
