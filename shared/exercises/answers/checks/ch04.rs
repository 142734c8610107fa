//! Checks the answers to the exercises of ch04-numerical-diff. Written by weave.

use ch04_numerical_diff::exercises;
use verdict::Asked;

#[path = "../ch04.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "chord_of_the_cube",
        sort: "Predict, then run",
        minutes: 3,
        check: || exercises::chord_of_the_cube::check(chord_of_the_cube),
    },
    Asked {
        name: "second_slope",
        sort: "Write it",
        minutes: 10,
        check: || exercises::second_slope::check(second_slope),
    },
    Asked {
        name: "slope_far_out",
        sort: "Predict, then run",
        minutes: 3,
        check: || exercises::slope_far_out::check(slope_far_out),
    },
    Asked {
        name: "step_for_a_wave",
        sort: "Try it out",
        minutes: 10,
        check: || exercises::step_for_a_wave::check(step_for_a_wave),
    },
    Asked {
        name: "slope_along",
        sort: "Write it",
        minutes: 10,
        check: || exercises::slope_along::check(slope_along),
    },
    Asked {
        name: "mended_gradient",
        sort: "Find the fault",
        minutes: 10,
        check: || exercises::mended_gradient::check(mended_gradient),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
