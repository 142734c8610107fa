//! Asking the program of the reader's answers, which may never end.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long one answer may compute. The longest, ten thousand steps of training, needs half a minute.
pub const PATIENCE: Duration = Duration::from_mins(3);

/// After how long without a line a reader hears what is computing.
const WORD: Duration = Duration::from_secs(20);

/// Runs the program that checks answers, and says each of its lines as it comes. Gives the mark and the name of each exercise.
///
/// An answer that is still computing after `patience` is stopped, and one that stops the program is named; the program then runs
/// again with the exercises that are left.
pub fn ask(
    program: impl Fn(&[&String]) -> Command,
    names: &[&String],
    patience: Duration,
    say: impl Fn(&str),
) -> Result<Vec<(char, String)>, String> {
    let mut marks = Vec::new();
    while marks.len() < names.len() {
        let mut program = program(&names[marks.len()..]);
        let started = program.stdout(Stdio::piped()).spawn();
        let mut child = started.map_err(|error| format!("the answers do not start: {error}"))?;
        let (sender, lines) = sync_channel(1);
        if let Some(out) = child.stdout.take() {
            thread::spawn(move || {
                let mut lines = BufReader::new(out).lines().map_while(Result::ok);
                lines.try_for_each(|line| sender.send(line))
            });
        }
        let mut since = Instant::now();
        let end = loop {
            let left = patience.saturating_sub(since.elapsed());
            match lines.recv_timeout(left.min(WORD)) {
                // An answer may print without end.
                Ok(line) if !left.is_zero() => {
                    say(&line);
                    if let Some(mark) = mark(&line) {
                        marks.push(mark);
                        since = Instant::now();
                    }
                }
                Err(RecvTimeoutError::Timeout) if since.elapsed() < patience => {
                    let name = names.get(marks.len()).map_or("", |name| name);
                    say(&format!("    {name} is still computing"));
                }
                Err(RecvTimeoutError::Disconnected) => {
                    break "it stops the whole program, as a function does that calls itself without end";
                }
                Ok(_) | Err(RecvTimeoutError::Timeout) => {
                    break "it does not come to an end: is there a loop whose condition stays true?";
                }
            }
        };
        drop(lines);
        // It may have ended by itself.
        let _ = child.kill();
        child
            .wait()
            .map_err(|error| format!("the answers do not end: {error}"))?;
        if let Some(name) = names.get(marks.len()) {
            say(&format!("✗ {name}: {end}"));
            marks.push(('✗', (*name).clone()));
        }
    }
    Ok(marks)
}

/// The mark and the name, if a line has a verdict.
fn mark(line: &str) -> Option<(char, String)> {
    let (mark, rest) = line.split_once(' ')?;
    let mark = mark.chars().next()?;
    let name = rest.split(':').next().unwrap_or(rest);
    matches!(mark, '✓' | '·' | '✗').then(|| (mark, name.to_string()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::ask;
    use std::cell::RefCell;
    use std::process::Command;
    use std::time::Duration;

    /// A program that is asked about its arguments, and ends, computes or prints without end at those of these names.
    const PROGRAM: &str = "for name in \"$@\"; do case $name in \
         ends) exit 3;; sleeps) exec sleep 60;; prints) while :; do echo 1; done;; \
         *) echo \"✓ $name: solved\"; echo '    indeed';; esac; done";

    #[test]
    fn an_answer_that_does_not_end_is_named_and_the_others_are_asked() {
        let names = ["one", "sleeps", "two", "prints", "ends", "three"].map(String::from);
        let names: Vec<&String> = names.iter().collect();
        let program = |names: &[&String]| {
            let mut program = Command::new("sh");
            program.args(["-c", PROGRAM, "sh"]).args(names);
            program
        };
        let said = RefCell::new(Vec::new());
        let say = |line: &str| said.borrow_mut().push(line.to_string());
        let marks = ask(program, &names, Duration::from_secs(1), say).expect("a shell");
        let marks: Vec<(char, &str)> = marks.iter().map(|(m, name)| (*m, name.as_str())).collect();
        let (good, bad) = ('✓', '✗');
        assert_eq!(
            marks,
            [
                (good, "one"),
                (bad, "sleeps"),
                (good, "two"),
                (bad, "prints"),
                (bad, "ends"),
                (good, "three"),
            ]
        );
        let said = said.into_inner();
        let of = |name: &str| {
            let begins = format!("✗ {name}: it ");
            let line = said.iter().find_map(|line| line.strip_prefix(&begins));
            line.map(|line| &line[..5])
        };
        assert_eq!(of("sleeps"), Some("does "));
        assert_eq!(of("prints"), Some("does "));
        assert_eq!(of("ends"), Some("stops"));
        assert_eq!(said.iter().filter(|line| *line == "    indeed").count(), 3);
    }
}
