//! On paper: a view and the whole report, on A4 and Letter.

use e2e::{Trouble, is_webkit, visit};
use fantoccini::wd::{PrintConfiguration, PrintSize};

const DESK: (u32, u32) = (1280, 800);

/// Pages of a PDF; `None` where the browser packs them away, as Firefox does.
fn pages(pdf: &[u8]) -> Option<usize> {
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 20_000, "{} bytes are no page", pdf.len());
    let text = String::from_utf8_lossy(pdf);
    let count = text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count();
    (count > 0).then_some(count)
}

#[test]
fn the_report_has_every_view_and_every_source_with_its_address() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?view=sources").await?;
        let sources =
            "return [...document.querySelectorAll('.source-list a')].map((it) => it.href)";
        let sources = it.ask(sources).await?;
        assert!(sources.as_array().is_some_and(|list| list.len() > 50));
        it.open("?view=report").await?;
        let report = "return [...document.querySelectorAll('.source-list a')].map((it) => it.href)";
        assert_eq!(it.ask(report).await?, sources);
        let parts = it.ask("return document.querySelectorAll('.report-part').length").await?;
        assert_eq!(parts, 5);
        let twice = "const ids = [...document.querySelectorAll('[id]')].map((it) => it.id); \
                     return ids.filter((id, at) => ids.indexOf(id) !== at)";
        assert_eq!(it.ask(twice).await?, serde_json::json!([]));
        let offered = "return document.querySelectorAll('.take, .filters').length";
        assert_eq!(it.ask(offered).await?, 0);
        Ok(())
    })
}

#[test]
fn a_view_and_the_report_come_out_on_a4_and_letter() -> Result<(), Trouble> {
    // Its driver does not print.
    if is_webkit() {
        return Ok(());
    }
    visit(DESK, false, |it| async move {
        for (query, most) in
            [("", 6), ("?view=status", 8), ("?view=editions", 6), ("?view=report", 45)]
        {
            for size in [PrintSize::A4, PrintSize::US_LETTER] {
                it.open(query).await?;
                let set = PrintConfiguration::builder().size(size).background(false).build();
                let set = set.map_err(|_| "no such paper")?;
                let pdf = it.client.print(set).await?;
                let Some(count) = pages(&pdf) else { continue };
                assert!((1..=most).contains(&count), "{query}: {count} pages");
                if query == "?view=report" {
                    assert!(count >= 8, "{count} pages");
                }
            }
        }
        Ok(())
    })
}

#[test]
fn below_a_view_on_paper_stand_the_sources_that_it_cites() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        for name in ["who", "status", "points", "editions"] {
            it.open(&format!("?view={name}")).await?;
            let missing = "const paper = document.querySelector('.on-paper').textContent; \
                return [...document.querySelectorAll('main a.source')].map((it) => it.href) \
                    .filter((address) => !paper.includes(address) && !paper.includes(decodeURI(address)))";
            assert_eq!(it.ask(missing).await?, serde_json::json!([]), "{name}");
        }
        Ok(())
    })
}
