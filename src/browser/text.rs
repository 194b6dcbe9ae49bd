//! Unicode as the browser knows it, with a native stand-in for the renderer.

/// Lower case, in compatibility decomposition (NFKD).
#[cfg(target_arch = "wasm32")]
pub fn decompose(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().normalize("NFKD").into()
}

/// Lower case, in compatibility decomposition (NFKD).
#[cfg(not(target_arch = "wasm32"))]
pub fn decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.to_lowercase().nfkd().collect()
}
