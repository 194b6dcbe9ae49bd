//! What a reader gives the page to read: a chosen file, a field's text. Nothing of it leaves.

use super::{page, timer};
use js_sys::futures::JsFuture;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A file that a reader has given: chosen, dropped or pasted.
#[derive(Clone)]
pub struct Given {
    file: web_sys::File,
}

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is longer than asked for.
    TooLong,
    /// The browser could not read it.
    Unreadable,
}

impl Given {
    /// What it is called.
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// The file itself.
    pub(super) fn as_file(&self) -> &web_sys::File {
        &self.file
    }

    /// Its text, read as UTF-8; what is not becomes U+FFFD. `most` is in bytes.
    ///
    /// # Errors
    /// See [`FileError`].
    pub async fn text(&self, most: usize) -> Result<String, FileError> {
        // Compared as floats, because that is how a browser gives a size.
        if self.file.size() > most as f64 {
            return Err(FileError::TooLong);
        }
        read(&self.file).await
    }

    /// Its bytes; `most` is how many there may be.
    ///
    /// # Errors
    /// See [`FileError`].
    pub async fn bytes(&self, most: usize) -> Result<Vec<u8>, FileError> {
        if self.file.size() > most as f64 {
            return Err(FileError::TooLong);
        }
        let loaded = JsFuture::from(self.file.array_buffer()).await;
        let buffer = loaded.map_err(|_| FileError::Unreadable)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    /// The text of its first `bytes`.
    ///
    /// # Errors
    /// If the browser cannot read it.
    pub async fn head(&self, bytes: usize) -> Result<String, FileError> {
        let head = self.file.slice_with_i32_and_i32(0, bytes as i32);
        read(&head.map_err(|_| FileError::Unreadable)?).await
    }
}

async fn read(blob: &web_sys::Blob) -> Result<String, FileError> {
    let text = JsFuture::from(blob.text()).await.map_err(|_| FileError::Unreadable)?;
    text.as_string().ok_or(FileError::Unreadable)
}

/// The file chosen in the field `id`.
pub fn chosen(id: &str) -> Option<Given> {
    let field: web_sys::HtmlInputElement = page::element(id)?.dyn_into().ok()?;
    first(&field.files()?)
}

/// All files chosen in the field `id`, which is empty then, so that the same can be chosen again.
pub fn all_chosen(id: &str) -> Vec<Given> {
    let field =
        page::element(id).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(field) = field else { return Vec::new() };
    let chosen = field.files().map(|files| all(&files)).unwrap_or_default();
    field.set_value("");
    chosen
}

fn first(files: &web_sys::FileList) -> Option<Given> {
    files.item(0).map(|file| Given { file })
}

fn all(files: &web_sys::FileList) -> Vec<Given> {
    (0..files.length()).filter_map(|at| files.item(at)).map(|file| Given { file }).collect()
}

/// Whoever is told of what is given outside of a field.
type Taker = Rc<dyn Fn(Vec<Given>)>;

thread_local! {
    static TAKER: RefCell<Option<Taker>> = const { RefCell::new(None) };
}

/// Calls `take` with what the reader drops on the page, and with what is pasted outside of fields if
/// `is_rows` says yes to its text, until it is called again. What was given before is there at once: the page
/// holds it (`index.html`).
pub fn on_given(is_rows: fn(&str) -> bool, take: impl Fn(Vec<Given>) + 'static) {
    let is_first = TAKER.replace(Some(Rc::new(take))).is_none();
    if !is_first {
        return;
    }
    if let Some(held) = held() {
        let text = held.as_string().filter(|text| is_rows(text));
        match text.and_then(|text| pasted(&text, "pasted.csv")) {
            Some(text) => hand_over(vec![text]),
            None => hand_over(held.dyn_ref::<web_sys::FileList>().map(all).unwrap_or_default()),
        }
    }
    listen("drop", |event: web_sys::DragEvent| {
        let given =
            event.data_transfer().and_then(|transfer| transfer.files()).map(|files| all(&files));
        if let Some(given) = given.filter(|_| !is_in(&event, "input")) {
            hand_over(given);
        }
    });
    listen("paste", move |event: web_sys::ClipboardEvent| {
        let text =
            event.clipboard_data().and_then(|clipboard| clipboard.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| is_rows(text) && !is_in(&event, "input, textarea")) {
            hand_over(pasted(&text, "pasted.csv").into_iter().collect());
        }
    });
}

/// What was given before anybody took it: files, or a text.
fn held() -> Option<wasm_bindgen::JsValue> {
    let held = js_sys::Reflect::get(&js_sys::global(), &"held".into()).ok();
    held.filter(|value| !value.is_undefined())
}

/// Whether something was given before anybody took it.
pub fn is_held() -> bool {
    held().is_some()
}

/// A text as a file of this name; `None` if it is blank.
pub fn pasted(text: &str, name: &str) -> Option<Given> {
    let parts = js_sys::Array::of1(&text.into());
    let file = web_sys::File::new_with_str_sequence(&parts, name).ok();
    file.filter(|_| !text.trim().is_empty()).map(|file| Given { file })
}

fn hand_over(given: Vec<Given>) {
    if let Some(take) = TAKER.with_borrow(Clone::clone).filter(|_| !given.is_empty()) {
        take(given);
    }
}

/// Whether something happened inside an element that these selectors name.
fn is_in(event: &web_sys::Event, selectors: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.closest(selectors).ok().flatten().is_some())
}

/// Calls `act` with every event of a kind, for good.
fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(kind: &str, act: impl Fn(E) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn(E)>::new(act);
    if window.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref()).is_ok() {
        listener.forget();
    }
}

/// The text in the field `id`.
pub fn written(id: &str) -> String {
    let field = page::element(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
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
    navigator
        .is_some_and(|navigator| js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false))
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

/// The same for bytes.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes).into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    blob.is_ok_and(|blob| save_blob(name, &blob))
}

/// The same for what the browser has made itself.
pub(super) fn save_blob(name: &str, blob: &web_sys::Blob) -> bool {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else { return false };
    save_from(name, address)
}

/// The same for what stands at an address made in this browser, which is given up.
pub fn save_from(name: &str, address: String) -> bool {
    let link =
        page::create("a").and_then(|element| element.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser has taken the address over by the next task.
    timer::soon(move || {
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
