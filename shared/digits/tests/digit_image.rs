//! Pictures drawn from MNIST's own test images, in every kind that a reader may have, become those images again.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use ch05_training::{
    TwoLayerNet,
    training::{Settings, step},
};
use digits::digit_image::{self, LARGEST_SIDE};
use image::{
    DynamicImage, GrayImage, ImageBuffer, ImageEncoder, ImageFormat, Luma, Rgba,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
    imageops::{FilterType as Sampling, resize},
};
use ndarray::{Array1, Axis};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::{
    fs::{self, File},
    io::Cursor,
    path::Path,
};

/// A test image on a canvas of its own background, 0 for paper and 255 for ink.
fn drawn(digit: &[u8], enlarged: u32, size: (u32, u32), at: (u32, u32)) -> GrayImage {
    let digit = GrayImage::from_vec(28, 28, digit.to_vec()).unwrap();
    let digit = resize(&digit, 28 * enlarged, 28 * enlarged, Sampling::Nearest);
    let mut canvas = GrayImage::new(size.0, size.1);
    image::imageops::replace(&mut canvas, &digit, at.0.into(), at.1.into());
    canvas
}

/// The colours between `paper` and `ink`, with 16 bits for each channel, opacity last.
fn coloured(canvas: &GrayImage, paper: [u16; 4], ink: [u16; 4]) -> DynamicImage {
    let mix = |&Luma([level]): &Luma<u8>| {
        Rgba([0, 1, 2, 3].map(|channel| {
            let [paper, ink] = [paper, ink].map(|colour| i64::from(colour[channel]));
            u16::try_from(paper + (ink - paper) * i64::from(level) / 255).unwrap()
        }))
    };
    let pixels = canvas.pixels().flat_map(|pixel| mix(pixel).0).collect();
    let (width, height) = canvas.dimensions();
    DynamicImage::ImageRgba16(ImageBuffer::from_vec(width, height, pixels).unwrap())
}

const BLACK: [u16; 4] = [0, 0, 0, u16::MAX];
const WHITE: [u16; 4] = [u16::MAX; 4];
const NO_BLACK: [u16; 4] = [0; 4];
const NO_WHITE: [u16; 4] = [u16::MAX, u16::MAX, u16::MAX, 0];
const CREAM: [u16; 4] = [65000, 64000, 58000, u16::MAX];
const VIOLET: [u16; 4] = [18000, 5000, 28000, u16::MAX];
const YELLOW: [u16; 4] = [u16::MAX, u16::MAX, 0, u16::MAX];
const BLUE: [u16; 4] = [0, 0, u16::MAX, u16::MAX];
const PENCIL: [u16; 4] = [40000, 40000, 40000, u16::MAX];

/// A way to make a picture of a test image.
type Render = fn(&[u8]) -> DynamicImage;

/// Ways that keep all that a test image tells.
const FAITHFUL: &[(&str, Render)] = &[
    ("light on dark, as it is", |digit| {
        drawn(digit, 1, (28, 28), (0, 0)).into()
    }),
    ("dark on light, 8-bit grey", |digit| {
        coloured(&drawn(digit, 3, (90, 110), (0, 20)), WHITE, BLACK)
            .into_luma8()
            .into()
    }),
    ("dark on light, 16-bit grey", |digit| {
        coloured(&drawn(digit, 5, (200, 150), (60, 3)), WHITE, BLACK)
            .into_luma16()
            .into()
    }),
    ("8-bit colour", |digit| {
        coloured(&drawn(digit, 3, (84, 260), (0, 176)), CREAM, VIOLET)
            .into_rgb8()
            .into()
    }),
    ("16-bit colour", |digit| {
        coloured(&drawn(digit, 2, (64, 64), (8, 0)), VIOLET, CREAM)
            .into_rgb16()
            .into()
    }),
    ("yellow on white", |digit| {
        coloured(&drawn(digit, 3, (120, 120), (30, 30)), WHITE, YELLOW)
    }),
    ("blue on black", |digit| {
        coloured(&drawn(digit, 3, (120, 120), (30, 30)), BLACK, BLUE)
    }),
    ("faint pencil", |digit| {
        coloured(
            &drawn(digit, 4, (120, 130), (3, 14)),
            [50000, 50000, 50000, u16::MAX],
            PENCIL,
        )
    }),
    ("black on nothing", |digit| {
        let canvas = drawn(digit, 3, (90, 120), (0, 20));
        coloured(&canvas, NO_BLACK, BLACK).into_luma_alpha8().into()
    }),
    ("white on nothing", |digit| {
        coloured(&drawn(digit, 3, (90, 120), (0, 20)), NO_WHITE, WHITE)
    }),
    ("grey on nothing, 16-bit grey with opacity", |digit| {
        let canvas = drawn(digit, 3, (100, 90), (7, 5));
        coloured(&canvas, [40000, 40000, 40000, 0], PENCIL)
            .into_luma_alpha16()
            .into()
    }),
    ("thin black on nothing", |digit| {
        coloured(
            &drawn(digit, 3, (90, 90), (3, 4)),
            NO_BLACK,
            [0, 0, 0, 30000],
        )
    }),
    ("a page with transparent corners", |digit| {
        let mut page = coloured(&drawn(digit, 4, (140, 140), (14, 14)), BLACK, WHITE).into_rgba8();
        for (x, y) in [(0, 0), (139, 0), (0, 139), (139, 139)] {
            page.put_pixel(x, y, Rgba([255, 255, 255, 0]));
        }
        page.into()
    }),
    ("a white card on nothing", |digit| {
        let mut card = coloured(&drawn(digit, 4, (140, 140), (14, 14)), WHITE, BLACK).into_rgba8();
        for (x, y, pixel) in card.enumerate_pixels_mut() {
            if x < 5 || y < 5 || x > 134 || y > 134 {
                *pixel = Rgba([0; 4]);
            }
        }
        card.into()
    }),
    ("cut out at its edges", |digit| {
        let box_of = |indices: Vec<u32>| {
            let first = *indices.iter().min().unwrap();
            (first, indices.iter().max().unwrap() - first + 1)
        };
        let whole = drawn(digit, 1, (28, 28), (0, 0));
        let inked = || {
            whole
                .enumerate_pixels()
                .filter(|(_, _, pixel)| pixel.0[0] > 25)
        };
        let (left, width) = box_of(inked().map(|(x, _, _)| x).collect());
        let (top, height) = box_of(inked().map(|(_, y, _)| y).collect());
        image::imageops::crop_imm(&whole, left, top, width, height)
            .to_image()
            .into()
    }),
];

/// Ways that blur a test image or add to it.
const ROUGH: &[(&str, Render)] = &[
    ("smoothly enlarged", |digit| {
        let small = drawn(digit, 1, (40, 36), (7, 1));
        let large = resize(&small, 160, 144, Sampling::CatmullRom);
        coloured(&large, WHITE, BLACK)
    }),
    ("between two sizes", |digit| {
        let small = drawn(digit, 1, (40, 36), (7, 1));
        let large = resize(&small, 93, 84, Sampling::Triangle);
        coloured(&large, BLACK, WHITE)
    }),
    ("grainy paper", |digit| {
        let mut canvas = drawn(digit, 4, (130, 120), (18, 7));
        let mut state = 1_u32;
        for pixel in canvas.pixels_mut() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = u8::try_from(state >> 28).unwrap();
            pixel.0[0] = pixel.0[0].saturating_add(grain);
        }
        coloured(&canvas, WHITE, BLACK)
    }),
];

/// Saves a picture and reads it as a digit.
fn through_a_file(folder: &Path, picture: &DynamicImage) -> Array1<f64> {
    let path = folder.join("digit.png");
    // Filters make a file smaller, but take most of a test's time.
    let (file, filter) = (File::create(&path).unwrap(), FilterType::NoFilter);
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Fast, filter);
    picture.write_with_encoder(encoder).unwrap();
    digit_image::read(&path).unwrap()
}

/// A test image as its file holds it, and as a network sees it.
fn original(index: usize) -> (Vec<u8>, Array1<f64>) {
    let bytes = mnist::data().test.images.row(index).to_vec();
    let pixels = bytes.iter().map(|&byte| f64::from(byte) / 255.0).collect();
    (bytes, pixels)
}

/// The mean difference of two images' pixels.
fn difference(a: &Array1<f64>, b: &Array1<f64>) -> f64 {
    (a - b).abs().mean().unwrap()
}

#[test]
fn a_picture_of_a_test_image_becomes_that_image_again() {
    let folder = tempfile::tempdir().unwrap();
    // Where its centre of mass lies between two pixels, a blurred digit may come to the other one: up to 0.09.
    for (kinds, tolerance) in [(FAITHFUL, 0.005), (ROUGH, 0.09)] {
        for (kind, render) in kinds {
            for index in 7..10 {
                let (bytes, original) = original(index);
                let found = through_a_file(folder.path(), &render(&bytes));
                let difference = difference(&found, &original);
                assert!(
                    difference < tolerance,
                    "{kind}, image {index}: {difference}"
                );
            }
        }
    }
}

/// A network that cannot read the pictures would be right once in ten times.
#[test]
fn a_network_reads_the_pictures_nearly_as_well_as_the_images() {
    const IMAGES: usize = 200;
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut network = TwoLayerNet::new(784, 50, 10, &mut rng);
    let settings = Settings {
        learning_rate: 0.5,
        ..Settings::default()
    };
    for _ in 0..300 {
        step(&mut network, &mnist::data().train, settings, &mut rng).unwrap();
    }
    let right = |index: usize, x: Array1<f64>| {
        network.classify(&x.insert_axis(Axis(0))) == [usize::from(mnist::data().test.labels[index])]
    };

    let folder = tempfile::tempdir().unwrap();
    let kinds = || FAITHFUL.iter().chain(ROUGH).cycle();
    let images = (0..IMAGES).filter(|&index| right(index, original(index).1));
    let pictures = (0..IMAGES).zip(kinds()).filter(|(index, (_, render))| {
        let picture = render(&original(*index).0);
        right(*index, through_a_file(folder.path(), &picture))
    });
    let (images, pictures) = (images.count(), pictures.count());
    assert!(images > 160, "{images} of {IMAGES} images");
    assert!(
        pictures + 6 >= images,
        "{pictures} of {IMAGES} pictures, {images} images"
    );
}

#[test]
fn pictures_with_a_palette_and_of_one_bit_are_read_too() {
    let cases = [
        ("palette", 0.005),
        ("palette-transparent", 0.005),
        ("one-bit", 0.06),
    ];
    for (name, tolerance) in cases {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/digit_image");
        let found = digit_image::read(format!("{folder}/{name}.png")).unwrap();
        let difference = difference(&found, &original(0).1);
        assert!(difference < tolerance, "{name}: {difference}");
    }
}

#[test]
fn the_longer_side_fills_the_box_and_the_aspect_is_kept() {
    let cases = [
        ("a dot", (1, 1), (20, 20)),
        ("a square", (300, 300), (20, 20)),
        ("a bar", (50, 200), (5, 20)),
        ("a hair", (1, 1000), (1, 20)),
        ("a dash", (90, 9), (20, 2)),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (case, (width, height), wanted) in cases {
        let mut picture = GrayImage::new(1100, 1200);
        let bar = GrayImage::from_pixel(width, height, Luma([255]));
        image::imageops::replace(&mut picture, &bar, 11, 100);
        let found = through_a_file(folder.path(), &picture.into());
        let found = found.into_shape_with_order((28, 28)).unwrap();
        let inked = |axis| {
            found
                .sum_axis(axis)
                .iter()
                .filter(|&&ink| ink > 0.0)
                .count()
        };
        assert_eq!((inked(Axis(0)), inked(Axis(1))), wanted, "{case}");
        assert!(
            found
                .iter()
                .all(|&ink| ink == 0.0 || (ink - 1.0).abs() < 1e-9),
            "{case}"
        );
    }
}

/// A flag whose mast is heavy: centred by mass, it would leave the image on the other side.
#[test]
fn nothing_is_pushed_over_the_edge() {
    let folder = tempfile::tempdir().unwrap();
    for (case, mast, pennant) in [("mast left", 0, 1), ("mast right", 19, 0)] {
        let mut picture = GrayImage::new(40, 40);
        let mast_at = (10 + mast, 10);
        for y in 0..20 {
            picture.put_pixel(mast_at.0, mast_at.1 + y, Luma([255]));
        }
        for x in 0..19 {
            picture.put_pixel(10 + pennant + x, 10, Luma([30]));
        }
        let found = through_a_file(folder.path(), &picture.into());
        let wanted = 20.0 + 19.0 * 30.0 / 255.0;
        assert!(
            (found.sum() - wanted).abs() < 1e-9,
            "{case}: {} of {wanted}",
            found.sum()
        );
    }
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    picture.to_rgb8().write_with_encoder(encoder).unwrap();
    bytes
}

/// An EXIF block that holds nothing but the orientation, with the lowest byte first or last.
fn exif(orientation: u8, lowest_first: bool) -> Vec<u8> {
    if lowest_first {
        [
            b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0",
            &[orientation, 0, 0, 0, 0, 0, 0, 0][..],
        ]
        .concat()
    } else {
        [
            b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01",
            &[0, orientation, 0, 0, 0, 0, 0, 0][..],
        ]
        .concat()
    }
}

/// Turned or mirrored so that the orientation undoes it, as viewers do.
#[test]
fn every_orientation_is_applied_in_both_formats() {
    use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
    let folder = tempfile::tempdir().unwrap();
    let (digit, original) = original(0);
    let upright = drawn(&digit, 4, (130, 150), (9, 9));
    let stored: [(u8, GrayImage); 9] = [
        (1, upright.clone()),
        (2, flip_horizontal(&upright)),
        (3, rotate180(&upright)),
        (4, flip_vertical(&upright)),
        (5, flip_horizontal(&rotate90(&upright))),
        (6, rotate270(&upright)),
        (7, flip_horizontal(&rotate270(&upright))),
        (8, rotate90(&upright)),
        // No orientation has this number.
        (9, upright.clone()),
    ];
    for (orientation, picture) in stored {
        for lowest_first in [true, false] {
            let exif = exif(orientation, lowest_first);
            let mut png = Vec::new();
            let mut encoder = PngEncoder::new(&mut png);
            encoder.set_exif_metadata(exif.clone()).unwrap();
            picture.write_with_encoder(encoder).unwrap();
            let mut photograph = Vec::new();
            let mut encoder = JpegEncoder::new_with_quality(&mut photograph, 95);
            encoder.set_exif_metadata(exif).unwrap();
            picture.write_with_encoder(encoder).unwrap();
            for (format, bytes) in [("PNG", png), ("JPEG", photograph)] {
                // A file is what it holds, whatever its name says.
                let path = folder.path().join("digit.png");
                fs::write(&path, bytes).unwrap();
                let found = digit_image::read(&path).unwrap();
                let difference = difference(&found, &original);
                assert!(
                    difference < 0.03,
                    "{format}, orientation {orientation}: {difference}"
                );
            }
        }
    }
}

/// Telephones write a film, or a second picture, after the first: whatever stands there is not looked at.
#[test]
fn a_photograph_is_read_whatever_follows_it() {
    let folder = tempfile::tempdir().unwrap();
    let (digit, original) = original(0);
    let photograph = jpeg(&drawn(&digit, 4, (130, 150), (9, 9)).into());
    let cut_off = &photograph[..photograph.len() / 2];
    let film = b"\0\0\0\x18ftypmp42\xff\xda\0\x08\xff\xd8\x01\x02";
    for (case, rest) in [("a film", &film[..]), ("half a photograph", cut_off)] {
        let path = folder.path().join("photograph.jpg");
        fs::write(&path, [&photograph, rest].concat()).unwrap();
        let difference = difference(&digit_image::read(&path).unwrap(), &original);
        assert!(difference < 0.03, "{case}: {difference}");
    }
}

#[test]
fn a_digit_rubbed_out_of_a_page_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let (digit, original) = original(0);
    let mut page = coloured(&drawn(&digit, 4, (150, 150), (9, 9)), WHITE, NO_WHITE).into_rgba8();
    let found = through_a_file(folder.path(), &page.clone().into());
    assert!(difference(&found, &original) < 0.005);
    page.pixels_mut().for_each(|pixel| pixel.0[3] = 255);
    let path = folder.path().join("blank.png");
    page.save(&path).unwrap();
    assert!(digit_image::read(path).is_err());
}

#[test]
fn what_shows_no_digit_or_is_no_image_is_an_error() {
    let png = |picture: DynamicImage| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    let (digit, _) = original(0);
    let whole = png(drawn(&digit, 2, (60, 60), (1, 1)).into());
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    let wide = png(GrayImage::new(LARGEST_SIDE + 1, 3).into());
    // A header that promises 4,294,967,295 pixels on each side, as a file of 57 bytes.
    let mut absurd = png(GrayImage::new(1, 1).into());
    absurd[16..24].fill(0xff);

    let blank = "wanted a digit, found a blank image";
    let damaged_png = "wanted a whole PNG image, found a damaged or unusual one";
    let damaged_jpeg = "wanted a whole JPEG image, found a damaged or unusual one";
    let photograph = jpeg(&drawn(&digit, 4, (150, 150), (9, 9)).into());
    let rest_of_photograph = photograph.len() / 2;
    let thumbnail = jpeg(&drawn(&digit, 1, (28, 28), (0, 0)).into());
    let two = {
        let mut two = drawn(&digit, 4, (260, 130), (9, 9));
        image::imageops::replace(&mut two, &drawn(&digit, 4, (112, 112), (0, 0)), 140, 9);
        two
    };
    let cases = [
        (
            "white",
            png(GrayImage::from_pixel(9, 9, Luma([255])).into()),
            blank,
        ),
        (
            "nearly even",
            png(coloured(&drawn(&digit, 1, (30, 30), (0, 0)), WHITE, CREAM)
                .into_luma8()
                .into()),
            blank,
        ),
        (
            "transparent",
            png(coloured(&GrayImage::new(9, 9), NO_BLACK, BLACK)),
            blank,
        ),
        ("one pixel", png(GrayImage::new(1, 1).into()), blank),
        (
            "empty",
            vec![],
            "wanted a PNG or JPEG image, found an empty file",
        ),
        (
            "text",
            b"This is a letter.".to_vec(),
            "wanted a PNG or JPEG image, found text",
        ),
        (
            "a page",
            b"<html></html>".to_vec(),
            "wanted a PNG or JPEG image, found text that begins like a web page",
        ),
        (
            "SVG",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            "wanted a PNG or JPEG image, found an SVG image",
        ),
        (
            "UTF-16",
            b"\xff\xfe7\0\r\0\n\0".to_vec(),
            "wanted a PNG or JPEG image, found text in UTF-16",
        ),
        (
            "GIF",
            b"GIF89a\x01\0\x01\0".to_vec(),
            "wanted a PNG or JPEG image, found a GIF image",
        ),
        (
            "WebP",
            b"RIFF\0\0\0\0WEBPVP8 ".to_vec(),
            "wanted a PNG or JPEG image, found a WebP image",
        ),
        (
            "HEIC",
            b"\0\0\0\x18ftypheic\0\0".to_vec(),
            "wanted a PNG or JPEG image, found a HEIC image",
        ),
        (
            "TIFF",
            b"II*\0\x08\0\0\0".to_vec(),
            "wanted a PNG or JPEG image, found a TIFF image",
        ),
        (
            "PDF",
            b"%PDF-1.7".to_vec(),
            "wanted a PNG or JPEG image, found a PDF document",
        ),
        (
            "a JPEG's beginning",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(),
            damaged_jpeg,
        ),
        (
            "half a JPEG",
            photograph[..rest_of_photograph].to_vec(),
            damaged_jpeg,
        ),
        (
            "half a JPEG after a small whole one in its metadata",
            [
                &[0xff, 0xd8, 0xff, 0xe1],
                &u16::try_from(thumbnail.len() + 2).unwrap().to_be_bytes()[..],
                &thumbnail,
                &photograph[2..rest_of_photograph],
            ]
            .concat(),
            damaged_jpeg,
        ),
        (
            "a JPEG of twelve bits",
            {
                let mut deep = photograph.clone();
                let frame = deep.windows(2).position(|pair| pair == [0xff, 0xc0]);
                deep[frame.unwrap() + 4] = 12;
                deep
            },
            damaged_jpeg,
        ),
        ("cut off", whole[..middle].to_vec(), damaged_png),
        ("damaged", damaged, damaged_png),
        (
            "two digits",
            png(two.into()),
            "wanted a single digit, found 2 shapes of about the same size",
        ),
        ("absurd", absurd, damaged_png),
        (
            "wide",
            wide,
            "wanted at most 8192 × 8192 pixels, found 8193 × 3",
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("digit.png");
    for (case, bytes, wanted) in cases {
        fs::write(&path, bytes).unwrap();
        let error = digit_image::read(&path).expect_err(case).to_string();
        assert_eq!(error, format!("{}: {wanted}", path.display()), "{case}");
    }
    let error = digit_image::read(folder.path().join("none.png"))
        .unwrap_err()
        .to_string();
    assert!(
        error.ends_with("wanted to read a PNG or JPEG image, found: entity not found"),
        "{error}"
    );
}
