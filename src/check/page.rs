//! A saved web page as the text a reader sees: tags, scripts and styles gone, entities resolved.
//!
//! Not a parser of HTML: it need only keep words apart and in order. Knows no mentions.

/// Elements whose inside is not shown.
const HIDDEN: [&str; 5] = ["script", "style", "head", "noscript", "template"];

/// Elements that end a line.
const BLOCKS: [&str; 19] = [
    "p", "div", "br", "li", "ul", "ol", "tr", "td", "h1", "h2", "h3", "h4", "section", "article",
    "header", "footer", "nav", "main", "title",
];

/// Whether a text is a web page rather than a text that happens to have a `<`.
pub fn is_page(text: &str) -> bool {
    let start: String =
        text.trim_start().chars().take(1_000).collect::<String>().to_ascii_lowercase();
    ["<!doctype", "<html", "<head", "<body", "<p>", "<p ", "<div", "<article"]
        .iter()
        .any(|tag| start.contains(tag))
}

/// The text of a web page; blocks stand on lines of their own.
pub fn text_of(page: &str) -> String {
    let mut text = String::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = if rest.starts_with('&') { entity(rest, &mut text) } else { tag(rest, &mut text) };
    }
    text.push_str(rest);
    // Indentation of the page's source is no part of what is read.
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Steps over a tag, or a comment, or an element that is not shown; gives what follows.
fn tag<'a>(from: &'a str, text: &mut String) -> &'a str {
    if let Some(comment) = from.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let name: String = from
        .chars()
        .skip(1)
        .skip_while(|c| *c == '/')
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let opens = !from.starts_with("</");
    if name.is_empty() && opens && !from.starts_with("<!") && !from.starts_with("<?") {
        // A “less than” in the text.
        text.push('<');
        return &from[1..];
    }
    let Some((_, after)) = from.split_once('>') else { return "" };
    if opens && HIDDEN.contains(&name.as_str()) {
        return skip(after, &name);
    }
    if BLOCKS.contains(&name.as_str()) {
        text.push('\n');
    }
    after
}

/// What follows the end tag of this name.
fn skip<'a>(from: &'a str, name: &str) -> &'a str {
    let mut rest = from;
    while let Some((_, after)) = rest.split_once("</") {
        let here = after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if here {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

/// Resolves a character reference; gives what follows.
fn entity<'a>(from: &'a str, text: &mut String) -> &'a str {
    // The longest name resolved here has 6 letters, the longest number 8 signs.
    let end = from.bytes().take(12).position(|byte| byte == b';');
    let found = end.and_then(|end| {
        let name = &from[1..end];
        let c = match name {
            "nbsp" => '\u{a0}',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "lsquo" => '\u{2018}',
            "rsquo" => '\u{2019}',
            "ldquo" => '\u{201c}',
            "rdquo" => '\u{201d}',
            "laquo" => '«',
            "raquo" => '»',
            "ndash" => '–',
            "mdash" => '—',
            "hellip" => '…',
            "shy" => '\u{ad}',
            _ => {
                let number = name.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                char::from_u32(code.ok()?)?
            }
        };
        Some((c, &from[end + 1..]))
    });
    match found {
        Some((c, rest)) => {
            text.push(c);
            rest
        }
        None => {
            text.push('&');
            &from[1..]
        }
    }
}
