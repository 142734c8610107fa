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

/// One notebook in one kernel.
pub struct Probe<'a, K> {
    kernel: &'a mut K,
    file: &'a str,
    cells: &'a [CodeCell],
    /// How long each cell took.
    times: Vec<Duration>,
    /// Whether a panic, an error or a new kernel has lost what the cells had defined.
    spoiled: bool,
}

/// What became of one edit.
enum Tried {
    /// It does not compile.
    Refused,
    /// No later cell noticed, or one did not come to an end.
    Unnoticed,
    /// A later cell shows something else.
    Noticed,
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
                findings.push(self.finding(index, &wrong, "run the notebook with `cargo lab`, and `cargo test` for the accepted output; the two must say the same"));
            }
        }
        Ok(findings)
    }

    /// The definitions, by their place among the cells.
    pub fn definitions(&self) -> impl Iterator<Item = usize> + use<'a, K> {
        let cells = self.cells;
        (0..cells.len()).filter(|&index| cells[index].kind == Kind::Definition)
    }

    /// Edits the definition until a later cell notices; its finding when none does. Afterwards it is as before.
    ///
    /// # Errors
    /// When the kernel is gone.
    pub fn edit(&mut self, definition: usize) -> Result<Option<Finding>, RunError> {
        let all = edits(&self.cells[definition].source);
        let mut refused = Vec::new();
        for edit in &all {
            match self.try_among_all(definition, edit)? {
                Tried::Noticed => return Ok(None),
                Tried::Unnoticed => {}
                Tried::Refused => refused.push(edit),
            }
        }
        // A type's edit cannot stand beside the cells that already use the type: it needs a new kernel.
        for edit in refused {
            if let Tried::Noticed = self.try_from_the_start(definition, edit)? {
                return Ok(None);
            }
        }
        let tried = all
            .iter()
            .map(|edit| edit.what.as_str())
            .collect::<Vec<_>>()
            .join(", ");
        let wrong = if tried.is_empty() {
            "holds nothing to edit, so no reader can see it matter".to_owned()
        } else {
            format!("was edited ({tried}) and no later cell changed")
        };
        let mend = "add a later cell that uses it, or cite every function between it and that cell";
        Ok(Some(self.finding(definition, &wrong, mend)))
    }

    /// Edits the definition in a kernel where all cells have run, as a reader would.
    fn try_among_all(&mut self, definition: usize, edit: &Edit) -> Result<Tried, RunError> {
        if self.spoiled {
            self.run_anew(self.cells.len())?;
        }
        let Some(answer) = self.execute_edited(definition, &edit.source)? else {
            return Ok(Tried::Unnoticed);
        };
        if !answer.error.is_empty() {
            return Ok(Tried::Refused);
        }
        let results =
            (definition + 1..self.cells.len()).filter(|&i| self.cells[i].kind == Kind::Result);
        let (tried, ran) = self.look_for_a_change(results)?;
        self.restore(definition, &ran)?;
        Ok(tried)
    }

    /// Edits the definition in a kernel where only the cells before it have run, and goes on to the end.
    fn try_from_the_start(&mut self, definition: usize, edit: &Edit) -> Result<Tried, RunError> {
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
        cells: impl Iterator<Item = usize>,
    ) -> Result<(Tried, Vec<usize>), RunError> {
        let mut ran = Vec::new();
        for index in cells {
            ran.push(index);
            let cell = &self.cells[index];
            let Some(shown) = self.execute_edited(index, &cell.source)? else {
                return Ok((Tried::Unnoticed, ran));
            };
            if shown != cell.accepted {
                // A panic takes variables with it.
                self.spoiled |= !shown.error.is_empty();
                return Ok((Tried::Noticed, ran));
            }
        }
        Ok((Tried::Unnoticed, ran))
    }

    /// Puts the definition back and runs again what ran with the edited one, so that variables are as before too.
    fn restore(&mut self, definition: usize, ran: &[usize]) -> Result<(), RunError> {
        for &index in [definition].iter().chain(ran) {
            if self.spoiled {
                break;
            }
            let cell = &self.cells[index];
            let shown = self.execute_edited(index, &cell.source)?;
            self.spoiled |= shown.is_none_or(|shown| shown != cell.accepted);
        }
        Ok(())
    }

    /// A new kernel in which the first `count` cells have run.
    fn run_anew(&mut self, count: usize) -> Result<(), RunError> {
        self.kernel.restart()?;
        for cell in &self.cells[..count] {
            self.kernel.execute(&cell.source, LIMIT)?;
        }
        self.spoiled = false;
        Ok(())
    }

    fn execute_edited(&mut self, index: usize, code: &str) -> Result<Option<Shown>, RunError> {
        let limit = LEAST_LIMIT_EDITED.max(5 * self.times[index]);
        let shown = self.kernel.execute(code, limit)?;
        self.spoiled |= shown.is_none();
        Ok(shown)
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
            format!("{kind} {} {what}", cell.name),
            mend,
        )
    }
}
