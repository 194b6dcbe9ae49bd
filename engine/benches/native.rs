//! Times reading, setup and a few questions natively, on the CSV file given: a quick look at what
//! the browser's measurement (`plenary.js`) takes minutes for.
//!
//!     cargo bench --package engine -- list.csv

use engine::Reader;
use engine::protocol::Format;
use std::time::Instant;

fn main() {
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        return println!("Which file? cargo bench --package engine -- list.csv");
    };
    let Ok(bytes) = std::fs::read(&path) else { return println!("{path} cannot be read.") };
    let time = |what: &str, begun: Instant| {
        println!("{what:9} {:9.3} ms", begun.elapsed().as_secs_f64() * 1e3);
    };
    for _ in 0..3 {
        let begun = Instant::now();
        let mut reader = Reader::new(Format::default());
        bytes.chunks(1 << 20).for_each(|piece| reader.feed(piece));
        time("feed", begun);
        let begun = Instant::now();
        let mut list = reader.finish();
        time("finish", begun);
        let begun = Instant::now();
        let suggested = list.summary().suggested.clone();
        list.setup(&suggested);
        time("setup", begun);
        for facet in 0..suggested.facets.len().min(4) {
            let begun = Instant::now();
            list.toggle(facet, 1);
            list.run();
            time(&format!("filter {}", facet + 1), begun);
        }
        list.clear();
        let begun = Instant::now();
        list.search("a");
        list.run();
        time("text", begun);
    }
}
