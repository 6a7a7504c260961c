//! "Did you mean …?"

/// Longer words are not compared: the cost grows with the square of the length.
const LONGEST: usize = 64;

/// So many names are compared: a template with many mistakes and many names would take long with all of them.
const MOST: usize = 500;

/// Shorter words begin too many others.
const SHORTEST_BEGINNING: usize = 4;

/// The candidate that a misspelt `word` most probably stands for, if any is near enough.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let wanted = word.to_lowercase();
    let allowed = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .take(MOST)
        .filter(|candidate| may_be_near(&wanted, candidate, allowed))
        .map(|candidate| (distance(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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

/// The number of letters that are wrong, missing or swapped. A word that is only the beginning of
/// the other, as `Memory` of `MemorySize`, is one wrong letter away.
fn distance(wanted: &str, candidate: &str) -> usize {
    let is_beginning = wanted.len() >= SHORTEST_BEGINNING && candidate.starts_with(wanted);
    if is_beginning && wanted != candidate { 1 } else { strsim::osa_distance(wanted, candidate) }
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn finds_what_was_meant() {
        let names = ["Handler", "MemorySize", "Timeout"];
        assert_eq!(closest("handlr", names), Some("Handler"));
        assert_eq!(closest("Memory", names), Some("MemorySize"));
        assert_eq!(closest("Tiemout", names), Some("Timeout"));
        assert_eq!(closest("Colour", names), None);
        assert_eq!(closest("Mem", names), None);
    }
}
