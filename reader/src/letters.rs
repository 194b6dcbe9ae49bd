//! Letters: the characters of a text evened out, each with its place in the text as given; capitals and
//! accents, marks, spaces, Chinese signs.
//!
//! Knows no words.

use crate::series::Series;
use std::collections::HashMap;
use std::sync::OnceLock;

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
const TRADITIONAL: &str = "並并亞亚來来個个們们倫伦偉伟傑杰傳传億亿優优儲储兒儿內内兩两凱凯別别則则剛刚創创劃划動动務务勞劳勢势勵励區区協协厲厉參参員员問问啟启喪丧喬乔單单嚴严國国圍围園园圓圆圖图團团執执報报場场塊块墾垦壇坛壓压壯壮夢梦夥伙奪夺奮奋孫孙學学實实寧宁審审寫写寶宝將将專专對对導导屆届屬属岡冈島岛峽峡巒峦帶带幣币幾几庫库廠厂廣广彈弹後后從从徵征應应懷怀戰战戶户拋抛揚扬換换損损擇择擔担據据擴扩攝摄敗败數数斷断時时暫暂書书會会東东棄弃業业構构機机權权歐欧歷历殘残氣气決决況况測测湯汤滿满漁渔漢汉潔洁澤泽濟济濱滨瀾澜灣湾災灾為为烏乌無无爭争爾尔獎奖獨独獲获現现環环產产當当發发盡尽監监盤盘盧卢確确礎础禮礼種种稱称積积穩稳窮穷競竞筆笔範范築筑簡简簽签糧粮約约納纳紐纽級级細细紹绍終终組组結结統统絲丝經经綜综綠绿綢绸維维網网緊紧緒绪線线編编緬缅縣县總总績绩織织繼继續续罷罢羅罗義义習习聖圣聯联聲声職职聽听腦脑臨临臺台與与艦舰茲兹華华萊莱萬万蓋盖薩萨藝艺藥药蘇苏蘭兰處处號号衛卫衝冲補补製制複复見见規规視视覽览觀观訂订訊讯訓训記记訪访設设許许評评詢询試试話话該该語语誠诚誤误說说調调談谈請请論论諾诺謀谋謝谢證证識识譯译議议護护讀读變变讓让豐丰貝贝財财貧贫責责買买費费貿贸賀贺資资賓宾質质賴赖購购賽赛贊赞贏赢趙赵趨趋軍军輪轮輯辑轉转辦办辭辞農农運运過过達达遠远適适遲迟遷迁選选遺遗還还邊边郵邮鄉乡鄰邻釋释針针銀银鋼钢錄录鎮镇鐵铁長长門门閉闭開开閒闲間间閣阁關关陣阵陳陈陸陆隊队階阶際际隨随險险隱隐雖虽雙双離离雲云電电靈灵靜静韓韩響响頁页項项預预頓顿領领頻频題题顧顾飛飞飲饮餘余馬马驅驱驗验體体鬥斗魯鲁麗丽黃黄點点黨党齊齐佈布併并係系備备傢家僑侨劇剧劑剂匯汇嚮向堅坚奧奥婦妇層层嶼屿師师幹干廳厅張张強强復复愛爱憲宪擊击擬拟敘叙於于曆历條条極极樂乐標标樣样檔档檢检歡欢汙污沒没減减準准溝沟滄沧滯滞熱热爲为盜盗眾众衆众磚砖祕秘稅税穫获箇个節节籌筹絕绝絡络給给緑绿締缔練练緻致繪绘繫系羣群聞闻脫脱興兴舉举裏里裡里裝装親亲計计討讨託托註注詞词認认誕诞課课諧谐講讲譴谴負负貨货販贩賞赏趕赶車车輸输這这連连週周進进遊游邁迈鋒锋錢钱隸隶難难韋韦頭头願愿類类風风館馆駐驻髮发魚鱼鮮鲜術术蒞莅撾挝臘腊麥麦乾干";

/// The small letter of a capital, as far as Latin, Greek, Cyrillic and Armenian go: the standard's table
/// of all scripts weighs as much as the table of words of a language.
pub fn small(c: char) -> char {
    let code = c as u32;
    let code = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            code + 32
        }
        'Ѐ'..='Џ' => code + 80,
        'Ա'..='Ֆ' => code + 48,
        'Ⅰ'..='Ⅿ' => code + 16,
        // Where a small letter follows its capital, and capitals are even or odd.
        'Ā'..='Į'
        | 'Ĳ'..='Ķ'
        | 'Ŋ'..='Ŷ'
        | 'Ơ'..='Ƥ'
        | 'Ǟ'..='Ǯ'
        | 'Ǹ'..='Ȟ'
        | 'Ȣ'..='Ȳ'
        | 'Ѡ'..='Ҁ'
        | 'Ҋ'..='Ҿ'
        | 'Ӑ'..='Ԯ'
        | 'Ḁ'..='Ẕ'
        | 'Ạ'..='Ỿ' => code | 1,
        'Ĺ'..='Ň' | 'Ź'..='Ž' | 'Ư' | 'Ǎ'..='Ǜ' | 'Ӂ'..='Ӎ' => code + (code & 1),
        'İ' => 'i' as u32,
        'Ÿ' => 'ÿ' as u32,
        'Ə' => 'ə' as u32,
        'Ӏ' => 'ӏ' as u32,
        'ẞ' => 'ß' as u32,
        'Ά' => 'ά' as u32,
        'Έ'..='Ί' => code + 37,
        'Ό' => 'ό' as u32,
        'Ύ' | 'Ώ' => code + 63,
        _ => code,
    };
    char::from_u32(code).unwrap_or(c)
}

/// A letter without its accent.
pub fn folded(c: char) -> char {
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

/// Whether it is a Chinese (or Japanese) sign.
pub fn is_han(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x3040..=0x30FF | 0xF900..=0xFAFF | 0x20000..=0x2FFFF)
}

/// A character that is not there for a reader: soft hyphens, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c as u32, 0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0xFE0E | 0xFE0F)
}

/// Whether it is a space inside a line.
pub fn is_space(c: char) -> bool {
    c != '\n'
        && (c.is_whitespace() || matches!(c as u32, 0x00A0 | 0x2007 | 0x202F | 0x3000 | 0x1680))
}

/// A mark that joins to the letter before it.
pub fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F)
}

/// A mark of punctuation, evened out.
pub fn mark(c: char) -> char {
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
pub struct Letters {
    /// What they are.
    pub chars: Series<char>,
    /// Where each begins, in characters of the text as given.
    pub starts: Vec<u32>,
    /// Where each ends.
    pub ends: Vec<u32>,
}

/// Evens the characters of a text out.
pub fn letters(given: &[char]) -> Letters {
    let mut out = Letters { chars: Vec::new().into(), starts: Vec::new(), ends: Vec::new() };
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

#[cfg(test)]
mod tests {
    use super::{is_combining, small};

    #[test]
    fn every_capital_of_the_scripts_that_it_knows_has_its_small_letter() {
        // Latin, Greek, Cyrillic, Armenian; without letters of phonetics and of dead languages.
        let blocks = [0..0x181, 0x1CD..0x1F1, 0x1F8..0x220, 0x222..0x234, 0x370..0x587];
        let more = [0x1A0..0x1A5, 0x1AF..0x1B1, 0x1E00..0x1F00, 0x2160..0x2180];
        let rare = "ͰͲͶͿϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿ";
        let mut n = 0;
        for c in blocks.into_iter().chain(more).flatten().filter_map(char::from_u32) {
            let theirs: Vec<char> = c.to_lowercase().filter(|c| !is_combining(*c)).collect();
            if !rare.contains(c) && !"ǄǅǇǈǊǋ".contains(c) {
                assert_eq!(theirs, [small(c)], "{c} {:x}", c as u32);
                n += usize::from(small(c) != c);
            }
        }
        assert!(n > 500, "{n} capitals");
        assert_eq!(small('會'), '會');
    }

    #[test]
    fn a_small_letter_stays() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert_eq!(small(small(c)), small(c), "{c}");
        }
    }
}
