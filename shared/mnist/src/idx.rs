//! The IDX format: a magic number, the sizes, then one byte a value.
//!
//! ```text
//! images   00 00 08 03 | count | height | width | pixels, row by row, image after image
//! labels   00 00 08 01 | count | labels
//! ```
//!
//! The sizes are unsigned 32-bit numbers, the highest byte first. In the magic number `08` says that a value is an
//! unsigned byte, and the last byte says how many sizes follow.
//! (Described at <http://yann.lecun.com/exdb/mnist/>.)

use crate::Error;
use flate2::bufread::GzDecoder;
use ndarray::{Array1, Array2};
use std::{
    array,
    io::{self, BufRead, BufReader, Read},
    mem,
    path::Path,
};

/// The most bytes that a header may promise: 1 GiB, twice what the largest known file of this format holds (EMNIST's
/// 697,932 training images of the split “byclass”).
pub const LARGEST_FILE: usize = 1 << 30;

pub(crate) const IMAGES: u32 = 0x0000_0803;
pub(crate) const LABELS: u32 = 0x0000_0801;

pub(crate) const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What a file of images holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// One image a row, `(images, height * width)`: its pixel rows from top to bottom.
    pub pixels: Array2<u8>,
    /// Pixels from an image's top to its bottom.
    pub height: usize,
    /// Pixels from an image's left to its right.
    pub width: usize,
}

impl Images {
    /// The same images with their rows as columns.
    pub(crate) fn transposed(mut self) -> Self {
        let mut stored = vec![0; self.pixels.ncols()];
        for mut pixels in self.pixels.rows_mut() {
            stored.copy_from_slice(pixels.as_slice().expect("rows lie one after the other"));
            for (index, pixel) in pixels.iter_mut().enumerate() {
                let (row, column) = (index / self.height, index % self.height);
                *pixel = stored[column * self.width + row];
            }
        }
        mem::swap(&mut self.height, &mut self.width);
        self
    }
}

/// Reads a file of images, plain or gzip (of one member or several): its first two bytes tell which.
///
/// `file` is the name for the error. A reader that goes on after what its header promised is left there (a buffer may
/// have run a few kilobytes ahead), and memory grows with what has arrived, not with what the header promises.
///
/// # Errors
/// [`Unreadable`](Error::Unreadable), [`WrongMagic`](Error::WrongMagic),
/// [`TruncatedHeader`](Error::TruncatedHeader), [`ZeroSize`](Error::ZeroSize), [`AbsurdSize`](Error::AbsurdSize),
/// [`TruncatedBody`](Error::TruncatedBody), [`TrailingBytes`](Error::TrailingBytes) and, for gzip,
/// [`CorruptGzip`](Error::CorruptGzip), [`TruncatedGzip`](Error::TruncatedGzip),
/// [`TrailingAfterGzip`](Error::TrailingAfterGzip).
///
/// # Example
/// ```
/// let bytes = [
///     0, 0, 8, 3, // magic number: images
///     0, 0, 0, 2, // two of them
///     0, 0, 0, 1, // one pixel high
///     0, 0, 0, 3, // three pixels wide
///     10, 20, 30, 40, 50, 60,
/// ];
/// let images = mnist::read_images(&bytes[..], "two images")?;
/// assert_eq!(images.pixels, ndarray::array![[10, 20, 30], [40, 50, 60]]);
/// # Ok::<(), mnist::Error>(())
/// ```
pub fn read_images(reader: impl Read, file: impl AsRef<Path>) -> Result<Images, Error> {
    let ([count, height, width], bytes) = unpack(reader, file.as_ref(), IMAGES)?;
    Ok(Images {
        pixels: rows(count, height * width, bytes),
        height,
        width,
    })
}

/// Reads a file of labels, plain or gzip, as [`read_images`] reads images.
///
/// # Errors
/// The same as [`read_images`].
///
/// # Example
/// ```
/// let bytes = [0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4];
/// let labels = mnist::read_labels(&bytes[..], "three labels")?;
/// assert_eq!(labels, ndarray::array![5, 0, 4]);
/// # Ok::<(), mnist::Error>(())
/// ```
pub fn read_labels(reader: impl Read, file: impl AsRef<Path>) -> Result<Array1<u8>, Error> {
    let ([_count], bytes) = unpack(reader, file.as_ref(), LABELS)?;
    Ok(bytes.into())
}

/// The sizes and the values of a file that may be compressed.
fn unpack<const SIZES: usize>(
    reader: impl Read,
    file: &Path,
    magic: u32,
) -> Result<([usize; SIZES], Vec<u8>), Error> {
    let mut reader = BufReader::new(reader);
    let start = read_up_to(&mut reader, 2, file)?;
    let mut whole = start.as_slice().chain(reader);
    if start != GZIP {
        return parse(&mut whole, file, magic);
    }
    let mut unpacked = Members(Some(GzDecoder::new(whole)));
    let content = parse(&mut unpacked, file, magic).map_err(blame_gzip)?;
    let Members(last) = unpacked;
    if let Some(last) = last
        && !read_up_to(&mut last.into_inner(), 1, file)?.is_empty()
    {
        return Err(Error::TrailingAfterGzip { file: file.into() });
    }
    Ok(content)
}

/// A gzip file unpacked. It may consist of several streams, one after the other: together they are one content.
///
/// (The decoder for that in `flate2` takes every byte after a stream for a damaged next one.)
struct Members<R>(Option<GzDecoder<R>>);

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.0 {
            let length = member.read(buffer)?;
            if length > 0 || buffer.is_empty() {
                return Ok(length);
            }
            if member.get_mut().fill_buf()?.first() != GZIP.first() {
                break;
            }
            let ended = self.0.take();
            self.0 = ended.map(|ended| GzDecoder::new(ended.into_inner()));
        }
        Ok(0)
    }
}

/// The sizes and the values of a file.
fn parse<const SIZES: usize>(
    reader: &mut impl Read,
    file: &Path,
    magic: u32,
) -> Result<([usize; SIZES], Vec<u8>), Error> {
    let sizes = read_sizes(reader, file, magic)?;
    let wanted = product(sizes, file)?;
    let values = read_up_to(reader, wanted, file)?;
    let file = file.to_path_buf();
    if values.len() < wanted {
        return Err(Error::TruncatedBody {
            file,
            wanted,
            found: values.len(),
        });
    }
    if !read_up_to(reader, 1, &file)?.is_empty() {
        return Err(Error::TrailingBytes {
            file,
            wanted: header_length(SIZES) + wanted,
        });
    }
    Ok((sizes, values))
}

/// Reads the header.
fn read_sizes<const SIZES: usize>(
    reader: &mut impl Read,
    file: &Path,
    magic: u32,
) -> Result<[usize; SIZES], Error> {
    let wanted = header_length(SIZES);
    let header = read_up_to(reader, wanted, file)?;
    let file = file.to_path_buf();
    let (words, _) = header.as_chunks();
    let words: Vec<u32> = words.iter().copied().map(u32::from_be_bytes).collect();
    match words.first() {
        Some(&found) if found != magic => Err(Error::WrongMagic {
            file,
            wanted: magic,
            found,
        }),
        _ if header.len() < wanted => Err(Error::TruncatedHeader {
            file,
            wanted,
            found: header.len(),
        }),
        _ => Ok(array::from_fn(|axis| words[1 + axis] as usize)),
    }
}

/// How many bytes come before the values: the magic number and the sizes.
fn header_length(sizes: usize) -> usize {
    4 + 4 * sizes
}

/// How many values the sizes promise.
fn product<const SIZES: usize>(sizes: [usize; SIZES], file: &Path) -> Result<usize, Error> {
    let (file, found) = (file.to_path_buf(), sizes.to_vec());
    let product = sizes.into_iter().try_fold(1_usize, usize::checked_mul);
    match product {
        Some(0) => Err(Error::ZeroSize { file, found }),
        Some(length) if length <= LARGEST_FILE => Ok(length),
        _ => Err(Error::AbsurdSize {
            file,
            limit: LARGEST_FILE,
            found,
        }),
    }
}

/// The next `limit` bytes, or fewer where the reader ends.
///
/// The buffer grows as bytes arrive, so that a header alone cannot make it large.
fn read_up_to(reader: &mut impl Read, limit: usize, file: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    reader
        .take(limit as u64)
        .read_to_end(&mut bytes)
        .map_err(|source| Error::Unreadable {
            file: file.into(),
            source,
        })?;
    Ok(bytes)
}

/// While a file is unpacked, these three kinds of failure are the decompressor's; all others are the reader's own.
fn blame_gzip(error: Error) -> Error {
    match error {
        Error::Unreadable { file, source } => match source.kind() {
            io::ErrorKind::UnexpectedEof => Error::TruncatedGzip { file },
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                Error::CorruptGzip { file, source }
            }
            _ => Error::Unreadable { file, source },
        },
        other => other,
    }
}

/// One image a row.
fn rows(images: usize, pixels: usize, bytes: Vec<u8>) -> Array2<u8> {
    Array2::from_shape_vec((images, pixels), bytes).expect("as many bytes as the header promised")
}
