//! A Rust kernel to run cells in.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, ChildStdout, Stdio},
    time::Duration,
};

use serde_json::{Value, json};

use super::{RunError, shown::Shown};
use crate::{error::Error, lab::Place};

/// Speaks with the kernel through Jupyter's own client.
const BRIDGE: &str = include_str!("kernel.py");

/// What runs cells, one after the other, and remembers what they defined.
pub trait Kernel {
    /// Runs a cell. `None` when it took longer than `limit`: the kernel is a new one then.
    ///
    /// # Errors
    /// When the kernel is gone.
    fn execute(&mut self, code: &str, limit: Duration) -> Result<Option<Shown>, RunError>;

    /// Forgets everything.
    ///
    /// # Errors
    /// When no new kernel starts.
    fn restart(&mut self) -> Result<(), RunError>;
}

/// evcxr, behind Jupyter's client, in the build folder that is kept for checking this notebook.
pub(super) struct Evcxr {
    bridge: Child,
    answers: BufReader<ChildStdout>,
    log: PathBuf,
}

impl Evcxr {
    /// Starts the kernel for one notebook.
    pub(super) fn start(place: &Place, notebook: &str) -> Result<Self, RunError> {
        let script = place.home.join("bridge.py");
        let log = place.home.join(format!("check-{notebook}.log"));
        fs::write(&script, BRIDGE).map_err(|source| Error::Write {
            path: script.clone(),
            source,
        })?;
        let mut command = place.python();
        command
            .arg(&script)
            .arg(&log)
            // Not the build folder of the reader's own copy, where a kernel may be running.
            .env("JPY_SESSION_NAME", format!("check-{notebook}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let gone = || RunError::Kernel { log: log.clone() };
        let mut bridge = command.spawn().map_err(|_| gone())?;
        let answers = BufReader::new(bridge.stdout.take().ok_or_else(gone)?);
        Ok(Self {
            bridge,
            answers,
            log,
        })
    }

    fn ask(&mut self, request: &Value) -> Result<Value, RunError> {
        let gone = || RunError::Kernel {
            log: self.log.clone(),
        };
        let mut requests = self.bridge.stdin.as_ref().ok_or_else(gone)?;
        writeln!(requests, "{request}").map_err(|_| gone())?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer).map_err(|_| gone())?;
        serde_json::from_str(&answer).map_err(|_| gone())
    }
}

impl Kernel for Evcxr {
    fn execute(&mut self, code: &str, limit: Duration) -> Result<Option<Shown>, RunError> {
        let answer = self.ask(&json!({ "code": code, "seconds": limit.as_secs() }))?;
        Ok(answer.get("outputs").map(Shown::read))
    }

    fn restart(&mut self) -> Result<(), RunError> {
        self.ask(&json!({ "restart": true })).map(drop)
    }
}

impl Drop for Evcxr {
    fn drop(&mut self) {
        // Waiting closes the bridge's input, at whose end it stops its kernel.
        let _ = self.bridge.wait();
    }
}
