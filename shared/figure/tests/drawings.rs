//! What every drawing has in common, and where things are in it.

use figure::{Axis, BLUE, Chart, Digits, FAINT, GREEN, INK, ORANGE, PALETTE, Pen, Sheet, Side};
use show::Figure;

/// One drawing with everything that there is.
fn everything() -> Figure {
    let chart = Chart::new(
        Axis::linear(0.0..10.0).title("x₀"),
        Axis::logarithmic(1e-8..1.0).title("<y> & z"),
    )
    .title("10⁻⁴ \"quoted\"")
    .room_for("end")
    .curve(BLUE, |x| x / 20.0)
    .line(
        ORANGE.thin(),
        [(0.0, 1e-9), (3.0, f64::NAN), (5.0, 0.1), (20.0, 0.2)],
    )
    .contours(GREEN.faint(), [0.5, 4.0], |x, y| x + y)
    .dots(INK, [(1.0, 0.1), (2.0, 0.2)])
    .rings(INK, [(3.0, 0.1)])
    .bars(BLUE, [[(6.0, 1e-8), (7.0, 1e-3)]])
    .arrows(
        ORANGE,
        [[(8.0, 1e-2), (9.0, 1e-1)], [(8.0, 1e-2), (8.0, 1e-2)]],
    )
    .label(INK, (10.0, 0.5), Side::Right, "end");
    Sheet::new([chart.clone(), chart])
        .legend(BLUE, "a curve")
        .legend(ORANGE, "a line")
        .figure("x < y & \"z\"")
}

fn attributes<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    svg.split(start.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn a_drawing_uses_the_palette_and_nothing_else() {
    let svg = everything().svg;
    let colours: Vec<&str> = PALETTE.map(Pen::hex).to_vec();
    let used = [attributes(&svg, "fill"), attributes(&svg, "stroke")].concat();
    assert!(used.len() > 20, "{used:?}");
    for colour in used {
        assert!(colour == "none" || colours.contains(&colour), "{colour}");
    }
    assert!(
        !svg.contains("style="),
        "colours are attributes that a theme can replace"
    );
}

#[test]
fn a_drawing_is_described_and_escaped() {
    let figure = everything();
    assert_eq!(figure.alt(), "x &lt; y &amp; &quot;z&quot;");
    for text in ["&lt;y&gt; &amp; z", "&quot;quoted&quot;"] {
        assert!(figure.svg.contains(text), "{text}");
    }
}

#[test]
fn a_drawing_is_the_same_every_time() {
    assert_eq!(everything(), everything());
}

#[test]
fn places_have_at_most_one_decimal() {
    let svg = everything().svg;
    let places = [
        attributes(&svg, "d"),
        attributes(&svg, "x"),
        attributes(&svg, "y"),
    ]
    .concat();
    let numbers: Vec<&str> = (places.iter())
        .flat_map(|place| place.split(|c: char| !(c.is_ascii_digit() || c == '.')))
        .filter(|number| !number.is_empty())
        .collect();
    assert!(numbers.len() > 100, "{}", numbers.len());
    for number in numbers {
        let decimals = number
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        assert!(decimals <= 1, "{number}");
    }
}

/// The contrast between two colours after WCAG 2: from 1 to 21.
fn contrast(a: &str, b: &str) -> f64 {
    let channel = |hex: &str, at: usize| {
        let value =
            f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a hex colour")) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            libm::pow((value + 0.055) / 1.055, 2.4)
        }
    };
    let luminance =
        |hex| 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_colour_is_readable_on_light_and_dark_pages() {
    for pen in PALETTE {
        for (page, wanted) in [("#FFFFFF", 3.0), ("#161923", 3.0)] {
            let found = contrast(pen.hex(), page);
            assert!(found >= wanted, "{} on {page}: {found:.2}", pen.hex());
        }
    }
    assert!(contrast(INK.hex(), "#FFFFFF") >= 4.5, "text on white");
}

#[test]
fn marks_stand_where_the_axes_say() {
    // The tick labels of both axes are bare numbers: their places are read from the drawing itself.
    let chart = |x: Axis, y: Axis, point| Chart::new(x, y).dots(BLUE, [point]).figure("").svg;
    let linear = |end| Axis::linear(0.0..end).ticks([0.0, end]);
    let logarithmic = Axis::logarithmic(1e-6..1.0).ticks([1e-6, 1.0]);
    let cases = [
        (
            "start",
            chart(linear(4.0), linear(8.0), (0.0, 0.0)),
            (0.0, 0.0),
        ),
        (
            "end",
            chart(linear(4.0), linear(8.0), (4.0, 8.0)),
            (1.0, 1.0),
        ),
        (
            "middle",
            chart(linear(4.0), linear(8.0), (2.0, 2.0)),
            (0.5, 0.25),
        ),
        (
            "logarithmic",
            chart(logarithmic.clone(), logarithmic, (1e-3, 1e-4)),
            (0.5, 1.0 / 3.0),
        ),
    ];
    for (case, svg, (right, up)) in cases {
        let axes = path_numbers(&svg, INK);
        let [left, top, _, bottom, end, _] = axes[..] else {
            panic!("{case}: {axes:?}")
        };
        let dot = path_numbers(&svg, BLUE);
        let expected = [left + right * (end - left), bottom - up * (bottom - top)];
        for (found, expected) in dot.iter().zip(expected) {
            assert!(
                (found - expected).abs() < 0.1,
                "{case}: {dot:?} instead of {expected:?}"
            );
        }
    }
}

#[test]
fn what_lies_outside_the_axes_is_not_drawn() {
    let axes = || Chart::new(Axis::linear(0.0..1.0), Axis::linear(0.0..1.0));
    let empty = axes().figure("").svg;
    let cases = [
        ("line", axes().line(BLUE, [(2.0, 0.0), (2.0, 1.0)])),
        ("dot", axes().dots(BLUE, [(0.5, -0.1)])),
        ("ring", axes().rings(BLUE, [(f64::NAN, 0.5)])),
        ("curve", axes().curve(BLUE, |_| f64::INFINITY)),
    ];
    for (case, chart) in cases {
        assert_eq!(chart.figure("").svg, empty, "{case}");
    }
}

/// The numbers in the path of this colour that comes last.
fn path_numbers(svg: &str, pen: Pen) -> Vec<f64> {
    let of_colour = format!("stroke=\"{}\"", pen.hex());
    let mut paths = svg
        .lines()
        .filter(|line| line.contains("<path") && line.contains(&of_colour));
    let data = attributes(paths.next_back().expect("a path of this colour"), "d")[0];
    data.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .filter_map(|number| number.parse().ok())
        .collect()
}

/// All texts of a drawing, tags removed.
fn texts(svg: &str) -> Vec<String> {
    let lines = svg.lines().filter(|line| line.starts_with("<text"));
    lines
        .map(|line| {
            line.split('<')
                .filter_map(|part| part.split_once('>'))
                .map(|(_, text)| text)
                .collect()
        })
        .collect()
}

#[test]
fn ticks_are_round_and_labelled_as_in_textbooks() {
    let cases = [
        (
            "unit",
            Axis::linear(0.0..1.0),
            vec!["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
        ),
        (
            "ten",
            Axis::linear(0.0..10.0),
            vec!["0", "2", "4", "6", "8", "10"],
        ),
        (
            "around zero",
            Axis::linear(-2.2..2.2),
            vec!["−2", "−1", "0", "1", "2"],
        ),
        (
            "small",
            Axis::linear(0.0..0.04),
            vec!["0.00", "0.01", "0.02", "0.03", "0.04"],
        ),
        (
            "large",
            Axis::linear(0.0..2000.0),
            vec!["0", "500", "1000", "1500", "2000"],
        ),
        (
            "chosen",
            Axis::linear(0.0..1.0).ticks([0.25, 0.5]),
            vec!["0.25", "0.50"],
        ),
        ("bare", Axis::linear(0.0..1.0).ticks([]), vec![]),
        (
            "decades",
            Axis::logarithmic(1e-3..1e1),
            vec!["10−3", "10−2", "10−1", "1", "10"],
        ),
        (
            "many decades",
            Axis::logarithmic(1e-16..1.0),
            vec!["10−16", "10−12", "10−8", "10−4", "1"],
        ),
    ];
    for (case, axis, labels) in cases {
        let svg = Chart::new(axis, Axis::linear(0.0..1.0).ticks([]))
            .figure("")
            .svg;
        assert_eq!(texts(&svg), labels, "{case}");
    }
}

#[test]
fn digits_are_small_and_keep_every_pixel() {
    let mnist = mnist::load().expect("the data is in the repository");
    let images: Vec<&[u8]> = mnist
        .test
        .images
        .rows()
        .into_iter()
        .take(100)
        .map(|row| row.to_slice().expect("one row"))
        .collect();
    for (count, columns, largest) in [(10, 5, 10_000), (25, 5, 25_000), (100, 10, 90_000)] {
        let digits = images[..count]
            .iter()
            .fold(Digits::new(columns), |digits, image| {
                digits.image(image, "7")
            });
        let svg = digits.figure("digits").svg;
        assert!(
            svg.len() <= largest,
            "{count} images take {} bytes",
            svg.len()
        );
    }
    for (number, image) in images.iter().take(20).enumerate() {
        let drawn = pixels(&Digits::new(1).image(image, "").figure("").svg);
        for (place, (&drawn, &pixel)) in drawn.iter().zip(*image).enumerate() {
            let error = (drawn - f64::from(pixel) / 255.0).abs();
            assert!(
                error < 0.06,
                "image {number}, pixel {place}: {pixel} is drawn as {drawn}"
            );
        }
    }
}

/// Reads one image back from its dashes.
fn pixels(svg: &str) -> Vec<f64> {
    let mut pixels = vec![0.0; 784];
    for path in svg.lines().filter(|line| line.starts_with("<path")) {
        let opacity: f64 = attributes(path, "opacity")[0].parse().expect("an opacity");
        let (mut x, mut y) = (0, 0);
        for dash in attributes(path, "d")[0].split('m').skip(1) {
            let numbers: Vec<i32> = dash
                .split([' ', 'h'])
                .map(|number| number.parse().expect("a whole number"))
                .collect();
            let &[right, down, length] = &numbers[..] else {
                panic!("{dash}")
            };
            (x, y) = (x + right, y + down);
            for _ in 0..length {
                pixels[usize::try_from(y * 28 + x).expect("a place in the image")] = opacity;
                x += 1;
            }
        }
    }
    pixels
}

#[test]
fn an_image_of_another_size_is_refused() {
    let message = show::panic_message(|| Digits::new(1).image(&[0; 783], ""));
    assert_eq!(message, "an image of a digit has 784 pixels, but found 783");
    let message = show::panic_message(|| Axis::logarithmic(0.0..1.0));
    assert_eq!(
        message,
        "a logarithmic axis is positive, but it starts at 0.0"
    );
}

#[test]
fn pens_differ_in_width_and_opacity_alone() {
    for (pen, other) in [
        (BLUE, BLUE.thin()),
        (BLUE, BLUE.faint()),
        (FAINT, FAINT.thin()),
    ] {
        assert_eq!(pen.hex(), other.hex());
        assert_ne!(pen, other);
    }
}
