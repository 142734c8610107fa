//! Keeps lines inside their axes.

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

#[cfg(test)]
mod tests {
    use super::inside;

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
}
