//! The reader of data files, plain and gzip: any bytes are images, labels or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(images) = mnist::read_images(bytes, "fuzzed") {
        assert_eq!(images.pixels.ncols(), images.height * images.width);
    }
    let _ = mnist::read_labels(bytes, "fuzzed");
});
