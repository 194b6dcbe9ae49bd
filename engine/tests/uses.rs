//! What columns are for: small lists of the kinds that a stranger found guessed wrongly in ten public
//! files, written anew, and beside each some that look like it and stay as they were.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

mod told;

use engine::open::{Given, open};
use told::check;

/// So many rows below a head: the seats of the first ones are as told, every other has its own.
fn with_seats(head: &str, often: &[(&str, usize)], alone: usize) -> String {
    let own = (0..alone).map(|at| format!("Town {}{}", at / 26, char::from(b'a' + at as u8 % 26)));
    let often = often.iter().flat_map(|(seat, rows)| vec![(*seat).to_owned(); *rows]);
    let rows = often.chain(own).enumerate();
    let rows: String =
        rows.map(|(at, seat)| format!("Body number {at} of them,{seat}\n")).collect();
    format!("{head}\n{rows}")
}

#[test]
fn values_that_cover_four_rows_in_ten_are_a_filter() {
    let told = |text: &str| open("x.csv", text.as_bytes(), &Given::default()).unwrap().text();
    let often: &[(&str, usize)] = &[("Nairobi", 14), ("Vienna", 9), ("Bonn", 5), ("The Hague", 2)];
    // 30 of 70 rows stand in four values; 40 have one of their own.
    let text = with_seats("Body,Seat", often, 40);
    let opened = told(&text);
    assert!(opened.contains("Seat | text | facet | 44 different"), "{opened}");
    assert!(opened.contains("first by   Seat: Nairobi 14"), "{opened}");
    // Of 100 rows they are too few.
    let opened = told(&with_seats("Body,Seat", often, 70));
    assert!(opened.contains("Seat | text |  | 74 different"), "{opened}");
    // One value is one group, and all others are none.
    let opened = told(&with_seats("Body,Seat", &[("Nairobi", 40)], 50));
    assert!(opened.contains("Seat | text |  | 51 different"), "{opened}");
    // Persons and remarks repeat by chance; codes are no words.
    for head in ["Body,Speaker", "Body,Name2", "Body,Remarks", "Body,Code"] {
        let opened = told(&with_seats(head, often, 40));
        assert!(!opened.contains("| text | facet |"), "{opened}");
    }
    // What names the row is no filter for it.
    let text: String =
        text.lines().map(|it| format!("{}\n", &it[it.find(',').unwrap() + 1..])).collect();
    assert!(told(&text).contains("Seat | text | name | 44 different"), "{}", told(&text));
}

#[test]
fn of_few_rows_too() {
    check(&[
        (
            "seats",
            "No,Body,Seat\n1,Grain Council,Rome\n2,Sugar Board,London\n3,Cocoa Office,Accra\n4,Tin Office,Rome\n5,Jute Group,Dhaka\n6,Rubber Group,London\n7,Olive Council,Madrid\n8,Timber Board,Yokohama\n9,Lead Group,Rome\n10,Wine Office,Dijon\n",
            &["Seat | text | facet | 7 different", "first by   Seat: Rome 3 · London 2"],
        ),
        (
            "one that repeats among thirteen",
            "Body,Seat\nA1,Rome\nA2,London\nA3,Accra\nA4,Rome\nA5,Dhaka\nA6,Oslo\nA7,Madrid\nA8,Yokohama\nA9,Bonn\nA10,Dijon\nA11,Lima\nA12,Quito\nA13,Riga\n",
            &["Seat | text |  |", "first by   –"],
        ),
    ]);
}

#[test]
fn days_that_are_counted_are_no_years() {
    check(&[
        (
            "days in office",
            "Minister,Sworn in,Day of term at resignation\nAsh,3/14/1977,1247\nBay,3/20/1977,1015\nCoe,4/23/1977,1195\nDay,1/22/1981,1532\nEel,8/12/1988,2004\nFir,1/25/1989,1673\n",
            &["date       Sworn in", "Day of term at resignation | number |"],
        ),
        (
            "numbers that are mostly within the years",
            "name,Term start\nA,1200\nB,1450\nC,1610\nD,2100\nE,1800\nF,412\nG,97\nH,1333\n",
            &["date       –", "!| year |"],
        ),
        (
            "days after something",
            "treaty party,days until force\nA,1990\nB,2001\nC,1875\nD,2010\n",
            &["date       –", "days until force | number"],
        ),
        // As they were.
        (
            "a day that is a date",
            "Name,Day\nA,2019-03-01\nB,2020-04-02\nC,2020-05-06\n",
            &["Day | date | date"],
        ),
        (
            "words among years",
            "Name,Year joined\nA,1648\nB,n.d.\nC,1755\nD,unclear\nE,1802\nF,1803\n",
            &["Year joined | year | date"],
        ),
        ("since", "Name,Since\nA,1648\nB,1755\nC,1802\n", &["Since | year | date"]),
    ]);
}

#[test]
fn of_several_dates_days_and_beginnings_come_first() {
    check(&[
        (
            "days before bare years",
            "Act,Session year,Adopted\nA,2017,2017-03-01\nB,2018,2018-05-06\nC,2018,2019-01-02\nD,2019,2019-11-30\n",
            &["date       Adopted"],
        ),
        (
            "start and end",
            "Envoy,End of term,Start of term\nA,9/23/1979,1/21/1977\nB,10/31/1981,1/23/1977\nC,4/28/1983,1/23/1977\nD,7/5/1985,1/22/1981\nE,2/2/1987,1/22/1981\n",
            &["date       Start of term"],
        ),
        (
            "an end that is told in words",
            "Envoy,Start,End\nA,1/21/1977,9/23/1979\nB,1/23/1977,10/31/1981\nC,1/23/1977,still there\nD,1/22/1981,7/5/1985\n",
            &["date       Start", "note       no_date 1"],
        ),
        (
            "in Russian",
            "Имя;Дата окончания;Дата начала\nА;31.01.2021;31.01.2019\nБ;01.02.2022;01.02.2019\nВ;03.04.2023;03.04.2020\n",
            &["date       Дата начала"],
        ),
        (
            "in Chinese",
            "名称,结束日期,开始日期\n甲,2021-01-31,2019-01-31\n乙,2022-02-01,2019-02-01\n丙,2023-04-03,2020-04-03\n",
            &["date       开始日期"],
        ),
        (
            "equal ones as they stand",
            "Act,Tabled,Debated\nA,2017-03-01,2017-04-01\nB,2018-05-06,2018-06-07\nC,2019-01-02,2020-02-02\nD,2019-11-30,2021-12-01\n",
            &["date       Tabled"],
        ),
        // As they were.
        (
            "an end that is told, a start that is not",
            "Envoy,Start,End\nA,,1979-09-23\nB,,1981-10-31\nC,1979-01-23,1983-04-28\nD,,1985-07-05\nE,,1987-02-02\n",
            &["date       End"],
        ),
        (
            "years, and days that most rows lack",
            "Act,Year,Adopted\nA,2017,\nB,2018,2018-05-06\nC,2018,\nD,2019,2019-11-30\nE,2019,\n",
            &["date       Year"],
        ),
        (
            "years, and days of few of them",
            "Act,Year,Registered\nA,2015,2019-01-02\nB,2016,2019-01-02\nC,2017,2019-01-03\nD,2018,2020-01-03\n",
            &["date       Year"],
        ),
    ]);
}

#[test]
fn two_columns_name_a_row_where_one_repeats() {
    check(&[
        (
            "teams before rounds",
            "[{\"stage\":\"Round 1\",\"side1\":\"Lions\",\"side2\":\"Herons\"},{\"stage\":\"Round 2\",\"side1\":\"Otters\",\"side2\":\"Lions\"},{\"stage\":\"Round 3\",\"side1\":\"Badgers\",\"side2\":\"Herons\"},{\"stage\":\"Round 3\",\"side1\":\"Badgers\",\"side2\":\"Lions\"},{\"stage\":\"Last\",\"side1\":\"Moles\",\"side2\":\"Otters\"}]",
            &["named by   side1, side2"],
        ),
        (
            "home and away",
            "leg;home;away\nfirst leg;Lions;Moles\nfirst leg;Otters;Herons\nsecond leg;Moles;Lions\nsecond leg;Herons;Otters\nthird leg;Lions;Herons\n",
            &["named by   home, away", "leg | text | facet"],
        ),
        // As they were.
        (
            "two that have nothing in common",
            "motion,ground\nWater bill,Rome\nRoads bill,Oslo\nWater bill,Bonn\nSchools bill,Rome\nRoads bill,Bonn\n",
            &["named by   motion\n"],
        ),
        (
            "two that repeat together",
            "topic,asked,answered\nRoads in the north,Ann Ash,Bo Bay\nRoads in the south,Ann Ash,Bo Bay\nWater in the east,Bo Bay,Ann Ash\nWater in the east,Bo Bay,Ann Ash\n",
            &["named by   topic\n"],
        ),
        (
            "a name beside them",
            "match,team1,team2\nLions at Moles,Lions,Moles\nMoles at Otters,Moles,Otters\nOtters at Lions,Otters,Lions\n",
            &["named by   match\n"],
        ),
        (
            "a state beside them",
            "country,asked,answered\nChile,Ann Ash,Bo Bay\nFiji,Bo Bay,Ann Ash\nChile,Cy Coe,Ann Ash\nMali,Ann Ash,Cy Coe\n",
            &["named by   country\n"],
        ),
    ]);
}

#[test]
fn lists_of_numbers_and_counts_with_zeros_are_no_filters() {
    check(&[
        (
            "scores and minutes",
            "[{\"side\":\"Lions\",\"score\":[4,1],\"minutes\":[19,40],\"pool\":\"A\"},{\"side\":\"Moles\",\"score\":[3,0],\"minutes\":[45,51],\"pool\":\"B\"},{\"side\":\"Otters\",\"score\":[1,0],\"minutes\":[81],\"pool\":\"A\"},{\"side\":\"Herons\",\"score\":[4,1],\"minutes\":[19,45],\"pool\":\"B\"}]",
            &["score | text |  |", "minutes | text |  |", "first by   pool: A 2 · B 2"],
        ),
        (
            "votes for a few",
            "Seat,Reds,Greens,Others\nAsh Vale,15529,0,0\nBirch Hill,2812,10129,0\nCedar Row,12973,0,0\nElm Side,1192,8399,0\nFir Wood,3731,0,335\nOak End,8675,0,0\n",
            &["Greens | number |  |", "Others | number |  |", "first by   –"],
        ),
        // As they were.
        (
            "words in lists",
            "[{\"name\":\"A\",\"tags\":[\"law 1\",\"sea\"]},{\"name\":\"B\",\"tags\":[\"sea\"]},{\"name\":\"C\",\"tags\":[\"law 1\"]}]",
            &["tags: law 1 2 · sea 2"],
        ),
        (
            "yes and no by digits",
            "name,island,coast\nA,0,1\nB,0,1\nC,1,0\nD,0,1\nE,0,0\n",
            &["island: 0 4 · 1 1", "coast: 1 3 · 0 2"],
        ),
        (
            "goals, which repeat beside zeros",
            "side,goals\nA,0\nB,0\nC,0\nD,1\nE,1\nF,2\nG,2\nH,0\nI,3\nJ,1\n",
            &["goals: 0 4 · 1 3 · 2 2 · 3 1"],
        ),
    ]);
}

#[test]
fn years_of_one_row_each_are_no_first_picture() {
    check(&[
        (
            "a head a year",
            "[{\"head\":\"Ann Ash\",\"sworn\":\"1969-01-20\",\"bench\":\"Left\"},{\"head\":\"Bo Bay\",\"sworn\":\"1974-08-09\",\"bench\":\"Left\"},{\"head\":\"Cy Coe\",\"sworn\":\"1977-01-20\",\"bench\":\"Right\"},{\"head\":\"Di Day\",\"sworn\":\"1981-01-20\",\"bench\":\"Left\"},{\"head\":\"Ed Eel\",\"sworn\":\"1993-01-20\",\"bench\":\"Right\"}]",
            &["first by   bench: Left 3 · Right 2", "date       sworn"],
        ),
        // As they were.
        (
            "several a year",
            "name,sworn,bench\nAnn Ash,1969-01-20,Left\nBo Bay,1969-08-09,Left\nCy Coe,1970-01-20,Right\nDi Day,1970-03-20,Left\nEd Eel,1970-09-20,Right\n",
            &["first by   year: 1969 2 · 1970 3"],
        ),
        (
            "numbers only",
            "vote,held,wards\nA,1969-01-20,17\nB,1974-08-09,17\nC,1977-01-20,19\nD,1981-01-20,19\nE,1993-01-20,17\n",
            &["first by   year: 1969 1", "wards | number | facet"],
        ),
        (
            "nothing else",
            "name,sworn\nAnn Ash,1969-01-20\nBo Bay,1970-08-09\nCy Coe,1971-01-20\n",
            &["first by   year: 1969 1 · 1970 1 · 1971 1"],
        ),
    ]);
}

#[test]
fn what_is_empty_is_no_value_and_no_line_is_looked_at_twice() {
    check(&[(
        "own goals",
        "name,own,kind\nA,yes,x\nB,,y\nC,yes,x\nD,,y\n",
        &["own | text | facet | 1 different, 2 empty"],
    )]);
    let text = "A list of bodies\n#,Body,Seat\n1,Grain Council,Rome\n2,Sugar Board,London\n3,Tin Office,Rome\n";
    let opened = open("x.csv", text.as_bytes(), &Given::default()).unwrap();
    let guesses = &opened.list.summary().guesses;
    let same = guesses.iter().find(|it| it.reason == engine::protocol::Reason::SameCells).unwrap();
    assert!(same.numbers[0] <= same.numbers[1], "{:?}", same.numbers);
}

#[test]
fn names_that_were_pasted_have_no_head_unless_one_is_seen() {
    check(&[
        ("states", "Chad\nMali\nNiger\nTogo\n", &["rows       4 (0 bad)", "!Chad |"]),
        ("two bodies and a state", "World Bank\nFiji\nRed Cross\n", &["rows       3 (0 bad)"]),
        ("in Russian", "Чад\nМали\nНигер\n", &["rows       3 (0 bad)"]),
        ("in Chinese", "乍得\n马里\n尼日尔\n", &["rows       3 (0 bad)"]),
        ("all in capitals", "CHAD\nMALI\nNIGERIA\n", &["rows       3 (0 bad)"]),
        (
            "a usual name of a column",
            "Participants\nChad\nMali\nNiger\n",
            &["rows       3 (0 bad)", "Participants |"],
        ),
        ("one in Chinese", "参加者\n乍得\n马里\n尼日尔\n", &["rows       3 (0 bad)"]),
        (
            "in capitals over names that are not",
            "INVITED\nChad\nMali\nNiger\n",
            &["rows       3 (0 bad)", "INVITED |"],
        ),
        (
            "small over large",
            "invited\nChad\nMali\nNiger\n",
            &["rows       3 (0 bad)", "invited |"],
        ),
        ("with a colon", "Present:\nChad\nMali\nNiger\n", &["rows       3 (0 bad)"]),
        (
            "as programs name columns",
            "who_came\nchad\nmali\nniger\n",
            &["rows       3 (0 bad)", "who_came |"],
        ),
        ("two columns", "Chad,Sahel\nMali,Sahel\nFiji,Pacific\n", &["rows       3 (0 bad)"]),
    ]);
}
