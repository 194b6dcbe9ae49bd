//! The example for nginx, tried: a server is started with it and asked for every file of the site.
//!
//! Knows what a publisher's server has to send; not how a site is built.

use crate::dist::Site;
use crate::tools::root;
use crate::{Outcome, release};
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server that ends with this value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.0.kill();
        let _waited = self.0.wait();
    }
}

/// Starts nginx with the example as written, and asks for every file: type, packing, caching, policy,
/// and the page for what is not there.
///
/// # Errors
/// Names the file and the header that is not as it should be.
pub fn check(program: &Path) -> Outcome<usize> {
    release::write()?;
    let told = |error: std::io::Error| error.to_string();
    let home = root().join("target/nginx");
    fs::create_dir_all(&home).map_err(told)?;
    let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|it| it.local_addr()).map_err(told)?;
    let policy = Site::release().policy()?;
    let site = release::folder().join("site");
    let server =
        release::example("nginx.conf", &policy, &site.to_string_lossy(), &free.to_string())?;
    let dir = home.display();
    let whole = format!(
        "daemon off; master_process off; pid {dir}/pid; error_log {dir}/error.log;\n\
         events {{}}\nhttp {{ access_log off; client_body_temp_path {dir}/a; proxy_temp_path {dir}/b;\n\
         fastcgi_temp_path {dir}/c; uwsgi_temp_path {dir}/d; scgi_temp_path {dir}/e;\n{server}}}\n"
    );
    let file = home.join("nginx.conf");
    fs::write(&file, whole).map_err(told)?;
    let mut start = Command::new(program);
    start.arg("-e").arg(home.join("error.log")).arg("-c").arg(&file);
    let child = start.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(told)?;
    let _server = Server(child);
    let mut tries = 0;
    while TcpStream::connect(free).is_err() {
        tries += 1;
        if tries > 50 {
            let log = fs::read_to_string(home.join("error.log")).unwrap_or_default();
            return Err(format!("nginx does not listen:\n{log}"));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let mut asked = 0;
    for (name, bytes) in release::files(&Site::release().folder)? {
        for packing in ["br", "gzip", ""] {
            let (head, body) = get(free, &format!("/{name}"), packing)?;
            let header = |key: &str| {
                let mut lines = head.lines().filter_map(|line| line.split_once(": "));
                lines.find(|(it, _)| it.eq_ignore_ascii_case(key)).map_or("", |(_, value)| value)
            };
            let wrong = |what: &str| Err(format!("nginx, /{name} as “{packing}”, {what}:\n{head}"));
            let end = name.rsplit('.').next().unwrap_or_default();
            let kind = match end {
                "html" => "text/html; charset=utf-8",
                "css" => "text/css; charset=utf-8",
                "js" => "text/javascript; charset=utf-8",
                "wasm" => "application/wasm",
                "json" => "application/json; charset=utf-8",
                "svg" => "image/svg+xml",
                "png" => "image/png",
                "md" => "text/markdown; charset=utf-8",
                _ => return Err(format!("the example has no type for {name}")),
            };
            if !head.starts_with("HTTP/1.1 200") {
                return wrong("is not there");
            }
            if header("Content-Type") != kind {
                return wrong(&format!("is not {kind}"));
            }
            let is_packed = release::PACKED.contains(&end);
            if is_packed && header("Content-Encoding") != packing {
                return wrong("is not packed so");
            }
            if !is_packed || packing.is_empty() {
                if body != bytes {
                    return wrong("is another file");
                }
            } else if body.len() >= bytes.len() && bytes.len() > 500 {
                return wrong("is not smaller");
            }
            let stem = name.rsplit('/').next().unwrap_or_default();
            let has_digest = stem
                .split(['-', '.', '_'])
                .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
            if has_digest != header("Cache-Control").contains("immutable") {
                return wrong("is cached otherwise");
            }
            if header("Content-Security-Policy") != policy
                || header("Referrer-Policy") != "no-referrer"
                || header("X-Content-Type-Options") != "nosniff"
            {
                return wrong("lacks the policy");
            }
            asked += 1;
        }
    }
    let (head, body) = get(free, "/nothing/here", "")?;
    if !head.starts_with("HTTP/1.1 404") || !String::from_utf8_lossy(&body).contains("Plenary") {
        return Err(format!("nginx, an address that leads nowhere:\n{head}"));
    }
    let (head, _) = get(free, "/", "br")?;
    if !head.contains("Content-Encoding: br") || !head.contains("text/html; charset=utf-8") {
        return Err(format!("nginx, the folder itself:\n{head}"));
    }
    Ok(asked + 2)
}

/// Head and body of an answer.
fn get(at: std::net::SocketAddr, path: &str, packing: &str) -> Outcome<(String, Vec<u8>)> {
    let told = |error: std::io::Error| error.to_string();
    let mut stream = TcpStream::connect(at).map_err(told)?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).map_err(told)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {packing}\r\nConnection: close\r\n\r\n"
    )
    .map_err(told)?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all).map_err(told)?;
    let end = all.windows(4).position(|it| it == b"\r\n\r\n").ok_or("an answer without a head")?;
    let body = all.split_off(end + 4);
    Ok((String::from_utf8_lossy(&all).into_owned(), body))
}
