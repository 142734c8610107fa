//! Exercises, as the files of a chapter's `src/exercises/` hold them: what the page, the notebook and the reader's file take
//! from each.
//!
//! The module's documentation is the title, a line with sort, minutes, section and aim, the task, and a section `# Hint` for each
//! hint. The parameters of `check` have the names of the functions that the reader writes; those of them that stand in the file
//! are what the reader begins with. The module `solution` is one way to write them.

use proc_macro2::Span;
use syn::spanned::Spanned;

use crate::marker::Cited;
use crate::page::Page;
use crate::source::{Kind, Source};
use crate::{finding::Finding, text, tree::Tree};

/// One exercise.
pub struct Exercise<'a> {
    /// The module's name, by which the command line knows the exercise.
    pub name: &'a str,
    pub title: String,
    /// `Write it`, for example.
    pub sort: String,
    pub minutes: u32,
    /// The words of the heading of the section that the exercise belongs to.
    pub section: String,
    pub aim: String,
    pub task: String,
    pub hints: Vec<String>,
    /// What the reader begins with.
    pub stubs: Vec<Cited<'a>>,
    /// The module of the solution.
    pub solution: Cited<'a>,
    /// The call that checks an answer: `exercises::softmax::check(softmax)`.
    pub check: String,
}

/// The sorts of exercises.
const SORTS: [&str; 4] = [
    "Predict, then run",
    "Write it",
    "Find the fault",
    "Try it out",
];

/// The exercises of a page's chapter, in the order in which its tests list them.
///
/// # Errors
/// If a file is missing or not as it should be: what was wanted.
pub fn exercises<'a>(tree: &'a Tree, page: &Page) -> Result<Vec<Exercise<'a>>, Finding> {
    let home = page.chapter.as_ref().and_then(|chapter| tree.home(chapter));
    let names = home.iter().flat_map(|home| &home.exercises);
    let exercises = names.map(|name| {
        let folder = &home.expect("the names are its own").folder;
        let path = format!("{folder}/src/exercises/{name}.rs");
        let source = tree.sources.get(&path).ok_or_else(|| {
            let what = format!("there is no exercise {path}");
            let mend = "write it, or take it from the list of tests";
            Finding::new(&path, 1, what, mend)
        });
        read(name, source?)
    });
    exercises.collect()
}

fn read<'a>(name: &'a str, source: &'a Source) -> Result<Exercise<'a>, Finding> {
    let wrong = |line, what: &str| {
        let mend = "see \"Add an exercise\" in CONTRIBUTING.md";
        Finding::new(&source.path, line, what, mend)
    };
    let lines = source
        .text
        .lines()
        .map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let documentation = lines.join("\n");
    let mut sections = documentation.split("\n# Hint\n");
    let opening = sections.next().unwrap_or_default();
    let mut paragraphs = opening.splitn(3, "\n\n");
    let mut paragraph = || paragraphs.next().unwrap_or_default().trim();
    let title = paragraph()
        .strip_prefix("# ")
        .ok_or_else(|| wrong(1, "an exercise begins with `//! # ` and its title"))?;
    let about = paragraph().replace('\n', " ");
    let about = About::read(&about).ok_or_else(|| {
        wrong(3, "wanted `**Sort**, N minutes, after *the words of a heading*: the aim.` below the title")
    })?;
    let task = paragraph();
    let cited = |item| Cited { source, item };
    let check = source.item("check").map(|item| &item.kind);
    let Some(Kind::Function(check)) = check else {
        return Err(wrong(1, "an exercise has a function `check`"));
    };
    let answers: Vec<String> = check.sig.inputs.iter().filter_map(parameter).collect();
    let stubs = answers.iter().filter_map(|answer| source.item(answer));
    let solution = source.item("solution");
    let solution = solution.ok_or_else(|| wrong(1, "an exercise has a module `solution`"))?;
    Ok(Exercise {
        name,
        title: title.to_string(),
        sort: about.sort.to_string(),
        minutes: about.minutes,
        section: about.section.to_string(),
        aim: about.aim.to_string(),
        task: task.to_string(),
        hints: sections.map(|hint| hint.trim().to_string()).collect(),
        stubs: stubs.map(cited).collect(),
        solution: cited(solution),
        check: format!("exercises::{name}::check({})", answers.join(", ")),
    })
}

fn parameter(argument: &syn::FnArg) -> Option<String> {
    match argument {
        syn::FnArg::Typed(typed) => match &*typed.pat {
            syn::Pat::Ident(name) => Some(name.ident.to_string()),
            _ => None,
        },
        syn::FnArg::Receiver(_) => None,
    }
}

/// What the line below the title says.
struct About<'a> {
    sort: &'a str,
    minutes: u32,
    section: &'a str,
    aim: &'a str,
}

impl<'a> About<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (sort, rest) = line.strip_prefix("**")?.split_once("**, ")?;
        let (minutes, rest) = rest.split_once(' ')?;
        let rest = rest.strip_prefix("minute")?.trim_start_matches('s');
        let (section, aim) = rest.strip_prefix(", after *")?.split_once("*: ")?;
        let minutes = minutes.parse().ok()?;
        SORTS.contains(&sort).then_some(Self {
            sort,
            minutes,
            section,
            aim,
        })
    }
}

impl<'a> Exercise<'a> {
    /// What the reader begins with and the solution.
    pub fn items(&self) -> impl Iterator<Item = Cited<'a>> {
        self.stubs.iter().copied().chain([self.solution])
    }

    /// How long it takes, in words.
    pub fn duration(&self) -> String {
        match self.minutes {
            1 => "1 minute".to_string(),
            minutes => format!("{minutes} minutes"),
        }
    }

    /// What the reader begins with.
    pub fn stub(&self) -> String {
        let stubs = self.stubs.iter().map(|stub| stub.source.text_of(stub.item));
        stubs.collect::<Vec<_>>().join("\n\n")
    }

    /// What stands inside the module of the solution, without its `use` lines: the reader has brought the names in.
    pub fn solution(&self) -> String {
        let Cited { source, item } = self.solution;
        let module = &source.text[item.range.clone()];
        let inside = syn::parse_str::<syn::ItemMod>(module)
            .ok()
            .and_then(|module| module.content);
        let Some((brace, items)) = inside else {
            return String::new();
        };
        let Some(first) = items.iter().find(|item| !matches!(item, syn::Item::Use(_))) else {
            return String::new();
        };
        let start = |span: Span| span.byte_range().start;
        let from = start(first.span());
        let to = start(brace.span.close());
        // From the beginning of the line, so that all lines are indented alike.
        let from = module[..from].rfind('\n').map_or(0, |end| end + 1);
        text::dedent(&module[from..to])
    }
}
