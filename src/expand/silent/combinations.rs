//! Properties that do nothing beside, or without, another one.

use super::Finder;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// When a property does nothing.
#[derive(Clone, Copy)]
enum When {
    /// Beside this property.
    With(&'static str),
    /// Unless this property is there.
    Without(&'static str),
    /// In a function that is packaged as a zip.
    Zip,
    /// In a function that is packaged as an image.
    Image,
    /// Always.
    Always,
}

/// Properties, when they do nothing, why, and what to do.
struct Rule {
    properties: &'static [&'static str],
    when: When,
    why: &'static str,
    help: &'static str,
}

const OWN_ROLE: Rule = Rule {
    properties: &["Policies", "AssumeRolePolicyDocument", "RolePath", "PermissionsBoundary"],
    when: When::With("Role"),
    why: "it is for the role that SAM makes, but `Role` names another",
    help: "remove `Role` to have SAM make one, or put this on the role that `Role` names",
};

const NO_TAGS: Rule = Rule {
    properties: &["PropagateTags"],
    when: When::Without("Tags"),
    why: "there are no `Tags` to pass on",
    help: "add `Tags:`, or remove it",
};

/// By type of resource.
const RULES: &[(&str, &[Rule])] = &[
    (
        "Function",
        &[
            OWN_ROLE,
            NO_TAGS,
            Rule {
                properties: &["VersionDescription", "AutoPublishCodeSha256", "AutoPublishAliasAllProperties"],
                when: When::Without("AutoPublishAlias"),
                why: "SAM publishes a version only where `AutoPublishAlias` is set",
                help: "add `AutoPublishAlias:` with a name, such as `live`, or remove it",
            },
            Rule {
                properties: &["CodeUri"],
                when: When::With("InlineCode"),
                why: "SAM takes the code from `InlineCode`",
                help: "remove one of the two",
            },
            Rule {
                properties: &["ImageUri"],
                when: When::Zip,
                why: "it is for functions packaged as an image",
                help: "add `PackageType: Image`, or remove it",
            },
            Rule {
                properties: &["CodeUri", "InlineCode", "SourceKMSKeyArn"],
                when: When::Image,
                why: "it is for functions packaged as a zip, and this is `PackageType: Image`",
                help: "remove it: the image at `ImageUri` brings the code",
            },
        ],
    ),
    ("StateMachine", &[NO_TAGS, Rule { properties: &["RolePath"], ..OWN_ROLE }]),
    ("Api", &[NO_TAGS]),
    (
        "HttpApi",
        &[Rule {
            properties: &["PropagateTags"],
            when: When::Always,
            why: "the tags of an HTTP API always go to its stage and domain name",
            help: "remove it",
        }],
    ),
];

/// Finds what the rules are about. What `Globals` sets is left alone: it cannot suit every resource.
pub fn find(finder: &mut Finder) {
    let kind = finder.kind();
    let rules = RULES.iter().find(|(name, _)| *name == kind).map_or(&[][..], |(_, rules)| rules);
    for rule in rules {
        let properties = if applies(finder, rule.when) { rule.properties } else { &[] };
        for property in properties {
            let Some(span) = finder.properties().key_span(property) else { continue };
            if finder.resource.truthy(property).is_some() && finder.is_own(span) {
                finder.ignored(span, format!("`{property}` does nothing: {}", rule.why), rule.help);
            }
        }
    }
    find_preflight(finder);
}

fn applies(finder: &Finder, when: When) -> bool {
    let given = |name| finder.resource.truthy(name);
    let is_image = || given("PackageType").and_then(Node::as_str) == Some("Image");
    match when {
        When::With("Role") => given("Role").is_some_and(|role| !may_be_left_out(role)),
        When::With(other) => given(other).is_some(),
        When::Without(other) => given(other).is_none(),
        When::Zip => !is_image(),
        When::Image => is_image(),
        When::Always => true,
    }
}

/// Whether SAM makes a role under a condition.
fn may_be_left_out(role: &Node) -> bool {
    intrinsic::if_arguments(role)
        .is_some_and(|(_, then, otherwise)| [then, otherwise].into_iter().any(intrinsic::is_no_value))
}

/// Settings for preflight requests that exempt them from what is not asked for anyway.
fn find_preflight(finder: &mut Finder) {
    const EXEMPT: &[(&str, &str)] = &[
        ("AddDefaultAuthorizerToCorsPreflight", "DefaultAuthorizer"),
        ("AddApiKeyRequiredToCorsPreflight", "ApiKeyRequired"),
    ];
    let auth = finder.resource.truthy("Auth").and_then(Node::as_map).filter(|_| finder.kind() == "Api");
    let Some(auth) = auth else { return };
    for (setting, of) in EXEMPT {
        let span = auth.key_span(setting).filter(|span| finder.is_own(*span));
        if let Some(span) = span.filter(|_| !is_set(auth, of)) {
            let found = format!("`Auth.{setting}` does nothing, because there is no `Auth.{of}`");
            finder.ignored(span, found, format!("add `{of}:`, or remove it"));
        }
    }
}

fn is_set(auth: &Map, setting: &str) -> bool {
    auth.truthy(setting).is_some()
}
