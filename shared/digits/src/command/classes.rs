//! The names of the classes, from a file or from what is known of a data set.

use super::Data;
use mnist::{Dataset, emnist_classes, printable};
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
fn read(file: &Path, classes: usize) -> Result<Vec<String>, ClassesError> {
    let mut text = String::new();
    File::open(file)
        .and_then(|file| file.take(LONGEST).read_to_string(&mut text))
        .map_err(|source| ClassesError::Unreadable {
            file: file.into(),
            source,
        })?;
    let text = text.trim_start_matches('\u{feff}').trim_end();
    let names: Vec<String> = text.lines().map(|name| name.trim().into()).collect();
    if names.len() != classes {
        return Err(ClassesError::OtherNumber {
            file: file.into(),
            wanted: classes,
            found: names.len(),
        });
    }
    if let Some(class) = names.iter().position(String::is_empty) {
        let file = file.into();
        return Err(ClassesError::Unnamed { file, class });
    }
    Ok(names)
}
