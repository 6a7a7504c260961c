//! E3013: An alias of a distribution is no domain name.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic::is_looked_up;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3013",
        name: "wrong-distribution-alias",
        severity: Severity::Error,
        summary: "An alias of a distribution is no domain name.",
    },
    documentation: Documentation {
        finds: "A text in `Aliases` of a CloudFront distribution that is no domain name in lower case. `*.` may stand at its start.",
        matters: "CloudFront refuses to create the distribution.",
        bad: "\
Resources:
  Website:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases:
          - www.*.example.com
        Origins:
          - Id: pages
            DomainName: pages.example.com
            CustomOriginConfig: {OriginProtocolPolicy: https-only}
        DefaultCacheBehavior:
          TargetOriginId: pages
          ViewerProtocolPolicy: https-only
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
",
        good: "\
Resources:
  Website:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Aliases:
          - www.example.com
          - \"*.www.example.com\"
        Origins:
          - Id: pages
            DomainName: pages.example.com
            CustomOriginConfig: {OriginProtocolPolicy: https-only}
        DefaultCacheBehavior:
          TargetOriginId: pages
          ViewerProtocolPolicy: https-only
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::CloudFront::Distribution") {
        for (config, scope) in subject.alternatives(resource, "DistributionConfig") {
            let Some(aliases) = config.get("Aliases") else { continue };
            for (list, scope) in subject.evaluator.alternatives(aliases, &scope) {
                let items = list.as_list().map(Vec::as_slice).unwrap_or_default();
                let names = items.iter().flat_map(|item| subject.evaluator.alternatives(item, &scope));
                let wrong = names.filter_map(|(name, _)| wrong_name(name));
                findings.extend(wrong.map(|problem| problem.resource(resource.logical_id.as_str())));
            }
        }
    }
}

fn wrong_name(node: &Node) -> Option<Diagnostic> {
    let text = node.as_str().filter(|text| !is_looked_up(text) && !is_alias(text))?;
    let help = if text != text.to_lowercase() && is_alias(&text.to_lowercase()) {
        format!("write it in lower case: `{}`", text.to_lowercase())
    } else if text.contains('*') {
        "only `*.` at the start stands for more than one name, as in `*.example.com`".to_owned()
    } else {
        "write a name like `www.example.com`, of lower-case letters, digits and `-`".to_owned()
    };
    Some(Diagnostic::new(RULE.code, node.span, format!("`{text}` is no domain name")).help(help))
}

fn is_alias(text: &str) -> bool {
    let labels = text.strip_prefix("*.").unwrap_or(text);
    let is_under_domain = labels.len() < text.len() || labels.contains('.');
    let last = labels.rsplit('.').next().unwrap_or_default();
    is_under_domain && last.len() >= 2 && labels.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_bare = !label.starts_with('-') && !label.ends_with('-');
    (1..=63).contains(&label.len()) && is_bare && label.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_names_of_domains() {
        assert!(["example.com", "*.example.com", "a.b-c.1.io"].iter().all(|text| is_alias(text)));
        let wrong =
            ["", "example", "*", "*.", "*a.example.com", "a..com", "a.-b.com", "a.c", "A.com", "a.com."];
        assert!(!wrong.iter().any(|text| is_alias(text)));
    }
}
