//! Where the definition of an API is: in the template, or in a file beside it.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Severity, code};
use crate::host::Unreadable;
use crate::language::values::Unknown;
use crate::plan::context::Context;
use crate::plan::kinds::Planned;
use crate::plan::model::{Origin, Setting};
use crate::plan::properties::Properties;
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// The definition of an API.
#[derive(Default)]
pub struct Definition<'a> {
    /// The definition, when there is one that can be read.
    pub root: Option<Properties<'a>>,
    /// The file that it stands in, seen from the current folder.
    pub file: Option<Setting<String>>,
}

/// The definition of an API: its `Body`, or what `BodyS3Location` stands for.
pub fn of<'a>(api: &Planned<'a>) -> Definition<'a> {
    let properties = &api.properties;
    if properties.has("Body") {
        return Definition { root: properties.child("Body"), file: None };
    }
    let Some(node) = properties.node("BodyS3Location") else { return Definition::default() };
    let local = api.stack.local_path(node);
    let place = local.map_or(node.span, |(_, place)| place);
    let named = match (local, &node.value) {
        (Some((path, _)), _) => path.to_string(),
        // `aws cloudformation package` takes a path in the place of the address.
        (None, Value::String(path)) if !path.contains("://") => path.to_string(),
        _ => {
            let why = "the definition is in a bucket, so samc does not know its routes";
            properties.not_emulated("BodyS3Location", why);
            return Definition::default();
        }
    };
    let path = api.context.path(&api.stack, &named);
    let file = Setting::Known(path.display().to_string(), Origin::template(place));
    let tree = read(api, &path, place);
    let root = tree.and_then(|tree| properties.open(&tree, "BodyS3Location".to_owned()));
    Definition { root, file: Some(file) }
}

fn read(api: &Planned, path: &Path, place: Span) -> Option<Node> {
    let report = |problem: Diagnostic| api.context.report(problem.resource(api.identity.id.clone()));
    let (tree, found) = match api.context.read_file(path) {
        Ok(read) => read,
        Err(why) => {
            report(unreadable(path, &why, place));
            return None;
        }
    };
    let (errors, others): (Vec<_>, Vec<_>) =
        found.iter().cloned().partition(|found| found.severity == Severity::Error);
    others.into_iter().for_each(report);
    if let Some(first) = errors.into_iter().next() {
        report(Diagnostic { code: code::MISSING_DEFINITION, ..first }.related(place, "it is named here"));
        return None;
    }
    let mut tree = tree?;
    if tree.get("paths").and_then(Node::as_map).is_none() {
        let found = format!("`{}` is no definition of an API: it has no `paths`", path.display());
        let help = "write it in OpenAPI 3 or Swagger 2, or name another file";
        report(Diagnostic::new(code::MISSING_DEFINITION, place, found).help(help));
        return None;
    }
    without_functions(api.context, &mut tree);
    Some(tree)
}

fn unreadable(path: &Path, why: &Unreadable, place: Span) -> Diagnostic {
    let path = path.display();
    let (found, help) = match why {
        Unreadable::Missing => (format!("there is no file `{path}`"), "name a definition that is there"),
        Unreadable::Outside => (
            format!("`{path}` lies outside of the folder of the template and of the current one"),
            "call samc from a folder above it",
        ),
        Unreadable::Because(why) => {
            (format!("`{path}` cannot be read: {why}"), "name a definition that can be read")
        }
    };
    Diagnostic::new(code::MISSING_DEFINITION, place, found).help(help)
}

/// CloudFormation does not look into the file: what looks like a function there comes to API Gateway as it is, which
/// can do nothing with it. The reader of files limits how deeply they nest.
fn without_functions(context: &Context, node: &mut Node) {
    let called = node.as_map().and_then(Map::sole_entry);
    let function = called.filter(|(name, argument)| {
        name.starts_with("Fn::") || (name.as_str() == "Ref" && argument.as_str().is_some())
    });
    if let Some((name, _)) = function {
        let why = format!("CloudFormation does not work out `{name}` in a file that a template names");
        let help = "name the file by `AWS::Include` in `DefinitionBody`, where functions are worked out";
        context.unknown(Unknown { help: Some(help.to_owned()), ..Unknown::new(node.span, why) });
        node.value = Value::Null;
        return;
    }
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| without_functions(context, item)),
        Value::Map(map) => map.values_mut().for_each(|value| without_functions(context, value)),
        _ => {}
    }
}
