//! Dynamic references: `{{resolve:service:…}}`.

use crate::check::Subject;
use crate::check::texts::MarkedText;

/// The services that dynamic references can ask.
pub(super) const SERVICES: &[&str] = &["ssm", "ssm-secure", "secretsmanager"];

/// The properties that take `ssm-secure`, as AWS's user guide lists them (dynamic references, secure
/// strings); they are those that hold a password.
pub(super) const PASSWORDS: &[(&str, &[&str])] = &[
    ("AWS::DirectoryService::MicrosoftAD", &["Password"]),
    ("AWS::DirectoryService::SimpleAD", &["Password"]),
    ("AWS::ElastiCache::ReplicationGroup", &["AuthToken"]),
    ("AWS::IAM::User", &["LoginProfile", "Password"]),
    ("AWS::KinesisFirehose::DeliveryStream", &["RedshiftDestinationConfiguration", "Password"]),
    ("AWS::OpsWorks::App", &["AppSource", "Password"]),
    ("AWS::OpsWorks::Stack", &["RdsDbInstances", "DbPassword"]),
    ("AWS::OpsWorks::Stack", &["CustomCookbooksSource", "Password"]),
    ("AWS::RDS::DBCluster", &["MasterUserPassword"]),
    ("AWS::RDS::DBInstance", &["MasterUserPassword"]),
    ("AWS::Redshift::Cluster", &["MasterUserPassword"]),
];

/// Whether the property at a path of a type holds a password. The path has no items of lists.
pub(super) fn is_password(kind: &str, path: &[&str]) -> bool {
    PASSWORDS.iter().any(|(known, property)| *known == kind && *property == path)
}

/// A dynamic reference.
pub(super) struct Dynamic<'s, 't> {
    /// The text that it stands in.
    pub text: &'s MarkedText<'t>,
    /// `resolve`, the service, and the rest.
    pub parts: Vec<&'t str>,
}

/// All dynamic references in sections that CloudFormation looks at.
pub(super) fn references<'s, 't>(subject: &'s Subject<'t>) -> impl Iterator<Item = Dynamic<'s, 't>> {
    let texts = subject.marked_texts().iter().filter(|text| is_looked_at(text));
    texts.flat_map(|text| in_text(text.text).map(move |parts| Dynamic { text, parts }))
}

fn is_looked_at(text: &MarkedText) -> bool {
    matches!(text.path.first(), Some(&"Resources" | &"Outputs" | &"Parameters" | &"Conditions" | &"Rules"))
}

fn in_text(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let references = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}"));
    let references = references.map(|(reference, _)| reference);
    references.filter(|reference| reference.starts_with("resolve:")).map(|one| one.split(':').collect())
}
