//! E3503: A certificate is to be validated by a domain that its name is not under.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3503",
        name: "wrong-validation-domain",
        severity: Severity::Error,
        summary: "A certificate is to be validated by a domain that its name is not under.",
    },
    documentation: Documentation {
        finds: "In `DomainValidationOptions` of a certificate, a `ValidationDomain` that is neither the `DomainName` nor a domain above it.",
        matters: "Certificate Manager refuses the certificate.",
        bad: "\
Resources:
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      DomainValidationOptions:
        - DomainName: www.example.com
          ValidationDomain: example.org
",
        good: "\
Resources:
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: www.example.com
      DomainValidationOptions:
        - DomainName: www.example.com
          ValidationDomain: example.com
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::CertificateManager::Certificate") {
        for option in subject.reach(resource, &["DomainValidationOptions", "*"]) {
            for name in subject.below(option.node, (&option.scope, option.span), &["DomainName"]) {
                let domains = subject.below(option.node, (&name.scope, option.span), &["ValidationDomain"]);
                let wrong = domains.iter().filter_map(|domain| {
                    let (name, domain) = (name.node.as_str()?, domain.node.as_str()?);
                    (!is_under(name, domain) && !name.contains("{{") && !domain.contains("{{"))
                        .then_some((name, domain))
                });
                for (text, domain) in wrong {
                    let found = format!("`{text}` is not under the domain `{domain}` that is to validate it");
                    let help = "name the domain itself or one above it under `ValidationDomain`";
                    let problem = Diagnostic::new(RULE.code, name.node.span, found).help(help);
                    findings.push(problem.resource(resource.logical_id.as_str()));
                }
            }
        }
    }
}

fn is_under(name: &str, domain: &str) -> bool {
    name.strip_suffix(domain).is_some_and(|start| start.is_empty() || start.ends_with('.'))
}
