//! A browser at the built site: opens addresses, clicks, types, waits for what must become true.
//!
//! Knows where browser and site are from the environment that `cargo xtask test` sets. The suites
//! stand in `tests/`; beside them:
//!
//! | file | what |
//! | --- | --- |
//! | `emulated.rs` | what only Chromium's own protocol can do |
//! | `heard.rs` | what a screen reader is told |
//! | `host.rs` | a small server of a test's own |
//! | `kept.rs` | a browser, kept from one visit to the next |
//! | `lists.rs` | lists of the reader's own |
//! | `server.rs` | the site served, and broken servers beside it |
//! | `bin/show.rs` | a built site served for people |
//! | `watch.rs` | someone at the door of the network |

pub mod emulated;
pub mod heard;
pub mod host;
mod kept;
pub mod lists;
pub mod server;
pub mod watch;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use host::Host;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What went wrong, in a sentence.
pub type Trouble = Box<dyn std::error::Error>;

/// Longest wait for something to become true. A machine with other work takes its time to start a
/// browser; what is to be fast is measured elsewhere.
const PATIENCE: Duration = Duration::from_secs(45);

/// How long a step through the history may take before it is made again, and how often it is made.
const STEP: Duration = Duration::from_secs(8);
const STEPS: usize = 5;

/// Longest wait for a browser to open or to close.
const OPENING: Duration = Duration::from_secs(60);

/// How often WebKit is opened until it is.
const OPENINGS: usize = 4;

/// Longest visit, in minutes, unless `PLENARY_VISIT` says otherwise.
const VISIT: u64 = 8;

/// What is said of a browser that does not answer: `cargo xtask test` then begins with a new one,
/// because nothing is known of the page yet.
const STUCK: &str = "the browser does not answer";

/// Asks a page on which something did not become true in time: its address, how far it is, who serves
/// it, and when each of its files began and came, in milliseconds. A file that never came is missing.
const STATE_OF_PAGE: &str = "\
    const came = performance.getEntriesByType('resource').map((file) => \
    file.name.split('/').pop() + ' ' + Math.round(file.startTime) + '-' + Math.round(file.responseEnd)); \
    return location.href + ' is ' + document.readyState + ' and “' + document.documentElement.className \
    + '”, ' + document.visibilityState + ', after ' + Math.round(performance.now()) + ' ms; served by ' \
    + (navigator.serviceWorker?.controller?.state ?? 'the server') + '; has ' + came.join(', ')";

/// How long one waits before one looks again.
const PAUSE: Duration = Duration::from_millis(50);

/// What WebKit's driver says when nothing of what a script returned has come to it: seen once, on a
/// machine with other work.
const LOST: &str = "Could not parse script result";

/// How often an element is looked for that is drawn anew meanwhile, and a script run whose result
/// is lost.
const TRIES: usize = 5;

/// Whether a click could not be made only because of what was being drawn.
fn is_passing(error: &ErrorStatus) -> bool {
    use ErrorStatus::{ElementClickIntercepted, ElementNotInteractable, StaleElementReference};
    matches!(error, ElementClickIntercepted | ElementNotInteractable | StaleElementReference)
}

/// A browser window at the site.
pub struct Visitor {
    /// The WebDriver session.
    pub client: Client,
    base: String,
}

/// A setting of the environment.
///
/// # Errors
/// Says what to run, if it is not set.
pub fn setting(name: &str) -> Result<String, Trouble> {
    env::var(name).map_err(|_| format!("{name} is not set; run: cargo xtask test").into())
}

/// The address of the site, without a slash at the end. It lies where its single file lies.
///
/// # Errors
/// If it is not known where, or it cannot be served.
pub fn address() -> Result<String, Trouble> {
    let file = PathBuf::from(setting("PLENARY_FILE")?);
    server::address_of(file.parent().ok_or("no folder")?)
}

/// Whether the browser is WebKit, whose driver cannot do all that the browser does.
pub fn is_webkit() -> bool {
    env::var("PLENARY_BROWSER").is_ok_and(|it| it == "webkit")
}

/// What comes of something, if it comes in time: a driver may wait for its browser for good.
async fn in_time<T>(
    what: &str,
    limit: Duration,
    doing: impl Future<Output = Result<T, Trouble>>,
) -> Result<T, Trouble> {
    let late = |_| -> Trouble { format!("{STUCK} within {} s: {what}", limit.as_secs()).into() };
    tokio::time::timeout(limit, doing).await.map_err(late)?
}

/// Longest visit.
fn longest() -> Duration {
    let minutes = env::var("PLENARY_VISIT").ok().and_then(|it| it.parse().ok()).unwrap_or(VISIT);
    Duration::from_secs(60 * minutes)
}

/// How a browser comes to the site.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Width and height of its window.
    pub size: (u32, u32),
    /// Whether its reader likes light on dark; Chromium only.
    pub dark: bool,
    /// Whether it runs no scripts.
    pub without_scripts: bool,
    /// Through whom it asks every other machine than this one: a host and a port.
    pub proxy: Option<String>,
}

/// Runs one visit and ends the browser whatever happens.
///
/// # Errors
/// Whatever the visit finds wrong.
pub fn visit<F, Fut>(size: (u32, u32), dark: bool, story: F) -> Result<(), Trouble>
where
    F: FnOnce(Visitor) -> Fut,
    Fut: Future<Output = Result<(), Trouble>>,
{
    visit_as(&Manner { size, dark, ..Manner::default() }, story)
}

/// The same, with a browser that is set up otherwise.
///
/// # Errors
/// Whatever the visit finds wrong.
pub fn visit_as<F, Fut>(manner: &Manner, story: F) -> Result<(), Trouble>
where
    F: FnOnce(Visitor) -> Fut,
    Fut: Future<Output = Result<(), Trouble>>,
{
    let (runtime, visitor) = match kept::again(manner) {
        Some(kept) => kept,
        None => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let visitor = runtime.block_on(async {
                in_time("it was to open", OPENING, Visitor::arrive(manner)).await
            })?;
            (runtime, visitor)
        }
    };
    let client = visitor.client.clone();
    // An assertion that fails must not leave the browser to the tests after it.
    let told = catch_unwind(AssertUnwindSafe(|| {
        // A timer counts within the runtime only.
        runtime.block_on(async { in_time("the visit was to end", longest(), story(visitor)).await })
    }));
    if matches!(told, Ok(Ok(()))) && kept::may_be(manner) {
        kept::keep(manner, runtime, client);
        return Ok(());
    }
    let closed = runtime.block_on(async {
        in_time("it was to close", OPENING, async { Ok(client.close().await?) }).await
    });
    match told {
        Ok(told) => told.and(closed),
        Err(panic) => resume_unwind(panic),
    }
}

impl Visitor {
    async fn arrive(manner: &Manner) -> Result<Self, Trouble> {
        let (width, height) = manner.size;
        let binary = setting("PLENARY_BINARY")?;
        let browser = setting("PLENARY_BROWSER")?;
        let mut options = if browser == "firefox" {
            json!({
                "moz:firefoxOptions": {
                    "binary": binary,
                    "args": ["-headless"],
                    "prefs": { "javascript.enabled": !manner.without_scripts },
                },
            })
        } else if browser == "webkit" {
            let scripts = format!("--enable-javascript={}", !manner.without_scripts);
            json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": binary,
                    "args": ["--automation", &scripts],
                },
            })
        } else {
            let size = format!("--window-size={width},{height}");
            let mut arguments = vec![
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                &size,
            ];
            if manner.dark {
                arguments.push("--force-dark-mode");
                arguments.push("--blink-settings=preferredColorScheme=0");
            }
            // 2 is the browser's number for what is not allowed.
            let prefs = if manner.without_scripts {
                json!({ "profile.managed_default_content_settings.javascript": 2 })
            } else {
                json!({})
            };
            json!({
                "goog:chromeOptions": { "binary": binary, "args": arguments, "prefs": prefs },
                "goog:loggingPrefs": { "browser": "ALL" },
            })
        };
        if let Some(proxy) = &manner.proxy {
            options["proxy"] = json!({
                "proxyType": "manual",
                "httpProxy": proxy,
                "sslProxy": proxy,
                "noProxy": ["127.0.0.1", "localhost"],
            });
        }
        options["timeouts"] = json!({ "pageLoad": 60_000, "script": 60_000 });
        let Value::Object(capabilities) = options else { return Err("no capabilities".into()) };
        let client = Self::browser(&capabilities, browser == "webkit").await?;
        Self::sized(client, manner.size).await
    }

    /// In a window of this size.
    async fn sized(client: Client, (width, height): (u32, u32)) -> Result<Self, Trouble> {
        in_time("it was to take its size", OPENING, async {
            Ok(client.set_window_size(width, height).await?)
        })
        .await?;
        Ok(Self { client, base: address()? })
    }

    /// A browser from the driver. WebKit's driver now and then waits for good for the browser that it
    /// has started, and takes the next one all the same.
    async fn browser(
        capabilities: &Map<String, Value>,
        is_webkit: bool,
    ) -> Result<Client, Trouble> {
        let driver = setting("PLENARY_DRIVER")?;
        let open = || async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            Ok(builder.capabilities(capabilities.clone()).connect(&driver).await?)
        };
        for _ in 1..if is_webkit { OPENINGS } else { 1 } {
            if let Ok(client) = in_time("it was to open", OPENING / 3, open()).await {
                return Ok(client);
            }
        }
        in_time("it was to open", OPENING, open()).await
    }

    /// Opens the site at a query, and waits until the program runs.
    ///
    /// # Errors
    /// If it does not within the patience of a reader.
    pub async fn open(&self, query: &str) -> Result<(), Trouble> {
        self.client.goto(&format!("{}/{query}", self.base)).await?;
        self.until_ready().await
    }

    /// Opens the site at a query inside a page of another origin, in a frame of this width (a window
    /// cannot be made as narrow in every browser), and goes into it.
    ///
    /// # Errors
    /// If the program does not run within the patience of a reader.
    pub async fn open_narrow(&self, host: &Host, width: u32, query: &str) -> Result<(), Trouble> {
        // WebKit's bar for scrolling takes its place inside.
        let width = width + if is_webkit() { 15 } else { 0 };
        let src = format!("{}/{query}", self.base).replace('&', "&amp;");
        let page = format!(
            "<!doctype html><html lang=\"en\"><title>Narrow</title>\
             <iframe title=\"Plenary\" width=\"{width}\" height=\"640\" src=\"{src}\"></iframe>"
        );
        host.change(|files| {
            files.insert(String::new(), page.into_bytes());
        });
        self.client.goto(&host.address).await?;
        self.client.find(Locator::Css("iframe")).await?.enter_frame().await?;
        self.until("return document.documentElement.classList.contains('ready')").await
    }

    /// Opens the single file from the disk at a query, and waits until the program runs.
    ///
    /// # Errors
    /// If it does not within the patience of a reader.
    pub async fn open_file(&self, query: &str) -> Result<(), Trouble> {
        self.client.goto(&format!("file://{}{query}", setting("PLENARY_FILE")?)).await?;
        self.until("return document.documentElement.classList.contains('ready')").await
    }

    /// Opens another path of the same server, without waiting for the program.
    ///
    /// # Errors
    /// If the page cannot be opened.
    pub async fn open_path(&self, path: &str) -> Result<(), Trouble> {
        let host = self.base.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        Ok(self.client.goto(&format!("{host}{path}")).await?)
    }

    /// Waits until a script returns true.
    ///
    /// # Errors
    /// Names the script if it does not become true.
    pub async fn until(&self, script: &str) -> Result<(), Trouble> {
        let begun = Instant::now();
        loop {
            let thrown = match self.run(script).await {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(_) => String::new(),
                // A page that has just begun lacks what it is asked about: not true yet.
                Err(CmdError::Standard(told))
                    if matches!(told.error, ErrorStatus::JavascriptError) =>
                {
                    format!(" ({})", told.message)
                }
                Err(other) => return Err(other.into()),
            };
            if begun.elapsed() > PATIENCE {
                let page = self.text("body").await.unwrap_or_default();
                let page: String = page.chars().take(600).collect();
                let state = match self.ask(STATE_OF_PAGE).await {
                    Ok(state) => state.as_str().unwrap_or_default().to_owned(),
                    Err(trouble) => trouble.to_string(),
                };
                return Err(format!(
                    "not true in time: {script}{thrown}\n{state}\nThe page says: {page}"
                )
                .into());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until the sentence begins so.
    ///
    /// # Errors
    /// If it does not.
    pub async fn until_sentence(&self, start: &str) -> Result<(), Trouble> {
        let start = Value::String(start.to_owned());
        self.until(&format!(
            "return document.querySelector('[role=status].sentence').textContent.startsWith({start})"
        ))
        .await
    }

    /// Waits until the query of the address is this.
    ///
    /// # Errors
    /// If it does not become so.
    pub async fn until_address(&self, query: &str) -> Result<(), Trouble> {
        self.until(&format!("return location.search === {}", Value::String(query.to_owned()))).await
    }

    /// An element, waited for: a reader does not act on what does not stand there yet.
    async fn shown(&self, selector: &str) -> Result<Element, Trouble> {
        let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector));
        Ok(element.await.map_err(|trouble| format!("{selector}: {trouble}"))?)
    }

    /// Clicks as a mouse does, once the element is there.
    ///
    /// # Errors
    /// If there is no such element or something covers it.
    pub async fn click(&self, selector: &str) -> Result<(), Trouble> {
        if is_webkit() {
            return self.click_by_script(selector).await;
        }
        let mut last = None;
        for _ in 0..TRIES {
            let clicked = self.shown(selector).await?.click().await;
            match clicked {
                // Drawn anew, or moved by what is drawn beside it, between finding and clicking: nothing has
                // been clicked yet. What stays covered stays an error.
                Err(CmdError::Standard(told)) if is_passing(&told.error) => last = Some(told),
                other => return Ok(other?),
            }
            tokio::time::sleep(PAUSE).await;
        }
        let told = last.map(|told| told.to_string()).unwrap_or_default();
        Err(format!("{selector} cannot be clicked: {told}").into())
    }

    /// WebKit's driver clicks where the element was when it looked, and takes the head of a section
    /// that opens for nothing to click at: there a script does it, to what can be seen. Each click has
    /// a number, so that a script that is run again, because its result was lost, clicks once.
    async fn click_by_script(&self, selector: &str) -> Result<(), Trouble> {
        static CLICKS: AtomicUsize = AtomicUsize::new(1);
        let click = CLICKS.fetch_add(1, Ordering::Relaxed);
        self.until(&format!(
            "if (window.clicked === {click}) return true; \
             const it = document.querySelector({selector:?}); \
             if (!it?.checkVisibility() || it.disabled || it.closest('[inert]')) return false; \
             window.clicked = {click}; \
             it.scrollIntoView({{ block: 'nearest' }}); it.focus(); it.click(); return true"
        ))
        .await
    }

    /// Waits until the program runs.
    ///
    /// # Errors
    /// If it does not within the patience of a reader.
    pub async fn until_ready(&self) -> Result<(), Trouble> {
        self.until("return document.documentElement.classList.contains('ready')").await?;
        // The rest of the program comes when the reader first does something.
        self.run("window.dispatchEvent(new Event('pointermove'))").await?;
        self.until("return !!document.querySelector('.take, .embed, #own-panel, main.view')").await
    }

    /// Chooses in a list: `option` is a selector of the choice in it.
    ///
    /// # Errors
    /// If there is no such list or choice.
    pub async fn choose_option(&self, list: &str, option: &str) -> Result<(), Trouble> {
        if setting("PLENARY_BROWSER")? == "chromium" {
            return self.click(&format!("{list} option{option}")).await;
        }
        // A list is a window of the system's, which WebKit's driver does not see, and out of which Firefox's
        // driver takes the focus away from the list, as no person does.
        self.until(&format!("return !!document.querySelector({list:?})")).await?;
        let chosen = format!(
            "const list = document.querySelector({list:?}); list.focus(); \
             list.value = list.querySelector({:?}).value; \
             for (const name of ['input', 'change']) list.dispatchEvent(new Event(name, {{ bubbles: true }}))",
            format!("option{option}")
        );
        self.ask(&chosen).await.map(drop)
    }

    /// Goes back, as the browser's button does.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn back(&self) -> Result<(), Trouble> {
        self.step("back").await
    }

    /// Goes forward again.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn forward(&self) -> Result<(), Trouble> {
        self.step("forward").await
    }

    async fn step(&self, way: &str) -> Result<(), Trouble> {
        if setting("PLENARY_BROWSER")? == "chromium" {
            let stepped = match way {
                "back" => self.client.back().await,
                _ => self.client.forward().await,
            };
            return Ok(stepped?);
        }
        // WebKit's driver waits for a page to load, which no step inside of one does; Firefox's now and then
        // loses one. So the page steps, and says when it has; a step that was lost is made again.
        self.ask("window.stepped = 0; addEventListener('popstate', () => { window.stepped++ })")
            .await?;
        for _ in 0..STEPS {
            self.ask(&format!("history.{way}()")).await?;
            let begun = Instant::now();
            while begun.elapsed() < STEP {
                // Another page knows nothing of it.
                if self.run("return window.stepped !== 0").await? == Value::Bool(true) {
                    return Ok(());
                }
                tokio::time::sleep(PAUSE).await;
            }
        }
        Err(format!("no step {way}").into())
    }

    /// Types into an element.
    ///
    /// # Errors
    /// If there is no such element.
    pub async fn type_into(&self, selector: &str, keys: &str) -> Result<(), Trouble> {
        Ok(self.shown(selector).await?.send_keys(keys).await?)
    }

    /// Presses the Tab key, whatever has the focus: a field for a file takes keys for its name.
    ///
    /// # Errors
    /// If the driver has no keys.
    pub async fn tab(&self) -> Result<(), Trouble> {
        let value = Key::Tab.into();
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Presses keys wherever the focus is.
    ///
    /// # Errors
    /// If nothing has the focus.
    pub async fn press(&self, keys: &str) -> Result<(), Trouble> {
        for _ in 1..TRIES {
            match self.client.active_element().await?.send_keys(keys).await {
                // What had the focus is gone or hidden by now, as in a dialog that closes: no key was pressed.
                Err(CmdError::Standard(told)) if is_passing(&told.error) => {
                    tokio::time::sleep(PAUSE).await;
                }
                other => return Ok(other?),
            }
        }
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// The visible text of an element.
    ///
    /// # Errors
    /// If there is no such element.
    pub async fn text(&self, selector: &str) -> Result<String, Trouble> {
        if !is_webkit() {
            return Ok(self.client.find(Locator::Css(selector)).await?.text().await?);
        }
        // Its driver tells text that is folded away, and none of what a cell of a table holds.
        let inner = format!("return document.querySelector({selector:?}).innerText");
        let text = self.ask(&inner).await?;
        Ok(text.as_str().ok_or("no text")?.replace('\t', " ").trim().to_owned())
    }

    /// The names of the views that the page itself offers, so that a new one is covered at once.
    ///
    /// # Errors
    /// If it offers none.
    pub async fn views(&self) -> Result<Vec<String>, Trouble> {
        let links = "return [...document.querySelectorAll('nav.views a')].map(a => a.id.slice(5))";
        let names = self.ask(links).await?;
        let names = names.as_array().filter(|names| !names.is_empty()).ok_or("no views")?;
        Ok(names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// What a script returns.
    ///
    /// # Errors
    /// If it throws.
    pub async fn ask(&self, script: &str) -> Result<Value, Trouble> {
        Ok(self.run(script).await?)
    }

    /// Runs a script, again if its result was lost. One that acts may then have acted twice, which
    /// what is looked for after it tells.
    async fn run(&self, script: &str) -> Result<Value, CmdError> {
        for _ in 1..TRIES {
            match self.client.execute(script, vec![]).await {
                Err(CmdError::Standard(told)) if told.message == LOST => {
                    tokio::time::sleep(PAUSE).await;
                }
                other => return other,
            }
        }
        self.client.execute(script, vec![]).await
    }
}

/// Lower-case hex of a SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
