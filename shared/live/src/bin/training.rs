//! Trains a network, and tells on the way how far it has come.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    match live::training::answer(&mut io::stdin().lock(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
