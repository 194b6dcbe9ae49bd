//! Whatever breaks, the page says so, keeps what it has, and loses nothing; and whatever stands in a
//! dataset or a list stays text.

use e2e::host::{Files, Host, site};
use e2e::lists::{choose, file, until_rows};
use e2e::{Manner, Trouble, Visitor, address, setting, visit, visit_as};
use fantoccini::Locator;
use serde_json::{Value, json};
use std::path::Path;

const DESK: (u32, u32) = (1280, 863);
const DATASET: &str = "data/sco-rats-2022.json";

fn files() -> Result<Files, Trouble> {
    let file = setting("PLENARY_FILE")?;
    Ok(site(Path::new(&file).parent().ok_or("no folder")?)?)
}

/// The name of the file that begins and ends so.
fn name(files: &Files, begin: &str, end: &str) -> Result<String, Trouble> {
    let mut names = files.keys().filter(|it| it.starts_with(begin) && it.ends_with(end));
    Ok(names.next().ok_or_else(|| format!("no {begin}…{end}"))?.clone())
}

/// Puts a script of the host's own in front of the page's.
fn before_the_page(files: &mut Files, script: &str) {
    let page = String::from_utf8_lossy(files.get("").map_or(&[][..], Vec::as_slice)).into_owned();
    let page = page.replacen("<title>", "<script src=\"first.js\"></script><title>", 1);
    files.insert(String::new(), page.into_bytes());
    files.insert("first.js".to_owned(), script.as_bytes().to_vec());
}

/// The page stands as it was served: every name, the sentence, and why the rest does not work.
async fn stands_as_served(it: &Visitor, what: &str) -> Result<(), Trouble> {
    it.until("return document.querySelector('.needs-program')?.checkVisibility() === true")
        .await
        .map_err(|error| format!("{what}: {error}"))?;
    let said = it.text(".needs-program").await?;
    assert!(said.contains("WebAssembly"), "{what}: {said}");
    assert!(it.text(".sentence").await?.contains("33"), "{what}");
    let names = "return [...document.querySelectorAll('.mark.solid')].filter((it) => it.checkVisibility()).length";
    assert_eq!(it.ask(names).await?, 33, "{what}");
    // What would not answer is not offered.
    let dead = "return [...document.querySelectorAll('#filters input, .take button, #by')].filter((it) => it.checkVisibility()).length";
    assert_eq!(it.ask(dead).await?, 0, "{what}");
    Ok(())
}

#[test]
fn where_the_program_does_not_come_whole_the_page_stays_and_says_why() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let whole = files()?;
        let (wasm, glue) = (name(&whole, "plenary-", ".wasm")?, name(&whole, "plenary-", ".js")?);
        for what in ["cut", "another kind", "program gone", "script gone", "no WebAssembly"] {
            let mut files = whole.clone();
            match what {
                "cut" => {
                    let half = files.get(&wasm).map_or(0, Vec::len) / 2;
                    files.entry(wasm.clone()).and_modify(|it| it.truncate(half));
                }
                "program gone" => drop(files.remove(&wasm)),
                "script gone" => drop(files.remove(&glue)),
                "no WebAssembly" => before_the_page(&mut files, "delete window.WebAssembly;"),
                _ => {}
            }
            let host = Host::start(files)?;
            if what == "another kind" {
                host.change(|files| drop(files.insert(wasm.clone(), b"<!doctype html>".to_vec())));
                host.serve_as(&wasm, "text/html");
            }
            // With a selection too, which only the program could show.
            for query in ["", "?category=observer"] {
                it.client.goto(&format!("{}/{query}", host.address)).await?;
                stands_as_served(&it, what).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn where_scripts_are_off_every_name_is_there_and_nothing_that_would_not_answer()
-> Result<(), Trouble> {
    let manner = Manner { size: DESK, without_scripts: true, ..Manner::default() };
    visit_as(&manner, |it| async move {
        for (path, said) in [("", "The organiser names 33"), ("ru.html", "33"), ("zh.html", "33")] {
            it.client.goto(&format!("{}/{path}", address()?)).await?;
            // By the driver's own means: a script of a test's would be no proof that scripts run not.
            let sentence = it.text(".sentence").await?;
            assert!(sentence.contains(said), "{path}: {sentence}");
            let marks = it.client.find_all(Locator::Css(".mark.solid")).await?;
            assert_eq!(marks.len(), 33, "{path}");
            for mark in [marks.first(), marks.last()].into_iter().flatten() {
                assert!(mark.is_displayed().await?, "{path}");
            }
            assert!(it.text(".needs-program").await?.contains("WebAssembly"), "{path}");
            for dead in ["#filters input", ".take button", "#by"] {
                for it in it.client.find_all(Locator::Css(dead)).await? {
                    assert!(!it.is_displayed().await?, "{path}: {dead}");
                }
            }
            let ready = it.client.find_all(Locator::Css("html.ready")).await?;
            assert!(ready.is_empty(), "{path}: scripts ran");
        }
        Ok(())
    })
}

#[test]
fn a_program_served_as_another_type_of_content_still_runs() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let files = files()?;
        let wasm = name(&files, "plenary-", ".wasm")?;
        let host = Host::start(files)?;
        host.serve_as(&wasm, "application/octet-stream");
        host.serve_as(DATASET, "text/plain");
        it.client.goto(&format!("{}/?category=observer", host.address)).await?;
        it.until_sentence("2 of 33").await
    })
}

#[test]
fn a_dataset_that_is_a_page_or_changed_on_its_way_is_told() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let whole = files()?;
        let html = b"<!doctype html><title>Sign in</title>".to_vec();
        for (body, said) in [(html, "web page"), (b"{\"format\": 1}".to_vec(), "format")] {
            let host = Host::start(whole.clone())?;
            host.change(|files| drop(files.insert(DATASET.to_owned(), body)));
            it.client.goto(&format!("{}/", host.address)).await?;
            it.until("return document.querySelector('#loading .failure') !== null").await?;
            let told = it.text("#loading").await?;
            assert!(told.contains(said), "{told}");
            assert!(it.text(".sentence").await?.contains("33"));
        }
        Ok(())
    })
}

#[test]
fn without_a_server_what_is_there_goes_on_and_the_rest_is_told() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let mut files = files()?;
        // No service worker: nothing is kept for a visit without a network.
        files.remove("sw.js");
        let host = Host::start(files)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        it.until_ready().await?;
        host.set_open(false);
        it.ask("document.querySelector('input[value=observer]').click()").await?;
        it.until_sentence("2 of 33").await?;
        it.ask("document.querySelector('#view-editions').click()").await?;
        it.until("return document.querySelector('.editions table') !== null").await?;
        it.back().await?;
        it.until_sentence("2 of 33").await?;
        // Another language is a file of the server's: the page stays in its own.
        it.ask("document.querySelector('#language-ru').click()").await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        it.until_sentence("2 of 33").await?;
        // A list needs its program.
        let list = file("gone.csv", b"name,kind\nA,x\n")?;
        it.type_into("#open-file", &list.to_string_lossy()).await?;
        it.until("return document.querySelector('.own-file .failure')?.checkVisibility() === true")
            .await?;
        it.until_sentence("2 of 33").await?;
        assert_eq!(it.ask("return document.getElementById('fault').hidden").await?, true);
        host.set_open(true);
        // The same file again is no change of the field.
        it.ask("document.getElementById('open-file').value = ''").await?;
        choose(&it, &list).await?;
        until_rows(&it, "1 row.").await
    })
}

#[test]
fn a_browser_that_keeps_nothing_is_no_fault() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let mut files = files()?;
        before_the_page(
            &mut files,
            "for (const it of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
               Object.defineProperty(window, it, { get() { throw new DOMException('denied', 'SecurityError'); } });",
        );
        // The worker of a list keeps it: there is no room.
        let worker = name(&files, "worker-", ".js")?;
        let denied = "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('full', 'QuotaExceededError'); } });\n";
        files.entry(worker).and_modify(|it| {
            let mut both = denied.as_bytes().to_vec();
            both.append(it);
            *it = both;
        });
        let host = Host::start(files)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        it.until_ready().await?;
        it.click("#language-ru").await?;
        it.until("return document.documentElement.lang === 'ru'").await?;
        it.click("#language-en").await?;
        it.click("input[value=observer]").await?;
        it.until_sentence("2 of 33").await?;
        choose(&it, &file("full.csv", b"name,kind\nA,x\nB,y\n")?).await?;
        it.click("#list-keep").await?;
        it.until("return document.querySelector('#list .failure')?.checkVisibility() === true")
            .await?;
        until_rows(&it, "2 rows.").await?;
        assert_eq!(it.ask("return document.getElementById('fault').hidden").await?, true);
        Ok(())
    })
}

#[test]
fn a_panic_is_told_with_a_link_to_the_state_and_the_page_stays() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?category=observer").await?;
        it.until_sentence("2 of 33").await?;
        // The program is given a document in which nothing can be made.
        it.ask(
            "for (const name of ['createElement', 'createTextNode', 'createComment', 'importNode']) \
             Document.prototype[name] = () => { throw new Error('on purpose'); }; \
             Node.prototype.cloneNode = () => { throw new Error('on purpose'); }",
        )
        .await?;
        it.ask("setTimeout(() => document.getElementById('view-editions').click())").await?;
        it.until("return document.getElementById('fault').checkVisibility()").await?;
        let said = it.text("#fault").await?;
        assert!(said.contains("stopped") && said.contains("opens it again"), "{said}");
        let link = it.ask("return document.getElementById('fault-again').href").await?;
        assert!(link.as_str().is_some_and(|it| it.contains("category=observer")), "{link}");
        let names = "return [...document.querySelectorAll('.mark.solid')].length";
        assert_eq!(it.ask(names).await?, 33, "the breakdown stays");
        it.ask("window.isBroken = true").await?;
        it.click("#fault-again").await?;
        it.until("return window.isBroken === undefined").await?;
        it.until_ready().await?;
        it.until("return location.search.includes('category=observer')").await
    })
}

#[test]
fn a_tab_that_is_hidden_while_it_loads_is_ready_when_it_is_looked_at() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let first = it.client.window().await?;
        it.open_path("/fault-slow/?category=observer").await?;
        let other = it.client.new_window(true).await?;
        it.client.switch_to_window(other.handle).await?;
        it.open("").await?;
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
        it.client.close_window().await?;
        it.client.switch_to_window(first).await?;
        it.until_sentence("2 of 33").await
    })
}

/// Something of every kind that a page could take for its own.
const PAYLOADS: [&str; 6] = [
    "<img src=x onerror=\"window.owned=1\">",
    "<script>window.owned=1</script>",
    "\"><svg onload=window.owned=1>",
    "javascript:window.owned=1",
    "</textarea></style></title><iframe srcdoc=\"<script>parent.owned=1</script>\">",
    "{{7*7}}${window.owned=1}' style='background:url(https://evil.example/x)",
];

/// Puts payloads after every text that is shown and no key, date or name of a value.
fn plant(json: &mut Value, at: &mut usize) {
    const KEPT: [&str; 24] = [
        "id",
        "format",
        "$schema",
        "organization",
        "event",
        "document",
        "field",
        "type",
        "exact",
        "prefix",
        "suffix",
        "category",
        "kind",
        "classification",
        "region",
        "country",
        "parent",
        "sources",
        "basis",
        "member",
        "start_date",
        "end_date",
        "status",
        "scheme",
    ];
    match json {
        Value::String(text) => {
            *at += 1;
            text.push_str(PAYLOADS[*at % PAYLOADS.len()]);
        }
        Value::Array(all) => all.iter_mut().for_each(|it| plant(it, at)),
        Value::Object(all) => {
            for (key, value) in all.iter_mut() {
                let is_kept = KEPT.contains(&key.as_str())
                    || key.ends_with("sources")
                    || key.ends_with("date")
                    || key == "identifiers";
                match value {
                    Value::Object(_) => plant(value, at),
                    Value::Array(all) if !is_kept || all.iter().any(Value::is_object) => {
                        plant(value, at);
                    }
                    Value::String(_) if !is_kept => plant(value, at),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Nothing ran, nothing was made of a text, no link leads elsewhere than links may.
async fn nothing_ran(it: &Visitor, what: &str) -> Result<(), Trouble> {
    let found = it
        .ask(
            "return [window.owned ?? null, \
             document.querySelectorAll('#app img, #app script, #app iframe, #app svg[onload], #list img, #list script, #list iframe, [onerror], [onload]').length, \
             [...document.links].filter((it) => !/^(https?:|mailto:|blob:|$)/.test(it.protocol.replace(/^:$/, '')) || !/^(https?:|mailto:|blob:|[?#.]|data\\/|[a-z]+\\.html|$)/.test(it.getAttribute('href'))).map((it) => it.outerHTML.slice(0, 200)), \
             [...document.querySelectorAll('[style]')].filter((it) => it.getAttribute('style').includes('url')).length, \
             performance.getEntriesByType('resource').map((it) => it.name).filter((it) => !it.startsWith(location.origin))]",
        )
        .await?;
    assert_eq!(found, json!([null, 0, [], 0, []]), "{what}");
    Ok(())
}

#[test]
fn whatever_stands_in_a_dataset_is_text() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let mut files = files()?;
        let text = files.get(DATASET).ok_or("no dataset")?;
        let mut json: Value = serde_json::from_slice(text)?;
        let mut planted = 0;
        plant(&mut json, &mut planted);
        assert!(planted > 500, "{planted} payloads");
        files.insert(DATASET.to_owned(), json.to_string().into_bytes());
        let host = Host::start(files)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        it.until_ready().await?;
        let views = it.views().await?;
        for view in views.iter().map(String::as_str).chain(["report"]) {
            for query in [format!("?view={view}"), format!("?view={view}&show=rosfinmonitoring")] {
                it.client.goto(&format!("{}/{query}", host.address)).await?;
                it.until_ready().await?;
                nothing_ran(&it, &query).await?;
            }
        }
        // What is taken along: as text, as markup, as a picture.
        it.client.goto(&format!("{}/", host.address)).await?;
        it.until_ready().await?;
        it.ask(
            "window.taken = []; URL.createObjectURL = (blob) => { blob.text().then((it) => window.taken.push(it)); return 'blob:x' }; \
             HTMLAnchorElement.prototype.click = () => {}; \
             navigator.clipboard.writeText = async (it) => { window.taken.push(it) }; \
             for (const id of ['svg', 'copy-html']) document.getElementById(id).click()",
        )
        .await?;
        it.until("return window.taken.length === 2").await?;
        let taken = it
            .ask(
                "return window.taken.flatMap((it) => [...new DOMParser().parseFromString(it, 'text/html')\
                 .querySelectorAll('img, script, iframe, [onload], [onerror], a[href^=javascript]')].map((it) => it.outerHTML))",
            )
            .await?;
        assert_eq!(taken, json!([]));
        nothing_ran(&it, "what is taken along").await
    })
}

#[test]
fn whatever_stands_in_a_list_is_text() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let quoted = |it: &str| format!("\"{}\"", it.replace('"', "\"\""));
        let mut csv = PAYLOADS.map(quoted).join(",") + "\n";
        for at in 0..40 {
            let cells: Vec<String> =
                (0..6).map(|column| quoted(PAYLOADS[(at + column) % 6])).collect();
            csv += &(cells.join(",") + "\n");
        }
        let path = file(&format!("{}.csv", "<img src=x onerror=owned=1>"), csv.as_bytes())?;
        choose(&it, &path).await?;
        until_rows(&it, "33 rows.").await?;
        nothing_ran(&it, "the list").await?;
        it.ask("document.querySelector('#list .facet input').click()").await?;
        it.until("return document.querySelector('#list .chip') !== null").await?;
        it.until(
            "return document.querySelector('#list .sentence').textContent.includes(' of 33 rows')",
        )
        .await?;
        it.ask("document.querySelector('#list-scroll tr[aria-rowindex=\"3\"] .order a').click()")
            .await?;
        it.until("return document.getElementById('list-card')?.open === true").await?;
        // The row itself comes from the worker.
        it.until("return /Row \\d/.test(document.getElementById('list-card').innerText)").await?;
        nothing_ran(&it, "a filter and a card").await?;
        it.client.refresh().await?;
        it.until("return document.querySelector('#list .failure') !== null").await?;
        nothing_ran(&it, "its address").await
    })
}

/// Keeps the workers that the page starts, so that one can be broken from outside.
const KEEP_WORKERS: &str = "\
    window.workers = []; const Real = Worker; \
    window.Worker = class extends Real { \
    constructor(...given) { super(...given); workers.push(this); } }";

/// Keeps what the sentence of the list says from now on, frame by frame.
const KEEP_SENTENCES: &str = "\
    window.said = new Set(); const look = () => { \
    said.add(document.querySelector('#list .sentence')?.textContent ?? ''); \
    requestAnimationFrame(look); }; look()";

/// Has the last worker do what it does not know, as a program that breaks in the middle of an act.
const BREAK: &str = "workers.at(-1).postMessage({ do: 'break' })";

#[test]
fn a_list_whose_program_breaks_is_read_once_more_and_keeps_what_was_asked() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?lang=en").await?;
        it.ask(KEEP_WORKERS).await?;
        let csv = "name,kind\nA,state\nB,body\nC,state\n";
        choose(&it, &file("breaks.csv", csv.as_bytes())?).await?;
        it.click("#list input[value=state]").await?;
        until_rows(&it, "2 of 3 rows").await?;
        let asked = |what: &str| format!("return location.hash === '#list&f.kind={what}'");
        it.until(&asked("state")).await?;

        it.ask(&format!("{KEEP_SENTENCES}; {BREAK}")).await?;
        it.until("return workers.length === 2").await?;
        // Asked while it is being read once more.
        it.ask("document.querySelector('#list input[value=body]').click()").await?;
        let told = "return document.querySelector('#list [role=alert]')?.textContent";
        it.until(&format!("{told}.includes('was started again')")).await?;
        until_rows(&it, "3 of 3 rows").await?;
        it.until(&asked("state,body")).await?;
        // What was asked was never said to have no effect.
        assert_eq!(
            it.ask("return [...said].filter((it) => it && !it.includes('state'))").await?,
            json!([])
        );

        // The new one answers.
        it.click("#list input[value=state]").await?;
        until_rows(&it, "1 of 3 rows: kind: body.").await?;
        it.until(&asked("body")).await?;

        // What breaks again is told, with its first reason, and the list stays on the screen.
        it.ask(&format!("{BREAK}; {BREAK}")).await?;
        it.until(&format!("{told}.includes('acts[data.do]')")).await?;
        assert_eq!(it.ask("return workers.length").await?, 2);
        assert_eq!(it.ask(&asked("body")).await?, true);
        // Opened anew it works anew.
        it.ask("document.getElementById('list-close').click()").await?;
        it.ask("document.getElementById('open-file').value = ''").await?;
        choose(&it, &file("breaks.csv", csv.as_bytes())?).await?;
        until_rows(&it, "3 rows.").await?;
        assert_eq!(it.ask("return workers.length").await?, 3);
        Ok(())
    })
}
