//! Shows a folder to browsers on this computer, and tells them when it has changed.

use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server};

/// A server of one folder, for as long as the program runs.
#[derive(Debug)]
pub struct Site {
    /// Where a browser finds it.
    pub url: String,
    /// The port that it has.
    pub port: u16,
    version: Arc<AtomicU64>,
}

/// How many requests are answered at the same time.
const THREADS: usize = 4;

/// Where an open page asks whether it is still the newest.
const VERSION_PATH: &str = "/__version";

impl Site {
    /// Shows `folder` on 127.0.0.1, at `port` or, if that is taken, at a free one.
    ///
    /// # Errors
    /// If there is no free port either.
    pub fn open(folder: &Path, port: u16) -> io::Result<Self> {
        let localhost = Ipv4Addr::LOCALHOST;
        let server = Server::http((localhost, port)).or_else(|_| Server::http((localhost, 0)));
        let server = Arc::new(server.map_err(io::Error::other)?);
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        // A page that was open before the program started anew must see a new version too.
        let version = Arc::new(AtomicU64::new(u64::from(std::process::id()) << 32));
        for _ in 0..THREADS {
            let (server, folder, version) = (server.clone(), folder.to_path_buf(), version.clone());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    // A browser that went away before its answer is no problem of ours.
                    let _ = answer(request, &folder, version.load(Ordering::Relaxed));
                }
            });
        }
        Ok(Self {
            url: format!("http://{localhost}:{port}/"),
            port,
            version,
        })
    }

    /// Makes every open page load itself again.
    pub fn changed(&self) {
        self.version.fetch_add(1, Ordering::Relaxed);
    }
}

fn answer(request: Request, folder: &Path, version: u64) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_string();
    if path == VERSION_PATH {
        return request.respond(Response::from_string(version.to_string()).with_header(no_store()));
    }
    let (status, file) = match find(folder, &path) {
        Found::File(file) => (200, file),
        Found::Folder => {
            let response = Response::empty(301).with_header(header("Location", &format!("{path}/")));
            return request.respond(response);
        }
        Found::Nothing => (404, folder.join("404.html")),
    };
    let Ok(mut content) = fs::read(&file) else {
        return request.respond(Response::from_string("not found").with_status_code(404));
    };
    let kind = content_type(&file);
    if kind.starts_with("text/html") {
        let page = String::from_utf8_lossy(&content);
        content = page.replacen("</body>", &format!("{}</body>", reload_script(version)), 1).into_bytes();
    }
    let response = Response::from_data(content).with_status_code(status);
    request.respond(response.with_header(header("Content-Type", kind)).with_header(no_store()))
}

#[derive(Debug, PartialEq, Eq)]
enum Found {
    File(PathBuf),
    /// A folder whose address lacks its last `/`: links within its page would lead elsewhere.
    Folder,
    Nothing,
}

/// The file within `folder` that the path of an address means.
fn find(folder: &Path, path: &str) -> Found {
    let Some(path) = decoded(path) else {
        return Found::Nothing;
    };
    let (Ok(folder), Ok(mut file)) =
        (folder.canonicalize(), folder.join(path.trim_start_matches('/')).canonicalize())
    else {
        return Found::Nothing;
    };
    if !file.starts_with(&folder) {
        return Found::Nothing;
    }
    if file.is_dir() {
        if !path.ends_with('/') {
            return Found::Folder;
        }
        file.push("index.html");
    }
    if file.is_file() { Found::File(file) } else { Found::Nothing }
}

/// `%20` and the like as what they stand for.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Asks twice a second, while the page is in sight, whether it is still the newest.
fn reload_script(version: u64) -> String {
    format!(
        "<script>setInterval(async () => {{ \
         if (document.hidden) return; \
         try {{ if (await (await fetch('{VERSION_PATH}')).text() !== '{version}') location.reload(); }} catch {{}} \
         }}, 500);</script>"
    )
}

fn no_store() -> Header {
    header("Cache-Control", "no-store")
}

fn header(name: &str, value: &str) -> Header {
    // Addresses come percent-encoded, so nothing here is other than ASCII.
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("{name}: {value} is ASCII"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_file_of_the_folder_and_to_no_other() {
        let outside = tempfile::tempdir().unwrap();
        let book = outside.path().join("book");
        fs::create_dir_all(book.join("ch01-sse")).unwrap();
        fs::write(outside.path().join("secret.txt"), "").unwrap();
        for file in ["index.html", "ch01-sse/index.html", "a b.css"] {
            fs::write(book.join(file), "").unwrap();
        }
        let book = book.canonicalize().unwrap();
        let file = |path: &str| Found::File(book.join(path));
        let cases = [
            ("/", file("index.html")),
            ("/ch01-sse/", file("ch01-sse/index.html")),
            ("/ch01-sse", Found::Folder),
            ("/ch01-sse/../index.html", file("index.html")),
            ("/a%20b.css", file("a b.css")),
            ("/missing.html", Found::Nothing),
            ("/../secret.txt", Found::Nothing),
            ("/%2e%2e/secret.txt", Found::Nothing),
            ("/ch01-sse/..%2f..%2fsecret.txt", Found::Nothing),
            ("//etc/passwd", Found::Nothing),
            ("/%", Found::Nothing),
            ("/%zz", Found::Nothing),
            ("/%00", Found::Nothing),
        ];
        for (path, wanted) in cases {
            assert_eq!(find(&book, path), wanted, "{path}");
        }
    }
}
