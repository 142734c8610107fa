//! Reading and writing whole files.

use std::{fs, path::Path};

use crate::error::Error;

/// Writes a file, making its folders. It is there whole or not at all; what it replaced stays until then.
pub(super) fn write_whole(path: &Path, content: &str) -> Result<(), Error> {
    let failed = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    fs::write(&unfinished, content).map_err(failed)?;
    fs::rename(&unfinished, path).map_err(failed)
}

/// A file's text, `None` where there is no file.
pub(super) fn read_if_there(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read {
            path: path.to_owned(),
            source,
        }),
    }
}
