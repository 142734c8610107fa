//! Runs a notebook's cells, then changes its definitions one by one and looks for a later cell that notices.

use std::time::{Duration, Instant};

use super::{
    RunError,
    cells::{CodeCell, Kind},
    edits::{Edit, edits},
    kernel::Kernel,
    shown::Shown,
};
use crate::finding::Finding;

/// The first cell may compile every crate; a long cell may train a network.
const LIMIT: Duration = Duration::from_hours(1);

/// An edited definition may never come to an end. Where a cell takes much longer than it did, the edit is dropped.
const LEAST_LIMIT_EDITED: Duration = Duration::from_secs(20);

/// A cell that takes longer than this is run again only where it may tell something that no quick cell tells.
const LONG: Duration = Duration::from_secs(5);

const MEND_CELL: &str = "run it with `cargo lab`, and `cargo test` for the accepted output: the two must say the same. \
     (evcxr prints the Debug form where the last expression moves a variable: borrow it there)";

const MEND_DEFINITION: &str =
    "add a later cell that uses it, or cite every function between it and that cell";

const MEND_IMPL: &str = "evcxr replaces an `impl` block only together with an item that has a name: let the cell begin with one";

/// One notebook in one kernel.
pub struct Probe<'a, K> {
    kernel: &'a mut K,
    file: &'a str,
    cells: &'a [CodeCell],
    /// How long each cell took.
    times: Vec<Duration>,
    /// Whether what the cells had defined is lost, so that they must run again in a new kernel.
    spoiled: bool,
    /// Whether the last cell failed: a panic may have taken variables with it.
    panicked: bool,
}

/// What became of an edit.
enum Tried<Noticed> {
    /// It does not compile.
    Refused,
    /// No later cell noticed, or one did not come to an end.
    Unnoticed,
    /// A later cell shows something else.
    Noticed(Noticed),
}

impl<'a, K: Kernel> Probe<'a, K> {
    /// Ready to run the cells of `file` in a new kernel.
    pub fn new(kernel: &'a mut K, file: &'a str, cells: &'a [CodeCell]) -> Self {
        Self {
            kernel,
            file,
            cells,
            times: vec![LIMIT; cells.len()],
            spoiled: false,
            panicked: false,
        }
    }

    /// Runs every cell, in order. A finding for each that fails, prints on the error stream or shows anything else than
    /// accepted.
    ///
    /// # Errors
    /// When the kernel is gone.
    pub fn run_all(&mut self) -> Result<Vec<Finding>, RunError> {
        let mut findings = Vec::new();
        for (index, cell) in self.cells.iter().enumerate() {
            let start = Instant::now();
            let shown = self.kernel.execute(&cell.source, LIMIT)?;
            self.times[index] = start.elapsed();
            let wrong = match shown {
                Some(shown) => shown.difference(&cell.accepted),
                None => Some(format!("takes more than {} minutes", LIMIT.as_secs() / 60)),
            };
            if let Some(wrong) = wrong {
                findings.push(self.finding(index, &format!(" {wrong}"), MEND_CELL));
            }
        }
        Ok(findings)
    }

    /// Edits each definition until a later cell notices. Says which edit and which cell; a finding where none does.
    /// Afterwards the definition is as before.
    ///
    /// # Errors
    /// When the kernel is gone.
    pub fn edit_all(&mut self, say: impl Fn(&str)) -> Result<Vec<Finding>, RunError> {
        let mut findings = Vec::new();
        let mut types = Vec::new();
        for definition in 0..self.cells.len() {
            if self.cells[definition].kind != Kind::Definition {
                continue;
            }
            match self.edit(definition, Self::try_among_all)? {
                Tried::Noticed(noticed) => say(&noticed),
                Tried::Unnoticed => findings.push(self.unnoticed(definition)),
                Tried::Refused => match self.refusal_to_run_again(definition)? {
                    Some(error) => {
                        let what = format!(", run once more, {error}");
                        findings.push(self.finding(definition, &what, MEND_IMPL));
                    }
                    None => types.push(definition),
                },
            }
        }
        // A type cannot change beside the cells that use it already: it needs a new kernel.
        for definition in types {
            match self.edit(definition, Self::try_from_the_start)? {
                Tried::Noticed(noticed) => say(&noticed),
                Tried::Unnoticed | Tried::Refused => findings.push(self.unnoticed(definition)),
            }
        }
        Ok(findings)
    }

    /// Tries one edit after the other until one is noticed. `Refused` when not one of them compiles.
    fn edit(
        &mut self,
        definition: usize,
        try_one: impl Fn(&mut Self, usize, &Edit) -> Result<Tried<usize>, RunError>,
    ) -> Result<Tried<String>, RunError> {
        let mut outcome = Tried::Refused;
        for edit in edits(&self.cells[definition].source) {
            match try_one(self, definition, &edit)? {
                Tried::Noticed(by) => {
                    let (definition, by) = (&self.cells[definition].name, &self.cells[by].name);
                    return Ok(Tried::Noticed(format!(
                        "{definition}: {} changes {by}",
                        edit.what
                    )));
                }
                Tried::Unnoticed => outcome = Tried::Unnoticed,
                Tried::Refused => {}
            }
        }
        Ok(outcome)
    }

    /// What the kernel says against running the definition once more, unedited.
    fn refusal_to_run_again(&mut self, definition: usize) -> Result<Option<String>, RunError> {
        if self.spoiled {
            self.run_anew(self.cells.len())?;
        }
        let shown = self.execute_edited(definition, &self.cells[definition].source)?;
        Ok(shown.and_then(|shown| shown.difference(&self.cells[definition].accepted)))
    }

    /// Edits the definition in a kernel where all cells have run, as a reader would.
    fn try_among_all(&mut self, definition: usize, edit: &Edit) -> Result<Tried<usize>, RunError> {
        if self.spoiled {
            self.run_anew(self.cells.len())?;
        }
        let Some(answer) = self.execute_edited(definition, &edit.source)? else {
            return Ok(Tried::Unnoticed);
        };
        if !answer.error.is_empty() {
            return Ok(Tried::Refused);
        }
        let results = self.later_results(definition, edit);
        let (tried, ran) = self.look_for_a_change(results)?;
        self.restore(definition, &ran)?;
        Ok(tried)
    }

    /// The later cells that show something; first those that name the definition, for they are the likeliest to notice.
    ///
    /// Long cells that do not name it come last, and only for the edit that no computation survives.
    fn later_results(&self, definition: usize, edit: &Edit) -> Vec<usize> {
        // `impl Add for Dual`: the type is what others name.
        let name = self.cells[definition].name.rsplit(' ').next();
        let name = name.unwrap_or_default();
        let names_it = |index: usize| self.cells[index].source.contains(name);
        let mut results: Vec<usize> = (definition + 1..self.cells.len())
            .filter(|&index| self.cells[index].kind == Kind::Result)
            .filter(|&index| edit.fatal || names_it(index) || !self.is_long(index))
            .collect();
        results.sort_by_key(|&index| (!names_it(index), self.is_long(index)));
        results
    }

    fn is_long(&self, index: usize) -> bool {
        (LONG..LIMIT).contains(&self.times[index])
    }

    /// Edits the definition in a kernel where only the cells before it have run, and goes on to the end.
    fn try_from_the_start(
        &mut self,
        definition: usize,
        edit: &Edit,
    ) -> Result<Tried<usize>, RunError> {
        self.run_anew(definition)?;
        self.spoiled = true;
        match self.execute_edited(definition, &edit.source)? {
            None => Ok(Tried::Unnoticed),
            Some(answer) if !answer.error.is_empty() => Ok(Tried::Refused),
            Some(_) => Ok(self.look_for_a_change(definition + 1..self.cells.len())?.0),
        }
    }

    /// Runs these cells up to the first that shows anything else than accepted. Also returns those that ran.
    fn look_for_a_change(
        &mut self,
        cells: impl IntoIterator<Item = usize>,
    ) -> Result<(Tried<usize>, Vec<usize>), RunError> {
        let mut ran = Vec::new();
        for index in cells {
            ran.push(index);
            let cell = &self.cells[index];
            let Some(shown) = self.execute_edited(index, &cell.source)? else {
                return Ok((Tried::Unnoticed, ran));
            };
            if shown != cell.accepted {
                return Ok((Tried::Noticed(index), ran));
            }
        }
        Ok((Tried::Unnoticed, ran))
    }

    /// Puts the definition back and runs again what ran with the edited one, so that variables are as before too. A cell
    /// that binds no variable leaves nothing behind.
    ///
    /// A panic takes the variables with it that its cell used. Where they came from earlier cells, this cell cannot run
    /// again, and the kernel is given up.
    fn restore(&mut self, definition: usize, ran: &[usize]) -> Result<(), RunError> {
        let panicked = self.panicked;
        let leaves_something = |&&index: &&usize| panicked || binds(&self.cells[index].source);
        let again = ran.iter().filter(leaves_something);
        for &index in [definition].iter().chain(again) {
            if self.spoiled {
                break;
            }
            let cell = &self.cells[index];
            let shown = self.execute_edited(index, &cell.source)?;
            self.spoiled |= shown.is_none_or(|shown| shown != cell.accepted);
        }
        Ok(())
    }

    /// A new kernel in which the first `count` cells have run, but for long ones that leave nothing behind.
    fn run_anew(&mut self, count: usize) -> Result<(), RunError> {
        self.kernel.restart()?;
        for (index, cell) in self.cells[..count].iter().enumerate() {
            if !self.is_long(index) || binds(&cell.source) {
                self.kernel.execute(&cell.source, LIMIT)?;
            }
        }
        self.spoiled = false;
        Ok(())
    }

    fn execute_edited(&mut self, index: usize, code: &str) -> Result<Option<Shown>, RunError> {
        let limit = LEAST_LIMIT_EDITED.max(5 * self.times[index]);
        let shown = self.kernel.execute(code, limit)?;
        self.spoiled |= shown.is_none();
        self.panicked = shown.as_ref().is_some_and(|shown| !shown.error.is_empty());
        Ok(shown)
    }

    fn unnoticed(&self, definition: usize) -> Finding {
        let edits = edits(&self.cells[definition].source);
        let edits = edits.into_iter().map(|edit| edit.what).collect::<Vec<_>>();
        let what = if edits.is_empty() {
            " holds nothing to edit, so no reader can see it matter".to_owned()
        } else {
            format!(
                " was edited ({}) and no later cell changed",
                edits.join(", ")
            )
        };
        self.finding(definition, &what, MEND_DEFINITION)
    }

    fn finding(&self, index: usize, what: &str, mend: &str) -> Finding {
        let cell = &self.cells[index];
        let kind = match cell.kind {
            Kind::Definition => "definition",
            Kind::SetUp | Kind::Result => "cell",
        };
        Finding::new(
            self.file,
            cell.line,
            format!("{kind} {}{what}", cell.name),
            mend,
        )
    }
}

/// Whether a cell's code keeps a variable for later cells.
fn binds(code: &str) -> bool {
    code.lines().any(|line| line.starts_with("let "))
}
