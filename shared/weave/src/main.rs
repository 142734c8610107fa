//! The command line of `weave`, the tool of the book.

use std::time::{Duration, Instant};
use std::{env, error::Error, io, path::Path, process::ExitCode};

use clap::{Parser, Subcommand};
use indicatif::ProgressBar;
use weave::book::{self, Site};
use weave::check::check;
use weave::fill::{Filled, fill};
use weave::finding::Finding;
use weave::tree::{Tree, find_root};

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
        /// `supports` and a renderer's name: the exit code says whether
        question: Vec<String>,
    },
}

#[derive(clap::Args)]
struct Book {
    /// `build`: stop after the book is rendered
    #[arg(value_parser = ["build"])]
    build: Option<String>,
    /// The port to serve it at
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Open no browser
    #[arg(long)]
    no_open: bool,
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
    let root = find_root(&env::current_dir()?);
    match arguments.command {
        Some(Command::Preprocess { question }) => match &question[..] {
            [] => book::preprocess(io::stdin(), io::stdout())?,
            [supports, renderer] if supports == "supports" && book::supports(renderer) => {}
            _ => return Ok(ExitCode::FAILURE),
        },
        None => return Ok(report(&filled(&root?)?.findings)),
        Some(Command::Check) => return Ok(report(&check(&Tree::read(&root?)?))),
        Some(Command::Book(book)) => return show(&root?, &book),
    }
    Ok(ExitCode::SUCCESS)
}

/// Fills the pages and says which.
fn filled(root: &Path) -> Result<Filled, Box<dyn Error>> {
    let filled = fill(Tree::read(root)?)?;
    for path in &filled.written {
        println!("wrote {path}");
    }
    if filled == Filled::default() {
        println!("nothing to write: every page and notebook says what its sources say");
    }
    Ok(filled)
}

/// Fills the pages and renders the book, unless a piece cannot be filled. Then serves it, unless it is only to be built.
fn show(root: &Path, wanted: &Book) -> Result<ExitCode, Box<dyn Error>> {
    // The port first: whoever starts the book twice should hear it from the second.
    let site = match wanted.build {
        Some(_) => None,
        None => Some(Site::open(wanted.port)?),
    };
    let start = Instant::now();
    let filled = during("filling the pages", || filled(root))?;
    if !filled.findings.is_empty() {
        return Ok(report(&filled.findings));
    }
    let folder = book::output(root)?;
    let first_page = during("rendering the book", || book::build(root, &folder))?;
    if book::live::stands_still(root, &folder) {
        let target = book::live::TARGET;
        println!(
            "the figures stand still: after `rustup target add {target}` a reader can turn them"
        );
    }
    let Some(site) = site else {
        println!("the book is at {}", first_page.display());
        return Ok(ExitCode::SUCCESS);
    };
    println!("rendered in {:.1} s", start.elapsed().as_secs_f64());
    let url = format!("http://127.0.0.1:{}/", site.port);
    let mut remark = String::new();
    if ![0, site.port].contains(&wanted.port) {
        remark = format!("port {} is taken; ", wanted.port);
    }
    println!("{remark}the book is at {url} (Ctrl-C ends it)");
    if !wanted.no_open
        && let Err(error) = open::that_detached(&url)
    {
        println!("no browser could be opened ({error}): open the address yourself");
    }
    site.serve(&folder);
    Ok(ExitCode::SUCCESS)
}

/// Shows on a terminal what the program is busy with.
fn during<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    let busy = ProgressBar::new_spinner().with_message(what);
    busy.enable_steady_tick(Duration::from_millis(100));
    let done = work();
    busy.finish_and_clear();
    done
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
