//! The question: everything about the page that can be shared, as plain data, and the acts that
//! change it. Facets and values are indices into the dataset the query was read for.

use crate::data::Dataset;

/// One ticked value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Index of the facet.
    pub facet: usize,
    /// Index of the value in the facet.
    pub value: u32,
    /// Whether participants with the value are left out instead of asked for.
    pub exclude: bool,
}

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SortKey {
    /// Place in the sentence.
    #[default]
    Printed,
    /// Short name, blind to case and diacritics.
    Name,
    /// The institutional order of a facet, then printed order.
    Facet(usize),
    /// Points by theme; the table of participants, which have none, keeps printed order.
    Theme,
}

/// Order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// From last to first.
    pub descending: bool,
}

/// Which screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum View {
    /// Who is named: breakdown and table.
    #[default]
    Who,
    /// Which states held a status that day, named and not named.
    Status,
    /// What the document reports of its participants together.
    Points,
    /// The other meetings of the series.
    Editions,
    /// Sources and method.
    Sources,
    /// The reader's own copy of the document, checked.
    Check,
    /// All views one below the other, to be printed.
    Report,
}

impl View {
    /// Every view with its `view=` value. Tests that must see each view go through this list.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("who", Self::Who),
        ("status", Self::Status),
        ("points", Self::Points),
        ("editions", Self::Editions),
        ("sources", Self::Sources),
        ("check", Self::Check),
        ("report", Self::Report),
    ];

    /// Its `view=` value.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, view)| *view == self).map_or("", |(name, _)| name)
    }

    /// Whether a dataset has something to show in this view.
    pub fn is_in(self, dataset: &Dataset) -> bool {
        match self {
            Self::Status => dataset.roster.is_some() && !dataset.memberships.is_empty(),
            Self::Points => !dataset.points.is_empty(),
            Self::Editions => !dataset.editions.is_empty(),
            Self::Who | Self::Sources | Self::Check | Self::Report => true,
        }
    }
}

/// The page inside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embed {
    /// One view, whose filters can be used.
    Usable,
    /// One view as it is.
    Fixed,
}

impl Embed {
    /// Each with its `embed=` value.
    pub const ALL: &'static [(&'static str, Self)] = &[("1", Self::Usable), ("fixed", Self::Fixed)];
}

/// The schemes of colours that an address can ask for, as `scheme=` and the style sheet name them.
pub const SCHEMES: &[&str] = &["light", "dark"];

/// The state of the page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// Ticked values, in order of addition, each at most once.
    pub clauses: Vec<Clause>,
    /// Text searched for, as typed.
    pub text: String,
    /// Facet of the breakdown.
    pub by: usize,
    /// Second facet of the breakdown; never `by`.
    pub split: Option<usize>,
    /// Order of the table.
    pub sort: Sort,
    /// Screen.
    pub view: View,
    /// Themes that points are filtered by; any of them.
    pub themes: Vec<usize>,
    /// Alternatives by which statuses are counted, at most one a status; none is as in force.
    pub basis: Vec<usize>,
    /// Id of the organization whose card is open.
    pub show: Option<String>,
    /// Language tag, if the reader chose one.
    pub lang: Option<String>,
    /// Whether the page stands inside another one.
    pub embed: Option<Embed>,
    /// The scheme of colours, one of [`SCHEMES`]; `None` follows the reader's own.
    pub scheme: Option<&'static str>,
}

impl Query {
    /// The clause on this value, if there is one.
    pub fn clause(&self, facet: usize, value: u32) -> Option<Clause> {
        self.clauses.iter().copied().find(|c| c.facet == facet && c.value == value)
    }

    /// Ticks a value, or unticks it; an excluded value becomes a wanted one.
    pub fn toggle(&mut self, facet: usize, value: u32) {
        self.set(facet, value, Some(false));
    }

    /// Excludes a value, or takes the exclusion back; a wanted value becomes an excluded one.
    pub fn toggle_exclude(&mut self, facet: usize, value: u32) {
        self.set(facet, value, Some(true));
    }

    /// Removes any clause on a value.
    pub fn remove(&mut self, facet: usize, value: u32) {
        self.set(facet, value, None);
    }

    fn set(&mut self, facet: usize, value: u32, exclude: Option<bool>) {
        let before = self.clause(facet, value);
        self.clauses.retain(|c| (c.facet, c.value) != (facet, value));
        if let Some(exclude) = exclude
            && before.is_none_or(|c| c.exclude != exclude)
        {
            self.clauses.push(Clause { facet, value, exclude });
        }
    }

    /// Leaves this value as the facet's only filter, or takes that filter back if it is the only
    /// one already; the other facets stay.
    pub fn toggle_only(&mut self, facet: usize, value: u32) {
        let own: Vec<Clause> = self.clauses.iter().copied().filter(|c| c.facet == facet).collect();
        let is_only = own == [Clause { facet, value, exclude: false }];
        self.clear_facet(facet);
        if !is_only {
            self.toggle(facet, value);
        }
    }

    /// Removes a facet's filter.
    pub fn clear_facet(&mut self, facet: usize) {
        self.clauses.retain(|c| c.facet != facet);
    }

    /// Removes every filter and the text; breakdown, order and language stay.
    pub fn clear(&mut self) {
        self.clauses.clear();
        self.text.clear();
    }

    /// This query as others are given it: without an open card, a frame or its colours.
    pub fn shared(&self) -> Self {
        Self { show: None, embed: None, scheme: None, ..self.clone() }
    }

    /// How many filters there are; the text is one.
    pub fn filters(&self) -> usize {
        self.clauses.len() + usize::from(self.is_searching())
    }

    /// Whether the text asks for anything.
    pub fn is_searching(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Whether this goes on with a search that `before` had begun: typing is one act, and its first
    /// letter is where it starts.
    pub fn is_typed_from(&self, before: &Self) -> bool {
        before.is_searching()
            && self.text != before.text
            && Self { text: before.text.clone(), ..self.clone() } == *before
    }

    /// Breaks down by a facet; a split by the same one would say nothing and is dropped.
    pub fn break_down(&mut self, by: usize) {
        self.by = by;
        if self.split == Some(by) {
            self.split = None;
        }
    }

    /// Filters the points by a theme, or no longer.
    pub fn toggle_theme(&mut self, theme: usize) {
        match self.themes.iter().position(|other| *other == theme) {
            Some(at) => {
                self.themes.remove(at);
            }
            None => self.themes.push(theme),
        }
    }

    /// The points under the themes asked for, in the order asked for: as printed, or sorted by
    /// their first theme.
    pub fn points(&self, dataset: &Dataset) -> Vec<usize> {
        let shown = |&at: &usize| {
            let themes = &dataset.points[at].themes;
            self.themes.is_empty() || themes.iter().any(|theme| self.themes.contains(theme))
        };
        let printed: Vec<usize> = (0..dataset.points.len()).filter(shown).collect();
        if self.sort.key != SortKey::Theme {
            return printed;
        }
        let first = |theme: usize| {
            let own = printed.iter().copied();
            own.filter(move |&at| dataset.points[at].themes.first() == Some(&theme))
        };
        let without = printed.iter().copied().filter(|&at| dataset.points[at].themes.is_empty());
        (0..dataset.themes.len()).flat_map(first).chain(without).collect()
    }

    /// Counts a status by an alternative, or as in force; the other statuses stay.
    pub fn count_by(&mut self, dataset: &Dataset, status: u32, alternative: Option<usize>) {
        let roster = dataset.roster.iter();
        let own: Vec<usize> = roster
            .flat_map(|roster| roster.alternatives.iter().enumerate())
            .filter(|(_, it)| it.status == status)
            .map(|(index, _)| index)
            .collect();
        self.basis.retain(|index| !own.contains(index));
        if let Some(index) = alternative.filter(|index| own.contains(index)) {
            let place = self.basis.partition_point(|other| *other < index);
            self.basis.insert(place, index);
        }
    }

    /// Whether each membership counts as a status held that day, on the basis chosen.
    pub fn counted(&self, dataset: &Dataset) -> Vec<bool> {
        let mut counted: Vec<bool> = dataset.memberships.iter().map(|it| it.in_force).collect();
        let Some(roster) = &dataset.roster else { return counted };
        for alternative in self.basis.iter().filter_map(|&index| roster.alternatives.get(index)) {
            for (list, is) in [(&alternative.without, false), (&alternative.with, true)] {
                for &membership in list {
                    counted[membership] = is;
                }
            }
        }
        counted
    }

    /// Splits the breakdown by a second facet, or not at all.
    pub fn split_by(&mut self, facet: Option<usize>) {
        self.split = facet.filter(|facet| *facet != self.by);
    }

    /// Sorts by a key; the same key again turns the order round.
    pub fn sort_by(&mut self, key: SortKey) {
        let descending = self.sort.key == key && !self.sort.descending;
        self.sort = Sort { key, descending };
    }
}
