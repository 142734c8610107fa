//! What is said when a machine is lost, silent or never was there. The machines are processes on the loopback here.

#![allow(clippy::unwrap_used, reason = "a test may unwrap")]

mod runs;

use runs::{Server, binary, start, text, train};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A test waits for an answer this long, in seconds, and a run of it ends well before [`LONGEST`].
const PATIENCE: u32 = 2;
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn a_server_lost_or_silent_in_the_middle_is_named_and_the_last_whole_network_saved() {
    for (signal, wanted) in [
        (
            "-KILL",
            "wanted an answer, found that the connection is lost; ",
        ),
        ("-STOP", "wanted an answer, found silence for 2 s; "),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let begun = start(folder.path());
        let servers = [Server::start(), Server::start()];
        let devices = servers.each_ref().map(|server| server.address.clone());
        let mut run = train(folder.path(), &devices.join(","))
            .args(["--batch-size", "1000", "--steps", "1000000"])
            .args(["--patience", &PATIENCE.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The table's title, the row of the beginning, and that of the first epoch.
        let mut rows = BufReader::new(run.stdout.take().unwrap()).lines();
        assert_eq!(rows.by_ref().take(3).count(), 3, "{signal}");
        let victim = servers[1].process.id().to_string();
        let status = Command::new("kill").args([signal, &victim]).status();
        assert!(status.unwrap().success(), "{signal}");

        let signalled = Instant::now();
        let ended = run.wait_with_output().unwrap();
        let (waited, found) = (signalled.elapsed(), text(&ended.stderr));
        assert!(waited < LONGEST, "{signal}: it took {waited:?}");
        assert_eq!(ended.status.code(), Some(1), "{signal}: {found}");
        let named = format!("error: {}: {wanted}", devices[1]);
        assert!(
            found.starts_with(&named),
            "{signal}: wanted {named:?}, found {found:?}"
        );
        assert!(
            found.ends_with(" steps is saved as end\n"),
            "{signal}: {found:?}"
        );
        assert_eq!(found.lines().count(), 1, "{signal}: {found:?}");
        let end = digits::model_file::load(folder.path().join("end")).unwrap();
        assert_ne!(end.network, begun.network, "{signal}: no step was taken");
    }
}

#[test]
fn an_address_without_a_server_is_named_before_the_first_step() {
    let folder = tempfile::tempdir().unwrap();
    start(folder.path());
    // One listens and never answers. At the other, nobody listens any more.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = listener.local_addr().unwrap().to_string();
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string();
    let server = Server::start();
    for (address, wanted) in [
        (&*silent, "wanted an answer, found silence for 2 s\n"),
        (&*free, "found: Connection refused"),
        ("127.0.0.1", "found: invalid socket address"),
        ("127.0.0.1:port", "found: invalid port value"),
        ("127.0.0.1:99999", "found: invalid port value"),
    ] {
        let began = Instant::now();
        let ended = train(folder.path(), &format!("{},{address}", server.address))
            .args(["--patience", &PATIENCE.to_string()])
            .output()
            .unwrap();
        let (waited, found) = (began.elapsed(), text(&ended.stderr));
        assert!(waited < LONGEST, "{address}: it took {waited:?}");
        assert_eq!(ended.status.code(), Some(1), "{address}: {found}");
        let named = format!("error: {address}: wanted ");
        assert!(
            found.starts_with(&named),
            "wanted {named:?}, found {found:?}"
        );
        assert!(
            found.contains(wanted),
            "{address}: wanted {wanted:?}, found {found:?}"
        );
        assert_eq!(found.lines().count(), 1, "{address}: {found:?}");
    }
    assert!(
        !folder.path().join("end").exists(),
        "a run without a step was saved"
    );
}

#[test]
fn a_port_that_is_taken_is_named() {
    let server = Server::start();
    let second = binary()
        .args(["serve", "--listen", &server.address])
        .output()
        .unwrap();
    let found = text(&second.stderr);
    let wanted = format!("error: {}: wanted to listen there, found: ", server.address);
    assert_eq!(second.status.code(), Some(1), "{found}");
    assert!(
        found.starts_with(&wanted),
        "wanted {wanted:?}, found {found:?}"
    );
}

#[test]
fn a_server_says_whom_it_serves_and_that_nothing_is_encrypted() {
    let usual = binary().args(["serve", "--help"]).output().unwrap();
    assert!(text(&usual.stdout).contains("[default: 127.0.0.1:"));
    for (listen, whom) in [
        ("127.0.0.1:0", "this computer alone"),
        ("0.0.0.0:0", "whoever can connect"),
    ] {
        let said = &Server::listening_at(listen).said;
        assert!(
            said.contains(&format!(" to {whom}, unencrypted ")),
            "{listen}: {said}"
        );
    }
}
