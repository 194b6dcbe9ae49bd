//! Chinese names of one sign: 中俄, 中、柬、老, 俄方, 澳总理.
//!
//! Knows beside what such a sign is a state; everything longer is in `names.rs`.

use crate::classes::Class;
use crate::finding::has;
use crate::names::{Name, Phrases};
use crate::normal::{Kind, Text, one_of};
use crate::tables::Tables;
use std::collections::HashMap;

/// One-sign names of states: 中俄, 中、柬、老, 俄方, 澳总理.
pub fn signs(
    tables: &Tables,
    text: &Text,
    phrases: &Phrases,
    guarded: &[bool],
    found: &mut Vec<Name>,
) {
    let n = text.tokens.len();
    let mut taken = vec![false; n];
    for name in found.iter() {
        taken[name.start..name.end].fill(true);
    }
    let states: Vec<String> =
        found.iter().filter(|name| name.is_state()).map(|name| name.id.clone()).collect();
    let ends: HashMap<usize, usize> =
        found.iter().filter(|name| name.is_state()).map(|name| (name.start, name.end)).collect();
    let sign = |at: usize| -> Option<&Vec<u32>> {
        if at >= n || taken[at] || guarded[at] || text.tokens[at].kind != Kind::Han {
            return None;
        }
        tables.signs.get(&text.word(at).chars().next()?)
    };
    let make = |start: usize, end: usize, asked: bool| -> Option<Name> {
        let mut ids: Vec<String> = sign(start)?
            .iter()
            .map(|entity| tables.entities[*entity as usize].id.clone())
            .collect();
        let named: Vec<String> = ids.iter().filter(|id| states.contains(id)).cloned().collect();
        if named.len() == 1 {
            ids = named;
        }
        let sure = ids.len() == 1 && !asked;
        Some(Name {
            start,
            end,
            kind: "state".to_owned(),
            id: ids[0].clone(),
            candidates: if sure { Vec::new() } else { ids.into_iter().take(5).collect() },
            reason: "a name of one sign".to_owned(),
            sure,
            unknown: false,
            inner: Vec::new(),
        })
    };
    let free = |at: usize| {
        at.checked_sub(1).is_none_or(|before| {
            !text.is_han(before)
                || taken[before]
                || has(
                    "和与及同在对受被由的是了就将为因访等向跟从于给让会至今如有括即请自",
                    text.word(before),
                )
        })
    };
    let mut at = 0;
    while at < n {
        if sign(at).is_none() {
            at += 1;
            continue;
        }
        let mut end = at;
        while sign(end).is_some() {
            end += 1;
        }
        // 中、柬、老: signs between list marks.
        let mut listed = vec![at];
        // 中、文莱、柬、印尼、老: longer names stand between them.
        let mut longer = 0;
        if end == at + 1 {
            let mut next = end;
            while text.is_mark(next, '、') || one_of(text.word(next), "和 与") {
                if sign(next + 1).is_some() && sign(next + 2).is_none() {
                    listed.push(next + 1);
                    next += 2;
                } else if let Some(end) = ends.get(&(next + 1)) {
                    longer += 1;
                    next = *end;
                } else {
                    break;
                }
            }
        }
        let after = text.word(end);
        // In a foreign name written by sound every second sign is a state's: 马塞多, 阿斯塔纳.
        let sounded = at > 0 && text.is_mark(at - 1, '·') || text.is_mark(end, '·');
        let joins = text.tokens.get(end).is_none_or(|token| token.kind != Kind::Han)
            || has(
                "两双三四五六七八九等方关边首总外领元之间贸争对合媒政高人友派国和与及执防联财议各",
                after,
            );
        if sounded {
            at = end;
        } else if listed.len() >= 3
            || listed.len() == 2 && longer > 0 && free(at)
            || (listed.len() == 2 && one_of(text.word(listed[1] + 1), "两 双 等"))
        {
            found.extend(listed.iter().filter_map(|at| make(*at, at + 1, false)));
            at = listed[listed.len() - 1] + 1;
        } else if end - at >= 2
            && end - at <= 8
            && joins
            && free(at)
            && !one_of(after, "洲 部 东 社 网 央 心 方")
        {
            found.extend((at..end).filter_map(|at| make(at, at + 1, false)));
            at = end;
        } else if end == at + 1
            && after == "方"
            && !one_of(text.word(at + 2), "面 式 法 案 向 便")
            && free(at)
            && !one_of(text.word(at), "西 南 新")
        {
            found.extend(make(at, at + 2, true));
            at += 2;
        } else if end == at + 1
            && free(at)
            && phrases.at(end, Class::Office).is_some()
            && after != "国"
        {
            found.extend(make(at, at + 1, true));
            at = end;
        } else {
            at = end;
        }
    }
}
