//! The words of the views beside the main one: status, points, editions, sources, check.

use super::words::{Count1, Count2, Fill1};
use crate::data::Basis;
use crate::query::View;

/// Part of `Words`; the fields are named after where they stand and what they say.
#[allow(missing_docs)] // the English words are the documentation of each key
pub struct ViewWords {
    // views
    pub views: &'static str,
    pub view_name: fn(View) -> &'static str,
    pub view_title: fn(View) -> &'static str,
    pub filters_elsewhere: fn(filters: usize) -> String,
    pub sentence_basis: Fill1,
    pub others_count: fn(states: usize, status: &str) -> String,

    // named and not named
    pub status_lead: fn(named: usize, held: usize, status: &str, day: &str) -> String,
    pub status_lead_basis: fn(named: usize, held: usize, status: &str, day: &str) -> String,
    pub status_rest: &'static str,
    pub status_grid: &'static str,
    pub status_footnote: &'static str,
    pub status_roster: fn(status: &str, day: &str) -> String,
    pub status_share: Count2,
    pub status_all: Count2,
    pub status_named: &'static str,
    pub status_not_named: &'static str,
    pub status_uncounted: &'static str,
    pub status_decided_counted: &'static str,
    pub status_decided: &'static str,
    pub status_not_counted: fn(role: &str) -> String,
    pub status_basis: &'static str,
    pub status_as_in_force: &'static str,
    pub status_disagree: &'static str,
    pub legend_decided: &'static str,

    // what the document reports
    pub points_lead: Count2,
    pub points_rest: &'static str,
    pub points_order: &'static str,
    pub points_printed: &'static str,
    pub points_by_theme: &'static str,
    pub points_themes: &'static str,
    pub points_summary: &'static str,
    pub points_clear: &'static str,

    // other editions
    pub editions_lead: fn(reported: usize, inferred: usize) -> String,
    pub editions_rest: &'static str,
    pub edition_number: fn(u64) -> String,
    pub edition_inferred: &'static str,
    pub edition_reported: &'static str,
    pub edition_none: &'static str,
    pub edition_joint: &'static str,
    pub edition_joint_short: &'static str,
    pub edition_place: &'static str,
    pub edition_this: &'static str,
    pub edition_theme: &'static str,
    pub edition_figures: &'static str,
    pub edition_named: &'static str,
    pub edition_known: &'static str,
    pub edition_years: &'static str,
    pub not_reported: &'static str,
    pub figure_about: Fill1,
    pub figure_more: Fill1,
    pub about_series: &'static str,

    // sources and method
    pub sources_lead: Count1,
    pub sources_rest: &'static str,
    pub method_printed: &'static str,
    pub method_basis: fn(Basis) -> &'static str,
    pub method_ours_too: &'static str,
    pub method_silent: &'static str,
    pub method_silences: &'static [&'static str],
    pub method_decisions: &'static str,
    pub method_counting: &'static str,
    pub method_organiser: &'static str,
    pub method_versions: &'static str,
    pub method_version: fn(app: &str, dataset: &str, day: &str) -> String,
    pub method_unread: &'static str,
    pub remark_kind: fn(&str) -> &'static str,
    pub sources_list: &'static str,
    pub source_ours: &'static str,

    // check view
    pub check_lead: &'static str,
    pub check_rest: &'static str,
    pub check_paste: &'static str,
    pub check_file: &'static str,
    pub check_act: &'static str,
    pub check_clear: &'static str,
    pub check_names_title: &'static str,
    pub check_points_title: &'static str,
    pub check_text_title: &'static str,
    pub check_left_out: Count1,
    pub check_rules: &'static str,
    pub check_not_found: &'static str,
    pub check_is_changed: &'static str,
}
