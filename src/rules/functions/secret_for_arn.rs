//! W1051: A secret itself is given where its ARN belongs.

use super::dynamic::{self, Dynamic};
use crate::check::texts::MarkedText;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1051",
        name: "secret-for-arn",
        severity: Severity::Warning,
        summary: "A secret itself is given where its ARN belongs.",
    },
    documentation: Documentation {
        finds: "A `{{resolve:secretsmanager:…}}` in a property such as `SecretArn`, which takes the ARN of the secret and looks the secret up itself.",
        matters: "The service gets the password where it expects an ARN, and the password may appear in logs and consoles.",
        bad: "\
Resources:
  Proxy:
    Type: AWS::RDS::DBProxy
    Properties:
      DBProxyName: orders
      EngineFamily: MYSQL
      RoleArn: arn:aws:iam::123456789012:role/proxy
      VpcSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]
      Auth:
        - SecretArn: '{{resolve:secretsmanager:orders}}'
",
        good: "\
Resources:
  Proxy:
    Type: AWS::RDS::DBProxy
    Properties:
      DBProxyName: orders
      EngineFamily: MYSQL
      RoleArn: arn:aws:iam::123456789012:role/proxy
      VpcSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]
      Auth:
        - SecretArn: arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-AbCdEf
",
    },
    check: Check::Subject(check),
};

/// Properties that take the ARN of a secret.
const TAKE_ARNS: &[&str] = &[
    "SecretArn",
    "SecretARN",
    "SecretsManagerSecretId",
    "SecretsManagerOracleAsmSecretId",
    "SecretsManagerSecurityDbEncryptionSecretId",
    "SecretsManagerConfiguration",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for Dynamic { text, parts } in dynamic::references(subject) {
        let ["Resources", _, "Properties", path @ ..] = text.path.as_slice() else { continue };
        let property = path.iter().find(|step| TAKE_ARNS.contains(step));
        let is_secret = parts.get(1) == Some(&"secretsmanager") && is_whole(text);
        if let Some(property) = property.filter(|_| is_secret) {
            let found = format!("`{property}` takes the ARN of a secret, and this is the secret itself");
            findings.suggest(&RULE, text.span, found, "give the ARN, for example with `!Ref` to the secret");
        }
    }
}

/// Within `Fn::Sub`, a secret may be a part of something else.
fn is_whole(text: &MarkedText) -> bool {
    let is_all = text.text.starts_with("{{resolve:") && text.text.ends_with("}}");
    match text.path.last() {
        Some(&"Fn::Sub") => is_all,
        _ => !text.is_in_function(),
    }
}
