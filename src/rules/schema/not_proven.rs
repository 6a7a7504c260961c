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
        finds: "A map whose keys depend on more conditions than samc combines. The combinations of the first six are looked at.",
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
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Description: !If [Is1, 'Takes orders', !Ref AWS::NoValue]
      FunctionName: !If [Is2, 'orders', !Ref AWS::NoValue]
      MemorySize: !If [Is3, '512', !Ref AWS::NoValue]
      Timeout: !If [Is4, '20', !Ref AWS::NoValue]
      ReservedConcurrentExecutions: !If [Is5, '5', !Ref AWS::NoValue]
      KmsKeyArn: !If [Is6, 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab', !Ref AWS::NoValue]
      PackageType: !If [Is7, 'Zip', !Ref AWS::NoValue]
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
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Description: !If [Is1, 'Takes orders', !Ref AWS::NoValue]
      FunctionName: !If [Is2, 'orders', !Ref AWS::NoValue]
      MemorySize: !If [Is3, '512', !Ref AWS::NoValue]
      Timeout: !If [Is4, '20', !Ref AWS::NoValue]
      ReservedConcurrentExecutions: !If [Is5, '5', !Ref AWS::NoValue]
      KmsKeyArn: !If [Is6, 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab', !Ref AWS::NoValue]
",
    },
    check: Check::Keywords(&[Keyword::NotProven]),
};
