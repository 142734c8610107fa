//! Every way in which one file can be broken, and what the error says of it.

use crate::files::{gzip, images, labels};
use mnist::{Error, read_images, read_labels};
use std::{
    error::Error as _,
    fmt::Debug,
    io::{self, Read},
};

/// The name of an error's variant.
pub fn variant(error: &Error) -> String {
    let debug = format!("{error:?}");
    debug.split(' ').next().unwrap().to_owned()
}

/// A case's name, its file, and the variant and the message of the error.
type Case = (&'static str, Vec<u8>, &'static str, &'static str);

fn check<T: Debug>(read: fn(&[u8]) -> Result<T, Error>, cases: &[Case]) {
    for (case, bytes, wanted, message) in cases {
        let error = read(bytes).expect_err(case);
        assert_eq!(variant(&error), *wanted, "{case}");
        assert_eq!(error.to_string(), *message, "{case}");
    }
}

fn check_images(cases: &[Case]) {
    check(|bytes| read_images(bytes, "f"), cases);
}

/// Two images of 1 × 3 pixels.
fn sound() -> Vec<u8> {
    images([2, 1, 3], &[1, 2, 3, 4, 5, 6])
}

#[test]
fn a_file_of_another_kind_is_told_by_its_magic_number() {
    check_images(&[
        (
            "labels in place of images",
            labels(2, &[1, 2]),
            "WrongMagic",
            "f: wanted the magic number 0x00000803 (images), \
             found 0x00000801 (labels): are images and labels swapped?",
        ),
        (
            "a web page",
            b"<!DOCTYPE html><html>404</html>".to_vec(),
            "WrongMagic",
            "f: wanted the magic number 0x00000803 (images), \
             found 0x3c21444f (text that begins like a web page)",
        ),
        (
            "a web page after an empty line",
            b"\r\n<html>404</html>".to_vec(),
            "WrongMagic",
            "f: wanted the magic number 0x00000803 (images), \
             found 0x0d0a3c68 (text that begins like a web page)",
        ),
        (
            "a web page after a byte order mark",
            b"\xef\xbb\xbf<html>404</html>".to_vec(),
            "WrongMagic",
            "f: wanted the magic number 0x00000803 (images), \
             found 0xefbbbf3c (text that begins like a web page)",
        ),
        (
            "a page packed with gzip",
            gzip(b"<html>404</html>"),
            "WrongMagic",
            "f: wanted the magic number 0x00000803 (images), \
             found 0x3c68746d (text that begins like a web page)",
        ),
    ]);
}

#[test]
fn a_file_of_a_foreign_kind_is_named_in_words() {
    let little_endian = [3, 8, 0, 0, 2, 0, 0, 0];
    let integers = [0, 0, 12, 3, 0, 0, 0, 2];
    let one_list = [0, 0, 8, 2, 0, 0, 0, 2];
    let numbers = [0, 0, 12, 1, 0, 0, 0, 2];
    let cases: &[(&[u8], &str)] = &[
        (
            &gzip(&gzip(&sound())),
            "0x1f8b0800 (gzip within gzip: the file was packed twice)",
        ),
        (b"PK\x03\x04\x14\0\0\0", "0x504b0304 (a zip archive)"),
        (b"BZh91AY&SY", "0x425a6839 (a bzip2 file)"),
        (b"\xfd7zXZ\0\0", "0xfd377a58 (an xz file)"),
        (b"\x28\xb5\x2f\xfd\x04", "0x28b52ffd (a Zstandard file)"),
        (b"7z\xbc\xaf\x27\x1c", "0x377abcaf (a 7z archive)"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n",
            "0x76657273 (a git-lfs pointer)",
        ),
        (
            &little_endian,
            "0x03080000 (images with the lowest byte first)",
        ),
        (&integers, "0x00000c03 (32-bit integers in 3 dimensions)"),
        (&one_list, "0x00000802 (bytes in 2 dimensions)"),
        (&numbers, "0x00000c01 (32-bit integers in 1 dimension)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "0xffd8ffe0 (a JPEG image)"),
        (b"\x89PNG\r\n\x1a\n", "0x89504e47 (a PNG image)"),
        (b"\x93NUMPY\x01\0", "0x934e554d (a NumPy array)"),
        (b"\x89HDF\r\n\x1a\n", "0x89484446 (an HDF5 file)"),
        (b"label,1x1,1x2", "0x6c616265 (text or a tar archive)"),
        (b"\xff\xfel\0a\0b\0e\0l\0", "0xfffe6c00 (text in UTF-16)"),
        (b"\x1bABCDEF", "0x1b414243"),
    ];
    for (bytes, found) in cases {
        for (case, bytes) in [("plain", bytes.to_vec()), ("gzip", gzip(bytes))] {
            let error = read_images(&bytes[..], "f").unwrap_err().to_string();
            let wanted = format!("f: wanted the magic number 0x00000803 (images), found {found}");
            assert_eq!(error, wanted, "{case}");
        }
    }
}

#[test]
fn names_from_outside_are_shown_and_not_obeyed() {
    let name = "a\u{1b}[31m\u{7}\n\u{9b}2J\u{202e}.gz";
    let shown = r"a\u{1b}[31m\u{7}\n\u{9b}2J\u{202e}.gz";
    for bytes in [&b""[..], b"<html>", &gzip(b"")[..5], &sound()[..20]] {
        let error = read_images(bytes, name).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{shown}: wanted ")), "{error}");
        assert!(!error.chars().any(char::is_control), "{error:?}");
    }
}

#[test]
fn a_gzip_file_of_several_members_is_one_content() {
    let sound = sound();
    let whole = read_images(&sound[..], "f").unwrap();
    for cut in 0..=sound.len() {
        let (one, other) = sound.split_at(cut);
        let members = [gzip(one), gzip(b""), gzip(other)].concat();
        let found = read_images(Trickles(&members), "f").expect("two members");
        assert_eq!(found, whole, "cut after {cut} bytes");
    }
}

#[test]
fn a_file_too_short_or_too_long_is_measured() {
    let sound = sound();
    check_images(&[
        (
            "nothing",
            vec![],
            "TruncatedHeader",
            "f: wanted a header of 16 bytes, found 0 bytes",
        ),
        (
            "half a magic number",
            sound[..2].to_vec(),
            "TruncatedHeader",
            "f: wanted a header of 16 bytes, found 2 bytes",
        ),
        (
            "a header cut off",
            sound[..15].to_vec(),
            "TruncatedHeader",
            "f: wanted a header of 16 bytes, found 15 bytes",
        ),
        (
            "a header cut off, then packed",
            gzip(&sound[..7]),
            "TruncatedHeader",
            "f: wanted a header of 16 bytes, found 7 bytes",
        ),
        (
            "a header alone",
            sound[..16].to_vec(),
            "TruncatedBody",
            "f: wanted 6 bytes after the header, found 0 bytes",
        ),
        (
            "the last pixel missing",
            sound[..21].to_vec(),
            "TruncatedBody",
            "f: wanted 6 bytes after the header, found 5 bytes",
        ),
        (
            "the last pixel missing, then packed",
            gzip(&sound[..21]),
            "TruncatedBody",
            "f: wanted 6 bytes after the header, found 5 bytes",
        ),
        (
            "one byte too many",
            [&sound[..], &[0]].concat(),
            "TrailingBytes",
            "f: wanted the end of the file after 22 bytes, found more bytes",
        ),
        (
            "one byte too many, then packed",
            gzip(&[&sound[..], &[0]].concat()),
            "TrailingBytes",
            "f: wanted the end of the file after 22 bytes, found more bytes",
        ),
    ]);
}

#[test]
fn a_header_with_impossible_sizes_is_refused() {
    let largest = u32::MAX;
    check_images(&[
        (
            "no images",
            images([0, 28, 28], &[]),
            "ZeroSize",
            "f: wanted no size of zero, found 0 × 28 × 28",
        ),
        (
            "no rows",
            images([2, 0, 28], &[]),
            "ZeroSize",
            "f: wanted no size of zero, found 2 × 0 × 28",
        ),
        (
            "no columns, and the other sizes absurd",
            images([largest, largest, 0], &[]),
            "ZeroSize",
            "f: wanted no size of zero, found 4294967295 × 4294967295 × 0",
        ),
        (
            "a product that fits no integer",
            images([largest, largest, largest], &[]),
            "AbsurdSize",
            "f: wanted at most 1073741824 bytes, \
             found a header that promises 4294967295 × 4294967295 × 4294967295",
        ),
        (
            "a product that is zero in 64 bits",
            images([1 << 31, 1 << 31, 4], &[]),
            "AbsurdSize",
            "f: wanted at most 1073741824 bytes, \
             found a header that promises 2147483648 × 2147483648 × 4",
        ),
        (
            "one byte more than the limit",
            images([1, 1, (1 << 30) + 1], &[]),
            "AbsurdSize",
            "f: wanted at most 1073741824 bytes, found a header that promises 1 × 1 × 1073741825",
        ),
        (
            "as many bytes as the limit, none of them there",
            images([1 << 10, 1 << 10, 1 << 10], &[]),
            "TruncatedBody",
            "f: wanted 1073741824 bytes after the header, found 0 bytes",
        ),
    ]);
}

#[test]
fn a_damaged_gzip_stream_is_refused() {
    let packed = gzip(&sound());
    let replaced = |index: usize, byte: u8| {
        let mut bytes = packed.clone();
        bytes[index] = byte;
        bytes
    };
    let length = packed.len();
    check_images(&[
        (
            "gzip's magic number alone",
            packed[..2].to_vec(),
            "TruncatedGzip",
            "f: wanted a whole gzip stream, found one that is cut off",
        ),
        (
            "gzip without its last byte",
            packed[..packed.len() - 1].to_vec(),
            "TruncatedGzip",
            "f: wanted a whole gzip stream, found one that is cut off",
        ),
        (
            "gzip of an unknown method",
            replaced(2, 9),
            "CorruptGzip",
            "f: wanted a sound gzip stream, found a damaged one",
        ),
        (
            "gzip with a block of no known type",
            // Three is no type of block.
            replaced(10, 0b111),
            "CorruptGzip",
            "f: wanted a sound gzip stream, found a damaged one",
        ),
        (
            "gzip with a wrong checksum",
            replaced(length - 8, !packed[length - 8]),
            "CorruptGzip",
            "f: wanted a sound gzip stream, found a damaged one",
        ),
        (
            "gzip with a wrong length",
            replaced(length - 1, !packed[length - 1]),
            "CorruptGzip",
            "f: wanted a sound gzip stream, found a damaged one",
        ),
        (
            "a byte after gzip",
            [&packed[..], &[0]].concat(),
            "TrailingAfterGzip",
            "f: wanted the end of the file after its gzip stream, found more bytes",
        ),
        (
            "gzip after gzip",
            [&packed[..], &packed[..]].concat(),
            "TrailingBytes",
            "f: wanted the end of the file after 22 bytes, found more bytes",
        ),
        (
            "half a member after gzip",
            [&packed[..], &packed[..9]].concat(),
            "TruncatedGzip",
            "f: wanted a whole gzip stream, found one that is cut off",
        ),
    ]);
}

#[test]
fn labels_break_as_images_do() {
    check(
        |bytes| read_labels(bytes, "f"),
        &[
            (
                "images in place of labels",
                images([1, 1, 1], &[0]),
                "WrongMagic",
                "f: wanted the magic number 0x00000801 (labels), \
             found 0x00000803 (images): are images and labels swapped?",
            ),
            (
                "a header cut off",
                labels(2, &[])[..7].to_vec(),
                "TruncatedHeader",
                "f: wanted a header of 8 bytes, found 7 bytes",
            ),
            (
                "no labels",
                labels(0, &[]),
                "ZeroSize",
                "f: wanted no size of zero, found 0",
            ),
            (
                "more labels than the limit",
                labels(u32::MAX, &[]),
                "AbsurdSize",
                "f: wanted at most 1073741824 bytes, found a header that promises 4294967295",
            ),
            (
                "a label missing",
                labels(2, &[1]),
                "TruncatedBody",
                "f: wanted 2 bytes after the header, found 1 bytes",
            ),
            (
                "a label too many",
                labels(2, &[1, 2, 3]),
                "TrailingBytes",
                "f: wanted the end of the file after 10 bytes, found more bytes",
            ),
        ],
    );
}

#[test]
fn a_file_cut_off_anywhere_is_an_error() {
    let image_file = images([2, 3, 2], &[7; 12]);
    let label_file = labels(3, &[0, 2, 1]);
    for end in 0..image_file.len() {
        assert!(
            read_images(&image_file[..end], "f").is_err(),
            "images, plain, {end} bytes"
        );
    }
    for end in 0..label_file.len() {
        assert!(
            read_labels(&label_file[..end], "f").is_err(),
            "labels, plain, {end} bytes"
        );
    }
    let (image_file, label_file) = (gzip(&image_file), gzip(&label_file));
    for end in 0..image_file.len() {
        assert!(
            read_images(&image_file[..end], "f").is_err(),
            "images, gzip, {end} bytes"
        );
    }
    for end in 0..label_file.len() {
        assert!(
            read_labels(&label_file[..end], "f").is_err(),
            "labels, gzip, {end} bytes"
        );
    }
}

#[test]
fn a_flipped_bit_in_a_gzip_file_never_changes_what_is_read() {
    let sound = images([2, 3, 2], &[1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7]);
    let wanted = read_images(&sound[..], "f").unwrap();
    let packed = gzip(&sound);
    let mut refused = 0;
    for bit in 0..8 * packed.len() {
        let mut flipped = packed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        match read_images(&flipped[..], "f") {
            // The time stamp and the operating system in gzip's own header say nothing of the content.
            Ok(found) => assert_eq!(found, wanted, "bit {bit}"),
            Err(_) => refused += 1,
        }
    }
    // Magic number, method, flags and everything after gzip's ten-byte header.
    let that_matter = 8 * (packed.len() - 10 + 2);
    assert!(
        refused >= that_matter,
        "{refused} of at least {that_matter} flips refused"
    );
}

/// Gives its bytes one at a time, then fails.
struct Fails<'a>(&'a [u8]);

impl Read for Fails<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.split_off_first() {
            Some(&byte) => {
                buffer[0] = byte;
                Ok(1)
            }
            None => Err(io::Error::new(io::ErrorKind::ConnectionReset, "the cable")),
        }
    }
}

#[test]
fn a_reader_that_fails_is_not_blamed_on_the_file() {
    let sound = labels(3, &[0, 2, 1]);
    for (case, bytes) in [("plain", sound.clone()), ("gzip", gzip(&sound))] {
        for end in 0..=bytes.len() {
            let error = read_labels(Fails(&bytes[..end]), "f").expect_err(case);
            assert_eq!(variant(&error), "Unreadable", "{case}, after {end} bytes");
            assert_eq!(
                error.to_string(),
                "f: wanted to read the file, found: connection reset",
                "{case}, after {end} bytes"
            );
            let source = error.source().map(ToString::to_string);
            assert_eq!(
                source.as_deref(),
                Some("the cable"),
                "{case}, after {end} bytes"
            );
        }
    }
}

/// Gives its bytes one at a time.
struct Trickles<'a>(&'a [u8]);

impl Read for Trickles<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(1);
        self.0.read(&mut buffer[..length])
    }
}

#[test]
fn how_the_bytes_arrive_does_not_matter() {
    let sound = labels(3, &[0, 2, 1]);
    for (case, bytes) in [("plain", sound.clone()), ("gzip", gzip(&sound))] {
        let found = read_labels(Trickles(&bytes), "f").expect(case);
        assert_eq!(found, read_labels(&sound[..], "f").unwrap(), "{case}");
    }
}
