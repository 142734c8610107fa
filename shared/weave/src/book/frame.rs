//! The frame that mdBook draws around each page, mended where no setting and no file of the theme can: one `h1`, with
//! the chapter's number; a description of its own; a way past the contents and into them for who uses the keyboard.
//! That a later mdBook's frame still has what is replaced here, the browser check holds.

use std::{fs, io, path::Path};

use mdbook_renderer::RenderContext;
use mdbook_renderer::errors::Result;

/// What a page of mdBook's says, and what it should say.
const FRAME: [(&str, &str); 4] = [
    ("<h1 class=\"menu-title\">", "<p class=\"menu-title\">"),
    ("</h1>", "</p>"),
    (
        "-toggle-anchor\" class=\"hidden\"",
        "-toggle-anchor\" onkeydown=\"if (event.key === 'Enter') this.click()\"",
    ),
    (
        "<body>",
        "<body>\n    <a class=\"skip\" href=\"#mdbook-content\">Skip to the text</a>",
    ),
];

/// How long a description is at most, in bytes.
const DESCRIPTION: usize = 240;

/// Mends every page that mdBook has just rendered.
pub(super) fn mend(context: &RenderContext) -> Result<()> {
    let file = |path: &Path| context.destination.join(path).with_extension("html");
    let [print, missing] = ["print", "404"].map(|name| file(Path::new(name)));
    let mut printed = framed(&print, &FRAME)?;
    let title = context.config.book.title.as_deref().unwrap_or_default();
    for chapter in context.book.chapters() {
        let Some(path) = chapter.path.as_deref().map(file) else {
            continue;
        };
        let name = &chapter.name;
        let words = name.split_once(" · ").map_or(&**name, |(_, words)| words);
        let [plain, numbered] = [words, name].map(|words| format!(">{words}</a></h1>"));
        printed = printed.replacen(&plain, &numbered, 1);
        let page = framed(&path, &FRAME)?.replacen(&plain, &numbered, 1);
        // The opening page is named as the book is.
        let page = page.replacen(&format!("{title} - {title}"), title, 1);
        fs::write(&path, described(&page))?;
    }
    fs::write(&print, printed)?;
    // All its links lead from the root, one within the page too: it may be shown at any address.
    fs::write(&missing, framed(&missing, &FRAME[..3])?)?;
    Ok(())
}

fn framed(path: &Path, changes: &[(&str, &str)]) -> io::Result<String> {
    let html = fs::read_to_string(path)?;
    let change = |html: String, (old, new): &(&str, &str)| html.replacen(old, new, 1);
    Ok(changes.iter().fold(html, change))
}

/// The page with its first sentences, as many as fit, in the place of the book's description.
fn described(page: &str) -> String {
    let place = "<meta name=\"description\" content=\"";
    let between = |text: &str, from: &str, to: &str| -> Option<String> {
        let (_, text) = text.split_once(from)?;
        Some(text.split_once(to)?.0.to_string())
    };
    let mut words = String::new();
    let (_, chapter) = page.split_once("</h1>").unwrap_or_default();
    for piece in between(chapter, "<p>", "</p>")
        .unwrap_or_default()
        .split('<')
    {
        words += piece.split_once('>').map_or(piece, |(_, text)| text);
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.replace('"', "&quot;") + " ";
    let ends = [". ", "? "]
        .into_iter()
        .flat_map(|end| words.match_indices(end));
    let fitting = ends.map(|(at, _)| at + 1).filter(|&at| at <= DESCRIPTION);
    let words = &words[..fitting.max().unwrap_or(0)];
    let old = between(page, place, "\">").unwrap_or_default();
    let open_graph = format!("\">\n        <meta property=\"og:description\" content=\"{words}\">");
    page.replacen(
        &format!("{place}{old}\">"),
        &format!("{place}{words}{open_graph}"),
        1,
    )
}
