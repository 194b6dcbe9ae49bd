//! What is built, as a text browser has it, and the release from a publisher's own server:
//! `cargo xtask release`, then `cargo test --test served`. `cargo xtask test --all` runs it where there
//! are lynx and nginx.
#![allow(clippy::unwrap_used, missing_docs)]

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Files that are sent packed, and the type of each kind of file.
const KINDS: &[(&str, bool, &str)] = &[
    ("html", true, "text/html; charset=utf-8"),
    ("css", true, "text/css; charset=utf-8"),
    ("js", true, "text/javascript; charset=utf-8"),
    ("wasm", true, "application/wasm"),
    ("json", true, "application/json; charset=utf-8"),
    ("svg", true, "image/svg+xml"),
    ("png", false, "image/png"),
    ("md", true, "text/markdown; charset=utf-8"),
];

fn target(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(name)
}

/// The built site, as it was released.
fn site() -> PathBuf {
    let site = target("release-site/site");
    assert!(site.is_dir(), "there is no release; run: cargo xtask release");
    site
}

/// Every organization that is named or held a status stands in the page as text.
#[test]
fn the_page_has_every_name_in_a_text_browser() {
    let mut lynx = Command::new("lynx");
    lynx.args(["-dump", "-nolist", "-width=200", "-display_charset=utf-8"]);
    let shown = lynx.arg(site().join("index.html")).output().unwrap();
    assert!(shown.status.success(), "lynx shows nothing");
    let shown = String::from_utf8_lossy(&shown.stdout);
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let dataset = fs::read_to_string(site().join("data/sco-rats-2022.json")).unwrap();
    let dataset: Value = serde_json::from_str(&dataset).unwrap();
    let all = |list: &str| dataset[list].as_array().unwrap().iter();
    let mut ids: Vec<&Value> = all("participations").map(|it| &it["organization"]).collect();
    let in_force = all("memberships").filter(|it| it["in_force"] == true);
    ids.extend(in_force.map(|it| &it["member"]).filter(|it| it.is_string()));
    assert!(ids.len() >= 38, "only {} names are looked for", ids.len());
    for organization in all("organizations").filter(|it| ids.contains(&&it["id"])) {
        let name = organization["names"]["en"]["short"].as_str().unwrap_or_default();
        assert!(shown.contains(name), "{name} is not in the page as text");
    }
    assert!(shown.contains("The organiser names 33"), "the sentence is not in the page as text");
    // What is said only when something breaks is not said here.
    assert!(!shown.contains("has stopped"), "a fault is told that has not happened");
}

/// A server that ends with this value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// Nginx with the example as written, but for its address and the folder of the site.
fn nginx() -> (Server, SocketAddr) {
    let home = target("nginx");
    fs::create_dir_all(&home).unwrap();
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let server = fs::read_to_string(target("release-site/nginx.conf")).unwrap();
    for slot in ["listen 8080;", "root /srv/plenary;"] {
        assert!(server.contains(slot), "the example does not say “{slot}”");
    }
    let server = server.replace("listen 8080;", &format!("listen {free};"));
    let server = server.replace("root /srv/plenary;", &format!("root {};", site().display()));
    let dir = home.display();
    let whole = format!(
        "daemon off; master_process off; pid {dir}/pid; error_log {dir}/error.log;\n\
         events {{}}\nhttp {{ access_log off; client_body_temp_path {dir}/a; proxy_temp_path {dir}/b;\n\
         fastcgi_temp_path {dir}/c; uwsgi_temp_path {dir}/d; scgi_temp_path {dir}/e;\n{server}}}\n"
    );
    let file = home.join("nginx.conf");
    fs::write(&file, whole).unwrap();
    let mut start = Command::new("nginx");
    start.arg("-e").arg(home.join("error.log")).arg("-c").arg(&file);
    let child = start.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let server = Server(child);
    for _ in 0..50 {
        if TcpStream::connect(free).is_ok() {
            return (server, free);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let log = fs::read_to_string(home.join("error.log")).unwrap_or_default();
    panic!("nginx does not listen:\n{log}");
}

/// All files below a folder that are no packed ones, by their names with slashes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            all.extend(files(&path).into_iter().map(|(it, bytes)| (format!("{name}/{it}"), bytes)));
        } else if ![".br", ".gz"].iter().any(|end| name.ends_with(end)) {
            all.push((name, fs::read(&path).unwrap()));
        }
    }
    all
}

/// Every file: type, packing, caching, policy; and the page for what is not there.
#[test]
fn nginx_sends_what_the_example_says() {
    let (_server, at) = nginx();
    let page = fs::read_to_string(site().join("index.html")).unwrap();
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let (policy, _) = rest.split_once('"').unwrap();
    let files = files(&site());
    assert!(files.len() > 10, "only {} files are asked for", files.len());
    for (name, bytes) in files {
        for packing in ["br", "gzip", ""] {
            let (head, body) = get(at, &format!("/{name}"), packing);
            let header = |key: &str| {
                let mut lines = head.lines().filter_map(|line| line.split_once(": "));
                lines.find(|(it, _)| it.eq_ignore_ascii_case(key)).map_or("", |(_, value)| value)
            };
            let said = format!("/{name} as “{packing}”:\n{head}");
            let end = name.rsplit('.').next().unwrap();
            let kind = KINDS.iter().find(|(it, ..)| *it == end);
            let (_, is_packed, kind) = kind.unwrap_or_else(|| panic!("no type for {name}"));
            assert!(head.starts_with("HTTP/1.1 200"), "{said}");
            assert_eq!(header("Content-Type"), *kind, "{said}");
            if *is_packed {
                assert_eq!(header("Content-Encoding"), packing, "{said}");
            }
            if !is_packed || packing.is_empty() {
                assert!(body == bytes, "another file, {said}");
            } else {
                assert!(body.len() < bytes.len() || bytes.len() <= 500, "not smaller, {said}");
            }
            let stem = name.rsplit('/').next().unwrap();
            let has_digest = stem
                .split(['-', '.', '_'])
                .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
            assert_eq!(header("Cache-Control").contains("immutable"), has_digest, "{said}");
            assert_eq!(header("Content-Security-Policy"), policy, "{said}");
            assert_eq!(header("Referrer-Policy"), "no-referrer", "{said}");
            assert_eq!(header("X-Content-Type-Options"), "nosniff", "{said}");
        }
    }
    let (head, body) = get(at, "/nothing/here", "");
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    assert!(String::from_utf8_lossy(&body).contains("Plenary"), "{head}");
    let (head, _) = get(at, "/", "br");
    assert!(head.contains("Content-Encoding: br"), "{head}");
    assert!(head.contains("text/html; charset=utf-8"), "{head}");
}

/// Head and body of an answer.
fn get(at: SocketAddr, path: &str, packing: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {packing}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
    let body = all.split_off(end + 4);
    (String::from_utf8_lossy(&all).into_owned(), body)
}
