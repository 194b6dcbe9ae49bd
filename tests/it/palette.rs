//! The colours of the style sheet: contrast in both schemes, and tones that stay apart for eyes that
//! see fewer colours.

use std::collections::BTreeMap;

type Rgb = [f64; 3];

/// Each colour of the sheet by its name, light and dark.
fn colours() -> BTreeMap<String, [Rgb; 2]> {
    let style = include_str!("../../public/style.css");
    let declared = style.split("--").filter_map(|part| part.split_once(": light-dark("));
    let colours = declared.filter_map(|(name, rest)| {
        let (light, dark) = rest.split_once(')')?.0.split_once(", ")?;
        Some((name.to_owned(), [rgb(light)?, rgb(dark)?]))
    });
    colours.collect()
}

fn rgb(hex: &str) -> Option<Rgb> {
    let hex = hex.strip_prefix('#')?;
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?].map(|it| f64::from(it) / 255.0))
}

/// WCAG 2.2, "relative luminance".
fn linear(colour: Rgb) -> Rgb {
    colour.map(|it| if it <= 0.040_45 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) })
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |colour: Rgb| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What is read on what.
const TEXTS: &[(&str, &[&str])] = &[
    ("ink", &["paper", "raised", "wash"]),
    ("soft", &["paper", "raised", "wash"]),
    ("accent", &["paper", "raised", "wash"]),
    ("warn", &["paper", "raised"]),
    (
        "on-mark",
        &[
            "mark",
            "mark-hover",
            "tone-1",
            "tone-2",
            "tone-3",
            "tone-4",
            "tone-5",
            "tone-6",
            "tone-7",
            "tone-8",
            "tone-9",
        ],
    ),
];

/// What is seen without being read: marks, and the edges of controls. Rules between lines carry
/// nothing.
const SHAPES: &[&str] = &[
    "mark",
    "mark-hover",
    "edge",
    "accent",
    "proof",
    "tone-1",
    "tone-2",
    "tone-3",
    "tone-4",
    "tone-5",
    "tone-6",
    "tone-7",
    "tone-8",
    "tone-9",
];

#[test]
fn text_has_a_contrast_of_four_and_a_half_and_every_mark_of_three() {
    let colours = colours();
    assert!(colours.len() >= 19, "{:?}", colours.keys());
    for (scheme, name) in ["light", "dark"].into_iter().enumerate() {
        let of = |name: &str| colours[name][scheme];
        for (text, grounds) in TEXTS {
            for ground in *grounds {
                let found = contrast(of(text), of(ground));
                assert!(found >= 4.5, "{name}: {text} on {ground} has {found:.2}");
            }
        }
        for shape in SHAPES.iter().filter(|shape| **shape != "proof" || name == "dark") {
            let found = contrast(of(shape), of("paper"));
            assert!(found >= 3.0, "{name}: {shape} on paper has {found:.2}");
        }
    }
}

/// As an eye without one kind of cone sees it (Machado, Oliveira and Fernandes 2009, severity 1):
/// protanopia, deuteranopia, tritanopia.
const SIGHTS: [[[f64; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// CIE L*a*b* of linear sRGB, under D65.
fn lab([r, g, b]: Rgb) -> Rgb {
    let f = |it: f64| if it > 0.008_856 { it.cbrt() } else { 7.787 * it + 16.0 / 116.0 };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn tones_side_by_side_stay_apart_for_every_sight() {
    let colours = colours();
    for (scheme, name) in ["light", "dark"].into_iter().enumerate() {
        let tones: Vec<Rgb> =
            (1..=9).map(|tone| linear(colours[&format!("tone-{tone}")][scheme])).collect();
        for (sight, matrix) in SIGHTS.iter().enumerate() {
            let seen: Vec<Rgb> = tones
                .iter()
                .map(|tone| {
                    lab(matrix.map(|row| {
                        row.iter().zip(tone).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0)
                    }))
                })
                .collect();
            for (at, pair) in seen.windows(2).enumerate() {
                let apart: f64 =
                    pair[0].iter().zip(&pair[1]).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                // Twice what is seen as another colour at a glance; each has its label besides.
                assert!(
                    apart >= 10.0,
                    "{name}, sight {sight}: tones {} and {} are {apart:.1} apart",
                    at + 1,
                    at + 2
                );
            }
        }
    }
}
