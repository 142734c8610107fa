//! The names of the classes, from a file or from what is known of a data set.

use super::Data;
use mnist::{Dataset, emnist_classes, kind_of_file, printable};
use std::{
    error::Error,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The most bytes of a file of names that are read; a model file has room for about as many.
const LONGEST: u64 = 1 << 16;

/// Why a file does not name the classes.
#[derive(Debug, thiserror::Error)]
enum ClassesError {
    #[error("{file}: wanted to read the names of the classes, found: {}", .source.kind(), file = printable(file))]
    Unreadable { file: PathBuf, source: io::Error },

    #[error("{file}: wanted text in UTF-8, found {found}", file = printable(file))]
    OtherKind { file: PathBuf, found: &'static str },

    #[error("{file}: wanted at most {LONGEST} bytes, found more", file = printable(file))]
    TooLong { file: PathBuf },

    #[error(
        "{file}: wanted {wanted} lines, each with the name of a class, found {found}",
        file = printable(file)
    )]
    OtherNumber {
        file: PathBuf,
        wanted: usize,
        found: usize,
    },

    #[error("{file}: wanted the name of class {class} in line {}, found none", class + 1, file = printable(file))]
    Unnamed { file: PathBuf, class: usize },

    #[error(
        "{file}: wanted a name of its own for each class, found {} in lines {} and {}",
        printable(name), lines.0, lines.1, file = printable(file)
    )]
    Repeated {
        file: PathBuf,
        name: String,
        lines: (usize, usize),
    },
}

/// A name for each class of `images`: those that `file` gives, or those that EMNIST's are known by, or numbers.
pub fn names(
    file: Option<&Path>,
    data: &Data,
    images: &Dataset,
) -> Result<Vec<String>, Box<dyn Error>> {
    if let Some(file) = file {
        return Ok(read(file, images.classes)?);
    }
    let known = match data.folder() {
        Some(folder) => emnist_classes(folder)?,
        None => None,
    };
    let as_many = |names: &Vec<String>| names.len() == images.classes;
    let numbers = || (0..images.classes).map(|class| class.to_string()).collect();
    Ok(known.filter(as_many).unwrap_or_else(numbers))
}

/// Reads a name for each class, one a line.
fn read(path: &Path, classes: usize) -> Result<Vec<String>, ClassesError> {
    let file = || path.to_path_buf();
    let names = lines(&text(path)?);
    if names.len() != classes {
        return Err(ClassesError::OtherNumber {
            file: file(),
            wanted: classes,
            found: names.len(),
        });
    }
    for (class, name) in names.iter().enumerate() {
        if name.is_empty() {
            let file = file();
            return Err(ClassesError::Unnamed { file, class });
        }
        if let Some(first) = names[..class].iter().position(|other| other == name) {
            return Err(ClassesError::Repeated {
                file: file(),
                name: name.clone(),
                lines: (first + 1, class + 1),
            });
        }
    }
    Ok(names)
}

/// The lines as any editor ends them, without what is blank at the end of each and of all.
fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_start_matches('\u{feff}').trim_end();
    text.lines().map(|name| name.trim().into()).collect()
}

fn text(path: &Path) -> Result<String, ClassesError> {
    let file = || path.to_path_buf();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|opened| opened.take(LONGEST + 1).read_to_end(&mut bytes))
        .map_err(|source| ClassesError::Unreadable {
            file: file(),
            source,
        })?;
    if bytes.len() as u64 > LONGEST {
        return Err(ClassesError::TooLong { file: file() });
    }
    String::from_utf8(bytes).map_err(|error| {
        let start = &error.as_bytes()[..error.as_bytes().len().min(24)];
        let kind = kind_of_file(start).filter(|&kind| kind != "text");
        ClassesError::OtherKind {
            file: file(),
            found: kind.unwrap_or("bytes that are not"),
        }
    })
}
