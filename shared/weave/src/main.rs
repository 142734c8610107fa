//! The command line of `weave`, the tool of the book.

use std::env;
use std::error::Error;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use weave::book;
use weave::check::check;
use weave::finding::Finding;
use weave::tree::{Tree, find_root};
use weave::weave::weave;

/// Without a command: fills the book's pages and writes its notebooks.
#[derive(Parser)]
#[command(name = "weave", version, about = "The tool of the book")]
#[command(after_help = "Without a command, `weave` fills the pages and writes the notebooks.")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Change nothing, and fail where a page, notebook or crate is not as it should be
    Check,
    /// Fill the pages, render the book and serve it on this computer
    Book(Book),
    /// Answer mdBook as its preprocessor
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(clap::Args)]
struct Book {
    #[command(subcommand)]
    action: Option<BookAction>,
    /// The port to serve it at
    #[arg(long, default_value_t = book::Options::default().port)]
    port: u16,
    /// Open no browser
    #[arg(long)]
    no_open: bool,
}

#[derive(Subcommand)]
enum BookAction {
    /// Stop after the book is rendered
    Build,
}

#[derive(Subcommand)]
enum Question {
    /// Whether a renderer of mdBook's is supported: the exit code says it
    Supports {
        /// The renderer's name
        renderer: String,
    },
}

fn main() -> ExitCode {
    match obey(Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn obey(arguments: Arguments) -> Result<ExitCode, Box<dyn Error>> {
    if let Some(Command::Preprocess { question }) = arguments.command {
        return preprocess(question);
    }
    let root = find_root(&env::current_dir()?)?;
    match arguments.command {
        None => fill(&root),
        Some(Command::Check) => Ok(report(&check(&Tree::read(&root)?))),
        Some(Command::Book(Book {
            action,
            port,
            no_open,
        })) => match action {
            Some(BookAction::Build) => build(&root),
            None => serve(
                &root,
                &book::Options {
                    port,
                    open: !no_open,
                },
            ),
        },
        Some(Command::Preprocess { .. }) => Ok(ExitCode::SUCCESS),
    }
}

fn fill(root: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let woven = weave(&mut Tree::read(root)?)?;
    for path in &woven.written {
        println!("wrote {path}");
    }
    if woven.written.is_empty() && woven.findings.is_empty() {
        println!("nothing to write: every page and notebook says what its sources say");
    }
    Ok(report(&woven.findings))
}

/// Fills the pages and renders the book, unless a piece cannot be filled.
fn build(root: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let filled = fill(root)?;
    if filled != ExitCode::SUCCESS {
        return Ok(filled);
    }
    let first_page = book::build(root, &book::output(root))?;
    println!("the book is at {}", first_page.display());
    Ok(ExitCode::SUCCESS)
}

fn serve(root: &Path, options: &book::Options) -> Result<ExitCode, Box<dyn Error>> {
    book::serve(root, &book::output(root), options, |happening| {
        println!("{happening}");
    })?;
    Ok(ExitCode::SUCCESS)
}

fn preprocess(question: Option<Question>) -> Result<ExitCode, Box<dyn Error>> {
    match question {
        Some(Question::Supports { renderer }) if book::supports(&renderer) => Ok(ExitCode::SUCCESS),
        Some(Question::Supports { .. }) => Ok(ExitCode::FAILURE),
        None => {
            book::preprocess(io::stdin(), io::stdout())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn report(findings: &[Finding]) -> ExitCode {
    for finding in findings {
        eprintln!("{finding}");
    }
    match findings.len() {
        0 => return ExitCode::SUCCESS,
        1 => eprintln!("1 thing to mend"),
        count => eprintln!("{count} things to mend"),
    }
    ExitCode::FAILURE
}
