//! The shortest way through all of it, for the browsers that do not run every suite every day: the
//! page, a list of the reader's own, and the single file, where engines differ most.

use e2e::lists::{choose, file, until_rows};
use e2e::{Trouble, visit};
use fantoccini::key::Key;

const DESK: (u32, u32) = (1280, 800);

#[test]
fn the_page_filters_searches_steps_back_and_speaks_another_language() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        // A fault of the program tells its reason to the console alone.
        it.ask("window.told = []; console.error = (...all) => told.push(all.join(' '))").await?;
        it.until_sentence("The organiser names 33").await?;
        it.click("input[value=observer]").await?;
        it.until_sentence("2 of 33").await?;
        it.until_address("?category=observer").await?;
        it.type_into("#q", "монг").await?;
        it.until_sentence("1 of 33: Mongolia").await?;
        it.back().await?;
        it.until_sentence("2 of 33").await?;
        it.back().await?;
        it.until_sentence("The organiser names 33").await?;
        it.forward().await?;
        it.until_sentence("2 of 33").await?;
        // A card by keyboard, and the focus comes back.
        it.ask("document.querySelector('#breakdown [data-rove][tabindex=\"0\"]').focus()").await?;
        for key in [Key::Down, Key::Right] {
            it.press(&char::from(key).to_string()).await?;
        }
        it.ask("document.activeElement.click()").await?;
        it.until("return document.getElementById('card').open").await?;
        it.press(&char::from(Key::Escape).to_string()).await?;
        it.until("return !document.getElementById('card').open").await?;
        it.until("return document.activeElement.id === 'mark-1-0-belarus'").await?;
        // Every view in another language.
        it.click("#language-ru").await?;
        it.until_sentence("2 из 33").await?;
        for name in it.views().await?.iter().skip(1) {
            it.click(&format!("#view-{name}")).await?;
            it.until_address(&format!("?category=observer&view={name}&lang=ru")).await?;
        }
        let fault = "const fault = document.getElementById('fault'); \
                     return fault.hidden ? '' : [fault.textContent, ...told].join('; ')";
        let mut told = it.ask(fault).await?;
        for _ in 0..5 {
            // WebKit's driver now and then loses what a script has returned.
            if told.is_null() {
                told = it.ask(fault).await?;
            }
        }
        assert_eq!(told, "");
        Ok(())
    })
}

#[test]
fn a_list_opens_is_filtered_and_searched_and_closes() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let rows: String = (0..3_000)
            .map(|at| {
                format!("Body {at:04},{},19{}\n", ["observer", "member"][at % 2], 90 + at % 9)
            })
            .collect();
        choose(&it, &file("everywhere.csv", format!("name,category,year\n{rows}").as_bytes())?)
            .await?;
        until_rows(&it, "3,000 rows.").await?;
        it.click("#list input[value=observer]").await?;
        until_rows(&it, "1,500 of 3,000 rows").await?;
        it.until("return location.hash === '#list&f.category=observer'").await?;
        it.type_into("#list-q", "body 00").await?;
        until_rows(&it, "50 of 3,000 rows").await?;
        // The address follows what is seen by two frames: nobody steps back sooner, but a driver does.
        it.until("return location.hash.includes('q=body')").await?;
        it.back().await?;
        until_rows(&it, "1,500 of 3,000 rows").await?;
        it.click("#list-close").await?;
        it.until("return document.querySelector('#app').checkVisibility()").await?;
        it.until_sentence("The organiser names 33").await
    })
}

#[test]
fn the_single_file_opens_from_a_disk_and_keeps_its_address() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open_file("").await?;
        it.until_sentence("The organiser names 33").await?;
        it.click("input[value=observer]").await?;
        it.until_sentence("2 of 33").await?;
        it.until_address("?category=observer").await?;
        it.back().await?;
        it.until_sentence("The organiser names 33").await?;
        it.open_file("?category=observer,partner&region=western-asia").await?;
        it.until_sentence("4 of 33").await
    })
}
