//! The book's model file, read and written by Burn's own store.

use crate::Network;
use burn::store::{FloatCastAdapter, ModuleSnapshot, SafetensorsStore, SafetensorsStoreError};
use burn::tensor::{DType, Device};
use digits::model_file::{self, Model};
use mnist::printable;
use std::path::{Path, PathBuf};

/// What the book calls a tensor, and what Burn calls it.
const NAMES: [(&str, &str); 4] = [
    ("w1", "hidden.weight"),
    ("b1", "hidden.bias"),
    ("w2", "output.weight"),
    ("b2", "output.bias"),
];

/// Why a network could not be taken to Burn or brought back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is no model file, or cannot be read.
    #[error(transparent)]
    ModelFile(#[from] model_file::Error),

    /// Burn's store could not read or write it.
    #[error(
        "{}: wanted Burn to {wanted} the model file, found: {found}",
        printable(file)
    )]
    Store {
        /// The file.
        file: PathBuf,
        /// What the store should have done.
        wanted: &'static str,
        /// What it says.
        found: SafetensorsStoreError,
    },
}

/// Loads a network onto a device, its numbers as wide as `numbers` says, and what the file says of images and classes.
///
/// The book's own reader goes first: whatever is wrong with the file is told in its words.
///
/// # Errors
/// [`Error`]
pub fn load(path: &Path, device: &Device, numbers: DType) -> Result<(Network, Model), Error> {
    let model = model_file::load(path)?;
    let ((inputs, hidden), classes) = (model.network.w1.dim(), model.network.b2.len());
    let mut network = Network::new(inputs, hidden, classes, device);
    network
        .load_from(&mut store_to_read(path, numbers))
        .map_err(|found| error(path, "read", found))?;
    Ok((network, model))
}

/// The book's model file as a store of Burn's, with Burn's names and numbers as wide as `numbers` says.
fn store_to_read(path: &Path, numbers: DType) -> SafetensorsStore {
    let store = SafetensorsStore::from_file(path).with_from_adapter(FloatCastAdapter::to(numbers));
    NAMES.iter().fold(store, |store, (book, burn)| {
        store.with_key_remapping(format!("^{book}$"), *burn)
    })
}

/// Saves a network as the book's model file. `model` says what its images and classes are.
///
/// An older file of this name stays as it is until the new one is whole.
///
/// # Errors
/// [`Error::Store`]
pub fn save(path: &Path, network: &Network, model: &Model) -> Result<(), Error> {
    let store = SafetensorsStore::from_file(path)
        .overwrite(true)
        .clear_metadata()
        .metadata("format", model_file::format(model))
        .with_to_adapter(FloatCastAdapter::to(DType::F64));
    let mut store = NAMES.iter().fold(store, |store, (book, burn)| {
        store.with_key_remapping(format!("^{}$", burn.replace('.', r"\.")), *book)
    });
    network
        .save_into(&mut store)
        .map_err(|found| error(path, "write", found))
}

fn error(path: &Path, wanted: &'static str, found: SafetensorsStoreError) -> Error {
    Error::Store {
        file: path.into(),
        wanted,
        found,
    }
}
