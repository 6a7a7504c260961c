//! What a template is read as, and what is said about one that cannot be read.

mod content;
mod json;
mod layout;
mod limits;
mod quoting;
mod trees;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};
use crate::tree::Node;

/// A text that was read.
struct Read {
    sources: Sources,
    file: FileId,
    diagnostics: Diagnostics,
    tree: Option<Node>,
}

fn read(name: &str, text: &str) -> Read {
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let mut diagnostics = Diagnostics::new();
    let tree = super::parse(&sources, file, &mut diagnostics);
    Read { sources, file, diagnostics, tree }
}

impl Read {
    /// The findings as lines: the finding with its place, then label, help and related places.
    fn lines(&self) -> Vec<String> {
        self.diagnostics.iter().flat_map(|finding| self.finding_lines(finding)).collect()
    }

    fn finding_lines(&self, finding: &Diagnostic) -> Vec<String> {
        let (severity, name) = (finding.severity.name(), finding.code.name);
        let first = format!("{severity} {name} at {}: {}", self.place(finding.span), finding.message);
        let label = (!finding.label.is_empty()).then(|| format!("  here: {}", finding.label));
        let help = finding.help.as_ref().map(|help| format!("  help: {help}"));
        let related = finding.related.iter();
        let related = related.map(|other| format!("  at {}: {}", self.place(other.span), other.message));
        std::iter::once(first).chain(label).chain(help).chain(related).collect()
    }

    /// Line, column, and the text there.
    fn place(&self, span: Span) -> String {
        let source = self.sources.get(span.file).unwrap();
        let start = source.position(span.start);
        format!("{}:{} {:?}", start.line, start.column, self.sources.slice(span))
    }
}

fn assert_findings(text: &str, expected: &[&str]) {
    assert_eq!(read("template.yaml", text).lines(), expected);
}

/// The tree of a text that is read without findings.
fn tree(text: &str) -> Node {
    let read = read("template.yaml", text);
    assert_eq!(read.lines(), Vec::<String>::new());
    read.tree.unwrap()
}
