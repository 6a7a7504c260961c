//! S2002: Local code stands under a made-up S3 address until it is packaged.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNPACKAGED_CODE,
    documentation: Documentation {
        finds: "A local path, where the expansion needs an address in S3. Commands that expand a template say so; for the check it is as it should be.",
        matters: "The expansion shows what SAM makes of the template, but can only be deployed once the code is packaged.",
        bad: "",
        good: "",
    },
    check: Check::Earlier,
};
