//! What the fuzzer found interesting, read again.

use mnist::{read_images, read_labels};
use std::{fs, path::Path};

#[test]
fn the_fuzzer_s_corpus_is_read_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/idx");
    let mut read = Vec::new();
    for entry in fs::read_dir(corpus).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        if let Ok(images) = read_images(&bytes[..], &name) {
            assert_eq!(
                images.pixels.ncols(),
                images.height * images.width,
                "{name}"
            );
            read.push(name);
        } else if read_labels(&bytes[..], &name).is_ok() {
            read.push(name);
        }
    }
    // The four that were made by hand to be sound. Whatever else is sound is found by the fuzzer.
    for sound in ["images", "images_gzip", "labels", "labels_gzip"] {
        assert!(read.iter().any(|name| name == sound), "{sound} is refused");
    }
    for unsound in [
        "gzip_bomb",
        "header_of_four_thousand_million_images",
        "two_gzip_members",
        "web_page",
    ] {
        assert!(
            !read.iter().any(|name| name == unsound),
            "{unsound} is read"
        );
    }
}
