//! Whole folders: their spellings, and the four files against each other.

use crate::{
    broken_files::variant,
    files::{SmallSet, TEST_PIXELS, TRAIN_PIXELS, USUAL, gzip, images, labels},
};
use mnist::{Error, Mnist};
use ndarray::{Array2, array};
use std::{fs, mem};
use tempfile::TempDir;

/// The sound small set as arrays.
fn assert_is_the_small_set(found: &Mnist, case: &str) {
    let train = Array2::from_shape_vec((5, 6), TRAIN_PIXELS.to_vec()).unwrap();
    let test = Array2::from_shape_vec((3, 6), TEST_PIXELS.to_vec()).unwrap();
    assert_eq!(found.train.images, train, "{case}");
    assert_eq!(found.test.images, test, "{case}");
    assert_eq!(found.train.labels, array![3, 0, 1, 2, 1], "{case}");
    assert_eq!(found.test.labels, array![0, 3, 3], "{case}");
    for half in [&found.train, &found.test] {
        assert_eq!((half.height, half.width, half.classes), (3, 2, 4), "{case}");
    }
}

#[test]
fn every_spelling_is_found_plain_and_gzip() {
    let plain = SmallSet::sound();
    let packed = SmallSet {
        train_images: gzip(&plain.train_images),
        train_labels: gzip(&plain.train_labels),
        test_images: gzip(&plain.test_images),
        test_labels: gzip(&plain.test_labels),
    };
    let dotted = USUAL.map(|name| name.replace("-idx", ".idx"));
    let dotted = [0, 1, 2, 3].map(|file| dotted[file].as_str());
    let emnist = [
        "emnist-balanced-train-images-idx3-ubyte",
        "emnist-balanced-train-labels-idx1-ubyte",
        "emnist-balanced-test-images-idx3-ubyte",
        "emnist-balanced-test-labels-idx1-ubyte",
    ];
    for names in [USUAL, dotted, emnist] {
        let with_gz = names.map(|name| format!("{name}.gz"));
        let with_gz = [0, 1, 2, 3].map(|file| with_gz[file].as_str());
        // A browser may have unpacked a file and kept its name, or the other way round.
        for (content, set) in [("plain", &plain), ("gzip", &packed)] {
            for names in [names, with_gz] {
                let case = format!("{content} in {names:?}");
                let folder = set.folder(names);
                assert_is_the_small_set(&Mnist::from_dir(folder.path()).expect(&case), &case);
            }
        }
    }
}

#[test]
fn a_folder_with_a_file_s_name_is_passed_over() {
    let folder = SmallSet::sound().folder(USUAL.map(|name| match name {
        "train-images-idx3-ubyte" => "train-images.idx3-ubyte",
        other => other,
    }));
    fs::create_dir(folder.path().join("train-images-idx3-ubyte")).unwrap();
    assert_is_the_small_set(&Mnist::from_dir(folder.path()).unwrap(), "as unpacked");
}

#[test]
fn files_of_other_kinds_do_not_count_as_emnist_splits() {
    let folder = SmallSet::sound().folder([
        "emnist-letters-train-images-idx3-ubyte",
        "emnist-letters-train-labels-idx1-ubyte",
        "emnist-letters-test-images-idx3-ubyte",
        "emnist-letters-test-labels-idx1-ubyte",
    ]);
    fs::write(folder.path().join("emnist-balanced-mapping.txt"), "0 48").unwrap();
    assert_is_the_small_set(&Mnist::from_dir(folder.path()).unwrap(), "with a mapping");
}

#[test]
fn labels_that_begin_at_one_leave_class_zero_empty() {
    let set = SmallSet {
        train_labels: labels(5, &[1, 2, 26, 3, 1]),
        test_labels: labels(3, &[26, 1, 3]),
        ..SmallSet::sound()
    };
    let found = Mnist::from_dir(set.folder(USUAL).path()).unwrap();
    assert_eq!((found.train.classes, found.test.classes), (27, 27));
}

/// What a case changes in the sound small set.
type Change = fn(&mut SmallSet);

#[test]
fn a_folder_that_does_not_fit_together_is_refused() {
    let cases: &[(&str, Change, &str, &str)] = &[
        (
            "the two training files swapped",
            |set| mem::swap(&mut set.train_images, &mut set.train_labels),
            "WrongMagic",
            "F/train-images-idx3-ubyte: wanted the magic number 0x00000803 (images), \
             found 0x00000801 (labels): are images and labels swapped?",
        ),
        (
            "fewer training labels than images",
            |set| set.train_labels = labels(4, &[3, 0, 1, 2]),
            "CountsDiffer",
            "F/train-labels-idx1-ubyte: wanted 5 labels, \
             one for each image of F/train-images-idx3-ubyte, found 4",
        ),
        (
            "more test labels than images",
            |set| set.test_labels = labels(4, &[3, 0, 1, 2]),
            "CountsDiffer",
            "F/t10k-labels-idx1-ubyte: wanted 3 labels, \
             one for each image of F/t10k-images-idx3-ubyte, found 4",
        ),
        (
            "test images of as many pixels in another shape",
            |set| set.test_images = images([3, 2, 3], &TEST_PIXELS),
            "SizesDiffer",
            "F/t10k-images-idx3-ubyte: wanted images of 3 × 2 pixels, \
             as in F/train-images-idx3-ubyte, found 2 × 3",
        ),
        (
            "a test label that training never reaches",
            |set| set.test_labels = labels(3, &[3, 4, 200]),
            "LabelOutOfRange",
            "F/t10k-labels-idx1-ubyte: wanted labels of 0 to 3, \
             as in F/train-labels-idx1-ubyte, found 4 for image 1",
        ),
        (
            "the last file damaged",
            |set| set.test_labels.truncate(10),
            "TruncatedBody",
            "F/t10k-labels-idx1-ubyte: wanted 3 bytes after the header, found 2 bytes",
        ),
    ];
    for (case, change, wanted, message) in cases {
        let mut set = SmallSet::sound();
        change(&mut set);
        let folder = set.folder(USUAL);
        let error = Mnist::from_dir(folder.path()).expect_err(case);
        assert_eq!(variant(&error), *wanted, "{case}");
        assert_eq!(without_path(&error, &folder), *message, "{case}");
    }
}

/// An error's message, with `F` for the folder's path.
fn without_path(error: &Error, folder: &TempDir) -> String {
    error
        .to_string()
        .replace(&*folder.path().to_string_lossy(), "F")
}

#[test]
fn a_missing_file_is_reported_with_every_name_that_was_tried() {
    let contents = [
        "training images",
        "training labels",
        "test images",
        "test labels",
    ];
    for (name, content) in USUAL.into_iter().zip(contents) {
        let folder = SmallSet::sound().folder(USUAL);
        fs::remove_file(folder.path().join(name)).unwrap();
        let error = Mnist::from_dir(folder.path()).expect_err(name);
        assert_eq!(variant(&error), "MissingFile", "{name}");
        let dotted = name.replace("-idx", ".idx");
        assert_eq!(
            without_path(&error, &folder),
            format!(
                "F: wanted the {content} under one of the names \
                 {name}, {name}.gz, {dotted}, {dotted}.gz, found none"
            )
        );
    }
}

#[test]
fn a_folder_of_nothing_or_of_too_much_is_refused() {
    let folder = TempDir::new().unwrap();
    let error = Mnist::from_dir(folder.path()).unwrap_err();
    assert_eq!(variant(&error), "MissingFile", "an empty folder");

    for name in [
        "emnist-letters-train-images-idx3-ubyte.gz",
        "emnist-digits-test-labels-idx1-ubyte.gz",
    ] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let error = Mnist::from_dir(folder.path()).unwrap_err();
    assert_eq!(variant(&error), "SeveralSplits");
    assert_eq!(
        without_path(&error, &folder),
        "F: wanted one EMNIST split, found digits, letters (give each a folder of its own)"
    );

    let file = folder.path().join("a-file");
    fs::write(&file, "").unwrap();
    let error = Mnist::from_dir(&file).unwrap_err();
    assert_eq!(variant(&error), "NoFolder", "a file in place of a folder");
    assert_eq!(
        without_path(&error, &folder),
        "F/a-file: wanted a folder with four data files, found: not a directory"
    );
}
