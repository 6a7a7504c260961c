//! What decides who may ask, in the words of `x-amazon-apigateway-authorizer`.

use crate::plan::model::{ApiKind, Authorizer, Setting, Target};
use crate::plan::properties::Properties;
use crate::source::Span;

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &["authType", "authorizerCredentials", "authorizerCredentialsArn"];

/// An authorizer of this name. Where the definition says nothing of where a token is, `source` does.
pub fn of(
    authorizer: &Properties,
    name: String,
    place: Span,
    api: ApiKind,
    source: Option<Setting<String>>,
) -> Authorizer {
    authorizer.ignore(WITHOUT_EFFECT);
    let jwt = authorizer.child("jwtConfiguration");
    let kind = kind(authorizer, jwt.is_some());
    let mut sources = identity_sources(authorizer);
    // Only one that takes a token alone has it from the header of its scheme; others do without what they do not name.
    let takes_token = kind.known().is_some_and(|kind| kind == "token" || kind == "cognito_user_pools");
    if sources.is_empty() && takes_token {
        sources.extend(source);
    }
    Authorizer {
        name,
        declared_name: authorizer.text("name"),
        function: authorizer.target("authorizerUri"),
        identity_sources: sources,
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

fn user_pools(authorizer: &Properties) -> Vec<Setting<Target>> {
    let index = &authorizer.context.index;
    let pools = authorizer.texts("providerARNs").into_iter();
    pools.map(|pool| pool.map(|address| index.target(&address))).collect()
}
