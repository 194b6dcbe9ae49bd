//! `cargo run --package engine --bin open -- FILE [--json] [--guesses] [--encoding NAME] [--part N] [--format JSON]`:
//! what the page would make of a file.
//!
//! It reads arguments and prints; what is printed stands in `engine::open`.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    match native::told() {
        Ok(text) => {
            native::say(&text);
            std::process::ExitCode::SUCCESS
        }
        Err(reason) => {
            native::complain(&reason);
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use engine::open::{Given, open};
    use std::io::Write;
    use std::path::Path;

    const HELP: &str =
        "Which file? open FILE [--json] [--guesses] [--encoding NAME] [--part N] [--format JSON]";

    /// What is printed, or why nothing is.
    pub fn told() -> Result<String, String> {
        let mut arguments = std::env::args().skip(1);
        let (mut path, mut json, mut guesses, mut given) = (None, false, false, Given::default());
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--json" => json = true,
                "--guesses" => guesses = true,
                "--encoding" => given.encoding = Some(arguments.next().ok_or(HELP)?),
                "--part" => given.part = arguments.next().and_then(|part| part.parse().ok()),
                "--format" => {
                    let text = arguments.next().ok_or(HELP)?;
                    given.format = serde_json::from_str(&text)
                        .map_err(|error| format!("--format is not understood: {error}"))?;
                }
                _ if argument.starts_with("--") => return Err(HELP.to_owned()),
                _ => path = Some(argument),
            }
        }
        let path = path.ok_or(HELP)?;
        let bytes = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
        let name = Path::new(&path).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut opened = open(&name, &bytes, &given)?;
        if json {
            return Ok(opened.json() + "\n");
        }
        let more = if guesses { opened.guesses() } else { String::new() };
        Ok(opened.text() + &more)
    }

    /// Prints; a closed pipe (`| head`) is no fault.
    pub fn say(text: &str) {
        let _closed = std::io::stdout().write_all(text.as_bytes());
    }

    /// Prints what went wrong.
    pub fn complain(text: &str) {
        let _closed = writeln!(std::io::stderr(), "error: {text}");
    }
}
