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

#[test]
fn lists_of_the_parameter_store_are_lists() {
    let text = "Parameters:
  Groups: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /groups}
  Subnets: {Type: 'AWS::SSM::Parameter::Value<CommaDelimitedList>', Default: /subnets}
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/function
      PackageType: Image
      Code: {ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/function:1'}
      Description: !Ref Groups
      VpcConfig:
        SecurityGroupIds: !Ref Groups
        SubnetIds: !Ref Subnets
";
    assert_eq!(found(text), ["E1020 11: `Ref` gives a list here, but `Description` takes a string"]);
}

#[test]
fn booleans_may_be_written_in_capitals() {
    let text = "Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      FifoTopic: 'TRUE'
      ContentBasedDeduplication: 'YES'
";
    assert_eq!(
        found(text),
        ["E3012 6: `ContentBasedDeduplication` takes true or false, but this is a string"]
    );
}

#[test]
fn functions_of_conditions_are_no_values() {
    let text = "Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      FifoTopic: !Equals [!Ref AWS::Region, eu-central-1]
";
    assert_eq!(found(text), ["E3012 5: `Fn::Equals` is for conditions, but `FifoTopic` takes true or false"]);
}

/// What a table rules out may not be there whatever gives it; and other keys are no misspellings of one that is
/// missing, where a table says nothing of them.
#[test]
fn tables_are_about_some_properties_only() {
    let text = "Resources:
  Cluster:
    Type: AWS::RDS::DBCluster
    DeletionPolicy: Snapshot
    UpdateReplacePolicy: Snapshot
    Properties:
      Engine: aurora-postgresql
      BackupRetentionPeriod: 7
      MonitoringRoleArn: arn:aws:iam::123456789012:role/monitoring
      AllocatedStorage: !ImportValue Storage
";
    let expected = [
        "E3689 6: `AWS::RDS::DBCluster` lacks `MonitoringInterval`, which it needs: monitoring takes an interval above 0 and a role",
        "E3693 10: `AllocatedStorage` cannot be set here: the engine is Aurora",
    ];
    assert_eq!(found(text), expected);
}

/// The usual way to say that something is optional.
#[test]
fn values_that_a_condition_rules_out_are_none() {
    let text = "Parameters:
  Key: {Type: String, Default: ''}
  Size: {Type: String, Default: small, AllowedValues: [small, large]}
  Subnets: {Type: CommaDelimitedList, Default: ''}
  Groups: {Type: CommaDelimitedList, Default: ''}
Conditions:
  HasKey: !Not [!Equals [!Ref Key, '']]
  HasSubnets: !Not [!Equals [!Join ['', !Ref Subnets], '']]
  HasGroups: !Not [!Equals [!Select [0, !Ref Groups], '']]
  IsLarge: !Equals [!Ref Size, large]
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/function
      PackageType: Image
      Code: {ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/function:1'}
      KmsKeyArn: !If [HasKey, !Ref Key, !Ref AWS::NoValue]
      Architectures: [!If [IsLarge, x86_64, !Ref Size]]
      VpcConfig:
        SubnetIds: !If [HasSubnets, !Ref Subnets, !Ref AWS::NoValue]
        SecurityGroupIds: !If [HasGroups, !Ref Groups, !Ref AWS::NoValue]
  Table:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Condition: HasKey
    Properties:
      BillingMode: PAY_PER_REQUEST
      TableName: !Ref Key
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
";
    assert_eq!(found(text), ["W1030 3: `small` is not a value of an item of `Architectures`"]);
}
