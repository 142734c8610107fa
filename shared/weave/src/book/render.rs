//! mdBook with this book's pages.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_html::HtmlHandlebars;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result as MdResult;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext, parse_input};
use mdbook_renderer::{RenderContext, Renderer};

use super::BookError;
use super::present::present;
use super::review::Review;
use crate::error::Error;
use crate::page::Page;

/// Renders the book at `root` into the folder `whole`, with outputs marked as `review` knows them.
///
/// The new book takes the place of the old one when it is whole; if anything fails, the old one stays.
pub(super) fn render(root: &Path, whole: &Path, review: &Review) -> Result<(), BookError> {
    let growing = whole.with_extension("new");
    let outgoing = whole.with_extension("old");
    let config = Config::from_disk(root.join("book.toml"));
    let config = config.map_err(|error| BookError::Render(format!("book.toml: {error:#}")))?;
    let mut book = MDBook::load_with_config(root, config).map_err(BookError::from_mdbook)?;
    create(&growing)?;
    book.config.build.build_dir.clone_from(&growing);
    book.with_preprocessor(Weave {
        review: review.clone(),
    });
    book.with_renderer(PagesAlone);
    book.build().map_err(BookError::from_mdbook)?;
    remove(&outgoing)?;
    if whole.exists() {
        rename(whole, &outgoing)?;
    }
    rename(&growing, whole)?;
    remove(&outgoing)
}

fn create(folder: &Path) -> Result<(), BookError> {
    let path = folder.to_path_buf();
    fs::create_dir_all(folder).map_err(|source| Error::Write { path, source }.into())
}

fn rename(from: &Path, to: &Path) -> Result<(), BookError> {
    let path = to.to_path_buf();
    fs::rename(from, to).map_err(|source| Error::Write { path, source }.into())
}

fn remove(folder: &Path) -> Result<(), BookError> {
    let path = folder.to_path_buf();
    match fs::remove_dir_all(folder) {
        Err(source) if folder.exists() => Err(Error::Write { path, source }.into()),
        _ => Ok(()),
    }
}

/// mdBook's HTML without the copies of whatever lies beside the pages.
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
        HtmlHandlebars::new().render(&context)
    }
}

/// The preprocessor, within this program or as one of its own.
struct Weave {
    review: Review,
}

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
            let Some(path) = chapter.source_path.as_ref().map(path_of) else {
                return;
            };
            let page = Page::read(&path, folder_of_chapter(&path), &chapter.content);
            match present(&page, &context.root, &pages, &self.review) {
                Ok(content) => chapter.content = content,
                Err(found) => findings.extend(found),
            }
        });
        if findings.is_empty() {
            Ok(book)
        } else {
            Err(BookError::Pages(findings).into())
        }
    }
}

/// `ch01-sse` for `chapters/ch01-sse/README.md`, none for the book's own pages.
fn folder_of_chapter(path: &str) -> Option<&str> {
    match path.split('/').collect::<Vec<_>>()[..] {
        [.., folder, _] if folder.starts_with("ch") && folder.contains('-') => Some(folder),
        _ => None,
    }
}

/// Answers mdBook's request to a preprocessor: the book as JSON on `input`, the changed book on `output`.
///
/// # Errors
/// If the request cannot be read, a page cannot be shown, or the answer cannot be written.
pub fn preprocess(input: impl Read, mut output: impl Write) -> Result<(), BookError> {
    let (context, book) = parse_input(input).map_err(BookError::from_mdbook)?;
    let review = Review::of(&context.root);
    let book = Weave { review }
        .run(&context, book)
        .map_err(BookError::from_mdbook)?;
    let answer = serde_json::to_vec(&book).map_err(|error| BookError::Render(error.to_string()))?;
    output.write_all(&answer).map_err(|source| {
        let path = PathBuf::from("standard output");
        Error::Write { path, source }.into()
    })
}
