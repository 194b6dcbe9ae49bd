//! English, for the views beside the main one.

use super::en_numbers::{plural, spelled};
use super::view_words::ViewWords;
use crate::chart::Kind;
use crate::data::Basis;
use crate::query::View;

/// The English words.
pub const WORDS: ViewWords = ViewWords {
    views: "Views",
    view_name: |view| match view {
        View::Who => "Names",
        View::Status => "Status",
        View::Points => "Points",
        View::Editions => "Editions",
        View::Sources => "Sources",
        View::Check => "Check",
        View::Report => "Report",
    },
    view_title: |view| match view {
        View::Who => "Whom the organiser names",
        View::Status => "Named and not named",
        View::Points => "What the release reports",
        View::Editions => "Other editions",
        View::Sources => "Sources and method",
        View::Check => "Check against the source",
        View::Report => "The whole report",
    },
    filters_elsewhere: |filters| {
        format!(
            "{} of the participants’ view {} not apply here.",
            if filters == 1 { "The filter".to_owned() } else { format!("The {filters} filters") },
            if filters == 1 { "does" } else { "do" }
        )
    },
    sentence_basis: |bases| format!(" Statuses are counted on another basis here: {bases}."),
    others_count: |states, status| {
        if states == 1 {
            format!(
                "One other state counts as holding an {status} status that day and is not named"
            )
        } else {
            format!(
                "{} other states count as holding an {status} status that day and are not named",
                spelled(states)
            )
        }
    },

    take: "Take it with you",
    take_link: "Copy link",
    take_sentence: "Copy as a sentence",
    take_share: "Share …",
    take_embed: "Put into a page …",
    take_print: "Print",
    take_report: "All views for print",
    take_table: "The table, to be pasted",
    take_markdown: "Copy as Markdown",
    take_html: "Copy as HTML",
    take_copied: |what| format!("{what}: copied"),
    take_csv: "The table as CSV",
    take_shown: |n| format!("Shown: {}", plural(n, "participant", "participants")),
    take_all: |n| format!("All {n} participants"),
    take_not_named: |n| format!("Held a status, not named: {}", plural(n, "state", "states")),
    take_excel: "with the mark by which Excel knows UTF-8",
    take_json: "The dataset as JSON, which opens here again",
    take_json_shown: |n, all| format!("With this selection: {n} of {all}"),
    take_picture: "The picture",
    take_dark: "light on dark",
    take_twice: "PNG, twice as large",
    take_picture_copy: "Copy picture",
    take_by_hand: "The browser does not let this page use the clipboard. Copy it from here:",
    take_no_desk: "The part of the program that makes this could not be fetched. Is the network there? Try again.",
    take_not_saved: "The browser does not let this page save a file. Copy it from here:",
    take_not_shared: "The browser could not share it. Copy it from here:",
    take_no_picture: "The browser could not draw the picture as PNG. Save it as SVG instead.",
    take_picture_refused: "The browser does not let this page put a picture on the clipboard. Save it as PNG instead.",
    cited: "Sources cited here",
    take_caveat: "Named means printed in the release. It does not say who was invited, declined, or came unnamed, or how many people came.",
    cite: "Cite",
    cite_plain: "Text",
    cite_view: "What is shown",
    cite_dataset: "The dataset",
    cite_release: "The release",

    embed_title: "Put this view into another page",
    embed_what: "The frame shows this view as it is now and takes the height it needs. Links in it open the source and the whole page.",
    embed_fixed: "without filters",
    embed_colours: "Colours",
    embed_scheme_own: "as the reader has set",
    embed_scheme: |scheme| if scheme == "dark" { "light on dark" } else { "dark on light" },
    embed_copy: "Copy the code",
    embed_whole: "Open the whole page",

    open_file: "Open a dataset from your disk",
    open_failed: "This file cannot be shown; the page stays as it was.",
    opened: |name| {
        format!(
            "This is {name} from your own disk. It has not left it, so a link leads others to this page’s own dataset, not to yours."
        )
    },
    open_back: "Back to the page’s own dataset",
    newer: "A new version of this page is there.",
    newer_open: "Open it",

    status_lead: |named, held, status, day| {
        format!("{named} of the {held} states that held an {status} status on {day} are named.")
    },
    status_lead_basis: |named, held, status, day| {
        format!(
            "{named} of the {held} states that count as holding an {status} status on {day} are named."
        )
    },
    status_rest: " That the others are not named means only that the release does not print them: it does not say who was invited, declined, or came unnamed.",
    status_grid: "States as tiles",
    status_footnote: "A schematic grid: the position of a tile implies no view on any border.",
    status_roster: |status, day| format!("{status} status on {day}"),
    status_share: |named, held| format!("{named} of {held} named"),
    status_all: |named, held| format!("All statuses together: {named} of {held} named"),
    status_named: "named",
    status_not_named: "held a status that day, not named",
    status_uncounted: "not named; its status is not counted on this basis",
    status_decided_counted: "status decided, counted on this basis though not yet in force; not named",
    status_decided: "status decided, not yet in force; not named",
    status_not_counted: |role| format!("named under {role}, status not counted on this basis"),
    status_basis: "Counted",
    status_as_in_force: "as in force that day",
    status_disagree: "Where sources disagree",
    legend_decided: "status decided, not yet in force",
    legend_named_uncounted: "named, status not counted on this basis",
    legend_uncounted: "not counted on this basis",

    points_lead: |shown, all| {
        if shown == all {
            format!("The release reports {}.", plural(all, "point", "points"))
        } else {
            format!("{shown} of {all} points are under these themes.")
        }
    },
    points_rest: " It attributes all of them to “conference participants” and names no speaker, so they are never filtered by participant.",
    points_order: "Order",
    points_printed: "as printed",
    points_by_theme: "by theme",
    points_themes: "Themes, our reading",
    points_summary: "our summary, not a quotation",
    points_clear: "All themes",

    editions_lead: |reported, inferred| {
        format!(
            "{} editions are reported, {} are inferred.",
            spelled(reported),
            spelled(inferred).to_ascii_lowercase()
        )
    },
    editions_rest: " What no source reports is left open here: a number that is missing is not zero.",
    edition_number: |number| {
        let end = match (number % 10, number % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        format!("{number}{end}")
    },
    edition_kind: |kind| match kind {
        Kind::Inferred => "inferred",
        Kind::This => "this release",
        Kind::Joint => "joint",
        Kind::Reported => "reported",
    },
    edition_none: "none found",
    edition_joint: "joint conference; its figures do not compare",
    edition_place: "Place and date",
    edition_theme: "Theme",
    edition_figures: "Numbers",
    edition_named: "Named in the sources",
    edition_known: "How much is known",
    edition_years: "Years",
    not_reported: "not reported",
    figure_about: |figure| format!("about {figure}"),
    figure_more: |figure| format!("more than {figure}"),
    about_series: "On the series",

    sources_lead: |sources| format!("Everything here rests on {sources} sources."),
    sources_rest: " What is printed in the release and what is our own reading are kept apart.",
    method_printed: "What is printed and what is ours",
    method_basis: |basis| match basis {
        Basis::Printed => "printed in the release",
        Basis::Ours => "our reading",
        Basis::Standard => "a published standard",
    },
    method_ours_too: "Summaries and themes of the points, labels in plain words, remarks and the choice of evidence are ours as well, and marked so. Words in quotation marks are printed in the release.",
    method_silent: "What the release does not tell",
    method_silences: &[
        "who was invited, who declined, and who came without being named;",
        "which authority represented a state;",
        "how many people came;",
        "who said what: it names no speaker.",
    ],
    method_decisions: "Decisions and remarks",
    method_counting: "Other ways of counting statuses",
    method_organiser: "The organiser",
    method_versions: "Versions",
    method_version: |app, dataset, day| {
        format!("Plenary {app}; dataset {dataset}, compiled {day}.")
    },
    method_unread: "No speaker of Russian or Chinese has read the names in those languages; those without a source serve the search only.",
    remark_kind: |kind| match kind {
        "heading" => "Headings",
        "identity" => "Who is meant",
        "counting" => "Counting",
        "name" => "Names as printed",
        "parsing" => "Where one name ends",
        "order" => "Order",
        "status" => "Statuses",
        _ => "The text",
    },
    sources_list: "All sources",
    source_ours: "our own reading",

    check_lead: "Check your own copy of the release.",
    check_rest: " Every name, point and heading is looked for in it, and what differs is told by name. Nothing leaves this browser.",
    check_paste: "Text of the release, or the source of its page",
    check_file: "Or a file: text, or the page saved as HTML",
    check_act: "Check",
    check_clear: "Clear",
    check_names_title: "The names",
    check_points_title: "Points, by their opening words",
    check_text_title: "Your text, marked",
    check_left_out: |characters| format!("… {characters} characters without a mention …"),
    check_rules: "Curly and straight quotes, kinds of space and of hyphen, and line breaks make no difference here; letters, case, digits and other signs do.",
    check_not_found: "not as recorded",
    check_is_changed: "changed",
};
