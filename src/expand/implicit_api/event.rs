//! Reading the events that add routes.

use super::super::context::{Context, Expanded};
use super::super::property::{self, Owner};
use super::kind::Kind;
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Key, Map, Node, Text, Value};

/// What stands beside a reference to an API that is not there, whoever comes across it first.
pub const NO_API: &str = "no such API";

/// An event that adds a route, by its name.
#[derive(Clone, Copy)]
pub struct Event<'a> {
    /// The kind of API that it belongs to.
    pub kind: &'static Kind,
    /// The logical id of the function or state machine.
    pub owner: &'a Text,
    /// The event's name.
    pub id: &'a Text,
    /// The place of its name.
    pub span: Span,
    /// The place of its `Properties`, or else of its name: where a missing property would stand.
    pub properties_span: Span,
}

/// The route that an event asks for.
pub struct Target {
    /// The logical id of the API.
    pub api_id: Text,
    /// The path.
    pub path: Text,
    /// The method, as it is written.
    pub method: Text,
    /// The place of the event's name.
    pub span: Span,
}

/// The events of this kind that a function or state machine has, if any.
pub fn of_kind(context: &Context, kind: &Kind, owner: &str) -> Option<Map> {
    let mut found = Map::hash_ordered();
    for (text, span, event) in context.properties(owner)?.get("Events")?.as_map()?.walk() {
        if event.get("Type").and_then(Node::as_str) == Some(kind.event_type) {
            found.insert_key(Key { text: text.clone(), span }, event.clone());
        }
    }
    (!found.is_empty()).then_some(found)
}

impl Event<'_> {
    /// The event's properties. `None` for an `Api` event without any, about which its expansion
    /// complains later.
    pub fn properties<'n>(self, context: &mut Context, event: &'n mut Map) -> Expanded<Option<&'n mut Map>> {
        let present = event.truthy("Properties").is_some();
        if !present && !self.kind.has_default_route {
            return Ok(None);
        }
        let properties = event.get_or_insert_with("Properties", || map!(self.span));
        match properties {
            Node { value: Value::Map(map), .. } => Ok(Some(map)),
            other => {
                let found =
                    format!("`Properties` of event `{}` must be a map, but it is {}", self.id, other.kind());
                let help = "put `Path:` and `Method:` below it, indented";
                Err(context.error(Diagnostic::new(code::WRONG_TYPE, other.span, found).help(help)))
            }
        }
    }

    /// Fills in the implicit API, and the catch-all route.
    pub fn set_defaults(self, properties: &mut Map) {
        let implicit = || intrinsic::reference(self.kind.implicit_id, self.span);
        properties.get_or_insert_with(self.kind.api_property, implicit);
        let given = |name| properties.truthy(name).is_some();
        if self.kind.has_default_route && !given("Path") && !given("Method") {
            properties.insert("Path", Node::made(super::super::http_api::DEFAULT_ROUTE, self.span));
            properties.insert("Method", Node::made(super::super::open_api::document::ANY_METHOD, self.span));
        }
    }

    /// The route that the event asks for, of an API that can have it.
    pub fn target(self, context: &mut Context, properties: &Map) -> Expanded<Target> {
        let path = self.text(context, properties, "Path", "a path such as `/orders/{id}`");
        let method = self.text(context, properties, "Method", "an HTTP method such as `get`, or `any`");
        let api_id = self.api_id(context, properties);
        Ok(Target { api_id: api_id?, path: path?, method: method?, span: self.span })
    }

    fn text(self, context: &mut Context, properties: &Map, name: &str, what: &str) -> Expanded<Text> {
        let Some(node) = properties.given(name) else {
            let owner =
                Owner { logical_id: self.owner, kind: self.kind.event_type, span: self.span, suitable: &[] };
            if let Some(problem) =
                property::report_misspelt(owner, properties, name, self.kind.event_properties)
            {
                return Err(context.error(problem));
            }
            let found = format!("event `{}` needs the property `{name}`", self.id);
            let diagnostic = Diagnostic::new(code::MISSING_PROPERTY, self.properties_span, found)
                .label(format!("`{name}` is missing"))
                .help(format!("add `{name}:` with {what}"));
            return Err(context.error(diagnostic));
        };
        node.as_text().cloned().ok_or_else(|| {
            let found =
                format!("`{name}` of event `{}` must be a string, but it is {}", self.id, node.kind());
            let help = format!("SAM must know it while expanding: write out {what}");
            let problem = Diagnostic::new(code::WRONG_TYPE, node.span, found).label("expected a string");
            context.error(problem.help(help))
        })
    }

    /// The logical id of the API, which must be one of the template's.
    fn api_id(self, context: &mut Context, properties: &Map) -> Expanded<Text> {
        let Some(node) = properties.get(self.kind.api_property) else {
            return Err(self.no_api(context, None));
        };
        let Some(api_id) = node.get("Ref").unwrap_or(node).as_text().cloned() else {
            return Err(self.no_api(context, Some(node)));
        };
        match context.resource_type(&api_id).map(str::to_owned) {
            None if !context.resources.contains(&api_id) => Err(self.unknown_api(context, node, &api_id)),
            Some(http) if http == super::kind::HTTP.api_type && http != self.kind.api_type => {
                Err(self.other_kind(context, node, &api_id))
            }
            _ => Ok(api_id),
        }
    }

    fn no_api(self, context: &mut Context, node: Option<&Node>) -> Reported {
        let property = self.kind.api_property;
        let span = node.map_or(self.span, |node| node.span);
        let found = format!("`{property}` of event `{}` names no API of this template", self.id);
        let help = format!(
            "write `{property}: !Ref LogicalId` with the id of an `{}` of this template, because SAM adds a route \
             to it; or leave `{property}` out to use the implicit API",
            self.kind.api_type
        );
        context.error(Diagnostic::new(code::DANGLING_REFERENCE, span, found).label(NO_API).help(help))
    }

    fn unknown_api(self, context: &mut Context, node: &Node, api_id: &str) -> Reported {
        let found =
            format!("event `{}` belongs to API `{api_id}`, which this template does not have", self.id);
        let apis = context.resources.as_written().filter(|(_, _, resource)| {
            resource.get("Type").and_then(Node::as_str) == Some(self.kind.api_type)
        });
        let apis: Vec<&str> =
            apis.map(|(id, ..)| id.as_str()).filter(|id| *id != self.kind.implicit_id).collect();
        let help = match similar::nearest(api_id, apis.iter().copied()) {
            Some(near) => near.instead_of(api_id),
            None if !apis.is_empty() => format!("name one of: {}", apis.join(", ")).into(),
            None if context.parameters.get(api_id).is_some() => format!(
                "`{api_id}` is a parameter: SAM can add routes only to an `{}` of the same template",
                self.kind.api_type
            )
            .into(),
            None => format!(
                "add an `{}` named `{api_id}`, or leave `{}` out to use the implicit API",
                self.kind.api_type, self.kind.api_property
            )
            .into(),
        };
        context.error(Diagnostic::new(code::DANGLING_REFERENCE, node.span, found).label(NO_API).help(help))
    }

    fn other_kind(self, context: &mut Context, node: &Node, api_id: &str) -> Reported {
        let found = format!("event `{}` is for REST APIs, but `{api_id}` is an HTTP API", self.id);
        let help =
            format!("change the event's type to `HttpApi`, and `{}` to `ApiId`", self.kind.api_property);
        let mut diagnostic = Diagnostic::new(code::DANGLING_REFERENCE, node.span, found).help(help);
        if let Some(span) = context.resources.key_span(api_id) {
            diagnostic = diagnostic.related(span, "this is an `AWS::Serverless::HttpApi`");
        }
        context.error(diagnostic)
    }
}
