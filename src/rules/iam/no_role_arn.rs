//! E3511: A property that takes the ARN of a role has something else.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic::is_looked_up;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3511",
        name: "no-role-arn",
        severity: Severity::Error,
        summary: "A property that takes the ARN of a role has something else.",
    },
    documentation: Documentation {
        finds: "A name, the ARN of something else or a misspelt ARN where AWS Backup, AWS Batch, Spot Fleet, ECS and the replication of buckets take the ARN of a role.",
        matters: "The service refuses the resource, and the stack is rolled back.",
        bad: "\
Resources:
  Reports:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      VersioningConfiguration:
        Status: Enabled
      ReplicationConfiguration:
        Role: replication
        Rules:
          - Status: Enabled
            Destination:
              Bucket: arn:aws:s3:::reports-copy
",
        good: "\
Resources:
  Reports:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      VersioningConfiguration:
        Status: Enabled
      ReplicationConfiguration:
        Role: arn:aws:iam::123456789012:role/replication
        Rules:
          - Status: Enabled
            Destination:
              Bucket: arn:aws:s3:::reports-copy
",
    },
    check: Check::Subject(check),
};

/// From the pages of the types in CloudFormation's template reference.
const PLACES: &[(&str, &[&str])] = &[
    ("AWS::Backup::BackupSelection", &["BackupSelection", "IamRoleArn"]),
    ("AWS::Batch::ComputeEnvironment", &["ComputeResources", "SpotIamFleetRole"]),
    ("AWS::Batch::ComputeEnvironment", &["ServiceRole"]),
    ("AWS::EC2::SpotFleet", &["SpotFleetRequestConfigData", "IamFleetRole"]),
    ("AWS::ECS::TaskDefinition", &["ExecutionRoleArn"]),
    ("AWS::S3::Bucket", &["ReplicationConfiguration", "Role"]),
];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let paths = PLACES.iter().filter(|(kind, _)| *kind == resource.kind).map(|(_, path)| *path);
        for at in paths.flat_map(|path| subject.reach(resource, path)) {
            let text = at.node.as_str().filter(|text| !is_role(text));
            // The format of the property may say so already.
            let Some(text) = text.filter(|_| !findings.has_error_at(at.node.span)) else { continue };
            let found = format!("`{text}` is not the ARN of a role");
            let problem = Diagnostic::new(RULE.code, at.node.span, found);
            let problem = problem.help("write it like `arn:aws:iam::123456789012:role/name`");
            findings.push(problem.resource(resource.logical_id.as_str()));
        }
    }
}

/// What can only be known later may be one.
fn is_role(text: &str) -> bool {
    if is_looked_up(text) {
        return true;
    }
    let mut parts = text.splitn(6, ':');
    let [arn, partition, service, region, account, name] = [(); 6].map(|()| parts.next().unwrap_or(""));
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "_+=,.@-/".contains(c);
    let is_name =
        name.strip_prefix("role/").is_some_and(|name| !name.is_empty() && name.chars().all(is_of_name));
    (arn, service, region) == ("arn", "iam", "") && is_partition(partition) && is_account && is_name
}

fn is_partition(partition: &str) -> bool {
    partition
        .strip_prefix("aws")
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_alphabetic() || c == '-'))
}

#[cfg(test)]
mod tests {
    use super::is_role;

    #[test]
    fn arns_of_roles() {
        let right = [
            "arn:aws:iam::123456789012:role/a/b",
            "arn:aws-us-gov:iam::123456789012:role/a",
            "{{resolve:ssm:a}}",
        ];
        assert!(right.iter().all(|text| is_role(text)));
        let wrong = [
            "role",
            "arn:aws:iam::123456789012:user/a",
            "arn:aws:iam::12:role/a",
            "arn:aws:iam::123456789012:role/",
        ];
        assert!(!wrong.iter().any(|text| is_role(text)));
    }
}
