//! The book's files, read once.

use std::path::{Path, PathBuf};
use std::{collections::BTreeMap, fs};

use crate::crates::{Crate, is_chapter};
use crate::{error::Error, finding::Finding, notebook, page::Page, snapshot, source::Source, text};

/// Everything that the tool reads: pages, sources, manifests, accepted outputs.
///
/// All paths go from the book's root, with `/` between folders.
#[derive(Default)]
pub struct Tree {
    /// The book's root.
    pub root: PathBuf,
    /// The workspace's crates, by name.
    pub crates: BTreeMap<String, Crate>,
    /// The pages that are filled and checked.
    pub pages: Vec<Page>,
    /// The Rust sources of chapters and shared crates.
    pub sources: BTreeMap<String, Source>,
    /// The accepted outputs, and what lies beside them.
    pub snapshots: BTreeMap<String, String>,
    /// The paths of the notebooks in `notebooks/`.
    pub notebooks: Vec<String>,
    /// What could not be understood while reading.
    pub findings: Vec<Finding>,
}

/// The pages that belong to no chapter.
const PLAIN_PAGES: [&str; 9] = [
    "chapters/README.md",
    "chapters/before-you-begin.md",
    "chapters/conformance.md",
    "chapters/terms.md",
    "chapters/exercises.md",
    "chapters/from-here.md",
    "chapters/SUMMARY.md",
    "README.md",
    "CONTRIBUTING.md",
];

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
            ..Self::default()
        };
        let mut pages = Vec::new();
        for of in ["chapters", "shared"] {
            for name in tree.list(of)? {
                let folder = format!("{of}/{name}");
                if of == "shared" {
                    tree.read_crate(&folder)?;
                } else if is_chapter(&name) {
                    tree.read_crate(&folder)?;
                    pages.push(format!("{folder}/README.md"));
                }
            }
        }
        tree.read_crate(snapshot::FOLDER)?;
        pages.extend(PLAIN_PAGES.map(str::to_string));
        for path in pages {
            if root.join(&path).is_file() {
                tree.pages.push(Page::read(&path, tree.read_text(&path)?));
            }
        }
        for path in tree.files(snapshot::FOLDER)? {
            if path.contains(".snap") {
                let content = tree.read_text(&path)?;
                tree.snapshots.insert(path, content);
            }
        }
        tree.notebooks = tree.files(notebook::FOLDER)?;
        Ok(tree)
    }

    /// The crates that have cells and figures: the chapters in order, then crates in `shared/` with `tests/page`.
    pub fn homes(&self) -> impl Iterator<Item = &Crate> {
        self.crates.values().filter(|one| one.is_home)
    }

    /// The home of cells called `name`.
    pub fn home(&self, name: &str) -> Option<&Crate> {
        self.crates.get(name).filter(|one| one.is_home)
    }

    /// The page at `path`, or the one of the chapter whose folder that is.
    pub fn page(&self, path: &str) -> Option<&Page> {
        let readme = format!("{path}/README.md");
        let mut pages = self.pages.iter();
        pages.find(|page| page.path == path || page.path == readme)
    }

    /// The crate whose folder holds the file.
    pub fn crate_of(&self, path: &str) -> Option<&Crate> {
        self.crates.get(path.split('/').nth(1)?)
    }

    /// A text file's content, with `\n` at its line ends.
    ///
    /// # Errors
    /// If it cannot be read as UTF-8.
    pub fn read_text(&self, path: &str) -> Result<String, Error> {
        let path = self.root.join(path);
        let text = fs::read_to_string(&path).map_err(Error::reading(&path))?;
        Ok(text::unix_lines(&text))
    }

    fn read_crate(&mut self, folder: &str) -> Result<(), Error> {
        let path = format!("{folder}/Cargo.toml");
        if !self.root.join(&path).is_file() {
            return Ok(());
        }
        let read = Crate::read(folder, &self.read_text(&path)?);
        let mut read = read.map_err(|error| Error::Manifest(path, error))?;
        // The tool and the comparer are no part of the book.
        if !["shared/weave", snapshot::FOLDER].contains(&folder) {
            let mut paths = self.files(&format!("{folder}/src"))?;
            paths.extend(self.files(&format!("{folder}/tests/page"))?);
            for path in paths
                .into_iter()
                .filter(|path| path.rsplit('.').next() == Some("rs"))
            {
                let source = Source::read(&path, self.read_text(&path)?);
                let source = source.map_err(|finding| self.findings.push(finding));
                self.sources.extend(source.map(|source| (path, source)));
            }
        }
        if let Some(list) = self.sources.get(&read.list()) {
            read.read_list(list);
        }
        self.crates.insert(read.name.clone(), read);
        Ok(())
    }

    /// The paths of the files in a folder and in the folders inside.
    fn files(&self, folder: &str) -> Result<Vec<String>, Error> {
        let mut files = Vec::new();
        for name in self.list(folder)? {
            let path = format!("{folder}/{name}");
            if self.root.join(&path).is_dir() {
                files.extend(self.files(&path)?);
            } else {
                files.push(path);
            }
        }
        Ok(files)
    }

    /// The names in a folder, sorted; none if the folder is not there. Hidden files are the system's and the editors':
    /// `.DS_Store`, `.lib.rs.swp`, `.#lib.rs`.
    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let path = self.root.join(folder);
        if !path.is_dir() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(&path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = entries.map_err(Error::reading(&path))?;
        let names = entries.iter().map(fs::DirEntry::file_name);
        let names = names.map(|name| name.to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        names.sort();
        Ok(names)
    }
}
