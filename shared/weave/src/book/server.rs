//! Shows a folder to browsers on this computer, and tells them when it has changed.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// A server of one folder, for as long as the program runs.
///
/// It knows of HTTP what a browser on the same computer needs to read files: each connection is one request for one
/// file.
#[derive(Debug)]
pub struct Site {
    /// Where a browser finds it.
    pub url: String,
    /// The port that it has.
    pub port: u16,
    version: Arc<AtomicU64>,
}

/// Where an open page asks whether it is still the newest.
const VERSION_PATH: &str = "/__version";

/// How long a browser may take to say what it wants, and how much it may say.
const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST_REQUEST: u64 = 64 * 1024;

impl Site {
    /// Shows `folder` on 127.0.0.1, at `port` or, if that is taken, at a free one.
    ///
    /// # Errors
    /// If there is no free port either.
    pub fn open(folder: &Path, port: u16) -> io::Result<Self> {
        let localhost = Ipv4Addr::LOCALHOST;
        let listener = TcpListener::bind((localhost, port));
        let listener = listener.or_else(|_| TcpListener::bind((localhost, 0)))?;
        let port = listener.local_addr()?.port();
        // A page that was open before the program started anew must see a new version too.
        let version = Arc::new(AtomicU64::new(u64::from(std::process::id()) << 32));
        let (folder, current) = (folder.to_path_buf(), version.clone());
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (folder, version) = (folder.clone(), current.load(Ordering::Relaxed));
                // A browser that goes away before its answer is no problem of ours.
                thread::spawn(move || answer(&connection, &folder, version));
            }
        });
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

fn answer(connection: &TcpStream, folder: &Path, version: u64) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(connection.take(LONGEST_REQUEST)).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    // The rest must be read, too: a connection that is closed before its request has ended is reset.
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let answer = Answer::to(&request, folder, version);
    let mut connection = connection;
    write!(connection, "HTTP/1.1 {}\r\n", answer.status)?;
    write!(
        connection,
        "Content-Type: {}\r\nContent-Length: {}\r\n",
        answer.kind,
        answer.content.len()
    )?;
    if let Some(location) = &answer.location {
        write!(connection, "Location: {location}\r\n")?;
    }
    write!(
        connection,
        "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    if !request.starts_with("HEAD ") {
        connection.write_all(&answer.content)?;
    }
    connection.flush()
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    location: Option<String>,
    content: Vec<u8>,
}

impl Answer {
    /// The answer to a request's first line, such as `GET /index.html HTTP/1.1`.
    fn to(request: &str, folder: &Path, version: u64) -> Self {
        let path = match request.split(' ').collect::<Vec<_>>()[..] {
            ["GET" | "HEAD", path, _] => path.split(['?', '#']).next().unwrap_or("/"),
            _ => return Self::plain("400 Bad Request", "this server reads out files\n"),
        };
        if path == VERSION_PATH {
            return Self::plain("200 OK", &version.to_string());
        }
        match find(folder, path) {
            Found::File(file) => Self::file("200 OK", &file, version),
            Found::Folder => Self {
                location: Some(format!("{path}/")),
                ..Self::plain("301 Moved Permanently", "")
            },
            Found::Nothing => Self::file("404 Not Found", &folder.join("404.html"), version),
        }
    }

    fn plain(status: &'static str, content: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            location: None,
            content: content.as_bytes().to_vec(),
        }
    }

    fn file(status: &'static str, file: &Path, version: u64) -> Self {
        let Ok(mut content) = fs::read(file) else {
            return Self::plain("404 Not Found", "there is no such file\n");
        };
        let kind = content_type(file);
        if kind.starts_with("text/html") {
            let page = String::from_utf8_lossy(&content);
            let script = format!("{}</body>", reload_script(version));
            content = page.replacen("</body>", &script, 1).into_bytes();
        }
        Self {
            status,
            kind,
            location: None,
            content,
        }
    }
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
    let (Ok(folder), Ok(mut file)) = (
        folder.canonicalize(),
        folder.join(path.trim_start_matches('/')).canonicalize(),
    ) else {
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
    if file.is_file() {
        Found::File(file)
    } else {
        Found::Nothing
    }
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
    String::from_utf8(bytes)
        .ok()
        .filter(|path| !path.contains('\0'))
}

fn content_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or("")
    {
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
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
