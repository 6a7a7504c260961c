//! The source map of an expansion: for each path in it, the place in the template it comes from.
//!
//! One line of JSON per path, in the order of the expansion, so that a change of the template shows
//! up as a small difference. Fields may be added, but are never renamed.

use indexmap::IndexSet;
use serde_json::{Map as JsonMap, Value as Json, json};

use super::origin::{Part, Written, visit_parts};
use crate::source::{FileId, Source, Sources, Span};
use crate::tree::Node;

/// The number that goes up when a reader of the format would have to change.
const VERSION: u32 = 1;

/// The source map of an expansion as JSON.
pub fn to_json(expansion: &Node, written: &Written, sources: &Sources) -> String {
    let mut map = SourceMap { written, sources, files: IndexSet::new(), lines: Vec::new() };
    visit_parts(expansion, &mut |part| map.add(part));
    map.print()
}

struct SourceMap<'a> {
    written: &'a Written<'a>,
    sources: &'a Sources,
    /// The texts that places lie in; each place names its text by its position here.
    files: IndexSet<FileId>,
    lines: Vec<String>,
}

impl SourceMap<'_> {
    fn add(&mut self, part: Part) {
        let origin = if self.written.has(part.value) { "written" } else { "made" };
        let mut entry = JsonMap::new();
        entry.insert("origin".to_owned(), json!(origin));
        entry.extend(self.place(part.value.span));
        if let Some(key) = part.key.filter(|key| *key != part.value.span) {
            entry.insert("key".to_owned(), Json::Object(self.place(key)));
        }
        self.lines.push(format!("    {}: {}", Json::from(part.pointer), Json::Object(entry)));
    }

    /// The text that the span lies in, and its ends as `[line, column, offset]`.
    fn place(&mut self, span: Span) -> JsonMap<String, Json> {
        let (file, _) = self.files.insert_full(span.file);
        let end = |offset| self.sources.get(span.file).map(|source| position(source, offset));
        let fields =
            [("file", json!(file)), ("start", json!(end(span.start))), ("end", json!(end(span.end)))];
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn print(self) -> String {
        let names = self.files.iter().filter_map(|file| self.sources.get(*file));
        let names: Vec<&str> = names.map(|source| source.name.as_str()).collect();
        format!(
            "{{\n  \"version\": {VERSION},\n  \"files\": {},\n  \"paths\": {{\n{}\n  }}\n}}\n",
            json!(names),
            self.lines.join(",\n")
        )
    }
}

fn position(source: &Source, offset: u32) -> [usize; 3] {
    let at = source.position(offset);
    [at.line, at.column, at.offset]
}
