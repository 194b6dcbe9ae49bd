//! The answer against a plain loop that filters anew for every number, on random questions over
//! random meetings: multi-valued facets, exclusions, text and statuses included.

use crate::bundled;
use plenary::data::{Dataset, Facet, FacetValue, Localized, ValueKind};
use plenary::query::{By, Dropped, Index, Query, answer, search};
use proptest::prelude::*;

/// Whether a row passes, leaving out one facet's filter (or the text, as the one after the last).
fn passes(
    (dataset, index): (&Dataset, &Index),
    query: &Query,
    row: usize,
    leave_out: Option<usize>,
) -> bool {
    let participation = &dataset.participations[row];
    for facet in 0..dataset.facets.len() {
        if leave_out == Some(facet) {
            continue;
        }
        let has = |id: &String| {
            let place = dataset.facets[facet].values.iter().position(|it| it.id == *id);
            place.is_some_and(|place| participation.values[facet].contains(&(place as u32)))
        };
        let own = || query.clauses.iter().filter(move |c| c.facet == dataset.facets[facet].id);
        if own().any(|c| c.exclude && has(&c.value)) {
            return false;
        }
        let mut wanted = own().filter(|c| !c.exclude);
        let passes = if query.all.contains(&dataset.facets[facet].id) {
            wanted.all(|c| has(&c.value))
        } else {
            own().all(|c| c.exclude) || wanted.any(|c| has(&c.value))
        };
        if !passes {
            return false;
        }
    }
    leave_out == Some(dataset.facets.len())
        || search::matches(index.text(participation.organization), &index.words(&query.text))
}

/// The bundled meeting with a fourth of its values drawn anew, some rows with two.
fn meeting(seed: &[(usize, u32, u32)]) -> Dataset {
    let mut dataset = bundled();
    let value = |n: u32| FacetValue {
        id: format!("v{n}"),
        label: Localized::of("en", "v"),
        short: Localized::of("en", "v"),
        one: None,
        printed: None,
        mention: plenary::data::Mention::default(),
        also: Vec::new(),
        kind: ValueKind::Proper,
    };
    let mut themes = Facet { id: "themes".into(), multiple: true, ..dataset.facets[0].clone() };
    themes.values = (0..4).map(value).collect();
    dataset.facets.push(themes);
    for (row, participation) in dataset.participations.iter_mut().enumerate() {
        let (_, a, b) = seed[row % seed.len()];
        let mut values = vec![a % 4, b % 4];
        values.dedup();
        participation.values.push(values);
    }
    for membership in &mut dataset.memberships {
        membership.values.push(vec![0]);
    }
    for &(row, a, _) in seed {
        let kinds = dataset.facets[1].values.len() as u32;
        dataset.participations[row % 33].values[1] = vec![a % kinds];
    }
    dataset
}

/// A question by places: values of facets, the text, the breakdown, facets of which all is asked.
type Places = (Vec<(usize, usize, bool)>, &'static str, usize, Vec<usize>);

fn question() -> impl Strategy<Value = Places> {
    let clause = (0usize..6, 0usize..30, any::<bool>());
    let text = prop_oneof![Just(""), Just("un"), Just("republic"), Just("центр"), Just("x")];
    (prop::collection::vec(clause, 0..6), text, 0usize..6, prop::collection::vec(0usize..6, 0..3))
}

/// The same by the ids of a dataset; values that it does not have are left out.
fn of(dataset: &Dataset, (clauses, text, by, all): &Places) -> Query {
    let id = |facet: usize| dataset.facets[facet].id.clone();
    let first = id(0);
    let mut query = Query { text: (*text).to_owned(), ..Query::default() };
    query.break_down(By::facet(&id(*by), &first), &first);
    for &(facet, value, exclude) in clauses {
        if let Some(value) = dataset.facets[facet].values.get(value) {
            query.add(&id(facet), &value.id, exclude);
        }
    }
    query.all = all.iter().map(|&facet| id(facet)).collect();
    query
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_number_is_what_a_plain_loop_counts(
        places in question(),
        seed in prop::collection::vec((0usize..33, 0u32..100, 0u32..100), 1..12),
    ) {
        let dataset = meeting(&seed);
        let query = of(&dataset, &places);
        let index = crate::index(&dataset);
        let answer = answer(&dataset, &index, &query);
        let rows: Vec<usize> = (0..33).filter(|&row| passes((&dataset, &index), &query, row, None)).collect();
        prop_assert_eq!(&answer.rows, &rows);
        for (facet, counts) in answer.facet_counts.iter().enumerate() {
            for (value, count) in counts.iter().enumerate() {
                let plain = (0..33)
                    .filter(|&row| passes((&dataset, &index), &query, row, Some(facet)))
                    .filter(|&row| dataset.participations[row].values[facet].contains(&(value as u32)))
                    .count();
                prop_assert_eq!(*count, plain, "facet {} value {}", facet, value);
            }
        }
        for (value, count) in answer.breakdown.iter().enumerate() {
            let has = |row: &&usize| dataset.participations[**row].values[places.2].contains(&(value as u32));
            prop_assert_eq!(count.selected, rows.iter().filter(has).count());
        }
        for remedy in &answer.remedies {
            let left_out = match &remedy.drop {
                Dropped::Facet(id) => dataset.facets.iter().position(|it| it.id == *id).unwrap(),
                Dropped::Years | Dropped::Dates | Dropped::Text => dataset.facets.len(),
            };
            let gives = (0..33).filter(|&row| passes((&dataset, &index), &query, row, Some(left_out))).count();
            prop_assert_eq!(remedy.would_show, gives);
        }
    }
}
