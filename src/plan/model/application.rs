//! The application as a whole: its stacks and resources, what is started when, and what is missing.

use serde::Serialize;

use super::{Head, Setting, UnknownId};
use crate::source::Span;

/// A stack: the application itself, or one nested in it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stack {
    /// The logical ids that lead to it: empty for the application itself.
    pub id: String,
    /// Its name on this machine.
    pub name: String,
    /// Its template, as it was named.
    pub template: String,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Its outputs.
    pub outputs: Vec<Output>,
}

/// A parameter of a stack.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its value, as text; items of a list have commas in between.
    pub value: Setting<String>,
    /// Whether the template asks to show it to nobody (`NoEcho`).
    pub secret: bool,
}

/// An output of a stack.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Output {
    /// Its logical id.
    pub name: String,
    /// Its value.
    pub value: Setting<String>,
    /// The name under which other stacks import it.
    pub export: Option<Setting<String>>,
}

/// A resource, and what becomes of it here.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlannedResource {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// Its type, such as `AWS::SQS::Queue`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The section of the plan that has it, such as `functions`; `none_needed` for what has nothing to do on this
    /// machine, such as a role; `not_emulated` for what should have, and has not.
    pub section: &'static str,
    /// Why nothing is needed for it, when that is so.
    pub because: Option<&'static str>,
    /// The condition that keeps it out of the stack.
    pub left_out_by: Option<String>,
    /// The condition of which is not known whether it keeps it out; the plan has it as if it did not.
    pub perhaps_left_out_by: Option<String>,
}

impl PlannedResource {
    /// Whether it only says who may do what: a role, a policy.
    pub fn is_of_iam(&self) -> bool {
        self.kind.starts_with("AWS::IAM::")
    }
}

/// Something that is started, and what must be there before.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Start {
    /// The id of the resource.
    pub id: String,
    /// What is started before it.
    pub after: Vec<Edge>,
}

/// That one resource is started before another.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Edge {
    /// The id of the one that is started first.
    pub id: String,
    /// Why, such as `environment variable TABLE_NAME`.
    pub because: String,
    /// The id of what is named in its place, and leads to it: an alias of a function, the stage of an API.
    pub through: Option<String>,
    /// Where the template says so.
    pub place: Span,
}

/// Something in the template that has no counterpart on this machine.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NotEmulated {
    /// The id of the resource.
    pub id: String,
    /// What it is: its type, or a property of it.
    pub what: String,
    /// What that means for the application.
    pub why: String,
    /// Where the template asks for it.
    pub place: Span,
}

/// A value that is not known.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unknown {
    /// The pointers to it in the plan's document; [`document`](crate::plan::document) fills them in.
    pub at: Vec<String>,
    /// What the plan leaves out because of it: lists and maps of which not even the entries are known.
    pub properties: Vec<UnknownProperty>,
    /// The resources of which is not known because of it whether they are there; the plan has them as if they were.
    pub resources: Vec<String>,
    /// What is missing, such as `parameter Stage`.
    pub what: String,
    /// Why it is not known.
    pub why: String,
    /// The line that would supply it: an argument, or a line of a file of values.
    pub supply: Supply,
    /// Where the template asks for it.
    pub place: Span,
    /// What else is missing for the same values: their pointers stand at each of these, too.
    #[serde(skip)]
    pub also: Vec<UnknownId>,
}

/// A list or map of a resource of which nothing is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnknownProperty {
    /// The id of the resource.
    pub id: String,
    /// The property, such as `Environment.Variables`.
    pub property: String,
}

/// What would make a value known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Supply {
    /// An argument of `samc plan`, such as `--parameter Stage=dev`.
    Argument(String),
    /// A line for a table of the file that `--values` names.
    Values {
        /// The table, such as `attributes`.
        table: &'static str,
        /// The line in that table.
        line: String,
    },
    /// What to write in the template instead.
    Template(String),
}
