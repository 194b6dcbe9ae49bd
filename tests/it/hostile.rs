//! Every way into the pure rooms under generated input: no panic, nothing that takes a second, and
//! what is understood is understood the same way again.

use crate::{BUNDLED, bundled, spoken};
use plenary::check::check;
use plenary::data::load;
use plenary::query::{read, write};
use plenary::text::{Lang, problems};

use crate::generate::{Dice, in_time, inputs, spoilt};

const LANGUAGES: &[&str] = &["en", "ru", "zh"];
const CORPUS: &str = include_str!("../hostile/corpus/addresses.txt");

#[test]
fn any_address_is_read_and_what_is_read_is_written_and_read_alike() {
    let dataset = bundled();
    let seeds = [
        "?category=observer,-partner&region=western-asia&kind=state&parent=un&country=EG",
        "?view=status&basis=partners-before-2022&show=rosfinmonitoring&lang=ru",
        "?q=%D0%BC%D0%B3%D0%B8%D0%BC%D0%BE&by=kind&split=category&sort=-name",
        "?view=points&theme=border-migration&sort=theme&embed=fixed&scheme=dark",
    ];
    let mut dice = Dice(11);
    let mut ask = |address: &str| {
        in_time(&address, || {
            let (query, notices) = read(&dataset, LANGUAGES, address);
            let words = Lang::default().words();
            for notice in notices {
                assert!(!problems::notice(words, &notice).is_empty());
            }
            let written = write(&dataset, &query);
            let (again, notices) = read(&dataset, LANGUAGES, &written);
            // The order of filters is the address's own; what they ask for is the same.
            assert_eq!((write(&dataset, &again), notices), (written, vec![]), "{address}");
            let sorted = |mut query: plenary::query::Query| {
                query.clauses.sort_by(|a, b| (&a.facet, &a.value).cmp(&(&b.facet, &b.value)));
                query
            };
            assert_eq!(sorted(again), sorted(query), "{address}");
        });
    };
    CORPUS.lines().for_each(&mut ask);
    for _ in 0..inputs(50) {
        let seed = dice.of(&seeds);
        ask(&spoilt(&mut dice, seed));
    }
}

#[test]
fn any_text_given_to_check_gets_an_answer() {
    let dataset = bundled();
    let names = dataset.participations.iter().flat_map(|row| &row.mention.selectors);
    let text: String =
        names.map(|it| format!("{}{}{}, ", it.prefix, it.exact, it.suffix)).collect();
    let mut dice = Dice(12);
    for _ in 0..inputs(3) {
        let text = spoilt(&mut dice, &text);
        in_time(&text, || {
            if let Ok(report) = check(&dataset, &text) {
                let words = spoken("ru").words();
                for finding in &report.findings {
                    assert!(!plenary::text::check::finding(words, &dataset, finding).is_empty());
                }
            }
        });
    }
}

#[test]
fn any_dataset_is_shown_or_turned_away_with_reasons() {
    let mut dice = Dice(13);
    for _ in 0..inputs(2) {
        let text = spoilt(&mut dice, BUNDLED);
        in_time(&text, || match load(&text) {
            Ok(loaded) => {
                let query = read(&loaded.dataset, LANGUAGES, "?category=observer&q=a").0;
                let index = crate::index(&loaded.dataset);
                let told = plenary::query::answer(&loaded.dataset, &index, &query);
                assert!(told.rows.len() <= loaded.dataset.participations.len());
            }
            Err(reasons) => assert!(!reasons.is_empty()),
        });
    }
}
