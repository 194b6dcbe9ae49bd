//! The rules that the tables keep: columns, ids, kinds, sources, how names are written, and which names
//! may stand twice.
//!
//! Used by the tests and by `cargo xtask gazetteer`. Reads texts only: what other sources call a state, and
//! what the reader finds in a text, is tested elsewhere.

use super::packing;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

/// The languages of names.
pub const LANGUAGES: [&str; 3] = ["en", "ru", "zh"];

/// The columns of each table.
pub const COLUMNS: [(&str, &str); 6] = [
    (
        "states",
        "id,kind,en,en_formal,en_also,ru,ru_formal,ru_also,zh,zh_formal,zh_also,sign,region,source",
    ),
    (
        "bodies",
        "id,kind,parent,region,wikidata,en,en_abbr,en_also,ru,ru_abbr,ru_also,zh,zh_abbr,zh_also,source",
    ),
    ("heads", "id,en,ru,zh"),
    ("words", "language,class,patterns,test"),
    ("guards", "language,words,test"),
    ("doubtful", "language,words,candidates,test"),
];

/// Names that stand at two states on purpose: the reader asks which one is meant.
const NAMES_OF_TWO: [(&str, &str); 12] = [
    ("congo", "COD COG"),
    ("korea", "KOR PRK"),
    ("saint martin", "MAF SXM"),
    ("st martin", "MAF SXM"),
    ("st. martin", "MAF SXM"),
    ("virgin islands", "VGB VIR"),
    ("виргинские острова", "VGB VIR"),
    ("конго", "COD COG"),
    ("корея", "KOR PRK"),
    ("рб", "BLR ru-ba"),
    ("рт", "TJK ru-ta"),
    ("刚果", "COD COG"),
];

/// A row of a table: its line in the file, and its cells by column.
pub struct Row {
    /// The line in the file.
    pub line: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// What stands in a column; nothing where there is no such column.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The names in some columns.
    pub fn names<'a>(&'a self, columns: &[&str]) -> Vec<&'a str> {
        let cells = columns.iter().flat_map(|column| self.cell(column).split('|'));
        cells.filter(|name| !name.is_empty()).collect()
    }

    /// Every name in a language.
    pub fn all_names(&self, language: &str) -> Vec<&str> {
        let columns = ["", "_formal", "_abbr", "_also"].map(|end| format!("{language}{end}"));
        self.names(&columns.each_ref().map(String::as_str))
    }
}

/// What is wrong with a table, and what to do.
pub struct Fault {
    table: &'static str,
    line: usize,
    what: String,
    advice: &'static str,
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { table, line, what, advice } = self;
        write!(f, "reader/tables/{table}.csv, line {line}: {what} {advice}")
    }
}

/// The rows of a table in CSV.
pub fn rows(table: &str) -> Vec<Row> {
    let mut rows = packing::rows(table).into_iter();
    let head = rows.next().unwrap_or_default();
    let cells = |row: Vec<String>| head.iter().cloned().zip(row).collect();
    rows.enumerate().map(|(at, row)| Row { line: at + 2, cells: cells(row) }).collect()
}

/// A name without what the reader evens out: capitals, ё, kinds of apostrophes and dashes, the spelling
/// of England and America.
pub fn folded(name: &str) -> String {
    let mut plain = name.to_lowercase();
    for (from, to) in [
        ("ё", "е"),
        ("’", "'"),
        (" – ", " "),
        (" — ", " "),
        (" - ", " "),
        ("–", " "),
        ("—", " "),
        ("-", " "),
        ("isation", "ization"),
        ("harmonis", "harmoniz"),
        ("standardis", "standardiz"),
        ("centre", "center"),
        ("programme", "program"),
        ("defence", "defense"),
        ("labour", "labor"),
        ("co operat", "cooperat"),
        ("(", "（"),
        (")", "）"),
    ] {
        plain = plain.replace(from, to);
    }
    plain
}

/// Which ids each name stands at, in any language.
pub fn ids_by_name(table: &[Row]) -> BTreeMap<String, BTreeSet<&str>> {
    let mut ids: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for row in table {
        for name in LANGUAGES.iter().flat_map(|language| row.all_names(language)) {
            ids.entry(folded(name)).or_default().insert(row.cell("id"));
        }
    }
    ids
}

/// The tables while they are checked.
struct Check {
    faults: Vec<Fault>,
}

impl Check {
    fn told(&mut self, table: &'static str, line: usize, what: String, advice: &'static str) {
        self.faults.push(Fault { table, line, what, advice });
    }

    /// Tells a row of which something does not hold.
    fn hold(
        &mut self,
        holds: bool,
        (table, row): (&'static str, &Row),
        what: String,
        advice: &'static str,
    ) {
        if !holds {
            let id = row.cell("id");
            let what = if id.is_empty() { what } else { format!("{id}: {what}") };
            self.told(table, row.line, what, advice);
        }
    }
}

/// Every rule that the tables break; `text` gives a table in CSV by its name.
pub fn faults(text: impl Fn(&str) -> String) -> Vec<Fault> {
    let mut check = Check { faults: Vec::new() };
    for (table, columns) in COLUMNS {
        let text = text(table);
        let head = text.lines().next().unwrap_or_default();
        if head != columns {
            check.told(table, 1, format!("the columns are “{head}”."), "README.md describes them.");
        } else if !text.ends_with('\n') || text.matches('"').count() % 2 == 1 {
            let last = text.lines().count();
            check.told(table, last, "the table is cut.".to_owned(), "End it with a whole line.");
        }
        let width = columns.split(',').count();
        for (at, row) in packing::rows(&text).iter().enumerate() {
            if row.len() != width {
                let what = format!("{} cells instead of {width}.", row.len());
                check.told(table, at + 1, what, "Quote a cell that has a comma.");
            } else if row.iter().any(|cell| cell.contains('\n')) {
                let what = "a cell of two lines.".to_owned();
                check.told(table, at + 1, what, "Write it as one.");
            }
        }
    }
    // What follows needs whole rows.
    if check.faults.is_empty() {
        let [states, bodies, heads, words, guards, doubtful] =
            COLUMNS.map(|(table, _)| (table, rows(&text(table))));
        for table in [&states, &bodies, &heads] {
            ids(&mut check, table);
            clean(&mut check, table);
        }
        for row in &heads.1 {
            let what = "no id of a head.".to_owned();
            let advice = "Use small letters, digits and hyphens.";
            check.hold(is_small(row.cell("id")), (heads.0, row), what, advice);
        }
        for row in &states.1 {
            state(&mut check, (states.0, row));
        }
        for row in &bodies.1 {
            body(&mut check, (bodies.0, row), &bodies.1);
        }
        names_of_one(&mut check, &states, &bodies, &heads);
        composed(&mut check, &bodies, &heads.1);
        for (table, rows) in [&words, &guards, &doubtful] {
            for row in rows {
                let language = LANGUAGES.contains(&row.cell("language"));
                let what = format!("“{}” is no language.", row.cell("language"));
                check.hold(language, (table, row), what, "Use en, ru or zh.");
                let tried = !row.cell("test").is_empty();
                let advice = "Write a sentence that it is found in.";
                check.hold(tried, (table, row), "no sentence tries it.".to_owned(), advice);
            }
        }
    }
    check.faults
}

fn is_small(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '-'))
}

fn ids(check: &mut Check, (table, rows): &(&'static str, Vec<Row>)) {
    for pair in rows.windows(2) {
        let (before, id) = (pair[0].cell("id"), pair[1].cell("id"));
        let what = format!("it stands behind {before}.");
        let advice = "Keep rows in the order of ids, each once.";
        check.hold(before < id, (table, &pair[1]), what, advice);
    }
}

fn state(check: &mut Check, at: (&'static str, &Row)) {
    let row = at.1;
    let (id, kind) = (row.cell("id"), row.cell("kind"));
    let iso = id.len() == 3 && id.chars().all(|sign| sign.is_ascii_uppercase());
    let other = id.starts_with("x-") || id.as_bytes().get(2) == Some(&b'-');
    let what = "no id of a state.".to_owned();
    check.hold(iso || other && is_small(id), at, what, "See “id” in README.md.");
    let known = ["state", "territory", "contested"].contains(&kind);
    check.hold(known, at, format!("“{kind}” is no kind."), "Use state, territory or contested.");
    let coded = !id.starts_with("x-") || kind == "contested";
    let what = "no standard has a code for it.".to_owned();
    check.hold(coded, at, what, "Its kind is contested.");
    let sources = ["UNTERM", "CLDR", "ISO 3166-2", "ISO 3166-3", "usage"];
    let known = row.cell("source").split(", ").all(|word| sources.contains(&word));
    let what = format!("“{}” is no source.", row.cell("source"));
    check.hold(known, at, what, "Use the words under “Sources and licences”.");
    for language in LANGUAGES {
        let named = !row.cell(language).is_empty();
        check.hold(named, at, format!("no name in {language}."), "States have one in all three.");
    }
    for sign in row.names(&["sign"]) {
        let one = sign.chars().count() == 1;
        check.hold(one, at, format!("“{sign}” is more than a sign."), "Divide signs by |.");
    }
}

fn body(check: &mut Check, at: (&'static str, &Row), bodies: &[Row]) {
    let row = at.1;
    let (id, kind, parent) = (row.cell("id"), row.cell("kind"), row.cell("parent"));
    let what = "no id of a body.".to_owned();
    check.hold(id.split('/').all(is_small), at, what, "Use small letters, digits and hyphens.");
    let kinds = ["un-body", "international-organisation", "organ", "national-body", "other"];
    check.hold(kinds.contains(&kind), at, format!("“{kind}” is no kind."), "See README.md.");
    let wikidata = row.cell("wikidata");
    let number = wikidata.strip_prefix('Q').unwrap_or_default();
    let whole = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let what = format!("“{wikidata}” is no id of Wikidata.");
    check.hold(wikidata.is_empty() || whole, at, what, "Write Q and digits, or nothing.");
    let twice = bodies.iter().any(|it| it.line < row.line && it.cell("wikidata") == wikidata);
    let what = format!("{wikidata} stands at another body too.");
    check.hold(wikidata.is_empty() || !twice, at, what, "An id stands at one body.");
    let known = parent.is_empty() || bodies.iter().any(|it| it.cell("id") == parent);
    check.hold(known, at, format!("no row is its parent {parent}."), "Write the parent's row too.");
    if let Some((before, _)) = id.rsplit_once('/') {
        let what = format!("its parent is “{parent}”.");
        check.hold(parent == before, at, what, "It is what stands before the stroke.");
    }
    let sources = ["names.json", "raw", "release", "site", "un", "usage"];
    let what = format!("“{}” is no source.", row.cell("source"));
    let known = sources.contains(&row.cell("source"));
    check.hold(known, at, what, "Use the words under “Sources and licences”.");
    let what = "no English name.".to_owned();
    check.hold(!row.cell("en").is_empty(), at, what, "Every body has one.");
}

/// How names are written.
fn clean(check: &mut Check, (table, rows): &(&'static str, Vec<Row>)) {
    let cyrillic = |sign: char| matches!(sign, '\u{400}'..='\u{4ff}');
    let han = |sign: char| matches!(sign, '\u{3400}'..='\u{9fff}');
    let combining = |sign: char| matches!(sign, '\u{300}'..='\u{36f}');
    let ends = ["", "_formal", "_abbr", "_also"];
    let columns = LANGUAGES.map(|language| (language, ends.map(|end| format!("{language}{end}"))));
    for row in rows {
        for (language, columns) in &columns {
            let cells = columns.iter().map(|column| row.cell(column)).filter(|it| !it.is_empty());
            for name in cells.flat_map(|cell| cell.split('|')) {
                let mut hold = |holds: bool, fault: &str, advice: &'static str| {
                    check.hold(holds, (table, row), format!("“{name}” {fault}."), advice);
                };
                hold(!name.is_empty(), "is an empty name", "Names stand between single |.");
                let blanks = name == name.trim() && !name.contains("  ");
                hold(blanks, "has blanks too many", "Leave one between words.");
                let signs = !name.contains(['\'', '\t', '\u{a0}', ';']);
                hold(signs, "has a sign that the tables do not use", "Use ’ and plain blanks.");
                hold(!name.contains(combining), "has letters in two parts", "Write NFC.");
                let short = ["Rep.", "Is.", "Fed."].iter().any(|end| name.ends_with(end));
                let stop = !name.ends_with('.') || name.matches('.').count() > 1 || short;
                hold(stop, "ends with a stop", "A name has none.");
                let mixed = name.split(|sign: char| !sign.is_alphabetic()).any(|word| {
                    word.chars().any(cyrillic) && word.chars().any(|it| it.is_ascii_alphabetic())
                });
                hold(!mixed, "has Latin letters in a Cyrillic word", "Write them in Cyrillic.");
                let own = match *language {
                    "en" => !name.contains(|sign| cyrillic(sign) || han(sign)),
                    "ru" => !name.contains(han),
                    _ => !name.contains(cyrillic),
                };
                hold(own, "has letters of another language", "Put it into its own column.");
                let article = name.starts_with("the ") || name.starts_with("The ");
                hold(!article, "begins with an article", "Names go without.");
            }
        }
    }
}

/// Names that may stand at one row only.
fn names_of_one(
    check: &mut Check,
    states: &(&'static str, Vec<Row>),
    bodies: &(&'static str, Vec<Row>),
    heads: &(&'static str, Vec<Row>),
) {
    let meant: BTreeSet<(String, &str)> =
        NAMES_OF_TWO.iter().map(|(name, ids)| (folded(name), *ids)).collect();
    let by_state = ids_by_name(&states.1);
    for (name, ids) in by_state.iter().filter(|(_, ids)| ids.len() > 1) {
        let ids = ids.iter().copied().collect::<Vec<_>>().join(" ");
        if !meant.contains(&(name.clone(), ids.as_str())) {
            let line = states.1.iter().find(|row| ids.ends_with(row.cell("id")));
            let line = line.map_or(1, |row| row.line);
            let advice = "Leave it out of one, or add it to NAMES_OF_TWO in rules.rs.";
            check.told(states.0, line, format!("“{name}” stands at {ids}."), advice);
        }
    }
    let mut full: BTreeMap<String, &str> = BTreeMap::new();
    for row in &bodies.1 {
        let id = row.cell("id");
        for name in row.names(&["en", "en_also", "ru", "ru_also", "zh", "zh_also"]) {
            let before = *full.entry(folded(name)).or_insert(id);
            let what = format!("“{name}” stands at {before} too.");
            check.hold(before == id, (bodies.0, row), what, "A full name stands at one body.");
        }
        for name in LANGUAGES.iter().flat_map(|language| row.all_names(language)) {
            // The organisation is printed in capitals, the island is not.
            let known = ["guam", "гуам"].contains(&folded(name).as_str());
            let apart = known || !by_state.contains_key(&folded(name));
            let what = format!("“{name}” is a name of a state too.");
            check.hold(apart, (bodies.0, row), what, "Leave it out here.");
        }
    }
    for language in LANGUAGES {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for row in &heads.1 {
            for name in row.names(&[language]) {
                let what = format!("“{name}” stands twice.");
                let once = seen.insert(folded(name));
                check.hold(once, (heads.0, row), what, "A noun is of one head.");
            }
        }
    }
}

/// An organ that a head and its parent give may be listed too, for names that no rule gives. Then its id is
/// the one composed, so that both ways lead to one entry.
fn composed(check: &mut Check, (table, bodies): &(&'static str, Vec<Row>), heads: &[Row]) {
    for organ in bodies.iter().filter(|row| row.cell("id").contains('/')) {
        let listed: BTreeSet<String> = organ.all_names("en").into_iter().map(folded).collect();
        let parent = bodies.iter().find(|row| row.cell("id") == organ.cell("parent"));
        for of in parent.map(|row| row.names(&["en_abbr"])).unwrap_or_default() {
            for head in heads {
                let composed = format!("{}/{}", organ.cell("parent"), head.cell("id"));
                for noun in head.names(&["en"]) {
                    let ways = [
                        format!("{of} {noun}"),
                        format!("{noun} of the {of}"),
                        format!("{noun} of {of}"),
                    ];
                    let given = ways.iter().any(|name| listed.contains(&folded(name)));
                    let what = format!("its head and parent make {composed}.");
                    let same = organ.cell("id") == composed || !given;
                    check.hold(same, (table, organ), what, "Use that id.");
                }
            }
        }
    }
}
