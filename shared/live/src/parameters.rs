//! A network as a line of text: the bytes of its parameters in base 64. The page keeps it from one program to the next.

use base64::{Engine, engine::general_purpose::STANDARD};
use ch05_training::TwoLayerNet;
use ch05_training::training::HIDDEN;
use ndarray::{Array1, Array2};

use crate::question::Error;

/// How many pixels an image has, and how many classes there are.
const INPUTS: usize = 784;
const CLASSES: usize = 10;

/// The parameters, in the order of [`TwoLayerNet::parameters`].
pub fn write(network: &TwoLayerNet) -> String {
    let bytes = network.parameters().flat_map(|number| number.to_le_bytes());
    STANDARD.encode(bytes.collect::<Vec<u8>>())
}

/// The network that [`write()`] wrote.
///
/// # Errors
/// [`Error::Value`] if the text is none.
///
/// # Example
/// ```
/// use live::parameters;
/// # use {ch05_training::TwoLayerNet, ndarray::{Array1, Array2}};
/// let network = TwoLayerNet {
///     w1: Array2::from_elem((784, 50), 0.1),
///     b1: Array1::zeros(50),
///     w2: Array2::from_elem((50, 10), -0.2),
///     b2: Array1::zeros(10),
/// };
/// assert_eq!(parameters::read(&parameters::write(&network)), Ok(network));
/// assert!(parameters::read("AAAA").is_err());
/// ```
pub fn read(text: &str) -> Result<TwoLayerNet, Error> {
    let count = (INPUTS + 1) * HIDDEN + (HIDDEN + 1) * CLASSES;
    let wrong = || Error::Value {
        parameter: "the network".to_string(),
        wanted: format!("{count} parameters in base 64"),
        found: text.chars().take(20).collect(),
    };
    let bytes = STANDARD.decode(text).map_err(|_| wrong())?;
    let (numbers, rest) = bytes.as_chunks();
    if numbers.len() != count || !rest.is_empty() {
        return Err(wrong());
    }
    let mut numbers = numbers.iter().copied().map(f64::from_le_bytes);
    let mut next = |count| -> Array1<f64> { numbers.by_ref().take(count).collect() };
    let mut matrix = |rows, columns| -> Result<Array2<f64>, Error> {
        let numbers = next(rows * columns);
        numbers
            .into_shape_with_order((rows, columns))
            .map_err(|_| wrong())
    };
    let (w1, b1) = (matrix(INPUTS, HIDDEN)?, matrix(1, HIDDEN)?.into_flat());
    let (w2, b2) = (matrix(HIDDEN, CLASSES)?, matrix(1, CLASSES)?.into_flat());
    Ok(TwoLayerNet { w1, b1, w2, b2 })
}
