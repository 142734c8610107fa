//! Photographs of digits, made from training images: paper, light, grain and all that lies on a desk.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels fit into a byte"
)]

use ch05_training::{
    TwoLayerNet,
    training::{Settings, step},
};
use digits::digit_image;
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use ndarray::Axis;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::{fs, sync::LazyLock, thread};

/// A network that reads about as well as that of the book's usual run, after fewer and larger steps.
static NETWORK: LazyLock<TwoLayerNet> = LazyLock::new(|| {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut network = TwoLayerNet::new(784, 50, 10, &mut rng);
    let settings = Settings {
        learning_rate: 0.5,
        ..Settings::default()
    };
    for _ in 0..2000 {
        step(&mut network, &mnist::data().train, settings, &mut rng).unwrap();
    }
    network
});

/// Numbers of about the standard normal distribution.
static NOISE: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut noise = || (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0;
    (0..10_000).map(|_| noise()).collect()
});

/// How a digit is photographed.
#[derive(Clone, Copy)]
struct Photograph {
    width: u32,
    height: u32,
    /// The side of the square that the digit's 28 × 28 pixels take.
    digit: f64,
    /// Red, green and blue in full light.
    paper: [f64; 3],
    ink: [f64; 3],
    /// At most so many degrees to either side.
    turned: f64,
    /// How wide an edge of ink is, in pixels.
    edge: f64,
    /// The standard deviation of each channel's noise, of 255.
    noise: f64,
    /// The light at a place, each from 0 to 1: 1 for full light.
    light: fn(f64, f64) -> f64,
    /// What else is there at a place in pixels: how much of it is ink.
    beside: fn(f64, f64) -> f64,
    /// The quality of the compression, of 100.
    quality: u8,
}

const PLAIN: Photograph = Photograph {
    width: 280,
    height: 280,
    digit: 168.0,
    paper: [236.0, 228.0, 205.0],
    ink: [83.0, 78.0, 70.0],
    turned: 0.0,
    edge: 3.0,
    noise: 6.0,
    light: |_, _| 1.0,
    beside: |_, _| 0.0,
    quality: 95,
};

/// From 0 to 1 while `x` goes from -1 to 1 times `width`.
fn ramp(x: f64, width: f64) -> f64 {
    (0.5 + 0.5 * x / width).clamp(0.0, 1.0)
}

fn line(distance: f64, thickness: f64) -> f64 {
    1.0 - ramp(distance.abs() - thickness / 2.0, 0.7)
}

/// The distance to the next multiple of `step`.
fn to_next(x: f64, step: f64) -> f64 {
    (x + step / 2.0).rem_euclid(step) - step / 2.0
}

/// Every kind of photograph, and how many of a hundred the network should read.
fn kinds() -> Vec<(&'static str, f64, Photograph)> {
    vec![
        (
            "clean paper",
            0.95,
            Photograph {
                noise: 0.0,
                quality: 100,
                paper: [255.0; 3],
                ink: [0.0; 3],
                ..PLAIN
            },
        ),
        ("even light with grain", 0.9, PLAIN),
        (
            "strong grain",
            0.9,
            Photograph {
                noise: 12.0,
                ..PLAIN
            },
        ),
        (
            "pencil",
            0.9,
            Photograph {
                ink: [170.0, 165.0, 150.0],
                noise: 4.0,
                ..PLAIN
            },
        ),
        (
            "chalk",
            0.9,
            Photograph {
                ink: [220.0, 225.0, 220.0],
                paper: [40.0, 60.0, 50.0],
                ..PLAIN
            },
        ),
        (
            "turned",
            0.9,
            Photograph {
                turned: 8.0,
                ..PLAIN
            },
        ),
        (
            "blurred",
            0.9,
            Photograph {
                edge: 12.0,
                ..PLAIN
            },
        ),
        (
            "compressed",
            0.9,
            Photograph {
                quality: 20,
                ..PLAIN
            },
        ),
        (
            "light from one side",
            0.9,
            Photograph {
                light: |x, y| 0.45 + 0.4 * x + 0.15 * y,
                ..PLAIN
            },
        ),
        (
            "darker corners",
            0.9,
            Photograph {
                light: |x, y| 1.0 - 0.8 * ((x - 0.5).powi(2) + (y - 0.5).powi(2)),
                ..PLAIN
            },
        ),
        (
            "soft shadow",
            0.9,
            Photograph {
                light: |x, y| 0.55 + 0.45 * ramp(x + 0.3 * y - 0.6, 0.15),
                ..PLAIN
            },
        ),
        (
            "hard shadow",
            0.85,
            Photograph {
                light: |x, y| 0.6 + 0.4 * ramp(x - 0.5 * y - 0.3, 0.008),
                ..PLAIN
            },
        ),
        (
            "shadow of a hand",
            0.9,
            Photograph {
                light: |x, y| 0.6 + 0.4 * ramp((x - 1.0).hypot(y - 1.0) - 0.55, 0.05),
                ..PLAIN
            },
        ),
        (
            "specks",
            0.9,
            Photograph {
                beside: |x, y| {
                    [(20.0, 30.0), (260.0, 250.0), (30.0, 262.0), (251.0, 44.0)]
                        .iter()
                        .map(|(a, b)| line((x - a).hypot(y - b), 5.0))
                        .fold(0.0, f64::max)
                },
                ..PLAIN
            },
        ),
        (
            "faint ruling",
            0.9,
            Photograph {
                beside: |_, y| 0.3 * line(to_next(y - 20.0, 40.0), 1.5),
                ..PLAIN
            },
        ),
        (
            "squared paper",
            0.9,
            Photograph {
                beside: |x, y| {
                    0.3 * line(to_next(y - 9.0, 20.0), 1.2).max(line(to_next(x - 4.0, 20.0), 1.2))
                },
                ..PLAIN
            },
        ),
        (
            "dark ruling",
            0.9,
            Photograph {
                beside: |_, y| 0.9 * line(to_next(y - 32.0, 216.0), 2.5),
                ..PLAIN
            },
        ),
        (
            "line below",
            0.9,
            Photograph {
                beside: |_, y| line(y - 250.0, 3.0),
                ..PLAIN
            },
        ),
        (
            "frame",
            0.9,
            Photograph {
                beside: |x, y| line((x - 140.0).abs().max((y - 140.0).abs()) - 115.0, 4.0),
                ..PLAIN
            },
        ),
        (
            "desk at two edges",
            0.9,
            Photograph {
                beside: |x, y| 1.1 * ramp(x - 255.0 - 0.05 * y, 2.0).max(ramp(y - 262.0, 2.0)),
                ..PLAIN
            },
        ),
        (
            "small in the middle",
            0.9,
            Photograph {
                width: 1200,
                height: 900,
                digit: 200.0,
                ..PLAIN
            },
        ),
        (
            "small and unevenly lit",
            0.9,
            Photograph {
                width: 900,
                height: 1200,
                digit: 220.0,
                light: |x, y| 0.5 + 0.3 * x + 0.2 * y,
                ..PLAIN
            },
        ),
        (
            "all at once",
            0.8,
            Photograph {
                width: 600,
                height: 400,
                digit: 260.0,
                turned: 5.0,
                noise: 8.0,
                edge: 5.0,
                quality: 60,
                light: |x, y| 0.5 + 0.35 * x + 0.1 * y,
                beside: |x, y| line((x - 40.0).hypot(y - 50.0), 6.0),
                ..PLAIN
            },
        ),
    ]
}

impl Photograph {
    fn take(&self, digit: &[u8], rng: &mut impl Rng) -> RgbImage {
        let angle = self.turned.to_radians() * (2.0 * rng.random::<f64>() - 1.0);
        let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
        let shift = [0, 1].map(|_| 12.0 * (rng.random::<f64>() - 0.5));
        RgbImage::from_fn(self.width, self.height, |x, y| {
            let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
            let [across, down] = [
                x - f64::from(self.width) / 2.0 - shift[0],
                y - f64::from(self.height) / 2.0 - shift[1],
            ];
            let scale = 28.0 / self.digit;
            let level = level(
                digit,
                14.0 + scale * (across * cosine + down * sine),
                14.0 + scale * (down * cosine - across * sine),
            );
            // A pen's edge is sharper than that of a small image made large.
            let drawn = ramp(level - 0.5, 0.5 * (self.edge * scale).min(1.0));
            let ink = drawn.max((self.beside)(x, y));
            let light = (self.light)(x / f64::from(self.width), y / f64::from(self.height));
            Rgb([0, 1, 2].map(|channel| {
                let colour = self.paper[channel] + (self.ink[channel] - self.paper[channel]) * ink;
                let noise = NOISE[rng.random_range(0..NOISE.len())];
                (colour * light + noise * self.noise)
                    .round()
                    .clamp(0.0, 255.0) as u8
            }))
        })
    }
}

/// Between the middles of a small image's pixels.
fn level(digit: &[u8], x: f64, y: f64) -> f64 {
    let (x, y) = (x - 0.5, y - 0.5);
    let at = |x: f64, y: f64| {
        if (0.0..28.0).contains(&x) && (0.0..28.0).contains(&y) {
            f64::from(digit[28 * y as usize + x as usize]) / 255.0
        } else {
            0.0
        }
    };
    let (left, top) = (x.floor(), y.floor());
    let row = |y: f64| at(left, y) + (at(left + 1.0, y) - at(left, y)) * (x - left);
    row(top) + (row(top + 1.0) - row(top)) * (y - top)
}

/// How many of the first training images are read rightly from photographs of a kind, and how many of themselves.
fn right(photograph: &Photograph, digits: usize) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    // A JPEG is one whatever its name says.
    let path = folder.path().join("photograph.png");
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let (mut read, mut images) = (0, 0);
    for index in 0..digits {
        let label = usize::from(mnist::data().train.labels[index]);
        let (image, _) = mnist::data().train.batch(&[index]);
        images += usize::from(NETWORK.classify(&image) == [label]);

        let picture = photograph.take(&mnist::data().train.images.row(index).to_vec(), &mut rng);
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, photograph.quality);
        picture.write_with_encoder(encoder).unwrap();
        fs::write(&path, bytes).unwrap();
        if let Ok(x) = digit_image::read(&path) {
            read += usize::from(NETWORK.classify(&x.insert_axis(Axis(0))) == [label]);
        }
    }
    (read, images)
}

#[test]
fn a_digit_is_read_from_a_photograph_of_every_kind() {
    const DIGITS: usize = 3;
    for (kind, _, photograph) in kinds() {
        let (read, images) = right(&photograph, DIGITS);
        assert!(
            read + 1 >= images,
            "{kind}: {read} of {DIGITS}, {images} from the images themselves"
        );
    }
}

#[test]
#[ignore = "cargo test -- --ignored"]
fn most_of_a_hundred_digits_are_read_from_photographs_of_each_kind() {
    const DIGITS: usize = 100;
    let kinds = kinds();
    let counts = thread::scope(|scope| {
        let counting = kinds
            .iter()
            .map(|(_, _, photograph)| scope.spawn(|| right(photograph, DIGITS)));
        let started: Vec<_> = counting.collect();
        let ended = started.into_iter().map(|counting| counting.join().unwrap());
        ended.collect::<Vec<_>>()
    });
    let mut below = Vec::new();
    println!("read  wanted  themselves  of {DIGITS}");
    for ((kind, wanted, _), (read, images)) in kinds.into_iter().zip(counts) {
        let wanted = wanted * DIGITS as f64;
        println!("{read:>4}  {wanted:>6.0}  {images:>10}  {kind}");
        if (read as f64) < wanted {
            below.push(format!("{kind}: {read} of {DIGITS}, wanted {wanted:.0}"));
        }
    }
    assert!(below.is_empty(), "too few are read: {below:#?}");
}

#[test]
fn a_page_without_a_digit_or_with_several_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for noise in [0.0, 3.0, 6.0, 12.0] {
        for light in [PLAIN.light, |x, y| 0.45 + 0.4 * x + 0.15 * y] {
            let page = Photograph {
                noise,
                light,
                ..PLAIN
            };
            page.take(&[0; 784], &mut rng).save(&path).unwrap();
            let error = digit_image::read(&path)
                .expect_err(&format!("noise {noise}"))
                .to_string();
            assert!(
                error.ends_with("wanted a digit, found a blank image"),
                "noise {noise}: {error}"
            );
        }
    }
    let digit = |index: usize| mnist::data().train.images.row(index).to_vec();
    for index in 0..10 {
        let mut page = RgbImage::new(2 * PLAIN.width - 150, PLAIN.height);
        for (number, left) in [(index, 0), (index + 1, PLAIN.width - 150)] {
            let picture = PLAIN.take(&digit(number), &mut rng);
            let half = image::imageops::crop_imm(&picture, 70 * u32::from(left > 0), 0, 210, 280);
            image::imageops::replace(
                &mut page,
                &half.to_image(),
                i64::from(left + 70 * u32::from(left > 0)),
                0,
            );
        }
        page.save(&path).unwrap();
        let error = digit_image::read(&path)
            .expect_err("two digits")
            .to_string();
        assert!(error.contains("wanted a single digit, found "), "{error}");
    }
}
