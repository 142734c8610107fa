//! `figure NAME`: an image of the accepted drawing. Its alt text is what the drawing says of itself.

use show::Figure;

use super::{Lead, Name, Place};
use crate::notebook::{CodeCell, Kind};
use crate::{finding::Finding, snapshot};

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let name = Name::read(place.single()?);
    let (home, name) = (place.home(name)?, name.name);
    if !home.figures.contains_key(name) {
        let what = format!("{} lists no figure `{name}`", home.list());
        let mend = "correct the marker, or draw the figure and list it";
        return Err(place.finding(what, mend));
    }
    let path = snapshot::drawing_path(&home.name, name);
    let svg = place.tree.snapshots.get(&path).cloned();
    let drawing = svg.map(|svg| Figure { svg });
    let output = drawing
        .as_ref()
        .map(|drawing| ("text/html", drawing.html()));
    let image = place.accepted(home, &path, drawing).map(|drawing| {
        let up = "../".repeat(place.page.path.matches('/').count());
        let alt = plain(drawing.alt());
        (format!("![{alt}]({up}{path})"), path)
    });
    // In its own chapter the module of the figures is brought in.
    let own = place.page.chapter.as_ref() == Some(&home.name);
    let (module, last) = (&home.figures_module, home.figures_module.len() - 1);
    let (brought, called) = if own {
        (&module[..], &module[last..])
    } else {
        (&module[..1], &module[..])
    };
    Ok(Lead {
        wanted: vec![image],
        cell: Some(CodeCell {
            kind: Kind::Figure,
            name: place.piece.rest.clone(),
            source: format!("{}::{name}()", called.join("::")),
            output,
        }),
        names: vec![brought.to_vec()],
        ..Lead::default()
    })
}

/// A text that was escaped for XML, as Markdown has it between brackets.
fn plain(escaped: &str) -> String {
    let plain = escaped.replace("&lt;", "<").replace("&gt;", ">");
    let plain = plain.replace("&quot;", "\"").replace("&amp;", "&");
    plain.replace('[', "\\[").replace(']', "\\]")
}
