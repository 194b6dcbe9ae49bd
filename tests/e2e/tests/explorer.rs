//! The site as deployed, under a sub-path and with its policy, used as its reader would.

use e2e::host::{Host, site};
use e2e::{Trouble, is_webkit, setting, visit};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::path::Path;

const DESK: (u32, u32) = (1280, 800);
const PHONE: (u32, u32) = (500, 780);

#[test]
fn filters_by_mouse_step_back_and_forward() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.until_sentence("The organiser names 33").await?;
        it.click("input[value=observer]").await?;
        it.until_sentence("2 of 33").await?;
        it.until_address("?category=observer").await?;
        it.click("input[value=partner]").await?;
        it.until_sentence("8 of 33").await?;
        it.click("input[value=western-asia]").await?;
        it.until_sentence("4 of 33").await?;
        it.until_address("?category=observer,partner&region=western-asia").await?;
        it.back().await?;
        it.until_sentence("8 of 33").await?;
        it.back().await?;
        it.back().await?;
        it.until_sentence("The organiser names 33").await?;
        it.forward().await?;
        it.until_sentence("2 of 33").await
    })
}

#[test]
fn typing_is_one_step_whatever_was_done_before() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.click("input[value=university]").await?;
        it.until_address("?kind=university").await?;
        let before = it.ask("return history.length").await?.as_u64();
        it.type_into("#q", "мгимо").await?;
        it.until_sentence("1 of 33: MGIMO").await?;
        it.until("return decodeURIComponent(location.search) === '?kind=university&q=мгимо'")
            .await?;
        assert_eq!(it.ask("return history.length").await?.as_u64(), before.map(|it| it + 1));
        assert_eq!(it.ask("return document.activeElement.id").await?, "q");
        it.back().await?;
        it.until_address("?kind=university").await?;
        it.until("return document.querySelector('#q').value === ''").await?;
        it.back().await?;
        it.until_sentence("The organiser names 33").await
    })
}

#[test]
fn the_breakdown_turns_by_its_two_choices() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.until("return document.querySelectorAll('#breakdown .row-name').length === 6").await?;
        it.choose_option("#by", "[value=kind]").await?;
        it.until_address("?by=kind").await?;
        it.until("return document.querySelectorAll('#breakdown .row-name').length === 9").await?;
        it.until("return document.querySelector('#breakdown .row-name').textContent === 'State'")
            .await?;
        it.choose_option("#split", "[value=category]").await?;
        it.until_address("?by=kind&split=category").await?;
        it.until("return document.querySelectorAll('#breakdown .group-label').length > 9").await?;
        it.back().await?;
        it.until("return document.querySelectorAll('#breakdown .group-label').length === 0")
            .await?;
        it.back().await?;
        it.until("return document.querySelectorAll('#breakdown .row-name').length === 6").await
    })
}

#[test]
fn values_stand_in_the_order_that_is_chosen() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let first = |row: &str, value: &str| {
            format!(
                "return document.querySelector('#breakdown .row-name').textContent === {row:?} && \
                 document.querySelector('input[name=kind] ~ .label').textContent === {value:?}"
            )
        };
        let by_name =
            ("Body of an international organisation or forum", "International organisation");
        it.open("?by=kind").await?;
        it.until(&first("State", "State")).await?;
        it.choose_option("#order", "[value=value]").await?;
        it.until_address("?by=kind&order=value").await?;
        it.until(&first(by_name.0, by_name.1)).await?;
        // A filter moves nothing.
        it.click("input[value=state]").await?;
        it.until_address("?kind=state&by=kind&order=value").await?;
        it.until(&first(by_name.0, by_name.1)).await?;
        it.choose_option("#order", "[value=count]").await?;
        let numbers = "return [...document.querySelectorAll('#breakdown .named .of')]\
            .map((it) => Number(it.textContent.replace(/\\D/g, '')))";
        it.until(&first("State", "State")).await?;
        let numbers = it.ask(numbers).await?;
        let numbers: Vec<u64> = numbers
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_u64)
            .collect();
        assert!(numbers.len() > 5 && numbers.is_sorted_by_key(|it| std::cmp::Reverse(*it)));
        it.back().await?;
        it.back().await?;
        it.back().await?;
        it.until(&first("State", "State")).await
    })
}

#[test]
fn a_whole_shows_its_parts_by_arrow_and_by_mouse() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let parts = "return document.querySelectorAll('.parts li').length";
        it.ask("document.querySelector('input[name=parent][value=un]').focus()").await?;
        it.press(&char::from(Key::Right).to_string()).await?;
        it.until(&format!("{parts} > 1")).await?;
        let count = "return Number(document.querySelector('.value:has(.parts) .count [aria-hidden]').textContent)";
        assert_eq!(it.ask(parts).await?, it.ask(count).await?);
        it.press(&char::from(Key::Left).to_string()).await?;
        it.until(&format!("{parts} === 0")).await?;
        it.click(".value:has([value=un]) .unfold").await?;
        it.click(".parts a").await?;
        it.until("return !!document.querySelector('#card-title')?.textContent").await
    })
}

#[test]
fn works_by_keyboard_alone() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.ask("document.querySelector('input[value=observer]').focus()").await?;
        it.press(" ").await?;
        it.until_sentence("2 of 33").await?;
        assert_eq!(it.ask("return document.activeElement.value").await?, "observer");
        it.ask("document.querySelector('#breakdown [data-rove][tabindex=\"0\"]').focus()").await?;
        let down = char::from(Key::Down).to_string();
        let right = char::from(Key::Right).to_string();
        it.press(&down).await?;
        it.press(&right).await?;
        assert_eq!(it.ask("return document.activeElement.id").await?, "mark-1-0-belarus");
        it.ask("document.activeElement.click()").await?;
        it.until("return document.getElementById('card').open").await?;
        let escape = char::from(Key::Escape).to_string();
        it.press(&escape).await?;
        it.until("return !document.getElementById('card').open").await?;
        it.until_address("?category=observer").await?;
        it.until("return document.activeElement.id === 'mark-1-0-belarus'").await
    })
}

#[test]
fn an_address_opens_its_state_and_its_card() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?category=-member&show=unrcca").await?;
        it.until_sentence("25 of 33").await?;
        it.until("return document.getElementById('card').open").await?;
        let link = it.ask("return document.querySelector('#card .read-there a').href").await?;
        assert_eq!(
            link,
            "https://ecrats.org/en/press/news/750/#:~:text=UN%20Regional%20Center%20for%20Preventive%20Diplomacy%20for%20Central%20Asia"
        );
        it.open("?show=qatar").await?;
        it.until(
            "return document.getElementById('card').innerText.includes('Not named in the release')",
        )
        .await
    })
}

#[test]
fn a_phone_has_the_filters_in_a_sheet() -> Result<(), Trouble> {
    visit(PHONE, false, |it| async move {
        it.open("").await?;
        assert_eq!(it.text("#open-filters").await?, "Filter · all 33");
        it.click("#open-filters").await?;
        it.until("return document.activeElement.id === 'q'").await?;
        it.click("input[value=observer]").await?;
        it.until(
            "return document.querySelector('.drawer-foot').innerText.trim() === 'Show 2 of 33'",
        )
        .await?;
        it.click(".drawer-foot button").await?;
        it.until("return document.activeElement.id === 'open-filters'").await?;
        let wide = it
            .ask("return document.documentElement.scrollWidth > document.documentElement.clientWidth")
            .await?;
        assert_eq!(wide, false, "nothing scrolls sideways");
        Ok(())
    })
}

#[test]
fn hostile_addresses_change_nothing_and_run_nothing() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let long = "x".repeat(6_000);
        for query in [
            "?category=%E0%A4%A&kind=state",
            "?q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'owned'%22%3E&kind=state",
            "?show=%3Cscript%3Edocument.title='owned'%3C/script%3E&kind=state",
            "?q=%ED%A0%80&kind=state",
            &format!("?{long}={long}&kind=state"),
        ] {
            it.open(query).await?;
            it.until("return document.querySelector('input[value=state]').checked").await?;
            let title = it.ask("return document.title").await?;
            assert!(title.as_str().is_some_and(|t| !t.starts_with("owned")), "{query}: {title}");
            assert_eq!(it.ask("return document.getElementById('fault').hidden").await?, true);
            assert_eq!(
                it.ask("return document.querySelectorAll('#app script, #app img').length").await?,
                0
            );
        }
        Ok(())
    })
}

#[test]
fn a_failing_server_is_told_and_retrying_works() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open_path("/fault-404/").await?;
        it.until("return document.querySelector('.failure:not([hidden])') !== null").await?;
        let said = it.text("#loading").await?;
        assert!(said.contains("404") && said.contains("sco-rats-2022.json"), "{said}");
        assert!(it.text(".sentence").await?.contains("33"), "the snapshot's numbers stay");
        it.open_path("/fault-cut/?category=observer").await?;
        it.until("return document.querySelector('.failure:not([hidden])') !== null").await?;
        let said = it.text("#loading").await?;
        assert!(said.contains("ends in the middle") && said.contains("Line"), "{said}");
        assert!(it.text(".sentence").await?.contains("33"));
        it.open_path("/fault-link/").await?;
        it.until_ready().await?;
        let hrefs = it
            .ask("return [...document.links].filter(a => a.protocol === 'javascript:').length")
            .await?;
        assert_eq!(hrefs, 0);
        assert!(it.text(".head").await?.contains("1 problem"));
        Ok(())
    })
}

#[test]
fn a_server_that_recovers_lets_the_reader_in() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open_path("/fault-once/").await?;
        // WebKit asks again by itself where what it fetched ahead was refused.
        if !is_webkit() {
            it.until("return document.querySelector('#retry') !== null").await?;
            it.click("#retry").await?;
        }
        it.until_ready().await?;
        it.until_sentence("The organiser names 33").await
    })
}

#[test]
fn the_page_as_served_holds_every_name() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let served = "return fetch(location.href).then(r => r.text()).then(t => { const d = new DOMParser().parseFromString(t, 'text/html'); return [d.querySelectorAll('.mark.solid').length, d.querySelectorAll('.mark.outline').length, d.querySelectorAll('.table:not(.not-named) tbody tr').length, d.querySelectorAll('[style]').length]; })";
        assert_eq!(it.ask(served).await?, serde_json::json!([33, 5, 33, 0]));
        Ok(())
    })
}

/// The example of a meeting with so many bodies of ours besides.
fn with_many(example: &[u8], count: usize) -> Result<Vec<u8>, Trouble> {
    let mut dataset: Value = serde_json::from_slice(example)?;
    for at in 0..count {
        let (id, name) = (format!("body-{at}"), format!("Made-up Body {at:04}"));
        let mut rows = Vec::new();
        for list in ["organizations", "participations"] {
            let mut row = dataset[list][0].clone();
            row["id"] = json!(id);
            rows.push(row);
        }
        rows[0]["names"]["en"] = json!({ "short": name, "formal": name, "sources": ["R"] });
        rows[1]["organization"] = json!(id);
        rows[1]["order"] = json!(at + 100);
        rows[1]["mention"]["selectors"][0]["exact"] = json!(name);
        for (list, row) in ["organizations", "participations"].into_iter().zip(rows) {
            dataset[list].as_array_mut().ok_or("a list")?.push(row);
        }
    }
    Ok(serde_json::to_vec(&dataset)?)
}

#[test]
fn a_meeting_with_thousands_of_participants_is_shown_in_steps_and_answers_at_once()
-> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let file = setting("PLENARY_FILE")?;
        let mut files = site(Path::new(&file).parent().ok_or("a folder")?)?;
        let example = files.get("data/examples/meeting.json").ok_or("the example")?;
        let many = with_many(example, 2992)?;
        files.insert("many.json".to_owned(), many);
        let own = Host::start(files)?;
        it.client.goto(&format!("{}/?data=many.json", own.address)).await?;
        it.until_sentence("The organiser names 3,000").await?;
        const ROWS: &str = "return document.querySelectorAll('.table .list tbody tr').length";
        assert_eq!(it.ask(ROWS).await?, 200);
        assert_eq!(it.text("#more-rows").await?, "2,800 more");
        // No paragraph with thousands of names.
        assert_eq!(it.ask("return document.getElementById('sentence')").await?, Value::Null);
        // The others come a slice at a time, and the focus goes to where the reader reads on.
        let next = it.ask("return document.querySelectorAll('.table .list tbody tr')[199].querySelector('a').id").await?;
        it.click("#more-rows").await?;
        it.until("return document.querySelectorAll('.table .list tbody tr').length === 3000")
            .await?;
        it.until("return document.getElementById('more-rows').classList.contains('none')").await?;
        let reads_on = "const all = [...document.querySelectorAll('.table .list tbody tr a.open')]; \
                        return [all[199].id, all.indexOf(document.activeElement), all.at(-1).id]";
        assert_eq!(it.ask(reads_on).await?, json!([next, 200, "open-body-2991"]));
        // All of them follow a filter, in its order, each once.
        const SORT: &str = ".table .list thead .name .sort";
        it.click(SORT).await?;
        it.click(SORT).await?;
        it.until(
            "const all = [...document.querySelectorAll('.table .list tbody tr a.open')]; \
                  return all.length === 3000 && new Set(all.map((name) => name.id)).size === 3000 \
                  && all.every((name, at) => at === 0 || \
                  all[at - 1].textContent.localeCompare(name.textContent, 'en') >= 0)",
        )
        .await?;
        // The last one is found, and then there is nothing more to show.
        it.type_into(".search input", "body 2991").await?;
        it.until_sentence("1 of 3,000: Made-up Body 2991").await?;
        it.until("return document.querySelectorAll('.table .list tbody tr').length === 1").await
    })
}
