//! `SourceAccessConfigurations`: how the function shows who it is to a broker, and where that is.

use super::super::super::context::{Context, Expanded};
use super::super::Event;
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::source::Span;
use crate::tree::Node;

/// One entry of `SourceAccessConfigurations`.
pub struct Access<'a> {
    /// Its `Type`, one of those that the source supports.
    pub kind: &'a str,
    /// Its `URI`, when it is given.
    pub uri: Option<&'a Node>,
    /// Where its `Type` stands.
    pub span: Span,
}

/// The entries of `SourceAccessConfigurations`, of which there must be at least one, each of a
/// `Type` that is among `supported`.
pub fn entries<'a>(
    context: &mut Context,
    event: &'a Event,
    source: &str,
    supported: &[&str],
) -> Expanded<Vec<Access<'a>>> {
    let property = "SourceAccessConfigurations";
    let Some(node) = event.truthy(property) else {
        let found = format!("`{source}` events need `{property}`");
        let help = format!(
            "add `{property}:` with a list of maps, each with `Type` ({}) and `URI`",
            supported.join(", ")
        );
        let span = event.key_span(property);
        return Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)));
    };
    let Some(list) = node.as_list() else {
        let found =
            format!("SAM has to look into `{property}`, so it must be a list here, not {}", node.kind());
        let help = "write the list out; intrinsic functions can stand in each `URI`";
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, node.span, found).help(help)));
    };
    let entries: Vec<Expanded<Access>> = list.iter().map(|node| entry(context, node, supported)).collect();
    entries.into_iter().collect()
}

fn entry<'a>(context: &mut Context, node: &'a Node, supported: &[&str]) -> Expanded<Access<'a>> {
    let Some(map) = node.as_map() else {
        let found = format!("an entry must be a map with `Type` and `URI`, but this is {}", node.kind());
        return Err(context.error(Diagnostic::new(code::WRONG_TYPE, node.span, found)));
    };
    let kind = map.given("Type");
    let name = kind.and_then(Node::as_str).filter(|name| supported.contains(name));
    match (kind, name) {
        (Some(kind), Some(name)) => {
            let uri = map.truthy("URI");
            Ok(Access { kind: name, uri, span: kind.span })
        }
        _ => Err(context.error(wrong_type(kind, node.span, supported))),
    }
}

fn wrong_type(kind: Option<&Node>, entry: Span, supported: &[&str]) -> Diagnostic {
    let all = supported.join(", ");
    let Some(kind) = kind else {
        let found = "this entry has no `Type`";
        return Diagnostic::new(code::MISSING_PROPERTY, entry, found)
            .help(format!("add `Type:` with one of: {all}"));
    };
    let found = match kind.as_str() {
        Some(name) => format!("`{name}` is no type of access that this source supports"),
        None => format!("`Type` must be a string here, but it is {}", kind.kind()),
    };
    let help = match kind.as_str().and_then(|name| similar::closest(name, supported.iter().copied())) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("use one of: {all}"),
    };
    Diagnostic::new(code::INVALID_VALUE, kind.span, found).help(help)
}

/// Reports that an entry which needs a `URI` has none.
pub fn missing_uri(context: &mut Context, access: &Access) -> Reported {
    let found = format!("the entry `{}` has no `URI`", access.kind);
    let help = "add `URI:` with what it names, such as the ARN of the secret";
    context.error(Diagnostic::new(code::MISSING_PROPERTY, access.span, found).help(help))
}

/// The secret of the one `BASIC_AUTH` entry that brokers and document databases need.
pub fn basic_auth<'a>(
    context: &mut Context,
    event: &'a Event,
    source: &str,
    supported: &[&str],
) -> Expanded<&'a Node> {
    let entries = entries(context, event, source, supported)?;
    let mut found = entries.iter().filter(|access| access.kind == "BASIC_AUTH");
    let Some(first) = found.next() else {
        let message = "`SourceAccessConfigurations` has no entry of type `BASIC_AUTH`";
        let help = "add an entry with `Type: BASIC_AUTH` and `URI:` with the ARN of a secret that holds user name and password";
        let span = event.key_span("SourceAccessConfigurations");
        return Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, message).help(help)));
    };
    if let Some(second) = found.next() {
        return Err(context.error(repeated(first, second)));
    }
    first.uri.ok_or_else(|| missing_uri(context, first))
}

/// What to say when there are two entries of which there can be only one.
pub fn repeated(first: &Access, second: &Access) -> Diagnostic {
    let found = format!("`{}` is a second way to show who the function is", second.kind);
    Diagnostic::new(code::CONFLICTING_PROPERTIES, second.span, found)
        .related(first.span, "the first is here")
        .help("keep one of the two")
}
