//! What the upper 128 bytes of the encodings with one byte a character stand for, as the Encoding
//! Standard has it (<https://encoding.spec.whatwg.org/>); the test below holds them to encoding_rs.
//! It does not know languages.

/// An encoding with one byte a character.
pub(crate) struct Table {
    /// Its name, as browsers have it.
    pub(crate) name: &'static str,
    /// The languages that are written in it, by their tags.
    pub(crate) languages: &'static str,
    /// How much rarer than the most common ones it is: a natural logarithm.
    pub(crate) rarity: f32,
    /// The characters of 0x80 to 0xFF; `.` where there is none or a control, `_` for the space that
    /// does not break, `~` for the hyphen that is not seen.
    pub(crate) upper: &'static str,
}

/// All of them. Encodings that browsers know and nearly nobody has written a list in are left out;
/// they can be chosen by hand.
#[rustfmt::skip]
pub(crate) const TABLES: &[Table] = &[
    Table { name: "windows-1252", languages: "fr de es pt it nl ca sv da fi is ga", rarity: 0.0, upper: "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ_¡¢£¤¥¦§¨©ª«¬~®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ" },
    Table { name: "windows-1250", languages: "pl cs sk hu hr ro sq de", rarity: 1.5, upper: "€.‚.„…†‡.‰Š‹ŚŤŽŹ.‘’“”•–—.™š›śťžź_ˇ˘Ł¤Ą¦§¨©Ş«¬~®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙" },
    Table { name: "windows-1251", languages: "ru uk bg sr be", rarity: 0.0, upper: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—.™љ›њќћџ_ЎўЈ¤Ґ¦§Ё©Є«¬~®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя" },
    Table { name: "windows-1253", languages: "el", rarity: 0.2, upper: "€.‚ƒ„…†‡.‰.‹.....‘’“”•–—.™.›...._΅Ά£¤¥¦§¨©.«¬~®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ.ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ." },
    Table { name: "windows-1254", languages: "tr", rarity: 1.2, upper: "€.‚ƒ„…†‡ˆ‰Š‹Œ....‘’“”•–—˜™š›œ..Ÿ_¡¢£¤¥¦§¨©ª«¬~®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ" },
    Table { name: "windows-1255", languages: "he", rarity: 0.5, upper: "€.‚ƒ„…†‡ˆ‰.‹.....‘’“”•–—˜™.›...._¡¢£₪¥¦§¨©×«¬~®¯°±²³´µ¶·¸¹÷»¼½¾¿ְֱֲֳִֵֶַָֹֺֻּֽ־ֿ׀ׁׂ׃װױײ׳״.......אבגדהוזחטיךכלםמןנסעףפץצקרשת....." },
    Table { name: "windows-1256", languages: "ar", rarity: 0.5, upper: "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ..ں_،¢£¤¥¦§¨©ھ«¬~®¯°±²³´µ¶·¸¹؛»¼½¾؟ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîïًٌٍَôُِ÷ّùْûü..ے" },
    Table { name: "windows-1257", languages: "et lv lt", rarity: 1.2, upper: "€.‚.„…†‡.‰.‹.¨ˇ¸.‘’“”•–—.™.›.¯˛._.¢£¤.¦§Ø©Ŗ«¬~®Æ°±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙" },
    Table { name: "windows-874", languages: "th", rarity: 0.5, upper: "€....…...........‘’“”•–—........_กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะัาำิีึืฺุู....฿เแโใไๅๆ็่้๊๋์ํ๎๏๐๑๒๓๔๕๖๗๘๙๚๛...." },
    Table { name: "iso-8859-2", languages: "pl cs sk hu hr ro", rarity: 2.5, upper: "................................_Ą˘Ł¤ĽŚ§¨ŠŞŤŹ~ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙" },
    Table { name: "iso-8859-4", languages: "et lv lt", rarity: 5.0, upper: "................................_ĄĸŖ¤ĨĻ§¨ŠĒĢŦ~Ž¯°ą˛ŗ´ĩļˇ¸šēģŧŊžŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪĐŅŌĶÔÕÖ×ØŲÚÛÜŨŪßāáâãäåæįčéęëėíîīđņōķôõö÷øųúûüũū˙" },
    Table { name: "iso-8859-5", languages: "ru bg sr be", rarity: 2.0, upper: "................................_ЁЂЃЄЅІЇЈЉЊЋЌ~ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљњћќ§ўџ" },
    Table { name: "iso-8859-6", languages: "ar", rarity: 2.5, upper: "................................_...¤.......،~.............؛...؟.ءآأؤإئابةتثجحخدذرزسشصضطظعغ.....ـفقكلمنهوىيًٌٍَُِّْ............." },
    Table { name: "iso-8859-7", languages: "el", rarity: 1.5, upper: "................................_‘’£€₯¦§¨©ͺ«¬~.―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ.ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ." },
    Table { name: "iso-8859-8", languages: "he", rarity: 2.5, upper: "................................_.¢£¤¥¦§¨©×«¬~®¯°±²³´µ¶·¸¹÷»¼½¾................................‗אבגדהוזחטיךכלםמןנסעףפץצקרשת....." },
    Table { name: "iso-8859-13", languages: "et lv lt", rarity: 4.0, upper: "................................_”¢£¤„¦§Ø©Ŗ«¬~®Æ°±²³“µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž’" },
    Table { name: "iso-8859-15", languages: "fr et fi es pt", rarity: 3.0, upper: "................................_¡¢£€¥Š§š©ª«¬~®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ" },
    Table { name: "iso-8859-16", languages: "ro", rarity: 4.5, upper: "................................_ĄąŁ€„Š§š©Ș«Ź~źŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ" },
    Table { name: "koi8-u", languages: "uk be", rarity: 1.5, upper: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥_⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґў╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪ҐЎ©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ" },
    Table { name: "koi8-r", languages: "ru bg", rarity: 1.0, upper: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥_⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ" },
    Table { name: "ibm866", languages: "ru be uk", rarity: 1.5, upper: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■_" },
    Table { name: "macintosh", languages: "fr de es pt it nl ca sv da fi is ga", rarity: 3.0, upper: "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…_ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ.ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ" },
    Table { name: "x-mac-cyrillic", languages: "ru uk bg sr", rarity: 2.0, upper: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ†°Ґ£§•¶І®©™Ђђ≠Ѓѓ∞±≤≥іµґЈЄєЇїЉљЊњјЅ¬√ƒ≈∆«»…_ЋћЌќѕ–—“”‘’÷„ЎўЏџ№Ёёяабвгдежзийклмнопрстуфхцчшщъыьэю€" },
];

#[cfg(all(test, not(target_arch = "wasm32")))] // no decoder there
mod tests {
    use super::*;

    #[test]
    fn tables_are_those_of_the_encoding_standard() {
        for Table { name, upper, .. } in TABLES {
            let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
            for (byte, character) in (0x80_u8..=0xff).zip(upper.chars()) {
                let bytes = [byte];
                let (text, _) = encoding.decode_without_bom_handling(&bytes);
                let expected = match text.chars().next().unwrap() {
                    '\u{80}'..='\u{9f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => '.',
                    '\u{200c}'..='\u{200f}' => '.',
                    '\u{a0}' => '_',
                    '\u{ad}' => '~',
                    other => other,
                };
                assert_eq!(character, expected, "{name} {byte:x}");
            }
            assert_eq!(upper.chars().count(), 128, "{name}");
        }
    }
}
