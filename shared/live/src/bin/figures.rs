//! Answers one question about a figure.

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let answer = io::read_to_string(io::stdin())
        .map_err(|error| error.to_string())
        .and_then(|question| {
            live::figures::answer(question.trim()).map_err(|error| error.to_string())
        })
        .and_then(|answer| {
            io::stdout()
                .write_all(answer.as_bytes())
                .map_err(|error| error.to_string())
        });
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
