//! `samc schema`: the schema is one, takes templates that expand, and refuses others where they are wrong.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use samc::diagnostic::Diagnostics;
use samc::emit;
use samc::source::Sources;
use samc::syntax;
use serde_json::Value as Json;

use crate::fixtures;

static SCHEMA: LazyLock<Json> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO_BIN_EXE_samc")).arg("schema").output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
});

static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&SCHEMA).unwrap());

fn read(text: &str) -> Json {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let template = syntax::parse(&sources, file, &mut Diagnostics::default()).unwrap();
    serde_json::from_str(&emit::json::to_json(&template)).unwrap()
}

fn problems(template: &str) -> Vec<String> {
    let template = read(template);
    VALIDATOR.iter_errors(&template).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn it_is_a_schema() {
    let problems: Vec<String> = match jsonschema::meta::validate(&SCHEMA) {
        Ok(()) => Vec::new(),
        Err(error) => vec![error.to_string()],
    };
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn all_its_references_lead_somewhere() {
    let mut references = 0;
    visit(&SCHEMA, &mut |reference| {
        let name = reference.strip_prefix("#/$defs/").unwrap();
        assert!(SCHEMA["$defs"].get(name).is_some(), "there is no {reference}");
        references += 1;
    });
    assert!(references > 500, "only {references} references");
}

fn visit(schema: &Json, on_reference: &mut impl FnMut(&str)) {
    match schema {
        Json::Object(keywords) => {
            for (keyword, value) in keywords {
                match value {
                    Json::String(reference) if keyword == "$ref" => on_reference(reference),
                    value => visit(value, on_reference),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| visit(item, on_reference)),
        _ => {}
    }
}

#[test]
fn it_takes_templates_that_expand() {
    let mut wrong = String::new();
    for path in fixtures::templates(&fixtures::folder("expand")) {
        let found = problems(&fs::read_to_string(&path).unwrap());
        if !found.is_empty() {
            let name = path.strip_prefix(fixtures::folder("expand")).unwrap_or(Path::new(""));
            wrong += &format!("{}\n  {}\n", name.display(), found.join("\n  "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Below the properties of a function: what is written, and where it is wrong.
const WRONG: &[(&str, &str)] = &[
    ("Timeot: 3", ""),
    ("MemorySize: 64", "/MemorySize"),
    ("PackageType: !Ref Kind", "/PackageType"),
    ("CodeUri: {Bukket: code, Key: a}", "/CodeUri"),
    ("VpcConfig: {SubnetId: [a]}", "/VpcConfig"),
    ("Environment: {Variables: {A-B: c}}", "/Environment/Variables"),
    ("Policies: [{DynamoDBReadPolicy: {Table: a}}]", "/Policies"),
    ("Events: {A: {Type: Sqs, Properties: {Queue: a}}}", "/Events/A/Type"),
    ("Events: {A: {Type: SQS}}", "/Events/A"),
    ("Events: {A: {Type: Api, Properties: {Path: /, Metod: get}}}", "/Events/A/Properties"),
    ("Events: {A: {Type: Api, Properties: {Path: !Ref Path, Method: get}}}", "/Events/A/Properties/Path"),
    (
        "Events: {A: {Type: Schedule, Properties: {Schedule: a, Enabled: !Ref On}}}",
        "/Events/A/Properties/Enabled",
    ),
    ("FunctionUrlConfig: {Cors: {AllowOrigin: '*'}, AuthType: NONE}", "/FunctionUrlConfig/Cors"),
];

#[test]
fn it_says_where_templates_are_wrong() {
    for (line, place) in WRONG {
        let template = format!(
            "Resources:\n  Function:\n    Type: AWS::Serverless::Function\n    Properties:\n      {line}\n"
        );
        let place = format!("/Resources/Function/Properties{place}: ");
        let found = problems(&template);
        assert!(found.iter().any(|problem| problem.starts_with(&place)), "{line}: {found:?}");
    }
}

#[test]
fn globals_may_bring_what_resources_leave_out() {
    let template = "\
Globals:
  Api: {Domain: {CertificateArn: a}}
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: {StageName: a, Domain: {DomainName: b}}
";
    assert_eq!(problems(template), Vec::<String>::new());
    let unknown = "Globals: {Api: {StageName: a}}\nResources: {A: {Type: AWS::SNS::Topic}}\n";
    assert!(problems(unknown).iter().any(|problem| problem.starts_with("/Globals/Api: ")));
}
