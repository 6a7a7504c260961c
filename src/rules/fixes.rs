//! Which rules have a fix, for people who look a code up.
//!
//! The fixes themselves are made where the findings are; `tests/fixes.rs` holds this table to them.

use crate::diagnostic::Code;

/// What a fix of a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixable {
    /// The code.
    pub id: &'static str,
    /// The name, since codes may be shared.
    pub name: &'static str,
    /// What `--fix` does, in a sentence.
    pub does: &'static str,
    /// When it is safe.
    pub safety: Safeness,
}

/// When a fix of a rule is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safeness {
    /// Always.
    Always,
    /// When the mistake is a slip, and only one name is near.
    ForSlips,
    /// Never.
    Never,
}

impl Safeness {
    fn words(self) -> &'static str {
        match self {
            Safeness::Always => "`samc check --fix` does it.",
            Safeness::ForSlips => {
                "`samc check --fix` does it where a letter or two are wrong and no other name is near; `--unsafe-fixes` does it where the nearest name is a guess."
            }
            Safeness::Never => "`samc check --fix --unsafe-fixes` does it; look at the result.",
        }
    }
}

const RENAMES: &str = "Writes the name that was meant, when exactly one is nearest.";
const RENAMES_VALUE: &str = "Writes the value that was meant, when exactly one is nearest.";

const SUCCESSOR: &str =
    "Writes the successor of the runtime. Whether the code runs with it is for you to see.";

const fn fixable(id: &'static str, name: &'static str, safety: Safeness, does: &'static str) -> Fixable {
    Fixable { id, name, does, safety }
}

/// The rules with fixes.
pub const ALL: &[Fixable] = {
    use Safeness::{Always, ForSlips, Never};
    &[
        fixable("E0000", "unknown-tag", ForSlips, RENAMES),
        fixable("E1001", "invalid-template", ForSlips, RENAMES),
        fixable("E1005", "wrong-transform", ForSlips, RENAMES),
        fixable("E1010", "wrong-attribute", ForSlips, RENAMES),
        fixable("E1011", "wrong-map-key", ForSlips, RENAMES),
        fixable("E1019", "wrong-sub", ForSlips, RENAMES),
        fixable("E1020", "dangling-ref", ForSlips, RENAMES),
        fixable("E1028", "wrong-if", ForSlips, RENAMES),
        fixable(
            "E1029",
            "missing-sub",
            Never,
            "Puts `!Sub` before the text, when all its `${Name}` are of something that there is.",
        ),
        fixable("E1101", "invalid-intrinsic", ForSlips, RENAMES),
        fixable("E1702", "wrong-rule-condition", ForSlips, RENAMES),
        fixable("E2001", "invalid-parameter", ForSlips, RENAMES),
        fixable("E2002", "unknown-parameter-type", ForSlips, RENAMES),
        fixable("E2531", "runtime-not-creatable", Never, SUCCESSOR),
        fixable("E2533", "runtime-not-updatable", Never, SUCCESSOR),
        fixable("E3001", "invalid-resource", ForSlips, RENAMES),
        fixable("E3002", "unknown-property", ForSlips, RENAMES),
        fixable("E3005", "unknown-dependency", ForSlips, RENAMES),
        fixable("E3006", "unknown-resource-type", ForSlips, RENAMES),
        fixable(
            "E3012",
            "wrong-type",
            Always,
            "Puts a number or boolean into quotes where SAM takes a text, and takes the quotes away where it takes a boolean.",
        ),
        fixable("E3015", "undefined-condition", ForSlips, RENAMES),
        fixable("E3030", "invalid-value", ForSlips, RENAMES_VALUE),
        fixable("E3035", "wrong-deletion-policy", ForSlips, RENAMES_VALUE),
        fixable("E3036", "wrong-update-replace-policy", ForSlips, RENAMES_VALUE),
        fixable("E3037", "repeated-item", Always, "Removes the repetition."),
        fixable("E3055", "misshapen-creation-policy", ForSlips, RENAMES),
        fixable("E3601", "wrong-state-machine", ForSlips, RENAMES),
        fixable("E3724", "invalid-globals", ForSlips, RENAMES),
        fixable("E4001", "wrong-interface", ForSlips, RENAMES),
        fixable("E6001", "invalid-output", ForSlips, RENAMES),
        fixable("E6005", "unknown-output-condition", ForSlips, RENAMES),
        fixable("E8001", "invalid-condition", ForSlips, RENAMES),
        fixable("E8004", "wrong-and", ForSlips, RENAMES),
        fixable("E8005", "wrong-not", ForSlips, RENAMES),
        fixable("E8006", "wrong-or", ForSlips, RENAMES),
        fixable("I1022", "join-instead-of-sub", Always, "Writes the same text with `Fn::Sub`."),
        fixable(
            "I3011",
            "unprotected-data",
            Never,
            "Adds the policies with the value `Retain`. What is retained costs money, and keeps its name taken.",
        ),
        fixable("I3042", "hard-coded-partition", Always, "Writes `${AWS::Partition}` for `aws`."),
        fixable("S1001", "unknown-type", ForSlips, RENAMES),
        fixable("S1006", "dangling-reference", ForSlips, RENAMES),
        fixable("S1011", "unknown-authorizer", ForSlips, RENAMES),
        fixable("S1012", "invalid-authorizer", ForSlips, RENAMES),
        fixable("S1014", "invalid-domain", ForSlips, RENAMES),
        fixable("S1015", "invalid-cors", ForSlips, RENAMES),
        fixable(
            "S2003",
            "ignored-by-sam",
            Never,
            "Removes what SAM drops, or writes the name that was meant.",
        ),
        fixable(
            "S2008",
            "refused-later",
            Always,
            "Puts the headers of CORS into single quotes of their own.",
        ),
        fixable("S2009", "unused-globals", Never, "Removes the section."),
        fixable("S2091", "unused-suppression", Always, "Removes the code from the comment, or the comment."),
        fixable(
            "S3004",
            "unquoted-text",
            Never,
            "Puts the value into quotes, so that what is written is what is deployed.",
        ),
        fixable("W1019", "unused-variable", Always, "Removes the variable."),
        fixable("W1020", "needless-sub", Always, "Leaves `Fn::Sub` out."),
        fixable("W1030", "wrong-reference-value", ForSlips, RENAMES_VALUE),
        fixable(
            "W1053",
            "spaced-dynamic-reference",
            Never,
            "Removes the spaces, so that the reference is looked up.",
        ),
        fixable("W2001", "unused-parameter", Never, "Removes the parameter, in a template without errors."),
        fixable("W2531", "deprecated-runtime", Never, SUCCESSOR),
        fixable(
            "W3001",
            "ignored-attribute",
            Never,
            "Writes the attribute that was meant, or removes what SAM drops.",
        ),
        fixable("W3005", "needless-depends-on", Always, "Removes the resource from `DependsOn`."),
        fixable(
            "W3011",
            "half-protected",
            Never,
            "Adds the other policy, when the one that is there is `Retain`.",
        ),
        fixable("W4001", "unknown-interface-parameter", ForSlips, RENAMES),
        fixable("W7001", "unused-mapping", Never, "Removes the mapping, in a template without errors."),
        fixable("W8001", "unused-condition", Never, "Removes the condition, in a template without errors."),
    ]
};

/// What the fix of a kind of finding does, when it has one.
pub fn of(code: Code) -> Option<&'static Fixable> {
    ALL.iter().find(|fixable| (fixable.id, fixable.name) == (code.id, code.name))
}

impl Fixable {
    /// What it does, and which options do it.
    pub fn words(&self) -> String {
        format!("{} {}", self.does, self.safety.words())
    }
}
