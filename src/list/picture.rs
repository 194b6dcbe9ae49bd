//! The breakdown of a list as a picture to take along: drawn by the page's own hand.

use crate::chart::{self, Form, Group, Row, TONES};
use crate::export::canvas::Measure;
use crate::export::frame::{Caption, Headline, Shape};
use crate::export::{Attribution, Column, Fragment, Numbers, Say, Table, breakdown_picture};
use crate::list::labels::Labels;
use crate::list::marks::of;
use crate::query::Count;
use crate::text::Words;
use engine::protocol::{Breakdown, By};

/// What stands around the bars.
pub struct Around {
    /// What goes along.
    pub origin: Attribution,
    /// By which columns.
    pub by: String,
    /// Values that are not drawn.
    pub more: usize,
    /// Rows found, where numbers are told as shares of them.
    pub found: Option<usize>,
    /// Whether only some of the rows match.
    pub is_filtered: bool,
    /// The reader's own words.
    pub headline: Headline,
    /// Light on dark.
    pub dark: bool,
    /// How wide for its height.
    pub shape: Shape,
    /// What measures texts, if anything does.
    pub measure: Option<Measure>,
}

/// The picture as SVG.
pub fn picture(words: &Words, around: Around, breakdown: &chart::Breakdown) -> String {
    let by = around.by.clone();
    let caption = Caption {
        heading: around.by,
        legend: Vec::new(),
        notes: (around.found.map(|found| words.share_note(found)).into_iter())
            .chain((around.more > 0).then(|| words.list_values_more(around.more)))
            .collect(),
        alt: alt(words, &around.origin, breakdown),
        origin: around.origin,
        headline: around.headline,
        dark: around.dark,
        shape: around.shape,
        measure: around.measure,
    };
    let numbers = Numbers {
        by,
        named: words.list_table().to_owned(),
        held: String::new(),
        of: around.is_filtered.then(|| Box::new(|all| words.of(all)) as Say<usize>),
        group: Box::new(|label, count| words.group(label, count.selected, count.total)),
        mix: Box::new(|_| String::new()),
        share: around
            .found
            .map(|found| (found, Box::new(|percent| words.percent(percent)) as Say<usize>)),
        others: words.split_others(),
    };
    let mut breakdown = breakdown.clone();
    if breakdown.form == Form::Bars {
        for row in breakdown.rows.iter_mut().filter(|row| row.groups.len() > 1) {
            row.groups.retain(|group| group.named.selected > 0);
        }
    }
    breakdown_picture(&caption, &numbers, &breakdown)
}

/// What the picture shows, in words: the selection, then each value with its rows.
pub fn alt(words: &Words, origin: &Attribution, breakdown: &chart::Breakdown) -> String {
    let row = |row: &Row| words.group(&row.label, row.named.selected, row.named.total);
    let rows = breakdown.rows.iter().map(row).collect::<Vec<_>>().join(words.semicolon());
    [&*origin.selection, &rows].map(|text| text.trim_end_matches(words.full_stop())).join(&format!(
        "{}{}",
        words.full_stop(),
        words.space()
    )) + words.full_stop()
}

/// The view for pages that run no scripts, but for its rows: what stands above and below them.
pub fn static_view(words: &Words, origin: &Attribution, by: &str) -> Fragment {
    Fragment {
        lang: words.tag().to_owned(),
        heading_in: "h2",
        heading: origin.title.clone(),
        said: format!("{}{}{}", by, words.colon(), origin.selection),
        notes: vec![origin.source.clone(), origin.dataset.clone(), origin.caveat.clone()],
        credits: vec![(
            if origin.address.is_empty() { "" } else { words.embed_whole() }.to_owned(),
            origin.address.clone(),
        )],
        ..Fragment::default()
    }
}

/// The breakdown as a table: a row a value, with its rows under the filters, those of the whole list, its
/// share where the page tells shares, and the parts of its rows.
pub fn table(words: &Words, around: Around, told: &Breakdown, is_percent: bool) -> Table {
    // Files call the numbers the same in every language, tables that people read in theirs.
    let head = |id: &str, label: &str| Column { id: id.to_owned(), label: Some(label.to_owned()) };
    let column = |name: &str| head(name, name);
    let mut columns = vec![
        column(&around.by),
        head("rows", &words.list_head_of("rows")),
        head("all rows", &words.list_head_of("all")),
    ];
    columns
        .extend(is_percent.then(|| head("percent of rows found", &words.list_head_of("percent"))));
    columns.extend(told.split_values.iter().map(|value| {
        let name = if value.is_empty() { words.list_no_value() } else { value };
        column(name)
    }));
    columns.extend(told.split_other.then(|| column(words.split_others())));
    let lines = told.rows.iter().map(|row| {
        let mut cells = vec![row.value.clone(), row.count.to_string(), row.all.to_string()];
        cells.extend(is_percent.then(|| chart::share(row.count, told.total).to_string()));
        cells.extend(row.split.iter().map(usize::to_string));
        cells.resize(columns.len(), String::new());
        cells
    });
    let rows = lines.collect();
    Table { columns, rows, origin: around.origin }
}

/// The breakdown by something, split by a column, as the page draws its own.
pub fn drawn(
    labels: &Labels,
    (by, split): (By, Option<usize>),
    breakdown: &Breakdown,
) -> chart::Breakdown {
    let words = labels.words;
    let group = |label: String, tone, count, total| Group {
        label,
        others: 0,
        tone,
        named: Count { selected: count, total },
        marks: Vec::new(),
    };
    let rows = breakdown.rows.iter().map(|row| {
        let groups = if row.split.is_empty() {
            vec![group(String::new(), None, row.count, row.all)]
        } else {
            let others = [words.split_others().to_owned()];
            let values = breakdown.split_values.iter().map(|value| labels.value(split, value));
            let parts = values.chain(others).zip(&row.split).enumerate();
            // The engine has counted the rest after the parts.
            let tone = |place| if place < breakdown.split_values.len() { place } else { TONES };
            parts.map(|(at, (label, &count))| group(label, Some(tone(at)), count, count)).collect()
        };
        Row {
            value: row.value.clone(),
            label: labels.value(of(by), &row.value),
            named: Count { selected: row.count, total: row.all },
            mix: None,
            held: None,
            groups,
        }
    });
    let largest = breakdown.rows.iter().map(|row| row.all).max().unwrap_or(1);
    chart::Breakdown {
        form: Form::Bars,
        largest: largest.max(1),
        rows: rows.collect(),
        ..chart::Breakdown::default()
    }
}

/// What there is to see of a breakdown, whatever the filters: without numbers, and with every mark left
/// out.
pub fn layout(breakdown: &chart::Breakdown) -> chart::Breakdown {
    let group = |group: &Group| Group {
        named: Count::default(),
        marks: group
            .marks
            .iter()
            .map(|mark| chart::Mark { selected: false, ..mark.clone() })
            .collect(),
        ..group.clone()
    };
    let row = |row: &Row| Row {
        named: Count::default(),
        groups: row.groups.iter().map(group).collect(),
        ..row.clone()
    };
    let rows = breakdown.rows.iter().map(row).collect();
    chart::Breakdown { largest: 0, rows, ..breakdown.clone() }
}
