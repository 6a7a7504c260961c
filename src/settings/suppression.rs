//! What a template itself turns off.
//!
//! | where | turns off |
//! |---|---|
//! | `Key: value  # samc: allow CODE reason` | what is found on that line |
//! | `# samc: allow CODE reason` on a line of its own | what is found in the entry below: a key or item with all that belongs to it |
//! | `Metadata.samc.allow` of a resource | what is found in the resource |
//! | `Metadata.samc.allow` of the template | what is found anywhere |
//!
//! `Metadata.cfn-lint.config.ignore_checks` does what it does for cfn-lint.

use super::comments::{self, Comment};
use super::{Selector, metadata};
use crate::diagnostic::{Advice, Change, Code, Diagnostic, Fix, code};
use crate::rules;
use crate::source::{FileId, Source, Sources, Span};
use crate::tree::{Node, Value};

/// More than that are of no use to anyone, and would make a large template slow.
const MOST: usize = 1000;

/// All of a template.
#[derive(Debug, Default)]
pub struct Suppressions {
    /// Those that can be read.
    pub list: Vec<Suppression>,
    /// What is wrong with others.
    pub problems: Vec<Diagnostic>,
    /// What the rules of the project find.
    own: Vec<Code>,
}

/// What turns off one kind of finding in one stretch of the text.
#[derive(Debug, Clone)]
pub struct Suppression {
    /// Where it is written.
    pub place: Span,
    /// What it turns off.
    pub selector: Selector,
    /// Where; `None` for everywhere.
    pub stretch: Option<Span>,
    /// Whether it is meant for samc alone, which then tells when it is of no use.
    pub is_ours: bool,
    /// Whether it has turned something off.
    pub is_used: bool,
}

/// All suppressions of a template. Without a document, those that need none to be understood.
pub fn all(document: Option<&Node>, sources: &Sources, file: FileId, own: &[Code]) -> Suppressions {
    let mut found = Suppressions { own: own.to_vec(), ..Suppressions::default() };
    if let Some(source) = sources.get(file) {
        for comment in comments::find(&source.text, file) {
            found.add_comment(&comment, document, source);
        }
    }
    metadata::add(document, &mut found);
    found
}

impl Suppressions {
    /// Adds what a text such as `E3002,W1011 reason` turns off.
    pub fn add_codes(&mut self, text: &str, place: Span, stretch: Option<Span>) {
        let words = codes(text);
        if words.is_empty() {
            self.problem(place, "this allows nothing", "name what to allow: `samc: allow E3002 why`");
        }
        for (at, word) in words {
            let span =
                Span::new(place.file, place.start as usize + at, place.start as usize + at + word.len());
            self.add(Selector::parse(word), span, stretch);
        }
    }

    fn add(&mut self, selector: Selector, place: Span, stretch: Option<Span>) {
        if self.list.len() >= MOST || self.problems.len() >= MOST {
            let found = format!(
                "samc looks at {MOST} suppressions at most, and leaves out this one and all that follow"
            );
            if self.problems.last().is_none_or(|last| last.message != found) {
                self.problem(place, found, "allow the code for the whole file in `samc.toml`");
            }
        } else if selector.is_single() && selector.is_known(&self.own) {
            // What only a plan finds is not there for a check, which does not make one.
            let is_ours = !rules::plan::RULES.iter().any(|rule| selector.matches(rule.code));
            self.list.push(Suppression { place, selector, stretch, is_ours, is_used: false });
        } else if selector.is_single() {
            self.problem(
                place,
                format!("samc finds nothing called `{}`", selector.text()),
                selector.instead(&self.own),
            );
        } else {
            let found = format!("`{}` stands for many kinds of findings", selector.text());
            self.problem(place, found, "allow single codes here, and groups of them in `samc.toml`");
        }
    }

    /// Says that something cannot be understood.
    pub fn problem(&mut self, place: Span, found: impl Into<String>, help: impl Into<Advice>) {
        self.problems.push(Diagnostic::new(code::INVALID_SUPPRESSION, place, found).help(help));
    }

    fn add_comment(&mut self, comment: &Comment, document: Option<&Node>, source: &Source) {
        let Some(text) = comment.text.strip_prefix("allow").filter(|rest| is_word_end(rest)) else {
            return self.problem(
                comment.span,
                "samc does not understand this comment",
                "write `samc: allow CODE reason`",
            );
        };
        let codes = text.trim_start();
        let start = comment.span.end as usize - codes.len();
        let place = Span::new(comment.span.file, start, comment.span.end as usize);
        let stretch = if comment.is_alone {
            entry_below(comment, document, source)
        } else {
            Some(line(comment, source))
        };
        match stretch {
            Some(_) => self.add_codes(codes, place, stretch),
            // In a text with an error of syntax nobody can say what belongs together.
            None if document.is_none() => {}
            None => self.problem(
                place,
                "there is no entry below this comment",
                "put it above or beside the entry that it is about",
            ),
        }
    }
}

impl Suppression {
    /// Whether it turns off a finding.
    pub fn covers(&self, found: &Diagnostic) -> bool {
        let is_within = |stretch: Span| {
            stretch.file == found.span.file && (stretch.start..=stretch.end).contains(&found.span.start)
        };
        self.selector.matches(found.code) && self.stretch.is_none_or(is_within)
    }

    /// What to say about one that turned nothing off.
    pub fn useless(&self) -> Option<Diagnostic> {
        let found = format!("`{}` is allowed here, but there is nothing of the kind", self.selector.text());
        let fix = Fix::safe("remove what is allowed", Change::Disallow(self.place));
        let useless =
            Diagnostic::new(code::UNUSED_SUPPRESSION, self.place, found).help(Advice::with("remove it", fix));
        self.is_ours.then_some(useless)
    }
}

fn is_word_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

/// The codes at the beginning, with their places; a comma says that another follows.
fn codes(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let at = text.len() - rest.len();
        let end = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if !word.is_empty() {
            found.push((at, word));
        }
        match after.trim_start().strip_prefix(',') {
            Some(next) => rest = next,
            None => return found,
        }
    }
}

/// The line that a comment stands on.
fn line(comment: &Comment, source: &Source) -> Span {
    let start = start_of_line(comment, source);
    Span::new(comment.span.file, start, comment.span.end as usize)
}

fn start_of_line(comment: &Comment, source: &Source) -> usize {
    let before = source.text.get(..comment.span.start as usize).unwrap_or("");
    before.rfind('\n').map_or(0, |at| at + 1)
}

/// The entry that begins on the next line that has more than a comment.
fn entry_below(comment: &Comment, document: Option<&Node>, source: &Source) -> Option<Span> {
    let mut at = comment.span.end as usize;
    let after = source.text.get(at..)?;
    for line in after.split_inclusive('\n') {
        let content = line.trim_start();
        if !content.trim_end().is_empty() && !content.starts_with('#') {
            at += line.len() - content.len();
            // What a dash introduces begins behind it.
            let dash = content.len() - content.strip_prefix('-').map_or(content, str::trim_start).len();
            return entry_at(document?, at..=at + dash);
        }
        at += line.len();
    }
    None
}

/// The outermost entry of a map or list that begins within a few characters.
fn entry_at(node: &Node, starts: std::ops::RangeInclusive<usize>) -> Option<Span> {
    let begins = |span: Span| starts.contains(&(span.start as usize));
    let holds = |span: Span| (span.start as usize..=span.end as usize).contains(starts.end());
    match &node.value {
        Value::Map(map) => map.as_written().find_map(|(_, key, value)| {
            let whole = if value.span.start >= key.start { key.to(value.span) } else { key };
            if begins(key) {
                return Some(whole);
            }
            holds(whole).then(|| entry_at(value, starts.clone())).flatten()
        }),
        Value::List(items) => items.iter().find_map(|item| {
            if begins(item.span) {
                return Some(item.span);
            }
            holds(item.span).then(|| entry_at(item, starts.clone())).flatten()
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::codes;

    #[test]
    fn codes_end_where_the_reason_begins() {
        let words = |text| codes(text).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(words("E3002 because, well"), ["E3002"]);
        assert_eq!(words("E3002,W1011 , unknown-type why"), ["E3002", "W1011", "unknown-type"]);
        assert_eq!(codes(" E1, W2"), [(1, "E1"), (5, "W2")]);
        assert_eq!(words(""), Vec::<&str>::new());
    }
}
