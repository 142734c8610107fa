//! How long the loader, the losses, the gradients and a training step take: `cargo bench -p digits --bench speed`.

use ch05_training::evaluation::evaluate;
use ch05_training::mean_cross_entropy;
use ch05_training::training::{Settings, step, untrained};
use ch10_fast_gradient::fast;
use digits::{batches_ahead::LabelledImages, workspace::Workspace};
use divan::Bencher;
use kernel::sparse_batch;
use mnist::data;
use ndarray::Array2;

const BATCH_SIZES: [usize; 3] = [1, 10, 100];

fn main() {
    divan::main();
}

fn batch(size: usize) -> (Vec<usize>, Array2<f64>, Array2<f64>) {
    let indices: Vec<usize> = (0..size).collect();
    let (x, t) = data().train.batch(&indices);
    (indices, x, t)
}

#[divan::bench(sample_count = 10)]
fn load_all_four_files() -> mnist::Mnist {
    mnist::load().expect("the repository's data")
}

#[divan::bench]
fn mean_cross_entropy_of_a_batch(bencher: Bencher) {
    let (_, x, t) = batch(100);
    let scores = untrained(&data().train, 1).0.predict(&x);
    bencher.bench(|| mean_cross_entropy(&scores, &t));
}

#[divan::bench(args = BATCH_SIZES)]
fn loss(bencher: Bencher, size: usize) {
    let (network, (_, x, t)) = (untrained(&data().train, 1).0, batch(size));
    bencher.bench(|| network.loss(&x, &t));
}

#[divan::bench(sample_count = 10)]
fn loss_and_accuracy_of_all_training_images(bencher: Bencher) {
    let network = untrained(&data().train, 1).0;
    bencher.bench(|| evaluate(&network, &data().train));
}

#[divan::bench(args = BATCH_SIZES)]
fn gradient_of_numbers(bencher: Bencher, size: usize) {
    let (network, (_, x, t)) = (untrained(&data().train, 1).0, batch(size));
    bencher.bench(|| network.gradient(&x, &t));
}

#[divan::bench(args = BATCH_SIZES)]
fn gradient_of_sparse_images(bencher: Bencher, size: usize) {
    let (network, (indices, ..)) = (untrained(&data().train, 1).0, batch(size));
    bencher.bench(|| {
        let (x, t) = sparse_batch(&data().train, &indices);
        network.gradient(&x, &t)
    });
}

#[divan::bench(args = BATCH_SIZES)]
fn numerical_gradient_fast(bencher: Bencher, size: usize) {
    let (network, (indices, ..)) = (untrained(&data().train, 1).0, batch(size));
    bencher.bench(|| fast::numerical_gradient(&network, &data().train, &indices));
}

#[divan::bench]
fn training_step(bencher: Bencher) {
    let (mut network, mut rng) = untrained(&data().train, 1);
    bencher.bench_local(|| step(&mut network, &data().train, Settings::default(), &mut rng));
}

/// Without drawing and reading the batch, which another thread does in `train`.
#[divan::bench]
fn training_step_in_kept_memory(bencher: Bencher) {
    let (mut network, mut workspace) = (untrained(&data().train, 1).0, Workspace::default());
    let batch = LabelledImages::new(&data().train, (0..100).collect());
    bencher.bench_local(|| workspace.descend(&mut network, &batch, 0.1));
}
