//! Intrinsic functions where SAM looks for a literal value: it decides while expanding, when nobody
//! knows yet what the function will give.

use super::{Finder, Place, place};
use crate::template::intrinsic;
use crate::tree::Map;

/// What SAM makes of an intrinsic function.
#[derive(Clone, Copy)]
enum Taken {
    /// Nothing: as if the property were not there.
    Ignored,
    /// Any map or text is something, and so counts as true. The values of parameters are texts.
    AsTrue,
    /// The same, but the texts `true` and `false` count as what they say.
    AsTrueUnlessKnown,
    /// Only a literal `true` counts, so anything else is as good as false.
    AsFalse,
    /// A map like any other, with a tag called `Fn::If`.
    AsTag,
}

/// A property, by its path, and what becomes of an intrinsic function there.
type Literal = (&'static str, Taken);

const TAGS: Literal = ("Tags", Taken::AsTag);

const PROPAGATE_TAGS: Literal = ("PropagateTags", Taken::AsTrue);

const DOMAIN: &[Literal] = &[("Domain.BasePath", Taken::Ignored), ("Domain.Route53.IpV6", Taken::AsFalse)];

/// By type of resource.
const RESOURCES: &[(&str, &[&[Literal]])] = &[
    (
        "Function",
        &[&[
            TAGS,
            PROPAGATE_TAGS,
            ("DeploymentPreference.Enabled", Taken::AsTrueUnlessKnown),
            ("DeploymentPreference.Hooks", Taken::Ignored),
            ("EventInvokeConfig", Taken::Ignored),
            ("EventInvokeConfig.DestinationConfig", Taken::Ignored),
            ("FunctionUrlConfig", Taken::Ignored),
        ]],
    ),
    ("StateMachine", &[&[TAGS, PROPAGATE_TAGS]]),
    (
        "Api",
        &[
            &[
                TAGS,
                PROPAGATE_TAGS,
                ("Auth.ApiKeyRequired", Taken::AsTrue),
                ("Auth.AddDefaultAuthorizerToCorsPreflight", Taken::AsTrue),
                ("Auth.AddApiKeyRequiredToCorsPreflight", Taken::AsTrue),
                ("Auth.Authorizers.*", Taken::Ignored),
                ("Auth.Authorizers.*.Identity", Taken::Ignored),
                ("Auth.ResourcePolicy", Taken::Ignored),
                ("Auth.ResourcePolicy.SourceVpcWhitelist", Taken::Ignored),
                ("Auth.ResourcePolicy.SourceVpcBlacklist", Taken::Ignored),
                ("Cors.AllowCredentials", Taken::AsFalse),
                ("Domain.NormalizeBasePath", Taken::AsTrue),
                ("Domain.AccessAssociation", Taken::Ignored),
            ],
            DOMAIN,
        ],
    ),
    (
        "HttpApi",
        &[
            &[
                ("Auth.EnableIamAuthorizer", Taken::AsFalse),
                ("Auth.Authorizers.*.Identity", Taken::Ignored),
                ("CorsConfiguration.AllowCredentials", Taken::AsFalse),
            ],
            DOMAIN,
        ],
    ),
    ("WebSocketApi", &[&[PROPAGATE_TAGS], DOMAIN]),
    ("Application", &[&[TAGS]]),
];

/// By type of event, of functions and state machines alike.
const EVENTS: &[(&str, &[&[Literal]])] = &[
    (
        "Api",
        &[&[
            ("Auth", Taken::Ignored),
            ("Auth.ApiKeyRequired", Taken::AsTrue),
            ("Auth.OverrideApiAuth", Taken::AsTrue),
            ("Auth.ResourcePolicy", Taken::Ignored),
            ("Auth.ResourcePolicy.SourceVpcWhitelist", Taken::Ignored),
            ("Auth.ResourcePolicy.SourceVpcBlacklist", Taken::Ignored),
            ("RequestModel", Taken::Ignored),
            ("RequestParameters.[].*.Caching", Taken::AsTrue),
        ]],
    ),
    ("HttpApi", &[&[("Auth", Taken::Ignored)]]),
    ("CloudWatchEvent", RULE),
    ("EventBridgeRule", RULE),
    ("Schedule", RULE),
];

const RULE: &[&[Literal]] = &[&[("Target", Taken::Ignored)]];

/// Finds intrinsic functions at the places of the tables.
pub fn find(finder: &mut Finder) {
    find_in(finder, finder.properties(), finder.kind(), RESOURCES);
    for event in finder.events() {
        if let Some(properties) = event.properties {
            find_in(finder, properties, event.kind, EVENTS);
        }
    }
    find_tracing(finder);
}

fn find_in(finder: &mut Finder, properties: &Map, kind: &str, table: &[(&str, &[&[Literal]])]) {
    let Some((_, groups)) = table.iter().find(|(name, _)| *name == kind) else { return };
    for (path, taken) in groups.iter().copied().flatten() {
        for place in place::find(properties, path) {
            check(finder, &place, *taken);
        }
    }
}

fn check(finder: &mut Finder, place: &Place, taken: Taken) {
    let (path, span) = (&place.path, place.node.span);
    let text_of_true = matches!(taken, Taken::AsFalse) && is_text_of_true(place);
    if text_of_true {
        let found = format!("only `true` itself switches `{path}` on, so SAM takes this text for false");
        return finder.ignored(span, found, "write `true` without quotes");
    }
    let is_lost = match taken {
        Taken::AsTrue | Taken::AsFalse => finder.is_unknown_truth(place.node),
        _ => finder.stays_intrinsic(place.node),
    };
    if !is_lost {
        return;
    }
    let name = place.name;
    let instead = match taken {
        Taken::AsTrueUnlessKnown => {
            "write `true` or `false`, or refer to a parameter; SAM cannot wait for a condition"
        }
        _ => "write `true` or `false` itself; neither conditions nor parameters work here",
    };
    let (found, help) = match taken {
        Taken::Ignored => (
            format!("SAM ignores `{path}` here: it must know what is in it while expanding"),
            format!("write `{name}` out, with intrinsic functions only inside of it"),
        ),
        Taken::AsTrue | Taken::AsTrueUnlessKnown => (
            format!("SAM takes an intrinsic function for true in `{path}`, whatever its value will be"),
            instead.to_owned(),
        ),
        Taken::AsFalse => (
            format!("only `true` itself switches `{path}` on, so SAM takes this function for false"),
            instead.to_owned(),
        ),
        Taken::AsTag => {
            let function = intrinsic::function_name(place.node).map_or("", |name| name.as_str());
            (
                format!("SAM takes this for a tag that is called `{function}`"),
                "write the tags out, with intrinsic functions only as their values".to_owned(),
            )
        }
    };
    finder.ignored(span, found, help);
}

fn is_text_of_true(place: &Place) -> bool {
    place.node.as_str().is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

/// The state machine is traced, but its role is not allowed to write the traces.
fn find_tracing(finder: &mut Finder) {
    if finder.kind() != "StateMachine" || finder.resource.truthy("Role").is_some() {
        return;
    }
    for place in place::find(finder.properties(), "Tracing.Enabled") {
        if intrinsic::is_intrinsic(place.node) {
            let found =
                "SAM lets the role write traces only where `Tracing.Enabled` is `true` itself".to_owned();
            let help = "write `true`, or add `AWSXRayDaemonWriteAccess` to `Policies`";
            finder.ignored(place.node.span, found, help);
        }
    }
}
