//! The plan as a JSON document: settings are their plain values, and where each comes from stands in a table beside them.

use serde_json::{Map, Value, json};

use super::context::within;
use super::model::RunPlan;
use super::model::setting::{HOLES, KNOWN, NAMED, ORIGIN, OriginKind, SPAN, UNKNOWN};
use crate::source::{FileId, Sources, Span};

/// The plan as a document. `unknown[…].at` has the JSON pointers to what is not known, which is null there; `origins`
/// the origin of each value by its pointer.
pub fn document(plan: &RunPlan, sources: &Sources) -> Value {
    let mut writer = Writer { sources, origins: Map::new(), unknown: vec![Vec::new(); plan.unknown.len()] };
    // What has no keys but texts, and numbers that are finite, can always be written.
    let wrapped = serde_json::to_value(plan).unwrap_or(Value::Null);
    let mut document = writer.plain(wrapped, &mut String::new());
    let Writer { origins, unknown, .. } = writer;
    for (entry, at) in
        document.get_mut("unknown").and_then(Value::as_array_mut).into_iter().flatten().zip(unknown)
    {
        if let Some(slot) = entry.get_mut("at") {
            *slot = json!(at);
        }
    }
    if let Some(document) = document.as_object_mut() {
        document.insert("origins".to_owned(), Value::Object(origins));
    }
    document
}

struct Writer<'a> {
    sources: &'a Sources,
    origins: Map<String, Value>,
    /// Pointers to what is not known, by its position.
    unknown: Vec<Vec<String>>,
}

impl Writer<'_> {
    fn plain(&mut self, value: Value, at: &mut String) -> Value {
        match value {
            Value::Array(items) => {
                let items = items.into_iter().enumerate();
                items.map(|(index, item)| within(at, &index.to_string(), |at| self.plain(item, at))).collect()
            }
            Value::Object(object) => self.object(object, at),
            scalar => scalar,
        }
    }

    fn object(&mut self, mut object: Map<String, Value>, at: &mut String) -> Value {
        if let Some(span) = object.get(SPAN) {
            return self.place(span);
        }
        if let Some(id) = object.get(UNKNOWN).and_then(Value::as_u64) {
            self.note_unknown(id, at.clone());
            return Value::Null;
        }
        if let (Some(value), Some(origin)) = (object.remove(KNOWN), object.remove(ORIGIN)) {
            let origin = self.origin(origin);
            self.origins.insert(at.clone(), origin);
            return match object.remove(HOLES) {
                Some(holes) => self.tree(value, &holes, at),
                None => self.plain(value, at),
            };
        }
        self.name(&mut object, at);
        // What is not there is left out, so that null stands for what is not known, and for nothing else.
        let entries = object.into_iter().filter(|(_, value)| !value.is_null());
        let plain = entries.map(|(name, value)| {
            let value = within(at, &name, |at| self.plain(value, at));
            (name, value)
        });
        Value::Object(plain.collect())
    }

    /// Notes where the name of something comes from; an ARN is always made.
    fn name(&mut self, object: &mut Map<String, Value>, at: &str) {
        let Some(origin) = object.shift_remove(NAMED).map(|origin| self.origin(origin)) else { return };
        if object.get("arn").is_some_and(Value::is_string) {
            let mut made = origin.clone();
            if let Some(made) = made.as_object_mut() {
                made.insert("kind".to_owned(), json!(OriginKind::Generated.name()));
            }
            self.origins.insert(format!("{at}/arn"), made);
        }
        self.origins.insert(format!("{at}/name"), origin);
    }

    fn tree(&mut self, value: Value, holes: &Value, at: &str) -> Value {
        for hole in holes.as_array().into_iter().flatten() {
            let (below, id) = (hole.get(0).and_then(Value::as_str), hole.get(1).and_then(Value::as_u64));
            if let (Some(below), Some(id)) = (below, id) {
                self.note_unknown(id, format!("{at}{below}"));
            }
        }
        value
    }

    fn note_unknown(&mut self, id: u64, at: String) {
        let noted = usize::try_from(id).ok().and_then(|id| self.unknown.get_mut(id));
        noted.into_iter().for_each(|places| places.push(at.clone()));
    }

    fn origin(&self, origin: Value) -> Value {
        let mut object = Map::new();
        object.insert("kind".to_owned(), origin.get("kind").cloned().unwrap_or_default());
        let place = origin.get("place").and_then(|place| place.get(SPAN)).map(|span| self.place(span));
        if let Some(Value::Object(place)) = place {
            object.extend(place);
        }
        Value::Object(object)
    }

    fn place(&self, span: &Value) -> Value {
        let number =
            |at: usize| span.get(at).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        let span = Span { file: FileId::at(number(0)), start: number(1), end: number(2) };
        let Some(source) = self.sources.get(span.file) else { return Value::Null };
        let position = source.position(span.start);
        json!({ "file": source.name, "line": position.line, "column": position.column })
    }
}
