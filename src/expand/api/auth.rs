//! `Auth`: authorizers, API keys and resource policies, written into the body.

use super::super::context::{Context, Expanded};
use super::super::open_api::AWS_IAM;
use super::super::open_api::document::Edited;
use super::super::settings::{Settings, wrong_type};
use super::authorizer::{self, Authorizer};
use super::swagger::{DefaultAuthorizer, SwaggerEditor};
use super::{Api, definition};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::tree::{Node, Text};

const SETTINGS: &[&str] = &[
    "Authorizers",
    "DefaultAuthorizer",
    "InvokeRole",
    "AddDefaultAuthorizerToCorsPreflight",
    "AddApiKeyRequiredToCorsPreflight",
    "ApiKeyRequired",
    "ResourcePolicy",
    "UsagePlan",
];

/// Writes what `Auth` asks for into the body. Returns the authorizers.
pub fn add(context: &mut Context, api: &mut Api) -> Expanded<Vec<Authorizer>> {
    let Some(auth) = api.source.truthy("Auth").cloned() else { return Ok(Vec::new()) };
    let body = definition::require_body(context, api, "Auth");
    let settings = Settings::of_property(context, &api.source, "Auth", &auth)?;
    let known = settings.only(context, SETTINGS, code::INVALID_AUTHORIZER);
    let authorizers = authorizer::read_all(context, &settings)?;
    let default = default_authorizer(context, &settings, &authorizers)?;
    let policy = resource_policy(context, &settings)?;
    body.and(known)?;

    let edit = Edit { settings: &settings, default, policy, authorizers: &authorizers };
    let stage = api.source.get("StageName").cloned();
    definition::edit_body(context, api, |editor| edit.apply(editor, stage.as_ref()))?;
    definition::adapt_to_version(context, api)?;
    Ok(authorizers)
}

/// What `Auth` asks for, found to be sound.
struct Edit<'a> {
    settings: &'a Settings<'a>,
    authorizers: &'a [Authorizer],
    default: Option<(Text, Span)>,
    policy: Option<&'a Node>,
}

impl Edit<'_> {
    fn apply(self, editor: &mut SwaggerEditor, stage: Option<&Node>) -> Edited<()> {
        if !self.authorizers.is_empty() {
            let definition = |known: &Authorizer| (known.name.clone(), known.definition.clone());
            editor.add_authorizers(self.authorizers.iter().map(definition).collect())?;
        }
        let paths = editor.document.paths();
        self.set_default_authorizer(editor, &paths)?;
        self.require_api_key(editor, &paths)?;
        self.add_policy(editor, &paths, stage)
    }

    fn set_default_authorizer(&self, editor: &mut SwaggerEditor, paths: &[Text]) -> Edited<()> {
        let Some((name, cause)) = &self.default else { return Ok(()) };
        let scopes: Vec<(Text, Option<Node>)> =
            self.authorizers.iter().map(|known| (known.name.clone(), known.scopes.clone())).collect();
        let default = DefaultAuthorizer {
            name: name.clone(),
            authorizers: &scopes,
            preflight: self.also_preflight("AddDefaultAuthorizerToCorsPreflight"),
            cause: *cause,
        };
        paths.iter().try_for_each(|path| editor.set_default_authorizer(path, &default))
    }

    fn require_api_key(&self, editor: &mut SwaggerEditor, paths: &[Text]) -> Edited<()> {
        let Some(required) = self.settings.truthy("ApiKeyRequired") else { return Ok(()) };
        editor.add_api_key_definition(required.span)?;
        let preflight = self.also_preflight("AddApiKeyRequiredToCorsPreflight");
        paths.iter().try_for_each(|path| editor.require_api_key(path, preflight, required.span))
    }

    /// Whether `options` methods, which answer preflight requests, are meant too: they are unless
    /// the template says otherwise.
    fn also_preflight(&self, setting: &str) -> bool {
        self.settings.map.get(setting).is_none_or(Node::is_truthy)
    }

    fn add_policy(&self, editor: &mut SwaggerEditor, paths: &[Text], stage: Option<&Node>) -> Edited<()> {
        let (Some(policy), Some(stage)) = (self.policy, stage) else { return Ok(()) };
        paths.iter().try_for_each(|path| editor.add_resource_policy(policy, path, stage))?;
        match policy.truthy("CustomStatements") {
            Some(statements) => editor.add_custom_statements(statements),
            None => Ok(()),
        }
    }
}

/// The name of the default authorizer and its place. Without any authorizers SAM ignores it.
fn default_authorizer(
    context: &mut Context,
    settings: &Settings,
    authorizers: &[Authorizer],
) -> Expanded<Option<(Text, Span)>> {
    let Some(default) = settings.truthy("DefaultAuthorizer") else { return Ok(None) };
    if authorizers.is_empty() {
        let found = "SAM ignores `DefaultAuthorizer` here, because the API defines no `Authorizers`";
        let help =
            "define the authorizer below `Auth.Authorizers`, or use `AWS_IAM`, which needs no definition";
        context.report(Diagnostic::new(code::IGNORED_BY_SAM, default.span, found).help(help));
        return Ok(None);
    }
    let Some(name) = default.as_text() else {
        let problem = wrong_type("Auth.DefaultAuthorizer", "the name of an authorizer", default);
        return Err(context.error(problem.help("write one of the names below `Auth.Authorizers`")));
    };
    if *name == AWS_IAM || authorizers.iter().any(|known| known.name == *name) {
        return Ok(Some((name.clone(), default.span)));
    }
    Err(context.error(unknown_default(name, default.span, authorizers)))
}

fn unknown_default(name: &str, span: Span, authorizers: &[Authorizer]) -> Diagnostic {
    let found = format!("the API does not define an authorizer `{name}`");
    let names = authorizers.iter().map(|known| known.name.as_str());
    let help = match similar::nearest(name, names.clone()) {
        Some(near) => near.instead_of(name),
        None => format!(
            "define it below `Auth.Authorizers`, or use one of: {}",
            names.collect::<Vec<_>>().join(", ")
        )
        .into(),
    };
    Diagnostic::new(code::UNKNOWN_AUTHORIZER, span, found).help(help)
}

fn resource_policy<'a>(context: &mut Context, settings: &Settings<'a>) -> Expanded<Option<&'a Node>> {
    match settings.truthy("ResourcePolicy") {
        Some(policy) if policy.as_map().is_none() => {
            let problem = wrong_type("Auth.ResourcePolicy", "a map", policy);
            Err(context.error(
                problem.help("put settings such as `IpRangeWhitelist` or `CustomStatements` below it"),
            ))
        }
        policy => Ok(policy),
    }
}
