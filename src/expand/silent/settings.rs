//! Settings that SAM does not know: it looks up those that it knows, and drops all others.

use super::{Finder, Place, place};
use crate::diagnostic::similar;
use crate::expand::settings::listed;
use crate::template::intrinsic;
use crate::tree::Map;

/// A map, by its path below the properties, and the settings that SAM takes from it.
type Known = (&'static str, &'static [&'static str]);

const S3_OBJECT: &[&str] = &["Bucket", "Key", "Version"];

const DESTINATION: &[&str] = &["Type", "Destination"];

const RESOURCE_POLICY: &[&str] = &[
    "CustomStatements",
    "AwsAccountWhitelist",
    "AwsAccountBlacklist",
    "IpRangeWhitelist",
    "IpRangeBlacklist",
    "SourceVpcWhitelist",
    "SourceVpcBlacklist",
    "IntrinsicVpcWhitelist",
    "IntrinsicVpcBlacklist",
    "IntrinsicVpceWhitelist",
    "IntrinsicVpceBlacklist",
];

const DEAD_LETTERS: &[&str] = &["Arn", "Type", "QueueLogicalId"];

/// `Domain` of HTTP and WebSocket APIs. A REST API's has more settings.
const DOMAIN: Known = (
    "Domain",
    &[
        "DomainName",
        "CertificateArn",
        "EndpointConfiguration",
        "OwnershipVerificationCertificateArn",
        "SecurityPolicy",
        "MutualTlsAuthentication",
        "BasePath",
        "Route53",
    ],
);

const ROUTE53: Known = (
    "Domain.Route53",
    &[
        "HostedZoneId",
        "HostedZoneName",
        "EvaluateTargetHealth",
        "IpV6",
        "Region",
        "SetIdentifier",
        // Without effect for these APIs, but documented for them.
        "DistributionDomainName",
    ],
);

/// By type of resource.
const RESOURCES: &[(&str, &[Known])] = &[
    (
        "Function",
        &[
            ("CodeUri", S3_OBJECT),
            ("DeadLetterQueue", &["Type", "TargetArn"]),
            (
                "DeploymentPreference",
                &[
                    "Enabled",
                    "Type",
                    "Alarms",
                    "Hooks",
                    "Role",
                    "TriggerConfigurations",
                    "PassthroughCondition",
                ],
            ),
            ("DeploymentPreference.Hooks", &["PreTraffic", "PostTraffic"]),
            ("EventInvokeConfig", &["DestinationConfig", "MaximumEventAgeInSeconds", "MaximumRetryAttempts"]),
            ("EventInvokeConfig.DestinationConfig", &["OnSuccess", "OnFailure"]),
            ("EventInvokeConfig.DestinationConfig.OnSuccess", DESTINATION),
            ("EventInvokeConfig.DestinationConfig.OnFailure", DESTINATION),
            ("FunctionUrlConfig", &["AuthType", "Cors", "InvokeMode"]),
        ],
    ),
    (
        "Api",
        &[
            (
                "Auth.Authorizers.*",
                &[
                    "UserPoolArn",
                    "FunctionArn",
                    "FunctionPayloadType",
                    "FunctionInvokeRole",
                    "Identity",
                    "AuthorizationScopes",
                    "DisableFunctionDefaultPermissions",
                ],
            ),
            (
                "Auth.Authorizers.*.Identity",
                &[
                    "Header",
                    "ValidationExpression",
                    "ReauthorizeEvery",
                    "Headers",
                    "QueryStrings",
                    "StageVariables",
                    "Context",
                ],
            ),
            ("Auth.ResourcePolicy", RESOURCE_POLICY),
            ("DefinitionUri", S3_OBJECT),
            (
                "Domain",
                &[
                    "DomainName",
                    "CertificateArn",
                    "EndpointConfiguration",
                    "IpAddressType",
                    "MutualTlsAuthentication",
                    "SecurityPolicy",
                    "EndpointAccessMode",
                    "Policy",
                    "OwnershipVerificationCertificateArn",
                    "BasePath",
                    "NormalizeBasePath",
                    "Route53",
                    "AccessAssociation",
                ],
            ),
            (
                "Domain.Route53",
                &[
                    "HostedZoneId",
                    "HostedZoneName",
                    "EvaluateTargetHealth",
                    "DistributionDomainName",
                    "VpcEndpointHostedZoneId",
                    "VpcEndpointDomainName",
                    "IpV6",
                    "Region",
                    "SetIdentifier",
                    "SeparateRecordSetGroup",
                ],
            ),
            ("Domain.AccessAssociation", &["VpcEndpointId"]),
        ],
    ),
    (
        "HttpApi",
        &[
            (
                "Auth.Authorizers.*",
                &[
                    "AuthorizationScopes",
                    "JwtConfiguration",
                    "IdentitySource",
                    "FunctionArn",
                    "FunctionInvokeRole",
                    "Identity",
                    "AuthorizerPayloadFormatVersion",
                    "EnableSimpleResponses",
                    "EnableFunctionDefaultPermissions",
                ],
            ),
            (
                "Auth.Authorizers.*.Identity",
                &["Headers", "QueryStrings", "StageVariables", "Context", "ReauthorizeEvery"],
            ),
            ("DefinitionUri", S3_OBJECT),
            DOMAIN,
            ROUTE53,
        ],
    ),
    ("WebSocketApi", &[DOMAIN, ROUTE53]),
    ("StateMachine", &[("DefinitionUri", S3_OBJECT)]),
    ("SimpleTable", &[("PrimaryKey", &["Name", "Type"])]),
    ("Application", &[("Location", &["ApplicationId", "SemanticVersion"])]),
    ("LayerVersion", &[("ContentUri", S3_OBJECT)]),
];

/// By type of event, of functions and state machines alike.
const EVENTS: &[(&str, &[Known])] = &[
    (
        "Api",
        &[
            (
                "Auth",
                &[
                    "Authorizer",
                    "AuthorizationScopes",
                    "ApiKeyRequired",
                    "InvokeRole",
                    "ResourcePolicy",
                    "OverrideApiAuth",
                ],
            ),
            ("Auth.ResourcePolicy", RESOURCE_POLICY),
            ("RequestModel", &["Model", "Required", "ValidateBody", "ValidateParameters"]),
        ],
    ),
    ("HttpApi", &[("Auth", &["Authorizer", "AuthorizationScopes"])]),
    (
        "SNS",
        &[("SqsSubscription", &["QueueArn", "QueueUrl", "QueuePolicyLogicalId", "BatchSize", "Enabled"])],
    ),
    ("CloudWatchEvent", RULE),
    ("EventBridgeRule", RULE),
    ("Schedule", RULE),
    ("ScheduleV2", RULE),
];

const RULE: &[Known] = &[("DeadLetterConfig", DEAD_LETTERS), ("Target", &["Id"])];

/// Finds settings that are not in the tables.
pub fn find(finder: &mut Finder) {
    find_in(finder, finder.properties(), finder.kind(), RESOURCES);
    for event in finder.events() {
        if let Some(properties) = event.properties {
            find_in(finder, properties, event.kind, EVENTS);
        }
    }
}

fn find_in(finder: &mut Finder, properties: &Map, kind: &str, table: &[(&str, &[Known])]) {
    let Some((_, places)) = table.iter().find(|(name, _)| *name == kind) else { return };
    for (path, known) in *places {
        for place in place::find(properties, path) {
            find_unknown(finder, &place, known);
        }
    }
}

fn find_unknown(finder: &mut Finder, place: &Place, known: &[&str]) {
    let Some(map) = place.node.as_map().filter(|_| !intrinsic::is_intrinsic(place.node)) else { return };
    for (key, span, _) in map.as_written().filter(|(key, ..)| !known.contains(&key.as_str())) {
        let found = format!("`{}` has no setting `{key}`, so SAM drops it", place.path);
        let help = match similar::closest(key, known.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("`{}` takes: {}", place.path, listed(known)),
        };
        finder.ignored(span, found, help);
    }
}
