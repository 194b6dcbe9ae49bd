//! What stands between the mentions of the list: a name added to a copy does not go unnoticed, and a
//! copy that is only set in another way is not suspected.
//!
//! On a text of our own around the dataset's mentions, because the release itself is not in the
//! project; where it lies beside it, `printed.rs` plants the same in that.

use crate::generate::{Dice, in_time, inputs, spoilt};
use crate::{BUNDLED, bundled, spoken};
use expect_test::expect;
use plenary::check::{Compared, Finding, Report, Subject, check, gaps, gaps_wanted};
use plenary::data::{Dataset, Loaded, Place, Thing, What, load};
use plenary::exporter::audit::{self, LineKind};
use plenary::text::{Lang, check as say};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// The printed words of headings and names, in printed order, each with whether it is a heading's.
fn list(dataset: &Dataset) -> Vec<(String, bool)> {
    let mut list = Vec::new();
    for row in &dataset.participations {
        let heading = &dataset.facets[0].values[row.values[0][0] as usize].mention.quote();
        let entry = (heading.clone(), true);
        if !heading.is_empty() && !list.contains(&entry) {
            list.push(entry);
        }
        list.push((row.mention.quote(), false));
    }
    list
}

/// A text in pieces: what stands before each mention of the list, and after the last; and the list.
#[derive(Clone)]
struct Copy {
    between: Vec<String>,
    list: Vec<String>,
}

impl Copy {
    /// Our own words around the dataset's mentions.
    fn new(dataset: &Dataset) -> Self {
        let all = list(dataset);
        let mut between = Vec::new();
        for (at, (_, is_heading)) in all.iter().enumerate() {
            between.push(match at {
                0 => "In Samarkand met, as the hosts report, people from the ",
                _ if all[at - 1].1 => ": the ",
                _ if *is_heading => "; beside them ",
                // The mention before it is known by its comma.
                _ if at % 7 == 4 => " as well as the ",
                _ => ", the ",
            });
        }
        between.push(". They spoke for a day. ");
        Self {
            between: between.into_iter().map(str::to_owned).collect(),
            list: all.into_iter().map(|(words, _)| words).collect(),
        }
    }

    /// The text, with the points behind the list.
    fn text(&self, dataset: &Dataset) -> String {
        let points = dataset.points.iter().map(|point| {
            let parts = point.mention.selectors.iter();
            let parts = parts.map(|it| format!("{}{}{}", it.prefix, it.exact, it.suffix));
            parts.collect::<Vec<_>>().join(" this and that ")
        });
        let mut text = String::new();
        for (before, words) in self.between.iter().zip(&self.list) {
            text += before;
            text += words;
        }
        text += self.between.last().unwrap();
        text + &points.collect::<Vec<_>>().join(" , ")
    }

    /// The copy with a name among the words of a gap.
    fn with(&self, gap: usize, name: &str) -> Self {
        let mut copy = self.clone();
        let words = &mut copy.between[gap];
        *words = if gap == self.list.len() {
            format!(" and the {name}{words}")
        } else if words.ends_with("the ") {
            format!("{words}{name}, the ")
        } else {
            format!("{words}{name}, ")
        };
        copy
    }
}

/// The bundled dataset with another text in `gaps`.
fn with_gaps(text: Option<&str>) -> Loaded {
    let mut value: Value = serde_json::from_str(BUNDLED).unwrap();
    let document = value["documents"][0].as_object_mut().unwrap();
    document.remove("gaps").unwrap();
    document.remove("sha256").unwrap();
    if let Some(text) = text {
        document.insert("gaps".to_owned(), text.into());
    }
    load(&value.to_string()).unwrap()
}

/// The bundled dataset as if it were made from our own text, and that text.
static MADE: LazyLock<(Dataset, Copy)> = LazyLock::new(|| {
    let dataset = with_gaps(None).dataset;
    let copy = Copy::new(&dataset);
    let gaps = gaps(&dataset, &copy.text(&dataset)).unwrap();
    let Loaded { dataset, problems, .. } = with_gaps(Some(&gaps));
    assert_eq!(problems, []);
    (dataset, copy)
});

fn checked(text: &str) -> Report {
    check(&MADE.0, text).unwrap()
}

/// The findings in words.
fn told(text: &str) -> Vec<String> {
    let words = Lang::default().words();
    checked(text).findings.iter().map(|it| say::finding(words, &MADE.0, it)).collect()
}

fn told_of(copy: &Copy) -> Vec<String> {
    told(&copy.text(&MADE.0))
}

#[test]
fn a_gap_is_the_number_of_its_words_and_the_beginning_of_their_hash() {
    let (dataset, copy) = &*MADE;
    let spaced = |words: &str| {
        let mut words = words.to_owned();
        for sign in [",", ";", ":", "."] {
            words = words.replace(sign, &format!(" {sign} "));
        }
        words.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let last = copy.list.len();
    let entries = copy.between.iter().enumerate().map(|(at, words)| {
        let words = spaced(words);
        let kept = match at {
            0 => &words[words.len() - 3..],
            at if at == last => &words[..1],
            _ => &words[..],
        };
        let hash = format!("{:x}", Sha256::digest(kept.join(" ")));
        format!("{}-{}", kept.len(), &hash[..6])
    });
    let wanted: Vec<String> = entries.collect();
    assert_eq!(gaps(dataset, &copy.text(dataset)).unwrap(), wanted.join(" "));
    assert_eq!(wanted.len(), gaps_wanted(dataset));
    assert_eq!(bundled().document.gaps.unwrap().len(), gaps_wanted(&bundled()));
}

#[test]
fn an_untouched_copy_has_no_findings() {
    let (dataset, copy) = &*MADE;
    let report = checked(&copy.text(dataset));
    assert_eq!((report.findings.as_slice(), report.compared), (&[][..], Compared::Yes));
    let words = Lang::default().words();
    let identity = say::identity(words, &report);
    assert!(identity.contains("the number of words and a short hash of them were compared"));
}

#[test]
fn an_added_state_is_told_first_wherever_and_however_it_stands() {
    let (dataset, copy) = &*MADE;
    for gap in 0..=copy.list.len() {
        for name in [
            "Islamic Republic of Iran",
            "Islamic\u{a0}Re\u{ad}public\n  of Iran",
            "iran",
            "IRAN",
            "Ｉｒａｎ",
            "Иран",
            "伊朗",
            "IRI",
        ] {
            let text = copy.with(gap, name).text(dataset);
            let told = told(&text);
            let first = told.first().map(String::as_str).unwrap_or_default();
            assert!(
                first.ends_with(" Iran stands there, and the release does not name it.")
                    && told.len() == 1,
                "{name} in gap {gap}: {told:#?}"
            );
        }
    }
}

#[test]
fn what_is_told_reads_like_this() {
    let (dataset, copy) = &*MADE;
    let mut said = String::new();
    let mut tell = |what: &str, text: &str| {
        said += &format!("{what}\n");
        for finding in &checked(text).findings {
            said += &format!("  - {}\n", say::finding(Lang::default().words(), dataset, finding));
        }
    };
    let last = copy.list.len();
    for (what, gap) in [("first", 0), ("under the first heading", 1), ("last", last)] {
        tell(what, &copy.with(gap, "Islamic Republic of Iran").text(dataset));
    }
    tell("two states", &copy.with(12, "State of Qatar and Nepal").text(dataset));
    tell("no state of the dataset", &copy.with(12, "Republic of Atlantis").text(dataset));
    tell("one that is named", &copy.with(12, "Kazakhstan").text(dataset));
    let whole = copy.text(dataset);
    for (what, from, to) in [
        ("one for another", "Kyrgyz Republic", "Nepal"),
        ("a word added", "the Kyrgyz Republic", "except the Kyrgyz Republic"),
        ("a word changed", ", the Republic of Armenia", " without the Republic of Armenia"),
        ("words gone", ": the Republic of Belarus", " Republic of Belarus"),
        ("a heading changed", "SCO observer states", "SCO observers"),
        ("a sentence after the list", "They spoke", "Iran sent its greetings. They spoke"),
    ] {
        assert!(whole.contains(from), "{from}");
        tell(what, &whole.replacen(from, to, 1));
    }
    tell("a list line by line", &in_lines(&whole));
    tell("the same with one more", &in_lines(&copy.with(12, "Iran").text(dataset)));
    expect![[r#"
        first
          - Right before “SCO member states” the copy has words that the release does not: “Islamic Republic of Iran, the”. Iran stands there, and the release does not name it.
        under the first heading
          - Between “SCO member states” and “Republic of India” the copy has words that the release does not: “the Islamic Republic of Iran”. Iran stands there, and the release does not name it.
        last
          - Right after “Moscow State Institute of International Relations (MGIMO) under the Russian Ministry of Foreign Affairs” the copy has words that the release does not: “and the Islamic Republic of Iran”. Iran stands there, and the release does not name it.
        two states
          - Between “Mongolia” and “SCO dialogue partner states” the copy has words that the release does not: “State of Qatar and Nepal”. Qatar and Nepal stand there, and the release does not name them.
        no state of the dataset
          - Between “Mongolia” and “SCO dialogue partner states” the copy has words that the release does not: “Republic of Atlantis”.
        one that is named
          - Between “Mongolia” and “SCO dialogue partner states” the copy has words that the release does not: “Kazakhstan”. Kazakhstan stands there too; the release names it in another place.
        one for another
          - Between “People's Republic of China” and “Islamic Republic of Pakistan” the copy reads “as well as the Nepal, the”; the release has other words there. Nepal stands there, and the release does not name it.
          - Not found: “Kyrgyz Republic”, recorded between “People's Republic of China” and “Islamic Republic of Pakistan”.
        a word added
          - Between “People's Republic of China” and “Kyrgyz Republic” the copy has words that the release does not: “except”.
        a word changed
          - Between “Republic of Azerbaijan” and “Republic of Armenia” the copy reads “without the”; the release has other words there.
        words gone
          - Between “SCO observer states” and “Republic of Belarus” the copy has nothing; the release has 2 words and signs there.
        a heading changed
          - Between “Republic of Uzbekistan” and “Republic of Belarus” the copy reads “; beside them SCO observers: the”; the release has other words there.
          - Not found: “SCO observer states”, recorded between “Republic of Uzbekistan” and “Republic of Belarus”.
        a sentence after the list
        a list line by line
          - The list is put together in another way: the words between names differ in 27 of 38 places.
        the same with one more
          - Between “Mongolia” and “SCO dialogue partner states” the copy reads “beside them Iran,”; the release has other words there. Iran stands there, and the release does not name it.
          - The list is put together in another way: the words between names differ in 26 of 38 places.
    "#]].assert_eq(&said);
}

/// The list with a line for each entry.
fn in_lines(text: &str) -> String {
    let (list, rest) = text.split_once(". They").unwrap();
    format!("{}. They{rest}", list.replace(", the ", ",\n— ").replace("; beside", "\nbeside"))
}

#[test]
fn a_finding_is_said_in_every_language() {
    let (dataset, copy) = &*MADE;
    let mut said = String::new();
    for lang in ["ru", "zh"] {
        let words = spoken(lang).words();
        let added = copy.with(4, "Iran");
        let last = copy.with(copy.list.len(), "Nepal and Qatar");
        let named = copy.with(12, "Kazakhstan");
        let lines = in_lines(&copy.text(dataset));
        let nothing = copy.text(dataset).replacen(": the Republic of Bel", " Republic of Bel", 1);
        for text in
            [added, last, named].map(|it| it.text(dataset)).into_iter().chain([lines, nothing])
        {
            let report = checked(&text);
            said += &format!("{}\n", say::finding(words, dataset, report.findings.last().unwrap()));
        }
        said += &format!("{}\n\n", say::identity(words, &checked(&copy.text(dataset))));
    }
    expect![[r#"
        Между «People's Republic of China» и «Kyrgyz Republic» здесь стоят слова, которых нет в пресс-релизе: «the Iran». Там стоит Иран, пресс-релиз этого участника не называет.
        Сразу после «Moscow State Institute of International Relations (MGIMO) under the Russian Ministry of Foreign Affairs» здесь стоят слова, которых нет в пресс-релизе: «and the Nepal and Qatar». Там стоят Непал и Катар, пресс-релиз этих участников не называет.
        Между «Mongolia» и «SCO dialogue partner states» здесь стоят слова, которых нет в пресс-релизе: «Kazakhstan». Там стоит и Казахстан; в пресс-релизе это название стоит в другом месте.
        Список составлен иначе: слова между названиями отличаются в 27 из 38 мест.
        Между «SCO observer states» и «Republic of Belarus» здесь нет ничего; в пресс-релизе там 2 слова и знака.
        В наборе данных SHA-256 текста не записан. Между названиями сравнивались число слов и их короткий хеш. Прочие слова не сравнивались: в наборе данных их нет.

        在“People's Republic of China”与“Kyrgyz Republic”之间，此文本有新闻稿没有的文字：“the Iran”。其中有伊朗，新闻稿没有提及。
        紧接“Moscow State Institute of International Relations (MGIMO) under the Russian Ministry of Foreign Affairs”之后，此文本有新闻稿没有的文字：“and the Nepal and Qatar”。其中有尼泊尔和卡塔尔，新闻稿没有提及。
        在“Mongolia”与“SCO dialogue partner states”之间，此文本有新闻稿没有的文字：“Kazakhstan”。其中也有哈萨克斯坦，新闻稿在别处提及。
        名单的写法不同：名称之间的文字在38处中有27处不同。
        在“SCO observer states”与“Republic of Belarus”之间，此文本没有任何文字；新闻稿此处有2个词或符号。
        数据未记录文本的SHA-256。名称之间的文字已按词数和简短哈希值比较；其他文字未比较，因为数据中没有这些内容。

    "#]].assert_eq(&said);
}

#[test]
fn a_word_changed_between_any_two_names_is_told_once_and_in_its_place() {
    let (dataset, copy) = &*MADE;
    for gap in 1..copy.list.len() {
        let mut other = copy.clone();
        other.between[gap] = format!("{}so-called ", copy.between[gap].replace("the ", "all "));
        let told = told_of(&other);
        let place = format!("Between “{}” and “{}” ", copy.list[gap - 1], copy.list[gap]);
        // Where a mention is known by the words around it, those are told of nowhere else.
        let between = told.iter().filter(|it| it.starts_with(&place)).count();
        assert!(told[0].starts_with(&place) && between == 1, "{told:#?}");
        assert!(!told[0].contains("stands there"), "{told:#?}");
    }
    let first = copy.text(dataset).replacen("people from the", "nobody from the", 1);
    assert!(told(&first)[0].starts_with("Right before “SCO member states” the copy reads"));
}

#[test]
fn a_name_that_is_moved_or_left_out_is_told_as_that_and_nothing_else() {
    let (_, copy) = &*MADE;
    let names: Vec<usize> = (0..copy.list.len())
        .filter(|at| copy.between[*at] == ", the " && copy.list[*at].len() > 10)
        // Known by the words around it, which it does not take along.
        .filter(|at| copy.list[*at] != "Russian Federation")
        .collect();
    assert!(names.len() > 15);
    for &from in &names {
        let mut without = copy.clone();
        let name = without.list.remove(from);
        let words = without.between.remove(from);
        let told = told_of(&without);
        assert!(told.len() == 1 && told[0].starts_with("Not found: "), "{name}: {told:#?}");
        for to in [3, 15, 30] {
            let mut moved = without.clone();
            moved.list.insert(to, name.clone());
            moved.between.insert(to, words.clone());
            if to.abs_diff(from) < 2 {
                continue;
            }
            let told = told_of(&moved);
            assert!(told.len() == 1 && told[0].starts_with("Out of order: "), "{name}: {told:#?}");
        }
        let mut twice = copy.clone();
        twice.list.insert(20, name.clone());
        twice.between.insert(20, words);
        let told = told_of(&twice);
        assert!(told.len() == 1 && told[0].starts_with("Doubled: "), "{name}: {told:#?}");
    }
}

#[test]
fn a_state_is_known_in_every_case_of_russian_and_its_adjectives_are_none() {
    let (_, copy) = &*MADE;
    for (name, organization) in [
        ("Ирана", "Iran"),
        ("Исламской Республики Иран", "Iran"),
        ("исламскую республику иран", "Iran"),
        ("Исламской Республикой\nИран", "Iran"),
        ("Объединённых Арабских Эмиратов", "United Arab Emirates"),
        ("Объединенными Арабскими Эмиратами", "United Arab Emirates"),
        ("ОАЭ", "United Arab Emirates"),
        ("Шри-Ланки", "Sri Lanka"),
        ("Непалом", "Nepal"),
        ("Мьянмой", "Myanmar"),
        ("Мальдивах", "Maldives"),
        ("Бахрейну", "Bahrain"),
        ("Государства Катар", "Qatar"),
    ] {
        let told = told_of(&copy.with(12, name));
        let wanted = format!(" {organization} stands there, and the release does not name it.");
        assert!(told[0].ends_with(&wanted), "{name}: {told:#?}");
    }
    for name in ["иранский", "иранцев", "непальцы", "оаэ", "Катарина", "iranian", "Iranа б"]
    {
        let told = told_of(&copy.with(12, name));
        assert!(told[0].starts_with("Between “Mongolia” and "), "{told:#?}");
        let is_named = name == "Iranа б";
        assert_eq!(told[0].contains("stands there"), is_named, "{name}: {told:#?}");
    }
}

#[test]
fn a_name_that_stands_again_far_behind_does_not_take_the_place_of_its_own() {
    let (dataset, copy) = &*MADE;
    let mut list = copy.clone();
    let last = list.list.last().unwrap().clone();
    *list.between.last_mut().unwrap() = ". They spoke.".to_owned();
    for foot in [format!("\n\nMore: {last}, Iran, Mongolia"), format!("\n\n{last}\n{last}")] {
        let text = list.between.iter().zip(&list.list);
        let text: String = text.map(|(before, words)| format!("{before}{words}")).collect();
        let page = format!("<!doctype html><p>{text}. They spoke.</p><footer>{foot}</footer>");
        let report = checked(&page);
        assert_eq!((report.names.found, report.headings.found), (33, 4));
        let is_missing_point =
            |finding: &Finding| matches!(finding, Finding::Missing(Subject::Point(_), ..));
        assert!(report.findings.iter().all(is_missing_point), "{:#?}", report.findings);
        assert_eq!(check(dataset, &page).unwrap().findings.len(), dataset.points.len());
    }
}

#[test]
fn a_state_in_the_place_of_another_is_told_before_the_change_of_its_words() {
    let (dataset, copy) = &*MADE;
    let whole = copy.text(dataset);
    for (from, to) in [
        ("Republic of India", "Islamic Republic of Iran"),
        ("Republic of Uzbekistan,", "Republic of Iran,"),
        ("Kingdom of Cambodia", "Kingdom of Bahrain"),
        ("Russian Federation,", "Iran,"),
    ] {
        let changed = whole.replacen(from.trim_end_matches(','), to.trim_end_matches(','), 1);
        let told = told(&changed);
        assert!(told[0].ends_with(" stands there, and the release does not name it."), "{told:#?}");
        let rest = told[1..].iter();
        let is_of_it = |it: &String| {
            ["Changed: ", "Not found: ", "Between "].iter().any(|start| it.starts_with(start))
        };
        assert!(told.len() > 1 && rest.clone().all(is_of_it), "{told:#?}");
        assert!(!rest.clone().any(|it| it.contains("stands there")), "{told:#?}");
    }
}

#[test]
fn a_name_unknown_to_the_dataset_is_told_in_a_list_that_is_set_in_another_way() {
    let (dataset, copy) = &*MADE;
    let told = told(&in_lines(&copy.with(20, "Republic of Atlantis").text(dataset)));
    let is_told = told.iter().any(|it| it.contains("Republic of Atlantis"));
    let place = told.iter().position(|it| it.starts_with("The list is put together in another"));
    assert!(is_told && told.len() < 8 && place == Some(told.len() - 1), "{told:#?}");
}

#[test]
fn a_stranger_beside_a_name_that_is_moved_is_told_all_the_same() {
    let (_, copy) = &*MADE;
    let mut moved = copy.clone();
    let name = moved.list.remove(14);
    let words = moved.between.remove(14);
    moved.list.insert(3, name);
    moved.between.insert(3, format!("{words}Iran and the "));
    let told = told_of(&moved);
    assert!(told[0].ends_with("Iran stands there, and the release does not name it."), "{told:#?}");
    assert!(told[1].starts_with("Out of order: "), "{told:#?}");
}

#[test]
fn a_changed_heading_or_name_is_no_stranger() {
    let (dataset, copy) = &*MADE;
    let whole = copy.text(dataset);
    for (from, to) in [
        ("SCO observer states", "SCO observing states"),
        ("Republic of Turkey", "Republic of Türkiye"),
        ("Kyrgyz Republic", "Kyrgyzstan"),
        ("Interpol", "INTERPOL"),
        ("Service of the Russian Federation", "Agency of the Russian Federation"),
    ] {
        let told = told(&whole.replacen(from, to, 1));
        assert!(
            !told.is_empty() && told.iter().all(|it| !it.contains("stands there")),
            "{told:#?}"
        );
    }
}

#[test]
fn a_translation_is_not_compared_this_way() {
    let dataset = &MADE.0;
    for lang in ["ru", "zh"] {
        let names = dataset.participations.iter();
        let names = names.map(|row| dataset.organizations[row.organization].short(lang));
        let text = names.collect::<Vec<_>>().join(", ") + ", Иран, Interpol, Mongolia.";
        let report = checked(&text);
        assert_eq!(report.compared, Compared::TooFew);
        assert!(!report.findings.iter().any(|it| matches!(it, Finding::Between(..))));
        let said = say::identity(Lang::default().words(), &report);
        assert!(said.contains("an added name goes unnoticed"), "{said}");
    }
}

/// A dataset of a release in any script: its names, and one that it does not name.
fn small(names: &[&str], stranger: &str, gaps: Option<&str>) -> Dataset {
    let organization = |(at, name): (usize, &&str)| json!({ "id": format!("o{at}"), "names": { "en": { "short": name } }, "classification": "state" });
    let row = |(at, name): (usize, &&str)| {
        json!({
            "id": format!("p{at}"), "organization": format!("o{at}"), "order": at + 1, "category": "c",
            "mention": { "document": "r", "selectors": [{ "type": "TextQuoteSelector", "exact": name }] },
        })
    };
    let all: Vec<&str> = names.iter().copied().chain([stranger]).collect();
    let facet = json!({
        "id": "category", "label": { "en": "Heading" }, "short": { "en": "Heading" },
        "field": "category", "basis": "printed", "values": [{ "id": "c", "label": { "en": "C" } }],
    });
    let mut value = json!({
        "format": "participation", "format_version": 1, "id": "small", "title": { "en": "Small" },
        "event": { "name": { "en": "Meeting" }, "start_date": "2020-01-01" },
        "documents": [{ "id": "r", "title": "R", "publisher": "P", "language": "en" }],
        "facets": [facet],
        "organizations": all.iter().enumerate().map(organization).collect::<Vec<_>>(),
        "participations": names.iter().enumerate().map(row).collect::<Vec<_>>(),
    });
    if let Some(gaps) = gaps {
        value["documents"][0]["gaps"] = gaps.into();
    }
    let Loaded { dataset, problems, .. } = load(&value.to_string()).unwrap();
    assert_eq!(problems, []);
    dataset
}

#[test]
fn a_release_in_any_script_is_compared_alike() {
    for (names, stranger, text, added) in [
        (
            &["中国", "俄罗斯", "蒙古", "印度"][..],
            "伊朗",
            "出席会议的代表来自中国、俄罗斯、蒙古和印度。会议持续两天。",
            [("、俄", "、伊朗、俄"), ("和印", "、伊朗和印"), ("印度。", "印度及伊朗。")],
        ),
        (
            &["Китай", "Россия", "Монголия", "Индия"],
            "Иран",
            "Приехали: Китай, Россия, Монголия и Индия. Говорили два дня.",
            [(", Рос", ", Иран, Рос"), (" и Инд", ", иран и Инд"), ("Индия.", "Индия и Иран.")],
        ),
        (
            &["الصين", "روسيا", "منغوليا", "الهند"],
            "إيران",
            "حضر الاجتماع: الصين، روسيا، منغوليا و الهند. استمر يومين.",
            [("، روس", "، إيران، روس"), (" و ال", "، إيران و ال"), ("الهند.", "الهند و إيران.")],
        ),
        (
            &["จีน", "รัสเซีย", "มองโกเลีย", "อินเดีย"],
            "อิหร่าน",
            "ผู้แทนจากจีน รัสเซีย มองโกเลียและอินเดียเข้าร่วม",
            [(" รัส", " อิหร่าน รัส"), ("และ", " อิหร่านและ"), ("อินเดีย", "อินเดียและอิหร่าน")],
        ),
    ] {
        let first = small(names, stranger, None);
        let dataset = small(names, stranger, gaps(&first, text).as_deref());
        assert_eq!(check(&dataset, text).unwrap().findings, []);
        for (plain, added) in added {
            assert!(text.contains(plain), "{plain}");
            let report = check(&dataset, &text.replacen(plain, added, 1)).unwrap();
            let words = Lang::default().words();
            let said = say::finding(words, &dataset, &report.findings[0]);
            let wanted = format!("{stranger} stands there, and the release does not name it.");
            assert!(said.ends_with(&wanted) && report.findings.len() == 1, "{said}");
        }
    }
}

#[test]
fn a_dataset_without_gaps_or_with_those_of_another_list_opens_and_says_so() {
    let (dataset, copy) = &*MADE;
    let text = copy.with(4, "Iran").text(dataset);
    for (given, hint) in [(None, "Hint: without"), (Some("2-0123af"), "Hint: with 1 entries")] {
        let Loaded { dataset, problems, .. } = with_gaps(given);
        assert_eq!(problems, []);
        let report = check(&dataset, &text).unwrap();
        assert_eq!((report.findings.len(), report.compared), (0, Compared::NotRecorded));
        let said = say::identity(Lang::default().words(), &report);
        assert!(said.contains("an added name goes unnoticed"), "{said}");
        let mut value: Value = serde_json::from_str(BUNDLED).unwrap();
        value["documents"][0].as_object_mut().unwrap().remove("gaps");
        if let Some(given) = given {
            value["documents"][0]["gaps"] = given.into();
        }
        // What stands beside the bundled file is not beside this one.
        value.as_object_mut().unwrap().remove("translations");
        let file = in_a_file("hint.json", &value.to_string());
        let said = run(env!("CARGO_BIN_EXE_check"), &[&file]);
        assert!(said.0 && said.1.contains(hint) && said.1.contains("audit -- --gaps"), "{said:?}");
    }
}

#[test]
fn gaps_that_cannot_be_read_are_a_problem_with_its_place() {
    for wrong in [
        "",
        " ",
        "2",
        "2-",
        "-0123af",
        "2-0123a",
        "2-0123afe",
        "2-0123aF",
        "2-0123ag",
        "+2-0123af",
        "2-+123af",
        "2-0123af  2-0123af",
        "2-0123af,2-0123af",
        "999999999-0123af",
        "−2-0123af",
        "2-01é3a",
        "two-0123af",
    ] {
        let Loaded { dataset, problems, .. } = with_gaps(Some(wrong));
        assert_eq!(dataset.document.gaps, None, "{wrong}");
        let [problem] = &problems[..] else { panic!("{wrong}: {problems:?}") };
        assert_eq!(problem.place, Place::Path("documents[0].gaps".to_owned()));
        assert_eq!(problem.what, What::Expected(Thing::Gaps, Thing::Text));
    }
    let value = BUNDLED.replacen("\"gaps\": \"", "\"gaps\": 7, \"x\": \"", 1);
    assert_ne!(value, BUNDLED);
    let problems = load(&value).unwrap().problems;
    assert_eq!(problems[0].what, What::Expected(Thing::Text, Thing::Number));
}

fn in_a_file(name: &str, text: &str) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("gaps-{name}"));
    std::fs::write(&file, text).unwrap();
    file.to_string_lossy().into_owned()
}

/// Whether a program ended well, and what it said.
fn run(program: &str, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(program).args(arguments).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_publisher_gets_the_gaps_from_the_command_line() {
    let (dataset, copy) = &*MADE;
    let mut value: Value = serde_json::from_str(BUNDLED).unwrap();
    value["documents"][0].as_object_mut().unwrap().remove("gaps");
    let data = in_a_file("without.json", &value.to_string());
    let text = in_a_file("text.txt", &copy.text(dataset));
    let (is_well, member) = run(env!("CARGO_BIN_EXE_audit"), &["--gaps", &text, &data]);
    let read: Value = serde_json::from_str(&format!("{{{member}}}")).unwrap();
    assert!(is_well);
    let made = with_gaps(read["gaps"].as_str()).dataset;
    assert_eq!(made.document.gaps, dataset.document.gaps);

    let broken = in_a_file("broken.txt", &copy.text(dataset).replace("Mongolia", "Mongola"));
    let (is_well, said) = run(env!("CARGO_BIN_EXE_audit"), &["--gaps", &broken, &data]);
    assert!(!is_well && said.contains("Mongola") && said.contains("No gaps: "), "{said}");
    assert!(!said.contains("\"gaps\""));
    let (is_well, _) = run(env!("CARGO_BIN_EXE_audit"), &["--gap", &text, &data]);
    assert!(!is_well);
}

/// What the page gets: the finding leads to the words marked in the text.
#[test]
fn added_words_are_marked_and_their_finding_leads_there() {
    let (dataset, copy) = &*MADE;
    let text = copy.with(4, "Islamic Republic of Iran").text(dataset);
    let lines = audit::audit(dataset, Lang::default().words(), &text);
    let finding = lines.iter().find(|line| line.kind == LineKind::Finding).unwrap();
    let mark = lines.iter().find(|line| line.kind == LineKind::MarkChanged).unwrap();
    assert_eq!((mark.text.as_str(), &*mark.id), ("the Islamic Republic of Iran", "gap-4"));
    assert_eq!((&finding.id, &mark.quote), (&mark.id, &mark.id));
    let whole: String = lines
        .iter()
        .filter(|it| matches!(it.kind, LineKind::Plain | LineKind::Mark | LineKind::MarkChanged))
        .map(|line| line.text.as_str())
        .collect();
    assert!(whole.contains("the Islamic Republic of Iran, the "), "{whole}");
}

/// Sets a text in another way: breaks, blanks, hyphens, quotes, widths; now and then as a page.
fn set(text: &str, seed: u64) -> String {
    let mut dice = Dice(seed);
    let is_wide = dice.below(4) == 0;
    let letters: Vec<char> = text.chars().collect();
    let mut set = String::new();
    for (at, &c) in letters.iter().enumerate() {
        let is_small = |at: usize| letters.get(at).is_some_and(char::is_ascii_lowercase);
        match c {
            ' ' => {
                set += dice.of(&[" ", " ", "\n", "\u{a0}", "  ", "\r\n\t", "\u{3000}", " \n\n "]);
            }
            '-' => set += dice.of(&["-", "\u{2010}", "\u{2011}", "-\n", "\u{ad}-"]),
            '\'' => set += dice.of(&["'", "’", "ʼ"]),
            c if is_wide && c.is_ascii_graphic() && !"<>&".contains(c) => {
                set.push(char::from_u32(u32::from(c) + 0xfee0).unwrap());
            }
            c => set.push(c),
        }
        if is_small(at) && is_small(at + 1) && dice.below(12) == 0 {
            set += dice.of(&["-\n", "\u{2010}\r\n  ", "\u{ad}", "\u{200b}", "\u{2060}"]);
        }
    }
    if dice.below(3) > 0 {
        return set;
    }
    let set = set.replace('\u{a0}', "&nbsp;").replace('\u{ad}', "&shy;").replace('’', "&rsquo;");
    format!(
        "<!DOCTYPE html><html><head><title>Iran</title></head><body><nav><a href=/>Mongolia</a> \
         <a href=/iran>Iran</a></nav><div><p>{}</p></div><aside>Qatar, Interpol</aside>\
         <footer>Nepal</footer></body></html>",
        set.replace("Republic", "<b>Republic</b>").replace(", ", ", <wbr>")
    )
}

proptest! {
    #[test]
    fn an_untouched_copy_in_any_typesetting_is_never_alarmed(seed in any::<u64>()) {
        let (dataset, copy) = &*MADE;
        let text = set(&copy.text(dataset), seed);
        let report = checked(&text);
        prop_assert_eq!(report.compared, Compared::Yes);
        prop_assert!(report.findings.is_empty(), "{:#?}\n{}", told(&text), text);
    }

    #[test]
    fn any_state_added_anywhere_in_any_typesetting_is_told_first_by_its_name(
        gap in 0..39_usize, which in any::<prop::sample::Index>(), name in any::<prop::sample::Index>(),
        seed in any::<u64>(),
    ) {
        let (dataset, copy) = &*MADE;
        let named: Vec<usize> = dataset.participations.iter().map(|row| row.organization).collect();
        let others: Vec<usize> =
            (0..dataset.organizations.len()).filter(|at| !named.contains(at)).collect();
        let organization = &dataset.organizations[others[which.index(others.len())]];
        let names = organization.names.iter().flat_map(|it| {
            [Some(&it.short), it.formal.as_ref()].into_iter().flatten()
        });
        let names: Vec<&String> =
            names.chain(organization.other_names.iter().map(|(name, ..)| name)).collect();
        prop_assume!(gap <= copy.list.len());
        let text = set(&copy.with(gap, names[name.index(names.len())]).text(dataset), seed);
        let told = told(&text);
        let wanted = format!("{} stands there, and the release does not name it.", organization.short("en"));
        prop_assert!(told.first().is_some_and(|it| it.ends_with(&wanted)), "{told:#?}\n{text}");
    }

    #[test]
    fn any_word_added_to_any_gap_is_told(gap in 0..39_usize, word in "[a-zа-я一-龥]{1,12}", seed in any::<u64>()) {
        let (dataset, copy) = &*MADE;
        prop_assume!(gap <= copy.list.len());
        let text = set(&copy.with(gap, &word).text(dataset), seed);
        let findings = checked(&text).findings;
        prop_assert!(matches!(findings.first(), Some(Finding::Between(..))), "{findings:#?}\n{text}");
    }
}

#[test]
fn nothing_that_is_put_between_names_takes_a_second() {
    let (dataset, copy) = &*MADE;
    let mut dice = Dice(21);
    for _ in 0..inputs(2) {
        let text = spoilt(&mut dice, &copy.text(dataset));
        in_time(&text, || {
            if let Ok(report) = check(dataset, &text) {
                let words = spoken("zh").words();
                for finding in &report.findings {
                    let said = say::finding(words, dataset, finding);
                    assert!(!said.is_empty() && said.len() < 100_000);
                }
            }
        });
    }
    // Long stretches of names, of one word, and of the words of gaps.
    for filler in ["Iran, ", "the ", ", the ", "Islamic Republic of ", "-\n", "Mongolia, "] {
        let mut long = copy.clone();
        for gap in [0, 1, 17, copy.list.len()] {
            long.between[gap] += &filler.repeat(8_000);
        }
        let text = long.text(dataset);
        in_time(&filler, || assert!(checked(&text).findings.len() < 200));
    }
    // A dataset that says that gaps are long.
    let many = vec!["99999999-0123af"; copy.list.len() + 1].join(" ");
    let Loaded { dataset, problems, .. } = with_gaps(Some(&many));
    assert_eq!(problems, []);
    let text = copy.text(&dataset);
    in_time(&"long gaps", || assert!(!check(&dataset, &text).unwrap().findings.is_empty()));
}
