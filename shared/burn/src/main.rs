//! The command line: evaluates a model file in Burn, trains it on, and lets other machines help.

mod command;

fn main() -> std::process::ExitCode {
    command::run()
}
