//! What reaches the outside: the kernel's protocol, and silence where a panic was expected.
//!
//! The test runs itself as a second process, because `println!` and panic messages inside a test go to its harness.

use std::process::{Command, Output};

use show::{Figure, Show, panic_message};

/// Runs the ignored test `name` of this file with nothing captured.
fn run(name: &str) -> Output {
    Command::new(std::env::current_exe().expect("this process has a file"))
        .args([
            "--exact",
            name,
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .output()
        .expect("this test runs once more")
}

#[test]
fn the_kernel_gets_text_and_images() {
    let output = run("displays");
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    let contents = [
        "EVCXR_BEGIN_CONTENT text/plain\n[6.0, 0.5]\nEVCXR_END_CONTENT\n",
        "EVCXR_BEGIN_CONTENT text/plain\nwords\nEVCXR_END_CONTENT\n",
        "EVCXR_BEGIN_CONTENT text/html\n<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"\">\nEVCXR_END_CONTENT\n",
    ];
    for content in contents {
        assert!(text.contains(content), "{content:?} is missing in {text:?}");
    }
}

#[test]
#[ignore = "run by the test above, in a process of its own"]
fn displays() {
    ndarray::array![6.0, 0.5].evcxr_display();
    (&"words").evcxr_display();
    Figure {
        svg: "<svg/>".to_string(),
    }
    .evcxr_display();
}

#[test]
fn an_expected_panic_prints_nothing_and_others_still_do() {
    let output = run("panics");
    let text = String::from_utf8(output.stderr).expect("the output is UTF-8");
    assert!(!text.contains("expected here"), "{text}");
    assert!(text.contains("in another thread"), "{text}");
    assert!(text.contains("after it"), "{text}");
}

#[test]
#[ignore = "run by the test above, in a process of its own"]
fn panics() {
    panic_message(|| {
        let other = std::thread::spawn(|| panic!("in another thread"));
        assert!(other.join().is_err());
        panic!("expected here");
    });
    assert!(std::panic::catch_unwind(|| panic!("after it")).is_err());
}
