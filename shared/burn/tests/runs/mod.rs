//! The program as a server and as a training run.

#![allow(dead_code, reason = "each test uses a part of it")]

use ch05_training::training::untrained;
use digits::model_file::{Model, save};
use mnist::data;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

pub fn binary() -> Command {
    Command::new(env!("CARGO_BIN_EXE_digits-in-burn"))
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Saves a network that has learnt nothing as `start`.
pub fn start(folder: &Path) -> Model {
    let model = Model::new(untrained(&data().train, 1).0, Some((28, 28)));
    save(folder.join("start"), &model).unwrap();
    model
}

/// A run from `start` to `end` on these devices, or on this one if there are none.
pub fn train(folder: &Path, devices: &str) -> Command {
    let mut run = binary();
    run.current_dir(folder)
        .args(["train", "start", "--save", "end"]);
    if !devices.is_empty() {
        run.args(["--devices", devices]);
    }
    run
}

/// A server on a port that the system picks. It ends with its owner.
pub struct Server {
    pub process: Child,
    pub address: String,
    /// Its first line.
    pub said: String,
    /// What it says later finds an open pipe.
    _output: BufReader<ChildStdout>,
}

impl Server {
    pub fn start() -> Self {
        Self::listening_at("127.0.0.1:0")
    }

    pub fn listening_at(address: &str) -> Self {
        let mut process = binary()
            .args(["serve", "--listen", address])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (mut output, mut said) = (
            BufReader::new(process.stdout.take().unwrap()),
            String::new(),
        );
        output.read_line(&mut said).unwrap();
        let address = said.split(' ').nth(2).expect("an address").to_string();
        Self {
            process,
            address,
            said,
            _output: output,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
