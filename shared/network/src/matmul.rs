use crate::product::multiply;
use ndarray::{Array2, ArrayRef2};

/// The matrix product `C = A B`: `cᵢⱼ = Σₖ aᵢₖ bₖⱼ`.
///
/// `a`: `(rows, inner)`, `b`: `(inner, columns)`, result: `(rows, columns)`.
///
/// Each element is summed from `k = 0` upwards, one product and one addition at a time, each rounded by itself. A
/// row of `C` is computed side by side, as wide as the processor allows: that changes which elements are computed
/// together and never the order of a sum. A zero in `A` adds nothing and is passed over, which is four fifths of the
/// work where the rows of `A` are images of digits.
///
/// # Panics
/// If the inner lengths differ.
///
/// # Example
/// ```
/// use ndarray::array;
/// let a = array![[1.0, 2.0], [3.0, 4.0]];
/// let b = array![[5.0], [6.0]];
/// assert_eq!(network::matmul(&a, &b), array![[17.0], [39.0]]);
/// ```
pub fn matmul(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
    let mut product = Array2::zeros((a.nrows(), b.ncols()));
    matmul_into(a, &b.as_standard_layout(), &mut product);
    product
}

/// [`matmul`], written over `product`, whatever that held.
///
/// # Panics
/// If the shapes do not fit, or the rows of `b` or of `product` do not lie one after the other in memory.
pub fn matmul_into(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, product: &mut ArrayRef2<f64>) {
    multiply(a, b, None, product);
}

/// `C ← C + factor · A B`, each element of the product summed as [`matmul`] does and then added at once.
///
/// # Panics
/// As [`matmul_into`].
pub fn add_matmul(factor: f64, a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
    multiply(a, b, Some(factor), c);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array1;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    /// The definition, one element at a time, with nothing passed over.
    fn definition(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
        Array2::from_shape_fn((a.nrows(), b.ncols()), |(i, j)| {
            (0..a.ncols()).fold(0.0, |sum, k| sum + a[[i, k]] * b[[k, j]])
        })
    }

    #[test]
    fn agrees_with_the_definition_to_the_last_bit() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        for (rows, inner, columns) in [
            (0, 3, 2),
            (1, 1, 1),
            (2, 0, 2),
            (3, 5, 7),
            (17, 40, 33),
            (4, 784, 50),
        ] {
            let mut random = |shape| {
                Array2::from_shape_simple_fn(shape, || {
                    rng.random_range(-1.0..1.0) * f64::from(rng.random_bool(0.7))
                })
            };
            let (a, b) = (random((rows, inner)), random((inner, columns)));
            let case = format!("({rows}, {inner}) times ({inner}, {columns})");
            assert_eq!(matmul(&a, &b), definition(&a, &b), "{case}");
            let mut c = Array2::from_elem((rows, columns), f64::NAN);
            matmul_into(&a, &b, &mut c);
            assert_eq!(c, definition(&a, &b), "{case}, in place");
            let expected = &c + definition(&a, &b) * 0.3;
            add_matmul(0.3, &a, &b, &mut c);
            assert_eq!(c, expected, "{case}, added");
            let (a, b) = (random((inner, rows)), random((columns, inner)));
            assert_eq!(
                matmul(&a.t(), &b.t()),
                definition(&a.t(), &b.t()),
                "{case}, both transposed"
            );
        }
    }

    #[test]
    #[should_panic(expected = "the inner lengths differ: [1, 3] times [2, 1]")]
    fn inner_lengths_that_differ_panic() {
        let column = Array1::zeros(2).insert_axis(ndarray::Axis(1));
        matmul(&Array2::zeros((1, 3)), &column);
    }
}
