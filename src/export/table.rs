//! Rows and columns as plain texts, with what must go along wherever they go.

use crate::data::{Dataset, Names};

/// What goes along with every export.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Attribution {
    /// What the file is about.
    pub title: String,
    /// The selection in words; empty if it is everything.
    pub selection: String,
    /// The document, its publisher and its address.
    pub source: String,
    /// Name of the dataset's licence.
    pub licence: String,
    /// Version, day and licence of the dataset.
    pub dataset: String,
    /// Who compiled it; empty if it does not say.
    pub credit: String,
    /// Address of the page with this selection, or of the dataset; empty where none leads there.
    pub address: String,
    /// What the numbers do not say, in short.
    pub caveat: String,
}

impl Attribution {
    /// What the sheet with its [lines](Self::lines) is called, and its head.
    pub const SHEET: (&str, [&str; 2]) = ("about", ["what", "text"]);

    /// Whatever is known of it, each with a stable name, for files that tell it once.
    pub fn lines(&self) -> Vec<Vec<String>> {
        let all = [
            ("title", &self.title),
            ("selection", &self.selection),
            ("source", &self.source),
            ("credit", &self.credit),
            ("licence", &self.licence),
            ("dataset", &self.dataset),
            ("address", &self.address),
            ("note", &self.caveat),
        ];
        let filled = all.into_iter().filter(|(_, text)| !text.is_empty());
        filled.map(|(name, text)| vec![name.to_owned(), text.clone()]).collect()
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Stable name, as the first line of a CSV file has it.
    pub id: String,
    /// Label for people; `None` keeps the column out of tables that people read.
    pub label: Option<String>,
}

/// A table ready to be written in any form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Cells by row; each row as long as `columns`.
    pub rows: Vec<Vec<String>>,
    /// What goes along.
    pub origin: Attribution,
}

impl Table {
    /// A cell by the name of its column; nothing if there is none.
    pub fn cell<'a>(&self, row: &'a [String], name: &str) -> Option<&'a String> {
        row.get(self.columns.iter().position(|column| column.id == name)?)
    }
}

/// The labels that [`named`] and [`not_named`] need, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Place in the sentence.
    pub order: String,
    /// Name.
    pub name: String,
    /// The words printed.
    pub printed: String,
    /// What shows a status.
    pub evidence: String,
}

/// The column with a participant's place in the sentence.
pub const ORDER: &str = "order";
/// The column with an organization's id.
pub const ID: &str = "id";
/// The column with the words printed.
pub const PRINTED: &str = "printed";

fn column(id: &str, label: Option<&str>) -> Column {
    Column { id: id.to_owned(), label: label.map(str::to_owned) }
}

/// The facets as two columns each: stable ids, and labels.
fn facet_columns(dataset: &Dataset, lang: &str) -> Vec<Column> {
    let mut columns = Vec::new();
    for facet in &dataset.facets {
        columns.push(column(&format!("{}_id", facet.id), None));
        columns.push(column(&facet.id, Some(facet.label.get(lang))));
    }
    columns
}

fn facet_cells(dataset: &Dataset, values: &[Vec<u32>], lang: &str) -> Vec<String> {
    let mut cells = Vec::new();
    for (facet, values) in dataset.facets.iter().zip(values) {
        let own = || values.iter().map(|&value| &facet.values[value as usize]);
        let ids: Vec<&str> = own().map(|value| value.id.as_str()).collect();
        let labels: Vec<&str> = own().map(|value| value.label.get(lang)).collect();
        cells.extend([ids.join(";"), labels.join("; ")]);
    }
    cells
}

/// The participants in these rows, in their order.
pub fn named(
    dataset: &Dataset,
    lang: &str,
    labels: &Labels,
    rows: &[usize],
    origin: Attribution,
) -> Table {
    let mut columns = vec![
        column(ORDER, Some(&labels.order)),
        column(ID, None),
        column("name", Some(&labels.name)),
        column("formal_name", None),
        column(PRINTED, Some(&labels.printed)),
    ];
    columns.extend(facet_columns(dataset, lang));
    columns.push(column("printed_at", None));
    let rows = rows.iter().map(|&row| {
        let row = &dataset.participations[row];
        let organization = &dataset.organizations[row.organization];
        let formal = organization.shown(lang).and_then(|names: &Names| names.formal.clone());
        let mut cells = vec![
            row.order.to_string(),
            organization.id.clone(),
            organization.short(lang).to_owned(),
            formal.unwrap_or_default(),
            row.mention.quote(),
        ];
        cells.extend(facet_cells(dataset, &row.values, lang));
        // Of a cell the row, as RFC 7111 has it.
        cells.push(match &row.mention.cell {
            Some(cell) => format!("{}#row={}", dataset.document.title, cell.row),
            None => row.mention.link(&dataset.document.url),
        });
        cells
    });
    Table { rows: rows.collect(), columns, origin }
}

/// The states of these memberships, which held a status and are not named.
pub fn not_named(
    dataset: &Dataset,
    lang: &str,
    labels: &Labels,
    memberships: &[usize],
    origin: Attribution,
) -> Table {
    let mut columns = vec![column(ID, None), column("name", Some(&labels.name))];
    columns.extend(facet_columns(dataset, lang));
    columns.push(column("evidence", Some(&labels.evidence)));
    let rows = memberships.iter().map(|&index| {
        let membership = &dataset.memberships[index];
        let organization = &dataset.organizations[membership.member];
        let mut cells = vec![organization.id.clone(), organization.short(lang).to_owned()];
        cells.extend(facet_cells(dataset, &membership.values, lang));
        let evidence = membership.evidence.iter().map(|piece| {
            let sources = piece.sources.iter().filter_map(|&index| dataset.sources.get(index));
            let ids: Vec<&str> = sources.map(|source| source.id.as_str()).collect();
            format!("{} ({}; {})", piece.text.get(lang), piece.date, ids.join(", "))
        });
        cells.push(evidence.collect::<Vec<_>>().join(" "));
        cells
    });
    Table { rows: rows.collect(), columns, origin }
}
