//! The reader of model files: any bytes are a network of finite numbers or an error.

#![no_main]

use digits::model_file;
use libfuzzer_sys::fuzz_target;
use std::fs;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
    let file = folder.path().join("fuzzed.safetensors");
    fs::write(&file, bytes).expect("room in memory");
    if let Ok(model) = model_file::load(&file) {
        let network = model.network;
        assert_eq!(network.w1.ncols(), network.b1.len());
        assert!(network.w2.iter().all(|weight| weight.is_finite()));
        assert_eq!(network.b2.len(), model.classes.len());
    }
});
