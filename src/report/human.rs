//! Diagnostics for people.

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The findings with the lines of source that they are about.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        if let Some(source) = sources.get(diagnostic.span.file) {
            let at = source.position(diagnostic.span.start);
            out.push_str(&format!(
                "{}[{}]: {}\n  --> {}:{}:{}\n",
                diagnostic.severity.name(),
                diagnostic.code.id,
                diagnostic.message,
                source.name,
                at.line,
                at.column
            ));
        }
    }
    out
}
