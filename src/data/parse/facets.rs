//! Facets, and the values of rows under them, as the door reads them. Names no facet.

use super::parts::{DOES_NOT_APPLY, Ids, NOT_KNOWN, known_text, localized, mention};
use crate::data::cursor::Cursor;
use crate::data::mention::Mention;
use crate::data::model::{Basis, Facet, FacetValue, Membership, Participation, ValueKind};
use crate::data::problem::{Thing, What};
use crate::data::value::Localized;

/// A facet while rows are read: it learns whether values are missing.
pub struct FacetDraft {
    /// The facet as far as it is read.
    pub facet: Facet,
    /// The member that holds the value in a row or its organization.
    pub field: String,
    index: Ids,
    labels: [Option<Localized>; 2],
}

const DRAFT_DOES_NOT_APPLY: u32 = u32::MAX - 1;
const DRAFT_NOT_KNOWN: u32 = u32::MAX;

impl FacetDraft {
    pub fn read(at: Cursor) -> Option<Self> {
        let id = at.need_text("id")?;
        let label = localized(at.need("label", Thing::Localized));
        let mut index = Ids::default();
        let mut values = Vec::new();
        for at in at.need_items("values") {
            let Some(id) = at.need_text("id") else { continue };
            if !index.add(at, &id) {
                continue;
            }
            let label = localized(at.need("label", Thing::Localized));
            let mut also = at.texts("also");
            also.extend(at.get("code").and_then(|at| at.text().map(str::to_owned)));
            values.push(FacetValue {
                id,
                short: at.get("short").map_or_else(|| label.clone(), |at| localized(Some(at))),
                label,
                one: at.get("one").map(|at| localized(Some(at))),
                printed: known_text(at.get("printed")).into_known(),
                mention: mention(at.get("mention")),
                also,
                kind: ValueKind::Proper,
            });
        }
        let basis = match at.text_or_empty("basis").as_str() {
            "printed" => Basis::Printed,
            "standard" => Basis::Standard,
            _ => Basis::Ours,
        };
        let label_of = |key| at.get(key).map(|at| localized(Some(at)));
        Some(Self {
            field: at.get("field").and_then(Cursor::text).unwrap_or(&id).to_owned(),
            labels: [label_of("does_not_apply"), label_of("not_known")],
            index,
            facet: Facet {
                short: label_of("short").unwrap_or_else(|| label.clone()),
                qualifier: label_of("qualifier"),
                has_siblings: at.flag("siblings", false),
                multiple: at.flag("multiple", false),
                id,
                label,
                basis,
                values,
            },
        })
    }

    /// The value indices of one row, from its own entry or its organization's.
    pub fn cell<'a>(&self, entry: Cursor<'a>, owner: Cursor<'a>) -> Vec<u32> {
        let at = entry.get(&self.field).or_else(|| owner.get(&self.field));
        if at.is_none() {
            entry.report(What::Unknown(Thing::ValueOf, self.field.clone()));
        }
        self.codes(at)
    }

    pub fn codes(&self, at: Option<Cursor>) -> Vec<u32> {
        let Some(at) = at else { return vec![DRAFT_NOT_KNOWN] };
        let items = if at.as_text().is_some() { vec![at] } else { at.items() };
        let mut codes: Vec<u32> = Vec::new();
        for at in items {
            let Some(id) = at.text() else { continue };
            let code = match id {
                DOES_NOT_APPLY => DRAFT_DOES_NOT_APPLY,
                NOT_KNOWN => DRAFT_NOT_KNOWN,
                _ => self.index.find(id).map_or_else(
                    || {
                        at.report(What::Unknown(Thing::Value, id.to_owned()));
                        DRAFT_NOT_KNOWN
                    },
                    |value| value as u32,
                ),
            };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if codes.is_empty() {
            codes.push(DRAFT_NOT_KNOWN);
        }
        codes
    }

    /// Gives "does not apply" and "not known" their places at the end, where rows have them.
    pub fn finish(
        mut self,
        index: usize,
        rows: &mut [Participation],
        memberships: &mut [Membership],
    ) -> Facet {
        let cells = || rows.iter().map(|r| &r.values).chain(memberships.iter().map(|m| &m.values));
        let mut places = [0; 2];
        for (which, (draft, id, kind)) in [
            (DRAFT_DOES_NOT_APPLY, DOES_NOT_APPLY, ValueKind::DoesNotApply),
            (DRAFT_NOT_KNOWN, NOT_KNOWN, ValueKind::NotKnown),
        ]
        .into_iter()
        .enumerate()
        {
            if !cells().any(|values| values[index].contains(&draft)) {
                continue;
            }
            places[which] = self.facet.values.len() as u32;
            let label = self.labels[which].take().unwrap_or_default();
            self.facet.values.push(FacetValue {
                id: id.to_owned(),
                short: label.clone(),
                label,
                one: None,
                printed: None,
                mention: Mention::default(),
                also: Vec::new(),
                kind,
            });
        }
        let all = rows
            .iter_mut()
            .map(|row| &mut row.values)
            .chain(memberships.iter_mut().map(|membership| &mut membership.values));
        for values in all {
            for code in &mut values[index] {
                match *code {
                    DRAFT_DOES_NOT_APPLY => *code = places[0],
                    DRAFT_NOT_KNOWN => *code = places[1],
                    _ => {}
                }
            }
        }
        self.facet
    }
}
