//! Lines of equal height.

use std::collections::VecDeque;

/// Cells along each side of the grid on which the heights are known.
const CELLS: usize = 60;

type Place = (f64, f64);

/// The heights of `f` at the corners of a grid over the unit square.
pub(crate) struct Heights(Vec<Vec<f64>>);

impl Heights {
    pub(crate) fn of(f: impl Fn(f64, f64) -> f64) -> Self {
        let row = |i: usize| (0..=CELLS).map(|j| f(place(i), place(j))).collect();
        Self((0..=CELLS).map(row).collect())
    }

    /// The lines where the height is `level` ("marching squares").
    pub(crate) fn lines(&self, level: f64) -> Vec<Vec<Place>> {
        let cells = (0..CELLS).flat_map(|i| (0..CELLS).map(move |j| (i, j)));
        let crossings = cells.map(|(i, j)| self.crossings(i, j, level));
        let pairs = crossings.flat_map(|all| {
            all.chunks_exact(2)
                .map(|pair| [pair[0], pair[1]])
                .collect::<Vec<_>>()
        });
        joined(pairs.collect())
    }

    /// Where the line crosses the sides of a cell, once round: none, two, or four times.
    fn crossings(&self, i: usize, j: usize, level: f64) -> Vec<Place> {
        // The same side has the same ends in the same order in both of its cells: its crossing has the same bits.
        let sides = [
            ((i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1)),
            ((i, j), (i, j + 1)),
        ];
        let crossing = |(from, to): ((usize, usize), (usize, usize))| {
            let (low, high) = (self.0[from.0][from.1] - level, self.0[to.0][to.1] - level);
            let part = low / (low - high);
            let between = |a, b| place(a) + part * (place(b) - place(a));
            ((low < 0.0) != (high < 0.0)).then(|| (between(from.0, to.0), between(from.1, to.1)))
        };
        sides.into_iter().filter_map(crossing).collect()
    }
}

/// Pieces that share an end, one after the other.
fn joined(mut pieces: Vec<[Place; 2]>) -> Vec<Vec<Place>> {
    let mut lines = Vec::new();
    while let Some([first, second]) = pieces.pop() {
        let mut line = VecDeque::from([first, second]);
        loop {
            let (front, back) = (line[0], line[line.len() - 1]);
            let touches = |piece: &[Place; 2]| piece.contains(&front) || piece.contains(&back);
            let Some(next) = pieces.iter().position(touches) else {
                break;
            };
            match pieces.swap_remove(next) {
                [a, b] if a == back => line.push_back(b),
                [a, b] if b == back => line.push_back(a),
                [a, b] if a == front => line.push_front(b),
                [a, _] => line.push_front(a),
            }
        }
        lines.push(line.into());
    }
    lines
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
            let lines = cone.lines(level);
            assert_eq!(lines.len(), 1, "{level}: {lines:?}");
            let apart = |pair: &[(f64, f64)]| {
                distance(pair[0].0 - pair[1].0 + 0.5, pair[0].1 - pair[1].1 + 0.5)
            };
            let length: f64 = lines[0].windows(2).map(apart).sum();
            let circle = std::f64::consts::TAU * level;
            assert!(
                (length / circle - 1.0).abs() < 0.005,
                "{level}: {length} instead of {circle}"
            );
            for &(x, y) in &lines[0] {
                assert!(
                    (distance(x, y) - level).abs() < 0.001,
                    "{level}: ({x}, {y})"
                );
            }
        }
        assert!(cone.lines(2.0).is_empty());
    }
}
