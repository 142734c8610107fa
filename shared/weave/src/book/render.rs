//! mdBook with this book's pages.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::{collections::BTreeSet, fs};

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_html::HtmlHandlebars;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::{Error as MdError, Result as MdResult};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext, parse_input};
use mdbook_renderer::{RenderContext, Renderer};

use super::{frame, live, present::present};
use crate::{error::Error, page::Page, text::unix_lines};

/// Renders the book at `root` into the folder `whole` and returns its first page. The pages are taken as they are: fill
/// them first.
///
/// The new book takes the place of the old one when it is whole; if anything fails, the old one stays.
///
/// # Errors
/// If `book.toml` or a page cannot be read, or a page holds what the book cannot show.
pub fn build(root: &Path, whole: &Path) -> Result<PathBuf, Error> {
    let growing = whole.with_extension("new");
    let config = Config::from_disk(root.join("book.toml"));
    let config = config.map_err(|error| Error::Render(format!("book.toml: {error:#}")))?;
    let mut book = MDBook::load_with_config(root, config).map_err(own_error)?;
    fs::create_dir_all(&growing).map_err(Error::writing(&growing))?;
    book.config.build.build_dir.clone_from(&growing);
    book.with_preprocessor(Weave);
    book.with_renderer(PagesAlone);
    book.build().map_err(own_error)?;
    live::add(root, &growing)?;
    if whole.exists() {
        fs::remove_dir_all(whole).map_err(Error::writing(whole))?;
    }
    fs::rename(&growing, whole).map_err(Error::writing(whole))?;
    Ok(whole.join("index.html"))
}

/// One of our own errors that went through mdBook comes out as it was.
fn own_error(error: MdError) -> Error {
    error
        .downcast()
        .unwrap_or_else(|error| Error::Render(format!("{error:#}")))
}

/// mdBook's HTML without the copies of whatever lies beside the pages, and with their frame mended.
struct PagesAlone;

impl Renderer for PagesAlone {
    fn name(&self) -> &'static str {
        "html"
    }

    fn render(&self, context: &RenderContext) -> MdResult<()> {
        let mut context = context.clone();
        // mdBook copies every file of `src` that is no Markdown, here the crates' sources too. It copies no folder
        // onto itself.
        context.config.book.src.clone_from(&context.destination);
        HtmlHandlebars::new().render(&context)?;
        frame::mend(&context)
    }
}

/// The preprocessor, within this program or as one of its own.
struct Weave;

impl Preprocessor for Weave {
    fn name(&self) -> &'static str {
        "weave"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> MdResult<Book> {
        let folder = &context.config.book.src;
        let path_of = |source: &PathBuf| folder.join(source).to_string_lossy().replace('\\', "/");
        let mut pages = BTreeSet::new();
        for item in book.iter() {
            if let BookItem::Chapter(chapter) = item {
                pages.extend(chapter.source_path.as_ref().map(path_of));
            }
        }
        let mut findings = Vec::new();
        book.for_each_chapter_mut(|chapter| {
            if let Some(path) = chapter.source_path.as_ref().map(path_of) {
                let page = Page::read(&path, unix_lines(&chapter.content));
                match present(&page, &context.root, &pages) {
                    Ok(content) => chapter.content = content,
                    Err(found) => findings.extend(found),
                }
            }
        });
        if findings.is_empty() {
            Ok(book)
        } else {
            Err(Error::Pages(findings).into())
        }
    }
}

/// Answers mdBook's request to a preprocessor: the book as JSON on `input`, the changed book on `output`.
///
/// # Errors
/// If the request cannot be read, a page cannot be shown, or the answer cannot be written.
pub fn preprocess(input: impl Read, mut output: impl Write) -> Result<(), Error> {
    let (context, book) = parse_input(input).map_err(own_error)?;
    let book = Weave.run(&context, book).map_err(own_error)?;
    let answer = serde_json::to_vec(&book).map_err(|error| Error::Render(error.to_string()))?;
    let written = output.write_all(&answer);
    written.map_err(Error::writing(Path::new("standard output")))
}
