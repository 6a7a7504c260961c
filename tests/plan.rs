//! Each folder below `fixtures/plan` with a `template.yaml` is an application; `plan.expected.json` beside it has what its plan must
//! have, `plan.options.json` what it is planned with (as for fixtures of the expansion; with `attributes`, `exports`,
//! `stored_parameters`, `secrets` and `environment` as a file of values has them).
//!
//! An expectation is a part: an object must have the entries that are expected of it, and may have others; a list must have just as
//! many items. What is expected under `$unknown` are the `what` of unknown values, under `$not_emulated` those that have no
//! counterpart as `id what`, and under `$findings` the findings as `code file:line`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use samc::plan::document::document;
use samc::plan::given::Given;
use samc::plan::{self, Options, Planned};
use samc::report::Place;
use samc::source::{Sources, Span};
use samc::tree::{Node, from_json};
use serde_json::Value as Json;

use crate::fixtures::{self, Folder};

/// The folders of all applications.
pub fn applications() -> Vec<PathBuf> {
    let templates = fixtures::templates(&fixtures::folder("plan"));
    let named =
        templates.into_iter().filter(|path| path.file_name().is_some_and(|name| name == "template.yaml"));
    named.map(|path| path.parent().unwrap().to_owned()).collect()
}

/// A plan and what it was made of.
pub struct Made {
    /// The sources.
    pub sources: Sources,
    /// What came out.
    pub planned: Planned,
    /// The plan as a document.
    pub document: Json,
}

/// Plans the application of a folder.
pub fn plan_folder(folder: &Path) -> Made {
    let mut sources = Sources::new();
    let template = folder.join("template.yaml");
    let file = sources.add("template.yaml", fs::read_to_string(&template).unwrap());
    let options = options(folder, &mut sources);
    let planned = plan::plan(&mut sources, file, &options, &Folder(folder.to_owned()));
    let document = planned.plan.as_ref().map_or(Json::Null, |plan| document(plan, &sources));
    Made { sources, planned, document }
}

fn options(folder: &Path, sources: &mut Sources) -> Options {
    let mut expand = fixtures::options(&folder.join("plan.yaml"), sources);
    expand.as_built = true;
    let json = fixtures::beside(&folder.join("plan.yaml"), ".options.json").unwrap_or_default();
    let file = sources.add("values.toml", "");
    let values = |name: &str| nodes(&json[name], Span::new(file, 0, 0));
    let environment = json["environment"].as_object().into_iter().flatten();
    let environment =
        environment.map(|(function, variables)| (function.clone(), nodes(variables, Span::new(file, 0, 0))));
    let given = Given {
        attributes: values("attributes"),
        exports: values("exports"),
        stored_parameters: values("stored_parameters"),
        secrets: values("secrets"),
        environment: environment.collect(),
    };
    Options { expand, stack: json["stack"].as_str().unwrap_or("app").to_owned(), given }
}

fn nodes(json: &Json, place: Span) -> IndexMap<String, Node> {
    let entries = json.as_object().into_iter().flatten();
    entries.map(|(name, value)| (name.clone(), from_json(value, place))).collect()
}

#[test]
fn applications_are_planned_as_expected() {
    let folders = applications();
    assert!(!folders.is_empty(), "there are no fixtures");
    let mut failures = Vec::new();
    for folder in folders {
        let Some(expected) = fixtures::beside(&folder.join("plan.yaml"), ".expected.json") else {
            failures.push(format!("{} has no plan.expected.json", folder.display()));
            continue;
        };
        let made = plan_folder(&folder);
        let mut differences = Vec::new();
        compare(&expected, &seen(&made), "", &mut differences);
        if !differences.is_empty() {
            failures.push(format!("{}\n  {}", folder.display(), differences.join("\n  ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// The document with what is expected under names of its own.
fn seen(made: &Made) -> Json {
    let mut document = match made.document.clone() {
        Json::Null => Json::Object(Default::default()),
        document => document,
    };
    let texts = |section: &str, text: fn(&Json) -> String| -> Json {
        made.document[section].as_array().into_iter().flatten().map(text).collect()
    };
    let unknown = texts("unknown", |entry| entry["what"].as_str().unwrap().to_owned());
    let not_emulated = texts("not_emulated", |entry| {
        format!("{} {}", entry["id"].as_str().unwrap(), entry["what"].as_str().unwrap())
    });
    let findings = made.planned.diagnostics.iter().map(|found| {
        let place = Place::of(found.span, &made.sources).unwrap();
        format!("{} {}:{}", found.code.id, place.file, place.start.line)
    });
    document["$findings"] = findings.collect();
    document["$unknown"] = unknown;
    document["$not_emulated"] = not_emulated;
    document
}

fn compare(expected: &Json, got: &Json, at: &str, differences: &mut Vec<String>) {
    match (expected, got) {
        (Json::Object(expected), Json::Object(got)) => {
            for (name, value) in expected {
                match got.get(name) {
                    Some(other) => compare(value, other, &format!("{at}/{name}"), differences),
                    None => differences.push(format!("{at}/{name} is missing")),
                }
            }
        }
        (Json::Array(expected), Json::Array(got)) => {
            if expected.len() != got.len() {
                let got = serde_json::to_string_pretty(got).unwrap();
                differences.push(format!("{at} has not {} items: {got}", expected.len()));
            }
            for (index, (expected, got)) in expected.iter().zip(got).enumerate() {
                compare(expected, got, &format!("{at}/{index}"), differences);
            }
        }
        _ if expected == got => {}
        _ => differences.push(format!("{at} is {got}, not {expected}")),
    }
}

/// The schema that is published for the document, and says all of it.
#[test]
fn plans_are_as_their_schema_says() {
    let schema: Json = serde_json::from_str(include_str!("../schemas/run-plan.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for folder in applications() {
        let made = plan_folder(&folder);
        if made.planned.plan.is_none() {
            continue;
        }
        let mut problems =
            validator.iter_errors(&made.document).map(|error| format!("{}: {error}", error.instance_path()));
        assert_eq!(problems.next(), None, "{}", folder.display());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": 1 })));
}

/// The same for templates that were not written for this: `SAMC_PLAN_TEMPLATES=<folder> cargo test plan::`. Without the
/// variable, for those of the expansion.
#[test]
fn all_templates_are_planned() {
    let schema: Json = serde_json::from_str(include_str!("../schemas/run-plan.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder =
        std::env::var("SAMC_PLAN_TEMPLATES").map_or_else(|_| fixtures::folder("expand"), PathBuf::from);
    let mut planned = 0;
    for path in fixtures::templates(&folder) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let mut sources = Sources::new();
        let file = sources.add("template.yaml", text);
        let expand = fixtures::options(&path, &mut sources);
        let options = Options { expand, stack: "app".to_owned(), given: Given::default() };
        let made = plan::plan(&mut sources, file, &options, &Folder(path.parent().unwrap().to_owned()));
        let Some(plan) = &made.plan else { continue };
        planned += 1;
        let document = document(plan, &sources);
        let mut problems =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path()));
        assert_eq!(problems.next(), None, "{}", path.display());
        assert_unknown_is_listed(&document);
    }
    assert!(planned > 0, "no template of {} was planned", folder.display());
}

/// What is null is listed as unknown, what is unknown has a line that would supply it, and every resource is there once.
#[test]
fn nothing_is_dropped_in_silence() {
    for folder in applications() {
        let made = plan_folder(&folder);
        let Some(plan) = &made.planned.plan else { continue };
        assert_unknown_is_listed(&made.document);
        let mut ids: Vec<&str> = plan.resources.iter().map(|resource| resource.head.id.as_str()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{}: a resource is listed twice", folder.display());
    }
}

/// What is unknown is null, and listed; nulls that a template has in a definition are its own.
pub fn assert_unknown_is_listed(document: &Json) {
    let listed: BTreeSet<&str> = pointers_of_unknown(document).into_iter().collect();
    let origins = document["origins"].as_object().unwrap();
    let mut nulls = Vec::new();
    find_nulls(document, &mut String::new(), &mut nulls);
    for null in nulls {
        let is_written = || origins.keys().any(|known| null.starts_with(&format!("{known}/")));
        assert!(listed.contains(null.as_str()) || is_written(), "{null} is null and not listed");
    }
    for at in listed {
        let value = document.pointer(at);
        assert!(value.is_some_and(Json::is_null), "{at} is listed as unknown and {value:?}");
    }
}

fn pointers_of_unknown(document: &Json) -> Vec<&str> {
    let unknown = document["unknown"].as_array().into_iter().flatten();
    unknown.flat_map(|entry| entry["at"].as_array().into_iter().flatten()).filter_map(Json::as_str).collect()
}

fn find_nulls(value: &Json, at: &mut String, found: &mut Vec<String>) {
    let step = |step: &str| step.replace('~', "~0").replace('/', "~1");
    match value {
        Json::Null => found.push(at.clone()),
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find_nulls(item, &mut format!("{at}/{index}"), found);
            }
        }
        Json::Object(object) => {
            for (name, value) in object {
                find_nulls(value, &mut format!("{at}/{}", step(name)), found);
            }
        }
        _ => {}
    }
}
