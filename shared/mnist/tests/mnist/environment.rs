//! `load` and the variable `MNIST_DIR`, which the command line reads and nothing else. Each in a process of its own: a
//! variable is the whole process's.

use crate::files::{SmallSet, USUAL};
use std::{env, path::Path, process::Command};

/// What a new process says that it loads with `MNIST_DIR` as given.
fn loaded_with(folder: Option<&Path>) -> String {
    let mut child = Command::new(env::current_exe().unwrap());
    child.args([
        "--exact",
        "environment::says_what_it_loads",
        "--ignored",
        "--nocapture",
    ]);
    match folder {
        Some(folder) => child.env("MNIST_DIR", folder),
        None => child.env_remove("MNIST_DIR"),
    };
    String::from_utf8(child.output().unwrap().stdout).unwrap()
}

#[test]
#[ignore = "the other test starts it, in a process of its own"]
fn says_what_it_loads() {
    match mnist::load() {
        Ok(mnist) => println!("loaded {:?}", mnist.train.images.dim()),
        Err(error) => println!("refused {error}"),
    }
}

#[test]
fn load_reads_the_committed_data_whatever_the_environment_names() {
    let small = SmallSet::sound().folder(USUAL);
    let nowhere = Path::new("no/such/folder");
    let cases = [
        ("unset", None, "loaded (60000, 784)"),
        ("empty", Some(Path::new("")), "loaded (60000, 784)"),
        ("a folder", Some(small.path()), "loaded (60000, 784)"),
        ("no folder", Some(nowhere), "loaded (60000, 784)"),
    ];
    for (case, folder, wanted) in cases {
        let said = loaded_with(folder);
        assert!(
            said.contains(wanted),
            "{case}: wanted “{wanted}”, found “{said}”"
        );
    }
}
