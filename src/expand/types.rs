//! The registry of SAM resource types: one line each.

use super::context::{Context, Expanded};
use super::property::Property;
use super::resource::{Resource, SamResource};
use super::{
    api, application, capacity_provider, connector, function, graph_ql, http_api, layer_version,
    microvm_image, network_connector, simple_table, state_machine, web_function, websocket_api,
};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::template::SAM_PREFIX;

/// When a type's resources are expanded: functions and state machines before the APIs that their
/// events write into, connectors last because they look at what all others became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// `AWS::Serverless::Function`.
    Functions,
    /// `AWS::Serverless::WebFunction`.
    WebFunctions,
    /// `AWS::Serverless::StateMachine`.
    StateMachines,
    /// `Api`, `HttpApi`, `WebSocketApi`.
    Apis,
    /// All others.
    Others,
    /// `AWS::Serverless::Connector`.
    Connectors,
}

/// How a SAM type expands.
pub struct SamType {
    /// The full type name.
    pub name: &'static str,
    /// The type of the generated resource that takes its place, and usually its logical id.
    pub becomes: Option<&'static str>,
    /// When it is expanded.
    pub phase: Phase,
    /// The properties it takes.
    pub properties: &'static [Property],
    /// Generated resources that templates may refer to as `LogicalId.Name`, with their types. Of
    /// several generated resources of the type the last counts.
    pub referable: &'static [(&'static str, &'static str)],
    /// Changes the properties before they are checked.
    pub prepare: fn(&mut Context, &mut SamResource) -> Expanded<()>,
    /// Makes the plain CloudFormation resources.
    pub expand: fn(&mut Context, SamResource) -> Expanded<Vec<Resource>>,
}

/// For types whose properties are checked as they are.
pub fn as_they_are(_: &mut Context, _: &mut SamResource) -> Expanded<()> {
    Ok(())
}

/// All SAM types.
pub const ALL: &[SamType] = &[
    function::TYPE,
    state_machine::TYPE,
    api::TYPE,
    http_api::TYPE,
    websocket_api::TYPE,
    simple_table::TYPE,
    layer_version::TYPE,
    application::TYPE,
    graph_ql::TYPE,
    capacity_provider::TYPE,
    network_connector::TYPE,
    microvm_image::TYPE,
    web_function::TYPE,
    connector::TYPE,
];

/// The type of this name.
pub fn find(name: &str) -> Option<&'static SamType> {
    ALL.iter().find(|sam_type| sam_type.name == name)
}

/// What to say about a name that looks like a SAM type but is none.
pub fn unknown(name: &str, span: Span) -> Diagnostic {
    let short = |name: &'static str| name.strip_prefix(SAM_PREFIX).unwrap_or(name);
    let names = || ALL.iter().map(|sam_type| sam_type.name).map(short);
    let found = format!("there is no SAM type `{name}`");
    let diagnostic = Diagnostic::new(code::UNKNOWN_RESOURCE_TYPE, span, found);
    let last = name.strip_prefix(SAM_PREFIX).unwrap_or(name);
    match similar::nearest(last, names()) {
        Some(near) => {
            diagnostic.help(format!("did you mean `{SAM_PREFIX}{}`?", near.word)).fix(near.fix(last))
        }
        None => {
            let known: Vec<&str> = names().collect();
            diagnostic.help(format!("after `{SAM_PREFIX}` comes one of: {}", known.join(", ")))
        }
    }
}

/// Types of which SAM completes or shares resources of the template, which then stand in the
/// output under their own logical ids.
const COMPLETED: &[&str] = &[
    "AWS::S3::Bucket",
    "AWS::SNS::Topic",
    "AWS::Cognito::UserPool",
    "AWS::ApiGateway::DomainName",
    "AWS::ApiGateway::BasePathMapping",
    "AWS::ApiGateway::DomainNameV2",
    "AWS::ApiGateway::BasePathMappingV2",
];

/// Whether a generated resource of type `generated` may stand where the template has one of type
/// `existing`: the one that it replaces or completes (reference behaviour:
/// `verify_unique_logical_id`).
pub fn may_take_over(generated: &str, existing: &str) -> bool {
    let completes = generated == existing && COMPLETED.contains(&generated);
    completes || find(existing).is_some_and(|sam_type| sam_type.becomes == Some(generated))
}
