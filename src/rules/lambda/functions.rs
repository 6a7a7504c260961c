//! The functions that values name, by themselves or by one of their aliases or versions.

use crate::check::{Resource, Subject};
use crate::rules::mentions::mentioned_ids;
use crate::rules::numbers::{self, Number};
use crate::tree::Node;

const FUNCTION: &str = "AWS::Lambda::Function";

/// How long a function may run where `Timeout` is not given, in seconds ("Configure Lambda function
/// timeout").
const DEFAULT_TIMEOUT: i128 = 3;

/// The function that a value names and nothing else.
pub fn named<'s, 't>(subject: &'s Subject<'t>, node: &Node) -> Option<&'s Resource<'t>> {
    of(subject, subject.target(node)?)
}

/// The function that a value mentions, such as the address of an integration.
pub fn mentioned<'s, 't>(subject: &'s Subject<'t>, node: &Node) -> Option<&'s Resource<'t>> {
    let resources = mentioned_ids(node).into_iter().filter_map(|id| subject.resource(id));
    resources.filter_map(|resource| of(subject, resource)).next()
}

fn of<'s, 't>(subject: &'s Subject<'t>, resource: &'s Resource<'t>) -> Option<&'s Resource<'t>> {
    match resource.kind {
        FUNCTION => Some(resource),
        "AWS::Lambda::Alias" | "AWS::Lambda::Version" => {
            let function = subject.target(resource.property("FunctionName")?)?;
            (function.kind == FUNCTION).then_some(function)
        }
        _ => None,
    }
}

/// How long a function may run, in seconds.
pub fn timeouts(subject: &Subject, function: &Resource) -> Vec<Number> {
    numbers::or_default(subject, function, "Timeout", DEFAULT_TIMEOUT)
}

/// Whether the user wrote the function as a resource of SAM, and so has its shorter properties.
pub fn is_of_sam(subject: &Subject, function: &Resource) -> bool {
    subject.resource(function.logical_id).is_some_and(|written| written.kind == "AWS::Serverless::Function")
}
