//! The engine against an oracle: plain loops over plain rows, for random lists and questions.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)] // what helps tests may panic as tests do

use engine::protocol::*;
use engine::{List, Reader, prefixes, words};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Columns of the random list: label, few values, many values, several values, date.
const LABEL: usize = 0;
const FEW: usize = 1;
const MANY: usize = 2;
const SEVERAL: usize = 3;
const DATE: usize = 4;
const NAMES: [&str; 5] = ["name", "few", "many", "several", "date"];
const FACETS: [usize; 4] = [FEW, MANY, SEVERAL, DATE];

type Cells = Vec<String>;

fn setup() -> Setup {
    Setup {
        label: Some(LABEL),
        facets: FACETS.to_vec(),
        multi: vec![(SEVERAL, ";".to_owned())],
        date: Some(DATE),
        ..Setup::default()
    }
}

fn cells() -> impl Strategy<Value = Cells> {
    let label = "(|[A-Ca-c]{1,3}( [a-cé]{1,2}){0,2}|Ё ж'б|上海合作组织)";
    let few = prop_oneof![Just(String::new()), "[pqr]", "\"q\", ,?"];
    let many = (0..1000u32).prop_map(|n| format!("v{n}"));
    let several = proptest::collection::vec("[uvwxyz]?", 0..4).prop_map(|parts| parts.join("; "));
    let date = prop_oneof![
        3 => (1990..2000u32).prop_map(|year| year.to_string()),
        1 => (1990..2000u32, 1..13u32).prop_map(|(year, month)| format!("{year}-{month:02}-01")),
        1 => prop_oneof![Just(String::new()), Just("soon".to_owned())],
    ];
    (label, few, many, several, date).prop_map(|(a, b, c, d, e)| vec![a, b, c, d, e])
}

fn table() -> impl Strategy<Value = Vec<Cells>> {
    prop_oneof![
        1 => proptest::collection::vec(cells(), 0..30),
        2 => proptest::collection::vec(cells(), 200..500),
    ]
}

/// Values that the list may have, and some that it does not.
fn value(facet: usize) -> BoxedStrategy<String> {
    match facet {
        FEW => prop_oneof![Just(String::new()), "[pqrs]"].boxed(),
        MANY => (0..1200u32).prop_map(|n| format!("v{n}")).boxed(),
        SEVERAL => "[uvwxyzo]?".boxed(),
        _ => (1989..2001u32).prop_map(|year| year.to_string()).boxed(),
    }
}

fn facet_query() -> impl Strategy<Value = FacetQuery> {
    proptest::sample::select(FACETS.to_vec()).prop_flat_map(|facet| {
        let values = |most| proptest::collection::vec(value(facet), 0..most);
        (values(12), values(3), any::<bool>()).prop_map(move |(include, exclude, all)| FacetQuery {
            facet,
            include,
            exclude,
            all,
        })
    })
}

fn query() -> impl Strategy<Value = Query> {
    let text = prop_oneof![3 => Just(String::new()), 1 => "[ABcé]{1,2}( b)?", 1 => "(合作|жб|d)"];
    let years = prop_oneof![
        3 => Just(vec![]),
        1 => proptest::collection::vec(1988u16..2002, 1..4),
    ];
    let facets = proptest::collection::vec(facet_query(), 0..4);
    (facets, text, years).prop_map(|(asked, text, years)| {
        let mut facets: Vec<FacetQuery> = Vec::new();
        for facet in asked {
            facets.retain(|other| other.facet != facet.facet);
            facets.push(facet);
        }
        Query { facets, text, years, ..Query::default() }
    })
}

fn csv(rows: &[Cells]) -> String {
    let mut text = NAMES.join(",") + "\r\n";
    for row in rows {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        text += &(row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n");
    }
    text
}

/// How the lists of these tests are written; blanks are kept, so that cells are what they were.
fn format() -> Format {
    Format {
        delimiter: Some(','),
        kind: Some(FileKind::Csv),
        has_header: Some(true),
        trim: Some(false),
        footer: Some(0),
        skip: Some(0),
        head_rows: Some(1),
        below: Some(0),
        ..Format::default()
    }
}

fn list(rows: &[Cells]) -> List {
    let format = format();
    let mut reader = Reader::new(format);
    reader.feed(csv(rows).as_bytes());
    let mut list = reader.finish();
    // A list without rows has no columns to set up beyond its head.
    assert_eq!(list.setup(&setup()), Ready { setup: setup(), refused: vec![] });
    list
}

// The oracle.

fn values(row: &Cells, column: usize) -> BTreeSet<String> {
    if column != SEVERAL {
        return BTreeSet::from([row[column].clone()]);
    }
    let parts = row[column].split(';').map(str::trim).filter(|part| !part.is_empty());
    let parts: BTreeSet<String> = parts.map(str::to_owned).collect();
    if parts.is_empty() { BTreeSet::from([String::new()]) } else { parts }
}

/// Rows of the whole list by value, most common first, ties by text.
fn ranked(rows: &[Cells], column: usize) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in rows.iter().flat_map(|row| values(row, column)) {
        *counts.entry(value).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_cached_key(|(value, count)| (std::cmp::Reverse(*count), natural(value)));
    ranked
}

/// What texts are compared by where numbers in them stand by size: bytes as they are, numbers by their
/// length without zeros before them.
fn natural(text: &str) -> Vec<u8> {
    let (mut key, mut rest) = (Vec::with_capacity(2 * text.len()), text.as_bytes());
    while let Some(&byte) = rest.first() {
        let digits = &rest[..rest.iter().take_while(|it| it.is_ascii_digit()).count()];
        let zeros = digits.iter().take_while(|it| **it == b'0').count();
        // A number stands where its digits would.
        key.push(if digits.is_empty() { byte } else { b'0' });
        if !digits.is_empty() {
            key.push((digits.len() - zeros) as u8);
            key.extend(&digits[zeros..]);
            key.extend(digits);
        }
        rest = &rest[digits.len().max(1)..];
    }
    key
}

fn year(row: &Cells) -> Option<&str> {
    row[DATE].get(..4).filter(|year| *year != "soon")
}

struct Oracle<'a> {
    rows: &'a [Cells],
    query: &'a Query,
    /// What the query includes of what the list has, by its facets.
    included: Vec<Vec<String>>,
}

impl<'a> Oracle<'a> {
    fn new(rows: &'a [Cells], query: &'a Query) -> Self {
        let mut oracle = Self { rows, query, included: vec![] };
        let known = |asked: &FacetQuery| oracle.known(asked.facet, &asked.include);
        oracle.included = query.facets.iter().map(known).collect();
        oracle
    }

    fn known(&self, facet: usize, named: &[String]) -> Vec<String> {
        let is = |value: &&String| match facet {
            SEVERAL => self.rows.iter().any(|row| values(row, facet).contains(*value)),
            _ => self.rows.iter().any(|row| row[facet] == **value),
        };
        named.iter().filter(is).cloned().collect()
    }

    fn ignored(&self) -> Vec<Ignored> {
        let of = |asked: &FacetQuery| {
            let facet = asked.facet;
            let named = asked.include.iter().chain(&asked.exclude).cloned().collect::<Vec<_>>();
            let known = self.known(facet, &named);
            let unknown = named.into_iter().filter(move |value| !known.contains(value));
            unknown.map(move |value| Ignored { facet, value: Some(value) }).collect::<Vec<_>>()
        };
        self.query.facets.iter().flat_map(of).collect()
    }

    fn passes(&self, row: &Cells, asked: &FacetQuery, include: &[String]) -> bool {
        let has = values(row, asked.facet);
        let included = if include.is_empty() {
            true
        } else if asked.all && asked.facet == SEVERAL {
            include.iter().all(|value| has.contains(value))
        } else {
            include.iter().any(|value| has.contains(value))
        };
        included && !asked.exclude.iter().any(|value| has.contains(value))
    }

    /// The rows that pass every filter, or every one but a facet's own.
    fn matching(&self, but: Option<usize>) -> Vec<usize> {
        let prefixes = prefixes(&self.query.text);
        let is = |row: &&Cells| {
            let words = words(&row[LABEL]);
            let mut filters = self.query.facets.iter().zip(&self.included);
            let years = &self.query.years;
            let has_year = |row| year(row).is_some_and(|it| years.contains(&it.parse().unwrap()));
            prefixes.iter().all(|prefix| words.iter().any(|word| word.starts_with(prefix)))
                && (years.is_empty() || has_year(*row))
                && filters.all(|(asked, include)| {
                    Some(asked.facet) == but || self.passes(row, asked, include)
                })
        };
        (0..self.rows.len()).filter(|&row| is(&&self.rows[row])).collect()
    }

    fn count(&self, rows: &[usize], facet: usize, value: &str) -> usize {
        rows.iter().filter(|&&row| values(&self.rows[row], facet).contains(value)).count()
    }

    fn state(&self, facet: usize, value: &str) -> Choice {
        let asked = self.query.facets.iter().find(|asked| asked.facet == facet);
        let names = |by: &[String]| by.iter().any(|named| named == value);
        match asked {
            Some(asked) if names(&asked.exclude) => Choice::Excluded,
            Some(asked) if names(&asked.include) => Choice::Included,
            _ => Choice::Free,
        }
    }

    fn value_counts(&self, facet: usize) -> Vec<ValueCount> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for value in
            self.matching(Some(facet)).iter().flat_map(|&row| values(&self.rows[row], facet))
        {
            *counts.entry(value).or_default() += 1;
        }
        let count = |(value, all): (String, usize)| ValueCount {
            count: counts.get(&value).copied().unwrap_or_default(),
            state: self.state(facet, &value),
            value,
            all,
        };
        ranked(self.rows, facet).into_iter().map(count).collect()
    }

    fn answer(&self, per_facet: usize) -> Answer {
        let facet = |facet: usize| {
            let all = self.value_counts(facet);
            let distinct = all.len();
            let mut all = all;
            // Where not all are told, those with rows come first.
            if per_facet < distinct {
                all.sort_by_key(|value| value.count == 0);
            }
            let (told, rest) = all.split_at(per_facet.min(distinct));
            let mut named: Vec<ValueCount> =
                rest.iter().filter(|value| value.state != Choice::Free).cloned().collect();
            if named.len() > 1 {
                let ranks = ranked(self.rows, facet);
                named.sort_by_key(|it| ranks.iter().position(|(value, _)| *value == it.value));
            }
            let values = [told, &named].concat();
            FacetAnswer { facet, distinct, more: distinct - values.len(), values }
        };
        Answer {
            total: self.matching(None).len(),
            rows: self.rows.len(),
            facets: FACETS.map(facet).to_vec(),
            ignored: self.ignored(),
        }
    }

    fn breakdown(
        &self,
        by: By,
        split: Option<usize>,
        limit: usize,
        split_limit: usize,
    ) -> Breakdown {
        let matching = self.matching(None);
        let years = || self.rows.iter().filter_map(year).map(|year| year.parse::<u32>().unwrap());
        let mut keys: Vec<String> = match by {
            By::Facet(facet) => {
                ranked(self.rows, facet).into_iter().map(|(value, _)| value).collect()
            }
            By::Month => panic!("not asked here"),
            By::Year => match (years().min(), years().max()) {
                (Some(first), Some(last)) => (first..=last).map(|year| year.to_string()).collect(),
                _ => vec![],
            },
        };
        let is = |row: &Cells, key: &String| match by {
            By::Facet(facet) => values(row, facet).contains(key),
            By::Year | By::Month => year(row) == Some(key),
        };
        let of = |rows: &mut dyn Iterator<Item = &usize>, key: &String| {
            rows.filter(|row| is(&self.rows[**row], key)).copied().collect::<Vec<usize>>()
        };
        let mut more = 0;
        if let By::Facet(facet) = by {
            keys.retain(|key| !of(&mut matching.iter(), key).is_empty());
            keys.sort_by_key(|key| std::cmp::Reverse(of(&mut matching.iter(), key).len()));
            more = keys.len().saturating_sub(limit);
            keys.truncate(limit);
            // In the order of the whole list, whatever the filters.
            let all = ranked(self.rows, facet);
            keys.sort_by_key(|key| all.iter().position(|(value, _)| value == key));
        }
        let ranked_split = split.map(|facet| ranked(self.rows, facet)).unwrap_or_default();
        let split_values: Vec<String> =
            ranked_split.iter().take(split_limit).map(|(value, _)| value.clone()).collect();
        let split_other = ranked_split.len() > split_values.len();
        let row = |key: &String| {
            let rows = of(&mut matching.iter(), key);
            let mut parts: Vec<usize> = split.map_or(vec![], |facet| {
                split_values.iter().map(|value| self.count(&rows, facet, value)).collect()
            });
            if let (true, Some(facet)) = (split_other, split) {
                let other = |row: &&usize| {
                    values(&self.rows[**row], facet)
                        .iter()
                        .any(|value| !split_values.contains(value))
                };
                parts.push(rows.iter().filter(other).count());
            }
            BreakdownRow {
                value: key.clone(),
                count: rows.len(),
                all: of(&mut (0..self.rows.len()).collect::<Vec<_>>().iter(), key).len(),
                split: parts,
            }
        };
        let undated = matching.iter().filter(|row| year(&self.rows[**row]).is_none()).count();
        Breakdown {
            total: matching.len(),
            rows: keys.iter().map(row).collect(),
            more,
            undated: if by == By::Year { undated } else { 0 },
            split_values,
            split_other,
            ignored: self.ignored(),
        }
    }

    fn row(&self, row: usize) -> Row {
        // The head is row 1.
        let cells = self.rows[row].clone();
        let date = if cells[DATE] == "soon" { String::new() } else { cells[DATE].clone() };
        Row { row: row + 2, cells, date }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A facet observes all filters but its own, the total all of them; one query after another,
    /// so that what is kept between them shows.
    #[test]
    fn counts_are_those_of_plain_loops(
        rows in table(),
        queries in proptest::collection::vec(query(), 1..5),
        per_facet in 0usize..20,
    ) {
        let mut list = list(&rows);
        for query in &queries {
            let want = Want { per_facet, ..Want::default() };
            let told = list.ask(&Ask::Answer { query: query.clone(), want });
            prop_assert_eq!(told, Reply::Answer(Oracle::new(&rows, query).answer(per_facet)));
        }
    }

    /// The same for a list that is asked so often that it finds rows by postings.
    #[test]
    fn counts_stay_those_of_plain_loops_however_often_one_asks(
        rows in table(),
        queries in proptest::collection::vec(query(), 30..50),
    ) {
        let mut list = list(&rows);
        for query in &queries {
            let want = Want { per_facet: 5, ..Want::default() };
            let told = list.ask(&Ask::Answer { query: query.clone(), want });
            prop_assert_eq!(told, Reply::Answer(Oracle::new(&rows, query).answer(5)));
        }
    }

    /// A breakdown observes every filter; a year has a row even if it has no rows.
    #[test]
    fn breakdowns_are_those_of_plain_loops(
        rows in table(),
        query in query(),
        by in proptest::sample::select(vec![By::Year, By::Facet(FEW), By::Facet(MANY), By::Facet(SEVERAL)]),
        split in proptest::option::of(proptest::sample::select(FACETS.to_vec())),
        limit in 1usize..12,
        split_limit in 0usize..5,
    ) {
        let mut list = list(&rows);
        let ask = Ask::Breakdown { query: query.clone(), by, split, limit, split_limit };
        let expected = Oracle::new(&rows, &query).breakdown(by, split, limit, split_limit);
        prop_assert_eq!(list.ask(&ask), Reply::Breakdown(expected));
    }

    /// Rows come in the order of the file, or of a column with empty cells last, any page of them.
    #[test]
    fn rows_are_those_of_plain_loops(
        rows in table(),
        query in query(),
        pages in proptest::collection::vec((0usize..800, 0usize..40, proptest::option::of((0usize..5, any::<bool>()))), 1..4),
    ) {
        let mut list = list(&rows);
        let oracle = Oracle::new(&rows, &query);
        let is_dated = matches!(list.summary().columns[DATE].kind, ColumnKind::Year | ColumnKind::Date);
        let dated = |_: &[Cells]| is_dated;
        for (from, count, sort) in pages {
            let mut matching = oracle.matching(None);
            if let Some((column, descending)) = sort {
                let key = |row: &usize| {
                    let cell = &rows[*row][column];
                    // Years and dates stand by time, and before what is none.
                    let time = (column == DATE && dated(&rows)).then(|| cell.get(..4)).flatten();
                    let time = time.and_then(|year| year.parse::<u32>().ok()).map(|year| {
                        (year, cell.get(5..7).map_or(0, |month| month.parse().unwrap_or(0_u8)))
                    });
                    (time.is_none(), time, natural(&engine::fold(cell)), cell.clone())
                };
                matching.sort_by_key(key);
                if descending {
                    matching.sort_by_key(|row| std::cmp::Reverse(key(row)));
                }
                matching.sort_by_key(|row| rows[*row][column].is_empty());
            }
            let told = matching.iter().skip(from).take(count).map(|&row| oracle.row(row));
            let expected = Rows { total: matching.len(), rows: told.collect(), ignored: oracle.ignored() };
            let sort = sort.map(|(column, descending)| Sort { column, descending });
            let told = list.ask(&Ask::Rows { query: query.clone(), from, count, sort, date: None });
            prop_assert_eq!(told, Reply::Rows(expected));
        }
        // Each row by its number, and none by any other.
        for place in 0..rows.len() {
            let row = oracle.row(place);
            let told = list.ask(&Ask::Row { row: row.row });
            let expected = Rows { total: 1, rows: vec![row], ignored: vec![] };
            prop_assert_eq!(told, Reply::Rows(expected));
        }
        for row in [0, 1, rows.len() + 2, usize::MAX] {
            prop_assert_eq!(list.ask(&Ask::Row { row }), Reply::Rows(Rows::default()));
        }
    }

    /// Values are found by words, with the counts that the facet shows.
    #[test]
    fn values_are_those_of_plain_loops(
        rows in table(),
        query in query(),
        facet in proptest::sample::select(FACETS.to_vec()),
        text in "(|v|v1|p|199|x)",
        (from, count) in (0usize..30, 0usize..30),
    ) {
        let mut list = list(&rows);
        let oracle = Oracle::new(&rows, &query);
        let mut found = oracle.value_counts(facet);
        found.retain(|value| {
            prefixes(&text).iter().all(|prefix| words(&value.value).iter().any(|word| word.starts_with(prefix)))
        });
        if count < found.len() {
            found.sort_by_key(|value| value.count == 0);
        }
        let expected = Values {
            total: found.len(),
            values: found.into_iter().skip(from).take(count).collect(),
            ignored: oracle.ignored(),
        };
        let ask = Ask::Values { query: query.clone(), facet, text, from, count, order: Order::Count };
        prop_assert_eq!(list.ask(&ask), Reply::Values(expected));
    }

    /// What is exported, read again, is what was shown.
    #[test]
    fn an_export_read_again_is_the_same_list(
        rows in table(),
        query in query(),
        form in prop_oneof![Just(Form::Csv), Just(Form::Json)],
    ) {
        let mut list = list(&rows);
        let matching = Oracle::new(&rows, &query).matching(None);
        let ask = Ask::Export { query, what: What::Shown, form, from: 0 };
        let Reply::Chunk(Chunk { text, next: None }) = list.ask(&ask) else { panic!("one chunk") };
        let kind = if form == Form::Json { FileKind::Json } else { FileKind::Csv };
        let mut reader = Reader::new(Format { kind: Some(kind), ..format() });
        reader.feed(text.as_bytes());
        let mut again = reader.finish();
        let count = matching.len();
        let ask = Ask::Rows { query: Query::default(), from: 0, count, sort: None, date: None };
        let Reply::Rows(told) = again.ask(&ask) else { panic!("rows") };
        let cells: Vec<Cells> = told.rows.into_iter().map(|row| row.cells).collect();
        let expected: Vec<Cells> = matching.iter().map(|row| rows[*row].clone()).collect();
        prop_assert_eq!(cells, expected);
    }

    /// Toggles in any order end in the counts of the query that they make.
    #[test]
    fn toggles_are_a_query(
        rows in table(),
        toggles in proptest::collection::vec((0usize..4, 0u32..8), 0..12),
        text in "(|a|b c)",
    ) {
        let mut list = list(&rows);
        let mut included: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); FACETS.len()];
        for &(facet, value) in &toggles {
            list.toggle(facet, value);
            if (value as usize) < list.dictionary(facet).len() && !included[facet].remove(&value) {
                included[facet].insert(value);
            }
        }
        list.search(&text);
        let total = list.run();
        let facets = included.iter().enumerate().map(|(facet, values)| FacetQuery {
            facet: FACETS[facet],
            include: values.iter().map(|&value| list.dictionary(facet)[value as usize].to_owned()).collect(),
            ..FacetQuery::default()
        });
        let query = Query { facets: facets.collect(), text, ..Query::default() };
        let oracle = Oracle::new(&rows, &query);
        let matching = oracle.matching(None);
        prop_assert_eq!(total, matching.len());
        let first: Vec<u32> = matching.iter().take(100).map(|row| *row as u32).collect();
        prop_assert_eq!(list.first(100), first);
        let counts: Vec<u32> = FACETS
            .iter()
            .flat_map(|&facet| oracle.value_counts(facet))
            .map(|value| value.count as u32)
            .collect();
        prop_assert_eq!(list.counts(), counts);
        list.clear();
        prop_assert_eq!(list.run(), rows.len());
    }
}

/// Long lists take other ways: blocks, four-byte codes, columns that are no dictionary.
#[test]
fn long_lists_are_counted_as_short_ones() {
    let rows: Vec<Cells> = (0..70_000u32)
        .map(|row| {
            let mixed = row.wrapping_mul(2_654_435_761) >> 8;
            let label = format!("n{row} w{}", mixed % 50);
            let few = ["p", "q", "r", ""][mixed as usize % 7 % 4].to_owned();
            let several = format!("{}; {};{}", mixed % 5, mixed % 7 + 10, row + 100_000);
            vec![label, few, format!("v{}", mixed % 3000), several, (1990 + mixed % 9).to_string()]
        })
        .collect();
    let mut reader = Reader::new(format());
    reader.feed(csv(&rows).as_bytes());
    let mut list = reader.finish();
    assert!(!list.summary().columns[LABEL].exact);
    let ready = list.setup(&setup());
    assert_eq!(ready.refused[0].kind, FailureKind::TooManyValues, "a part a row");
    let rows: Vec<Cells> = rows
        .into_iter()
        .map(|mut row| {
            let own = row[SEVERAL].rfind(';').unwrap();
            row[SEVERAL].truncate(own);
            row[LABEL].push('x');
            row
        })
        .collect();
    let mut list = {
        let mut rows = rows.clone();
        // Combinations beyond two bytes, of few parts: blanks make the cells differ.
        for (at, row) in rows.iter_mut().enumerate() {
            let blanks = " ".repeat(at % 300);
            row[SEVERAL] =
                row[SEVERAL].replace("; ", &format!(";{blanks}")) + &" ".repeat(at / 300);
        }
        self::list(&rows)
    };
    assert!(list.summary().columns[SEVERAL].distinct > 1 << 16);
    let asked = |facet: usize, include: &[&str], all: bool| FacetQuery {
        facet,
        include: include.iter().map(|value| (*value).to_owned()).collect(),
        exclude: vec![],
        all,
    };
    for (facets, text) in [
        (vec![], ""),
        (vec![], "w7"),
        (vec![], "n1 w"),
        (vec![asked(FEW, &["p", ""], false)], ""),
        (vec![asked(SEVERAL, &["1", "12"], true)], "w3"),
        (vec![asked(SEVERAL, &["1", "2", "3", "4"], false), asked(FEW, &["p", "q"], false)], ""),
        (vec![asked(MANY, &["v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8"], false)], ""),
        (
            vec![
                asked(DATE, &["1990"], false),
                asked(MANY, &["v9"], false),
                asked(FEW, &["q"], false),
            ],
            "",
        ),
    ] {
        let query = Query { facets, text: text.to_owned(), ..Query::default() };
        let expected = Oracle::new(&rows, &query).answer(12);
        let told = list.ask(&Ask::Answer { query, want: Want::default() });
        assert_eq!(told, Reply::Answer(expected));
    }
}

/// A million rows of the reader's are not one text: pieces of a download end where rows do.
#[test]
fn pieces_of_an_export_are_the_export() {
    let rows: Vec<Cells> = (0..60_000u32)
        .map(|row| {
            let cells = [format!("=cmd|{row}"), "a, b".to_owned(), "\"x\"".to_owned()];
            [&cells[..], &[String::new(), "1999".to_owned()]].concat()
        })
        .collect();
    let mut list = list(&rows);
    let mut whole = |form: Form| {
        let (mut whole, mut from, mut pieces) = (String::new(), Some(0), 0);
        while let Some(at) = from {
            let ask = Ask::Export { query: Query::default(), what: What::All, form, from: at };
            let Reply::Chunk(chunk) = list.ask(&ask) else { panic!("a chunk") };
            whole += &chunk.text;
            from = chunk.next;
            pieces += 1;
        }
        assert!(pieces > 1);
        whole
    };
    let csv = whole(Form::Csv);
    assert_eq!(csv.lines().count(), rows.len() + 1);
    assert_eq!(csv.lines().nth(1), Some("'=cmd|0,\"a, b\",\"\"\"x\"\"\",,1999"));
    let json: Vec<BTreeMap<String, String>> = serde_json::from_str(&whole(Form::Json)).unwrap();
    assert_eq!(json.len(), rows.len());
    assert!(json.iter().zip(&rows).all(|(row, cells)| row.values().collect::<BTreeSet<_>>()
        == cells.iter().collect::<BTreeSet<_>>()));
}
