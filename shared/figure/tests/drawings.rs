//! What every drawing has in common, and where things are in it.

use figure::{Axis, BLUE, Chart, Digits, FAINT, GREEN, INK, ORANGE, PALETTE, Pen, Sheet, Side};
use show::Figure;

/// One drawing with everything that there is.
fn everything() -> Figure {
    let chart = Chart::new(
        Axis::linear(0.0..10.0).title("x₀"),
        Axis::logarithmic(1e-8..1.0).title("<yes> & no"),
    )
    .title("10⁻⁴ \"quoted\"")
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
    .circles(GREEN, 9.0, [(4.0, 1e-4)])
    .frame(GREEN, [(4.0, 1e-4), (5.0, 1e-3)])
    .label(INK, (10.0, 0.5), Side::Right, "end");
    Sheet::new([chart.clone(), chart]).figure("x < y & \"z\"")
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
        !svg.contains(" style="),
        "colours are attributes that a theme can replace"
    );
}

#[test]
fn a_drawing_is_described_and_escaped() {
    let figure = everything();
    assert_eq!(figure.alt(), "x &lt; y &amp; &quot;z&quot;");
    for text in ["&lt;yes&gt; &amp; no", "&quot;quoted&quot;"] {
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
        // From the upper end of the y axis to the ends of the x axis, tick marks between.
        let (top, bottom) = (axes[1], axes[3]);
        let (left, end) = (axes[0], axes.iter().step_by(2).copied().fold(0.0, f64::max));
        let dot = path_numbers(&svg, BLUE);
        let expected = [left + right * (end - left), bottom - up * (bottom - top)];
        for (found, expected) in dot.iter().zip(expected) {
            assert!(
                (found - expected).abs() < 0.2,
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

/// The numbers in the first path of the axes, or in the one of the only mark.
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
            vec!["0", "500", "1,000", "1,500", "2,000"],
        ),
        (
            "from right to left",
            Axis::logarithmic(28.0..0.9).ticks([25.0, 5.0, 1.0]),
            vec!["25", "5", "1"],
        ),
        (
            "plain decades",
            Axis::logarithmic(1.0..1e5),
            vec!["1", "100", "10,000"],
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
            vec!["0.001", "0.01", "0.1", "1", "10"],
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
    for path in svg.lines().filter(|line| line.contains("crispEdges")) {
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
        "a logarithmic axis is positive, but it reaches 0.0"
    );
}

#[test]
fn variables_are_in_italics_and_words_are_not() {
    let cases = [
        ("2x", "2<i>x</i>"),
        ("f(3 + h) − f(3)", "<i>f</i>(3 + <i>h</i>) − <i>f</i>(3)"),
        ("eˣ / 2", "<i>e</i><i>x</i> / 2"),
        ("y₀", "<i>y</i>0"),
        ("a guess: ln x", "a guess: ln <i>x</i>"),
        ("f64’s", "f64’s"),
    ];
    for (text, wanted) in cases {
        let svg = Chart::drawing(20.0)
            .label(INK, (0.0, 0.0), Side::Middle, text)
            .figure("")
            .svg;
        let line = svg
            .lines()
            .find(|line| line.starts_with("<text"))
            .expect("a text");
        let mut found = String::new();
        for part in line.split('<').skip(2) {
            let (tag, text) = part.split_once('>').expect("a tag");
            match tag {
                tag if tag.contains("italic") => found += &format!("<i>{text}</i>"),
                _ => found += text,
            }
        }
        let first = line.split('<').nth(1).and_then(|part| part.split_once('>'));
        assert_eq!(
            first.expect("a tag").1.to_string() + &found,
            wanted,
            "{text}"
        );
    }
}

#[test]
fn a_map_and_a_wrong_answer_are_more_than_ink() {
    let mut values = [0.0; 784];
    (values[0], values[1]) = (1.0, -2.0);
    let svg = Digits::new(1).map(&values, "").wrong().figure("").svg;
    for (pen, dash) in [
        (BLUE, "M0 .5m0 0h1"),
        (ORANGE, "M0 .5m1 0h1"),
        (ORANGE, "M-1 -1h30v30h-30z"),
    ] {
        let path = svg
            .lines()
            .find(|line| line.contains(dash) && line.contains(pen.hex()));
        assert!(path.is_some(), "{dash}: {svg}");
    }
    assert!(texts(&svg)[0].starts_with('✗'));
}

#[test]
fn a_drawing_without_axes_has_its_own_units() {
    let drawing = Chart::drawing(100.0).line(INK, [(0.0, 0.0), (480.0, 100.0)]);
    assert!(drawing.figure("").svg.contains(r#"d="M0 0L480 100""#));
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
