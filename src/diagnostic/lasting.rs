//! Texts that last as long as the process.
//!
//! A [`Code`](super::Code) is copied everywhere, and its texts are constants. The rules of a project bring ids, names and
//! summaries that are read when samc starts, and are needed until it ends. So each distinct one is kept for
//! good: what is read again, as an editor's server does, takes up nothing more, and there is a limit to all of
//! them together.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// How many bytes are kept. Ten thousand rules have less.
pub const MOST: usize = 1024 * 1024;

#[derive(Debug)]
struct Kept {
    texts: BTreeSet<&'static str>,
    bytes: usize,
}

static KEPT: Mutex<Kept> = Mutex::new(Kept { texts: BTreeSet::new(), bytes: 0 });

/// The same text, to be kept for good; `None` when there are too many already.
pub fn lasting(text: &str) -> Option<&'static str> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.texts.get(text) {
        return Some(known);
    }
    if kept.bytes + text.len() > MOST {
        return None;
    }
    let lasting: &'static str = Box::leak(text.into());
    kept.bytes += lasting.len();
    kept.texts.insert(lasting);
    Some(lasting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once_and_not_all_are() {
        let once = lasting("a text of a rule").unwrap();
        assert!(std::ptr::eq(once, lasting(&format!("a text of {}", "a rule")).unwrap()));
        assert_eq!(lasting(&"x".repeat(MOST + 1)), None);
    }
}
