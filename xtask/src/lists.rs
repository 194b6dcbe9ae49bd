//! What opens lists, for the single file: the worker's script with the glue of its programs as one function,
//! which runs in a worker made of its text, or on the page's thread (`templates/single.js`).
//!
//! Knows the names of these files and how glue is written; not what it does. Workbooks are left to the
//! site: their program weighs as much as all else for lists.

use crate::Outcome;
use crate::dist::{Site, bytes, read};
use crate::programs::renamed;

/// What the single file has for lists.
pub struct Lists {
    /// A function `listProgram(self, programs)`.
    pub script: String,
    /// The engine's program.
    pub engine: Vec<u8>,
    /// The program that guesses encodings.
    pub charset: Vec<u8>,
}

/// Takes it from the built site.
///
/// # Errors
/// If a file is missing, or not written as expected.
pub fn inside(site: &Site, html: &str) -> Outcome<Lists> {
    let name = between_quotes(html, "data-worker=\"./")?;
    let worker = read(&site.file(&name))?;
    let script_of = |program: &str| named(&worker, program);
    let (engine, charset) = (script_of("engine")?, script_of("charset")?);
    let wasm = |script: &str| bytes(&site.file(&script.replace(".js", "_bg.wasm")));
    let script = function(
        &worker,
        [(&engine, &read(&site.file(&engine))?), (&charset, &read(&site.file(&charset))?)],
    )?;
    Ok(Lists { script, engine: wasm(&engine)?, charset: wasm(&charset)? })
}

/// What stands after `start`, as far as the next quote.
fn between_quotes(text: &str, start: &str) -> Outcome<String> {
    let rest = text.split_once(start).and_then(|(_, rest)| rest.split_once('"'));
    Ok(rest.ok_or_else(|| format!("The page has no {start}."))?.0.to_owned())
}

/// The name of a program's script in the worker's.
fn named(worker: &str, program: &str) -> Outcome<String> {
    let start = format!("\"./{program}");
    let found = worker.split_once(&start).and_then(|(_, rest)| rest.split_once('"'));
    let (rest, _) = found.ok_or_else(|| format!("The worker's script does not name {program}."))?;
    Ok(format!("{program}{rest}"))
}

/// The worker's script as a function of what it speaks to and of its programs by name.
fn function(worker: &str, glues: [(&String, &String); 2]) -> Outcome<String> {
    let mut text = String::from("const listProgram = (self, programs) => {\nconst glues = {};\n");
    for (name, glue) in glues {
        let (inside, exports) = without_exports(glue, name)?;
        text += &format!(
            "glues[\"./{name}\"] = (() => {{\n{inside}\nreturn {{ {exports} }};\n}})();\n"
        );
    }
    let (engine, charset) = (glues[0].0, glues[1].0);
    let names = between_quotes_of_import(worker, engine)?;
    let mut worker = renamed(
        worker,
        &format!("import {{{names}}} from \"./{engine}\";"),
        &format!("const {{{names}}} = glues[\"./{engine}\"];"),
    )?;
    let charset = (format!("await import(\"./{charset}\")"), format!("glues[\"./{charset}\"]"));
    worker = renamed(&worker, &charset.0, &charset.1)?;
    // Their bytes are here; a program that is not, is one of the site's.
    worker = renamed(&worker, "await fetch(new URL(address, import.meta.url))", "inside(address)")?;
    worker = renamed(&worker, "await import(", "missing(")?;
    worker = renamed(&worker, "postMessage(", "self.postMessage(")?;
    worker = renamed(&worker, "\nonmessage = ", "\nself.onmessage = ")?;
    text += "const missing = () => { throw new Failure(\"site\"); };\n\
             const inside = (address) => {\n\
             const name = Object.keys(programs).find((name) => address.startsWith(`./${name}`));\n\
             return new Response(programs[name]);\n};\n";
    text += worker.trim_end();
    text += "\n};";
    Ok(text)
}

/// What the worker imports from a script, as it is written between the braces.
fn between_quotes_of_import(worker: &str, script: &str) -> Outcome<String> {
    let end = format!("}} from \"./{script}\";");
    let names = worker.split_once(&end).and_then(|(before, _)| before.rsplit_once("import {"));
    Ok(names.ok_or_else(|| format!("The worker does not import from {script}."))?.1.to_owned())
}

/// A module of wasm-bindgen's without its exports, and the names that it exports but for the default.
fn without_exports(glue: &str, name: &str) -> Outcome<(String, String)> {
    let mut names: Vec<String> = Vec::new();
    let mut inside = String::with_capacity(glue.len());
    for line in glue.lines() {
        if let Some(list) = line.strip_prefix("export {") {
            let exports = list.split('}').next().unwrap_or_default().split(',').map(str::trim);
            names.extend(
                exports
                    .filter(|export| !export.is_empty() && !export.contains(" as "))
                    .map(str::to_owned),
            );
            continue;
        }
        let own = line.strip_prefix("export ");
        if let Some(own) = own {
            let word = own.split(|c: char| !c.is_alphanumeric() && c != '_').nth(1);
            names.push(word.unwrap_or_default().to_owned());
        }
        inside += own.unwrap_or(line);
        inside.push('\n');
    }
    if names.is_empty() || inside.contains("\nexport ") {
        return Err(format!("{name} is not written as expected."));
    }
    // Inside the single file the glue has no address of its own.
    let inside = inside.replace("import.meta.url", "\"\"");
    Ok((inside, names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{function, named};

    const ENGINE: &str = "let wasm;\nexport class List {\n}\nexport function is_text(a) { return a; }\n\
        function initSync(m) { return new URL('x', import.meta.url); }\n\
        export { initSync, __wbg_init as default };\n";
    const CHARSET: &str =
        "let wasm;\nexport class Charset {\n}\nexport { initSync, x as default };\n";
    const WORKER: &str = "import { List, initSync, is_text } from \"./engine-1.js\";\n\
        const a = await fetch(new URL(address, import.meta.url));\n\
        const b = await import(\"./charset-2.js\"), c = await import(\"./sheets-3.js\");\n\
        postMessage(a);\nonmessage = () => {};\n";

    #[test]
    fn the_worker_and_its_programs_become_one_function_without_imports() {
        assert_eq!(named(WORKER, "charset").unwrap(), "charset-2.js");
        let (engine, charset) = ("engine-1.js".to_owned(), "charset-2.js".to_owned());
        let glues = [(&engine, &ENGINE.to_owned()), (&charset, &CHARSET.to_owned())];
        let text = function(WORKER, glues).unwrap();
        for gone in ["export", "import", "await fetch"] {
            assert!(!text.contains(gone), "{gone} in {text}");
        }
        for there in [
            "return { List, is_text, initSync };",
            "return { Charset, initSync };",
            "const { List, initSync, is_text } = glues[\"./engine-1.js\"];",
            "b = glues[\"./charset-2.js\"]",
            "c = missing(\"./sheets-3.js\")",
            "\nself.onmessage = () => {};",
        ] {
            assert!(text.contains(there), "{there} in {text}");
        }
    }

    #[test]
    fn a_script_that_is_written_otherwise_stops_the_build() {
        let (engine, charset) = ("engine-1.js".to_owned(), "charset-2.js".to_owned());
        let glues = [(&engine, &"let a;".to_owned()), (&charset, &CHARSET.to_owned())];
        assert!(function(WORKER, glues).is_err());
        let glues = [(&engine, &ENGINE.to_owned()), (&charset, &CHARSET.to_owned())];
        assert!(function("onmessage = 1;", glues).is_err());
    }
}
