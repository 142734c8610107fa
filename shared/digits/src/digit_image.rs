//! A picture of a digit, prepared for a network that has learnt from MNIST.
//!
//! A network reads only what looks like its training images. MNIST's own were made by scaling each digit into a box of
//! 20 × 20 pixels, with its aspect kept and its edges smoothed, and by placing it in 28 × 28 so that its centre of mass
//! falls on pixel (14, 14), counted from 0. [`read`] does the same to any PNG or JPEG, drawn, scanned or photographed:
//!
//! 1. **Turn** the picture as its EXIF orientation says: as every viewer shows it.
//! 2. **Find the ink** of the only digit, as [`photograph`](crate::photograph) tells.
//! 3. **Scale** the smallest rectangle with all the ink until its longer side is 20 pixels. Each new pixel is the mean
//!    of the area that it covers.
//! 4. **Place** the centre of mass.

use crate::photograph::{NoDigit, ink};
pub use ch05_training::preparation::SIDE;
use ch05_training::preparation::prepared;
use image::{
    DynamicImage, GrayImage, ImageDecoder, ImageError, ImageFormat, Limits, RgbaImage,
    codecs::{jpeg::JpegDecoder, png::PngDecoder},
};
use mnist::{kind_of_file, printable};
use ndarray::{Array1, ArrayRef1};
use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};

/// The largest width and height of a picture, in pixels.
pub const LARGEST_SIDE: u32 = 8192;

/// The largest file, in bytes: 256 MiB.
pub const LARGEST_FILE: u64 = 1 << 28;

/// A larger picture is made smaller before a digit is looked for.
const SUFFICIENT_SIDE: u32 = 2048;

/// Why a picture could not be prepared: always with the file, what was wanted and what was found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read.
    #[error("{file}: wanted to read a PNG or JPEG image, found: {}", .source.kind(), file = printable(file))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },

    /// The file could not be written.
    #[error("{file}: wanted to write a PNG image, found a file or folder that cannot be written", file = printable(file))]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the encoder, or the operating system, said.
        source: ImageError,
    },

    /// The file is neither a PNG nor a JPEG image.
    #[error(
        "{file}: wanted a PNG or JPEG image, found {}",
        found.unwrap_or("a file of another kind"),
        file = printable(file)
    )]
    OtherKind {
        /// The file.
        file: PathBuf,
        /// What it is, if its first bytes tell that.
        found: Option<&'static str>,
    },

    /// The file is a damaged image, or ends too soon, or is coded in a way that hardly anybody uses.
    #[error("{file}: wanted a whole {format} image, found a damaged or unusual one", file = printable(file))]
    Damaged {
        /// The file.
        file: PathBuf,
        /// Its format.
        format: &'static str,
        /// What the decoder said.
        source: ImageError,
    },

    /// The file is longer than [`LARGEST_FILE`].
    #[error("{file}: wanted at most {LARGEST_FILE} bytes, found more", file = printable(file))]
    TooLong {
        /// The file.
        file: PathBuf,
    },

    /// The image is wider or higher than [`LARGEST_SIDE`].
    #[error(
        "{file}: wanted at most {LARGEST_SIDE} × {LARGEST_SIDE} pixels, found {} × {}",
        found.0,
        found.1,
        file = printable(file)
    )]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// Its width and height.
        found: (u32, u32),
    },

    /// All of the image looks like paper.
    #[error("{file}: wanted a digit, found a blank image", file = printable(file))]
    Blank {
        /// The file.
        file: PathBuf,
    },

    /// The image shows more than a digit.
    #[error("{file}: wanted a single digit, found {found} shapes of about the same size", file = printable(file))]
    Several {
        /// The file.
        file: PathBuf,
        /// How many shapes there are.
        found: usize,
    },
}

/// Reads a PNG or JPEG image and prepares it as [the module](self) says: `(784,)`, from 0 for paper to 1 for ink.
///
/// # Errors
/// Every kind of [`Error`] but [`Unwritable`](Error::Unwritable).
///
/// # Example
/// ```no_run
/// use digits::{digit_image, model_file};
/// use ndarray::Axis;
///
/// let network = model_file::load("model.safetensors")?.network;
/// let x = digit_image::read("seven.png")?.insert_axis(Axis(0));
/// println!("{:?}", network.classify(&x));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(path: impl AsRef<Path>) -> Result<Array1<f64>, Error> {
    let path = path.as_ref();
    let file = || path.to_path_buf();
    let page = decode(path)?;
    let ink = ink(&page).map_err(|reason| match reason {
        NoDigit::Blank => Error::Blank { file: file() },
        NoDigit::Several(found) => Error::Several {
            file: file(),
            found,
        },
    })?;
    prepared(ink).ok_or_else(|| Error::Blank { file: file() })
}

/// Writes what [`read`] has made of a picture as a PNG image of 28 × 28 pixels: light ink on dark paper, as in MNIST.
///
/// # Errors
/// [`Unwritable`](Error::Unwritable).
///
/// # Panics
/// If there are not 784 pixels.
pub fn write(path: impl AsRef<Path>, pixels: &ArrayRef1<f64>) -> Result<(), Error> {
    let path = path.as_ref();
    assert!(pixels.len() == SIDE * SIDE, "{} pixels", pixels.len());
    let bytes = pixels.iter().map(|&pixel| nearest_byte(pixel)).collect();
    let side = u32::try_from(SIDE).expect("a small number");
    let picture = GrayImage::from_raw(side, side, bytes).expect("as many bytes as pixels");
    picture
        .save_with_format(path, ImageFormat::Png)
        .map_err(|source| Error::Unwritable {
            file: path.into(),
            source,
        })
}

/// The byte of which [`mnist::fraction`] makes this, or nearly so.
fn nearest_byte(pixel: f64) -> u8 {
    let not_above = |byte: &u8| f64::from(*byte) <= 255.0 * pixel + 0.5;
    (1..=u8::MAX).take_while(not_above).last().unwrap_or(0)
}

/// The picture as a viewer shows it, with eight bits for each channel.
fn decode(path: &Path) -> Result<RgbaImage, Error> {
    let bytes = read_file(path)?;
    match image::guess_format(&bytes) {
        Ok(ImageFormat::Png) => {
            // The size of the pixels is bounded below. This bounds the chunks beside them.
            let decoder = PngDecoder::with_limits(Cursor::new(&bytes[..]), Limits::default());
            upright(path, "PNG", decoder)
        }
        Ok(ImageFormat::Jpeg) => {
            // The decoder makes up what is missing at the end.
            let decoder = if is_whole(&bytes) {
                JpegDecoder::new(Cursor::new(&bytes[..]))
            } else {
                Err(ImageError::IoError(io::ErrorKind::UnexpectedEof.into()))
            };
            upright(path, "JPEG", decoder)
        }
        _ => Err(Error::OtherKind {
            file: path.into(),
            found: kind_of_file(&bytes[..bytes.len().min(24)]),
        }),
    }
}

/// Whether a JPEG file goes on to the mark that ends its picture. (A telephone may write a film after it.)
fn is_whole(jpeg: &[u8]) -> bool {
    let is_mark = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff);
    let mut rest = jpeg;
    while let Some(at) = rest.windows(2).position(is_mark) {
        let (mark, after) = (rest[at + 1], &rest[at + 2..]);
        let length = match (mark, after.first_chunk()) {
            (0xd9, _) => return true,
            // The mark of the beginning, and those between parts of the picture, stand alone.
            (0x01 | 0xd0..=0xd8, _) => 0,
            (_, Some(length)) => u16::from_be_bytes(*length).into(),
            (_, None) => return false,
        };
        rest = after.get(length..).unwrap_or_default();
    }
    false
}

fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
        .map_err(|source| Error::Unreadable {
            file: path.into(),
            source,
        })?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Error::TooLong { file: path.into() });
    }
    Ok(bytes)
}

/// The decoder's picture, turned as its file says.
fn upright<D: ImageDecoder>(
    path: &Path,
    format: &'static str,
    decoder: Result<D, ImageError>,
) -> Result<RgbaImage, Error> {
    let damaged = |source| Error::Damaged {
        file: path.into(),
        format,
        source,
    };
    let mut decoder = decoder.map_err(damaged)?;
    let found = decoder.dimensions();
    if found.0.max(found.1) > LARGEST_SIDE {
        let file = path.into();
        return Err(Error::TooLarge { file, found });
    }
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if found.0.max(found.1) > SUFFICIENT_SIDE {
        image = image.thumbnail(SUFFICIENT_SIDE, SUFFICIENT_SIDE);
    }
    image.apply_orientation(orientation);
    Ok(image.into_rgba8())
}
