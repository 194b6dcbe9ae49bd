//! Who answers for a dataset, as the door reads it; and what an older file does not say: which of its
//! organizations are states.

use super::parts::{Sources, localized, safe_link};
use crate::data::cursor::Cursor;
use crate::data::imprint::{Author, Correction, Imprint, Review, Voice};
use crate::data::problem::Thing;

/// Reads the imprint, and whether the layer of states that are not named is shown.
pub fn imprint(root: Cursor, sources: &Sources) -> (Imprint, bool) {
    let voice = root.get("voice");
    let speaker = voice.and_then(|at| at.get("speaker")).map(speaker).unwrap_or_default();
    let authors = root.items_or_none("authors").into_iter().filter_map(|at| {
        Some(Author {
            name: at.need_text("name")?,
            parts: at
                .get("family")
                .and_then(Cursor::text)
                .map(|family| (family.to_owned(), at.text_or_empty("given"))),
            url: safe_link(at.get("url")),
        })
    });
    let corrections = root.items_or_none("corrections").into_iter().filter_map(|at| {
        Some(Correction {
            version: at.need_text("version")?,
            date: at.text_or_empty("date"),
            text: localized(at.need("text", Thing::Localized)),
            sources: sources.of(at, "sources"),
        })
    });
    let imprint = Imprint {
        authors: authors.collect(),
        url: safe_link(root.get("url")),
        corrections: corrections.collect(),
        voice: speaker,
        review: root.get("review").map(|at| Review {
            questions: at.get("questions").and_then(Cursor::count).unwrap_or(0) as usize,
            is_whole: at.get("state").and_then(Cursor::text) == Some("reviewed"),
        }),
    };
    // An organiser's page is about those who are named, unless it says otherwise.
    let otherwise = speaker == Voice::Observer;
    let has_layer = voice.map_or(otherwise, |at| at.flag("not_named", otherwise));
    (imprint, has_layer)
}

fn speaker(at: Cursor) -> Voice {
    match at.choice(&["observer", "organizer"]) {
        Some(1) => Voice::Organizer,
        _ => Voice::Observer,
    }
}

/// Whether an organization is a state. A file of format 2 says so; one of format 1 has it in its codes:
/// that on the list of the United Nations, because dependent territories have codes too. Where it has no
/// code of three letters, one of two letters makes a state, as it did.
pub fn is_state(at: Cursor, format: u64, identifiers: &[(String, String)]) -> bool {
    if format > 1 || at.get("is_state").is_some() {
        // Told if it is missing.
        return at.need("is_state", Thing::Flag).is_some() && at.flag("is_state", false);
    }
    let code = |scheme: &str| {
        let found = identifiers.iter().find(|(own, _)| own == scheme);
        found.map(|(_, identifier)| identifier.as_bytes())
    };
    match code("iso3166-1-alpha3") {
        Some([first @ b'A'..=b'Z', rest @ ..]) => {
            let all = STATES.split(' ').nth(usize::from(first - b'A')).unwrap_or_default();
            all.as_bytes().chunks_exact(2).any(|state| state == rest)
        }
        Some(_) => false,
        None => code("iso3166-1-alpha2").is_some(),
    }
}

/// Members and observer states of the United Nations, by ISO 3166-1 alpha-3: a word for each first letter, of
/// the two that follow it.
const STATES: &str = "\
FGGOLBNDRERGRMTGUSUTZE DIELENFAGDGRHRHSIHLRLZOLRARBRNTNWA AFANHEHLHNIVMRODOGOLOMPVRIUBYPZE EUJIM\
ANKOMZA CUGYRISPSTTH INJIRASM ABBREOHAINMBNBNQRCRDTMUY NDRVTIUN DNNDRLRNRQSLSRTA AMORPN AZENGZHM\
IRNAORWT AOBNBRBYCAIEKASOTUUXVA ARCODADGDVEXHLKDLILTMRNENGOZRTUSWIYS AMERGAICLDORPLRUZL MN AKANE\
RHLLWNGOLRKRTRYSE AT OUUSWA AUDNENGPLBLELVMROMRBSDTPURVKVNWEWZYCYR CDGOHAJKKMLSONTOUNURUVZA GAKR\
RYSAZB ATCTENNMUT SM  EM AFMBWE";
