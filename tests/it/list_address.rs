//! The address of a list under generated input.

use plenary::list::shared::framed;
use plenary::query::{Embed, Query, parameter, read_list, write_list};

use crate::generate::{Dice, in_time, inputs, spoilt};

const CORPUS: &str = include_str!("../hostile/corpus/addresses.txt");

#[test]
fn any_address_of_a_list_is_read_and_written_alike() {
    let seeds = [
        "#list&f.category=observer,-partner&empty=-region&all=themes&q=rep&by=category&split=region",
        "#list&encoding=koi8-r&sheet=A%2C1&cells=tab&skip=2&head=0&void=NA,\\-&merge=1,A,a&merge=2,B,b",
        "#list&from=2019-05&to=2020&months=1&order=value&f.a=b",
        "#list&year=2019,2021&years=1&unit=percent&sort=-name&facets=a,b&label=c&date=d&also=e&source=&multi=a,%3B",
    ];
    let mut dice = Dice(31);
    let mut ask = |address: &str| {
        in_time(&address, || {
            let Some((query, _)) = read_list(&[], address) else { return };
            let (again, unknown) = read_list(&[], &write_list(&query)).unwrap();
            // Filters by one column stand together in an address: their order is no part of it.
            let order = |query: &Query| {
                let mut query = query.clone();
                query.clauses.sort_by(|a, b| (&a.facet, &a.value).cmp(&(&b.facet, &b.value)));
                query
            };
            assert_eq!(order(&again), order(&query), "{}", write_list(&query));
            assert!(unknown.is_empty());
        });
    };
    CORPUS.lines().for_each(&mut ask);
    for _ in 0..inputs(20) {
        let seed = dice.of(&seeds);
        ask(&spoilt(&mut dice, seed));
    }
}

#[test]
fn how_a_frame_is_to_be_stands_before_the_list() {
    let (asked, _) = read_list(&[], "#list&f.kind=x&show=3").unwrap();
    let address = framed(&asked, Embed::Fixed, Some("dark"));
    // No card is open in a frame, and what is asked says nothing of the frame.
    assert_eq!(address, "?embed=fixed&scheme=dark#list&f.kind=x");
    let (query, _) = address.split_once('#').unwrap();
    let embed = parameter(query, "embed").and_then(|it| Embed::named(&it));
    assert_eq!(embed, Some(Embed::Fixed));
    assert_eq!(Embed::named("2"), None);
}
