use crate::check::{Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::Sources;

/// What is found about definitions, as `CODE line: message`; `files` lie beside the template.
fn found(text: &str, files: &[(&str, &str)]) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options =
        Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts };
    let mut host = MemoryHost::new();
    files.iter().for_each(|(name, text)| host.add(*name, *text));
    let checked = check(&mut sources, file, &options, &Knowledge::default(), &host);
    let line = |offset: u32| sources.get(file).unwrap().position(offset).line;
    let own = checked
        .diagnostics
        .iter()
        .filter(|found| found.code.id == "E3601" || found.code.id.starts_with("S304"));
    own.map(|found| format!("{} {}: {}", found.code.id, line(found.span.start), found.message)).collect()
}

/// What is found in a definition that is written as a map in the flow style, on one line.
fn in_map(definition: &str) -> Vec<String> {
    let machine = "AWS::StepFunctions::StateMachine";
    let text = format!(
        "Resources:\n  M:\n    Type: {machine}\n    Properties: {{RoleArn: 'arn:aws:iam::123456789012:role/m', Definition: {definition}}}\n"
    );
    let found = found(&text, &[]).into_iter();
    found.map(|found| found.replace(" 4: ", " ")).collect()
}

/// What is found about the only state.
fn in_state(state: &str) -> Vec<String> {
    in_map(&format!("{{StartAt: A, States: {{A: {state}}}}}"))
}

#[test]
fn text_is_placed_line_by_line() {
    let text = r#"Resources:
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/m
      DefinitionString: !Sub |
        {
          "StartAt": "A",
          "States": {
            "A": {"Type": "Wait", "Seconds": ${Seconds},
                  "Next": "B"}
          }
        }
Parameters:
  Seconds: {Type: Number, Default: 5}
"#;
    let expected = "E3601 11: `Next` of state `A` names `B`, and there is no such state beside it";
    assert_eq!(found(text, &[]), [expected]);
}

#[test]
fn files_are_read_and_named() {
    let text = "Transform: AWS::Serverless-2016-10-31\nResources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: m.asl.yaml\n      DefinitionSubstitutions: {Work: 'arn:aws:lambda:us-east-1:123456789012:function:a', Other: b}\n";
    let file = "StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: ${Work}\n    TimeoutSeconds: 0\n    Parameters: {Table: '${Table}'}\n    End: true\n";
    let expected = [
        "E3601 6: `TimeoutSeconds` of state `A` must be a whole number from 1 to 99999999, and it is `0` (line 6 of `m.asl.yaml`)",
        "S3042 6: `DefinitionSubstitutions` has nothing for `${Table}` (line 7 of `m.asl.yaml`)",
        "S3043 7: the definition does not use `${Other}`",
    ];
    assert_eq!(found(text, &[("m.asl.yaml", file)]), expected);
    assert!(found(text, &[]).is_empty());
}

#[test]
fn states_have_the_fields_of_their_type() {
    let function = "arn:aws:lambda:us-east-1:123456789012:function:a";
    assert!(in_state(&format!("{{Type: Task, Resource: '{function}', End: true}}")).is_empty());
    assert_eq!(
        in_state("{Type: Tsk}"),
        ["E3601 state `A` has a `Type` that does not exist, and it is the text `Tsk`"]
    );
    assert_eq!(in_state("{Type: Succeed, End: true}"), ["E3601 state `A` cannot have `End`"]);
    assert_eq!(in_state("{Type: Pass}"), ["E3601 state `A` has neither `Next` nor `End`"]);
    assert_eq!(
        in_state("{Type: Wait, Seconds: 1, SecondsPath: $.a, End: true}"),
        ["E3601 state `A` has both `Seconds` and `SecondsPath`"]
    );
}

#[test]
fn what_only_aws_knows_is_left_alone() {
    let open =
        "{Type: Task, Resource: {'Fn::ImportValue': a}, TimeoutSeconds: {Ref: 'AWS::Region'}, End: true}";
    assert!(in_state(open).is_empty());
    assert!(in_state("{Type: Pass, Next: {Ref: 'AWS::Region'}}").is_empty());
}

#[test]
fn languages_have_their_own_fields() {
    let state = "{Type: Pass, InputPath: $.a, Output: '{% 1 %}', End: true";
    assert_eq!(
        in_state(&format!("{state}}}")),
        ["E3601 state `A` is in JSONPath, where there is no `Output`"]
    );
    let found = in_state(&format!("{state}, QueryLanguage: JSONata}}"));
    assert_eq!(found, ["E3601 state `A` is in JSONata, where there is no `InputPath`"]);
    let inner = "{QueryLanguage: JSONata, StartAt: A, States: {A: {Type: Map, Items: '{% $a %}', ItemProcessor: {StartAt: B, States: {B: {Type: Pass, Output: 1, End: true}}}, End: true}}}";
    assert!(in_map(inner).is_empty());
}

#[test]
fn states_are_reached_and_end() {
    let found = in_map("{StartAt: A, States: {A: {Type: Pass, Next: A}, B: {Type: Succeed}}}");
    assert_eq!(found, ["S3041 no state of the state machine ends it", "S3040 nothing leads to state `B`"]);
}

#[test]
fn names_are_unique_over_all_branches() {
    let branch = "{StartAt: A, States: {A: {Type: Succeed}}}";
    let found = in_state(&format!("{{Type: Parallel, Branches: [{branch}], End: true}}"));
    assert_eq!(found, ["E3601 there are two states with the name `A` in this definition"]);
}

#[test]
fn paths_under_plain_keys_are_only_text() {
    let state = |payload: &str| in_state(&format!("{{Type: Pass, Parameters: {payload}, End: true}}"));
    assert!(state("{a.$: $.a, b.$: \"States.Format('{}', $.a)\", c: [text]}").is_empty());
    assert_eq!(state("{a: $.a}"), ["S3045 `a` gets the text `$.a`, not what the path leads to"]);
    assert_eq!(state("{a.$: 'States.Fromat(1)'}"), ["E3601 there is no function `States.Fromat`"]);
}
