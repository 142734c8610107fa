//! Checks the answers to the exercises of ch00-data-split. Written by weave.

use ch00_data_split::exercises;
use verdict::Asked;

#[path = "../ch00.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "nearest_example",
        sort: "Write it",
        minutes: 15,
        check: || exercises::nearest_example::check(nearest_example),
    },
    Asked {
        name: "split_in_two",
        sort: "Write it",
        minutes: 15,
        check: || exercises::split_in_two::check(split_in_two),
    },
    Asked {
        name: "honest_parts",
        sort: "Find the fault",
        minutes: 5,
        check: || exercises::honest_parts::check(honest_parts),
    },
    Asked {
        name: "lucky_tosser",
        sort: "Predict, then run",
        minutes: 5,
        check: || exercises::lucky_tosser::check(lucky_tosser),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
