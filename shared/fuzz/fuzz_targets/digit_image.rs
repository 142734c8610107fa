//! The reader of pictures, fed mostly with PNG files: any bytes are the 784 pixels of a digit or an error.

#![no_main]

use digits::digit_image;
use libfuzzer_sys::fuzz_target;
use std::fs;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
    let file = folder.path().join("fuzzed.png");
    fs::write(&file, bytes).expect("room in memory");
    if let Ok(pixels) = digit_image::read(&file) {
        assert_eq!(pixels.len(), 784);
        assert!(pixels.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
    }
});
