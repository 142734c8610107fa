//! `figure NAME`: an image of the accepted drawing. Its alt text is what the drawing says of itself.

use super::{Lead, Marker, Name, Place, Runs, Shape, Wanted, single};
use crate::finding::Finding;
use crate::snapshot;

#[derive(Debug)]
struct Figure(Name);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    Ok(Box::new(Figure(single(rest, "figure")?)))
}

impl Marker for Figure {
    fn shape(&self) -> Shape {
        Shape::Image
    }

    fn name(&self) -> Option<&Name> {
        Some(&self.0)
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let (home, name) = (place.home(&self.0)?, &self.0.name);
        if !home.figures.contains_key(name) {
            let what = format!("{} lists no figure `{name}`", home.list());
            return Err(place.finding(what, "correct the marker, or draw the figure and list it"));
        }
        let path = snapshot::drawing_path(&home.name, name);
        let drawing = place.tree.snapshots.drawing(&home.name, name);
        let image = place.accepted(home, &path, drawing).map(|drawing| {
            let up = "../".repeat(place.page.path.matches('/').count());
            let target = format!("{up}{path}");
            let alt = plain(drawing.alt()).replace('[', "\\[").replace(']', "\\]");
            Wanted::Image(format!("![{alt}]({target})"), target, path)
        });
        Ok(Lead {
            wanted: vec![image],
            runs: Some(Runs::Figure(home, &self.0, drawing)),
        })
    }
}

/// A text that was escaped for XML.
fn plain(escaped: &str) -> String {
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    marks.iter().fold(escaped.to_string(), |text, (from, to)| {
        text.replace(from, to)
    })
}
