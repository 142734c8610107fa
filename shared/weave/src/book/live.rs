//! Keeps a served book as new as its files.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use super::BookError;
use super::affected::{affected_chapters, uncommitted};
use super::render::render;
use super::rerun::{self, Report};
use super::review::{Review, Verdict};
use super::server::Site;
use super::watch::Sight;
use crate::finding::Finding;
use crate::tree::Tree;
use crate::weave::weave;

/// How a book is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port to have if it is free; 0 for any.
    pub port: u16,
    /// Whether to open a browser.
    pub open: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 3000,
            open: true,
        }
    }
}

/// What happens while a book is served, to be told to the person who serves it.
#[derive(Debug)]
pub enum Happening {
    /// The book can be read at an address.
    Serving {
        /// The address.
        url: String,
        /// The port that was wanted, if another program has it.
        taken: Option<u16>,
    },
    /// No browser could be opened, and why.
    NoBrowser(String),
    /// Files changed.
    Changed(Vec<PathBuf>),
    /// A page or notebook was filled anew.
    Filled(String),
    /// A piece could not be filled.
    Unfilled(Finding),
    /// The book was rendered, in this time.
    Rendered(Duration),
    /// A chapter's cells and figures are run again.
    Testing(String),
    /// A chapter's cells and figures were run again.
    Tested {
        /// The chapter.
        chapter: String,
        /// What became of its outputs, and the build's errors.
        report: Report,
    },
    /// The book could not be rendered; the last one stays.
    Problem(BookError),
}

impl fmt::Display for Happening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Serving { url, taken } => {
                if let Some(port) = taken {
                    write!(f, "port {port} is taken; ")?;
                }
                write!(f, "the book is at {url} (Ctrl-C ends it)")
            }
            Self::NoBrowser(why) => write!(
                f,
                "no browser could be opened ({why}): open the address yourself"
            ),
            Self::Changed(paths) => match &paths[..] {
                [path] => write!(f, "{} changed", path.display()),
                paths => write!(f, "{} files changed", paths.len()),
            },
            Self::Filled(path) => write!(f, "filled {path}"),
            Self::Unfilled(finding) => write!(f, "error: {finding}"),
            Self::Rendered(time) => write!(f, "rendered in {:.1} s", time.as_secs_f64()),
            Self::Testing(chapter) => write!(f, "running the cells and figures of {chapter}"),
            Self::Tested { chapter, report } => tested(f, chapter, report),
            Self::Problem(error) => write!(f, "error: {error}"),
        }
    }
}

fn tested(f: &mut fmt::Formatter<'_>, chapter: &str, report: &Report) -> fmt::Result {
    for error in &report.errors {
        writeln!(f, "{error}")?;
    }
    match &report.verdict {
        Verdict::Ran {
            failed, skipped, ..
        } => {
            if failed.is_empty() {
                write!(
                    f,
                    "{chapter}: every output that was run is the accepted one"
                )?;
            } else {
                write!(
                    f,
                    "{chapter}: pending review: {} (see `cargo insta review`)",
                    list(failed)
                )?;
            }
            if skipped.is_empty() {
                return Ok(());
            }
            let names = list(skipped);
            write!(
                f,
                "; not run, since they take long: {names} (`cargo test --release -p {chapter} -- --ignored`)"
            )
        }
        Verdict::Broken | Verdict::Running => {
            write!(
                f,
                "{chapter}: its tests could not run, so its outputs are pending review"
            )
        }
    }
}

fn list(names: &BTreeSet<String>) -> String {
    let shown = |name: &String| match super::review::long_cell(name) {
        Some(long) => format!("{long} (its short version)"),
        None => name.clone(),
    };
    names.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// How often the files are looked at.
const GLANCE: Duration = Duration::from_millis(200);

/// Renders the book at `root` into `folder`, serves it on this computer, and renders it again after every change.
///
/// When code changes, the pages are filled anew and the tests of the chapters that it reaches are run. Until they end,
/// and where they say something new, the book marks the outputs as pending review. `tell` is called for everything
/// that happens. The function ends only with the program.
///
/// # Errors
/// If no port is free. What goes wrong with the book itself is told, and the next change may mend it.
pub fn serve(
    root: &Path,
    folder: &Path,
    options: &Options,
    mut tell: impl FnMut(Happening),
) -> Result<(), BookError> {
    let site = Site::open(folder, options.port).map_err(BookError::NoPort)?;
    let url = site.url.clone();
    let taken = Some(options.port).filter(|&wanted| wanted != 0 && wanted != site.port);
    let mut live = Live::new(root, folder, site);
    live.take_in(&uncommitted(root));
    live.show(&mut tell);
    tell(Happening::Serving {
        url: url.clone(),
        taken,
    });
    if options.open
        && let Err(error) = open::that_detached(&url)
    {
        tell(Happening::NoBrowser(error.to_string()));
    }
    loop {
        live.step(&mut tell);
        thread::sleep(GLANCE);
    }
}

struct Live {
    root: PathBuf,
    folder: PathBuf,
    site: Site,
    seen: Sight,
    review: Review,
    waiting: BTreeSet<String>,
    running: Option<(String, Receiver<Report>)>,
}

impl Live {
    fn new(root: &Path, folder: &Path, site: Site) -> Self {
        Self {
            root: root.to_path_buf(),
            folder: folder.to_path_buf(),
            site,
            seen: Sight::of(root),
            review: Review::of(root),
            waiting: BTreeSet::new(),
            running: None,
        }
    }

    /// Looks at the files and at the tests, and shows what is new.
    fn step(&mut self, tell: &mut impl FnMut(Happening)) {
        let now = Sight::of(&self.root);
        let changes = now.changes(&self.seen);
        self.seen = now;
        self.take_in(&changes);
        let ended = self.take_report(tell);
        let news = ended || !changes.is_empty();
        if !changes.is_empty() {
            tell(Happening::Changed(changes));
        }
        if news {
            self.show(tell);
        }
        self.start_next(tell);
    }

    /// Whatever the changes can reach is no longer current until its tests have said so.
    fn take_in(&mut self, changes: &[PathBuf]) {
        for chapter in affected_chapters(&self.root, changes) {
            self.review.set(&chapter, Verdict::Running);
            self.waiting.insert(chapter);
        }
    }

    /// Whether a chapter's tests have ended.
    fn take_report(&mut self, tell: &mut impl FnMut(Happening)) -> bool {
        let Some((chapter, receiver)) = &self.running else {
            return false;
        };
        let chapter = chapter.clone();
        let report = match receiver.try_recv() {
            Ok(report) => report,
            Err(TryRecvError::Empty) => return false,
            Err(TryRecvError::Disconnected) => Report {
                verdict: Verdict::Broken,
                errors: Vec::new(),
            },
        };
        self.running = None;
        // Code that changed in the meantime makes the report an old one.
        if !self.waiting.contains(&chapter) {
            self.review.set(&chapter, report.verdict.clone());
            tell(Happening::Tested { chapter, report });
        }
        true
    }

    fn start_next(&mut self, tell: &mut impl FnMut(Happening)) {
        if self.running.is_none()
            && let Some(chapter) = self.waiting.pop_first()
        {
            let receiver = rerun::start(&self.root, &chapter);
            tell(Happening::Testing(chapter.clone()));
            self.running = Some((chapter, receiver));
        }
    }

    /// Fills the pages, renders the book and reloads it in the browser.
    fn show(&mut self, tell: &mut impl FnMut(Happening)) {
        let start = Instant::now();
        match Tree::read(&self.root).and_then(|mut tree| weave(&mut tree)) {
            Ok(woven) => {
                for path in woven.written {
                    self.seen.look_again(&self.root, Path::new(&path));
                    tell(Happening::Filled(path));
                }
                woven
                    .findings
                    .into_iter()
                    .for_each(|finding| tell(Happening::Unfilled(finding)));
            }
            Err(error) => tell(Happening::Problem(error.into())),
        }
        match render(&self.root, &self.folder, &self.review) {
            Ok(()) => {
                self.site.changed();
                tell(Happening::Rendered(start.elapsed()));
            }
            Err(error) => tell(Happening::Problem(error)),
        }
    }
}
