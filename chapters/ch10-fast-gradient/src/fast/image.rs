//! An image by the shades of its ink.

use kernel::exp_m1;
use ndarray::ArrayRef1;

/// The shades of an image's ink.
pub(super) struct Image {
    /// Where there is ink, and which of the shades.
    pub ink: Vec<(usize, usize)>,
    /// `e⁻ˢ − 1` for each shade, with its step `s` up,
    pub up: Vec<f64>,
    /// and down.
    pub down: Vec<f64>,
}

impl Image {
    pub fn new(h: f64, pixels: &ArrayRef1<u8>) -> Self {
        let mut image = Self {
            ink: Vec::new(),
            up: Vec::new(),
            down: Vec::new(),
        };
        let mut shade_of: [Option<usize>; 256] = [None; 256];
        // The last is the bias.
        for (place, &pixel) in pixels.iter().chain([&u8::MAX]).enumerate() {
            if pixel == 0 {
                continue;
            }
            let shade = *shade_of[usize::from(pixel)].get_or_insert_with(|| {
                let s = h * (f64::from(pixel) / 255.0);
                image.up.push(exp_m1(-s));
                image.down.push(exp_m1(s));
                image.up.len() - 1
            });
            image.ink.push((place, shade));
        }
        image
    }
}
