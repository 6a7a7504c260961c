//! APIs and their routes.

use super::columns::Section;
use super::words::{Words, is_true, joined, when};
use crate::plan::model::api::{BasePath, Stage, StageVariable};
use crate::plan::model::{Api, ApiKind, Authorizer, Cors, Route, RunPlan};

/// APIs and URLs of functions, each with its routes.
pub fn section(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for api in &plan.apis {
        let stages = api.stages.iter().map(|stage| stage_words(stage, words)).collect::<Vec<_>>().join(", ");
        section.line(1, [&api.head.id, kind(api.kind), &stages]);
        for route in &api.routes {
            let method = route.method.as_deref().unwrap_or("");
            section.line(
                2,
                [
                    method,
                    &words.setting(&route.path),
                    words.arrow(),
                    &answers(route, words),
                    &access(route, words),
                ],
            );
        }
        details(api, words, &mut section);
    }
    section
}

fn kind(kind: ApiKind) -> &'static str {
    match kind {
        ApiKind::Rest => "REST API",
        ApiKind::Http => "HTTP API",
        ApiKind::Websocket => "WebSocket API",
        ApiKind::FunctionUrl => "function URL",
    }
}

fn stage_words(Stage { name, variables, .. }: &Stage, words: &Words) -> String {
    let variable = |StageVariable { name, value }: &StageVariable| format!("{name}={}", words.setting(value));
    let variables = variables.iter().map(variable).collect::<Vec<_>>().join(" ");
    let variables = if variables.is_empty() { variables } else { format!(" ({variables})") };
    format!("stage {}{variables}", words.setting(name))
}

fn answers(route: &Route, words: &Words) -> String {
    let integration = &route.integration;
    let target = integration.target.as_ref().map(|target| words.target(target));
    target.unwrap_or_else(|| words.setting(&integration.kind))
}

fn access(route: &Route, words: &Words) -> String {
    let scopes =
        if route.scopes.is_empty() { String::new() } else { format!(" ({})", words.list(&route.scopes)) };
    joined([
        words.optional("", route.authorizer.as_ref(), &scopes),
        when("API key", is_true(Some(&route.api_key))),
    ])
}

fn details(api: &Api, words: &Words, section: &mut Section) {
    for BasePath { domain, path, stage, .. } in &api.base_paths {
        let path = words.optional("/", path.as_ref(), "");
        let stage = words.optional(&format!(" {} ", words.arrow()), stage.as_ref(), "");
        section.line(2, ["domain", &format!("{}{path}{stage}", words.setting(domain))]);
    }
    for authorizer in &api.authorizers {
        section.line(2, ["authorizer", &authorizer_words(authorizer, words)]);
    }
    for key in &api.keys {
        let is_off = key.enabled.known() == Some(&false);
        section.line(2, ["API key", &joined([key.id.clone(), when("off", is_off)])]);
    }
    if let Some(cors) = &api.cors {
        section.line(2, ["CORS", &cors_words(cors, words)]);
    }
    if !api.binary_types.is_empty() {
        section.line(2, ["binary", &words.list(&api.binary_types)]);
    }
    if let Some(selection) = &api.route_selection {
        section.line(2, ["route by", &words.setting(selection)]);
    }
    if let Some(file) = &api.definition_file {
        section.line(2, ["definition", &words.setting(file)]);
    }
    if let Some(responses) = &api.gateway_responses {
        section.line(2, ["responses", &words.tree(responses)]);
    }
}

fn authorizer_words(authorizer: &Authorizer, words: &Words) -> String {
    let pools = authorizer.user_pools.iter().map(|pool| words.target(pool)).collect::<Vec<_>>().join(", ");
    let function = authorizer.function.as_ref();
    let details = joined([
        function.map_or(String::new(), |function| format!("{} {}", words.arrow(), words.target(function))),
        words.list(&authorizer.identity_sources),
        words.optional("issuer ", authorizer.issuer.as_ref(), ""),
        words.list(&authorizer.audience),
        pools,
    ]);
    let details = if details.is_empty() { details } else { format!(", {details}") };
    format!("{}: {}{details}", authorizer.name, words.setting(&authorizer.kind))
}

fn cors_words(cors: &Cors, words: &Words) -> String {
    joined([words.list(&cors.origins), words.list(&cors.methods), words.list(&cors.headers)])
}
