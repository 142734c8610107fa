//! A server process on the loopback, on a port that the system picks. It ends with its owner.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

pub struct Server {
    pub process: Child,
    pub address: String,
    /// What the server says later finds an open pipe.
    _output: BufReader<ChildStdout>,
}

impl Server {
    pub fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_digits-in-burn"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process");
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("a pipe"));
        output.read_line(&mut line).expect("a line");
        let address = line
            .split([' ', ','])
            .nth(2)
            .expect("an address")
            .to_string();
        Self {
            process,
            address,
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
