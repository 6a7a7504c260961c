//! How event sources are followed from the mapping to the function and to the queue.

use crate::check::Knowledge;
use crate::rules::tests::codes;

fn finds(code: &str, template: &str) -> bool {
    codes(template, &Knowledge::default()).contains(&code)
}

/// A template of SAM with a function that has these properties, and these resources.
fn sam(properties: &str, resources: &str) -> String {
    let indented = properties.lines().map(|line| format!("      {line}\n")).collect::<String>();
    format!(
        "Transform: AWS::Serverless-2016-10-31
Parameters: {{Stage: {{Type: String}}, Name: {{Type: String}}}}
Conditions: {{IsTest: !Equals [!Ref Stage, test], IsNotTest: !Not [!Condition IsTest]}}
Globals: {{Function: {{Timeout: 60}}}}
Resources:
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: code
      Handler: a.b
      Runtime: python3.13
{indented}{resources}"
    )
}

const POLLS: &str = "Events: {Q: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}\n";

fn queue(properties: &str) -> String {
    format!("  Queue: {{Type: AWS::SQS::Queue, Properties: {{{properties}}}}}\n")
}

#[test]
fn a_timeout_can_come_from_globals_and_by_an_alias() {
    for more in ["", "AutoPublishAlias: live\n"] {
        let template =
            |seconds| sam(&format!("{POLLS}{more}"), &queue(&format!("VisibilityTimeout: {seconds}")));
        assert!(finds("E3505", &template("59")) && !finds("S3070", &template("59")));
        assert!(!finds("E3505", &template("359")) && finds("S3070", &template("359")));
        assert!(!finds("E3505", &template("360")) && !finds("S3070", &template("360")));
    }
    assert!(finds("E3505", &sam(POLLS, &queue(""))));
    assert!(!finds("E3505", &sam(POLLS, &queue("VisibilityTimeout: !ImportValue Seconds"))));
}

#[test]
fn conditions_keep_timeouts_apart() {
    let template = |properties: &str, visibility: &str| {
        let timeout = format!("Timeout: !If [IsTest, 10, 60]\n{properties}");
        sam(&format!("{timeout}{POLLS}"), &queue(&format!("VisibilityTimeout: !If [{visibility}]")))
    };
    assert!(!finds("E3505", &template("", "IsTest, 60, 360")));
    assert!(finds("E3505", &template("", "IsNotTest, 30, 360")));
}

const SENDS: &str = "Policies: [{SQSSendMessagePolicy: {QueueName: !GetAtt Queue.QueueName}}]\n";

#[test]
fn loops_need_the_same_queue_and_no_filter() {
    let resources = queue("VisibilityTimeout: 360");
    assert!(finds("S3075", &sam(&format!("{SENDS}{POLLS}"), &resources)));
    assert!(!finds("S3075", &sam(&format!("{SENDS}RecursiveLoop: Allow\n{POLLS}"), &resources)));
    let filter = POLLS.replace("Arn}", "Arn, FilterCriteria: {Filters: [{Pattern: '{}'}]}}");
    assert!(!finds("S3075", &sam(&format!("{SENDS}{filter}"), &resources)));
    let reads = SENDS.replace("SendMessage", "Poller");
    assert!(!finds("S3075", &sam(&format!("{reads}{POLLS}"), &resources)));
}

#[test]
fn loops_are_found_by_name() {
    let template = |given: &str, bucket: &str, filter: &str| {
        let policy = format!("Policies: [{{S3CrudPolicy: {{BucketName: {given}}}}}]\n");
        let event = format!(
            "Events: {{B: {{Type: S3, Properties: {{Bucket: !Ref Bucket, Events: 's3:ObjectCreated:*'{filter}}}}}}}\n"
        );
        let resources =
            format!("  Bucket: {{Type: AWS::S3::Bucket, Properties: {{BucketName: {bucket}}}}}\n");
        sam(&format!("{policy}{event}"), &resources)
    };
    for same in ["uploads", "!Ref Name", "!Sub '${AWS::StackName}-uploads'"] {
        assert!(finds("S3075", &template(same, same, "")), "{same}");
        let filter = ", Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}]}}";
        assert!(!finds("S3075", &template(same, same, filter)), "{same}");
    }
    assert!(!finds("S3075", &template("thumbnails", "uploads", "")));
    assert!(!finds("S3075", &template("!Ref Stage", "!Ref Name", "")));
}

#[test]
fn queues_share_what_is_reserved() {
    let template = |reserved: &str, first: &str, second: &str| {
        let event = |name: &str, most: &str| {
            format!(
                "  {name}: {{Type: SQS, Properties: {{Queue: !GetAtt {name}.Arn, ScalingConfig: {{MaximumConcurrency: {most}}}}}}}\n"
            )
        };
        let resources = format!("{}  Other: {{Type: AWS::SQS::Queue}}\n", queue(""));
        let events = format!("Events:\n{}{}", event("Queue", first), event("Other", second));
        sam(&format!("ReservedConcurrentExecutions: {reserved}\n{events}"), &resources)
    };
    assert!(finds("S3072", &template("10", "5", "6")) && !finds("S3072", &template("10", "5", "5")));
    assert!(finds("S3072", &template("0", "5", "5")) && !finds("S3073", &template("0", "5", "5")));
    assert!(!finds("S3073", &template("4", "2", "2")));
    let stream =
        "Events: {S: {Type: Kinesis, Properties: {Stream: !GetAtt Stream.Arn, StartingPosition: LATEST}}}\n";
    let of_stream = |reserved: u32| {
        let resources = "  Stream: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 9}}\n";
        sam(&format!("ReservedConcurrentExecutions: {reserved}\n{stream}"), resources)
    };
    assert!(finds("S3072", &of_stream(0)));
    assert!(!finds("S3072", &of_stream(1)) && !finds("S3073", &of_stream(1)));
    assert!(finds("S3073", &sam(&format!("ReservedConcurrentExecutions: 4\n{POLLS}"), &queue(""))));
}

#[test]
fn failures_can_go_to_a_queue() {
    let events = "Events: {R: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}\n";
    let letters = "DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Queue.Arn}\n";
    let nothing = "EventInvokeConfig: {MaximumRetryAttempts: 0}\n";
    assert!(finds("S3078", &sam(events, "")) && finds("S3078", &sam(&format!("{events}{nothing}"), "")));
    assert!(!finds("S3078", &sam(&format!("{events}{letters}"), &queue(""))));
    assert!(!finds("S3078", &sam(POLLS, &queue(""))));
}

#[test]
fn queues_of_dead_letters_need_no_further_queue() {
    let source = "  Source: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Queue.Arn, maxReceiveCount: 3}}}\n";
    assert!(finds("S3080", &sam(POLLS, &queue(""))));
    assert!(!finds("S3080", &sam(POLLS, &format!("{}{source}", queue("")))));
}

#[test]
fn streams_block_or_lose_records() {
    let template = |more: &str| {
        let resources = "  Stream: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}\n";
        let stream = "Stream: !GetAtt Stream.Arn, StartingPosition: LATEST";
        sam(&format!("Events: {{S: {{Type: Kinesis, Properties: {{{stream}{more}}}}}}}\n"), resources)
    };
    let blocks = |more| finds("S3079", &template(more));
    assert!(
        blocks("") && blocks(", MaximumRetryAttempts: -1") && blocks(", BisectBatchOnFunctionError: true")
    );
    assert!(!blocks(", MaximumRetryAttempts: 3") && !blocks(", MaximumRecordAgeInSeconds: 600"));
    let loses = |more| finds("S3081", &template(more));
    assert!(loses(", MaximumRetryAttempts: 3") && !loses(""));
    let destination = "DestinationConfig: {OnFailure: {Type: SNS, Destination: 'arn:aws:sns:us-east-1:123456789012:failed'}}";
    assert!(!loses(&format!(", MaximumRetryAttempts: 3, {destination}")));
}
