//! E3064: Two endpoints of a network answer to the same name.

use indexmap::IndexMap;

use crate::check::{Findings, Reached, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::emit::json::to_compact_json;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3064",
        name: "repeated-private-name",
        severity: Severity::Error,
        summary: "Two endpoints of a network answer to the same name.",
    },
    documentation: Documentation {
        finds: "Two interface endpoints with `PrivateDnsEnabled: true` for the same service in the same VPC, that can exist at the same time.",
        matters: "The name of the service can lead to one of them only, and EC2 refuses the second.",
        bad: "\
Resources:
  Queues:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      VpcId: vpc-0123456789abcdef0
      ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
      PrivateDnsEnabled: true
  QueuesAgain:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      VpcId: vpc-0123456789abcdef0
      ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
      PrivateDnsEnabled: true
",
        good: "\
Resources:
  Queues:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      VpcId: vpc-0123456789abcdef0
      ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
      PrivateDnsEnabled: true
  QueuesAgain:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      VpcId: vpc-0123456789abcdef0
      ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
      PrivateDnsEnabled: false
",
    },
    check: Check::Subject(check),
};

/// How many endpoints of one service are looked at.
const MOST: usize = 16;

/// An endpoint, and where it names its service.
type Endpoint<'s, 't> = (&'s Resource<'t>, Reached<'s>);

fn check(subject: &Subject, findings: &mut Findings) {
    let mut named: IndexMap<[String; 2], Vec<Endpoint>> = IndexMap::new();
    for (resource, properties) in subject.reach_all(&[("AWS::EC2::VPCEndpoint", &[])]) {
        for (key, service) in names(subject, &properties) {
            let earlier = named.entry(key).or_default();
            let other = earlier.iter().find(|other| are_there_at_once(subject, resource, &service, other));
            findings.extend(other.map(|(other, _)| problem(resource, &service, other)));
            if earlier.len() < MOST {
                earlier.push((resource, service));
            }
        }
    }
}

/// The VPC and the service of which an endpoint takes the name, as they are written.
fn names<'s>(subject: &'s Subject, properties: &Reached<'s>) -> Vec<([String; 2], Reached<'s>)> {
    let interface =
        subject.scalars(properties, &["VpcEndpointType"]).into_iter().find(|kind| kind.is("Interface"));
    let Some(interface) = interface else { return Vec::new() };
    let private = subject.scalars(&properties.in_scope(&interface.scope), &["PrivateDnsEnabled"]);
    let Some(private) = private.into_iter().find(|flag| flag.is_true()) else { return Vec::new() };
    let networks = subject.from(&properties.in_scope(&private.scope), &["VpcId"]).into_iter();
    let pairs = networks.flat_map(|network| {
        let services = subject.from(&properties.in_scope(&network.scope), &["ServiceName"]).into_iter();
        services.map(move |service| ([to_compact_json(network.node), to_compact_json(service.node)], service))
    });
    pairs.collect()
}

fn are_there_at_once(
    subject: &Subject,
    resource: &Resource,
    service: &Reached,
    (other, at): &Endpoint,
) -> bool {
    let is_other = resource.logical_id != other.logical_id;
    is_other && subject.evaluator.conditions.both(&service.scope, &at.scope).is_some()
}

fn problem(resource: &Resource, service: &Reached, other: &Resource) -> Diagnostic {
    let found = format!("`{}` has the private name of this service already", other.logical_id);
    let problem = Diagnostic::new(RULE.code, service.span, found).related(other.span, "the other endpoint");
    problem
        .help("keep one of the two, or give one `PrivateDnsEnabled: false`")
        .resource(resource.logical_id.as_str())
}
