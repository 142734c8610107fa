//! Checks the answers to the exercises of ch01-sse. Written by weave.

use ch01_sse::exercises;
use verdict::Asked;

#[path = "../ch01.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "error_of_two",
        sort: "Predict, then run",
        minutes: 2,
        check: || exercises::error_of_two::check(error_of_two),
    },
    Asked {
        name: "mean_squared_error",
        sort: "Write it",
        minutes: 10,
        check: || exercises::mean_squared_error::check(mean_squared_error),
    },
    Asked {
        name: "best_of_the_unsure",
        sort: "Try it out",
        minutes: 5,
        check: || exercises::best_of_the_unsure::check(best_of_the_unsure),
    },
    Asked {
        name: "strict_error",
        sort: "Find the fault",
        minutes: 5,
        check: || exercises::strict_error::check(strict_error),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
