//! The `Auth` section of an HTTP API.

use super::super::context::{Context, Expanded};
use super::super::open_api::AWS_IAM;
use super::super::resource::SamResource;
use super::super::settings::Settings;
use super::authorizer::Authorizer;
use super::definition::Definition;
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

const SETTINGS: &[&str] = &["Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer"];

/// Writes authorizers, and the default one, into the body. Returns the authorizers.
pub fn add(
    context: &mut Context,
    resource: &SamResource,
    definition: &mut Definition,
) -> Expanded<Vec<Authorizer>> {
    let Some(auth) = resource.truthy("Auth") else { return Ok(Vec::new()) };
    let document = definition.document(context, resource, "Auth");
    let settings = Settings::new(context, "Auth", auth)?;
    let known = settings.only(context, SETTINGS, code::INVALID_AUTHORIZER);
    let authorizers = read_authorizers(context, &settings)?;
    known?;
    let mut schemes = Vec::new();
    for authorizer in &authorizers {
        schemes.push((authorizer.name.clone(), authorizer.security_scheme(context)?));
    }
    let default = default_security(context, &settings, &authorizers)?;
    let document = document?;
    document.add_security_schemes(schemes, auth.span);
    if let Some(security) = default {
        document.set_default_authorizer(&security).map_err(|problem| context.error(*problem))?;
    }
    Ok(authorizers)
}

fn read_authorizers(context: &mut Context, auth: &Settings) -> Expanded<Vec<Authorizer>> {
    let mut authorizers = Vec::new();
    if let Some(iam) = auth.given("EnableIamAuthorizer").filter(|enabled| enabled.as_bool() == Some(true)) {
        authorizers.push(Authorizer::iam(iam.span));
    }
    let Some(node) = auth.truthy("Authorizers") else { return Ok(authorizers) };
    let settings = Settings::new(context, "Auth.Authorizers", node)?;
    let mut result = Ok(());
    for (name, span, node) in settings.map.walk() {
        match Authorizer::read(context, name, span, node) {
            Ok(authorizer) => authorizers.push(authorizer),
            Err(reported) => result = Err(reported),
        }
    }
    result.map(|()| authorizers)
}

/// What guards each method that has no authorizer of its own.
fn default_security(
    context: &mut Context,
    auth: &Settings,
    authorizers: &[Authorizer],
) -> Expanded<Option<Node>> {
    let given = auth.truthy("DefaultAuthorizer").filter(|default| !intrinsic::is_no_value(default));
    let Some(default) = given else { return Ok(None) };
    let Some(name) = default.as_text() else {
        let found = format!(
            "`Auth.DefaultAuthorizer` takes the name of an authorizer, but this is {}",
            default.kind()
        );
        let help = "SAM must know the name while expanding: write it out";
        return Err(context.error(Diagnostic::new(code::WRONG_TYPE, default.span, found).help(help)));
    };
    let Some(authorizer) = authorizers.iter().find(|authorizer| authorizer.name == *name) else {
        return Err(unknown(context, default, name, authorizers));
    };
    let mut security = Map::new();
    security.insert(name.clone(), authorizer.scopes());
    Ok(Some(Node::new(crate::tree::Value::Map(security), default.span)))
}

fn unknown(context: &mut Context, default: &Node, name: &str, authorizers: &[Authorizer]) -> Reported {
    let found = format!("`DefaultAuthorizer` names `{name}`, which is not among the API's `Authorizers`");
    let names = authorizers.iter().map(|authorizer| authorizer.name.as_str());
    let help = match similar::nearest(name, names.clone()) {
        Some(near) => near.instead_of(name),
        None if name == AWS_IAM => "add `EnableIamAuthorizer: true` below `Auth`, without quotes".into(),
        None if authorizers.is_empty() => format!("define `{name}` below `Authorizers`").into(),
        None => format!("name one of: {}", names.collect::<Vec<_>>().join(", ")).into(),
    };
    context.error(Diagnostic::new(code::UNKNOWN_AUTHORIZER, default.span, found).help(help))
}
