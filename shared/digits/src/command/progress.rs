//! How far a run is: a bar in a terminal, a line now and then anywhere else.

use super::{shown, tell};
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};
use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

/// How often the bar's numbers change.
const IN_A_TERMINAL: Duration = Duration::from_millis(200);

/// How often a line is written. A run that ends sooner writes none.
const ELSEWHERE: Duration = Duration::from_secs(10);

/// The progress of a run of many steps, told on stderr.
pub struct Progress {
    bar: ProgressBar,
    steps: usize,
    started: Instant,
    told: Instant,
}

impl Progress {
    /// The progress of a run that begins now.
    pub fn new(steps: usize) -> Self {
        let bar = ProgressBar::new(steps as u64);
        let style = ProgressStyle::with_template("{spinner} {wide_bar} {pos} of {len} steps{msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        if !bar.is_hidden() {
            // A step can take many seconds. The spinner shows that it is under way.
            bar.enable_steady_tick(IN_A_TERMINAL);
        }
        Self {
            bar,
            steps,
            started: Instant::now(),
            told: Instant::now(),
        }
    }

    /// The bar itself, for another thread.
    pub fn bar(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// Writes a line to stdout, above the bar.
    pub fn print(&self, line: &str) -> io::Result<()> {
        self.bar.suspend(|| writeln!(io::stdout(), "{line}"))
    }

    /// Tells that `done` steps are done, now and then with what else there is to say.
    pub fn advance(&mut self, done: usize, loss_and_speed: impl FnOnce() -> (f64, f64)) {
        self.bar.set_position(done as u64);
        let pause = if self.bar.is_hidden() {
            ELSEWHERE
        } else {
            IN_A_TERMINAL
        };
        if self.told.elapsed() < pause {
            return;
        }
        self.told = Instant::now();
        let (loss, images_per_second) = loss_and_speed();
        let left = self.started.elapsed().as_secs_f64() / done as f64 * (self.steps - done) as f64;
        let left = Duration::try_from_secs_f64(left).unwrap_or(Duration::MAX);
        let message = format!(
            ", loss {}, {images_per_second:.0} images/s, {:#} left",
            shown(loss),
            HumanDuration(left)
        );
        if self.bar.is_hidden() {
            tell(&format!("{done} of {} steps{message}", self.steps));
        } else {
            self.bar.set_message(message);
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
