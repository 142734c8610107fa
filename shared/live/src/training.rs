//! Training in the page: the loop of chapter 5, told on its way.

use std::io::{self, BufRead, Read, Write};

use ch03_mini_batch::mini_batch;
use ch05_training::evaluation::evaluate;
use ch05_training::page::live::{at_work, loss_curve};
use ch05_training::training::{Settings, untrained};
use ch05_training::{TwoLayerNet, mean_cross_entropy};
use ch08_looking_inside::page::figures::maps_of;
use ch10_fast_gradient::fast;
use figure::Live;
use kernel::sparse_batch;
use mnist::{Dataset, Mnist, read_images, read_labels};
use network::{layer, sigmoid, softmax};
use rand::Rng;
use show::four_decimals;

use crate::parameters;
use crate::question::{self, Question};

/// After so many steps of the first epoch the program tells how far it has come, and then after each epoch.
const STAGE: usize = 100;
/// So many steps show the network as many images as there are to learn from.
const EPOCH: usize = 600;
/// What ends each stage: a form feed on a line of its own.
const END: &str = "\u{c}\n";

/// Why there is no training.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The question cannot be answered.
    #[error(transparent)]
    Question(#[from] question::Error),
    /// A file of images or labels cannot be read.
    #[error(transparent)]
    Data(#[from] mnist::Error),
    /// The input ends too soon, or nobody listens any more.
    #[error(transparent)]
    Stream(#[from] io::Error),
}

/// Reads a question such as `ch05-training/loss_curve?losses=600&by_differences=no` and then the four files of MNIST, each
/// behind a line with its length: the images and labels to learn from, those of the test.
///
/// After every hundred steps of the first epoch, and then after each epoch, it tells, in lines: the network, as [`parameters`] writes it; what was reached, in words;
/// the curve of the losses, and as HTML with what they show fifteen images with the network's answers and what the first
/// hidden units look for.
///
/// # Errors
/// If the question or a file cannot be read, or the answer cannot be written.
pub fn answer(input: &mut impl BufRead, output: &mut impl Write) -> Result<(), Error> {
    let question = line(input)?;
    let question = Question::read(&question);
    if question.name != "ch05-training/loss_curve" {
        return Err(question::Error::NoFigure(question.name.to_string()).into());
    }
    let steps = question.whole("losses", 1..=10_000)?;
    let by_differences = question.is("by_differences")?;
    let data = data(input)?;
    let (mut network, mut rng) = untrained(&data.train, 1);
    let (mut losses, mut accuracy) = (Vec::with_capacity(steps), String::new());
    for taken in 0..=steps {
        let ends_epoch = taken % EPOCH == 0 || taken == steps;
        if ends_epoch {
            let reached = four_decimals(evaluate(&network, &data.test).accuracy());
            accuracy =
                format!("Tested after {taken} steps, it reads {reached} of the test images.");
        }
        if ends_epoch || taken < EPOCH && taken % STAGE == 0 {
            tell(&network, &losses, by_differences, &accuracy, &data, output)?;
        }
        if taken < steps {
            losses.push(step(&mut network, &data.train, by_differences, &mut rng));
        }
    }
    Ok(())
}

fn tell(
    network: &TwoLayerNet,
    losses: &[f64],
    by_differences: bool,
    accuracy: &str,
    data: &Mnist,
    output: &mut impl Write,
) -> Result<(), Error> {
    let Live { figure, words } = loss_curve(losses, by_differences);
    let answers = at_work(
        network,
        &data.test,
        "Fifteen handwritten digits in three rows. Below each is the class that the network takes it for, with its \
         probability. Those that it gets wrong stand in orange frames.",
    );
    let maps = maps_of(
        network,
        "Six maps of 28 × 28 weights. Ink on a blue pixel raises the unit, ink on an orange one lowers it.",
    );
    let parameters = parameters::write(network);
    let further = [answers, maps].map(|figure| {
        format!(
            "<div class=\"further\">{}{}</div>",
            figure.svg,
            figure.alt()
        )
    });
    let drawings = figure.svg + &further.concat();
    output.write_all(format!("{parameters}\n{words} {accuracy}\n{drawings}{END}").as_bytes())?;
    Ok(output.flush()?)
}

/// One step, as chapter 5's [`step`](ch05_training::training::step) takes it, and the loss of its batch before the network
/// learnt from it.
///
/// The scores are computed once for both.
fn step(
    network: &mut TwoLayerNet,
    data: &Dataset,
    by_differences: bool,
    rng: &mut impl Rng,
) -> f64 {
    let Settings {
        batch_size,
        learning_rate,
    } = Settings::default();
    let batch = mini_batch(data.len(), batch_size, rng).expect("a batch and data of some size");
    let (x, t) = sparse_batch(data, &batch);
    let z = sigmoid(&layer(&x, &network.w1, &network.b1));
    let scores = layer(&z, &network.w2, &network.b2);
    let gradient = if by_differences {
        fast::numerical_gradient(network, data, &batch)
    } else {
        network.backward(&x, &z, &((softmax(&scores) - &t) / batch_size as f64))
    };
    network.descend(&gradient, learning_rate);
    mean_cross_entropy(&scores, &t)
}

fn data(input: &mut impl BufRead) -> Result<Mnist, Error> {
    let mut half = |images: &str, labels: &str| -> Result<Dataset, Error> {
        let images = read_images(&file(input)?[..], images)?;
        Ok(Dataset {
            labels: read_labels(&file(input)?[..], labels)?,
            images: images.pixels,
            height: images.height,
            width: images.width,
            classes: 10,
        })
    };
    Ok(Mnist {
        train: half("the training images", "the training labels")?,
        test: half("the test images", "the test labels")?,
    })
}

fn file(input: &mut impl BufRead) -> Result<Vec<u8>, Error> {
    let length = line(input)?;
    let mut bytes = Vec::new();
    let wanted = length
        .parse()
        .map_err(|_| io::Error::other(format!("wanted the length of a file, found `{length}`")))?;
    if input.take(wanted).read_to_end(&mut bytes)? as u64 != wanted {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    Ok(bytes)
}

fn line(input: &mut impl BufRead) -> Result<String, Error> {
    let mut line = String::new();
    input.read_line(&mut line)?;
    Ok(line.trim_end().to_string())
}
