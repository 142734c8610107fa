//! `cargo exercise`: hands out what a reader begins with, and checks the answers.
//!
//! The answers are in a package of the reader's own, the folder `exercises/` of the checkout, which git ignores: one file a
//! chapter. Nobody else compiles them, so that they may be as wrong as they like.

mod asking;
mod package;

use std::process::ExitCode;
use std::{env, path::Path};

use clap::Parser;
use package::{Chapter, Package};

/// Checks your answers to the exercises.
///
/// Without arguments, to all exercises. The answers are in the folder `exercises`, which the first run makes. One that computes
/// for three minutes is stopped.
#[derive(Parser)]
#[command(name = "cargo exercise", bin_name = "cargo exercise")]
struct Arguments {
    /// Chapters, such as ch02, or exercises, such as `row_softmax`
    names: Vec<String>,
    /// Set aside your answers to the chapters, and begin anew
    #[arg(long, requires = "names")]
    fresh: bool,
    /// Print a table of all exercises and which are solved, to be handed in
    #[arg(long, conflicts_with = "fresh")]
    report: bool,
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

fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    let package = Package::at(root.unwrap_or(Path::new(".")))?;
    let asked = package.chosen(&arguments.names)?;
    for (chapter, _) in &asked {
        if arguments.fresh
            && let Some(aside) = package.set_aside(chapter)?
        {
            println!(
                "{}: fresh; your answers are now {}",
                chapter.name,
                aside.display()
            );
        }
        package.hand_out(chapter)?;
    }
    if arguments.fresh {
        return Ok(ExitCode::SUCCESS);
    }
    let (mut solved, mut count, mut broken) = (0, 0, Vec::new());
    for (chapter, names) in &asked {
        let Some(lines) = package.check(chapter, names, !arguments.report)? else {
            broken.push(package.file(chapter));
            continue;
        };
        if arguments.report {
            println!("{}", report(chapter, &lines));
        }
        count += lines.len();
        solved += lines.iter().filter(|(mark, _)| *mark == '✓').count();
    }
    if count > 0 {
        println!("{solved} of {count} solved");
    }
    for file in &broken {
        eprintln!("{} does not compile: rustc says why above", file.display());
    }
    Ok(if broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A chapter's exercises with what they take and whether they are solved.
fn report(chapter: &Chapter, lines: &[(char, String)]) -> String {
    let mut text = format!("{}\n", chapter.name);
    for (mark, name) in lines {
        let exercise = chapter
            .exercises
            .iter()
            .find(|exercise| exercise.name == *name);
        let about = exercise.map_or("", |exercise| exercise.about.as_str());
        let state = match mark {
            '✓' => "solved",
            '·' => "as it came",
            _ => "not yet",
        };
        text += &format!("  {mark} {name:32} {state:12} {about}\n");
    }
    text
}
