//! What the parts of an application are called in a Compose file.

use std::collections::BTreeSet;

/// Names that are taken.
#[derive(Debug, Default)]
pub struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A name for something: in small letters, with strokes between words, and one that nothing else has.
    pub fn claim(&mut self, wanted: &str) -> String {
        let name = in_small_letters(wanted);
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !self.taken.contains(name));
        let name = free.unwrap_or(name);
        self.taken.insert(name.clone());
        name
    }
}

/// `Child/OrdersFn` becomes `child-orders-fn`. What comes out is a name of a host, too.
pub fn in_small_letters(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (at, c) in characters.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        let is_new_word = c.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase()
                        && characters.get(at + 1).is_some_and(char::is_ascii_lowercase))
            });
        if is_new_word {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    let name = out.trim_end_matches('-');
    if name.is_empty() { "unnamed".to_owned() } else { name.to_owned() }
}
