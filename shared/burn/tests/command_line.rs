//! The command line on files of its own: what it prints, and what it says of what is wrong.

use ch05_training::TwoLayerNet;
use ch05_training::training::untrained;
use digits::model_file::{Model, load, save};
use mnist::data;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_digits-in-burn"))
        .current_dir(folder)
        .args(arguments.split(' '))
        .output()
        .expect("a process")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn some_steps_are_the_books() {
    let folder = tempfile::tempdir().unwrap();
    let (network, mut rng) = untrained(&data().train, 1);
    let start = Model::new(network, Some((28, 28)));
    save(folder.path().join("start"), &start).unwrap();
    let output = run(folder.path(), "train start --save end --steps 600");
    assert!(output.status.success(), "{}", text(&output.stderr));
    // What README prints for `cargo digits train` after the first epoch.
    let row = text(&output.stdout).lines().nth(2).map(String::from);
    assert!(
        row.as_ref().is_some_and(|row| row.ends_with("0.7943")),
        "{row:?}"
    );

    let mut book = start.network;
    for _ in 0..600 {
        ch05_training::training::step(
            &mut book,
            &data().train,
            ch05_training::training::Settings::default(),
            &mut rng,
        )
        .unwrap();
    }
    let end = load(folder.path().join("end")).unwrap();
    assert_eq!((end.size, &end.classes), (start.size, &start.classes));
    let pairs = end.network.parameters().zip(book.parameters());
    let apart = pairs.fold(0.0, |apart, (one, other)| (one - other).abs().max(apart));
    assert!(apart < 1e-11, "{apart:e} apart");
}

#[test]
fn evaluate_says_what_the_network_reads() {
    let folder = tempfile::tempdir().unwrap();
    let network = untrained(&data().train, 1).0;
    save(
        folder.path().join("model"),
        &Model::new(network, Some((28, 28))),
    )
    .unwrap();
    for arguments in ["evaluate model", "evaluate model --f32"] {
        let output = run(folder.path(), arguments);
        assert_eq!(
            text(&output.stdout),
            "accuracy 0.0974 (974 of 10000 test images)\nloss     2.3023\n",
            "{arguments}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn what_is_wrong_is_named_with_what_was_wanted_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let small = TwoLayerNet::new(4, 3, 2, &mut ChaCha8Rng::seed_from_u64(1));
    save(
        folder.path().join("small"),
        &Model::new(small, Some((2, 2))),
    )
    .unwrap();
    let network = untrained(&data().train, 1).0;
    save(
        folder.path().join("model"),
        &Model::new(network, Some((28, 28))),
    )
    .unwrap();
    fs::write(folder.path().join("text"), "no model").unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    let cases = [
        (
            "evaluate absent",
            "absent: wanted to read a model file, found: entity not found",
        ),
        (
            "evaluate folder",
            "folder: wanted a file, found a folder or device of this name",
        ),
        ("evaluate text", "text: wanted a"),
        (
            "evaluate small",
            "small: wanted a network of 784 inputs and 10 classes, as MNIST has, found 4 and 2",
        ),
        (
            "train model --save no/such/folder/model",
            "no/such/folder/model: wanted to write a model file, found: entity not found",
        ),
        (
            "train model --save end --steps 40 --rate 1e308",
            "wanted a finite loss, found that the run has diverged",
        ),
    ];
    for (arguments, wanted) in cases {
        let output = run(folder.path(), arguments);
        let found = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments}: {found}");
        assert!(
            found.contains(wanted),
            "{arguments}: wanted {wanted:?}, found {found:?}"
        );
        assert_eq!(found.lines().count(), 1, "{arguments}: {found}");
    }
    assert!(
        !folder.path().join("end").exists(),
        "a diverged network was saved"
    );
}

#[test]
fn a_build_without_a_feature_says_how_to_build_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let model = Model::new(untrained(&data().train, 1).0, Some((28, 28)));
    save(folder.path().join("model"), &model).unwrap();
    let (gpu, machines) = (cfg!(feature = "wgpu"), cfg!(feature = "machines"));
    let cases = [
        (gpu, "evaluate model --gpu", "--gpu", "wgpu"),
        (
            machines,
            "train model --save end --devices 127.0.0.1:4784",
            "--devices",
            "machines",
        ),
        (machines, "serve --listen 127.0.0.1:0", "serve", "machines"),
    ];
    for (built, arguments, asked, feature) in cases {
        if built {
            continue;
        }
        let output = run(folder.path(), arguments);
        let found = text(&output.stderr);
        let wanted = format!("error: {asked}: wanted a build with `--features {feature}`, found");
        assert_eq!(output.status.code(), Some(1), "{arguments}: {found}");
        assert!(
            found.starts_with(&wanted),
            "{arguments}: wanted {wanted:?}, found {found:?}"
        );
    }
}
