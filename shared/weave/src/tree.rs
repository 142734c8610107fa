//! The book's files, read once.

use std::path::{Path, PathBuf};
use std::{collections::BTreeMap, fs};

use crate::home::{Home, is_chapter};
use crate::snapshot::{self, Snapshots};
use crate::{
    crates::Crate, error::Error, finding::Finding, notebook, page::Page, source::Source, text,
};

/// Everything that the tool reads: pages, sources, manifests, accepted outputs and notebooks.
///
/// All paths go from the book's root, with `/` between folders.
#[derive(Default)]
pub struct Tree {
    /// The book's root.
    pub root: PathBuf,
    /// The crates that have cells and figures: the chapters in order, then the crates in `shared/` with `tests/page`.
    pub homes: Vec<Home>,
    /// The workspace's crates, by name.
    pub crates: BTreeMap<String, Crate>,
    /// The pages that are filled and checked.
    pub pages: Vec<Page>,
    /// The Rust sources of chapters and shared crates.
    pub sources: BTreeMap<String, Source>,
    /// The accepted outputs.
    pub snapshots: Snapshots,
    /// The notebooks in `notebooks/`, with their text.
    pub notebooks: BTreeMap<String, String>,
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
        let mut folders = tree.list("chapters")?;
        folders.retain(|folder| is_chapter(folder));
        let chapters = folders.len();
        folders.extend(tree.list("shared")?);
        for (index, name) in folders.iter().enumerate() {
            let of = if index < chapters {
                "chapters"
            } else {
                "shared"
            };
            let folder = format!("{of}/{name}");
            tree.read_manifest(&folder)?;
            // The tool itself is no part of the book.
            if folder != "shared/weave" {
                tree.read_sources(&format!("{folder}/src"))?;
                tree.read_sources(&format!("{folder}/tests/page"))?;
            }
            if index < chapters || root.join(&folder).join("tests/page").is_dir() {
                tree.homes.push(Home::read(&folder, &tree.sources));
            }
        }
        tree.read_manifest(snapshot::FOLDER)?;
        folders.truncate(chapters);
        let pages = folders
            .iter()
            .map(|name| format!("chapters/{name}/README.md"));
        for path in pages.chain(PLAIN_PAGES.map(str::to_string)) {
            if root.join(&path).is_file() {
                tree.pages.push(Page::read(&path, tree.read_file(&path)?));
            }
        }
        for home in &tree.homes {
            for path in tree.files(&format!("{}/{}", snapshot::FOLDER, home.name))? {
                if path.contains(".snap") {
                    let content = tree.read_text(&path)?;
                    tree.snapshots.add(path, content);
                }
            }
        }
        for path in tree.files(notebook::FOLDER)? {
            let notebook = tree.read_text(&path)?;
            tree.notebooks.insert(path, notebook);
        }
        Ok(tree)
    }

    /// The home of cells called `name`.
    pub fn home(&self, name: &str) -> Option<&Home> {
        self.homes.iter().find(|home| home.name == name)
    }

    /// The page at `path`, or the one of the chapter whose folder that is.
    pub fn page(&self, path: &str) -> Option<&Page> {
        let readme = format!("{path}/README.md");
        let mut pages = self.pages.iter();
        pages.find(|page| page.path == path || page.path == readme)
    }

    /// The crate whose folder holds the file.
    pub fn crate_of(&self, path: &str) -> Option<&Crate> {
        let mut crates = self.crates.values();
        crates.find(|one| path.starts_with(&format!("{}/", one.folder)))
    }

    /// A text file's content, with `\n` at its line ends.
    ///
    /// # Errors
    /// If it cannot be read as UTF-8.
    pub fn read_text(&self, path: &str) -> Result<String, Error> {
        Ok(text::unix_lines(&self.read_file(path)?))
    }

    /// What the checker says of an exercise as it comes: the first paragraph of the accepted verdicts.
    pub fn verdict(&self, page: &Page, exercise: &str) -> Option<String> {
        let path = snapshot::verdicts_path(page.chapter.as_ref()?, exercise);
        let file = self.read_text(&path).ok()?;
        let verdicts = snapshot::accepted_text(&file)?;
        verdicts.split("\n\n").next().map(str::to_string)
    }

    fn read_file(&self, path: &str) -> Result<String, Error> {
        let path = self.root.join(path);
        fs::read_to_string(&path).map_err(|source| Error::Read { path, source })
    }

    fn read_manifest(&mut self, folder: &str) -> Result<(), Error> {
        let path = format!("{folder}/Cargo.toml");
        if self.root.join(&path).is_file() {
            let read = Crate::read(&path, &self.read_text(&path)?);
            let read = read.map_err(|finding| self.findings.push(finding));
            self.crates
                .extend(read.map(|read| (read.name.clone(), read)));
        }
        Ok(())
    }

    fn read_sources(&mut self, folder: &str) -> Result<(), Error> {
        for name in self.list(folder)? {
            let path = format!("{folder}/{name}");
            if self.root.join(&path).is_dir() {
                self.read_sources(&path)?;
            } else if Path::new(&name)
                .extension()
                .is_some_and(|ending| ending == "rs")
            {
                let source = Source::read(&path, self.read_text(&path)?);
                let source = source.map_err(|finding| self.findings.push(finding));
                self.sources.extend(source.map(|source| (path, source)));
            }
        }
        Ok(())
    }

    /// The paths of the files in a folder.
    fn files(&self, folder: &str) -> Result<Vec<String>, Error> {
        let names = self.list(folder)?.into_iter();
        let paths = names.map(|name| format!("{folder}/{name}"));
        Ok(paths
            .filter(|path| self.root.join(path).is_file())
            .collect())
    }

    /// The names in a folder, sorted; none if the folder is not there. Hidden files are the system's and the editors':
    /// `.DS_Store`, `.lib.rs.swp`, `.#lib.rs`.
    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let path = self.root.join(folder);
        if !path.is_dir() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(&path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = entries.map_err(|source| Error::Read { path, source })?;
        let names = entries.iter().map(fs::DirEntry::file_name);
        let names = names.map(|name| name.to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        names.sort();
        Ok(names)
    }
}
