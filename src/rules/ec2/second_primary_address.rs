//! E3674: An instance or a network interface has its primary address twice.

use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3674",
        name: "second-primary-address",
        severity: Severity::Error,
        summary: "An instance or a network interface has its primary address twice.",
    },
    documentation: Documentation {
        finds: "`PrivateIpAddress` of an instance or of a network interface together with another one that is primary: one of `PrivateIpAddresses` with `Primary: true`, or that of a network interface of the instance.",
        matters: "There is one primary address, and EC2 refuses a second.",
        bad: "\
Resources:
  Interface:
    Type: AWS::EC2::NetworkInterface
    Properties:
      SubnetId: subnet-0123456789abcdef0
      PrivateIpAddress: 10.0.0.10
      PrivateIpAddresses:
        - PrivateIpAddress: 10.0.0.11
          Primary: true
",
        good: "\
Resources:
  Interface:
    Type: AWS::EC2::NetworkInterface
    Properties:
      SubnetId: subnet-0123456789abcdef0
      PrivateIpAddress: 10.0.0.10
      PrivateIpAddresses:
        - PrivateIpAddress: 10.0.0.11
          Primary: false
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let kinds = [("AWS::EC2::Instance", [].as_slice()), ("AWS::EC2::NetworkInterface", [].as_slice())];
    for (resource, properties) in subject.reach_all(&kinds) {
        for first in subject.from(&properties, &["PrivateIpAddress"]) {
            for second in primaries(subject, &properties.in_scope(&first.scope)) {
                let found = "`PrivateIpAddress` gives the primary address already";
                let problem =
                    Diagnostic::new(RULE.code, second.span, found).related(first.span, "the primary address");
                let problem = problem.help("give the primary address in one of the two places");
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

/// Other places that give a primary address.
fn primaries<'n>(subject: &Subject, properties: &Reached<'n>) -> Vec<Reached<'n>> {
    let lists =
        [["PrivateIpAddresses", "*"].as_slice(), &["NetworkInterfaces", "*", "PrivateIpAddresses", "*"]];
    let items = lists.iter().flat_map(|path| subject.from(properties, path));
    let flags = items.flat_map(|item| subject.from(&item, &["Primary"]));
    let primary = flags.filter(|flag| subject.scalar(flag).is_some_and(|scalar| scalar.is_true()));
    primary.chain(subject.from(properties, &["NetworkInterfaces", "*", "PrivateIpAddress"])).collect()
}
