//! Unicode and languages as the browser knows them (`Intl`), with a native stand-in for the renderer.

#[cfg(not(target_arch = "wasm32"))]
pub use native::{compare, day, decompose, month, number, width};
#[cfg(target_arch = "wasm32")]
pub use web::{compare, country, day, decompose, language, month, number, width};

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::{Array, Date, Function, Intl, Object, Reflect};
    use std::cell::RefCell;
    use std::cmp::Ordering;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// A canvas that is nowhere in the page.
        #[wasm_bindgen(js_name = OffscreenCanvas)]
        type Canvas;
        #[wasm_bindgen(constructor, js_class = "OffscreenCanvas", catch)]
        fn new(width: u32, height: u32) -> Result<Canvas, JsValue>;
        #[wasm_bindgen(method, catch, js_name = getContext)]
        fn context(this: &Canvas, kind: &str) -> Result<Option<Context>, JsValue>;

        #[derive(Clone)]
        type Context;
        #[wasm_bindgen(method, setter)]
        fn set_font(this: &Context, font: &str);
        #[wasm_bindgen(method, catch, js_name = measureText)]
        fn measure(this: &Context, text: &str) -> Result<Metrics, JsValue>;

        type Metrics;
        #[wasm_bindgen(method, getter)]
        fn width(this: &Metrics) -> f64;
    }

    thread_local! {
        /// What measures texts, if the browser has it.
        static CONTEXT: Option<Context> =
            Canvas::new(1, 1).ok().and_then(|canvas| canvas.context("2d").ok().flatten());
    }

    /// How wide a text is in pixels, in a font as style sheets write it; `None` if the browser cannot tell.
    pub fn width(text: &str, font: &str) -> Option<f64> {
        let context = CONTEXT.with(Clone::clone)?;
        context.set_font(font);
        Some(context.measure(text).ok()?.width()).filter(|width| width.is_finite())
    }

    /// Lower case, in compatibility decomposition (NFKD).
    pub fn decompose(text: &str) -> String {
        js_sys::JsString::from(text).to_lower_case().normalize("NFKD").into()
    }

    thread_local! {
        /// Functions of formatters, which are dear to make, by what they are and their language.
        static MADE: RefCell<Vec<(&'static str, String, Function)>> = RefCell::default();
    }

    /// Calls `make` once for each language, and what it made with two values.
    fn call(
        what: &'static str,
        lang: &str,
        make: fn(&Array) -> Option<Function>,
        (a, b): (&JsValue, &JsValue),
    ) -> Option<JsValue> {
        let kept = MADE.with_borrow(|made| {
            made.iter().find(|(is, of, _)| *is == what && of == lang).map(|made| made.2.clone())
        });
        let function = match kept {
            Some(function) => function,
            None => {
                // Day before month, as the page writes English throughout.
                let tag = if lang == "en" { "en-GB" } else { lang };
                let function = make(&Array::of1(&JsValue::from_str(tag)))?;
                let made = (what, lang.to_owned(), function.clone());
                MADE.with_borrow_mut(|all| all.push(made));
                function
            }
        };
        function.call2(&JsValue::NULL, a, b).ok()
    }

    /// A whole number.
    pub fn number(lang: &str, number: usize) -> String {
        let make = |tags: &Array| Some(Intl::NumberFormat::new(tags, &Object::new()).format());
        call("number", lang, make, (&JsValue::from_f64(number as f64), &JsValue::UNDEFINED))
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| number.to_string())
    }

    fn dates(tags: &Array, fields: &[(&str, &str)]) -> Option<Function> {
        let options = Object::new();
        for (name, value) in fields.iter().chain(&[("year", "numeric"), ("timeZone", "UTC")]) {
            Reflect::set(&options, &(*name).into(), &(*value).into()).ok()?;
        }
        Some(Intl::DateTimeFormat::new(tags, &options).format())
    }

    fn date(
        what: &'static str,
        lang: &str,
        iso: &str,
        make: fn(&Array) -> Option<Function>,
    ) -> Option<String> {
        let date = Date::new(&JsValue::from_str(iso));
        let is_one = !date.get_time().is_nan();
        let said = call(what, lang, make, (&date, &JsValue::UNDEFINED));
        // No browser keeps «г.» with its year.
        Some(said.filter(|_| is_one)?.as_string()?.replace(" г.", "\u{a0}г."))
    }

    /// A day, in words.
    pub fn day(lang: &str, iso: &str) -> Option<String> {
        date("day", lang, iso, |tags| dates(tags, &[("day", "numeric"), ("month", "long")]))
    }

    /// A month of a year, in words.
    pub fn month(lang: &str, iso: &str) -> Option<String> {
        date("month", lang, iso, |tags| dates(tags, &[("month", "long")]))
    }

    /// The name of a language by its tag; `None` if the browser does not know it.
    pub fn language(lang: &str, tag: &str) -> Option<String> {
        display_names(lang, "language")?.call1(&JsValue::NULL, &tag.into()).ok()?.as_string()
    }

    /// Which of these countries, by their two letters, is called so in one of these languages; `None` if the
    /// browser knows none by that name.
    pub fn country(
        languages: &[&str],
        codes: &(impl Iterator<Item = &'static str> + Clone),
        name: &str,
    ) -> Option<&'static str> {
        let asked = decompose(name.trim());
        languages.iter().find_map(|lang| {
            let names = display_names(lang, "region")?;
            codes.clone().find(|code| {
                names.call1(&JsValue::NULL, &JsValue::from_str(code)).is_ok_and(|name| {
                    name.as_string().is_some_and(|name| decompose(&name) == asked)
                })
            })
        })
    }

    /// What names languages or regions in a language.
    fn display_names(lang: &str, kind: &str) -> Option<Function> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let made = Reflect::get(&intl, &"DisplayNames".into());
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &kind.into()).ok()?;
        let arguments = Array::of2(&Array::of1(&lang.into()), &options);
        let names = Reflect::construct(made.ok()?.dyn_ref::<Function>()?, &arguments).ok()?;
        let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
        Some(of.bind0(&names))
    }

    /// The order of two names.
    pub fn compare(lang: &str, a: &str, b: &str) -> Ordering {
        let make = |tags: &Array| Some(Intl::Collator::new(tags, &Object::new()).compare());
        let answer = call("order", lang, make, (&JsValue::from_str(a), &JsValue::from_str(b)));
        let order = answer.and_then(|number| number.as_f64()).unwrap_or_default();
        order.total_cmp(&0.0)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    /// Lower case, in compatibility decomposition (NFKD).
    pub fn decompose(text: &str) -> String {
        use unicode_normalization::UnicodeNormalization;
        text.to_lowercase().nfkd().collect()
    }

    /// A whole number; whoever renders natively has words that know better.
    pub fn number(_lang: &str, number: usize) -> String {
        number.to_string()
    }

    /// No day in words.
    pub fn day(_lang: &str, _iso: &str) -> Option<String> {
        None
    }

    /// No month in words.
    pub fn month(_lang: &str, _iso: &str) -> Option<String> {
        None
    }

    /// No width.
    pub fn width(_text: &str, _font: &str) -> Option<f64> {
        None
    }

    /// The order of two names, by their letters.
    pub fn compare(_lang: &str, a: &str, b: &str) -> std::cmp::Ordering {
        decompose(a).cmp(&decompose(b))
    }
}
