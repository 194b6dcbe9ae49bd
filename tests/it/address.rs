//! The address: readable, reversible, and unmoved by anything a reader can type.

use crate::bundled;
use plenary::query::address::LONGEST_TEXT;
use plenary::query::{Clause, Embed, Notice, Query, SCHEMES, Sort, SortKey, read, write};
use plenary::text::problems;
use proptest::prelude::*;

const LANGUAGES: &[&str] = &["en", "ru"];

#[test]
fn an_address_reads_like_the_question() {
    let dataset = bundled();
    for address in [
        "",
        "?category=observer",
        "?category=-member",
        "?category=observer,partner&region=western-asia",
        "?country=UZ&q=institute&by=kind&split=country",
        "?parent=not-known&sort=-name&show=tsuos",
        "?view=status&basis=partners-before-2022,observers-without-afghanistan",
        "?view=points&sort=theme&theme=border-migration,afghanistan",
        "?view=check",
        "?q=%D0%BC%D0%B3%D0%B8%D0%BC%D0%BE&lang=ru",
    ] {
        let (query, notices) = read(&dataset, LANGUAGES, address);
        assert_eq!(notices, [], "{address}");
        assert_eq!(write(&dataset, &query), address);
    }
}

#[test]
fn other_spellings_are_understood_and_written_in_one_way() {
    let dataset = bundled();
    for (address, written) in [
        ("?country=uzb", "?country=UZ"),
        ("?country=uzbekistan,ru", "?country=UZ,RU"),
        ("?category=Observer&category=partner", "?category=observer,partner"),
        ("?category=observer,observer,", "?category=observer"),
        ("?by=category&sort=printed&view=who", ""),
        // One alternative a status: the last one holds.
        (
            "?basis=partners-with-decided,observers-without-afghanistan,partners-before-2022",
            "?basis=partners-before-2022,observers-without-afghanistan",
        ),
        ("q=a+b", "?q=a%20b"),
    ] {
        let (query, notices) = read(&dataset, LANGUAGES, address);
        assert_eq!((write(&dataset, &query).as_str(), notices), (written, vec![]), "{address}");
    }
}

#[test]
fn what_is_not_understood_is_noted_and_the_rest_holds() {
    let dataset = bundled();
    let unknown =
        |parameter: &str, value: &str| Notice::UnknownValue(parameter.to_owned(), value.to_owned());
    for (address, notice) in [
        ("utm=1", Notice::UnknownParameter("utm".to_owned())),
        ("unit=percent", Notice::UnknownParameter("unit".to_owned())),
        ("theme=dark", unknown("theme", "dark")),
        ("basis=all", unknown("basis", "all")),
        ("category=guest", unknown("category", "guest")),
        ("region=-", unknown("region", "")),
        ("by=colour", unknown("by", "colour")),
        ("split=category", unknown("split", "category")),
        ("view=map", unknown("view", "map")),
        ("sort=size", unknown("sort", "size")),
        ("show=nobody", unknown("show", "nobody")),
        ("lang=tlh", unknown("lang", "tlh")),
        ("kind=%ff", Notice::BadEncoding("kind".to_owned())),
        ("show=<script>alert(1)</script>", unknown("show", "<script>alert(1)</script>")),
    ] {
        let (query, notices) = read(&dataset, LANGUAGES, &format!("?kind=state&{address}"));
        assert!(notices.contains(&notice), "{address}: {notices:?}");
        assert_eq!(query.clauses, [Clause { facet: 1, value: 0, exclude: false }], "{address}");
        let said = problems::notice(plenary::text::Lang::default().words(), &notices[0]);
        assert!(said.chars().count() < 250, "{said}");
    }
}

#[test]
fn a_hundred_kilobytes_are_cut_and_told() {
    let dataset = bundled();
    let (query, notices) = read(&dataset, LANGUAGES, &format!("?q={}", "ы".repeat(50_000)));
    assert_eq!(query.text.chars().count(), LONGEST_TEXT);
    assert_eq!(notices, [Notice::TextCut]);
    let long = "x".repeat(100_000);
    let (query, notices) = read(&dataset, LANGUAGES, &format!("?{long}={long}&category={long}"));
    assert_eq!((query, notices.len()), (Query::default(), 2));
    for notice in &notices {
        assert!(problems::notice(plenary::text::Lang::default().words(), notice).len() < 300);
    }
}

/// Any state the page can be in, from every facet and value there is.
fn state() -> impl Strategy<Value = Query> {
    let dataset = bundled();
    let sizes: Vec<usize> = dataset.facets.iter().map(|facet| facet.values.len()).collect();
    let ids: Vec<String> = dataset.organizations.iter().map(|o| o.id.clone()).collect();
    let facets = sizes.len();
    let clause = (0..facets, any::<prop::sample::Index>(), any::<bool>());
    let sort = prop_oneof![
        Just(SortKey::Printed),
        Just(SortKey::Name),
        (0..facets).prop_map(SortKey::Facet)
    ];
    (
        prop::collection::vec(clause, 0..8),
        "\\PC{0,30}",
        0..facets,
        prop::option::of(0..facets),
        (sort, any::<bool>()),
        prop::option::of(prop::sample::select(ids)),
        prop::option::of(prop::sample::select(LANGUAGES)),
        prop::option::of(prop::sample::select(Embed::ALL)),
        prop::option::of(prop::sample::select(SCHEMES)),
    )
        .prop_map(
            move |(clauses, text, by, split, (key, descending), show, lang, embed, scheme)| {
                let mut query = Query { show, lang: lang.map(str::to_owned), ..Query::default() };
                query.embed = embed.map(|(_, embed)| embed);
                query.scheme = scheme;
                for (facet, value, exclude) in clauses {
                    let value = value.index(sizes[facet]) as u32;
                    if query.clause(facet, value).is_none() {
                        query.clauses.push(Clause { facet, value, exclude });
                    }
                }
                // Facets are written in the dataset's order, values in order of addition.
                query.clauses.sort_by_key(|clause| clause.facet);
                if !text.trim().is_empty() {
                    query.text = text;
                }
                query.sort = Sort { key, descending };
                query.break_down(by);
                query.split_by(split);
                query
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn reading_what_was_written_is_identity(query in state()) {
        let dataset = bundled();
        let (again, notices) = read(&dataset, LANGUAGES, &write(&dataset, &query));
        prop_assert_eq!(again, query);
        prop_assert_eq!(notices, vec![]);
    }

    #[test]
    fn any_text_is_borne_and_what_is_written_of_it_is_stable(address in "\\PC{0,80}|[?&=,\\\\%+a-z-]{0,60}") {
        let dataset = bundled();
        let (query, _) = read(&dataset, LANGUAGES, &address);
        let written = write(&dataset, &query);
        let (again, notices) = read(&dataset, LANGUAGES, &written);
        prop_assert_eq!(write(&dataset, &again), written);
        prop_assert_eq!(notices, vec![]);
    }

    #[test]
    fn ids_with_commas_backslashes_and_a_leading_dash_come_back(ids in prop::collection::vec("[-,\\\\a%& ]{1,6}", 1..5)) {
        let mut dataset = bundled();
        for (value, id) in dataset.facets[1].values.iter_mut().zip(&ids) {
            value.id = id.clone();
            value.also.clear();
        }
        let mut query = Query::default();
        for value in 0..ids.len() as u32 {
            query.clauses.push(Clause { facet: 1, value, exclude: value % 2 == 1 });
        }
        let (again, notices) = read(&dataset, LANGUAGES, &write(&dataset, &query));
        prop_assert_eq!(notices, vec![]);
        let ids_of = |query: &Query| -> Vec<(String, bool)> {
            query.clauses.iter().map(|c| (dataset.facets[1].values[c.value as usize].id.clone(), c.exclude)).collect()
        };
        let mut expected = ids_of(&query);
        let mut seen = Vec::new();
        expected.retain(|(id, _)| { let new = !seen.contains(id); seen.push(id.clone()); new });
        prop_assert_eq!(ids_of(&again), expected);
    }
}

#[test]
fn one_parameter_is_read_by_its_name() {
    use plenary::query::parameter;
    let address = "?category=a&data=lists%2Fmy+file.csv&data=b";
    assert_eq!(parameter(address, "data").as_deref(), Some("lists/my file.csv"));
    assert_eq!(parameter(address, "dat"), None);
    assert_eq!(parameter("", "data"), None);
}
