//! The views beside the main one, and the check of a reader's own copy of the document.

use e2e::{Trouble, Visitor, visit};
use serde_json::{Value, json};

const DESK: (u32, u32) = (1280, 800);

#[test]
fn every_view_opens_from_every_page_and_back_leads_back() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let all = it.views().await?;
        assert_eq!(all.len(), 6, "{all:?}");
        let mut titles = Vec::new();
        for name in all.iter().skip(1) {
            let id = format!("view-{name}");
            it.click(&format!("#{id}")).await?;
            it.until(&format!(
                "return document.getElementById('{id}').getAttribute('aria-current') === 'page'"
            ))
            .await?;
            it.until_address(&format!("?view={name}")).await?;
            let built = "return document.querySelectorAll('main#results > div').length === 1 && \
                         !document.getElementById('breakdown')";
            it.until(built).await?;
            titles.push(it.text("h1").await?);
            // What is open in the address opens again.
            it.open(&format!("?view={name}")).await?;
            assert_eq!(it.text("h1").await?, *titles.last().ok_or("no title")?);
        }
        it.open("").await?;
        it.click("#view-points").await?;
        it.until_address("?view=points").await?;
        it.back().await?;
        it.until_sentence("The organiser names 33").await?;
        it.until("return document.querySelectorAll('#breakdown .mark').length === 38").await?;
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), 5, "two views have the same title");
        Ok(())
    })
}

/// Chooses the rule of a place by which a status is counted.
async fn count_by(it: &Visitor, status: usize, place: usize) -> Result<(), Trouble> {
    let script = format!(
        "const it = document.getElementById('basis-{status}'); it.selectedIndex = {place}; \
         it.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    it.ask(&script).await?;
    Ok(())
}

#[test]
fn another_basis_changes_the_totals_and_the_address() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=status").await?;
        it.until_sentence("16 of the 21 states").await?;
        let tiles = "return [...document.querySelectorAll('.tile')].length";
        assert_eq!(it.ask(tiles).await?, 26);
        count_by(&it, 2, 1).await?;
        it.until_sentence("14 of the 18 states").await?;
        it.until_address("?view=status&basis=partners-before-2022").await?;
        let egypt = "return document.querySelector('#tile-egypt').title";
        assert_eq!(
            it.ask(egypt).await?,
            "Egypt: named under Dialogue partner states, status not counted on this basis"
        );
        let why = it.text(".reason").await?;
        assert!(why.starts_with("only the six partners of before 2022: Egypt and Qatar"), "{why}");
        count_by(&it, 1, 1).await?;
        it.until_sentence("14 of the 17 states").await?;
        it.back().await?;
        it.back().await?;
        it.until_sentence("16 of the 21 states").await?;
        it.until("return document.getElementById('basis-2').value === ''").await?;
        it.click("#tile-qatar").await?;
        it.until("return document.getElementById('card').open").await?;
        it.until_address("?view=status&show=qatar").await
    })
}

#[test]
fn a_rule_of_counting_moves_nothing() -> Result<(), Trouble> {
    for (size, lang) in
        [((1280, 900), "en"), ((1280, 900), "ru"), ((500, 900), "en"), ((500, 900), "zh")]
    {
        visit(size, false, |it| async move {
            it.open(&format!("?lang={lang}&view=status")).await?;
            let places = "return ['basis-1', 'basis-2', 'tiles'].map((id) => \
                          document.getElementById(id).getBoundingClientRect().top)";
            let before = it.ask(places).await?;
            count_by(&it, 2, 1).await?;
            it.until("return location.search.includes('basis=')").await?;
            assert_eq!(it.ask(places).await?, before, "{size:?} {lang}");
            count_by(&it, 1, 1).await?;
            it.until("return location.search.includes(',')").await?;
            assert_eq!(it.ask(places).await?, before, "both rules: {size:?} {lang}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn no_filter_changes_the_widths_of_columns_and_no_word_is_wider_than_its_column()
-> Result<(), Trouble> {
    for lang in ["en", "ru", "zh"] {
        visit((1400, 900), false, |it| async move {
            it.open(&format!("?lang={lang}")).await?;
            let widths = "return [...document.querySelectorAll('.list thead th')].map((head) => \
                          head.getBoundingClientRect().width)";
            let before = it.ask(widths).await?;
            assert!(before.as_array().is_some_and(|all| all.len() > 9), "{before}");
            it.open(&format!("?lang={lang}&kind=university")).await?;
            it.until("return document.querySelectorAll('.list tbody')[0].children.length < 5")
                .await?;
            let after = it.ask(widths).await?;
            // The table of states that are not named may have no rows now.
            let (before, after) = (before.as_array().cloned(), after.as_array().cloned());
            let first = |all: Option<Vec<Value>>| all.unwrap_or_default()[..8].to_vec();
            assert_eq!(first(after), first(before), "{lang}");
            it.open(&format!("?lang={lang}")).await?;
            let wide = "return [...document.querySelectorAll('.list :is(th, td)')]\
                        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)\
                        .map((cell) => cell.textContent)";
            assert_eq!(it.ask(wide).await?, json!([]), "{lang}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn points_by_theme_and_in_print() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=points").await?;
        it.until_sentence("The release reports 11 points").await?;
        let list = "return [...document.querySelectorAll('.point-list > li')].map(li => li.value)";
        assert_eq!(it.ask(list).await?, json!([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
        it.ask("document.querySelectorAll('.theme')[2].click()").await?;
        it.until_sentence("1 of 11 points").await?;
        it.until_address("?view=points&theme=afghanistan").await?;
        assert_eq!(it.ask(list).await?, json!([3]));
        let link = it.ask("return document.querySelector('.point-list .in-print').href").await?;
        let link = link.as_str().unwrap_or_default();
        assert!(link.contains("#:~:text=expressed%20their%20concern"), "{link}");
        Ok(())
    })
}

#[test]
fn under_the_headings_of_themes_a_point_stands_under_each_of_its_own() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=points&sort=theme").await?;
        let under = "return [...document.querySelectorAll('.by-theme section')].map((it) => \
                     it.querySelector('h2').textContent + ': ' + \
                     [...it.querySelectorAll('li')].map((it) => it.value).join(' '))";
        let under = it.ask(under).await?;
        let under: Vec<&str> =
            under.as_array().ok_or("no themes")?.iter().filter_map(Value::as_str).collect();
        assert_eq!(under.len(), 13);
        assert_eq!(under[1], "Terrorist organisations and their members: 1 2 3 8");
        // The other order, and back.
        it.click(".choice").await?;
        it.until("return document.querySelectorAll('.point-list > li').length === 11").await?;
        it.until_address("?view=points").await
    })
}

#[test]
fn states_share_evidence_and_each_of_them_unfolds() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=status").await?;
        let members = it.text(".roster-parts > section").await?;
        let told = "All eight: One of the eight member states in the joint communiqué of the heads \
                    of government. Ministry of External Affairs of India, 1 November 2022";
        assert!(members.contains(told), "{members}");
        assert_eq!(members.matches("joint communiqué").count(), 1, "{members}");
        it.click(".roster-parts summary").await?;
        it.until("return document.querySelectorAll('.roster-parts section:first-child .held > li')[7].checkVisibility()").await?;
        // The view itself, without what can be taken along, is two screens at most.
        let height = "return document.querySelector('.status').getBoundingClientRect().height";
        it.open("?view=status").await?;
        let height = it.ask(height).await?.as_f64().ok_or("no height")?;
        assert!(height < 1600.0, "{height} px");
        let role = "return [...document.querySelectorAll('#tile-saudi-arabia, #tile-bahrain')]\
                    .map((it) => it.querySelector('.tile-role').textContent).join('; ')";
        assert_eq!(it.ask(role).await?, "decided; dialogue partner, disputed");
        Ok(())
    })
}

#[test]
fn a_source_is_told_in_words_and_found_among_what_it_proves() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        for query in ["?view=status", "?view=editions", "?view=points", "?show=qatar"] {
            it.open(query).await?;
            let coded = "return [...document.querySelectorAll('a.source')].map((it) => it.textContent)\
                         .filter((text) => /^[A-Z0-9_]{3,}[0-9]$/.test(text))";
            assert_eq!(it.ask(coded).await?, json!([]), "{query}");
        }
        it.open("?view=sources").await?;
        let groups = "return [...document.querySelectorAll('.method h3 .share')]\
                      .reduce((all, it) => all + Number(it.textContent), 0)";
        assert_eq!(it.ask(groups).await?, 133);
        it.type_into(".method .find", "mehr NEWS").await?;
        it.until("return document.querySelectorAll('.source-list li').length === 1").await?;
        let found = it.text(".source-list").await?;
        assert!(
            found.starts_with("Mehr News (quoting the Russian MFA), 10 September 2022: 8 members"),
            "{found}"
        );
        it.type_into(".method .find", " zzz").await?;
        it.until("return document.querySelectorAll('.source-list li').length === 0").await
    })
}

/// The heads of the years, a text each.
const YEARS: &str = "return [...document.querySelectorAll('.series thead tr:nth-child(2) th')]\
                     .map((it) => it.textContent)";

#[test]
fn a_year_without_an_edition_keeps_its_place() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=editions").await?;
        let years = it.ask(YEARS).await?;
        let years: Vec<&str> =
            years.as_array().ok_or("no years")?.iter().filter_map(Value::as_str).collect();
        assert_eq!(years.len(), 13);
        assert_eq!(
            (years[0], years[7], years[8], years[11]),
            ("20131st", "2020", "2021", "202410th")
        );
        // Two blank stretches beside all rows; every row has a cell for each of the six lists.
        let cells = "return [...document.querySelectorAll('.series tbody tr')].slice(1)\
                     .every((it) => it.cells.length === 7)";
        assert_eq!(it.ask(cells).await?, true);
        let blank = "return [...document.querySelectorAll('.blank')].map((it) => it.textContent)";
        let told = json!(["no list found", "no conference found"]);
        assert_eq!(it.ask(blank).await?, told);
        let row = "const row = [...document.querySelectorAll('.series tbody tr')]\
                   .find((it) => it.cells[0].textContent === 'INTERPOL'); \
                   return [...row.cells].slice(1).map((it) => it.className.split(' ')[0]).join(' ')";
        assert_eq!(it.ask(row).await?, "part part named part named named");
        // Those named at this meeting only unfold.
        let rows = it.ask("return document.querySelectorAll('.series tbody tr').length").await?;
        it.click("#only-0").await?;
        it.until(&format!(
            "return document.querySelectorAll('.series tbody tr').length === {rows} + 7"
        ))
        .await?;
        it.until("return document.activeElement.id === 'only-0'").await
    })
}

#[test]
fn a_meeting_is_told_beside_the_picture_and_leads_to_its_neighbours() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let told = "return [...document.querySelectorAll('.edition')]\
                    .filter((it) => it.checkVisibility()).map((it) => it.id).join()";
        it.open("?view=editions").await?;
        assert_eq!(it.ask(told).await?, "sco-rats-8");
        it.click(".series a[href='#sco-rats-7']").await?;
        it.until(&format!("{} === 'sco-rats-7'", &told)).await?;
        it.until("return document.activeElement.id === 'sco-rats-7'").await?;
        let text = it.text("#sco-rats-7").await?;
        for part in [
            "7th · 2019",
            "Tashkent · 6–7 November 2019",
            "OSCE",
            "16 international organisations",
            "UzA, 8 November 2019",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
        it.until("return location.hash === '#sco-rats-7'").await?;
        it.click("#sco-rats-7 .ways a:last-child").await?;
        it.until(&format!("{} === 'sco-rats-8'", &told)).await
    })
}

#[test]
fn a_card_tells_neighbours_siblings_and_editions() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?show=unrcca").await?;
        it.until("return document.getElementById('card').open").await?;
        let card = it.text("#card").await?;
        for part in [
            "Printed between",
            "United Nations (UN) Office of Counter-Terrorism and UN Analytical",
            "Also part of: United Nations",
            "UN Monitoring Team",
            "8th (2022)",
            "11th (2025)",
        ] {
            assert!(card.contains(part), "{part} is missing in {card}");
        }
        Ok(())
    })
}

#[test]
fn a_card_stands_beside_the_chart_and_leads_to_the_next() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let places = "return [...document.querySelectorAll('#breakdown .mark')].map((it) => \
                      [it.getBoundingClientRect().x, it.getBoundingClientRect().y].join()).join(' ')";
        let before = it.ask(places).await?;
        it.click("#mark-0-0-india").await?;
        it.until("return document.getElementById('card').open").await?;
        assert_eq!(
            it.ask("return document.getElementById('card').matches(':modal')").await?,
            false
        );
        assert_eq!(it.ask(places).await?, before, "something moved");
        let title = "return document.getElementById('card-title').textContent";
        it.click("#card .ways a:nth-child(2)").await?;
        it.until(&format!("{title} === 'Kazakhstan'")).await?;
        it.until_address("?show=kazakhstan").await?;
        it.click("#card .ways a:first-child").await?;
        it.click("#card .ways a:first-child").await?;
        // Before the first stands the last: an outline.
        it.until(&format!("{title} === 'Qatar'")).await?;
        // The page stays in use, and Escape closes the card from there.
        it.click("#mark-1-0-mongolia").await?;
        it.until(&format!("{title} === 'Mongolia'")).await?;
        it.press(&char::from(fantoccini::key::Key::Escape).to_string()).await?;
        it.until("return !document.getElementById('card').open").await?;
        it.until_address("").await?;
        // Rows that say nothing are left out: a state is no part of a body and has no seat.
        it.open("?show=mongolia").await?;
        let card = it.text("#card").await?;
        for nothing in ["Part of", "Seat", "Website", "does not apply"] {
            assert!(!card.contains(nothing), "{nothing} in {card}");
        }
        // What proves stands first.
        let order = [card.find("SCO status on"), card.find("Position as printed")];
        assert!(order[0] < order[1] && order[0].is_some(), "{card}");
        Ok(())
    })
}

#[test]
fn where_there_is_no_room_a_card_stands_above_everything() -> Result<(), Trouble> {
    visit((800, 780), false, |it| async move {
        it.open("?show=india").await?;
        it.until("return document.getElementById('card').matches(':modal')").await
    })
}

/// A text with all mentions of the dataset that the page fetched, in printed order.
async fn text_of_mentions(it: &Visitor) -> Result<String, Trouble> {
    let script = r"
        const request = new XMLHttpRequest();
        request.open('GET', document.getElementById('dataset').href, false);
        request.send();
        const data = JSON.parse(request.responseText);
        const words = m => m.selectors
            .map(s => (s.prefix || '') + s.exact + (s.suffix || '')).join(' words between ');
        const seen = new Set(), parts = [];
        for (const row of data.participations) {
            const heading = data.facets[0].values.find(v => v.id === row.category);
            if (heading.mention && !seen.has(heading.id))
                parts.push(heading.mention.selectors[0].exact + ': the ' + words(row.mention));
            else parts.push(words(row.mention));
            seen.add(heading.id);
        }
        for (const point of data.points) parts.push(words(point.mention));
        return parts.join(' , ');";
    Ok(it.ask(script).await?.as_str().ok_or("no text")?.to_owned())
}

/// Puts a text into the field, as pasting would, and has it checked.
async fn give(it: &Visitor, text: &str) -> Result<(), Trouble> {
    let script = format!(
        "document.getElementById('source-text').value = {}; \
         document.getElementById('check-act').click()",
        Value::String(text.to_owned())
    );
    it.ask(&script).await?;
    Ok(())
}

#[test]
fn a_copy_is_checked_and_lights_up_the_names() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=check").await?;
        let text = text_of_mentions(&it).await?;
        // The part of the program that checks is there before the text is.
        give(&it, "x").await?;
        it.until("return !!document.querySelector('.outcome')").await?;
        // By when it began: WebKit tells of what was fetched some time after it has come, and also of the
        // service worker, which the page fetches when it is at leisure.
        let given = it.ask("return performance.now()").await?;
        let sent = format!(
            "return performance.getEntriesByType('resource').filter((it) => it.startTime >= {given}) \
             .map((it) => it.name).filter((name) => !name.endsWith('/sw.js'))"
        );
        give(&it, &text).await?;
        // The words between the names are our own: told as another way of setting the list, and three more.
        let all = "33 of 33 names, 11 of 11 points and 4 of 4 headings found in their places; 4";
        it.until_sentence(all).await?;
        let proved = "return document.querySelectorAll('.chips-found .mark.proved').length";
        assert_eq!(it.ask(proved).await?, 44);
        assert_eq!(it.ask(&sent).await?, json!([]), "something left the browser");

        // The form has folded, and opens again.
        it.until("return !document.querySelector('.check details').open").await?;
        it.click("#source-fold").await?;
        it.until("return document.querySelector('.check details').open").await?;

        // Both ways: from the name into the text, and back.
        it.click("#of-name-10").await?;
        it.until("return document.activeElement.id === 'at-name-10'").await?;
        assert_eq!(
            it.ask("return document.activeElement.textContent").await?,
            "Republic of Azerbaijan"
        );
        it.ask("document.activeElement.click()").await?;
        it.until("return document.activeElement.id === 'of-name-10'").await?;

        // The breakdown lights up too, and the text is not in the address.
        it.click("#view-who").await?;
        it.until("return document.querySelectorAll('#breakdown .mark.proved').length === 33")
            .await?;
        it.until_address("").await?;
        it.click("#view-check").await?;
        it.until_sentence("33 of 33").await?;
        assert_eq!(it.ask(&sent).await?, json!([]), "something left the browser later");
        Ok(())
    })
}

#[test]
fn what_is_missing_or_changed_is_told_by_name() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=check").await?;
        let text = text_of_mentions(&it).await?;
        let changed = text
            .replace("Republic of Armenia , ", "")
            .replace("Kyrgyz Republic", "Kirghiz Republic")
            .replace("People's", "People’s");
        give(&it, &changed).await?;
        it.until_sentence("31 of 33 names").await?;
        let outcome = it.text(".outcome").await?;
        for part in [
            "The list is put together in another way: the words between names differ in ",
            "Changed: “Kyrgyz Republic” reads “Kirghiz Republic” here, with “Kirghiz” instead of “Kyrgyz”.",
            "Not found: “Republic of Armenia”, recorded between “Republic of Azerbaijan” and “Arab Republic of Egypt”.",
            "Typesetting only: other quotes, hyphens or kinds of space than recorded in “People's Republic of China”.",
        ] {
            assert!(outcome.contains(part), "{part} is missing in {outcome}");
        }
        Ok(())
    })
}

#[test]
fn whatever_is_given_gets_a_clear_answer() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=check").await?;
        give(&it, " ").await?;
        it.until_sentence("There is nothing to check").await?;
        give(&it, &"lorem ipsum dolor sit amet, ".repeat(36_000)).await?;
        it.until_sentence("0 of 33 names, 0 of 11 points").await?;
        // Markup in the text stays text.
        give(&it, "Mongolia <img src=x onerror=window.struck=1> Interpol").await?;
        it.until_sentence("2 of 33 names").await?;
        assert_eq!(it.ask("return window.struck === undefined").await?, true);

        let folder = std::env::temp_dir().join(format!("plenary-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        for (name, bytes, sentence) in [
            ("release.docx", &b"PK\x03\x04\0\0\x08\0\xff\xfe"[..], "This is not a text"),
            ("empty.txt", &b""[..], "There is nothing to check"),
            (
                "page.html",
                &b"<!doctype html><title>x</title><p>The <b>Kyrgyz</b>&nbsp;Republic and Mongolia</p>"[..],
                "2 of 33 names",
            ),
        ] {
            let file = folder.join(name);
            std::fs::write(&file, bytes)?;
            let is_folded = "return !document.querySelector('.check details').open";
            if it.ask(is_folded).await? == true {
                it.click("#source-fold").await?;
            }
            it.type_into("#source-file", &file.to_string_lossy()).await?;
            it.until_sentence(sentence).await?;
        }
        // Who presses the button after choosing a file means the file, not the empty field.
        it.click("#source-fold").await?;
        it.click("#check-act").await?;
        // The form folds with what was found.
        it.until("return !document.querySelector('.check details').open").await?;
        it.until_sentence("2 of 33 names").await?;
        std::fs::remove_dir_all(&folder)?;
        it.click("#source-fold").await?;
        it.click(".acts button:last-child").await?;
        it.until_sentence("Check your own copy").await
    })
}

#[test]
fn an_address_with_a_fragment_leads_to_its_place() -> Result<(), Trouble> {
    visit((500, 780), false, |it| async move {
        it.open("?view=editions").await?;
        let last = it.ask("return [...document.querySelectorAll('.edition')].at(-1).id").await?;
        let last = last.as_str().ok_or("no id")?.to_owned();
        it.open_path("/").await?;
        it.open(&format!("?view=editions#{last}")).await?;
        it.until("return window.scrollY > 200").await?;
        it.until(&format!(
            "const box = document.getElementById('{last}').getBoundingClientRect(); \
             return box.height > 0 && box.top < innerHeight && box.bottom > 0"
        ))
        .await
    })
}

#[test]
fn an_address_that_leads_nowhere_leads_back() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let start = it.client.current_url().await?;
        it.client.goto(start.join("nothing")?.as_str()).await?;
        it.until("return document.title === 'No such page · Plenary'").await?;
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus ?? 404";
        assert_eq!(it.ask(status).await?, 404);
        // In the style of the site, and the way back works.
        assert_eq!(it.ask("return document.styleSheets.length").await?, 1);
        it.click("main p:last-child a").await?;
        it.until_ready().await?;
        it.until("return document.documentElement.lang === 'zh'").await
    })
}
