//! The plan as a JSON document: settings are their plain values, and where each comes from stands in a table beside them.

use serde_json::{Map, Value, json};

use super::context::within;
use super::model::RunPlan;
use super::model::setting::{HOLES, KNOWN, NAMED, ORIGIN, OriginKind, SPAN, UNKNOWN};
use crate::source::{FileId, Sources};

/// The plan as a document. `unknown[…].at` has the JSON pointers to what is not known, which is null there; `origins`
/// the origin of each value by its pointer.
pub fn document(plan: &RunPlan, sources: &Sources) -> Value {
    let mut writer =
        Writer { plan, sources, origins: Map::new(), unknown: vec![Vec::new(); plan.unknown.len()] };
    // What has no keys but texts, and numbers that are finite, can always be written.
    let mut document = serde_json::to_value(plan).unwrap_or(Value::Null);
    writer.plain(&mut document, &mut String::new());
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
    plan: &'a RunPlan,
    sources: &'a Sources,
    origins: Map<String, Value>,
    /// Pointers to what is not known, by its position.
    unknown: Vec<Vec<String>>,
}

impl Writer<'_> {
    /// Makes a part of the document plain, where it stands.
    fn plain(&mut self, value: &mut Value, at: &mut String) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    within(at, &index.to_string(), |at| self.plain(item, at));
                }
            }
            Value::Object(object) => match self.wrapped(object, at) {
                Some(plain) => *value = plain,
                None => self.entries(object, at),
            },
            _ => {}
        }
    }

    /// The plain value of an object that stands for a setting or a place; those begin with a key of their own.
    fn wrapped(&mut self, object: &mut Map<String, Value>, at: &mut String) -> Option<Value> {
        let (key, first) = object.iter_mut().next()?;
        match key.as_str() {
            SPAN => Some(self.place(first)),
            UNKNOWN => {
                self.note_unknown(first.as_u64()?, at.clone());
                Some(Value::Null)
            }
            KNOWN => {
                let mut value = first.take();
                let origin = self.origin(object.get_mut(ORIGIN)?.take());
                self.origins.insert(at.clone(), origin);
                match object.get(HOLES) {
                    Some(holes) => self.note_holes(holes, at),
                    None => self.plain(&mut value, at),
                }
                Some(value)
            }
            _ => None,
        }
    }

    fn entries(&mut self, object: &mut Map<String, Value>, at: &mut String) {
        self.name(object, at);
        // What is not there is left out, so that null stands for what is not known, and for nothing else.
        object.retain(|_, value| !value.is_null());
        for (name, value) in object.iter_mut() {
            within(at, name, |at| self.plain(value, at));
        }
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

    fn note_holes(&mut self, holes: &Value, at: &str) {
        for hole in holes.as_array().into_iter().flatten() {
            let (below, id) = (hole.get(0).and_then(Value::as_str), hole.get(1).and_then(Value::as_u64));
            if let (Some(below), Some(id)) = (below, id) {
                self.note_unknown(id, format!("{at}{below}"));
            }
        }
    }

    fn note_unknown(&mut self, id: u64, at: String) {
        let Some(id) = usize::try_from(id).ok() else { return };
        let also = self.plan.unknown.get(id).map_or(&[][..], |unknown| &unknown.also);
        for position in also.iter().map(|id| id.0).chain([id]) {
            if let Some(places) = self.unknown.get_mut(position) {
                places.push(at.clone());
            }
        }
    }

    fn origin(&self, origin: Value) -> Value {
        let Value::Array(parts) = origin else { return Value::Null };
        let mut parts = parts.into_iter();
        let mut object = Map::new();
        object.insert("kind".to_owned(), parts.next().unwrap_or_default());
        self.add_place(parts.as_slice(), &mut object);
        Value::Object(object)
    }

    fn place(&self, span: &Value) -> Value {
        let mut object = Map::new();
        self.add_place(span.as_array().map_or(&[], Vec::as_slice), &mut object);
        Value::Object(object)
    }

    /// Adds file, line and column to an object.
    fn add_place(&self, span: &[Value], object: &mut Map<String, Value>) {
        let number =
            |at: usize| span.get(at).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        let Some(source) = self.sources.get(FileId::at(number(0))) else { return };
        let position = source.position(number(1));
        object.insert("file".to_owned(), json!(source.name));
        object.insert("line".to_owned(), json!(position.line));
        object.insert("column".to_owned(), json!(position.column));
    }
}
