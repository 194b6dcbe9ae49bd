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

/// Whether a browser asks this host for itself, whatever page it shows: settings, updates, accounts.
/// What its maker serves to pages (typefaces, scripts, maps) is not meant.
fn is_own_affair(host: &str) -> bool {
    const MAKERS: [&str; 6] = [
        ".mozilla.com",
        ".mozilla.net",
        ".firefox.com",
        ".google.com",
        ".googleapis.com",
        ".gvt1.com",
    ];
    const FOR_PAGES: [&str; 8] =
        ["fonts.", "ajax.", "maps.", "storage.", "www.", "apis.", "translate.", "content."];
    MAKERS.iter().any(|maker| host.ends_with(maker))
        && !FOR_PAGES.iter().any(|begin| host.starts_with(begin))
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

#[cfg(test)]
mod tests {
    use super::is_own_affair;

    #[test]
    fn what_a_page_could_ask_for_is_nobodys_own_affair() {
        assert!(
            is_own_affair("update.googleapis.com") && is_own_affair("push.services.mozilla.com")
        );
        for host in
            ["fonts.googleapis.com", "www.google.com", "elsewhere.test", "fonts.gstatic.com"]
        {
            assert!(!is_own_affair(host), "{host}");
        }
    }
}
