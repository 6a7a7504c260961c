use crate::check::{Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::Sources;

fn options() -> Options {
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts }
}

/// What is found, as `CODE line: message`.
fn found(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let checked = check(&mut sources, file, &options(), &Knowledge::default(), &MemoryHost::new());
    let line = |offset: u32| sources.get(file).unwrap().position(offset).line;
    let found = checked.diagnostics.iter();
    found.map(|found| format!("{} {}: {}", found.code.id, line(found.span.start), found.message)).collect()
}

#[test]
fn properties_are_compared_with_the_type() {
    let text = "Resources:
  Queue:
    Type: AWS::SQS::Queue
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      DelaySecond: 5
      MaximumMessageSize: [1]
      MessageRetentionPeriod: 5
";
    assert_eq!(
        found(text),
        [
            "E3002 7: `AWS::SQS::Queue` has no `DelaySecond`",
            "E3012 8: `MaximumMessageSize` takes a whole number, but this is a list",
            "E3034 9: `MessageRetentionPeriod` is 5, and must be at least 60 and at most 1209600",
        ]
    );
}
