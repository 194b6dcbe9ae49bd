//! The views beside the main one: what they show, from an address to a small table.

use crate::{bundled, index, spoken};
use expect_test::{Expect, expect};
use plenary::chart::{Coverage, Standing, Who, guest, matrix, shared, standing, whole};
use plenary::data::{Proof, proofs};
use plenary::query::{Answer, View, answer, meeting, read};
use plenary::text::{Lang, cited, hyphens, sentence};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;

fn answered(address: &str) -> (plenary::query::Query, Answer) {
    let dataset = bundled();
    let (query, notices) = read(&dataset, &[], address);
    assert_eq!(notices, [], "{address}");
    let answer = answer(&dataset, &index(&dataset), &query);
    (query, answer)
}

fn statuses(address: &str, expected: &Expect) {
    let dataset = bundled();
    let (_, answer) = answered(address);
    let statuses = standing(&dataset, &answer, "en");
    let mut table = String::new();
    for status in &statuses {
        let label = status.value;
        write!(table, "{label}: {} of {}", status.share.selected, status.share.total).unwrap();
        for tile in &status.tiles {
            let sign = match tile.standing {
                Standing::Named => continue,
                Standing::NamedUncounted => "named, not counted",
                Standing::NotNamed => "not named",
                Standing::Uncounted => "not named, not counted",
                Standing::Decided => continue,
                Standing::DecidedCounted => "decided, counted",
            };
            write!(table, "; {} {sign}", tile.label).unwrap();
        }
        table.push('\n');
    }
    let all = whole(&statuses);
    writeln!(table, "all {} of {}", all.selected, all.total).unwrap();
    expected.assert_eq(&table);
    // Whatever the basis, what is named stays.
    let states = dataset.participations.iter();
    let states = states.filter(|row| dataset.organizations[row.organization].is_state).count();
    assert_eq!((answer.rows.len(), states), (33, 16));
}

#[test]
fn the_totals_follow_the_basis_and_the_names_do_not() {
    statuses(
        "?view=status",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 6 of 9; Nepal not named; Sri Lanka not named; Qatar not named
        all 16 of 21
    "#]],
    );
    statuses(
        "?basis=partners-before-2022",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 4 of 6; Nepal not named; Sri Lanka not named; Egypt named, not counted; Qatar not named, not counted; Saudi Arabia named, not counted
        all 14 of 18
    "#]],
    );
    statuses(
        "?basis=partners-without-saudi-arabia",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 5 of 8; Nepal not named; Sri Lanka not named; Qatar not named; Saudi Arabia named, not counted
        all 15 of 20
    "#]],
    );
    statuses(
        "?basis=partners-with-decided",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 4; Afghanistan not named; Iran not named
        2: 6 of 14; Nepal not named; Sri Lanka not named; Qatar not named; Bahrain decided, counted; Maldives decided, counted; Myanmar decided, counted; United Arab Emirates decided, counted; Kuwait decided, counted
        all 16 of 26
    "#]],
    );
    statuses(
        "?basis=observers-without-afghanistan",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 3; Afghanistan not named, not counted; Iran not named
        2: 6 of 9; Nepal not named; Sri Lanka not named; Qatar not named
        all 16 of 20
    "#]],
    );
    statuses(
        "?basis=partners-before-2022,observers-without-afghanistan",
        &expect![[r#"
        0: 8 of 8
        1: 2 of 3; Afghanistan not named, not counted; Iran not named
        2: 4 of 6; Nepal not named; Sri Lanka not named; Egypt named, not counted; Qatar not named, not counted; Saudi Arabia named, not counted
        all 14 of 17
    "#]],
    );
}

#[test]
fn the_breakdown_and_its_outlines_follow_the_same_basis() {
    let (_, plain) = answered("");
    assert_eq!((plain.not_named, plain.outlines.len()), (5, 5));
    let (_, before) = answered("?basis=partners-before-2022");
    assert_eq!((before.not_named, before.held[2].total), (4, 6));
    let (_, decided) = answered("?basis=partners-with-decided");
    assert_eq!((decided.not_named, decided.held[2].total, decided.breakdown[2].total), (10, 14, 6));
}

#[test]
fn every_state_with_a_status_has_a_tile_of_its_own() {
    let dataset = bundled();
    let (_, answer) = answered("");
    let statuses = standing(&dataset, &answer, "en");
    let tiles: Vec<_> = statuses.iter().flat_map(|status| &status.tiles).collect();
    let places: BTreeSet<_> = tiles.iter().map(|tile| tile.place.unwrap()).collect();
    assert_eq!((tiles.len(), places.len()), (26, 26));
    assert!(tiles.iter().all(|tile| tile.label.len() > 2));
    assert_eq!(tiles.iter().filter(|tile| tile.standing == Standing::Decided).count(), 5);
}

fn points(address: &str, expected: &[usize]) {
    let (query, _) = answered(address);
    let shown: Vec<usize> =
        meeting::points(&bundled(), &query).iter().map(|point| point + 1).collect();
    assert_eq!(shown, expected, "{address}");
}

#[test]
fn points_are_filtered_by_theme_and_by_nothing_else() {
    let all: Vec<usize> = (1..=11).collect();
    points("?view=points", &all);
    points("?category=observer&q=mgimo&region=western-asia", &all);
    points("?theme=afghanistan", &[3]);
    points("?theme=afghanistan,border-migration", &[3, 10]);
    points("?sort=theme&theme=international-cooperation", &[2, 5, 9]);
}

#[test]
fn a_point_stands_under_each_of_its_themes() {
    let dataset = bundled();
    let (query, _) = answered("?sort=theme");
    let themes = meeting::by_theme(&dataset, &query);
    let mut table = String::new();
    for (theme, points) in &themes {
        let theme = theme.map_or("", |theme| dataset.themes[theme].id.as_str());
        let points: Vec<String> = points.iter().map(|at| (at + 1).to_string()).collect();
        writeln!(table, "{theme}: {}", points.join(" ")).unwrap();
    }
    expect![[r#"
        threat-assessment: 1 4 5
        terrorist-organisations: 1 2 3 8
        afghanistan: 3
        ict-misuse: 6
        ideology-youth: 7 8
        counter-narratives-religion: 7 8
        legal-framework: 9
        international-cooperation: 2 5 9
        interagency-cooperation: 5 10 11
        information-exchange: 10
        border-migration: 3 10
        training-exercises: 10
        civil-society-academia: 11
    "#]]
    .assert_eq(&table);
    for (place, point) in dataset.points.iter().enumerate() {
        let times = themes.iter().filter(|(_, points)| points.contains(&place)).count();
        assert_eq!(times, point.themes.len(), "{}", point.id);
    }
    let (query, _) = answered("?sort=theme&theme=afghanistan,border-migration");
    let asked: Vec<_> = meeting::by_theme(&dataset, &query).into_iter().map(|it| it.1).collect();
    assert_eq!(asked, [vec![2], vec![2, 9]]);
    // A dataset without themes has one stretch without a title.
    let mut plain = dataset.clone();
    plain.points.iter_mut().for_each(|point| point.themes.clear());
    let (query, _) = answered("?sort=theme");
    assert_eq!(meeting::by_theme(&plain, &query), [(None, (0..11).collect())]);
}

#[test]
fn editions_leave_open_what_is_not_known() {
    let dataset = bundled();
    let mut table = String::new();
    for it in &dataset.editions {
        let named = it.named.as_ref().map_or_else(|| "here".to_owned(), |g| g.len().to_string());
        let figures: Vec<String> =
            it.figures.iter().map(|f| format!("{} {}", f.value, f.what.get("en"))).collect();
        writeln!(
            table,
            "{:2} {} {}{} named {named}: {}",
            it.number,
            it.year,
            if it.is_reported { "reported" } else { "inferred" },
            if it.is_comparable { "" } else { ", joint" },
            figures.join(", ")
        )
        .unwrap();
    }
    expect![[r#"
         1 2013 inferred named 0: 
         2 2014 inferred named 0: 
         3 2015 reported named 0: 
         4 2016 inferred named 0: 
         5 2017 reported named 0: 
         6 2018 reported named 12: 
         7 2019 reported named 6: 16 international organisations
         8 2022 reported named here: 16 states, 33 participants named
         9 2023 reported named 2: 160 persons, 17 countries, 8 international organisations, 10 research centres
        10 2024 reported, joint named 5: 250 persons, 47 delegations, 20 states of CIS and SCO, 9 CIS bodies, 2 SCO bodies, 22 research and educational organisations, 10 authorised bodies of international organisations, 6 international organisations
        11 2025 reported named 11: 150 persons
    "#]].assert_eq(&table);
}

/// The series as the page draws it: # named, / not named in a list that is not whole, · not named in the
/// whole list; nothing where no list was found.
fn series(dataset: &plenary::data::Dataset) -> String {
    let all = matrix(dataset);
    let mut table = String::new();
    for year in &all.years {
        let kind = year.edition.map_or("", |(_, kind)| kind.look());
        let figure = year.edition.zip(year.figure).map(|((edition, _), figure)| {
            dataset.editions[edition].figures[figure].value.to_string()
        });
        let figure = figure.unwrap_or_default();
        writeln!(table, "{} {kind} {} {figure}", year.year, year.list.look()).unwrap();
    }
    writeln!(table, "runs {:?}", all.runs()).unwrap();
    for line in all.states.iter().chain(&all.bodies) {
        let cells: String = all
            .years
            .iter()
            .zip(&line.named)
            .map(|(year, named)| match (named, year.list) {
                (true, _) => '#',
                (false, Coverage::Part) => '/',
                (false, Coverage::Whole) => '·',
                (false, Coverage::Nothing | Coverage::NoMeeting) => ' ',
            })
            .collect();
        let name = match line.who {
            Who::Organization(at) => dataset.organizations[at].short("en"),
            Who::Whole(facet, value) => dataset.facets[facet].values[value].short.get("en"),
            Who::Guest(edition, place) => {
                guest(dataset, edition, place).map_or("", |it| it.name.get("en"))
            }
        };
        let only = if all.is_only_here(line) { " (here only)" } else { "" };
        let part = if line.is_part { "  " } else { "" };
        writeln!(table, "{cells} {part}{name}{only}").unwrap();
    }
    table
}

#[test]
fn the_series_keeps_a_list_that_breaks_off_from_a_whole_one_and_from_none() {
    expect![[r#"
        2013 inferred silent 
        2014 inferred silent 
        2015 reported silent 
        2016 inferred silent 
        2017 reported silent 
        2018 reported part 
        2019 reported part 
        2020  absent 
        2021  absent 
        2022 this whole 
        2023 reported part 160
        2024 joint part 250
        2025 reported part 150
        runs [5, 1, 1, 2, 1, 1, 1, 1]
             #/  #/// India
             #/  #/// Kazakhstan
             #/  #/// China
             #/  #/// Kyrgyzstan
             #/  #/// Pakistan
             #/  #/// Russia
             #/  #/// Tajikistan
             #/  #/// Uzbekistan
             //  ##// Belarus
             //  #/// Mongolia (here only)
             //  #/// Azerbaijan (here only)
             //  #/// Armenia (here only)
             //  #/// Egypt (here only)
             //  #/// Cambodia (here only)
             //  #/// Saudi Arabia (here only)
             //  #/// Türkiye (here only)
             ##  ##/# SCO Secretariat
             /#  ·/#/ United Nations
             #/  #//#   UN Office of Counter-Terrorism
             //  #//#   UN Regional Centre for Preventive Diplomacy
             //  #///   UN Monitoring Team (here only)
             //  #///   UN Cyber Security and New Technologies Group (here only)
             #/  ·///   UN CTED
             //  ·//#   UNODC
             //  #/## INTERPOL
             //  #/## Eurasian Group
             //  #/// Rosfinmonitoring (here only)
             #/  #/// CARICC
             /#  ·/#/ CICA
             //  #//#   CICA Secretariat
             /#  ·//# CSTO
             //  #///   CSTO Secretariat (here only)
             /#  ·/// CIS
             //  #/##   CIS Anti-Terrorism Centre
             //  #///   Coordination Service of CIS border commanders (here only)
             //  ·//#   CIS Executive Committee
             //  #/// Institute for Strategic and Regional Studies (here only)
             //  #/// SCO Center for Public Diplomacy (here only)
             //  #/// Tashkent State University of Oriental Studies (here only)
             //  #/// MGIMO (here only)
             /#  ·//# OSCE
    "#]]
    .assert_eq(&series(&bundled()));
}

#[test]
fn any_series_has_its_picture() {
    let mut dataset = bundled();
    // Without this meeting nobody is named in a whole list; far years do not fill the page.
    dataset.editions.retain(|edition| edition.named.is_some());
    dataset.editions[0].year = 3;
    let all = matrix(&dataset);
    assert_eq!(all.years.len(), dataset.editions.len());
    assert!(all.years.iter().all(|year| year.list != Coverage::Whole));
    assert!(all.states.iter().all(|line| line.named.contains(&true)));
    dataset.editions.clear();
    let none = matrix(&dataset);
    assert_eq!((none.years.len(), none.states.len(), none.bodies.len()), (0, 0, 0));
}

#[test]
fn evidence_is_told_once_for_all_whom_it_speaks_of() {
    let dataset = bundled();
    let of = |status: u32, in_force: bool| -> Vec<usize> {
        let facet = dataset.roster.as_ref().unwrap().facet;
        let all = dataset.memberships.iter().enumerate();
        all.filter(|(_, it)| it.values[facet].contains(&status) && it.in_force == in_force)
            .map(|(at, _)| at)
            .collect()
    };
    let mut table = String::new();
    for members in [of(0, true), of(1, true), of(2, true), of(2, false)] {
        writeln!(table, "{} states", members.len()).unwrap();
        for group in shared(&dataset, &members) {
            let name =
                |at: &usize| dataset.organizations[dataset.memberships[*at].member].short("en");
            let names: Vec<&str> = group.members.iter().map(name).collect();
            writeln!(table, "  {}", names.join(", ")).unwrap();
            for (place, sources) in &group.pieces {
                let piece = &dataset.memberships[group.members[0]].evidence[*place];
                let ids: Vec<&str> =
                    sources.iter().map(|at| dataset.sources[*at].id.as_str()).collect();
                writeln!(table, "    {} [{}]", piece.text.get("en"), ids.join(" ")).unwrap();
                // A source stands at a group only if each of the group has it.
                for member in &group.members {
                    let own = dataset.memberships[*member].evidence.iter();
                    let mut own = own.filter(|it| it.text == piece.text);
                    assert!(own.any(|it| sources.iter().all(|at| it.sources.contains(at))));
                }
            }
        }
    }
    expect![[r#"
        8 states
          India, Kazakhstan, China, Kyrgyzstan, Pakistan, Russia, Tajikistan, Uzbekistan
            One of the eight member states in the joint communiqué of the heads of government. [MEA22]
            One of eight members in the statement of the Russian foreign ministry. [MEHR10]
          Kazakhstan, China, Kyrgyzstan, Russia, Tajikistan, Uzbekistan
            Member since 2001. [SCO25]
          India, Pakistan
            Member since 2017. [SCO25]
        4 states
          Belarus, Iran, Mongolia
            Represented as an observer one week before the conference. [MEA22]
          Afghanistan, Mongolia
            One of four observers in the statement of the Russian foreign ministry. [MEHR10]
        9 states
          Azerbaijan, Armenia, Cambodia, Nepal, Sri Lanka, Türkiye
            One of six partners before the Samarkand summit. [MEHR10 NGH]
          Azerbaijan, Armenia, Cambodia, Nepal
            Partner status decided at the Ufa summit of July 2015. [UFA15]
          Sri Lanka, Türkiye
            Partner before the Ufa summit of July 2015. [UFA15]
          Egypt, Qatar
            Memorandum signed in Tashkent on 14 September 2022; such memoranda take effect on the day of signature. [TASS14 NGH AIKYN]
          Saudi Arabia
            Memorandum signed by 16 September 2022, according to the Samarkand Declaration as quoted later. [CNA KHOV30 UP30]
            Memorandum reported as signed, two days after the summit. [ADDU]
            Partner status granted at the Samarkand summit. [XIN16]
        5 states
          Bahrain, Maldives, Myanmar, United Arab Emirates, Kuwait
            Partner status decided on 16 September 2022; no memorandum before 2023, so not in force that day. [IDN17]
    "#]].assert_eq(&table);
}

#[test]
fn every_source_stands_under_what_it_proves_and_is_told_in_words() {
    let dataset = bundled();
    let words = Lang::default().words();
    let all = proofs(&dataset);
    assert_eq!(all.len(), dataset.sources.len());
    let mut table = String::new();
    for proof in Proof::ALL {
        let own: Vec<usize> = (0..all.len()).filter(|&at| all[at] == proof).collect();
        let first: Vec<String> =
            own.iter().take(3).map(|&at| cited::source(words, &dataset.sources[at])).collect();
        writeln!(table, "{} {}: {}", own.len(), words.proof(proof.name()), first.join("; "))
            .unwrap();
    }
    expect![[r#"
        1 The release: The release
        33 Statuses: Ministry of External Affairs of India, 1 November 2022; Mehr News, 10 September 2022; Xinhua / People's Daily Online, 16 September 2022
        76 Participants: names, kinds, seats: Lanzhou city site, from China's Ministry of Public Security, 11 April 2016; SCO Secretariat, 3 November 2017; CARICC, November 2018
        16 The conference in other years: SCO RATS Executive Committee, 2024; Interfax, 18 September 2015; China Radio International, 23 October 2015
        2 How the release is read: SCO RATS Executive Committee, February 2023; SCO RATS Executive Committee, March 2023
        4 Standards: ISO 3166/MA; UN Statistics Division, 2024; Unicode CLDR
        1 Other: our classification
    "#]].assert_eq(&table);
    // No code of a source is left in what the page says.
    let is_code = |id: &str| id.len() > 3 && id.bytes().any(|c| c.is_ascii_digit());
    for source in dataset.sources.iter().filter(|source| is_code(&source.id)) {
        let told = cited::source(words, source);
        assert!(!told.contains(&source.id), "{told}");
    }
}

#[test]
fn no_text_of_the_dataset_names_a_source_by_its_code() {
    let dataset = bundled();
    let roster = dataset.roster.as_ref().unwrap();
    let mut texts: Vec<&str> = Vec::new();
    texts.extend(roster.disagreements.iter().map(|(_, note)| note.value.get("en")));
    texts.extend(roster.alternatives.iter().map(|it| it.reason.value.get("en")));
    texts.extend(dataset.series.notes.iter().map(|note| note.value.get("en")));
    texts.extend(dataset.editions.iter().map(|edition| edition.note.get("en")));
    texts.extend(dataset.remarks.iter().map(|remark| remark.note.value.get("en")));
    for membership in &dataset.memberships {
        texts.extend(membership.evidence.iter().map(|piece| piece.text.get("en")));
        texts.extend(membership.disputed.iter().map(|note| note.value.get("en")));
    }
    let is_code = |id: &str| id.len() > 3 && id.bytes().any(|c| c.is_ascii_digit());
    for text in texts {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let codes: Vec<&str> = words
            .filter(|word| is_code(word) && dataset.sources.iter().any(|it| it.id == *word))
            .collect();
        assert_eq!(codes, [""; 0], "{text}");
    }
}

#[test]
fn long_names_part_where_a_reader_would_part_them() {
    let names = [
        "Azerbaijan",
        "Afghanistan",
        "Kazakhstan",
        "Kyrgyzstan",
        "Uzbekistan",
        "Saudi Arabia",
        "Sri Lanka",
        "Азербайджан",
        "Афганистан",
        "Казахстан",
        "Кыргызстан",
        "Таджикистан",
        "Узбекистан",
        "Саудовская Аравия",
        "Объединённые Арабские Эмираты",
        "Шри-Ланка",
        "ОАЭ",
        "阿塞拜疆",
        "Кибергруппа ООН",
        "Исполнительный комитет СНГ",
        "наблюдатель, спорно",
    ];
    let parted: Vec<String> = names.map(|name| hyphens::soft(name).replace('\u{ad}', "-")).into();
    expect![[r#"
        Azer-baijan
        Afghani-stan
        Kazakh-stan
        Kyr-gyz-stan
        Uzbeki-stan
        Saudi Arabia
        Sri Lanka
        Азер-бай-джан
        Афга-ни-стан
        Казах-стан
        Кыр-гыз-стан
        Тад-жи-ки-стан
        Узбе-ки-стан
        Сау-довская Аравия
        Объе-ди-нён-ные Арабские Эмираты
        Шри-Ланка
        ОАЭ
        阿塞拜疆
        Кибер-группа ООН
        Испол-ни-тельный комитет СНГ
        наб-лю-да-тель, спорно"#]]
    .assert_eq(&parted.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn soft_hyphens_change_no_letter_and_leave_three_at_either_end(
        name in "[a-zA-Zа-яА-ЯёЁ -]{0,40}|\\PC{0,30}"
    ) {
        let plain = name.replace('\u{ad}', "");
        let parted = hyphens::soft(&plain);
        prop_assert_eq!(parted.replace('\u{ad}', ""), plain);
        for word in parted.split(' ').filter(|word| word.contains('\u{ad}')) {
            for part in [word.split('\u{ad}').next(), word.rsplit('\u{ad}').next()] {
                prop_assert!(part.is_some_and(|part| part.chars().count() >= 3), "{}", word);
            }
        }
    }
}

#[test]
fn chinese_marks_are_divided_between_their_words() {
    let (dataset, words) = (bundled(), spoken("zh").words());
    let rows = dataset.participations.iter();
    let marks = rows.map(|row| dataset.organizations[row.organization].mark("zh"));
    let parted: Vec<String> = marks
        .map(|mark| hyphens::in_cell(words, mark, 9))
        .filter(|mark| mark.contains('\u{200b}'))
        .map(|mark| mark.replace('\u{200b}', "|"))
        .collect();
    expect![[r#"
        哈萨克|斯坦
        吉尔吉斯|斯坦
        巴基|斯坦
        塔吉克|斯坦
        乌兹别克|斯坦
        沙特|阿拉伯
        上合|组织|秘书处
        联合国|反恐办
        联合国|预防|外交|中心
        联合国|制裁|监测组
        国际|刑警|组织
        联合国|网络|安全|小组
        欧亚|反洗钱|组织
        俄罗斯|金融|监测局
        中亚|禁毒|信息|协调|中心
        亚信|秘书处
        集安|组织|秘书处
        独联体|反恐|中心
        独联体|边防|协调处
        战略|与|地区|研究所
        上合|组织|公共|外交|中心
        塔什干|国立|东方|大学
        莫斯科|国际|关系|学院"#]]
    .assert_eq(&parted.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_divided_between_its_words_keeps_every_sign_and_no_word_is_divided(
        name in "[联合国秘书处中心织组]{0,12}"
    ) {
        let parted = hyphens::between(&name, "联合国 秘书处 组织 中心");
        prop_assert_eq!(parted.replace('\u{200b}', ""), name);
        let pieces: Vec<&str> = parted.split('\u{200b}').collect();
        prop_assert!(pieces.iter().all(|piece| !piece.is_empty()) || parted.is_empty());
        for whole in ["联合国", "秘书处"] {
            prop_assert_eq!(
                pieces.iter().filter(|piece| **piece == whole).count(),
                parted.replace('\u{200b}', "").matches(whole).count()
            );
        }
    }
}

#[test]
fn a_view_without_anything_in_it_is_not_offered() {
    let offered = |dataset: &plenary::data::Dataset| -> Vec<&str> {
        View::ALL
            .iter()
            .filter(|(_, view)| meeting::has_view(dataset, *view))
            .map(|(name, _)| *name)
            .collect()
    };
    let mut dataset = bundled();
    assert_eq!(offered(&dataset).len(), View::ALL.len());
    dataset.points.clear();
    dataset.editions.clear();
    dataset.roster = None;
    assert_eq!(offered(&dataset), ["who", "sources", "check", "report"]);
}

#[test]
fn each_view_says_in_a_sentence_what_it_shows() {
    let dataset = bundled();
    let mut table = String::new();
    let mut titles = BTreeSet::new();
    for (name, view) in View::ALL {
        let (query, answer) = answered(&format!("?category=observer&view={name}"));
        let said = sentence(Lang::default().words(), "en", &dataset, &query, &answer);
        writeln!(table, "{name}: {}|{}", said.lead, said.rest).unwrap();
        titles.insert(Lang::default().words().view_title(view.name()));
    }
    assert_eq!(titles.len(), View::ALL.len());
    let (query, answer) = answered("?basis=partners-before-2022");
    let said = sentence(Lang::default().words(), "en", &dataset, &query, &answer);
    writeln!(table, "on another basis: {}|{}", said.lead, said.rest).unwrap();
    expect![[r#"
        who: 2 of 33|: Belarus and Mongolia. Two matching states, Afghanistan and Iran, held SCO status that day and are not named.
        status: 16 of the 21 states with SCO status on 8 November 2022 are named.| “Not named” means only that the release does not print a state: not that it was not invited, declined, or did not come. The filter of the participants’ view does not apply here.
        points: The release reports 11 points.| It attributes all of them to “conference participants” and names no speaker, so they are never filtered by participant. The filter of the participants’ view does not apply here.
        editions: Eight editions are reported, three are inferred.| Gaps are left open: a missing number is not a zero.
        sources: Everything here rests on 132 sources.| What the document says and what we added are kept apart.
        check: Check your own copy of the release.| Every name, point and heading is looked up, and every difference is shown. Your text stays in this browser.
        report: 2 of 33|: Belarus and Mongolia. Two matching states, Afghanistan and Iran, held SCO status that day and are not named.
        on another basis: The organiser names 33 participants: 16 states and 17 bodies.| Four other states count as holding SCO status that day and are not named; the release does not say why, or how many people came. Statuses are counted on another basis here: only the six partners of before 2022.
    "#]].assert_eq(&table);
}
