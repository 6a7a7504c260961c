//! "Did you mean …?"

use super::{Advice, Change, Fix};

/// Longer words are not compared: the cost grows with the square of the length.
const LONGEST: usize = 64;

/// How many names of a template are compared: one with many mistakes and many names would take long with all of them.
pub const OF_TEMPLATE: usize = 500;

/// Shorter words begin too many others.
const SHORTEST_BEGINNING: usize = 4;

/// The candidate that a misspelt `word` most probably stands for, if any is near enough.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, candidates).map(|near| near.word)
}

/// A candidate that a misspelt word probably stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'a> {
    /// The candidate.
    pub word: &'a str,
    /// How far away it is.
    distance: Distance,
    /// The same for the next best candidate.
    next: Option<Distance>,
}

/// How far words are from each other: as [`distance`] has it, and by letters alone.
type Distance = (usize, usize);

impl Near<'_> {
    /// Asks whether it was meant by what is written, and offers to write it.
    pub fn instead_of(&self, written: &str) -> Advice {
        Advice { text: format!("did you mean `{}`?", self.word), fix: self.fix(written) }
    }

    /// Writes it, unless another candidate is as near.
    pub fn fix(&self, written: &str) -> Option<Fix> {
        let change = Change::Word { written: written.to_owned(), meant: self.word.to_owned() };
        let title = format!("write `{}`", self.word);
        let fix = if self.is_certain(written) { Fix::safe(title, change) } else { Fix::risky(title, change) };
        (self.next != Some(self.distance)).then_some(fix)
    }

    /// Whether a letter or two are wrong, and nothing else is nearly as near. Digits are names of versions and sizes:
    /// there, what is near need not be what was meant.
    fn is_certain(&self, written: &str) -> bool {
        let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
        let allowed = if written.chars().count() > LONG { 2 } else { 1 };
        let (_, letters) = self.distance;
        let is_alone = self.next.is_none_or(|(_, others)| others > letters + 1);
        letters <= allowed && is_alone && digits(self.word) == digits(written)
    }
}

/// In longer words two letters may be wrong by a slip.
const LONG: usize = 8;

/// [`closest`], and how certain that is.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Near<'a>> {
    if word.len() > LONGEST {
        return None;
    }
    let wanted = word.to_lowercase();
    let allowed = (wanted.chars().count() / 3).max(1);
    let near = candidates
        .into_iter()
        .filter(|candidate| may_be_near(&wanted, candidate, allowed))
        .map(|candidate| (distance(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|((distance, _), _)| *distance <= allowed);
    near.fold(None, |best: Option<Near>, (distance, word)| match best {
        None => Some(Near { word, distance, next: None }),
        Some(best) if best.word == word => Some(best),
        Some(best) if distance < best.distance => Some(Near { word, distance, next: Some(best.distance) }),
        Some(best) => {
            Some(Near { next: Some(best.next.map_or(distance, |next| next.min(distance))), ..best })
        }
    })
}

/// Tells by the lengths alone, since working out the distance costs much more.
fn may_be_near(wanted: &str, candidate: &str, allowed: usize) -> bool {
    let longest_character = if candidate.is_ascii() && wanted.is_ascii() { 1 } else { 4 };
    is_long_beginning(wanted, candidate)
        || wanted.len().abs_diff(candidate.len()) <= allowed * longest_character
}

fn is_long_beginning(wanted: &str, candidate: &str) -> bool {
    let start = candidate.as_bytes().get(..wanted.len());
    wanted.len() >= SHORTEST_BEGINNING
        && start.is_some_and(|start| start.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// The number of letters that are wrong, missing or swapped; first as it counts for being near: a word that is only
/// the beginning of the other, as `Memory` of `MemorySize`, is one wrong letter away.
fn distance(wanted: &str, candidate: &str) -> Distance {
    let letters = strsim::osa_distance(wanted, candidate);
    let is_beginning = wanted.len() >= SHORTEST_BEGINNING && candidate.starts_with(wanted);
    (if is_beginning { letters.min(1) } else { letters }, letters)
}

#[cfg(test)]
mod tests {
    use super::{closest, nearest};
    use crate::diagnostic::Safety;

    #[test]
    fn finds_what_was_meant() {
        let names = ["Handler", "MemorySize", "Timeout"];
        assert_eq!(closest("handlr", names), Some("Handler"));
        assert_eq!(closest("Memory", names), Some("MemorySize"));
        assert_eq!(closest("Tiemout", names), Some("Timeout"));
        assert_eq!(closest("Colour", names), None);
        assert_eq!(closest("Mem", names), None);
    }

    #[test]
    fn only_slips_are_certain() {
        let safety = |word: &str, names: &[&'static str]| {
            nearest(word, names.iter().copied()).and_then(|near| near.fix(word)).map(|fix| fix.safety)
        };
        assert_eq!(safety("Handlr", &["Handler", "Timeout"]), Some(Safety::Safe));
        assert_eq!(safety("handler", &["Handler", "Timeout"]), Some(Safety::Safe));
        assert_eq!(safety("Memory", &["MemorySize", "Timeout"]), Some(Safety::Unsafe));
        assert_eq!(safety("nodejs22", &["nodejs22.x"]), Some(Safety::Unsafe));
        assert_eq!(safety("Schedul", &["Schedule", "ScheduleV2"]), Some(Safety::Safe));
        assert_eq!(safety("python3.15", &["python3.13"]), Some(Safety::Unsafe));
        // Two are as near: nobody knows.
        assert_eq!(safety("t2.mico", &["t2.micro", "t3.micro"]), Some(Safety::Unsafe));
        assert_eq!(safety("Cat", &["Bat", "Rat"]), None);
    }
}
