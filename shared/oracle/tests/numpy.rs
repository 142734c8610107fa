//! Every formula of the book against the values that numpy computes: `values.py` made the table.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use ch05_training::TwoLayerNet;
use ndarray::{Array, Array1, Array2, ArrayRef, Dimension, Ix1, Ix2};
use serde_json::Value;

/// The cases of one kind, each with its number for the failure's message.
fn cases(kind: &str) -> Vec<(String, Value)> {
    let table: Value = serde_json::from_str(include_str!("../values.json")).unwrap();
    let cases = table[kind].as_array().unwrap().iter().cloned().enumerate();
    cases
        .map(|(number, case)| (format!("{kind} {number}"), case))
        .collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn vector(value: &Value) -> Array1<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn matrix(value: &Value) -> Array2<f64> {
    let rows = value.as_array().unwrap();
    let numbers: Vec<f64> = rows
        .iter()
        .flat_map(|row| vector(row).into_iter())
        .collect();
    Array::from_shape_vec((rows.len(), numbers.len() / rows.len()), numbers).unwrap()
}

fn assert_close<D: Dimension>(case: &str, found: &ArrayRef<f64, D>, wanted: &ArrayRef<f64, D>) {
    assert_eq!(found.shape(), wanted.shape(), "{case}");
    for (found, wanted) in found.iter().zip(wanted) {
        let allowed = 1e-13 * wanted.abs() + 1e-300;
        assert!(
            (found - wanted).abs() <= allowed,
            "{case}: {found:e} and not {wanted:e}"
        );
    }
}

fn assert_number(case: &str, found: f64, wanted: &Value) {
    assert_close(
        case,
        &Array::from_elem(Ix1(1), found),
        &Array::from_elem(Ix1(1), number(wanted)),
    );
}

#[test]
fn the_losses_of_one_example() {
    for (case, values) in cases("single") {
        let (y, t) = (vector(&values["y"]), vector(&values["t"]));
        let found = ch01_sse::sum_squares_error(&y, &t);
        assert_number(&case, found, &values["sum_squares_error"]);
        let found = ch02_cee::cross_entropy_error(&y, &t);
        assert_number(&case, found, &values["cross_entropy_error"]);
    }
}

#[test]
fn the_loss_of_a_batch() {
    for (case, values) in cases("batch") {
        let (y, t) = (matrix(&values["y"]), matrix(&values["t"]));
        let found = ch03_mini_batch::cross_entropy_error(&y, &t);
        assert_number(&case, found, &values["cross_entropy_error"]);
    }
}

#[test]
fn softmax_and_sigmoid() {
    for (case, values) in cases("activations") {
        let x = matrix(&values["x"]);
        assert_close(&case, &network::softmax(&x), &matrix(&values["softmax"]));
        assert_close(&case, &network::sigmoid(&x), &matrix(&values["sigmoid"]));
    }
}

#[test]
fn the_network_its_loss_and_its_gradient() {
    for (case, values) in cases("network") {
        let network = two_layer_net(&values["parameters"]);
        let (x, t) = (matrix(&values["x"]), matrix(&values["t"]));
        let wanted = matrix(&values["probabilities"]);
        assert_close(&case, &network.predict(&x), &wanted);
        assert_number(&case, network.loss(&x, &t), &values["loss"]);

        let wanted = two_layer_net(&values["gradient"]);
        let found = network.gradient(&x, &t);
        assert_slopes::<Ix2>(&case, &found.w1, &wanted.w1, 1e-13);
        assert_slopes::<Ix1>(&case, &found.b1, &wanted.b1, 1e-13);
        assert_slopes::<Ix2>(&case, &found.w2, &wanted.w2, 1e-13);
        assert_slopes::<Ix1>(&case, &found.b2, &wanted.b2, 1e-13);

        // A central difference with h = 1e-4 is off by a little less than h² = 1e-8 times the third derivative.
        let found = network.numerical_gradient(&x, &t);
        assert_slopes::<Ix2>(&case, &found.w1, &wanted.w1, 1e-7);
        assert_slopes::<Ix1>(&case, &found.b1, &wanted.b1, 1e-7);
        assert_slopes::<Ix2>(&case, &found.w2, &wanted.w2, 1e-7);
        assert_slopes::<Ix1>(&case, &found.b2, &wanted.b2, 1e-7);
    }
}

fn two_layer_net(values: &Value) -> TwoLayerNet {
    TwoLayerNet {
        w1: matrix(&values["w1"]),
        b1: vector(&values["b1"]),
        w2: matrix(&values["w2"]),
        b2: vector(&values["b2"]),
    }
}

/// Slopes are sums in which large terms may cancel, so the largest of them says what is small.
fn assert_slopes<D: Dimension>(
    case: &str,
    found: &ArrayRef<f64, D>,
    wanted: &ArrayRef<f64, D>,
    allowed: f64,
) {
    assert_eq!(found.shape(), wanted.shape(), "{case}");
    let largest = wanted
        .iter()
        .fold(0.0, |largest: f64, slope| largest.max(slope.abs()));
    for (found, wanted) in found.iter().zip(wanted) {
        assert!(
            (found - wanted).abs() <= allowed * largest.max(1e-3),
            "{case}: {found:e} and not {wanted:e}"
        );
    }
}
