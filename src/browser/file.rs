//! What a reader gives the page to read: a chosen file, a field's text. Nothing of it leaves.

use super::{page, script};
use js_sys::futures::JsFuture;
use wasm_bindgen::JsCast;

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// No file is chosen.
    None,
    /// It is longer than asked for.
    TooLong,
    /// The browser could not read it.
    Unreadable,
}

/// The name and the text of the file chosen in (or dropped on) the field `id`, read as UTF-8; what
/// is not becomes U+FFFD.
///
/// # Errors
/// See [`FileError`]. `most` is in bytes.
pub async fn chosen(id: &str, most: usize) -> Result<(String, String), FileError> {
    let field: web_sys::HtmlInputElement =
        page::element(id).and_then(|it| it.dyn_into().ok()).ok_or(FileError::None)?;
    let file = field.files().and_then(|files| files.item(0)).ok_or(FileError::None)?;
    // Compared as floats, because that is how a browser gives a size.
    if file.size() > most as f64 {
        return Err(FileError::TooLong);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| FileError::Unreadable)?;
    text.as_string().map(|text| (file.name(), text)).ok_or(FileError::Unreadable)
}

/// Whether the file chosen in the field `id` was opened as a list, which is another program's
/// business; `None` if that program cannot be had.
pub async fn opened_as_list(id: &str) -> Option<bool> {
    script::call("asList", &[id]).await?.as_bool()
}

/// The text in the field `id`.
pub fn written(id: &str) -> String {
    let field = page::element(id).and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Puts a text on the clipboard. `false` if the browser has none for this page (it wants https) or
/// refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// How sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The reader chose somebody.
    Done,
    /// The reader thought better of it.
    Cancelled,
    /// The browser has no sheet for this, or refuses.
    Refused,
}

/// Whether the browser has a share sheet for this page.
pub fn can_share() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|it| js_sys::Reflect::has(&it, &"share".into()).unwrap_or(false))
}

/// Offers a text and an address in the browser's share sheet.
pub async fn share(title: &str, text: &str, address: &str) -> Shared {
    if !can_share() {
        return Shared::Refused;
    }
    let Some(window) = web_sys::window() else { return Shared::Refused };
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(address);
    match JsFuture::from(window.navigator().share_with_data(&data)).await {
        Ok(_) => Shared::Done,
        Err(error) => {
            let name = js_sys::Reflect::get(&error, &"name".into()).unwrap_or_default();
            if name == "AbortError" { Shared::Cancelled } else { Shared::Refused }
        }
    }
}

/// Hands a text to the reader as a file of this name. `false` if the browser refuses.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return false;
    };
    save_blob(name, &blob)
}

/// The same for what the browser has made itself.
pub(super) fn save_blob(name: &str, blob: &web_sys::Blob) -> bool {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else { return false };
    save_from(name, address)
}

/// The same for what stands at an address made in this browser, which is given up.
pub fn save_from(name: &str, address: String) -> bool {
    let link = page::create("a").and_then(|it| it.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser has taken the address over by the next task.
    page::soon(move || {
        let _gone = web_sys::Url::revoke_object_url(&address);
    });
    link.is_some()
}

/// Empties the fields with these ids.
pub fn empty(text: &str, file: &str) {
    if let Some(field) = page::element(text)
        && let Ok(field) = field.dyn_into::<web_sys::HtmlTextAreaElement>()
    {
        field.set_value("");
    }
    if let Some(field) = page::element(file)
        && let Ok(field) = field.dyn_into::<web_sys::HtmlInputElement>()
    {
        field.set_value("");
    }
}
