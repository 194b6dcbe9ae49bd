//! Answers, by address in and a small table out.

use crate::{bundled, index};
use expect_test::{Expect, expect};
use plenary::chart::{Form, Shape, breakdown};
use plenary::data::ValueKind;
use plenary::query::{Dropped, answer, read};
use plenary::text::intl::NATIVE;
use std::fmt::Write;

/// A row a value of the breakdown: named of all, held of all, then the marks under the filters;
/// a state that is not named stands in brackets.
fn check(address: &str, expected: &Expect) {
    let dataset = bundled();
    let (query, notices) = read(&dataset, &["en"], address);
    assert_eq!(notices, [], "{address}");
    let answer = answer(&dataset, &index(&dataset), &query);
    let picture = breakdown(&dataset, &query, &answer, ("en", NATIVE.compare));
    assert_eq!(picture.form, Form::Marks);
    let mut table = format!("{} of {}\n", answer.rows.len(), answer.total);
    for row in &picture.rows {
        let held = row.held.map_or_else(String::new, |h| format!("{}/{}", h.selected, h.total));
        write!(table, "{:28} {}/{} {held:5}", row.label, row.named.selected, row.named.total)
            .unwrap();
        for group in &row.groups {
            if !group.label.is_empty() {
                write!(table, " {}:", group.label).unwrap();
            }
            for mark in group.marks.iter().filter(|mark| mark.selected) {
                match mark.shape {
                    Shape::Solid => write!(table, " {}", mark.label).unwrap(),
                    Shape::Outline => write!(table, " [{}]", mark.label).unwrap(),
                    Shape::Dotted => write!(table, " ({})", mark.label).unwrap(),
                }
            }
        }
        table = format!("{}\n", table.trim_end());
    }
    expected.assert_eq(&table);
}

#[test]
fn the_start_page_answers_who_is_named_and_who_is_not() {
    check(
        "",
        &expect![[r#"
            33 of 33
            Member states                8/8 8/8   India Kazakhstan China Kyrgyzstan Pakistan Russia Tajikistan Uzbekistan
            Observer states              2/2 4/4   Belarus Mongolia [Afghanistan] [Iran]
            Dialogue partner states      6/6 9/9   Azerbaijan Armenia Egypt Cambodia Saudi Arabia Türkiye [Nepal] [Sri Lanka] [Qatar]
            SCO Secretariat              1/1       SCO Secretariat
            Specialized structures of international organizations 12/12       UNOCT UNRCCA UN Monitoring Team INTERPOL UN Cyber & New Tech Eurasian Group Rosfinmonitoring CARICC CICA Secretariat CSTO Secretariat CIS ATC CIS Border Coordination
            Named last, without a heading 4/4       ISRS SCO Public Diplomacy TSUOS MGIMO
        "#]],
    );
}

#[test]
fn or_inside_a_facet_and_between_facets() {
    check(
        "?category=observer,partner&region=western-asia",
        &expect![[r#"
        4 of 33
        Member states                0/8 0/8
        Observer states              0/2 0/4
        Dialogue partner states      4/6 5/9   Azerbaijan Armenia Saudi Arabia Türkiye [Qatar]
        SCO Secretariat              0/1
        Specialized structures of international organizations 0/12
        Named last, without a heading 0/4
    "#]],
    );
}

#[test]
fn excluding_a_value_leaves_the_rest() {
    check(
        "?category=-member&by=kind&split=parent",
        &expect![[r#"
            25 of 33
            State                        8/16 13/21 No parent body: Belarus Mongolia Azerbaijan Armenia Egypt Cambodia Saudi Arabia Türkiye [Afghanistan] [Iran] [Nepal] [Sri Lanka] [Qatar]
            UN body                      4/4       United Nations: UNOCT UNRCCA UN Monitoring Team UN Cyber & New Tech
            International organisation   3/3       No parent body: INTERPOL Eurasian Group CARICC
            Body of an international organisation or forum 4/4       CIS: CIS ATC CIS Border Coordination CICA: CICA Secretariat CSTO: CSTO Secretariat
            SCO body                     1/1       SCO: SCO Secretariat
            National agency              1/1       President of Russia: Rosfinmonitoring
            University                   2/2       Foreign ministry of Russia: MGIMO Not known: TSUOS
            Think tank                   1/1       President of Uzbekistan: ISRS
            Non-governmental institution 1/1       Founded by state bodies: SCO Public Diplomacy
        "#]],
    );
}

#[test]
fn what_does_not_apply_has_a_row_of_its_own() {
    check(
        "?by=region",
        &expect![[r#"
            33 of 33
            Central Asia                 4/4 4/4   Kazakhstan Kyrgyzstan Tajikistan Uzbekistan
            Eastern Asia                 2/2 2/2   China Mongolia
            South-eastern Asia           1/1 1/1   Cambodia
            Southern Asia                2/2 6/6   India Pakistan [Afghanistan] [Iran] [Nepal] [Sri Lanka]
            Western Asia                 4/4 5/5   Azerbaijan Armenia Saudi Arabia Türkiye [Qatar]
            Eastern Europe               2/2 2/2   Russia Belarus
            Northern Africa              1/1 1/1   Egypt
            Not a state                  17/17       SCO Secretariat UNOCT UNRCCA UN Monitoring Team INTERPOL UN Cyber & New Tech Eurasian Group Rosfinmonitoring CARICC CICA Secretariat CSTO Secretariat CIS ATC CIS Border Coordination ISRS SCO Public Diplomacy TSUOS MGIMO
        "#]],
    );
    check(
        "?parent=not-known",
        &expect![[r#"
        1 of 33
        Member states                0/8 0/8
        Observer states              0/2 0/4
        Dialogue partner states      0/6 0/9
        SCO Secretariat              0/1
        Specialized structures of international organizations 0/12
        Named last, without a heading 1/4       TSUOS
    "#]],
    );
}

/// Counts beside the values of one facet.
fn counts(address: &str, facet: &str) -> String {
    let dataset = bundled();
    let (query, _) = read(&dataset, &["en"], address);
    let answer = answer(&dataset, &index(&dataset), &query);
    let place = dataset.facets.iter().position(|f| f.id == facet).unwrap();
    let values = &dataset.facets[place].values;
    let pairs = values.iter().zip(&answer.facet_counts[place]);
    pairs.map(|(value, count)| format!("{} {count}", value.id)).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_facet_does_not_observe_its_own_filter() {
    let all = counts("", "category");
    assert_eq!(counts("?category=observer", "category"), all);
    assert_eq!(counts("?category=-member,-partner", "category"), all);
}

#[test]
fn a_facet_observes_all_other_filters_and_the_text() {
    assert_eq!(
        counts("?region=western-asia", "category"),
        "member 0, observer 0, partner 4, secretariat 0, specialized 0, named-last 0"
    );
    assert_eq!(
        counts("?kind=state&q=republic+of", "category"),
        "member 7, observer 1, partner 4, secretariat 0, specialized 0, named-last 0"
    );
}

/// Ids found by a search.
fn found(text: &str) -> Vec<String> {
    let dataset = bundled();
    let mut query = plenary::query::Query { text: text.to_owned(), ..Default::default() };
    query.clauses.clear();
    let answer = answer(&dataset, &index(&dataset), &query);
    let id =
        |row: &usize| dataset.organizations[dataset.participations[*row].organization].id.clone();
    answer.rows.iter().map(id).collect()
}

#[test]
fn search_finds_any_name_in_any_language_blind_to_case_and_diacritics() {
    for (text, id) in [
        ("turkey", "turkiye"),
        ("türkiye", "turkiye"),
        ("TURKIYE", "turkiye"),
        ("UNOCT", "unoct"),
        ("мгимо", "mgimo"),
        ("ｍｇｉｍｏ", "mgimo"),
        ("上海合作组织", "sco-secretariat"),
        ("объединенных наций", "unoct"),
        ("киргизия", "kyrgyzstan"),
        ("kyrgyz republic", "kyrgyzstan"),
        // Russian names in Latin letters, by several schemes.
        ("Kazahstan", "kazakhstan"),
        ("eluosi", "russia"),
        ("Wuzibiekesitan", "uzbekistan"),
        ("duliantifankong", "cis-atc"),
        ("Rossiya", "russia"),
        ("rossija", "russia"),
        ("Rossiia", "russia"),
        ("Uzbekistan", "uzbekistan"),
        ("Tadzhikistan", "tajikistan"),
        ("Azerbaydzhan", "azerbaijan"),
        ("moskovskiy gosudarstvennyj", "mgimo"),
        ("kirgiziya", "kyrgyzstan"),
        ("тюрк", ""),
        ("цариц", "caricc"),
        ("царикц", "caricc"),
        ("people's", "china"),
        ("people’s", "china"),
    ] {
        let found = found(text);
        if id.is_empty() {
            assert_eq!(found, Vec::<String>::new(), "{text}");
        } else {
            assert!(found.iter().any(|other| other == id), "{text}: {found:?}");
        }
    }
    assert!(!found("un").contains(&"kyrgyzstan".to_owned()), "short words match at starts only");
}

#[test]
fn one_letter_wrong_is_forgiven_where_no_name_has_the_word() {
    for (text, ids) in [
        ("kazakstan", "kazakhstan"),
        ("kazaxstan", "kazakhstan"),
        ("kirghizstan", "kyrgyzstan"),
        ("kyrgizstan", "kyrgyzstan"),
        ("uzbekitsan", "uzbekistan"),
        ("belarius", "belarus"),
        ("азербайжан", "azerbaijan"),
        // Too short, or begins otherwise.
        ("inda", ""),
        ("ozbekistan", ""),
        ("kzkhstan", ""),
    ] {
        let found = found(text);
        assert_eq!(found.first().map_or("", String::as_str), ids, "{text}: {found:?}");
    }
    // A word that stands somewhere stands for no other one.
    assert_eq!(found("mongolia"), ["mongolia"]);
}

#[test]
fn words_that_only_join_others_find_nothing_and_hinder_nothing() {
    for text in ["the", "under", "and", "для"] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(found("republic of india"), ["india"]);
    assert_eq!(found("office of the united nations"), found("office united nations"));
    // Beginnings of other words: offices, officials.
    assert_eq!(found("of"), ["unoct", "rosfinmonitoring", "cis-border-coordination-service"]);
}

#[test]
fn a_value_s_count_and_a_search_for_it_agree() {
    let dataset = bundled();
    let index = index(&dataset);
    let mut told = Vec::new();
    for facet in dataset.facets.iter().filter(|it| ["parent", "country"].contains(&&*it.id)) {
        let values = facet.values.iter().filter(|it| it.kind == plenary::data::ValueKind::Proper);
        for value in values {
            let mut query = plenary::query::Query::default();
            query.add(&facet.id, &value.id, false);
            let counted = answer(&dataset, &index, &query).rows;
            let found = found(value.label.get("en"));
            assert!(counted.len() <= found.len(), "{}: {found:?}", value.id);
            if counted.len() < found.len() {
                told.push(format!("{} {} of {}", value.id, counted.len(), found.len()));
            }
        }
    }
    // Their names have the words of the other one in them.
    expect_test::expect![[""]].assert_eq(&told.join("\n"));
}

#[test]
fn a_search_tells_what_it_finds_besides_rows() {
    let dataset = bundled();
    let index = index(&dataset);
    let told = |address: &str| {
        let (query, _) = read(&dataset, &["en"], address);
        let answer = answer(&dataset, &index, &query);
        let name = |organization: usize| dataset.organizations[organization].short("en");
        let say = |it: plenary::query::Beside| match it {
            plenary::query::Beside::Outside(row) => {
                format!("filtered out: {}", name(dataset.participations[row].organization))
            }
            plenary::query::Beside::NotNamed(place) => {
                format!("not named: {}", name(dataset.memberships[place].member))
            }
            plenary::query::Beside::Other(place) => format!("other: {}", name(place)),
            plenary::query::Beside::Value { facet, value, would_show } => {
                let facet = &dataset.facets[facet];
                format!("{}: {} {would_show}", facet.id, facet.values[value].label.get("en"))
            }
        };
        let beside = plenary::query::beside(&dataset, &index, &query, &answer);
        let lines = beside.into_iter().map(say).collect::<Vec<_>>().join("; ");
        format!("{address} → {} rows; {lines}", answer.rows.len())
    };
    let all = [
        "?category=member",
        "?q=qatar",
        "?q=qatar&category=member",
        "?q=myanmar",
        "?q=uzbekistan",
        "?q=india&category=observer",
        "?q=united+nations",
        "?q=executive+committee",
        "?q=asia&kind=state",
    ];
    expect_test::expect![[r#"
        ?category=member → 8 rows; 
        ?q=qatar → 0 rows; not named: Qatar
        ?q=qatar&category=member → 0 rows; not named: Qatar
        ?q=myanmar → 0 rows; not named: Myanmar
        ?q=uzbekistan → 4 rows; parent: President of the Republic of Uzbekistan 1; parent: Founded by state bodies of Uzbekistan 1; country: Uzbekistan 4
        ?q=india&category=observer → 0 rows; filtered out: India
        ?q=united+nations → 4 rows; parent: United Nations 4
        ?q=executive+committee → 0 rows; other: RATS Executive Committee
        ?q=asia&kind=state → 13 rows; not named: Afghanistan; not named: Iran; not named: Nepal; not named: Sri Lanka; filtered out: UN Regional Centre for Preventive Diplomacy; filtered out: Eurasian Group; filtered out: CARICC; filtered out: CICA Secretariat; region: Central Asia 4; region: Eastern Asia 2; region: South-eastern Asia 1; region: Southern Asia 2"#]].assert_eq(&all.map(told).join("\n"));
}

#[test]
fn an_empty_result_says_what_dropping_a_filter_would_give() {
    let dataset = bundled();
    let remedies = |address: &str| {
        let (query, _) = read(&dataset, &["en"], address);
        let answer = answer(&dataset, &index(&dataset), &query);
        assert_eq!(answer.rows, Vec::<usize>::new());
        let say = |remedy: &plenary::query::Remedy| match &remedy.drop {
            Dropped::Facet(facet) => format!("{facet} {}", remedy.would_show),
            Dropped::Years => format!("years {}", remedy.would_show),
            Dropped::Dates => format!("dates {}", remedy.would_show),
            Dropped::Text => format!("q {}", remedy.would_show),
        };
        answer.remedies.iter().map(say).collect::<Vec<_>>()
    };
    assert_eq!(remedies("?category=member&parent=un"), ["parent 8", "category 4"]);
    assert_eq!(remedies("?q=nobody"), ["q 33"]);
    assert_eq!(remedies("?q=nobody&category=member&parent=un"), Vec::<String>::new());
}

#[test]
fn the_table_sorts_both_ways_and_keeps_printed_order_among_equals() {
    let dataset = bundled();
    let order = |address: &str| {
        let (query, _) = read(&dataset, &["en"], address);
        answer(&dataset, &index(&dataset), &query).rows
    };
    assert_eq!(order(""), (0..33).collect::<Vec<_>>());
    assert_eq!(order("?sort=-printed"), (0..33).rev().collect::<Vec<_>>());
    assert_eq!(order("?category=observer,partner&sort=name"), [11, 10, 8, 13, 12, 9, 14, 15]);
    assert_eq!(order("?sort=-category")[..5], [29, 30, 31, 32, 17]);
}

#[test]
fn a_click_on_a_row_leaves_it_alone_and_a_second_one_takes_that_back() {
    let mut query = plenary::query::Query::default();
    query.toggle("a", "1", false);
    query.toggle("a", "2", true);
    query.toggle("b", "0", false);
    query.toggle_only("a", "3");
    let values = |query: &plenary::query::Query| {
        let clauses = query.clauses.iter();
        clauses.map(|it| format!("{}{}{}", it.facet, it.value, it.exclude)).collect::<Vec<_>>()
    };
    assert_eq!(values(&query), ["b0false", "a3false"]);
    query.toggle_only("a", "3");
    assert_eq!(values(&query), ["b0false"]);
}

#[test]
fn a_row_must_have_all_values_of_a_facet_where_that_is_asked() {
    let mut dataset = bundled();
    dataset.facets[1].multiple = true;
    for (row, values) in [(0, vec![0, 1]), (1, vec![0]), (2, vec![1])] {
        dataset.participations[row].values[1] = values;
    }
    let (a, b) = (&dataset.facets[1].values[0].id, &dataset.facets[1].values[1].id);
    let found = |address: &str| {
        let (query, notices) = read(&dataset, &["en"], address);
        assert_eq!(notices, [], "{address}");
        let rows = answer(&dataset, &index(&dataset), &query).rows;
        [0, 1, 2].map(|row| rows.contains(&row))
    };
    assert_eq!(found(&format!("?kind={a},{b}")), [true, true, true]);
    assert_eq!(found(&format!("?kind={a},{b}&all=kind")), [true, false, false]);
    assert_eq!(found("?all=kind"), [true, true, true], "nothing is asked of it");
}

#[test]
fn a_third_click_on_a_head_gives_the_order_of_the_source_back() {
    let mut query = plenary::query::Query::default();
    let mut click = |key| {
        query.sort_by(key);
        (query.sort.key.clone().unwrap_or_default(), query.sort.descending)
    };
    let told = [click(Some("a")), click(Some("a")), click(Some("a")), click(None), click(None)];
    let told = told.map(|(key, down)| format!("{key}{down}"));
    assert_eq!(told, ["afalse", "atrue", "false", "true", "false"]);
}

/// A meeting of 300 participants, as an analyst might bring.
#[test]
fn beyond_two_hundred_marks_come_bars() {
    let json: serde_json::Value = serde_json::from_str(crate::BUNDLED).unwrap();
    let mut json = json;
    let template = json["participations"][20].clone();
    let rows: Vec<serde_json::Value> = (1..=300)
        .map(|n| {
            let mut row = template.clone();
            row["id"] = format!("p{n}").into();
            row["order"] = n.into();
            row["category"] = if n % 3 == 0 { "partner" } else { "member" }.into();
            row
        })
        .collect();
    json["participations"] = rows.into();
    let dataset = plenary::data::load(&json.to_string()).unwrap().dataset;
    let (query, _) = read(&dataset, &["en"], "?category=partner");
    let answer = answer(&dataset, &index(&dataset), &query);
    let picture = breakdown(&dataset, &query, &answer, ("en", NATIVE.compare));
    assert_eq!((picture.form, picture.largest), (Form::Bars, 200));
    let rows: Vec<(usize, usize)> =
        picture.rows.iter().map(|row| (row.named.selected, row.named.total)).collect();
    assert_eq!(rows[..1], [(0, 200)]);
    assert!(rows.contains(&(100, 100)));
    assert!(picture.rows.iter().all(|row| row.groups[0].marks.is_empty()));
}

#[test]
fn values_stand_in_the_order_that_is_asked_for_and_no_filter_moves_one() {
    let dataset = bundled();
    let index = index(&dataset);
    let values = |address: &str| {
        let (query, notices) = read(&dataset, &["en"], address);
        assert_eq!(notices, [], "{address}");
        let answer = answer(&dataset, &index, &query);
        let picture = breakdown(&dataset, &query, &answer, ("en", NATIVE.compare));
        let row = |row: &plenary::chart::Row| format!("{} {}", row.label, row.named.total);
        picture.rows.iter().map(row).collect::<Vec<String>>()
    };
    expect![[r#"
        Specialized structures of international organizations 12
        Member states 8
        Dialogue partner states 6
        Named last, without a heading 4
        Observer states 2
        SCO Secretariat 1"#]]
    .assert_eq(&values("?order=count").join("\n"));
    for by in ["kind", "region", "parent", "country"] {
        let own = values(&format!("?by={by}"));
        for order in ["value", "count"] {
            let address = format!("?by={by}&order={order}");
            let mut all = values(&address);
            let filtered = values(&format!("{address}&category=member&q=a"));
            assert_eq!(all, filtered, "{address}");
            let number = |row: &String| row.rsplit(' ').next().unwrap().parse::<usize>().unwrap();
            // Those that only say that there is no value stand last.
            let facet = dataset.facets.iter().find(|it| it.id == by).unwrap();
            let is_proper = |row: &&String| {
                let label = row.rsplit_once(' ').unwrap().0;
                let value = facet.values.iter().find(|it| it.label.get("en") == label).unwrap();
                value.kind == ValueKind::Proper
            };
            assert!(all.iter().map(|row| is_proper(&row)).is_sorted_by(|a, b| a >= b));
            let proper: Vec<String> = all.iter().filter(is_proper).cloned().collect();
            let is_sorted = match order {
                "value" => proper.is_sorted_by_key(|row| row.to_lowercase()),
                _ => proper.is_sorted_by_key(|row| std::cmp::Reverse(number(row))),
            };
            assert!(is_sorted, "{address}: {proper:#?}");
            all.sort();
            let mut own = own.clone();
            own.sort();
            assert_eq!(all, own, "{address}");
        }
    }
}
