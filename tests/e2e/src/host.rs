//! A small server of a test's own: answers from memory, and can be cut off or changed between two
//! visits. Knows no browser.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::{fs, thread};

/// Files by their path, without the first slash; the page itself is the empty path.
pub type Files = HashMap<String, Vec<u8>>;

struct Shop {
    files: Files,
    is_open: bool,
    kinds: HashMap<String, &'static str>,
}

/// The server, for as long as the test runs.
pub struct Host {
    shop: Arc<Mutex<Shop>>,
    /// Its address, without a slash at the end.
    pub address: String,
}

impl Host {
    /// Serves these files on a free port.
    ///
    /// # Errors
    /// If there is no port.
    pub fn start(files: Files) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = format!("http://{}", listener.local_addr()?);
        let shop = Arc::new(Mutex::new(Shop { files, is_open: true, kinds: HashMap::new() }));
        let own = Arc::clone(&shop);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shop = Arc::clone(&own);
                // A browser that went away needs no answer.
                thread::spawn(move || answer(stream, &shop).is_ok());
            }
        });
        Ok(Self { shop, address })
    }

    /// Cuts the server off, or opens it again.
    pub fn set_open(&self, open: bool) {
        if let Ok(mut shop) = self.shop.lock() {
            shop.is_open = open;
        }
    }

    /// Serves a file as another type of content than its name says.
    pub fn serve_as(&self, path: &str, kind: &'static str) {
        if let Ok(mut shop) = self.shop.lock() {
            shop.kinds.insert(path.to_owned(), kind);
        }
    }

    /// Changes what it serves.
    pub fn change(&self, change: impl FnOnce(&mut Files)) {
        if let Ok(mut shop) = self.shop.lock() {
            change(&mut shop.files);
        }
    }
}

fn answer(stream: TcpStream, shop: &Mutex<Shop>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The rest of the request is of no interest, but must be read before the answer.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/");
    let path = path.trim_start_matches('/').to_owned();
    let (body, other) = match shop.lock() {
        Ok(shop) if !shop.is_open => return Ok(()),
        Ok(shop) => (shop.files.get(&path).cloned(), shop.kinds.get(&path).copied()),
        Err(_) => return Ok(()),
    };
    let kind = other.unwrap_or_else(|| match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    });
    let (status, body) = match body {
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", Vec::new()),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)?;
    stream.flush()
}

/// The files of a built site.
///
/// # Errors
/// If one cannot be read.
pub fn site(folder: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    for prefix in ["", "data/", "data/examples/", "locales/"] {
        for entry in fs::read_dir(folder.join(prefix))?.flatten() {
            if entry.path().is_file() {
                let name = entry.file_name().to_string_lossy().into_owned();
                files.insert(format!("{prefix}{name}"), fs::read(entry.path())?);
            }
        }
    }
    let page = files.get("index.html").cloned().unwrap_or_default();
    files.insert(String::new(), page);
    Ok(files)
}
