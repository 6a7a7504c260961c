//! I3042: An ARN in `Fn::Sub` names a partition such as `aws`.

use crate::check::references::Section;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, Change, Code, Diagnostic, Fix, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3042",
        name: "hard-coded-partition",
        severity: Severity::Info,
        summary: "An ARN in `Fn::Sub` names a partition such as `aws`.",
    },
    documentation: Documentation {
        finds: "An ARN in `Fn::Sub` whose second part is `aws`, or a pseudo parameter that does not belong there. In templates for SAM it is not looked for.",
        matters: "The template does not work in China and GovCloud, whose partitions are `aws-cn` and `aws-us-gov`.",
        bad: "\
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub \"arn:aws:iam::${AWS::AccountId}:policy/reader\"
",
        good: "\
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/reader\"
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    if subject.asks_for_sam() {
        return;
    }
    let calls = subject.calls.iter().filter(|call| call.section == Section::Resources);
    for call in calls.filter(|call| call.function == "Fn::Sub") {
        for text in texts(call.argument) {
            let Some(partition) = text.as_str().and_then(hard_coded_partition) else { continue };
            let found = format!("the ARN is for the partition `{partition}` only");
            let problem = Diagnostic::new(RULE.code, text.span, found);
            let fix = Fix::safe(
                "write `${AWS::Partition}`",
                Change::Word {
                    written: format!("arn:{partition}:"),
                    meant: "arn:${AWS::Partition}:".to_owned(),
                },
            );
            // In the usual partition it stands for the same. What was meant by another one is not known.
            let fix = Some(fix).filter(|_| partition == "aws");
            let help = Advice { text: "write `${AWS::Partition}` there".to_owned(), fix };
            findings.push(problem.help(help).resource(call.owner));
        }
    }
}

/// All texts in a node.
fn texts(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::String(_) => vec![node],
        Value::List(items) => items.iter().flat_map(texts).collect(),
        Value::Map(map) => Map::values(map).flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The partition of the first ARN in a text that has one of its own.
fn hard_coded_partition(text: &str) -> Option<&str> {
    let partitions =
        text.match_indices("arn:").filter_map(|(at, arn)| partition(text.get(at + arn.len()..)?));
    partitions.into_iter().find(|partition| !is_left_open(partition))
}

/// The first part of what stands behind `arn:`, when a service and a region follow.
fn partition(arn: &str) -> Option<&str> {
    let (partition, rest) = part(arn)?;
    let (service, rest) = part(rest)?;
    part(rest).filter(|_| !service.is_empty())?;
    Some(partition)
}

/// Up to the next colon that is in no pseudo parameter.
fn part(text: &str) -> Option<(&str, &str)> {
    let pseudo = text.strip_prefix("${").and_then(|rest| rest.split_once('}')).map(|(name, _)| name);
    let start = pseudo.filter(|name| name.contains("::")).map_or(0, |name| name.len() + 3);
    let end = text.get(start..)?.find(|c: char| c == ':' || c.is_whitespace())? + start;
    Some((text.get(..end)?, text.get(end..)?.strip_prefix(':')?))
}

fn is_left_open(partition: &str) -> bool {
    let variable = partition.strip_prefix("${").and_then(|rest| rest.split_once('}')).map(|(name, _)| name);
    partition.is_empty()
        || partition.starts_with('*')
        || variable.is_some_and(|name| name == "AWS::Partition" || !name.contains(|c: char| !is_of_name(c)))
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::hard_coded_partition;

    #[test]
    fn partitions_are_found() {
        for (text, partition) in [
            ("arn:aws:s3:::${Bucket}", Some("aws")),
            ("a arn:${AWS::Partition}:s3:::b and arn:aws-cn:sqs:${AWS::Region}:1:q", Some("aws-cn")),
            ("arn:${AWS::Region}:s3:::b", Some("${AWS::Region}")),
            ("arn:${Partition}:s3:::b", None),
            ("arn:*:s3:::b", None),
            ("arn::s3:::b", None),
            ("arn:aws:s3", None),
            ("arn: aws:s3:::b", None),
        ] {
            assert_eq!(hard_coded_partition(text), partition, "{text}");
        }
    }
}
