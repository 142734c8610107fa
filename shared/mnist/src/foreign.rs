//! Words for what comes from outside: files of other kinds, and text that a terminal would obey.

use std::path::Path;

/// How files of other kinds begin, and what they are.
const KINDS: &[(&[u8], &str)] = &[
    (b"\x1f\x8b", "a gzip file"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x04\x22\x4d\x18", "an LZ4 file"),
    (b"\x1f\x9d", "a file of the program compress"),
    (b"version https://git-lfs", "a git-lfs pointer"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"\x80\x02", "a Python pickle"),
    (b"\x80\x03", "a Python pickle"),
    (b"\x80\x04", "a Python pickle"),
    (b"\x80\x05", "a Python pickle"),
    (b"\x89HDF", "an HDF5 file"),
    (b"PAR1", "a Parquet file"),
    (b"MATLAB", "a MATLAB file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"II+\0", "a TIFF image"),
    (b"MM\0+", "a TIFF image"),
    (b"\0\0\x01\0", "an icon"),
    (b"\xff\x0a", "a JPEG XL image"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL image"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
    (b"P5\n", "a PGM image"),
    (b"P6\n", "a PPM image"),
    (b"8BPS", "a Photoshop image"),
    (b"%PDF", "a PDF document"),
    (b"\x7fELF", "a program"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
];

/// What a file of another kind is, by its first bytes: as many as there are, at best 24. Nothing where they tell
/// nothing.
///
/// # Example
/// ```
/// assert_eq!(mnist::kind_of_file(b"PK\x03\x04\x14\0"), Some("a zip archive"));
/// assert_eq!(mnist::kind_of_file(b"  <html>"), Some("text that begins like a web page"));
/// assert_eq!(mnist::kind_of_file(&[0, 0, 8, 3]), None);
/// ```
#[must_use]
pub fn kind_of_file(start: &[u8]) -> Option<&'static str> {
    // Where fewer bytes are there than a kind begins with, four of them must do.
    let begins_with = |&(bytes, _): &&(&[u8], _)| {
        start.starts_with(bytes) || start.len() >= 4 && bytes.starts_with(start)
    };
    if let Some((_, kind)) = KINDS.iter().find(begins_with) {
        return Some(kind);
    }
    match start {
        [_, _, _, _, b'f', b't', b'y', b'p', rest @ ..] => Some(match rest.get(..4) {
            Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => {
                "a HEIC image"
            }
            Some(b"avif" | b"avis") => "an AVIF image",
            _ => "a video",
        }),
        [b'R', b'I', b'F', b'F', _, _, _, _, rest @ ..] => Some(match rest.get(..4) {
            Some(b"WEBP") => "a WebP image",
            _ => "a sound or a video",
        }),
        [] => Some("an empty file"),
        _ if begins_like_markup(start, b"<svg") => Some("an SVG image"),
        _ if begins_like_markup(start, b"<") => Some("text that begins like a web page"),
        _ if start
            .iter()
            .all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')) =>
        {
            Some("text")
        }
        _ => None,
    }
}

/// Whether the first bytes are those of this tag, perhaps after white space or a byte order mark.
fn begins_like_markup(start: &[u8], tag: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    text.trim_ascii_start().starts_with(tag)
}

/// A name or a text from outside as it may be shown: what a terminal would obey instead of showing it, such as an
/// escape, a new line or a change of the direction of writing, is written as in Rust's strings.
///
/// # Example
/// ```
/// assert_eq!(mnist::printable("seven \u{1b}[31m.png"), r"seven \u{1b}[31m.png");
/// assert_eq!(mnist::printable("sieben-größe.png"), "sieben-größe.png");
/// ```
#[must_use]
pub fn printable(text: impl AsRef<Path>) -> String {
    let mut shown = String::new();
    for character in text.as_ref().to_string_lossy().chars() {
        match character {
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                shown.extend(character.escape_unicode());
            }
            _ if character.is_control() => shown.extend(character.escape_default()),
            _ => shown.push(character),
        }
    }
    shown
}
