//! What the `Globals` section may hold, and the check against it.

use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::tree::{Key, Map, Node, Text, Value};

/// The sections with the properties that each takes (reference behaviour: `supported_properties`).
pub const SECTIONS: &[(&str, &[&str])] = &[
    (
        "Function",
        &[
            "Handler",
            "Runtime",
            "CodeUri",
            "DeadLetterQueue",
            "Description",
            "MemorySize",
            "Timeout",
            "VpcConfig",
            "Environment",
            "Tags",
            "PropagateTags",
            "Tracing",
            "KmsKeyArn",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "Layers",
            "DeploymentPreference",
            "RolePath",
            "PermissionsBoundary",
            "ReservedConcurrentExecutions",
            "ProvisionedConcurrencyConfig",
            "AssumeRolePolicyDocument",
            "EventInvokeConfig",
            "FileSystemConfigs",
            "CodeSigningConfigArn",
            "Architectures",
            "SnapStart",
            "EphemeralStorage",
            "FunctionUrlConfig",
            "RuntimeManagementConfig",
            "LoggingConfig",
            "RecursiveLoop",
            "SourceKMSKeyArn",
            "TenancyConfig",
            "DurableConfig",
            "CapacityProviderConfig",
            "FunctionScalingConfig",
            "PublishToLatestPublished",
            "VersionDeletionPolicy",
        ],
    ),
    (
        "Api",
        &[
            "Auth",
            "Name",
            "DefinitionUri",
            "CacheClusterEnabled",
            "CacheClusterSize",
            "MergeDefinitions",
            "Variables",
            "EndpointConfiguration",
            "MethodSettings",
            "BinaryMediaTypes",
            "MinimumCompressionSize",
            "Cors",
            "GatewayResponses",
            "AccessLogSetting",
            "CanarySetting",
            "TracingEnabled",
            "OpenApiVersion",
            "Domain",
            "AlwaysDeploy",
            "PropagateTags",
            "SecurityPolicy",
            "EndpointAccessMode",
        ],
    ),
    (
        "HttpApi",
        &[
            "Auth",
            "AccessLogSettings",
            "StageVariables",
            "Tags",
            "CorsConfiguration",
            "DefaultRouteSettings",
            "Domain",
            "RouteSettings",
            "FailOnWarnings",
            "PropagateTags",
        ],
    ),
    ("SimpleTable", &["SSESpecification"]),
    ("StateMachine", &["PropagateTags"]),
    ("LayerVersion", &["PublishLambdaVersion"]),
    (
        "CapacityProvider",
        &[
            "VpcConfig",
            "OperatorRole",
            "Tags",
            "InstanceRequirements",
            "ScalingConfig",
            "KmsKeyArn",
            "PropagateTags",
            "LoggingConfig",
            "ManagedResourceTags",
        ],
    ),
    (
        "MicrovmImage",
        &[
            "BuildRoleArn",
            "BaseImageArn",
            "BaseImageVersion",
            "Logging",
            "EgressNetworkConnectors",
            "CpuConfigurations",
            "Resources",
            "AdditionalOsCapabilities",
            "Hooks",
            "EnvironmentVariables",
            "Tags",
            "PropagateTags",
        ],
    ),
    ("NetworkConnector", &["OperatorRole", "Tags", "PropagateTags"]),
    (
        "WebSocketApi",
        &[
            "AccessLogSettings",
            "ApiKeySelectionExpression",
            "DefaultRouteSettings",
            "DisableExecuteApiEndpoint",
            "DisableSchemaValidation",
            "Domain",
            "FailOnWarnings",
            "IpAddressType",
            "PropagateTags",
            "RouteSelectionExpression",
            "RouteSettings",
            "StageVariables",
            "Tags",
        ],
    ),
];

/// Everything that is wrong with the sections.
pub fn problems(sections: &Map) -> Vec<Diagnostic> {
    let found = sections.as_written().flat_map(|(name, span, node)| check_section(name, span, node));
    found.map(|problem| problem.resource("Globals")).collect()
}

/// The sections without what is wrong with them.
pub fn sound_part(sections: &Map) -> Map {
    let mut sound = Map::new();
    for (name, span, node) in sections.as_written() {
        let Some((_, supported)) = SECTIONS.iter().find(|(section, _)| *section == name.as_str()) else {
            continue;
        };
        let Some(properties) = node.as_map() else { continue };
        let mut properties = properties.clone();
        let names: Vec<Text> = properties.keys().cloned().collect();
        for name in names.iter().filter(|name| !supported.contains(&name.as_str())) {
            properties.remove(name);
        }
        let key = Key { text: name.clone(), span };
        sound.insert_key(key, Node::new(Value::Map(properties), node.span));
    }
    sound
}

fn check_section(name: &str, span: Span, node: &Node) -> Vec<Diagnostic> {
    let Some((_, supported)) = SECTIONS.iter().find(|(section, _)| *section == name) else {
        return vec![unknown_section(name, span)];
    };
    let Some(properties) = node.as_map() else {
        return vec![not_a_map(name, span, node)];
    };
    let unknown = properties.as_written().filter(|(property, _, _)| !supported.contains(&property.as_str()));
    unknown.map(|(property, span, _)| unknown_property(name, property, span, supported)).collect()
}

fn unknown_section(name: &str, span: Span) -> Diagnostic {
    let names = SECTIONS.iter().map(|(section, _)| *section);
    let found = format!("`Globals` has no section `{name}`");
    let diagnostic = Diagnostic::new(code::INVALID_GLOBALS, span, found).label("no such section");
    let short = name.strip_prefix(crate::template::SAM_PREFIX).unwrap_or(name);
    match similar::nearest(short, names.clone()) {
        Some(near) => diagnostic.help(near.instead_of(name)),
        None => diagnostic.help(format!("`Globals` takes: {}", list(names))),
    }
}

fn not_a_map(name: &str, span: Span, node: &Node) -> Diagnostic {
    let found = format!("section `{name}` of `Globals` must be a map, but it is {}", node.kind());
    let help = format!("indent properties below `{name}:`, or remove the line");
    Diagnostic::new(code::INVALID_GLOBALS, span, found).help(help)
}

fn unknown_property(section: &str, name: &str, span: Span, supported: &[&'static str]) -> Diagnostic {
    let found = format!("`{name}` cannot be set for every `{section}` in `Globals`");
    let diagnostic = Diagnostic::new(code::INVALID_GLOBALS, span, found).label("not a global property");
    match similar::nearest(name, supported.iter().copied()) {
        Some(near) => diagnostic.help(near.instead_of(name)),
        None => diagnostic.help(format!("set it in each `{section}` that needs it")),
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
