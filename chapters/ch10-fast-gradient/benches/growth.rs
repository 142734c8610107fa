//! How the time of a gradient grows: `cargo bench -p ch10-fast-gradient --bench growth` prints the table, and with
//! `-- write` at its end also writes the one that the page cites. All methods read the same images in the same form,
//! without the pixels that are 0, and run on one thread.

use ch05_training::TwoLayerNet;
use ch10_fast_gradient::fast;
use ch10_fast_gradient::page::growth::{BATCHES, HIDDEN, METHODS, parameters_with};
use kernel::SparseImages;
use mnist::data;
use network::{rand::SeedableRng, rand_chacha::ChaCha8Rng};
use rayon::ThreadPoolBuilder;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs, process::Command};

/// The plain gradient of a larger network, or of a larger batch, takes minutes.
const LARGEST_BY_PLAIN: (usize, usize) = (50, 100);

fn main() {
    let mut table = format!("# {}\nmethod,parameters,batch,milliseconds\n", machine());
    let networks = HIDDEN.map(|hidden| (hidden, 100));
    let batches = BATCHES.map(|batch| (50, batch));
    let others = batches.into_iter().filter(|size| !networks.contains(size));
    let one_thread = ThreadPoolBuilder::new().num_threads(1).build();
    let one_thread = one_thread.expect("a thread");
    for (hidden, batch) in networks.into_iter().chain(others) {
        for line in one_thread.install(|| measure(hidden, batch)) {
            print!("{line}");
            table += &line;
        }
    }
    if env::args().any(|argument| argument == "write") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/growth.csv");
        fs::write(&file, table).expect("the repository can be written");
        println!("written: {}", file.display());
    }
}

fn measure(hidden: usize, batch: usize) -> Vec<String> {
    let train = &data().train;
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let network = TwoLayerNet::new(train.images.ncols(), hidden, train.classes, &mut rng);
    let indices: Vec<usize> = (0..batch).collect();
    let (_, t) = train.batch(&indices);
    let images = || SparseImages::of(train, &indices);
    let (most_hidden, largest_batch) = LARGEST_BY_PLAIN;
    let by = |method| match method {
        "plain" if hidden > most_hidden || batch > largest_batch => None,
        "plain" => Some(best(|| network.numerical_gradient(&images(), &t))),
        "fast" => Some(best(|| fast::numerical_gradient(&network, train, &indices))),
        _ => Some(best(|| network.gradient(&images(), &t))),
    };
    let line = |method| {
        let milliseconds = by(method)?;
        Some(format!(
            "{method},{},{batch},{milliseconds:.4}\n",
            parameters_with(hidden)
        ))
    };
    METHODS.into_iter().filter_map(line).collect()
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
        "{}: {}, one thread, {}",
        date.unwrap_or_else(|| "undated".into()),
        processor.unwrap_or_else(|| "a processor without a name".into()),
        env::consts::ARCH,
    )
}
