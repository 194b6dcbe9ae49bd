//! How lists are read in the page: encodings, workbooks and archives, the guesses and what a reader
//! makes of them, in the built site.

use e2e::host::Host;
use e2e::lists::{choose, file, remember, until_anew, until_rows, zip};
use e2e::{Trouble, Visitor, setting, visit};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const DESK: (u32, u32) = (1280, 863);

/// The cases of the field, which the engine's own tests have.
fn cases() -> PathBuf {
    // Without dots: a browser takes no file by a path with them.
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).join("engine/tests/cases")
}

/// Chooses a file and waits for the list that it is, or for why it is none.
async fn opened(it: &Visitor, path: &Path) -> Result<String, Trouble> {
    it.type_into("#open-file", &path.to_string_lossy()).await?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    it.until(&format!(
        "return document.querySelector('#list h1')?.textContent === {name:?} && \
         !document.querySelector('#list .reading progress') && \
         !!(document.querySelector('#list .sentence')?.textContent.trim() || \
         document.querySelector('#list .failure'))"
    ))
    .await?;
    it.text("#list .head").await
}

#[test]
fn every_case_of_the_field_is_read_as_at_a_terminal() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let told = fs::read_to_string(cases().join("opened.txt"))?;
        let mut seen = 0;
        for told in told.split("\n\n").filter(|told| !told.trim().is_empty()) {
            let part = |name: &str| {
                let line = told.lines().find_map(|line| line.strip_prefix(name));
                line.unwrap_or_default().trim().to_owned()
            };
            let first = |text: String| text.split([' ', ',']).next().unwrap_or_default().to_owned();
            let name = part("file").split(", ").next().unwrap_or_default().to_owned();
            let (rows, encoding) = (first(part("rows")), first(part("encoding")));
            seen += 1;
            // That is for the review of releases, which says what to do with it.
            if name.ends_with(".pdf") {
                continue;
            }
            let said = opened(&it, &cases().join(&name)).await?;
            let sentence = if rows == "1" { "1 row.".to_owned() } else { format!("{rows} rows.") };
            assert!(said.contains(&sentence), "{name} has {sentence}\n{said}");
            if rows != "0" {
                assert!(said.to_lowercase().contains(&encoding), "{name} is {encoding}\n{said}");
            }
        }
        assert_eq!(seen, 44);
        Ok(())
    })
}

/// 氏名,国,役割 and four persons, in Shift_JIS.
const SHIFT_JIS: &[u8] = b"\x8e\x81\x96\xbc,\x8d\x91,\x96\xf0\x8a\x84\n\x8eR\x93c\x91\xbe\x98Y,\
\x93\xfa\x96{,\x8eQ\x89\xc1\x8e\xd2\n\x8d\xb2\x93\xa1\x89\xd4\x8eq,\x93\xfa\x96{,\x8bc\x92\xb7\n\
\x97\xe9\x96\xd8\x88\xea\x98Y,\x92\x86\x8d\x91,\x8eQ\x89\xc1\x8e\xd2\n\
\x83L\x83\x80\x81E\x83~\x83\x93\x83X,\x8a\xd8\x8d\x91,\x8eQ\x89\xc1\x8e\xd2\n";

/// Délégation;Statut and four delegations, in MacRoman.
const MAC_ROMAN: &[u8] = b"D\x8el\x8egation;Statut\nMinist\x8fre de l\xd5Int\x8erieur;Invit\x8e\n\
Agence des fronti\x8fres;Invit\x8e\nSecr\x8etariat g\x8en\x8eral;Membre\n\x83cole d\xd5\x8et\x8e;Membre\n";

#[test]
fn letters_beside_each_other_tell_the_encoding() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        // The first bytes are ASCII for longer than the page looks at them at first.
        let mut late = b"name;kind\n".to_vec();
        for at in 0..100_000 {
            late.extend(format!("Delegation number {at} of a long list of many;member\n").bytes());
        }
        late.extend(
            b"Minist\xe8re de l'Int\xe9rieur;invit\xe9\nSecr\xe9tariat g\xe9n\xe9ral;invit\xe9\n",
        );
        for (name, bytes, encoding, cell) in [
            ("sjis.csv", SHIFT_JIS, "Shift_JIS", "山田太郎"),
            ("mac.csv", MAC_ROMAN, "Macintosh", "Ministère de l’Intérieur"),
            ("late.csv", &late, "Windows-1252", ""),
        ] {
            let said = opened(&it, &file(name, bytes)?).await?;
            assert!(said.contains(encoding), "{name}: {said}");
            it.until(&format!(
                "return document.querySelector('#list-scroll')?.textContent.includes('{cell}')"
            ))
            .await?;
        }
        // What the reader says instead stands in the address, and the next visit reads it so.
        opened(&it, &file("mac.csv", MAC_ROMAN)?).await?;
        it.click("#list-how").await?;
        it.choose_option("#list-read-encoding", "[value=windows-1252]").await?;
        it.until(
            "return document.querySelector('#list-scroll').textContent.includes('Minist\\u008fre')",
        )
        .await?;
        it.until("return location.hash === '#list&encoding=windows-1252'").await?;
        it.back().await?;
        it.until("return document.querySelector('#list-scroll').textContent.includes('Ministère')")
            .await?;
        it.forward().await?;
        it.until("return document.querySelector('#list-read-encoding')?.value === 'windows-1252'")
            .await?;
        it.client.refresh().await?;
        it.until("return !!document.querySelector('#list .failure')").await?;
        it.until_ready().await?;
        it.type_into("#open-file", &file("mac.csv", MAC_ROMAN)?.to_string_lossy()).await?;
        it.until("return document.querySelector('#list .head .caption')?.textContent.includes('Windows-1252')")
            .await
    })
}

/// A workbook of two sheets, made of nothing but what a reader of workbooks needs.
fn workbook() -> Vec<u8> {
    let sheet = |rows: &[[&str; 2]]| {
        let mut xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>".to_owned();
        for (at, row) in rows.iter().enumerate() {
            xml += &format!("<row r=\"{}\">", at + 1);
            for (column, cell) in ["A", "B"].iter().zip(row) {
                xml += &format!(
                    "<c r=\"{column}{}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>",
                    at + 1
                );
            }
            xml += "</row>";
        }
        xml + "</sheetData></worksheet>"
    };
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let types = format!(
        "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{kind}.worksheet+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"{kind}.worksheet+xml\"/></Types>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{package}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
         <sheet name=\"Members\" sheetId=\"1\" r:id=\"rId1\"/>\
         <sheet name=\"Guests, all\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"
    );
    let sheets = format!(
        "<Relationships xmlns=\"{package}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
    );
    let first =
        sheet(&[["name", "kind"], ["Alpha", "state"], ["Beta", "state"], ["Gamma", "body"]]);
    let second = sheet(&[["name", "kind"], ["Delta", "body"], ["Epsilon", "body"]]);
    zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/worksheets/sheet1.xml", first.as_bytes()),
        ("xl/worksheets/sheet2.xml", second.as_bytes()),
    ])
}

#[test]
fn a_workbook_opens_with_a_choice_of_sheets_and_what_is_none_says_what_it_is() -> Result<(), Trouble>
{
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let book = file("book.xlsx", &workbook())?;
        let said = opened(&it, &book).await?;
        assert!(said.contains("3 rows.") && said.contains("One of 2 sheets: Members."), "{said}");
        it.click("#list-how").await?;
        it.choose_option("#list-read-sheet", ":last-child").await?;
        until_rows(&it, "2 rows.").await?;
        it.until("return decodeURIComponent(location.hash).includes('sheet=Guests, all')").await?;
        it.until("return document.querySelector('#list-scroll').textContent.includes('Epsilon')")
            .await?;
        it.back().await?;
        until_rows(&it, "3 rows.").await?;
        // A CSV in an archive, in an encoding of its own.
        let packed = zip(&[("read me.md", b"hello"), ("list.csv", MAC_ROMAN)]);
        let said = opened(&it, &file("packed.zip", &packed)?).await?;
        assert!(said.contains("4 rows.") && said.contains("Macintosh"), "{said}");
        let broken = &workbook()[..900];
        for (name, bytes, what) in [
            ("broken.xlsx", broken, "damaged"),
            ("zstd.csv.zst", &b"\x28\xb5\x2f\xfd\x04\x00\x41\x00\x00name,kind\n"[..], "Unpack it"),
            ("old.xls", &fs::read(cases().join("82-ole.xls"))?, "Excel 97"),
            ("page.xml", b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "Excel 2003"),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06", "picture"),
        ] {
            let said = opened(&it, &file(name, bytes)?).await?;
            assert!(said.contains(what), "{name}: {said}");
            assert!(!said.contains("1 row"), "{name}: {said}");
        }
        Ok(())
    })
}

const TITLED: &str = "Delegations,,\nas of 2019,,\nName,Status,Day\nA,Member,05/09/2019\n\
B,Guest ,06/09/2019\nC,n/a,07/10/2019\nD,guest,08/09/2019\nE,Guest,09/09/2019\nF,Member,10/09/2019\n";

#[test]
fn each_guess_is_shown_and_can_be_made_otherwise_and_taken_back() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("titled.csv", TITLED.as_bytes())?).await?;
        until_rows(&it, "6 rows.").await?;
        let said = it.text("#list .yours").await?;
        assert!(said.contains("2 things are yours"), "{said}");
        it.click("#list-how").await?;
        it.until("return document.querySelectorAll('#list-preview tbody tr').length === 9").await?;
        let raw = "return [...document.querySelectorAll('#list-preview [data-raw=\"Guest \"]')] \
                   .map((it) => it.textContent).join()";
        assert_eq!(it.ask(raw).await?, "Guest");
        let out = it.text("#list-preview tbody tr:first-child").await?;
        assert!(out.contains("above the head"), "{out}");
        // Another head, and back.
        it.choose_option("#list-read-skip", "[value='0']").await?;
        until_rows(&it, "8 rows.").await?;
        it.until("return location.hash === '#list&skip=0'").await?;
        let focus = "return document.activeElement.id === 'list-read-skip'";
        it.until(focus).await?;
        it.back().await?;
        until_rows(&it, "6 rows.").await?;
        it.until("return document.querySelector('#list-read-skip').value === '2'").await?;
        // A word that means no value, never by itself.
        let facet = "return [...document.querySelectorAll('#list .facet')] \
                     .find((it) => it.textContent.includes('Status')).textContent";
        assert!(it.ask(facet).await?.as_str().is_some_and(|it| it.contains("n/a")));
        it.click("#list-void-0").await?;
        it.until("return location.hash === '#list&void=n%2Fa'").await?;
        it.until(&format!("return !({}).includes('n/a')", &facet[7..])).await?;
        // Spellings, counted as one.
        it.click("#list .spellings button").await?;
        it.until("return location.hash.endsWith('&merge=2,Guest,guest')").await?;
        it.until(&format!("return !({}).includes('guest')", &facet[7..])).await?;
        it.click("#list-undo").await?;
        it.until("return location.hash === '#list&void=n%2Fa'").await?;
        it.until(&format!("return ({}).includes('guest')", &facet[7..])).await?;
        it.until("return document.querySelector('#list-read-dates').value === '?'").await?;
        remember(&it).await?;
        it.choose_option("#list-read-dates", "[value=month]").await?;
        it.until("return location.hash.includes('dates=month')").await?;
        until_anew(&it).await?;
        remember(&it).await?;
        it.click("#list-guess-all").await?;
        it.until("return location.hash === '#list'").await?;
        until_anew(&it).await?;
        it.click("#list-show").await?;
        it.until("return !document.querySelector('#list-reading')").await?;
        it.until("return document.activeElement.id === 'list-how'").await
    })
}

#[test]
fn a_program_that_does_not_come_is_told() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        let page = setting("PLENARY_FILE")?;
        let mut files = e2e::host::site(Path::new(&page).parent().ok_or("no folder")?)?;
        let is_reader =
            |name: &str| name.starts_with("reader-") && !name.starts_with("reader-worker");
        files
            .retain(|name, _| !name.starts_with("charset-") && name != "sw.js" && !is_reader(name));
        let host = Host::start(files)?;
        it.client.goto(&format!("{}/", host.address)).await?;
        it.until_ready().await?;
        it.type_into("#open-file", &file("mac.csv", MAC_ROMAN)?.to_string_lossy()).await?;
        it.until("return document.querySelector('#list .failure')?.textContent.includes('could not be fetched')")
            .await?;
        // What is UTF-8 needs no guess.
        it.type_into("#open-file", &file("plain.csv", b"name,kind\nA,x\nB,x\n")?.to_string_lossy())
            .await?;
        until_rows(&it, "2 rows.").await?;
        // Names are looked up by another program, which says so, too, and can be asked again.
        it.click("#list-how").await?;
        for _ in 0..2 {
            it.click("#list-match").await?;
            it.until("return document.querySelector('#list .failure')?.textContent.includes('tables of names')")
                .await?;
        }
        until_rows(&it, "2 rows.").await
    })
}

const DATED: &str = "name,group,size,signed\nA,x,2,2019-05-03\nB,x,10,2019-05-20\nC,y,2,2019-07-01\n\
D,y,10,2020\nE,y,1,2020-01-09\nF,z,1,2021-02-02\nG,z,2,2021-02-03\nH,z,10,\n";

#[test]
fn rows_are_found_by_month_and_from_day_to_day_and_a_share_is_one_number() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("dated.csv", DATED.as_bytes())?).await?;
        until_rows(&it, "8 rows.").await?;
        it.choose_option("#list-by", "[value='?months']").await?;
        it.until("return location.hash.includes('months=1')").await?;
        it.until(
            "return document.querySelector('#list-breakdown tbody').textContent.includes('2019-05')",
        )
        .await?;
        it.click("#list-breakdown tbody tr:first-child a").await?;
        until_rows(&it, "2 of 8 rows: Date: 2019-05.").await?;
        it.until("return location.hash.endsWith('from=2019-05&to=2019-05&months=1')").await?;
        it.click("#list .chip").await?;
        until_rows(&it, "8 rows.").await?;
        it.type_into("#list-from", "2020\u{e004}").await?;
        until_rows(&it, "4 of 8 rows: Date: 2020 –.").await?;
        it.type_into("#list-to", "2020-06\u{e004}").await?;
        it.until("return location.hash.includes('from=2020&to=2020-06')").await?;
        it.click("#list .clear").await?;
        until_rows(&it, "8 rows.").await?;
        // By number of rows, or by value: 2 before 10.
        let values = "return [...[...document.querySelectorAll('#list .facet')] \
                      .find((it) => it.querySelector('legend')?.textContent === 'size') \
                      .querySelectorAll('.label')].map((it) => it.textContent).join()";
        it.choose_option("#list-order", "[value=value]").await?;
        it.until(&format!("return ({}) === '1,2,10'", &values[7..])).await?;
        it.until("return location.hash.includes('order=value')").await?;
        // One number on the page and in the picture.
        it.choose_option("#list-by", "[value=group]").await?;
        it.click("#list-percent").await?;
        it.until(
            "return document.querySelector('#list-breakdown tr:nth-child(1) .n').textContent === '38%'",
        )
        .await?;
        it.until("return document.querySelector('#list .breakdown').textContent.includes('of the 8 found')")
            .await?;
        it.ask(
            "URL.createObjectURL = (blob) => { blob.text().then((it) => { window.saved = it }); \
             return 'blob:x' }; HTMLAnchorElement.prototype.click = function () {}",
        )
        .await?;
        it.click("#list-svg").await?;
        it.until("return window.saved?.includes('38%') && window.saved.includes('of the 8 found')")
            .await?;
        it.click("#list-csv-breakdown").await?;
        it.until("return window.saved?.startsWith('group,rows,all rows,percent of rows found')")
            .await?;
        it.until("return window.saved.includes('y,3,3,38')").await?;
        // The same as a workbook, which the engine writes: its sheets lie in it unpacked.
        it.click("#list-xlsx-breakdown").await?;
        it.until("return window.saved.startsWith('PK') && window.saved.includes('<v>38</v>')").await
    })
}

#[test]
fn a_list_is_taken_along_as_a_meeting_is() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        choose(&it, &file("dated.csv", DATED.as_bytes())?).await?;
        until_rows(&it, "8 rows.").await?;
        // A file on a disk is no work and stands in no frame: neither is offered, and it is said why.
        let gone = "return ['list-open-embed', 'list-embed', 'list-cite-text'] \
                    .filter((id) => document.getElementById(id))";
        it.until("return !!document.getElementById('list-json-all')").await?;
        assert_eq!(it.ask(gone).await?, json!([]));
        let why = it.text("#list .take > .caption").await?;
        assert!(why.contains("neither cited nor embedded"), "{why}");
        it.choose_option("#list-by", "[value=group]").await?;
        it.click("#list-percent").await?;
        it.ask(
            "URL.createObjectURL = (blob) => { blob.text().then((it) => { window.saved = it }); \
             return 'blob:x' }; HTMLAnchorElement.prototype.click = function () {}",
        )
        .await?;
        // Rows as JSON, which opens here again; what is copied, as text, table, HTML and description.
        it.click("#list-json-all").await?;
        it.until("return window.saved && JSON.parse(window.saved).length === 8").await?;
        it.ask(
            "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: \
             { writeText: (text) => { window.copied = text; return Promise.resolve() } } })",
        )
        .await?;
        for (id, told) in [
            ("list-sentence", "8 rows."),
            ("list-copy-markdown", "| y | 3 | 3 | 38 |"),
            ("list-copy-html", "<td>y</td><td>3</td>"),
            ("list-fragment", "<th scope=\"row\">y</th><td>3</td>"),
            ("list-figure", "<img src=\"dated.svg\""),
            ("list-copy-alt", "y 3"),
        ] {
            it.click(&format!("#{id}")).await?;
            it.until(&format!("return window.copied?.includes({told:?})")).await?;
            let done =
                format!("return document.getElementById({id:?}).textContent.endsWith(': copied')");
            it.until(&done).await?;
        }
        // A picture of a given shape, under the reader's own title.
        it.choose_option("#list-picture-shape", "[value=wide]").await?;
        it.ask(
            "const own = document.querySelector('#list .headline'); own.open = true; \
             const title = own.querySelector('input'); title.value = 'Mine'; \
             title.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await?;
        it.click("#list-svg").await?;
        it.until("return window.saved.includes('width=\"1200\"') && window.saved.includes('Mine')")
            .await
    })
}

#[test]
fn a_list_at_an_address_is_cited_as_a_file_and_as_a_view() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("?data=data/examples/list.csv").await?;
        until_rows(&it, "9 rows.").await?;
        it.click("#list input[value=Observers]").await?;
        until_rows(&it, "2 of 9 rows").await?;
        it.until("return !!document.getElementById('list-cite-text')").await?;
        assert_eq!(
            it.ask("return document.querySelector('#list .take > .caption')").await?,
            json!(null)
        );
        it.ask(
            "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: \
             { writeText: (text) => { window.copied = text; return Promise.resolve() } } }); \
             document.getElementById('list-cite-text').closest('details').querySelector('summary').click()",
        )
        .await?;
        // It is seen before it is copied, and follows the filters.
        let seen = |part: &str| {
            format!(
                "return document.getElementById('list-cite-text').textContent.includes({part:?})"
            )
        };
        it.until(&seen("list.csv: 2 of 9 rows (group: Observers) (n.d.). http")).await?;
        it.until(&seen("/?data=data/examples/list.csv#list&f.group=Observers (20")).await?;
        it.click("#list .clear").await?;
        it.until(&seen("list.csv: 9 rows (n.d.). http")).await?;
        it.choose_option("#list-cite-work", "[value=file]").await?;
        it.until(&seen("list.csv (n.d.). http")).await?;
        it.until(&seen("/data/examples/list.csv (20")).await?;
        it.choose_option("#list-cite-form", "[value=bibtex]").await?;
        it.until(&seen("@misc{list,")).await?;
        it.choose_option("#list-cite-form", "[value=csl]").await?;
        it.until(&seen("\"type\": \"dataset\"")).await?;
        it.click("#list-copy-cite").await?;
        it.until(
            "return !!window.copied?.startsWith('[') && \
             JSON.parse(window.copied)[0].title === 'list.csv'",
        )
        .await?;
        // What is taken along says where it is from.
        for id in ["list-copy-markdown", "list-fragment"] {
            // What the one before copied is no proof, and comes late on a busy machine.
            it.ask("window.copied = ''").await?;
            it.click(&format!("#{id}")).await?;
            it.until("return window.copied.includes('/?data=data/examples/list.csv')").await?;
        }
        // The link is that of the page with the list in it.
        it.click("#list-link").await?;
        it.until("return window.copied.endsWith('/?data=data/examples/list.csv#list')").await
    })
}

/// Names of which two are sure, two are asked and one is in no table.
const NAMES: &str =
    "Delegation,n\nKenya,1\nKorea,2\nKorea,3\nTaiwan,4\nSCO Secretariat,5\nNobody knows,6\n";

#[test]
fn names_are_matched_with_the_tables_when_the_reader_says_so() -> Result<(), Trouble> {
    visit(DESK, false, |it| async move {
        it.open("").await?;
        let path = file("names.csv", NAMES.as_bytes())?;
        opened(&it, &path).await?;
        it.click("#list-how").await?;
        let fetched = "return performance.getEntriesByType('resource').some((it) => \
                       it.name.includes('/reader-'))";
        assert_eq!(it.ask(fetched).await?, false, "nothing is looked up by itself");
        it.click("#list-match").await?;
        let told = |said: &str| {
            format!(
                "return document.querySelector('#list-match-told')?.textContent.includes({said:?})"
            )
        };
        it.until(&told("2 of 5 different names found, in 2 of 6 rows.")).await?;
        it.until("return location.hash === '#list&match=1'").await?;
        it.until(&told("1 name is not matched, in 1 row.")).await?;
        let facet = |value: &str| {
            format!(
                "return [...document.querySelectorAll('#list .facet')].some((it) => \
                 it.textContent.includes('Delegation: kind') && it.textContent.includes({value:?}))"
            )
        };
        it.until(&facet("Body of an organisation")).await?;
        it.until(&facet("open question")).await?;
        // What is asked is answered in the page; the next question stands where the focus is.
        assert!(it.text("#list-asked-0-0").await?.contains("KOR"));
        remember(&it).await?;
        it.click("#list-asked-0-0").await?;
        it.until(&told("3 of 5 different names found, in 4 of 6 rows.")).await?;
        it.until("return document.querySelector('#list-asked-0-0')?.textContent.includes('TWN')")
            .await?;
        it.until("return document.activeElement.id === 'list-asked-0-0'").await?;
        until_anew(&it).await?;
        remember(&it).await?;
        it.click("#list-asked-0-1").await?;
        it.until("return !document.querySelector('#list-asked-0-0')").await?;
        it.until(&told("2 names are not matched, in 2 rows.")).await?;
        until_anew(&it).await?;
        remember(&it).await?;
        it.click("#list-match-undo").await?;
        it.until(&told("1 name is not matched")).await?;
        until_anew(&it).await?;
        // The answers are a file that answers them again.
        it.ask(
            "URL.createObjectURL = (blob) => { blob.text().then((it) => { window.saved = it }); \
             return 'blob:x' }; HTMLAnchorElement.prototype.click = function () {}",
        )
        .await?;
        it.click("#list-match-json").await?;
        it.until("return window.saved?.includes('plenary-decisions')").await?;
        let saved = it.ask("return window.saved").await?;
        let decisions = file("decisions.json", saved.as_str().unwrap_or_default().as_bytes())?;
        // The address says which column; the answers are in the file alone.
        it.open("?view=sources#list&match=1&f.Delegation%3A%20kind=state").await?;
        opened(&it, &path).await?;
        it.until(
            "return document.querySelector('#list .sentence')?.textContent.includes('1 of 6 rows')",
        )
        .await?;
        it.click("#list-how").await?;
        it.type_into("#list-match-file", &decisions.to_string_lossy()).await?;
        it.until(
            "return document.querySelector('#list-decisions')?.textContent.includes('1 name')",
        )
        .await?;
        it.until(
            "return document.querySelector('#list .sentence')?.textContent.includes('3 of 6 rows')",
        )
        .await?;
        // Taken off, the columns are gone.
        it.click("#list-match-leave").await?;
        it.until("return !location.hash.includes('match=')").await?;
        it.until(
            "return !document.querySelector('#list-table-title, #list table')?.closest('section')\
                  .textContent.includes('Delegation: kind')",
        )
        .await
    })
}
