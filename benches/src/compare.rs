//! How fast the pure rooms are, and the engine beside other ways to count, in one browser; prints the
//! table and writes it to `target/bench/table.md`: `compare CHROMIUM`, with `wasm-bindgen`, node and npm
//! on PATH.
//!
//! Knows the peers' names, the targets and how a result becomes a table; does not know how a peer
//! counts or is timed, which is the JavaScript in this folder. No test runs it: it needs node, and a
//! quiet machine.

use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// What a step answers: a sentence for a person when it fails.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let done = match std::env::args().nth(1) {
        Some(chromium) => compared(&chromium),
        None => Err("Give the path of Chromium: cargo run --release -p rooms -- /usr/bin/chromium"
            .to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where everything about a measurement lies.
fn home() -> PathBuf {
    root().join("target/bench")
}

/// Measures, and tells the table.
fn compared(chromium: &str) -> Outcome {
    // Before anything is built: nobody should wait minutes to hear that a program is missing.
    for program in ["node", "npm"] {
        let mut version = Command::new(program);
        run(version.arg("--version").stdout(Stdio::null())).map_err(|reason| {
            format!(
                "{reason} The other peers are written for it. On Debian and Ubuntu: \
                 sudo apt-get install nodejs npm; on macOS: brew install node."
            )
        })?;
    }
    println!("The pure rooms (the first run builds for about 3 minutes) …");
    let rooms = rooms()?;
    println!("{rooms}\nThe engine, with SIMD and without (the first run about 3 minutes) …");
    engine("wasm", "-Ctarget-feature=+simd128")?;
    engine("plain", "")?;
    lay_out()?;
    println!("Every peer in a browser of its own, three times (about 8 minutes) …");
    let mut measure = Command::new("node");
    measure.arg("run.mjs").arg(home()).arg(chromium);
    run(measure.current_dir(home().join("run")))?;
    let results = read(&home().join("results.json"))?;
    let results: Value = serde_json::from_str(&results).map_err(|error| error.to_string())?;
    let table = format!("{}\n\n{rooms}\n", told(&results)?);
    write(&home().join("table.md"), &table)?;
    println!("\n{table}");
    Ok(())
}

/// Runs a program, which tells itself what goes wrong.
fn run(command: &mut Command) -> Outcome {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{program} broke off; what it said stands above.")),
        Err(error) => Err(format!("{program} does not start: {error}.")),
    }
}

/// The engine by itself, as the page has it or for a processor that takes one cell at a time.
fn engine(folder: &str, flags: &str) -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut build = Command::new("cargo");
    build.args(["build", "--locked", "--quiet", "--profile", "engine", "--target", TARGET]);
    build.args(["--package", "engine", "--bin", "engine"]).current_dir(root());
    build.env("CARGO_TARGET_DIR", root().join("target"));
    run(build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))?;
    let wasm = root().join("target").join(TARGET).join("engine/engine.wasm");
    let mut bind = Command::new("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]);
    run(bind.arg(home().join(folder)).arg(wasm))
}

/// Copies the peers to where they are served, with the libraries that they need.
fn lay_out() -> Outcome {
    let (run_in, adapter) = (home().join("run"), home().join("adapter"));
    let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
    let told = |error: std::io::Error| format!("{}: {error}.", sources.display());
    for folder in [&run_in, &adapter] {
        fs::create_dir_all(folder).map_err(told)?;
    }
    for entry in fs::read_dir(sources).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        let name = path.file_name().unwrap_or_default();
        if ["js", "mjs", "html", "json"].contains(&end) || name == ".npmrc" {
            let to = if name == "plenary.js" { &adapter } else { &run_in };
            fs::copy(&path, to.join(name)).map_err(told)?;
        }
    }
    // The lock that the installed libraries are of.
    let installed = run_in.join("node_modules/.of.json");
    let lock = read(&sources.join("package-lock.json"))?;
    if fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    println!("Fetching the libraries to compare with by npm (once; under a minute) …");
    let mut fetch = Command::new("npm");
    fetch.args(["ci", "--ignore-scripts", "--prefer-offline"]).current_dir(&run_in);
    run(&mut fetch).map_err(|reason| format!("{reason} Is there a network?"))?;
    write(&installed, &lock)
}

/// The medians of the pure rooms, in a sentence.
fn rooms() -> Outcome<String> {
    const ROOMS: [&str; 4] =
        ["an address read", "a query answered", "a breakdown laid out", "every participant as CSV"];
    let out = home().join("criterion");
    let mut bench = Command::new("cargo");
    bench.args(["bench", "--locked", "--quiet", "--package", "rooms", "--features", "criterion"]);
    bench.args(["--bench", "rooms"]).current_dir(root()).env("CRITERION_HOME", &out);
    run(&mut bench)?;
    let medians: Outcome<Vec<String>> = ROOMS
        .iter()
        .map(|room| {
            let path = out.join(room).join("new/estimates.json");
            let text: Value =
                serde_json::from_str(&read(&path)?).map_err(|error| error.to_string())?;
            let nanos = text["median"]["point_estimate"].as_f64();
            let nanos = nanos.ok_or_else(|| format!("{} has no median.", path.display()))?;
            Ok(format!("{room} {} µs", figure(nanos / 1e3)))
        })
        .collect();
    Ok(format!("The bundled dataset, natively (median): {}.", medians?.join(", ")))
}

/// One peer with a list of one length, all rounds together.
struct Figures {
    /// Milliseconds of the first, second and third filter, sorted.
    toggles: Vec<f64>,
    /// Milliseconds of a text, sorted.
    texts: Vec<f64>,
    /// The same with the text, in the order of the script.
    by_text: Vec<(String, f64)>,
    /// Milliseconds from the bytes to the first counts, sorted.
    loads: Vec<f64>,
    /// Bytes of the renderer with the list open, sorted; empty where that is not known.
    memory: Vec<f64>,
    checked: u64,
    wrong: usize,
}

/// Milliseconds and bytes of every run, for each peer and length in the order of the results.
struct All(Vec<(String, u64, Figures)>);

const OURS: &str = "Plenary";
const OURS_PLAIN: &str = "Plenary without SIMD";
const LOOP: &str = "JS loop";
const LOOP_ONE_PASS: &str = "JS loop, one pass";
const LARGE: u64 = 1_000_000;
const SMALL: u64 = 10_000;

impl All {
    fn new(results: &Value) -> Self {
        let mut all: Vec<(String, u64, Figures)> = Vec::new();
        for run in list(&results["runs"]) {
            let name = run["peer"].as_str().unwrap_or_default();
            let rows = run["rows"].as_u64().unwrap_or_default();
            let times = |names: &[&str]| -> Vec<f64> {
                let steps = list(&run["steps"]).iter();
                let named =
                    steps.filter(|step| step[0].as_str().is_some_and(|n| names.contains(&n)));
                named.filter_map(|step| step[1].as_f64()).collect()
            };
            let one = Figures {
                toggles: times(&["first", "second", "third"]),
                texts: times(&["text"]),
                by_text: list(&run["steps"])
                    .iter()
                    .filter_map(|step| Some((step[2].as_str()?.to_owned(), step[1].as_f64()?)))
                    .collect(),
                loads: run["load"].as_f64().into_iter().collect(),
                memory: run["memory"].as_f64().into_iter().collect(),
                checked: run["checked"].as_u64().unwrap_or_default(),
                wrong: list(&run["wrong"]).len(),
            };
            match all.iter_mut().find(|(peer, of, _)| peer == name && *of == rows) {
                Some((.., figures)) => figures.add(one),
                None => all.push((name.to_owned(), rows, one)),
            }
        }
        for (.., figures) in &mut all {
            figures.sort();
        }
        Self(all)
    }

    fn get(&self, name: &str, rows: u64) -> Outcome<&Figures> {
        let found = self.0.iter().find(|(peer, of, _)| peer == name && *of == rows);
        found.map(|(.., figures)| figures).ok_or_else(|| format!("{name} was not measured."))
    }

    /// Everyone who had the long list.
    fn peers(&self) -> impl Iterator<Item = (&str, &Figures)> {
        self.0.iter().filter(|(_, rows, _)| *rows == LARGE).map(|(name, _, it)| (name.as_str(), it))
    }

    /// The others who had it.
    fn others(&self) -> impl Iterator<Item = (&str, &Figures)> {
        self.peers().filter(|(name, _)| !name.starts_with(OURS))
    }
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.toggles.extend(other.toggles);
        self.texts.extend(other.texts);
        self.by_text.extend(other.by_text);
        self.loads.extend(other.loads);
        self.memory.extend(other.memory);
        self.checked += other.checked;
        self.wrong += other.wrong;
    }

    fn sort(&mut self) {
        for all in [&mut self.toggles, &mut self.texts, &mut self.loads, &mut self.memory] {
            all.sort_by(f64::total_cmp);
        }
    }

    fn toggle(&self) -> f64 {
        at(&self.toggles, 0.5)
    }

    fn text(&self) -> f64 {
        at(&self.texts, 0.5)
    }

    /// The median of one text.
    fn one_text(&self, wanted: &str) -> f64 {
        let own = self.by_text.iter().filter(|(text, _)| text == wanted);
        let mut times: Vec<f64> = own.map(|(_, time)| *time).collect();
        times.sort_by(f64::total_cmp);
        at(&times, 0.5)
    }

    fn load(&self) -> f64 {
        at(&self.loads, 0.5)
    }

    fn memory(&self) -> f64 {
        at(&self.memory, 0.5)
    }
}

/// The smallest that such a part of all does not exceed; of nothing, no number.
fn at(sorted: &[f64], part: f64) -> f64 {
    // Lengths are small and parts from 0 to 1.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let place = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(place.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A number with two or three digits that count.
fn figure(number: f64) -> String {
    if !number.is_finite() {
        return "not known".to_owned();
    }
    let size = number.abs();
    let decimals = if size >= 100.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size >= 1.0 {
        2
    } else {
        3
    };
    format!("{number:.decimals$}")
}

/// The table with what was aimed at.
///
/// # Errors
/// Names who answered wrongly, or was not measured.
fn told(results: &Value) -> Outcome<String> {
    let all = All::new(results);
    let wrong: Vec<String> = (all.0.iter().filter(|(.., it)| it.wrong > 0))
        .map(|(name, rows, it)| format!("{name}, {rows} rows: {} of {}", it.wrong, it.checked))
        .collect();
    if !wrong.is_empty() {
        return Err(format!("Wrong answers, so no table. {}.", wrong.join("; ")));
    }
    let ours = all.get(OURS, LARGE)?;
    let mut out = head(results, &all);
    out += "| | toggle, median | 95 % | × Plenary | text | opening | renderer |\n\
            |---|---:|---:|---:|---:|---:|---:|\n";
    for (name, it) in all.peers() {
        // Writing to a text does not fail.
        let _ok = writeln!(
            out,
            "| {name} | {} ms | {} ms | {} | {} ms | {} s | {} MB |",
            figure(it.toggle()),
            figure(at(&it.toggles, 0.95)),
            figure(it.toggle() / ours.toggle()),
            figure(it.text()),
            figure(it.load() / 1e3),
            figure(it.memory() / 1e6),
        );
    }
    Ok(format!("{out}\n{}", targets(&all)?.join("\n")))
}

/// Where and how it was measured.
fn head(results: &Value, all: &All) -> String {
    let machine = &results["machine"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let checked: u64 = all.0.iter().map(|(.., it)| it.checked).sum();
    let load = machine["load"].as_f64().unwrap_or(f64::NAN);
    let busy = if load > 0.5 {
        format!(" The machine was not idle: its load in the minute before was {}.", figure(load))
    } else {
        String::new()
    };
    format!(
        "{}, {}, {} cores, headless {}: a made-up list of 1,000,000 rows, 8 facets of 6 to 2,000 \
         values and a name. A toggle is the first, second or third filter, timed from the call to \
         every facet's counts (each without its own filter) and the first 100 rows; a text is the \
         beginning of a word, timed so too; opening is from the bytes of the CSV to the first \
         counts; the renderer is what its process takes with the list open. {checked} answers \
         were compared with a plain count, row by row; all were right.{busy}\n\n",
        text(&results["date"]),
        text(&machine["cpu"]),
        machine["cores"],
        text(&machine["browser"]),
    )
}

/// What was aimed at, what came of it, and whether that is enough.
fn targets(all: &All) -> Outcome<Vec<String>> {
    let (ours, plain) = (all.get(OURS, LARGE)?, all.get(OURS_PLAIN, LARGE)?);
    let (by_hand, one_pass) = (all.get(LOOP, LARGE)?, all.get(LOOP_ONE_PASS, LARGE)?);
    let (small, middle) = (all.get(OURS, SMALL)?, all.get(OURS, 100_000)?);
    let least = |what: fn(&Figures) -> f64, libraries: bool| {
        let peers = all.others().filter(|(name, _)| !libraries || !name.starts_with(LOOP));
        peers.map(|(_, it)| what(it)).fold(f64::INFINITY, f64::min)
    };
    let library = least(Figures::toggle, true) / ours.toggle();
    let hand = by_hand.toggle() / ours.toggle();
    let text = by_hand.text() / ours.text();
    let mut texts: Vec<&str> = ours.by_text.iter().map(|(text, _)| text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    let times = |it: &&str| by_hand.one_text(it) / ours.one_text(it);
    let by_text: Vec<String> =
        texts.iter().map(|it| format!("“{it}” {} times", figure(times(it)))).collect();
    let load = ours.load() / least(Figures::load, false);
    let memory = least(Figures::memory, false);
    let growth = ours.toggle() / small.toggle();
    let opening = ours.load() / small.load();
    let line = |is_met: bool, what: String| {
        format!("- {}: {what}", if is_met { "Met" } else { "**Missed**" })
    };
    Ok(vec![
        line(
            library >= 150.0,
            format!(
                "a toggle {} times as fast as the fastest library’s; wanted 150.",
                figure(library)
            ),
        ),
        line(
            hand >= 40.0,
            format!(
                "a toggle {} times as fast as the loop by hand; wanted 40. The loop in one pass, \
                 which is cleverer: {} times.",
                figure(hand),
                figure(one_pass.toggle() / ours.toggle())
            ),
        ),
        line(
            text >= 50.0,
            format!(
                "a text {} times as fast as the loop by hand; wanted 50. By text: {}.",
                figure(text),
                by_text.join(", ")
            ),
        ),
        line(
            load <= 0.7,
            format!("opening in {} of the fastest other’s time; wanted 0.7.", figure(load)),
        ),
        line(
            ours.memory() < memory,
            format!(
                "{} MB in the renderer, the least of the others {}; wanted less.",
                figure(ours.memory() / 1e6),
                figure(memory / 1e6)
            ),
        ),
        line(
            growth <= 100.0 && opening <= 100.0,
            format!(
                "from 10,000 rows over 100,000 to 1,000,000 a toggle takes {}, {} and {} ms and \
                 opening {}, {} and {} ms: {} and {} times as long for a hundred times the rows; \
                 wanted at most 100.",
                figure(small.toggle()),
                figure(middle.toggle()),
                figure(ours.toggle()),
                figure(small.load()),
                figure(middle.load()),
                figure(ours.load()),
                figure(growth),
                figure(opening)
            ),
        ),
        format!(
            "- SIMD makes a toggle {} times as fast, a text {} times, opening {} times.",
            figure(plain.toggle() / ours.toggle()),
            figure(plain.text() / ours.text()),
            figure(plain.load() / ours.load())
        ),
    ])
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| format!("{}: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{at, figure, told};
    use serde_json::{Value, json};

    fn run(peer: &str, rows: u64, factor: f64, wrong: &[&str]) -> Value {
        let steps =
            json!([["first", factor], ["second", factor], ["or", 900], ["text", factor, "re"]]);
        json!({
            "peer": peer, "rows": rows, "load": factor * 100.0, "memory": factor * 1e8,
            "steps": steps, "checked": 4, "wrong": wrong,
        })
    }

    fn results(wrong: &[&str]) -> Value {
        let runs = [
            run("Plenary", 10_000, 0.5, &[]),
            run("Plenary", 100_000, 0.75, &[]),
            run("Plenary", 1_000_000, 1.0, &[]),
            run("Plenary without SIMD", 1_000_000, 2.0, &[]),
            run("JS loop", 1_000_000, 45.0, &[]),
            run("JS loop, one pass", 1_000_000, 30.0, &[]),
            run("A library", 1_000_000, 149.0, wrong),
        ];
        let machine = json!({ "cpu": "A", "cores": 2, "browser": "B", "load": 0.0 });
        json!({ "date": "2026-01-01", "machine": machine, "runs": runs })
    }

    #[test]
    fn a_target_is_met_or_missed() {
        let table = told(&results(&[])).unwrap();
        assert!(table.contains("| JS loop | 45.0 ms | 45.0 ms | 45.0 | 45.0 ms | 4.50 s |"));
        assert!(
            table.contains("- **Missed**: a toggle 149 times as fast as the fastest library’s")
        );
        assert!(
            table.contains("- Met: a toggle 45.0 times as fast as the loop by hand; wanted 40.")
        );
        assert!(table.contains("in one pass, which is cleverer: 30.0 times."));
        assert!(table.contains("By text: “re” 45.0 times."));
        assert!(table.contains("- **Missed**: a text 45.0 times"));
        assert!(table.contains("- SIMD makes a toggle 2.00 times"));
        assert!(!table.contains("not idle"));
    }

    #[test]
    fn a_wrong_answer_makes_no_table() {
        let error = told(&results(&["first"])).unwrap_err();
        assert!(error.contains("A library, 1000000 rows: 1 of 4"), "{error}");
    }

    #[test]
    fn figures_have_the_digits_that_count() {
        assert_eq!([figure(0.1234), figure(12.34), figure(234.5)], ["0.123", "12.3", "234"]);
        assert_eq!((at(&[1.0, 2.0, 3.0], 0.5), at(&[1.0, 2.0, 3.0], 0.95)), (2.0, 3.0));
        assert_eq!(figure(at(&[], 0.5)), "not known");
    }
}
