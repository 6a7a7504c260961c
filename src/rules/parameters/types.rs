//! The types that parameters can have.

use super::PARAMETERS;
use crate::check::Subject;
use crate::source::Span;

/// What a parameter is by itself.
const PLAIN: [&str; 4] = ["CommaDelimitedList", "List<Number>", "Number", "String"];

/// What is known about the account: one of these, or `List<…>` of them.
const OF_ACCOUNT: [&str; 9] = [
    "AWS::EC2::AvailabilityZone::Name",
    "AWS::EC2::Image::Id",
    "AWS::EC2::Instance::Id",
    "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id",
    "AWS::EC2::Subnet::Id",
    "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id",
    "AWS::Route53::HostedZone::Id",
];

/// What is known about the account, and comes in no lists.
const SINGLE: [&str; 2] = ["AWS::EC2::KeyPair::KeyName", "AWS::SSM::Parameter::Name"];

const SSM: &str = "AWS::SSM::Parameter::Value<";

/// The types that the template's parameters have, with their places.
pub fn declared<'t>(subject: &Subject<'t>) -> impl Iterator<Item = (&'t str, Span)> + use<'t> {
    PARAMETERS.all(subject).filter_map(|(_, _, node)| {
        let kind = node.get("Type")?;
        Some((kind.as_str()?, kind.span))
    })
}

/// All types but those of the parameter store.
pub fn all() -> impl Iterator<Item = &'static str> {
    PLAIN.into_iter().chain(OF_ACCOUNT).chain(SINGLE)
}

/// Whether CloudFormation knows the type, and checks values of it.
pub fn is_known(kind: &str) -> bool {
    let inner = within(kind, SSM).unwrap_or(kind);
    all().any(|known| known == inner)
        || within(inner, "List<").is_some_and(|item| item == "String" || OF_ACCOUNT.contains(&item))
}

/// Whether CloudFormation takes the type even if it does not know it.
pub fn is_accepted(kind: &str) -> bool {
    kind.starts_with(SSM) || kind.starts_with("List<")
}

fn within<'k>(kind: &'k str, opening: &str) -> Option<&'k str> {
    kind.strip_prefix(opening)?.strip_suffix('>')
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn types_nest() {
        assert!(is_known("AWS::SSM::Parameter::Value<List<AWS::EC2::Image::Id>>"));
        assert!(is_known("List<String>"));
        assert!(is_known("AWS::SSM::Parameter::Value<CommaDelimitedList>"));
        assert!(!is_known("List<AWS::EC2::KeyPair::KeyName>"));
        assert!(!is_known("List<CommaDelimitedList>"));
    }
}
