//! `figure NAME`: an image of the accepted drawing. Its alt text is what the drawing says of itself.

use super::{Lead, Marker, Name, Place, Runs, Shape, single};
use crate::{finding::Finding, snapshot};

#[derive(Debug)]
struct Figure(Name);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    Ok(Box::new(Figure(Name::read(single(rest, "figure")?))))
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
            let mend = "correct the marker, or draw the figure and list it";
            return Err(place.finding(what, mend));
        }
        let path = snapshot::drawing_path(&home.name, name);
        let drawing = place.tree.snapshots.drawing(&home.name, name);
        let image = place.accepted(home, &path, drawing).map(|drawing| {
            let up = "../".repeat(place.page.path.matches('/').count());
            let alt = plain(drawing.alt());
            (format!("![{alt}]({up}{path})"), path)
        });
        Ok(Lead {
            wanted: vec![image],
            runs: Some(Runs::Figure(home, &self.0, drawing)),
        })
    }
}

/// A text that was escaped for XML, as Markdown has it between brackets.
fn plain(escaped: &str) -> String {
    let plain = escaped.replace("&lt;", "<").replace("&gt;", ">");
    let plain = plain.replace("&quot;", "\"").replace("&amp;", "&");
    plain.replace('[', "\\[").replace(']', "\\]")
}
