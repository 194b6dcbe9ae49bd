//! Drivers of browsers, and a screen for a browser that needs one: started here, ended with the value.
//!
//! Does not know what is tested.

use crate::Outcome;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

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
    /// Where it listens.
    pub address: String,
    _program: Running,
    _screen: Option<Running>,
}

impl Driver {
    /// Starts a driver; where it is said what makes one, on a screen of its own.
    pub fn start(program: &Path, screen: Option<&Path>) -> Outcome<Self> {
        Self::on(program, screen.map(new_screen).transpose()?)
    }

    fn on(program: &Path, screen: Option<(String, Running)>) -> Outcome<Self> {
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
        let address = format!("http://127.0.0.1:{port}");
        let driver = Self { address, _program: Running(child), _screen: screen };
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(driver);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!("{} does not answer.", program.display()))
    }
}
