//! `AWS::Serverless::Application`: a nested stack, from a template's URL or from the Serverless
//! Application Repository.

use super::context::{Context, Expanded};
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::tags;
use super::types::{Phase, SamType, as_they_are};
use crate::diagnostic::{Advice, Change, Diagnostic, Fix, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// `AWS::Serverless::Application`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::Application",
    becomes: Some("AWS::CloudFormation::Stack"),
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::required("Location", STRING_OR_MAP),
    // The service writes it itself, over whatever is there.
    Property::optional("TemplateUrl", Shape::Any),
    Property::optional("Parameters", Shape::Map),
    Property::optional("NotificationARNs", Shape::ListOf(&STRING_OR_MAP)),
    Property::optional("Tags", Shape::Map),
    Property::optional("TimeoutInMinutes", Shape::Int),
];

/// Where the nested stack's template is.
struct Source {
    url: Node,
    /// Tags that name the application of the repository.
    tags: Vec<Node>,
}

fn expand(context: &mut Context, resource: SamResource) -> Expanded<Vec<Resource>> {
    warn_of_template_url(context, &resource);
    let source = source(context, &resource);
    let (url, additional) = match &source {
        Ok(source) => (Some(source.url.clone()), source.tags.clone()),
        Err(_) => (None, Vec::new()),
    };
    let tags = tags::marked_tags(context, resource.get("Tags"), additional, resource.span)?;
    source?;
    let mut attributes = resource.attributes.passed_on();
    attributes.depends_on = resource.attributes.depends_on.clone();
    let logical_id = resource.logical_id.clone();
    let mut stack =
        Resource::new(context, logical_id, "AWS::CloudFormation::Stack", attributes, resource.span)?;
    stack.set_some("TemplateURL", url);
    stack.copy_from(&resource.properties, &["Parameters", "NotificationARNs", "TimeoutInMinutes"]);
    stack.set("Tags", tags);
    Ok(vec![stack])
}

fn warn_of_template_url(context: &mut Context, resource: &SamResource) {
    if resource.get("TemplateUrl").is_some() {
        let found = "SAM takes the template's URL from `Location`, and drops `TemplateUrl`";
        let span = resource.key_span("TemplateUrl");
        context.report(
            Diagnostic::new(code::IGNORED_BY_SAM, span, found).help(Advice::to_remove("TemplateUrl", span)),
        );
    }
}

fn source(context: &mut Context, resource: &SamResource) -> Expanded<Source> {
    match resource.get("Location") {
        Some(Node { value: Value::Map(location), span }) => repository_source(context, location, *span),
        Some(url) => Ok(Source { url: url.clone(), tags: Vec::new() }),
        None => Ok(Source { url: "".into_node(resource.span), tags: Vec::new() }),
    }
}

fn repository_source(context: &mut Context, location: &Map, span: Span) -> Expanded<Source> {
    let id = part(context, location, span, "ApplicationId");
    let version = part(context, location, span, "SemanticVersion");
    let ((id, id_node), (version, version_node)) = (id?, version?);
    refuse_dynamic_reference(context, &id_node)?;
    let versions = context.options.facts.serverless_repo.get(id.as_str());
    let Some(url) = versions.and_then(|versions| versions.get(version.as_str())) else {
        let problem = match has_repository(&context.options.region) {
            true => unknown_application(&id, &version, id_node.span),
            false => no_repository(&context.options.region, id_node.span),
        };
        return Err(context.error(problem));
    };
    let tag = |key: &str, value: Node| map!(span; "Key" => key, "Value" => value);
    let tags = vec![
        tag("serverlessrepo:applicationId", id_node),
        tag("serverlessrepo:semanticVersion", version_node),
    ];
    Ok(Source { url: url.into_node(span), tags })
}

/// A string below `Location`, in which parameters and mappings may stand.
fn part(context: &mut Context, location: &Map, span: Span, name: &str) -> Expanded<(Text, Node)> {
    let Some(written) = location.truthy(name) else {
        return Err(context.error(missing_part(location, span, name)));
    };
    let mut resolved = context.resolved(written)?;
    context.resolve_mappings(&mut resolved)?;
    match resolved.as_text().filter(|text| !text.is_empty()).cloned() {
        Some(text) => Ok((text, resolved)),
        None => Err(context.error(not_a_string(name, written, &resolved))),
    }
}

fn missing_part(location: &Map, span: Span, name: &str) -> Diagnostic {
    let whole = Node::new(Value::Map(location.clone()), span);
    if intrinsic::is_intrinsic(&whole) {
        let found = "`Location` is a URL, or a map with `ApplicationId` and `SemanticVersion`";
        let help = "write the URL out; in a map, both values may use `Ref` and `Fn::FindInMap`";
        return Diagnostic::new(code::NEEDS_LITERAL, span, found).help(help);
    }
    let at = location.key_span(name).unwrap_or(span);
    let found = format!("`Location` has no `{name}`");
    let help = match name {
        "SemanticVersion" => "add the version to use, such as `SemanticVersion: 1.0.2`",
        _ => "add the ARN of the application, or write the URL of a template as `Location`",
    };
    Diagnostic::new(code::MISSING_PROPERTY, at, found).help(help)
}

fn not_a_string(name: &str, written: &Node, resolved: &Node) -> Diagnostic {
    if resolved.as_map().is_some() {
        let found = format!("SAM looks the application up while expanding, and must know `{name}` then");
        let help = "write it out, or use `Ref` to a parameter or `Fn::FindInMap`";
        return Diagnostic::new(code::NEEDS_LITERAL, written.span, found).help(help);
    }
    let found = format!("`{name}` takes a string, but this is {}", resolved.kind());
    let diagnostic = Diagnostic::new(code::WRONG_TYPE, written.span, found);
    match resolved.value {
        Value::Number(_) | Value::Bool(_) => diagnostic
            .help("put it in quotes")
            .fix(Fix::safe("put it in quotes", Change::Quote(written.span))),
        _ => diagnostic,
    }
}

fn refuse_dynamic_reference(context: &mut Context, id: &Node) -> Expanded<()> {
    if !id.as_str().is_some_and(|id| id.contains("{{resolve:ssm:")) {
        return Ok(());
    }
    let found = "`ApplicationId` cannot be a dynamic reference: SAM looks the application up before those are replaced";
    let help = "take the id from a parameter, which can have the type `AWS::SSM::Parameter::Value<String>`";
    Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, id.span, found).help(help)))
}

/// The regions with a Serverless Application Repository (botocore's list of endpoints). Where
/// `--aws-facts` have an answer for another region, the repository has come there since.
const REGIONS_WITH_REPOSITORY: &[&str] = &[
    "ap-east-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "me-south-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
];

fn has_repository(region: &str) -> bool {
    REGIONS_WITH_REPOSITORY.contains(&region)
}

fn no_repository(region: &str, span: Span) -> Diagnostic {
    let found = format!("there is no Serverless Application Repository in the region `{region}`");
    let help = "copy the application's template into a bucket of yours, and write its URL as `Location`";
    Diagnostic::new(code::UNKNOWN_APPLICATION, span, found).help(help)
}

fn unknown_application(id: &str, version: &str, span: Span) -> Diagnostic {
    let found = format!("only AWS knows the template of version `{version}` of this application");
    let help = format!(
        "ask with `aws serverlessrepo create-cloud-formation-template --application-id {id} --semantic-version {version}`, \
         and pass its `TemplateUrl` in a file: `--aws-facts facts.json` with \
         `{{\"ServerlessRepo\": {{\"{id}\": {{\"{version}\": \"<TemplateUrl>\"}}}}}}`"
    );
    Diagnostic::new(code::UNKNOWN_APPLICATION, span, found).label("not known offline").help(help)
}
