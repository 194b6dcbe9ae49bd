//! The dataset that comes of a draft: the schema, the door, the audit, and the bundled case.

use super::{KOREA, act, begun, checks_of, dataset_of, id, made, releases};
use expect_test::expect;
use plenary::check::{Compared, check};
use plenary::data::load;
use plenary::draft::house::HouseNames;
use plenary::draft::languages::{Other, align};
use plenary::draft::{
    Act, EntryState, FactName, Level, Making, NoDataset, Release, Span, dataset, questions,
};
use reader::Gazetteer;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

fn errors(dataset: &str) -> Vec<String> {
    static SCHEMA: OnceLock<jsonschema::Validator> = OnceLock::new();
    let schema = SCHEMA.get_or_init(|| {
        let text = include_str!("../../../public/data/participation.schema.json");
        jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
    });
    let dataset: Value = serde_json::from_str(dataset).unwrap();
    schema
        .iter_errors(&dataset)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// Printed names with their headings, as a dataset has them.
fn named(dataset: &Value) -> Vec<(String, Option<String>)> {
    let participations = dataset["participations"].as_array().unwrap();
    participations
        .iter()
        .map(|it| {
            let exact = it["mention"]["selectors"][0]["exact"].as_str().unwrap().to_owned();
            let heading = it["category_as_printed"].as_str().unwrap();
            (exact, (heading != "does-not-apply").then(|| heading.to_owned()))
        })
        .collect()
}

#[test]
fn every_labelled_release_becomes_a_dataset_that_opens_and_audits_whole() {
    for (name, text) in releases() {
        let (release, journal) = begun(&name, &text);
        let draft = journal.draft();
        let dataset = dataset_of(draft, &release);
        assert_eq!(errors(&dataset), [""; 0], "{name}");
        let loaded = load(&dataset).unwrap();
        assert_eq!(loaded.problems, [], "{name}");
        assert_eq!(loaded.dataset.participations.len(), draft.participants().count(), "{name}");
        let report = check(&loaded.dataset, &text).unwrap();
        assert_eq!(report.is_the_text, Some(true), "{name}");
        assert_eq!(report.names.found, report.names.of, "{name}: {:?}", report.findings);
        assert_eq!(report.headings.found, report.headings.of, "{name}: {:?}", report.findings);
        assert_eq!(report.findings, [], "{name}");
        assert_eq!(report.compared, Compared::Yes, "{name}: the words between are recorded");
        let checks = checks_of(draft, &release);
        assert_eq!((checks.found, &checks.not_found), (checks.recorded, &vec![]), "{name}");
        // No sentence of the text goes along: nothing longer than a name with a few words around.
        for line in text.lines().filter(|line| line.chars().count() > 600) {
            assert!(!dataset.contains(line), "{name}");
        }
    }
}

fn bundled() -> Value {
    serde_json::from_str(crate::BUNDLED).unwrap()
}

#[test]
fn the_bundled_release_becomes_a_dataset_with_the_same_33_under_the_same_headings() {
    // Its text is the publisher's: where it lies beside the project it is read; everywhere a skeleton of
    // the printed names and headings is.
    let wanted = named(&bundled());
    assert_eq!(wanted.len(), 33);
    let mut skeleton = "The conference was attended by representatives of".to_owned();
    for (at, (name, heading)) in wanted.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &wanted[at].1);
        let is_first = before != Some(heading);
        let is_last = wanted.get(at + 1).is_none_or(|next| next.1 != *heading);
        skeleton += &match heading {
            Some(words) if is_first => {
                format!("{} the {words}: the {name}", if at == 0 { "" } else { ";" })
            }
            None if is_first && at > 20 => format!(", as well as the {name}"),
            None if is_first => format!("; {name}"),
            _ => format!("{} the {name}", if is_last { " and" } else { "," }),
        };
    }
    skeleton += ".\n\nThe participants spoke of people in Afghanistan.\n";
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/source/release.txt");
    let texts = [Some(skeleton), fs::read_to_string(beside).ok()];
    for text in texts.into_iter().flatten() {
        let (release, mut journal) = begun("sco-rats-2022", &text);
        assert_eq!(questions(journal.draft()), []);
        act(&mut journal, &release, &Act::ConfirmPassage);
        let written = dataset_of(journal.draft(), &release);
        assert_eq!(errors(&written), [""; 0]);
        let dataset: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(named(&dataset), wanted);
        assert_eq!(dataset["review"]["state"], "reviewed");
        let checks = checks_of(journal.draft(), &release);
        assert_eq!((checks.found, checks.recorded), (33 + 4, 33 + 4), "{:?}", checks.not_found);
        assert!(checks.not_unique.is_empty() && checks.doubles.is_empty());
        // States are those of the bundled dataset, by their codes.
        let codes = |dataset: &Value| -> Vec<String> {
            let all = dataset["organizations"].as_array().unwrap().iter();
            let participants: Vec<&str> = dataset["participations"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["organization"].as_str().unwrap())
                .collect();
            let mut codes: Vec<String> = all
                .filter(|it| it["is_state"] == true)
                .filter(|it| participants.contains(&it["id"].as_str().unwrap()))
                .flat_map(|it| it["identifiers"].as_array().unwrap())
                .filter(|it| it["scheme"] == "iso3166-1-alpha2")
                .map(|it| it["identifier"].as_str().unwrap().to_owned())
                .collect();
            codes.sort();
            codes
        };
        assert_eq!(codes(&dataset), codes(&bundled()));
    }
}

#[test]
fn open_questions_stand_in_the_file() {
    let (release, journal) = begun("korea", KOREA);
    let dataset: Value = serde_json::from_str(&dataset_of(journal.draft(), &release)).unwrap();
    expect![[r#"
        [
          {
            "id": "question-1",
            "sources": [
              "OURS"
            ],
            "text": {
              "en": "Open question: who is meant by “Korea”? Perhaps: Republic of Korea; Democratic People’s Republic of Korea.",
              "ru": "Открытый вопрос: кто имеется в виду под «Korea»? Возможно: Республика Корея; Корейская Народно-Демократическая Республика.",
              "zh": "待定：“Korea”所指为何？可能是：大韩民国；朝鲜民主主义人民共和国。"
            },
            "type": "question"
          }
        ]"#]].assert_eq(&serde_json::to_string_pretty(&dataset["notes"]).unwrap());
    expect![[r#"
        {
          "gazetteer": "TABLES",
          "program": "0.1.0",
          "questions": 1,
          "state": "open"
        }"#]]
    .assert_eq(
        &serde_json::to_string_pretty(&dataset["review"])
            .unwrap()
            .replace(reader::VERSION, "TABLES"),
    );
    let korea = &dataset["participations"][1];
    expect![[r#"
        {
          "category": "heading-1",
          "category_as_printed": "member states",
          "decision": {
            "asked": "which",
            "candidates": [
              "KOR",
              "PRK"
            ],
            "found_by": "rule",
            "reason": "words before the list say who attended; these words can mean more than one, or a name that is disputed",
            "state": "question"
          },
          "event": "meeting",
          "id": "korea",
          "mention": {
            "document": "release",
            "selectors": [
              {
                "exact": "Korea",
                "type": "TextQuoteSelector"
              }
            ]
          },
          "order": 2,
          "organization": "korea",
          "sources": [
            "R"
          ]
        }"#]].assert_eq(&serde_json::to_string_pretty(korea).unwrap());
    let organization = &dataset["organizations"][1];
    assert_eq!(organization["names"]["en"]["short"], "Korea");
    assert_eq!(organization["identifiers"].as_array().unwrap().len(), 0, "no silent guess");
    assert_eq!(organization["country"], "not-known");
}

#[test]
fn a_state_a_body_and_an_organ_are_described_with_their_sources() {
    let text = "The session was attended by delegations of Kazakhstan, the Secretariat of the SCO, UNODC and the \
                Council of Mountain Valleys.";
    let (release, mut journal) = begun("bodies", text);
    let kazakhstan = id(journal.draft(), "Kazakhstan");
    act(&mut journal, &release, &Act::Level(kazakhstan, Some(Level::Minister)));
    let written = dataset_of(journal.draft(), &release);
    assert_eq!(errors(&written), [""; 0]);
    let dataset: Value = serde_json::from_str(&written).unwrap();
    let all = dataset["organizations"].as_array().unwrap();
    expect![[r#"
        [
          {
            "classification": "state",
            "classification_sources": [
              "TABLES"
            ],
            "country": "KZ",
            "country_sources": [
              "ISO"
            ],
            "id": "kaz",
            "identifiers": [
              {
                "identifier": "KZ",
                "scheme": "iso3166-1-alpha2"
              },
              {
                "identifier": "KAZ",
                "scheme": "iso3166-1-alpha3"
              }
            ],
            "is_state": true,
            "names": {
              "en": {
                "formal": "Republic of Kazakhstan",
                "short": "Kazakhstan",
                "sources": [
                  "UNTERM",
                  "CLDR"
                ]
              },
              "ru": {
                "formal": "Республика Казахстан",
                "short": "Казахстан",
                "sources": [
                  "UNTERM",
                  "CLDR"
                ]
              },
              "zh": {
                "formal": "哈萨克斯坦共和国",
                "short": "哈萨克斯坦",
                "sources": [
                  "UNTERM",
                  "CLDR"
                ]
              }
            },
            "notes": [],
            "other_names": [],
            "parent": "does-not-apply",
            "parent_sources": [
              "OURS"
            ],
            "region": "central-asia",
            "region_sources": [
              "M49"
            ],
            "seat": "does-not-apply",
            "site": "does-not-apply"
          },
          {
            "classification": "organ",
            "classification_sources": [
              "TABLES"
            ],
            "country": "does-not-apply",
            "country_sources": [
              "OURS"
            ],
            "id": "sco-secretariat",
            "identifiers": [],
            "is_state": false,
            "names": {
              "en": {
                "abbreviation": "SCO Secretariat",
                "formal": "not-known",
                "mark": "SCO Secretariat",
                "short": "Secretariat of the Shanghai Cooperation Organization",
                "sources": [
                  "TABLES"
                ]
              },
              "ru": {
                "abbreviation": "Секретариат ШОС",
                "formal": "not-known",
                "mark": "Секретариат ШОС",
                "short": "Секретариат Шанхайской организации сотрудничества",
                "sources": [
                  "TABLES"
                ]
              },
              "zh": {
                "abbreviation": "上合组织秘书处",
                "formal": "not-known",
                "mark": "上合组织秘书处",
                "short": "上海合作组织秘书处",
                "sources": [
                  "TABLES"
                ]
              }
            },
            "notes": [],
            "other_names": [
              {
                "lang": "en",
                "name": "Secretariat of the SCO",
                "sources": [
                  "R"
                ]
              }
            ],
            "parent": "sco",
            "parent_sources": [
              "TABLES"
            ],
            "region": "does-not-apply",
            "region_sources": [
              "OURS"
            ],
            "seat": "not-known",
            "site": "not-known"
          },
          {
            "classification": "un-body",
            "classification_sources": [
              "TABLES"
            ],
            "country": "does-not-apply",
            "country_sources": [
              "OURS"
            ],
            "id": "unodc",
            "identifiers": [],
            "is_state": false,
            "names": {
              "en": {
                "abbreviation": "UNODC",
                "formal": "not-known",
                "mark": "UNODC",
                "short": "United Nations Office on Drugs and Crime",
                "sources": [
                  "TABLES"
                ]
              },
              "ru": {
                "abbreviation": "УНП ООН",
                "formal": "not-known",
                "mark": "УНП ООН",
                "short": "Управление Организации Объединённых Наций по наркотикам и преступности",
                "sources": [
                  "TABLES"
                ]
              },
              "zh": {
                "abbreviation": "联合国毒罪办",
                "formal": "not-known",
                "mark": "联合国毒罪办",
                "short": "联合国毒品和犯罪问题办公室",
                "sources": [
                  "TABLES"
                ]
              }
            },
            "notes": [],
            "other_names": [],
            "parent": "un",
            "parent_sources": [
              "TABLES"
            ],
            "region": "does-not-apply",
            "region_sources": [
              "OURS"
            ],
            "seat": "not-known",
            "site": "not-known"
          },
          {
            "classification": "international-organisation",
            "classification_sources": [
              "OURS"
            ],
            "country": "not-known",
            "country_sources": [
              "OURS"
            ],
            "id": "council-of-mountain-valleys",
            "identifiers": [],
            "is_state": false,
            "names": {
              "en": {
                "formal": "not-known",
                "short": "Council of Mountain Valleys",
                "sources": [
                  "R"
                ]
              }
            },
            "notes": [],
            "other_names": [],
            "parent": "not-known",
            "parent_sources": [
              "OURS"
            ],
            "region": "does-not-apply",
            "region_sources": [
              "OURS"
            ],
            "seat": "not-known",
            "site": "not-known"
          }
        ]"#]]
    .assert_eq(&serde_json::to_string_pretty(&all[..]).unwrap());
    let ids = |key: &str| -> Vec<&str> {
        dataset[key].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect()
    };
    assert_eq!(ids("facets"), ["category", "kind", "region", "parent", "level"]);
    assert_eq!(ids("sources"), ["R", "UNTERM", "CLDR", "ISO", "M49", "TABLES", "OURS"]);
}

#[test]
fn the_printed_form_stays_whatever_a_house_calls_it() {
    let (release, mut journal) = begun("korea", KOREA);
    let korea = id(journal.draft(), "Korea");
    act(&mut journal, &release, &Act::Candidate(korea, 1));
    let gazetteer = super::gazetteer(journal.draft());
    let list = "id;language;name\r\nKOR;en;South Korea\r\nKOR;ru;Южная Корея\r\nKOR;de;Südkorea\r\n;en;x\r\n";
    let (names, told) = HouseNames::read(list).unwrap();
    assert_eq!(told, [plenary::draft::decisions::DecisionNotice::BadRow(5)]);
    let making = Making {
        draft: journal.draft(),
        release: &release,
        gazetteer: &gazetteer,
        names: &names,
        others: &[],
        day: "2026-01-31",
    };
    let written = dataset(&making).unwrap();
    assert_eq!(errors(&written), [""; 0]);
    let loaded = load(&written).unwrap();
    assert_eq!(loaded.problems, []);
    let korea = &loaded.dataset.participations[1];
    assert_eq!(korea.mention.quote(), "Korea");
    let organization = &loaded.dataset.organizations[korea.organization];
    assert_eq!(
        (organization.short("en"), organization.short("ru")),
        ("South Korea", "Южная Корея")
    );
    assert!(organization.other_names.iter().any(|(name, ..)| name == "Korea"));
}

#[test]
fn two_languages_of_one_meeting_meet_by_id_and_order() {
    let english = "The meeting was attended by delegations of the founding states: Kazakhstan, Mongolia and Chad; \
                   and of the Council of Mountain Valleys.";
    let russian = "В заседании приняли участие делегации государств-основателей: Казахстана и Чада, а также Совета \
                   горных долин.";
    let (release, journal) = begun("meeting", english);
    let (other_release, other) = begun("meeting-ru", russian);
    let aligned = align(&[journal.draft(), other.draft()]);
    let mut out = String::new();
    for row in &aligned.rows {
        let drafts = [journal.draft(), other.draft()];
        let words = drafts.iter().zip(&row.entries).map(|(draft, id)| {
            id.and_then(|id| draft.entry(id)).map_or("–", |it| it.exact.as_str())
        });
        out += &format!(
            "{:<4} {}\n",
            row.id.as_deref().unwrap_or("?"),
            words.collect::<Vec<_>>().join(" | ")
        );
    }
    out += &format!("{:?}\n", aligned.headings);
    expect![[r#"
        KAZ  Kazakhstan | Казахстана
        MNG  Mongolia | –
        TCD  Chad | Чада
        ?    Council of Mountain Valleys | Совета горных долин
        [[Some("founding states"), Some("государств-основателей")]]
    "#]]
    .assert_eq(&out);
    let others = [Other { draft: other.draft(), release: &other_release }];
    let gazetteer = super::gazetteer(journal.draft());
    let names = HouseNames::default();
    let making = Making {
        draft: journal.draft(),
        release: &release,
        gazetteer: &gazetteer,
        names: &names,
        others: &others,
        day: "2026-01-31",
    };
    let written = dataset(&making).unwrap();
    assert_eq!(errors(&written), [""; 0]);
    let loaded = load(&written).unwrap();
    assert_eq!(loaded.problems, []);
    let facet = &loaded.dataset.facets[0];
    assert_eq!(facet.values[0].label.get("en"), "founding states");
    let value: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(value["documents"].as_array().unwrap().len(), 2);
}

#[test]
fn without_participants_or_the_very_text_there_is_no_dataset() {
    let (release, journal) = begun("x", "Nobody met.");
    let refused = made(journal.draft(), &release, |making| dataset(making).unwrap_err());
    assert_eq!(refused, NoDataset::Nobody);
    let (_, journal) = begun("korea", KOREA);
    let refused = made(journal.draft(), &release, |making| dataset(making).unwrap_err());
    assert_eq!(refused, NoDataset::OtherText);
}

#[test]
fn what_nobody_says_is_not_known_and_opens_all_the_same() {
    let text = "Delegations of Chad and Mali attended.";
    let (release, mut journal) = begun("Совещание", text);
    let written = dataset_of(journal.draft(), &release);
    assert_eq!(errors(&written), [""; 0]);
    let loaded = load(&written).unwrap();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.dataset.id, "soveshchanie");
    assert_eq!(loaded.dataset.event.start_date, "");
    assert_eq!(loaded.dataset.event.city.get("en"), "");
    assert_eq!(loaded.dataset.document.url, "");
    for (name, value) in [
        (FactName::Meeting, "Second meeting of the \"Lake\" Council"),
        (FactName::Start, "2026-02"),
        (FactName::City, "N’Djamena"),
        (FactName::Country, "TD"),
        (FactName::Organizer, "Lake Council"),
        (FactName::Url, "https://example.org/2"),
        (FactName::License, "CC-BY-4.0"),
        (FactName::Authors, "A. Coder; B. Coder"),
    ] {
        act(&mut journal, &release, &Act::Fact(name, Some(value.to_owned()), None));
    }
    let written = dataset_of(journal.draft(), &release);
    assert_eq!(errors(&written), [""; 0]);
    let loaded = load(&written).unwrap();
    assert_eq!(loaded.problems, []);
    let dataset = loaded.dataset;
    assert_eq!(dataset.event.name.get("en"), "Second meeting of the \"Lake\" Council");
    let organizer = dataset.event.organizer.unwrap();
    assert_eq!(dataset.organizations[organizer].short("en"), "Lake Council");
    assert_eq!(dataset.imprint.authors.len(), 2);
    assert_eq!(dataset.participations.len(), 2);
}

#[test]
fn checks_tell_of_doubles_headings_counts_and_places() {
    let text = "The meeting was attended by delegations of three member states: Chad, Mali and Chad; and of two observer \
                states: Togo and Niger.";
    let (release, mut journal) = begun("doubles", text);
    let draft = journal.draft();
    let chads: Vec<u32> =
        draft.entries.iter().filter(|it| it.exact == "Chad").map(|it| it.id).collect();
    assert_eq!(chads.len(), 2);
    let second = *chads.last().unwrap();
    if !draft.entry(second).unwrap().is_participant() {
        act(&mut journal, &release, &Act::TakesPart(second));
    }
    let checks = checks_of(journal.draft(), &release);
    assert_eq!(checks.doubles, [chads]);
    assert!(checks.not_unique.is_empty(), "the words around tell them apart");
    assert!(!checks.is_well());
    for name in ["Togo", "Niger"] {
        let name = id(journal.draft(), name);
        act(&mut journal, &release, &Act::Reject(name));
    }
    let checks = checks_of(journal.draft(), &release);
    let empty: Vec<&str> = checks.empty_headings.iter().map(|it| it.exact.as_str()).collect();
    assert_eq!(empty, ["observer states"]);
    // Names moved from under a heading are no fault.
    let (other, mut moved) = begun("moved", text);
    for name in ["Togo", "Niger"] {
        let name = id(moved.draft(), name);
        act(&mut moved, &other, &Act::Heading(vec![name], None));
    }
    assert_eq!(checks_of(moved.draft(), &other).empty_headings, []);
    let counts: Vec<(u32, u32)> =
        checks.counts.iter().map(|(count, now)| (count.number, *now)).collect();
    assert!(counts.contains(&(2, 0)), "{counts:?}");
    assert_eq!(checks.found, checks.recorded);
}

#[test]
fn places_that_nothing_tells_apart_are_told() {
    let line = "delegations of Chad and Mali were there and said nothing new to anybody in the room that day and so on for \
                a long time without any end to it, as was their habit in those years when the lake was still high";
    let text = format!("{line}. {line}. {line}.");
    let release = Release::new(&text);
    let (_, mut journal) = begun("same", &text);
    let at = text.match_indices("Chad").nth(1).unwrap().0 as u32;
    let there = journal.draft().entries.iter().find(|it| it.span == Span::new(at, at + 4)).cloned();
    match there {
        Some(it) if it.is_participant() => {}
        Some(it) => act(&mut journal, &release, &Act::TakesPart(it.id)),
        None => act(&mut journal, &release, &Act::Add(Span::new(at, at + 4), None)),
    }
    let checks = checks_of(journal.draft(), &release);
    let second = journal.draft().participants().find(|it| it.span.start == at).unwrap();
    assert!(checks.not_unique.contains(&second.id));
    assert!(!checks.is_well());
}

#[test]
fn the_command_read_and_the_review_have_one_builder() {
    // A draft that nobody has touched is what `read --dataset` writes.
    let (release, journal) = begun("korea", KOREA);
    assert!(journal.draft().entries.iter().all(|it| it.state != EntryState::Confirmed));
    let known = Gazetteer::of(journal.draft().ids().iter().map(String::as_str));
    assert!(known.get("KOR").is_some() && known.get("PRK").is_some(), "candidates too");
    let dataset: Value = serde_json::from_str(&dataset_of(journal.draft(), &release)).unwrap();
    assert_eq!(dataset["format_version"], 2);
    assert_eq!(dataset["version"], "0.1.0");
}

#[test]
fn nothing_is_claimed_of_a_release_but_what_it_says() {
    let text =
        "All member states except Peru were represented. Delegations of Chad and Mali attended.";
    let (release, journal) = begun("release", text);
    let written = dataset_of(journal.draft(), &release);
    assert_eq!(errors(&written), [""; 0]);
    let loaded = load(&written).unwrap().dataset;
    // What it is silent on, only a person who has read it can say.
    assert_eq!(loaded.document.silent_on, []);
    let told: Vec<&str> = loaded.remarks.iter().map(|it| it.note.value.get("en")).collect();
    assert!(told.contains(&"By the release, it does not take part: “Peru”."), "{told:?}");
    // It has no statuses, so the view of them is not there.
    let (query, notices) = plenary::query::read(&loaded, &["en"], "?view=status");
    assert_eq!(query.view, plenary::query::View::Who);
    assert_eq!(notices.len(), 1);
}

#[test]
fn what_was_pasted_is_called_by_its_meeting() {
    use plenary::draft::dataset::id;
    let named = |name: &str, text: &str| id(begun(name, text).1.draft());
    let titled = "Second Lake Meeting\n\nDelegations of Chad and Mali attended.";
    assert_eq!(named("release", titled), "second-lake-meeting");
    assert_eq!(named("lakes-2026", titled), "lakes-2026");
    assert_eq!(named("release", "Delegations of Chad and Mali attended."), "release");
}

#[test]
fn a_dataset_is_called_in_latin_letters() {
    let called = |name: FactName, value: &str| {
        let (release, mut journal) = begun("release", "Delegations of Chad and Mali attended.");
        act(&mut journal, &release, &Act::Fact(name, Some(value.to_owned()), None));
        dataset::id(journal.draft())
    };
    assert_eq!(called(FactName::Short, "Канал – Рубеж"), "kanal-rubezh");
    assert_eq!(called(FactName::Short, "River Week 2024"), "river-week-2024");
    // No table of ours writes Chinese in Latin letters; the day tells meetings apart.
    let (release, mut journal) = begun("release", "乍得和马里代表团出席。");
    for (name, value) in [(FactName::Short, "河流周"), (FactName::Start, "2024-06-13")] {
        act(&mut journal, &release, &Act::Fact(name, Some(value.to_owned()), None));
    }
    assert_eq!(dataset::id(journal.draft()), "meeting-2024-06-13");
}

#[test]
fn a_licence_is_known_however_it_is_written() {
    let of =
        |id: &str| -> Value { serde_json::from_str(&dataset::license(Some(id), "en")).unwrap() };
    assert_eq!(of("CC BY 4.0"), of("CC-BY-4.0"));
    assert_eq!(of("cc0 1.0")["id"], "CC0-1.0");
    assert_eq!(of("MIT")["url"], "https://spdx.org/licenses/MIT.html");
    assert_eq!(of("for members alone")["url"], "https://spdx.org/licenses/");
}
