//! Krippendorff's alpha for unitizing: how far coders who each choose what to mark agree beyond chance.
//!
//! Percentages and Cohen's kappa need things that all coders judged. Here the things themselves are
//! the coders' choice, and what nobody marked has no number. Alpha for unitizing compares stretches of
//! one text, marked and unmarked, by the square of what they are apart (K. Krippendorff, Content
//! Analysis, 2nd edition, 2004, pages 251 to 256). Knows stretches only.

/// A stretch of the text: where it begins, how long it is, whether it is marked.
#[derive(Clone, Copy)]
struct Section {
    start: f64,
    length: f64,
    is_unit: bool,
}

/// Alpha of what coders marked in a text of a length: (start, end) of each unit. Units of one coder
/// that overlap count once, as the outer one. Nothing where there is nothing to agree on.
pub fn alpha(length: u32, coders: &[Vec<(u32, u32)>]) -> Option<f64> {
    let (observed, expected) = disagreements(length, coders)?;
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// The disagreement observed, and that expected by chance.
pub fn disagreements(length: u32, coders: &[Vec<(u32, u32)>]) -> Option<(f64, f64)> {
    let sections: Vec<Vec<Section>> = coders.iter().map(|units| sections(length, units)).collect();
    let (m, l) = (coders.len() as f64, f64::from(length));
    if coders.len() < 2 || length == 0 {
        return None;
    }
    let mut observed = 0.0;
    for (i, mine) in sections.iter().enumerate() {
        for (j, theirs) in sections.iter().enumerate() {
            if i != j {
                let pairs = mine.iter().flat_map(|a| theirs.iter().map(|b| distance(*a, *b)));
                observed += pairs.sum::<f64>();
            }
        }
    }
    observed /= m * (m - 1.0) * l * l;
    let all: Vec<Section> = sections.into_iter().flatten().collect();
    let units: Vec<f64> =
        all.iter().filter(|section| section.is_unit).map(|section| section.length).collect();
    let gaps: Vec<f64> =
        all.iter().filter(|section| !section.is_unit).map(|section| section.length).collect();
    let count = units.len() as f64;
    let of_unit = |u: &f64| {
        let among_units = (count - 1.0) / 3.0 * (2.0 * u * u * u - 3.0 * u * u + u);
        let room: f64 = gaps.iter().filter(|gap| *gap >= u).map(|gap| gap - u + 1.0).sum();
        among_units + u * u * room
    };
    let chances = m * l * (m * l - 1.0) - units.iter().map(|u| u * (u - 1.0)).sum::<f64>();
    let expected = 2.0 / l * units.iter().map(of_unit).sum::<f64>() / chances;
    (chances > 0.0).then_some((observed, expected))
}

/// The whole text as what one coder marked, and what is between.
fn sections(length: u32, units: &[(u32, u32)]) -> Vec<Section> {
    let mut units: Vec<(u32, u32)> =
        units.iter().map(|(start, end)| (*start, (*end).min(length))).collect();
    units.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let section = |start: u32, end: u32, is_unit: bool| Section {
        start: f64::from(start),
        length: f64::from(end - start),
        is_unit,
    };
    let (mut at, mut all) = (0, Vec::new());
    for (start, end) in units {
        if start < at || start >= end {
            continue;
        }
        if at < start {
            all.push(section(at, start, false));
        }
        all.push(section(start, end, true));
        at = end;
    }
    if at < length {
        all.push(section(at, length, false));
    }
    all
}

/// How far two sections are apart, squared.
fn distance(a: Section, b: Section) -> f64 {
    let apart = a.start - b.start;
    match (a.is_unit, b.is_unit) {
        (true, true) if -a.length < apart && apart < b.length => {
            let ends = apart + a.length - b.length;
            apart * apart + ends * ends
        }
        (true, false) if b.length - a.length >= apart && apart >= 0.0 => a.length * a.length,
        (false, true) if a.length - b.length >= -apart && apart <= 0.0 => b.length * b.length,
        _ => 0.0,
    }
}
