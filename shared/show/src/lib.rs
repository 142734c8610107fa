//! How a value looks: the same text on a page, in a snapshot and in Jupyter.
//!
//! One trait, [`Show`]. What a cell returns implements it; the snapshot holds [`Show::show`], and the notebook's
//! kernel calls [`Show::evcxr_display`], which prints the same text.

/// A value that a page can print.
pub trait Show {
    /// The text that the page, the snapshot and the notebook hold.
    fn show(&self) -> String;

    /// What the evcxr kernel calls for a cell's last value.
    fn evcxr_display(&self) {
        println!(
            "EVCXR_BEGIN_CONTENT text/plain\n{}\nEVCXR_END_CONTENT",
            self.show()
        );
    }
}

impl Show for f64 {
    fn show(&self) -> String {
        format!("{self:?}")
    }
}

/// A drawing, as the text of an SVG file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The whole SVG document.
    pub svg: String,
}
