//! Drawings.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{Show, print_for_evcxr};

/// A drawing, as the text of an SVG file.
///
/// What it shows to those who cannot see it is written in the drawing itself, in the `aria-label` of its root element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The whole SVG document.
    pub svg: String,
}

impl Figure {
    /// The text for those who cannot see the drawing, escaped for XML; empty where the drawing has none.
    #[must_use]
    pub fn alt(&self) -> &str {
        let root = self.svg.split_once('>').map_or("", |(root, _)| root);
        let label = root
            .split_once("aria-label=\"")
            .and_then(|(_, rest)| rest.split_once('"'));
        label.map_or("", |(label, _)| label)
    }

    /// The drawing as an HTML image that needs no file beside it.
    ///
    /// `JupyterLab` shows no inline SVG in a notebook that the reader has not trusted, but it shows images.
    ///
    /// ```
    /// let figure = show::Figure { svg: r#"<svg aria-label="nothing"/>"#.to_string() };
    /// assert_eq!(
    ///     figure.html(),
    ///     r#"<img src="data:image/svg+xml;base64,PHN2ZyBhcmlhLWxhYmVsPSJub3RoaW5nIi8+" alt="nothing">"#
    /// );
    /// ```
    #[must_use]
    pub fn html(&self) -> String {
        let data = STANDARD.encode(&self.svg);
        format!(
            r#"<img src="data:image/svg+xml;base64,{data}" alt="{}">"#,
            self.alt()
        )
    }
}

impl Show for Figure {
    fn show(&self) -> String {
        self.svg.clone()
    }

    fn evcxr_display(&self) {
        print_for_evcxr("text/html", &self.html());
    }
}
