//! `train`: shows a network the training images until it has learnt.

use super::{
    Data, classes,
    interrupt::{self, pressed},
    progress::Progress,
    shown,
};
use ch05_training::{
    TwoLayerNet,
    evaluation::{Evaluation, evaluate},
    training::Settings,
};
use ch10_fast_gradient::fast;
use clap::{Args, ValueEnum};
use digits::{
    batches_ahead::BatchesAhead,
    model_file::{self, Model},
    workspace::Workspace,
};
use mnist::{Dataset, Mnist, printable};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::{
    error::Error,
    io,
    path::PathBuf,
    process::ExitCode,
    str::FromStr,
    thread,
    time::{Duration, Instant},
};

/// Train a network on the training images
///
/// Prints how many of the training and test images the network reads rightly: before the first step, after each epoch
/// (as many steps as show every training image once, on average) and after the last step. The same seed gives the
/// same network, bit for bit.
///
/// Ctrl-C stops after the current step; with --save, the network is saved as it is then.
#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Arguments {
    /// How each step finds the slope of the loss
    #[arg(long, value_enum, default_value_t = Method::Backprop)]
    method: Method,

    /// How many steps to take; with 0, the network stays as it was drawn
    #[arg(long, value_name = "STEPS", default_value = "10000", value_parser = whole_number::<usize>, allow_negative_numbers = true)]
    iterations: usize,

    /// How many images each step learns from, drawn at random
    #[arg(long, value_name = "IMAGES", default_value_t = Settings::default().batch_size, value_parser = at_least_one, allow_negative_numbers = true)]
    batch_size: usize,

    /// How far each step goes: this many times the slope
    #[arg(long, value_name = "RATE", default_value_t = Settings::default().learning_rate, value_parser = positive, allow_negative_numbers = true)]
    learning_rate: f64,

    /// How many units the hidden layer has
    #[arg(long, value_name = "UNITS", default_value = "50", value_parser = at_least_one, allow_negative_numbers = true)]
    hidden: usize,

    /// Which random weights and batches to draw; another number gives another run
    #[arg(
        long,
        value_name = "NUMBER",
        default_value = "1",
        value_parser = whole_number::<u64>,
        allow_negative_numbers = true
    )]
    seed: u64,

    #[command(flatten)]
    data: Data,

    /// Call the classes by the names in this text file, one a line, from class 0 on
    /// [default: their numbers, or the letters of EMNIST]
    #[arg(long, value_name = "FILE")]
    classes: Option<PathBuf>,

    /// Save the network as this file, which `evaluate`, `predict` and Python's safetensors read
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  The usual run, kept in a file:
      cargo digits train --save model.safetensors

  Larger steps, and another draw of the weights and batches:
      cargo digits train --learning-rate 0.5 --seed 2

  The usual run with slopes from central differences alone, a few times slower:
      cargo digits train --method numerical

  Clothes instead of digits, if that folder holds the four files of Fashion-MNIST:
      cargo digits train --data fashion-mnist --classes clothes.txt";

#[derive(Clone, Copy, ValueEnum)]
enum Method {
    /// Backpropagation: the chain rule, fast
    Backprop,
    /// Central differences alone: two losses for each parameter, of which only what changes is computed
    Numerical,
}

fn whole_number<N: FromStr>(text: &str) -> Result<N, String> {
    text.parse()
        .map_err(|_| "wanted a whole number, 0 or more".into())
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 1..) => Ok(number),
        _ => Err("wanted a whole number, 1 or more".into()),
    }
}

fn positive(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(number) if f64::is_finite(number) && number > 0.0 => Ok(number),
        _ => Err("wanted a finite number above 0".into()),
    }
}

/// A network of this many takes 128 MiB, and fits into a model file.
const MOST_PARAMETERS: usize = 1 << 24;

/// What is wrong with a run.
#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error("--batch-size: wanted at most {wanted}, the number of training images, found {found}")]
    BatchTooLarge { wanted: usize, found: usize },

    #[error("--hidden: wanted a network of at most {MOST_PARAMETERS} parameters, found {found}")]
    NetworkTooLarge { found: usize },

    #[error(
        "step {step}: wanted a finite loss, found that the run has diverged \
         (a smaller --learning-rate than {learning_rate:?} may help); nothing was saved"
    )]
    Diverged { step: usize, learning_rate: f64 },
}

/// The classes that have images but hardly any, less than a hundredth of what the others have, and how many: a label may
/// be damaged.
fn rare_classes(images: &Dataset) -> impl Iterator<Item = (usize, usize)> {
    let mut counts = vec![0; images.classes];
    for &label in &images.labels {
        counts[usize::from(label)] += 1;
    }
    let with_images = counts.iter().filter(|&&count| count > 0).count();
    let mean = images.len() as f64 / with_images as f64;
    let is_rare = move |count: usize| count > 0 && 100.0 * (count as f64) < mean;
    let numbered = counts.into_iter().enumerate();
    numbered.filter(move |&(_, count)| is_rare(count))
}

/// How a run ended.
enum End {
    Finished {
        train: Evaluation,
        test: Evaluation,
    },
    Interrupted,
    /// The table could not be printed.
    Unheard(io::Error),
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let data = arguments.data.load()?;
    arguments.check(&data.train)?;
    let classes = classes::names(arguments.classes.as_deref(), &arguments.data, &data.train)?;
    let model = |network: &TwoLayerNet| Model {
        network: network.clone(),
        size: Some((data.train.height, data.train.width)),
        classes: classes.clone(),
    };

    let mut rng = ChaCha8Rng::seed_from_u64(arguments.seed);
    let mut run = Run::begin(arguments, &data, &mut rng);
    if let Some(file) = &arguments.save {
        model_file::check_writable(file, &model(&run.network))?;
    }
    interrupt::listen(run.progress.bar())?;
    let end = thread::scope(|scope| {
        let (size, steps) = (arguments.batch_size, arguments.iterations);
        run.learn(BatchesAhead::new(scope, &data.train, size, steps, rng))
    })?;
    run.progress.end();
    if let Some(file) = &arguments.save {
        model_file::save(file, &model(&run.network))?;
    }
    Ok(run.summarize(end)?)
}

impl Arguments {
    /// Whether these images can be learnt from with these settings.
    fn check(&self, images: &Dataset) -> Result<(), RunError> {
        let (wanted, found) = (images.len(), self.batch_size);
        if found > wanted {
            return Err(RunError::BatchTooLarge { wanted, found });
        }
        let found = self.parameters(images);
        if found > MOST_PARAMETERS {
            return Err(RunError::NetworkTooLarge { found });
        }
        Ok(())
    }

    /// How many weights and biases the network has for these images.
    fn parameters(&self, images: &Dataset) -> usize {
        let for_each_unit = images.images.ncols() + 1 + images.classes;
        let for_all_units = self.hidden.saturating_mul(for_each_unit);
        for_all_units.saturating_add(images.classes)
    }
}

/// A network while it learns.
struct Run<'a> {
    arguments: &'a Arguments,
    data: &'a Mnist,
    network: TwoLayerNet,
    workspace: Workspace,
    progress: Progress,
    /// How many steps are done.
    steps: usize,
    /// How long they took, without the evaluations between them.
    time: Duration,
}

impl<'a> Run<'a> {
    fn begin(arguments: &'a Arguments, data: &'a Mnist, rng: &mut impl Rng) -> Self {
        let Dataset {
            images, classes, ..
        } = &data.train;
        Self {
            arguments,
            data,
            network: TwoLayerNet::new(images.ncols(), arguments.hidden, *classes, rng),
            workspace: Workspace::default(),
            progress: Progress::new(arguments.iterations),
            steps: 0,
            time: Duration::ZERO,
        }
    }

    /// Takes all steps, or as many as there is time for, and prints the table.
    fn learn(&mut self, mut batches: BatchesAhead) -> Result<End, Box<dyn Error>> {
        if let Err(error) = self.print_head() {
            return Ok(End::Unheard(error));
        }
        let steps_per_epoch = self.data.train.len().div_ceil(self.arguments.batch_size);
        loop {
            let finished = self.steps == self.arguments.iterations;
            if finished || self.steps.is_multiple_of(steps_per_epoch) {
                let train = evaluate(&self.network, &self.data.train);
                let test = evaluate(&self.network, &self.data.test);
                self.check_finite(train.loss)?;
                if let Err(error) = self.print_row(&train, &test) {
                    return Ok(End::Unheard(error));
                }
                if finished {
                    return Ok(End::Finished { train, test });
                }
            }
            if pressed() {
                return Ok(End::Interrupted);
            }
            self.step(&mut batches)?;
        }
    }

    fn step(&mut self, batches: &mut BatchesAhead) -> Result<(), Box<dyn Error>> {
        let started = Instant::now();
        let batch = batches.next_batch()?.expect("as many batches as steps");
        let (images, rate) = (&self.data.train, self.arguments.learning_rate);
        match self.arguments.method {
            Method::Backprop => self.workspace.descend(&mut self.network, batch, rate),
            Method::Numerical => {
                let gradient = fast::numerical_gradient(&self.network, images, &batch.indices);
                self.network.descend(&gradient, rate);
            }
        }
        self.time += started.elapsed();
        self.steps += 1;

        // What is not finite anywhere in a network is not finite in its scores, and so in the next slopes of these.
        let sum: f64 = self.network.b2.iter().sum();
        self.check_finite(sum)?;
        let speed = self.images_per_second();
        self.progress.advance(self.steps, || {
            let (x, t) = images.batch(&batch.indices);
            (self.network.loss(&x, &t), speed)
        });
        Ok(())
    }

    fn check_finite(&self, number: f64) -> Result<(), RunError> {
        if number.is_finite() {
            return Ok(());
        }
        self.progress.end();
        Err(RunError::Diverged {
            step: self.steps,
            learning_rate: self.arguments.learning_rate,
        })
    }

    fn images_per_second(&self) -> f64 {
        let images = self.steps * self.arguments.batch_size;
        images as f64 / self.time.as_secs_f64()
    }

    fn print_head(&self) -> io::Result<()> {
        let Dataset {
            height,
            width,
            classes,
            ..
        } = self.data.train;
        let empty = self.data.train.empty_classes();
        if !empty.0.is_empty() {
            let note = format!("no image to learn from is of class {empty}");
            self.progress.print(&note)?;
        }
        for (class, count) in rare_classes(&self.data.train) {
            let of = self.data.train.len();
            let note = format!("class {class} has {count} of the {of} images to learn from");
            self.progress.print(&note)?;
        }
        self.progress.print(&format!(
            "{} images of {height} × {width} pixels in {classes} classes to learn from, {} to be tested with\n\
             {} parameters, seed {}\n\n\
             {:>9} {:>7} {:>11} {:>15} {:>14}",
            self.data.train.len(),
            self.data.test.len(),
            self.arguments.parameters(&self.data.train),
            self.arguments.seed,
            "step",
            "epoch",
            "train loss",
            "train accuracy",
            "test accuracy",
        ))
    }

    fn print_row(&self, train: &Evaluation, test: &Evaluation) -> io::Result<()> {
        let images = self.steps * self.arguments.batch_size;
        self.progress.print(&format!(
            "{:>9} {:>7.1} {:>11} {:>15.4} {:>14.4}",
            self.steps,
            images as f64 / self.data.train.len() as f64,
            shown(train.loss),
            train.accuracy(),
            test.accuracy(),
        ))
    }

    fn summarize(&self, end: End) -> io::Result<ExitCode> {
        let exit_code = match end {
            End::Finished { train, test } => {
                self.progress.print(&format!(
                    "\ntrain: accuracy {:.4}, loss {}\ntest:  accuracy {:.4}, loss {}",
                    train.accuracy(),
                    shown(train.loss),
                    test.accuracy(),
                    shown(test.loss)
                ))?;
                ExitCode::SUCCESS
            }
            End::Interrupted => {
                let (steps, iterations) = (self.steps, self.arguments.iterations);
                self.progress
                    .print(&format!("\nstopped after step {steps} of {iterations}"))?;
                ExitCode::from(interrupt::EXIT_CODE)
            }
            End::Unheard(error) => return Err(error),
        };
        if self.steps > 0 {
            self.progress.print(&format!(
                "{} steps in {:.2} s: {:.3} ms a step, {:.0} images a second",
                self.steps,
                self.time.as_secs_f64(),
                self.time.as_secs_f64() * 1000.0 / self.steps as f64,
                self.images_per_second()
            ))?;
        }
        self.progress.print(&match &self.arguments.save {
            Some(file) => format!("saved as {}", printable(file)),
            None => "not saved: no --save FILE was given".into(),
        })?;
        Ok(exit_code)
    }
}
