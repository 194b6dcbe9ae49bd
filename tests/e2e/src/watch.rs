//! Someone at the door: whatever a browser asks other machines for is told to it, and refused.
//!
//! Knows no page and no browser; who it watches goes through it as through a proxy.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// The one at the door, for as long as the test runs.
pub struct Watch {
    seen: Arc<Mutex<BTreeSet<String>>>,
    /// Where it stands: a host and a port.
    pub address: String,
}

impl Watch {
    /// Stands at a free port.
    ///
    /// # Errors
    /// If there is none.
    pub fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?.to_string();
        let seen = Arc::new(Mutex::new(BTreeSet::new()));
        let own = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&own);
                // A browser that went away has asked for nothing.
                thread::spawn(move || note(stream, &seen).is_ok());
            }
        });
        Ok(Self { seen, address })
    }

    /// The hosts that were asked for, but for those that browsers ask by themselves.
    pub fn seen(&self) -> Vec<String> {
        let Ok(seen) = self.seen.lock() else { return vec!["the one at the door fell".to_owned()] };
        seen.iter().filter(|host| !is_own_affair(host)).cloned().collect()
    }
}

/// Whether a browser asks this host for itself, whatever page it shows: settings, updates.
fn is_own_affair(host: &str) -> bool {
    const MAKERS: [&str; 3] = [".mozilla.com", ".mozilla.net", ".firefox.com"];
    MAKERS.iter().any(|maker| host.ends_with(maker))
}

fn note(stream: TcpStream, seen: &Mutex<BTreeSet<String>>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    // `GET http://host/path HTTP/1.1`, or `CONNECT host:443 HTTP/1.1`.
    let target = first.split(' ').nth(1).unwrap_or_default();
    let host = target.split_once("://").map_or(target, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    if let Ok(mut seen) = seen.lock() {
        seen.insert(host.to_owned());
    }
    let mut stream = stream;
    stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}
