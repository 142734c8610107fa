//! How long a step takes in Burn, beside a step of chapter 5: ratios, for the page.
//!
//! `cargo bench --manifest-path shared/burn/Cargo.toml --target-dir target/burn -- write` writes `speed.md`.

use burn::optim::SgdConfig;
use burn::tensor::{DType, Device};
use ch05_training::training::{self, Settings, untrained};
use digits::model_file::{Model, save};
use digits_in_burn::model_file;
use digits_in_burn::training::{Batch, batches, step};
use mnist::data;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Each round takes so many steps, the contestants take turns, and each one's best round counts.
const STEPS: u32 = 1000;
const ROUNDS: usize = 15;

/// Takes the steps, and says how long they took.
type Run = fn() -> Duration;

fn main() {
    let contestants: [(&str, Run); 3] = [
        ("this book (64 bits)", book),
        ("Burn (64 bits)", || burn(DType::F64)),
        ("Burn (32 bits)", || burn(DType::F32)),
    ];
    let mut best = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (best, (_, run)) in best.iter_mut().zip(contestants) {
            *best = run().min(*best);
        }
    }
    let date = Command::new("date").arg("+%Y-%m-%d").output();
    let date = String::from_utf8(date.expect("the command `date`").stdout).expect("a date");
    let mut table = format!(
        "| a step on a batch of 100, on {} | time |\n|---|--:|\n",
        date.trim()
    );
    for ((name, _), time) in contestants.iter().zip(best) {
        println!("{name}: {:?} a step", time / STEPS);
        table += &format!("| {name} | {:.1} |\n", time.div_duration_f64(best[0]));
    }
    print!("{table}");
    if env::args().any(|argument| argument == "write") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("speed.md");
        fs::write(file, table).expect("a file to write");
    }
}

fn book() -> Duration {
    let (mut network, mut rng) = untrained(&data().train, 1);
    let began = Instant::now();
    for _ in 0..STEPS {
        training::step(&mut network, &data().train, Settings::default(), &mut rng)
            .expect("a batch");
    }
    began.elapsed()
}

fn burn(numbers: DType) -> Duration {
    let train = &data().train;
    let device = Device::flex().autodiff();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("model.safetensors");
    save(&file, &Model::new(untrained(train, 1).0, Some((28, 28)))).expect("a model file");
    let (mut network, _) = model_file::load(&file, &device, numbers).expect("the same");
    let mut optimizer = SgdConfig::new().init();
    let began = Instant::now();
    for indices in batches(train, 100, (784, 50, 10), 1).take(STEPS as usize) {
        let batch = Batch::new(train, &indices, &device, numbers);
        network = step(network, &mut optimizer, batch, 0.1);
    }
    began.elapsed()
}
