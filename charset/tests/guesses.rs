//! Small lists as people have them, in many languages and encodings: what is guessed of each.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)] // what helps tests may panic as tests do

use charset::{Detector, ENCODINGS, Guess};
use encoding_rs::Encoding;
use expect_test::expect;

/// Lists by the encoding they are written in.
const LISTS: &[(&str, &str)] = &[
    // Western.
    (
        "windows-1252",
        "Participant,Statut,Pays\nDélégation A,Invité,Sénégal\nDélégation B,Membre,Côte d’Ivoire\n",
    ),
    ("windows-1252", "Nom;Fonction\nMinistère de l'Intérieur;Délégué\n"),
    ("windows-1252", "name,city\nA,Zürich\nB,Köln\n"),
    ("windows-1252", "Land;Name\nÖsterreich;Außenministerium\nDeutschland;Behörde für Äußeres\n"),
    (
        "windows-1252",
        "País;Organización\nEspaña;Ministerio de Educación\nMéxico;Comisión Económica\n",
    ),
    ("windows-1252", "País;Função\nMoçambique;Delegação\nSão Tomé e Príncipe;Observador\n"),
    ("windows-1252", "Paese;Qualità\nItalia;Città\nPerù;Libertà\n"),
    ("windows-1252", "Land;Roll\nSverige;Ledamöter från länen\nÅland;Självstyre\n"),
    ("windows-1252", "Navn;Område\nKøbenhavn;Sjælland\nÅrhus;Østjylland\n"),
    ("windows-1252", "Nimi;Jäsenyys\nSähköliitto;Pääsihteeri\n"),
    ("windows-1252", "Nafn;Land\nÞjóðminjasafn;Ísland\nUtanríkisráðuneyti;Ísland\n"),
    ("windows-1252", "name,amount\nA,£20\nB,€30\n"),
    ("windows-1252", "name,note\nA,“quoted” text\nB,it’s – well – so\n"),
    ("windows-1252", "id,name\n1,José\n"),
    (
        "windows-1252",
        "id,name\n1,Türkiye\n2,Curaçao\n3,Réunion\n4,Åland Islands\n5,Saint Barthélemy\n",
    ),
    ("windows-1252", "Nº;Título\n1;Relação de participantes\n"),
    ("windows-1252", "ÉTAT;RÉGION\nSÉNÉGAL;AFRIQUE\nBÉNIN;AFRIQUE\n"),
    // Central European.
    ("windows-1250", "Nazwa;Rola\nŁódź;członek\nŻory;gość\nŚwidnica;członek\n"),
    ("windows-1250", "Kraj;Instytucja\nPolska;Ministerstwo Spraw Wewnętrznych\nCzechy;Urząd\n"),
    ("windows-1250", "Stát;Členství\nČesko;řádný člen\nŘecko;pozorovatel\nDánsko;účastník\n"),
    ("windows-1250", "Krajina;Úloha\nSlovensko;účastník\nMaďarsko;člen\nŠpanielsko;hosť\n"),
    (
        "windows-1250",
        "Ország;Szerep\nMagyarország;küldöttség\nNémetország;megfigyelő\nEgyesült Államok;résztvevő\n",
    ),
    ("windows-1250", "Država;Uloga\nHrvatska;član\nSrbija;gošća\nMađarska;promatrač\n"),
    ("windows-1250", "Ţara;Rol\nRomânia;Secretar şef\nFranţa;invitat\nBelgia;membră\n"),
    ("iso-8859-2", "Nazwa;Rola\nŁódź;członek\nŻory;gość\nŚwidnica;członek\n"),
    ("iso-8859-2", "Stát;Členství\nŠvédsko;člen\nŽilina;řešitel\nŘecko;těšitel\n"),
    // Turkish, Baltic.
    (
        "windows-1254",
        "Ülke;Görev\nTürkiye;Dışişleri Bakanlığı\nİsveç;Gözlemci\nAlmanya;Katılımcı\n",
    ),
    ("windows-1254", "Ad;Şehir\nKuruluş A;İstanbul\nKuruluş B;Eskişehir\n"),
    (
        "windows-1257",
        "Šalis;Vaidmuo\nLietuva;narė\nVokietija;stebėtojas\nŠvedija;svečias\nČekija;dalyvių sąrašas\n",
    ),
    (
        "windows-1257",
        "Valsts;Loma\nLatvija;dalībnieks\nVācija;novērotājs\nIgaunija;goda viesis ārējā\n",
    ),
    ("windows-1257", "Riik;Roll\nEesti;täisliige\nSoome;külaline õpetaja\n"),
    // Cyrillic.
    ("windows-1251", "Организация;Роль\nМинистерство иностранных дел;член\nСекретариат;гость\n"),
    ("windows-1251", "Имя,Страна\nА,Россия\nБ,Чили\n"),
    ("windows-1251", "name,country\nA,Чад\n"),
    ("windows-1251", "Країна;Роль\nУкраїна;учасник\nЄгипет;гість\nІталія;спостерігач\n"),
    ("windows-1251", "Държава;Роля\nБългария;член\nГърция;наблюдател\n"),
    ("windows-1251", "Држава;Улога\nСрбија;члан\nЊемачка;посматрач\nСјеверна Македонија;гост\n"),
    ("windows-1251", "Краіна;Роля\nБеларусь;удзельнік\nЎзбекістан;назіральнік\n"),
    ("windows-1251", "СТРАНА;СТАТУС\nРОССИЯ;УЧАСТНИК\nКИТАЙ;УЧАСТНИК\n"),
    ("koi8-r", "Организация;Роль\nМинистерство иностранных дел;член\nСекретариат;гость\n"),
    ("koi8-r", "Имя,Страна\nА,Россия\nБ,Чили\n"),
    ("koi8-u", "Країна;Роль\nУкраїна;учасник\nЄгипет;гість\nІталія;спостерігач\n"),
    ("ibm866", "Организация;Роль\nМинистерство иностранных дел;член\nСекретариат;гость\n"),
    ("ibm866", "Имя,Страна\nА,Россия\nБ,Чили\n"),
    ("x-mac-cyrillic", "Организация;Роль\nМинистерство иностранных дел;член\nСекретариат;гость\n"),
    ("x-mac-cyrillic", "Имя,Страна\nА,Россия\nБ,Япония\n"),
    ("iso-8859-5", "Организация;Роль\nМинистерство иностранных дел;член\nСекретариат;гость\n"),
    // Greek, Hebrew, Arabic, Thai.
    ("windows-1253", "Χώρα;Ρόλος\nΕλλάδα;μέλος\nΚύπρος;παρατηρητής\n"),
    ("windows-1253", "Όνομα;Χώρα\nΆλφα;Αίγυπτος\n"),
    ("iso-8859-7", "Όνομα;Χώρα\nΆλφα;Αίγυπτος\nΒήτα;Άγιος Θωμάς\n"),
    ("windows-1255", "שם,מדינה\nמשלחת,ישראל\nארגון,צרפת\n"),
    ("windows-1256", "الاسم,الدولة\nالوفد,مصر\nالمنظمة,المغرب\n"),
    ("iso-8859-6", "الاسم,الدولة\nالوفد,مصر\nالمنظمة,المغرب\n"),
    ("windows-874", "ชื่อ,ประเทศ\nคณะผู้แทน,ไทย\nองค์การ,ลาว\n"),
    // Macintosh.
    (
        "macintosh",
        "Participant,Statut,Pays\nDélégation A,Invité,Sénégal\nDélégation B,Membre,Côte d’Ivoire\n",
    ),
    ("macintosh", "País;Organización\nEspaña;Ministerio de Educación\nMéxico;Comisión\n"),
    ("macintosh", "Land;Name\nÖsterreich;Außenministerium\nDeutschland;Behörde für Äußeres\n"),
    ("macintosh", "name,city\nA,Zürich\nB,Malmö\n"),
    ("macintosh", "id,name\n1,José\n2,Curaçao\n"),
    // Chinese, Japanese, Korean.
    ("gb18030", "名称,国家\n代表团,中国\n秘书处,俄罗斯\n"),
    ("gb18030", "姓名,职务\n甲,主任\n乙,副部长\n"),
    ("gb18030", "name,city\nA,北京\nB,上海\nC,塔什干\n"),
    ("big5", "名稱,國家\n代表團,中國\n秘書處,俄羅斯\n"),
    ("big5", "機關,職稱\n外交部,部長\n臺北市政府,局長\n"),
    ("shift_jis", "名前,国\n代表団,日本\n事務局,ロシア\n"),
    ("shift_jis", "都道府県,人数\n東京都,3\n大阪府,5\n"),
    ("shift_jis", "ﾅﾏｴ,ﾌﾘｶﾞﾅ\nｱｵｷ,ｲﾄｳ\n"),
    ("euc-jp", "名前,国\n代表団,日本\n事務局,ロシア\nこれはリストです,フランス\n"),
    ("euc-kr", "이름,국가\n대표단,대한민국\n사무국,러시아\n"),
    ("euc-kr", "기관,직위\n외교부,장관\n서울특별시,국장\n"),
    ("iso-2022-jp", "名前,国\n代表団,日本\n"),
    ("utf-16le", "Имя,Страна\nА,Россия\nБ,Чили\n"),
    ("utf-16be", "name,country\nA,Chile\n"),
    ("utf-8", "name,country\nA,Côte d’Ivoire\n"),
    ("utf-8", "name,country\nA,Chile\n"),
];

/// Single words, by the encodings each of them is written in.
const WORDS: &[(&str, &[&str])] = &[
    (
        "windows-1252 macintosh",
        &[
            "Café",
            "Zürich",
            "São Paulo",
            "Málaga",
            "Bogotá",
            "Perú",
            "Düsseldorf",
            "Québec",
            "Genève",
            "Malmö",
            "Tromsø",
            "Århus",
            "Coruña",
            "Béarn",
            "Français;Élève",
            "Größe",
            "Straße",
            "Höhe über Meer",
            "Número de países",
            "Nações Unidas",
            "Société générale",
            "Conseil de l’Europe",
            "Ministère des Affaires étrangères",
            "Señor García",
            "Instituição",
            "côté",
            "Noël",
            "naïve",
            "Forêt",
            "Møre og Romsdal",
            "Åland",
            "Äußeres",
            "Übersee",
            "ÅÄÖ",
            "L’été",
            "Bundesministerium für Wirtschaft",
            "Consejería de Economía",
            "Ärztekammer",
            "Universität Wien",
            "Universidad de Alcalá",
        ],
    ),
    (
        "windows-1250 iso-8859-2",
        &[
            "Łódź",
            "Kraków",
            "Wrocław",
            "Gdańsk",
            "Poznań",
            "Ministerstwo Środowiska",
            "Praha;Česká republika",
            "Brno;Jihomoravský kraj",
            "Košice;Košický kraj",
            "Győr",
            "Székesfehérvár",
            "Šibenik",
            "Županja",
            "Bucureşti",
            "Iaşi",
            "Účastník",
            "Členové",
            "Příjmení;Jméno",
            "Śląsk",
            "Żywiec",
            "Łukasz",
            "Vláda České republiky",
            "Külügyminisztérium",
            "Őrség",
            "Željko",
            "Ministarstvo vanjskih poslova; Županija",
            "Nová Ľubovňa",
        ],
    ),
    (
        "windows-1251 koi8-r ibm866 x-mac-cyrillic iso-8859-5",
        &[
            "Москва",
            "Россия",
            "Имя",
            "Страна",
            "Организация",
            "ФИО",
            "Да",
            "Нет",
            "участник",
            "Министерство",
            "Санкт-Петербург",
            "СТРАНА",
            "Объединённые нации",
            "ООН",
            "Китай;Индия",
            "Эстония",
            "г. Омск",
            "Щёлково",
            "Председатель",
            "Чили",
            "Ямал",
            "Юг",
        ],
    ),
    (
        "windows-1254",
        &[
            "İstanbul",
            "Ağrı",
            "Şanlıurfa",
            "Türkiye Büyük Millet Meclisi",
            "Dışişleri",
            "Katılımcı",
            "Kuruluş",
            "Muğla",
            "Üye",
            "Çanakkale",
            "Görüş",
        ],
    ),
    (
        "windows-1253 iso-8859-7",
        &["Αθήνα", "Ελλάδα", "Χώρα", "Όνομα", "Υπουργείο", "ΕΛΛΑΔΑ", "Κύπρος"],
    ),
    (
        "windows-1257",
        &[
            "Šiauliai",
            "Vilnius;Lietuvos Respublikos Vyriausybė",
            "Rīga;Latvijas Ārlietu ministrija",
            "Tartu Ülikool",
            "Žemaitija;narys",
            "Kauno rajonas; dalyvių",
        ],
    ),
    ("windows-1255", &["ישראל", "שם", "ארגון המדינות"]),
    ("windows-1256", &["مصر", "الدولة", "المملكة العربية السعودية"]),
    ("windows-874", &["ไทย", "กรุงเทพ", "ประเทศ"]),
    (
        "gb18030",
        &[
            "中国",
            "北京",
            "姓名",
            "名称",
            "国家",
            "上海合作组织",
            "单位",
            "联通",
            "深圳",
            "张",
            "职务",
        ],
    ),
    ("big5", &["中國", "臺灣", "名稱", "外交部", "高雄市", "秘書長"]),
    (
        "shift_jis euc-jp",
        &["日本", "東京", "名前", "ソウル", "カテゴリ", "一覧表", "電話番号", "表示", "能力"],
    ),
    ("euc-kr", &["한국", "서울", "이름", "외교부", "참석자", "부산광역시", "국가"]),
];

fn bytes(encoding: &str, text: &str) -> Vec<u8> {
    match encoding {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => {
            let (bytes, _, spoilt) = Encoding::for_label(encoding.as_bytes()).unwrap().encode(text);
            assert!(!spoilt, "{encoding} lacks a character of {text}");
            bytes.into_owned()
        }
    }
}

fn guess(bytes: &[u8]) -> Guess {
    let mut detector = Detector::default();
    detector.feed(bytes);
    detector.guess()
}

/// What browsers read.
fn decoded(encoding: &str, bytes: &[u8]) -> String {
    Encoding::for_label(encoding.as_bytes()).unwrap().decode(bytes).0.into_owned()
}

#[test]
fn small_lists_read_as_they_were_written() {
    let mut wrong = Vec::new();
    for (encoding, text) in LISTS {
        let bytes = bytes(encoding, text);
        let guess = guess(&bytes);
        let reads = decoded(guess.encoding, &bytes);
        if reads != *text {
            let said = format!("{:?} {:?} {:?}", guess.reason, guess.doubt, guess.others);
            wrong.push(format!("{encoding} as {} ({said}): {reads}", guess.encoding));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), LISTS.len(), wrong.join("\n"));
}

/// A single word is little to go by; these are the ones that are misread, all of them with a doubt.
#[test]
fn most_single_words_read_as_they_were_written() {
    let (mut all, mut wrong) = (0, String::new());
    for (encodings, words) in WORDS {
        for encoding in encodings.split(' ') {
            let mut misread = Vec::new();
            for word in *words {
                let text = format!("id,name\n1,{word}\n");
                let (bytes, _, spoilt) =
                    Encoding::for_label(encoding.as_bytes()).unwrap().encode(&text);
                if spoilt {
                    continue;
                }
                all += 1;
                let guess = guess(&bytes);
                if decoded(guess.encoding, &bytes) != text {
                    assert!(
                        !guess.others.is_empty(),
                        "{word} in {encoding} is misread without doubt"
                    );
                    misread.push(format!("{word} ({})", guess.encoding));
                }
            }
            if !misread.is_empty() {
                wrong += &format!("{encoding}: {}\n", misread.join(", "));
            }
        }
    }
    expect![[r#"
        326 words
        macintosh: Perú (windows-1250), Malmö (windows-1250)
        windows-1250: Šibenik (macintosh), Členové (windows-1252)
        iso-8859-2: Členové (windows-1252)
        windows-1251: ФИО (koi8-r), Да (windows-1252), Юг (windows-1250)
        koi8-r: Имя (windows-874), ФИО (windows-1253), Юг (windows-874)
        ibm866: ФИО (macintosh)
        x-mac-cyrillic: Страна (windows-1251), ФИО (macintosh), Да (windows-1252), Чили (windows-1251), Юг (windows-1250)
        iso-8859-5: Да (windows-874), Ямал (windows-1251), Юг (koi8-r)
        windows-1254: Muğla (windows-1252)
        windows-1253: Υπουργείο (x-mac-cyrillic), ΕΛΛΑΔΑ (koi8-r), Κύπρος (windows-1251)
        iso-8859-7: Υπουργείο (x-mac-cyrillic), ΕΛΛΑΔΑ (koi8-r), Κύπρος (windows-1251)
        windows-1257: Kauno rajonas; dalyvių (windows-1252)
        windows-1255: שם (windows-1250)
        big5: 臺灣 (shift_jis)
        shift_jis: 能力 (windows-1252)
        euc-jp: 一覧表 (gb18030), 表示 (gb18030), 能力 (gb18030)
    "#]].assert_eq(&format!("{all} words\n{wrong}"));
}

#[test]
fn utf_8_with_a_few_bad_bytes_stays_and_says_where() {
    let mut bytes = "Name,Country\nDélégation A,Sénégal\nDélégation B,Bénin\n".as_bytes().to_vec();
    bytes.extend(b"Jos\xe9,Chile\n");
    expect![[r#"{"encoding":"utf-8","reason":"nearly","language":"","doubt":"some","bad":1,"lines":[4],"others":[]}"#]]
        .assert_eq(&guess(&bytes).to_json());
    // The last character is cut off: nothing follows that could tell.
    let whole = "Name\nCôté\nBénin\n".as_bytes();
    assert_eq!(guess(&whole[..whole.len() - 4]).encoding, "utf-8");
}

#[test]
fn a_guess_is_the_same_however_the_bytes_arrive() {
    for (encoding, text) in LISTS {
        let bytes = bytes(encoding, text);
        let mut detector = Detector::default();
        bytes.chunks(3).for_each(|piece| detector.feed(piece));
        assert_eq!(detector.guess(), guess(&bytes), "{encoding}");
    }
}

#[test]
fn letters_that_come_late_count() {
    let mut text = "name,country\n".to_owned();
    text.extend((0..20_000).map(|row| format!("row {row},Chile\n")));
    text += "Délégation,Sénégal\nMinistère,Bénin\n";
    let guess = guess(&bytes("windows-1252", &text));
    assert_eq!((guess.encoding, guess.bad), ("windows-1252", 0));
}

#[test]
fn browsers_know_every_encoding_that_can_be_chosen() {
    for (name, _) in ENCODINGS {
        let known = Encoding::for_label(name.as_bytes()).unwrap();
        assert_eq!(known.name().to_lowercase(), *name);
    }
    for (encoding, _) in LISTS {
        assert!(ENCODINGS.iter().any(|(name, _)| name == encoding), "{encoding}");
    }
}
