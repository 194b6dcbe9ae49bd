//! The words in English; every key of `Words` in one place.

use super::en_numbers::{plural, spelled};
use super::words::Words;

fn list(items: &[&str], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

/// The English words.
pub static WORDS: Words = Words {
    more: super::en_views::WORDS,
    brand: "Plenary",
    title: "Whom the organiser names",
    skip_to_results: "Skip to the content",
    dateline: |event, city, dates| format!("{event} · {city}, {dates}"),
    page_title: |selection, title| match selection {
        Some(selection) => format!("{selection} – {title} – Plenary"),
        None => format!("{title} – Plenary"),
    },

    names_all: |all, states, bodies| {
        format!(
            "The organiser names {}: {} and {}.",
            plural(all, "participant", "participants"),
            plural(states, "state", "states"),
            plural(bodies, "body", "bodies")
        )
    },
    names_all_plain: |all| {
        format!("The organiser names {}.", plural(all, "participant", "participants"))
    },
    others_held: |states, status| {
        if states == 1 {
            format!("One other state held an {status} status that day and is not named")
        } else {
            format!(
                "{} other states held an {status} status that day and are not named",
                spelled(states)
            )
        }
    },
    release_is_silent: "; the release does not say why, or how many people came.",
    n_of_all: |n, all| format!("{n} of {all}"),
    none_of_all: ": nobody the organiser names is under all of these filters.",
    states_and_bodies: |states, bodies| match (states, bodies) {
        (states, 0) => plural(states, "state", "states"),
        (0, bodies) => plural(bodies, "body", "bodies"),
        (states, bodies) => format!(
            "{} and {}",
            plural(states, "state", "states"),
            plural(bodies, "body", "bodies")
        ),
    },
    one_held_not_named: |name, status| {
        format!(
            " One state under these filters, {name}, held an {status} status that day and is not named."
        )
    },
    some_held_not_named: |names, status| {
        format!(
            " {} states under these filters, {}, held an {status} status that day and are not named.",
            spelled(names.len()),
            list(names, "and")
        )
    },
    many_held_not_named: |states, status| {
        format!(
            " {} states under these filters held an {status} status that day and are not named.",
            spelled(states)
        )
    },
    and_list: |items| list(items, "and"),
    or_list: |items| list(items, "or"),
    selection_wanted: |facet, values| format!("{facet}: {values}"),
    selection_excluded: |facet, values| format!("{facet}: not {values}"),
    selection_text: |text| format!("search: “{text}”"),
    selection_join: "; ",

    filters: "Filters",
    search_label: "Search names",
    search_hint: "Name, in any language",
    search_in_facet: |facet| format!("Find a value of “{facet}”"),
    filter_button: |n, all| {
        if n == all { format!("Filter · {n}") } else { format!("Filter · {n} of {all}") }
    },
    show_results: |n, all| {
        if n == all { format!("Show all {n}") } else { format!("Show {n} of {all}") }
    },
    count_described: |n| plural(n, "participant named", "participants named"),
    count_described_excluded: |n| {
        format!("excluded, {}", plural(n, "participant named", "participants named"))
    },
    exclude: |value| format!("Exclude {value}"),
    exclude_short: "not",
    excluded_short: "not",
    clear_facet: |facet| format!("Clear the filter {facet}"),
    clear_facet_short: "clear",
    clear_filters: |n| format!("Clear {}", plural(n, "filter", "filters")),
    chips: "Filters in use",
    chip_wanted: |facet, value| format!("{facet}: {value}"),
    chip_excluded: |facet, value| format!("{facet}: not {value}"),
    chip_text: |text| format!("“{text}”"),
    chip_remove: |chip| format!("{chip}, remove this filter"),
    needs_program: "Filters, search and sorting need scripts. Everything the release names is on this page without them.",

    empty_title: "Nothing is under all of these filters.",
    empty_remedy_facet: |facet, values, gives| {
        format!("Drop “{facet}: {values}” → {}", plural(gives, "participant", "participants"))
    },
    empty_remedy_text: |text, gives| {
        format!("Drop the search for “{text}” → {}", plural(gives, "participant", "participants"))
    },
    empty_no_single_remedy: "Dropping any one of them is not enough.",

    breakdown: "Breakdown",
    by: "By",
    split_by: "Split by",
    split_nothing: "nothing",
    legend_named: "named",
    legend_not_named: |status| format!("held an {status} status that day, not named"),
    legend_outside: "outside the filters",
    legend_dagger: "what it is differs from what heading or name suggest",
    column_named: "named",
    column_held: "held a status",
    column_participants: "participants",
    column_value: "value",
    of: |all| format!("of {all}"),
    mix: |states, bodies| {
        let bodies = plural(bodies, "institution", "institutions");
        if states == 1 {
            format!("the state and {bodies}")
        } else {
            format!("{states} states, {bodies}")
        }
    },
    group_count: |label, selected, total| {
        if selected == total {
            format!("{label} {total}")
        } else {
            format!("{label} {selected} of {total}")
        }
    },
    mark_not_named: |status| format!(", held an {status} status that day, not named"),
    mark_decided: |status| format!(", {status} status decided, not yet in force; not named"),
    mark_dagger: ", see the remark",
    mark_outside: ", outside the filters",
    row_filter: |value| format!("{value}: filter by it"),
    percent: |share| format!("{share}%"),
    breakdown_help: "Arrow keys move between the marks; Enter opens one.",

    table: "The participants in print",
    table_caption: |n, all| {
        if n == all {
            format!("All {all}, with the words printed")
        } else {
            format!("{n} of {all}, with the words printed")
        }
    },
    sort_label: "Sort by",
    sort_reverse: "Turn the order round",
    column_order: "№",
    column_order_full: "Place in the sentence",
    column_name: "Participant",
    column_source: "Source",
    in_print: "in print",
    in_print_of: |name| format!("{name} in print, on the publisher’s page"),
    not_named_table: |status| format!("Held an {status} status that day, not named"),
    not_named_caption: |n, all| if n == all { format!("{all}") } else { format!("{n} of {all}") },
    not_named_none: "None under these filters.",
    column_state: "State",
    column_status: "Status that day",
    column_evidence: "What shows it",
    not_named_note: "These states are in no count of those named. Not named means only that the release does not print them: it does not claim to be complete, and does not say who was invited, declined, or came unnamed.",

    card_between: "Printed between",
    card_before: "Printed first, before",
    card_after: "Printed last, after",
    card_siblings: |parent| format!("Others of {parent}"),
    card_editions: "Named at",
    card_also: "and",
    card_close: "Close",
    card_printed_nowhere: |status| {
        format!("The release does not name it. It held an {status} status that day.")
    },
    card_place: "Place in the sentence",
    card_place_of: |n, all| format!("{n} of {all}"),
    card_heading: "Heading in the release",
    card_no_heading: "none printed",
    card_not_counted: "The organiser and publisher of the release. It is not among those named and is not counted.",
    card_decided: "The release does not name it. A status was decided and not yet in force that day.",
    card_read_there: "Open the publisher’s page at these words",
    card_fragment_note: "Browsers that know text links mark the words there.",
    card_names: "Names",
    card_no_formal_name: "a formal name is not established",
    card_other_names: "Also called",
    card_unsourced_name: "not yet checked against a source; used by the search only",
    card_codes: "ISO 3166-1",
    card_seat: "Seat",
    card_site: "Website",
    card_notes: "Remarks",
    card_status: |status, day| format!("{status} status on {day}"),
    card_disputed: "Where sources disagree",
    card_ours: "our reading",
    does_not_apply: "does not apply",
    not_known: "not known",
    lang_name: |tag| match tag {
        "en" => "English",
        "ru" => "Russian",
        "zh" => "Chinese",
        _ => "other",
    },

    notices: "About this address",
    notice_parameter: |name| format!("“{name}” is not a parameter of this page; it was ignored."),
    notice_value: |name, value| {
        format!("“{value}” is not a value of “{name}”; it was ignored, the rest holds.")
    },
    notice_encoding: |name| {
        format!("The value of “{name}” is not written in UTF-8; unreadable parts were replaced.")
    },
    notice_text_cut: |n| format!("The search was cut to its first {n} characters."),
    notice_more: |n| format!("{} more of this kind.", spelled(n)),
    dismiss: "Dismiss",
    loading: "Loading the dataset …",
    failed: "The dataset could not be opened, so filters and search do not work.",
    failed_snapshot_stays: "What stands below was written into the page when it was built and holds all the same.",
    retry: "Try again",
    failed_network: |address, reason| {
        format!("{address} could not be fetched: {reason}. Check the connection to the server.")
    },
    failed_status: |code, address| {
        format!(
            "The server answered {code} for {address}. Check that the data folder was deployed with the page."
        )
    },
    failed_no_address: "The page does not say where its dataset is. Build it again with “cargo xtask build”.",
    problems: |n| {
        format!(
            "The dataset has {}; what is not affected is shown.",
            plural(n, "problem", "problems")
        )
    },
    at_line: |line, column| format!("Line {line}, column {column}"),
    at_path: |path| path.to_owned(),
    problem_empty: "There is nothing here. Put a dataset in this place.",
    problem_web_page: "This is a web page, not a dataset. The server probably sends it for files it does not have.",
    problem_cut_off: "The file ends in the middle. Copy it again in full.",
    problem_not_json: |reason| format!("This is not JSON: {reason}."),
    problem_not_a_dataset: "This is JSON, but not a participation dataset: “format” must be “participation”.",
    problem_version: |found, read| {
        format!(
            "The format version is {found}; this page reads version {read}. Use a page and a dataset of the same release."
        )
    },
    problem_missing: |what| format!("Missing: {what}."),
    problem_expected: |what, found| format!("Expected {what}, found {found}."),
    problem_duplicate: |id| {
        format!(
            "The id “{id}” stands in the file before; this entry is left out. Give it an id of its own."
        )
    },
    problem_out_of_order: |number| {
        format!(
            "The entries must stand in printed order; this one is taken for number {number}. Put the entries in order and number them from 1."
        )
    },
    problem_unknown: |what, id| {
        format!(
            "Unknown {what}: “{id}”. It is treated as not known. Correct the id or add the entry."
        )
    },
    problem_unsafe_link: |url| format!("“{url}” is not an http or https address; it is left out."),

    check_names: |found, of| format!("{found} of {of} names"),
    check_points: |found, of| format!("{found} of {of} points"),
    check_headings: |found, of| format!("{found} of {of} headings"),
    check_all: |found| format!("{found} found, in printed order."),
    check_some: |found, findings| {
        let differ = if findings == 1 { "thing differs" } else { "things differ" };
        format!("{found} found in their places; {findings} {differ}.")
    },
    check_is_the_text: "This is the very text that the dataset was made from (its SHA-256 is the recorded one).",
    check_is_a_page: "A web page: its text was taken out before the check, so it cannot be told to be the very text. Names that are not recorded are not looked for, and words outside the mentions are not compared; the dataset does not hold them.",
    check_is_another_text: "It is not the very text that the dataset was made from (its SHA-256 is another). Names that are not recorded are not looked for, and words outside the mentions are not compared; the dataset does not hold them.",
    check_no_hash: "The dataset records no SHA-256 of the text. Names that are not recorded are not looked for, and words outside the mentions are not compared; the dataset does not hold them.",
    check_typeset: |names| {
        let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
        format!(
            "Typesetting only: other quotes, hyphens or kinds of space than recorded in {}.",
            names.join(", ")
        )
    },
    check_missing: |name, before, after| match (before, after) {
        (Some(before), Some(after)) => {
            format!("Not found: “{name}”, recorded between “{before}” and “{after}”.")
        }
        (Some(before), None) => format!("Not found: “{name}”, recorded after “{before}”."),
        (None, Some(after)) => format!("Not found: “{name}”, recorded before “{after}”."),
        (None, None) => format!("Not found: “{name}”."),
    },
    check_changed: |name, read, changes| {
        format!("Changed: “{name}” reads “{read}” here, with {changes}.")
    },
    check_moved: |name, after| match after {
        Some(after) => format!("Out of order: “{name}” stands after “{after}” here."),
        None => format!("Out of order: “{name}” stands before all others here."),
    },
    check_doubled: |name, times| format!("Doubled: “{name}” stands here {times} times."),
    change_missing: |word| format!("“{word}” missing"),
    change_added: |word| format!("“{word}” added"),
    change_replaced: |wanted, read| format!("“{read}” instead of “{wanted}”"),
    change_swapped: |first, second| format!("“{first}” and “{second}” swapped"),
    change_doubled: |word| format!("“{word}” doubled"),
    check_empty: "There is nothing to check: the text is empty. Paste the release, or choose a file with it.",
    check_binary: "This is not a text. Save the page as text or HTML, or copy its words; a PDF or a Word file cannot be read here.",
    check_too_long: "This is longer than 20 MB. Copy the part with the release.",

    foot_what: "Plenary shows what a document prints, and what it does not say. It counts names, not people.",
    foot_source: |title, publisher| format!("{title}, {publisher}."),
    foot_data: |version, day, licence| {
        format!("Dataset version {version}, compiled {day}, {licence}.")
    },
    foot_download: "Dataset (JSON)",
    foot_single: "The whole explorer in one file (HTML)",

    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: |day, month, year| format!("{day} {month} {year}"),
    month_year: |month, year| format!("{month} {year}"),
    dates_same_month: |first, last, month, year| format!("{first}–{last} {month} {year}"),
    dates_between: |first, last| format!("{first} – {last}"),
    full_stop: ".",
    list_comma: ", ",
};
