//! An SVG as pixels: drawn by the browser itself, saved or put on the clipboard.

use super::{file, page};
use js_sys::futures::JsFuture;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Draws an SVG, `scale` times as large, and gives its PNG. `None` if the browser cannot.
async fn png(svg: &str, scale: u32) -> Option<web_sys::Blob> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    // An address with the picture inside needs no right to load anything from elsewhere.
    let text: String = js_sys::encode_uri_component(svg).into();
    image.set_src(&format!("data:image/svg+xml,{text}"));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: web_sys::HtmlCanvasElement = page::create("canvas")?.dyn_into().ok()?;
    canvas.set_width(image.natural_width() * scale);
    canvas.set_height(image.natural_height() * scale);
    let context: web_sys::CanvasRenderingContext2d =
        canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _told = resolve.call1(&JsValue::NULL, &blob);
        });
        let _asked = canvas.to_blob(done.unchecked_ref());
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Saves an SVG as PNG under a name. `false` if the browser cannot.
pub async fn save(name: &str, svg: &str, scale: u32) -> bool {
    match png(svg, scale).await {
        Some(blob) => file::save_blob(name, &blob),
        None => false,
    }
}

/// Puts an SVG on the clipboard as PNG. `false` if the browser cannot or refuses.
pub async fn copy(svg: &str, scale: u32) -> bool {
    let Some(blob) = png(svg, scale).await else { return false };
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    let make = js_sys::Reflect::get(&window, &"ClipboardItem".into());
    if clipboard.is_undefined() || make.is_ok_and(|make| make.is_undefined()) {
        return false;
    }
    let record = js_sys::Object::new();
    let _set = js_sys::Reflect::set(&record, &"image/png".into(), &blob);
    let Ok(item) = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&record) else {
        return false;
    };
    JsFuture::from(clipboard.write(&js_sys::Array::of1(&item))).await.is_ok()
}
