//! The reader of pictures, fed with JPEG files: any bytes after their mark are the 784 pixels of a digit or an error.

#![no_main]

use digits::digit_image;
use libfuzzer_sys::fuzz_target;
use std::fs;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
    let file = folder.path().join("fuzzed.jpg");
    let mark = &[0xff, 0xd8, 0xff];
    let rest = bytes.strip_prefix(mark).unwrap_or(bytes);
    fs::write(&file, [mark, rest].concat()).expect("room in memory");
    if let Ok(pixels) = digit_image::read(&file) {
        assert_eq!(pixels.len(), 784);
        assert!(pixels.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
    }
});
