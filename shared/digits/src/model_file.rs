//! A network on disk, in a format that Python reads too.
//!
//! A model file is a [safetensors](https://github.com/huggingface/safetensors) file: a header in JSON, then the
//! numbers. It holds four tensors of 64-bit floats, little-endian, rows one after the other, and all of them finite:
//!
//! | tensor | shape | |
//! |---|---|---|
//! | `w1` | `(inputs, hidden)` | weights of the first layer |
//! | `b1` | `(hidden,)` | biases of the first layer |
//! | `w2` | `(hidden, classes)` | weights of the second layer |
//! | `b2` | `(classes,)` | biases of the second layer |
//!
//! Its metadata has one entry, `format`: what the numbers stand for, in JSON.
//!
//! | key | value |
//! |---|---|
//! | `name` | the name and version of all that is said here, `two-layer-net/2` |
//! | `height`, `width` | pixels of an image from top to bottom and from left to right |
//! | `orientation` | `upright`: as a reader sees it |
//! | `paper`, `ink` | the values of a pixel without ink and of one full of it, 0 and 1 |
//! | `classes` | the name of each class |
//!
//! (One entry and not seven, because safetensors writes several in an order that changes from run to run. The same
//! network is the same bytes.) Files of version 1 have its name, `two-layer-net/1`, as their `format` and tell no more;
//! they are read too.
//!
//! The network computes `softmax(sigmoid(x · w1 + b1) · w2 + b2)`, where each row of `x` is an image: its pixels row
//! by row, from 0 for the background to 1 for full ink. In Python:
//!
//! ```python
//! from safetensors.numpy import load_file
//! model = load_file("model.safetensors")
//! model["w1"].shape    # (784, 50)
//!
//! from safetensors import safe_open
//! import json
//! with safe_open("model.safetensors", "numpy") as file:
//!     json.loads(file.metadata()["format"])["classes"]    # ['0', '1', '2', …
//! ```
//!
//! # In a framework
//!
//! **Burn** has the weights of a `Linear` in the same order. Its store translates names, which are regular expressions to
//! it; `shared/burn` in this repository does all of it, also backwards, and a test holds it to the same bytes.
//!
//! ```rust,ignore
//! let mut store = SafetensorsStore::from_file("model.safetensors")
//!     .with_from_adapter(FloatCastAdapter::to(DType::F32))    // the file has 64 bits, a device usually 32
//!     .with_key_remapping("^w1$", "hidden.weight")
//!     .with_key_remapping("^b1$", "hidden.bias")
//!     .with_key_remapping("^w2$", "output.weight")
//!     .with_key_remapping("^b2$", "output.bias");
//! network.load_from(&mut store)?;    // a struct with the fields `hidden: Linear` and `output: Linear`
//! ```
//!
//! **`PyTorch`** has the weights of a `Linear` the other way round, `(outputs, inputs)`:
//!
//! ```python
//! import torch
//! from safetensors.torch import load_file
//! model = load_file("model.safetensors")
//! network = torch.nn.Sequential(torch.nn.Linear(784, 50), torch.nn.Sigmoid(), torch.nn.Linear(50, 10)).double()
//! network.load_state_dict({
//!     "0.weight": model["w1"].T, "0.bias": model["b1"],
//!     "2.weight": model["w2"].T, "2.bias": model["b2"],
//! })    # gives scores: `softmax(1)` makes probabilities of them
//! ```
//!
//! So has **candle**:
//!
//! ```rust,ignore
//! let model = candle_core::safetensors::load("model.safetensors", &Device::Cpu)?;
//! let hidden = Linear::new(model["w1"].t()?, Some(model["b1"].clone()));
//! let output = Linear::new(model["w2"].t()?, Some(model["b2"].clone()));
//! let scores = output.forward(&candle_nn::ops::sigmoid(&hidden.forward(&x)?)?)?;
//! ```

mod error;

use ch05_training::TwoLayerNet;
use mnist::kind_of_file;
use ndarray::{Array, ArrayRef, Dimension};
use safetensors::{Dtype, SafeTensorError, SafeTensors, tensor::TensorView};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    fs::{self, File},
    io::{self, Read, Write},
    path::Path,
};
use tempfile::NamedTempFile;

pub use error::Error;

/// The largest model file, in bytes: 256 MiB, room for 33 million parameters.
pub const LARGEST_FILE: u64 = 1 << 28;

/// Room for 256 long names: the rest of our own header takes less than 500 bytes.
const LARGEST_HEADER: u64 = 1 << 16;

/// The name and version of the format.
const FORMAT: &str = "two-layer-net/2";

/// The version that tells nothing of images and classes.
const OLD_FORMAT: &str = "two-layer-net/1";

/// A network with what its inputs and outputs stand for.
///
/// # Example
/// ```
/// use {ch05_training::TwoLayerNet, digits::model_file::Model};
/// use rand::SeedableRng;
///
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let model = Model::new(TwoLayerNet::new(784, 50, 3, &mut rng), Some((28, 28)));
/// assert_eq!(model.classes, ["0", "1", "2"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The network.
    pub network: TwoLayerNet,
    /// The height and width of the images that it has learnt from, if the file tells.
    pub size: Option<(usize, usize)>,
    /// The name of each class.
    pub classes: Vec<String>,
}

impl Model {
    /// A network for images of this height and width, whose classes are called by their numbers.
    pub fn new(network: TwoLayerNet, size: Option<(usize, usize)>) -> Self {
        let classes = (0..network.b2.len())
            .map(|class| class.to_string())
            .collect();
        Self {
            network,
            size,
            classes,
        }
    }
}

/// The metadata's entry.
#[derive(Serialize, Deserialize)]
struct Format {
    name: String,
    height: Option<usize>,
    width: Option<usize>,
    orientation: String,
    paper: f64,
    ink: f64,
    classes: Vec<String>,
}

/// The name and version of the format in the metadata's entry, whatever else is in it.
#[derive(Deserialize)]
struct Name {
    name: String,
}

/// Saves a network.
///
/// The file is written under a temporary name in the same folder and gets its own name when it is complete. Whatever
/// interrupts that, an older file of this name stays as it is.
///
/// # Errors
/// [`Unwritable`](Error::Unwritable), [`NotAFile`](Error::NotAFile), [`TooLarge`](Error::TooLarge),
/// [`AbsurdHeader`](Error::AbsurdHeader) (the names of the classes are too long),
/// [`OtherMeaning`](Error::OtherMeaning) or [`NotFinite`](Error::NotFinite). No new file is left behind then.
///
/// # Example
/// ```
/// use {ch05_training::TwoLayerNet, digits::model_file::{self, Model}};
/// use rand::SeedableRng;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("model.safetensors");
///
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let model = Model::new(TwoLayerNet::new(784, 50, 10, &mut rng), Some((28, 28)));
/// model_file::save(&path, &model)?;
/// assert_eq!(model_file::load(&path)?, model);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn save(path: impl AsRef<Path>, model: &Model) -> Result<(), Error> {
    let path = path.as_ref();
    let temporary = write_beside(path, model)?;
    temporary
        .persist(path)
        .map_err(|error| unwritable(path, &error.error))?;
    Ok(())
}

/// Checks that this network could be saved as `path`, with room for every byte, and leaves nothing behind: better
/// before a long run than after it.
///
/// # Errors
/// Those of [`save`].
///
/// # Example
/// ```
/// use {ch05_training::TwoLayerNet, digits::model_file::{Model, check_writable}};
/// use rand::SeedableRng;
///
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let model = Model::new(TwoLayerNet::new(784, 50, 10, &mut rng), Some((28, 28)));
/// let error = check_writable("no/such/folder/model.safetensors", &model).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "no/such/folder/model.safetensors: wanted to write a model file, found: entity not found"
/// );
/// ```
pub fn check_writable(path: impl AsRef<Path>, model: &Model) -> Result<(), Error> {
    write_beside(path.as_ref(), model).map(drop)
}

/// Loads a network.
///
/// Memory stays below a small multiple of [`LARGEST_FILE`], whatever the file says of itself.
///
/// # Errors
/// Every kind of [`Error`] but [`Unwritable`](Error::Unwritable).
pub fn load(path: impl AsRef<Path>) -> Result<Model, Error> {
    let path = path.as_ref();
    let bytes = read(path)?;
    check_header(path, &bytes)?;
    let not_safetensors = |source| Error::NotSafetensors {
        file: path.into(),
        source,
    };
    let (_, header) = SafeTensors::read_metadata(&bytes).map_err(not_safetensors)?;
    let format = header
        .metadata()
        .as_ref()
        .and_then(|entries| entries.get("format"));
    let told = told(path, format)?;

    let tensors = SafeTensors::deserialize(&bytes).map_err(not_safetensors)?;
    let network = TwoLayerNet {
        w1: array(path, &tensors, "w1")?,
        b1: array(path, &tensors, "b1")?,
        w2: array(path, &tensors, "w2")?,
        b2: array(path, &tensors, "b2")?,
    };
    check_shapes(path, &network)?;
    let mut model = Model::new(network, None);
    if let Some(told) = told {
        model.size = told.height.zip(told.width);
        model.classes = told.classes;
    }
    check_meaning(path, &model)?;
    Ok(model)
}

/// What the file says of images and classes: nothing if it is old.
fn told(path: &Path, format: Option<&String>) -> Result<Option<Format>, Error> {
    let file = || path.to_path_buf();
    if format.is_some_and(|format| format == OLD_FORMAT) {
        return Ok(None);
    }
    let named = format.filter(|format| {
        serde_json::from_str(format).is_ok_and(|Name { name }: Name| name == FORMAT)
    });
    let Some(named) = named else {
        let (file, found) = (file(), format.cloned().filter(|format| !format.is_empty()));
        return Err(Error::OtherFormat { file, found });
    };
    let told: Format = serde_json::from_str(named).map_err(|error| Error::OtherMeaning {
        file: file(),
        wanted: format!("all that {FORMAT} says of images and classes"),
        found: error.to_string(),
    })?;
    if told.orientation != "upright" || told.paper != 0.0 || told.ink != 1.0 {
        return Err(Error::OtherMeaning {
            file: file(),
            wanted: "upright images, 0 where there is paper and 1 where there is ink".into(),
            found: format!(
                "{} ones, {:?} and {:?}",
                told.orientation, told.paper, told.ink
            ),
        });
    }
    Ok(Some(told))
}

/// A parameter as the file holds it.
struct Tensor {
    name: &'static str,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

fn tensor<D: Dimension>(
    path: &Path,
    name: &'static str,
    values: &ArrayRef<f64, D>,
) -> Result<Tensor, Error> {
    check_finite(path, name, values)?;
    Ok(Tensor {
        name,
        shape: values.shape().to_vec(),
        bytes: values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect(),
    })
}

/// The entry `format` of a model's metadata, in JSON: for whoever writes a model file with another program's tools.
///
/// # Example
/// ```
/// use {ch05_training::TwoLayerNet, digits::model_file::{Model, format}};
/// use rand::SeedableRng;
///
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let model = Model::new(TwoLayerNet::new(784, 50, 2, &mut rng), Some((28, 28)));
/// assert!(format(&model).ends_with(r#""paper":0.0,"ink":1.0,"classes":["0","1"]}"#));
/// ```
#[expect(clippy::missing_panics_doc, reason = "it cannot: see below")]
pub fn format(model: &Model) -> String {
    let format = Format {
        name: FORMAT.into(),
        height: model.size.map(|(height, _)| height),
        width: model.size.map(|(_, width)| width),
        orientation: "upright".into(),
        paper: 0.0,
        ink: 1.0,
        classes: model.classes.clone(),
    };
    serde_json::to_string(&format).expect("texts and numbers have a JSON form")
}

fn serialize(tensors: &[Tensor], model: &Model) -> Result<Vec<u8>, SafeTensorError> {
    let format = HashMap::from([("format".into(), format(model))]);
    let views = tensors.iter().map(|Tensor { name, shape, bytes }| {
        Ok((name, TensorView::new(Dtype::F64, shape.clone(), bytes)?))
    });
    safetensors::serialize(
        views.collect::<Result<Vec<_>, SafeTensorError>>()?,
        Some(format),
    )
}

/// The whole model file, under another name in the folder of `path`. It disappears when it is dropped.
fn write_beside(path: &Path, model: &Model) -> Result<NamedTempFile, Error> {
    check_meaning(path, model)?;
    let TwoLayerNet { w1, b1, w2, b2 } = &model.network;
    let tensors = [
        tensor(path, "w1", w1)?,
        tensor(path, "b1", b1)?,
        tensor(path, "w2", w2)?,
        tensor(path, "b2", b2)?,
    ];
    let file =
        serialize(&tensors, model).map_err(|error| unwritable(path, &io::Error::other(error)))?;
    check_header(path, &file)?;
    check_size(path, file.len() as u64)?;

    let mut temporary = temporary_beside(path)?;
    temporary
        .write_all(&file)
        .and_then(|()| temporary.as_file().sync_all())
        .map_err(|error| unwritable(path, &error))?;
    Ok(temporary)
}

/// A new, empty file in the folder of `path`. It disappears when it is dropped.
fn temporary_beside(path: &Path) -> Result<NamedTempFile, Error> {
    if path.exists() && !path.is_file() {
        return Err(Error::NotAFile { file: path.into() });
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".model-").suffix(".tmp");
    // A temporary file is its owner's secret. A model is a file like any other.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
        .tempfile_in(folder)
        .map_err(|error| unwritable(path, &error))
}

/// The bytes of a file of reasonable size.
fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let unreadable = |source| Error::Unreadable {
        file: path.into(),
        source,
    };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Error::NotAFile { file: path.into() });
    }
    check_size(path, metadata.len())?;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST_FILE).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    Ok(bytes)
}

/// The tensor of this name as an array.
fn array<D: Dimension>(
    path: &Path,
    tensors: &SafeTensors,
    name: &'static str,
) -> Result<Array<f64, D>, Error> {
    let Ok(view) = tensors.tensor(name) else {
        let mut found: Vec<String> = tensors.names().into_iter().map(Into::into).collect();
        found.sort();
        return Err(Error::MissingTensor {
            file: path.into(),
            wanted: name,
            found,
        });
    };
    if view.dtype() != Dtype::F64 {
        return Err(Error::OtherType {
            file: path.into(),
            tensor: name,
            found: view.dtype(),
        });
    }
    let (numbers, _) = view.data().as_chunks();
    let numbers = numbers.iter().map(|&bytes| f64::from_le_bytes(bytes));
    let array = Array::from_shape_vec(view.shape(), numbers.collect())
        .and_then(Array::into_dimensionality)
        .ok()
        .filter(|array: &Array<f64, D>| !array.is_empty())
        .ok_or_else(|| Error::OtherAxes {
            file: path.into(),
            tensor: name,
            wanted: D::NDIM.unwrap_or_default(),
            found: view.shape().to_vec(),
        })?;
    check_finite(path, name, &array)?;
    Ok(array)
}

/// The length of the header is in the first eight bytes. In a file of another kind these would be an absurd one.
fn check_header(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let length = bytes
        .first_chunk()
        .map(|length| u64::from_le_bytes(*length));
    if length.is_some_and(|length| length <= LARGEST_HEADER) {
        return Ok(());
    }
    let file = path.into();
    match (kind_of_file(&bytes[..bytes.len().min(24)]), length) {
        // The header itself begins with a brace.
        (Some(found), _) if bytes.get(8) != Some(&b'{') => Err(Error::OtherKind { file, found }),
        (_, Some(found)) => Err(Error::AbsurdHeader { file, found }),
        (_, None) => Ok(()),
    }
}

/// Whether the network has inputs and outputs for its images and classes.
fn check_meaning(path: &Path, model: &Model) -> Result<(), Error> {
    let (inputs, outputs) = (model.network.w1.nrows(), model.network.b2.len());
    let (wanted, found) = match model.size {
        Some((height, width)) if height.checked_mul(width) != Some(inputs) => (
            format!("images of {inputs} pixels, as many as w1 has inputs"),
            format!("{height} × {width}"),
        ),
        _ if model.classes.len() != outputs => (
            format!("names of {outputs} classes, as many as b2 has"),
            model.classes.len().to_string(),
        ),
        _ => match unnamed(&model.classes) {
            Some(class) => (
                "a name of its own for each class".into(),
                format!("“{}” for class {class}", model.classes[class]),
            ),
            None => return Ok(()),
        },
    };
    Err(Error::OtherMeaning {
        file: path.into(),
        wanted,
        found,
    })
}

/// The first class that is called nothing, or as one before it.
fn unnamed(classes: &[String]) -> Option<usize> {
    (0..classes.len()).find(|&class| {
        let (before, name) = (&classes[..class], &classes[class]);
        name.is_empty() || before.contains(name)
    })
}

fn check_size(path: &Path, found: u64) -> Result<(), Error> {
    if found > LARGEST_FILE {
        let file = path.into();
        return Err(Error::TooLarge { file, found });
    }
    Ok(())
}

fn check_finite<D: Dimension>(
    path: &Path,
    tensor: &'static str,
    values: &ArrayRef<f64, D>,
) -> Result<(), Error> {
    match values.iter().find(|value| !value.is_finite()) {
        None => Ok(()),
        Some(&found) => Err(Error::NotFinite {
            file: path.into(),
            tensor,
            found,
        }),
    }
}

fn check_shapes(path: &Path, network: &TwoLayerNet) -> Result<(), Error> {
    let TwoLayerNet { w1, b1, w2, b2 } = network;
    if w1.ncols() == b1.len() && b1.len() == w2.nrows() && w2.ncols() == b2.len() {
        return Ok(());
    }
    Err(Error::OtherShapes {
        file: path.into(),
        found: [w1.shape(), b1.shape(), w2.shape(), b2.shape()].map(<[usize]>::to_vec),
    })
}

/// Without the error's own text, in which a temporary name would stand that nobody asked for.
fn unwritable(path: &Path, error: &io::Error) -> Error {
    Error::Unwritable {
        file: path.into(),
        source: error.kind().into(),
    }
}
