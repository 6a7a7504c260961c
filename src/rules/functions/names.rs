//! Names that stand for nothing, in the words that the rules of `Ref`, `Fn::GetAtt` and `Fn::Sub` share.

use crate::check::Subject;
use crate::check::references::Section;
use crate::diagnostic::{Advice, similar};
use crate::evaluate::pseudo;

/// What is wrong, and what to write instead.
pub(super) type Problem = (String, Advice);

/// What is wrong with a name that `Ref` is to give the value of.
pub(super) fn problem_of_value(subject: &Subject, name: &str, section: Section) -> Option<Problem> {
    let is_value = subject.section("Parameters").contains(name) || pseudo::NAMES.contains(&name);
    if matches!(section, Section::Conditions | Section::Rules) && !is_value && subject.is_resource(name) {
        let found = format!("`{name}` is a resource, which is not there yet when conditions are decided");
        return Some((found, "only parameters and pseudo parameters can be referred to here".into()));
    }
    if is_value || subject.is_referable(name) {
        return None;
    }
    let found = format!("there is no parameter or resource `{name}`");
    let help = match subject.similar_name(name) {
        Some(near) => near.instead_of(name),
        None => format!("add `{name}` to `Parameters` or `Resources`, or name another one").into(),
    };
    Some((found, help))
}

/// What is wrong with a name that is to be a resource with attributes.
pub(super) fn problem_of_resource(subject: &Subject, name: &str) -> Option<Problem> {
    if subject.is_resource(name) {
        return None;
    }
    if subject.section("Parameters").contains(name) {
        let found = format!("`{name}` is a parameter, and only resources have attributes");
        return Some((found, format!("write `!Ref {name}`, or `${{{name}}}` in a `!Sub`").into()));
    }
    let found = format!("there is no resource `{name}`");
    let help = match subject.similar_resource(name) {
        Some(near) => near.instead_of(name),
        None => format!("add `{name}` to `Resources`, or name another one").into(),
    };
    Some((found, help))
}

/// How many attributes are listed before the rest is left out.
const MOST_LISTED: usize = 12;

/// What is wrong with an attribute of a resource that there is.
pub(super) fn problem_of_attribute(subject: &Subject, name: &str, attribute: &str) -> Option<Problem> {
    let (kind, attribute) = subject.attribute_of(name, attribute)?;
    if let Some(problem) = problem_of_output(subject, name, attribute) {
        return Some(problem);
    }
    let resource_type = subject.resource_type(kind)?;
    if attribute.is_empty() || resource_type.attribute(attribute).is_some() {
        return None;
    }
    let found = format!("`{name}`, of type `{kind}`, has no attribute `{attribute}`");
    let names: Vec<&str> = resource_type.attributes().iter().map(|one| &*one.name).collect();
    let help = match (similar::nearest(attribute, names.iter().copied()), names.as_slice()) {
        (Some(near), _) => near.instead_of(attribute),
        (None, []) => format!("it has no attributes at all; `!Ref {name}` gives its name or id").into(),
        (None, names) => {
            let listed: Vec<String> =
                names.iter().take(MOST_LISTED).map(|name| format!("`{name}`")).collect();
            let more = if names.len() > MOST_LISTED { ", …" } else { "" };
            format!("it has {}{more}", listed.join(", ")).into()
        }
    };
    Some((found, help))
}

/// What is wrong with an attribute that names an output of a nested stack whose template is a local file.
fn problem_of_output(subject: &Subject, name: &str, attribute: &str) -> Option<Problem> {
    let output = attribute.strip_prefix("Outputs.")?;
    let child = subject.child(name)?;
    let outputs = child.outputs.as_ref().filter(|outputs| !outputs.contains(output))?;
    let found = format!("the nested stack `{name}` has no output `{output}`");
    let help = match similar::nearest(output, outputs.keys().map(|key| key.as_str())) {
        Some(near) => near.instead_of(output),
        None => format!("add it to the `Outputs` of `{}`", child.path).into(),
    };
    Some((found, help))
}
