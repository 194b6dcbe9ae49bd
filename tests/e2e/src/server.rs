//! A plain static server on loopback, with a site under a path of its own and broken servers beside it.
//!
//! It answers 404 for what is not there and sends the policy of the page as a header, as a real
//! host would. Does not compress and keeps nothing in memory between requests.

use crate::Trouble;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::convert::Infallible;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

/// The site is tested under this path, as a host with other sites has it.
const PREFIX: &str = "/meetings/sco-rats-2022";

/// The bundled dataset, as the page fetches it.
const DATASET: &str = "data/sco-rats-2022.json";

/// A prefix under which the dataset is answered otherwise, to try the page's door.
struct Fault {
    /// First part of the path, as in `/cut/`.
    prefix: &'static str,
    /// The answer to a request for the dataset: how often it was asked for before, and its text.
    answer: fn(asked: usize, text: &str) -> (u16, String),
    /// How long the answer is in coming.
    delay: Duration,
}

impl Fault {
    /// An answer that comes at once.
    const fn new(
        prefix: &'static str,
        answer: fn(asked: usize, text: &str) -> (u16, String),
    ) -> Self {
        Self { prefix, answer, delay: Duration::ZERO }
    }
}

/// Broken servers that the door of the page must bear.
static FAULTS: &[Fault] = &[
    Fault::new("/fault-404/", |_, _| (404, String::new())),
    Fault::new("/fault-once/", |asked, text| {
        if asked == 0 { (503, String::new()) } else { (200, text.to_owned()) }
    }),
    Fault::new("/fault-cut/", |_, text| {
        (200, text.chars().take(text.chars().count() / 2).collect())
    }),
    Fault::new("/fault-link/", |_, text| {
        (200, text.replace("https://mgimo.ru", "javascript:alert(1)"))
    }),
    Fault {
        prefix: "/fault-slow/",
        answer: |_, text| (200, text.to_owned()),
        delay: Duration::from_secs(4),
    },
    Fault::new("/case-one/", |_, text| (200, changed(text, only_one))),
    Fault::new("/case-long/", |_, text| (200, changed(text, long_names))),
    Fault::new("/case-newer/", |_, text| (200, changed(text, newer))),
];

/// A dataset with something else in it; as it is, if it is none.
fn changed(text: &str, change: fn(&mut Value)) -> String {
    let Ok(mut json) = serde_json::from_str(text) else { return text.to_owned() };
    change(&mut json);
    json.to_string()
}

/// A meeting with one participant.
fn only_one(json: &mut Value) {
    if let Some(rows) = json["participations"].as_array_mut() {
        rows.truncate(1);
    }
}

/// A later version.
fn newer(json: &mut Value) {
    json["version"] = "1.2.0".into();
}

/// Every third name as long as names get: 200 characters.
fn long_names(json: &mut Value) {
    let organizations = json["organizations"].as_array_mut();
    for organization in organizations.into_iter().flatten().step_by(3) {
        let Some(name) = organization["names"]["en"].as_object_mut() else { continue };
        let long: String = "Interparliamentary Coordination Secretariat of the "
            .chars()
            .cycle()
            .take(195)
            .chain(" End.".chars())
            .collect();
        name.insert("short".to_owned(), long.into());
        name.remove("mark");
    }
}

/// The address of the site in `folder`, without a slash at the end: one server for a suite, for as long
/// as that runs.
///
/// # Errors
/// If no port can be opened.
pub fn address_of(folder: &Path) -> Result<String, Trouble> {
    static SERVER: OnceLock<String> = OnceLock::new();
    if let Some(address) = SERVER.get() {
        return Ok(address.clone());
    }
    let address = start(TcpListener::bind(("127.0.0.1", 0))?, folder, PREFIX, FAULTS)?;
    Ok(SERVER.get_or_init(|| address).clone())
}

/// Serves a folder for people, until the program is ended.
///
/// # Errors
/// If the port cannot be opened.
pub fn show(folder: &Path, port: u16) -> Result<(), Trouble> {
    start(TcpListener::bind(("127.0.0.1", port))?, folder, "", &[])?;
    loop {
        thread::park();
    }
}

/// What every connection is served from.
struct Shop {
    folder: PathBuf,
    prefix: &'static str,
    faults: &'static [Fault],
    /// The policy of the page; what is built for development has none.
    policy: Option<String>,
    /// How often each prefix with a fault was asked for the dataset.
    asked: Vec<AtomicUsize>,
}

/// Answers on a thread of its own, for as long as the program runs; gives the address.
fn start(
    listener: TcpListener,
    folder: &Path,
    prefix: &'static str,
    faults: &'static [Fault],
) -> Result<String, Trouble> {
    let address = listener.local_addr()?;
    let asked = faults.iter().map(|_| AtomicUsize::new(0)).collect();
    let page = fs::read_to_string(folder.join("index.html"))?;
    let policy = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
    let policy = policy.and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()));
    let shop = Arc::new(Shop { folder: folder.to_owned(), prefix, faults, policy, asked });
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
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
    Ok(format!("http://{address}{prefix}"))
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
                    (Ok(body), Some((fault, asked))) if file.ends_with(DATASET) => {
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
    use super::{FAULTS, is_hashed, locate, start};
    use std::fs;
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
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

    /// Head and body of the answer to a request.
    fn asked(address: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.to_ascii_lowercase()
    }

    #[test]
    fn a_site_is_served_as_a_host_would_and_no_connection_waits_for_another() {
        let folder = std::env::temp_dir().join(format!("plenary-server-{}", std::process::id()));
        fs::create_dir_all(folder.join("data")).unwrap();
        let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\" />";
        fs::write(folder.join("index.html"), meta).unwrap();
        fs::write(folder.join("404.html"), "nowhere").unwrap();
        fs::write(folder.join("data/sco-rats-2022.json"), "{}").unwrap();
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        start(listener, &folder, "/site", FAULTS).unwrap();
        // As a browser does: many at once, kept open, and used in another order than opened.
        let mut all: Vec<TcpStream> =
            (0..40).map(|_| TcpStream::connect(&address).unwrap()).collect();
        for stream in all.iter_mut().rev() {
            stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            stream.write_all(b"GET /no-such-file HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut answer = [0; 24];
            stream.read_exact(&mut answer).unwrap();
            assert_eq!(&answer, b"HTTP/1.1 404 Not Found\r\n");
        }
        let page = asked(&address, "/site/?by=kind");
        assert!(page.starts_with("http/1.1 200") && page.ends_with(" />"), "{page}");
        assert!(page.contains("\r\ncontent-security-policy: default-src 'none'\r\n"), "{page}");
        assert!(page.contains("\r\ncontent-type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(asked(&address, "/index.html").ends_with("nowhere"), "only under its own path");
        let once = || asked(&address, "/fault-once/data/sco-rats-2022.json");
        assert!(once().starts_with("http/1.1 503") && once().ends_with("{}"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
