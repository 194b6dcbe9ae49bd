//! The dataset in the language of the page: its file again, with its texts in that language.
//!
//! Where they cannot be had, the texts stay in the language of the file, and say so (`lang`).

use super::state::{DatasetOrigin, Facts};
use crate::browser::{fetch, page};
use crate::data::{Translation, load_in};
use crate::text::Lang;
use std::sync::Arc;

/// The same facts with their texts in a language, if there is a file with these.
pub async fn translated(facts: &Arc<Facts>, lang: Lang) -> Option<Arc<Facts>> {
    with_texts(facts, &texts_in(facts, lang).await?)
}

/// The texts of a dataset in a language, as their file has them: inside the page where its own dataset is,
/// else beside it.
pub async fn texts_in(facts: &Facts, lang: Lang) -> Option<String> {
    let tag = lang.tag();
    if !facts.dataset.translations.iter().any(|language| language == tag) {
        return None;
    }
    let inside = || page::written(&format!("texts-{tag}"));
    match &facts.place {
        DatasetOrigin::Site if facts.address.is_empty() => inside(),
        _ if facts.address.is_empty() => None,
        _ => fetch::text(&Translation::beside(&facts.address, tag)).await.ok(),
    }
}

/// The same facts with these texts.
pub fn with_texts(facts: &Arc<Facts>, texts: &str) -> Option<Arc<Facts>> {
    let translation = Translation::read(texts)?;
    let loaded = load_in(&facts.text, Some(&translation)).ok()?;
    let own = Facts::clone(facts);
    Some(Arc::new(Facts { dataset: loaded.dataset, problems: loaded.problems, ..own }))
}
