//! Points, themes, other editions, remarks and ways of counting, as the door reads them. A dataset
//! need not have any of them.

use super::facets::FacetDraft;
use super::organizations::{Places, reference};
use super::parts::{
    Ids, NOT_KNOWN, Sources, known, known_text, localized, mention, note, text_or_localized,
};
use crate::data::cursor::Cursor;
use crate::data::model::Membership;
use crate::data::problem::{Thing, What};
use crate::data::reported::{
    Alternative, Edition, Figure, Guest, Point, Precision, Remark, Series, Theme,
};
use crate::data::value::{Localized, Note, Sourced};

/// A text in one member with its sources in another.
fn sourced(at: Cursor, key: &str, sources: &Sources, of: &str) -> Option<Note> {
    let text = localized(at.get(key));
    (!text.0.is_empty()).then(|| Sourced { value: text, sources: sources.of(at, of) })
}

/// The entries of list `key` that `read` understands and whose ids are new.
fn each<T>(root: Cursor, key: &str, read: impl Fn(Cursor, String) -> Option<T>) -> Vec<T> {
    let mut ids = Ids::default();
    let entry = |at: Cursor| {
        let id = at.need_text("id")?;
        if ids.add(at, &id) { read(at, id) } else { None }
    };
    root.items_or_none(key).into_iter().filter_map(entry).collect()
}

/// Themes and points.
pub fn points(root: Cursor, sources: &Sources) -> (Vec<Theme>, Vec<Point>) {
    let themes = each(root, "themes", |at, id| {
        Some(Theme { id, label: localized(at.need("label", Thing::Localized)) })
    });
    let theme = |at: Cursor| {
        let id = at.text()?;
        let found = themes.iter().position(|theme| theme.id == id);
        if found.is_none() {
            at.report(What::Unknown(Thing::Theme, id.to_owned()));
        }
        found
    };
    let points = each(root, "points", |at, id| {
        Some(Point {
            id,
            verb: at.need_text("verb")?,
            summary: sourced(at, "summary", sources, "summary_sources")?,
            themes: at.items_or_none("themes").into_iter().filter_map(theme).collect(),
            mention: mention(at.get("mention")),
        })
    });
    (themes, points)
}

/// The other meetings of the series, and what holds for all of them.
pub fn editions(root: Cursor, places: &Places, sources: &Sources) -> (Vec<Edition>, Series) {
    let guest = |at: Cursor| {
        let organization =
            at.get("organization").and_then(|_| reference(at, "organization", places));
        Some(Guest {
            name: text_or_localized(at.need("name", Thing::Localized)?),
            organization: organization.map(|(index, _)| index),
            part_of: at.get("part_of").and_then(Cursor::text).map(str::to_owned),
        })
    };
    let series = root.get("series");
    let listed =
        series.map(|at| each(at, "figures", |at, id| Some((id, localized(at.get("label"))))));
    let kinds = listed.unwrap_or_default();
    let figure = |at: Cursor| {
        let what = at.need_text("what")?;
        let Some(kind) = kinds.iter().position(|(id, _)| *id == what) else {
            at.report(What::Unknown(Thing::Figure, what));
            return None;
        };
        Some(Figure {
            kind,
            what: kinds[kind].1.clone(),
            value: at.need("value", Thing::Whole)?.count()?,
            precision: match at.text_or_empty("precision").as_str() {
                "about" => Precision::About,
                "more-than" => Precision::MoreThan,
                _ => Precision::Exact,
            },
        })
    };
    let editions = each(root, "editions", |at, id| {
        let named = at.get("named");
        // A text says that the participations of this dataset are those named.
        let is_this = named.is_some_and(|at| at.as_text().is_some_and(|text| text != NOT_KNOWN));
        Some(Edition {
            id,
            number: at.need("number", Thing::Whole)?.count()?,
            year: at.need("year", Thing::Whole)?.count()?,
            is_reported: at.text_or_empty("existence") == "reported",
            date: known_text(at.get("date")),
            city: known(at.get("city"), |at| Some(text_or_localized(at))),
            theme: known(at.get("theme"), |at| Some(localized(Some(at)))),
            figures: at.items_or_none("numbers").into_iter().filter_map(figure).collect(),
            named: (!is_this)
                .then(|| at.items_or_none("named").into_iter().filter_map(guest).collect()),
            known: localized(at.get("completeness")),
            note: localized(at.get("note")),
            is_comparable: at.flag("comparable", true),
            sources: sources.of(at, "sources"),
        })
    });
    let before = series.and_then(|at| at.get("predecessor"));
    let notes = [
        series.and_then(|at| sourced(at, "note", sources, "note_sources")),
        series.and_then(|at| sourced(at, "since", sources, "since_sources")),
        before.and_then(|at| note(at, sources)),
    ];
    (editions, Series { notes: notes.into_iter().flatten().collect() })
}

/// Remarks on how the document is to be read.
pub fn remarks(root: Cursor, sources: &Sources) -> Vec<Remark> {
    each(root, "notes", |at, _| {
        Some(Remark { kind: at.text_or_empty("type"), note: note(at, sources)? })
    })
}

/// What the dataset says where sources disagree on a status: by value of the roster's facet.
pub fn disagreements(roster: Cursor, facet: &FacetDraft, sources: &Sources) -> Vec<(u32, Note)> {
    let role = |at: Cursor| {
        let status = facet.codes(at.need("id", Thing::Value)).into_iter().next()?;
        Some((status, sourced(at, "disagreement", sources, "disagreement_sources")?))
    };
    roster.items_or_none("roles").into_iter().filter_map(role).collect()
}

/// Other ways of counting who held a status.
pub fn alternatives(
    roster: Cursor,
    facet: &FacetDraft,
    places: &Places,
    memberships: &[Membership],
    sources: &Sources,
) -> Vec<Alternative> {
    let members = |at: Cursor, key: &str| -> Vec<usize> {
        let place = |at: Cursor| {
            let id = at.text()?;
            let organization = places.find(id);
            let found =
                memberships.iter().position(|membership| Some(membership.member) == organization);
            if found.is_none() {
                at.report(What::Unknown(Thing::Member, id.to_owned()));
            }
            found
        };
        at.items_or_none(key).into_iter().filter_map(place).collect()
    };
    each(roster, "alternatives", |at, id| {
        let reason: Localized = localized(at.need("reason", Thing::Localized));
        Some(Alternative {
            id,
            status: facet.codes(at.need("role", Thing::Value)).into_iter().next()?,
            label: localized(at.need("label", Thing::Localized)),
            without: members(at, "without"),
            with: members(at, "with"),
            reason: Sourced { value: reason, sources: sources.of(at, "sources") },
        })
    })
}
