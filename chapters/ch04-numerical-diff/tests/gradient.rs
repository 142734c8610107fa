//! `numerical_gradient` on arrays of every dimension and layout.

use ch04_numerical_diff::ndarray::{
    Array, Array1, Array2, Array3, ArrayD, ArrayRef, Axis, Dimension, IxDyn, ShapeBuilder, Slice,
    arr0, array,
};
use ch04_numerical_diff::numerical_gradient;
use std::cell::RefCell;

/// `Σₖ (k + 1)·xₖ²`, counting the elements row by row: each has a slope of its own, `2(k + 1)·xₖ`.
fn weighted_squares<D: Dimension>(x: &ArrayRef<f64, D>) -> f64 {
    (1..).zip(x).map(|(k, x)| f64::from(k) * x * x).sum()
}

fn slopes_of_weighted_squares<D: Dimension>(x: &ArrayRef<f64, D>) -> Array<f64, D> {
    let slopes = (1..).zip(x).map(|(k, x)| 2.0 * f64::from(k) * x);
    Array::from_shape_vec(x.raw_dim(), slopes.collect()).expect("one slope for each element")
}

fn assert_gradient<D: Dimension>(case: &str, x: &ArrayRef<f64, D>) {
    let before: Vec<u64> = x.iter().map(|x| x.to_bits()).collect();
    let gradient = numerical_gradient(weighted_squares, x);
    let after: Vec<u64> = x.iter().map(|x| x.to_bits()).collect();
    assert_eq!(after, before, "{case}: the argument has changed");

    let wanted = slopes_of_weighted_squares(x);
    assert_eq!(gradient.shape(), wanted.shape(), "{case}: the shape");
    for (found, wanted) in gradient.iter().zip(&wanted) {
        assert!(
            (found - wanted).abs() < 1e-7,
            "{case}: wanted {wanted}, found {found}"
        );
    }
}

#[test]
fn each_slope_stands_where_its_element_stands() {
    let three = Array3::from_shape_fn((2, 3, 4), |(i, j, k)| {
        i as f64 - 0.3 * j as f64 + 0.1 * k as f64
    });
    let mut odd = three.view();
    odd.invert_axis(Axis(0));
    odd.slice_axis_inplace(Axis(1), Slice::new(0, None, 2));
    let matrix = array![[0.5, -1.5, 2.5], [1.0 / 3.0, -0.0, 7.0]];
    assert_gradient("no dimension", &arr0(1.5));
    assert_gradient("no element", &Array1::zeros(0));
    assert_gradient("no column", &Array2::zeros((3, 0)));
    assert_gradient("one dimension", &array![0.1, -2.0, 3.0]);
    assert_gradient("two dimensions", &matrix);
    assert_gradient("three dimensions", &three);
    assert_gradient(
        "a count of dimensions that only the run knows",
        &three.clone().into_dyn(),
    );
    assert_gradient("a transposed view", &matrix.t());
    assert_gradient(
        "columns first",
        &Array2::from_shape_fn((3, 2).f(), |(i, j)| (i + 2 * j) as f64),
    );
    assert_gradient("every second column, rows backwards", &odd);
    assert_gradient(
        "four dimensions",
        &ArrayD::from_elem(IxDyn(&[2, 1, 2, 3]), 0.7),
    );
}

/// What a function was called with: where the array lies, and what it holds.
type Call = (*const f64, Vec<f64>);

fn calls_on<D: Dimension>(x: &ArrayRef<f64, D>) -> Vec<Call> {
    let calls = RefCell::new(Vec::new());
    numerical_gradient(
        |x: &ArrayRef<f64, D>| {
            calls
                .borrow_mut()
                .push((x.as_ptr(), x.iter().copied().collect()));
            0.0
        },
        x,
    );
    calls.into_inner()
}

#[test]
fn one_element_moves_at_a_time_and_in_place() {
    let x = array![[0.1, 0.2, 0.3], [-4.0, 5.0, 1e6]];
    let calls = calls_on(&x);
    assert_eq!(calls.len(), 2 * x.len(), "calls");
    for (number, (place, held)) in calls.iter().enumerate() {
        let moved = number / 2;
        let step = if number % 2 == 0 { 1e-4 } else { -1e-4 };
        let mut wanted: Vec<f64> = x.iter().copied().collect();
        wanted[moved] += step;
        assert_eq!(*held, wanted, "call {number}");
        // A copy for each element would make the gradient of n weights cost n².
        assert_eq!(*place, calls[0].0, "the array's place in call {number}");
    }
}

#[test]
fn what_is_not_a_number_stays_in_its_element() {
    let gradient = numerical_gradient(|x| x[0] * x[0] + x[1].sqrt(), &array![3.0, -1.0]);
    assert!(gradient[0].is_nan() && gradient[1].is_nan(), "{gradient}");
    let gradient = numerical_gradient(|x| x[0] * x[0], &array![3.0, f64::NAN]);
    assert!((gradient[0] - 6.0).abs() < 1e-9, "{gradient}");
    assert_eq!(gradient[1], 0.0, "the slope along what f ignores");
}
