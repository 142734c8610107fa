//! Figures: an accepted drawing becomes a part of the page, in the colours of the reader's theme.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Every colour that a figure may use, and the CSS variable that stands for it in the book.
///
/// The drawings have fixed colours, so that they look right wherever they are shown by themselves. In the book
/// `theme/book.css` gives each variable its colour for light themes (the drawing's own) and for dark ones.
pub const PALETTE: &[(&str, &str)] = &[
    ("#707070", "--figure-ink"),
    ("#8C8C8C", "--figure-faint"),
    ("#0072B2", "--figure-blue"),
    ("#D55E00", "--figure-orange"),
    ("#009E73", "--figure-green"),
    ("#CC79A7", "--figure-pink"),
    ("#9C6CFC", "--figure-violet"),
];

/// A drawing as one line of HTML: described by `alt`, as wide as the page lets it be, its ids beginning with `prefix`.
///
/// # Errors
/// If the drawing is no SVG, or uses a colour that [`PALETTE`] does not have.
pub fn inline(svg: &str, prefix: &str, alt: &str) -> Result<String, String> {
    let mut html = String::with_capacity(svg.len());
    let mut reader = Reader::from_str(svg);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                html += &element(&tag, prefix, (depth == 0).then_some(alt))?;
                html += ">";
                depth += 1;
            }
            Event::Empty(tag) => {
                html += &element(&tag, prefix, (depth == 0).then_some(alt))?;
                html += "/>";
            }
            Event::End(tag) => {
                html += &format!("</{}>", tag.name().as_ref());
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) => html += &text.replace('\n', " "),
            Event::GeneralRef(entity) => html += &format!("&{};", &*entity),
            Event::Eof => break,
            _ => {}
        }
    }
    if html.starts_with("<svg") || html.trim_start().starts_with("<svg") {
        Ok(html.trim().to_string())
    } else {
        Err("this is no SVG".to_string())
    }
}

/// An element's opening tag without its closing bracket. `alt` is there for the root alone.
fn element(tag: &BytesStart, prefix: &str, alt: Option<&str>) -> Result<String, String> {
    let mut html = format!("<{}", tag.name().as_ref());
    let mut style = String::new();
    let mut size = (None, None);
    let mut seen = false;
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref().to_string();
        let value = attribute.value.replace('\n', " ");
        match key.as_str() {
            _ if key.starts_with("xmlns") => {}
            "role" | "aria-label" if alt.is_some() => {}
            "width" if alt.is_some() => size.0 = Some(value),
            "height" if alt.is_some() => size.1 = Some(value),
            "fill" | "stroke" | "color" | "stop-color" => match themed(&value)? {
                Some(colour) => style += &format!("{key}:{colour};"),
                None => html += &format!(" {key}=\"{value}\""),
            },
            "style" => {
                for declaration in value.split(';').filter(|text| !text.trim().is_empty()) {
                    style += &themed_declaration(declaration)?;
                }
            }
            "id" => html += &format!(" id=\"{prefix}-{value}\""),
            "href" | "xlink:href" | "aria-labelledby" | "aria-describedby" if !value.contains(':') => {
                let value = value.trim_start_matches('#');
                let hash = if key.ends_with("href") { "#" } else { "" };
                html += &format!(" {key}=\"{hash}{prefix}-{value}\"");
            }
            _ => {
                seen |= key == "viewBox";
                let value = value.replace("url(#", &format!("url(#{prefix}-"));
                html += &format!(" {key}=\"{value}\"");
            }
        }
    }
    if let Some(alt) = alt {
        if let (Some(width), Some(height)) = size {
            let (width, height) = (width.trim_end_matches("px"), height.trim_end_matches("px"));
            if !seen {
                html += &format!(" viewBox=\"0 0 {width} {height}\"");
            }
            style += &format!("--width:{width}px;");
        }
        html += &format!(" role=\"img\" aria-label=\"{}\"", escaped(alt));
    }
    if !style.is_empty() {
        html += &format!(" style=\"{style}\"");
    }
    Ok(html)
}

/// `fill: #000000` with the theme's colour.
fn themed_declaration(declaration: &str) -> Result<String, String> {
    let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
    let (property, value) = (property.trim(), value.trim());
    let colours = ["fill", "stroke", "color", "stop-color"];
    let themed = match colours.contains(&property) {
        true => themed(value)?,
        false => None,
    };
    Ok(format!("{property}:{};", themed.as_deref().unwrap_or(value)))
}

/// The theme's colour for a drawing's; none for what is no colour.
fn themed(colour: &str) -> Result<Option<String>, String> {
    let keyword = ["none", "currentColor", "inherit", "transparent"].contains(&colour);
    if keyword || colour.starts_with("url(") {
        return Ok(None);
    }
    let known = PALETTE.iter().find(|(hex, _)| hex.eq_ignore_ascii_case(colour));
    match known {
        Some((_, variable)) => Ok(Some(format!("var({variable})"))),
        None => Err(format!("the colour {colour} is not in the book's palette")),
    }
}

/// The text as an attribute's value.
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_takes_the_themes_colours_and_ids_of_its_own() {
        let cases = [
            (
                r##"<path d="M0 0" stroke="#0072B2"/>"##,
                r#"<path d="M0 0" style="stroke:var(--figure-blue);"/>"#,
            ),
            (
                r##"<path fill="none" style="stroke: #0072b2; opacity: .5"/>"##,
                r#"<path fill="none" style="stroke:var(--figure-blue);opacity:.5;"/>"#,
            ),
            (
                r##"<clipPath id="a"/><g clip-path="url(#a)"><use href="#a"/></g>"##,
                r##"<clipPath id="p-a"/><g clip-path="url(#p-a)"><use href="#p-a"/></g>"##,
            ),
            ("<text>a &lt; b &amp; c\nd</text>", "<text>a &lt; b &amp; c d</text>"),
            (
                r#"<image href="data:image/png;base64,AA=="/>"#,
                r#"<image href="data:image/png;base64,AA=="/>"#,
            ),
            ("<!-- a comment -->\n\n<g/>", "  <g/>"),
        ];
        for (drawn, wanted) in cases {
            let svg = format!(r#"<?xml version="1.0"?><svg width="520" height="320">{drawn}</svg>"#);
            let root = r#"<svg viewBox="0 0 520 320" role="img" aria-label="a &quot;b&quot;" style="--width:520px;">"#;
            let html = inline(&svg, "p", "a \"b\"").expect(drawn);
            assert_eq!(html, format!("{root}{wanted}</svg>"), "{drawn}");
        }
    }

    #[test]
    fn a_drawing_that_cannot_follow_the_theme_is_refused() {
        let cases = [
            (r##"<svg><path stroke="#123456"/></svg>"##, "#123456"),
            (r#"<svg><path stroke="red"/></svg>"#, "red"),
            (r##"<svg><path style="fill:#123"/></svg>"##, "#123"),
            ("<svg><path></svg>", "path"),
            ("<html></html>", "no SVG"),
            ("", "no SVG"),
        ];
        for (svg, wanted) in cases {
            let error = inline(svg, "p", "").expect_err(svg);
            assert!(error.contains(wanted), "{svg}: {error}");
        }
    }
}
