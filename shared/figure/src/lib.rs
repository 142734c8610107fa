//! Canvas, palette, axes and digit grids: every figure of the book is drawn with these.
