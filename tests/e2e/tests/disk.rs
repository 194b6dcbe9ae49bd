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
        it.client.back().await?;
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
        Ok(())
    })
}
