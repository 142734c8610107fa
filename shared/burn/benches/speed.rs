//! How long a step takes in Burn, beside a step of chapter 5: ratios, for the page.
//!
//! `cargo bench --manifest-path shared/burn/Cargo.toml --target-dir target/burn --features machines -- write` writes
//! `speed.md`.

#[path = "../tests/server/mod.rs"]
mod server;

use burn::optim::SgdConfig;
use burn::tensor::{DType, Device};
use ch05_training::training::{Settings, untrained};
use digits::model_file::{Model, save};
use digits_in_burn::machines::Machines;
use digits_in_burn::training::{Batch, batches, step};
use digits_in_burn::{Network, model_file};
use mnist::data;
use server::Server;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Each round takes so many steps, the contestants take turns, and each one's best round counts.
const STEPS: usize = 1000;
const ROUNDS: usize = 5;

fn main() {
    let contestants: [(&str, fn() -> f64); 4] = [
        ("this book (64 bits)", book),
        ("Burn (64 bits)", || burn(DType::F64)),
        ("Burn (32 bits)", || burn(DType::F32)),
        ("Burn, two servers on one computer (64 bits)", two_servers),
    ];
    let mut best = [f64::INFINITY; 4];
    for _ in 0..ROUNDS {
        for (best, (_, run)) in best.iter_mut().zip(contestants) {
            *best = best.min(run());
        }
    }
    let date = Command::new("date").arg("+%Y-%m-%d").output();
    let date = date.expect("the command `date`").stdout;
    let date = String::from_utf8_lossy(&date);
    let mut table = format!(
        "| a step on a batch of 100, on {} | time |\n|---|--:|\n",
        date.trim()
    );
    for ((name, _), seconds) in contestants.iter().zip(best) {
        println!("{name}: {:.3} ms", seconds * 1000.0 / STEPS as f64);
        table += &format!("| {name} | {:.1} |\n", seconds / best[0]);
    }
    print!("{table}");
    if env::args().any(|argument| argument == "write") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("speed.md");
        fs::write(file, table).expect("a file to write");
    }
}

fn book() -> f64 {
    let (mut network, mut rng) = untrained(&data().train, 1);
    let began = Instant::now();
    for _ in 0..STEPS {
        let settings = Settings::default();
        ch05_training::training::step(&mut network, &data().train, settings, &mut rng)
            .expect("a batch");
    }
    began.elapsed().as_secs_f64()
}

fn burn(numbers: DType) -> f64 {
    let train = &data().train;
    let device = Device::flex().autodiff();
    let mut network = in_burn(&device, numbers);
    let mut optimizer = SgdConfig::new().init();
    let began = Instant::now();
    for indices in batches(train, 100, (784, 50, 10), 1).take(STEPS) {
        let batch = Batch::new(train, &indices, &device, numbers);
        network = step(network, &mut optimizer, batch, 0.1);
    }
    began.elapsed().as_secs_f64()
}

fn two_servers() -> f64 {
    let train = &data().train;
    let device = Device::flex().autodiff();
    let mut network = in_burn(&device, DType::F64);
    let mut optimizer = SgdConfig::new().init();
    let servers = [Server::start(), Server::start()];
    let addresses = servers.each_ref().map(|server| server.address.clone());
    let machines = Machines::connect(&addresses, Duration::from_secs(60)).expect("two servers");
    let began = Instant::now();
    for indices in batches(train, 100, (784, 50, 10), 1).take(STEPS) {
        let slopes = machines.gradients(&network, train, &indices, &device, DType::F64);
        network = optimizer.step_multi(0.1, network, slopes.expect("slopes"));
    }
    began.elapsed().as_secs_f64()
}

fn in_burn(device: &Device, numbers: DType) -> Network {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("model.safetensors");
    let model = Model::new(untrained(&data().train, 1).0, Some((28, 28)));
    save(&file, &model).expect("a model file");
    model_file::load(&file, device, numbers)
        .expect("the same")
        .0
}
