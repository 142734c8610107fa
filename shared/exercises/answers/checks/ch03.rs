//! Checks the answers to the exercises of ch03-mini-batch. Written by weave.

use ch03_mini_batch::exercises;
use verdict::Asked;

#[path = "../ch03.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "mended_batch_loss",
        sort: "Find the fault",
        minutes: 5,
        check: || exercises::mended_batch_loss::check(mended_batch_loss),
    },
    Asked {
        name: "draw_without_repeats",
        sort: "Write it",
        minutes: 20,
        check: || exercises::draw_without_repeats::check(draw_without_repeats),
    },
    Asked {
        name: "never_seen",
        sort: "Predict, then run",
        minutes: 3,
        check: || exercises::never_seen::check(never_seen),
    },
    Asked {
        name: "batch_for_a_quarter",
        sort: "Predict, then run",
        minutes: 2,
        check: || exercises::batch_for_a_quarter::check(batch_for_a_quarter),
    },
    Asked {
        name: "share_right",
        sort: "Write it",
        minutes: 10,
        check: || exercises::share_right::check(share_right),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
