//! How long a gradient takes, as it was measured: `cargo bench -p ch10-fast-gradient --bench growth -- write`.

use network::parameter_count;
use show::three_digits;
use std::str::FromStr;

/// What that command wrote.
const MEASURED: &str = include_str!("growth.csv");

/// One measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// One of [`METHODS`].
    pub method: String,
    /// How many parameters the network has.
    pub parameters: usize,
    /// How many images the batch has.
    pub batch: usize,
    /// The time of one gradient.
    pub milliseconds: f64,
}

/// When and on what machine it was measured.
pub fn measured_on() -> String {
    let first = MEASURED.lines().next().unwrap_or_default();
    first.trim_start_matches("# ").into()
}

/// All measurements.
///
/// # Panics
/// If a line of the table is not what the command writes.
pub fn timings() -> Vec<Timing> {
    let read = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let [method, parameters, batch, milliseconds] = fields[..] else {
            panic!("a line of growth.csv has four fields, found {line:?}");
        };
        Timing {
            method: method.into(),
            parameters: number(parameters),
            batch: number(batch),
            milliseconds: number(milliseconds),
        }
    };
    MEASURED.lines().skip(2).map(read).collect()
}

fn number<T: FromStr>(field: &str) -> T {
    let number = field.parse().ok();
    number.unwrap_or_else(|| panic!("a number was wanted in growth.csv, found {field:?}"))
}

/// The milliseconds of a method with so many parameters and so large a batch, where it was measured.
pub fn milliseconds(method: &str, parameters: usize, batch: usize) -> Option<f64> {
    let timings = timings();
    let fits = |timing: &&Timing| {
        timing.method == method && timing.parameters == parameters && timing.batch == batch
    };
    timings.iter().find(fits).map(|timing| timing.milliseconds)
}

/// A measurement with three digits, or a dash where there is none.
pub fn or_dash(number: Option<f64>) -> String {
    number.map_or("–".into(), |number| three_digits(number).to_string())
}

/// The ways to a gradient that are compared.
pub const METHODS: [&str; 3] = ["plain", "fast", "backpropagation"];

/// How many hidden units each network of the first comparison has, with batches of a hundred.
pub const HIDDEN: [usize; 6] = [1, 5, 15, 50, 150, 500];

/// The batches of the second comparison, with 50 hidden units.
pub const BATCHES: [usize; 4] = [1, 10, 100, 1000];

/// How many parameters a network for MNIST has with so many hidden units.
pub fn parameters_with(hidden: usize) -> usize {
    parameter_count(&[784, hidden, 10])
}
