//! The command line: evaluates a model file in Burn, and trains it on.

mod command;

fn main() -> std::process::ExitCode {
    command::run()
}
