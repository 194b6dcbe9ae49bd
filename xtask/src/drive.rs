//! Browsers, and their drivers with a screen where one is needed: started here, ended with the value.
//!
//! Does not know what is tested.

use crate::Outcome;
use crate::tools::{self, on_path};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A browser and where its driver is.
#[derive(Clone)]
pub struct Browser {
    /// As a reader knows it.
    pub name: &'static str,
    /// As the tests know it.
    pub key: &'static str,
    /// The browser.
    pub program: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
    /// What makes a screen, for the one that needs it.
    screen: Option<PathBuf>,
}

impl Browser {
    /// Starts its driver, at another port where the first one turns out to be taken.
    ///
    /// # Errors
    /// If it does not answer.
    pub fn start(&self) -> Outcome<Driver> {
        for _ in 1..STARTS {
            if let Ok(driver) = self.start_once() {
                return Ok(driver);
            }
        }
        self.start_once()
    }

    fn start_once(&self) -> Outcome<Driver> {
        let program = &self.driver;
        let screen = self.screen.as_deref().map(new_screen).transpose()?;
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = free.map_err(|error| error.to_string())?.port();
        let (number, screen) = screen.unzip();
        let child = Command::new(program)
            .arg(format!("--port={port}"))
            .envs(number.map(|number| ("DISPLAY", number)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}.", program.display()))?;
        let address = format!("127.0.0.1:{port}");
        let is_asked = self.key == "chromium";
        let mut driver = Driver { address, is_asked, program: Running(child), _screen: screen };
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE && !driver.has_ended() {
            if driver.is_ready() {
                return Ok(driver);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!("{} does not answer.", program.display()))
    }
}

/// Chromium or Chrome, its driver, and Firefox.
///
/// # Errors
/// The one line to run, where they are missing and may not be installed.
pub fn usual() -> Outcome<(PathBuf, PathBuf, PathBuf)> {
    let first_of = |names: &[&str]| names.iter().find_map(|name| on_path(name));
    let chromium = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let what = "Chromium with its driver, and Firefox, which the tests need on PATH, are";
    tools::packaged(what, "chromium chromium-driver firefox-esr", || {
        let firefox = first_of(&["firefox-esr", "firefox"])?;
        Some((first_of(&chromium)?, on_path("chromedriver")?, firefox))
    })
}

/// Chromium and Firefox with their drivers.
///
/// # Errors
/// As [`usual`] has them, or if Firefox's driver cannot be built.
pub fn chromium_and_firefox() -> Outcome<[Browser; 2]> {
    let (chromium, chromedriver, firefox) = usual()?;
    let browser = |name, key, program, driver| Browser { name, key, program, driver, screen: None };
    Ok([
        browser("Chromium", "chromium", chromium, chromedriver),
        browser("Firefox", "firefox", firefox, tools::geckodriver().path()?),
    ])
}

/// WebKit as Debian and Ubuntu package it: the small browser that comes with it, its driver, and the
/// screen that it needs.
///
/// # Errors
/// The one line to run, where it is missing and may not be installed.
pub fn webkit() -> Outcome<Browser> {
    let find = || {
        let folders = fs::read_dir("/usr/lib").ok()?.flatten();
        let program = folders
            .map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"))
            .find(|path| path.is_file())?;
        let (driver, screen) = (on_path("WebKitWebDriver")?, on_path("Xvfb"));
        Some(Browser { name: "WebKit", key: "webkit", program, driver, screen: Some(screen?) })
    };
    tools::packaged("WebKit is", "xvfb webkit2gtk-driver", find)
}

/// How often a driver is started that does not answer.
const STARTS: usize = 3;

/// Longest wait for a screen or a driver to be there.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It is ours, and it may have ended by itself.
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// A screen that nobody looks at, and its name.
fn new_screen(program: &Path) -> Outcome<(String, Running)> {
    // Xvfb takes the first free number itself and writes it.
    let mut xvfb = Command::new(program);
    xvfb.args(["-displayfd", "1", "-screen", "0", "1400x1000x24"]);
    xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut screen = xvfb
        .spawn()
        .map(Running)
        .map_err(|error| format!("{} does not start: {error}.", program.display()))?;
    let (send, receive) = mpsc::channel();
    let written = screen.0.stdout.take().map(BufReader::new);
    // Read elsewhere: a screen that never comes must not hold up the tests. The reader ends with it.
    std::thread::spawn(move || {
        let mut number = String::new();
        let read = written.map(|mut out| out.read_line(&mut number));
        if matches!(read, Some(Ok(_))) {
            // Nobody may be waiting any more.
            let _sent = send.send(number);
        }
    });
    let number = receive.recv_timeout(PATIENCE).unwrap_or_default();
    if number.trim().is_empty() {
        return Err("Xvfb gives no screen.".to_owned());
    }
    Ok((format!(":{}", number.trim()), screen))
}

/// A WebDriver.
pub struct Driver {
    /// Host and port where it listens.
    address: String,
    /// Whether it ends its browsers when it is asked to; killed it would leave the one that was kept to the end
    /// (`tests/e2e/src/kept.rs`).
    is_asked: bool,
    program: Running,
    _screen: Option<Running>,
}

impl Driver {
    /// Its address, as tests take it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Whether it says that it is ready. That its port takes a connection is no proof: another program may have
    /// the port by now, and where nobody listens the system may connect a caller to itself.
    fn is_ready(&self) -> bool {
        self.ask("/status")
            .is_ok_and(|told| told.starts_with("HTTP/") && told.contains("\"ready\""))
    }

    /// Whether it has ended by itself, as it does where its port is taken.
    fn has_ended(&mut self) -> bool {
        matches!(self.program.0.try_wait(), Ok(Some(_)))
    }

    /// What it answers at a path.
    fn ask(&self, path: &str) -> std::io::Result<String> {
        let mut line = TcpStream::connect(&self.address)?;
        if line.local_addr()? == line.peer_addr()? {
            return Err(std::io::ErrorKind::ConnectionRefused.into());
        }
        line.set_read_timeout(Some(PATIENCE))?;
        let host = &self.address;
        let asked = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        line.write_all(asked.as_bytes())?;
        let mut told = Vec::new();
        // What was told counts, however the line ends.
        let _ended = line.read_to_end(&mut told);
        Ok(String::from_utf8_lossy(&told).into_owned())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.is_asked {
            // Whatever comes of it, it is killed next.
            drop(self.ask("/shutdown"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Browser, Driver, Running};
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::process::Command;
    use std::time::{Duration, Instant};

    /// What listens at a driver's address, and answers every caller the same.
    fn driver_that_says(answer: &'static str) -> Driver {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        std::thread::spawn(move || {
            for mut line in listener.incoming().flatten() {
                let _asked = line.read(&mut [0; 512]).unwrap();
                line.write_all(answer.as_bytes()).unwrap();
            }
        });
        let program = Running(Command::new("sleep").arg("60").spawn().unwrap());
        Driver { address, is_asked: false, program, _screen: None }
    }

    #[test]
    fn a_driver_is_there_when_it_says_so_and_not_when_something_has_its_port() {
        let ready = "HTTP/1.1 200 OK\r\n\r\n{\"value\":{\"message\":\"\",\"ready\":true}}";
        assert!(driver_that_says(ready).is_ready());
        assert!(!driver_that_says("HTTP/1.1 404 Not Found\r\n\r\nNo such page.").is_ready());
        assert!(!driver_that_says("").is_ready());
    }

    #[test]
    fn a_driver_that_ends_at_once_is_not_waited_for() {
        let (program, driver) = ("true".into(), "true".into());
        let browser = Browser { name: "None", key: "none", program, driver, screen: None };
        let begun = Instant::now();
        assert!(browser.start().is_err());
        assert!(begun.elapsed() < Duration::from_secs(15));
    }
}
