//! Citations of the dataset, of the document and of one view: as a sentence, as BibTeX, as CSL-JSON.

use crate::data::Author;

/// Something to be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Stable key.
    pub key: String,
    /// Title.
    pub title: String,
    /// Who made or published it; a citation without them begins with the title.
    pub by: Vec<Author>,
    /// ISO date, as far as known; empty if it is not.
    pub date: String,
    /// Version, if it has one.
    pub version: String,
    /// Where it is; empty where no address leads there.
    pub address: String,
    /// ISO date on which it was looked at.
    pub seen: String,
    /// Whether it is a dataset; otherwise a web page.
    pub is_dataset: bool,
}

/// How a citation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A sentence.
    Plain,
    /// BibTeX.
    BibTex,
    /// CSL-JSON, as Zotero and pandoc read it.
    Csl,
}

impl Form {
    /// The form of this name; a sentence has none.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "" => Some(Self::Plain),
            "bibtex" => Some(Self::BibTex),
            "csl" => Some(Self::Csl),
            _ => None,
        }
    }
}

/// A citation.
pub fn cite(work: &Work, form: Form) -> String {
    match form {
        Form::Plain => plain(work),
        Form::BibTex => bibtex(work),
        Form::Csl => csl(work),
    }
}

fn year(date: &str) -> &str {
    date.get(..4).unwrap_or_default()
}

fn plain(work: &Work) -> String {
    let year = if work.date.is_empty() { "n.d." } else { year(&work.date) };
    let version =
        if work.version.is_empty() { String::new() } else { format!(", version {}", work.version) };
    let by: Vec<&str> = work.by.iter().map(|author| author.name.as_str()).collect();
    let what = match by.is_empty() {
        true => format!("{} ({year}){version}.", work.title),
        false => format!("{} ({year}): {}{version}.", by.join("; "), work.title),
    };
    if work.address.is_empty() {
        return what;
    }
    format!("{what} {} ({})", work.address, work.seen)
}

fn bibtex(work: &Work) -> String {
    let mut out = format!("@misc{{{},\n", work.key);
    let mut field = |name: &str, text: String| {
        if !text.is_empty() {
            out += &format!("  {name} = {{{text}}},\n");
        }
    };
    let author = |author: &Author| match &author.parts {
        Some((family, given)) if given.is_empty() => format!("{{{}}}", tex(family)),
        Some((family, given)) => format!("{{{}}}, {{{}}}", tex(family), tex(given)),
        // Braces around the name keep BibTeX from taking it for a person's.
        None => format!("{{{}}}", tex(&author.name)),
    };
    field("author", work.by.iter().map(author).collect::<Vec<_>>().join(" and "));
    field("title", format!("{{{}}}", tex(&work.title)));
    field("year", year(&work.date).to_owned());
    field("version", tex(&work.version));
    // In an address only what would end the field is written otherwise.
    field("url", work.address.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"));
    if !work.address.is_empty() {
        field("urldate", work.seen.clone());
    }
    out + "}\n"
}

/// A text as TeX prints it.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn csl(work: &Work) -> String {
    let date = |iso: &str| {
        let parts: Vec<&str> = iso.split('-').map(|part| part.trim_start_matches('0')).collect();
        format!("{{\"date-parts\":[[{}]]}}", parts.join(","))
    };
    let mut fields = vec![
        ("id", quoted(&work.key)),
        ("type", quoted(if work.is_dataset { "dataset" } else { "webpage" })),
        ("title", quoted(&work.title)),
    ];
    if !work.by.is_empty() {
        let author = |author: &Author| match &author.parts {
            Some((family, given)) => {
                format!("{{\"family\":{},\"given\":{}}}", quoted(family), quoted(given))
            }
            None => format!("{{\"literal\":{}}}", quoted(&author.name)),
        };
        let authors: Vec<String> = work.by.iter().map(author).collect();
        fields.push(("author", format!("[{}]", authors.join(","))));
    }
    if !work.date.is_empty() {
        fields.push(("issued", date(&work.date)));
    }
    if !work.version.is_empty() {
        fields.push(("version", quoted(&work.version)));
    }
    if !work.address.is_empty() {
        fields.push(("URL", quoted(&work.address)));
        fields.push(("accessed", date(&work.seen)));
    }
    let lines: Vec<String> =
        fields.iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    format!("[{{\n{}\n}}]\n", lines.join(",\n"))
}

/// A text as JSON writes it.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c < ' ' => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
