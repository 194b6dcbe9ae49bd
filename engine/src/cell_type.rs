//! What a cell looks like that is neither number nor date: the address of a page, of mail, a telephone,
//! a word for "no value". It does not know columns.

use crate::names::is_in;
use crate::numbers::decimal;

/// Words that could mean that there is no value, folded. They are offered, never assumed.
const MISSING: &str = "|na|n/a|n.a.|n.a|#n/a|null|(null)|<null>|none|nil|nan|nd|n.d.|n/d|-|--|---|–|—|.|..|...|…|?|??|*|\\n|unknown|not available|not applicable|not specified|not known|no data|missing|(blank)|blank|tbd|tba|tbc|xx|s/o|s.o.|s/d|s.d.|nc|n/c|k.a.|k. a.|keine angabe|unbekannt|non disponible|sin datos|no disponible|sem informacao|b.d.|brak|нет|н/д|н.д.|нет данных|неизвестно|не указано|без значения|无|無|不详|不明|未知|暂无|なし|없음|해당없음|";

/// Whether a cell could mean that there is no value.
pub(crate) fn is_missing(cell: &str) -> bool {
    cell.len() <= 24 && is_in(MISSING, crate::fold(cell).trim())
}

/// Whether a cell is the address of a page; several, too.
pub(crate) fn is_link(cell: &str) -> bool {
    let begins =
        |with: &str| cell.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    let is_bare = || {
        let host = cell.split('/').next().unwrap_or_default();
        begins("www.") && host.matches('.').count() >= 2 && !cell.contains(' ')
    };
    ["https://", "http://", "ftp://", "doi:10."].into_iter().any(begins) || is_bare()
}

/// Whether a cell is an address of mail.
pub(crate) fn is_email(cell: &str) -> bool {
    let Some((who, host)) = cell.split_once('@') else { return false };
    let host = host.split([' ', ';', ',']).next().unwrap_or_default();
    !who.is_empty() && !who.contains(' ') && host.contains('.') && !host.starts_with('.')
}

/// Whether a cell is the number of a telephone: with a plus, or cut in three parts or more.
pub(crate) fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_sign =
        |character: char| matches!(character, '+' | '(' | ')' | '-' | '.' | ' ' | '/' | '\u{a0}');
    let signs = cell.chars().filter(|character| is_sign(*character)).count();
    (7..=15).contains(&digits)
        && cell.chars().all(|character| character.is_ascii_digit() || is_sign(character))
        && (cell.starts_with('+') || (cell.starts_with(['(', '0']) && signs >= 2))
}

/// Whether a cell is an identifier: a UUID, a hash, a DOI, an ISBN.
pub(crate) fn is_identifier(cell: &str) -> bool {
    let plain: Vec<u8> = cell.bytes().filter(|byte| *byte != b'-').collect();
    let is_hash = matches!(plain.len(), 32 | 40 | 64) && plain.iter().all(u8::is_ascii_hexdigit);
    is_hash && plain.iter().any(u8::is_ascii_digit)
}

/// Whether a cell looks like a code: a digit in it and no blank.
pub(crate) fn is_bare(cell: &str) -> bool {
    cell.len() <= 64
        && cell.bytes().any(|byte| byte.is_ascii_digit())
        && !cell.contains(|character: char| {
            character.is_whitespace() || matches!(character, ',' | ';' | '@')
        })
        && !is_link(cell)
}

/// Whether a cell is a place on the globe: two numbers with fractions.
pub(crate) fn is_position(cell: &str) -> bool {
    let inside = cell.trim_matches(['(', ')', '[', ']']);
    let Some((one, other)) = inside.split_once([',', ';', ' ']) else { return false };
    let is = |part: &str, most: f64| {
        let part = part.trim();
        part.contains('.') && decimal(part).is_some_and(|degrees| degrees.abs() <= most)
    };
    is(one, 180.0) && is(other, 180.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_they_look_like() {
        for (is, yes, no) in [
            (
                is_link as fn(&str) -> bool,
                "https://example.org/1|HTTP://EXAMPLE.ORG|www.example.org|https://a.example, https://b.example",
                "example.org|a www.example.org|httpd|",
            ),
            (
                is_email,
                "a@example.org|a.b@mail.example.org|a@example.org; b@example.org",
                "@example|a@b|a b@c.d|",
            ),
            (
                is_phone,
                "+7 (495) 123-45-67|+41227910000|(212) 555-0100|020 7946 0000",
                "1234567|2019-01-31|12|",
            ),
            (is_position, "48.85, 2.35|(48.85,2.35)|48.85 2.35", "1, 2|48.85|1,234.5|a, b"),
            (is_missing, "NA|n/a|-|NULL|…|Нет данных|无|Unknown|\\N", "Namibia|no|0||a-b"),
            (is_bare, "Q12155944|A/RES/77/7|ES-11/1|rec0123", "Chile|COP 21|CHL|a1, b2|www.a.b1.c"),
            (is_identifier, "123e4567-e89b-12d3-a456-426614174000", "deadbeef|1234"),
        ] {
            for cell in yes.split('|') {
                assert!(is(cell), "{cell}");
            }
            for cell in no.split('|') {
                assert!(!is(cell), "{cell}");
            }
        }
    }
}
