//! S4004: The template of a nested stack cannot be read.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::NESTED_TEMPLATE_MISSING,
    documentation: Documentation {
        finds: "A nested stack or application whose template is a local path, but no file that can be read: seen from the template that names it, and below the folder of the template or the current one.",
        matters: "All that the nested stack would have is missing from the plan.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Network:
    Type: AWS::Serverless::Application
    Properties:
      Location: netwrok.yaml
      Parameters: {Name: shop}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Network:
    Type: AWS::Serverless::Application
    Properties:
      Location: network.yaml
      Parameters: {Name: shop}
",
    },
    check: Check::Earlier,
};
