use ndarray::{Array, Dimension};
use show::Show;

/// A value that an answer gives, and that can be compared with what was wanted.
pub trait Agree: Show {
    /// Whether two values are the same but for rounding.
    ///
    /// Two numbers are if they differ by at most `within`, or by that part of the larger one where it is above 1. Two infinities of
    /// one sign agree, and so do two NaN, so that a mistake which gives NaN is told from one which gives 0. Arrays and lists
    /// agree if their shapes and all their elements do.
    fn agrees(&self, other: &Self, within: f64) -> bool;
}

impl Agree for f64 {
    fn agrees(&self, other: &Self, within: f64) -> bool {
        let largest = self.abs().max(other.abs()).max(1.0);
        self == other
            || self.is_nan() && other.is_nan()
            || (self - other).abs() <= within * largest && largest.is_finite()
    }
}

macro_rules! agree_if_equal {
    ($($type:ty)*) => {$(
        impl Agree for $type {
            fn agrees(&self, other: &Self, _: f64) -> bool {
                self == other
            }
        }
    )*};
}

agree_if_equal!(bool char usize String &str);

impl<T: Agree> Agree for Option<T> {
    fn agrees(&self, other: &Self, within: f64) -> bool {
        match (self, other) {
            (Some(one), Some(other)) => one.agrees(other, within),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl<T: Agree> Agree for Vec<T> {
    fn agrees(&self, other: &Self, within: f64) -> bool {
        let mut pairs = self.iter().zip(other);
        self.len() == other.len() && pairs.all(|(one, other)| one.agrees(other, within))
    }
}

impl<A: Agree, D: Dimension> Agree for Array<A, D> {
    fn agrees(&self, other: &Self, within: f64) -> bool {
        let mut pairs = self.iter().zip(other);
        self.shape() == other.shape() && pairs.all(|(one, other)| one.agrees(other, within))
    }
}

macro_rules! agree_one_by_one {
    ($($item:ident $number:tt)+) => {
        impl<$($item: Agree),+> Agree for ($($item,)+) {
            fn agrees(&self, other: &Self, within: f64) -> bool {
                $(self.$number.agrees(&other.$number, within))&&+
            }
        }
    };
}

agree_one_by_one!(A 0 B 1);
agree_one_by_one!(A 0 B 1 C 2);

#[cfg(test)]
mod tests {
    use super::Agree;
    use ndarray::array;

    #[test]
    fn numbers_agree_but_for_rounding() {
        let cases = [
            (1.0, 1.0 + 1e-10, true),
            (1.0, 1.0 + 1e-8, false),
            (1e12, 1e12 + 100.0, true),
            (1e12, 1e12 + 10_000.0, false),
            (0.0, -0.0, true),
            (f64::NAN, f64::NAN, true),
            (f64::NAN, 0.0, false),
            (f64::INFINITY, f64::INFINITY, true),
            (f64::INFINITY, f64::NEG_INFINITY, false),
            (f64::INFINITY, 1.0, false),
        ];
        for (one, other, agree) in cases {
            assert_eq!(one.agrees(&other, 1e-9), agree, "{one} and {other}");
            assert_eq!(other.agrees(&one, 1e-9), agree, "{other} and {one}");
        }
    }

    #[test]
    fn lists_agree_in_shape_and_element_by_element() {
        assert!(vec![1.0, 2.0].agrees(&vec![1.0, 2.0], 0.0));
        assert!(!vec![1.0, 2.0].agrees(&vec![1.0], 0.0));
        assert!(!vec![1.0, 2.0].agrees(&vec![1.0, 3.0], 0.0));
        assert!(array![1.0, 2.0].agrees(&array![1.0, 2.0], 0.0));
        assert!(!array![[1.0, 2.0]].agrees(&array![[1.0], [2.0]], 0.0));
        assert!(!(1.0, 'a').agrees(&(1.0, 'b'), 0.0));
        assert!((1.0, 'a', 3).agrees(&(1.0, 'a', 3), 0.0));
    }
}
