//! S4003: A layer is not on this machine.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::REMOTE_LAYER,
    documentation: Documentation {
        finds: "A layer that is named by its ARN, or whose content lies in a bucket.",
        matters: "samc asks no network, so the function starts without what the layer holds. Where that is needed, unpack the layer yourself and declare an `AWS::Serverless::LayerVersion` with its folder.",
        bad: "",
        good: "",
    },
    check: Check::Earlier,
};
