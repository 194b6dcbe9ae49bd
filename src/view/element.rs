//! Elements as values of one type, built by hand: `el("p").class("lead").child(text)`.
//!
//! Why not the `view!` macro: it gives every element a type of its own, and each type its own copy of
//! the renderer. Measured on 2026-11-27, brotli of the program: four files of this room with `view!` and
//! `<For>` under `--cfg erase_components` took it from 150 to 184 kB (177 when tuned), the whole room to
//! 190 to 200; six files had 1,396 lines instead of 1,327. Leptos' own builder is no smaller.
//!
//! Why closures are wrapped: a signal that never changes keeps every closure that has read it
//! (`ArcRwSignal` holds its subscribers until it is written next). Plain closures and `<For>` leaked
//! 28 kB a change of the breakdown and 0.85 kB a tick; `unsubscribe_on_cleanup` lets go of what is gone
//! from the screen. Smallest program that shows it: a view that reads one such signal, built anew by
//! another one again and again.
//!
//! Everything here is a thin coat over leptos' own erased views and attributes, of as few types as will
//! do: a fixed text, a text that changes, a property, a listener (`value.rs`). `docs/view.md` translates from
//! `view!`. Knows nothing of what is shown.

use super::value::Switch;
pub use super::value::{Reactive, Value, reactive};
use leptos::ev;
use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Subscriber};
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::wasm_bindgen::JsCast;
use std::rc::Rc;

/// An element under construction. Boxed, so that a chain of calls passes one pointer along.
pub struct El(Box<Building>);

struct Building {
    tag: &'static str,
    class: String,
    switches: Vec<(&'static str, Reactive<bool>)>,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Building {
        tag,
        class: String::new(),
        switches: Vec::new(),
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// A button that submits nothing.
pub fn button() -> El {
    el("button").attr("type", "button")
}

impl El {
    /// Adds an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.attribute(name, value.into())
    }

    #[inline(never)]
    fn attribute(self, name: &'static str, value: Value) -> Self {
        // What only the program makes use of, the page as text goes without; there the Tab key reaches every link.
        let is_of_program = ["data-rove", "tabindex", "autocomplete", "aria-pressed"];
        if cfg!(feature = "prerender") && is_of_program.contains(&name) {
            return self;
        }
        match value {
            Value::Fixed(text) => self.fixed(name, text.to_owned()),
            Value::Text(text) => self.fixed(name, text),
            Value::Flag(false) => self,
            Value::Flag(true) => self.fixed(name, String::new()),
            Value::Reactive(mut text) => self.changing(name, reactive(move || Some(text()))),
            Value::ReactiveBool(mut on) => {
                self.changing(name, reactive(move || on().then(String::new)))
            }
        }
    }

    #[inline(never)]
    fn fixed(self, name: &'static str, text: String) -> Self {
        self.with(custom_attribute(name, text).into_any_attr())
    }

    #[inline(never)]
    fn changing(self, name: &'static str, mut text: Reactive<Option<String>>) -> Self {
        let text = reactive(move || {
            unsubscribe_on_cleanup();
            text()
        });
        self.with(custom_attribute(name, text).into_any_attr())
    }

    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// Sets the id.
    #[inline(never)]
    pub fn id(self, id: impl Into<Value>) -> Self {
        self.attribute("id", id.into())
    }

    /// Adds a class that does not change, or several with spaces between.
    #[inline(never)]
    pub fn class(mut self, names: &str) -> Self {
        if !self.0.class.is_empty() && !names.is_empty() {
            self.0.class.push(' ');
        }
        self.0.class.push_str(names);
        self
    }

    /// Adds a class while `on`.
    pub fn class_if(self, name: &'static str, on: impl Into<Switch>) -> Self {
        self.switch(name, on.into())
    }

    #[inline(never)]
    fn switch(mut self, name: &'static str, on: Switch) -> Self {
        match on {
            Switch::Fixed(false) => {}
            Switch::Fixed(true) => self = self.class(name),
            Switch::Reactive(on) => self.0.switches.push((name, on)),
        }
        self
    }

    /// Keeps a text property of the element, such as `value`, at what the state says.
    #[inline(never)]
    pub fn prop_text(self, name: &'static str, mut value: Reactive<String>) -> Self {
        let value = reactive(move || {
            unsubscribe_on_cleanup();
            value()
        });
        self.with(prop(name, value).into_any_attr())
    }

    /// The same for a yes-or-no property, such as `checked`.
    pub fn prop_bool(self, name: &'static str, mut on: Reactive<bool>) -> Self {
        // For a property of this kind a text is yes and an empty one no.
        let text = move || if on() { "yes" } else { "" }.to_owned();
        self.prop_text(name, reactive(text))
    }

    /// Calls `act` on a click.
    pub fn on_click(self, mut act: impl FnMut(ev::MouseEvent) + 'static) -> Self {
        self.on("click", Box::new(move |event| act(event.unchecked_into())))
    }

    /// Calls `act` in place of following a link, where the click asks for that: with a modifier key or the
    /// middle button the browser opens a new tab or window.
    pub fn on_plain_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on_click(move |event| {
            let has_key =
                event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
            if event.button() == 0 && !has_key {
                event.prevent_default();
                act();
            }
        })
    }

    /// Calls `act` when a choice was made.
    pub fn on_change(self, act: impl FnMut(ev::Event) + 'static) -> Self {
        self.on("change", Box::new(act))
    }

    /// Calls `act` at each keystroke in a field.
    pub fn on_input(self, act: impl FnMut(ev::Event) + 'static) -> Self {
        self.on("input", Box::new(act))
    }

    /// Calls `act` when something is pasted, before it is in the field.
    pub fn on_paste(self, act: impl Fn() + 'static) -> Self {
        self.on("paste", Box::new(move |_| act()))
    }

    /// Calls `act` when the pointer or the focus comes into it.
    pub fn on_near(self, act: impl Fn() + 'static) -> Self {
        let act = Rc::new(act);
        let also = Rc::clone(&act);
        self.on("pointerover", Box::new(move |_| act())).on("focusin", Box::new(move |_| also()))
    }

    /// Calls `act` when the pointer or the focus leaves it.
    pub fn on_away(self, act: impl Fn() + Copy + 'static) -> Self {
        self.on("pointerleave", Box::new(move |_| act())).on("focusout", Box::new(move |_| act()))
    }

    /// Calls `act` when a dialog has closed.
    pub fn on_close(self, act: impl FnMut(ev::Event) + 'static) -> Self {
        self.on("close", Box::new(act))
    }

    /// Calls `act` when it is scrolled.
    pub fn on_scroll(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("scroll", Box::new(move |_| act()))
    }

    /// Calls `act` when a key goes down.
    pub fn on_keydown(self, mut act: impl FnMut(ev::KeyboardEvent) + 'static) -> Self {
        self.on("keydown", Box::new(move |event| act(event.unchecked_into())))
    }

    #[inline(never)]
    fn on(self, name: &'static str, act: Box<dyn FnMut(ev::Event)>) -> Self {
        self.with(on(ev::Custom::<ev::Event>::new(name), act).into_any_attr())
    }

    /// Turns the classes into one attribute.
    fn classes(mut self) -> Self {
        let fixed = std::mem::take(&mut self.0.class);
        let mut switches = std::mem::take(&mut self.0.switches);
        if switches.is_empty() {
            return self.fixed("class", fixed);
        }
        let names = move || {
            let mut names = fixed.clone();
            for (name, on) in &mut switches {
                if on() {
                    names.push(' ');
                    names.push_str(name);
                }
            }
            Some(names)
        };
        self.changing("class", reactive(names))
    }

    /// Adds what stands inside, after what does already.
    pub fn child(self, part: impl IntoChild) -> Self {
        self.inside(part.into_child())
    }

    fn inside(mut self, part: AnyView) -> Self {
        self.0.children.push(part);
        self
    }
}

/// What follows from the state, reckoned anew when it changes; gone with the stretch of the screen.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    of: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        unsubscribe_on_cleanup();
        of()
    })
}

/// What is done when the state changes, as long as the stretch of the screen stands.
pub fn effect(mut act: impl FnMut() + 'static) {
    Effect::new(move |_| {
        unsubscribe_on_cleanup();
        act();
    });
}

/// What runs here is forgotten by what it has read once it is gone (see the head of this file).
#[inline(never)]
fn unsubscribe_on_cleanup() {
    if let Some(own) = Observer::get() {
        on_cleanup(move || own.clear_sources(&own));
    }
}

/// Something that can stand inside an element.
pub trait IntoChild {
    /// As a view.
    fn into_child(self) -> AnyView;
}

impl IntoChild for AnyView {
    fn into_child(self) -> AnyView {
        self
    }
}

impl IntoChild for El {
    #[inline(never)]
    fn into_child(mut self) -> AnyView {
        if !self.0.class.is_empty() || !self.0.switches.is_empty() {
            self = self.classes();
        }
        let Building { tag, attributes, children, .. } = *self.0;
        // Rendered to text, a field has no inside and no end tag.
        if cfg!(feature = "prerender") && tag == "input" {
            return leptos::html::input().add_any_attr(attributes).into_any();
        }
        custom(tag).child(children).add_any_attr(attributes).into_any()
    }
}

impl IntoChild for String {
    #[inline(never)]
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl IntoChild for &str {
    #[inline(never)]
    fn into_child(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl IntoChild for Reactive<String> {
    #[inline(never)]
    fn into_child(mut self) -> AnyView {
        reactive(move || self().into_any()).into_child()
    }
}

impl IntoChild for Reactive<AnyView> {
    #[inline(never)]
    fn into_child(mut self) -> AnyView {
        reactive(move || {
            unsubscribe_on_cleanup();
            self()
        })
        .into_any()
    }
}

impl IntoChild for Reactive<Option<AnyView>> {
    fn into_child(mut self) -> AnyView {
        reactive(move || self().into_child()).into_child()
    }
}

impl<P: IntoChild> IntoChild for Option<P> {
    fn into_child(self) -> AnyView {
        self.map_or_else(nothing, IntoChild::into_child)
    }
}

impl<P: IntoChild> IntoChild for Vec<P> {
    fn into_child(self) -> AnyView {
        self.into_iter().map(IntoChild::into_child).collect::<Vec<AnyView>>().into_any()
    }
}

/// Nothing.
pub fn nothing() -> AnyView {
    Vec::<AnyView>::new().into_any()
}

/// Several parts in a row.
pub fn several<const N: usize>(parts: [AnyView; N]) -> AnyView {
    Vec::from(parts).into_any()
}
