//! The command line: trains a network, evaluates it, and lets it read pictures.

mod command;

fn main() -> std::process::ExitCode {
    command::run()
}
