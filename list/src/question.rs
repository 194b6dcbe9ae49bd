//! What is asked of a list: which column is what, filters, text, breakdown, order; and all of it as
//! the part of an address behind `#`, which never reaches a server.
//!
//! Columns and values are told by their names, so that an address holds for the next edition of
//! the same list. Knows no browser and no word.

use engine::protocol::{self, FacetQuery, Ignored, Setup, Summary};
use plenary::query::address::{decode, escape, pair, split};

/// How an address of a list begins, behind `#`.
pub const START: &str = "list";

/// Which columns are what, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// The column that names a row.
    pub label: Option<String>,
    /// The columns to filter and count by, in order.
    pub facets: Vec<String>,
    /// Columns with several values in a cell, with what separates them.
    pub multi: Vec<(String, String)>,
    /// The column with a year or a date.
    pub date: Option<String>,
}

/// A filter by one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The column's name.
    pub column: String,
    /// The value; empty for cells without one.
    pub value: String,
    /// Whether rows with it are left out.
    pub exclude: bool,
}

/// What rows are broken down by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The first facet.
    #[default]
    First,
    /// A facet, by its column's name.
    Facet(String),
    /// The years of the date column.
    Year,
}

/// The whole question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What the reader has made of the columns; `None` = what the engine suggests.
    pub roles: Option<Roles>,
    /// Filters, in the order in which they were made.
    pub clauses: Vec<Clause>,
    /// Columns of which a row must have all values that are asked for, instead of any.
    pub all: Vec<String>,
    /// Years of the date column; a row must have one of them.
    pub years: Vec<u16>,
    /// Beginnings of words of the label.
    pub text: String,
    /// The breakdown.
    pub by: By,
    /// The column whose values divide it.
    pub split: Option<String>,
    /// Shares instead of numbers.
    pub percent: bool,
    /// The order of rows: a column's name, and whether the largest come first.
    pub sort: Option<(String, bool)>,
}

impl Question {
    /// What is asked of a value, if anything: whether it is excluded.
    pub fn clause(&self, column: &str, value: &str) -> Option<bool> {
        self.clauses.iter().find(|it| it.column == column && it.value == value).map(|it| it.exclude)
    }

    /// Asks for a value, or no longer.
    pub fn toggle(&mut self, column: &str, value: &str, exclude: bool) {
        let before = self.clause(column, value);
        self.clauses.retain(|it| it.column != column || it.value != value);
        if before != Some(exclude) {
            let (column, value) = (column.to_owned(), value.to_owned());
            self.clauses.push(Clause { column, value, exclude });
        }
    }

    /// Asks for this value of the column and no other; no longer, if that is how it was.
    pub fn toggle_only(&mut self, column: &str, value: &str) {
        let was = self.clauses.iter().filter(|it| it.column == column).count() == 1
            && self.clause(column, value) == Some(false);
        self.clear_column(column);
        if !was {
            self.toggle(column, value, false);
        }
    }

    /// Takes the filters of a column off.
    pub fn clear_column(&mut self, column: &str) {
        self.clauses.retain(|it| it.column != column);
    }

    /// Asks for a year, or no longer.
    pub fn toggle_year(&mut self, year: u16) {
        let before = self.years.len();
        self.years.retain(|it| *it != year);
        if self.years.len() == before {
            self.years.push(year);
            self.years.sort_unstable();
        }
    }

    /// Asks for this year and no other; no longer, if that is how it was.
    pub fn toggle_only_year(&mut self, year: u16) {
        self.years = if self.years == [year] { Vec::new() } else { vec![year] };
    }

    /// Takes every filter off.
    pub fn clear(&mut self) {
        self.clauses.clear();
        self.years.clear();
        self.text.clear();
    }

    /// Whether the text asks for anything.
    pub fn is_searching(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// How many filters are on; the text is one.
    pub fn filters(&self) -> usize {
        self.clauses.len() + self.years.len() + usize::from(self.is_searching())
    }

    /// Whether this goes on with a search that `before` had begun: typing is one act, and its first
    /// letter is where it starts.
    pub fn is_typed_from(&self, before: &Self) -> bool {
        before.is_searching()
            && self.text != before.text
            && Self { text: before.text.clone(), ..self.clone() } == *before
    }

    /// As an address, from its `#` on.
    pub fn write(&self) -> String {
        let mut out = vec![START.to_owned()];
        let list =
            |texts: &[String]| texts.iter().map(|it| escape(it)).collect::<Vec<_>>().join(",");
        let mut put = |name: &str, value: &str| out.push(pair(name, value));
        let sign = |exclude: bool, text: String| if exclude { format!("-{text}") } else { text };
        let mut columns: Vec<&str> = Vec::new();
        // A value that is empty cannot stand in a list: its column stands in one of its own.
        let empty = self.clauses.iter().filter(|it| it.value.is_empty());
        let empty: Vec<String> = empty.map(|it| sign(it.exclude, escape(&it.column))).collect();
        if !empty.is_empty() {
            put("empty", &empty.join(","));
        }
        for clause in self.clauses.iter().filter(|it| !it.value.is_empty()) {
            if !columns.contains(&clause.column.as_str()) {
                columns.push(&clause.column);
            }
        }
        for column in columns {
            let here = self.clauses.iter().filter(|it| it.column == column && !it.value.is_empty());
            let values = here.map(|it| sign(it.exclude, escape(&it.value)));
            put(&format!("f.{column}"), &values.collect::<Vec<_>>().join(","));
        }
        if !self.all.is_empty() {
            put("all", &list(&self.all));
        }
        if !self.years.is_empty() {
            let years: Vec<String> = self.years.iter().map(u16::to_string).collect();
            put("year", &years.join(","));
        }
        if self.is_searching() {
            put("q", &self.text);
        }
        match &self.by {
            By::First => {}
            By::Facet(column) => put("by", column),
            By::Year => put("years", "1"),
        }
        if let Some(column) = &self.split {
            put("split", column);
        }
        if self.percent {
            put("unit", "percent");
        }
        if let Some((column, descending)) = &self.sort {
            put("sort", &sign(*descending, escape(column)));
        }
        if let Some(roles) = &self.roles {
            put("facets", &list(&roles.facets));
            put("label", roles.label.as_deref().unwrap_or_default());
            if let Some(date) = &roles.date {
                put("date", date);
            }
            let multi: Vec<String> =
                roles.multi.iter().flat_map(|(name, by)| [name.clone(), by.clone()]).collect();
            if !multi.is_empty() {
                put("multi", &list(&multi));
            }
        }
        format!("#{}", out.join("&"))
    }

    /// Reads an address, with or without its `#`; gives what was not understood beside it. `None`
    /// if it is not that of a list.
    pub fn read(address: &str) -> Option<(Self, Vec<String>)> {
        let address = address.strip_prefix('#').unwrap_or(address);
        let mut parts = address.split('&');
        if parts.next() != Some(START) {
            return None;
        }
        let mut question = Self::default();
        let mut unknown = Vec::new();
        // A sign means nothing here, and one alone is no text.
        let texts = |value: &str| -> Vec<String> {
            split(value).into_iter().map(|(text, _)| text).filter(|it| !it.is_empty()).collect()
        };
        let some = |value: String| Some(value).filter(|value| !value.is_empty());
        for part in parts.filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let lossy = |text: &str| decode(text).unwrap_or_else(|lossy| lossy);
            let (name, value) = (lossy(name), lossy(value));
            let roles = |question: &mut Self, change: &dyn Fn(&mut Roles)| {
                change(question.roles.get_or_insert_default());
            };
            match name.as_str() {
                "empty" => {
                    for (column, exclude) in split(&value) {
                        if question.clause(&column, "").is_none() {
                            question.toggle(&column, "", exclude);
                        }
                    }
                }
                "all" => question.all = texts(&value),
                "year" => {
                    for text in texts(&value) {
                        match text.parse() {
                            Ok(year) if question.years.contains(&year) => {}
                            Ok(year) => question.toggle_year(year),
                            Err(_) => unknown.push(text),
                        }
                    }
                }
                "q" => question.text = value,
                "by" => question.by = By::Facet(value),
                "years" => question.by = By::Year,
                "split" => question.split = some(value),
                "unit" if value == "percent" => question.percent = true,
                "sort" => question.sort = split(&value).into_iter().next(),
                "facets" => roles(&mut question, &|roles| roles.facets = texts(&value)),
                "label" => roles(&mut question, &|roles| roles.label = some(value.clone())),
                "date" => roles(&mut question, &|roles| roles.date = some(value.clone())),
                "multi" => {
                    let pairs = texts(&value);
                    let pairs: Vec<(String, String)> = pairs
                        .chunks_exact(2)
                        .map(|pair| (pair[0].clone(), pair[1].clone()))
                        .collect();
                    roles(&mut question, &|roles| roles.multi.clone_from(&pairs));
                }
                _ => match name.strip_prefix("f.") {
                    Some(column) => {
                        for (value, exclude) in split(&value) {
                            if question.clause(column, &value).is_none() {
                                question.toggle(column, &value, exclude);
                            }
                        }
                    }
                    None => unknown.push(name),
                },
            }
        }
        Some((question, unknown))
    }

    /// The setup that the engine is to have for a list, and what it does not have of the roles.
    pub fn setup(&self, summary: &Summary) -> (Setup, Vec<String>) {
        let Some(roles) = &self.roles else { return (summary.suggested.clone(), Vec::new()) };
        let mut unknown = Vec::new();
        let mut find = |name: &String| {
            let found = column(summary, name);
            if found.is_none() {
                unknown.push(name.clone());
            }
            found
        };
        let setup = Setup {
            label: roles.label.as_ref().and_then(&mut find),
            facets: roles.facets.iter().filter_map(&mut find).collect(),
            multi: roles
                .multi
                .iter()
                .filter_map(|(name, by)| Some((find(name)?, by.clone())))
                .collect(),
            date: roles.date.as_ref().and_then(&mut find),
        };
        (setup, unknown)
    }

    /// The filters as the engine takes them, and the columns that it does not have.
    pub fn query(&self, summary: &Summary) -> (protocol::Query, Vec<String>) {
        let mut query = protocol::Query {
            facets: Vec::new(),
            text: self.text.clone(),
            years: self.years.clone(),
        };
        let mut unknown = Vec::new();
        for clause in &self.clauses {
            let Some(facet) = column(summary, &clause.column) else {
                if !unknown.contains(&clause.column) {
                    unknown.push(clause.column.clone());
                }
                continue;
            };
            let place = query.facets.iter().position(|it| it.facet == facet);
            let place = place.unwrap_or_else(|| {
                let all = self.all.contains(&clause.column);
                query.facets.push(FacetQuery { facet, all, ..FacetQuery::default() });
                query.facets.len() - 1
            });
            let filter = &mut query.facets[place];
            let values = if clause.exclude { &mut filter.exclude } else { &mut filter.include };
            values.push(clause.value.clone());
        }
        (query, unknown)
    }

    /// What of it has an effect: no filter by a column that is no facet, by a value that the engine
    /// ignored, by years or words where no column has them. What is said of the rows is said of this.
    pub fn in_force(&self, summary: &Summary, setup: &Setup, ignored: &[Ignored]) -> Self {
        let mut kept = self.clone();
        kept.clauses.retain(|clause| {
            column(summary, &clause.column).is_some_and(|facet| {
                let is_unknown = |it: &Ignored| {
                    it.facet == facet && it.value.as_ref().is_none_or(|it| *it == clause.value)
                };
                setup.facets.contains(&facet) && !ignored.iter().any(is_unknown)
            })
        });
        if setup.date.is_none() {
            kept.years.clear();
        }
        if setup.label.is_none() {
            kept.text.clear();
        }
        kept
    }
}

/// A column by its name.
pub fn column(summary: &Summary, name: &str) -> Option<usize> {
    summary.columns.iter().position(|column| column.name == name)
}

impl Roles {
    /// A setup in names.
    pub fn of(setup: &Setup, summary: &Summary) -> Self {
        let name = |&at: &usize| summary.columns.get(at).map(|column| column.name.clone());
        Self {
            label: setup.label.as_ref().and_then(name),
            facets: setup.facets.iter().filter_map(name).collect(),
            multi: setup
                .multi
                .iter()
                .filter_map(|(at, by)| Some((name(at)?, by.clone())))
                .collect(),
            date: setup.date.as_ref().and_then(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{By, Clause, Question, Roles};
    use engine::protocol::{self, Ignored, Setup};
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z]{1,6}",
            "[-,\\\\&=# %+;ёя中]{1,5}",
            Just("list".to_owned()),
            Just("f.x".to_owned()),
        ]
    }

    #[test]
    fn only_what_has_an_effect_is_in_force() {
        let column = |name: &str| protocol::Column { name: name.to_owned(), ..Default::default() };
        let summary = protocol::Summary {
            columns: ["name", "kind", "year"].map(column).to_vec(),
            ..Default::default()
        };
        let (question, _) =
            Question::read("#list&f.kind=a,-b,c&f.year=2001&f.gone=x&year=2001&q=bo").unwrap();
        let ignored = [Ignored { facet: 1, value: Some("c".to_owned()) }];
        let setup = |label, facets: &[usize], date| Setup {
            label,
            facets: facets.to_vec(),
            date,
            ..Setup::default()
        };
        let kept = question.in_force(&summary, &setup(Some(0), &[1, 2], Some(2)), &ignored);
        assert_eq!(kept.write(), "#list&f.kind=a,-b&f.year=2001&year=2001&q=bo");
        let kept = question.in_force(&summary, &setup(None, &[1], None), &[]);
        assert_eq!(kept.write(), "#list&f.kind=a,-b,c");
        let ignored = [Ignored { facet: 1, value: None }];
        let kept = question.in_force(&summary, &setup(None, &[1], None), &ignored);
        assert_eq!(kept.filters(), 0);
    }

    prop_compose! {
        fn roles()(
            label in proptest::option::of(text()),
            facets in proptest::collection::vec(text(), 0..4),
            multi in proptest::collection::vec((text(), text()), 0..3),
            date in proptest::option::of(text()),
        ) -> Roles {
            Roles { label, facets, multi, date }
        }
    }

    prop_compose! {
        fn question()(
            roles in proptest::option::of(roles()),
            clauses in proptest::collection::vec(
                (text(), prop_oneof![4 => text(), 1 => Just(String::new())], any::<bool>()), 0..5),
            all in proptest::collection::vec(text(), 0..3),
            years in proptest::collection::btree_set(1000u16..3000, 0..4),
            search in prop_oneof![Just(String::new()), text()],
            by in prop_oneof![
                Just(By::First), Just(By::Year), text().prop_map(By::Facet)],
            split in proptest::option::of(text()),
            percent in any::<bool>(),
            sort in proptest::option::of((text(), any::<bool>())),
        ) -> Question {
            let mut question = Question {
                roles, all, years: years.into_iter().collect(), text: search, by, split, percent, sort, ..Question::default()
            };
            // Filters by one column stand together in an address, those by empty cells first.
            let mut clauses = clauses;
            clauses.sort_by_key(|it| (!it.1.is_empty(), it.0.clone()));
            for (column, value, exclude) in clauses {
                if question.clause(&column, &value).is_none() {
                    question.clauses.push(Clause { column, value, exclude });
                }
            }
            if !question.is_searching() {
                question.text.clear();
            }
            question
        }
    }

    proptest! {
        #[test]
        fn an_address_gives_back_the_question(question in question()) {
            let address = question.write();
            let (read, unknown) = Question::read(&address).unwrap();
            prop_assert_eq!(&read, &question, "{}", address);
            prop_assert!(unknown.is_empty());
        }

        #[test]
        fn any_address_is_read_or_is_no_list(address in "\\PC*") {
            if let Some((question, _)) = Question::read(&format!("#list&{address}")) {
                let again = Question::read(&question.write()).unwrap().0;
                prop_assert_eq!(again.filters(), question.filters());
            }
            let other = format!("x{address}");
            prop_assert!(Question::read(&other).is_none());
        }

        #[test]
        fn an_act_done_twice_is_undone(question in question(), column in text(), value in text()) {
            let mut twice = question.clone();
            twice.clear_column(&column);
            let before = twice.clone();
            twice.toggle(&column, &value, true);
            twice.toggle(&column, &value, true);
            prop_assert_eq!(&twice, &before);
            twice.toggle_only(&column, &value);
            prop_assert_eq!(twice.clause(&column, &value), Some(false));
            twice.toggle_only(&column, &value);
            prop_assert_eq!(twice, before);
        }
    }

    #[test]
    fn addresses_are_to_be_read_by_people() {
        let mut question = Question::default();
        question.toggle("category", "observer", false);
        question.toggle("category", "partner, dialogue", false);
        question.toggle("region", "-asia", true);
        question.toggle("region", "", false);
        question.by = By::Facet("region".to_owned());
        assert_eq!(
            question.write(),
            "#list&empty=region&f.category=observer,partner%5C,%20dialogue&f.region=-%5C-asia&by=region"
        );
    }
}
