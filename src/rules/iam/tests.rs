use super::RULES;
use crate::check::{Knowledge, check};
use crate::diagnostic::Diagnostic;
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::Sources;

/// What the rules of this family find, with the line of each.
fn found(text: &str) -> Vec<(usize, Diagnostic)> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options =
        Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts };
    let checked = check(&mut sources, file, &options, &Knowledge::default(), &MemoryHost::new());
    let line = |offset: u32| sources.get(file).unwrap().position(offset).line;
    let own =
        checked.diagnostics.into_iter().filter(|found| RULES.iter().any(|rule| rule.code == found.code));
    own.map(|found| (line(found.span.start), found)).collect()
}

/// The same as `CODE line: message`.
fn lines(text: &str) -> Vec<String> {
    let line = |(line, found): &(usize, Diagnostic)| format!("{} {line}: {}", found.code.id, found.message);
    found(text).iter().map(line).collect()
}

fn helps(text: &str) -> Vec<String> {
    found(text).into_iter().filter_map(|(_, found)| found.help).collect()
}

/// A managed policy with these statements, of which the first stands in line 12.
fn policy(statements: &str) -> String {
    format!(
        "Parameters: {{Stage: {{Type: String}}, Arn: {{Type: String}}}}
Conditions:
  IsTest: !Equals [!Ref Stage, test]
Resources:
  Bucket: {{Type: AWS::S3::Bucket, DeletionPolicy: Retain, UpdateReplacePolicy: Retain}}
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
{statements}"
    )
}

fn statements(statements: &[&str]) -> Vec<String> {
    lines(&policy(&statements.iter().map(|one| format!("          - {one}\n")).collect::<String>()))
}

#[test]
fn conditions_decide_what_is_there() {
    let right = [
        "{Effect: Allow, Action: s3:*, Resource: !If [IsTest, !Ref Arn, '*']}",
        "{Effect: Allow, Action: s3:*, Resource: !If [IsTest, '*', !Ref AWS::NoValue], NotResource: !If [IsTest, !Ref AWS::NoValue, '*']}",
        "!If [IsTest, {Sid: A, Effect: Allow, Action: s3:*, Resource: '*'}, {Sid: A, Effect: Deny, Action: s3:*, Resource: '*'}]",
        "!If [IsTest, !Ref AWS::NoValue, {Effect: Allow, Action: [s3:*, !If [IsTest, sqs:*, sns:*]], Resource: '*'}]",
        "{Effect: !Ref Arn, Action: !Ref Arn, Resource: [!ImportValue arn, !Sub '${Arn}/*', '{{resolve:ssm:arn}}']}",
        "{Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://bucket/key}}}",
        "!Ref Arn",
    ];
    assert_eq!(statements(&right), [""; 0]);
    let wrong = [
        "{Effect: Allow, Action: s3:*, Resource: !If [IsTest, '*', !Ref AWS::NoValue]}",
        "{Effect: Allow, Action: s3:*, Resource: '*', NotResource: !If [IsTest, !Ref AWS::NoValue, '*']}",
        "!If [IsTest, {Sid: A, Effect: Allow, Action: s3:*, Resource: '*'}, !Ref AWS::NoValue]",
        "{Sid: A, Effect: Allow, Action: s3:*, Resource: !If [IsTest, '*', bucket]}",
    ];
    let expected = [
        "E3510 12: this statement has no `Resource`",
        "E3510 13: a statement has `Resource` or `NotResource`, not both",
        "E3510 15: two statements of this policy have the id `A`",
        "E3510 15: `bucket` is no ARN",
    ];
    assert_eq!(statements(&wrong), expected);
}

#[test]
fn references_to_names_are_no_arns() {
    let wrong = [
        "{Effect: Allow, Action: s3:ListBucket, Resource: !Ref Bucket}",
        "{Effect: Allow, Action: s3:GetObject, Resource: !Sub '${Bucket}/*'}",
        "{Effect: Allow, Action: s3:GetObject, Resource: !GetAtt Bucket.Arn}",
        "{Effect: Allow, Action: s3:GetObject, Resource: !Sub 'arn:aws:s3:::${Bucket}'}",
    ];
    let expected = [
        "E3510 12: this is the name of the bucket `Bucket`, and no ARN",
        "E3510 13: this begins with the name of the bucket `Bucket`, and not with an ARN",
        "I3510 14: `s3:GetObject` works on none of the resources of this statement",
        "I3510 15: `s3:GetObject` works on none of the resources of this statement",
    ];
    assert_eq!(statements(&wrong), expected);
    let right = [
        "{Effect: Allow, Action: s3:GetObject, Resource: !Sub '${Bucket.Arn}/*'}",
        "{Effect: Allow, Action: s3:GetObject, Resource: [!GetAtt Bucket.Arn, !Join ['', [!GetAtt Bucket.Arn, '/*']]]}",
    ];
    assert_eq!(statements(&right), [""; 0]);
}

#[test]
fn documents_can_be_text() {
    let role = |document: &str| {
        let trust = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}";
        lines(&format!(
            "Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: '{trust}'
      Policies:
        - PolicyName: own
          PolicyDocument: {document}
"
        ))
    };
    assert_eq!(
        role("'{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}'"),
        [""; 0]
    );
    assert_eq!(role("'{{resolve:ssm:policy}}'"), [""; 0]);
    assert_eq!(role("'{\"Statement\": {}, \"Statements\": {}}'").len(), 4);
    assert_eq!(role("'{'"), ["E3510 8: this policy document is written as text that is no JSON"]);
}

#[test]
fn policy_templates_and_names_are_no_documents() {
    let function = "Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: a
      Policies:
        - AWSXrayWriteOnlyAccess
        - !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/own'
        - DynamoDBCrudPolicy: {TableName: orders}
        - !ImportValue policy
        - Statement: [{Effect: Allow, Action: sqs:SendMessage, Resource: queue}]
";
    assert_eq!(lines(function), ["E3510 14: `queue` is no ARN"]);
}

#[test]
fn policies_of_a_bucket_are_for_it() {
    let bucket = |resource: &str| {
        lines(&format!(
            "Resources:
  Own: {{Type: AWS::S3::Bucket}}
  Other: {{Type: AWS::S3::Bucket}}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Own
      PolicyDocument:
        Statement: [{{Effect: Deny, Principal: '*', Action: s3:*, Resource: {resource}}}]
"
        ))
    };
    for right in [
        "!Sub '${Own.Arn}/*'",
        "!GetAtt Own.Arn",
        "!Sub 'arn:aws:s3:::${Own}/*'",
        "!Sub 'arn:aws:s3:::${AWS::StackName}'",
    ] {
        assert_eq!(bucket(right), [""; 0], "{right}");
    }
    let message = "E3514 9: this is the bucket `Other`, and the policy is for `Own`";
    for wrong in ["!Sub '${Other.Arn}/*'", "!GetAtt Other.Arn", "!Sub 'arn:aws:s3:::${Other}/*'"] {
        assert_eq!(bucket(wrong), [message], "{wrong}");
    }
}

#[test]
fn narrower_permissions_are_named() {
    let function = |policies: &str| {
        helps(&format!(
            "Transform: AWS::Serverless-2016-10-31
Resources:
  Orders: {{Type: AWS::Serverless::SimpleTable}}
  Mail: {{Type: AWS::SNS::Topic}}
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: a
      Environment: {{Variables: {{TABLE: !Ref Orders, TOPIC: !Ref Mail}}}}
      Policies: {policies}
"
        ))
    };
    let both = "write under `Policies` what the code needs, such as `DynamoDBCrudPolicy: {TableName: !Ref Orders}` and `SNSPublishMessagePolicy: {TopicName: !GetAtt Mail.TopicName}`";
    assert_eq!(function("AdministratorAccess"), [both]);
    assert_eq!(function("{Statement: {Effect: Allow, Action: '*', Resource: '*'}}"), [both]);
    let topic = "write under `Policies` what the code needs, such as `SNSPublishMessagePolicy: {TopicName: !GetAtt Mail.TopicName}`";
    assert_eq!(function("[{Statement: [{Effect: Allow, Action: [sns:*], Resource: ['*']}]}]"), [topic]);
    for narrow in [
        "[{Statement: [{Effect: Deny, Action: sns:*, Resource: '*'}]}]",
        "[{Statement: [{Effect: Allow, Action: sns:*, Resource: !Ref Mail}]}]",
        "[{Statement: [{Effect: Allow, Action: cloudwatch:PutMetricData, Resource: '*'}]}]",
        "[{Statement: [{Effect: Allow, Action: sns:*, Resource: '*', Condition: {Bool: {aws:SecureTransport: true}}}]}]",
        "[AmazonDynamoDBReadOnlyAccess]",
    ] {
        assert_eq!(function(narrow), [""; 0], "{narrow}");
    }
}
