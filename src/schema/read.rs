//! Reading the schemas of a document from JSON.

mod values;

use super::Pattern;
use super::json::{Json, Object};
use super::keywords::{Additional, Combined, ListLimits, ObjectLimits, Schema, SchemaId};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use values::{allowed, any, count, dependents, entries, list_of, names, number, text, text_of, types};

type Keywords = Object;
type Read<T> = Result<T, Unreadable>;

/// Why a schema could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where, as a JSON pointer.
    pub place: String,
    /// What is wrong there.
    pub problem: String,
}

impl Unreadable {
    fn new(problem: impl Into<String>) -> Unreadable {
        Unreadable { place: String::new(), problem: problem.into() }
    }

    fn within(mut self, step: &str) -> Unreadable {
        self.place = format!("/{}{}", step.replace('~', "~0").replace('/', "~1"), self.place);
        self
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{} (at `#{}`)", self.problem, self.place)
    }
}

impl std::error::Error for Unreadable {}

/// All schemas of the document, the document itself being the first.
pub(super) fn read(json: &Json, foreign: &dyn Fn(&str) -> Option<Json>) -> Read<Vec<Schema>> {
    let mut reader = Reader::default();
    let mut documents = vec![Cow::Borrowed(json)];
    reader.target("#")?;
    // References are put off instead of followed, so that their circles end.
    while let Some(target) = reader.pending.pop() {
        while let Some(name) = reader.names.get(documents.len()) {
            let document = foreign(name);
            documents
                .push(Cow::Owned(document.ok_or_else(|| Unreadable::new(format!("there is no `{name}`")))?));
        }
        reader.document = target.document;
        let document = documents.get(target.document).map(Cow::as_ref);
        reader.put(document.unwrap_or(&Json::Null), &target)?;
    }
    Ok(reader.schemas)
}

/// What a reference leads to.
struct Target {
    document: usize,
    pointer: String,
    id: SchemaId,
}

struct Reader {
    schemas: Vec<Schema>,
    /// The names of documents; the first has none.
    names: Vec<String>,
    /// The document that is being read.
    document: usize,
    known: HashMap<(usize, String), SchemaId>,
    pending: Vec<Target>,
}

impl Default for Reader {
    fn default() -> Reader {
        let names = vec![String::new()];
        Reader { schemas: Vec::new(), names, document: 0, known: HashMap::new(), pending: Vec::new() }
    }
}

impl Reader {
    /// Reads what a reference leads to.
    fn put(&mut self, document: &Json, target: &Target) -> Read<()> {
        let found = locate(document, &target.pointer);
        let value = found.ok_or_else(|| Unreadable::new(format!("`#{}` leads nowhere", target.pointer)))?;
        let schema = self.schema(value).map_err(|unreadable| Unreadable {
            place: format!("{}{}", target.pointer, unreadable.place),
            ..unreadable
        })?;
        if let Some(place) = self.schemas.get_mut(target.id.0 as usize) {
            *place = schema;
        }
        Ok(())
    }

    /// The id of the schema that a `$ref` means; it is read later.
    fn target(&mut self, reference: &str) -> Read<SchemaId> {
        let (name, pointer) = match reference.split_once('#') {
            Some((name, pointer)) => (name, pointer),
            None if reference.starts_with('/') => ("", reference),
            None => (reference, ""),
        };
        let key = (self.document_named(name), pointer.to_string());
        if let Some(id) = self.known.get(&key) {
            return Ok(*id);
        }
        let id = self.add(Schema::default())?;
        self.pending.push(Target { document: key.0, pointer: key.1.clone(), id });
        self.known.insert(key, id);
        Ok(id)
    }

    fn document_named(&mut self, name: &str) -> usize {
        if name.is_empty() {
            return self.document;
        }
        self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_string());
            self.names.len() - 1
        })
    }

    fn add(&mut self, schema: Schema) -> Read<SchemaId> {
        let id =
            u32::try_from(self.schemas.len()).map_err(|_| Unreadable::new("there are too many schemas"))?;
        self.schemas.push(schema);
        Ok(SchemaId(id))
    }

    fn schema(&mut self, value: &Json) -> Read<Schema> {
        match value {
            Json::Bool(allowed) => Ok(Schema { never: !allowed, ..Schema::default() }),
            Json::Object(keywords) => self.keywords(keywords),
            _ => Err(Unreadable::new("a schema must be an object, `true` or `false`")),
        }
    }

    fn keywords(&mut self, keywords: &Keywords) -> Read<Schema> {
        Ok(Schema {
            reference: text_of(keywords, "$ref")?.map(|reference| self.target(reference)).transpose()?,
            never: false,
            types: types(keywords)?,
            allowed: allowed(keywords)?,
            text: text(keywords)?,
            number: number(keywords)?,
            list: self.list(keywords)?,
            object: self.object(keywords)?,
            combined: self.combined(keywords)?,
            description: text_of(keywords, "description")?.map(Box::from),
        })
    }

    fn list(&mut self, keywords: &Keywords) -> Read<Option<Box<ListLimits>>> {
        const KEYWORDS: [&str; 8] = [
            "items",
            "prefixItems",
            "contains",
            "minItems",
            "maxItems",
            "uniqueItems",
            "uniqueKeys",
            "maxUniqueItems",
        ];
        if !any(keywords, &KEYWORDS) {
            return Ok(None);
        }
        // Before draft 2020-12, `items` with a list was what `prefixItems` is now.
        let tuple = keywords.get("items").is_some_and(is_array);
        Ok(Some(Box::new(ListLimits {
            items: if tuple { None } else { self.one(keywords, "items")? },
            prefix: self.several(keywords, if tuple { "items" } else { "prefixItems" })?,
            contains: self.one(keywords, "contains")?,
            min: count(keywords, "minItems")?,
            max: count(keywords, "maxItems")?,
            unique: keywords.get("uniqueItems") == Some(&Json::Bool(true)),
            repeatable: keywords.get("uniqueItems") == Some(&Json::Bool(false)),
            unique_keys: names(keywords, "uniqueKeys")?,
            max_unique: count(keywords, "maxUniqueItems")?,
        })))
    }

    fn object(&mut self, keywords: &Keywords) -> Read<Option<Box<ObjectLimits>>> {
        const KEYWORDS: [&str; 12] = [
            "properties",
            "patternProperties",
            "additionalProperties",
            "required",
            "requiredXor",
            "requiredOr",
            "dependentRequired",
            "dependentExcluded",
            "dependencies",
            "minProperties",
            "maxProperties",
            "propertyNames",
        ];
        if !any(keywords, &KEYWORDS) {
            return Ok(None);
        }
        let patterns = self.named(keywords, "patternProperties")?;
        let mut dependent_required = dependents(keywords, "dependentRequired")?;
        dependent_required.extend(dependents(keywords, "dependencies")?);
        Ok(Some(Box::new(ObjectLimits {
            properties: self.named(keywords, "properties")?.into_iter().collect(),
            patterns: patterns.into_iter().map(|(pattern, id)| (Pattern::new(&pattern), id)).collect(),
            additional: self.additional(keywords)?,
            required: names(keywords, "required")?,
            required_xor: names(keywords, "requiredXor")?,
            required_or: names(keywords, "requiredOr")?,
            dependent_required,
            dependent_excluded: dependents(keywords, "dependentExcluded")?,
            min: count(keywords, "minProperties")?,
            max: count(keywords, "maxProperties")?,
            property_names: self.one(keywords, "propertyNames")?,
        })))
    }

    fn additional(&mut self, keywords: &Keywords) -> Read<Additional> {
        match keywords.get("additionalProperties") {
            None | Some(Json::Bool(true)) => Ok(Additional::Allowed),
            Some(Json::Bool(false)) => Ok(Additional::Forbidden),
            Some(schema) => self.child("additionalProperties", schema).map(Additional::Schema),
        }
    }

    fn combined(&mut self, keywords: &Keywords) -> Read<Option<Box<Combined>>> {
        const KEYWORDS: [&str; 7] =
            ["allOf", "anyOf", "oneOf", "not", "if", "dependencies", "dependentSchemas"];
        if !any(keywords, &KEYWORDS) {
            return Ok(None);
        }
        let mut all_of = self.several(keywords, "allOf")?;
        self.dependent_schemas(keywords, "dependencies", &mut all_of)?;
        self.dependent_schemas(keywords, "dependentSchemas", &mut all_of)?;
        let combined = Combined {
            all_of,
            any_of: self.several(keywords, "anyOf")?,
            one_of: self.several(keywords, "oneOf")?,
            not: self.one(keywords, "not")?,
            condition: self.one(keywords, "if")?,
            then: self.one(keywords, "then")?,
            otherwise: self.one(keywords, "else")?,
        };
        Ok((combined != Combined::default()).then(|| Box::new(combined)))
    }

    /// `{A: schema}` says what `if` the property `A` is there, `then` the schema holds, says too.
    fn dependent_schemas(
        &mut self,
        keywords: &Keywords,
        keyword: &str,
        all_of: &mut Vec<SchemaId>,
    ) -> Read<()> {
        for (name, schema) in entries(keywords, keyword)?.filter(|(_, value)| !is_array(value)) {
            let required = ObjectLimits { required: vec![name.into()], ..ObjectLimits::default() };
            let condition = Some(self.add(Schema { object: Some(Box::new(required)), ..Schema::default() })?);
            let then = Some(self.child(keyword, schema)?);
            let combined = Combined { condition, then, ..Combined::default() };
            all_of.push(self.add(Schema { combined: Some(Box::new(combined)), ..Schema::default() })?);
        }
        Ok(())
    }

    fn child(&mut self, step: &str, value: &Json) -> Read<SchemaId> {
        let schema = self.schema(value).map_err(|unreadable| unreadable.within(step))?;
        self.add(schema)
    }

    fn one(&mut self, keywords: &Keywords, keyword: &str) -> Read<Option<SchemaId>> {
        keywords.get(keyword).map(|value| self.child(keyword, value)).transpose()
    }

    fn several(&mut self, keywords: &Keywords, keyword: &str) -> Read<Vec<SchemaId>> {
        let schemas = list_of(keywords, keyword)?.iter().enumerate();
        let ids = schemas.map(|(index, schema)| self.child(&index.to_string(), schema));
        ids.collect::<Read<_>>().map_err(|unreadable| unreadable.within(keyword))
    }

    fn named(&mut self, keywords: &Keywords, keyword: &str) -> Read<Vec<(Box<str>, SchemaId)>> {
        let schemas = entries(keywords, keyword)?;
        let ids = schemas.map(|(name, schema)| Ok((name.into(), self.child(name, schema)?)));
        ids.collect::<Read<_>>().map_err(|unreadable| unreadable.within(keyword))
    }
}

fn is_array(value: &Json) -> bool {
    matches!(value, Json::Array(_))
}

/// What a JSON pointer leads to, or a path of CloudFormation's such as `/properties/Cors/*/Methods`, which
/// leaves out the keywords between the names.
fn locate<'a>(document: &'a Json, pointer: &str) -> Option<&'a Json> {
    document.pointer(pointer).or_else(|| {
        let mut names = pointer.strip_prefix("/properties/")?.split('/');
        names.try_fold(document, |schema, name| step(dereference(document, schema)?, name))
    })
}

fn step<'a>(schema: &'a Json, name: &str) -> Option<&'a Json> {
    match name {
        "*" => schema.get("items"),
        name => schema.get("properties")?.get(name),
    }
}

fn dereference<'a>(document: &'a Json, mut schema: &'a Json) -> Option<&'a Json> {
    const REFERENCES: usize = 64;
    for _ in 0..REFERENCES {
        let Some(reference) = schema.get("$ref").and_then(Json::as_str) else { return Some(schema) };
        schema = document.pointer(reference.strip_prefix('#')?)?;
    }
    None
}

#[cfg(test)]
mod tests;
