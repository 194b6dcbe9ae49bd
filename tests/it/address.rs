//! The address: readable, reversible, and unmoved by anything a reader can type.

use crate::bundled;
use plenary::query::address::LONGEST_TEXT;
use plenary::query::escape::file_name;
use plenary::query::reading::CHOICES;
use plenary::query::{By, Clause, Embed, Notice, Order, Query, Roles, SCHEMES, Sort};
use plenary::query::{read, read_list, write, write_list};
use plenary::text::problems;
use proptest::prelude::*;

const LANGUAGES: &[&str] = &["en", "ru"];

fn clause(facet: &str, value: &str, exclude: bool) -> Clause {
    Clause { facet: facet.to_owned(), value: value.to_owned(), exclude }
}

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
        "?by=kind&split=region&unit=percent",
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
        // A facet as a list tells it, and what a list alone has.
        ("?f.category=observer&sort=name", "?category=observer&sort=name"),
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
        ("unit=per+mille", unknown("unit", "per mille")),
        ("all=kind", unknown("all", "kind")),
        ("year=2019", Notice::UnknownParameter("year".to_owned())),
        ("years=1", Notice::UnknownParameter("years".to_owned())),
        ("empty=kind", Notice::UnknownParameter("empty".to_owned())),
        ("facets=kind", Notice::UnknownParameter("facets".to_owned())),
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
        assert_eq!(query.clauses, [clause("kind", "state", false)], "{address}");
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
    let facets = dataset.facets.len();
    let ids: Vec<String> = dataset.organizations.iter().map(|o| o.id.clone()).collect();
    let keys = [None, Some("name".to_owned())].into_iter();
    let keys: Vec<Option<String>> =
        keys.chain(dataset.facets.iter().map(|it| Some(it.id.clone()))).collect();
    let clause = (0..facets, any::<prop::sample::Index>(), any::<bool>());
    (
        prop::collection::vec(clause, 0..8),
        "\\PC{0,30}",
        0..facets,
        prop::option::of(0..facets),
        (prop::sample::select(keys), any::<bool>(), any::<bool>()),
        prop::option::of(prop::sample::select(ids)),
        prop::option::of(prop::sample::select(LANGUAGES)),
        prop::option::of(prop::sample::select(Embed::ALL)),
        prop::option::of(prop::sample::select(SCHEMES)),
    )
        .prop_map(
            move |(
                mut clauses,
                text,
                by,
                split,
                (key, descending, percent),
                show,
                lang,
                embed,
                scheme,
            )| {
                let id = |facet: usize| dataset.facets[facet].id.clone();
                let mut query = Query { show, lang: lang.map(str::to_owned), ..Query::default() };
                query.embed = embed.map(|(_, embed)| embed);
                query.scheme = scheme;
                query.percent = percent;
                // Facets are written in the dataset's order, values in order of addition.
                clauses.sort_by_key(|(facet, ..)| *facet);
                for (facet, value, exclude) in clauses {
                    let values = &dataset.facets[facet].values;
                    query.add(&id(facet), &values[value.index(values.len())].id, exclude);
                }
                if !text.trim().is_empty() {
                    query.text = text;
                }
                query.sort = Sort { key, descending };
                query.break_down(By::facet(&id(by), &id(0)), &id(0));
                query.split_by(split.map(id), &id(0));
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
        for (at, id) in ids.iter().enumerate() {
            query.clauses.push(clause("kind", id, at % 2 == 1));
        }
        let (again, notices) = read(&dataset, LANGUAGES, &write(&dataset, &query));
        prop_assert_eq!(notices, vec![]);
        let ids_of = |query: &Query| -> Vec<(String, bool)> {
            query.clauses.iter().map(|it| (it.value.clone(), it.exclude)).collect()
        };
        let mut expected = ids_of(&query);
        let mut seen = Vec::new();
        expected.retain(|(id, _)| { let new = !seen.contains(id); seen.push(id.clone()); new });
        prop_assert_eq!(ids_of(&again), expected);
    }
}

/// A name or a value of a list, with all that means something in an address.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        "[-,\\\\&=# %+;ёя中]{1,5}",
        Just("list".to_owned()),
        Just("f.x".to_owned())
    ]
}

prop_compose! {
    fn roles()(
        label in prop::option::of(text()),
        facets in prop::collection::vec(text(), 0..4),
        multi in prop::collection::vec((text(), text()), 0..3),
        date in prop::option::of(text()),
        also in prop::option::of(prop::collection::vec(text(), 0..3)),
        source in prop::option::of(prop_oneof![Just(String::new()), text()]),
    ) -> Roles {
        Roles { label, facets, multi, date, also, source }
    }
}

prop_compose! {
    fn of_a_list()(
        roles in prop::option::of(roles()),
        mut clauses in prop::collection::vec(
            (text(), prop_oneof![4 => text(), 1 => Just(String::new())], any::<bool>()), 0..5),
        all in prop::collection::vec(text(), 0..3),
        years in prop::collection::btree_set(1000u16..3000, 0..4),
        search in prop_oneof![Just(String::new()), text()],
        by in prop_oneof![
            Just(By::First), Just(By::Year), Just(By::Month), text().prop_map(By::Facet)],
        split in prop::option::of(text()),
        range in ("(20[0-9]{2}(-0[1-9]){0,2})?", "(20[0-9]{2}(-0[1-9]){0,2})?"),
        reading in prop::collection::vec((prop::sample::select(CHOICES), text()), 0..4),
        percent in any::<bool>(),
        order in prop_oneof![Just(Order::Original), Just(Order::Value), Just(Order::Count)],
        sort in prop_oneof![Just(Sort::default()), (text(), any::<bool>()).prop_map(|(key, descending)| Sort { key: Some(key), descending })],
        show in prop::option::of("[0-9]{1,4}"),
    ) -> Query {
        let years = years.into_iter().collect();
        let mut query =
            Query { roles, all, years, by, split, range, percent, order, sort, show, ..Query::default() };
        for (name, value) in reading {
            query.reading.set(name, Some(&value));
        }
        if !search.trim().is_empty() {
            query.text = search;
        }
        // Filters by one column stand together in an address, those by empty cells first.
        clauses.sort_by_key(|(column, value, _)| (!value.is_empty(), column.clone()));
        for (column, value, exclude) in clauses {
            query.add(&column, &value, exclude);
        }
        query
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn an_address_of_a_list_gives_back_the_question(query in of_a_list()) {
        let address = write_list(&query);
        let (read, notices) = read_list(LANGUAGES, &address).unwrap();
        prop_assert_eq!(&read, &query, "{}", address);
        prop_assert_eq!(notices, vec![]);
    }

    #[test]
    fn any_address_is_read_or_is_no_list(address in "\\PC*") {
        if let Some((query, _)) = read_list(LANGUAGES, &format!("#list&{address}")) {
            let again = read_list(LANGUAGES, &write_list(&query)).unwrap().0;
            prop_assert_eq!(again.filters(), query.filters());
        }
        let others = [format!("x{address}"), format!("listx{address}")];
        prop_assert!(others.iter().all(|other| read_list(LANGUAGES, other).is_none()));
    }

    #[test]
    fn an_act_done_twice_is_undone(query in of_a_list(), column in text(), value in text()) {
        let mut twice = query.clone();
        twice.clear_facet(&column);
        let before = twice.clone();
        twice.toggle(&column, &value, true);
        twice.toggle(&column, &value, true);
        prop_assert_eq!(&twice, &before);
        twice.toggle_only(&column, &value);
        prop_assert_eq!(twice.clause(&column, &value), Some(false));
        twice.toggle_only(&column, &value);
        prop_assert_eq!(twice, before);
    }
}

#[test]
fn addresses_of_lists_are_to_be_read_by_people_and_mean_what_they_meant() {
    let mut query = Query::default();
    query.toggle("category", "observer", false);
    query.toggle("category", "partner, dialogue", false);
    query.toggle("region", "-asia", true);
    query.toggle("region", "", false);
    query.by = By::Facet("region".to_owned());
    assert_eq!(
        write_list(&query),
        "#list&empty=region&f.category=observer,partner%5C,%20dialogue&f.region=-%5C-asia&by=region"
    );
    for address in [
        "#list",
        "#list&f.category=observer",
        "#list&empty=-region&f.category=observer,-partner&all=themes&q=rep&by=category&split=region",
        "#list&year=2019,2021&years=1&unit=percent&sort=-name&facets=a,b&label=c&date=d&multi=a,%3B",
    ] {
        let (query, notices) = read_list(LANGUAGES, address).unwrap();
        assert_eq!((write_list(&query).as_str(), notices), (address, vec![]));
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

#[test]
fn a_file_is_called_as_its_address_ends() {
    for (address, name) in [
        ("https://x.example/a/My%20list+1.csv?v=2#top", "My list+1.csv"),
        ("https://x.example/%E5%90%8D.csv", "名.csv"),
        ("https://x.example/", ""),
        ("own.csv", "own.csv"),
    ] {
        assert_eq!(file_name(address), name);
    }
}
