//! Schemas of CloudFormation in standard JSON Schema, for the `jsonschema` crate.
//!
//! CloudFormation reads scalars as what is wanted: `"5"` is a number, `5` a text, `"true"` a boolean. So types
//! are widened, and keywords about texts and numbers look at what the scalar is read as (`asText`, `asNumber`).

use std::collections::HashMap;

use jsonschema::{Draft, Keyword, ValidationError, Validator};
use serde_json::{Map, Value as Json, json};

type Keywords = Map<String, Json>;

/// Whether both understand a pattern, by pattern.
#[derive(Default)]
pub struct Patterns(HashMap<String, bool>);

impl Patterns {
    fn understands(&mut self, pattern: &str) -> bool {
        // samc has no intersections of sets, which are Java's; one type has one.
        let is_known = || !pattern.contains("&&") && standard(&json!({ "pattern": pattern })).is_some();
        *self.0.entry(pattern.to_owned()).or_insert_with(is_known)
    }

    /// How many they do not.
    pub fn left_out(&self) -> usize {
        self.0.values().filter(|understood| !**understood).count()
    }
}

fn standard(schema: &Json) -> Option<Validator> {
    jsonschema::options().with_draft(Draft::Draft202012).build(schema).ok()
}

/// Changes every schema in a schema, those within before those around them.
pub fn each_schema(schema: &mut Json, change: &mut impl FnMut(&mut Keywords)) {
    let Json::Object(keywords) = schema else { return };
    for (keyword, value) in keywords.iter_mut() {
        match (keyword.as_str(), value) {
            ("allOf" | "anyOf" | "oneOf" | "prefixItems", Json::Array(several)) => {
                several.iter_mut().for_each(|one| each_schema(one, change));
            }
            (
                "properties" | "patternProperties" | "definitions" | "dependencies" | "dependentSchemas",
                Json::Object(named),
            ) => named.values_mut().for_each(|one| each_schema(one, change)),
            (
                "items"
                | "contains"
                | "additionalProperties"
                | "propertyNames"
                | "not"
                | "if"
                | "then"
                | "else",
                one,
            ) => each_schema(one, change),
            _ => {}
        }
    }
    change(keywords);
}

/// The names of formats are CloudFormation's own, and its patterns are for Java. For `uniqueKeys` and
/// `maxUniqueItems`, which five types have, JSON Schema has no words.
pub fn leave_out_what_it_cannot_judge(schema: &mut Json, patterns: &mut Patterns) {
    each_schema(schema, &mut |keywords| {
        for keyword in ["format", "uniqueKeys", "maxUniqueItems"] {
            keywords.shift_remove(keyword);
        }
        if let Some(pattern) = keywords.get("pattern").and_then(Json::as_str)
            && !patterns.understands(pattern)
        {
            keywords.shift_remove("pattern");
        }
        if let Some(Json::Object(named)) = keywords.get_mut("patternProperties") {
            named.retain(|pattern, _| patterns.understands(pattern));
        }
    });
}

/// The `jsonschema` crate, for one schema.
pub struct Oracle(Validator);

impl Oracle {
    /// For a schema of CloudFormation.
    pub fn of(schema: &Json) -> Oracle {
        let mut schema = schema.clone();
        each_schema(&mut schema, &mut translate);
        let options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_keyword("asText", |_, schema, _| Ok(Box::new(ReadAs::new(schema, text_of))))
            .with_keyword("asLowerText", |_, schema, _| Ok(Box::new(ReadAs::new(schema, lower_text_of))))
            .with_keyword("asNumber", |_, schema, _| Ok(Box::new(ReadAs::new(schema, number_of))));
        Oracle(options.build(&schema).unwrap())
    }

    /// What is wrong with a value.
    pub fn problems(&self, instance: &Json) -> Vec<String> {
        let errors = self.0.iter_errors(instance);
        errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

/// A schema about what a scalar is read as; other values are not looked at.
struct ReadAs {
    schema: Validator,
    read: fn(&Json) -> Option<Json>,
}

impl ReadAs {
    fn new(schema: &Json, read: fn(&Json) -> Option<Json>) -> ReadAs {
        ReadAs { schema: standard(schema).unwrap(), read }
    }
}

impl<'i> Keyword<'i> for ReadAs {
    fn validate(&self, instance: &'i Json) -> Result<(), ValidationError<'i>> {
        let is_right = Keyword::is_valid(self, instance);
        is_right.then_some(()).ok_or_else(|| ValidationError::custom("it is read as something else"))
    }

    fn is_valid(&self, instance: &'i Json) -> bool {
        (self.read)(instance).is_none_or(|read| self.schema.is_valid(&read))
    }
}

fn text_of(scalar: &Json) -> Option<Json> {
    match scalar {
        Json::String(_) => Some(scalar.clone()),
        Json::Bool(_) | Json::Number(_) => Some(scalar.to_string().into()),
        _ => None,
    }
}

fn lower_text_of(scalar: &Json) -> Option<Json> {
    Some(text_of(scalar)?.as_str()?.to_lowercase().into())
}

fn number_of(scalar: &Json) -> Option<Json> {
    match scalar {
        Json::Number(_) => Some(scalar.clone()),
        Json::String(text) => Some(text.trim().parse::<f64>().ok()?.into()),
        _ => None,
    }
}

/// Writes what is CloudFormation's own as what holds in addition to the rest.
fn translate(keywords: &mut Keywords) {
    let mut further = Vec::new();
    if let Some(types) = keywords.shift_remove("type") {
        further.push(widened(&types));
    }
    if let Some(pattern) = keywords.shift_remove("pattern") {
        further.push(json!({ "asText": { "pattern": pattern } }));
    }
    further.extend(number_limits(keywords));
    further.extend(allowed(keywords));
    further.extend(groups(keywords));
    if let Some(Json::Array(all)) = keywords.get_mut("allOf") {
        all.extend(further);
    } else if !further.is_empty() {
        keywords.insert("allOf".to_owned(), further.into());
    }
}

fn widened(types: &Json) -> Json {
    let types = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
    let each = types.iter().map(|one| match one.as_str().unwrap() {
        "string" => json!({ "type": ["string", "number", "boolean"] }),
        "boolean" => json!({ "enum": [true, false, "true", "True", "TRUE", "false", "False", "FALSE"] }),
        "integer" => one_or_text("number", r"^\s*[+-]?[0-9]+\s*$"),
        "number" => one_or_text("number", r"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$"),
        other => json!({ "type": other }),
    });
    json!({ "anyOf": each.collect::<Vec<_>>() })
}

fn one_or_text(kind: &str, pattern: &str) -> Json {
    json!({ "anyOf": [{ "type": kind }, { "type": "string", "pattern": pattern }] })
}

fn number_limits(keywords: &mut Keywords) -> Option<Json> {
    let names = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
    let limits: Keywords =
        names.iter().filter_map(|name| Some(((*name).to_owned(), keywords.shift_remove(*name)?))).collect();
    (!limits.is_empty()).then(|| json!({ "asNumber": limits }))
}

fn allowed(keywords: &mut Keywords) -> Option<Json> {
    let constant = keywords.shift_remove("const").map(|value| vec![value]);
    let list = |value: Option<Json>| value.map(|values| values.as_array().unwrap().clone());
    let exact = constant.or(list(keywords.shift_remove("enum")));
    let loose = list(keywords.shift_remove("enumCaseInsensitive"));
    let keyword = if exact.is_some() { "asText" } else { "asLowerText" };
    let read = if exact.is_some() { text_of } else { lower_text_of };
    let values = exact.or(loose)?;
    let texts: Vec<Json> = values.iter().filter_map(read).flat_map(spellings).collect();
    let others: Vec<&Json> = values.iter().filter(|value| text_of(value).is_none()).collect();
    let scalar = json!({ "type": ["string", "number", "boolean"], keyword: { "enum": texts } });
    Some(json!({ "anyOf": [scalar, { "enum": others }] }))
}

/// `true` is also written `True` and `TRUE`.
fn spellings(text: Json) -> Vec<Json> {
    match text.as_str() {
        Some("true" | "True" | "TRUE") => vec!["true".into(), "True".into(), "TRUE".into()],
        Some("false" | "False" | "FALSE") => vec!["false".into(), "False".into(), "FALSE".into()],
        _ => vec![text],
    }
}

/// Which keys must be there together or apart.
fn groups(keywords: &mut Keywords) -> Vec<Json> {
    let required = |names: Json| -> Vec<Json> {
        names.as_array().unwrap().iter().map(|name| json!({ "required": [name] })).collect()
    };
    let object_or = |schema: Json| json!({ "if": { "type": "object" }, "then": schema });
    let mut groups = Vec::new();
    if let Some(names) = keywords.shift_remove("requiredXor") {
        groups.push(object_or(json!({ "oneOf": required(names) })));
    }
    if let Some(names) = keywords.shift_remove("requiredOr") {
        groups.push(object_or(json!({ "anyOf": required(names) })));
    }
    for (name, others) in entries(keywords.shift_remove("dependentExcluded")) {
        groups.push(json!({ "dependentSchemas": { name: { "not": { "anyOf": required(others) } } } }));
    }
    for (name, other) in entries(keywords.shift_remove("dependencies")) {
        let keyword = if other.is_array() { "dependentRequired" } else { "dependentSchemas" };
        groups.push(json!({ keyword: { name: other } }));
    }
    groups
}

fn entries(map: Option<Json>) -> impl Iterator<Item = (String, Json)> {
    map.and_then(|map| map.as_object().cloned()).unwrap_or_default().into_iter()
}
