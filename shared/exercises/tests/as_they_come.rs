//! What a reader begins with: it compiles, and every answer in it is not written or not mended yet.

use verdict::{Asked, Verdict};

macro_rules! chapters {
    ($($chapter:ident $path:literal,)*) => {
        $(
            #[rustfmt::skip]
            #[path = $path]
            #[allow(dead_code, reason = "its main is the reader's program")]
            mod $chapter;
        )*
        const CHAPTERS: &[(&str, &[Asked])] = &[$((stringify!($chapter), $chapter::ASKED),)*];
    };
}

chapters! {
    ch00 "../answers/checks/ch00.rs",
    ch01 "../answers/checks/ch01.rs",
    ch02 "../answers/checks/ch02.rs",
    ch03 "../answers/checks/ch03.rs",
    ch04 "../answers/checks/ch04.rs",
    ch05 "../answers/checks/ch05.rs",
    ch06 "../answers/checks/ch06.rs",
    ch07 "../answers/checks/ch07.rs",
    ch08 "../answers/checks/ch08.rs",
    ch09 "../answers/checks/ch09.rs",
    ch10 "../answers/checks/ch10.rs",
}

#[test]
fn no_answer_is_written() {
    for (chapter, asked) in CHAPTERS {
        for Asked { name, check, .. } in *asked {
            let verdict = check();
            assert!(
                matches!(
                    verdict,
                    Verdict::NotWritten { .. } | Verdict::NotMended { .. }
                ),
                "{chapter} {name}: {verdict}"
            );
        }
    }
}
