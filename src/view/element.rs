//! Elements as values of one type, built by hand: `el("p").class("lead").child(text)`.
//!
//! Why not the `view!` macro: it gives every element a type of its own, and each type its own copy
//! of the renderer; this screen came to 520 kB of code that way, against 330 kB. Everything here is
//! a thin coat over leptos' own erased views and attributes. Knows nothing of what is shown.

use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::class::class;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;

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
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Draft { tag, class: String::new(), attributes: Vec::new(), children: Vec::new() }))
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
        let attribute = match value {
            Value::Fixed(text) => custom_attribute(name, text.to_owned()).into_any_attr(),
            Value::Text(text) => custom_attribute(name, text).into_any_attr(),
            Value::Flag(false) => return self,
            Value::Flag(true) => custom_attribute(name, String::new()).into_any_attr(),
            Value::Live(text) => custom_attribute(name, text).into_any_attr(),
            Value::LiveFlag(on) => custom_attribute(name, on).into_any_attr(),
        };
        self.with(attribute)
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
    fn switch(self, name: &'static str, on: Switch) -> Self {
        let on = match on {
            Switch::Fixed(on) => live(move || on),
            Switch::Live(on) => on,
        };
        self.with(class((name, on)).into_any_attr())
    }

    /// Keeps a text property of the element, such as `value`, at what the state says.
    #[inline(never)]
    pub fn prop_text(self, name: &'static str, value: Live<String>) -> Self {
        self.with(prop(name, value).into_any_attr())
    }

    /// Keeps a yes-or-no property of the element, such as `checked`, at what the state says.
    #[inline(never)]
    pub fn prop_flag(self, name: &'static str, value: Live<bool>) -> Self {
        self.with(prop(name, value).into_any_attr())
    }

    /// Calls `act` on a click.
    pub fn on_click(self, act: impl FnMut(ev::MouseEvent) + 'static) -> Self {
        let act: Box<dyn FnMut(ev::MouseEvent)> = Box::new(act);
        self.with(on(ev::click, act).into_any_attr())
    }

    /// Calls `act` when a choice was made.
    pub fn on_change(self, act: impl FnMut(ev::Event) + 'static) -> Self {
        let act: Box<dyn FnMut(ev::Event)> = Box::new(act);
        self.with(on(ev::change, act).into_any_attr())
    }

    /// Calls `act` at each keystroke in a field.
    pub fn on_input(self, act: impl FnMut(ev::Event) + 'static) -> Self {
        let act: Box<dyn FnMut(ev::Event)> = Box::new(act);
        self.with(on(ev::input, act).into_any_attr())
    }

    /// Calls `act` when a dialog has closed.
    pub fn on_close(self, act: impl FnMut(ev::Event) + 'static) -> Self {
        let act: Box<dyn FnMut(ev::Event)> = Box::new(act);
        self.with(on(ev::close, act).into_any_attr())
    }

    /// Calls `act` when a key goes down.
    pub fn on_keydown(self, act: impl FnMut(ev::KeyboardEvent) + 'static) -> Self {
        let act: Box<dyn FnMut(ev::KeyboardEvent)> = Box::new(act);
        self.with(on(ev::keydown, act).into_any_attr())
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
    fn part(self) -> AnyView {
        let Draft { tag, class: names, mut attributes, children } = *self.0;
        // First, because setting the attribute takes off the classes switched on before.
        if !names.is_empty() {
            attributes.insert(0, class(names).into_any_attr());
        }
        // A field has no inside and no end tag; everything else may have both.
        if tag == "input" {
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
    fn part(self) -> AnyView {
        self.into_any()
    }
}

impl Part for Live<AnyView> {
    #[inline(never)]
    fn part(self) -> AnyView {
        self.into_any()
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
    ().into_any()
}

/// Several parts in a row.
pub fn several<const N: usize>(parts: [AnyView; N]) -> AnyView {
    Vec::from(parts).into_any()
}
