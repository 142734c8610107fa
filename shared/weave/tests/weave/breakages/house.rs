//! Who may import whom, and files that cannot be read.

use super::Change::{Edit, Write};
use super::{Case, Expected};

pub(super) fn cases() -> Vec<Case> {
    vec![
        (
            "a crate that imports a leaf, in its tests alone",
            vec![
                Write(
                    "shared/digits/Cargo.toml",
                    "[package]\nname = \"digits\"\n\n[dependencies]\nch02-two.workspace = true\n",
                ),
                Edit(
                    "chapters/ch01-one/Cargo.toml",
                    "snapshots.workspace",
                    "digits.workspace = true\nsnapshots.workspace",
                ),
            ],
            Expected(
                "chapters/ch01-one/Cargo.toml",
                "digits",
                "`ch01-one` imports `digits`, but nothing imports a leaf",
                "remove the dependency",
            ),
        ),
        (
            "a shared crate that imports one above it",
            vec![
                Write(
                    "shared/kernel/Cargo.toml",
                    "[package]\nname = \"kernel\"\n\n[dependencies]\nnetwork.workspace = true\n",
                ),
                Write(
                    "shared/network/Cargo.toml",
                    "[package]\nname = \"network\"\n\n[dependencies]\nkernel.workspace = true\n",
                ),
            ],
            Expected(
                "shared/kernel/Cargo.toml",
                "network",
                "`kernel` imports `network`, but the crates of shared/ have an order",
                "move what is needed into a crate below both",
            ),
        ),
        (
            "a crate that has no place in the house",
            vec![Write(
                "shared/attic/Cargo.toml",
                "[package]\nname = \"attic\"\n",
            )],
            Expected(
                "shared/attic/Cargo.toml",
                "",
                "`attic` has no place among the crates of shared/",
                "say in shared/weave/src/check/arrows.rs what it may import",
            ),
        ),
        (
            "a chapter that imports a later one on one platform, under another name",
            vec![Edit(
                "chapters/ch01-one/Cargo.toml",
                "[dev-dependencies]",
                "[target.'cfg(unix)'.dependencies]\nlater = { package = \"ch02-two\", path = \"../ch02-two\" }\n\n\
                 [dev-dependencies]",
            )],
            Expected(
                "chapters/ch01-one/Cargo.toml",
                "later =",
                "`ch01-one` imports `ch02-two`, but a chapter imports earlier chapters alone",
                "remove the dependency",
            ),
        ),
        (
            "a chapter that imports a later one",
            vec![Edit(
                "chapters/ch01-one/Cargo.toml",
                "show.workspace",
                "ch02-two.workspace = true\nshow.workspace",
            )],
            Expected(
                "chapters/ch01-one/Cargo.toml",
                "ch02-two",
                "`ch01-one` imports `ch02-two`, but a chapter imports earlier chapters alone",
                "remove the dependency",
            ),
        ),
        (
            "a shared crate that imports a chapter",
            vec![Edit(
                "shared/show/Cargo.toml",
                "[dependencies]",
                "[dependencies]\nch01-one.workspace = true",
            )],
            Expected(
                "shared/show/Cargo.toml",
                "ch01-one",
                "only chapters and leaves import chapters",
                "remove the dependency",
            ),
        ),
        (
            "a tool that imports a chapter",
            vec![Edit(
                "shared/weave/Cargo.toml",
                "[dependencies]",
                "[dependencies]\nch01-one.workspace = true",
            )],
            Expected(
                "shared/weave/Cargo.toml",
                "ch01-one",
                "only chapters and leaves import chapters",
                "remove the dependency",
            ),
        ),
        (
            "a chapter that imports the tool",
            vec![Edit(
                "chapters/ch02-two/Cargo.toml",
                "show.workspace",
                "weave.workspace = true\nshow.workspace",
            )],
            Expected(
                "chapters/ch02-two/Cargo.toml",
                "weave",
                "nobody imports the tool",
                "remove the dependency",
            ),
        ),
        (
            "snapshots outside of tests",
            vec![Edit(
                "chapters/ch02-two/Cargo.toml",
                "show.workspace",
                "snapshots.workspace = true\nshow.workspace",
            )],
            Expected(
                "chapters/ch02-two/Cargo.toml",
                "snapshots",
                "snapshots are for tests: `[dev-dependencies]`",
                "remove the dependency",
            ),
        ),
        (
            "a source that is no Rust",
            vec![Edit(
                "chapters/ch02-two/src/lib.rs",
                "half;",
                "half;\n\nfn {",
            )],
            Expected(
                "chapters/ch02-two/src/lib.rs",
                "fn {",
                "this is no Rust",
                "see `cargo check`",
            ),
        ),
    ]
}
