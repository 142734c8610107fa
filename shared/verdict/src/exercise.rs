use show::caught;

use crate::{Agree, Verdict};

/// How far a number may be from what is wanted, unless an exercise says otherwise.
const WITHIN: f64 = 1e-9;

/// What is known of an exercise: its cases, the usual mistakes, and what the answer is before and after.
///
/// `F` is what the reader writes, as a function pointer, for example `fn(f64) -> f64`, and `T` what a case of it gives.
pub struct Exercise<F, T> {
    stub: F,
    solution: F,
    cases: Vec<Case<F, T>>,
    mistakes: Vec<(&'static str, F)>,
    within: f64,
    start: Option<&'static str>,
    secret: bool,
    remark: Option<fn(&T) -> String>,
}

/// One question to an answer.
struct Case<F, T> {
    name: &'static str,
    run: fn(F) -> T,
    wanted: Wanted<T>,
}

enum Wanted<T> {
    /// This value. What a mistake gives here says which mistake was made.
    Value(T),
    /// Any value that fits; for another, what to think of.
    Such {
        text: &'static str,
        fits: fn(&T) -> bool,
        hint: &'static str,
    },
}

/// What a case gave: a value, or the message of a panic.
type Outcome<T> = Result<T, String>;

impl<F: Copy, T: Agree> Exercise<F, T> {
    /// An exercise without cases. `stub` is what the reader begins with, `solution` a right answer.
    pub fn new(stub: F, solution: F) -> Self {
        Self {
            stub,
            solution,
            cases: Vec::new(),
            mistakes: Vec::new(),
            within: WITHIN,
            start: None,
            secret: false,
            remark: None,
        }
    }

    /// Adds a case: its name, how to ask the answer, and what it should say. The smaller come first.
    #[must_use]
    pub fn case(mut self, name: &'static str, run: fn(F) -> T, wanted: T) -> Self {
        let wanted = Wanted::Value(wanted);
        self.cases.push(Case { name, run, wanted });
        self
    }

    /// Adds a case in which more than one answer is right: what it must be in words, whether it is, and the hint if not.
    #[must_use]
    pub fn such(
        mut self,
        name: &'static str,
        run: fn(F) -> T,
        text: &'static str,
        fits: fn(&T) -> bool,
        hint: &'static str,
    ) -> Self {
        let wanted = Wanted::Such { text, fits, hint };
        self.cases.push(Case { name, run, wanted });
        self
    }

    /// Adds a usual mistake: what to tell who makes it, and an answer that makes it.
    #[must_use]
    pub fn mistake(mut self, hint: &'static str, wrong: F) -> Self {
        self.mistakes.push((hint, wrong));
        self
    }

    /// How far a number may be from what is wanted: `1e-9` without this, as a part of it where it is above 1.
    #[must_use]
    pub fn within(mut self, within: f64) -> Self {
        self.within = within;
        self
    }

    /// Never tells what was wanted: it is the whole answer.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// What to say of a right answer, from what it gave in the last case.
    #[must_use]
    pub fn remark(mut self, remark: fn(&T) -> String) -> Self {
        self.remark = Some(remark);
        self
    }

    /// The stub is a function that runs and has a fault. Who has changed nothing that a case could notice hears where to start.
    #[must_use]
    pub fn as_it_comes(mut self, start: &'static str) -> Self {
        self.start = Some(start);
        self
    }

    /// Asks the answer one case after the other, up to the first that is not as wanted.
    pub fn check(&self, answer: F) -> Verdict {
        let mut last = None;
        let wrong = self.cases.iter().find_map(|case| {
            let outcome = run(case, answer);
            if !self.is_wanted(case, &outcome) {
                return Some((case, outcome));
            }
            last = outcome.ok();
            None
        });
        let Some((case, outcome)) = wrong else {
            let remark = self.remark.zip(last.as_ref());
            let remark = remark
                .map(|(remark, last)| remark(last))
                .unwrap_or_default();
            return Verdict::Solved { remark };
        };
        if let Some(start) = outcome.as_ref().err().and_then(|panic| to_do(panic)) {
            let start = start.to_string();
            return Verdict::NotWritten { start };
        }
        if let Some(start) = self.start
            && self.agreements(answer, self.stub) == self.cases.len()
        {
            let start = start.to_string();
            return Verdict::NotMended { start };
        }
        let (wanted, hint) = match &case.wanted {
            Wanted::Value(value) => (value.show(), self.hint(case, &outcome, answer)),
            Wanted::Such { text, hint, .. } => {
                // The case's own hint speaks of values.
                let hint = match outcome {
                    Ok(_) => Some(*hint),
                    Err(_) => self.hint(case, &outcome, answer),
                };
                ((*text).to_string(), hint)
            }
        };
        Verdict::Wrong {
            case: case.name.to_string(),
            wanted: Some(wanted).filter(|_| !self.secret),
            found: match outcome {
                Ok(value) => value.show(),
                Err(panic) => format!("a panic: {panic}"),
            },
            hint: hint.map(str::to_string),
        }
    }

    /// The hint for the mistake that gives this outcome of a case. Where several do, for the one that gives what the answer gives
    /// in most cases, and then for the first.
    fn hint(&self, case: &Case<F, T>, outcome: &Outcome<T>, answer: F) -> Option<&'static str> {
        let explains = |(_, wrong): &&(&str, F)| self.same(&run(case, *wrong), outcome);
        let mut best = self.mistakes.iter().filter(explains).peekable();
        let first = best.next()?;
        if best.peek().is_none() {
            return Some(first.0);
        }
        let (mut most, mut hint) = (self.agreements(answer, first.1), first.0);
        for (other, wrong) in best {
            let count = self.agreements(answer, *wrong);
            if count > most {
                (most, hint) = (count, *other);
            }
        }
        Some(hint)
    }

    /// In how many cases two answers give the same.
    fn agreements(&self, one: F, other: F) -> usize {
        let same = |case: &&Case<F, T>| self.same(&run(case, one), &run(case, other));
        self.cases.iter().filter(same).count()
    }

    fn is_wanted(&self, case: &Case<F, T>, outcome: &Outcome<T>) -> bool {
        outcome.as_ref().is_ok_and(|value| match &case.wanted {
            Wanted::Value(wanted) => value.agrees(wanted, self.within),
            Wanted::Such { fits, .. } => fits(value),
        })
    }

    fn same(&self, one: &Outcome<T>, other: &Outcome<T>) -> bool {
        match (one, other) {
            (Ok(one), Ok(other)) => one.agrees(other, self.within),
            (Err(one), Err(other)) => one == other,
            _ => false,
        }
    }

    /// What the checker says of the answer as it comes, of the solution and of every mistake, as a test holds it.
    ///
    /// # Panics
    /// If one of them does not get its verdict, or fewer than three mistakes are known.
    pub fn verdicts(&self) -> String {
        let stub = self.check(self.stub);
        assert!(
            matches!(&stub, Verdict::NotWritten { start } | Verdict::NotMended { start } if !start.is_empty()),
            "the answer as it comes gets: {stub}"
        );
        let solution = self.check(self.solution);
        assert!(
            matches!(solution, Verdict::Solved { .. }),
            "the solution gets: {solution}"
        );
        assert!(
            self.mistakes.len() >= 3,
            "wanted at least three mistakes, found {}",
            self.mistakes.len()
        );
        let mut said = vec![stub.to_string(), solution.to_string()];
        for (wanted, wrong) in &self.mistakes {
            let verdict = self.check(*wrong);
            assert!(
                matches!(&verdict, Verdict::Wrong { hint: Some(hint), .. } if hint == wanted),
                "the mistake with the hint\n  {wanted}\ngets: {verdict}"
            );
            said.push(verdict.to_string());
        }
        said.join("\n\n")
    }
}

/// Asks an answer, which may panic.
fn run<F: Copy, T>(case: &Case<F, T>, answer: F) -> Outcome<T> {
    caught(|| (case.run)(answer))
}

/// What stands in a `todo!`, if the panic is one.
fn to_do(panic: &str) -> Option<&str> {
    let start = panic.strip_prefix("not yet implemented")?;
    Some(start.trim_start_matches(": "))
}
