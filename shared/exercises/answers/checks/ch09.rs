//! Checks the answers to the exercises of ch09-exact-slopes. Written by weave.

use ch09_exact_slopes::exercises;
use verdict::Asked;

#[path = "../ch09.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "one_error_less",
        sort: "Predict, then run",
        minutes: 3,
        check: || exercises::one_error_less::check(one_error_less),
    },
    Asked {
        name: "dual_quotient",
        sort: "Write it",
        minutes: 10,
        check: || exercises::dual_quotient::check(dual_quotient),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
