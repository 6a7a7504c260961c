//! Checking many files on all cores.
//!
//! A queue of numbers and one thread for each core, from the standard library: files differ so little
//! in size that nothing cleverer would be faster, and rayon would add a quarter to the program.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::selection::Selected;
use super::template::{Crew, Outcome};

/// As much as the main thread has: templates may be nested deeply.
const STACK: usize = 8 * 1024 * 1024;

/// Before that nobody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the progress is told.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// What became of the files, in their order.
pub fn check_all(crew: &Crew, files: &[Selected]) -> Vec<Outcome> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    let progress = Progress::new(files.len());
    let work = Work { crew, files, next: AtomicUsize::new(0), progress: &progress };
    let mut outcomes = if cores < 2 { work.take_all() } else { on_threads(&work, cores) };
    progress.clear();
    outcomes.sort_by_key(|(number, _)| *number);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn on_threads(work: &Work, cores: usize) -> Vec<(usize, Outcome)> {
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || work.take_all());
        // Where no further thread can be had, those there are do the work, and this one at the least.
        let threads: Vec<_> = (1..cores).map(start).map_while(Result::ok).collect();
        let mut outcomes = work.take_all();
        outcomes.extend(threads.into_iter().filter_map(|thread| thread.join().ok()).flatten());
        outcomes
    })
}

/// The files, and how many of them are taken.
struct Work<'a> {
    crew: &'a Crew,
    files: &'a [Selected],
    next: AtomicUsize,
    progress: &'a Progress,
}

impl Work<'_> {
    /// Checks files until there are none left.
    fn take_all(&self) -> Vec<(usize, Outcome)> {
        let mut outcomes = Vec::new();
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = self.files.get(number) else { return outcomes };
            outcomes.push((number, self.crew.check(file)));
            self.progress.step();
        }
    }
}

/// "checked 34 of 120", on a terminal, for whoever waits longer than a second.
struct Progress {
    all: usize,
    done: AtomicUsize,
    start: Instant,
    /// When it was last told.
    told: Mutex<Option<Instant>>,
    is_shown: bool,
}

impl Progress {
    fn new(all: usize) -> Progress {
        let is_shown = all > 1 && io::stderr().is_terminal();
        Progress { all, done: AtomicUsize::new(0), start: Instant::now(), told: Mutex::new(None), is_shown }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.is_shown || self.start.elapsed() < PATIENCE {
            return;
        }
        // Whoever comes while another tells has nothing new to tell.
        let Ok(mut told) = self.told.try_lock() else { return };
        if told.is_none_or(|last| last.elapsed() >= TELL_EVERY) {
            *told = Some(Instant::now());
            let _ = write!(io::stderr(), "\rchecked {done} of {} files", self.all);
        }
    }

    /// Removes what was told.
    fn clear(&self) {
        if self.told.lock().is_ok_and(|told| told.is_some()) {
            let _ = write!(io::stderr(), "\r\u{1b}[2K");
        }
    }
}
