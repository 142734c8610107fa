//! How the time of a gradient grows: `cargo bench -p ch06-fast-gradient --bench growth` prints the table, and with
//! `-- write` at its end also writes the one that the appendix cites.

use ch05_training::experiments::data;
use ch05_training::{TwoLayerNet, fast};
use ch06_fast_gradient::growth::{BATCHES, PARAMETERS};
use network::{rand::SeedableRng, rand_chacha::ChaCha8Rng};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs, process::Command, thread};

/// The plain gradient of a network with more parameters, or of a larger batch, takes minutes.
const MOST_PARAMETERS: usize = 39_760;
const LARGEST_BATCH: usize = 100;

fn main() {
    let mut table = format!("# {}\nmethod,parameters,batch,milliseconds\n", machine());
    let sizes = PARAMETERS.map(|parameters| (parameters, 100));
    let batches = BATCHES.map(|batch| (MOST_PARAMETERS, batch));
    for (parameters, batch) in sizes
        .into_iter()
        .chain(batches.into_iter().filter(|size| size.1 != 100))
    {
        for line in measure(parameters, batch) {
            print!("{line}");
            table += &line;
        }
    }
    if env::args().any(|argument| argument == "write") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/growth.csv");
        fs::write(&file, table).expect("the repository can be written");
        println!("written: {}", file.display());
    }
}

fn measure(parameters: usize, batch: usize) -> Vec<String> {
    let train = &data().train;
    let (inputs, classes) = (train.images.ncols(), train.classes);
    let hidden = (parameters - classes) / (inputs + 1 + classes);
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let network = TwoLayerNet::new(inputs, hidden, classes, &mut rng);
    let indices: Vec<usize> = (0..batch).collect();
    let (x, t) = train.batch(&indices);
    let mut lines = Vec::new();
    let mut add = |method, milliseconds: f64| {
        lines.push(format!("{method},{parameters},{batch},{milliseconds:.4}\n"));
    };
    if parameters <= MOST_PARAMETERS && batch <= LARGEST_BATCH {
        add("plain", best(|| network.numerical_gradient(&x, &t)));
    }
    add(
        "fast",
        best(|| fast::numerical_gradient(&network, train, &indices)),
    );
    add("backpropagation", best(|| network.gradient(&x, &t)));
    lines
}

/// The milliseconds of the fastest run: as many as fit into two seconds, and one at least.
fn best<T>(mut task: impl FnMut() -> T) -> f64 {
    let (all, mut best) = (Instant::now(), Duration::MAX);
    while best == Duration::MAX || all.elapsed() < Duration::from_secs(2) {
        let one = Instant::now();
        black_box(task());
        best = best.min(one.elapsed());
    }
    best.as_secs_f64() * 1e3
}

/// The day and the class of machine.
fn machine() -> String {
    let first = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key))?;
        Some(line.split_once(':')?.1.trim().to_string())
    };
    let processor = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| first(&text, "model name"));
    let date = Command::new("date").arg("+%Y-%m-%d").output().ok();
    let date = date.map(|date| String::from_utf8_lossy(&date.stdout).trim().to_string());
    format!(
        "{}: {}, {} threads, {}",
        date.unwrap_or_else(|| "undated".into()),
        processor.unwrap_or_else(|| "a processor without a name".into()),
        thread::available_parallelism().map_or(1, usize::from),
        env::consts::ARCH,
    )
}
