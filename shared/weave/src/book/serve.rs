//! Shows a folder to browsers on this computer.
//!
//! It knows of HTTP what a browser needs to read files: each connection is one request for one file.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::{fs, thread, time::Duration};

use crate::error::Error;

/// A port of this computer at which a folder can be shown.
#[derive(Debug)]
pub struct Site {
    listener: TcpListener,
    /// The port.
    pub port: u16,
}

/// How long a browser may take to say what it wants, and how much it may say.
const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST_REQUEST: u64 = 64 * 1024;

impl Site {
    /// Takes `port` of 127.0.0.1 or, if another program has it, a free one.
    ///
    /// # Errors
    /// If there is no free port either.
    pub fn open(port: u16) -> Result<Self, Error> {
        let localhost = Ipv4Addr::LOCALHOST;
        let listener = TcpListener::bind((localhost, port));
        let listener = listener.or_else(|_| TcpListener::bind((localhost, 0)));
        let listener = listener.map_err(Error::NoPort)?;
        let port = listener.local_addr().map_err(Error::NoPort)?.port();
        Ok(Self { listener, port })
    }

    /// Shows `folder` for as long as the program runs.
    pub fn serve(&self, folder: &Path) {
        for connection in self.listener.incoming().flatten() {
            let folder = folder.to_path_buf();
            // A browser that goes away before its answer is no problem of ours.
            thread::spawn(move || answer(&connection, &folder));
        }
    }
}

fn answer(mut connection: &TcpStream, folder: &Path) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(connection.take(LONGEST_REQUEST)).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    // The rest must be read, too: a connection that is closed before its request has ended is reset.
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let path = match request.split(' ').collect::<Vec<_>>()[..] {
        ["GET", path, _] => path.split(['?', '#']).next().unwrap_or("/"),
        _ => "",
    };
    let (status, file) = match find(folder, path) {
        _ if path.is_empty() => ("400 Bad Request", None),
        Some(file) => ("200 OK", Some(file)),
        None => ("404 Not Found", Some(folder.join("404.html"))),
    };
    let kind = file.as_deref().map_or("text/plain", content_type);
    let content = file
        .map_or_else(|| Ok(Vec::new()), fs::read)
        .unwrap_or_default();
    let length = content.len();
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    connection.write_all(&content)?;
    connection.flush()
}

/// The file within `folder` that the path of an address means.
fn find(folder: &Path, path: &str) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let mut file = folder
        .join(path.trim_start_matches('/'))
        .canonicalize()
        .ok()?;
    if file.is_dir() && path.ends_with('/') {
        file.push("index.html");
    }
    (file.starts_with(&folder) && file.is_file()).then_some(file)
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
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
