//! Who is said not to have come stands elsewhere, and the reason is that; who only did not say or do
//! something is not absent.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use reader::{Role, read};

/// A sentence, and who stays away by it.
const AWAY: &[(&str, &str)] = &[
    ("Peru did not attend.", "Peru"),
    ("Peru did not participate in the operation.", "Peru"),
    ("The delegation of Gabon was unable to attend the session.", "Gabon"),
    ("Ukraine had been invited and was absent.", "Ukraine"),
    ("Pakistan, which had been invited, did not reply.", "Pakistan"),
    ("Uganda had named two officers, but they could not travel.", "Uganda"),
    ("No delegate came from Chad.", "Chad"),
    ("Nobody came from Guyana.", "Guyana"),
    ("No reply was received from Eritrea.", "Eritrea"),
    ("Apologies were received from Belize, Fiji and Samoa.", "Belize Fiji Samoa"),
    ("Unable to attend were Chad and Mali.", "Chad Mali"),
    ("The session was attended by Chad and Mali, while Niger did not attend.", "Niger"),
    ("Chad, Mali and Togo attended the session; Niger did not attend.", "Niger"),
    ("Palau informed the Secretariat that it would not attend.", "Palau"),
    ("Перу участия не приняло.", "Перу"),
    ("Чили участия в операции не приняла.", "Чили"),
    ("Армения свое участие не подтвердила.", "Армения"),
    ("Туркменистан от участия отказался.", "Туркменистан"),
    ("Афганистан на встречу не приглашали.", "Афганистан"),
    ("Пакистан был приглашен, но своих представителей не направил.", "Пакистан"),
    ("Сербия замечания прислала, ее эксперт на заседание не прибыл.", "Сербия"),
    ("Оман уведомил, что участвовать не сможет.", "Оман"),
    ("Не явились представители Габона.", "Габона"),
    ("Место Науру пустовало.", "Науру"),
    ("秘鲁未与会。", "秘鲁"),
    ("秘鲁因故缺席。", "秘鲁"),
    ("秘鲁没有派兵参演。", "秘鲁"),
    ("古巴没有代表到会。", "古巴"),
    ("古巴方面无人到场。", "古巴"),
    ("古巴席位空缺。", "古巴"),
    ("与会的有智利、秘鲁，古巴未到。", "古巴"),
    ("日本和韩国未受邀请。", "日本 韩国"),
    ("Fiji had planned to attend but cancelled at short notice.", "Fiji"),
    ("В сессии участвовали делегации Чада и Мали, а делегация Нигера не прибыла.", "Нигера"),
    ("除尼日尔外，乍得、马里和多哥均出席会议。", "尼日尔"),
    ("乍得、马里和多哥三方执法部门联合开展了行动，尼日尔未参与。", "尼日尔"),
    ("尼日尔原定出席，后因故取消。", "尼日尔"),
    // Nobody stays away.
    ("Peru did not object to the text.", ""),
    ("Chad attended but did not object.", ""),
    ("Чили не возражала против проекта.", ""),
    ("Оман заявил, что не сможет поддержать проект.", ""),
];

#[test]
fn who_did_not_come_is_absent() {
    let mut wrong = Vec::new();
    for (text, away) in AWAY {
        let reading = read(text).unwrap();
        let found: Vec<&str> = reading
            .mentions
            .iter()
            .filter(|it| it.role == Role::Elsewhere && it.why.as_deref() == Some("absent"))
            .map(|it| it.exact.as_str())
            .collect();
        let named: Vec<&str> = away.split_whitespace().collect();
        if found != named {
            wrong.push(format!("{text}: wanted {named:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
