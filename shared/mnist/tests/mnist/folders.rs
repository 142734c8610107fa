//! Whole folders: their spellings, and the four files against each other.

use crate::{
    broken_files::variant,
    files::{SmallSet, TEST_PIXELS, TRAIN_PIXELS, USUAL, gzip, images, labels},
};
use mnist::{Error, Mnist, emnist_classes};
use ndarray::{Array2, array};
use std::{collections::HashSet, fs, mem, path::Path};
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
    for names in [USUAL, dotted] {
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

/// The small set as EMNIST would hold it: transposed, so that an image of 3 × 2 pixels is stored as one of 2 × 3.
fn stored_as_emnist() -> SmallSet {
    let transposed = |pixels: &[u8]| {
        let image = |pixels: &[u8]| [0, 2, 4, 1, 3, 5].map(|index| pixels[index]);
        pixels.chunks(6).flat_map(image).collect::<Vec<u8>>()
    };
    SmallSet {
        train_images: images([5, 2, 3], &transposed(&TRAIN_PIXELS)),
        test_images: images([3, 2, 3], &transposed(&TEST_PIXELS)),
        ..SmallSet::sound()
    }
}

fn emnist_names(split: &str) -> [String; 4] {
    [
        "train-images-idx3",
        "train-labels-idx1",
        "test-images-idx3",
        "test-labels-idx1",
    ]
    .map(|kind| format!("emnist-{split}-{kind}-ubyte"))
}

#[test]
fn emnist_is_turned_upright() {
    for split in [
        "balanced", "letters", "digits", "mnist", "byclass", "bymerge",
    ] {
        let names = emnist_names(split);
        let folder = stored_as_emnist().folder([0, 1, 2, 3].map(|file| names[file].as_str()));
        // A file of another kind does not count as a split.
        fs::write(folder.path().join("emnist-other-mapping.txt"), "0 48").unwrap();
        assert_is_the_small_set(&Mnist::from_dir(folder.path()).unwrap(), split);
    }
}

#[test]
fn emnist_s_classes_have_names() {
    let cases = [
        ("letters", 27, "0", "Z"),
        ("balanced", 47, "0", "t"),
        ("bymerge", 47, "0", "t"),
        ("byclass", 62, "0", "z"),
    ];
    for (split, classes, first, last) in cases {
        let names = emnist_names(split);
        let folder = stored_as_emnist().folder([0, 1, 2, 3].map(|file| names[file].as_str()));
        let found = emnist_classes(folder.path()).unwrap().expect(split);
        assert_eq!(found.len(), classes, "{split}");
        assert_eq!((&*found[0], &*found[classes - 1]), (first, last), "{split}");
        let different: HashSet<_> = found.iter().collect();
        assert_eq!(different.len(), classes, "{split}");
    }
    let digits = emnist_names("digits");
    for names in [USUAL, [0, 1, 2, 3].map(|file| digits[file].as_str())] {
        let folder = SmallSet::sound().folder(names);
        assert_eq!(emnist_classes(folder.path()).unwrap(), None, "{names:?}");
    }
}

#[test]
fn a_gap_between_the_classes_is_one_of_the_set_or_a_damaged_byte() {
    let letters: Vec<u8> = (1..=26).collect();
    // Without j and z, which are movements and no still pictures: a set of signs.
    let signs: Vec<u8> = (0..25).filter(|&sign| sign != 9).collect();
    let many = |damaged: u8| {
        let mut digits: Vec<u8> = (0..10).cycle().take(2000).collect();
        digits[1234] = damaged;
        digits
    };
    let text = b"0123456789".repeat(10);
    let cases: &[(&str, &[u8], Option<&str>, &str)] = &[
        ("letters from one", &letters, None, "0"),
        ("a few letters", &[1, 2, 26, 3, 1], None, "0, 4 to 25"),
        ("signs", &signs, None, "9"),
        (
            "threes and sevens",
            &[3, 7, 7, 3, 3],
            None,
            "0 to 2, 4 to 6",
        ),
        ("one more class", &many(10), None, ""),
        (
            "one of five damaged",
            &[0, 1, 2, 200, 1],
            Some("200 on 1 of 5"),
            "3 to 199",
        ),
        (
            "one of many damaged",
            &many(200),
            Some("200 on 1 of 2000"),
            "10 to 199",
        ),
        (
            "one bit of many",
            &many(20),
            Some("20 on 1 of 2000"),
            "10 to 19",
        ),
        ("just beyond", &many(11), Some("11 on 1 of 2000"), "10"),
        ("bytes of one", &[255], Some("255 on 1 of 1"), "0 to 254"),
        ("text", &text, None, "0 to 47"),
    ];
    for (case, train, refused, empty) in cases {
        let count = u32::try_from(train.len()).unwrap();
        let set = SmallSet {
            train_images: images([count, 3, 2], &vec![0; 6 * train.len()]),
            train_labels: labels(count, train),
            test_labels: labels(3, &train[..1].repeat(3)),
            ..SmallSet::sound()
        };
        let folder = set.folder(USUAL);
        match (Mnist::from_dir(folder.path()), refused) {
            (Ok(found), None) => {
                assert_eq!(found.train.empty_classes().to_string(), *empty, "{case}");
            }
            (Err(error), Some(label)) => assert_eq!(
                without_path(&error, &folder),
                format!(
                    "F/train-labels-idx1-ubyte: wanted labels of classes that have images, \
                     found the label {label} images and none of the classes {empty}"
                ),
                "{case}"
            ),
            (found, _) => panic!("{case}: found {found:?}"),
        }
    }
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

/// An error's message, with `F` for the folder's path and `/` after it on every system.
fn without_path(error: &Error, folder: &TempDir) -> String {
    error
        .to_string()
        .replace(&*folder.path().to_string_lossy(), "F")
        .replace("F\\", "F/")
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

/// A change to the folder and to the file whose name is given.
type Obstacle = fn(&Path);

#[test]
fn what_has_a_file_s_name_and_is_none_is_named() {
    let name = "train-images-idx3-ubyte";
    let cases: &[(&str, Obstacle)] = &[
        ("to be a folder", |path| fs::create_dir(path).unwrap()),
        #[cfg(unix)]
        ("to be a link that leads to no file", |path| {
            std::os::unix::fs::symlink("nowhere", path).unwrap();
        }),
        #[cfg(unix)]
        ("to be a device", |path| {
            std::os::unix::fs::symlink("/dev/null", path).unwrap();
        }),
    ];
    for (wanted, obstacle) in cases {
        let folder = SmallSet::sound().folder(USUAL);
        let path = folder.path().join(name);
        fs::remove_file(&path).unwrap();
        obstacle(&path);
        let error = Mnist::from_dir(folder.path())
            .expect_err(wanted)
            .to_string();
        assert!(
            error.ends_with(&format!("found {name} {wanted}")),
            "{error}"
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
