//! The limits, whose bad examples would be too long to show, and what counts as a use.

use crate::check::{Knowledge, check};
use crate::diagnostic::Diagnostic;
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::rules::Rule;
use crate::source::Sources;

pub(super) fn findings(template: &str, knowledge: &Knowledge) -> Vec<Diagnostic> {
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options =
        Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts };
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", template);
    check(&mut sources, file, &options, knowledge, &MemoryHost::new()).diagnostics
}

/// What the rules of a family find, as `CODE line`.
pub(super) fn found_by(rules: &[Rule], template: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", template);
    let line = |found: &Diagnostic| sources.get(file).unwrap().position(found.span.start).line;
    let found = findings(template, &Knowledge::default());
    let own = found.iter().filter(|found| rules.iter().any(|rule| rule.code.id == found.code.id));
    own.map(|found| format!("{} {}", found.code.id, line(found))).collect()
}

/// The codes of all that is found in a template.
pub(super) fn codes(template: &str, knowledge: &Knowledge) -> Vec<&'static str> {
    findings(template, knowledge).iter().map(|found| found.code.id).collect()
}

const QUEUE: &str = "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n";

fn entries(number: usize, entry: impl Fn(usize) -> String) -> String {
    (0..number).map(entry).collect()
}

type Entry = fn(usize) -> String;

#[test]
fn numbers_of_entries_are_limited() {
    let knowledge = Knowledge::default();
    let sections: [(&str, Entry, &str, &str); 3] = [
        ("Parameters", |number| format!("  P{number}: {{Type: String}}\n"), "E2010", "I2010"),
        ("Mappings", |number| format!("  M{number}: {{a: {{b: c}}}}\n"), "E7010", "I7010"),
        ("Outputs", |number| format!("  O{number}: {{Value: !Ref Queue}}\n"), "E6010", "I6010"),
    ];
    for (section, entry, over, near) in sections {
        for (number, wanted) in [(180, [false, false]), (181, [false, true]), (201, [true, false])] {
            let template = format!("{QUEUE}{section}:\n{}", entries(number, entry));
            let codes = codes(&template, &knowledge);
            assert_eq!([codes.contains(&over), codes.contains(&near)], wanted, "{number} {section}");
        }
    }
}

#[test]
fn keys_of_one_mapping_are_limited() {
    let keys = entries(201, |number| format!("      k{number}: 1\n"));
    let template = format!("{QUEUE}Mappings:\n  Delays:\n    a:\n{keys}");
    assert!(codes(&template, &Knowledge::default()).contains(&"E7010"));
}

#[test]
fn large_templates_name_what_is_largest() {
    let comment = "# filler\n".repeat(101_000);
    let template =
        format!("{QUEUE}  Topic:\n    Type: AWS::SNS::Topic\n{comment}  Last:\n    Type: AWS::SNS::Topic\n");
    let found = findings(&template, &Knowledge::default());
    let help = found.iter().find(|found| found.code.id == "I1002").and_then(|found| found.help.as_deref());
    assert!(help.unwrap_or("").contains("the largest are `Topic`"), "{help:?}");
}

/// Each function makes a role, and a rule and a permission for each of its schedules.
fn functions(number: usize) -> String {
    let schedules = entries(4, |number| {
        format!(
            "        S{number}: {{Type: Schedule, Properties: {{Schedule: rate({}0 hours)}}}}\n",
            number + 2
        )
    });
    let function = |number| {
        format!(
            "  F{number}:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs22.x\n      Handler: a.b\n      InlineCode: x\n      Events:\n{schedules}"
        )
    };
    format!("Transform: AWS::Serverless-2016-10-31\nResources:\n{}", entries(number, function))
}

#[test]
fn the_expansion_is_limited_too() {
    let knowledge = Knowledge::default();
    for (number, wanted) in [(40, [false, false]), (41, [false, true]), (51, [true, false])] {
        let codes = codes(&functions(number), &knowledge);
        assert_eq!([codes.contains(&"S3021"), codes.contains(&"S3022")], wanted, "{number} functions");
    }
    let found = findings(&functions(51), &knowledge);
    let limit = found.iter().find(|found| found.code.id == "S3021").unwrap();
    assert_eq!(limit.message, "the template expands to 510 resources, and CloudFormation takes 500");
    assert!(limit.help.as_deref().unwrap_or("").contains("`F0` (10 resources)"), "{:?}", limit.help);
}

#[test]
fn uses_count_wherever_they_are() {
    let template = "Transform: AWS::Serverless-2016-10-31
Parameters:
  InGlobals: {Type: String}
  InEvent: {Type: String}
  InRule: {Type: 'AWS::EC2::VPC::Id'}
  Unused: {Type: String}
Mappings:
  Delays: {us-east-1: {Seconds: 5}}
  Unused: {us-east-1: {Seconds: 5}}
Conditions:
  OfFunction: !Equals [!Ref InGlobals, a]
  OfOther: !Equals [!Ref InGlobals, b]
  Other: !Not [!Condition OfOther]
Rules:
  Known:
    Assertions:
      - Assert: !Equals [!ValueOf [InRule, VpcId], vpc-1]
Globals:
  Function:
    Runtime: nodejs22.x
    Environment: {Variables: {A: !Ref InGlobals}}
    Timeout: !FindInMap [Delays, !Ref 'AWS::Region', Seconds]
Resources:
  Function:
    Type: AWS::Serverless::Function
    Condition: OfFunction
    Properties:
      Handler: a.b
      InlineCode: x
      Events:
        Tick: {Type: Schedule, Properties: {Schedule: !Sub 'rate(${InEvent} hours)'}}
";
    let found = findings(template, &Knowledge::default());
    let unused = found.iter().filter(|found| ["W2001", "W7001", "W8001"].contains(&found.code.id));
    let messages: Vec<_> = unused.map(|found| found.message.as_str()).collect();
    let expected = [
        "nothing refers to the parameter `Unused`",
        "nothing looks anything up in the mapping `Unused`",
        "nothing depends on the condition `Other`",
    ];
    assert_eq!(messages, expected);
}
