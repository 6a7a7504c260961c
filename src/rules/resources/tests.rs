use crate::check::{Date, Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::rules::{Rule, lambda, resources};
use crate::source::Sources;

/// What is found, as `CODE line: message`, on 21 November 2026.
fn found(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options =
        Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts };
    let mut host = MemoryHost::new();
    let child = "Parameters: {Name: {Type: String}, Size: {Type: String, Default: small}}\nResources: {}\n";
    host.add("network.yaml", child);
    let knowledge = Knowledge { today: Date::read("2026-11-21"), ..Default::default() };
    let checked = check(&mut sources, file, &options, &knowledge, &host);
    let line = |offset: u32| sources.get(file).unwrap().position(offset).line;
    let found = checked.diagnostics.iter();
    found.map(|found| format!("{} {}: {}", found.code.id, line(found.span.start), found.message)).collect()
}

/// The same for one code.
fn of(code: &str, text: &str) -> Vec<String> {
    found(text).into_iter().filter_map(|found| Some(found.strip_prefix(code)?.trim().to_owned())).collect()
}

fn is_held_to_its_documentation(rule: &Rule) -> bool {
    let id = rule.code.id;
    !of(id, rule.documentation.bad).is_empty() && of(id, rule.documentation.good).is_empty()
}

#[test]
fn bad_examples_are_bad_and_good_ones_good() {
    let rules = resources::RULES.iter().chain(lambda::RULES);
    let wrong: Vec<&str> =
        rules.filter(|rule| !is_held_to_its_documentation(rule)).map(|rule| rule.code.id).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

const CONDITIONS: &str = "
Parameters: {Stage: {Type: String}}
Conditions:
  IsTest: !Equals [!Ref Stage, test]
  IsNotTest: !Not [!Condition IsTest]
";

#[test]
fn what_conditions_keep_apart_is_no_circle() {
    let circle = |first: &str, second: &str| {
        let policy = "{Type: AWS::SNS::TopicPolicy, Properties: {PolicyDocument: {}, Topics: [!Ref Topic]}}";
        let topic = format!(
            "{{Type: AWS::SNS::Topic, Properties: {{TopicName: !If [{second}, !Ref Policy, fixed]}}}}"
        );
        let policy = policy.replace("{Type:", &format!("{{Condition: {first}, Type:"));
        of("E3004", &format!("{CONDITIONS}Resources:\n  Policy: {policy}\n  Topic: {topic}\n"))
    };
    assert_eq!(circle("IsTest", "IsTest"), ["7: `Policy` and `Topic` depend on each other"]);
    assert!(circle("IsTest", "IsNotTest").is_empty());
}

#[test]
fn each_circle_is_found_once_however_long() {
    let count = 3000;
    let mut text = "Resources:\n".to_owned();
    for at in 0..count {
        let next = (at + 1) % count;
        text.push_str(&format!("  T{at}: {{Type: AWS::SNS::Topic, DependsOn: T{next}}}\n"));
    }
    text.push_str("  Own: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Own}}\n");
    let found = of("E3004", &text);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("2: `T0`, `T1`, "));
    assert_eq!(found[1], "3002: `Own` depends on itself");
}

#[test]
fn dependencies_that_conditions_take_away() {
    let text = format!(
        "{CONDITIONS}Resources:
  Topic: {{Type: AWS::SNS::Topic, Condition: IsTest}}
  Sure: {{Type: AWS::SNS::Topic, Condition: IsTest, DependsOn: Topic}}
  Open: {{Type: AWS::SNS::Topic, DependsOn: Topic}}
  Wrong: {{Type: AWS::SNS::Topic, DependsOn: [Tpic, Wrong]}}
"
    );
    let expected = [
        "9: `Topic` is not there when `IsTest` is false, and `Open` may be",
        "10: there is no resource `Tpic` to depend on",
        "10: `Wrong` cannot depend on itself",
    ];
    assert_eq!(of("E3005", &text), expected);
}

#[test]
fn names_may_be_the_same_where_conditions_keep_them_apart() {
    let buckets = |conditions: [&str; 2]| {
        let bucket = |at: usize, condition: &str| {
            let name = "Properties: {BucketName: pictures}";
            format!("  B{at}: {{Type: AWS::S3::Bucket, Condition: {condition}, {name}}}\n")
        };
        let resources: String = conditions.iter().enumerate().map(|(at, one)| bucket(at, one)).collect();
        of("E3019", &format!("{CONDITIONS}Resources:\n{resources}")).len()
    };
    assert_eq!(buckets(["IsTest", "IsTest"]), 2);
    assert_eq!(buckets(["IsTest", "IsNotTest"]), 0);
}

#[test]
fn parameters_of_nested_stacks_are_those_of_the_file() {
    let stack = |parameters: &str| {
        let properties = format!("{{TemplateURL: network.yaml, Parameters: {parameters}}}");
        of(
            "E3043",
            &format!("Resources:\n  S: {{Type: AWS::CloudFormation::Stack, Properties: {properties}}}\n"),
        )
    };
    assert!(stack("{Name: a}").is_empty());
    assert!(stack("{Name: a, Size: large}").is_empty());
    assert_eq!(
        stack("{Size: a}"),
        ["2: the template of the nested stack needs a value for its parameter `Name`"]
    );
    assert_eq!(stack("{Name: a, Sise: a}"), ["2: the template of the nested stack has no parameter `Sise`"]);
}

#[test]
fn a_runtime_of_globals_is_reported_once_and_there() {
    let text = "Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs12.x
    Handler: index.handler
Resources:
  First: {Type: AWS::Serverless::Function, Properties: {InlineCode: x}}
  Second: {Type: AWS::Serverless::Function, Properties: {InlineCode: x}}
  Third: {Type: AWS::Serverless::Function, Properties: {InlineCode: x, Runtime: nodejs12.x}}
";
    let found = of("E2533", text);
    let lines: Vec<&str> = found.iter().filter_map(|found| found.split(':').next()).collect();
    assert_eq!(lines, ["4", "9"]);
}
