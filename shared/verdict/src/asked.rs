use crate::Verdict;

/// An exercise as a reader's program asks it.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The name that the command line knows it by.
    pub name: &'static str,
    /// What kind it is: predict, then run; write it; find the fault; try it out.
    pub sort: &'static str,
    /// How long it takes.
    pub minutes: u32,
    /// Checks the reader's answer.
    pub check: fn() -> Verdict,
}

/// The lines that tell a reader of one answer: a mark, the name and the verdict. The marks are `✓` for a solved exercise, `·`
/// for one that is as it came, and `✗`.
///
/// ```
/// use verdict::{Asked, Verdict, answered};
///
/// let asked = Asked { name: "double", sort: "write it", minutes: 1, check: || Verdict::Solved { remark: String::new() } };
/// assert_eq!(answered(&asked), "✓ double: solved");
/// ```
pub fn answered(asked: &Asked) -> String {
    let verdict = (asked.check)();
    let mark = match verdict {
        Verdict::Solved { .. } => '✓',
        Verdict::NotWritten { .. } | Verdict::NotMended { .. } => '·',
        Verdict::Wrong { .. } => '✗',
    };
    let verdict = verdict.to_string().replace('\n', "\n    ");
    format!("{mark} {}: {verdict}", asked.name)
}

/// The exercises with these names, in their order; all if there are no names.
///
/// ```
/// use verdict::{Asked, Verdict, chosen};
///
/// let asked = |name| Asked { name, sort: "write it", minutes: 1, check: || Verdict::Solved { remark: String::new() } };
/// let all = [asked("double"), asked("square")];
/// let names = |names: &[&str]| {
///     let names = names.iter().map(|name| name.to_string());
///     chosen(&all, names).map(|asked| asked.name).collect::<Vec<_>>()
/// };
/// assert_eq!(names(&["square"]), ["square"]);
/// assert_eq!(names(&[]), ["double", "square"]);
/// ```
pub fn chosen(
    asked: &[Asked],
    names: impl IntoIterator<Item = String>,
) -> impl Iterator<Item = &Asked> {
    let names: Vec<String> = names.into_iter().collect();
    let chosen =
        move |asked: &&Asked| names.is_empty() || names.iter().any(|name| name == asked.name);
    asked.iter().filter(chosen)
}
