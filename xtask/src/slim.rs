//! Makes the built site smaller without changing what it does: the comments and indentation of the
//! generated glue go, the long names under which program and glue know each other become short, what
//! a library exports and nobody calls goes from both, and style and dataset lose their white space.
//!
//! The names alone are 3 kB after brotli: each ends in a hash, which does not compress.

use crate::Outcome;
use base64::Engine;
use sha2::{Digest, Sha256, Sha384};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Slims the program and its glue in `dist`, gives them new names after their new contents, and
/// puts those and the new hashes into `html`.
///
/// # Errors
/// If there is not exactly one program with its glue, or it cannot be read or written.
pub fn program(dist: &Path, html: &str) -> Outcome<String> {
    let (glue, wasm, css) = (only(dist, ".js")?, only(dist, "_bg.wasm")?, only(dist, ".css")?);
    let text = |path| {
        read(path).and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()))
    };
    let (script, program) = pair(&text(&glue)?, &read(&wasm)?)?;
    let style = style(&text(&css)?);
    let mut html = html.to_owned();
    for (old, bytes, end) in [
        (glue, script.into_bytes(), ".js"),
        (wasm, program, "_bg.wasm"),
        (css, style.into_bytes(), ".css"),
    ] {
        let hash: String =
            Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let start = if end == ".css" { "style" } else { "plenary" };
        let name = format!("{start}-{hash}{end}");
        html = refer(&html, &file_name(&old), &name, &bytes)?;
        fs::remove_file(&old).map_err(|error| format!("{}: {error}.", old.display()))?;
        fs::write(dist.join(&name), bytes).map_err(|error| format!("{name}: {error}."))?;
    }
    Ok(html)
}

/// Glue and program, slimmed together.
///
/// # Errors
/// If the program is none, or the glue does not fit it.
pub fn pair(glue: &str, wasm: &[u8]) -> Outcome<(String, Vec<u8>)> {
    let mut config = walrus::ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm).map_err(|error| format!("The program: {error}."))?;
    let glue = without_unused(glue, &mut module);
    shorten(&without_comments(&glue), module)
}

/// What libraries export and nobody calls, by how it begins: what leptos' server functions need for
/// streams, and the mark of a program that is to be split, whose name is a hash of the folder that it
/// was built in. What is exported counts as used.
const UNUSED: [&str; 3] = ["intounderlying", "__wbg_intounderlying", "_WASM_SPLIT_MARKER_"];

/// Where that mark says what it is.
const MARK: &str = "__wasm_split_unstable";

/// Takes those exports, and all that only they need, out of the program and the glue. Relies on
/// what wasm-bindgen writes: a class ends with a brace alone in its line, an import with one and a
/// comma, indented as its name is.
fn without_unused(glue: &str, module: &mut walrus::Module) -> String {
    let is_unused = |name: &str| UNUSED.iter().any(|start| name.starts_with(start));
    let unused: Vec<_> =
        module.exports.iter().filter(|it| is_unused(&it.name)).map(walrus::Export::id).collect();
    for export in unused {
        module.exports.delete(export);
    }
    module.customs.remove_raw(MARK);
    walrus::passes::gc::run(module);
    let mut lines = glue.lines();
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        let import = line
            .strip_prefix("        __wb")
            .and_then(|rest| rest.split_once(": function("))
            .map(|(name, _)| format!("__wb{name}"));
        let is_gone =
            import.is_some_and(|import| module.imports.iter().all(|it| it.name != import));
        // Each is skipped up to its last line.
        let last: Option<&dyn Fn(&str) -> bool> = if is_gone {
            Some(&|line| line == "        },")
        } else if line.starts_with("export class IntoUnderlying") {
            Some(&|line| line == "}")
        } else if line.starts_with("const IntoUnderlying") {
            Some(&|line| line.ends_with(';'))
        } else if line.starts_with("if (Symbol.dispose) IntoUnderlying") {
            continue;
        } else {
            None
        };
        match last {
            Some(is_last) => while lines.next().is_some_and(|line| !is_last(line)) {},
            None => kept.push(line),
        }
    }
    kept.join("\n")
}

/// The page's template without the comments and indentation of its script.
pub fn template(html: &str) -> String {
    let lines = html.lines().map(str::trim);
    lines.filter(|it| !it.is_empty() && !it.starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// A style sheet without comments and without the white space that nothing needs.
fn style(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare += rest;
    let mut done = String::with_capacity(bare.len());
    let mut inside = false;
    let mut chars = bare.chars().peekable();
    while let Some(c) = chars.next() {
        inside ^= c == '"';
        if inside || !c.is_whitespace() {
            done.push(c);
            continue;
        }
        while chars.next_if(|next| next.is_whitespace()).is_some() {}
        let is_needed = !done.ends_with(['{', '}', ';', ',']) && !done.is_empty();
        if is_needed && chars.peek().is_some_and(|next| !"{};".contains(*next)) {
            done.push(' ');
        }
    }
    done
}

/// A JSON text without the white space outside its texts.
pub fn json(text: &str) -> String {
    let mut inside = false;
    let mut escaped = false;
    text.chars()
        .filter(|&c| {
            if inside {
                inside = escaped || c != '"';
                escaped = !escaped && c == '\\';
                return true;
            }
            inside = c == '"';
            !c.is_ascii_whitespace()
        })
        .collect()
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The one file in `dist` whose name ends so.
fn only(dist: &Path, end: &str) -> Outcome<PathBuf> {
    let entries = fs::read_dir(dist).map_err(|error| format!("{}: {error}.", dist.display()))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| file_name(path).ends_with(end));
    match found.as_slice() {
        [path] => Ok(path.clone()),
        _ => Err(format!("{} should have one *{end}, and has {}.", dist.display(), found.len())),
    }
}

/// Writes the new name and hash of a file wherever the page refers to it.
fn refer(html: &str, old: &str, new: &str, bytes: &[u8]) -> Outcome<String> {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes));
    let mut parts = html.split(old);
    let mut done = parts.next().unwrap_or_default().to_owned();
    for rest in parts {
        done += new;
        // The hash stands in the same tag, if the reference is one of a tag.
        let (tag, after) = rest.split_at(rest.find('>').unwrap_or(rest.len()));
        match tag.split_once("integrity=\"sha384-") {
            Some((before, old_hash)) => {
                let (_, end) = old_hash.split_once('"').ok_or("A hash in the page has no end.")?;
                done += &format!("{before}integrity=\"sha384-{hash}\"{end}");
            }
            None => done += tag,
        }
        done += after;
    }
    Ok(done)
}

/// Generated script without comments and indentation. Relies on what wasm-bindgen writes: each
/// comment stands on lines of its own, and no text goes over a line.
fn without_comments(script: &str) -> String {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in script.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            lines.push(line);
        }
        inside &= !line.ends_with("*/");
    }
    lines.join("\n")
}

/// Replaces the names of the program's imports, in the program and in the glue, by short ones.
fn shorten(glue: &str, mut module: walrus::Module) -> Outcome<(String, Vec<u8>)> {
    let mut short: HashMap<String, String> = HashMap::new();
    for import in module.imports.iter_mut() {
        let next = format!("_{}", short.len());
        import.name = short.entry(import.name.clone()).or_insert(next).clone();
    }
    let mut seen = 0;
    let mut done = String::with_capacity(glue.len());
    let mut rest = glue;
    let part_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    while let Some(start) = rest.find("__wb") {
        let (before, from) = rest.split_at(start);
        let (name, after) = from.split_at(from.find(|c| !part_of_name(c)).unwrap_or(from.len()));
        done += before;
        match short.get(name) {
            Some(short) => {
                seen += 1;
                done += short;
            }
            None => done += name,
        }
        rest = after;
    }
    done += rest;
    if seen != short.len() {
        return Err(format!("The glue has {seen} of the program's {} imports.", short.len()));
    }
    Ok((done, module.emit_wasm()))
}

#[cfg(test)]
mod tests {
    use super::{json, refer, shorten, style, template, without_comments, without_unused};

    #[test]
    fn exports_that_nobody_calls_go_with_all_that_only_they_need() {
        let mut module = walrus::Module::default();
        let kind = module.types.add(&[], &[]);
        let (kept, _) = module.add_import_func("./x_bg.js", "__wbg_kept_1", kind);
        let (gone, _) = module.add_import_func("./x_bg.js", "__wbg_gone_2", kind);
        module.exports.add("start", kept);
        module.exports.add("intounderlyingsource_pull", gone);
        let glue = "export class IntoUnderlyingSource {\n    pull() {\n    }\n}\n\
                    if (Symbol.dispose) IntoUnderlyingSource.prototype.x = 1;\n\
                    const IntoUnderlyingSourceFinalization = a\n    ? b\n    : c;\nlet x = {\n        \
                    __wbg_kept_1: function() {\n            one;\n        },\n        \
                    __wbg_gone_2: function() {\n            two;\n        },\n};\n";
        let glue = without_unused(glue, &mut module);
        assert_eq!(
            glue,
            "let x = {\n        __wbg_kept_1: function() {\n            one;\n        },\n};"
        );
        let names: Vec<_> = module.imports.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["__wbg_kept_1"]);
    }

    #[test]
    fn no_hash_of_the_folder_of_the_build_stays() {
        use walrus::{ConstExpr, ValType, ir::Value};
        let mut module = walrus::Module::default();
        let zero = ConstExpr::Value(Value::I32(0));
        let mark = module.globals.add_local(ValType::I32, false, false, zero);
        module.exports.add("_WASM_SPLIT_MARKER_04c2d8aaf8dc1be6version", mark);
        let data = vec![1];
        module.customs.add(walrus::RawCustomSection { name: super::MARK.to_owned(), data });
        without_unused("", &mut module);
        assert_eq!((module.exports.iter().count(), module.globals.iter().count()), (0, 0));
        assert_eq!(module.customs.iter().count(), 0);
    }

    #[test]
    fn a_style_sheet_keeps_what_it_says() {
        let text = "/* gone */\n@media (a) {\n  .b > .c, d e { margin: 0 1px;\n    content: \" ; { x\"; }\n}\n";
        let slim = "@media (a){.b > .c,d e{margin: 0 1px;content: \" ; { x\";}}";
        assert_eq!(style(text), slim);
    }

    #[test]
    fn white_space_stays_inside_texts_only() {
        let text = "{\n  \"a \\\" b\": [ 1,\t\"c  \\\\\" ],\r\n \"d\": \" \"}";
        assert_eq!(json(text), "{\"a \\\" b\":[1,\"c  \\\\\"],\"d\":\" \"}");
    }

    #[test]
    fn a_template_keeps_addresses_and_code() {
        let html = "<head>\n  <script>\n    // gone\n    f('https://x'); // kept\n\n  </script>\n";
        assert_eq!(template(html), "<head>\n<script>\nf('https://x'); // kept\n</script>");
    }

    #[test]
    fn comments_go_and_code_stays() {
        let script = "/**\n * @returns {number}\n */\nlet a = 1; // kept\n  // gone\n\n  f(a);\n";
        assert_eq!(without_comments(script), "let a = 1; // kept\nf(a);");
    }

    #[test]
    fn program_and_glue_keep_knowing_each_other() {
        let mut module = walrus::Module::default();
        let kind = module.types.add(&[], &[]);
        module.add_import_func("./x_bg.js", "__wbg_now_0123456789abcdef", kind);
        let glue = "{ __wbg_now_0123456789abcdef: function() {}, __wbg_other: 1 }";
        let (glue, wasm) = shorten(glue, module).unwrap();
        assert_eq!(glue, "{ _0: function() {}, __wbg_other: 1 }");
        let module = walrus::Module::from_buffer(&wasm).unwrap();
        assert!(module.imports.find("./x_bg.js", "_0").is_some());
        assert!(shorten("{}", module).is_err(), "an import that the glue lacks stops the build");
    }

    #[test]
    fn the_page_refers_to_the_new_file_by_name_and_hash() {
        let html = "<link href=\"./a.js\" integrity=\"sha384-OLD\"><link href=\"b\" \
                    integrity=\"sha384-B\"><script>import './a.js'</script>";
        let done = refer(html, "a.js", "n.js", b"x").unwrap();
        assert!(!done.contains("a.js") && !done.contains("OLD"), "{done}");
        assert_eq!(done.matches("n.js").count(), 2);
        assert!(done.contains("integrity=\"sha384-B\""), "{done}");
    }
}
