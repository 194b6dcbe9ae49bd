//! The whole explorer in one file, opened from a disk without a server.

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
