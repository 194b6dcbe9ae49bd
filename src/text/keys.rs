//! Every key of the words, typed by what goes into its message.
//!
//! The English messages (`locales/en.json`) are the documentation of each. Names of states, bodies,
//! facets and values are not here: they are the dataset's.

use super::message::Arg;
use super::words::Words;

/// What goes into a message, in order: its name, and whether it is a number.
pub type Params = &'static [(&'static str, bool)];

macro_rules! taken {
    (text) => {
        &str
    };
    (number) => {
        usize
    };
}

macro_rules! is_number {
    (text) => {
        false
    };
    (number) => {
        true
    };
}

/// `key` is a fixed text, `key(a: text, n: number)` takes something.
macro_rules! words {
    ($($key:ident $(($($arg:ident: $kind:ident),*))?,)*) => {
        /// Every key with what it takes, in the order in which a catalogue has its messages.
        pub const KEYS: &[(&str, Params)] = &[
            $((stringify!($key), &[$($((stringify!($arg), is_number!($kind))),*)?])),*
        ];

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Key { $($key),* }

        #[allow(missing_docs)] // the English messages are the documentation of each key
        impl Words {
            $(words! { @one $key $(($($arg: $kind),*))? })*
        }
    };
    (@one $key:ident) => {
        pub fn $key(&self) -> &str {
            self.message(Key::$key as usize)
        }
    };
    (@one $key:ident($($arg:ident: $kind:ident),*)) => {
        pub fn $key(&self, $($arg: taken!($kind)),*) -> String {
            words! { @fill self Key::$key as usize, $($arg: $kind),* }
        }
    };
    // The frequent kinds have a function each: a list built at every call weighs 4 kB in all.
    (@fill $it:ident $key:expr, $a:ident: text) => { $it.with_text($key, $a) };
    (@fill $it:ident $key:expr, $a:ident: number) => { $it.with_number($key, $a) };
    (@fill $it:ident $key:expr, $a:ident: text, $b:ident: text) => { $it.with_texts($key, $a, $b) };
    (@fill $it:ident $key:expr, $a:ident: number, $b:ident: number) => {
        $it.with_numbers($key, $a, $b)
    };
    (@fill $it:ident $key:expr, $($arg:ident: $kind:ident),*) => {
        $it.fill($key, &[$(Arg::from($arg)),*])
    };
}

words! {
    // head
    brand,
    skip_to_results,
    dateline(event: text, city: text, dates: text),
    page_title(title: text),
    page_title_of(selection: text, title: text),
    // the sentence
    names_all(all: number, states: number, bodies: number),
    names_all_plain(all: number),
    others_held(states: number, status: text),
    others_count(states: number, status: text),
    release_is_silent,
    n_of_all(n: number, all: number),
    none_of_all,
    states_and_bodies(states: number, bodies: number),
    one_held_not_named(name: text, status: text),
    some_held_not_named(states: number, names: text, status: text),
    many_held_not_named(states: number, status: text),
    list_and(most: text, last: text),
    list_or(most: text, last: text),
    list_comma,
    selection_wanted(facet: text, values: text),
    selection_excluded(facet: text, values: text),
    selection_text(text: text),
    selection_join,
    full_stop,
    colon,
    space,
    // filters
    filters,
    search_label,
    search_hint,
    search_in_facet(facet: text),
    filter_button(n: number, all: number),
    filter_button_all(all: number),
    show_results(n: number, all: number),
    show_results_all(all: number),
    count_described(n: number),
    count_described_excluded(n: number),
    exclude(value: text),
    exclude_short,
    excluded_short,
    clear_facet(facet: text),
    clear_facet_short,
    clear_filters(n: number),
    chips,
    chip_wanted(facet: text, value: text),
    chip_excluded(facet: text, value: text),
    chip_text(text: text),
    chip_remove(chip: text),
    needs_program,
    empty_title,
    empty_remedy_facet(facet: text, values: text, gives: number),
    empty_remedy_text(text: text, gives: number),
    empty_no_single_remedy,
    // breakdown
    breakdown,
    by,
    split_by,
    split_nothing,
    legend_named,
    legend_not_named(status: text),
    legend_outside,
    legend_dagger,
    column_named,
    column_held,
    column_participants,
    column_value,
    of(all: number),
    mix(states: number, bodies: number),
    group_count(label: text, n: number, all: number),
    group_count_all(label: text, all: number),
    mark_not_named(status: text),
    mark_decided(status: text),
    mark_dagger,
    mark_outside,
    row_filter(value: text),
    percent(share: number),
    breakdown_help,
    // table
    table,
    table_caption(n: number, all: number),
    table_caption_all(all: number),
    sort_label,
    sort_reverse,
    column_order,
    column_order_full,
    column_name,
    column_source,
    in_print,
    in_print_of(name: text),
    not_named_table(status: text),
    not_named_caption(n: number, all: number),
    not_named_none,
    column_state,
    column_status,
    column_evidence,
    not_named_note,
    // card
    card_between,
    card_before,
    card_after,
    card_siblings(parent: text),
    card_editions,
    card_also,
    card_close,
    card_printed_nowhere(status: text),
    card_place,
    card_place_of(n: number, all: number),
    card_heading,
    card_no_heading,
    card_not_counted,
    card_decided,
    card_read_there,
    card_fragment_note,
    card_names,
    card_no_formal_name,
    card_other_names,
    card_unsourced_name,
    card_codes,
    card_seat,
    card_site,
    card_notes,
    card_status(status: text, day: text),
    card_disputed,
    card_ours,
    does_not_apply,
    not_known,
    lang_name(tag: text),
    // notices, loading, failure
    notices,
    notice_parameter(name: text),
    notice_value(name: text, value: text),
    notice_encoding(name: text),
    notice_text_cut(n: number),
    notice_more(n: number),
    dismiss,
    loading,
    failed,
    failed_snapshot_stays,
    retry,
    failed_network(address: text, reason: text),
    failed_status(code: text, address: text),
    failed_no_address,
    problems(n: number),
    at_line(line: text, column: text),
    problem_empty,
    problem_web_page,
    problem_cut_off,
    problem_not_json(reason: text),
    problem_not_a_dataset,
    problem_version(found: text, read: text),
    problem_missing(what: text),
    problem_expected(what: text, found: text),
    problem_duplicate(id: text),
    problem_out_of_order(number: text),
    problem_unknown(what: text, id: text),
    problem_unsafe_link(url: text),
    // check against the source
    check_names(found: number, all: number),
    check_points(found: number, all: number),
    check_headings(found: number, all: number),
    check_all(found: text),
    check_some(found: text, findings: number),
    check_is_the_text,
    check_is_a_page,
    check_is_another_text,
    check_no_hash,
    check_typeset(names: text),
    quoted(text: text),
    check_missing_between(name: text, before: text, after: text),
    check_missing_after(name: text, before: text),
    check_missing_before(name: text, after: text),
    check_missing_alone(name: text),
    check_changed(name: text, read: text, changes: text),
    check_moved(name: text, after: text),
    check_moved_first(name: text),
    check_doubled(name: text, times: number),
    change_missing(word: text),
    change_added(word: text),
    change_replaced(wanted: text, read: text),
    change_swapped(first: text, second: text),
    change_doubled(word: text),
    check_empty,
    check_binary,
    check_too_long,
    // foot
    foot_what,
    foot_source(title: text, publisher: text),
    foot_data(version: text, day: text, licence: text),
    foot_download,
    foot_single,
    // dates, where there is no Intl
    months,
    months_alone,
    date(day: text, month: text, year: text),
    month_year(month: text, year: text),
    dates_same_month(first: text, last: text, month: text, year: text),
    dates_between(first: text, last: text),
    // a fault of the program
    fault,
    fault_rest,
    // views
    views,
    view_name(view: text),
    view_title(view: text),
    language,
    language_failed,
    filters_elsewhere(filters: number),
    sentence_basis(bases: text),
    // take it with you
    take,
    take_link,
    take_sentence,
    take_share,
    take_embed,
    take_print,
    take_report,
    take_table,
    take_markdown,
    take_html,
    take_copied(what: text),
    take_csv,
    take_shown(n: number),
    take_all(n: number),
    take_not_named(n: number),
    take_excel,
    take_json,
    take_json_shown(n: number, all: number),
    take_picture,
    take_dark,
    take_twice,
    take_picture_copy,
    take_by_hand,
    take_no_desk,
    take_not_saved,
    take_not_shared,
    take_no_picture,
    take_picture_refused,
    cited,
    take_caveat,
    cite,
    cite_plain,
    cite_view,
    cite_dataset,
    cite_release,
    // inside another page
    embed_title,
    embed_what,
    embed_fixed,
    embed_colours,
    embed_scheme_own,
    embed_scheme(scheme: text),
    embed_copy,
    embed_whole,
    // a dataset from the disk, and a new version of the page
    open_file,
    open_failed,
    opened(name: text),
    open_back,
    newer,
    newer_open,
    // named and not named
    status_lead(named: number, held: number, status: text, day: text),
    status_lead_basis(named: number, held: number, status: text, day: text),
    status_rest,
    status_grid,
    status_footnote,
    status_roster(status: text, day: text),
    status_share(named: number, held: number),
    status_all(named: number, held: number),
    status_named,
    status_not_named,
    status_uncounted,
    status_decided_counted,
    status_decided,
    status_not_counted(role: text),
    status_basis,
    status_as_in_force,
    status_disagree,
    legend_decided,
    legend_named_uncounted,
    legend_uncounted,
    // what the document reports
    points_lead_all(all: number),
    points_lead(n: number, all: number),
    points_rest,
    points_order,
    points_printed,
    points_by_theme,
    points_themes,
    points_summary,
    points_clear,
    // other editions
    editions_lead(reported: number, inferred: number),
    editions_rest,
    edition_number(number: number),
    edition_kind(kind: text),
    edition_none,
    edition_joint,
    edition_place,
    edition_theme,
    edition_figures,
    edition_named,
    edition_known,
    edition_years,
    not_reported,
    figure_about(figure: text),
    figure_more(figure: text),
    about_series,
    // sources and method
    sources_lead(sources: number),
    sources_rest,
    method_printed,
    method_basis(basis: text),
    method_ours_too,
    method_silent,
    method_silences,
    method_decisions,
    method_counting,
    method_organiser,
    method_versions,
    method_version(app: text, dataset: text, day: text),
    method_unread,
    remark_kind(kind: text),
    sources_list,
    source_ours,
    // check view
    check_lead,
    check_rest,
    check_paste,
    check_file,
    check_act,
    check_clear,
    check_names_title,
    check_points_title,
    check_text_title,
    check_left_out(characters: number),
    check_rules,
    check_not_found,
    check_is_changed,
}
