//! A plain static server on loopback: for people (`show`) and for the end-to-end tests.
//!
//! It answers 404 for what is not there and sends the policy of the page as a header, as a real
//! host would. Does not compress and keeps nothing in memory between requests.

use crate::dist::{self, Kind, Site};
use crate::{Outcome, mark, say};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// A prefix under which the dataset is answered otherwise, to try the page's door.
pub struct Fault {
    /// First part of the path, as in `/cut/`.
    pub prefix: &'static str,
    /// The answer to a request for the dataset: how often it was asked for before, and its text.
    pub answer: fn(asked: usize, text: &str) -> (u16, String),
    /// How long the answer is in coming.
    pub delay: Duration,
}

impl Fault {
    /// An answer that comes at once.
    pub const fn new(
        prefix: &'static str,
        answer: fn(asked: usize, text: &str) -> (u16, String),
    ) -> Self {
        Self { prefix, answer, delay: Duration::ZERO }
    }
}

/// Serves `dist/` as it stands, until it is ended.
pub fn show(port: u16) -> Outcome {
    let address = start(bind(port)?, &Site::release(), "", &[])?;
    // Whoever looks at an old one should know it, and may want to.
    match mark::check() {
        Ok(built) => say(&format!("dist/, built from {built}, is at {address}/ (Ctrl-C ends it)")),
        Err(stale) => say(&format!("{stale}\nIt is at {address}/ (Ctrl-C ends it)")),
    }
    loop {
        thread::park();
    }
}

/// A port of this machine.
///
/// # Errors
/// Says what to do if it is in use.
pub fn bind(port: u16) -> Outcome<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "Port {port} is in use. Try: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(8080)
        ),
        _ => format!("Port {port} cannot be opened: {error}."),
    })
}

/// Serves a site under `prefix` on a free port for as long as the program runs.
///
/// # Errors
/// If no port can be opened or the site has not been built.
pub fn start_for_tests(
    site: &Site,
    prefix: &'static str,
    faults: &'static [Fault],
) -> Outcome<String> {
    start(bind(0)?, site, prefix, faults)
}

/// What every connection is served from.
struct Shop {
    folder: PathBuf,
    prefix: &'static str,
    faults: &'static [Fault],
    policy: Option<String>,
    /// How often each prefix with a fault was asked for the dataset.
    asked: Vec<AtomicUsize>,
}

fn start(
    listener: TcpListener,
    site: &Site,
    prefix: &'static str,
    faults: &'static [Fault],
) -> Outcome<String> {
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let asked = faults.iter().map(|_| AtomicUsize::new(0)).collect();
    let folder = site.folder.clone();
    // A development page has none, because trunk's script in it changes with every build.
    let policy = match site.kind {
        Kind::Development => None,
        _ => Some(site.policy()?),
    };
    let shop = Shop { folder, prefix, faults, policy, asked };
    open(listener, shop)?;
    Ok(format!("http://{address}{prefix}"))
}

/// Answers on a thread of its own, for as long as the program runs.
fn open(listener: TcpListener, shop: Shop) -> Outcome {
    let told = |error: std::io::Error| error.to_string();
    listener.set_nonblocking(true).map_err(told)?;
    let shop = Arc::new(shop);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(told)?;
    // Every connection is a task of its own: a browser opens more than it uses and keeps them, and
    // none of them may wait for another to end.
    let serving = async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        loop {
            // A connection that is gone before it is taken is no reason to stop.
            let Ok((stream, _)) = listener.accept().await else { continue };
            let shop = Arc::clone(&shop);
            let service = service_fn(move |request: Request<Incoming>| {
                let (answer, delay) = answer(request.uri().path(), &shop);
                async move {
                    tokio::time::sleep(delay).await;
                    Ok::<_, Infallible>(answer)
                }
            });
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // A browser that went away needs no answer.
            tokio::spawn(async { connection.await.is_ok() });
        }
    };
    thread::spawn(move || runtime.block_on(serving));
    Ok(())
}

/// An answer, and how long to hold it back.
fn answer(path: &str, shop: &Shop) -> (Response<Full<Bytes>>, Duration) {
    let mut faults = shop.faults.iter().zip(&shop.asked);
    let fault = faults.find(|(fault, _)| path.starts_with(fault.prefix));
    let own = fault.map_or(shop.prefix, |(fault, _)| fault.prefix.trim_end_matches('/'));
    let mut delay = Duration::ZERO;
    let (status, kind, body) =
        match path.strip_prefix(own).and_then(|path| locate(&shop.folder, path)) {
            Some(file) => {
                let kind = content_type(&file);
                match (fs::read(&file), fault) {
                    (Ok(body), Some((fault, asked))) if file.ends_with(dist::DATASET) => {
                        delay = fault.delay;
                        let text = String::from_utf8_lossy(&body);
                        let before = asked.fetch_add(1, Ordering::SeqCst);
                        let (status, text) = (fault.answer)(before, &text);
                        (status, kind, text.into_bytes())
                    }
                    (Ok(body), _) => (200, kind, body),
                    (Err(_), _) => nowhere(&shop.folder),
                }
            }
            None => nowhere(&shop.folder),
        };
    let mut response = Response::builder().status(status).header("Content-Type", kind);
    if let Some(policy) = &shop.policy {
        response = response.header("Content-Security-Policy", policy);
    }
    let response = response
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", if is_hashed(path) { FOR_GOOD } else { "no-cache" })
        .body(Full::from(body));
    // A policy is a line of ASCII, as the build writes it; nothing else here could be refused.
    (response.unwrap_or_default(), delay)
}

/// What an address gets that leads nowhere: the site's own page for that.
fn nowhere(site: &Path) -> (u16, &'static str, Vec<u8>) {
    match fs::read(site.join("404.html")) {
        Ok(page) => (404, "text/html; charset=utf-8", page),
        Err(_) => (404, "text/plain; charset=utf-8", b"There is no such file.".to_vec()),
    }
}

/// The file of a path below the folder of a site, never one outside it.
fn locate(site: &Path, path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let is_plain = path.split('/').all(|part| !part.starts_with('.') && !part.contains('\\'));
    is_plain.then(|| site.join(if path.is_empty() { "index.html" } else { path }))
}

/// How long a file may be kept whose name changes with its content.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Whether the name of a file has a hash of its content, as in `plenary-0123456789abcdef.js`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit('-').next().unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md") => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Shop, bind, is_hashed, locate, open};
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::Path;
    use std::time::Duration;

    #[test]
    fn no_path_leads_out_of_the_site() {
        for path in ["/../Cargo.toml", "/data/../../x", "/.git/config", "/a/..\\b", "x"] {
            assert!(locate(Path::new("dist"), path).is_none(), "{path}");
        }
        let start = locate(Path::new("dist"), "/");
        assert_eq!(start, Some(Path::new("dist/index.html").to_owned()));
    }

    #[test]
    fn what_has_a_hash_in_its_name_is_kept_and_nothing_else() {
        assert!(is_hashed("/a/plenary-0123456789abcdef_bg.wasm"));
        assert!(is_hashed("/style-257f1f61016116c8.css"));
        for path in ["/", "/index.html", "/sw.js", "/data/sco-rats-2022.json", "/a-b.js"] {
            assert!(!is_hashed(path), "{path}");
        }
    }

    #[test]
    fn no_connection_waits_for_another_to_end() {
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        let policy = Some("default-src 'none'".to_owned());
        let folder = Path::new("dist").to_owned();
        let shop = Shop { folder, prefix: "", faults: &[], policy, asked: Vec::new() };
        open(listener, shop).unwrap();
        // As a browser does: many at once, kept open, and used in another order than opened.
        let mut all: Vec<TcpStream> =
            (0..40).map(|_| TcpStream::connect(address).unwrap()).collect();
        for stream in all.iter_mut().rev() {
            stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            stream.write_all(b"GET /no-such-file HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut answer = [0; 24];
            stream.read_exact(&mut answer).unwrap();
            assert_eq!(&answer, b"HTTP/1.1 404 Not Found\r\n");
        }
    }
}
