//! The book's network with a layer more, trained on in Burn: a program to change.
//!
//! `cargo run --release --manifest-path shared/burn/Cargo.toml --target-dir target/burn --example deeper -- FROM TO`

use burn::optim::AdamConfig;
use burn::store::{ModuleSnapshot, SafetensorsStore};
use burn::tensor::{DType, Device};
use digits_in_burn::deeper::Deeper;
use digits_in_burn::evaluation::evaluate;
use digits_in_burn::model_file;
use digits_in_burn::training::{Batch, batches, step};
use std::error::Error;
use std::{env, path::Path};

const STEPS: usize = 6000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to] = &arguments[..] else {
        return Err("wanted two files: the model to begin with, and the one to write".into());
    };
    let data = mnist::load()?;
    let (device, numbers) = (Device::flex().autodiff(), DType::F32);
    let (network, _) = model_file::load(Path::new(from), &device, numbers)?;

    device.seed(2);
    let mut network = Deeper::new(network);
    let mut optimizer = AdamConfig::new().init();
    let mut batches = batches(&data.train, 100, (784, 50, 10), 2);
    for done in 0..=STEPS {
        if done % 600 == 0 {
            let test = evaluate(&network, &data.test, &device, numbers);
            println!("after {done:>4} steps: {:.4}", test.accuracy());
        }
        let indices = batches.next().expect("batches have no end");
        let batch = Batch::new(&data.train, &indices, &device, numbers);
        network = step(network, &mut optimizer, batch, 0.001);
    }
    network.save_into(&mut SafetensorsStore::from_file(to).overwrite(true))?;
    println!("saved as {to}");
    Ok(())
}
