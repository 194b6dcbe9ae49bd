//! The page as text: snapshot and policy put in, what it is about, another dataset's title.
//!
//! Knows HTML as this project writes it, and no file.

use crate::Outcome;
use crate::programs::tight;
use crate::snapshot::Snapshot;
use base64::Engine;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The page with the address of another dataset's file, and that address.
///
/// # Errors
/// If the dataset's id cannot be a file's name, or the page is not as expected.
pub fn about(html: &str, dataset: &Value) -> Outcome<(String, String)> {
    let id = dataset["id"].as_str().unwrap_or_default();
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Err(format!(
            "The dataset’s id is “{id}”. It names a file: use letters, digits and hyphens."
        ));
    }
    let name = format!("data/{id}.json");
    let link = format!("href=\"{}\"", dataset_of(html)?);
    Ok((html.replace(&link, &format!("href=\"{name}\"")), name))
}

/// The page without what only its authors read: comments, in markup and script, and the space at the beginning of
/// lines. Half a kilobyte of a first visit. A comment with markup in it is no remark: the page shows it when it is true.
pub fn lean(html: &str) -> String {
    let mut parts = html.split("<!--");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("-->") {
            Some((remark, rest)) if !remark.contains('<') => kept += rest,
            _ => kept += &format!("<!--{part}"),
        }
    }
    tight(&kept)
}

/// Puts `new` in the place of what stands between two marks.
///
/// # Errors
/// If a mark is missing.
pub fn between(text: &str, start: &str, end: &str, new: &str) -> Outcome<String> {
    let missing = |mark: &str| format!("The page has no {mark}.");
    let (before, rest) = text.split_once(start).ok_or_else(|| missing(start))?;
    let (_, after) = rest.split_once(end).ok_or_else(|| missing(end))?;
    Ok(format!("{before}{start}{new}{end}{after}"))
}

/// What stands between two marks, the first of each that there is.
fn inside<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

/// The policy of a finished page, to be sent as a header too.
///
/// # Errors
/// If it has none.
pub fn policy(html: &str) -> Outcome<&str> {
    inside(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")
        .ok_or_else(|| "The page has no policy.".to_owned())
}

/// The address of the dataset that a page fetches.
///
/// # Errors
/// If it names none.
pub fn dataset_of(html: &str) -> Outcome<&str> {
    let address =
        inside(html, "<link id=\"dataset\"", ">").and_then(|tag| inside(tag, "href=\"", "\""));
    address.ok_or_else(|| "The page names no dataset.".to_owned())
}

/// The file that a page refers to whose name begins and ends so.
///
/// # Errors
/// If it refers to none.
pub fn linked<'a>(html: &'a str, start: &str, end: &str) -> Outcome<&'a str> {
    let mut names = html.split('"').filter_map(|quoted| quoted.strip_prefix("./"));
    let found = names.find(|name| name.starts_with(start) && name.ends_with(end));
    found.ok_or_else(|| format!("The page names no {start}*{end} file."))
}

/// Puts into the page what it is about, for search engines and reference managers: the meeting and
/// the dataset, in schema.org's words. A block of data; nothing of it runs.
///
/// # Errors
/// If the dataset is no JSON or the page has no head.
pub fn describe(html: &str, dataset: &str) -> Outcome<String> {
    let data: Value = serde_json::from_str(dataset).map_err(|error| error.to_string())?;
    let event = &data["event"];
    let document = &data["documents"][0];
    let creators: Vec<Value> = data["authors"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|author| {
            let is_person = author["family"].is_string();
            let kind = if is_person { "Person" } else { "Organization" };
            json!({ "@type": kind, "name": author["name"] })
        })
        .collect();
    let about = json!([
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": event["name"]["en"],
            "startDate": event["start_date"],
            "endDate": event["end_date"],
            "location": { "@type": "Place", "name": event["city"]["en"].as_str().or(event["city"].as_str()) },
        },
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": data["title"]["en"],
            "description": data["title"]["en"],
            "version": data["version"],
            "dateModified": data["compiled"],
            "license": data["license"]["url"],
            "isBasedOn": document["url"],
            "creator": creators,
        },
    ]);
    // A text in the data must not end the block.
    let about = about.to_string().replace("</", "<\\/");
    let block = format!("<script type=\"application/ld+json\">{about}</script></head>");
    once(html, "</head>", &block)
}

/// A language that the page can be shown in, as the page itself names it.
pub struct Language<'a> {
    /// Its tag.
    pub tag: &'a str,
    /// The file with the page in it.
    pub page: &'a str,
    /// The file with its words.
    pub words: &'a str,
}

/// The languages of the page, in its own order.
///
/// # Errors
/// If it names none.
pub fn languages(html: &str) -> Outcome<Vec<Language<'_>>> {
    let language = |part| {
        let link = str::split(part, '>').next()?;
        let text = |name: &str| inside(link, &format!(" {name}=\""), "\"");
        let page = if text("href")? == "./" { "index.html" } else { text("href")? };
        Some(Language { tag: text("hreflang")?, page, words: text("data-words")? })
    };
    let found: Vec<_> = html.split("<link id=\"page-").skip(1).filter_map(language).collect();
    if found.is_empty() { Err("index.html names no language.".to_owned()) } else { Ok(found) }
}

/// The picture that stands for the page where it is shared, if it has one. Most networks want its
/// whole address, so `site` is that of the page, with a slash at its end; empty where it is not
/// known, and then the picture is told by its name.
///
/// # Errors
/// If the page has no place for it, or `site` is no address of a page.
pub fn preview(html: &str, has_picture: bool, site: &str) -> Outcome<String> {
    const BEFORE: &str = "<meta name=\"color-scheme\"";
    let is_address = site.is_empty()
        || (["https://", "http://"].iter().any(|start| site.starts_with(start))
            && site.ends_with('/')
            && !site.contains(['"', '<', '>', '&', ' ']));
    if !is_address {
        return Err(format!(
            "“{site}” is not where a page can be. Give it whole, as in https://example.org/meeting/"
        ));
    }
    let mut tags = String::new();
    if has_picture {
        tags += &format!("<meta property=\"og:image\" content=\"{site}{PREVIEW}\" />");
        tags += "<meta name=\"twitter:card\" content=\"summary_large_image\" />";
    }
    if !site.is_empty() {
        tags += &format!("<meta property=\"og:url\" content=\"{site}\" />");
    }
    once(html, BEFORE, &format!("{tags}{BEFORE}"))
}

/// The file of that picture.
pub const PREVIEW: &str = "preview.png";

/// Names the other origins that lists may come from: `origins`, separated by spaces, as in
/// `https://data.example.org`. Every one of them may from then on be asked by whoever follows an
/// address, which is why a site names none by itself.
///
/// # Errors
/// If one is no origin, or the page has no place for them.
pub fn lists(html: &str, origins: &str) -> Outcome<String> {
    let origins: Vec<&str> = origins.split_whitespace().collect();
    for origin in &origins {
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        let is_host = |host: &str| {
            !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:".contains(c))
        };
        if !host.is_some_and(is_host) {
            return Err(format!(
                "“{origin}” is not where lists can come from. Give scheme and host only, as in \
                 https://data.example.org"
            ));
        }
    }
    once(html, " data-lists=\"\"", &format!(" data-lists=\"{}\"", origins.join(" ")))
}

/// Those origins, as the policy names them.
fn origins(html: &str) -> String {
    let named = inside(html, " data-lists=\"", "\"").unwrap_or_default();
    named.split_whitespace().map(|origin| format!(" {origin}")).collect()
}

/// Puts something in the place of what stands in the page once.
fn once(html: &str, old: &str, new: &str) -> Outcome<String> {
    match html.matches(old).count() {
        1 => Ok(html.replace(old, new)),
        count => Err(format!("index.html must have one “{old}”, and has {count}.")),
    }
}

/// The page in a language: its texts, its start page and the policy put in.
///
/// # Errors
/// If the page is not as expected.
pub fn finish(html: &str, snapshot: &Snapshot) -> Outcome<String> {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'{}; base-uri 'none'; form-action 'none'",
        script_hashes(html),
        origins(html)
    );
    const CHARSET: &str = "<meta charset=\"utf-8\" />";
    let policy =
        format!("{CHARSET}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />");
    let mut html = once(html, CHARSET, &policy)?;
    let lang = &snapshot.lang;
    html = once(&html, "<html lang=\"en\"", &format!("<html lang=\"{lang}\""))?;
    html = once(&html, "data-page=\"en\"", &format!("data-page=\"{lang}\""))?;
    for (start, end, text) in [
        ("<title>", "</title>", "title"),
        ("<meta name=\"description\" content=\"", "\"", "description"),
        ("<meta property=\"og:title\" content=\"", "\"", "title"),
        ("<meta property=\"og:description\" content=\"", "\"", "description"),
        ("<p><strong>", "</strong>", "fault"),
        ("<a id=\"fault-again\" href=\"\">", "</a>", "fault_rest"),
        ("<a id=\"skip\" class=\"skip\" href=\"#results\">", "</a>", "skip"),
        ("<div id=\"app\">", "</div>", "snapshot"),
    ] {
        html = between(&html, start, end, &snapshot.slot(text))?;
    }
    let words = format!(
        "<script type=\"application/json\" id=\"words-{lang}\">{}</script></body>",
        snapshot.slot("words")
    );
    once(&html, "</body>", &words)
}

/// The page for addresses that lead nowhere: its template with a line for every other language of the
/// page, which leads to the page in it.
///
/// # Errors
/// If the template has no place for them, or the page does not name a language.
pub fn lost(template: &str, html: &str, snapshots: &[Snapshot]) -> Outcome<String> {
    let mut page = template.to_owned();
    let mut lines = Vec::new();
    for snapshot in snapshots {
        let [lost, home, space] = ["lost", "lost_home", "space"].map(|name| snapshot.slot(name));
        let (lang, file) = (&snapshot.lang, file_name(html, &snapshot.lang)?);
        if file == "index.html" {
            page = page.replace("{{lost}}", &lost).replace("{{lost_home}}", &home);
        } else {
            lines
                .push(format!("<p lang=\"{lang}\">{lost}{space}<a href=\"{file}\">{home}</a></p>"));
        }
    }
    let page = page.replace("{{languages}}", &lines.join("\n      "));
    let has_all = template.matches("{{languages}}").count() == 1;
    if has_all { Ok(page) } else { Err("404.html must have one {{languages}}.".to_owned()) }
}

/// A JSON text without the white space outside its texts; its members stay in their order.
pub fn compact(text: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    text.chars()
        .filter(|&c| {
            if inside {
                inside = escaped || c != '"';
                escaped = !escaped && c == '\\';
                return true;
            }
            inside = c == '"';
            !c.is_ascii_whitespace()
        })
        .collect()
}

/// The page with a start of its program that tells the page if it fails: not every browser has an event
/// for that.
///
/// # Errors
/// If the script that starts it is not as trunk writes it.
pub fn guard(html: &str) -> Outcome<String> {
    const START: &str = "_bg.wasm' });";
    once(html, START, "_bg.wasm' }).catch((error) => { unstarted(); throw error; });")
}

/// What the page in a language is called.
///
/// # Errors
/// If the page does not name the language.
pub fn file_name<'a>(html: &'a str, lang: &str) -> Outcome<&'a str> {
    let found = languages(html)?.into_iter().find(|language| language.tag == lang);
    let page = found.map(|language| language.page);
    page.ok_or_else(|| format!("index.html has no link to the page in “{lang}”."))
}

/// How a policy names a script or a style that stands in the page.
pub fn hash_source(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    format!(" 'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(hash))
}

/// How a policy names all scripts that stand in the page.
pub fn script_hashes(html: &str) -> String {
    inline_scripts(html).into_iter().map(hash_source).collect()
}

/// The texts of all scripts without an address of their own; blocks of data are none.
fn inline_scripts(html: &str) -> Vec<&str> {
    html.split("<script")
        .skip(1)
        .filter_map(|rest| {
            let (attributes, rest) = rest.split_once('>')?;
            let (text, _) = rest.split_once("</script>")?;
            let runs = !attributes.contains("type=") || attributes.contains("type=\"module\"");
            (runs && !attributes.contains("src=")).then_some(text)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        about, compact, dataset_of, describe, file_name, finish, inline_scripts, languages, lean,
        lists, lost, preview,
    };
    use crate::snapshot::Snapshot;

    #[test]
    fn a_lean_page_has_lost_comments_and_indents_alone() {
        let page = "<p>\n  <!-- a\n  b -->\n  c <!-- <b>d</b> -->\n</p>\n<script>\n  // e\n  f(); // g\n</script>";
        assert_eq!(lean(page), "<p>\nc <!-- <b>d</b> -->\n</p>\n<script>\nf(); // g\n</script>\n");
    }

    /// A page as small as one can be.
    const PAGE: &str = "<html lang=\"en\" data-page=\"en\" data-lists=\"\"><meta charset=\"utf-8\" />\
        <title>Old</title><meta name=\"description\" content=\"old\" />\
        <meta property=\"og:title\" content=\"old\" /><meta property=\"og:description\" content=\"old\" />\
        <link id=\"page-en\" hreflang=\"en\" href=\"./\" data-words=\"en.json\" />\
        <link id=\"page-xx\" hreflang=\"xx\" href=\"xx.html\" data-words=\"xx.json\" />\
        <meta name=\"color-scheme\" /><script>a</script><script src=\"x\"></script>\
        <script type=\"module\">b</script><p><strong>old</strong><a id=\"fault-again\" href=\"\">old</a></p>\
        <a id=\"skip\" class=\"skip\" href=\"#results\">old</a><div id=\"app\"></div></body>";

    #[test]
    fn the_policy_names_every_inline_script_and_no_other() {
        assert_eq!(inline_scripts(PAGE), ["a", "b"]);
        let texts = serde_json::json!({
            "lang": "xx", "title": "A \"<b>\" & C", "words": "{\"one\": \"two\"}",
            "snapshot": "<p>33</p>",
        });
        let done = finish(PAGE, &Snapshot::new(texts).unwrap()).unwrap();
        assert!(done.starts_with("<html lang=\"xx\" data-page=\"xx\""), "{done}");
        assert_eq!(done.matches("A &quot;&lt;b>&quot; &amp; C").count(), 2, "{done}");
        assert!(done.contains("id=\"words-xx\">{\"one\": \"two\"}</script></body>"), "{done}");
        assert!(Snapshot::new(serde_json::json!({ "words": "</script>" })).is_err());
        assert_eq!(done.matches("'sha256-").count(), 2);
        assert!(done.contains("'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"), "{done}");
        assert!(
            done.contains("<div id=\"app\"><p>33</p></div>") && !done.contains("old"),
            "{done}"
        );
    }

    #[test]
    fn white_space_stays_inside_texts_only() {
        let text = "{\n  \"a \\\" b\": [ 1,\t\"c  \\\\\" ],\r\n \"d\": \" \"}";
        assert_eq!(compact(text), "{\"a \\\" b\":[1,\"c  \\\\\"],\"d\":\" \"}");
    }

    #[test]
    fn a_language_is_a_link_in_the_page() {
        let tags: Vec<&str> =
            languages(PAGE).unwrap().iter().map(|language| language.tag).collect();
        assert_eq!(tags, ["en", "xx"]);
        assert_eq!(file_name(PAGE, "en"), Ok("index.html"));
        assert_eq!(file_name(PAGE, "xx"), Ok("xx.html"));
        assert!(file_name(PAGE, "yy").is_err());
    }

    /// The page of the project with a link to a language more.
    fn with_a_fourth() -> String {
        let html = include_str!("../../index.html");
        let at = html.rfind("<link id=\"page-").unwrap();
        let link = "<link id=\"page-xx\" rel=\"alternate\" hreflang=\"xx\" href=\"xx.html\" \
                    data-words=\"locales/xx.json\" />";
        format!("{}{link}{}", &html[..at], &html[at..])
    }

    fn in_language(lang: &str) -> Snapshot {
        let texts = serde_json::json!({
            "lang": lang, "lost": format!("lost in {lang}"), "lost_home": "home", "space": " ",
            "words": "{}", "snapshot": format!("<p>{lang}</p>"),
        });
        Snapshot::new(texts).unwrap()
    }

    #[test]
    fn a_fourth_language_has_its_page_from_its_link_alone() {
        let html = with_a_fourth();
        let own = finish(&html, &in_language("xx")).unwrap();
        assert!(own.contains("<html lang=\"xx\"") && own.contains("data-page=\"xx\""), "{own}");
        assert!(own.contains("<div id=\"app\"><p>xx</p></div>"), "{own}");
        // Every page names all languages, so that each leads to each.
        for lang in ["en", "ru", "zh", "xx"] {
            let page = finish(&html, &in_language(lang)).unwrap();
            let tags: Vec<&str> =
                languages(&page).unwrap().iter().map(|language| language.tag).collect();
            assert_eq!(tags.len(), 4, "{lang}");
            assert!(tags.contains(&"xx"), "{lang}");
        }
    }

    #[test]
    fn the_page_for_no_page_has_a_line_for_a_fourth_language() {
        let template = include_str!("../../public/404.html");
        let all = ["en", "ru", "zh", "xx"].map(in_language);
        let page = lost(template, &with_a_fourth(), &all).unwrap();
        assert!(page.contains("<h1>lost in en</h1>"), "{page}");
        for (lang, file) in [("ru", "ru.html"), ("zh", "zh.html"), ("xx", "xx.html")] {
            let line = format!("<p lang=\"{lang}\">lost in {lang} <a href=\"{file}\">home</a></p>");
            assert!(page.contains(&line), "{page}");
        }
        assert!(!page.contains("{{l"), "{page}");
        // A language without a link stops the build, as does a template without its place.
        let told = lost(template, include_str!("../../index.html"), &all);
        assert_eq!(told, Err("index.html has no link to the page in “xx”.".to_owned()));
        assert!(lost("<h1>{{lost}}</h1>", &with_a_fourth(), &all).is_err());
    }

    #[test]
    fn only_origins_named_by_the_publisher_may_be_asked() {
        let done = |origins: &str| {
            let snapshot = Snapshot::new(serde_json::json!({ "lang": "en" })).unwrap();
            finish(&lists(PAGE, origins)?, &snapshot)
        };
        assert!(done("").unwrap().contains("connect-src 'self';"));
        let two = done("https://a.example http://b.example:8080").unwrap();
        assert!(
            two.contains("connect-src 'self' https://a.example http://b.example:8080;"),
            "{two}"
        );
        for origin in ["*", "https://*", "https://a.example/x", "a.example", "https://a'b", "data:"]
        {
            assert!(done(origin).is_err(), "{origin}");
        }
    }

    #[test]
    fn what_is_shared_names_its_picture_whole() {
        let done = preview(PAGE, true, "https://example.org/m/").unwrap();
        assert!(done.contains("content=\"https://example.org/m/preview.png\""), "{done}");
        assert!(done.contains("og:url"), "{done}");
        assert_eq!(preview(PAGE, false, ""), Ok(PAGE.to_owned()));
        for site in ["example.org", "https://example.org", "javascript:x/", "https://a/\"><b>/"] {
            assert!(preview(PAGE, true, site).is_err(), "{site}");
        }
    }

    #[test]
    fn another_dataset_has_its_own_file() {
        let html = "<link id=\"dataset\" rel=\"preload\" href=\"data/old.json\" />";
        let dataset = serde_json::json!({ "id": "my-forum" });
        let (done, name) = about(html, &dataset).unwrap();
        assert_eq!(
            (dataset_of(&done), name.as_str()),
            (Ok("data/my-forum.json"), "data/my-forum.json")
        );
        for id in ["", "../x", "a b"] {
            assert!(about(html, &serde_json::json!({ "id": id })).is_err(), "{id}");
        }
    }

    #[test]
    fn the_page_says_what_it_is_about_and_no_text_ends_the_block() {
        let dataset = r#"{"title":{"en":"A </script> B"},"version":"1.0.0",
            "event":{"name":{"en":"E"},"start_date":"2022-11-08"},"documents":[{"url":"https://x/"}]}"#;
        let html = describe("<head></head><body></body>", dataset).unwrap();
        assert_eq!(html.matches("</script>").count(), 1, "{html}");
        let block = html.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let about: serde_json::Value = serde_json::from_str(block).unwrap();
        assert_eq!(about[0]["startDate"], "2022-11-08");
        assert_eq!(about[1]["name"], "A </script> B");
        assert!(inline_scripts(&html).is_empty(), "data needs no hash in the policy");
    }
}
