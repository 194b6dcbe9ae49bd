//! What a reader takes along from the page: copied, or by hand where the browser refuses.

use e2e::{Trouble, visit};
use serde_json::json;

const DESK: (u32, u32) = (1280, 800);

/// Keeps what the page saves or copies where a test can read it.
const CATCH: &str = "
    window.saved = null; window.copied = null;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        blob.arrayBuffer().then((b) => { window.saved = [...new Uint8Array(b)]; });
        return make(blob);
    };
    HTMLAnchorElement.prototype.click = function () { window.name_of_file = this.download; };";

fn clipboard(works: bool) -> String {
    let write = if works {
        "(text) => { window.copied = text; return Promise.resolve() }"
    } else {
        "() => Promise.reject(new Error('denied'))"
    };
    format!(
        "Object.defineProperty(navigator, 'clipboard', {{ configurable: true, \
         value: {{ writeText: {write} }} }})"
    )
}

#[test]
fn files_hold_what_is_shown_and_their_names_say_so() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?category=observer").await?;
        it.until_sentence("2 of 33").await?;
        it.ask(CATCH).await?;
        let lines = "return new TextDecoder('utf-8', { ignoreBOM: true }) \
                     .decode(new Uint8Array(window.saved)).trimEnd().split('\\r\\n')";
        let label = "return document.querySelectorAll('#csv-shown')[0].textContent";
        assert_eq!(it.ask(label).await?, "Shown: 2 participants");
        it.ask("document.getElementById('csv-shown').click()").await?;
        it.until("return window.saved !== null").await?;
        assert_eq!(it.ask("return window.name_of_file").await?, "sco-rats-2022-shown.csv");
        let saved = it.ask(lines).await?;
        let saved = saved.as_array().ok_or("no lines")?;
        assert_eq!(saved.len(), 3);
        let first = saved[1].as_str().unwrap_or_default();
        assert!(first.starts_with("9,belarus,Belarus,Republic of Belarus,"), "{first}");
        assert!(first.contains("?category=observer"), "{first}");

        // The states that are not named are another file, and Excel's mark is a choice.
        it.click(".take-files input").await?;
        it.ask("window.saved = null").await?;
        it.ask("document.getElementById('csv-not-named').click()").await?;
        it.until("return window.saved !== null").await?;
        assert_eq!(it.ask("return window.name_of_file").await?, "sco-rats-2022-not-named.csv");
        assert_eq!(
            it.ask("return window.saved.slice(0, 3)").await?,
            serde_json::json!([239, 187, 191])
        );
        let saved = it.ask(lines).await?;
        assert_eq!(saved.as_array().map(Vec::len), Some(3));
        Ok(())
    })
}

/// Chooses a value of a field.
fn choose(id: &str, value: &str) -> String {
    format!(
        "const it = document.getElementById('{id}'); it.value = '{value}'; \
         it.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    )
}

#[test]
fn link_sentence_tables_and_citations_are_copied() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?category=observer").await?;
        it.ask(&clipboard(true)).await?;
        it.click("#copy-link").await?;
        it.until("return (window.copied || '').endsWith('/?category=observer')").await?;
        it.until("return document.getElementById('copy-link').textContent === 'Copy link: copied'")
            .await?;
        it.click("#copy-sentence").await?;
        it.until("return window.copied.includes('2 of 33: Belarus and Mongolia.')").await?;
        it.click("#copy-markdown").await?;
        it.until("return window.copied.includes('| 9 | Belarus |')").await?;
        it.click("#copy-html").await?;
        it.until("return window.copied.includes('<td>Belarus</td>')").await?;
        it.click("#copy-link-version").await?;
        it.until("return window.copied.endsWith('/?category=observer&v=1.1.0')").await?;
        it.click("#copy-alt").await?;
        it.until("return window.copied.includes('Observer states 2')").await?;
        // A page of somebody else's in another language of the dataset.
        it.ask(&choose("static-language", "ru")).await?;
        it.click("#copy-fragment").await?;
        it.until("return window.copied.startsWith('<section lang=\"ru\">')").await?;
        it.until("return window.copied.includes('Монголия') && window.copied.includes('lang=ru')")
            .await?;
        it.click("#copy-figure").await?;
        it.until("return window.copied.includes('<img src=\"sco-rats-2022-who.svg\"')").await?;
        // A citation is seen before it is copied, and follows the choice.
        it.ask("document.getElementById('cite-text').closest('details').querySelector('summary').click()").await?;
        let seen = |part: &str| {
            format!("return document.getElementById('cite-text').textContent.includes('{part}')")
        };
        it.until(&seen("Plenary contributors (2026): ")).await?;
        it.until(&seen("2 of 33 (Heading: Observer states)")).await?;
        it.ask(&choose("cite-work", "data")).await?;
        it.ask(&choose("cite-form", "csl")).await?;
        it.until(&seen("\"type\": \"dataset\"")).await?;
        it.click("#copy-cite").await?;
        it.until(
            "return window.copied.startsWith('[') && \
             JSON.parse(window.copied)[0].version === '1.1.0'",
        )
        .await?;
        it.ask(&choose("cite-work", "release")).await?;
        it.ask(&choose("cite-form", "")).await?;
        it.until(&seen("Executive Committee of the SCO RATS (n.d.)")).await
    })
}

#[test]
fn where_the_clipboard_is_refused_the_text_is_there_to_be_copied_by_hand() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?category=observer").await?;
        it.ask(&clipboard(false)).await?;
        it.click("#copy-link").await?;
        it.until("return document.activeElement.id === 'by-hand'").await?;
        it.until("return document.activeElement.value.endsWith('/?category=observer')").await?;
        // A page without https has no clipboard at all.
        it.ask("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })")
            .await?;
        it.click("#copy-sentence").await?;
        it.until("return document.getElementById('by-hand').value.includes('2 of 33')").await
    })
}

/// Whether the page's marks and the picture's are the same ones, in the same order and looks.
const SAME_MARKS: &str = "
    const picture = new DOMParser().parseFromString(
        new TextDecoder().decode(new Uint8Array(window.saved)), 'image/svg+xml');
    const looks = (list) => [...list].filter((name) => !['mark', 'tile', 'proved'].includes(name)).sort().join(' ');
    const drawn = [...picture.querySelectorAll('g.mark')].map((mark) => {
        const label = [...mark.querySelectorAll('text')].map((text) => text.textContent);
        // The name of a tile may take several lines.
        return [window.marks === '.tile' ? label.join(' ') : label[0], looks(mark.classList)].join('|');
    });
    const shown = [...document.querySelectorAll(window.marks)].map((mark) => {
        const tone = mark.closest('.group')?.className.match(/tone-\\d/)?.[0];
        // Its first element; the dagger stands within it.
        const own = [...mark.querySelector('b, span').childNodes].filter((node) => node.nodeType === 3);
        const label = own.map((node) => node.data).join('').replace(/[\\u00ad\\u200b]/g, '');
        const dagger = mark.querySelector('sup') ? ' †' : '';
        return [label + dagger, looks([...mark.classList, ...(tone ? [tone] : [])])].join('|');
    });
    if (shown.length < 10) return 'the page shows ' + shown.length + ' marks';
    return JSON.stringify(drawn) === JSON.stringify(shown) ? 'same' : JSON.stringify([drawn, shown]);";

#[test]
fn a_picture_has_the_marks_of_the_page_and_explains_itself() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        for (query, marks) in [
            ("", ".mark"),
            ("?category=observer,partner&split=region", ".mark"),
            ("?q=secretariat&by=parent&split=category", ".mark"),
            ("?view=status", ".tile"),
            ("?view=status&basis=partners-with-decided", ".tile"),
        ] {
            it.open(query).await?;
            it.ask(CATCH).await?;
            it.ask(&format!("window.marks = '{marks}'; document.getElementById('svg').click()"))
                .await?;
            it.until("return window.saved !== null").await?;
            assert_eq!(it.ask(SAME_MARKS).await?, "same", "{query}");
            let said = "const text = new TextDecoder().decode(new Uint8Array(window.saved)); \
                        const flat = (it) => it.replace(/\\s+/g, ' '); \
                        const picture = new DOMParser().parseFromString(text, 'image/svg+xml'); \
                        const all = flat([...picture.querySelectorAll('text')].map((it) => it.textContent).join(' ')); \
                        const lead = document.querySelector('.sentence strong').textContent; \
                        const rest = document.querySelector('.sentence').textContent.slice(lead.length); \
                        const rules = [...document.querySelectorAll('.basis select')] \
                            .map((it) => it.selectedOptions[0]).filter((it) => it.value); \
                        return [lead, rest, ...rules.map((it) => it.textContent), location.href, \
                                'Creative Commons', 'ecrats.org', 'Named means printed'] \
                            .filter((part) => !all.replaceAll(' ', '').includes(part.replaceAll(' ', '')))";
            assert_eq!(it.ask(said).await?, json!([]), "{query}");
        }
        // The series: a cell for everybody in every year with a list, as on the page.
        it.open("?view=editions").await?;
        it.ask(CATCH).await?;
        it.ask("document.getElementById('svg').click()").await?;
        it.until("return window.saved !== null").await?;
        let same = "const picture = new DOMParser().parseFromString( \
                    new TextDecoder().decode(new Uint8Array(window.saved)), 'image/svg+xml'); \
                    const looks = [...picture.querySelectorAll('g.mark')].map((it) => it.classList[1]); \
                    const shown = [...document.querySelectorAll('.series tbody td:not(.blank)')].map((it) => it.classList[0]).filter((it) => it && it !== 'chosen'); \
                    return looks.length > 100 && looks.join() === shown.join()";
        assert_eq!(it.ask(same).await?, true);
        Ok(())
    })
}

/// Width and height in the head of a PNG.
const PNG_SIZE: &str = "const view = new DataView(new Uint8Array(window.saved).buffer); \
                        return [view.getUint32(16), view.getUint32(20)]";

#[test]
fn a_png_is_saved_in_two_sizes_and_copied_or_that_is_refused_with_another_way()
-> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.ask(CATCH).await?;
        let mut sizes = Vec::new();
        for id in ["png", "png-2"] {
            it.ask(&format!("window.saved = null; document.getElementById('{id}').click()"))
                .await?;
            it.until("return window.saved !== null").await?;
            assert_eq!(it.ask("return window.name_of_file").await?, "sco-rats-2022-who.png");
            let size = it.ask(PNG_SIZE).await?;
            sizes.push((size[0].as_u64(), size[1].as_u64()));
        }
        let double = |n: Option<u64>| n.map(|n| 2 * n);
        assert_eq!(sizes[0].0, Some(960));
        assert_eq!(sizes[1], (double(sizes[0].0), double(sizes[0].1)));

        it.ask(
            "window.ClipboardItem = class { constructor(items) { this.items = items } }; \
                Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { \
                  write: ([item]) => { window.item = item; return Promise.resolve() } } })",
        )
        .await?;
        it.click("#copy-picture").await?;
        it.until("return !!window.item && window.item.items['image/png'].size > 10000").await?;
        it.until(
            "return document.getElementById('copy-picture').textContent === 'Copy picture: copied'",
        )
        .await?;
        it.ask("navigator.clipboard.write = () => Promise.reject(new Error('denied'))").await?;
        it.click("#copy-picture").await?;
        it.until("return document.querySelector('.take .trouble').textContent.includes('Save it as PNG instead')")
            .await
    })
}

#[test]
fn what_is_saved_as_json_opens_again_as_it_was_byte_for_byte() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let query = "?category=observer,partner&region=western-asia&by=country&sort=-name";
        it.open(query).await?;
        it.until_sentence("4 of 33").await?;
        it.ask(CATCH).await?;
        it.click("#json-shown").await?;
        it.until("return window.saved !== null").await?;
        assert_eq!(it.ask("return window.name_of_file").await?, "sco-rats-2022-shown.json");
        let text = "return new TextDecoder().decode(new Uint8Array(window.saved))";
        let first = it.ask(text).await?;
        let open = |text: &str, name: &str| {
            format!(
                "const given = new DataTransfer(); given.items.add(new File([{}], '{name}')); \
                 const field = document.getElementById('open-file'); field.files = given.files; \
                 field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
                serde_json::Value::String(text.to_owned())
            )
        };
        let saved = first.as_str().ok_or("no text")?;
        it.open("").await?;
        it.ask(CATCH).await?;
        it.ask(&open(saved, "mine.json")).await?;
        it.until_sentence("4 of 33").await?;
        it.until_address(query).await?;
        // The page's own dataset needs no warning; its links hold.
        assert_eq!(it.ask("return document.querySelectorAll('.notices').length").await?, 0);
        it.click("#json-shown").await?;
        it.until("return window.saved !== null").await?;
        assert_eq!(it.ask(text).await?, first);
        // Going back leads to what was shown before, in the same explorer.
        it.back().await?;
        it.until_sentence("The organiser names 33").await?;

        // Another dataset says that it is the reader's own, and a broken one leaves the page.
        it.ask(&open(
            &saved.replacen("\"version\":\"1.1.0\"", "\"version\":\"9.9.9\"", 1),
            "other.json",
        ))
        .await?;
        it.until("return document.querySelector('.notices')?.textContent.includes('other.json') ?? false")
            .await?;
        // No address leads to it: what would need one is not there, and it is said why.
        let gone = "return ['open-embed', 'copy-link', 'copy-link-version', 'share'] \
                    .filter((id) => document.getElementById(id))";
        assert_eq!(it.ask(gone).await?, json!([]));
        let why = "return document.querySelector('.take > .caption').textContent";
        assert!(it.ask(why).await?.as_str().unwrap_or_default().contains("on your disk"));
        let foot = "return document.querySelectorAll('.foot [download]').length";
        assert_eq!(it.ask(foot).await?, json!(0), "the site's own dataset is offered for it");
        it.ask(&open("{\"format\":\"participation\"", "broken.json")).await?;
        it.until("return document.querySelector('.own-file [role=alert]')?.textContent.includes('broken.json') ?? false")
            .await?;
        it.until_sentence("4 of 33").await
    })
}

#[test]
fn a_share_sheet_is_offered_where_there_is_one_and_cancelling_it_is_no_fault() -> Result<(), Trouble>
{
    visit(DESK, false, |it| async move {
        it.open("?category=observer").await?;
        it.ask("Object.defineProperty(navigator, 'share', { configurable: true, value: (it) => { window.shared = it; \
                return Promise.reject(new DOMException('x', 'AbortError')) } })").await?;
        // The section is built anew with a view, and sees what the browser has.
        it.click("#view-status").await?;
        it.until("return !!document.getElementById('share')").await?;
        it.click("#share").await?;
        it.until("return (window.shared?.url ?? '').endsWith('?category=observer&view=status')")
            .await?;
        it.until("return window.shared.text.includes('SCO status')").await?;
        assert_eq!(
            it.ask("return document.querySelector('.take .trouble').textContent").await?,
            ""
        );
        it.ask(
            "Object.defineProperty(navigator, 'share', { configurable: true, \
                value: () => Promise.reject(new DOMException('x', 'NotAllowedError')) })",
        )
        .await?;
        it.click("#share").await?;
        it.until(
            "return document.getElementById('by-hand')?.value.includes('view=status') ?? false",
        )
        .await
    })
}

#[test]
fn where_the_desk_cannot_be_fetched_that_is_told_and_the_next_try_works() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        it.ask(CATCH).await?;
        it.until("return !!document.getElementById('csv-all')").await?;
        it.ask("window.whole = window.fetch; window.fetch = () => Promise.reject(new Error('offline'))").await?;
        it.click("#csv-all").await?;
        it.until("return document.querySelector('.take .trouble').textContent.includes('could not be fetched')")
            .await?;
        it.ask("window.fetch = window.whole").await?;
        it.click("#csv-all").await?;
        it.until("return window.saved !== null").await?;
        it.until("return document.querySelector('.take .trouble').textContent === ''").await
    })
}

#[test]
fn another_dataset_takes_its_own_name_along_and_becomes_a_file_of_its_own() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?data=data/examples/meeting.json").await?;
        it.until_sentence("The organiser names 8").await?;
        it.ask(&clipboard(true)).await?;
        it.click("#copy-link").await?;
        it.until("return (window.copied || '').endsWith('/?data=data/examples/meeting.json')")
            .await?;
        it.click("#copy-sentence").await?;
        it.until("return window.copied.includes('made-up Lakes Forum')").await?;
        it.ask(CATCH).await?;
        it.ask("document.getElementById('json-all').click()").await?;
        it.until("return window.saved !== null").await?;
        assert_eq!(it.ask("return window.name_of_file").await?, "lakes-forum-example.json");
        it.ask("window.saved = null; document.getElementById('single').click()").await?;
        it.until("return window.saved !== null").await?;
        assert_eq!(it.ask("return window.name_of_file").await?, "lakes-forum-example.html");
        let text = it.ask("return new TextDecoder().decode(new Uint8Array(window.saved))").await?;
        let text = text.as_str().ok_or("no file")?;
        for part in ["<title>Participants of a made-up Lakes Forum", "Arcadia; Borduria; Cascara"] {
            assert!(text.contains(part), "{part}");
        }
        for gone in ["ecrats.org", "Rosfinmonitoring", "preview.png"] {
            assert!(!text.contains(gone), "{gone}");
        }
        // It opens from a disk, and makes itself again; nothing tells where it lies.
        let folder = std::env::temp_dir().join(format!("plenary-taken-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("taken.html");
        std::fs::write(&file, text)?;
        it.client.goto(&format!("file://{}", file.display())).await?;
        it.until_ready().await?;
        it.until_sentence("The organiser names 8").await?;
        it.ask(CATCH).await?;
        for id in ["csv-all", "json-shown", "svg"] {
            it.ask(&format!("window.saved = null; document.getElementById('{id}').click()"))
                .await?;
            it.until("return window.saved !== null").await?;
            let told =
                it.ask("return new TextDecoder().decode(new Uint8Array(window.saved))").await?;
            let told = told.as_str().unwrap_or_default();
            assert!(!told.contains("file:") && !told.contains("plenary-taken"), "{id}");
        }
        assert_eq!(it.ask("return document.getElementById('copy-link')").await?, json!(null));
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    })
}

#[test]
fn an_address_with_a_version_leads_to_it_or_says_that_it_is_not_there() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?v=1.1.0&category=observer").await?;
        it.until_sentence("2 of 33").await?;
        assert_eq!(it.ask("return document.querySelectorAll('.notices').length").await?, 0);
        it.open("?v=0.9.0&category=observer").await?;
        it.until("return document.querySelector('.notices')?.textContent.includes('Version 0.9.0 of this dataset cannot be had here') ?? false")
            .await?;
        it.until_sentence("2 of 33").await?;
        it.until_address("?category=observer").await?;
        // Where a newer one is published, the old one stays.
        it.open_path("/case-newer/?v=1.1.0").await?;
        it.until("return document.querySelector('.notices')?.textContent.includes('The current one is 1.2.0.') ?? false")
            .await?;
        it.until("return document.querySelector('.foot').textContent.includes('version 1.1.0')")
            .await?;
        it.until("return document.querySelector('.notices a').getAttribute('href') === '?'").await
    })
}
