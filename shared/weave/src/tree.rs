//! The book's files, read once.

use std::path::{Path, PathBuf};
use std::{collections::BTreeMap, fs};

use crate::home::{Home, is_chapter};
use crate::snapshot::{self, Snapshots};
use crate::{
    crates::Crate, error::Error, finding::Finding, markdown::Parts, notebook, page::Page,
    source::Source, text,
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
    /// Every other Markdown file whose links are checked, with its text.
    pub documents: BTreeMap<String, (String, Parts)>,
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
const PLAIN_PAGES: [&str; 5] = [
    "chapters/README.md",
    "chapters/before-you-begin.md",
    "chapters/conformance.md",
    "chapters/from-here.md",
    "README.md",
];
const DOCUMENTS: [&str; 2] = ["CONTRIBUTING.md", "chapters/SUMMARY.md"];

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
        let mut chapters = tree.list("chapters")?;
        chapters.retain(|folder| is_chapter(folder) && root.join("chapters").join(folder).is_dir());
        let mut folders: Vec<String> = chapters
            .iter()
            .map(|chapter| format!("chapters/{chapter}"))
            .collect();
        folders.extend(
            tree.list("shared")?
                .iter()
                .map(|name| format!("shared/{name}")),
        );
        for folder in &folders {
            tree.read_manifest(folder)?;
            // The tool itself is no part of the book.
            if folder != "shared/weave" {
                tree.read_sources(&format!("{folder}/src"))?;
                tree.read_sources(&format!("{folder}/tests/page"))?;
            }
            if folder.starts_with("chapters/") || root.join(folder).join("tests/page").is_dir() {
                tree.homes.push(Home::read(folder, &tree.sources));
            }
        }
        tree.read_manifest(snapshot::FOLDER)?;
        let pages = chapters
            .iter()
            .map(|chapter| format!("chapters/{chapter}/README.md"));
        for path in pages.chain(PLAIN_PAGES.map(str::to_string)) {
            if root.join(&path).is_file() {
                tree.pages.push(Page::read(&path, tree.read_file(&path)?));
            }
        }
        for path in DOCUMENTS
            .into_iter()
            .filter(|path| root.join(path).is_file())
        {
            let text = tree.read_text(path)?;
            let parts = Parts::read(&text);
            tree.documents.insert(path.to_string(), (text, parts));
        }
        for home in &tree.homes {
            let folder = format!("{}/{}", snapshot::FOLDER, home.name);
            for path in tree.files(&folder, "")? {
                if path.contains(".snap") {
                    let content = tree.read_text(&path)?;
                    tree.snapshots.add(path, content);
                }
            }
        }
        for path in tree.files(notebook::FOLDER, "ipynb")? {
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
        self.pages
            .iter()
            .find(|page| page.path == path || page.path == readme)
    }

    /// The crate whose folder holds the file.
    pub fn crate_of(&self, path: &str) -> Option<&Crate> {
        self.crates
            .values()
            .find(|one| path.starts_with(&format!("{}/", one.folder)))
    }

    /// A text file's content, with `\n` at its line ends.
    ///
    /// # Errors
    /// If it cannot be read as UTF-8.
    pub fn read_text(&self, path: &str) -> Result<String, Error> {
        Ok(text::unix_lines(&self.read_file(path)?))
    }

    fn read_file(&self, path: &str) -> Result<String, Error> {
        let path = self.root.join(path);
        fs::read_to_string(&path).map_err(|source| Error::Read { path, source })
    }

    fn read_manifest(&mut self, folder: &str) -> Result<(), Error> {
        let path = format!("{folder}/Cargo.toml");
        if self.root.join(&path).is_file() {
            match Crate::read(&path, &self.read_text(&path)?) {
                Ok(read) => drop(self.crates.insert(read.name.clone(), read)),
                Err(finding) => self.findings.push(finding),
            }
        }
        Ok(())
    }

    fn read_sources(&mut self, folder: &str) -> Result<(), Error> {
        for path in self.files(folder, "rs")? {
            match Source::read(&path, self.read_text(&path)?) {
                Ok(source) => drop(self.sources.insert(path, source)),
                Err(finding) => self.findings.push(finding),
            }
        }
        for name in self.list(folder)? {
            let path = format!("{folder}/{name}");
            if self.root.join(&path).is_dir() {
                self.read_sources(&path)?;
            }
        }
        Ok(())
    }

    /// The paths of the files in a folder whose names end as `ending` says.
    fn files(&self, folder: &str, ending: &str) -> Result<Vec<String>, Error> {
        let paths = self
            .list(folder)?
            .into_iter()
            .map(|name| format!("{folder}/{name}"));
        let fits = |path: &String| {
            let found = Path::new(path).extension().unwrap_or_default();
            (ending.is_empty() || found == ending) && self.root.join(path).is_file()
        };
        Ok(paths.filter(fits).collect())
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
        let names = entries
            .iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        names.sort();
        Ok(names)
    }
}
