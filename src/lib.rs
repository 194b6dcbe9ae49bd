//! Plenary: whom the organiser of a meeting names, in which capacity, and where it is printed.
//!
//! This is the map. Each file opens with what it is; where that is not plain, with what it does not know.
//!
//! **Where a change begins**, and where it goes on. Words that a reader sees stand in `locales/`, once a language.
//!
//! | change | begins in | goes on in |
//! | --- | --- | --- |
//! | a facet of the bundled meeting | `public/data/sco-rats-2022.json`: `facets`, and a member `x-…` of its rows | its `.ru.json` and `.zh.json` |
//! | a colour, as that of outlines | the top of `public/style.css` | `LIGHT` and `DARK` in `export/canvas.rs` |
//! | how something looks | `public/style.css`; what comes later in `view/`, `list/`, `review/*.css` | |
//! | a word | `locales/en.json` | `ru.json`, `zh.json` |
//! | a cell of a meeting's tables, as a flag | `view/table.rs` | `view/parts.rs`, `public/style.css` |
//! | a file to take along | `NAMES` and `make` in `exporter/mod.rs` | `export/`, `view/take.rs` |
//! | an order of values | `query/order.rs` | `view/meeting.rs` offers it; for lists `list/source.rs` does, and `list/terms.rs` says which of the engine's it is |
//!
//! | file | what |
//! | --- | --- |
//! | **`data/`** | **what is true; knows no browser, language, colour or question** |
//! | `data/model.rs` | the nouns: organizations, participations, memberships, facets, sources |
//! | `data/value.rs` | what facts are made of: texts by language, two ways of missing, sources |
//! | `data/reported.rs` | more nouns: points, themes, editions, remarks, ways of counting |
//! | `data/mention.rs` | a printed mention and the link to it, or a cell of a sheet |
//! | `data/parse/` | a dataset's text in, a checked dataset and its problems out |
//! | `data/parse/facets.rs` | facets, and the values of rows under them |
//! | `data/parse/imprint.rs` | authors, corrections, voice; which organizations are states |
//! | `data/parse/organizations.rs` | names, codes, seats, sites, remarks |
//! | `data/parse/parts.rs` | what every entry is made of: ids, texts, sources, mentions |
//! | `data/parse/reported.rs` | points, themes, editions, remarks, ways of counting |
//! | `data/given.rs` | what a reader gives: a dataset, or rows |
//! | `data/imprint.rs` | authors, corrections, voice |
//! | `data/translation.rs` | its texts in one more language, from a file beside it |
//! | `data/json.rs` | JSON as signs, for what cuts it without reading it |
//! | `data/latin.rs` | Russian words in Latin letters |
//! | `data/cursor.rs` | a place in a JSON document that knows its path |
//! | `data/decision.rs` | what a decision says, by the names that files have for it |
//! | `data/proof.rs` | what each source proves |
//! | `data/problem.rs` | what can be wrong with a dataset, and where |
//! | **`check/`** | **a reader's copy of the document, checked against the mentions** |
//! | `check/words.rs` | a text as words, whatever its typesetting |
//! | `check/chain.rs` | where mentions stand, and the longest chain in printed order |
//! | `check/gaps.rs` | the words between mentions, counted, hashed and compared |
//! | `check/known.rs` | organizations in a stretch of words, by any of their names |
//! | `check/list.rs` | what stands between the mentions of the list, as findings |
//! | `check/report.rs` | what comes of a check |
//! | `check/differ.rs` | how a stretch of text differs from the words expected |
//! | `check/page.rs` | a saved web page as text |
//! | **`query/`** | **what is asked and what follows; names no facet; says once what a count means** |
//! | `query/ask.rs` | the query, and the acts that change it |
//! | `query/address.rs` | a query as an address, and back |
//! | `query/escape.rs` | ids and texts as they stand in an address |
//! | `query/reading.rs` | how a reader wants a list to be read |
//! | `query/meeting.rs` | a query in a meeting's own terms |
//! | `query/order.rs` | the orders in which values stand |
//! | `query/index.rs` | the dataset made ready: folded text, sort keys |
//! | `query/answer.rs` | rows, counts, statuses, what would help where nothing is found |
//! | `query/beside.rs` | what a search finds besides rows |
//! | `query/search.rs` | text as the search sees it |
//! | **`chart/`** | **an answer as ordered marks, without pixels** |
//! | `chart/breakdown.rs` | one row per value; in it one mark per participant, or a bar where they are many |
//! | `chart/printed.rs` | the participant sentence as headings and names in printed order |
//! | `chart/years.rs` | the series: one column per year, one row for each organization named |
//! | `chart/standing.rs` | how states stand: tiles and roster on the basis of the query |
//! | **`text/`** | **words for people** |
//! | `text/lang.rs` | the languages |
//! | `text/words.rs` | the words of a language, filled in; the messages stand in `locales/` |
//! | `text/keys.rs` | the keys of all messages, as `build.rs` writes them from the English ones |
//! | `text/messages.rs` | a function for each, written likewise |
//! | `text/pieces.rs` | the grammar of messages: a part of ICU's MessageFormat |
//! | `text/message.rs` | a message filled in |
//! | `text/catalogue.rs` | a file of `locales/`, checked and put in order |
//! | `text/plural.rs` | plural categories |
//! | `text/hyphens.rs` | where a long name may be divided |
//! | `text/intl.rs` | what a browser knows of numbers, dates and order, and a stand-in |
//! | `text/sentence.rs` | the sentence that states a selection |
//! | `text/series.rs` | the meetings of a series in words |
//! | `text/dates.rs` | ISO dates in words |
//! | `text/cited.rs` | a source in words |
//! | `text/check.rs` | the result of a check in words |
//! | `text/problems.rs` | problems and notices in words |
//! | **`export/`** | **an answer to take along; texts only** |
//! | `export/table.rs` | rows and columns, with what must go along |
//! | `export/csv.rs` | CSV |
//! | `export/fragment.rs` | HTML for pages that run no scripts |
//! | `export/frame.rs` | what stands around a picture, and its shape |
//! | `export/json.rs` | the dataset's own file with a selection |
//! | `export/markup.rs` | Markdown and HTML |
//! | `export/canvas.rs` | SVG by hand, in the colours of the page |
//! | `export/picture.rs` | breakdown, sentence and tiles as pictures that explain themselves |
//! | `export/series.rs` | the series as a picture |
//! | `export/cite.rs` | citations |
//! | `export/embed.rs` | the code of a frame |
//! | **`draft/`** | **from a reading to a dataset: what a person decides about a release, kept as data** |
//! | `draft/act.rs` | every act of a review, what it is called, why it is refused |
//! | `draft/agreement.rs` | two drafts of one text, compared |
//! | `draft/apply.rs` | what an act changes in a draft |
//! | `draft/begin.rs` | a reading as a draft; what words that are marked can be |
//! | `draft/change.rs` | what an act has changed, put there and taken back |
//! | `draft/checks.rs` | the whole of a draft, checked as it is now |
//! | `draft/codebook.rs` | the codebook of a deposit |
//! | `draft/countries.rs` | two letters for three of ISO 3166-1 |
//! | `draft/dataset.rs` | the dataset that comes of a draft |
//! | `draft/dates.rs` | a text as words and signs, and the dates in it |
//! | `draft/decisions.rs` | decisions that last, as files |
//! | `draft/deposit.rs` | the files of a deposit |
//! | `draft/earlier.rs` | decisions on earlier releases, applied and taken back |
//! | `draft/ends.rs` | which words an entry is: moved, split, joined, added |
//! | `draft/facets.rs` | the facets of the dataset |
//! | `draft/facts.rs` | facts of the meeting: proposed, asked, given, not known |
//! | `draft/house.rs` | a house’s own names of organizations |
//! | `draft/journal.rs` | a draft with every act on it, undone and redone |
//! | `draft/json.rs` | JSON written member by member |
//! | `draft/kept.rs` | a draft as a file, and beside a text that has changed |
//! | `draft/labels.rs` | words that the dataset is labelled with, in three languages |
//! | `draft/languages.rs` | releases of one meeting in several languages, aligned |
//! | `draft/model.rs` | the nouns of a review |
//! | `draft/organizations.rs` | organizations of the dataset, with what the tables of names know |
//! | `draft/propose.rs` | facts that a text states itself |
//! | `draft/provenance.rs` | who decided what, as the dataset says it |
//! | `draft/questions.rs` | what is open, lists before names |
//! | `draft/queue.rs` | many releases, and how far each is |
//! | `draft/quote.rs` | words with as much around them as makes their place unique |
//! | `draft/release.rs` | the text beside its draft |
//! | `draft/remarks.rs` | open questions and groups, as remarks of the dataset |
//! | `draft/sample.rs` | a random sample, and the rate of errors that it shows |
//! | `draft/settle.rs` | a difference between two drafts, settled |
//! | `draft/sheet.rs` | the dataset that comes of rows of a sheet |
//! | `draft/sources.rs` | the sources that the dataset cites |
//! | `draft/stated.rs` | facts behind labels, in datelines and below a release |
//! | `draft/table.rs` | CSV in and out |
//! | `draft/unitizing.rs` | Krippendorff’s alpha for unitizing |
//! | **`exporter/`** | **whatever a reader takes along, made by its name** |
//! | `exporter/audit.rs` | the result of a check, line by line |
//! | `exporter/book.rs` | the dataset as a workbook |
//! | `exporter/origin.rs` | what goes along with everything that leaves the page |
//! | `exporter/picture.rs` | the picture of a view as a file |
//! | `exporter/plain.rs` | a view as HTML without scripts, and a picture in words |
//! | `exporter/single.rs` | the page in one file with another dataset inside |
//! | **`browser/`** | **the only room that names window, document, fetch; knows no other room** |
//! | `browser/address.rs` | the address bar and its history |
//! | `browser/choice.rs` | what the reader chose before, kept on the reader's machine |
//! | `browser/fetch.rs` | a text of the same origin |
//! | `browser/file.rs` | a file chosen, dropped or pasted; a field's text |
//! | `browser/frame.rs` | the page inside another one |
//! | `browser/image.rs` | an SVG as pixels |
//! | `browser/keys.rs` | single keys, outside of whatever takes text |
//! | `browser/offline.rs` | the service worker, and a new version |
//! | `browser/pace.rs` | how fast addresses may be written: a pure function of time |
//! | `browser/pack.rs` | a text packed as the single file holds it |
//! | `browser/page.rs` | elements by id, title, language |
//! | `browser/dialog.rs` | dialogs |
//! | `browser/focus.rs` | the focus |
//! | `browser/timer.rs` | what is done later |
//! | `browser/worker.rs` | a program beside the page |
//! | `browser/media.rs` | colours and width of the screen |
//! | `browser/fault.rs` | a fault of the program's own, told |
//! | `browser/selection.rs` | words marked in the page, and what is shown of it |
//! | `browser/style.rs` | style sheets of parts of the program |
//! | `browser/reader.rs` | the reader of releases, a program beside the page |
//! | `browser/language.rs` | the language of the page, its words, the reader's choice |
//! | `browser/text.rs` | Unicode and languages as the browser knows them |
//! | **`view/`** | **Leptos, and nothing that could be tested without it** |
//! | `view/loading.rs` | fetches the dataset, shows progress and failure, lets the explorer in |
//! | `view/source.rs` | what the components know of where rows come from |
//! | `view/meeting.rs` | a meeting as a source of rows |
//! | `view/state.rs` | one query signal, one memo of what follows from it |
//! | `view/element.rs` | elements as values of one type |
//! | `view/value.rs` | what an attribute or a class can be: fixed or changing |
//! | `view/later.rs` | what of the screen comes later, where the program is split |
//! | `view/printed.rs` | the participant sentence, lit as the filters have it |
//! | `view/views.rs` | the views, and the way from one to another |
//! | `view/status.rs` | named and not named: tiles and roster |
//! | `view/points.rs` | what the document reports |
//! | `view/editions.rs` | the other meetings of the series, as a picture |
//! | `view/edition.rs` | one meeting of the series |
//! | `view/method.rs` | sources and method |
//! | `view/check.rs` | the reader's own copy of the document |
//! | `view/at_exporter.rs` | the way to the exporter |
//! | `view/at_reader.rs` | the way to the reader of releases |
//! | `view/handing.rs` | buttons that copy and save, and what became of it |
//! | `view/take.rs` | link, sentence, tables and pictures to take along |
//! | `view/cite.rs` | a citation, seen before it is copied |
//! | `view/embed.rs` | a view inside another page |
//! | `view/report.rs` | all views for paper |
//! | `view/open.rs` | what can be opened besides the page's own dataset |
//! | `view/own.rs` | the panel that takes what is the reader's own |
//! | `view/shortcuts.rs` | single keys, their overlay and their switch |
//! | `view/translation.rs` | the dataset in the language of the page |
//! | `view/imprint.rs` | who compiled the dataset, and what was corrected |
//! | `view/language.rs` | the way from one language to another |
//! | `view/shown.rs` | datasets that were made here and shown, by steps in the history |
//! | `view/explorer.rs` | the screen put together; query to address, title, dialog |
//! | `view/head.rs` | title, sentence, notices, foot |
//! | `view/choices.rs` | the choices over a breakdown |
//! | `view/chips.rs` | the filters in use, and the way out of an empty result |
//! | `view/drawer.rs` | what filters stand in: a column, or on narrow screens a drawer that a button opens |
//! | `view/filters.rs` | search and facets |
//! | `view/beside.rs` | what a search finds besides rows, under its field |
//! | `view/breakdown.rs` | the breakdown as elements |
//! | `view/table.rs` | the participants as a table, and below it the states not named |
//! | `view/rest.rs` | the rows of a long table beyond the first |
//! | `view/card.rs` | one participant |
//! | `view/neighbours.rs` | from one card to the next |
//! | `view/parts.rs` | small pieces that several components show |
//! | **`list/`** | **a reader's own list, answered by the engine in a worker and shown by the same components** |
//! | `list/terms.rs` | a query in the engine's terms |
//! | `list/reading.rs` | how a list is to be read, in the terms of worker and engine |
//! | `list/marks.rs` | the breakdown of a short list, one mark per row |
//! | `list/labels.rs` | what columns and values are called on the screen |
//! | `list/matched.rs` | a column matched with the tables of names: what is meant, asked, answered |
//! | `list/meetings.rs` | rows as meetings: which column is what, which rows are one |
//! | `list/summary.rs` | what is said of a list, in the words of the page |
//! | `list/shared.rs` | a list that has an address, as others are given it: works to be cited, and in a frame |
//! | `list/book.rs` | a workbook to take along, as it is asked for |
//! | `list/picture.rs` | the breakdown as a picture to take along |
//! | `list/window.rs` | which rows are in sight, and where they stand |
//! | `list/worker.rs` | the way to the worker, where the engine reads and answers |
//! | `list/stage.rs` | how far it is: being read, not to be had, here |
//! | `list/state.rs` | one query signal, and what was told |
//! | `list/opening.rs` | read in a worker, heard, and read once more where that breaks |
//! | `list/asking.rs` | what follows from the query, asked of the worker |
//! | `list/source.rs` | the list as the page's components ask for it |
//! | `list/session.rs` | read, covered and uncovered by steps in the history, closed |
//! | `list/screen.rs` | put on the screen in its parts; query to address and title |
//! | `list/head.rs` | the file, the sentence, what is wrong |
//! | `list/panel.rs` | how it was read, and how else it could be |
//! | `list/guesses.rs` | what was guessed, with reasons and doubts, in words |
//! | `list/matching.rs` | the way to the tables and back: looked up, made, answered, saved |
//! | `list/making.rs` | meetings made of the list, shown and saved |
//! | `list/form.rs` | the form in which they are |
//! | `list/names.rs` | names matched: which column, how far, what is asked |
//! | `list/preview.rs` | the first rows as they stand, beside what was made of them |
//! | `list/dates.rs` | dates from one to another, and the order of values |
//! | `list/columns.rs` | which column is what |
//! | `list/table.rs` | the rows in sight |
//! | `list/card.rs` | one row, whole |
//! | `list/take.rs` | files, picture, link, and of a list with an address citation and frame |
//! | **`review/`** | **what was read in a release, decided by a person; on the same elements** |
//! | `review/pieces.rs` | the text as pieces: names, headings, what stands between |
//! | `review/groups.rs` | entries under their headings, and the way from one to the next |
//! | `review/known.rs` | what the tables of names know, and what to call it |
//! | `review/phrases.rs` | acts, reasons and refusals in words |
//! | `review/state.rs` | the draft, what is selected, what was told |
//! | `review/session.rs` | covered and uncovered, kept, shown |
//! | `review/releases.rs` | several releases: which is open, what became of the others, decisions that serve the next |
//! | `review/table.rs` | the releases as a table |
//! | `review/opening.rs` | what was given, read |
//! | `review/screen.rs` | put on the screen in its parts |
//! | `review/head.rs` | what is reviewed, how far; undo, redo |
//! | `review/text.rs` | the text with its marks |
//! | `review/entries.rs` | the list under the printed headings |
//! | `review/panes.rs` | what stands beside the text, and the way from one to another |
//! | `review/compare.rs` | a second draft of the same text |
//! | `review/texts.rs` | the same meeting in other languages |
//! | `review/sampled.rs` | a random sample to look at |
//! | `review/card.rs` | the decision on what is selected |
//! | `review/panels.rs` | what an act asks for |
//! | `review/acts.rs` | acts that need more than an entry |
//! | `review/keys.rs` | single keys and their overlay |
//! | `review/facts.rs` | the facts of the meeting |
//! | `review/checks.rs` | the checks of the whole; show and save |
//! | `review/take.rs` | files out and in |
//! | `main.rs` | mounts the app |
//! | `bin/audit.rs` | the check on the command line |
//! | `bin/check.rs` | a dataset checked on the command line |
//! | `bin/read.rs` | readings of releases, or datasets of them, on the command line |
//! | `bin/prerender.rs` | the start page as text, for `index.html` |
//!
//! **Words.** Where a word has a second meaning, the table says so.
//!
//! | word | meaning |
//! | --- | --- |
//! | meeting | what a dataset is about: an event with its participants |
//! | release | the organiser's text that names them |
//! | participation | an organization named as taking part, with its place in the release |
//! | organization | a state or a body, named or not |
//! | heading | the words under which the release lists some of the participants |
//! | mention | where a name is printed; its selectors find the words in the text |
//! | facet, value | a property to filter and count by, and one of what it can be |
//! | query | everything that is asked of the data; written, it is the address, in which `data=` and `v=` say besides of which data |
//! | answer | what follows from a query: rows, counts, remedies; in `list/matched.rs`: which organization a person said that a name means |
//! | order | of a participant: its place in print; of rows, of values, of day and month: said in full |
//! | basis | of a facet: printed or ours; of a query: the rule by which a status is counted |
//! | mark, tile | a name in the breakdown, a state in the grid of states: filled where it is named, an *outline* where it held a status and is not named |
//! | membership, roster | the status that one state held on the day of the meeting; all of these |
//! | remedy | the filter that can be dropped where nothing is found, and what that would give |
//! | source | in `data`: what a fact is cited from; in `view` and `list` (`Source`): where rows come from, a meeting or a reader's list |
//! | list | rows of the reader's own, read by the engine in a worker; in `check`, `draft`, `review`: the names that a release prints one after the other |
//! | reader | the person at the page; the crate `reader/` and `browser/reader.rs` are the reader of releases |
//! | reading | in `query` and `list`: how a file is to be read; from the reader of releases: what it found |
//! | draft | what was read in a release and decided about it, before it is a dataset |
//! | entry | in a draft: a name with its place, what it names, and how far that is decided; in `chart/years.rs` a line of the series, in `browser/address.rs` one of the history |
//! | act | a step of a person: on the page it changes the query (`State::act`); in a review the draft (`draft::Act`), and can be undone |
//! | decision | what an act decided about printed words, kept for the next release |
//! | request | what the exporter is asked for: dataset, query, language, what to make |
//! | export | what the exporter made of it: a named text or file to copy or save |
//!
//! Imports go one way (`a` ← `b`: `b` imports `a`): `data` ← `check` and `query` ← `chart` ← `text` ← `view` ←
//! `main`; `export` stands on `chart`, `exporter` on `export` and `text`, `view` on both; `draft` stands on `data` and
//! `check` alone; `list` and `review` stand on `view` and `draft`; `browser` imports none of them.
//!
//! **An act.** A tick calls `State::act` with `Query::toggle` → the memo calls `query::answer` and
//! `chart::breakdown` → filters show counts, the breakdown changes its marks in place, the sentence
//! says the total → one effect writes the address.
//!
//! **A record.** Dataset file → `browser::fetch` → `data::load` checks it once → `query::Index` →
//! `query::answer` → `chart::breakdown` → marks on the page; the table shows the same rows.
//!
//! Features: none = the pure rooms, which build and are tested natively; `app` = the components too, for one of
//! these: `web` = in a browser; `whole` = there in one piece, with the reader inside; `prerender` = rendered to
//! text when the site is built.

#[cfg(feature = "app")]
pub mod browser;
pub mod chart;
pub mod check;
pub mod data;
pub mod draft;
pub mod export;
pub mod exporter;
pub mod list;
pub mod query;
pub mod review;
pub mod text;
#[cfg(feature = "app")]
pub mod view;
