//! Both gradients against the exact central differences.

use ch10_fast_gradient::exact::{
    exact_differences, plain_differences, small_images, small_network,
};
use ch10_fast_gradient::fast;
use ch10_fast_gradient::slope_of_one_weight;

#[test]
fn the_fast_ones_are_exact_and_the_plain_ones_within_their_rounding() {
    let (network, images) = (small_network(), small_images());
    let (x, t) = images.batch(&[0, 1, 2]);
    let loss = network.loss(&x, &t);
    let table = exact_differences();
    assert_eq!(table.len(), 8, "one row for each h");
    for (h, exact) in table {
        let fast = fast::numerical_gradient_with_step(h, &network, &images, &[0, 1, 2]);
        let fast: Vec<f64> = fast.slopes().copied().collect();
        let plain = plain_differences(&network, &images, h);
        assert_eq!((fast.len(), plain.len()), (exact.len(), exact.len()));
        let bound = 4.0 * f64::EPSILON * loss / h;
        for (place, exact) in exact.into_iter().enumerate() {
            let (fast, plain) = (fast[place], plain[place]);
            let case = format!("h = {h:e}, parameter {place}: exactly {exact:e}");
            let error = (fast - exact).abs();
            assert!(
                error <= (1e-9 * exact.abs()).max(1e-12),
                "{case}, fast {fast:e}, {error:e} off"
            );
            assert!(
                (fast - plain).abs() <= bound,
                "{case}, fast {fast:e} and plainly {plain:e}, more than {bound:e} apart"
            );
        }
    }
}

#[test]
fn one_weight_by_hand_is_exact_too() {
    let (network, images) = (small_network(), small_images());
    let (x, _) = images.batch(&[0, 1, 2]);
    for (h, exact) in exact_differences() {
        for (i, j) in (0..4).flat_map(|i| (0..3).map(move |j| (i, j))) {
            let slope = slope_of_one_weight(&network, &x, &[0, 2, 1], i, j, h);
            let exact = exact[3 * i + j];
            assert!(
                (slope - exact).abs() <= 1e-14,
                "h = {h:e}, weight ({i}, {j}): {slope:e} and exactly {exact:e}"
            );
        }
    }
}
