//! The book's files, read once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::finding::Finding;
use crate::marker::Marker;
use crate::page::{Page, Piece};
use crate::snapshot::{self, Snapshots};
use crate::source::Source;
use crate::text;

/// Everything that the tool reads: pages, sources, manifests, accepted outputs and notebooks.
///
/// All paths go from the book's root, with `/` between folders.
#[derive(Debug)]
pub struct Tree {
    /// The book's root.
    pub root: PathBuf,
    /// The chapters' folders, for example `ch01-sse`, in order.
    pub chapters: Vec<String>,
    /// The crates that have cells and figures, by the name that markers call them: the chapters, and the crates in
    /// `shared/` that have a folder `tests/page`.
    pub homes: Vec<String>,
    /// The pages that are filled and checked.
    pub pages: Vec<Page>,
    /// Every other Markdown file whose links are checked, with its text.
    pub documents: BTreeMap<String, String>,
    /// The Rust sources of chapters and shared crates.
    pub sources: BTreeMap<String, Source>,
    /// The manifests of all crates, with their text.
    pub manifests: BTreeMap<String, String>,
    /// The accepted outputs.
    pub snapshots: Snapshots,
    /// The notebooks in `notebooks/`, with their text.
    pub notebooks: BTreeMap<String, String>,
    /// What could not be understood while reading.
    pub findings: Vec<Finding>,
}

/// The pages that belong to no chapter.
const PLAIN_PAGES: [&str; 3] = ["README.md", "before-you-begin.md", "conformance.md"];

/// The folder of a crate that has cells, by the name that markers call it.
pub fn folder_of(home: &str) -> String {
    if is_chapter(home) {
        format!("chapters/{home}")
    } else {
        format!("shared/{home}")
    }
}

/// Whether a folder's name is a chapter's: `ch` and a digit.
fn is_chapter(folder: &str) -> bool {
    let number = folder.strip_prefix("ch").unwrap_or("");
    number.starts_with(|c: char| c.is_ascii_digit())
}

/// Walks up from `start` to the folder that holds the book.
///
/// # Errors
/// If no folder upwards has a `Cargo.toml` beside a folder named `chapters`.
pub fn find_root(start: &Path) -> Result<PathBuf, Error> {
    let is_root =
        |folder: &&Path| folder.join("Cargo.toml").is_file() && folder.join("chapters").is_dir();
    let root = start.ancestors().find(is_root);
    root.map(Path::to_path_buf)
        .ok_or_else(|| Error::NoBook(start.to_path_buf()))
}

impl Tree {
    /// Reads the book at `root`.
    ///
    /// # Errors
    /// If a file or folder cannot be read.
    pub fn read(root: &Path) -> Result<Self, Error> {
        let mut tree = Self {
            root: root.to_path_buf(),
            chapters: Vec::new(),
            homes: Vec::new(),
            pages: Vec::new(),
            documents: BTreeMap::new(),
            sources: BTreeMap::new(),
            manifests: BTreeMap::new(),
            snapshots: Snapshots::default(),
            notebooks: BTreeMap::new(),
            findings: Vec::new(),
        };
        for folder in tree.list("chapters")? {
            if is_chapter(&folder) && root.join("chapters").join(&folder).is_dir() {
                tree.chapters.push(folder);
            }
        }
        tree.homes.clone_from(&tree.chapters);
        tree.read_pages()?;
        for chapter in tree.chapters.clone() {
            tree.read_crate(&format!("chapters/{chapter}"))?;
        }
        for folder in tree.list("shared")? {
            tree.read_crate(&format!("shared/{folder}"))?;
            if root.join(format!("shared/{folder}/tests/page")).is_dir() {
                tree.homes.push(folder);
            }
        }
        tree.read_manifest(snapshot::FOLDER)?;
        tree.read_snapshots()?;
        for file in tree.list("notebooks")? {
            let path = format!("notebooks/{file}");
            if has_ending(&file, "ipynb") {
                let notebook = tree.read_text(&path)?;
                tree.notebooks.insert(path, notebook);
            }
        }
        // The spans are no longer needed; the memory behind them is freed.
        proc_macro2::extra::invalidate_current_thread_spans();
        Ok(tree)
    }

    /// The page at `path`.
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.path == path)
    }

    /// The page that shows a cell or figure, and the byte where it does.
    pub fn place_of(&self, home: &str, name: &str) -> Option<(&Page, usize)> {
        let shows = |page: &Page, piece: &Piece| match &piece.marker {
            Marker::Cell(cited) | Marker::Figure(cited) => {
                cited.name == name && page.chapter_of(cited) == Some(home)
            }
            _ => false,
        };
        self.pages.iter().find_map(|page| {
            let piece = page.pieces.iter().find(|piece| shows(page, piece))?;
            Some((page, piece.at.start))
        })
    }

    /// A text file's content, with `\n` at its line ends.
    ///
    /// # Errors
    /// If it cannot be read as UTF-8.
    pub fn read_text(&self, path: &str) -> Result<String, Error> {
        let path = self.root.join(path);
        match fs::read_to_string(&path) {
            Ok(content) => Ok(text::unix_lines(&content)),
            Err(source) => Err(Error::Read { path, source }),
        }
    }

    fn read_pages(&mut self) -> Result<(), Error> {
        let plain = PLAIN_PAGES.map(|page| (None, format!("chapters/{page}")));
        let chapters = self.chapters.iter();
        let chapters =
            chapters.map(|name| (Some(name.clone()), format!("chapters/{name}/README.md")));
        for (chapter, path) in chapters.chain(plain).collect::<Vec<_>>() {
            if self.root.join(&path).is_file() {
                let full = self.root.join(&path);
                let content = fs::read_to_string(&full)
                    .map_err(|source| Error::Read { path: full, source })?;
                self.pages
                    .push(Page::read(&path, chapter.as_deref(), &content));
            }
        }
        for path in ["README.md", "CONTRIBUTING.md", "chapters/SUMMARY.md"] {
            if self.root.join(path).is_file() {
                let content = self.read_text(path)?;
                self.documents.insert(path.to_string(), content);
            }
        }
        Ok(())
    }

    fn read_crate(&mut self, folder: &str) -> Result<(), Error> {
        self.read_manifest(folder)?;
        if folder == "shared/weave" {
            return Ok(());
        }
        self.read_sources(&format!("{folder}/src"))?;
        self.read_sources(&format!("{folder}/tests/page"))
    }

    fn read_manifest(&mut self, folder: &str) -> Result<(), Error> {
        let path = format!("{folder}/Cargo.toml");
        if self.root.join(&path).is_file() {
            let manifest = self.read_text(&path)?;
            self.manifests.insert(path, manifest);
        }
        Ok(())
    }

    fn read_sources(&mut self, folder: &str) -> Result<(), Error> {
        for name in self.list(folder)? {
            let path = format!("{folder}/{name}");
            if self.root.join(&path).is_dir() {
                self.read_sources(&path)?;
            } else if has_ending(&name, "rs") {
                match Source::read(&path, &self.read_text(&path)?) {
                    Ok(source) => {
                        self.sources.insert(path, source);
                    }
                    Err(finding) => self.findings.push(finding),
                }
            }
        }
        Ok(())
    }

    fn read_snapshots(&mut self) -> Result<(), Error> {
        for chapter in self.list(snapshot::FOLDER)? {
            let folder = format!("{}/{chapter}", snapshot::FOLDER);
            if matches!(chapter.as_str(), "src" | "tests") || !self.root.join(&folder).is_dir() {
                continue;
            }
            for chapter in [chapter.clone(), snapshot::short(&chapter)] {
                let folder = format!("{}/{chapter}", snapshot::FOLDER);
                for file in self.list(&folder)? {
                    let path = format!("{folder}/{file}");
                    if self.root.join(&path).is_file() {
                        let content = self.read_text(&path)?;
                        self.snapshots.add(&chapter, &file, &content);
                    }
                }
            }
        }
        Ok(())
    }

    /// The names in a folder, sorted; none if the folder is not there.
    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let path = self.root.join(folder);
        if !path.is_dir() {
            return Ok(Vec::new());
        }
        let failed = |source| Error::Read {
            path: path.clone(),
            source,
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(&path).map_err(failed)? {
            names.push(
                entry
                    .map_err(failed)?
                    .file_name()
                    .to_string_lossy()
                    .into_owned(),
            );
        }
        names.sort();
        Ok(names)
    }
}

fn has_ending(file: &str, ending: &str) -> bool {
    Path::new(file)
        .extension()
        .is_some_and(|found| found == ending)
}
