//! A network survives its file bit for bit, and whatever is wrong with a file is said.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use ch05_training::TwoLayerNet;
use digits::model_file::{self, Error, LARGEST_FILE, Model};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::{
    fs::{self, File},
    path::Path,
};
use tempfile::TempDir;

fn model(seed: u64) -> Model {
    let network = TwoLayerNet::new(3, 4, 2, &mut ChaCha8Rng::seed_from_u64(seed));
    Model::new(network, Some((3, 1)))
}

/// A folder, and the bytes of the network of seed 1 that was saved in it as `model`.
fn saved() -> (TempDir, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model");
    model_file::save(&path, &model(1)).unwrap();
    let bytes = fs::read(path).unwrap();
    (folder, bytes)
}

/// A safetensors file with this header and this many bytes of zeros.
fn written_by_hand(header: &str, zeros: usize) -> Vec<u8> {
    let length = header.len() as u64;
    let data = vec![0; zeros];
    [&length.to_le_bytes(), header.as_bytes(), &data].concat()
}

/// A file without tensors that calls its format so.
fn told(format: &str) -> Vec<u8> {
    let format = serde_json::to_string(format).unwrap();
    written_by_hand(&format!(r#"{{"__metadata__":{{"format":{format}}}}}"#), 0)
}

/// A header of format `two-layer-net/1` with these tensors of zeros, one after the other.
fn header(tensors: &[(&str, &str, &[usize])]) -> Vec<u8> {
    let mut text = String::from(r#"{"__metadata__":{"format":"two-layer-net/1"}"#);
    let mut end = 0;
    for (name, dtype, shape) in tensors {
        let start = end;
        let width = if *dtype == "F64" { 8 } else { 4 };
        end += shape.iter().product::<usize>() * width;
        text += &format!(
            r#","{name}":{{"dtype":"{dtype}","shape":{shape:?},"data_offsets":[{start},{end}]}}"#
        );
    }
    written_by_hand(&(text + "}"), end)
}

#[test]
fn a_network_comes_back_bit_for_bit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model");
    let mut original = model(1);
    original.network.b2[1] = -0.0;
    original.network.w1[[0, 0]] = f64::MIN_POSITIVE / 2.0;
    original.classes = vec!["“T-shirt”, \\".into(), "größer\u{1b}\n".into()];
    model_file::save(&path, &original).unwrap();
    let loaded = model_file::load(&path).unwrap();
    assert_eq!(loaded, original);
    assert!(loaded.network.b2[1].is_sign_negative(), "the sign of zero");
}

#[test]
fn the_same_network_is_the_same_bytes() {
    let ((_one, first), (_other, second)) = (saved(), saved());
    assert_eq!(first, second);
}

#[test]
fn saving_replaces_the_old_file_and_leaves_nothing_else() {
    let (folder, old) = saved();
    let path = folder.path().join("model");
    model_file::save(&path, &model(2)).unwrap();
    assert_ne!(fs::read(&path).unwrap(), old);
    assert_eq!(names(folder.path()), ["model"]);
}

#[test]
fn a_failed_save_keeps_the_old_file_and_leaves_nothing_else() {
    let (folder, old) = saved();
    let path = folder.path().join("model");
    for unsound in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut model = model(2);
        model.network.w2[[3, 1]] = unsound;
        let error = model_file::save(&path, &model).unwrap_err();
        let told = matches!(error, Error::NotFinite { tensor: "w2", .. });
        assert!(told, "{unsound}: {error}");
        assert_eq!(fs::read(&path).unwrap(), old, "{unsound}");
        assert_eq!(names(folder.path()), ["model"], "{unsound}");
    }
}

#[test]
fn a_model_is_never_saved_over_a_folder_or_into_a_missing_one() {
    let folder = tempfile::tempdir().unwrap();
    let (over, into) = (folder.path(), folder.path().join("missing/model"));
    let model = model(1);
    let refused = |result: Result<(), Error>, folder: bool| {
        let error = result.unwrap_err();
        assert_eq!(matches!(error, Error::NotAFile { .. }), folder, "{error}");
        assert_eq!(
            matches!(error, Error::Unwritable { .. }),
            !folder,
            "{error}"
        );
    };
    refused(model_file::check_writable(over, &model), true);
    refused(model_file::check_writable(&into, &model), false);
    refused(model_file::save(over, &model), true);
    refused(model_file::save(&into, &model), false);
    model_file::check_writable(folder.path().join("model"), &model).unwrap();
    assert!(names(folder.path()).is_empty(), "the check left something");
}

#[test]
fn every_unsound_file_has_its_own_error() {
    let (_folder, sound) = saved();
    let replaced = |old: &str, new: &str| {
        let at = sound
            .windows(old.len())
            .position(|part| part == old.as_bytes());
        let at = at.unwrap_or_else(|| panic!("no {old} in the file"));
        let mut bytes = sound.clone();
        bytes[at..at + old.len()].copy_from_slice(new.as_bytes());
        bytes
    };
    let with_last_number = |number: f64| {
        let (rest, _) = sound.split_last_chunk::<8>().unwrap();
        [rest, &number.to_le_bytes()].concat()
    };
    let w1 = ("w1", "F64", &[3, 4][..]);
    let b1 = ("b1", "F64", &[4][..]);
    let w2 = ("w2", "F64", &[4, 2][..]);
    let b2 = ("b2", "F64", &[2][..]);

    let not_whole = "wanted a whole safetensors file, found a damaged or foreign one";
    let cases: &[(&str, Vec<u8>, &str)] = &[
        (
            "empty",
            vec![],
            "wanted a safetensors file, found an empty file",
        ),
        ("shorter than a length", sound[..5].to_vec(), not_whole),
        ("cut off in its header", sound[..40].to_vec(), not_whole),
        (
            "cut off in its numbers",
            sound[..sound.len() - 1].to_vec(),
            not_whole,
        ),
        ("longer", [&sound[..], b"!"].concat(), not_whole),
        ("no JSON", replaced("{", "["), not_whole),
        (
            "spaces, as many as a header may have",
            written_by_hand(&" ".repeat(65_536), 0),
            not_whole,
        ),
        (
            "no UTF-8",
            [&8_u64.to_le_bytes()[..], &[0xff; 8]].concat(),
            not_whole,
        ),
        (
            "a shape beyond all memory",
            written_by_hand(
                r#"{"w1":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,8]}}"#,
                8,
            ),
            not_whole,
        ),
        (
            "deep nesting",
            written_by_hand(&"[".repeat(60_000), 0),
            not_whole,
        ),
        (
            "text",
            b"This is a letter and no model at all.".to_vec(),
            "wanted a safetensors file, found text",
        ),
        (
            "two words",
            b"models".to_vec(),
            "wanted a safetensors file, found text",
        ),
        (
            "a picture in place of a model",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x1c\0\0\0\x1c".to_vec(),
            "wanted a safetensors file, found a PNG image",
        ),
        (
            "what torch.save writes",
            b"PK\x03\x04\0\0\x08\x08\0\0\0\0\0\0\0\0\0\0".to_vec(),
            "wanted a safetensors file, found a zip archive",
        ),
        (
            "what git has in place of a large file",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n".to_vec(),
            "wanted a safetensors file, found a git-lfs pointer",
        ),
        (
            "bytes that tell nothing",
            vec![0xaa; 30],
            "wanted a header of at most 65536 bytes, found 12297829382473034410 bytes",
        ),
        (
            "a header longer than ours",
            written_by_hand(&" ".repeat(65_537), 0),
            "wanted a header of at most 65536 bytes, found 65537 bytes",
        ),
        (
            // Its first two bytes are gzip's, too.
            "a larger model's header",
            written_by_hand(&format!("{{{}", " ".repeat(0x18b1e)), 0),
            "wanted a header of at most 65536 bytes, found 101151 bytes",
        ),
        (
            "of another program",
            written_by_hand("{}", 0),
            "wanted the format two-layer-net/2, found no name of one",
        ),
        (
            "another format",
            written_by_hand(r#"{"__metadata__":{"format":"pt"}}"#, 0),
            "wanted the format two-layer-net/2, found pt",
        ),
        (
            "another version",
            told(r#"{"name":"two-layer-net/3"}"#),
            r#"wanted the format two-layer-net/2, found {"name":"two-layer-net/3"}"#,
        ),
        (
            "a format that a terminal would obey",
            told("\u{1b}]0;mine\u{7}\u{202e}"),
            r"wanted the format two-layer-net/2, found \u{1b}]0;mine\u{7}\u{202e}",
        ),
        (
            "images that lie on their side",
            replaced("upright", "sideway"),
            "wanted upright images, 0 where there is paper and 1 where there is ink, found sideway ones, 0.0 and 1.0",
        ),
        (
            "images in another scale",
            replaced(r#"ink\":1.0"#, r#"ink\":9.0"#),
            "wanted upright images, 0 where there is paper and 1 where there is ink, found upright ones, 0.0 and 9.0",
        ),
        (
            "images of another size",
            replaced(r#"width\":1"#, r#"width\":2"#),
            "wanted images of 3 pixels, as many as w1 has inputs, found 3 × 2",
        ),
        (
            "a class without a name",
            replaced(r#"[\"0\",\"1\"]"#, r#"[\"0and1\"]  "#),
            "wanted names of 2 classes, as many as b2 has, found 1",
        ),
        (
            "two classes of one name",
            replaced(r#"[\"0\",\"1\"]"#, r#"[\"1\",\"1\"]"#),
            "wanted a name of its own for each class, found “1” for class 1",
        ),
        (
            "a class called nothing",
            replaced(r#"[\"0\",\"1\"]"#, r#"[\"0\",\"\"] "#),
            "wanted a name of its own for each class, found “” for class 1",
        ),
        (
            "no word of the paper",
            replaced("paper", "piper"),
            "wanted all that two-layer-net/2 says of images and classes, \
             found missing field `paper` at line 1 column 113",
        ),
        (
            "an image of less than no height",
            told(r#"{"name":"two-layer-net/2","height":-28}"#),
            "wanted all that two-layer-net/2 says of images and classes, \
             found invalid value: integer `-28`, expected usize at line 1 column 38",
        ),
        (
            "a scale of three hundred digits",
            replaced(r#"ink\":1.0"#, r#"ink\":1e9"#),
            "found upright ones, 0.0 and 1000000000.0",
        ),
        (
            "a nameless format",
            told(""),
            "wanted the format two-layer-net/2, found no name of one",
        ),
        (
            "a format's endless name",
            told(&"ü".repeat(5000)),
            &format!(
                "wanted the format two-layer-net/2, found {}…",
                "ü".repeat(200)
            ),
        ),
        (
            "a tensor is missing",
            header(&[w1, b1, b2]),
            "wanted the tensor w2, found only [b1, b2, w1]",
        ),
        (
            "half as wide",
            header(&[w1, b1, ("w2", "F32", &[4, 2]), b2]),
            "wanted F64 numbers in w2, found F32",
        ),
        (
            "an axis too many",
            header(&[w1, ("b1", "F64", &[1, 4]), w2, b2]),
            "wanted b1 to be 1-dimensional and not empty, found [1, 4]",
        ),
        (
            "nothing hidden",
            header(&[("w1", "F64", &[3, 0]), b1, w2, b2]),
            "wanted w1 to be 2-dimensional and not empty, found [3, 0]",
        ),
        (
            "transposed",
            header(&[("w1", "F64", &[4, 3]), b1, w2, b2]),
            "found [[4, 3], [4], [4, 2], [2]]",
        ),
        (
            "biases that do not fit",
            header(&[w1, b1, w2, ("b2", "F64", &[3])]),
            "found [[3, 4], [4], [4, 2], [3]]",
        ),
        (
            "not a number",
            with_last_number(f64::NAN),
            "wanted finite numbers, found NaN in w2",
        ),
        (
            "infinite",
            with_last_number(f64::NEG_INFINITY),
            "wanted finite numbers, found -inf in w2",
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unsound");
    for (case, bytes, wanted) in cases {
        fs::write(&path, bytes).unwrap();
        let error = model_file::load(&path).expect_err(case).to_string();
        assert!(error.starts_with(path.to_str().unwrap()), "{case}: {error}");
        assert!(error.ends_with(wanted), "{case}: {error}");
    }
}

#[test]
fn an_old_file_is_read_and_its_classes_are_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sound");
    let tensors: [(&str, &str, &[usize]); 4] = [
        ("b2", "F64", &[2]),
        ("w2", "F64", &[4, 2]),
        ("b1", "F64", &[4]),
        ("w1", "F64", &[3, 4]),
    ];
    fs::write(&path, header(&tensors)).unwrap();
    let Model {
        network,
        size,
        classes,
    } = model_file::load(&path).unwrap();
    assert_eq!((network.w1.dim(), network.w2.dim()), ((3, 4), (4, 2)));
    assert_eq!((size, &classes[..]), (None, &["0".into(), "1".into()][..]));
}

#[test]
fn no_part_of_a_file_and_no_flipped_byte_of_its_header_makes_it_panic() {
    let (folder, sound) = saved();
    let path = folder.path().join("model");
    for length in 0..sound.len() {
        fs::write(&path, &sound[..length]).unwrap();
        assert!(model_file::load(&path).is_err(), "the first {length} bytes");
    }
    let end_of_header = sound.len() - 8 * (3 * 4 + 4 + 4 * 2 + 2);
    for index in 0..end_of_header {
        let mut damaged = sound.clone();
        damaged[index] ^= 1;
        fs::write(&path, &damaged).unwrap();
        // A space that became `!` is an error. A change that JSON allows may leave the network as it was.
        if let Ok(loaded) = model_file::load(&path) {
            assert_eq!(loaded.network.w1.dim(), (3, 4), "byte {index}");
        }
    }
}

#[test]
fn names_that_fill_the_header_are_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model");
    let mut model = model(1);
    model.classes[1] = "x".repeat(65_000);
    model_file::save(&path, &model).unwrap();
    assert_eq!(model_file::load(&path).unwrap(), model);
    model.classes[1] = "x".repeat(65_500);
    let error = model_file::save(&path, &model).unwrap_err();
    assert!(matches!(error, Error::AbsurdHeader { .. }), "{error}");
    model.classes[1].clear();
    model.classes.push("two".into());
    let error = model_file::save(&path, &model).unwrap_err();
    assert!(matches!(error, Error::OtherMeaning { .. }), "{error}");
}

#[test]
fn what_is_no_file_or_too_large_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let huge = folder.path().join("huge");
    File::create(&huge)
        .unwrap()
        .set_len(LARGEST_FILE + 1)
        .unwrap();
    let cases = [
        (
            huge.clone(),
            "wanted a model file of at most 268435456 bytes, found 268435457 bytes",
        ),
        (
            folder.path().into(),
            "wanted a file, found a folder or device of this name",
        ),
        (
            folder.path().join("none"),
            "wanted to read a model file, found: entity not found",
        ),
    ];
    for (path, wanted) in cases {
        let error = model_file::load(&path).unwrap_err().to_string();
        assert_eq!(error, format!("{}: {wanted}", path.display()));
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}
