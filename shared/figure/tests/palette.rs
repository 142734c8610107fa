//! The colours of both themes, measured: contrast after WCAG 2, and distances in `OKLab` as normal, protan and deutan eyes
//! see them (Machado, Oliveira and Fernandes 2009).

use figure::{BLUE, FAINT, INK, PAGE, PALETTE, Pen};
use std::fs;

type Rgb = [f64; 3];
/// A colour and its name.
type Named = (String, Rgb);

/// mdBook's page of its dark theme, navy.
const NAVY: &str = "#161923";

/// The data colours and the ink of a theme, each with its name, and the theme's page.
fn themes() -> [(&'static str, Vec<Named>, Rgb); 2] {
    let css = concat!(env!("CARGO_MANIFEST_DIR"), "/../../chapters/theme/book.css");
    let css = fs::read_to_string(css).expect("the book's style");
    let (light, dark) = css.split_once(".navy, .ayu {").expect("dark themes");
    let (dark, without_script) = dark.split_once('}').expect("an end");
    let names = ["ink", "blue", "orange", "green", "pink", "violet"];
    let colours = |css: &str| -> Vec<Named> {
        let of = |name: &str| {
            let (_, rest) = css.split_once(&format!("--figure-{name}: ")).expect(name);
            (name.to_string(), rgb(&rest[..7]))
        };
        names.map(of).to_vec()
    };
    assert_eq!(
        colours(dark),
        colours(without_script),
        "the same darkness without a script"
    );
    let drawn: Vec<Rgb> = data_colours().map(|pen| rgb(pen.hex())).collect();
    let light = colours(light);
    assert_eq!(
        drawn,
        light.iter().map(|&(_, colour)| colour).collect::<Vec<_>>()
    );
    [
        ("light", light, rgb(PAGE.hex())),
        ("navy", colours(dark), rgb(NAVY)),
    ]
}

fn data_colours() -> impl Iterator<Item = Pen> {
    PALETTE
        .into_iter()
        .filter(|&pen| pen != FAINT && pen != PAGE)
}

fn rgb(hex: &str) -> Rgb {
    [1, 3, 5].map(|at| {
        f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a hex colour")) / 255.0
    })
}

fn linear(colour: Rgb) -> Rgb {
    colour.map(|value| {
        if value <= 0.04045 {
            value / 12.92
        } else {
            libm::pow((value + 0.055) / 1.055, 2.4)
        }
    })
}

fn times(matrix: [Rgb; 3], vector: Rgb) -> Rgb {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// From 1 to 21.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The `OKLab` coordinates of linear light.
fn oklab(light: Rgb) -> Rgb {
    let to_cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    let to_lab = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    times(to_lab, times(to_cones, light).map(libm::cbrt))
}

const EYES: [(&str, [Rgb; 3]); 3] = [
    (
        "normal",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
];

#[test]
fn any_two_colours_are_told_apart_by_all_eyes() {
    for (theme, colours, _) in themes() {
        for (eyes, seen) in EYES {
            let place =
                |colour| oklab(times(seen, linear(colour)).map(|light| light.clamp(0.0, 1.0)));
            for (i, (name, colour)) in colours.iter().enumerate() {
                for (other_name, other) in &colours[..i] {
                    let (here, there) = (place(*colour), place(*other));
                    let squares = here.iter().zip(there).map(|(a, b)| (a - b).powi(2));
                    let distance = squares.sum::<f64>().sqrt();
                    assert!(
                        distance > 0.09,
                        "{theme}, {eyes}: {name} and {other_name}: {distance:.3}"
                    );
                }
            }
        }
    }
}

#[test]
fn words_and_faint_lines_stand_out_from_the_page() {
    assert_eq!((INK.opacity(), BLUE.opacity()), (1.0, 1.0));
    for (theme, colours, page) in themes() {
        for (name, colour) in colours {
            let opacity = INK.faint().opacity();
            let mixed = [0, 1, 2].map(|i| opacity * colour[i] + (1.0 - opacity) * page[i]);
            for (what, colour, wanted) in [("words", colour, 4.5), ("faint lines", mixed, 3.0)] {
                let found = contrast(colour, page);
                assert!(found >= wanted, "{theme}: {what} in {name}: {found:.2}");
            }
        }
    }
}

#[test]
fn the_measures_agree_with_their_published_values() {
    assert!((contrast(rgb("#FFFFFF"), rgb("#000000")) - 21.0).abs() < 1e-9);
    assert!((contrast(rgb("#FFFFFF"), rgb("#767676")) - 4.54).abs() < 0.01);
    let red = oklab(linear(rgb("#FF0000")));
    for (found, wanted) in red.iter().zip([0.6280, 0.2249, 0.1258]) {
        assert!((found - wanted).abs() < 1e-3, "{red:?}");
    }
}
