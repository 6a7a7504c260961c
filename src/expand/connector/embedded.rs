//! Connectors that are written inside their source, under the attribute `Connectors`.

use super::TYPE;
use crate::diagnostic::{Code, Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::source::Span;
use crate::tree::{IntoNode, Key, Map, Node, Text};

/// Makes each a resource of its own, named by its source and its own name.
pub fn lift(context: &mut Context) {
    let mut found: Vec<(Text, Node)> = Vec::new();
    let ids: Vec<Text> = context.resources.keys().cloned().collect();
    for id in ids {
        let resource = context.resources.get_mut(&id).and_then(Node::as_map_mut);
        found.extend(resource.and_then(|map| map.remove("Connectors")).map(|connectors| (id, connectors)));
    }
    for (source, connectors) in found {
        context.set_subject(Some(&source));
        // Each problem is reported, and the expansion goes on to find others.
        let _ = lift_from(context, &source, &connectors);
        context.set_subject(None);
    }
}

fn lift_from(context: &mut Context, source: &Text, connectors: &Node) -> Expanded<()> {
    let connectors = as_map(context, connectors, "`Connectors`", source)?;
    for (name, span, connector) in connectors.as_written() {
        if let Ok(connector) = read(context, source, name, connector, span) {
            let text = Text::made(format!("{source}{name}"));
            context.resources.insert_key(Key { text, span }, connector);
        }
    }
    Ok(())
}

fn as_map<'a>(context: &mut Context, node: &'a Node, what: &str, resource: &str) -> Expanded<&'a Map> {
    node.as_map().ok_or_else(|| {
        let found = format!("{what} must be a map, but it is {}", node.kind());
        context.error(Diagnostic::new(code::INVALID_RESOURCE, node.span, found).resource(resource))
    })
}

/// The connector as a resource of its own.
fn read(context: &mut Context, source: &Text, name: &Text, connector: &Node, span: Span) -> Expanded<Node> {
    let id = format!("{source}{name}");
    check_is_free(context, &id, span)?;
    let mut connector = as_map(context, connector, &format!("connector `{name}`"), &id)?.clone();
    let Some(properties) = connector.given("Properties") else {
        return Err(fail(
            context,
            code::INVALID_RESOURCE,
            span,
            format!("connector `{name}` has no `Properties`"),
        ));
    };
    let place = properties.span;
    let mut properties =
        as_map(context, properties, &format!("`Properties` of connector `{name}`"), source)?.clone();
    let mut end = Map::new();
    end.insert("Id", Node::new(crate::tree::Value::String(source.clone()), span));
    if let Some(reference) = properties.remove("SourceReference") {
        end.update(source_reference(context, source, name, &reference)?);
    }
    properties.insert("Source", end.into_node(span));
    connector.insert("Type", TYPE.name.into_node(span));
    connector.insert("Properties", properties.into_node(place));
    Ok(connector.into_node(span))
}

fn source_reference<'a>(
    context: &mut Context,
    source: &Text,
    name: &Text,
    reference: &'a Node,
) -> Expanded<&'a Map> {
    let map = as_map(context, reference, "`SourceReference`", source)?;
    match map.key_span("Id") {
        None => Ok(map),
        Some(span) => {
            let found =
                format!("the source of an embedded connector is always its own resource, here `{source}`");
            let problem = Diagnostic::new(code::INVALID_CONNECTOR, span, found).resource(name.as_str());
            Err(context.error(problem.help("remove `Id`")))
        }
    }
}

fn check_is_free(context: &mut Context, id: &str, span: Span) -> Expanded<()> {
    let Some(taken) = context.resources.key_span(id) else { return Ok(()) };
    let found = format!(
        "the embedded connector gets the logical id `{id}`, but the template already has a resource of that name"
    );
    let problem = Diagnostic::new(code::DUPLICATE_LOGICAL_ID, span, found)
        .related(taken, "the name is taken here")
        .help("give the connector another name");
    Err(context.error(problem))
}

fn fail(context: &mut Context, code: Code, span: Span, found: String) -> crate::diagnostic::Reported {
    context.error(
        Diagnostic::new(code, span, found).help("add `Properties:` with `Destination` and `Permissions`"),
    )
}
