//! What decides who may ask, in the words of `x-amazon-apigateway-authorizer`.

use crate::plan::model::{ApiKind, Authorizer, Setting};
use crate::plan::properties::Properties;
use crate::source::Span;

/// An authorizer of this name. Where the definition says nothing of where a token is, `source` does.
pub fn of(
    authorizer: &Properties,
    name: String,
    place: Span,
    api: ApiKind,
    source: Option<Setting<String>>,
) -> Authorizer {
    authorizer.ignore(&[
        "authType",
        "authorizerCredentials",
        "credentials",
        "authorizerCredentialsArn",
        "name",
    ]);
    let jwt = authorizer.child("jwtConfiguration");
    let kind = kind(authorizer, jwt.is_some());
    let sources = identity_sources(authorizer);
    Authorizer {
        name,
        function: target_function(authorizer),
        identity_sources: if sources.is_empty() { source.into_iter().collect() } else { sources },
        identity_pattern: authorizer.text("identityValidationExpression"),
        time_to_live: time_to_live(authorizer, api, &kind),
        issuer: jwt.as_ref().and_then(|jwt| jwt.text("issuer").or_else(|| jwt.text("Issuer"))),
        audience: jwt.as_ref().map(audience).unwrap_or_default(),
        user_pools: user_pools(authorizer),
        payload_version: authorizer.text("authorizerPayloadFormatVersion"),
        simple_responses: authorizer.flag("enableSimpleResponses"),
        kind,
        place,
    }
}

fn kind(authorizer: &Properties, has_jwt: bool) -> Setting<String> {
    let implied = if has_jwt { "jwt" } else { "token" };
    authorizer.text_or("type", implied).map(|kind| kind.to_ascii_lowercase())
}

fn target_function(authorizer: &Properties) -> Option<Setting<crate::plan::model::Target>> {
    authorizer.target("authorizerUri")
}

/// REST APIs have several in one text, with commas in between.
fn identity_sources(authorizer: &Properties) -> Vec<Setting<String>> {
    let parts = |source: Setting<String>| match source {
        Setting::Unknown(id) => vec![Setting::Unknown(id)],
        Setting::Known(text, origin) => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| Setting::Known(part.to_owned(), origin)).collect()
        }
    };
    authorizer.texts("identitySource").into_iter().flat_map(parts).collect()
}

/// Answers of REST authorizers count for five minutes where nothing else is said ("AWS::ApiGateway::Authorizer").
fn time_to_live(authorizer: &Properties, api: ApiKind, kind: &Setting<String>) -> Option<Setting<i64>> {
    let said = authorizer.number("authorizerResultTtlInSeconds");
    let is_asked = kind.known().is_some_and(|kind| kind == "token" || kind == "request");
    said.or_else(|| (api == ApiKind::Rest && is_asked).then(|| authorizer.default(300)))
}

fn audience(jwt: &Properties) -> Vec<Setting<String>> {
    let small = jwt.texts("audience");
    if small.is_empty() { jwt.texts("Audience") } else { small }
}

fn user_pools(authorizer: &Properties) -> Vec<Setting<crate::plan::model::Target>> {
    let index = &authorizer.context.index;
    let pools = authorizer.texts("providerARNs").into_iter();
    pools.map(|pool| pool.map(|address| index.target(&address))).collect()
}
