//! Figures: an accepted drawing becomes a part of the page, in the colours of the reader's theme.

use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};

/// Every colour that a figure may use, and the CSS variable that stands for it in the book.
///
/// The drawings have fixed colours on a white page, so that they look right wherever they are shown by themselves. In the
/// book `theme/book.css` gives each variable its colour for light themes (the drawing's own) and for dark ones; `--bg`, the page's, is mdBook's.
pub const PALETTE: &[(&str, &str)] = &[
    ("#3C4043", "--figure-ink"),
    ("#8C8C8C", "--figure-faint"),
    ("#0057D8", "--figure-blue"),
    ("#B54700", "--figure-orange"),
    ("#007560", "--figure-green"),
    ("#C61AA0", "--figure-pink"),
    ("#561A7C", "--figure-violet"),
    ("#FFFFFF", "--bg"),
];

/// A drawing as one line of HTML: described by `alt`, as wide as the page lets it be, its ids beginning with `prefix`.
///
/// # Errors
/// If the drawing is no SVG, cannot be scaled, or uses a colour that [`PALETTE`] does not have.
pub fn inline(svg: &str, prefix: &str, alt: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(svg);
    let mut writer = Writer::new(Vec::new());
    let mut root = Some(alt);
    loop {
        let event = match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => Event::Start(element(&tag, prefix, root.take())?),
            Event::Empty(tag) => Event::Empty(element(&tag, prefix, root.take())?),
            // An empty line would end the page's block of HTML.
            Event::Text(text) => Event::Text(BytesText::from_escaped(text.replace('\n', " "))),
            Event::Comment(_) | Event::Decl(_) | Event::DocType(_) | Event::PI(_) => continue,
            Event::Eof => break,
            event => event,
        };
        writer
            .write_event(event)
            .map_err(|error| error.to_string())?;
    }
    let html = String::from_utf8(writer.into_inner()).map_err(|error| error.to_string())?;
    let html = html.trim();
    if html.starts_with("<svg") {
        Ok(html.to_string())
    } else {
        Err("this is no SVG".to_string())
    }
}

/// An element with the theme's colours. `alt` is there for the root alone.
fn element(
    tag: &BytesStart,
    prefix: &str,
    alt: Option<&str>,
) -> Result<BytesStart<'static>, String> {
    let mut themed_tag = BytesStart::new(tag.name().as_ref().to_string());
    let mut style = Vec::new();
    let mut scales = false;
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?;
        match key {
            "xmlns" | "xmlns:xlink" => {}
            "role" | "aria-label" | "height" if alt.is_some() => {}
            "width" if alt.is_some() => {
                style.push(format!("--width:{}px", value.trim_end_matches("px")));
            }
            "fill" | "stroke" | "color" | "stop-color" => match themed(&value)? {
                Some(colour) => style.push(format!("{key}:{colour}")),
                None => themed_tag.push_attribute((key, &*value)),
            },
            "style" => {
                for declaration in value.split(';').filter(|text| !text.trim().is_empty()) {
                    style.push(themed_declaration(declaration)?);
                }
            }
            "id" => themed_tag.push_attribute((key, &*format!("{prefix}-{value}"))),
            "href" | "xlink:href" if value.starts_with('#') => {
                themed_tag.push_attribute((key, &*format!("#{prefix}-{}", &value[1..])));
            }
            _ => {
                scales |= key == "viewBox";
                let value = value.replace("url(#", &format!("url(#{prefix}-"));
                themed_tag.push_attribute((key, &*value));
            }
        }
    }
    if let Some(alt) = alt {
        if !scales {
            return Err("its first element has no viewBox, so it cannot be scaled".to_string());
        }
        themed_tag.push_attribute(("role", "img"));
        themed_tag.push_attribute(("aria-label", alt));
    }
    if !style.is_empty() {
        themed_tag.push_attribute(("style", &*style.join(";")));
    }
    Ok(themed_tag)
}

/// `fill: #0057D8` with the theme's colour.
fn themed_declaration(declaration: &str) -> Result<String, String> {
    let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
    let (property, value) = (property.trim(), value.trim());
    let is_colour = ["fill", "stroke", "color", "stop-color"].contains(&property);
    let themed = if is_colour { themed(value)? } else { None };
    Ok(format!("{property}:{}", themed.as_deref().unwrap_or(value)))
}

/// The theme's colour for a drawing's; none for what is no colour.
fn themed(colour: &str) -> Result<Option<String>, String> {
    let keyword = ["none", "currentColor", "inherit", "transparent"].contains(&colour);
    if keyword || colour.starts_with("url(") {
        return Ok(None);
    }
    let known = PALETTE
        .iter()
        .find(|(hex, _)| hex.eq_ignore_ascii_case(colour));
    match known {
        Some((_, variable)) => Ok(Some(format!("var({variable})"))),
        None => Err(format!("the colour {colour} is not in the book's palette")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_takes_the_themes_colours_and_ids_of_its_own() {
        let cases = [
            (
                r##"<path d="M0 0" stroke="#0057D8"/>"##,
                r#"<path d="M0 0" style="stroke:var(--figure-blue)"/>"#,
            ),
            (
                r#"<path fill="none" style="stroke: #0057d8; opacity: .5"/>"#,
                r#"<path fill="none" style="stroke:var(--figure-blue);opacity:.5"/>"#,
            ),
            (
                r##"<clipPath id="a"/><g clip-path="url(#a)"><use href="#a"/></g>"##,
                r##"<clipPath id="p-a"/><g clip-path="url(#p-a)"><use href="#p-a"/></g>"##,
            ),
            (
                "<text>a &lt; b &amp; c\nd</text>",
                "<text>a &lt; b &amp; c d</text>",
            ),
            (
                r#"<image href="data:image/png;base64,AA=="/>"#,
                r#"<image href="data:image/png;base64,AA=="/>"#,
            ),
            ("<!-- a comment -->\n\n<g/>", "  <g/>"),
        ];
        for (drawn, wanted) in cases {
            let svg = format!(
                r#"<?xml version="1.0"?><svg width="520" height="320" viewBox="0 0 9 9">{drawn}</svg>"#
            );
            let root = r#"<svg viewBox="0 0 9 9" role="img" aria-label="a &quot;b&quot;" style="--width:520px">"#;
            let html = inline(&svg, "p", "a \"b\"").expect(drawn);
            assert_eq!(html, format!("{root}{wanted}</svg>"), "{drawn}");
        }
    }

    #[test]
    fn a_drawing_that_cannot_follow_the_theme_is_refused() {
        let cases = [
            (
                r##"<svg viewBox="0 0 9 9"><path stroke="#123456"/></svg>"##,
                "#123456",
            ),
            (
                r#"<svg viewBox="0 0 9 9"><path stroke="red"/></svg>"#,
                "red",
            ),
            (
                r#"<svg viewBox="0 0 9 9"><path style="fill:#123"/></svg>"#,
                "#123",
            ),
            (r#"<svg viewBox="0 0 9 9"><path></svg>"#, "path"),
            (r#"<svg width="520" height="320"></svg>"#, "viewBox"),
            (r#"<html viewBox="0 0 9 9"></html>"#, "no SVG"),
            ("", "no SVG"),
        ];
        for (svg, wanted) in cases {
            let error = inline(svg, "p", "").expect_err(svg);
            assert!(error.contains(wanted), "{svg}: {error}");
        }
    }
}
