//! What the names of columns say: which words name a person, a body, a place, a date, a source.
//!
//! Words are folded and stand between bars, in the languages of public lists. It does not know
//! cells.

use columns::fold;

/// What a name says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// The name of a person, whole.
    Person,
    /// The first or the last name of a person.
    Half,
    /// The name of a body.
    Body,
    /// The name of a state or another place.
    Place,
    /// A name of whatever a row is.
    Name,
    /// A class of rows: a party, a role, a status.
    Class,
    /// A number or a code that stands for a row.
    Code,
    /// Longer texts: remarks, descriptions.
    Remark,
    Year,
    Date,
    /// A date that says nothing of the row's subject: when it was born, or the row was changed.
    OtherDate,
    Source,
    /// An address of a page that is no source: a picture.
    Picture,
    Link,
    Email,
    Phone,
    Coordinate,
    /// Something counted or measured.
    Amount,
}

const PERSON: &str = "|full name|fullname|person|person name|participant|participants|participant name|delegate|delegates|delegate name|member|members|member name|representative|speaker|mep|mp|senator|candidate|author|attendee|contact|contact person|name of participant|name of delegate|имя|фио|ф и о|участник|делегат|депутат|представитель|имя и фамилия|фамилия имя отчество|nom complet|nom et prenom|nom prenom|participant e|delegue|depute|nombre completo|nombre y apellidos|participante|delegado|nome completo|name vorname|vor und nachname|teilnehmer|teilnehmerin|abgeordneter|mitglied|imie i nazwisko|uczestnik|jmeno a prijmeni|nev|teljes nev|ad soyad|adi soyadi|ονοματεπώνυμο|姓名|名字|参加者|代表|代表姓名|氏名|이름|성명|참석자|الاسم الكامل|іноземець|піб|учасник|";
const FIRST: &str = "|first name|firstname|first|given name|given names|given name s|given names s|givenname|forename|forenames|first names|prenom|prenoms|vorname|vornamen|primer nombre|nombres|primeiro nome|imie|jmeno|krestni jmeno|keresztnev|fornavn|fornamn|etunimi|voornaam|first name s|имя|名|ім я|ad|adi|";
const LAST: &str = "|last name|lastname|last|surname|family name|familyname|nom|nom de famille|nachname|familienname|apellido|apellidos|sobrenome|apelido|cognome|nazwisko|prijmeni|vezeteknev|efternavn|etternavn|efternamn|sukunimi|achternaam|фамилия|姓|прізвище|soyad|soyadi|last name s|";
const BODY: &str = "|organisation|organization|organisations|organizations|organisation name|organization name|org|org name|institution|institute|company|company name|agency|body|entity|ngo|ministry|employer|affiliation|university|association|committee|delegation name|название|наименование|организация|учреждение|компания|орган|ведомство|полное наименование|organisme|institut|societe|etablissement|organizacion|institucion|empresa|entidad|organizacao|instituicao|einrichtung|behorde|verband|firma|unternehmen|instytucja|organizacja|instituce|organizace|szervezet|intezmeny|kurum|kurulus|οργανισμός|名称|机构|机构名称|单位|单位名称|組織|組織名|機関|機関名|団体名|기관|기관명|단체명|المنظمة|організація|установа|назва|";
const PLACE: &str = "|country|country name|countryname|nation|state|state name|state party|member state|economy|territory|area|geo|location|place|city|site|site name|region name|district name|municipality|county|province|entity name|страна|государство|территория|город|регион|pays|etat|ville|commune|pais|estado|ciudad|municipio|cidade|land|staat|stadt|gemeinde|ort|kraj|panstwo|miasto|stat|zeme|mesto|obec|orszag|varos|ulke|sehir|il|χώρα|πόλη|国家|国|国名|地区|城市|省|省份|都道府県|市町村|국가|국가명|나라|도시|الدولة|البلد|краіна|місто|paese|citta|naam|lokacija|drzava|tara|valsts|riik|salis|maa|contracting party|contracting parties|contracting state|contracting states|states parties|state parties|party to the treaty|states|countries|member states|member country|member countries|signatory|signatories|signatory state|договаривающаяся сторона|договаривающиеся стороны|государство участник|государство сторона|государство член|страна участница|участники договора|缔约方|缔约国|成员国|会员国|签署国|参加国|国家名称|国家地区|vertragspartei|vertragsstaat|vertragsstaaten|mitgliedstaat|mitgliedstaaten|partie contractante|parties contractantes|etat partie|etats parties|etat membre|etats membres|parte contratante|parte contractante|estado parte|estados partes|estado miembro|estados miembros|pais miembro|paises|";
const NAME: &str = "|name|names|label|title|item|subject|project|project name|meeting|event|conference|treaty|resolution|document|document title|nom|nombre|nome|intitule|titre|libelle|titulo|denominacion|denominazione|bezeichnung|titel|nazwa|nazev|nimi|navn|namn|nume|nosaukums|ad|isim|όνομα|τίτλος|наименование|название|имя|заголовок|标题|名|題名|名前|タイトル|件名|명칭|제목|الاسم|назва|naziv|";
const CLASS: &str = "|party|parties|group|political group|faction|bloc|role|roles|status|type|kind|category|class|sector|theme|topic|function|position|capacity|level|rank|gender|sex|delegation|region|subregion|continent|chamber|vote|decision|outcome|language|mission|meeting type|format|stage|phase|mandate|department|unit|affiliation category|currency|партия|фракция|группа|роль|статус|тип|вид|категория|должность|пол|регион|делегация|раздел|тема|statut|groupe|categorie|fonction|parti|sexe|delegation|cargo|partido|grupo|estatus|tipo|categoria|sexo|partei|fraktion|gruppe|rolle|art|kategorie|funktion|geschlecht|partia|rola|status|typ|kategoria|strana|clenstvi|szerep|parti|rol|gorev|tur|κόμμα|ρόλος|职务|类别|类型|性别|党派|角色|职称|身份|政党|役職|区分|種別|직위|구분|유형|heading|headings|classification|statuses|categories|types|groups|рубрика|заголовок раздела|подраздел|разряд|класс|состояние|формат|тип участия|должность роль|категория участия|类|组|组别|小组|分组|团体|党|党团|状态|地位|标题类别|分类|性质|身份类别|rubrik|uberschrift|stand|gruppierung|klasse|bereich|fraktionen|parteien|kategorien|gruppen|funktionen|rubrique|genre|classe|regroupement|categories|statuts|rubro|encabezado|clase|clasificacion|situacion|funcion|agrupacion|bancada|grupo parlamentario|groupe parlementaire|";
const CODE: &str = "|id|ids|rcid|objectid|fid|gid|oid|code|codes|key|uid|uuid|guid|no|nr|num|number|index|idx|iso|iso2|iso3|iso code|iso a2|iso a3|iso alpha 2|iso alpha 3|m49|ref no|sn|s no|serial|row|row id|rank|order|pos|position no|country code|countrycode|cow|ccode|ccodecow|gwcode|wikidata|qid|isbn|issn|orcid|postcode|zip|zip code|postal code|plz|номер|код|п п|№|n п п|numero|codigo|kod|kennung|schlussel|nummer|lp|poradi|sorszam|sira|序号|编号|代码|番号|コード|번호|코드|";
const REMARK: &str = "|note|notes|comment|comments|remark|remarks|description|abstract|summary|text|details|biography|bio|content|body text|footnote|footnotes|примечание|примечания|комментарии|описание|текст|remarque|remarques|commentaire|notas|observaciones|observacoes|descripcion|descricao|bemerkung|bemerkungen|anmerkung|beschreibung|uwagi|opis|poznamka|popis|megjegyzes|not|aciklama|备注|说明|描述|備考|説明|비고|설명|address|addresses|street|street address|postal address|mailing address|anschrift|adresse|adressen|strasse|direccion|domicilio|endereco|indirizzo|адрес|адреса|почтовыи адрес|юридическии адрес|фактическии адрес|улица|приемная|местонахождение|地址|住址|通讯地址|通信地址|住所|주소|adres|adresa|cim|";
const YEAR: &str = "|year|years|yr|yyyy|fy|fiscal year|time|time period|period|jahr|annee|ano|anno|anyo|год|годы|рік|rok|ev|ar|vuosi|yil|έτος|年|年份|年度|연도|년도|godina|an|gads|aasta|metai|year of|any|السنة|";
const DATE: &str = "|date|dates|day|when|start|begin|from|start date|startdate|begin date|end|end date|signed|signature|date of signature|ratified|ratification|accession|adopted|adoption|entry into force|effective date|published|publication date|meeting date|event date|date debut|date fin|fecha|data|datum|дата|дата начала|dato|paivamaara|tarih|ημερομηνία|日期|时间|日付|年月日|開催日|날짜|일자|التاريخ|kuupaev|datums|datums no|joined|admission|date of admission|since|";
const OTHER_DATE: &str = "|birth|born|dob|birthday|birthdate|birth date|date of birth|year of birth|birth year|yob|death|died|date of death|death date|updated|last updated|modified|last modified|created|created at|updated at|accessed|retrieved|access date|date accessed|timestamp|date added|дата рождения|год рождения|date de naissance|geburtsdatum|geburtsjahr|fecha de nacimiento|data urodzenia|datum narozeni|出生日期|生年月日|생년월일|last verified|verified|date verified|last checked|checked|last edited|last change|last changed|дата обновления|дата изменения|";
const SOURCE: &str = "|source|sources|source s|source url|source urls|source link|source links|sources link|sources links|source title|source name|source document|data source|reference|references|ref|refs|citation|citations|cite|referencia|referencias|referencia bibliografica|referenz|referenzen|riferimento|riferimenti|evidence|proof|document url|doi|источник|источники|ссылка на источник|reference s|quelle|quellen|quellenangabe|nachweis|beleg|fuente|fuentes|fonte|fontes|fonti|zrodlo|zrodla|zdroj|zdroje|forras|bron|bronnen|kilde|kilder|kalla|kallor|lahde|lahteet|kaynak|kaynakca|πηγή|πηγές|izvor|izvori|sursa|surse|avots|allikas|saltinis|来源|资料来源|数据来源|信息来源|出处|出典|情報源|출처|المصدر|джерело|джерела|";
const LINK: &str = "|url|urls|uri|link|links|website|web site|web|webpage|web page|homepage|href|permalink|document|documents|pdf|ссылка|ссылки|саит|lien|liens|site web|site internet|enlace|enlaces|sitio web|ligacao|verweis|webseite|strona|odkaz|链接|网址|网站|リンク|링크|посилання|article|news|press release|";
const PICTURE: &str = "|photo|photos|image|images|img|picture|portrait|logo|icon|flag|avatar|thumbnail|thumb|coat of arms|map|banner|photo url|image url|flag url|logo url|foto|bild|imagen|фото|изображение|图片|照片|twitter|facebook|instagram|linkedin|youtube|";
const EMAIL: &str =
    "|email|e mail|mail|email address|courriel|correo|электронная почта|邮箱|メール|이메일|";
const PHONE: &str = "|phone|phones|tel|telephone|telephone number|phone number|mobile|cell|fax|telefon|telefono|телефон|факс|电话|手机|電話|전화|";
const COORDINATE: &str = "|lat|latitude|lon|lng|long|longitude|x|y|easting|northing|coord|coords|coordinates|coordinate|centroid|geometry|latlng|lat long|lat lon|широта|долгота|координаты|breite|breitengrad|lange|langengrad|latitud|longitud|纬度|经度|緯度|経度|위도|경도|geo point|point|wkt|";
const AMOUNT: &str = "|amount|value|price|cost|budget|total|sum|count|size|population|delegates|votes|seats|area km2|gdp|score|rate|share|percent|percentage|ratio|weight|height|length|distance|age|duration|quantity|сумма|количество|всего|итого|население|montant|nombre de|valeur|importe|valor|betrag|anzahl|wert|wartosc|liczba|hodnota|pocet|数量|金额|人数|人口|件数|金額|수량|금액|";

/// The senses in the order in which they are tried; the first that fits counts.
const SENSES: &[(Sense, &str)] = &[
    (Sense::Coordinate, COORDINATE),
    (Sense::Picture, PICTURE),
    (Sense::Source, SOURCE),
    (Sense::Link, LINK),
    (Sense::Email, EMAIL),
    (Sense::Phone, PHONE),
    (Sense::OtherDate, OTHER_DATE),
    (Sense::Year, YEAR),
    (Sense::Date, DATE),
    (Sense::Person, PERSON),
    (Sense::Half, FIRST),
    (Sense::Half, LAST),
    (Sense::Body, BODY),
    (Sense::Place, PLACE),
    (Sense::Name, NAME),
    (Sense::Class, CLASS),
    (Sense::Code, CODE),
    (Sense::Remark, REMARK),
    (Sense::Amount, AMOUNT),
];

/// A column's name without case, signs and brackets; `FirstName` is two words.
pub(crate) fn plain(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    let folded = fold::fold(&spaced);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a word is one of those between bars, which are folded as the search folds.
pub(crate) fn is_in(words: &str, word: &str) -> bool {
    let bytes = words.as_bytes();
    let ends = |beside: Option<&u8>| beside.is_none_or(|byte| *byte == b'|');
    !word.is_empty()
        && !word.contains('|')
        && words.match_indices(word).any(|(at, _)| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            ends(before) && ends(bytes.get(at + word.len()))
        })
}

/// What a name says, and whether it says it as a whole; else one of its words does: the last, "state of
/// origin" has the first.
pub(crate) fn sense(plain: &str) -> Option<(Sense, bool)> {
    let whole =
        |name: &str| SENSES.iter().find(|(_, words)| is_in(words, name)).map(|(sense, _)| *sense);
    if let Some(sense) = whole(plain) {
        return Some((sense, true));
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let [first, .., last] = words.as_slice() else {
        // What has no blanks between its words: 数据来源 ends with 来源.
        let ends = |(_, words): &&(Sense, &str)| {
            let long = words.split('|').filter(|word| word.chars().count() > 1 && !word.is_ascii());
            !plain.is_ascii() && long.into_iter().any(|word| plain.ends_with(word))
        };
        return SENSES.iter().find(ends).map(|(sense, _)| (*sense, false));
    };
    // "name of the delegation", "date of birth", "nom du pays" are named by their first word.
    let is_of =
        |word: &&&str| matches!(**word, "of" | "de" | "du" | "der" | "des" | "del" | "di" | "da");
    let by_first = || {
        whole(first)
            .filter(|_| words.get(1..).is_some_and(|others| others.iter().any(|word| is_of(&word))))
    };
    let two = || {
        let from = words.len().checked_sub(2)?;
        whole(&words[from..].join(" "))
    };
    by_first()
        .or_else(two)
        .or_else(|| whole(last))
        .or_else(|| whole(first))
        .map(|sense| (sense, false))
}

/// The columns of first and of last names.
pub(crate) fn first_and_last(names: &[String]) -> Option<(usize, usize)> {
    let find = |words: &str| names.iter().position(|name| is_in(words, name));
    let (first, last) = (find(FIRST)?, find(LAST)?);
    (first != last).then_some((first, last))
}

/// Whether a column is called after a class of rows, as lists have few of: a category, a status, a type, a
/// group, a role, a heading, a party.
pub(crate) fn is_class(plain: &str) -> bool {
    const CLASSES: &str = "|category|categories|status|statuses|type|types|kind|group|groups|role|roles|heading|headings|party|parties|class|section|capacity|faction|bloc|категория|категории|статус|тип|вид|группа|роль|рубрика|заголовок|раздел|партия|фракция|класс|состояние|kategorie|kategorien|stand|typ|art|gruppe|gruppen|rolle|rollen|rubrik|uberschrift|partei|parteien|fraktion|klasse|categorie|statut|type|genre|groupe|role|rubrique|titre|intitule|parti|classe|categoria|estado|estatus|situacion|tipo|grupo|rol|papel|encabezado|rubro|titulo|partido|clase|类别|类型|类|种类|状态|地位|组|组别|小组|团体|角色|身份|职务|标题|栏目|党派|政党|党|分类|性质|";
    // In German they stand at the end of a word: Teilnehmerkategorie.
    const ENDS: [&str; 8] =
        ["kategorie", "status", "gruppe", "typ", "rolle", "partei", "fraktion", "rubrik"];
    // What has no blanks between its words: 参会身份.
    const LAST: [&str; 12] = [
        "类别", "类型", "状态", "组别", "小组", "角色", "身份", "职务", "标题", "党派", "政党",
        "分类",
    ];
    let words: Vec<&str> = plain.split(' ').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let is_of = |word: &&str| matches!(*word, "of" | "de" | "du" | "des" | "del" | "der" | "da");
    // "type of visit", "категория участника"; but not "party leader".
    let is_first = words.get(1).is_some_and(is_of) || !first.is_ascii();
    is_in(CLASSES, plain)
        || is_in(CLASSES, last)
        || (is_first && is_in(CLASSES, first))
        || ENDS.iter().any(|end| last.ends_with(end))
        || LAST.iter().any(|end| plain.ends_with(end))
}

/// Whether a column is called a name and nothing else: of a person, most probably.
pub(crate) fn is_name(plain: &str) -> bool {
    const NAMES: &str = "|name|names|full name|nom|nombre|nome|nazwa|nimi|navn|namn|nume|ad|isim|имя|имена|名|姓名|名称|名前|이름|naziv|nazev|";
    is_in(NAMES, plain)
}

/// Whether one of the words of a name is among others, or what has no blanks between its words has one.
fn has_word(plain: &str, words: &str) -> bool {
    let is_cjk = |word: &&str| word.starts_with(|letter| matches!(letter, '\u{4e00}'..='\u{9fff}'));
    let within = || words.split('|').filter(is_cjk).any(|word| plain.contains(word));
    plain.split(' ').any(|word| is_in(words, word)) || within()
}

/// Whether a column is called after days, which are counted if they are bare numbers.
pub(crate) fn are_days(plain: &str) -> bool {
    has_word(plain, "|day|days|jours|tage|dias|giorni|дней|дни|dni|天数|日数|")
}

/// Whether a column is called after a beginning.
pub(crate) fn is_beginning(plain: &str) -> bool {
    const WORDS: &str = "|start|starts|started|startdate|begin|begins|began|beginning|from|open|opens|opened|opening|since|arrival|debut|depuis|beginn|anfang|von|ab|seit|inicio|inizio|desde|comienzo|начало|начала|с|от|开始|起始|";
    has_word(plain, WORDS)
}

/// Whether a column is called after an end.
pub(crate) fn is_end(plain: &str) -> bool {
    const WORDS: &str = "|end|ends|ended|enddate|to|until|till|through|close|closes|closed|closing|finish|finished|departure|fin|jusqu|ende|bis|hasta|fine|fim|termino|конец|конца|окончание|окончания|до|по|结束|截止|终止|";
    has_word(plain, WORDS)
}

/// Whether a name is that of a form of address: "Mr", "Dr".
pub(crate) fn is_honorific(plain: &str) -> bool {
    const HONORIFIC: &str = "|title|honorific|salutation|prefix|suffix|mr ms|anrede|civilite|tratamiento|обращение|称呼|";
    is_in(HONORIFIC, plain)
}

/// Whether a name ends like that of a code: `country_code`, `iso3c`.
pub(crate) fn is_code(plain: &str) -> bool {
    let last = plain.split(' ').next_back().unwrap_or_default();
    // "No" may be a number, or a vote.
    let is_short = matches!(last, "n" | "no" | "nr" | "order" | "rank" | "number" | "num" | "pos");
    (is_in(CODE, last) && !is_short) || plain.starts_with("iso")
}

// Natively only: there are no snapshots in a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_column_is() {
        let said: Vec<String> = [
            "Name",
            "Person_Name",
            "FirstName",
            "Country Name",
            "country_code",
            "Sources Link",
            "Source(s)",
            "Source URL",
            "Quelle",
            "Источник данных",
            "数据来源",
            "Дата рождения",
            "Date of birth",
            "Photo",
            "Political group",
            "Party",
            "Год",
            "latitude",
            "Name of delegation",
            "E-mail",
            "Notes",
            "Total votes",
            "Unbekanntes",
        ]
        .iter()
        .map(|name| match sense(&plain(name)) {
            Some((sense, whole)) => format!("{name}: {sense:?}{}", if whole { "" } else { "?" }),
            None => format!("{name}: –"),
        })
        .collect();
        expect_test::expect![[r#"
            Name: Name
            Person_Name: Person
            FirstName: Half
            Country Name: Place
            country_code: Code
            Sources Link: Source
            Source(s): Source
            Source URL: Source
            Quelle: Source
            Источник данных: Source?
            数据来源: Source
            Дата рождения: OtherDate
            Date of birth: OtherDate
            Photo: Picture
            Political group: Class
            Party: Class
            Год: Year
            latitude: Coordinate
            Name of delegation: Name?
            E-mail: Email
            Notes: Remark
            Total votes: Amount?
            Unbekanntes: –"#]]
        .assert_eq(&said.join("\n"));
    }

    #[test]
    fn first_and_last_names_are_a_pair() {
        let pair = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
            first_and_last(&names)
        };
        assert_eq!(pair(&["First Name", "Last Name", "Company"]), Some((0, 1)));
        assert_eq!(pair(&["Nom", "Prénom"]), Some((1, 0)));
        assert_eq!(pair(&["surname", "id", "given_name"]), Some((2, 0)));
        assert_eq!(pair(&["Name", "Country"]), None);
    }
}
