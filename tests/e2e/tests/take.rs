//! What a reader takes along from the page: copied, or by hand where the browser refuses.

use e2e::{Trouble, visit};

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
        let label = "return document.querySelectorAll('.take-files + ul button')[0].textContent";
        assert_eq!(it.ask(label).await?, "Shown: 2 participants");
        it.ask("document.querySelectorAll('.take-files + ul button')[0].click()").await?;
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
        it.ask("document.querySelectorAll('.take-files + ul button')[2].click()").await?;
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
        it.click(".take summary").await?;
        it.click("#cite-data-csl").await?;
        it.until("return window.copied.includes('\"type\": \"dataset\"')").await?;
        it.until("return JSON.parse(window.copied)[0].version === '1.0.0'").await?;
        it.click("#cite-release").await?;
        it.until("return window.copied.startsWith('Executive Committee of the SCO RATS (n.d.)')")
            .await
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
