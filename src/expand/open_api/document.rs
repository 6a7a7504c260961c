//! An OpenAPI document as the body of an API: paths, methods and their integrations.
//!
//! A path item, or the definition of a method, may be an `Fn::If` whose branches each are one. An
//! edit then goes into every branch that is not `AWS::NoValue`.

use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text, Value};

/// Where API Gateway finds what a method invokes.
pub const INTEGRATION: &str = "x-amazon-apigateway-integration";

/// The method that stands for all methods that a path does not name.
pub const ANY_METHOD: &str = "x-amazon-apigateway-any-method";

/// Where OpenAPI 3 documents configure endpoints.
pub const SERVERS: &str = "servers";

const IF: &str = "Fn::If";

/// The outcome of an edit: what was made, or what is wrong with the document.
pub type Edited<T> = Result<T, Box<Diagnostic>>;

/// A path and a method of an API.
#[derive(Debug, Clone)]
pub struct Route {
    /// The path, as the template has it.
    pub path: Text,
    /// The method, by the name that OpenAPI documents use.
    pub method: Text,
    /// What in the template asks for it.
    pub cause: Span,
}

impl Route {
    /// The route; the method may be in any case, and `any`.
    pub fn new(path: &Text, method: &Text, cause: Span) -> Self {
        Route { path: path.clone(), method: method_key(method), cause }
    }
}

/// The name of a method in an OpenAPI document: in lower case; `any` has a name of its own.
pub fn method_key(method: &Text) -> Text {
    let lower = method.to_lowercase();
    if lower == "any" { Text::made(ANY_METHOD) } else { method.derive(lower) }
}

/// Whether `version` is that of an OpenAPI 3 document: `3.0`, `3.0.1`, …, one digit each.
pub fn is_version_3(version: &Node) -> bool {
    is_version(version, &['3'])
}

/// Whether the version begins with one of the `majors`, and goes on as versions do. The reference
/// looks at the printed value, so a number is a version too, and a final line break is let pass.
pub fn is_version(version: &Node, majors: &[char]) -> bool {
    let printed = match &version.value {
        Value::String(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => return false,
    };
    let printed = printed.strip_suffix('\n').unwrap_or(&printed);
    let Some(rest) = printed.strip_prefix(majors) else { return false };
    match rest.chars().collect::<Vec<_>>().as_slice() {
        ['.', minor] => minor.is_ascii_digit(),
        ['.', minor, '.', patch] => minor.is_ascii_digit() && patch.is_ascii_digit(),
        _ => false,
    }
}

/// The scopes that an authorizer asks for: those of the one called `name`, or an empty list.
pub fn scopes_of(name: &str, authorizers: &[(Text, Option<Node>)], cause: Span) -> Node {
    let found = authorizers.iter().find(|(known, _)| *known == *name);
    found.and_then(|(_, scopes)| scopes.clone()).unwrap_or_else(|| list!(cause))
}

/// What the node may turn out to be: the branches of an `Fn::If` without `AWS::NoValue`, or else
/// the node itself.
pub fn branches(node: &Node) -> Edited<Vec<&Node>> {
    let Some(arguments) = node.get(IF) else { return Ok(vec![node]) };
    let Value::List(items) = &arguments.value else { return Err(if_needs_list(arguments)) };
    Ok(items.iter().skip(1).filter(|branch| !intrinsic::is_no_value(branch)).collect())
}

/// The same as [`branches`], to change them.
pub fn branches_mut(node: &mut Node) -> Edited<Vec<&mut Node>> {
    if node.get(IF).is_none() {
        return Ok(vec![node]);
    }
    match node.get_mut(IF) {
        Some(Node { value: Value::List(items), .. }) => {
            Ok(items.iter_mut().skip(1).filter(|branch| !intrinsic::is_no_value(branch)).collect())
        }
        Some(other) => Err(if_needs_list(other)),
        None => Ok(Vec::new()),
    }
}

/// Whether a definition of a method has an integration.
pub fn has_integration(definition: &Map) -> bool {
    definition.truthy(INTEGRATION).is_some()
}

/// An OpenAPI document whose `paths` have been found to be a map.
#[derive(Debug, Clone)]
pub struct Document {
    /// The document.
    pub root: Map,
    /// Where it stands.
    pub span: Span,
}

impl Document {
    /// Takes over a copy of a body, or returns `None` when its `paths` are not a map.
    pub fn copy_of(body: &Node) -> Option<Self> {
        let root = body.as_map()?;
        root.get("paths")?.as_map()?;
        Some(Document { root: root.deep_copy(), span: body.span })
    }

    /// A copy of the document as the body of an API.
    pub fn body(&self) -> Node {
        Node::new(Value::Map(self.root.deep_copy()), self.span)
    }

    /// The names of the paths in walking order.
    pub fn paths(&self) -> Vec<Text> {
        let paths = self.root.get("paths").and_then(Node::as_map);
        paths.into_iter().flat_map(Map::keys).cloned().collect()
    }

    /// What stands at a path.
    pub fn path(&self, path: &str) -> Option<&Node> {
        self.root.get("paths")?.get(path)
    }

    fn path_mut(&mut self, path: &str) -> Option<&mut Node> {
        self.root.get_mut("paths")?.get_mut(path)
    }

    /// Whether the path is there, with the method in all its branches.
    pub fn has_route(&self, route: &Route) -> Edited<bool> {
        let Some(node) = self.path(&route.path) else { return Ok(false) };
        Ok(branches(node)?.into_iter().all(|item| item.get(&route.method).is_some()))
    }

    /// Whether the method has an integration in all branches of the path.
    pub fn has_integration(&self, route: &Route) -> Edited<bool> {
        if !self.has_route(route)? {
            return Ok(false);
        }
        for item in self.path_items(&route.path)? {
            let Some(method) = item.get(&route.method).filter(|method| method.as_map().is_some()) else {
                return Ok(false);
            };
            let definitions = definitions_of(method, &route.path, &route.method)?;
            if !definitions.into_iter().any(has_integration) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Adds the path, and the method to all its branches, unless they are there.
    pub fn add_path(&mut self, route: &Route) -> Edited<()> {
        let cause = route.cause;
        let empty = || Node::new(Value::Map(Map::hash_ordered()), cause);
        let Some(paths) = self.root.get_mut("paths").and_then(Node::as_map_mut) else { return Ok(()) };
        let node = paths.get_or_insert_with(route.path.clone(), empty);
        for item in items_mut(node, &route.path)? {
            item.get_or_insert_with(route.method.clone(), empty);
        }
        Ok(())
    }

    /// Makes the path depend on a condition.
    pub fn make_path_conditional(&mut self, path: &str, condition: Node) {
        if let Some(node) = self.path_mut(path) {
            let (cause, item) = (condition.span, node.clone());
            *node = intrinsic::only_if(condition, item, cause);
        }
    }

    /// The branches of a path, which must all be maps.
    pub fn path_items(&self, path: &str) -> Edited<Vec<&Map>> {
        items(self.path(path).ok_or_else(|| self.no_path(path))?, path)
    }

    /// Refuses the first path with a branch that is no map. It is asked for before each edit, so it must be quick.
    pub fn check_paths(&self) -> Edited<()> {
        let paths = self.root.get("paths").and_then(Node::as_map);
        let is_plain = |node: &Node| node.as_map().is_some_and(|item| !item.contains(IF));
        let mut unclear = paths.into_iter().flat_map(Map::iter).filter(|(_, node)| !is_plain(node));
        unclear.try_for_each(|(path, node)| items(node, path).map(|_| ()))
    }

    /// The same as [`Document::path_items`], to change them.
    pub fn path_items_mut(&mut self, path: &str) -> Edited<Vec<&mut Map>> {
        let missing = self.no_path(path);
        match self.path_mut(path) {
            Some(node) => items_mut(node, path),
            None => Err(missing),
        }
    }

    /// The definitions of a method in all branches of its path, with or without an integration.
    pub fn definitions(&self, route: &Route) -> Edited<Vec<&Map>> {
        let mut all = Vec::new();
        for item in self.path_items(&route.path)? {
            let Some(method) = item.get(&route.method) else { return Err(self.no_method(route)) };
            all.extend(definitions_of(method, &route.path, &route.method)?);
        }
        Ok(all)
    }

    /// The definitions of a method that have an integration, in all branches of its path, to
    /// change them.
    pub fn integrated_mut(&mut self, route: &Route) -> Edited<Vec<&mut Map>> {
        let missing = self.no_method(route);
        let mut all = Vec::new();
        for item in self.path_items_mut(&route.path)? {
            let Some(method) = item.get_mut(&route.method) else { return Err(missing) };
            let definitions = definitions_of_mut(method, &route.path, &route.method)?;
            all.extend(definitions.into_iter().filter(|definition| has_integration(definition)));
        }
        Ok(all)
    }

    fn no_path(&self, path: &str) -> Box<Diagnostic> {
        invalid(self.span, format!("path `{path}` is not in the document"))
    }

    fn no_method(&self, route: &Route) -> Box<Diagnostic> {
        let span = self.path(&route.path).map_or(self.span, |node| node.span);
        invalid(
            span,
            format!("path `{}` does not have the method `{}` in all its branches", route.path, route.method),
        )
    }
}

/// The branches of a path item, which must all be maps.
fn items<'a>(node: &'a Node, path: &str) -> Edited<Vec<&'a Map>> {
    let branches = branches(node)?.into_iter();
    branches.map(|item| item.as_map().ok_or_else(|| item_not_map(item, path))).collect()
}

/// The same, to change them.
fn items_mut<'a>(node: &'a mut Node, path: &str) -> Edited<Vec<&'a mut Map>> {
    branches_mut(node)?
        .into_iter()
        .map(|item| match item {
            Node { value: Value::Map(map), .. } => Ok(map),
            other => Err(item_not_map(other, path)),
        })
        .collect()
}

/// The branches of what stands at a method, which must all be maps.
pub fn definitions_of<'a>(method: &'a Node, path: &str, name: &str) -> Edited<Vec<&'a Map>> {
    branches(method)?
        .into_iter()
        .map(|definition| definition.as_map().ok_or_else(|| method_not_map(definition, path, name)))
        .collect()
}

/// The same as [`definitions_of`], to change them.
pub fn definitions_of_mut<'a>(method: &'a mut Node, path: &str, name: &str) -> Edited<Vec<&'a mut Map>> {
    branches_mut(method)?
        .into_iter()
        .map(|definition| match definition {
            Node { value: Value::Map(map), .. } => Ok(map),
            other => Err(method_not_map(other, path, name)),
        })
        .collect()
}

/// A problem of an OpenAPI document.
pub fn invalid(span: Span, found: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(code::INVALID_OPENAPI, span, found))
}

fn if_needs_list(arguments: &Node) -> Box<Diagnostic> {
    let found = format!("`{IF}` takes a list, but this is {}", arguments.kind());
    let help = "write `!If [Condition, value if true, value if false]`";
    Box::new(Diagnostic::new(code::INVALID_IF, arguments.span, found).help(help))
}

fn item_not_map(node: &Node, path: &str) -> Box<Diagnostic> {
    let found = format!("path `{path}` must be a map of methods, but it is {}", node.kind());
    Box::new(invalid(node.span, found).help("put the methods, such as `get:`, below it, indented"))
}

fn method_not_map(node: &Node, path: &str, method: &str) -> Box<Diagnostic> {
    let found = format!("method `{method}` of path `{path}` must be a map, but it is {}", node.kind());
    let help = format!("put the definition of the method below `{method}:`, indented, or remove the line");
    Box::new(invalid(node.span, found).help(help))
}
