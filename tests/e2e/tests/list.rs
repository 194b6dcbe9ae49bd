//! A list of the reader's own: opened, explored, taken along and closed, in the built site.

use e2e::host::{Host, site};
use e2e::lists::{choose, file, million, until_rows, until_uncovered};
use e2e::{Trouble, is_webkit, setting, visit};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const DESK: (u32, u32) = (1280, 863);

/// A small list: 60 rows with what makes lists awkward.
fn small() -> String {
    let mut text = "name,category,region,year,themes\n".to_owned();
    for at in 0..60 {
        let category = ["observer", "partner, dialogue", "member"][at % 3];
        let region = ["-asia", "europe", ""][at % 3 * at % 3];
        let theme = ["law;police", "police", "law"][at % 3];
        let name = if at == 0 { "=cmd|' /C calc'!A0".to_owned() } else { format!("Body {at:03}") };
        let year = 2015 + at % 5;
        let _ = writeln!(text, "\"{name}\",\"{category}\",{region},{year},{theme}");
    }
    text
}

#[test]
fn a_list_is_explored_shared_and_closed() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("small.csv", small().as_bytes())?).await?;
        until_rows(&it, "60 rows.").await?;
        assert_eq!(it.ask("return location.search").await?, "", "a server never hears of it");
        let hidden = "return document.querySelector('#app').checkVisibility()";
        assert_eq!(it.ask(hidden).await?, false);
        it.click("#list input[value=observer]").await?;
        until_rows(&it, "20 of 60 rows").await?;
        it.until("return location.hash === '#list&f.category=observer'").await?;
        let focus = it.ask("return document.activeElement.value").await?;
        assert_eq!(focus, "observer", "the focus stays where the reader put it");
        // A facet does not observe its own filter.
        let counts = "return [...[...document.querySelectorAll('#list .facet')].find((it) => \
                      it.querySelector('legend').textContent === 'category') \
                      .querySelectorAll('.count [aria-hidden]')].filter((it) => it.textContent === '20').length";
        assert_eq!(it.ask(counts).await?, 3);
        it.back().await?;
        until_rows(&it, "60 rows.").await?;
        it.forward().await?;
        until_rows(&it, "20 of 60 rows").await?;
        // Back beyond the list shows the page behind, and forward the list as it was.
        it.back().await?;
        until_rows(&it, "60 rows.").await?;
        it.back().await?;
        it.until("return document.querySelector('#app').checkVisibility()").await?;
        it.forward().await?;
        it.forward().await?;
        it.until("return !document.querySelector('#app').checkVisibility()").await?;
        until_rows(&it, "20 of 60 rows").await?;
        it.click("#list .clear").await?;
        until_rows(&it, "60 rows.").await?;
        // What is done within two frames is one step.
        it.until("return location.hash === '#list'").await?;
        it.type_into("#list-q", "body 00").await?;
        until_rows(&it, "9 of 60 rows").await?;
        // A search is one step, however many letters it has.
        it.until("return decodeURIComponent(location.hash).includes('body 00')").await?;
        it.back().await?;
        until_rows(&it, "60 rows.").await?;
        it.forward().await?;
        until_rows(&it, "9 of 60 rows").await?;
        // Cells stay what they are.
        it.click("#list .clear").await?;
        until_rows(&it, "60 rows.").await?;
        it.until("return document.querySelector('#list-scroll').innerText.includes('=cmd|')")
            .await?;
        it.click("#list-close").await?;
        it.until("return document.querySelector('#app').checkVisibility()").await?;
        assert_eq!(it.ask("return location.hash").await?, "");
        it.until_sentence("The organiser names 33").await
    })
}

/// A file of rows that a script drops or pastes, as the browser would hand it over.
const GIVEN: &str = "const given = new DataTransfer(); \
    given.items.add(new File(['name,kind\\nA,x\\nB,y\\n'], 'dropped.csv')); \
    const drop = () => document.body.dispatchEvent(new DragEvent('drop', \
    { bubbles: true, cancelable: true, dataTransfer: given })); ";

#[test]
fn what_is_dropped_or_pasted_opens_as_a_list() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.until_sentence("The organiser names 33").await?;
        let kept = it.ask(&format!("{GIVEN} return drop()")).await?;
        assert_eq!(kept, false, "the browser would leave the page for the file");
        until_rows(&it, "2 rows.").await?;
        it.click("#list-close").await?;
        it.until("return document.querySelector('#app').checkVisibility()").await?;
        let paste = |place: &str, text: &str| {
            format!(
                "const text = new DataTransfer(); text.setData('text/plain', {text:?}); \
                 document.querySelector('{place}').dispatchEvent(new ClipboardEvent('paste', \
                 {{ bubbles: true, clipboardData: text, dataType: 'text/plain', data: {text:?} }}))"
            )
        };
        // What is written into a field is the field's, and a line of prose is no table.
        it.ask(&paste("#q", "a,b\n1,2\n")).await?;
        it.ask(&paste("body", "a sentence, and no table")).await?;
        it.ask(&paste("body", "a\tb\n1\t2\n3\t4\n5\t6\n")).await?;
        until_rows(&it, "3 rows.").await
    })
}

#[test]
fn a_file_dropped_before_the_program_runs_is_held_for_it() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let page = setting("PLENARY_FILE")?;
        let mut files = site(Path::new(&page).parent().ok_or("no folder")?)?;
        let html =
            String::from_utf8_lossy(files.get("").map_or(&[][..], Vec::as_slice)).into_owned();
        let html = html.replacen("</head>", "<script src=\"first.js\"></script></head>", 1);
        files.insert(String::new(), html.into_bytes());
        let early = format!(
            "document.addEventListener('readystatechange', () => {{ {GIVEN} \
             window.early ??= [document.documentElement.classList.contains('ready'), drop()] }})"
        );
        files.insert("first.js".to_owned(), early.into_bytes());
        let host = Host::start(files)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        until_rows(&it, "2 rows.").await?;
        assert_eq!(it.ask("return window.early").await?, serde_json::json!([false, false]));
        Ok(())
    })
}

#[test]
fn columns_can_be_made_into_something_else() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("columns.csv", small().as_bytes())?).await?;
        it.click("#list-how").await?;
        let facets = "return [...document.querySelectorAll('#list legend')].map((it) => \
                      it.textContent).join()";
        assert!(it.ask(facets).await?.as_str().is_some_and(|it| it.contains("themes")));
        it.choose_option("#list-role-1", "[value=text]").await?;
        it.until(
            "return ![...document.querySelectorAll('#list legend')].some((it) => \
                  it.textContent === 'category')",
        )
        .await?;
        it.until("return location.hash.includes('facets=')").await?;
        // By year, split by a column, in percent.
        it.choose_option("#list-by", "[value='?years']").await?;
        it.until("return document.querySelectorAll('#list-breakdown tbody tr').length === 5")
            .await?;
        it.choose_option("#list-split", ":last-child").await?;
        it.until("return document.querySelectorAll('#list-breakdown .group').length > 5").await?;
        it.click("#list-percent").await?;
        it.until("return document.querySelector('#list-breakdown .n').textContent.includes('20')")
            .await?;
        // A year filters, beside whatever else does, and stands in the address.
        it.click("#list-breakdown tbody tr:nth-child(2) a").await?;
        until_rows(&it, "12 of 60 rows: Year: 2016.").await?;
        it.until("return location.hash.includes('year=2016')").await?;
        it.client.refresh().await?;
        it.until("return !!document.querySelector('#list .failure')").await
    })
}

#[test]
fn an_address_waits_for_its_list_and_what_has_no_effect_is_not_said_to_have_one()
-> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("#list&f.category=observer,nobody&q=body").await?;
        it.until("return !!document.querySelector('#list .failure')").await?;
        let path = file("waits.csv", small().as_bytes())?;
        choose(&it, &path).await?;
        until_rows(&it, "19 of 60 rows: category: observer; search: “body”.").await?;
        let notice = "return document.querySelector('#list .notices').textContent";
        assert!(it.ask(notice).await?.as_str().is_some_and(|it| it.ends_with(": nobody.")));
        // Without a column that names the rows the others are searched all the same.
        it.click("#list-how").await?;
        it.choose_option("#list-role-0", "[value=text]").await?;
        it.until("return location.hash.includes('label=&')").await?;
        it.until(
            "return !!document.querySelector('#list-scroll [aria-rowindex]') && \
             !document.querySelector('#list-scroll tbody [role=rowheader]')",
        )
        .await?;
        until_rows(&it, "19 of 60 rows: category: observer; search: “body”.").await?;
        let chips =
            "return [...document.querySelectorAll('#list .chip')].map((it) => it.textContent)";
        assert_eq!(it.ask(chips).await?, serde_json::json!(["category: observer×", "“body”×"]));
        // An address is left as somebody spelt it, and one gets back over it.
        it.click("#list .clear").await?;
        it.until("return location.hash.startsWith('#list&facets=')").await?;
        let spelt = "#list&odd=1&f.category=observer";
        it.ask(&format!("location.hash = '{spelt}'")).await?;
        until_rows(&it, "20 of 60 rows: category: observer.").await?;
        it.click("#list .clear").await?;
        it.until("return location.hash === '#list'").await?;
        it.back().await?;
        until_rows(&it, "20 of 60 rows: category: observer.").await?;
        it.back().await?;
        it.until("return location.hash.startsWith('#list&facets=')").await?;
        until_rows(&it, "60 rows.").await?;
        it.forward().await?;
        it.until(&format!("return location.hash === '{spelt}'")).await?;
        // Two steps at once write nothing: the way forward stays.
        it.forward().await?;
        until_rows(&it, "60 rows.").await?;
        it.ask("history.back(); setTimeout(() => history.back(), 20)").await?;
        it.until("return location.hash.startsWith('#list&facets=')").await?;
        until_rows(&it, "60 rows.").await?;
        it.forward().await?;
        it.until(&format!("return location.hash === '{spelt}'")).await?;
        until_rows(&it, "20 of 60 rows: category: observer.").await?;
        // Another list begins without filters.
        choose(&it, &file("other.csv", small().as_bytes())?).await?;
        until_rows(&it, "60 rows.").await
    })
}

#[test]
fn a_row_is_shown_whole_and_the_picture_is_saved() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let long = "word ".repeat(60);
        let rows = format!(
            "name,note,link,kind\nA,{long},https://example.org/a,x\nB,,javascript:alert(1),y\nC,,,x\n"
        );
        choose(&it, &file("card.csv", rows.as_bytes())?).await?;
        it.click("#list-scroll tr[aria-rowindex='2'] .order a").await?;
        it.until("return document.querySelector('#list-card')?.open === true").await?;
        // The row itself comes from the worker.
        it.until("return document.querySelector('#list-card').innerText.startsWith('A')").await?;
        let said = it.text("#list-card").await?;
        assert!(said.contains(long.trim()) && said.contains("Row 2"), "{said}");
        let links =
            "return [...document.querySelectorAll('#list-card a')].map((it) => it.href).join()";
        assert_eq!(it.ask(links).await?, "https://example.org/a");
        it.click("#list-card-close").await?;
        let focus = "return document.activeElement.closest('tr')?.getAttribute('aria-rowindex')";
        it.until(&format!("{focus} === '2'")).await?;
        it.click("#list-scroll tr[aria-rowindex='3'] .order a").await?;
        it.until("return document.querySelector('#list-card')?.innerText.startsWith('B')").await?;
        assert_eq!(it.ask("return document.querySelectorAll('#list-card a').length").await?, 0);
        it.click("#list-card-close").await?;
        it.ask(
            "URL.createObjectURL = (blob) => { blob.arrayBuffer().then((it) => { window.saved = \
             [...new Uint8Array(it, 0, 4)].join() }); return 'blob:x' }; \
             HTMLAnchorElement.prototype.click = function () { window.named = this.download }",
        )
        .await?;
        it.click("#list-png").await?;
        it.until("return `${window.named} ${window.saved}` === 'card.png 137,80,78,71'").await
    })
}

#[test]
fn a_json_array_is_a_list() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let rows = "[\n  {\"name\": \"A\",\n   \"kind\": \"x\"},\n  7,\n  {\"name\": \"B\"}\n]\n";
        choose(&it, &file("rows.json", rows.as_bytes())?).await?;
        until_rows(&it, "2 rows.").await?;
        it.until("return document.querySelector('#list .notices').textContent.includes('Row 2')")
            .await
    })
}

#[test]
fn what_is_wrong_is_told_by_row_and_the_good_rows_stay() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let bad = "name;kind\nA;x\nB\nC;y;z\n\"D;x\nE;y\n";
        choose(&it, &file("bad.csv", bad.as_bytes())?).await?;
        until_rows(&it, "3 rows.").await?;
        it.click("#list details.notices summary").await?;
        it.until("return document.querySelectorAll('#list .notices li').length === 2").await?;
        let said = it.text("#list .notices").await?;
        for part in ["Row 4", "Too many cells: 3", "Row 5", "quote"] {
            assert!(said.contains(part), "{said}");
        }
        let said = it.text("#list .head .caption").await?;
        assert!(said.contains("1 row lacks the last cells"), "{said}");
        it.open("").await?;
        let page = "<!doctype html><title>x</title>";
        it.type_into("#open-file", &file("page.csv", page.as_bytes())?.to_string_lossy()).await?;
        it.until("return document.querySelector('#list .notices')?.innerText.includes('web page')")
            .await
    })
}

#[test]
fn encodings_are_known() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let russian = "название,вид\nСекретариат,орган\nЦентр,орган\n";
        let cp1251: Vec<u8> = russian
            .chars()
            .map(|c| match c {
                'а'..='я' => (c as u32 - 'а' as u32) as u8 + 0xe0,
                'А'..='Я' => (c as u32 - 'А' as u32) as u8 + 0xc0,
                c => c as u8,
            })
            .collect();
        let utf16: Vec<u8> = [0xfe_ff_u16]
            .into_iter()
            .chain(russian.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        // 名称,类别 / 秘书处,机构 / 中心,机构 in GB 18030.
        let gb = b"\xc3\xfb\xb3\xc6,\xc0\xe0\xb1\xf0\n\xc3\xd8\xca\xe9\xb4\xa6,\xbb\xfa\xb9\xb9\n\
                   \xd6\xd0\xd0\xc4,\xbb\xfa\xb9\xb9\n";
        for (name, bytes, encoding, cell) in [
            ("cp1251.csv", &cp1251[..], "Windows-1251", "Секретариат"),
            ("utf16.csv", &utf16[..], "UTF-16 LE", "Секретариат"),
            ("gb.csv", &gb[..], "GB 18030", "秘书处"),
            ("utf8.csv", russian.as_bytes(), "UTF-8", "Центр"),
        ] {
            it.open("").await?;
            choose(&it, &file(name, bytes)?).await?;
            until_rows(&it, "2 rows.").await?;
            assert!(it.text("#list .head .caption").await?.contains(encoding), "{name}");
            it.until(&format!(
                "return document.querySelector('#list-scroll').innerText.includes('{cell}')"
            ))
            .await?;
        }
        Ok(())
    })
}

#[test]
fn a_list_is_kept_until_it_is_forgotten() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("kept.csv", small().as_bytes())?).await?;
        it.click("#list-keep").await?;
        if is_webkit() {
            // A browser under a driver keeps nothing there: that is told, and the list stays.
            it.until("return document.querySelector('#list .failure')?.checkVisibility() === true")
                .await?;
            return until_rows(&it, "60 rows.").await;
        }
        it.until("return !!document.querySelector('#list-forget')").await?;
        it.click("#list input[value=member]").await?;
        until_rows(&it, "20 of 60 rows").await?;
        // The address follows two frames after the numbers; no reader is as quick as a driver.
        it.until("return location.hash.endsWith('f.category=member')").await?;
        it.client.refresh().await?;
        until_rows(&it, "20 of 60 rows").await?;
        it.until("return !!document.querySelector('#list-forget')").await?;
        it.click("#list-forget").await?;
        it.until("return !!document.querySelector('#list-keep')").await?;
        it.client.refresh().await?;
        it.until(
            "return document.querySelector('#list .failure')?.textContent.includes('own disk')",
        )
        .await
    })
}

#[test]
fn another_language_keeps_the_list() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("language.csv", small().as_bytes())?).await?;
        it.click("#list input[value=observer]").await?;
        until_rows(&it, "20 of 60 rows").await?;
        it.click("#list-language-ru").await?;
        until_rows(&it, "20 из 60 строк").await?;
        assert_eq!(it.ask("return document.documentElement.lang").await?, "ru");
        it.click("#list-language-zh").await?;
        until_rows(&it, "60行中的20行").await?;
        // The page behind is as it was left.
        it.click("#list-close").await?;
        assert_eq!(it.ask("return document.documentElement.lang").await?, "en");
        let title = it.ask("return document.title").await?;
        assert!(title.as_str().is_some_and(|it| !it.contains("language.csv")), "{title}");
        Ok(())
    })
}

#[test]
fn an_address_of_the_same_origin_is_opened_and_no_other() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        // A site of its own, with a list beside it.
        let page = setting("PLENARY_FILE")?;
        let folder = Path::new(&page).parent().ok_or("a folder")?;
        let mut files = site(folder)?;
        files.insert("own.csv".to_owned(), b"name,kind\nA,x\nB,y\nC,x\n".to_vec());
        let own = Host::start(files)?;
        it.client.goto(&format!("{}/?data=own.csv", own.address)).await?;
        until_rows(&it, "3 rows.").await?;
        it.click("#list input[value=x]").await?;
        until_rows(&it, "2 of 3 rows").await?;
        // The address follows after what is seen.
        it.until("return location.hash.includes('f.kind=x')").await?;
        it.client.refresh().await?;
        until_rows(&it, "2 of 3 rows").await?;
        // A file from the disk has no address: that of the other list goes.
        let mine = file("mine.csv", b"name,kind\nD,x\nE,y\n")?;
        it.until(
            "window.dispatchEvent(new Event('pointermove')); \
             return !!document.getElementById('open-file')",
        )
        .await?;
        choose(&it, &mine).await?;
        until_rows(&it, "2 rows.").await?;
        it.until("return location.search === ''").await?;
        it.client.goto(&format!("{}/?data=nowhere.csv", own.address)).await?;
        it.until("return document.querySelector('#list .failure')?.textContent.includes('404')")
            .await?;
        // A dataset in the form of the bundled one is shown by the page itself, and stays in the
        // address through every act.
        let case = "/case-one/data/sco-rats-2022.json";
        it.open(&format!("?data={case}")).await?;
        it.until_sentence("The organiser names 1").await?;
        it.click("#app input[type=checkbox]").await?;
        it.until(&format!(
            "return location.search.includes('category=') && \
                           location.search.includes('data={case}')"
        ))
        .await?;
        it.client.refresh().await?;
        it.until_sentence("1 of 1").await?;
        // That of the dataset behind a list stays.
        it.until_ready().await?;
        choose(&it, &mine).await?;
        until_rows(&it, "2 rows.").await?;
        it.click("#list-close").await?;
        it.until_sentence("1 of 1").await?;
        it.until(&format!(
            "return location.hash === '' && location.search.includes('data={case}')"
        ))
        .await?;
        it.open(&format!("?data={}/own.csv", own.address)).await?;
        it.until("return document.querySelector('#list .failure')?.textContent.includes('another server')")
            .await?;
        it.click("#list-close").await?;
        it.until_sentence("The organiser names 33").await?;
        assert_eq!(it.ask("return location.search").await?, "");
        Ok(())
    })
}

#[test]
fn a_million_rows_open_filter_search_and_scroll() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let path = file("million.csv", million().as_bytes())?;
        it.open("").await?;
        choose(&it, &path).await?;
        until_rows(&it, "1,000,000 rows.").await?;
        it.click("#list input[value=c3]").await?;
        until_rows(&it, "83,334 of 1,000,000 rows").await?;
        it.click("#list .clear").await?;
        until_rows(&it, "1,000,000 rows.").await?;
        it.type_into("#list-q", "republic 99999").await?;
        until_rows(&it, "2 of 1,000,000 rows").await?;
        it.click("#list .clear").await?;
        until_rows(&it, "1,000,000 rows.").await?;
        // The rows come after the numbers, from the top.
        it.until("return document.querySelector('#list-scroll').innerText.includes('alpha 0')")
            .await?;
        it.until("return document.querySelector('#list-scroll').scrollHeight > 100_000").await?;
        it.ask("const it = document.querySelector('#list-scroll'); it.scrollTop = it.scrollHeight")
            .await?;
        it.until("return document.querySelector('#list-scroll').innerText.includes(' 999999')")
            .await?;
        it.ask(
            "const it = document.querySelector('#list-scroll'); it.scrollTop = it.scrollHeight / 2",
        )
        .await?;
        it.until("return !document.querySelector('#list-scroll').innerText.includes(' 999999')")
            .await?;
        // What is in sight is really there, not white.
        it.until(
            "const it = document.querySelector('#list-scroll'); it.scrollIntoView(); \
             const box = it.getBoundingClientRect(); \
             const at = document.elementFromPoint(box.x + 200, box.y + box.height / 2); \
             return !!at?.closest('tr[aria-rowindex]')",
        )
        .await?;
        fs::remove_file(path)?;
        Ok(())
    })
}

/// A sheet of an analyst: a row a participant of a meeting. One names nobody, one somebody twice.
const SHEET: &str = "\
Meeting,Date,Country,Capacity,Source
Lakes Summit,2019-05-03,Kenya,Member,https://example.org/a
Lakes Summit,2019-05-03,UG,Member,https://example.org/a
Lakes Summit,2019-05-03,Korea,Observer,a note
Rivers Forum,2020-01-02,Kenya,Guest,
Rivers Forum,2020-01-02,,Guest,
Rivers Forum,2020-01-02,Kenya,Host,
Rivers Forum,2020-01-02,Nobody knows,Guest,
";

/// Keeps what is saved where a script can read it.
const CATCH: &str = "window.saved = []; const make = URL.createObjectURL; \
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); \
    return make(blob) }; HTMLAnchorElement.prototype.click = () => {};";

#[test]
fn a_sheet_becomes_meetings_that_are_shown_saved_and_opened_again() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("sheet.csv", SHEET.as_bytes())?).await?;
        until_rows(&it, "7 rows.").await?;
        it.click("#list-meetings-open").await?;
        // What columns are called and have in them says what they are.
        let chosen = "return ['meeting', 'date', 'participant', 'heading', 'source'] \
                      .map((it) => document.getElementById('list-meetings-' + it).value).join()";
        assert_eq!(it.ask(chosen).await?, "0,1,2,3,4");
        let samples = it.text("#list-meetings .guess:nth-child(3) .samples").await?;
        assert_eq!(samples, "Kenya · UG · Korea");
        // Looked up, names have kinds and regions.
        it.click("#list-meetings-look").await?;
        it.until(
            "return [...document.querySelectorAll('#list legend')].some((it) => \
             it.textContent.includes('region'))",
        )
        .await?;
        it.click("#list-meetings-make").await?;
        it.until("return !!document.querySelector('#list-meetings-made')").await?;
        let said = it.text("#list-meetings-made").await?;
        assert_eq!(said, "2 meetings with 5 participants, from 7 rows.");
        let notes = it.text("#list-meetings .remarks").await?;
        assert!(notes.contains("1 row names no participant and is left out: 6."), "{notes}");
        assert!(notes.contains("somebody again in the same meeting"), "{notes}");
        // The explorer on it claims no release.
        it.click("#list-meeting-0").await?;
        it.until_sentence("The sheet names 3 participants: 2 states and 1 body.").await?;
        assert_eq!(it.ask("return location.hash").await?, "");
        assert_eq!(it.text("#view-title").await?, "Participants");
        let none =
            "return document.querySelectorAll('#sentence, #view-check, #view-status').length";
        assert_eq!(it.ask(none).await?, 0);
        let rows = "return [...document.querySelectorAll('.list .source-cell')] \
                    .map((it) => it.textContent).join()";
        assert_eq!(it.ask(rows).await?, "Source,row 2,row 3,row 4");
        it.click("#open-uga").await?;
        it.until(
            "return document.querySelector('#card')?.textContent.includes(\
             'From your sheet, no printed place: row 3, column “Country”.')",
        )
        .await?;
        let card = it.text("#card").await?;
        assert!(card.contains("UG") && card.contains("example.org"), "{card}");
        assert!(!card.contains("release"), "{card}");
        it.click("#card-close").await?;
        // In another language it is the same.
        it.click("#language-ru").await?;
        it.until_sentence("В таблице названы 3 участника").await?;
        it.click("#language-en").await?;
        it.until_sentence("The sheet names 3").await?;
        // Back in the list everything is as it was, and what is saved opens again.
        it.click("#to-review").await?;
        until_uncovered(&it).await?;
        until_rows(&it, "7 rows.").await?;
        it.ask(CATCH).await?;
        it.click("#list-meetings-save").await?;
        it.until("return window.saved.length === 1").await?;
        let zip = "return window.saved[0].startsWith('PK') && \
                   window.saved[0].match(/\"kind\": \"sheet\"/g).length";
        assert_eq!(it.ask(zip).await?, 2);
        it.choose_option("#list-meetings-meeting", "[value='']").await?;
        it.until("return document.querySelector('#list-meetings-name')?.value === 'sheet'").await?;
        it.click("#list-meetings-make").await?;
        it.until("return document.querySelectorAll('#list-meetings .made li').length === 1")
            .await?;
        it.click("#list-meetings-save").await?;
        it.until("return window.saved.length === 2").await?;
        let saved = it.ask("return window.saved[1]").await?;
        let path = file("again.json", saved.as_str().unwrap_or_default().as_bytes())?;
        it.click("#list-close").await?;
        it.until("return document.querySelector('#app').checkVisibility()").await?;
        it.type_into("#open-file", &path.to_string_lossy()).await?;
        it.until_sentence("The sheet names 4 participants").await?;
        assert_eq!(it.text("#view-title").await?, "Participants");
        // Nothing leads back to a list that is closed.
        assert_eq!(it.ask("return !!document.querySelector('#to-review')").await?, false);
        Ok(())
    })
}

#[test]
fn a_step_back_shows_what_stood_there_before_a_meeting_was_shown() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.until_sentence("The organiser names 33").await?;
        choose(&it, &file("sheet.csv", SHEET.as_bytes())?).await?;
        it.until("return location.hash.startsWith('#list')").await?;
        it.click("#list-meetings-open").await?;
        it.click("#list-meetings-make").await?;
        it.until("return !!document.querySelector('#list-meeting-1')").await?;
        it.click("#list-meeting-1").await?;
        it.until_sentence("The sheet names 2 participants").await?;
        it.back().await?;
        until_uncovered(&it).await?;
        until_rows(&it, "7 rows.").await?;
        it.back().await?;
        it.until("return document.querySelector('#app').checkVisibility()").await?;
        it.until_sentence("The organiser names 33").await?;
        it.forward().await?;
        until_uncovered(&it).await?;
        until_rows(&it, "7 rows.").await?;
        it.forward().await?;
        it.until_sentence("The sheet names 2 participants").await
    })
}
