//! The program as its users meet it: what it prints, what it leaves behind, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels fit into a byte"
)]

use digits::model_file::{self, Model};
use image::{GrayImage, Luma};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const TRAIN_IMAGES: usize = 60;
const TEST_IMAGES: usize = 20;

/// A folder with a tiny data set of two classes: 0 is a lying bar, 1 a standing one.
fn bars() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (half, count) in [("train", TRAIN_IMAGES), ("t10k", TEST_IMAGES)] {
        let images: Vec<u8> = (0..count).flat_map(|index| bar(index).into_raw()).collect();
        let labels: Vec<u8> = (0..count).map(|index| u8::from(index % 2 == 1)).collect();
        write_half(&folder, half, 28, &images, &labels);
    }
    folder
}

/// Writes the images and labels of one half of a data set, whose names begin with `half`.
fn write_half(folder: &TempDir, half: &str, side: u32, images: &[u8], labels: &[u8]) {
    let count = u32::try_from(labels.len()).unwrap();
    let head = [0x0803, count, side, side].map(u32::to_be_bytes);
    let name = format!("{half}-images-idx3-ubyte");
    write(folder, &name, &[head.as_flattened(), images].concat());
    let head = [0x0801, count].map(u32::to_be_bytes);
    let name = format!("{half}-labels-idx1-ubyte");
    write(folder, &name, &[head.as_flattened(), labels].concat());
}

/// An image of the data set: some bars are thicker than others.
fn bar(index: usize) -> GrayImage {
    let thickness = 2 + u32::try_from(index).unwrap() / 2 % 4;
    GrayImage::from_fn(28, 28, |x, y| {
        let (along, across) = if index % 2 == 1 { (y, x) } else { (x, y) };
        let inked = (4..24).contains(&along) && (14 - thickness..14 + thickness).contains(&across);
        Luma([if inked { 255 } else { 0 }])
    })
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_digits"));
    program.env_remove("MNIST_DIR");
    program
}

/// `train` on the bars, in batches of six.
fn train(bars: &TempDir, arguments: &[&str]) -> Command {
    let mut train = program();
    train.args(["train", "--batch-size", "6", "--hidden", "8", "--data"]);
    train.arg(bars.path()).args(arguments);
    train
}

/// A network that has learnt the bars.
fn trained(bars: &TempDir) -> PathBuf {
    let model = bars.path().join("model");
    let arguments = ["--iterations", "100", "--learning-rate", "1", "--save"];
    ended(train(bars, &arguments).arg(&model), 0);
    model
}

/// Runs a command, checks its exit code and returns what it wrote on stdout and stderr.
fn ended(command: &mut Command, exit_code: i32) -> (String, String) {
    let output = command.output().unwrap();
    texts(output, exit_code, &format!("{command:?}"))
}

fn texts(output: Output, exit_code: i32, command: &str) -> (String, String) {
    let stdout = String::from_utf8(output.stdout).unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let found = output.status.code();
    assert_eq!(found, Some(exit_code), "{command}\n{stdout}\n{stderr}");
    (stdout, stderr)
}

/// The names in a folder that do not belong to the data.
fn left_behind(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.ends_with("-ubyte")).collect()
}

#[test]
fn a_network_is_trained_saved_evaluated_and_reads_pictures() {
    let bars = bars();
    let model = bars.path().join("model");
    let arguments = ["--iterations", "45", "--learning-rate", "1", "--save"];
    let (stdout, stderr) = ended(train(&bars, &arguments).arg(&model), 0);
    assert_eq!(stderr, "", "a run this short tells no progress");
    let head = "60 images of 28 × 28 pixels in 2 classes to learn from, 20 to be tested with\n\
                6298 parameters, seed 1\n\n     step   epoch  train loss  train accuracy  test accuracy\n";
    assert!(stdout.starts_with(head), "{stdout}");
    let row = |line: &str| -> Option<Vec<f64>> {
        line.split_whitespace()
            .map(|cell| cell.parse().ok())
            .collect()
    };
    let rows: Vec<_> = stdout
        .lines()
        .filter_map(row)
        .filter(|row| row.len() == 5)
        .collect();
    let steps: Vec<_> = rows.iter().map(|row| (row[0], row[1])).collect();
    let wanted = [
        (0., 0.),
        (10., 1.),
        (20., 2.),
        (30., 3.),
        (40., 4.),
        (45., 4.5),
    ];
    assert_eq!(steps, wanted, "{stdout}");
    assert!(
        rows[5][2] < rows[0][2] / 2.0,
        "the loss did not fall:\n{stdout}"
    );
    assert_eq!(rows[5][3..], [1.0, 1.0], "{stdout}");
    assert!(stdout.contains("\n45 steps in "), "{stdout}");
    assert!(
        stdout.ends_with(&format!("saved as {}\n", model.display())),
        "{stdout}"
    );
    assert_eq!(left_behind(bars.path()), ["model"]);

    let mut evaluate = program();
    evaluate
        .arg("evaluate")
        .arg(&model)
        .env("MNIST_DIR", bars.path());
    let (stdout, _) = ended(&mut evaluate, 0);
    let last = format!("loss     {:.4}\n", test_loss(&bars, &model));
    assert!(
        stdout.starts_with("accuracy 1.0000 (20 of 20 test images)\n"),
        "{stdout}"
    );
    assert!(stdout.contains(&last), "{last} in\n{stdout}");
    assert!(
        stdout.ends_with("\n\n       0   1\n   0  10   0\n   1   0  10\n"),
        "{stdout}"
    );

    let picture = bars.path().join("standing.png");
    GrayImage::from_fn(90, 200, |x, y| {
        Luma([if (60..70).contains(&x) && y > 150 {
            10
        } else {
            240
        }])
    })
    .save(&picture)
    .unwrap();
    let (stdout, stderr) = ended(
        program()
            .arg("predict")
            .arg(&model)
            .args([&picture, &model, &picture]),
        1,
    );
    let answer = format!("{}: 1\n", picture.display());
    assert_eq!(stdout.matches(&answer).count(), 2, "{stdout}");
    let error = format!(
        "error: {}: wanted a PNG or JPEG image, found a file of another kind",
        model.display()
    );
    assert!(stderr.starts_with(&error), "{stderr}");

    let chart: Vec<_> = stdout
        .lines()
        .skip(1)
        .take(2)
        .map(|line| {
            let cells: Vec<_> = line.split_whitespace().collect();
            let bar = cells.get(2).map_or(0, |bar| bar.chars().count());
            (cells[0].to_owned(), cells[1].parse::<f64>().unwrap(), bar)
        })
        .collect();
    let sum: f64 = chart.iter().map(|(_, probability, _)| probability).sum();
    assert!((sum - 1.0).abs() < 2e-4, "{stdout}");
    for (index, (class, probability, bar)) in chart.iter().enumerate() {
        assert_eq!(class, &index.to_string(), "{stdout}");
        let wanted = (probability * 40.0 - *bar as f64).abs();
        assert!(wanted <= 0.51, "class {class}:\n{stdout}");
    }
}

/// The loss on the test images by the library.
fn test_loss(bars: &TempDir, model: &Path) -> f64 {
    let network = model_file::load(model).unwrap().network;
    let test = mnist::Mnist::from_dir(bars.path()).unwrap().test;
    let (x, t) = test.batch(&(0..TEST_IMAGES).collect::<Vec<_>>());
    network.loss(&x, &t)
}

#[test]
fn the_seed_decides_every_byte() {
    let bars = bars();
    let saved = |name: &str, seed: &str| {
        let model = bars.path().join(name);
        ended(
            train(&bars, &["--iterations", "12", "--seed", seed, "--save"]).arg(&model),
            0,
        );
        fs::read(model).unwrap()
    };
    let seven = saved("a", "7");
    assert_eq!(seven, saved("b", "7"));
    assert_ne!(seven, saved("c", "8"));
}

#[test]
fn without_steps_the_network_is_saved_as_it_was_drawn() {
    let bars = bars();
    let model = bars.path().join("model");
    let (stdout, _) = ended(
        train(&bars, &["--iterations", "0", "--save"]).arg(&model),
        0,
    );
    assert!(!stdout.contains("steps in"), "{stdout}");
    let network = model_file::load(&model).unwrap().network;
    assert_eq!(network.b1.sum(), 0.0);
}

#[test]
fn numerical_slopes_lead_where_backpropagation_leads() {
    let bars = bars();
    let run = |method: &str| {
        let model = bars.path().join(method);
        let arguments = [
            "--iterations",
            "2",
            "--hidden",
            "2",
            "--method",
            method,
            "--save",
        ];
        let mut train = program();
        train
            .args(["train", "--batch-size", "6", "--data"])
            .arg(bars.path());
        ended(train.args(arguments).arg(&model), 0);
        model_file::load(&model).unwrap().network
    };
    let (backprop, numerical) = (run("backprop"), run("numerical"));
    let difference = (&backprop.w1 - &numerical.w1).abs().sum();
    assert!(difference < 1e-6, "{difference}");
    assert!(backprop != numerical, "both methods were the same");
}

#[test]
fn every_error_names_what_was_wanted_and_found() {
    let bars = bars();
    let model = trained(&bars);
    let model = model.to_str().unwrap();
    let damaged = write(&bars, "damaged", &fs::read(model).unwrap()[..1000]);
    let damaged = damaged.to_str().unwrap();
    let folder = bars.path().to_str().unwrap();
    let missing = &format!("{folder}/missing");
    let in_missing = &format!("{folder}/missing/model");
    let in_a_file = &format!("{damaged}/model");

    let whole = "wanted a whole number, 1 or more";
    let cases: &[(&[&str], i32, &[&str])] = &[
        (&[], 2, &["Usage: "]),
        (
            &["train", "--iterations", "-1"],
            2,
            &["'-1'", "wanted a whole number, 0 or more"],
        ),
        (&["train", "--batch-size", "0"], 2, &["'0'", whole]),
        (&["train", "--hidden", "many"], 2, &["'many'", whole]),
        (
            &["train", "--seed", "1.5"],
            2,
            &["'1.5'", "wanted a whole number, 0 or more"],
        ),
        (
            &["train", "--learning-rate", "0"],
            2,
            &["'0'", "wanted a finite number above 0"],
        ),
        (
            &["train", "--learning-rate", "inf"],
            2,
            &["'inf'", "wanted a finite number above 0"],
        ),
        (
            &["train", "--learning-rate", "NaN"],
            2,
            &["'NaN'", "wanted a finite number above 0"],
        ),
        (
            &["train", "--method", "magic"],
            2,
            &["'magic'", "backprop, numerical"],
        ),
        (&["predict", model], 2, &["<IMAGES>..."]),
        (
            &["train", "--data", missing],
            1,
            &[missing, "wanted a folder"],
        ),
        (
            &["train", "--data", folder],
            1,
            &["--batch-size", "at most 60", "found 100"],
        ),
        (
            &[
                "train",
                "--data",
                folder,
                "--batch-size",
                "6",
                "--hidden",
                "99999999999999999",
            ],
            1,
            &["--hidden", "at most 16777216 parameters", "found "],
        ),
        (
            &["train", "--save", in_missing],
            1,
            &[in_missing, "entity not found"],
        ),
        (
            &["train", "--save", in_a_file],
            1,
            &[in_a_file, "wanted to write a model file"],
        ),
        (
            &["train", "--save", folder],
            1,
            &[folder, "wanted a file", "folder or device"],
        ),
        (
            &["evaluate", missing],
            1,
            &[missing, "wanted to read a model file", "caused by: "],
        ),
        (
            &["evaluate", "a\u{1b}[31m.png", "b", "c"],
            2,
            &["unexpected argument 'b'"],
        ),
        (
            &["train", "--seed", "1\u{1b}[31m\u{202e}"],
            2,
            &[r"'1\u{202e}'", "wanted a whole number, 0 or more"],
        ),
        (
            &["train", "--data", ""],
            2,
            &["a value is required", "--data"],
        ),
        (
            &["evaluate", damaged],
            1,
            &[damaged, "wanted a whole safetensors file", "caused by: "],
        ),
        (
            &["evaluate", model, "--data", missing],
            1,
            &[missing, "wanted a folder"],
        ),
        (
            &["evaluate", model],
            1,
            &[model, "784 inputs and 10 classes", "found 784 and 2"],
        ),
        (
            &["predict", damaged, "a.png"],
            1,
            &[damaged, "wanted a whole safetensors file"],
        ),
        (
            &["predict", model, missing],
            1,
            &[missing, "wanted to read a PNG or JPEG image"],
        ),
    ];
    for (arguments, exit_code, wanted) in cases {
        let (stdout, stderr) = ended(program().args(*arguments), *exit_code);
        assert_eq!(stdout, "", "{arguments:?}");
        assert!(!stderr.contains('\u{1b}'), "{stderr:?}");
        for part in *wanted {
            assert!(
                stderr.contains(part),
                "{arguments:?}: wanted {part:?} in\n{stderr}"
            );
        }
    }
    let mut names = left_behind(bars.path());
    names.sort();
    assert_eq!(
        names,
        ["damaged", "model"],
        "an error left something behind"
    );
}

#[test]
fn a_variable_that_leads_nowhere_is_named() {
    let bars = bars();
    let wanted = "error: the environment variable MNIST_DIR names data that cannot be used: \
                  no/such/folder: wanted a folder with four data files, found: entity not found\n";
    let mut train = program();
    train.arg("train").env("MNIST_DIR", "no/such/folder");
    let (_, stderr) = ended(&mut train, 1);
    assert!(stderr.starts_with(wanted), "{stderr}");
    let mut train = self::train(&bars, &["--iterations", "0"]);
    ended(train.env("MNIST_DIR", "no/such/folder"), 0);
}

#[test]
fn a_diverged_run_says_so_and_keeps_the_old_model() {
    let bars = bars();
    let model = trained(&bars);
    let old = fs::read(&model).unwrap();
    let (_, stderr) = ended(
        train(&bars, &["--learning-rate", "1e308", "--save"]).arg(&model),
        1,
    );
    assert!(stderr.starts_with("error: step "), "{stderr}");
    assert!(
        stderr.contains("the run has diverged (a smaller --learning-rate than 1e308"),
        "{stderr}"
    );
    assert_eq!(fs::read(&model).unwrap(), old);
}

/// Saves an untrained network of these many inputs and classes, for images of this size.
fn untrained(folder: &TempDir, inputs: usize, classes: usize, size: (usize, usize)) -> PathBuf {
    let mut rng = <rand_chacha::ChaCha8Rng as rand::SeedableRng>::seed_from_u64(1);
    let network = ch05_training::TwoLayerNet::new(inputs, 3, classes, &mut rng);
    let path = folder.path().join(format!("{inputs}-{classes}"));
    model_file::save(&path, &Model::new(network, Some(size))).unwrap();
    path
}

#[test]
fn a_network_for_other_images_reads_no_pictures() {
    let bars = bars();
    let cases = [
        (
            64,
            (8, 8),
            "wanted a network of 784 inputs, for 28 × 28 pixels, found 64 inputs",
        ),
        (
            784,
            (14, 56),
            "wanted a network for images of 28 × 28 pixels, found one for 14 × 56",
        ),
    ];
    for (inputs, size, wanted) in cases {
        let model = untrained(&bars, inputs, 10, size);
        let (stdout, stderr) = ended(program().arg("predict").arg(&model).arg("a.png"), 1);
        assert!(stderr.contains(wanted), "{stderr}");
        assert_eq!(stdout, "");
    }
    let model = untrained(&bars, 784, 2, (14, 56));
    let mut evaluate = program();
    evaluate
        .arg("evaluate")
        .arg(model)
        .arg("--data")
        .arg(bars.path());
    let (_, stderr) = ended(&mut evaluate, 1);
    let wanted = "images of 28 × 28 pixels, as the test images are, found one for 14 × 56";
    assert!(stderr.contains(wanted), "{stderr}");
}

/// A standing bar as a picture.
fn standing(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("standing.png");
    bar(1).save(&path).unwrap();
    path
}

#[test]
fn classes_have_the_names_that_a_file_gives() {
    let bars = bars();
    let names = write(
        &bars,
        "names.txt",
        "\u{feff}lying bar\r\nstanding \u{1b}[31m\r\n".as_bytes(),
    );
    let model = bars.path().join("named");
    let arguments = ["--iterations", "100", "--learning-rate", "1", "--classes"];
    ended(
        train(&bars, &arguments)
            .arg(names)
            .arg("--save")
            .arg(&model),
        0,
    );
    let picture = standing(&bars);
    let (stdout, _) = ended(program().arg("predict").arg(&model).arg(&picture), 0);
    let lines: Vec<_> = stdout.lines().collect();
    assert_eq!(
        lines[0],
        format!("{}: standing \\u{{1b}}[31m", picture.display())
    );
    assert!(
        lines[1].starts_with(&format!("{:>19}  ", "lying bar")),
        "{stdout}"
    );
    assert!(lines[2].starts_with(r"standing \u{1b}[31m  "), "{stdout}");
    let mut evaluate = program();
    evaluate
        .arg("evaluate")
        .arg(&model)
        .arg("--data")
        .arg(bars.path());
    let (stdout, _) = ended(&mut evaluate, 0);
    assert!(
        stdout.ends_with(
            "\n       0   1\n   0  10   0  lying bar\n   1   0  10  standing \\u{1b}[31m\n"
        ),
        "{stdout}"
    );

    let long = "x".repeat(65_537);
    let refused: &[(&[u8], &str)] = &[
        (
            b"",
            "wanted 2 lines, each with the name of a class, found 0",
        ),
        (
            b"lying",
            "wanted 2 lines, each with the name of a class, found 1",
        ),
        (
            b"lying\rstanding\rslanted",
            "wanted 2 lines, each with the name of a class, found 3",
        ),
        (
            b"\nstanding",
            "wanted the name of class 0 in line 1, found none",
        ),
        (
            b"bar\r\n bar \r\n",
            "wanted a name of its own for each class, found bar in lines 1 and 2",
        ),
        (
            b"\xff\xfel\0y\0\n\0s\0",
            "wanted text in UTF-8, found text in UTF-16",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "wanted text in UTF-8, found a PNG image",
        ),
        (
            b"gr\xf6\xdfer\nkleiner",
            "wanted text in UTF-8, found bytes that are not",
        ),
        (
            b"the larger of the two\nthe smaller one, ma\xdfvoll",
            "wanted text in UTF-8, found bytes that are not",
        ),
        (long.as_bytes(), "wanted at most 65536 bytes, found more"),
    ];
    for (bytes, wanted) in refused {
        let names = write(&bars, "names.txt", bytes);
        let (_, stderr) = ended(train(&bars, &["--classes"]).arg(names), 1);
        assert!(stderr.contains(wanted), "{stderr}");
    }
    let names = write(&bars, "names.txt", b"lying\rstanding\r");
    let arguments = ["--iterations", "0", "--classes"];
    ended(
        train(&bars, &arguments)
            .arg(names)
            .arg("--save")
            .arg(&model),
        0,
    );
    assert_eq!(
        model_file::load(&model).unwrap().classes,
        ["lying", "standing"]
    );
}

/// The bars as EMNIST would hold them, and as its names tell: transposed, with labels that count from one.
#[test]
fn a_network_that_has_learnt_emnist_reads_upright_pictures_and_answers_letters() {
    let folder = tempfile::tempdir().unwrap();
    let letter = |index: usize| 1 + index % 26;
    for (half, count) in [("train", 260), ("test", 26)] {
        let stored = |index| {
            image::imageops::flip_horizontal(&image::imageops::rotate90(&seen(
                &folder,
                letter(index),
            )))
        };
        let images: Vec<u8> = (0..count)
            .flat_map(|index| stored(index).into_raw())
            .collect();
        let labels: Vec<u8> = (0..count)
            .map(|index| u8::try_from(letter(index)).unwrap())
            .collect();
        let half = format!("emnist-letters-{half}");
        write_half(&folder, &half, 28, &images, &labels);
    }
    let model = folder.path().join("model");
    let mut train = program();
    train.args([
        "train",
        "--iterations",
        "600",
        "--learning-rate",
        "1",
        "--hidden",
        "30",
        "--batch-size",
        "26",
    ]);
    let (stdout, _) = ended(
        train
            .arg("--data")
            .arg(folder.path())
            .arg("--save")
            .arg(&model),
        0,
    );
    assert!(
        stdout.starts_with("no image to learn from is of class 0\n260 images"),
        "{stdout}"
    );
    for index in [0, 7, 25] {
        let picture = folder.path().join("letter.png");
        letter_shape(letter(index)).save(&picture).unwrap();
        let (stdout, _) = ended(program().arg("predict").arg(&model).arg(&picture), 0);
        let wanted = char::from(b'A' + u8::try_from(index).unwrap());
        assert!(
            stdout.starts_with(&format!("{}: {wanted}\n", picture.display())),
            "{stdout}"
        );
    }
}

/// What a network sees of a letter's shape.
fn seen(folder: &TempDir, letter: usize) -> GrayImage {
    let path = folder.path().join("shape.png");
    letter_shape(letter).save(&path).unwrap();
    let pixels = digits::digit_image::read(&path).unwrap();
    let bytes = pixels.iter().map(|pixel| (pixel * 255.0).round() as u8);
    GrayImage::from_vec(28, 28, bytes.collect()).unwrap()
}

/// A shape for each letter, in the box and with the centre that a picture gets: a bar down the left side, one across,
/// and five blocks that are there or not, as the letter's number says. None is its own mirror image.
fn letter_shape(letter: usize) -> GrayImage {
    GrayImage::from_fn(28, 28, |x, y| {
        let block = (y.saturating_sub(4)) / 4;
        let inked = (4..24).contains(&y)
            && ((5..9).contains(&x)
                || (9..23).contains(&x) && (4..6).contains(&y)
                || (9..23).contains(&x) && letter >> block & 1 == 1);
        Luma([if inked { 255 } else { 0 }])
    })
}

/// One damaged byte makes a class of its own, and nobody can know that none was meant.
#[test]
fn a_class_with_hardly_an_image_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut labels: Vec<u8> = (0..10).cycle().take(2000).collect();
    write_half(&folder, "t10k", 1, &[7; 2000], &labels);
    labels[1234] = 10;
    write_half(&folder, "train", 1, &[7; 2000], &labels);
    let mut train = program();
    train.args(["train", "--iterations", "0", "--data"]);
    let (stdout, _) = ended(train.arg(folder.path()), 0);
    let head = "class 10 has 1 of the 2000 images to learn from\n2000 images of 1 × 1 pixels in 11 classes";
    assert!(stdout.starts_with(head), "{stdout}");
}

#[test]
fn what_the_network_saw_is_shown() {
    let bars = bars();
    let model = trained(&bars);
    let picture = standing(&bars);
    let seen = bars.path().join("seen");
    let mut predict = program();
    predict
        .arg("predict")
        .arg(&model)
        .arg(&picture)
        .arg("--show")
        .arg(&seen);
    ended(&mut predict, 0);
    let seen = image::load_from_memory(&fs::read(seen).unwrap())
        .unwrap()
        .into_luma8();
    let pixels = digits::digit_image::read(&picture).unwrap();
    let wanted: Vec<u8> = pixels
        .iter()
        .map(|pixel| (pixel * 255.0).round() as u8)
        .collect();
    assert_eq!((seen.dimensions(), seen.into_raw()), ((28, 28), wanted));

    let cases: [(&[&Path], &str); 2] = [
        (
            &[&picture, &picture, Path::new("--show"), Path::new("seen")],
            "--show: wanted a single picture, found 2",
        ),
        (
            &[&picture, Path::new("--show"), bars.path()],
            "wanted to write a PNG image",
        ),
    ];
    for (arguments, wanted) in cases {
        let (_, stderr) = ended(program().arg("predict").arg(&model).args(arguments), 1);
        assert!(stderr.contains(wanted), "{stderr}");
    }
}

#[test]
fn finite_weights_that_overflow_are_no_answer() {
    let bars = bars();
    let path = trained(&bars);
    let mut model = model_file::load(&path).unwrap();
    model.network.w2.fill(1.7e308);
    model_file::save(&path, &model).unwrap();
    let wanted = format!(
        "error: {}: wanted a network whose answers are numbers",
        path.display()
    );
    let mut evaluate = program();
    evaluate
        .arg("evaluate")
        .arg(&path)
        .arg("--data")
        .arg(bars.path());
    let mut predict = program();
    predict.arg("predict").arg(&path).arg(standing(&bars));
    for mut command in [evaluate, predict] {
        let (stdout, stderr) = ended(&mut command, 1);
        assert!(stderr.starts_with(&wanted), "{stderr}");
        assert_eq!(stdout, "");
    }
}

#[test]
fn a_loss_has_one_form_however_large() {
    let bars = bars();
    let model = bars.path().join("model");
    for rate in ["0.1", "1e6", "1e300"] {
        let arguments = ["--iterations", "3", "--learning-rate", rate, "--save"];
        let (stdout, _) = ended(train(&bars, &arguments).arg(&model), 0);
        let told = stdout
            .lines()
            .find(|line| line.starts_with("test: "))
            .unwrap();
        let (_, told) = told.split_once("loss ").unwrap();
        assert!(told.len() < 12, "{stdout}");
        let mut evaluate = program();
        evaluate
            .arg("evaluate")
            .arg(&model)
            .arg("--data")
            .arg(bars.path());
        let (stdout, _) = ended(&mut evaluate, 0);
        assert!(
            stdout.contains(&format!("\nloss     {told}\n")),
            "{told} in\n{stdout}"
        );
    }
}

/// Windows allows no such names.
#[cfg(unix)]
#[test]
fn names_from_outside_are_shown_and_not_obeyed() {
    let bars = bars();
    let model = trained(&bars);
    let obeyed = "\u{1b}[31m\u{7}\u{202e}";
    let picture = bars.path().join(format!("seven{obeyed}.png"));
    let missing = bars.path().join(format!("none{obeyed}.png"));
    fs::copy(standing(&bars), &picture).unwrap();
    let mut predict = program();
    predict
        .arg("predict")
        .arg(&model)
        .args([&picture, &missing]);
    let metadata = serde_json::json!({ "__metadata__": { "format": obeyed } }).to_string();
    let foreign = [&(metadata.len() as u64).to_le_bytes(), metadata.as_bytes()].concat();
    let foreign = write(&bars, "foreign", &foreign);
    let unknown = format!(
        r#"{{"w1":{{"dtype":"{}","shape":[],"data_offsets":[0,0]}}}}"#,
        r"\u001b[31m"
    );
    let unknown = [&(unknown.len() as u64).to_le_bytes(), unknown.as_bytes()].concat();
    let unknown = write(&bars, "unknown", &unknown);
    let mut saved = train(&bars, &["--iterations", "0", "--save"]);
    saved.arg(bars.path().join(format!("model{obeyed}")));
    let commands = [
        (predict, 1),
        (saved, 0),
        (command("evaluate", &foreign), 1),
        (command("evaluate", &unknown), 1),
        (command("evaluate", &missing), 1),
    ];
    for (mut command, exit_code) in commands {
        let (stdout, stderr) = ended(&mut command, exit_code);
        let shown = format!("{stdout}{stderr}");
        assert!(shown.contains(r"\u{1b}[31m"), "{shown:?}");
        let obeyed = |sign: char| sign != '\n' && (sign.is_control() || sign == '\u{202e}');
        assert!(!shown.contains(obeyed), "{shown:?}");
    }
}

#[cfg(unix)]
fn command(name: &str, path: &Path) -> Command {
    let mut command = program();
    command.arg(name).arg(path);
    command
}

#[test]
fn nobody_listening_is_no_error() {
    let bars = bars();
    let model = trained(&bars);
    let saved = bars.path().join("unheard");
    let endless = ["--iterations", "1000000000", "--save"];
    let commands = [
        train(&bars, &endless)
            .arg(&saved)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn(),
        program()
            .arg("evaluate")
            .arg(&model)
            .arg("--data")
            .arg(bars.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn(),
    ];
    for (command, name) in commands.into_iter().zip(["train", "evaluate"]) {
        let mut child = command.unwrap();
        drop(child.stdout.take());
        let (_, stderr) = texts(child.wait_with_output().unwrap(), 0, name);
        assert_eq!(stderr, "", "{name}");
    }
    model_file::load(saved).expect("what was learnt until then is saved");
}

#[cfg(unix)]
mod interrupted {
    use super::*;
    use std::{
        io::{BufRead, BufReader, Read},
        process::Child,
    };

    /// Reads lines until one begins with `wanted`.
    fn wait_for(lines: &mut impl BufRead, wanted: &str) {
        let mut line = String::new();
        while !line.trim_start().starts_with(wanted) {
            line.clear();
            assert!(
                lines.read_line(&mut line).unwrap() > 0,
                "ended before {wanted:?}"
            );
        }
    }

    fn press_ctrl_c(child: &Child) {
        let sent = Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    #[test]
    fn once_the_run_ends_in_order() {
        let bars = bars();
        let model = bars.path().join("model");
        for save in [true, false] {
            let mut command = train(&bars, &["--iterations", "1000000000"]);
            if save {
                command.arg("--save").arg(&model);
            }
            let mut child = command
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut stdout = BufReader::new(child.stdout.take().unwrap());
            wait_for(&mut stdout, "10 ");
            press_ctrl_c(&child);
            let mut rest = String::new();
            stdout.read_to_string(&mut rest).unwrap();
            let (_, stderr) = texts(child.wait_with_output().unwrap(), 130, &rest);
            assert!(stderr.starts_with("stopping after this step"), "{stderr}");
            assert!(rest.contains("\nstopped after step "), "{rest}");
            assert!(rest.contains(" of 1000000000\n"), "{rest}");
            let last = if save {
                format!("\nsaved as {}\n", model.display())
            } else {
                "\nnot saved: no --save FILE was given\n".into()
            };
            assert!(rest.ends_with(&last), "{rest}");
        }
        model_file::load(&model).expect("what was learnt until then is saved");
        assert_eq!(left_behind(bars.path()), ["model"]);
    }

    /// A step of this run takes a second or two: it differentiates the loss of all training images.
    #[test]
    fn twice_it_ends_at_once() {
        let bars = bars();
        let model = trained(&bars);
        let old = fs::read(&model).unwrap();
        let mut command = program();
        command.args(["train", "--method", "numerical", "--batch-size", "60000"]);
        command.arg("--save").arg(&model);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        wait_for(&mut stdout, "0 ");
        press_ctrl_c(&child);
        wait_for(&mut stderr, "stopping after this step");
        press_ctrl_c(&child);
        texts(child.wait_with_output().unwrap(), 130, "the second Ctrl-C");
        assert_eq!(fs::read(&model).unwrap(), old);
        assert_eq!(left_behind(bars.path()), ["model"]);
    }
}
