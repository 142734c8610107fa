//! The book's network and Burn's, side by side.

use burn::module::{Module, Param};
use burn::optim::{AdamConfig, GradientsParams};
use burn::tensor::{DType, Device, Tensor};
use ch05_training::training::{Settings, trained};
use ch05_training::{Gradient, TwoLayerNet};
use digits::model_file::{Model, save};
use digits_in_burn::evaluation::evaluate;
use digits_in_burn::training::{Batch, batches, loss, step};
use digits_in_burn::{Network, Scores, model_file};
use mnist::data;
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

/// The network of the book after its 10,000 steps.
pub static TRAINED: LazyLock<TwoLayerNet> =
    LazyLock::new(|| trained(&data().train, Settings::default(), 10_000, 1));

/// The processor, by Burn.
pub fn processor() -> Device {
    Device::flex().autodiff()
}

/// The book's network as its file has it.
pub fn model(network: &TwoLayerNet) -> Model {
    Model::new(network.clone(), Some((28, 28)))
}

/// The book's network, taken to Burn through its file.
pub fn in_burn(network: &TwoLayerNet, numbers: DType) -> Network {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("model.safetensors");
    save(&file, &model(network)).unwrap();
    model_file::load(&file, &processor(), numbers).unwrap().0
}

/// Every slope of the loss of the images at `indices`, in the book's order.
pub fn slopes(network: &Network, indices: &[usize], numbers: DType) -> Vec<f64> {
    let batch = Batch::new(&data().train, indices, &processor(), numbers);
    let slopes = GradientsParams::from_grads(loss(network, batch).backward(), network);
    let (hidden, output) = (&network.hidden, &network.output);
    [
        numbers_of(slopes.get::<2>(hidden.weight.id)),
        numbers_of(slopes.get::<1>(hidden.bias.as_ref().unwrap().id)),
        numbers_of(slopes.get::<2>(output.weight.id)),
        numbers_of(slopes.get::<1>(output.bias.as_ref().unwrap().id)),
    ]
    .concat()
}

/// The book's slopes, in the same order.
pub fn slopes_of_book(gradient: &Gradient) -> Vec<f64> {
    gradient.slopes().copied().collect()
}

/// Every parameter, in the book's order.
pub fn parameters(network: &Network) -> Vec<f64> {
    let bias = |layer: &burn::nn::Linear| numbers_of(layer.bias.as_ref().map(Param::val));
    [
        numbers_of(Some(network.hidden.weight.val())),
        bias(&network.hidden),
        numbers_of(Some(network.output.weight.val())),
        bias(&network.output),
    ]
    .concat()
}

fn numbers_of<const D: usize>(tensor: Option<Tensor<D>>) -> Vec<f64> {
    tensor.unwrap().try_into_vec_as::<f64>().unwrap()
}

/// The fraction of the test images that a network reads before and after the steps of `examples/deeper.rs`.
pub fn trained_on(mut network: impl Module + Scores) -> (f64, f64) {
    let data = data();
    let accuracy = |network: &_| evaluate(network, &data.test, &processor(), DType::F32).accuracy();
    let before = accuracy(&network);
    let mut optimizer = AdamConfig::new().init();
    for indices in batches(&data.train, 100, (784, 50, 10), 2).take(6000) {
        let batch = Batch::new(&data.train, &indices, &processor(), DType::F32);
        network = step(network, &mut optimizer, batch, 0.001);
    }
    (before, accuracy(&network))
}

/// How far apart two lists of numbers are at most.
pub fn apart(one: &[f64], other: &[f64]) -> f64 {
    assert_eq!(one.len(), other.len());
    let differences = one
        .iter()
        .zip(other)
        .map(|(one, other)| (one - other).abs());
    differences.max_by(f64::total_cmp).unwrap()
}

/// The bound, if the difference keeps it. Another processor adds in another order, and finds other last digits.
pub fn within(bound: f64, difference: f64) -> f64 {
    assert!(
        difference <= bound,
        "wanted at most {bound:e}, found {difference:e}"
    );
    bound
}

/// The bound, if what was found reaches it.
pub fn at_least(bound: f64, found: f64) -> f64 {
    assert!(found >= bound, "wanted at least {bound}, found {found}");
    bound
}

/// How many pairs are equal.
pub fn equal<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    assert_eq!(one.len(), other.len());
    one.iter()
        .zip(other)
        .filter(|(one, other)| one == other)
        .count()
}

/// How many packages cargo builds for this package with these features, counted for one system: others need a few more or
/// less.
pub fn packages_of(manifest: &str, package: &str, features: &str) -> usize {
    let tree = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--locked", "--prefix", "none"])
        .args(["--edges", "normal,build"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(["--manifest-path", manifest, "--package", package])
        .args(["--features", features])
        .output()
        .unwrap();
    let found = String::from_utf8_lossy(&tree.stderr);
    assert!(tree.status.success(), "{found}");
    let tree = String::from_utf8(tree.stdout).unwrap();
    let name_and_version = |line: &str| line.split(' ').take(2).map(String::from).collect();
    let packages: BTreeSet<Vec<String>> = tree.lines().map(name_and_version).collect();
    packages.len()
}
