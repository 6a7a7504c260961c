//! The OpenAPI definitions of APIs: those in the template, and those in local files that it names.

use std::borrow::Cow;

use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::tree::{Map, Node};

/// A type of APIs.
struct Kind {
    name: &'static str,
    is_rest: bool,
    /// The property with the definition itself.
    body: &'static str,
    /// The property that says where it lies.
    location: &'static str,
}

const KINDS: &[Kind] = &[
    Kind { name: "AWS::ApiGateway::RestApi", is_rest: true, body: "Body", location: "BodyS3Location" },
    Kind { name: "AWS::ApiGatewayV2::Api", is_rest: false, body: "Body", location: "BodyS3Location" },
    Kind { name: "AWS::Serverless::Api", is_rest: true, body: "DefinitionBody", location: "DefinitionUri" },
    Kind {
        name: "AWS::Serverless::HttpApi",
        is_rest: false,
        body: "DefinitionBody",
        location: "DefinitionUri",
    },
];

/// A definition.
pub struct Definition<'s> {
    /// The logical id of the API.
    pub api: &'s str,
    /// Whether that is a REST API; otherwise it is an HTTP API.
    pub is_rest: bool,
    /// The property that takes a definition.
    pub body: &'static str,
    /// The document.
    pub document: Cow<'s, Node>,
    /// What holds where it is used.
    pub scope: Scope,
    /// The local file in which it lies, and where the template names it.
    pub file: Option<(&'s str, Span)>,
}

/// A path of a definition.
pub struct PathItem<'d> {
    /// The path: `/orders/{id}`.
    pub text: &'d str,
    /// Its place.
    pub span: Span,
    /// What it has.
    pub item: &'d Map,
    /// What holds where it is there.
    pub scope: Scope,
}

/// A method of a path.
#[derive(Clone, Copy)]
pub struct Operation<'d> {
    /// The method, in upper case: `GET`.
    pub method: &'d str,
    /// Its place.
    pub span: Span,
    /// What it has.
    pub node: &'d Node,
}

/// All definitions that can be read.
pub fn all<'s>(subject: &'s Subject) -> Vec<Definition<'s>> {
    let of_kind = |kind: &'s Kind| subject.resources_of(kind.name).map(move |resource| (kind, resource));
    let apis = KINDS.iter().flat_map(of_kind);
    apis.flat_map(|(kind, api)| {
        in_template(subject, kind, api).into_iter().chain(in_files(subject, kind, api))
    })
    .collect()
}

fn in_template<'s>(subject: &Subject, kind: &Kind, api: &'s Resource) -> Vec<Definition<'s>> {
    let Some(body) = api.property(kind.body) else { return Vec::new() };
    let reached = subject.below(body, (&api.scope, body.span), &[]).into_iter();
    let definition = |document, scope| Definition {
        api: api.logical_id.as_str(),
        is_rest: kind.is_rest,
        body: kind.body,
        document: Cow::Borrowed(document),
        scope,
        file: None,
    };
    reached.map(|at| definition(at.node, at.scope)).collect()
}

fn in_files<'s>(subject: &Subject, kind: &Kind, api: &'s Resource) -> Vec<Definition<'s>> {
    let Some(location) = api.property(kind.location) else { return Vec::new() };
    let reached = subject.below(location, (&api.scope, location.span), &[]).into_iter();
    let read = reached.filter_map(|at| {
        let path = at.node.as_str()?;
        let document = Cow::Owned(subject.local_document(path)?);
        let file = Some((path, at.node.span));
        Some(Definition {
            api: api.logical_id.as_str(),
            is_rest: kind.is_rest,
            body: kind.body,
            document,
            scope: at.scope,
            file,
        })
    });
    read.collect()
}

impl Definition<'_> {
    /// The paths that can be there.
    pub fn paths(&self, subject: &Subject) -> Vec<PathItem<'_>> {
        let start = (&self.scope, self.document.span);
        let mut paths = Vec::new();
        for at in subject.below(&self.document, start, &["paths"]) {
            for (text, span, node) in at.node.as_map().into_iter().flat_map(Map::as_written) {
                let items = subject.below(node, (&at.scope, span), &[]).into_iter();
                let items = items.filter_map(|item| Some((item.node.as_map()?, item.scope)));
                let is_path = text.starts_with('/') || *text == *"$default";
                paths.extend(items.filter(|_| is_path).map(|(item, scope)| PathItem {
                    text,
                    span,
                    item,
                    scope,
                }));
            }
        }
        paths
    }

    /// A finding about it: at its place in the template, or where the template names its file.
    pub fn finding(&self, code: Code, span: Span, found: String) -> Diagnostic {
        match self.file {
            None => Diagnostic::new(code, span, found),
            Some((path, named)) => Diagnostic::new(code, named, format!("in `{path}`: {found}")),
        }
        .resource(self.api)
    }
}

/// Keys of methods, and what they are called.
const METHODS: &[(&str, &str)] = &[
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("x-amazon-apigateway-any-method", "ANY"),
];

impl<'d> PathItem<'d> {
    /// Its methods.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'d>> + use<'d> {
        self.item.as_written().filter_map(|(key, span, node)| {
            let (_, method) = METHODS.iter().find(|(name, _)| *key == **name)?;
            Some(Operation { method, span, node })
        })
    }
}

impl<'d> Operation<'d> {
    /// What API Gateway does with requests.
    pub fn integration(&self) -> Option<&'d Map> {
        self.node.get("x-amazon-apigateway-integration")?.as_map()
    }
}
