//! Forms of Russian words, by rule: a name in its first case in, all its cases out.
//!
//! Makes too many forms rather than too few; a form that no text has costs nothing. Knows endings,
//! no names.

use crate::normal::{ends, one_of};

/// Endings of the first case, and what may stand in their place. The longest ending that fits holds.
const ENDINGS: &[(&str, &str)] = &[
    // Adjectives.
    ("ий", "ий ого его ому ему им ом ем ия ию ии ием"),
    ("ый", "ый ого ому ым ом"),
    ("ой", "ой ого ому ым ом"),
    ("ая", "ая ой ую"),
    ("яя", "яя ей юю"),
    ("ое", "ое ого ому ым ом"),
    ("ее", "ее его ему им ем"),
    ("ые", "ые ых ым ыми"),
    ("ие", "ие их им ими ия ию ием ии"),
    // Nouns.
    ("ия", "ия ии ию ией иею ий иям иями иях"),
    ("ья", "ья ьи ью ьей"),
    ("ство", "ство ства ству ством стве"),
    // «Филиппин», «Мальдив»: with nothing at the end.
    ("ы", "ы  ов ам ами ах"),
    ("а", "а ы и у е ой ею ей ам ами ах"),
    ("я", "я и ю е ей ям ями ях"),
    ("ь", "ь я ю ем ям е и ью ей"),
    ("й", "й я ю ем е ев"),
    ("о", "о а у ом е"),
];

/// Names that have one form only.
const FIXED: &str = "того мали чили перу конго фиджи гаити марокко монако бурунди зимбабве лесото ботсвана тимор \
    верде марино лешти ивуар самоа вануату тувалу кирибати науру ниуэ палау тонга барбадос шри \
    ланка бюро по и в на с о об для де эль сан сент коста пуэрто бисау фасо буркина папуа томе \
    принсипи невис люсия китс";

/// All forms of a word in small letters, itself among them.
pub fn forms(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    let fixed =
        one_of(word, FIXED) && !one_of(word, "ботсвана тонга барбадос тимор люсия ланка самоа");
    if fixed || word.chars().count() < 4 && !matches!(word, "чад" | "чада") {
        return out;
    }
    let ended =
        |(ending, others): &(&str, &'static str)| Some((word.strip_suffix(ending)?, *others));
    match ENDINGS.iter().find_map(ended) {
        Some((stem, others)) => {
            out.extend(others.split(' ').map(|other| format!("{stem}{other}")));
        }
        None => {
            let last = word.chars().last().unwrap_or_default();
            if "бвгджзклмнпрстфхцчшщ".contains(last) {
                out.extend(
                    ["а", "у", "ом", "ем", "е", "ы", "ов", "ам", "ами", "ах"]
                        .iter()
                        .map(|ending| format!("{word}{ending}")),
                );
                // A vowel that falls out: комитет stays, союз stays, «Совет» stays; Египет, Египта.
                if let Some(stem) = word.strip_suffix("ет").filter(|stem| stem.ends_with('п')) {
                    out.extend(["та", "ту", "том", "те"].map(|ending| format!("{stem}{ending}")));
                }
                if let Some(stem) = word.strip_suffix("ок").filter(|_| word.len() > 8) {
                    out.extend(["ка", "ку", "ком", "ке"].map(|ending| format!("{stem}{ending}")));
                }
            }
        }
    }
    out
}

/// Whether a word looks like an adjective, in any case.
pub fn is_adjective(word: &str) -> bool {
    const ADJECTIVE: &str = "ый ий ой ого его ому ему ым им ая яя ую юю ое ее ые ие ых их ыми ими";
    // «заседание», «комиссий» are nouns.
    let noun = ends(word, "ание ение тие вие ций сий гий зий лий рий");
    word.chars().count() >= 5 && !noun && ends(word, ADJECTIVE)
}

/// Whether a word looks like a verb that governs a sentence: the past, or a form on -ся, -ют, -ет.
pub fn is_verb(word: &str) -> bool {
    const NOUNS: &str = "недели цели роли модели отдел отдела раздел раздела предел канал журнал филиал потенциал \
        капитал материал материала генерал генерала персонал сигнал арсенал зал зала зале земли \
        нефтегазовой совет комитет кабинет бюджет университет лет предмет ответ привет приоритет \
        суверенитет паритет иммунитет институт статут маршрут кредит аудит дефицит визит лимит \
        транзит саммит интернет пакет сила дела дело число начала начало села школа школы стола \
        правила протокола протокол посла угла тела мола дни полиции футбола таила министерств \
        квартала финала журнала договоренности капитала отдела совета портала портал вокзала \
        масштаба филиала";
    let n = word.chars().count();
    if word.ends_with("тели") {
        return false;
    }
    if n < 4 || one_of(word, NOUNS) {
        return false;
    }
    let past = ["л", "ла", "ло", "ли"].iter().any(|ending| {
        word.strip_suffix(ending).is_some_and(|stem| {
            stem.chars().count() >= 3 && stem.ends_with(['а', 'я', 'и', 'е', 'у', 'ы'])
        })
    });
    let reflexive = ends(word, "лся лась лось лись ется ются ится утся атся ятся");
    let present = n >= 5 && ends(word, "ют ует ает яет");
    past || reflexive || present
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_cases() {
        for (word, form) in [
            ("монголия", "монголией"),
            ("кыргызстан", "кыргызстаном"),
            ("республика", "республики"),
            ("исламская", "исламской"),
            ("беларусь", "беларуси"),
            ("китай", "китая"),
            ("египет", "египта"),
            ("эмираты", "эмиратов"),
            ("королевство", "королевства"),
            ("содружество", "содружества"),
            ("израиль", "израилем"),
        ] {
            assert!(forms(word).contains(&form.to_owned()), "{word} {form}");
        }
        assert_eq!(forms("чили"), ["чили"]);
        assert_eq!(forms("того"), ["того"]);
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        for verb in ["отметил", "обсудили", "подтвердила", "собрались", "является", "участвуют"]
        {
            assert!(is_verb(verb), "{verb}");
        }
        for noun in ["генерал", "совет", "недели", "министр", "секретариат", "союза"]
        {
            assert!(!is_verb(noun), "{noun}");
        }
    }
}
