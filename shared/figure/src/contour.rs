//! Lines of equal height.

/// Cells along each side of the grid on which the heights are known.
const CELLS: usize = 60;

type Segment = [(f64, f64); 2];

/// The heights of `f` at the corners of a grid over the unit square.
pub(crate) struct Heights(Vec<Vec<f64>>);

impl Heights {
    pub(crate) fn of(f: impl Fn(f64, f64) -> f64) -> Self {
        let row = |i: usize| (0..=CELLS).map(|j| f(place(i), place(j))).collect();
        Self((0..=CELLS).map(row).collect())
    }

    /// The line where the height is `level`, as pieces that cross one cell each ("marching squares").
    pub(crate) fn line(&self, level: f64) -> Vec<Segment> {
        let mut pieces = Vec::new();
        for i in 0..CELLS {
            for j in 0..CELLS {
                let crossings = self.crossings(i, j, level);
                pieces.extend(crossings.chunks_exact(2).map(|pair| [pair[0], pair[1]]));
            }
        }
        pieces
    }

    /// Where the line crosses the sides of a cell, once round: none, two, or four times.
    fn crossings(&self, i: usize, j: usize, level: f64) -> Vec<(f64, f64)> {
        let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
        let sides = (0..4).map(|k| (corners[k], corners[(k + 1) % 4]));
        let crossing = |(from, to): ((usize, usize), (usize, usize))| {
            let (low, high) = (self.0[from.0][from.1] - level, self.0[to.0][to.1] - level);
            let part = low / (low - high);
            let between = |a, b| place(a) + part * (place(b) - place(a));
            ((low < 0.0) != (high < 0.0)).then(|| (between(from.0, to.0), between(from.1, to.1)))
        };
        sides.filter_map(crossing).collect()
    }
}

fn place(i: usize) -> f64 {
    i as f64 / CELLS as f64
}

#[cfg(test)]
mod tests {
    use super::Heights;

    #[test]
    fn the_contours_of_a_cone_are_circles() {
        let distance = |x: f64, y: f64| ((x - 0.5).powi(2) + (y - 0.5).powi(2)).sqrt();
        let cone = Heights::of(distance);
        for level in [0.1, 0.3, 0.45] {
            let line = cone.line(level);
            let length: f64 = line
                .iter()
                .map(|[a, b]| ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt())
                .sum();
            let circle = std::f64::consts::TAU * level;
            assert!(
                (length / circle - 1.0).abs() < 0.005,
                "{level}: {length} instead of {circle}"
            );
            for (x, y) in line.into_iter().flatten() {
                assert!(
                    (distance(x, y) - level).abs() < 0.001,
                    "{level}: ({x}, {y})"
                );
            }
        }
        assert!(cone.line(2.0).is_empty());
    }
}
