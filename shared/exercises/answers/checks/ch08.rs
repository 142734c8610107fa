//! Checks the answers to the exercises of ch08-looking-inside. Written by weave.

use ch08_looking_inside::exercises;
use verdict::Asked;

#[path = "../ch08.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "read_of_each",
        sort: "Find the fault",
        minutes: 5,
        check: || exercises::read_of_each::check(read_of_each),
    },
    Asked {
        name: "most_confused",
        sort: "Write it",
        minutes: 10,
        check: || exercises::most_confused::check(most_confused),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
