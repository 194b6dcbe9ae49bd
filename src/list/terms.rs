//! A query in the engine's terms: places of columns instead of their names. What the list does not have
//! is told, and has no effect.

use crate::query::{By, Order, Query, Roles};
use engine::protocol::{self, FacetQuery, Ignored, Setup, Summary};

/// A column by its name.
pub fn column(summary: &Summary, name: &str) -> Option<usize> {
    summary.columns.iter().position(|column| column.name == name)
}

/// The name of a column.
pub fn name(summary: &Summary, column: usize) -> Option<String> {
    summary.columns.get(column).map(|column| column.name.clone())
}

/// Whether a column was made of another one.
pub fn is_made(summary: &Summary, column: usize) -> bool {
    summary.columns.get(column).is_some_and(|column| column.made.is_some())
}

/// How many columns stand in the file; those that were made come after them.
pub fn own(summary: &Summary) -> usize {
    summary.columns.iter().take_while(|column| column.made.is_none()).count()
}

/// A setup in names.
pub fn roles(setup: &Setup, summary: &Summary) -> Roles {
    let name = |&at: &usize| name(summary, at);
    let multi = setup.multi.iter();
    // Without columns that were made: nobody chose them, and they go when their column is matched no more.
    let own = |at: &usize| !is_made(summary, *at);
    Roles {
        label: setup.label.as_ref().and_then(name),
        facets: setup.facets.iter().filter(|at| own(at)).filter_map(name).collect(),
        multi: multi
            .filter(|(at, _)| own(at))
            .filter_map(|(at, by)| Some((name(at)?, by.clone())))
            .collect(),
        date: setup.date.as_ref().and_then(name),
        also: Some(setup.also.iter().filter_map(name).collect()),
        source: Some(setup.source.as_ref().and_then(name).unwrap_or_default()),
    }
}

/// Whether the reader has said that a column is years or dates: these are counted by their years.
fn is_said_to_be_dates(column: &protocol::Column) -> bool {
    use protocol::ColumnKind::{Date, Year};
    column.said && matches!(column.kind, Year | Date)
}

/// Makes a column something else.
pub fn make(roles: &mut Roles, own: &str, role: &str) {
    let own = own.to_owned();
    let counted = roles.facets.iter().position(|facet| *facet == own);
    // A date is counted by its years and asked for as a date, and is no filter beside.
    let counts = matches!(role, "both" | "facet");
    if let Some(place) = counted.filter(|_| !counts) {
        roles.facets.remove(place);
        roles.multi.retain(|(column, _)| *column != own);
    }
    if counts && counted.is_none() {
        roles.facets.push(own.clone());
    }
    let also = roles.also.get_or_insert_default();
    also.retain(|name| *name != own);
    for only in [&mut roles.label, &mut roles.date, &mut roles.source] {
        if only.as_ref() == Some(&own) {
            *only = None;
        }
    }
    match role {
        "label" | "both" => roles.label = Some(own),
        "also" => also.push(own),
        "date" => roles.date = Some(own),
        "source" => roles.source = Some(own),
        _ => {}
    }
    // That no column says where rows come from is said, too.
    roles.source.get_or_insert_default();
}

/// The setup that the engine is to have for a list, and what it does not have of the roles.
pub fn setup(query: &Query, summary: &Summary) -> (Setup, Vec<String>) {
    let Some(roles) = &query.roles else { return (summary.suggested.clone(), Vec::new()) };
    let mut unknown = Vec::new();
    let mut find = |name: &String| {
        let found = column(summary, name);
        if found.is_none() {
            unknown.push(name.clone());
        }
        found
    };
    let suggested = &summary.suggested;
    let label = roles.label.as_ref().and_then(&mut find);
    let also: Vec<usize> = match &roles.also {
        Some(also) => also.iter().filter_map(&mut find).collect(),
        None => suggested.also.iter().copied().filter(|at| Some(*at) != label).collect(),
    };
    let source = match roles.source.as_deref() {
        Some("") => None,
        Some(_) => roles.source.as_ref().and_then(&mut find),
        None => suggested.source,
    };
    // What was searched is searched, whatever names the row.
    let all = suggested.label.iter().chain(&suggested.also).chain(&suggested.search).copied();
    let search = all.filter(|at| Some(*at) != label && !also.contains(at)).collect();
    let mut facets: Vec<usize> = roles.facets.iter().filter_map(&mut find).collect();
    facets.retain(|&at| !is_said_to_be_dates(&summary.columns[at]));
    let mut multi: Vec<(usize, String)> =
        roles.multi.iter().filter_map(|(name, by)| Some((find(name)?, by.clone()))).collect();
    let made = |at: &usize| is_made(summary, *at);
    facets.extend(suggested.facets.iter().filter(|at| made(at)));
    multi.extend(suggested.multi.iter().filter(|(at, _)| made(at)).cloned());
    let setup = Setup {
        label,
        also,
        search,
        source,
        facets,
        multi,
        date: roles.date.as_ref().and_then(&mut find),
        ..summary.suggested.clone()
    };
    (setup, unknown)
}

/// The filters as the engine takes them, and the columns that the list does not have.
pub fn filters(query: &Query, summary: &Summary) -> (protocol::Query, Vec<String>) {
    let mut asked = protocol::Query {
        facets: Vec::new(),
        text: query.text.clone(),
        years: query.years.clone(),
        from: query.range.0.clone(),
        to: query.range.1.clone(),
        ..protocol::Query::default()
    };
    let mut unknown = Vec::new();
    for clause in &query.clauses {
        let Some(facet) = column(summary, &clause.facet) else {
            if !unknown.contains(&clause.facet) {
                unknown.push(clause.facet.clone());
            }
            continue;
        };
        let known = asked.facets.iter().position(|other| other.facet == facet);
        let place = known.unwrap_or_else(|| {
            let all = query.all.contains(&clause.facet);
            asked.facets.push(FacetQuery { facet, all, ..FacetQuery::default() });
            asked.facets.len() - 1
        });
        let filter = &mut asked.facets[place];
        let values = if clause.exclude { &mut filter.exclude } else { &mut filter.include };
        values.push(clause.value.clone());
    }
    (asked, unknown)
}

/// What of a query has an effect: no filter by a column that is no facet, by a value that the engine
/// ignored, by years or words where no column has them. What is said of the rows is said of this.
pub fn effective(query: &Query, summary: &Summary, setup: &Setup, ignored: &[Ignored]) -> Query {
    let mut kept = query.clone();
    kept.clauses.retain(|clause| {
        column(summary, &clause.facet).is_some_and(|facet| {
            let is_unknown = |part: &Ignored| {
                part.facet == facet
                    && part.value.as_ref().is_none_or(|value| *value == clause.value)
            };
            setup.facets.contains(&facet) && !ignored.iter().any(is_unknown)
        })
    });
    if setup.date.is_none() {
        kept.years.clear();
        kept.range = Default::default();
    }
    if searched(setup).is_empty() {
        kept.text.clear();
    }
    kept
}

/// The columns that are searched, the one that names the row first.
pub fn searched(setup: &Setup) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    for &at in setup.label.iter().chain(&setup.also).chain(&setup.search) {
        if !all.contains(&at) {
            all.push(at);
        }
    }
    all
}

/// In which order values stand.
pub fn order(query: &Query) -> protocol::Order {
    match query.order {
        Order::Value => protocol::Order::Value,
        Order::Original | Order::Count => protocol::Order::Count,
    }
}

/// What the rows are broken down by; nothing where there is no facet and no year.
pub fn by(query: &Query, summary: &Summary, setup: &Setup) -> Option<protocol::By> {
    let first = setup.facets.first().map(|&facet| protocol::By::Facet(facet));
    let year = setup.date.map(|_| protocol::By::Year);
    match &query.by {
        By::Year if year.is_some() => year,
        By::Month if year.is_some() => Some(protocol::By::Month),
        By::Facet(name) => column(summary, name)
            .filter(|facet| setup.facets.contains(facet))
            .map(protocol::By::Facet)
            .or(first)
            .or(year),
        By::First | By::Year | By::Month => first.or(year),
    }
}

/// What divides the breakdown.
pub fn split(query: &Query, summary: &Summary, setup: &Setup, by: protocol::By) -> Option<usize> {
    let facet = column(summary, query.split.as_ref()?)?;
    (setup.facets.contains(&facet) && by != protocol::By::Facet(facet)).then_some(facet)
}

#[cfg(test)]
mod tests {
    use super::{effective, make, setup};
    use crate::query::{Query, Roles, read_list, write_list};
    use engine::protocol::{self, Ignored, Setup};

    #[test]
    fn only_what_has_an_effect_is_told() {
        let column = |name: &str| protocol::Column { name: name.to_owned(), ..Default::default() };
        let summary = protocol::Summary {
            columns: ["name", "kind", "year"].map(column).to_vec(),
            ..Default::default()
        };
        let (query, _) =
            read_list(&[], "#list&f.kind=a,-b,c&f.year=2001&f.gone=x&year=2001&q=bo").unwrap();
        let ignored = [Ignored { facet: 1, value: Some("c".to_owned()) }];
        let setup = |label, facets: &[usize], date| Setup {
            label,
            facets: facets.to_vec(),
            date,
            ..Setup::default()
        };
        let kept = effective(&query, &summary, &setup(Some(0), &[1, 2], Some(2)), &ignored);
        assert_eq!(write_list(&kept), "#list&f.kind=a,-b&f.year=2001&year=2001&q=bo");
        let kept = effective(&query, &summary, &setup(None, &[1], None), &[]);
        assert_eq!(write_list(&kept), "#list&f.kind=a,-b,c");
        let ignored = [Ignored { facet: 1, value: None }];
        let kept = effective(&query, &summary, &setup(None, &[1], None), &ignored);
        assert_eq!(kept.filters(), 0);
    }

    #[test]
    fn a_column_is_one_thing_or_names_the_row_and_is_counted() {
        let mut roles = Roles { facets: vec!["kind".into()], ..Roles::default() };
        for (column, role) in
            [("name", "both"), ("last", "also"), ("day", "date"), ("url", "source")]
        {
            make(&mut roles, column, role);
        }
        assert_eq!(roles.facets, ["kind", "name"]);
        assert_eq!((roles.label.as_deref(), roles.date.as_deref()), (Some("name"), Some("day")));
        assert_eq!(
            (roles.also.clone(), roles.source.as_deref()),
            (Some(vec!["last".into()]), Some("url"))
        );
        for column in ["name", "last", "day", "url", "kind"] {
            make(&mut roles, column, "text");
        }
        let none =
            Roles { also: Some(Vec::new()), source: Some(String::new()), ..Roles::default() };
        assert_eq!(roles, none);
    }

    #[test]
    fn a_column_that_is_made_a_date_is_no_filter() {
        let mut roles = Roles { facets: vec!["day".into(), "kind".into()], ..Roles::default() };
        make(&mut roles, "day", "date");
        assert_eq!((roles.facets.len(), roles.date.as_deref()), (1, Some("day")));
        // Nor is one whose cells are said to be dates.
        let column = |name: &str, said| protocol::Column {
            name: name.to_owned(),
            kind: if said { protocol::ColumnKind::Year } else { protocol::ColumnKind::Text },
            said,
            ..Default::default()
        };
        let summary = protocol::Summary {
            columns: vec![column("name", false), column("day", true), column("kind", false)],
            ..Default::default()
        };
        let roles = Roles { facets: vec!["day".into(), "kind".into()], ..Roles::default() };
        let query = Query { roles: Some(roles), ..Query::default() };
        assert_eq!(setup(&query, &summary).0.facets, [2]);
    }
}
