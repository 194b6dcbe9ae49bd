//! How often languages have the letters that ASCII lacks: per ten thousand letters, or near it.
//!
//! Rounded from what everybody counts in newspapers and encyclopaedias; only the order of size
//! matters. Where a language is written without ASCII letters, all of its letters stand here. Romanian
//! stands here twice, because encodings have its letters with a cedilla or with a comma. It does not
//! know encodings.

/// A language.
pub(crate) struct Language {
    /// Its BCP 47 tag.
    pub(crate) tag: &'static str,
    /// How much rarer in lists it is than the commonest: a natural logarithm.
    pub(crate) rarity: f32,
    /// Small letters, each with its number behind it.
    letters: &'static str,
    /// How often it has the letters of ASCII; nothing where it is not written with them.
    pub(crate) ascii: &'static [u16],
    /// Letters that stand before few others only: a letter, a colon, those that may follow it; none
    /// if it ends words.
    followers: &'static str,
}

impl Language {
    /// Letters and how often they stand there.
    pub(crate) fn letters(&self) -> impl Iterator<Item = (char, f32)> {
        let mut rest = self.letters.chars().peekable();
        std::iter::from_fn(move || {
            let letter = rest.next()?;
            let mut number = 0.0;
            while let Some(digit) = rest.peek().and_then(|digit| digit.to_digit(10)) {
                number = number * 10.0 + digit as f32;
                rest.next();
            }
            Some((letter, number))
        })
    }

    /// Whether a letter can stand before another, `None` being the end of the word.
    pub(crate) fn may_follow(&self, letter: char, next: Option<char>) -> bool {
        let rule = self.followers.split(' ').find_map(|rule| rule.strip_prefix(letter));
        match (rule.and_then(|rule| rule.strip_prefix(':')), next) {
            (Some(""), next) => next.is_none(),
            (Some(rule), Some(next)) => rule.contains(next),
            (Some(_), None) => false,
            (None, _) => true,
        }
    }
}

/// All of them; letters of one language that share a row of the keyboard stand in no order.
#[rustfmt::skip]
pub(crate) const LANGUAGES: &[Language] = &[
    Language { tag: "fr", rarity: 0.0, letters: "é190à49è35ê22ç12û6ô8î6ù6â6ë3ï3œ2", ascii: &[76, 9, 33, 37, 147, 11, 9, 7, 75, 6, 1, 55, 30, 71, 58, 25, 14, 67, 79, 72, 63, 18, 1, 4, 2, 3], followers: "ç:aouàâ ÿ:" },
    Language { tag: "de", rarity: 0.0, letters: "ü65ä55ö40ß31", ascii: &[65, 19, 27, 51, 164, 17, 30, 46, 66, 3, 14, 34, 25, 98, 26, 7, 1, 70, 73, 62, 42, 8, 19, 1, 1, 11], followers: "" },
    Language { tag: "es", rarity: 0.0, letters: "ó83í73á60é53ñ31ú17ü2", ascii: &[115, 22, 40, 50, 122, 7, 18, 7, 62, 5, 1, 50, 32, 67, 87, 25, 9, 69, 80, 46, 29, 11, 1, 2, 10, 5], followers: "ñ:aeiouáéíóú" },
    Language { tag: "pt", rarity: 0.0, letters: "ã73ç53á47é34í18ó30ê30õ14ú15â9ô7à7", ascii: &[146, 10, 39, 50, 126, 10, 13, 8, 62, 4, 1, 28, 47, 44, 97, 25, 12, 65, 68, 43, 36, 16, 1, 3, 1, 5], followers: "ç:aoãõáóâu õ:e" },
    Language { tag: "it", rarity: 0.4, letters: "à64è36ù17ì9ò12é6", ascii: &[117, 9, 45, 37, 118, 12, 16, 6, 101, 1, 1, 65, 25, 69, 98, 31, 5, 64, 50, 56, 30, 21, 1, 1, 1, 12], followers: "à: è: ì: ò: ù:" },
    Language { tag: "nl", rarity: 0.8, letters: "ë12é10ï5ö2ü2è2", ascii: &[75, 16, 12, 59, 189, 8, 34, 24, 65, 15, 22, 36, 22, 100, 61, 16, 1, 64, 37, 68, 20, 29, 15, 1, 1, 14], followers: "" },
    Language { tag: "ca", rarity: 0.8, letters: "ó45à40è30é30í35ò20ç12ú12ï5ü3", ascii: &[120, 15, 36, 42, 130, 9, 15, 7, 70, 6, 1, 62, 32, 66, 55, 29, 14, 72, 82, 58, 42, 16, 1, 5, 6, 1], followers: "ç:aouóà" },
    Language { tag: "sv", rarity: 0.3, letters: "ä180ö130å134é6", ascii: &[94, 15, 15, 47, 102, 20, 29, 21, 58, 6, 31, 53, 35, 85, 45, 18, 1, 84, 66, 77, 19, 24, 1, 2, 7, 1], followers: "" },
    Language { tag: "da", rarity: 0.3, letters: "å119ø94æ87é4", ascii: &[60, 20, 6, 59, 155, 24, 41, 16, 60, 7, 34, 52, 32, 72, 46, 18, 1, 90, 58, 69, 20, 23, 1, 1, 7, 1], followers: "" },
    Language { tag: "fi", rarity: 0.3, letters: "ä360ö50å5", ascii: &[122, 3, 3, 10, 80, 2, 4, 19, 108, 20, 50, 58, 32, 88, 56, 18, 1, 29, 79, 88, 50, 23, 1, 1, 17, 1], followers: "" },
    Language { tag: "is", rarity: 2.2, letters: "ð440á180í160þ145ó99æ87ö78é65ú61ý23", ascii: &[101, 10, 1, 16, 64, 30, 42, 19, 76, 11, 33, 45, 40, 77, 22, 8, 1, 86, 56, 50, 46, 24, 1, 1, 9, 1], followers: "" },
    Language { tag: "ga", rarity: 1.6, letters: "í60á45é40ó35ú30", ascii: &[110, 25, 40, 30, 75, 20, 35, 80, 95, 1, 1, 45, 35, 75, 50, 12, 1, 65, 55, 50, 35, 2, 1, 1, 1, 1], followers: "" },
    Language { tag: "pl", rarity: 0.0, letters: "ł182ę111ą99ó85ż83ś66ć40ń25ź8", ascii: &[105, 17, 39, 37, 73, 2, 17, 10, 83, 18, 27, 25, 25, 62, 67, 24, 1, 52, 52, 25, 21, 1, 58, 1, 32, 48], followers: "" },
    Language { tag: "cs", rarity: 0.0, letters: "í327á224ě165é133ř121ý107ž99č95š80ů69ú14ň8ť5ď4ó4", ascii: &[84, 8, 10, 35, 75, 2, 2, 14, 61, 14, 29, 38, 24, 65, 67, 19, 1, 48, 52, 57, 22, 53, 1, 1, 12, 18], followers: "" },
    Language { tag: "sk", rarity: 0.6, letters: "á216í160ý110č117ú100é86ž90š83ť50ľ40ň22ď20ô16ó15ä5ĺ2ŕ2", ascii: &[90, 9, 10, 35, 78, 2, 2, 15, 60, 16, 35, 42, 28, 62, 88, 24, 1, 48, 52, 52, 26, 48, 1, 1, 13, 18], followers: "" },
    Language { tag: "hu", rarity: 0.3, letters: "á366é339ö105ó103ő87ü62í54ú26ű14", ascii: &[89, 19, 9, 19, 116, 6, 34, 13, 43, 15, 45, 64, 38, 61, 36, 8, 1, 28, 70, 77, 6, 19, 1, 1, 24, 43], followers: "" },
    Language { tag: "hr", rarity: 0.3, letters: "č105š100ž60ć55đ28", ascii: &[115, 15, 9, 37, 88, 2, 16, 8, 98, 51, 36, 33, 33, 68, 88, 28, 1, 54, 48, 44, 43, 35, 1, 1, 1, 17], followers: "" },
    Language { tag: "ro", rarity: 0.3, letters: "ă237î140ş120ţ100â91", ascii: &[100, 11, 54, 35, 114, 12, 10, 5, 97, 3, 1, 45, 31, 65, 41, 32, 1, 70, 42, 60, 61, 12, 1, 1, 1, 7], followers: "" },
    Language { tag: "ro", rarity: 0.3, letters: "ă237î140ș120ț100â91", ascii: &[100, 11, 54, 35, 114, 12, 10, 5, 97, 3, 1, 45, 31, 65, 41, 32, 1, 70, 42, 60, 61, 12, 1, 1, 1, 7], followers: "" },
    Language { tag: "sq", rarity: 1.4, letters: "ë300ç25", ascii: &[75, 10, 6, 35, 95, 10, 12, 40, 80, 30, 30, 25, 35, 60, 40, 30, 9, 65, 60, 90, 35, 15, 1, 1, 8, 8], followers: "" },
    Language { tag: "tr", rarity: 0.0, letters: "ı511ü185ş178ğ125ç116ö88i60â4", ascii: &[129, 28, 15, 52, 100, 5, 13, 12, 83, 1, 57, 59, 37, 80, 30, 9, 1, 77, 31, 33, 32, 10, 1, 1, 33, 15], followers: "" },
    Language { tag: "et", rarity: 0.8, letters: "ä180õ100ü70ö30š3ž2", ascii: &[130, 8, 1, 40, 110, 2, 16, 16, 90, 15, 40, 60, 32, 50, 40, 15, 1, 30, 75, 62, 50, 20, 1, 1, 1, 1], followers: "" },
    Language { tag: "lv", rarity: 0.4, letters: "ā388ī165ē143š62ū54ņ49ļ31ģ20ž20ķ15č11", ascii: &[114, 14, 10, 30, 60, 2, 11, 2, 82, 18, 35, 30, 30, 45, 35, 26, 1, 55, 80, 60, 47, 25, 1, 1, 1, 18], followers: "" },
    Language { tag: "lt", rarity: 0.4, letters: "ė170ų130š110ž80ą70į60ū60č40ę30", ascii: &[110, 12, 4, 25, 60, 2, 17, 2, 125, 22, 40, 32, 35, 50, 65, 24, 1, 55, 80, 58, 50, 24, 1, 1, 13, 3], followers: "" },
    Language { tag: "ru", rarity: 0.0, letters: "о1097е845а801и735н670т626с547р473в454л440к349м321д298п281у262я201ы190ь174г170з165б159ч144й121х97ж94ш73ю64ц48щ36э32ф27ъ4ё4", ascii: &[], followers: "" },
    Language { tag: "uk", rarity: 0.4, letters: "о940а720н650и610і600в550т480р480е490с410к350л350у330д310м290п290я220з230ь180б170г160ч120й140х120ц60ю90ї70є80ж70ш70щ40ф30ґ1", ascii: &[], followers: "" },
    Language { tag: "bg", rarity: 1.2, letters: "а1170и880о870е840т740н720р500с500в440л330к330д310п290м240з215я170б165ъ170у155г150ч135ж80ш50щ70ц65х60й60ф30ю20ь6", ascii: &[], followers: "" },
    Language { tag: "sr", rarity: 1.6, letters: "а1150и980о880е860н570р490с450т440ј430у410в370д360к360п300м310л330з165г160б150ш100ч95ц70ж55х60ф20њ65љ45ћ60ђ20џ3ќ3ѓ3ѕ2", ascii: &[], followers: "" },
    Language { tag: "be", rarity: 1.2, letters: "а1600н600і610р420с480т400о270л360к330д330е390у300в270п270я470ў200ь170з220м230ц270б140ы340ч150г170э120х110ю70й110ж70ш80ф20ё60", ascii: &[], followers: "" },
    Language { tag: "el", rarity: 0.0, letters: "α850τ750ο800ε700ι700ν650σ500ς450η400ρ420κ400π400υ350μ340λ300ί180δ170γ180ό170ω160έ150χ120ή120θ120ά120ύ90φ90ώ80β70ξ50ζ30ψ15ϊ6ϋ1ΐ1", ascii: &[], followers: "" },
    Language { tag: "he", rarity: 0.3, letters: "י1100ה1090ו1040ל740א630ר560ת500ב470מ460ש440ם320ע320נ290ד260ח250ק210פ170כ170ס150ג130ז130ט120ן110צ90ך60ף20ץ15", ascii: &[], followers: "" },
    Language { tag: "ar", rarity: 0.0, letters: "ا1270ل1140ي740م650و600ن620ر550ت490ب380ة360ع370د360س300ف290ه270ك250ق220أ220ح180ج140ش100ص100ط90خ90ى90إ80ض70ذ60ز60ث60ئ40ء30غ40ظ30ؤ10آ10پ9چ5گ8ژ1ک5", ascii: &[], followers: "" },
    Language { tag: "th", rarity: 0.0, letters: "า600น700ร650อ600ก500เ450ง450่400้350ม350ย330ั350ี330ว320ล300ด280ท280ส250ต230ะ200ป200บ200ิ200ห200แ180ค230ไ150จ150ช150พ150ู100โ100็100ุ130ข130์150ื100ใ80ำ80ถ70ผ60ซ50ณ60ึ70ธ50ศ80ญ40ษ40ภ40ฐ20ฟ30ฝ20ๆ10ฉ15ฎ5ฏ5ฮ5ฯ5ฤ3ฬ3ฆ2ฑ2ฒ2", ascii: &[], followers: "" },
];
