//! This book's part in `peers/run`: `cargo bench -p digits --bench peer -- backpropagation` prints the milliseconds
//! of one step, and the test accuracy after all of them.

use ch05_training::evaluation::evaluate;
use ch05_training::training::{Settings, untrained};
use ch10_fast_gradient::fast;
use digits::{batches_ahead::BatchesAhead, workspace::Workspace};
use flate2::bufread::GzDecoder;
use mnist::data;
use std::{env, fs, hint::black_box, io::Read, path::Path, thread, time::Instant};

const FILES: [&str; 4] = [
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
];

fn main() {
    let wanted = env::args().nth(1).unwrap_or_default();
    match wanted.as_str() {
        "backpropagation" => backpropagation(),
        "numerical" => println!("{} -", numerical()),
        "load" => println!(
            "{} -",
            best_of(5, || mnist::load().expect("the repository's data"))
        ),
        "inflate" => println!("{} -", inflate()),
        // `cargo test` and `cargo bench` without a name come here too.
        _ => println!("one of: backpropagation numerical load inflate"),
    }
}

fn backpropagation() {
    const STEPS: usize = 10_000;
    let train = |steps| {
        let (data, settings) = (&data().train, Settings::default());
        let (mut network, rng) = untrained(data, 1);
        let mut workspace = Workspace::default();
        let began = Instant::now();
        thread::scope(|scope| {
            let mut batches = BatchesAhead::new(scope, data, settings.batch_size, steps, rng);
            while let Some(batch) = batches.next_batch().expect("a batch") {
                workspace.descend(&mut network, batch, settings.learning_rate);
            }
        });
        (began.elapsed().as_secs_f64() * 1e3 / steps as f64, network)
    };
    train(100);
    let (milliseconds, network) = train(STEPS);
    println!(
        "{milliseconds} {}",
        evaluate(&network, &data().test).accuracy()
    );
}

fn numerical() -> f64 {
    let network = untrained(&data().train, 1).0;
    let batch: Vec<usize> = (0..100).collect();
    best_of(200, || {
        fast::numerical_gradient(&network, &data().train, &batch)
    })
}

/// The four files unpacked from memory, into memory that was never touched before, as a loader does.
fn inflate() -> f64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mnist/data");
    let files = FILES.map(|file| fs::read(folder.join(file)).expect("the repository's data"));
    best_of(5, || {
        files.each_ref().map(|file| {
            let mut unpacked = Vec::new();
            let mut reader = GzDecoder::new(file.as_slice());
            reader.read_to_end(&mut unpacked).expect("a whole file");
            unpacked
        })
    })
}

/// The milliseconds of the fastest of so many runs.
fn best_of<T>(runs: usize, mut task: impl FnMut() -> T) -> f64 {
    let time = |_| {
        let began = Instant::now();
        black_box(task());
        began.elapsed().as_secs_f64() * 1e3
    };
    (0..runs).map(time).fold(f64::INFINITY, f64::min)
}
