//! Elements as values of one type, built by hand: `el("p").class("lead").child(text)`.
//!
//! Why not the `view!` macro: it gives every element a type of its own, and each type its own copy
//! of the renderer; this screen came to 520 kB of code that way, against 300 kB. Everything here is
//! a thin coat over leptos' own erased views and attributes, of as few types as will do: a fixed
//! text, a text that changes, a property, a listener. Knows nothing of what is shown.

use leptos::ev;
use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Subscriber};
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::wasm_bindgen::JsCast;

/// Something that changes with the state: a text, a flag, a view.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Makes a closure [`Live`].
pub fn live<T>(value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(value)
}

/// An element under construction. Boxed, so that a chain of calls passes one pointer along.
pub struct El(Box<Draft>);

struct Draft {
    tag: &'static str,
    class: String,
    switches: Vec<(&'static str, Live<bool>)>,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Draft {
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

/// The value of an attribute.
pub enum Value {
    /// Written in the program.
    Fixed(&'static str),
    /// As it stands.
    Text(String),
    /// Present without a value, or not there.
    Flag(bool),
    /// A text that changes.
    Live(Live<String>),
    /// A presence that changes.
    LiveFlag(Live<bool>),
}

macro_rules! value_from {
    ($($from:ty: |$it:ident| $value:expr),* $(,)?) => {
        $(impl From<$from> for Value {
            fn from($it: $from) -> Self {
                $value
            }
        })*
    };
}

value_from! {
    &'static str: |it| Self::Fixed(it),
    String: |it| Self::Text(it),
    usize: |it| Self::Text(it.to_string()),
    bool: |it| Self::Flag(it),
    Option<String>: |it| it.map_or(Self::Flag(false), Self::Text),
    Live<String>: |it| Self::Live(it),
    Live<bool>: |it| Self::LiveFlag(it),
}

/// Whether a class is on.
pub enum Switch {
    /// For good.
    Fixed(bool),
    /// As the state is.
    Live(Live<bool>),
}

impl From<bool> for Switch {
    fn from(on: bool) -> Self {
        Self::Fixed(on)
    }
}

impl From<Live<bool>> for Switch {
    fn from(on: Live<bool>) -> Self {
        Self::Live(on)
    }
}

impl El {
    /// Adds an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.attribute(name, value.into())
    }

    #[inline(never)]
    fn attribute(self, name: &'static str, value: Value) -> Self {
        match value {
            Value::Fixed(text) => self.fixed(name, text.to_owned()),
            Value::Text(text) => self.fixed(name, text),
            Value::Flag(false) => self,
            Value::Flag(true) => self.fixed(name, String::new()),
            Value::Live(mut text) => self.changing(name, live(move || Some(text()))),
            Value::LiveFlag(mut on) => self.changing(name, live(move || on().then(String::new))),
        }
    }

    #[inline(never)]
    fn fixed(self, name: &'static str, text: String) -> Self {
        self.with(custom_attribute(name, text).into_any_attr())
    }

    #[inline(never)]
    fn changing(self, name: &'static str, mut text: Live<Option<String>>) -> Self {
        let text = live(move || {
            let_go_later();
            text()
        });
        self.with(custom_attribute(name, text).into_any_attr())
    }

    #[inline(never)]
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
            Switch::Live(on) => self.0.switches.push((name, on)),
        }
        self
    }

    /// Keeps a text property of the element, such as `value`, at what the state says.
    #[inline(never)]
    pub fn prop_text(self, name: &'static str, mut value: Live<String>) -> Self {
        let value = live(move || {
            let_go_later();
            value()
        });
        self.with(prop(name, value).into_any_attr())
    }

    /// Keeps a yes-or-no property of the element, such as `checked`, at what the state says.
    pub fn prop_flag(self, name: &'static str, mut on: Live<bool>) -> Self {
        // For a property of this kind a text is yes and an empty one no.
        let text = move || if on() { "yes" } else { "" }.to_owned();
        self.prop_text(name, live(text))
    }

    /// Calls `act` on a click.
    pub fn on_click(self, mut act: impl FnMut(ev::MouseEvent) + 'static) -> Self {
        self.on("click", Box::new(move |event| act(event.unchecked_into())))
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
    pub fn on_near(self, act: impl Fn() + Copy + 'static) -> Self {
        self.on("pointerover", Box::new(move |_| act())).on("focusin", Box::new(move |_| act()))
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

    /// Turns the classes into one attribute, which changes if one of them does.
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
        self.changing("class", live(names))
    }

    /// Adds what stands inside, after what does already.
    pub fn child(self, part: impl Part) -> Self {
        self.inside(part.part())
    }

    #[inline(never)]
    fn inside(mut self, part: AnyView) -> Self {
        self.0.children.push(part);
        self
    }
}

/// What follows from the state, reckoned anew when it changes, and gone without a trace with the
/// stretch of the screen that it was made for.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    of: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        let_go_later();
        of()
    })
}

/// What is done when the state changes, as long as the stretch of the screen stands that it was made
/// for; then gone without a trace.
pub fn effect(mut act: impl FnMut() + 'static) {
    Effect::new(move |_| {
        let_go_later();
        act();
    });
}

/// What runs here is forgotten by what it has read once it is gone: a signal that never changes would
/// else keep a trace of every element that was ever drawn.
#[inline(never)]
fn let_go_later() {
    if let Some(own) = Observer::get() {
        on_cleanup(move || own.clear_sources(&own));
    }
}

/// Something that can stand inside an element.
pub trait Part {
    /// As a view.
    fn part(self) -> AnyView;
}

impl Part for AnyView {
    fn part(self) -> AnyView {
        self
    }
}

impl Part for El {
    #[inline(never)]
    fn part(mut self) -> AnyView {
        if !self.0.class.is_empty() || !self.0.switches.is_empty() {
            self = self.classes();
        }
        let Draft { tag, attributes, children, .. } = *self.0;
        // Rendered to text, a field has no inside and no end tag.
        if cfg!(feature = "prerender") && tag == "input" {
            return leptos::html::input().add_any_attr(attributes).into_any();
        }
        custom(tag).child(children).add_any_attr(attributes).into_any()
    }
}

impl Part for String {
    #[inline(never)]
    fn part(self) -> AnyView {
        self.into_any()
    }
}

impl Part for &str {
    #[inline(never)]
    fn part(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl Part for Live<String> {
    #[inline(never)]
    fn part(mut self) -> AnyView {
        live(move || self().into_any()).part()
    }
}

impl Part for Live<AnyView> {
    #[inline(never)]
    fn part(mut self) -> AnyView {
        live(move || {
            let_go_later();
            self()
        })
        .into_any()
    }
}

impl Part for Live<Option<AnyView>> {
    fn part(mut self) -> AnyView {
        live(move || self().part()).part()
    }
}

impl<P: Part> Part for Option<P> {
    fn part(self) -> AnyView {
        self.map_or_else(nothing, Part::part)
    }
}

impl<P: Part> Part for Vec<P> {
    fn part(self) -> AnyView {
        self.into_iter().map(Part::part).collect::<Vec<AnyView>>().into_any()
    }
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> AnyView {
    Vec::<AnyView>::new().into_any()
}

/// Several parts in a row.
pub fn several<const N: usize>(parts: [AnyView; N]) -> AnyView {
    Vec::from(parts).into_any()
}
