//! What the fuzzer found interesting, read again: every file is read or refused, and none makes the reader panic.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use digits::{digit_image, model_file};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The names of the files that `is_read` accepts.
fn accepted(folder: &str, is_read: impl Fn(PathBuf) -> bool) -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
    let entries = fs::read_dir(corpus.join(folder)).unwrap();
    let entries = entries.map(|entry| entry.unwrap());
    let read = entries.filter(|entry| is_read(entry.path()));
    read.map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

fn assert_names(found: &[String], sound: &[&str], unsound: &[&str]) {
    for name in sound {
        assert!(found.iter().any(|found| found == name), "{name} is refused");
    }
    for name in unsound {
        assert!(!found.iter().any(|found| found == name), "{name} is read");
    }
}

#[test]
fn model_files() {
    let found = accepted("model_file", |file| {
        model_file::load(file).is_ok_and(|model| model.network.w1.ncols() == model.network.b1.len())
    });
    let unsound = [
        "absurd_header",
        "cut",
        "float32",
        "not_a_number",
        "other_version",
    ];
    assert_names(&found, &["whole", "with_names"], &unsound);
}

#[test]
fn pictures() {
    let found = accepted("digit_image", |file| {
        digit_image::read(file).is_ok_and(|pixels| pixels.len() == 784)
    });
    let sound = ["grey", "paper", "colour", "clear", "one_bit"];
    assert_names(&found, &sound, &["bomb", "empty"]);
}

#[test]
fn photographs() {
    let found = accepted("jpeg", |file| {
        digit_image::read(file).is_ok_and(|pixels| pixels.len() == 784)
    });
    let sound = ["colour", "grey", "turned"];
    assert_names(&found, &sound, &["bomb", "cut_off", "blank"]);
}
