//! Checks the answers to the exercises of ch02-cee. Written by weave.

use ch02_cee::exercises;
use verdict::Asked;

#[path = "../ch02.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "first_loss_on_letters",
        sort: "Predict, then run",
        minutes: 2,
        check: || exercises::first_loss_on_letters::check(first_loss_on_letters),
    },
    Asked {
        name: "yes_or_no_loss",
        sort: "Write it",
        minutes: 10,
        check: || exercises::yes_or_no_loss::check(yes_or_no_loss),
    },
    Asked {
        name: "guarded_loss",
        sort: "Find the fault",
        minutes: 5,
        check: || exercises::guarded_loss::check(guarded_loss),
    },
    Asked {
        name: "row_softmax",
        sort: "Write it",
        minutes: 20,
        check: || exercises::row_softmax::check(row_softmax),
    },
    Asked {
        name: "scores_loss",
        sort: "Write it",
        minutes: 15,
        check: || exercises::scores_loss::check(scores_loss),
    },
    Asked {
        name: "losses_disagree",
        sort: "Try it out",
        minutes: 10,
        check: || exercises::losses_disagree::check(losses_disagree),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
