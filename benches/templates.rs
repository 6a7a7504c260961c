//! What benches run on.

use std::fmt::{self, Write};

pub const TYPICAL: &str = include_str!("../fixtures/expand/tour/guestbook.yaml");

/// Half functions with events, half tables; with 500 resources about a megabyte.
pub fn large(resources: usize) -> String {
    let mut text = "Transform: AWS::Serverless-2016-10-31\nResources:\n".to_owned();
    for at in 0..resources / 2 {
        // Writing into a string cannot fail.
        let _ = write!(
            text,
            "  Function{at}:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: s3://artifacts/function-{at}.zip
      Policies:
      - DynamoDBCrudPolicy: {{TableName: !Ref Table{at}}}
      Environment:
        Variables:
          TABLE: !Ref Table{at}
          PADDING: {padding}
      Events:
        Get: {{Type: Api, Properties: {{Path: /items/{at}, Method: get}}}}
        Queue: {{Type: SQS, Properties: {{Queue: !Sub 'arn:${{AWS::Partition}}:sqs:eu-central-1:123456789012:q{at}'}}}}
  Table{at}:
    Type: AWS::Serverless::SimpleTable
    Properties:
      PrimaryKey: {{Name: id, Type: String}}
",
            padding = "x".repeat(3400)
        );
    }
    text
}

/// The templates of the folder that `SAMC_TEMPLATES` names, or else of some fixtures.
pub fn of_folder() -> Vec<String> {
    let folder = std::env::var("SAMC_TEMPLATES").unwrap_or_else(|_| "fixtures/expand/tour".to_owned());
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// A template in which many conditions meet.
pub struct Shape {
    pub name: &'static str,
    pub text: fn() -> String,
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

pub const SHAPES: &[Shape] = &[
    Shape { name: "chain of 74 parameters", text: chain },
    Shape { name: "matrix of 24 by 6", text: matrix },
    Shape { name: "26 nested stacks", text: nested_stacks },
    Shape { name: "definition full of functions", text: definition },
];

/// Writes the shapes into a folder, as templates.
pub fn write_shapes(folder: &std::path::Path) {
    for shape in SHAPES {
        let name = format!("{}.yaml", shape.name.replace(' ', "-"));
        std::fs::write(folder.join(name), (shape.text)()).unwrap();
    }
}

/// 74 parameters; 41 conditions, each naming the one before; `Fn::If` nested 2 to 6 deep in 11 resources.
fn chain() -> String {
    let mut text = "Parameters:\n".to_owned();
    for at in 0..74 {
        let _ =
            writeln!(text, "  P{at}: {{Type: String, Default: 'no', AllowedValues: ['yes', 'no', maybe]}}");
    }
    text.push_str("Conditions:\n  C0: !Equals [!Ref P0, 'yes']\n");
    for at in 1..41 {
        let (before, other) = (at - 1, at + 33);
        let _ = writeln!(
            text,
            "  C{at}: !Or [!And [!Condition C{before}, !Equals [!Ref P{at}, 'yes']], !Equals [!Ref P{other}, maybe]]"
        );
    }
    text.push_str("Resources:\n");
    for at in 0..11 {
        let _ = writeln!(text, "  Queue{at}:\n    Type: AWS::SQS::Queue\n    Properties:");
        let properties =
            ["DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "VisibilityTimeout"];
        for (offset, property) in properties.iter().enumerate() {
            let depth = 2 + (at + offset) % 5;
            let _ = writeln!(text, "      {property}: {}", nested_if(at * 3 + offset, depth));
        }
    }
    text
}

fn nested_if(condition: usize, depth: usize) -> String {
    match depth {
        0 => "!Ref AWS::NoValue".to_owned(),
        _ => format!("!If [C{}, 60, {}]", condition % 41, nested_if(condition + 7, depth - 1)),
    }
}

/// 24 blocks of 6 comparisons with a mapping, joined by And and Or; a 24-way Or; a conditional resource each.
fn matrix() -> String {
    let mut text = "Parameters:\n  Stage: {Type: String, AllowedValues: [a, b, c, d, e, f]}\n".to_owned();
    for at in 0..24 {
        let _ = writeln!(text, "  Switch{at}: {{Type: String, Default: ''}}");
    }
    text.push_str("Mappings:\n");
    for at in 0..24 {
        let _ = writeln!(text, "  Map{at}:");
        for stage in ["a", "b", "c", "d", "e", "f"] {
            let _ = writeln!(text, "    {stage}: {{value: {stage}{at}}}");
        }
    }
    text.push_str("Conditions:\n");
    for at in 0..24 {
        let comparisons: Vec<String> = (0..6)
            .map(|way| {
                format!(
                    "!Equals [!FindInMap [Map{at}, !Ref Stage, value], {}{at}]",
                    ["a", "b", "c", "d", "e", "f"].get(way).copied().unwrap_or_default()
                )
            })
            .collect();
        let _ = writeln!(
            text,
            "  C{at}: !And [!Or [{}], !Not [!Equals [!Ref Switch{at}, '']]]",
            comparisons.join(", ")
        );
    }
    for (name, range) in [("Low", 0..10), ("Middle", 10..20), ("High", 20..24)] {
        let all: Vec<String> = range.map(|at| format!("!Condition C{at}")).collect();
        let _ = writeln!(text, "  {name}: !Or [{}]", all.join(", "));
    }
    text.push_str("  Any: !Or [!Condition Low, !Condition Middle, !Condition High]\nResources:\n");
    for at in 0..24 {
        let next = (at + 1) % 24;
        let _ = writeln!(
            text,
            "  Topic{at}:\n    Type: AWS::SNS::Topic\n    Condition: C{at}\n    Properties:\n      TopicName: !If [Any, t{at}, !If [C{next}, u{at}, !Ref AWS::NoValue]]"
        );
    }
    text
}

/// 26 stacks whose parameters depend on conditions.
fn nested_stacks() -> String {
    let mut text = "Parameters:\n".to_owned();
    for at in 0..26 {
        let _ = writeln!(text, "  P{at}: {{Type: String, Default: ''}}");
    }
    text.push_str("Conditions:\n");
    for at in 0..26 {
        let _ = writeln!(text, "  C{at}: !Not [!Equals [!Ref P{at}, '']]");
    }
    text.push_str("Resources:\n");
    for at in 0..26 {
        let _ = writeln!(
            text,
            "  Stack{at}:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: https://s3.amazonaws.com/bucket/{at}.yaml\n      Parameters:"
        );
        for other in 0..26 {
            let _ = writeln!(text, "        Q{other}: !If [C{other}, !Ref P{other}, !Ref AWS::NoValue]");
        }
    }
    text
}

/// A state machine whose definition is full of references, lookups and conditions.
fn definition() -> String {
    let mut text = chain();
    text.push_str(
        "  Machine:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      RoleArn: arn:aws:iam::123456789012:role/machine\n      DefinitionString: !Join\n      - ''\n      -\n",
    );
    for at in 0..120 {
        let _ = writeln!(
            text,
            "        - !If [C{}, !Ref P{}, !Sub 'x${{P{}}}']",
            at % 41,
            at % 74,
            (at * 7) % 74
        );
    }
    text
}
