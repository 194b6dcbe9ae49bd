//! The page as text: snapshot and policy put in, what it is about, another dataset's title.
//!
//! Knows HTML as this project writes it, and no file.

use crate::Outcome;
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

/// The address of the dataset that a page fetches.
///
/// # Errors
/// If it names none.
pub fn dataset_of(html: &str) -> Outcome<&str> {
    let tag = html.split_once("<link id=\"dataset\"").and_then(|(_, rest)| rest.split_once('>'));
    let address = tag.and_then(|(tag, _)| tag.split_once("href=\"")?.1.split_once('"'));
    address.map(|(address, _)| address).ok_or_else(|| "The page names no dataset.".to_owned())
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
            "creator": { "@type": "Organization", "name": "Plenary" },
        },
    ]);
    // A text in the data must not end the block.
    let about = about.to_string().replace("</", "<\\/");
    let block = format!("<script type=\"application/ld+json\">{about}</script></head>");
    if html.matches("</head>").count() == 1 {
        Ok(html.replacen("</head>", &block, 1))
    } else {
        Err("index.html must have one </head>.".to_owned())
    }
}

/// Slots of the page, by their names, that differ from language to language, and how often each
/// stands there.
const SLOTS: &[(&str, usize)] = &[
    ("title", 2),
    ("description", 2),
    ("fault", 1),
    ("fault_rest", 1),
    ("words", 1),
    ("snapshot", 1),
];

/// The picture that stands for the page where it is shared, if it has one. Most networks want its
/// whole address, so `site` is that of the page, with a slash at its end; empty where it is not
/// known, and then the picture is told by its name.
///
/// # Errors
/// If the page has no slot for it, or `site` is no address of a page.
pub fn preview(html: &str, has_picture: bool, site: &str) -> Outcome<String> {
    const SLOT: &str = "{{preview}}";
    let is_address = site.is_empty()
        || (["https://", "http://"].iter().any(|start| site.starts_with(start))
            && site.ends_with('/')
            && !site.contains(['"', '<', '>', '&', ' ']));
    if !is_address {
        return Err(format!(
            "“{site}” is not where a page can be. Give it whole, as in https://example.org/meeting/"
        ));
    }
    if html.matches(SLOT).count() != 1 {
        return Err(format!("index.html must have one {SLOT}."));
    }
    let mut tags = String::new();
    if has_picture {
        tags += &format!("<meta property=\"og:image\" content=\"{site}{PREVIEW}\" />");
        tags += "<meta name=\"twitter:card\" content=\"summary_large_image\" />";
    }
    if !site.is_empty() {
        tags += &format!("<meta property=\"og:url\" content=\"{site}\" />");
    }
    Ok(html.replace(SLOT, &tags))
}

/// The file of that picture.
pub const PREVIEW: &str = "preview.png";

/// Names the other origins that lists may come from: `origins`, separated by spaces, as in
/// `https://data.example.org`. Every one of them may from then on be asked by whoever follows an
/// address, which is why a site names none by itself.
///
/// # Errors
/// If one is no origin, or the page has no slot for them.
pub fn lists(html: &str, origins: &str) -> Outcome<String> {
    const SLOT: &str = "{{lists}}";
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
    if html.matches(SLOT).count() != 1 {
        return Err(format!("index.html must have one {SLOT}."));
    }
    Ok(html.replace(SLOT, &origins.join(" ")))
}

/// Those origins, as the policy names them.
fn origins(html: &str) -> String {
    let named = html.split_once(" data-lists=\"").and_then(|(_, rest)| rest.split_once('"'));
    let named = named.map(|(origins, _)| origins).unwrap_or_default();
    named.split_whitespace().map(|origin| format!(" {origin}")).collect()
}

/// The page in a language: its texts and the policy put in.
///
/// # Errors
/// If a slot is missing.
pub fn finish(html: &str, snapshot: &Snapshot) -> Outcome<String> {
    let times = |html: &str, old: &str, new: &str, times: usize| {
        if html.matches(old).count() == times {
            Ok(html.replace(old, new))
        } else {
            Err(format!("index.html must have {old} {times} times."))
        }
    };
    let once = |html: &str, old: &str, new: &str| times(html, old, new, 1);
    let hashes: Vec<String> = inline_scripts(html)
        .iter()
        .map(|script| {
            let hash = Sha256::digest(script.as_bytes());
            format!(" 'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(hash))
        })
        .collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'{}; base-uri 'none'; form-action 'none'",
        hashes.concat(),
        origins(html)
    );
    let mut html = once(html, "{{policy}}", &policy)?;
    let lang = &snapshot.lang;
    html = once(&html, "<html lang=\"en\"", &format!("<html lang=\"{lang}\""))?;
    html = once(&html, "data-page=\"en\"", &format!("data-page=\"{lang}\""))?;
    html = once(&html, "id=\"words-en\"", &format!("id=\"words-{lang}\""))?;
    for &(slot, often) in SLOTS {
        html = times(&html, &format!("{{{{{slot}}}}}"), &snapshot.slot(slot), often)?;
    }
    Ok(html)
}

/// The page with a start of its program that tells the page if it fails: not every browser has an event
/// for that.
///
/// # Errors
/// If the script that starts it is not as trunk writes it.
pub fn guard(html: &str) -> Outcome<String> {
    const START: &str = "_bg.wasm' });";
    if html.matches(START).count() != 1 {
        return Err(format!("trunk's script must have one “{START}”."));
    }
    let guarded = "_bg.wasm' }).catch((error) => { unstarted(); throw error; });";
    Ok(html.replace(START, guarded))
}

/// What the page in a language is called.
pub fn file_name(lang: &str) -> String {
    if lang == "en" { "index.html".to_owned() } else { format!("{lang}.html") }
}

/// The texts of all scripts without an address of their own; blocks of data are none.
pub fn inline_scripts(html: &str) -> Vec<&str> {
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
    use super::{about, dataset_of, describe, finish, inline_scripts, lists, preview};
    use crate::snapshot::Snapshot;

    #[test]
    fn the_policy_names_every_inline_script_and_no_other() {
        let html = "<html lang=\"en\" data-page=\"en\"><meta content=\"{{policy}}\">{{title}}\
                    {{description}}{{title}}{{description}}<script>a</script><script src=\"x\"></script>{{fault}}\
                    <script type=\"module\">b</script>{{fault_rest}}\
                    <script type=\"text/plain\" id=\"words-en\">{{words}}</script>{{snapshot}}";
        assert_eq!(inline_scripts(html), ["a", "b"]);
        let texts = serde_json::json!({
            "lang": "ru", "title": "A \"<b>\" & C", "words": "one\ntwo",
            "snapshot": "<p>33</p>",
        });
        let done = finish(html, &Snapshot::new(texts).unwrap()).unwrap();
        assert!(done.starts_with("<html lang=\"ru\" data-page=\"ru\">"), "{done}");
        assert!(done.contains("A &quot;&lt;b>&quot; &amp; C"), "{done}");
        assert!(done.contains("id=\"words-ru\">one\ntwo</script>"), "{done}");
        assert!(Snapshot::new(serde_json::json!({ "words": "</script>" })).is_err());
        assert_eq!(done.matches("'sha256-").count(), 2);
        assert!(done.contains("'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"), "{done}");
        assert!(done.ends_with("<p>33</p>"));
    }

    #[test]
    fn only_origins_named_by_the_publisher_may_be_asked() {
        let html = "<html lang=\"en\" data-page=\"en\" data-lists=\"{{lists}}\">{{policy}}\
                    {{title}}{{title}}{{description}}{{description}}{{fault}}{{fault_rest}}\
                    <i id=\"words-en\">{{words}}</i>{{snapshot}}";
        let done = |origins: &str| {
            let snapshot = Snapshot::new(serde_json::json!({ "lang": "en" })).unwrap();
            finish(&lists(html, origins)?, &snapshot)
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
        let html = "<head>{{preview}}</head>";
        let done = preview(html, true, "https://example.org/m/").unwrap();
        assert!(done.contains("content=\"https://example.org/m/preview.png\""), "{done}");
        assert!(done.contains("og:url"), "{done}");
        assert_eq!(preview(html, false, ""), Ok("<head></head>".to_owned()));
        for site in ["example.org", "https://example.org", "javascript:x/", "https://a/\"><b>/"] {
            assert!(preview(html, true, site).is_err(), "{site}");
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
