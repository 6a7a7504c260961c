//! What OpenAPI 3 has in other places than Swagger 2, in whose terms SAM edits every body.

use super::super::open_api::document::{Edited, invalid, is_version_3};
use crate::diagnostic::Diagnostic;
use crate::tree::{Map, Node, Value};

/// Sections of Swagger 2, and where OpenAPI 3 has them below `components`.
const MOVED: &[(&str, &str)] = &[("securityDefinitions", "securitySchemes"), ("definitions", "schemas")];

/// Moves what stands elsewhere in OpenAPI 3, when the body is such a document: by `version`, the
/// `OpenApiVersion` of the API, or else by what the body itself says.
///
/// The service does this after each of several edits. The headers of `options` methods are
/// wrapped once more each time, and ids depend on that.
pub fn adapt(body: &mut Node, version: Option<&Node>) -> Edited<()> {
    let Some(map) = body.as_map_mut().filter(|map| map.given("swagger").is_none()) else { return Ok(()) };
    let version = version.or_else(|| map.given("openapi"));
    if !version.is_some_and(|version| version.is_truthy() && is_version_3(version)) {
        return Ok(());
    }
    for (section, component) in MOVED {
        move_section(map, section, component)?;
    }
    match map.get_mut("paths") {
        Some(paths) if paths.is_truthy() => adapt_paths(paths),
        _ => Ok(()),
    }
}

fn move_section(body: &mut Map, section: &str, component: &str) -> Edited<()> {
    let Some(moved) = body.truthy(section).cloned() else { return Ok(()) };
    let empty = Node::new(Value::Map(Map::hash_ordered()), moved.span);
    if body.truthy("components").is_none() {
        body.insert("components", empty);
    }
    match body.get_mut("components") {
        Some(Node { value: Value::Map(components), .. }) => drop(components.insert(component, moved)),
        Some(other) => {
            let found =
                format!("`components` of an OpenAPI document must be a map, but it is {}", other.kind());
            return Err(invalid(other.span, found));
        }
        None => {}
    }
    body.remove(section);
    Ok(())
}

fn adapt_paths(paths: &mut Node) -> Edited<()> {
    let Value::Map(paths) = &mut paths.value else {
        return Err(invalid(paths.span, format!("`paths` must be a map, but it is {}", paths.kind())));
    };
    let names: Vec<_> = paths.keys().cloned().collect();
    for name in names {
        let Some(item) = paths.get_mut(&name) else { continue };
        if item.as_map().is_none() {
            let found = format!("path `{name}` must be a map of methods, but it is {}", item.kind());
            let help = "put the methods, such as `get:`, below it, indented";
            return Err(Box::new(invalid(item.span, found).help(help)));
        }
        if let Some(options) = item.get_mut("options").filter(|options| options.is_truthy()) {
            adapt_options(options, &name)?;
        }
    }
    Ok(())
}

/// `options` methods are mostly SAM's own, made for CORS in the terms of Swagger 2.
fn adapt_options(options: &mut Node, path: &str) -> Edited<()> {
    let Value::Map(map) = &mut options.value else {
        let found = format!("method `options` of path `{path}` must be a map, but it is {}", options.kind());
        return Err(invalid(options.span, found));
    };
    map.remove("produces");
    map.remove("consumes");
    let mut node = map.get_mut("responses");
    for key in ["200", "headers"] {
        node = match node {
            Some(Node { value: Value::Map(map), .. }) => map.get_mut(key),
            None | Some(Node { value: Value::Null, .. }) => return Ok(()),
            Some(other) => return Err(response_not_map(other, path)),
        };
    }
    match node {
        Some(Node { value: Value::Map(headers), .. }) => headers.values_mut().for_each(wrap_in_schema),
        Some(other) if other.is_truthy() => return Err(response_not_map(other, path)),
        _ => {}
    }
    Ok(())
}

fn wrap_in_schema(header: &mut Node) {
    let mut wrapped = Map::hash_ordered();
    wrapped.insert("schema", header.clone());
    header.value = Value::Map(wrapped);
}

fn response_not_map(node: &Node, path: &str) -> Box<Diagnostic> {
    let found = format!(
        "the responses of method `options` of path `{path}` must be maps with maps of `headers`, but this is {}",
        node.kind()
    );
    Box::new(invalid(node.span, found).help("write `responses:`, below it `'200':`, below that `headers:`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;

    fn node(text: &str) -> Node {
        let mut sources = Sources::new();
        let file = sources.add("test", text);
        crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap()
    }

    fn adapted(body: &str, version: Option<&str>, times: usize) -> Node {
        let mut body = node(body);
        for _ in 0..times {
            adapt(&mut body, version.map(node).as_ref()).unwrap();
        }
        body
    }

    #[test]
    fn moves_sections_below_components() {
        let body = "{openapi: 3.0.1, definitions: {A: {type: object}}, securityDefinitions: {K: {}}}";
        let moved = "{openapi: 3.0.1, components: {securitySchemes: {K: {}}, schemas: {A: {type: object}}}}";
        assert_eq!(adapted(body, None, 1), node(moved));
        assert_eq!(adapted(body, Some("'3.0'"), 1), node(moved));
        assert_eq!(adapted(body, Some("'2.0'"), 1), node(body), "what the API says comes first");
        let swagger = "{swagger: '2.0', definitions: {A: {type: object}}}";
        assert_eq!(adapted(swagger, Some("'3.0.1'"), 1), node(swagger));
    }

    #[test]
    fn wraps_headers_once_more_each_time() {
        let body =
            "{openapi: 3.0.1, paths: {/: {options: {consumes: [a], responses: {'200': {headers: {H: x}}}}}}}";
        let wrapped = "{openapi: 3.0.1, paths: {/: {options: {responses: {'200': {headers: {H: {schema: {schema: x}}}}}}}}}";
        assert_eq!(adapted(body, None, 2), node(wrapped));
    }

    #[test]
    fn reports_what_is_no_map() {
        for body in [
            "{openapi: 3.0.1, paths: text}",
            "{openapi: 3.0.1, paths: {/: text}}",
            "{openapi: 3.0.1, paths: {/: {options: text}}}",
            "{openapi: 3.0.1, paths: {/: {options: {responses: text}}}}",
            "{openapi: 3.0.1, paths: {/: {options: {responses: {'200': {headers: text}}}}}}",
            "{openapi: 3.0.1, components: text, definitions: {A: {}}}",
        ] {
            assert!(adapt(&mut node(body), None).is_err(), "{body}");
        }
    }
}
