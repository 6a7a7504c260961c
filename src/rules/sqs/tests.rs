use crate::check::Knowledge;
use crate::rules::tests::findings;

/// What is found of some codes, as messages.
fn found(codes: &[&str], resources: &str) -> Vec<String> {
    let text = format!(
        "Parameters:
  Stage: {{Type: String, Default: dev}}
  Days: {{Type: Number, AllowedValues: [60, 345600]}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
{resources}"
    );
    let found = findings(&text, &Knowledge::default()).into_iter();
    found.filter(|found| codes.contains(&found.code.id)).map(|found| found.message).collect()
}

fn queues(source: &str, target: &str) -> String {
    format!(
        "  Orders: {{Type: AWS::SQS::Queue, Properties: {{{source}}}}}
  Failed: {{Type: AWS::SQS::Queue, Properties: {{{target}}}}}\n"
    )
}

const TO_FAILED: &str = "RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}";

#[test]
fn kinds_are_compared_where_conditions_agree() {
    let prod = "FifoQueue: !If [IsProd, true, !Ref AWS::NoValue]";
    let both = queues(&format!("{prod}, {TO_FAILED}"), prod);
    assert_eq!(found(&["E3502"], &both), Vec::<String>::new());
    let one = queues(&format!("{prod}, {TO_FAILED}"), "FifoQueue: true");
    let message = "this is a standard queue, and `Failed`, for its dead letters, is a FIFO queue";
    assert_eq!(found(&["E3502"], &one), [message]);
}

#[test]
fn policies_may_be_texts() {
    let text = "RedrivePolicy: !Sub '{\"deadLetterTargetArn\": \"${Failed.Arn}\", \"maxReceiveCount\": 5}'";
    assert_eq!(found(&["E3502"], &queues(text, "FifoQueue: true")).len(), 1);
    let arn = "arn:aws:sqs:us-east-1:123456789012:failed";
    let text = |arn: &str| format!("RedrivePolicy: '{{\"deadLetterTargetArn\": \"{arn}\"}}'");
    assert_eq!(found(&["E3502"], &queues(&text(&format!("{arn}.fifo")), "")).len(), 1);
    assert_eq!(found(&["E3502"], &queues(&text(arn), "")), Vec::<String>::new());
}

#[test]
fn retentions_are_compared_when_they_are_certain() {
    let keeps = |seconds: &str| format!("MessageRetentionPeriod: {seconds}, {TO_FAILED}");
    let short = found(&["S3061"], &queues(&keeps("1209600"), ""));
    assert_eq!(
        short,
        ["`Failed` keeps messages for 4 days, and `Orders`, where they come from, for 14 days"]
    );
    let quiet = [
        queues(TO_FAILED, ""),
        queues(&keeps("60"), ""),
        queues(&keeps("!Ref Days"), "MessageRetentionPeriod: 60"),
        queues(&keeps("!If [IsProd, 345600, !Ref AWS::NoValue]"), "MessageRetentionPeriod: 60"),
        queues(&format!("FifoQueue: true, {}", keeps("1209600")), "FifoQueue: true"),
    ];
    for queues in quiet {
        assert_eq!(found(&["S3061"], &queues), Vec::<String>::new(), "{queues}");
    }
}

#[test]
fn names_tell_the_kind() {
    let orders = |properties: &str| queues(properties, "");
    for wrong in ["QueueName: orders.fifo", "QueueName: orders, FifoQueue: true", "DeduplicationScope: queue"]
    {
        assert_eq!(found(&["E3501"], &orders(wrong)).len(), 1, "{wrong}");
    }
    let right = [
        "QueueName: orders.fifo, FifoQueue: true",
        "QueueName: !If [IsProd, orders.fifo, orders], FifoQueue: !If [IsProd, true, !Ref AWS::NoValue]",
        "QueueName: !Sub '${Stage}.fifo', FifoQueue: true",
        "DeduplicationScope: queue, FifoQueue: 'true'",
    ];
    for right in right {
        assert_eq!(found(&["E3501"], &orders(right)), Vec::<String>::new(), "{right}");
    }
}
