//! The command line of `weave`, the tool of the book.

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use weave::finding::Finding;
use weave::tree::{Tree, find_root};
use weave::weave::weave;

/// Fills the book's pages and writes its notebooks.
#[derive(Parser)]
#[command(name = "weave", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Changes nothing, and fails where a page, notebook or crate is not as it should be
    Check {
        /// Also runs every notebook and compares its outputs
        #[arg(long)]
        run: bool,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let root = find_root(&env::current_dir()?)?;
    match arguments.command {
        None => fill(&root),
        Some(Command::Check { .. }) => Err("not yet".into()),
    }
}

fn fill(root: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let woven = weave(&mut Tree::read(root)?)?;
    for path in &woven.written {
        println!("wrote {path}");
    }
    if woven.written.is_empty() {
        println!("nothing to write: every page and notebook is as its sources say");
    }
    Ok(report(&woven.findings))
}

fn report(findings: &[Finding]) -> ExitCode {
    for finding in findings {
        eprintln!("{finding}");
    }
    if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
