//! The reader's package.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::Value;

use crate::asking;

/// The folder `exercises/` of a checkout: the reader's answers, one file a chapter.
pub struct Package {
    folder: PathBuf,
    root: PathBuf,
    chapters: Vec<Chapter>,
}

/// A chapter with exercises.
pub struct Chapter {
    /// `ch02`, for example.
    pub name: String,
    pub exercises: Vec<Exercise>,
    /// What a reader begins with.
    answers: String,
    /// The program that checks the answers.
    checks: String,
}

/// What the list of a chapter's exercises says of one.
pub struct Exercise {
    pub name: String,
    /// Its sort and its minutes.
    pub about: String,
}

impl Package {
    /// The package of the checkout at `root`: made if it is not there yet, and its manifest brought up to date.
    pub fn at(root: &Path) -> Result<Self, String> {
        let originals = root.join("shared/exercises/answers");
        let mut names: Vec<String> = list(&originals)?
            .into_iter()
            .filter_map(|name| Some(name.strip_suffix(".rs")?.to_string()))
            .collect();
        names.sort();
        let chapter = |name: String| {
            let answers = read(&originals.join(format!("{name}.rs")))?;
            let checks = read(&originals.join(format!("checks/{name}.rs")))?;
            let exercises = exercises(&checks);
            Ok(Chapter {
                name,
                exercises,
                answers,
                checks,
            })
        };
        let chapters = names
            .into_iter()
            .map(chapter)
            .collect::<Result<_, String>>()?;
        let (folder, root) = (root.join("exercises"), root.to_path_buf());
        let package = Self {
            folder,
            root,
            chapters,
        };
        package.write_manifests()?;
        Ok(package)
    }

    /// Everything but the answers is written anew at each run, for the checkout may have become another.
    fn write_manifests(&self) -> Result<(), String> {
        let book = read(&self.root.join("Cargo.toml"))?;
        write(
            &self.folder.join("Cargo.toml"),
            &workspace(&book, &self.chapters),
        )?;
        // The versions that the book was tested with. Cargo takes out of it what the answers do not need.
        let lock = read(&self.root.join("Cargo.lock"))?;
        let last = self.folder.join("checks/Cargo.lock");
        if !self.folder.join("Cargo.lock").exists() || read(&last).ok().as_ref() != Some(&lock) {
            write(&self.folder.join("Cargo.lock"), &lock)?;
            write(&last, &lock)?;
        }
        // Plain cargo and rust-analyzer, in this folder, find what is compiled already.
        let config = "[build]\ntarget-dir = \"../target\"\n";
        write(&self.folder.join(".cargo/config.toml"), config)?;
        for chapter in &self.chapters {
            let checks = self.folder.join("checks");
            let program = format!("{}.rs", chapter.name);
            write(&checks.join(program), &chapter.checks)?;
            let manifest = checks.join(&chapter.name).join("Cargo.toml");
            write(&manifest, &member(&book, chapter))?;
        }
        Ok(())
    }

    /// The chapters that are named, each with those of its exercises that are; no exercise stands for all.
    pub fn chosen(&self, names: &[String]) -> Result<Vec<(&Chapter, Vec<String>)>, String> {
        let has = |chapter: &Chapter, name: &String| {
            chapter
                .exercises
                .iter()
                .any(|exercise| exercise.name == *name)
        };
        for name in names {
            let known = |chapter: &Chapter| chapter.name == *name || has(chapter, name);
            if !self.chapters.iter().any(known) {
                return Err(format!(
                    "wanted a chapter or an exercise of this list, found `{name}`\n{}",
                    self.list()
                ));
            }
        }
        let chosen = self.chapters.iter().filter_map(|chapter| {
            let own = names.iter().filter(|name| has(chapter, name)).cloned();
            let own: Vec<String> = own.collect();
            let whole = names.is_empty() || names.contains(&chapter.name);
            (whole || !own.is_empty()).then_some((chapter, own))
        });
        Ok(chosen.collect())
    }

    /// The chapters, each with its exercises.
    fn list(&self) -> String {
        let line = |chapter: &Chapter| {
            let names = chapter.exercises.iter().map(|exercise| &*exercise.name);
            format!("{}: {}", chapter.name, names.collect::<Vec<_>>().join(", "))
        };
        let lines: Vec<String> = self.chapters.iter().map(line).collect();
        lines.join("\n")
    }

    /// The reader's file of a chapter.
    pub fn file(&self, chapter: &Chapter) -> PathBuf {
        self.folder.join(format!("{}.rs", chapter.name))
    }

    /// Puts what a reader begins with in its place, unless a file is there.
    pub fn hand_out(&self, chapter: &Chapter) -> Result<(), String> {
        let file = self.file(chapter);
        if !file.exists() {
            write(&file, &chapter.answers)?;
            println!(
                "your answers to {} go into {}\n",
                chapter.name,
                file.display()
            );
        }
        Ok(())
    }

    /// Moves the reader's file of a chapter into the folder `set-aside`, if it has changed, and says where it is now.
    pub fn set_aside(&self, chapter: &Chapter) -> Result<Option<PathBuf>, String> {
        let file = self.file(chapter);
        if !file.exists() || read(&file)? == chapter.answers {
            return Ok(None);
        }
        let folder = self.folder.join("set-aside");
        fs::create_dir_all(&folder).map_err(|error| said(&folder, &error))?;
        let names = (1..).map(|number| folder.join(format!("{}-{number}.rs", chapter.name)));
        let aside = names.into_iter().find(|path| !path.exists());
        let aside = aside.ok_or("there is no end of numbers")?;
        fs::rename(&file, &aside).map_err(|error| said(&file, &error))?;
        Ok(Some(aside))
    }

    /// Compiles the reader's answers to a chapter and asks them. Gives the mark and the name of each; none if they do not
    /// compile, which rustc itself tells.
    pub fn check(
        &self,
        chapter: &Chapter,
        names: &[String],
        tell: bool,
    ) -> Result<Option<Vec<(char, String)>>, String> {
        if tell {
            println!("{}", self.file(chapter).display());
        }
        let Some(compiled) = self.compiled(chapter)? else {
            return Ok(None);
        };
        let all = chapter.exercises.iter().map(|exercise| &exercise.name);
        let asked: Vec<&String> = all
            .filter(|name| names.is_empty() || names.contains(name))
            .collect();
        let program = |names: &[&String]| {
            let mut program = Command::new(&compiled);
            program.current_dir(&self.folder).args(names);
            program
        };
        let say = |line: &str| {
            if tell {
                println!("{line}");
            }
        };
        let marks = asking::ask(program, &asked, asking::PATIENCE, say)?;
        say("");
        Ok(Some(marks))
    }

    /// The program that checks a chapter's answers; none if it does not compile.
    fn compiled(&self, chapter: &Chapter) -> Result<Option<PathBuf>, String> {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.folder).stderr(Stdio::inherit());
        cargo.args(["build", "--quiet", "--bin", &chapter.name]);
        // What rustc has to say goes to the reader, and where the program is comes here.
        cargo.arg("--message-format=json-render-diagnostics");
        let output = cargo.output();
        let output = output.map_err(|error| format!("cargo does not start: {error}"))?;
        if !output.status.success() {
            return Ok(None);
        }
        let messages = String::from_utf8_lossy(&output.stdout);
        let mut messages = messages.lines().map(serde_json::from_str::<Value>);
        let program =
            messages.find_map(|message| Some(message.ok()?["executable"].as_str()?.into()));
        program.map(Some).ok_or_else(|| {
            format!(
                "cargo does not say where the program of {} is",
                chapter.name
            )
        })
    }
}

/// The names, sorts and minutes in a program that checks answers.
fn exercises(checks: &str) -> Vec<Exercise> {
    let value = |block: &str, key: &str| {
        let line = block
            .lines()
            .find_map(|line| line.trim().strip_prefix(key)?.strip_prefix(": "));
        line.map(|value| value.trim_end_matches(',').trim_matches('"').to_string())
            .unwrap_or_default()
    };
    let blocks = checks.split("Asked {").skip(1);
    let exercise = |block| Exercise {
        name: value(block, "name"),
        about: format!("{}, {} min", value(block, "sort"), value(block, "minutes")),
    };
    blocks.map(exercise).collect()
}

/// The manifest of the reader's workspace: a package for each chapter, so that only what its answers need is compiled, and the
/// book's profiles, so that much of that is compiled already.
fn workspace(book: &str, chapters: &[Chapter]) -> String {
    let members = chapters
        .iter()
        .map(|chapter| format!("\"checks/{}\"", chapter.name));
    let members = members.collect::<Vec<_>>().join(", ");
    let profiles = book.find("[profile").map_or("", |at| &book[at..]);
    let mut text = format!(
        "# Written by `cargo exercise` at each run. Your answers are in the files beside it.\n\
         [workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n{profiles}"
    );
    // The book optimises its own crates. Here they are no members, and would be compiled like any other.
    for (name, _) in own_crates(book) {
        text += &format!("[profile.dev.package.{name}]\nopt-level = 2\n");
    }
    text
}

/// The manifest of one chapter's package: those of the book's crates that the answers or their checks name.
fn member(book: &str, chapter: &Chapter) -> String {
    let name = &chapter.name;
    let mut text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [[bin]]\nname = \"{name}\"\npath = \"../{name}.rs\"\n\n[dependencies]\n"
    );
    for (of_book, path) in own_crates(book) {
        let named = format!("{}::", of_book.replace('-', "_"));
        if chapter.answers.contains(&named) || chapter.checks.contains(&named) {
            text += &format!("{of_book} = {{ path = \"../../../{path}\n");
        }
    }
    text
}

/// The names and paths of the book's own crates, with what stands behind a path.
fn own_crates(book: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = book.lines();
    lines.filter_map(|line| line.split_once(" = { path = \""))
}

fn list(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| said(folder, &error))?;
    let names = entries.flatten().map(|entry| entry.file_name());
    Ok(names
        .map(|name| name.to_string_lossy().into_owned())
        .collect())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| said(path, &error))
}

/// Writes a file whole, and its folder if it is missing; only if it changes, since cargo and rust-analyzer look at its date.
fn write(path: &Path, content: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| said(folder, &error))?;
    let growing = path.with_extension("unfinished");
    let put = fs::write(&growing, content).and_then(|()| fs::rename(&growing, path));
    put.map_err(|error| said(path, &error))
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
