//! Training on several machines when one of them is lost, silent or absent. Here they are processes on the loopback.

#![allow(clippy::unwrap_used, reason = "a test may unwrap")]

mod server;

use ch05_training::training::untrained;
use digits::model_file::{Model, load, save};
use mnist::data;
use server::Server;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

fn start(folder: &Path) -> Model {
    let model = Model::new(untrained(&data().train, 1).0, Some((28, 28)));
    save(folder.join("start"), &model).unwrap();
    model
}

fn train(folder: &Path, devices: &str) -> Child {
    let arguments = "train start --save end --steps 1000000 --patience 3 --devices";
    Command::new(env!("CARGO_BIN_EXE_digits-in-burn"))
        .current_dir(folder)
        .args(arguments.split(' '))
        .arg(devices)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Stops a process at once, or halts it, as the shell's `kill` does.
fn signal(name: &str, server: &Server) {
    let id = server.process.id().to_string();
    let done = Command::new("kill").args([name, &id]).status();
    assert!(done.unwrap().success(), "kill {name} {id}");
}

/// How a training run on two servers ends when the second gets this signal in the middle.
fn after(name: &str) -> (String, Server, Model, Model) {
    let folder = tempfile::tempdir().unwrap();
    let begun = start(folder.path());
    let servers = [Server::start(), Server::start()];
    let devices = servers.each_ref().map(|server| server.address.clone());
    let mut run = train(folder.path(), &devices.join(","));
    // The table's title and first row: the steps begin.
    let output = BufReader::new(run.stdout.take().unwrap());
    assert_eq!(output.lines().take(2).count(), 2);
    sleep(Duration::from_secs(1));
    signal(name, &servers[1]);
    let signalled = Instant::now();
    let ended = run.wait_with_output().unwrap();
    let waited = signalled.elapsed();
    assert!(
        waited < Duration::from_secs(20),
        "the run went on for {waited:?}"
    );
    let found = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{found}");
    let [_, second] = servers;
    let saved = load(folder.path().join("end")).unwrap_or_else(|error| panic!("{error}: {found}"));
    (found, second, begun, saved)
}

#[test]
fn a_lost_server_is_named_and_the_last_whole_model_is_saved() {
    let (found, server, begun, saved) = after("-KILL");
    let wanted = format!(
        "error: {}: wanted the slopes of its part of a batch, found that the server is lost; saved as end after step ",
        server.address
    );
    assert!(
        found.starts_with(&wanted),
        "wanted {wanted:?}, found {found:?}"
    );
    assert_eq!(found.lines().count(), 1, "{found}");
    assert_ne!(saved.network, begun.network, "no step was taken");
}

#[test]
fn a_silent_server_is_named_and_the_last_whole_model_is_saved() {
    let (found, server, begun, saved) = after("-STOP");
    let wanted = format!(
        "error: {}: wanted the slopes of its part of a batch, found silence for 3 s; saved as end after step ",
        server.address
    );
    assert!(
        found.starts_with(&wanted),
        "wanted {wanted:?}, found {found:?}"
    );
    assert_ne!(saved.network, begun.network, "no step was taken");
}

#[test]
fn an_absent_server_is_named_before_the_first_step() {
    let folder = tempfile::tempdir().unwrap();
    start(folder.path());
    let here = Server::start();
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let ended = train(folder.path(), &format!("{},{free}", here.address)).wait_with_output();
    let ended = ended.unwrap();
    let found = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{found}");
    assert!(
        found.starts_with(&format!("error: {free}: wanted a server")),
        "{found}"
    );
    assert!(!folder.path().join("end").exists());
}

#[test]
fn a_taken_port_is_named() {
    let here = Server::start();
    let second = Command::new(env!("CARGO_BIN_EXE_digits-in-burn"))
        .args(["serve", "--listen", &here.address])
        .output()
        .unwrap();
    let found = String::from_utf8(second.stderr).unwrap();
    let wanted = format!(
        "error: --listen: wanted to listen at {}, found: ",
        here.address
    );
    assert_eq!(second.status.code(), Some(1), "{found}");
    assert!(found.starts_with(&wanted), "{found}");
}
