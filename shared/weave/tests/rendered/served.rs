//! What a browser gets, and what nobody gets.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::thread;

use weave::book::{self, Site};

/// Serves the folder for as long as the tests run, and gives the port.
fn served(folder: &Path, port: u16) -> u16 {
    let site = Site::open(port).unwrap();
    let (port, folder) = (site.port, folder.to_path_buf());
    thread::spawn(move || site.serve(&folder));
    port
}

/// The status, the rest of the head and the body of the answer to a request.
fn fetch(port: u16, request: &str) -> [String; 3] {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(connection, "{request}\r\nHost: localhost\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let (status, head) = head.split_once("\r\n").unwrap();
    [status, head, body].map(str::to_string)
}

#[test]
fn a_served_book_answers_for_its_own_files_alone() {
    let outside = tempfile::tempdir().unwrap();
    let book = outside.path().join("book");
    fs::create_dir_all(book.join("ch01-sse")).unwrap();
    fs::write(outside.path().join("secret.txt"), "secret").unwrap();
    for file in ["index.html", "ch01-sse/index.html", "a.css", "404.html"] {
        fs::write(book.join(file), file).unwrap();
    }
    let port = served(&book, 0);
    let (found, missing) = ("200 OK", "404 Not Found");
    let bad = "400 Bad Request";
    let cases = [
        ("GET / HTTP/1.1", found, "index.html"),
        ("GET /index.html?a=b HTTP/1.1", found, "index.html"),
        ("GET /ch01-sse/ HTTP/1.1", found, "ch01-sse/index.html"),
        ("GET /ch01-sse HTTP/1.1", missing, "404.html"),
        ("GET /ch01-sse/../index.html HTTP/1.1", found, "index.html"),
        ("GET /a.css HTTP/1.1", found, "a.css"),
        ("GET /gone.html HTTP/1.1", missing, "404.html"),
        ("GET /../secret.txt HTTP/1.1", missing, "404.html"),
        ("GET /%2e%2e/secret.txt HTTP/1.1", missing, "404.html"),
        (
            "GET /ch01-sse/..%2f..%2fsecret.txt HTTP/1.1",
            missing,
            "404.html",
        ),
        ("GET //etc/passwd HTTP/1.1", missing, "404.html"),
        ("GET /% HTTP/1.1", missing, "404.html"),
        ("GET /%zz HTTP/1.1", missing, "404.html"),
        ("GET /%00 HTTP/1.1", missing, "404.html"),
        ("POST / HTTP/1.1", bad, ""),
        ("nonsense", bad, ""),
        ("", bad, ""),
    ];
    for (request, status, body) in cases {
        let [found, _, content] = fetch(port, request);
        let wanted = [format!("HTTP/1.1 {status}"), body.to_string()];
        assert_eq!([found, content], wanted, "{request}");
    }
    let [_, head, _] = fetch(port, "GET /a.css HTTP/1.1");
    assert!(
        head.contains("Content-Type: text/css; charset=utf-8"),
        "{head}"
    );

    let other = served(&book, port);
    assert_ne!(other, port, "a taken port is left to who has it");
}

/// Wherever cargo builds, and however it was told to.
#[test]
fn the_book_is_written_beside_what_cargo_builds() {
    let book = crate::small_book();
    let root = book.path().canonicalize().unwrap();
    crate::write(&root, "Cargo.toml", "[workspace]\n");
    crate::write(&root, "chapters/ch01-first/README.md", "# A chapter\n");
    let inside = root.join("chapters/ch01-first");
    assert_eq!(book::output(&root).unwrap().file_name().unwrap(), "book");
    let cases = [
        (&root, "CARGO_TARGET_DIR", "built", root.join("built/book")),
        (
            &inside,
            "CARGO_TARGET_DIR",
            "built",
            inside.join("built/book"),
        ),
        (
            &inside,
            "CARGO_BUILD_TARGET_DIR",
            "other",
            inside.join("other/book"),
        ),
        (&inside, "UNSET", "", root.join("configured/book")),
    ];
    crate::write(
        &root,
        ".cargo/config.toml",
        "[build]\ntarget-dir = \"configured\"\n",
    );
    for (folder, variable, value, wanted) in cases {
        let built = Command::new(env!("CARGO_BIN_EXE_weave"))
            .args(["book", "build"])
            .current_dir(folder)
            .env_remove("CARGO_TARGET_DIR")
            .env(variable, value)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&built.stdout).into_owned();
        let wanted = format!("the book is at {}", wanted.join("index.html").display());
        assert!(
            told.contains(&wanted),
            "{variable}={value} in {}: {told}",
            folder.display()
        );
    }
}
