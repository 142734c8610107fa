//! What each kind of value looks like.

use ndarray::{Array, Array0, Array3, arr0, array};
use show::{Figure, Show, Table, panic_message};

/// Compares what each value shows with the text that it should show.
macro_rules! shows {
    ($($value:expr => $text:expr),+ $(,)?) => {$(
        assert_eq!(($value).show(), $text, "{}", stringify!($value));
    )+};
}

#[test]
fn scalars() {
    shows! {
        6.00000000000378 => "6.00000000000378",
        6.0 => "6.0",
        0.1_f32 + 0.2_f32 => "0.3",
        0.1 + 0.2 => "0.30000000000000004",
        1e-50 => "1e-50",
        -25_898_374_700_000.0 => "-25898374700000.0",
        1e300 => "1e300",
        f64::NAN => "NaN",
        -f32::INFINITY => "-inf",
        -0.0 => "-0.0",
        f64::EPSILON => "2.220446049250313e-16",
        42_usize => "42",
        -7_i8 => "-7",
        u128::MAX => "340282366920938463463374607431768211455",
        true => "true",
        "a \"quoted\" word" => "a \"quoted\" word",
        String::from("line\nline") => "line\nline",
    }
}

#[test]
fn values_that_hold_values() {
    shows! {
        Some(1.5) => "Some(1.5)",
        None::<f64> => "None",
        Some("five") => "Some(\"five\")",
        (3.0, 4.0) => "(3.0, 4.0)",
        ("h", 1e-4_f32, true) => "(\"h\", 0.0001, true)",
        (1, 2, 3, 4, 5, 6) => "(1, 2, 3, 4, 5, 6)",
        (1, (2.0, [3, 4])) => "(1, (2.0, [3, 4]))",
        [0.5, 1.0] => "[0.5, 1.0]",
        vec![String::from("a"), String::from("b")] => "[\"a\", \"b\"]",
        Vec::<f64>::new() => "[]",
        [(1, 12_u8), (2, 21_u8)] => "[(1, 12), (2, 21)]",
        (array![1.0, 2.0], 3.0) => "([1.0, 2.0], 3.0)",
        (array![[1.0, 2.0], [3.0, 4.0]], array![5.0]) => "([[1.0, 2.0],\n  [3.0, 4.0]],\n [5.0])",
        Some(array![[1], [2]]) => "Some([[1],\n      [2]])",
    }
}

#[test]
fn long_lists_fill_lines_of_eighty_characters() {
    let tenths: Vec<f64> = (0..40).map(|i| f64::from(i) / 10.0).collect();
    let shown = tenths.show();
    assert_eq!(Array::from(tenths).show(), shown);
    let widths: Vec<usize> = shown.lines().map(|line| line.chars().count()).collect();
    assert_eq!(widths, [80, 80, 40], "{shown}");
    assert!(shown.starts_with("[0.0, 0.1,"), "{shown}");
    assert!(shown.contains("1.5,\n 1.6, "), "{shown}");
    assert!(shown.ends_with("3.8, 3.9]"), "{shown}");
}

#[test]
fn arrays() {
    let cube = Array3::from_shape_fn((2, 2, 2), |(i, j, k)| i * 100 + j * 10 + k);
    let matrix = array![
        [1.0, -20.5, 3.0],
        [0.25, 4.0, 1e-50],
        [f64::NAN, 100.0, 7.0]
    ];
    shows! {
        array![6.00000000000378, 7.999999999999119] => "[6.00000000000378, 7.999999999999119]",
        array![0_u8, 255] => "[0, 255]",
        array!["a, b", "c"] => "[\"a, b\", \"c\"]",
        arr0(2.5) => "2.5",
        Array0::from_elem((), 7) => "7",
        matrix => "\
[[  1.0,  -20.5, 3.0],
 [  0.25,   4.0, 1e-50],
 [NaN,    100.0, 7.0]]",
        matrix.t() => "\
[[  1.0, 0.25,  NaN],
 [-20.5, 4.0,   100.0],
 [  3.0, 1e-50,   7.0]]",
        matrix.row(1) => "[0.25, 4.0, 1e-50]",
        *matrix.row(0) => "[1.0, -20.5, 3.0]",
        cube => "\
[[[  0,   1],
  [ 10,  11]],

 [[100, 101],
  [110, 111]]]",
        cube.into_dyn() => "\
[[[  0,   1],
  [ 10,  11]],

 [[100, 101],
  [110, 111]]]",
        Array::<f64, _>::zeros(0) => "[]",
        Array::<f64, _>::zeros((0, 3)) => "[]",
        Array::<f64, _>::zeros((2, 0)) => "[[],\n []]",
    }
}

#[test]
fn a_large_array_shows_its_edges_and_its_shape() {
    let images = Array::from_shape_fn((60_000, 784), |(i, j)| i + j);
    shows! {
        images => "\
[[    0,     1,     2, …,   781,   782,   783],
 [    1,     2,     3, …,   782,   783,   784],
 [    2,     3,     4, …,   783,   784,   785],
 …,
 [59997, 59998, 59999, …, 60778, 60779, 60780],
 [59998, 59999, 60000, …, 60779, 60780, 60781],
 [59999, 60000, 60001, …, 60780, 60781, 60782]], shape [60000, 784]",
        images.column(0) => "[0, 1, 2, …, 59997, 59998, 59999], shape [60000]",
        Array::from_shape_fn((500, 3), |(i, j)| i + j) => "\
[[  0,   1,   2],
 [  1,   2,   3],
 [  2,   3,   4],
 …,
 [497, 498, 499],
 [498, 499, 500],
 [499, 500, 501]], shape [500, 3]",
    }
    assert_eq!(
        images.row(0).show().matches(',').count(),
        783,
        "784 elements are few enough to show"
    );
}

#[test]
fn tables() {
    shows! {
        Table::new(["h", "forward", "central", "exact?"])
            .row(("1e-4", 5.99, 6.0, true))
            .row(("1e-10", -12.125, f64::NAN, false)) => "\
h      forward  central  exact?
─────  ───────  ───────  ──────
1e-4     5.99     6.0    true
1e-10  -12.125  NaN      false",
        Table::new(["method", "error"]).row(("dual numbers", 0.0)).row(("none", "–")) => "\
method        error
────────────  ─────
dual numbers  0.0
none          –",
        Table::new(["n", "n²"]).rows((9..11).map(|n| [n, n * n])) => "\
n   n²
──  ───
 9   81
10  100",
        Table::new(["alone"]) => "alone\n─────",
    }
}

#[test]
fn a_row_that_does_not_fit_the_titles_is_refused() {
    let two = || Table::new(["a", "b"]);
    let cases = [
        (
            panic_message(|| two().row([1])),
            "a row of this table has 2 cells, one a title, but found 1",
        ),
        (
            panic_message(|| two().row((1, 2, 3))),
            "a row of this table has 2 cells, one a title, but found 3",
        ),
        (
            panic_message(|| two().row(("x\ny", 1))),
            "a cell of a table is one line, but found \"x\\ny\"",
        ),
    ];
    for (message, expected) in cases {
        assert_eq!(message, expected);
    }
}

#[test]
fn a_figure_is_its_svg_and_in_a_notebook_an_image_with_its_label() {
    let svg = r#"<svg aria-label="&lt;b&gt; &amp; a"><text aria-label="no">x</text></svg>"#;
    let figure = Figure {
        svg: svg.to_string(),
    };
    shows! { figure => svg }
    assert_eq!(figure.alt(), "&lt;b&gt; &amp; a");
    assert!(
        figure.html().ends_with(r#"alt="&lt;b&gt; &amp; a">"#),
        "{}",
        figure.html()
    );
    let unlabelled = Figure {
        svg: r#"<svg><text aria-label="no">x</text></svg>"#.to_string(),
    };
    assert_eq!(unlabelled.alt(), "");
}

#[test]
fn panics_as_values() {
    let number = 5;
    let cases: [(&str, String, &str); 4] = [
        ("literal", panic_message(|| panic!("no")), "no"),
        ("formatted", panic_message(|| panic!("no {number}")), "no 5"),
        (
            "any payload",
            panic_message(|| std::panic::panic_any(5)),
            "a panic without a message",
        ),
        (
            "nested",
            panic_message(|| panic!("{} again", panic_message(|| panic!("no")))),
            "no again",
        ),
    ];
    for (case, message, expected) in cases {
        assert_eq!(message, expected, "{case}");
    }
    let returned = panic_message(|| panic_message(|| 5));
    assert_eq!(returned, "a panic was expected, but the code returned");
}
