use super::of_plan;
use crate::host::MemoryHost;
use crate::plan::given::Given;
use crate::plan::picture::Picture;
use crate::plan::sample::planned;
use crate::source::Sources;

fn picture(template: &str) -> Picture {
    of_plan(&planned(&mut Sources::new(), template, "app", Given::default(), &MemoryHost::new()))
}

/// The edges as `from -kind-> to: labels`, sorted.
fn edges(template: &str) -> Vec<String> {
    let picture = picture(template);
    let name = |at: usize| picture.nodes[at].name.as_str();
    let edges = picture.edges.iter().map(|edge| {
        let labels = edge.labels.join(", ");
        let text = format!("{} -{}-> {}: {labels}", name(edge.from), edge.kind.name(), name(edge.to));
        text.trim_end_matches(": ").to_owned()
    });
    let mut edges: Vec<String> = edges.collect();
    edges.sort();
    edges
}

/// The nodes as `word name`, sorted.
fn nodes(template: &str) -> Vec<String> {
    let picture = picture(template);
    let mut nodes: Vec<String> =
        picture.nodes.iter().map(|node| format!("{} {}", node.word, node.name)).collect();
    nodes.sort();
    nodes
}

#[test]
fn who_names_an_alias_uses_the_function() {
    let template = "
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.13, Handler: app.run, CodeUri: src/}}
Resources:
  Worker: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}
  ByAlias: {Type: AWS::Serverless::Function, Properties: {Environment: {Variables: {WORKER: !Ref Worker.Alias}}}}
  ByVersion: {Type: AWS::Serverless::Function, Properties: {Environment: {Variables: {WORKER: !Ref Worker.Version}}}}
  ByName: {Type: AWS::Serverless::Function, Properties: {Environment: {Variables: {WORKER: !Ref Worker}}}}
  Files: {Type: AWS::S3::Bucket}
  Site:
    Type: AWS::CloudFront::Distribution
    Properties: {DistributionConfig: {Enabled: true, DefaultCacheBehavior: {TargetOriginId: files, ViewerProtocolPolicy: https-only, CachePolicyId: x}, Origins: [{Id: files, DomainName: !GetAtt Files.RegionalDomainName, S3OriginConfig: {}}]}}
  # Who knows the address of the site has nothing to do with the bucket.
  Visitor: {Type: AWS::Serverless::Function, Properties: {Environment: {Variables: {SITE: !GetAtt Site.DomainName}}}}
";
    assert_eq!(
        edges(template),
        ["ByAlias -uses-> Worker", "ByName -uses-> Worker", "ByVersion -uses-> Worker"]
    );
}

#[test]
fn a_bus_is_one_by_name_and_by_arn() {
    let template = "
Resources:
  Told: {Type: AWS::SNS::Topic}
  Own: {Type: AWS::Events::EventBus, Properties: {Name: own}}
  Back:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Own
      EventPattern: {source: [a]}
      Targets: [{Id: a, Arn: !Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default'}]
  ByDefault: {Type: AWS::Events::Rule, Properties: {EventPattern: {source: [b]}, Targets: [{Id: a, Arn: !Ref Told}]}}
  ByArn:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default'
      EventPattern: {source: [c]}
      Targets: [{Id: a, Arn: !Ref Told}]
  # That of another region is another one.
  Abroad:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: {source: [d]}
      Targets: [{Id: a, Arn: !Sub 'arn:aws:events:us-west-2:${AWS::AccountId}:event-bus/default'}]
  ToOther: {Type: AWS::Events::Rule, Properties: {EventBusName: other, EventPattern: {source: [e]}, Targets: [{Id: a, Arn: !Ref Told}]}}
";
    let expected = [
        "Own -triggers-> default: a",
        "default -triggers-> Told: b, c",
        "default -triggers-> default: d",
        "other -triggers-> Told: e",
    ];
    assert_eq!(edges(template), expected);
    let buses = ["event bus Own", "event bus default", "event bus default", "event bus other", "topic Told"];
    assert_eq!(nodes(template), buses);
}

#[test]
fn a_resource_that_is_called_like_a_bus_is_none() {
    let template = "
Resources:
  default: {Type: AWS::SQS::Queue}
  Told: {Type: AWS::SNS::Topic}
  Rule: {Type: AWS::Events::Rule, Properties: {EventPattern: {source: [a]}, Targets: [{Id: a, Arn: !Ref Told}]}}
";
    assert_eq!(nodes(template), ["event bus default", "queue default", "topic Told"]);
}

#[test]
fn a_rule_may_fire_for_events_and_at_times() {
    let template = "
Resources:
  Told: {Type: AWS::SNS::Topic}
  Both: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(5 minutes), EventPattern: {source: [shop]}, Targets: [{Id: a, Arn: !Ref Told}]}}
  Paused: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day), State: DISABLED, Targets: [{Id: a, Arn: !Ref Told}]}}
";
    let expected = [
        "Both -triggers-> Told: rate(5 minutes)",
        "Paused -triggers-> Told: rate(1 day) (off)",
        "default -triggers-> Told: shop",
    ];
    assert_eq!(edges(template), expected);
}

/// A bucket that tells EventBridge, one that does not, and a rule with a pattern.
fn with_buckets(rule: &str) -> Vec<String> {
    let template = format!(
        "
Resources:
  Files: {{Type: AWS::S3::Bucket, Properties: {{NotificationConfiguration: {{EventBridgeConfiguration: {{EventBridgeEnabled: true}}}}}}}}
  Silent: {{Type: AWS::S3::Bucket}}
  Own: {{Type: AWS::Events::EventBus, Properties: {{Name: own}}}}
  Told: {{Type: AWS::SNS::Topic}}
  Rule: {{Type: AWS::Events::Rule, Properties: {{{rule}, Targets: [{{Id: a, Arn: !Ref Told}}]}}}}
"
    );
    edges(&template)
        .into_iter()
        .filter(|edge| edge.starts_with("Files") || edge.starts_with("Silent"))
        .collect()
}

#[test]
fn buckets_tell_the_default_bus() {
    // "Using EventBridge" in the Amazon S3 User Guide: the events have the source `aws.s3`, and go to the default bus.
    let told = ["Files -triggers-> default: S3"];
    assert_eq!(with_buckets("EventPattern: {source: [aws.s3], detail-type: [Object Created]}"), told);
    assert_eq!(with_buckets("EventPattern: {source: [shop, {prefix: aws.}]}"), told);
    assert_eq!(with_buckets("EventPattern: {detail-type: [Object Created]}"), told);
    assert!(with_buckets("EventPattern: {source: [shop, {prefix: aws.ec2}]}").is_empty());
    assert!(with_buckets("EventPattern: {source: [aws.s3]}, EventBusName: !Ref Own").is_empty());
    assert!(with_buckets("ScheduleExpression: rate(1 day)").is_empty());
}
