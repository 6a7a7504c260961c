//! `Auth` of an `HttpApi` event: the authorizer of one route.

use super::super::super::context::{Context, Expanded};
use super::super::super::open_api::document::Route;
use super::super::super::open_api::{AWS_IAM, NO_AUTHORIZER};
use super::super::super::settings::wrong_type;
use super::{Api, Event, invoke};
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::source::Span;
use crate::tree::{Map, Node, Text, Value};

/// The security requirement of the route, when the event says something about it.
pub fn security(context: &mut Context, event: &Event, route: &Route, api: &Api) -> Expanded<Option<Node>> {
    let Some(auth) = event.truthy("Auth") else { return Ok(None) };
    let settings = ApiAuth::read(context, api)?;
    let (name, span) = authorizer_name(context, event, auth, &settings)?;
    if name != *NO_AUTHORIZER && !(name == *AWS_IAM && settings.iam) {
        check_defined(context, route, api, &settings, &name, span)?;
    } else if name == *NO_AUTHORIZER && settings.default.is_none() {
        return Err(nothing_to_leave_out(context, api, span));
    }
    let scopes = scopes(context, auth, &settings, &name)?;
    let mut security = Map::new();
    security.insert(name, scopes);
    Ok(Some(Node::new(Value::Map(security), auth.span)))
}

/// What the `Auth` section of the API says.
struct ApiAuth<'a> {
    default: Option<&'a Node>,
    authorizers: Option<&'a Node>,
    iam: bool,
}

impl<'a> ApiAuth<'a> {
    fn read(context: &mut Context, api: &'a Api) -> Expanded<Self> {
        let Some(node) = api.properties.get("Auth") else {
            return Ok(ApiAuth { default: None, authorizers: None, iam: false });
        };
        if node.as_map().is_none() {
            let problem = wrong_type("Auth", "a map", node).resource(api.id.as_str());
            return Err(
                context.error(problem.help("put `Authorizers:` below it, indented, or remove the line"))
            );
        }
        let iam = node.truthy("EnableIamAuthorizer").and_then(Node::as_bool) == Some(true);
        Ok(ApiAuth {
            default: node.truthy("DefaultAuthorizer"),
            authorizers: node.truthy("Authorizers"),
            iam,
        })
    }

    fn names(&self) -> Vec<&str> {
        let defined = self.authorizers.and_then(Node::as_map).into_iter().flat_map(Map::keys);
        defined.map(Text::as_str).chain(self.iam.then_some(AWS_IAM)).collect()
    }
}

/// The authorizer that the event names, or else the default one, and where it is named.
fn authorizer_name(
    context: &mut Context,
    event: &Event,
    auth: &Node,
    api: &ApiAuth,
) -> Expanded<(Text, Span)> {
    let named = auth.truthy("Authorizer").or(api.default);
    let Some(node) = named else {
        let found = "`Auth` names no `Authorizer`, and the API has no `DefaultAuthorizer`";
        let help = format!("add `Authorizer:` with {}, or remove `Auth`", choice(&api.names()));
        let span = event.key_span("Auth");
        return Err(context.error(Diagnostic::new(code::UNKNOWN_AUTHORIZER, span, found).help(help)));
    };
    node.as_text().map(|name| (name.clone(), node.span)).ok_or_else(|| {
        let found = format!("`Auth.Authorizer` takes the name of an authorizer, but this is {}", node.kind());
        let help = format!("SAM must know the name while expanding: write {}", choice(&api.names()));
        context.error(Diagnostic::new(code::UNKNOWN_AUTHORIZER, node.span, found).help(help))
    })
}

fn choice(names: &[&str]) -> String {
    match names {
        [] => "the name of one of the API's `Authorizers`".to_owned(),
        names => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or "),
    }
}

fn check_defined(
    context: &mut Context,
    route: &Route,
    api: &Api,
    settings: &ApiAuth,
    name: &str,
    span: Span,
) -> Expanded<()> {
    let definition = settings.authorizers.and_then(|authorizers| authorizers.get(name));
    if definition.is_some_and(Node::is_truthy) {
        return Ok(());
    }
    let route = format!("{} {}", invoke::method_name(route), route.path);
    let found = format!("`{route}` asks for authorizer `{name}`, which `{}` does not define", api.id);
    let help = match similar::nearest(name, settings.names()) {
        Some(near) => near.instead_of(name),
        None if name == AWS_IAM => {
            format!("add `EnableIamAuthorizer: true` to `Auth` of `{}`", api.id).into()
        }
        None => format!("define it below `Auth.Authorizers` of `{}`", api.id).into(),
    };
    let mut problem = Diagnostic::new(code::UNKNOWN_AUTHORIZER, span, found).help(help);
    if let Some(authorizers) = settings.authorizers {
        problem = problem.related(authorizers.span, "the authorizers of the API");
    }
    Err(context.error(problem))
}

fn nothing_to_leave_out(context: &mut Context, api: &Api, span: Span) -> Reported {
    let found = format!("`{NO_AUTHORIZER}` leaves the default authorizer out, but `{}` has none", api.id);
    let help = "remove `Authorizer: NO_AUTHORIZER`: the route is open as it is";
    context.error(Diagnostic::new(code::UNKNOWN_AUTHORIZER, span, found).help(help))
}

/// The scopes that the event asks for, or else those of the authorizer.
fn scopes(context: &mut Context, auth: &Node, api: &ApiAuth, name: &str) -> Expanded<Node> {
    let given = auth.truthy("AuthorizationScopes");
    if let Some(scopes) = given.filter(|scopes| scopes.as_list().is_none()) {
        let problem = wrong_type("Auth.AuthorizationScopes", "a list", scopes);
        return Err(context.error(problem.help("write each scope on a line of its own, after `- `")));
    }
    if [NO_AUTHORIZER, AWS_IAM].contains(&name) {
        return Ok(list!(auth.span));
    }
    let authorizer = api.authorizers.and_then(|authorizers| authorizers.get(name));
    let general = authorizer.and_then(|authorizer| authorizer.get("AuthorizationScopes"));
    let general = general.filter(|scopes| scopes.is_truthy());
    Ok(given.or(general).cloned().unwrap_or_else(|| list!(auth.span)))
}
