//! The first minute: the sentence lit up, acts that move nothing, the way to one's own data.

use e2e::{Trouble, is_webkit, visit};
use fantoccini::key::Key;

const DESK: (u32, u32) = (1280, 800);
const PHONE: (u32, u32) = (500, 780);

/// The places of all controls that an act has to leave where they are: masthead, title, sentence,
/// filters, and the breakdown with its heads and marks. By id or text, to half a pixel.
const PLACES: &str = "\
    const all = document.querySelectorAll('.masthead a, .head a, .head button, h1, #sentence a, \
        #sentence button, #q, #filters input[type=checkbox], #filters .exclude, .choices select, \
        .choices input, #breakdown a'); \
    return Object.fromEntries([...all].filter((it) => it.checkVisibility()).map((it, nth) => { \
        const { left, top } = it.getBoundingClientRect(); \
        return [nth + ' ' + (it.id || it.name + '=' + it.value), \
            [Math.round((left + scrollX) * 2), Math.round((top + scrollY) * 2)].join()]; }))";

#[test]
fn no_act_moves_a_control() -> Result<(), Trouble> {
    for (size, lang) in [(DESK, "en"), (DESK, "ru"), (DESK, "zh"), (PHONE, "en")] {
        visit(size, false, |it| async move {
            it.open(&format!("?lang={lang}")).await?;
            it.until("return document.fonts.status === 'loaded'").await?;
            let before = it.ask(PLACES).await?;
            assert!(before.as_object().is_some_and(|it| it.len() > 60), "{before}");
            let click = |selector: &str| format!("document.querySelector('{selector}').click()");
            let text = "const q = document.getElementById('q'); q.value = 'un'; \
                        q.dispatchEvent(new Event('input', { bubbles: true }))";
            for act in [
                click("input[value=observer]"),
                click("input[value=partner]"),
                click("input[value=western-asia]"),
                click("input[value=un-body]"),
                click(".remedy"),
                click("#filters .value:nth-child(2) .exclude"),
                text.to_owned(),
                click(".chip"),
                click(".clear"),
                click("#row-1"),
                click("#row-1"),
                click("#percent"),
                click("#percent"),
            ] {
                it.ask(&act).await?;
                it.ask("return new Promise((done) => setTimeout(() => done(true), 120))").await?;
                let after = it.ask(PLACES).await?;
                let (before, after) = (before.as_object(), after.as_object());
                let moved: Vec<String> = before
                    .zip(after)
                    .map(|(before, after)| {
                        let moved = before.iter().filter(|(id, at)| after.get(*id) != Some(*at));
                        moved.map(|(id, at)| format!("{id}: {at} → {:?}", after.get(id))).collect()
                    })
                    .unwrap_or_default();
                assert_eq!(moved, [""; 0], "{lang}, {size:?}: {act}");
            }
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_sentence_and_the_marks_light_each_other() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let text = it.text("#sentence-names").await?;
        assert!(text.starts_with("… SCO member states … Republic of India …"), "{text}");
        assert_eq!(
            it.ask("return document.querySelectorAll('#sentence-names a').length").await?,
            33
        );
        // One stop for the Tab key, arrows inside, Enter opens the card.
        let stops = "return document.querySelectorAll('#sentence-names [tabindex=\"0\"]').length";
        assert_eq!(it.ask(stops).await?, 1);
        it.ask("document.querySelector('#sentence-names [tabindex=\"0\"]').focus()").await?;
        it.until("return document.querySelector('#breakdown .near')?.id === 'mark-0-0-india'")
            .await?;
        it.press(&char::from(Key::Right).to_string()).await?;
        it.until("return document.activeElement.id === 'name-kazakhstan'").await?;
        it.until("return document.querySelector('#breakdown .near')?.id === 'mark-0-0-kazakhstan'")
            .await?;
        assert_eq!(it.ask(stops).await?, 1);
        it.ask("document.activeElement.click()").await?;
        it.until_address("?show=kazakhstan").await?;
        it.until("return document.getElementById('card').open").await?;
        it.press(&char::from(Key::Escape).to_string()).await?;
        it.until("return document.activeElement.id === 'name-kazakhstan'").await?;
        // The other way round.
        it.ask("document.getElementById('mark-1-0-belarus').focus()").await?;
        it.until("return document.querySelector('#sentence .near')?.id === 'name-belarus'").await?;
        // What is outside steps back in its place.
        it.click("input[value=observer]").await?;
        it.until("return document.querySelectorAll('#sentence a.outside').length === 31").await?;
        // Long names whole.
        let cut = "return getComputedStyle(document.querySelector('.cut > span')).position";
        assert_eq!(it.ask(cut).await?, "absolute");
        it.ask("document.querySelector('#sentence .on-wide').click()").await?;
        it.until(&format!("{cut} === 'static'")).await
    })
}

#[test]
fn on_a_phone_the_sentence_is_folded() -> Result<(), Trouble> {
    visit(PHONE, false, |it| async move {
        it.open("").await?;
        let height = "return document.getElementById('sentence-names').offsetHeight";
        let folded = it.ask(height).await?.as_f64().unwrap_or_default();
        assert!(folded < 60.0, "{folded}");
        it.click("#sentence .on-narrow").await?;
        it.until(&format!("{height} > 150")).await
    })
}

#[test]
fn the_keyboard_reaches_the_breakdown_in_sixty_stops() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let stops = it
            .ask(
                "const all = [...document.querySelectorAll('a[href], button, input, select, textarea, \
                     summary, [tabindex]')].filter((it) => it.checkVisibility() && it.tabIndex >= 0); \
                 const end = all.findIndex((it) => it.closest('#breakdown')); \
                 return [end, all[0].id]",
            )
            .await?;
        println!("measured: {} stops before the breakdown", stops[0]);
        assert!(stops[0].as_u64().is_some_and(|it| it > 10 && it <= 60), "{stops}");
        assert_eq!(stops[1], "skip", "the first stop leads to the content");
        // A value is left out by a key on its box.
        it.ask("document.querySelector('input[value=member]').focus()").await?;
        it.press("-").await?;
        it.until_address("?category=-member").await?;
        // After a single key the focus is at the title of the view.
        it.ask("document.activeElement.blur()").await?;
        it.press("3").await?;
        it.until_address("?category=-member&view=points").await?;
        it.until("return document.activeElement.id === 'view-title'").await
    })
}

#[test]
fn ones_own_data_opens_from_the_masthead() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.click("#own").await?;
        it.until("return document.getElementById('own-panel').open").await?;
        it.ask("document.getElementById('own-text').value = 'name,group\\nA,x\\nB,y\\nC,x\\n'")
            .await?;
        it.ask("document.getElementById('own-list').click()").await?;
        it.until("return document.querySelector('#list h1')?.textContent === 'pasted.csv'").await?;
        it.until(
            "return document.querySelector('#list .sentence')?.textContent.startsWith('3 rows')",
        )
        .await?;
        // The examples: a list and a dataset.
        it.open("").await?;
        let links = "return [...document.querySelectorAll('#own-panel a')].map((it) => it.getAttribute('href'))";
        let links = it.ask(links).await?;
        assert_eq!(links[0], "?data=data/examples/list.csv");
        it.open(links[1].as_str().unwrap_or_default()).await?;
        it.until_sentence("The organiser names 8 participants").await?;
        it.open_path("/meetings/sco-rats-2022/?data=data/examples/list.csv").await?;
        it.until(
            "return document.querySelector('#list .sentence')?.textContent.startsWith('9 rows')",
        )
        .await?;
        // What is wrong with what was pasted is told in the panel, and nothing is lost.
        it.open("").await?;
        it.ask("document.getElementById('own').click()").await?;
        it.ask("document.getElementById('own-text').value = '{\"format\": \"participation\"'")
            .await?;
        it.ask("document.getElementById('own-list').click()").await?;
        it.until("return !!document.querySelector('#own-panel .failure, #list .failure')").await?;
        // WebKitGTK's driver keeps no list from one test for the next.
        assert!(
            is_webkit()
                || it.ask("return document.querySelectorAll('.mark.solid').length").await? == 33
        );
        Ok(())
    })
}

#[test]
fn the_search_tells_what_else_has_the_words() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?category=member").await?;
        let q = it.client.find(fantoccini::Locator::Id("q")).await?;
        q.send_keys("qatar").await?;
        let seen = "const it = document.querySelector('.also'); \
                    return it && getComputedStyle(it).opacity === '1' && it.textContent";
        it.until(&format!("{seen}.startsWith('Qatar, held SCO status that day, not named')"))
            .await?;
        // Its card opens, and gives the focus back.
        it.ask("document.querySelector('.also a').focus()").await?;
        it.ask("document.querySelector('.also a').click()").await?;
        it.until("return location.search.includes('show=qatar')").await?;
        it.ask("history.back()").await?;
        it.until("return !location.search.includes('show=')").await?;
        // A value in the place of the text.
        it.open("?q=uzbekistan").await?;
        it.ask("document.getElementById('q').focus()").await?;
        let value = "[...document.querySelectorAll('.also button')].at(-1)";
        let told = it.ask(&format!("return {value}.textContent")).await?;
        assert_eq!(told, "Country: Uzbekistan · 4");
        it.ask(&format!("{value}.click()")).await?;
        it.until("return location.search === '?country=UZ'").await?;
        it.until("return document.activeElement.id === 'q'").await?;
        it.open("?q=kazakstan").await?;
        it.ask("document.getElementById('q').focus()").await?;
        let told = it.text(".also p").await?;
        assert_eq!(told, "No name has “kazakstan”. Shown is what differs from it by one letter.");
        Ok(())
    })
}
