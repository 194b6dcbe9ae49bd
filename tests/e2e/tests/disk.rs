//! The whole explorer in one file, opened from a disk without a server.

use e2e::lists::{self, choose, until_rows};
use e2e::{Trouble, visit};

const DESK: (u32, u32) = (1280, 800);

#[test]
fn the_file_does_what_the_site_does() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open_file("").await?;
        it.until_sentence("The organiser names 33").await?;
        it.click("input[value=observer]").await?;
        it.until_sentence("2 of 33").await?;
        it.until_address("?category=observer").await?;
        it.back().await?;
        it.until_sentence("The organiser names 33").await?;
        for name in it.views().await?.iter().skip(1) {
            it.click(&format!("#view-{name}")).await?;
            it.until_address(&format!("?view={name}")).await?;
        }
        it.open_file("?category=observer,partner&region=western-asia").await?;
        it.until_sentence("4 of 33").await
    })
}

#[test]
fn nothing_outside_of_the_file_is_asked_for() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open_file("?view=check").await?;
        it.ask(
            "document.getElementById('source-text').value = 'Mongolia and Interpol'; \
             document.getElementById('check-act').click()",
        )
        .await?;
        it.until_sentence("2 of 33 names").await?;
        let asked = "return performance.getEntriesByType('resource').map(e => e.name)";
        assert_eq!(it.ask(asked).await?, serde_json::json!([]));
        let style = "return getComputedStyle(document.querySelector('.brand')).fontWeight";
        assert_eq!(it.ask(style).await?, "700", "the style is refused");
        // The file does not offer itself, and gives out the dataset that is inside.
        let offer = "return getComputedStyle(document.querySelector('.offer')).display";
        assert_eq!(it.ask(offer).await?, "none");
        let given = "window.given = ''; const make = URL.createObjectURL; \
                     URL.createObjectURL = (b) => { b.text().then(t => window.given = t); return make(b) }; \
                     document.querySelector('.foot a[href$=\".json\"]').click()";
        it.ask(given).await?;
        it.until("return window.given.startsWith('{\"$schema\"')").await?;
        it.until("return JSON.parse(window.given).participations.length === 33").await?;
        Ok(())
    })
}

#[test]
fn every_export_is_made_from_the_file_alone() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open_file("?category=observer").await?;
        it.until_sentence("2 of 33").await?;
        it.ask(
            "window.saved = []; const make = URL.createObjectURL; \
             URL.createObjectURL = (blob) => { window.saved.push([blob.type, blob.size]); return make(blob) }; \
             HTMLAnchorElement.prototype.click = () => {}",
        )
        .await?;
        for (at, id) in
            ["csv-shown", "csv-not-named", "json-shown", "svg", "png"].iter().enumerate()
        {
            it.ask(&format!("document.getElementById('{id}').click()")).await?;
            it.until(&format!("return window.saved.length === {}", at + 1)).await?;
        }
        let kinds = it
            .ask("return window.saved.map(([kind, size]) => [kind.split(';')[0], size > 300])")
            .await?;
        assert_eq!(
            kinds,
            serde_json::json!([
                ["text/csv", true],
                ["text/csv", true],
                ["application/json", true],
                ["image/svg+xml", true],
                ["image/png", true]
            ])
        );
        let asked = "return performance.getEntriesByType('resource').filter((it) => !it.name.startsWith('data:')).length";
        assert_eq!(it.ask(asked).await?, 0);
        Ok(())
    })
}

#[test]
fn a_list_opens_from_the_file_and_asks_for_nothing() -> Result<(), Trouble> {
    let rows: String = (0..300).map(|at| format!("name {at},c{}\n", at % 3)).collect();
    let list = lists::file("own.csv", format!("name,category\n{rows}").as_bytes())?;
    // "Страна" and "Узбекистан", "Киргизия", "Индия" as a computer of 1995 writes them.
    let old = "\u{d1}\u{f2}\u{f0}\u{e0}\u{ed}\u{e0};\u{c8}\u{f2}\u{ee}\u{e3}\n".to_owned()
        + &"\u{d3}\u{e7}\u{e1}\u{e5}\u{ea}\u{e8}\u{f1}\u{f2}\u{e0}\u{ed};\u{e4}\u{e0}\n\
            \u{ca}\u{e8}\u{f0}\u{e3}\u{e8}\u{e7}\u{e8}\u{ff};\u{ed}\u{e5}\u{f2}\n\
            \u{c8}\u{ed}\u{e4}\u{e8}\u{ff};\u{e4}\u{e0}\n"
            .repeat(20);
    let old: Vec<u8> = old.chars().map(|letter| letter as u8).collect();
    let old = lists::file("old.csv", &old)?;
    let book = lists::file("book.zip", &lists::zip(&[("a.csv", b"a,b\n1,2\n")]))?;
    visit(DESK, false, |it| async move {
        it.open_file("").await?;
        choose(&it, &list).await?;
        until_rows(&it, "300 rows").await?;
        it.click("#list input[value=c1]").await?;
        until_rows(&it, "100 of 300 rows").await?;
        it.until("return location.hash === '#list&f.category=c1'").await?;
        let asked = "return performance.getEntriesByType('resource').map((it) => it.name) \
                     .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:'))";
        assert_eq!(it.ask(asked).await?, serde_json::json!([]));

        it.open_file("").await?;
        choose(&it, &old).await?;
        until_rows(&it, "60 rows").await?;
        it.until("return document.getElementById('list').textContent.includes('Узбекистан')")
            .await?;

        it.open_file("").await?;
        it.type_into("#open-file", &book.to_string_lossy()).await?;
        let told = "return document.getElementById('list').textContent \
                    .includes('The single file opens no workbooks')";
        it.until(told).await
    })
}
