//! I3900: Too many conditions decide to look at all combinations.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3900",
        name: "not-proven",
        severity: Severity::Info,
        summary: "Too many conditions decide to look at all combinations.",
    },
    documentation: Documentation {
        finds: "A map in which it depends on more conditions than samc combines whether the keys are there that must be there, or must not be there together. The combinations of the first six are looked at.",
        matters: "Something may be wrong in a combination that was not looked at. samc says so rather than taking minutes.",
        bad: "\
Parameters:
  Size: {Type: String}
Conditions:
  Is1: !Equals [!Ref Size, '1']
  Is2: !Equals [!Ref Size, '2']
  Is3: !Equals [!Ref Size, '3']
  Is4: !Equals [!Ref Size, '4']
  Is5: !Equals [!Ref Size, '5']
  Is6: !Equals [!Ref Size, '6']
  Is7: !Equals [!Ref Size, '7']
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Role: !If [Is1, 'arn:aws:iam::123456789012:role/fn1', !If [Is2, 'arn:aws:iam::123456789012:role/fn2', !If [Is3, 'arn:aws:iam::123456789012:role/fn3', !If [Is4, 'arn:aws:iam::123456789012:role/fn4', !If [Is5, 'arn:aws:iam::123456789012:role/fn5', !If [Is6, 'arn:aws:iam::123456789012:role/fn6', !If [Is7, 'arn:aws:iam::123456789012:role/fn7', !Ref AWS::NoValue]]]]]]]
",
        good: "\
Parameters:
  Size: {Type: String}
Conditions:
  Is1: !Equals [!Ref Size, '1']
  Is2: !Equals [!Ref Size, '2']
  Is3: !Equals [!Ref Size, '3']
  Is4: !Equals [!Ref Size, '4']
  Is5: !Equals [!Ref Size, '5']
  Is6: !Equals [!Ref Size, '6']
  Is7: !Equals [!Ref Size, '7']
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Role: arn:aws:iam::123456789012:role/fn
",
    },
    check: Check::Keywords(&[Keyword::NotProven]),
};
