//! A text as tokens, with a map back: words, signs, numbers and marks, each with its place in the
//! text as given.
//!
//! Everything that copies of one text differ in is evened out here: kinds of spaces, of hyphens and
//! of quotation marks, full width, letters in two parts (NFD), soft hyphens, words divided at the
//! end of a line, marks of direction. Knows letters, no names and no languages.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of letters.
    Word,
    /// One Chinese (or Japanese) sign.
    Han,
    /// Digits.
    Number,
    /// A mark of punctuation, evened out.
    Mark(char),
    /// The end of a line; true where an empty line follows.
    Break(bool),
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All small.
    Lower,
    /// The first letter is a capital.
    Title,
    /// All capitals, two at least.
    Upper,
    /// Capitals inside, such as “ReCAAP”.
    Mixed,
}

/// The space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// No space.
    None,
    /// A space or two.
    Space,
    /// Three spaces or more, or a tab: a column.
    Wide,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub shape: Shape,
    /// The space before it.
    pub gap: Gap,
    /// Where it begins, in characters of the text as given.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Which of the text's words it is.
    pub word: u32,
}

/// Whether a word is one of some, which stand between spaces. Shorter in a program than a pattern.
pub fn one_of(word: &str, words: &str) -> bool {
    !word.is_empty() && words.split(' ').any(|it| it == word)
}

/// A text as tokens.
pub struct Text {
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The different words, as they are compared: small letters without accents.
    pub words: Vec<String>,
    /// The text as given.
    given: Vec<char>,
}

impl Text {
    /// The characters from one place to another, as given.
    pub fn given(&self, start: u32, end: u32) -> String {
        self.given[start as usize..end as usize].iter().collect()
    }

    /// A token as it is compared.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.words[token.word as usize].as_str())
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Whether a token is a word that begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape != Shape::Lower)
    }

    /// Whether a token is a word in small letters.
    pub fn is_lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
    }

    /// Whether a token is a Chinese sign.
    pub fn is_han(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Han)
    }
}

/// Letters with an accent, and what they are compared as.
const ACCENTS: &[(&str, char)] = &[
    ("àáâãäåāăąạảấầẩẫậắằẳẵặǎ", 'a'),
    ("çćĉċč", 'c'),
    ("ďđð", 'd'),
    ("èéêëēĕėęěẹẻẽếềểễệə", 'e'),
    ("ĝğġģ", 'g'),
    ("ĥħ", 'h'),
    ("ìíîïĩīĭįıịỉ", 'i'),
    ("ĵ", 'j'),
    ("ķ", 'k'),
    ("ĺļľŀł", 'l'),
    ("ñńņňŋ", 'n'),
    ("òóôõöøōŏőọỏốồổỗộớờởỡợơ", 'o'),
    ("ŕŗř", 'r'),
    ("śŝşšș", 's'),
    ("ţťŧț", 't'),
    ("ùúûüũūŭůűųụủứừửữựư", 'u'),
    ("ŵ", 'w'),
    ("ýÿŷỳỵỷỹ", 'y'),
    ("źżž", 'z'),
    ("ё", 'е'),
];

/// Traditional signs that names and cues of meetings are written with, and their simplified forms.
const TRADITIONAL: &str = "並并亞亚來来個个們们倫伦偉伟傑杰傳传億亿優优儲储兒儿內内兩两凱凯別别則则剛刚創创劃划動动務务勞劳勢势勵励區区協协厲厉參参員员問问啟启喪丧喬乔單单嚴严國国圍围園园圓圆圖图團团執执報报場场塊块墾垦壇坛壓压壯壮夢梦夥伙奪夺奮奋孫孙學学實实寧宁審审寫写寶宝將将專专對对導导屆届屬属岡冈島岛峽峡巒峦帶带幣币幾几庫库廠厂廣广彈弹後后從从徵征應应懷怀戰战戶户拋抛揚扬換换損损擇择擔担據据擴扩攝摄敗败數数斷断時时暫暂書书會会東东棄弃業业構构機机權权歐欧歷历殘残氣气決决況况測测湯汤滿满漁渔漢汉潔洁澤泽濟济濱滨瀾澜灣湾災灾為为烏乌無无爭争爾尔獎奖獨独獲获現现環环產产當当發发盡尽監监盤盘盧卢確确礎础禮礼種种稱称積积穩稳窮穷競竞筆笔範范築筑簡简簽签糧粮約约納纳紐纽級级細细紹绍終终組组結结統统絲丝經经綜综綠绿綢绸維维網网緊紧緒绪線线編编緬缅縣县總总績绩織织繼继續续罷罢羅罗義义習习聖圣聯联聲声職职聽听腦脑臨临臺台與与艦舰茲兹華华萊莱萬万蓋盖薩萨藝艺藥药蘇苏蘭兰處处號号衛卫衝冲補补製制複复見见規规視视覽览觀观訂订訊讯訓训記记訪访設设許许評评詢询試试話话該该語语誠诚誤误說说調调談谈請请論论諾诺謀谋謝谢證证識识譯译議议護护讀读變变讓让豐丰貝贝財财貧贫責责買买費费貿贸賀贺資资賓宾質质賴赖購购賽赛贊赞贏赢趙赵趨趋軍军輪轮輯辑轉转辦办辭辞農农運运過过達达遠远適适遲迟遷迁選选遺遗還还邊边郵邮鄉乡鄰邻釋释針针銀银鋼钢錄录鎮镇鐵铁長长門门閉闭開开閒闲間间閣阁關关陣阵陳陈陸陆隊队階阶際际隨随險险隱隐雖虽雙双離离雲云電电靈灵靜静韓韩響响頁页項项預预頓顿領领頻频題题顧顾飛飞飲饮餘余馬马驅驱驗验體体鬥斗魯鲁麗丽黃黄點点黨党齊齐";

fn folded(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let code = c as u32;
    if (0x00C0..0x0250).contains(&code) || (0x1EA0..0x1F00).contains(&code) || c == 'ё' || c == 'ə'
    {
        return ACCENTS.iter().find(|(from, _)| from.contains(c)).map_or(c, |(_, to)| *to);
    }
    c
}

fn is_han(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x3040..=0x30FF | 0xF900..=0xFAFF | 0x20000..=0x2FFFF)
}

/// A character that is not there for a reader: soft hyphens, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c as u32, 0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0xFE0E | 0xFE0F)
}

fn is_space(c: char) -> bool {
    c != '\n'
        && (c.is_whitespace() || matches!(c as u32, 0x00A0 | 0x2007 | 0x202F | 0x3000 | 0x1680))
}

/// A mark that joins to the letter before it.
fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F)
}

fn mark(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' | '‟' | '「' | '」' | '『' | '』' | '《' | '》' | '＂' => {
            '"'
        }
        '’' | '‘' | 'ʼ' | '`' | '´' | 'ʹ' | '＇' => '\'',
        '‐' | '‑' | '－' => '-',
        '–' | '—' | '―' | '−' | '‒' | '─' => '–',
        '，' => ',',
        '；' => ';',
        '：' | '∶' | '︰' => ':',
        '（' | '【' | '［' | '[' => '(',
        '）' | '】' | '］' | ']' => ')',
        '．' => '.',
        '！' => '!',
        '？' => '?',
        '／' => '/',
        '｜' | '│' | '¦' => '|',
        '。' | '｡' => '。',
        '、' | '､' => '、',
        '•' | '‣' | '▪' | '●' | '○' | '■' | '◦' | '∙' | '*' => '•',
        '·' | '˙' | '・' | '‧' => '·',
        other => other,
    }
}

/// The simplified form of each traditional sign.
fn simplified() -> &'static HashMap<char, char> {
    static PAIRS: OnceLock<HashMap<char, char>> = OnceLock::new();
    PAIRS.get_or_init(|| {
        let signs: Vec<char> = TRADITIONAL.chars().collect();
        signs.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    })
}

/// The given characters as one letter each, evened out, with places.
struct Letters {
    chars: Vec<char>,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

fn letters(given: &[char]) -> Letters {
    let mut out = Letters { chars: Vec::new(), starts: Vec::new(), ends: Vec::new() };
    let simplified = simplified();
    let mut at = 0;
    while at < given.len() {
        let c = given[at];
        let start = at as u32;
        at += 1;
        if is_unseen(c) {
            continue;
        }
        if is_combining(c) {
            // The letter before it ends here; the short mark makes another letter of «и».
            if let (Some(last), Some(end)) = (out.chars.last_mut(), out.ends.last_mut()) {
                *end = at as u32;
                match (*last, c) {
                    ('и', '\u{306}') => *last = 'й',
                    ('И', '\u{306}') => *last = 'Й',
                    _ => {}
                }
            }
            continue;
        }
        let c = match c {
            '\r' => {
                if given.get(at) == Some(&'\n') {
                    at += 1;
                }
                '\n'
            }
            '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' | '\u{85}' => '\n',
            c if matches!(c as u32, 0xFF01..=0xFF5E) && c.is_alphanumeric() => {
                char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
            }
            c if is_han(c) => simplified.get(&c).copied().unwrap_or(c),
            c => c,
        };
        out.chars.push(c);
        out.starts.push(start);
        out.ends.push(at as u32);
    }
    out
}

/// One spelling of English words that have two.
fn spelled(word: String) -> String {
    if !word.is_ascii() || word.len() < 6 {
        return word;
    }
    for (one, other) in [
        ("isation", "ization"),
        ("isations", "izations"),
        ("centre", "center"),
        ("centres", "centers"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("defence", "defense"),
        ("labour", "labor"),
    ] {
        if let Some(stem) = word.strip_suffix(one) {
            return format!("{stem}{other}");
        }
    }
    word
}

/// Takes a text apart.
pub fn tokens(given: &str) -> Text {
    let given: Vec<char> = given.chars().collect();
    let letters = letters(&given);
    let chars = &letters.chars;
    let mut text = Text { tokens: Vec::new(), words: Vec::new(), given };
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut intern = |words: &mut Vec<String>, word: String| {
        *numbers.entry(word).or_insert_with_key(|word| {
            words.push(word.clone());
            words.len() as u32 - 1
        })
    };
    let mut at = 0;
    let mut gap = Gap::None;
    while at < chars.len() {
        let c = chars[at];
        if c == '\n' {
            let first = at;
            let mut lines = 0;
            while at < chars.len() && (chars[at] == '\n' || is_space(chars[at])) {
                lines += usize::from(chars[at] == '\n');
                at += 1;
            }
            // Spaces at the beginning of the next line are no column.
            let word = intern(&mut text.words, "\n".to_owned());
            text.tokens.push(Token {
                kind: Kind::Break(lines > 1),
                shape: Shape::Lower,
                gap: Gap::None,
                start: letters.starts[first],
                end: letters.ends[at - 1],
                word,
            });
            gap = Gap::None;
            continue;
        }
        if is_space(c) {
            let first = at;
            let mut wide = false;
            while at < chars.len() && is_space(chars[at]) {
                wide |= chars[at] == '\t';
                at += 1;
            }
            gap = if wide || at - first >= 3 { Gap::Wide } else { Gap::Space };
            continue;
        }
        let first = at;
        let (kind, shape, word) = if is_han(c) {
            at += 1;
            (Kind::Han, Shape::Title, c.to_string())
        } else if c.is_numeric() {
            while at < chars.len() && chars[at].is_ascii_digit() {
                at += 1;
            }
            at = at.max(first + 1);
            (Kind::Number, Shape::Lower, chars[first..at].iter().collect())
        } else if c.is_alphabetic() {
            let mut word = String::new();
            let (mut upper, mut lower, mut inner) = (0, 0, false);
            let begins_upper = c.is_uppercase();
            loop {
                while at < chars.len() && chars[at].is_alphabetic() && !is_han(chars[at]) {
                    let c = chars[at];
                    if c.is_uppercase() {
                        upper += 1;
                        inner |= at > first;
                    } else {
                        lower += 1;
                    }
                    word.extend(c.to_lowercase().filter(|c| !is_combining(*c)).map(folded));
                    at += 1;
                }
                // “Co-operation” is “cooperation”.
                if word == "co"
                    && chars.get(at).is_some_and(|c| mark(*c) == '-')
                    && chars.get(at + 1).is_some_and(|c| c.is_alphabetic())
                {
                    at += 1;
                    continue;
                }
                // A word divided at the end of a line goes on in small letters.
                let divided = chars.get(at).is_some_and(|c| mark(*c) == '-') && lower > 0;
                let mut next = at + 1;
                while divided && chars.get(next).is_some_and(|c| is_space(*c)) {
                    next += 1;
                }
                if divided
                    && chars.get(next) == Some(&'\n')
                    && chars.get(next + 1).is_some_and(|c| c.is_lowercase())
                {
                    at = next + 1;
                } else {
                    break;
                }
            }
            let shape = match (upper, lower) {
                (0, _) => Shape::Lower,
                (1, 0) => Shape::Title,
                (_, 0) => Shape::Upper,
                _ if begins_upper && !inner => Shape::Title,
                _ => Shape::Mixed,
            };
            (Kind::Word, shape, spelled(word))
        } else {
            at += 1;
            let mark = mark(c);
            (Kind::Mark(mark), Shape::Lower, mark.to_string())
        };
        let word = intern(&mut text.words, word);
        text.tokens.push(Token {
            kind,
            shape,
            gap,
            start: letters.starts[first],
            end: letters.ends[at - 1],
            word,
        });
        gap = Gap::None;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let text = tokens(text);
        let words: Vec<&str> = (0..text.tokens.len()).map(|at| text.word(at)).collect();
        words.join(" ")
    }

    #[test]
    fn copies_of_one_text_read_the_same() {
        let plain = "Côte d'Ivoire, Türkiye - Йемен";
        for copy in [
            "Co\u{302}te d\u{2019}Ivoire, Tu\u{308}rkiye - И\u{306}емен",
            "Cô\u{AD}te\u{A0}d'Ivoire, Türkiye - Йемен",
            "Cô-\nte d'Ivoire, Tür\u{200B}kiye ‐ Йемен",
            "Ｃôte d'Ivoire， Türkiye － Йемен",
        ] {
            assert_eq!(shown(copy), shown(plain), "{copy}");
        }
    }

    #[test]
    fn places_count_characters_of_the_text_as_given() {
        let given = "Tu\u{308}r\u{AD}kiye\r\nand 太平洋島國";
        let text = tokens(given);
        let words: Vec<String> =
            text.tokens.iter().map(|token| text.given(token.start, token.end)).collect();
        assert_eq!(words[0], "Tu\u{308}r\u{AD}kiye");
        assert_eq!(words[1], "\r\n");
        assert_eq!(words[2..], ["and", "太", "平", "洋", "島", "國"]);
        assert_eq!(text.word(7), "国");
    }
}
