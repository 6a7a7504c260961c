//! APIs and their routes.

use super::columns::Section;
use super::words::{Words, is_true, joined, when};
use crate::plan::model::api::{BasePath, Stage, StageVariable};
use crate::plan::model::{
    Api, ApiKind, Authorizer, Cors, Head, Integration, OriginKind, Route, RunPlan, Setting,
};

/// APIs and URLs of functions, each with its routes.
pub fn section(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for api in &plan.apis {
        let stages = api.stages.iter().map(|stage| stage_words(stage, words)).collect::<Vec<_>>().join(", ");
        section.line(1, [&api.head.id, kind(api.kind), &joined([declared_name(api, words), stages])]);
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

/// The name that the template declares. A made one says no more than the id.
fn declared_name(api: &Api, words: &Words) -> String {
    let Head { name, named, .. } = &api.head;
    if named.kind == OriginKind::Generated { String::new() } else { words.plain(name) }
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
    match &integration.target {
        Some(target) => format!("{}{}", words.target(target), action(integration, words)),
        None => words.setting(&integration.kind),
    }
}

/// What a service does with what it is asked for: ` (GetItem)`, ` (PUT photos/{key})`. An address that stands there as a whole
/// says it already.
fn action(integration: &Integration, words: &Words) -> String {
    let Some(Setting::Known(action, _)) = &integration.action else { return String::new() };
    let address = integration.target.as_ref().and_then(|target| Some(target.known()?.address.as_str()));
    if address.is_some_and(|address| address.ends_with(action)) {
        return String::new();
    }
    let method = integration.method.as_ref();
    let done = match (action.split_once(":action/"), action.split_once(":path/")) {
        (Some((_, name)), _) => words.plain(name),
        (None, Some((_, path))) => format!("{}{}", words.optional("", method, " "), words.plain(path)),
        // Subtypes of HTTP APIs begin with the service.
        (None, None) => words.plain(action.split_once('-').map_or(action, |(_, name)| name)),
    };
    format!(" ({done})")
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
        let name = words.optional("", key.name.as_ref(), "");
        section.line(2, ["API key", &joined([key.id.clone(), name, when("off", is_off)])]);
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

#[cfg(test)]
mod tests {
    use crate::host::MemoryHost;
    use crate::plan::format::table::to_table;
    use crate::plan::given::Given;
    use crate::plan::sample::planned;
    use crate::report::human::Style;
    use crate::source::Sources;

    /// The lines of the table that have these words.
    fn lines(template: &str, words: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let plan = planned(&mut sources, template, "shop", Given::default(), &MemoryHost::new());
        let table = to_table(&plan, &sources, &Style { colour: false, unicode: true, width: 200 });
        let lines = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| line.contains(words)).collect()
    }

    #[test]
    fn what_services_do_is_told() {
        let service = |path: &str, kind: &str, method: &str, rest: &str| {
            format!(
                "{path}: {{get: {{x-amazon-apigateway-integration: {{type: {kind}, httpMethod: {method}, {rest}}}}}}}"
            )
        };
        let address = "arn:aws:apigateway:eu-central-1:";
        let items = r#"requestTemplates: {application/json: '{"TableName": "notes"}'}"#;
        let paths = [
            service("/a", "aws", "POST", &format!("uri: '{address}dynamodb:action/GetItem', {items}")),
            service("/b", "aws", "POST", &format!("uri: '{address}dynamodb:action/DeleteItem', {items}")),
            service("/c", "aws", "PUT", &format!("uri: '{address}s3:path/files/in/{{key}}'")),
            service("/d", "aws", "POST", &format!("uri: '{address}ses:action/SendEmail'")),
            service(
                "/e",
                "aws_proxy",
                "POST",
                "integrationSubtype: SQS-PurgeQueue, requestParameters: {QueueUrl: jobs}",
            ),
        ];
        let template = format!(
            "\
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: {{Body: {{openapi: 3.0.1, paths: {{{}}}}}}}
  Notes: {{Type: AWS::DynamoDB::Table, Properties: {{TableName: notes}}}}
  Files: {{Type: AWS::S3::Bucket, Properties: {{BucketName: files}}}}
  Jobs: {{Type: AWS::SQS::Queue, Properties: {{QueueName: jobs}}}}
",
            paths.join(", ")
        );
        let told = lines(&template, "GET /");
        assert_eq!(told[0], "GET /a → Notes (GetItem)");
        assert_eq!(told[1], "GET /b → Notes (DeleteItem)");
        assert_eq!(told[2], "GET /c → Files (PUT files/in/{key})");
        assert_eq!(told[3], "GET /d → arn:aws:apigateway:eu-central-1:ses:action/SendEmail");
        assert_eq!(told[4], "GET /e → Jobs (PurgeQueue)");
    }
}
