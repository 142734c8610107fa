//! Keeps lines inside their axes, and short in bytes.

/// The pieces of a line that lie inside the unit square. A point that is not finite interrupts the line.
pub(crate) fn inside(points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
    let mut pieces: Vec<Vec<(f64, f64)>> = Vec::new();
    for pair in points.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1]) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

/// The part of one segment that lies inside the unit square (Liang and Barsky 1984).
fn segment(from: (f64, f64), to: (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
    if ![from.0, from.1, to.0, to.1]
        .iter()
        .all(|value| value.is_finite())
    {
        return None;
    }
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (change, room) in [
        (-dx, from.0),
        (dx, 1.0 - from.0),
        (-dy, from.1),
        (dy, 1.0 - from.1),
    ] {
        if change == 0.0 && room < 0.0 {
            return None;
        }
        if change < 0.0 {
            enter = enter.max(room / change);
        } else if change > 0.0 {
            leave = leave.min(room / change);
        }
    }
    let at = |part: f64| {
        if part == 0.0 {
            from
        } else if part == 1.0 {
            to
        } else {
            (from.0 + part * dx, from.1 + part * dy)
        }
    };
    (enter <= leave).then(|| (at(enter), at(leave)))
}

/// Leaves out the points that nobody would miss: without them the line moves by at most `tolerance` (Douglas and
/// Peucker 1973).
pub(crate) fn simplified(points: &[(f64, f64)], tolerance: f64) -> Vec<(f64, f64)> {
    let [first, inner @ .., last] = points else {
        return points.to_vec();
    };
    let off = |point: &(f64, f64)| distance(*point, *first, *last);
    let farthest = (0..inner.len()).max_by(|&a, &b| off(&inner[a]).total_cmp(&off(&inner[b])));
    match farthest {
        Some(i) if off(&inner[i]) > tolerance => {
            let mut line = simplified(&points[..i + 2], tolerance);
            line.pop();
            line.extend(simplified(&points[i + 1..], tolerance));
            line
        }
        _ => vec![*first, *last],
    }
}

/// How far `point` is from the segment between two others.
fn distance(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (px, py) = (point.0 - from.0, point.1 - from.1);
    let length = dx * dx + dy * dy;
    let part = if length == 0.0 {
        0.0
    } else {
        ((px * dx + py * dy) / length).clamp(0.0, 1.0)
    };
    libm::hypot(px - part * dx, py - part * dy)
}

#[cfg(test)]
mod tests {
    use super::{inside, simplified};

    #[test]
    fn lines_end_at_the_edge() {
        let nan = f64::NAN;
        let cases = [
            (
                "inside",
                vec![(0.1, 0.2), (0.5, 0.5), (0.9, 0.1)],
                vec![vec![(0.1, 0.2), (0.5, 0.5), (0.9, 0.1)]],
            ),
            (
                "across",
                vec![(-0.5, 0.5), (1.5, 0.5)],
                vec![vec![(0.0, 0.5), (1.0, 0.5)]],
            ),
            (
                "diagonal",
                vec![(-1.0, -1.0), (0.5, 0.5)],
                vec![vec![(0.0, 0.0), (0.5, 0.5)]],
            ),
            (
                "out and in",
                vec![(0.5, 0.5), (0.5, 1.5), (0.75, 1.5), (0.75, 0.5)],
                vec![vec![(0.5, 0.5), (0.5, 1.0)], vec![(0.75, 1.0), (0.75, 0.5)]],
            ),
            ("beside", vec![(1.5, 0.0), (1.5, 1.0)], vec![]),
            ("past a corner", vec![(0.5, 1.75), (1.75, 0.5)], vec![]),
            (
                "a gap",
                vec![(0.1, 0.1), (nan, 0.2), (0.3, 0.3), (0.4, 0.4)],
                vec![vec![(0.3, 0.3), (0.4, 0.4)]],
            ),
        ];
        for (case, line, pieces) in cases {
            assert_eq!(inside(&line), pieces, "{case}");
        }
    }

    #[test]
    fn a_simplified_line_keeps_its_corners() {
        let straight: Vec<(f64, f64)> = (0..=10)
            .map(|i| (f64::from(i), 2.0 * f64::from(i)))
            .collect();
        let cases = [
            ("straight", straight, vec![(0.0, 0.0), (10.0, 20.0)]),
            (
                "one corner",
                vec![(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (2.0, 2.0)],
                vec![(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)],
            ),
            (
                "a bump that nobody sees",
                vec![(0.0, 0.0), (1.0, 0.04), (2.0, 0.0)],
                vec![(0.0, 0.0), (2.0, 0.0)],
            ),
            (
                "there and back",
                vec![(0.0, 0.0), (3.0, 0.0), (0.0, 0.0)],
                vec![(0.0, 0.0), (3.0, 0.0), (0.0, 0.0)],
            ),
            ("a point", vec![(1.0, 1.0)], vec![(1.0, 1.0)]),
        ];
        for (case, line, simple) in cases {
            assert_eq!(simplified(&line, 0.05), simple, "{case}");
        }
    }
}
