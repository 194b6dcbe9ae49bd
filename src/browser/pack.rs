//! A text packed as the single file holds it: gzip by the browser, written in base64.

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What packs; not every browser has it.
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    /// A blob, as what gives a stream.
    type Source;
    #[wasm_bindgen(method, catch)]
    fn stream(this: &Source) -> Result<Stream, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Stream, through: &CompressionStream) -> Result<Stream, JsValue>;

    /// An answer, as what takes a stream in.
    #[wasm_bindgen(js_name = Response)]
    type Whole;
    #[wasm_bindgen(constructor, js_class = "Response", catch)]
    fn of(stream: &Stream) -> Result<Whole, JsValue>;
    #[wasm_bindgen(method, js_name = arrayBuffer)]
    fn bytes(this: &Whole) -> Promise;
}

/// The text, packed; `None` if the browser cannot.
pub async fn packed(text: &str) -> Option<String> {
    let blob = web_sys::Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let source: Source = JsValue::from(blob).unchecked_into();
    let packing = CompressionStream::new("gzip").ok()?;
    let stream = source.stream().ok()?.pipe_through(&packing).ok()?;
    let bytes = JsFuture::from(Whole::of(&stream).ok()?.bytes()).await.ok()?;
    // What is written in base64 is a text whose letters stand for bytes.
    let letters: String = Uint8Array::new(&bytes).to_vec().into_iter().map(char::from).collect();
    web_sys::window()?.btoa(&letters).ok()
}
