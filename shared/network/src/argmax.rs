use ndarray::ArrayRef1;

/// The position of the largest element, the first one where several are equal.
///
/// # Panics
/// If there is no element.
///
/// # Example
/// ```
/// assert_eq!(network::argmax(&ndarray::array![0.2, 0.7, 0.1, 0.7]), 1);
/// ```
pub fn argmax(row: &ArrayRef1<f64>) -> usize {
    assert!(!row.is_empty(), "an empty row has no largest element");
    (0..row.len()).fold(0, |best, k| if row[k] > row[best] { k } else { best })
}
