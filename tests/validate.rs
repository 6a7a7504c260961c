//! samc's schema checker says what the `jsonschema` crate says, wherever they are meant to agree.
//!
//! For many types of CloudFormation, values are made from the schema, then damaged; both say whether each is
//! valid. `validate/oracle.rs` writes the schemas in standard JSON Schema, with the differences that are meant.

mod instances;
mod oracle;

use indexmap::IndexMap;
use samc::conditions::{Conditions, Scope};
use samc::evaluate::{Evaluator, is_function, no_entries};
use samc::schema::{Document, Json as SchemaJson, Schemas};
use samc::source::{FileId, Sources, Span};
use samc::tree;
use samc::validate::{Keyword, Place, Validator, Violation};
use serde_json::{Value as Json, json};

use crate::mutation::random::Random;
use instances::Maker;
use oracle::{Oracle, Patterns};

/// Every how manyeth type is compared; those with a rare keyword all are.
const STEP: usize = 5;
const INSTANCES: usize = 16;
const DAMAGED: usize = 7;
/// How often the keywords that types hardly have are compared.
const ROUNDS: usize = 40;
const RARE: &[&str] = &[
    "allOf",
    "const",
    "contains",
    "dependencies",
    "dependentExcluded",
    "dependentRequired",
    "else",
    "enumCaseInsensitive",
    "if",
    "multipleOf",
    "not",
    "prefixItems",
    "requiredOr",
    "requiredXor",
];
#[derive(Default)]
struct Outcome {
    valid: usize,
    invalid: usize,
    differences: Vec<String>,
}

#[test]
fn samc_and_jsonschema_agree() {
    let schemas = Schemas::new();
    let mut patterns = Patterns::default();
    let mut outcome = Outcome::default();
    for (number, name) in schemas.names().enumerate() {
        let chosen = number % STEP == 0 || schemas.json(name).is_some_and(|json| has_keyword(&json, RARE));
        if chosen {
            compare(number, name, schemas.json(name).unwrap(), &mut patterns, &mut outcome);
        }
    }
    for number in 0..ROUNDS {
        compare(number, "rare keywords", rare_keywords(), &mut patterns, &mut outcome);
    }
    let Outcome { valid, invalid, differences } = outcome;
    println!("{valid} valid and {invalid} invalid values; {} patterns left out", patterns.left_out());
    let count = differences.len();
    assert!(count == 0, "{count} differences\n{}", differences[..count.min(12)].join("\n"));
    assert!(valid > 2_000 && invalid > 10_000 && valid + invalid > 20_000);
    assert!(patterns.left_out() < 20);
}

/// What types of CloudFormation have seldom or never, and types of users may have.
fn rare_keywords() -> Json {
    json!({ "type": "object", "additionalProperties": false, "properties": {
        "Closed": { "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false },
        "Open": { "type": "array", "items": { "maxLength": 9 }, "prefixItems": [{ "enum": ["abc", "true"] }] },
        "Holds": { "type": "array", "items": { "type": "string" }, "contains": { "enum": ["abc", "a-name", "*"] } },
        "Names": {
            "type": "object", "propertyNames": { "maxLength": 8 }, "minProperties": 1, "maxProperties": 2,
            "properties": { "A": { "type": "boolean" } }, "patternProperties": { "^[a-z]": { "type": "string" } },
            "additionalProperties": { "type": "integer" },
        },
        "Chosen": {
            "type": "object", "properties": { "Kind": { "enum": ["a", "b"] }, "A": { "exclusiveMinimum": 0 } },
            "if": { "properties": { "Kind": { "const": "a" } }, "required": ["Kind"] },
            "then": { "required": ["A"] }, "else": { "not": { "required": ["A"] } },
        },
        "Together": {
            "type": "object", "properties": { "A": { "type": "string" }, "B": {}, "C": {}, "D": {} },
            "dependencies": { "A": ["B"], "C": { "required": ["D"] } }, "dependentExcluded": { "B": ["D"] },
            "oneOf": [{ "required": ["A"], "minProperties": 2 }, { "required": ["C"] }],
        },
        "Either": { "oneOf": [{ "required": ["A"] }, { "required": ["B"] }] },
        "Step": { "type": "number", "multipleOf": 0.01, "exclusiveMaximum": 3 },
        "Never": false,
    }})
}

fn has_keyword(json: &Json, keywords: &[&str]) -> bool {
    let mut json = json.clone();
    let mut found = false;
    oracle::each_schema(&mut json, &mut |schema| {
        found |= keywords.iter().any(|keyword| schema.contains_key(*keyword));
    });
    found
}

fn compare(number: usize, name: &str, mut json: Json, patterns: &mut Patterns, outcome: &mut Outcome) {
    oracle::leave_out_what_it_cannot_judge(&mut json, patterns);
    let oracle = Oracle::of(&json);
    let document = Document::read(&SchemaJson::from(&json), &|_| None).unwrap();
    let mut random = Random::new(number as u64);
    for _ in 0..INSTANCES {
        let original = Maker::of(&json, &mut random).instance();
        let damaged = (0..DAMAGED).map(|_| instances::damaged(&original, &mut random)).collect::<Vec<_>>();
        for instance in [original].iter().chain(&damaged).filter(|instance| !calls_function(instance)) {
            let (found, expected) = (problems(&document, instance), oracle.problems(instance));
            if expected.is_empty() {
                outcome.valid += 1
            } else {
                outcome.invalid += 1
            }
            if found.is_empty() != expected.is_empty() {
                outcome.differences.push(format!("{name}: {instance}\n  samc {found:?}\n  not {expected:?}"));
            }
        }
    }
}

/// What a function gives is another matter.
fn calls_function(json: &Json) -> bool {
    match json {
        Json::Object(map) => map.keys().any(|key| is_function(key)) || map.values().any(calls_function),
        Json::Array(items) => items.iter().any(calls_function),
        _ => false,
    }
}

fn problems(document: &Document, instance: &Json) -> Vec<String> {
    // An item that is there twice is only worth a note where a schema allows it.
    let wrong =
        violations(document, instance).into_iter().filter(|one| one.keyword != Keyword::RepeatedItems);
    wrong.map(|violation| violation.message).collect()
}

fn violations(document: &Document, instance: &Json) -> Vec<Violation> {
    let (conditions, given) = (Conditions::default(), IndexMap::new());
    let evaluator = Evaluator::new(no_entries(), no_entries(), &conditions, &given, "eu-central-1");
    let span = nowhere();
    let node = tree::from_json(instance, span);
    let mut validator = Validator::new(document, &evaluator, &|_, _| None, span);
    validator.value(&node, document.root(), &Place::start("Properties", span), &Scope::new());
    validator.into_violations()
}

fn nowhere() -> Span {
    let file: FileId = Sources::new().add("none", "");
    Span::new(file, 0, 0)
}

#[test]
fn items_behind_the_last_position() {
    let schema = json!({ "prefixItems": [{ "type": "string" }, {}], "items": false });
    let document = Document::read(&SchemaJson::from(&schema), &|_| None).unwrap();
    let found = |instance| {
        let found = violations(&document, &instance).into_iter();
        found.map(|violation| (violation.keyword, violation.message)).collect::<Vec<_>>()
    };
    let too_many = "`Properties` has 4 items, and takes at most 2 items".to_owned();
    assert_eq!(found(json!(["a", "b", "c", "d"])), [(Keyword::Prefix, too_many)]);
    assert_eq!(found(json!(["a", "b"])), []);
    assert_eq!(found(json!(["a", "b", { "Ref": "AWS::NoValue" }])), []);
}
