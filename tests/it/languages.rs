//! The languages: every message of every file, plural forms, and what must never be said.

use crate::{bundled, index, spoken};
use expect_test::{Expect, expect};
use plenary::query::{View, answer, read};
use plenary::text::catalogue::{Mistake, in_order};
use plenary::text::{KEYS, Lang, dates, sentence, title};
use std::collections::BTreeMap;

fn locale(lang: Lang) -> BTreeMap<String, String> {
    serde_json::from_str(lang.locale()).unwrap()
}

#[test]
fn every_language_has_every_message_and_fills_it_with_what_its_key_takes() {
    for lang in Lang::all() {
        let messages = in_order(lang, lang.locale()).unwrap_or_else(|all| panic!("{all:#?}"));
        assert_eq!(messages.len(), KEYS.len());
        let given: Vec<String> = locale(lang).into_keys().collect();
        assert_eq!(given.len(), KEYS.len(), "{lang:?}");
    }
}

/// What is said of a file in which one message is another.
fn mistakes(lang: Lang, key: &str, message: Option<&str>) -> Vec<Mistake> {
    let mut messages = locale(lang);
    match message {
        Some(message) => messages.insert(key.to_owned(), message.to_owned()),
        None => messages.remove(key),
    };
    in_order(lang, &serde_json::to_string(&messages).unwrap()).err().unwrap_or_default()
}

#[test]
fn a_mistake_in_a_file_is_told_with_its_key() {
    let key = "clear_filters";
    let cases = [
        (key, None, "is missing"),
        ("no_such_key", Some("x"), "is not a key"),
        (key, Some("Снять {m}"), "takes no {m}"),
        (key, Some("Снять"), "leaves out {n}"),
        (key, Some("Снять # {n}"), "has # outside a plural"),
        (key, Some("Снять {n"), "has a bracket without its other half near “Снять {n”"),
        (key, Some("{n, select, other {x}}"), "has select for a number"),
        (
            key,
            Some("{n, plural, one {# x} few {# y} other {# z}}"),
            "has a plural without the form “many”",
        ),
        ("exclude", Some("{value, plural, other {x}}"), "has plural for a text"),
        (key, Some("{n}\n"), "has a new line or a <"),
    ];
    for (key, message, what) in cases {
        let found = mistakes(spoken("ru"), key, message);
        let told = Mistake { key: key.to_owned(), what: what.to_owned() };
        assert!(found.contains(&told), "{message:?}: {found:?}");
    }
    assert!(in_order(spoken("ru"), "[]").is_err() && in_order(spoken("ru"), "").is_err());
}

#[test]
fn plural_categories_are_those_of_cldr() {
    use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
    let name = |category: PluralCategory| match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    };
    for lang in Lang::all() {
        let tag: unic_langid::LanguageIdentifier = lang.tag().parse().unwrap();
        let cldr = |kind| PluralRules::create(tag.clone(), kind).unwrap();
        let (cardinals, ordinals) = (cldr(PluralRuleType::CARDINAL), cldr(PluralRuleType::ORDINAL));
        for n in (0..=2000).chain([10_001, 1_000_000, 1_000_011, 1_000_021]) {
            assert_eq!(
                (lang.rule().cardinal)(n),
                name(cardinals.select(n).unwrap()),
                "{lang:?} {n}"
            );
            assert_eq!(
                (lang.rule().ordinal)(n),
                name(ordinals.select(n).unwrap()),
                "{lang:?} {n}th"
            );
        }
    }
}

#[test]
fn russian_numbers_take_their_forms() {
    let words = spoken("ru").words();
    let said: Vec<String> = [0, 1, 2, 5, 11, 21, 22, 101, 111, 1000]
        .into_iter()
        .map(|n| words.names_all("observer", n))
        .collect();
    expect![[r#"
        В пресс-релизе организатора названо 0 участников
        В пресс-релизе организатора назван 1 участник
        В пресс-релизе организатора названы 2 участника
        В пресс-релизе организатора названо 5 участников
        В пресс-релизе организатора названо 11 участников
        В пресс-релизе организатора назван 21 участник
        В пресс-релизе организатора названы 22 участника
        В пресс-релизе организатора назван 101 участник
        В пресс-релизе организатора названо 111 участников
        В пресс-релизе организатора названо 1 000 участников"#]]
    .assert_eq(&said.join("\n"));
    let cleared: Vec<String> =
        [0, 1, 2, 5, 11, 21, 22, 101, 111].into_iter().map(|n| words.clear_filters(n)).collect();
    assert_eq!(
        cleared.join(", "),
        "Снять 0 фильтров, Снять 1 фильтр, Снять 2 фильтра, Снять 5 фильтров, Снять 11 фильтров, \
         Снять 21 фильтр, Снять 22 фильтра, Снять 101 фильтр, Снять 111 фильтров"
    );
}

/// Sentence and title of each view and of two selections, in a language.
fn said(lang: Lang, expected: &Expect) {
    let (dataset, words) = (bundled(), lang.words());
    let addresses = View::ALL.iter().map(|(name, _)| format!("?view={name}"));
    let chosen = ["?category=observer", "?category=-member&region=western-asia", "?q=mgimo"];
    let mut all = String::new();
    for address in addresses.chain(chosen.map(str::to_owned)) {
        let (query, _) = read(&dataset, Lang::TAGS, &address);
        let answer = answer(&dataset, &index(&dataset), &query);
        let said = sentence(words, lang.tag(), &dataset, &query, &answer);
        let title = title(words, lang.tag(), &dataset, &query, &answer);
        all += &format!("{address}\n  {title}\n  {}|{}{}\n", said.lead, said.basis, said.rest);
    }
    expected.assert_eq(&all);
}

#[test]
fn the_sentences_in_russian() {
    said(
        spoken("ru"),
        &expect![[r#"
            ?view=who
              Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              В пресс-релизе организатора названы 33 участника: 16 государств и 17 организаций.| Ещё 5 государств имели в тот день статус в ШОС, но в пресс-релизе не названы; причина и число приехавших в нём не указаны.
            ?view=status
              Названы и не названы – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              8 ноября 2022 г. статус в ШОС имело 21 государство; в пресс-релизе названо 16.| «Не названо» значит только, что государства нет в пресс-релизе: отсюда не следует, что его не приглашали, что оно отказалось или не приехало.
            ?view=points
              О чём говорится в пресс-релизе – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              В пресс-релизе 11 тезисов.| Все они отнесены к «участникам конференции», ни один выступающий не назван, поэтому по участникам тезисы не фильтруются.
            ?view=editions
              Конференции других лет – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              По источникам известны 8 конференций; ещё 3 предполагаются по нумерации.| Чего нет в источниках, того нет и здесь: нет числа — не значит ноль.
            ?view=sources
              Источники и метод – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              Здесь использованы 132 источника.| Сказанное в документе и добавленное нами разделены.
            ?view=check
              Сверка своего экземпляра – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              Сверьте свой экземпляр пресс-релиза.| В нём ищется каждое название, каждый тезис и каждая рубрика, и показывается каждое отличие. Текст не покидает ваш браузер.
            ?view=report
              Всё на одной странице – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              В пресс-релизе организатора названы 33 участника: 16 государств и 17 организаций.| Ещё 5 государств имели в тот день статус в ШОС, но в пресс-релизе не названы; причина и число приехавших в нём не указаны.
            ?category=observer
              2 из 33 · Рубрика: Государства-наблюдатели – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              2 из 33|: Беларусь и Монголия. Под эти фильтры подходят ещё 2 государства, имевшие в тот день статус в ШОС и не названные в пресс-релизе: Афганистан и Иран.
            ?category=-member&region=western-asia
              4 из 33 · Рубрика: не Государства-члены; Регион: Западная Азия – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              4 из 33|: Азербайджан, Армения, Саудовская Аравия и Турция. Под эти фильтры подходит ещё одно государство, имевшее в тот день статус в ШОС и не названное в пресс-релизе: Катар.
            ?q=mgimo
              1 из 33 · поиск: «mgimo» – Участники, названные в пресс-релизе о 8-й конференции Региональной антитеррористической структуры ШОС, Ташкент, ноябрь 2022 г. – Plenary
              1 из 33|: МГИМО.
        "#]],
    );
}

#[test]
fn the_sentences_in_chinese() {
    said(
        spoken("zh"),
        &expect![[r#"
            ?view=who
              上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              主办方提及33个参加方：16个国家和17个机构。|另有5个国家当日在上合组织中具有正式地位，但新闻稿未提及；新闻稿未说明原因，也未说明人数。
            ?view=status
              提及与未提及 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              2022年11月8日在上合组织中具有正式地位的21个国家中，新闻稿提及16个。|“未提及”仅表示新闻稿中没有写到，并不表示未受邀请、谢绝邀请或未到会。
            ?view=points
              新闻稿的要点 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              新闻稿有11个要点。|各要点都以“与会者”名义表述，未提及任何发言人，因此要点不按参加方筛选。
            ?view=editions
              历次会议 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              有来源可查的8次，据编号推断的3次。|没有来源的一律留空：没有数字不等于零。
            ?view=sources
              来源与方法 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              本页内容依据132个来源。|原文与本站所加内容分开标明。
            ?view=check
              核对您的副本 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              核对您自己的新闻稿副本。|将在其中查找每个名称、要点和类别，并逐一指出不同之处。您的文本不会离开此浏览器。
            ?view=report
              全部内容 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              主办方提及33个参加方：16个国家和17个机构。|另有5个国家当日在上合组织中具有正式地位，但新闻稿未提及；新闻稿未说明原因，也未说明人数。
            ?category=observer
              33个中的2个 · 类别：观察员国 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              33个中的2个|：白俄罗斯和蒙古国。另有2个国家符合筛选条件（阿富汗和伊朗），当日在上合组织中具有正式地位，但新闻稿未提及。
            ?category=-member&region=western-asia
              33个中的4个 · 类别：排除成员国；地区：西亚 – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              33个中的4个|：阿塞拜疆、亚美尼亚、沙特阿拉伯和土耳其。另有卡塔尔符合筛选条件，当日在上合组织中具有正式地位，但新闻稿未提及。
            ?q=mgimo
              33个中的1个 · 搜索：“mgimo” – 上合组织地区反恐怖机构第八次会议新闻稿提及的参加方，塔什干，2022年11月 – Plenary
              33个中的1个|：莫斯科国际关系学院。
        "#]],
    );
}

#[test]
fn dates_are_written_as_each_language_does() {
    for (lang, day, days, month) in [
        (spoken("ru"), "8 ноября 2022\u{a0}г.", "8–9 ноября 2022\u{a0}г.", "сентябрь 2022\u{a0}г."),
        (spoken("zh"), "2022年11月8日", "2022年11月8日至9日", "2022年9月"),
    ] {
        let words = lang.words();
        assert_eq!(dates::date(words, "2022-11-08"), day);
        assert_eq!(dates::dates(words, "2022-11-08", "2022-11-09"), days);
        assert_eq!(dates::date(words, "2022-09"), month);
    }
}

#[test]
fn no_language_says_what_is_not_known() {
    // A sanctions term; presence and absence, of which the release says nothing.
    let never = ["列名", "出席", "缺席", "присутств", "отсутствова", "явк", "неявк"];
    for lang in Lang::all() {
        let text = lang.locale().to_lowercase();
        for word in never {
            assert!(!text.contains(word), "{lang:?} says {word}");
        }
    }
    // The terms of the field.
    for (lang, terms) in [
        (spoken("ru"), vec!["названо в пресс-релизе", "не названо в пресс-релизе"]),
        (spoken("zh"), vec!["新闻稿提及", "新闻稿未提及"]),
    ] {
        for term in terms {
            assert!(lang.locale().contains(term), "{term}");
        }
    }
}

#[test]
fn the_page_as_it_stands_says_what_the_words_say_and_names_every_language() {
    let page = include_str!("../../index.html");
    let (dataset, words) = (bundled(), Lang::default().words());
    let (query, _) = read(&dataset, Lang::TAGS, "");
    let answer = answer(&dataset, &index(&dataset), &query);
    let title = title(words, "en", &dataset, &query, &answer);
    let said = sentence(words, "en", &dataset, &query, &answer);
    for text in [&*title, &*said.lead, words.fault(), words.fault_rest()] {
        assert!(page.contains(text), "index.html does not say “{text}”");
    }
    let links: Vec<&str> =
        page.split("<link id=\"page-").skip(1).filter_map(|link| link.split('"').next()).collect();
    assert_eq!(links, Lang::TAGS, "the links of index.html, and the table in src/text/lang.rs");
    let mut files: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/locales"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let mut named = Lang::TAGS.iter().map(|tag| format!("{tag}.json")).collect::<Vec<_>>();
    named.sort();
    assert_eq!(files, named, "the files of locales/, and the table in src/text/lang.rs");
    for tag in links {
        let words = format!("hreflang=\"{tag}\"");
        assert!(page.contains(&words) && page.contains(&format!("locales/{tag}.json")), "{tag}");
    }
    assert!(!page.contains("{{"), "a placeholder");
}
