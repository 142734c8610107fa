//! What a cell shows.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

use crate::lab::copies::joined;

/// Everything that one cell shows, whether accepted in a notebook or printed by a kernel just now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its value, by media type: `text/plain`, `text/html`.
    pub value: BTreeMap<String, String>,
    /// What it printed.
    pub printed: String,
    /// A panic's message, a compiler's complaint, or anything else on the error stream.
    pub error: String,
}

impl Shown {
    /// Reads a cell's outputs, as a notebook holds them. Counters and metadata are not shown, and not read.
    #[must_use]
    pub fn read(outputs: &Value) -> Self {
        let mut shown = Self::default();
        for output in outputs.as_array().into_iter().flatten() {
            match output["output_type"].as_str() {
                Some("stream") if output["name"] == "stderr" => {
                    shown.error += &joined(&output["text"]);
                }
                Some("stream") => shown.printed += &joined(&output["text"]),
                Some("error") => shown.error += &format!("{}\n", joined(&output["evalue"])),
                _ => {
                    for (media_type, content) in output["data"].as_object().into_iter().flatten() {
                        shown.value.insert(media_type.clone(), joined(content));
                    }
                }
            }
        }
        shown
    }

    /// Where the two differ, in a few words; `None` where they do not.
    #[must_use]
    pub fn difference(&self, accepted: &Self) -> Option<String> {
        if self == accepted {
            None
        } else if self.error.is_empty() {
            Some(format!("shows {self}, accepted is {accepted}"))
        } else {
            Some(format!("fails: {}", first_lines(&self.error)))
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for (media_type, content) in &self.value {
            parts.push(match media_type.as_str() {
                "text/plain" => format!("`{}`", first_lines(content)),
                other => format!("{other} of {} bytes", content.len()),
            });
        }
        for stream in [&self.printed, &self.error] {
            if !stream.is_empty() {
                parts.push(format!("`{}`", first_lines(stream)));
            }
        }
        f.write_str(&if parts.is_empty() {
            "nothing".to_owned()
        } else {
            parts.join(" and ")
        })
    }
}

/// The beginning of a text, enough to recognise it.
fn first_lines(text: &str) -> String {
    const LINES: usize = 4;
    let text = text.trim();
    let beginning = text.lines().take(LINES).collect::<Vec<_>>().join("\n");
    if text.lines().count() > LINES {
        format!("{beginning}\n…")
    } else {
        beginning
    }
}
