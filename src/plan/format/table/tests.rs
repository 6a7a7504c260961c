use super::to_table;
use crate::host::MemoryHost;
use crate::plan::given::values_file;
use crate::plan::{RunPlan, sample};
use crate::report::human::Style;
use crate::source::Sources;

/// Something for nearly every section.
const TEMPLATE: &str = "\
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, Default: dev}
  Table: {Type: String}
  Password: {Type: String, Default: hunter22, NoEcho: true}
  Pin: {Type: String, Default: '12', NoEcho: true}
Conditions:
  IsProduction: !Equals [!Ref Stage, prod]
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: worker.run
      Runtime: python3.13
      ReservedConcurrentExecutions: 5
      VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}
      Layers: [!Ref Tools]
      Environment:
        Variables:
          STAGE: !Ref Stage
          TABLE: !Ref Table
          DSN: !Sub 'postgres://app:${Password}@db/x'
          PIN: !Ref Pin
          TWELVE: 12 eggs
          TOKEN: '{{resolve:secretsmanager:prod/token}}'
      Events:
        Jobs:
          Type: SQS
          Properties: {Queue: !GetAtt Jobs.Arn, BatchSize: 5}
        Nightly:
          Type: Schedule
          Properties: {Schedule: rate(1 day)}
        Get:
          Type: HttpApi
          Properties: {Path: '/orders/{id}', Method: get}
  Tools:
    Type: AWS::Serverless::LayerVersion
    Properties: {ContentUri: tools/, CompatibleRuntimes: [python3.13]}
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 3}
  Lost:
    Type: AWS::SQS::Queue
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
      KeySchema: [{AttributeName: pk, KeyType: HASH}]
      BillingMode: PAY_PER_REQUEST
  Key:
    Type: AWS::SecretsManager::Secret
    Properties: {SecretString: s3cret-key}
  Alerts:
    Type: AWS::SNS::Topic
    Condition: IsProduction
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          Image: nginx:1.29
          PortMappings: [{ContainerPort: 80}]
          Environment: [{Name: PASSWORD, Value: !Ref Password}]
Outputs:
  Jobs: {Value: !Ref Jobs, Export: {Name: jobs}}
";

fn planned(template: &str) -> (RunPlan, Sources) {
    let mut sources = Sources::new();
    let values = sources.add("values.toml", "[secrets]\n\"prod/token\" = \"t0ken-of-worker\"\n");
    let given = values_file::read(&sources, values).unwrap().given;
    let mut host = MemoryHost::new();
    host.add("src/worker.py", "def run(event, context): pass\n");
    host.add("tools/python/tools.py", "");
    (sample::planned(&mut sources, template, "shop", given, &host), sources)
}

fn shown(width: usize) -> String {
    let (plan, sources) = planned(TEMPLATE);
    to_table(&plan, &sources, &Style { colour: false, unicode: true, width })
}

#[test]
fn a_plan_as_tables() {
    insta::assert_snapshot!(shown(100), @r"
    shop: 1 function, 1 route, 2 triggers, 1 table, 2 queues, 1 task
    template.yaml, eu-central-1, account 123456789012

    Parameters
      Stage     dev
      Table     ? parameter Table
      Password  ***
      Pin       ***

    Functions
      Worker  python3.13  128 MB  3 s
        code         src
        handler      worker.run
        environment  STAGE            dev
                     TABLE            ? parameter Table
                     DSN              postgres://app:***@db/x
                     PIN              ***
                     TWELVE           12 eggs
                     TOKEN            ***
        layer        Tools0fe98350d3  tools
        settings     at most 5 at the same time
        command      python3.13 -m awslambdaric worker.run
        image        public.ecr.aws/lambda/python:3.13

    Layers
      Tools0fe98350d3  tools  python3.13

    HTTP
      ServerlessHttpApi  HTTP API  stage $default
        GET  /orders/{id}  →  Worker

    Triggers
      SQS       Jobs         →  Worker  batches of 5
      schedule  rate(1 day)  →  Worker  185 retries, 86400 s old at most

    Tables
      Orders  shop-Orders  pk:S

    Queues
      Jobs  shop-Jobs  hidden 30 s, after 3 attempts → Lost
      Lost  shop-Lost  hidden 30 s

    Containers
      Web  network bridge
        container    web       nginx:1.29, 80
        environment  PASSWORD  ***

    Secrets
      Key  shop-Key  ***

    Outputs
      Jobs  https://sqs.eu-central-1.amazonaws.com/123456789012/shop-Jobs  exported as jobs

    Start order
      1  Worker
      2  ServerlessHttpApi  after Worker (route GET /orders/{id})
      3  Lost
      4  Jobs               after Lost (RedrivePolicy.deadLetterTargetArn)
      5  WorkerJobs         after Worker (FunctionName), Jobs (EventSourceArn)
      6  WorkerNightly      after Worker (Targets.Arn)
      7  Orders
      8  Key
      9  Web

    Left out
      Alerts  AWS::SNS::Topic  IsProduction does not hold

    Not emulated
      Worker  VpcConfig  line 17
        the function is in the network of this machine

    Unknown, and what supplies it
      parameter Table  line 4
        parameter `Table` has no value and no `Default`
        --parameter Table=…
    ");
}

#[test]
fn all_of_it_is_shown_however_narrow_the_terminal() {
    for width in [1, 40, 60, 80] {
        let text = shown(width);
        let width = width.max(super::NARROWEST);
        assert!(text.lines().all(|line| line.chars().count() <= width), "{width}:\n{text}");
        let squeezed: String = text.split_whitespace().collect();
        for part in ["Worker", "Jobs", "GET", "--parameterTable=…"] {
            assert!(squeezed.contains(part), "{part} {width}:\n{text}");
        }
    }
}

#[test]
fn secrets_are_not_shown() {
    let text = shown(120);
    for secret in ["hunter22", "s3cret-key", "t0ken-of-worker"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let line = |name: &str| {
        let line = text.lines().find(|line| line.contains(name)).unwrap();
        line.split_whitespace().last().unwrap().to_owned()
    };
    assert_eq!(line("DSN"), "postgres://app:***@db/x");
    assert_eq!([line("PIN "), line("Pin "), line("TOKEN "), line("PASSWORD ")], ["***"; 4]);
    assert!(text.contains("12 eggs"), "what is short is no part of a secret: {text}");
}

/// The words of each line with blanks in between, for a template of resources.
fn lines(resources: &str) -> Vec<String> {
    let (plan, sources) = planned(&format!("Resources:\n{resources}"));
    let text = to_table(&plan, &sources, &Style { colour: false, unicode: true, width: 200 });
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn assert_has(lines: &[String], line: &str) {
    assert!(lines.iter().any(|other| other == line), "{line}\n{}", lines.join("\n"));
}

#[test]
fn what_has_no_end_is_told_in_words() {
    // For streams, -1 is what AWS takes (CloudFormation, `AWS::Lambda::EventSourceMapping`).
    let lines = lines("
  F: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.13, Handler: a.b, Role: 'arn:aws:iam::123456789012:role/r', Code: {ZipFile: ''}}}
  Clicks: {Type: AWS::Kinesis::Stream}
  Usual: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref F, EventSourceArn: !GetAtt Clicks.Arn, StartingPosition: LATEST}}
  ByAge: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref F, EventSourceArn: !GetAtt Clicks.Arn, StartingPosition: LATEST, MaximumRecordAgeInSeconds: 60}}
  ByNumber: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref F, EventSourceArn: !GetAtt Clicks.Arn, StartingPosition: LATEST, MaximumRetryAttempts: 1}}
");
    assert_has(&lines, "Kinesis Clicks → F batches of 100, repeated until it works or the record is gone");
    assert_has(&lines, "Kinesis Clicks → F batches of 100, repeated until it works, 60 s old at most");
    assert_has(&lines, "Kinesis Clicks → F batches of 100, 1 retry");
}

#[test]
fn line_ends_of_values_are_shown() {
    let lines = lines(
        "
  F:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: a.b
      Role: arn:aws:iam::123456789012:role/r
      Code: {ZipFile: ''}
      Environment: {Variables: {PEM: \"one\\ntwo\\n\"}}
",
    );
    assert_has(&lines, r"environment PEM one\ntwo\n");
}

#[test]
fn one_of_a_kind_is_no_plural() {
    let lines = lines("
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Jobs: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 1}}}
  Lost: {Type: AWS::SQS::Queue}
  F:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: a.b
      Role: arn:aws:iam::123456789012:role/r
      Code: {ZipFile: ''}
      DurableConfig: {ExecutionTimeout: 60, RetentionPeriodInDays: 1}
  Live: {Type: AWS::Lambda::Alias, Properties: {Name: live, FunctionName: !Ref F, FunctionVersion: '1', ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}}}
  Two: {Type: AWS::Lambda::Alias, Properties: {Name: two, FunctionName: !Ref F, FunctionVersion: '1', ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}}}
  Calls: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Ref F, Qualifier: $LATEST, MaximumRetryAttempts: 1}}
  Task: {Type: AWS::ECS::TaskDefinition, Properties: {Cpu: '1', ContainerDefinitions: [{Name: web, Image: 'nginx:1.29', Cpu: 1}]}}
");
    assert_has(&lines, "Clicks shop-Clicks 1 shard, records are kept 24 h");
    assert_has(&lines, "Jobs shop-Jobs hidden 30 s, after 1 attempt → Lost");
    assert_has(&lines, "durable up to 60 s, history of 1 day");
    assert_has(&lines, "alias live 1 instance waits for calls");
    assert_has(&lines, "alias two 2 instances wait for calls");
    assert_has(&lines, "asynchronous 1 retry, for 21600 s");
    assert_has(&lines, "Task 1 CPU unit, network bridge");
    assert_has(&lines, "container web nginx:1.29, 1 CPU unit");
}
