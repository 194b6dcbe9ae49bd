//! The struct of all words, and the languages there are. A language is one value of [`Words`].

use super::view_words::ViewWords;

/// A language the page can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Tags of all languages, as in `?lang=` and `<html lang>`.
    pub const TAGS: &'static [&'static str] = &["en"];

    /// The language of a tag.
    pub fn of(tag: &str) -> Option<Self> {
        (tag == "en").then_some(Self::En)
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// Its words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::En => &super::en::WORDS,
        }
    }
}

/// A sentence that takes texts.
pub type Fill1 = fn(&str) -> String;
/// A sentence that takes two texts.
pub type Fill2 = fn(&str, &str) -> String;
/// A sentence that takes a number.
pub type Count1 = fn(usize) -> String;
/// A sentence that takes two numbers.
pub type Count2 = fn(usize, usize) -> String;

/// Every word of the interface. The fields are named after where they stand and what they say;
/// the English value (`en`) shows each.
#[allow(missing_docs)] // the English words are the documentation of each key
pub struct Words {
    /// Words of the views beside the main one.
    pub more: ViewWords,
    // head
    pub brand: &'static str,
    pub title: &'static str,
    pub skip_to_results: &'static str,
    pub dateline: fn(event: &str, city: &str, dates: &str) -> String,
    pub page_title: fn(selection: Option<&str>, title: &str) -> String,

    // the sentence
    pub names_all: fn(all: usize, states: usize, bodies: usize) -> String,
    pub names_all_plain: Count1,
    pub others_held: fn(states: usize, status: &str) -> String,
    pub release_is_silent: &'static str,
    pub n_of_all: Count2,
    pub none_of_all: &'static str,
    pub states_and_bodies: Count2,
    pub one_held_not_named: Fill2,
    pub some_held_not_named: fn(names: &[&str], status: &str) -> String,
    pub many_held_not_named: fn(states: usize, status: &str) -> String,
    pub and_list: fn(&[&str]) -> String,
    pub or_list: fn(&[&str]) -> String,
    pub selection_wanted: Fill2,
    pub selection_excluded: Fill2,
    pub selection_text: Fill1,
    pub selection_join: &'static str,

    // filters
    pub filters: &'static str,
    pub search_label: &'static str,
    pub search_hint: &'static str,
    pub search_in_facet: Fill1,
    pub filter_button: Count2,
    pub show_results: Count2,
    pub count_described: Count1,
    pub count_described_excluded: Count1,
    pub exclude: Fill1,
    pub exclude_short: &'static str,
    pub excluded_short: &'static str,
    pub clear_facet: Fill1,
    pub clear_facet_short: &'static str,
    pub clear_filters: Count1,
    pub chips: &'static str,
    pub chip_wanted: Fill2,
    pub chip_excluded: Fill2,
    pub chip_text: Fill1,
    pub chip_remove: Fill1,
    pub needs_program: &'static str,

    // nothing found
    pub empty_title: &'static str,
    pub empty_remedy_facet: fn(facet: &str, values: &str, gives: usize) -> String,
    pub empty_remedy_text: fn(text: &str, gives: usize) -> String,
    pub empty_no_single_remedy: &'static str,

    // breakdown
    pub breakdown: &'static str,
    pub by: &'static str,
    pub split_by: &'static str,
    pub split_nothing: &'static str,
    pub legend_named: &'static str,
    pub legend_not_named: Fill1,
    pub legend_outside: &'static str,
    pub legend_dagger: &'static str,
    pub column_named: &'static str,
    pub column_held: &'static str,
    pub column_participants: &'static str,
    pub column_value: &'static str,
    pub of: Count1,
    pub mix: Count2,
    pub group_count: fn(label: &str, selected: usize, total: usize) -> String,
    pub mark_not_named: Fill1,
    pub mark_decided: Fill1,
    pub mark_dagger: &'static str,
    pub mark_outside: &'static str,
    pub row_filter: Fill1,
    pub percent: Count1,
    pub breakdown_help: &'static str,

    // table
    pub table: &'static str,
    pub table_caption: Count2,
    pub sort_label: &'static str,
    pub sort_reverse: &'static str,
    pub column_order: &'static str,
    pub column_order_full: &'static str,
    pub column_name: &'static str,
    pub column_source: &'static str,
    pub in_print: &'static str,
    pub in_print_of: Fill1,
    pub not_named_table: fn(status: &str) -> String,
    pub not_named_caption: Count2,
    pub not_named_none: &'static str,
    pub column_state: &'static str,
    pub column_status: &'static str,
    pub column_evidence: &'static str,
    pub not_named_note: &'static str,

    // card
    pub card_between: &'static str,
    pub card_before: &'static str,
    pub card_after: &'static str,
    pub card_siblings: Fill1,
    pub card_editions: &'static str,
    pub card_also: &'static str,
    pub card_close: &'static str,
    pub card_printed_nowhere: fn(status: &str) -> String,
    pub card_place: &'static str,
    pub card_place_of: Count2,
    pub card_heading: &'static str,
    pub card_no_heading: &'static str,
    pub card_not_counted: &'static str,
    pub card_decided: &'static str,
    pub card_read_there: &'static str,
    pub card_fragment_note: &'static str,
    pub card_names: &'static str,
    pub card_no_formal_name: &'static str,
    pub card_other_names: &'static str,
    pub card_unsourced_name: &'static str,
    pub card_codes: &'static str,
    pub card_seat: &'static str,
    pub card_site: &'static str,
    pub card_notes: &'static str,
    pub card_status: fn(status: &str, day: &str) -> String,
    pub card_disputed: &'static str,
    pub card_ours: &'static str,
    pub does_not_apply: &'static str,
    pub not_known: &'static str,
    pub lang_name: fn(&str) -> &'static str,

    // notices, loading, failure
    pub notices: &'static str,
    pub notice_parameter: Fill1,
    pub notice_value: Fill2,
    pub notice_encoding: Fill1,
    pub notice_text_cut: Count1,
    pub notice_more: Count1,
    pub dismiss: &'static str,
    pub loading: &'static str,
    pub failed: &'static str,
    pub failed_snapshot_stays: &'static str,
    pub retry: &'static str,
    pub failed_network: Fill2,
    pub failed_status: fn(code: u16, address: &str) -> String,
    pub failed_no_address: &'static str,
    pub problems: Count1,
    pub at_line: Count2,
    pub at_path: Fill1,
    pub problem_empty: &'static str,
    pub problem_web_page: &'static str,
    pub problem_cut_off: &'static str,
    pub problem_not_json: Fill1,
    pub problem_not_a_dataset: &'static str,
    pub problem_version: fn(found: &str, read: u64) -> String,
    pub problem_missing: Fill1,
    pub problem_expected: Fill2,
    pub problem_duplicate: Fill1,
    pub problem_out_of_order: fn(u32) -> String,
    pub problem_unknown: Fill2,
    pub problem_unsafe_link: Fill1,

    // check against the source
    pub check_names: Count2,
    pub check_points: Count2,
    pub check_headings: Count2,
    pub check_all: Fill1,
    pub check_some: fn(found: &str, findings: usize) -> String,
    pub check_is_the_text: &'static str,
    pub check_is_a_page: &'static str,
    pub check_is_another_text: &'static str,
    pub check_no_hash: &'static str,
    pub check_typeset: fn(names: &[&str]) -> String,
    pub check_missing: fn(name: &str, before: Option<&str>, after: Option<&str>) -> String,
    pub check_changed: fn(name: &str, read: &str, changes: &str) -> String,
    pub check_moved: fn(name: &str, after: Option<&str>) -> String,
    pub check_doubled: fn(name: &str, times: usize) -> String,
    pub change_missing: Fill1,
    pub change_added: Fill1,
    pub change_replaced: Fill2,
    pub change_swapped: Fill2,
    pub change_doubled: Fill1,
    pub check_empty: &'static str,
    pub check_binary: &'static str,
    pub check_too_long: &'static str,

    // foot
    pub foot_what: &'static str,
    pub foot_source: fn(title: &str, publisher: &str) -> String,
    pub foot_data: fn(version: &str, day: &str, licence: &str) -> String,
    pub foot_download: &'static str,
    pub foot_single: &'static str,

    // dates
    pub months: [&'static str; 12],
    pub date: fn(day: u32, month: &str, year: i32) -> String,
    pub month_year: fn(month: &str, year: i32) -> String,
    pub dates_same_month: fn(first: u32, last: u32, month: &str, year: i32) -> String,
    pub dates_between: Fill2,
    pub full_stop: &'static str,
    pub list_comma: &'static str,
}
