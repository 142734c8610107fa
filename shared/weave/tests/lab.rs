//! The lab hands out copies of the notebooks and never loses what a reader has changed.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};
use tempfile::tempdir;
use weave::lab::copies::{Outcome, hand_out};
use weave::lab::{LabError, needs};

const NOTEBOOK: &str = "ch04-numerical-diff.ipynb";

/// A notebook with one cell, with or without an output.
fn notebook(code: &str, output: Option<&str>) -> String {
    let outputs: Vec<Value> = output
        .iter()
        .map(|text| json!({ "data": { "text/plain": text } }))
        .collect();
    let cell = json!({ "cell_type": "code", "source": [code], "outputs": outputs });
    json!({ "cells": [cell], "nbformat": 4 }).to_string()
}

#[test]
fn a_copy_follows_its_original_until_the_reader_changes_it() {
    let old = notebook("1 + 1", None);
    let run = notebook("1 + 1", Some("2"));
    let newer = notebook("2 + 2", None);
    let changed = notebook("1 + 3", Some("4"));
    let kept = |original_changed| Outcome::Kept { original_changed };
    let none: Option<&str> = None;
    let cases = [
        // What the reader did with the copy of `old`; the original now; fresh; what becomes of the copy; its text.
        ("deleted", none, &old, false, Outcome::New, &old),
        ("untouched", Some(&*old), &old, false, Outcome::Same, &old),
        (
            "untouched, newer original",
            Some(&*old),
            &newer,
            false,
            Outcome::Refreshed,
            &newer,
        ),
        ("run", Some(&*run), &old, false, Outcome::Same, &run),
        (
            "run, newer original",
            Some(&*run),
            &newer,
            false,
            Outcome::Refreshed,
            &newer,
        ),
        ("run, fresh", Some(&*run), &old, true, Outcome::Same, &old),
        (
            "changed",
            Some(&*changed),
            &old,
            false,
            kept(false),
            &changed,
        ),
        (
            "changed, newer original",
            Some(&*changed),
            &newer,
            false,
            kept(true),
            &changed,
        ),
        (
            "no notebook any more",
            Some("{"),
            &newer,
            false,
            kept(true),
            &"{".to_owned(),
        ),
    ];
    for (case, copy, original, fresh, outcome, after) in cases {
        let folder = tempdir().unwrap();
        let originals = folder.path().join("originals");
        let home = folder.path().join("lab");
        let copy_path = home.join("notebooks").join(NOTEBOOK);
        fs::create_dir(&originals).unwrap();
        fs::write(originals.join(NOTEBOOK), &old).unwrap();
        let first = hand_out(&originals, &home, false).unwrap();
        assert_eq!(first[0].outcome, Outcome::New, "{case}: the first time");

        fs::write(originals.join(NOTEBOOK), original).unwrap();
        match copy {
            Some(copy) => fs::write(&copy_path, copy).unwrap(),
            None => fs::remove_file(&copy_path).unwrap(),
        }
        let second = hand_out(&originals, &home, fresh).unwrap();
        assert_eq!(second[0].outcome, outcome, "{case}");
        assert_eq!(
            &fs::read_to_string(&copy_path).unwrap(),
            after,
            "{case}: the copy"
        );
    }
}

#[test]
fn a_fresh_copy_sets_each_changed_one_aside() {
    let folder = tempdir().unwrap();
    let (originals, home) = (folder.path().join("originals"), folder.path().join("lab"));
    let copy_path = home.join("notebooks").join(NOTEBOOK);
    let original = notebook("1 + 1", None);
    fs::create_dir(&originals).unwrap();
    fs::write(originals.join(NOTEBOOK), &original).unwrap();
    hand_out(&originals, &home, false).unwrap();
    for changed in ["first change", "second change"] {
        fs::write(&copy_path, notebook(changed, None)).unwrap();
        let copies = hand_out(&originals, &home, true).unwrap();
        let Outcome::SetAside(aside) = &copies[0].outcome else {
            panic!("{changed}: {:?}", copies[0]);
        };
        assert_eq!(fs::read_to_string(aside).unwrap(), notebook(changed, None));
        assert_eq!(
            fs::read_to_string(&copy_path).unwrap(),
            original,
            "{changed}"
        );
        assert!(
            copies[0]
                .remark()
                .unwrap()
                .contains(&*aside.to_string_lossy())
        );
    }
    assert_eq!(fs::read_dir(home.join("set-aside")).unwrap().count(), 2);
}

#[test]
fn the_readers_own_notebooks_stay() {
    let folder = tempdir().unwrap();
    let (originals, home) = (folder.path().join("originals"), folder.path().join("lab"));
    fs::create_dir(&originals).unwrap();
    fs::write(originals.join(NOTEBOOK), notebook("1 + 1", None)).unwrap();
    fs::create_dir_all(home.join("notebooks")).unwrap();
    let own = home.join("notebooks").join("Untitled.ipynb");
    fs::write(&own, "mine").unwrap();
    hand_out(&originals, &home, true).unwrap();
    assert_eq!(fs::read_to_string(own).unwrap(), "mine");
}

#[test]
fn without_originals_there_is_nothing_to_open() {
    let folder = tempdir().unwrap();
    let error = hand_out(folder.path(), folder.path(), false).unwrap_err();
    assert!(matches!(error, LabError::NoNotebook { .. }), "{error}");
}

#[test]
fn the_first_python_that_is_new_enough_is_taken() {
    let folder = tempdir().unwrap();
    let program = |name: &str, says: &str| {
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\necho '{says}'\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path.to_string_lossy().into_owned()
    };
    let old = program("old", "3 9");
    let ancient = program("ancient", "2 7");
    let oldest = program("oldest", "3 10");
    let newer = program("newer", "3 14");
    let shop = program("shop", "Python was not found; get it from the shop");
    let missing = folder.path().join("missing").to_string_lossy().into_owned();
    let cases: [(&[&String], Result<&String, &str>); 6] = [
        (&[&oldest], Ok(&oldest)),
        (&[&newer, &oldest], Ok(&newer)),
        (&[&old, &newer], Ok(&newer)),
        (&[&missing, &shop, &newer], Ok(&newer)),
        (&[&ancient, &old], Err("ancient 2.7, ")),
        (&[&missing, &shop], Err("found none")),
    ];
    for (programs, wanted) in cases {
        let programs: Vec<&str> = programs.iter().map(|program| program.as_str()).collect();
        match (needs::find_python(&programs), wanted) {
            (Ok(found), Ok(wanted)) => assert_eq!(&found, wanted, "{programs:?}"),
            (Err(error), Err(wanted)) => {
                let text = error.to_string();
                assert!(
                    text.contains(wanted) && text.contains("3.10"),
                    "{programs:?}: {text}"
                );
            }
            (found, wanted) => panic!("{programs:?}: found {found:?}, wanted {wanted:?}"),
        }
    }
}
