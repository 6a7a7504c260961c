//! Every kind of finding, with its code and name.
//!
//! Where cfn-lint has the same rule, samc uses its code (`E3003`), so that suppressions and
//! habits carry over; codes that begin with `S` are samc's own. Those that begin with `X` are rules of a project,
//! whose texts are [kept for good](super::lasting).

use super::Severity;

/// A kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The short code, as used to suppress it.
    pub id: &'static str,
    /// The same in words.
    pub name: &'static str,
    /// How bad it usually is.
    pub severity: Severity,
    /// What it means, for people who look it up.
    pub summary: &'static str,
}

macro_rules! codes {
    ($($constant:ident = $id:literal, $name:literal, $severity:ident, $summary:literal;)*) => {
        $(#[doc = $summary] pub const $constant: Code =
            Code { id: $id, name: $name, severity: Severity::$severity, summary: $summary };)*
        /// All kinds of findings.
        pub const ALL: &[Code] = &[$($constant),*];
    };
}

codes! {
    INVALID_SYNTAX = "E0000", "invalid-syntax", Error, "The text is not well-formed YAML or JSON.";
    DUPLICATE_KEY = "E0000", "duplicate-key", Warning, "A map has the same key twice, and AWS silently takes the last one.";
    UNKNOWN_TAG = "E0000", "unknown-tag", Error, "A `!Tag` names no CloudFormation function.";
    TOO_LARGE = "E0000", "too-large", Error, "The text is too large, too deeply nested, or grows too much through aliases.";
    NULL_VALUE = "E0000", "null-value", Error, "A value is missing where CloudFormation needs one.";

    INVALID_TEMPLATE = "E1001", "invalid-template", Error, "A section of the template is missing or has the wrong shape.";
    INVALID_FIND_IN_MAP = "E1011", "wrong-map-key", Error, "Fn::FindInMap names a mapping or key that there is not.";
    INVALID_SUB = "E1019", "wrong-sub", Error, "Fn::Sub names something that there is not, or has other arguments than a text and variables.";
    INVALID_IF = "E1028", "wrong-if", Error, "The arguments of Fn::If are not a condition and two values.";
    INVALID_LENGTH = "E1030", "wrong-length-argument", Error, "The argument of Fn::Length is no list.";
    INVALID_TO_JSON_STRING = "E1031", "wrong-json-argument", Error, "The argument of Fn::ToJsonString is no list or map.";
    INVALID_INTRINSIC = "E1101", "invalid-intrinsic", Error, "An intrinsic function is misspelt, or called in a way that SAM cannot use.";
    INVALID_LOOP = "E1032", "invalid-loop", Error, "A Fn::ForEach loop has the wrong shape, or makes the same key twice.";
    INVALID_PARAMETER = "E2001", "invalid-parameter", Error, "A parameter is declared wrongly.";
    INVALID_OUTPUT = "E6001", "invalid-output", Error, "An output has an attribute that outputs do not have, or a name that they cannot have.";
    INVALID_MAPPING = "E7001", "invalid-mapping", Error, "A mapping does not have two levels of plain names above plain values.";
    INVALID_CONDITION = "E8001", "invalid-condition", Error, "An entry of Conditions is no condition.";

    INVALID_RESOURCE = "E3001", "invalid-resource", Error, "A resource, event or attribute has the wrong shape.";
    UNKNOWN_PROPERTY = "E3002", "unknown-property", Error, "A property is not one that this type has.";
    MISSING_PROPERTY = "E3003", "missing-required-property", Error, "A property that this type needs is missing.";
    CIRCULAR_DEPENDENCY = "E3004", "circular-dependency", Error, "Resources need each other in a circle.";
    INVALID_LOGICAL_ID = "E3001", "invalid-logical-id", Error, "A logical id has characters other than letters and digits.";
    UNKNOWN_RESOURCE_TYPE = "E3006", "unknown-resource-type", Error, "There is no resource type of this name, or not in this region.";
    WRONG_TYPE = "E3012", "wrong-type", Error, "A value is of another type than its property takes.";
    INVALID_VALUE = "E3030", "invalid-value", Error, "A value is not one of those that its property takes.";
    IGNORED_ATTRIBUTE = "W3001", "ignored-attribute", Warning, "SAM drops what stands beside `Properties` and is no attribute of resources.";

    UNKNOWN_TYPE = "S1001", "unknown-type", Error, "There is no event of this type.";
    UNSUPPORTED = "S1002", "not-expanded-yet", Error, "samc does not expand this part of SAM yet.";
    CONFLICTING_PROPERTIES = "S1003", "conflicting-properties", Error, "Properties that exclude each other are both set.";
    PROPERTY_NEEDS_ANOTHER = "S1004", "property-needs-another", Error, "A property works only together with another one.";
    NEEDS_LITERAL = "S1005", "needs-literal", Error, "SAM must know this value while expanding, so it cannot be an intrinsic function here.";
    DANGLING_REFERENCE = "S1006", "dangling-reference", Error, "A reference must name a fitting resource of the same template.";
    DUPLICATE_LOGICAL_ID = "S1007", "duplicate-logical-id", Error, "The expansion would make a resource whose logical id is taken.";
    INVALID_GLOBALS = "E3724", "invalid-globals", Error, "The Globals section, or an IgnoreGlobals, has something that SAM does not take there.";
    INVALID_POLICY = "S1009", "invalid-policy", Error, "A policy, or the parameters of a policy template, have the wrong shape.";
    DUPLICATE_ROUTE = "S1010", "duplicate-route", Error, "Two events ask for the same path and method of one API.";
    UNKNOWN_AUTHORIZER = "S1011", "unknown-authorizer", Error, "An authorizer is named that the API does not define.";
    INVALID_AUTHORIZER = "S1012", "invalid-authorizer", Error, "An authorizer, or the Auth section of an API, is defined wrongly.";
    INVALID_OPENAPI = "S1013", "invalid-openapi", Error, "A DefinitionBody is not an OpenAPI document that SAM can edit.";
    INVALID_DOMAIN = "S1014", "invalid-domain", Error, "The Domain section of an API is incomplete or contradicts itself.";
    INVALID_CORS = "S1015", "invalid-cors", Error, "The CORS settings of an API are not ones that SAM can use.";
    RESERVED_TAG = "S1016", "reserved-tag", Error, "A tag has a key that SAM keeps for itself.";
    UNKNOWN_APPLICATION = "S1017", "unknown-application", Error, "What the Serverless Application Repository holds cannot be known offline.";
    INVALID_CONNECTOR = "S1020", "invalid-connector", Error, "A connector has ends that SAM cannot connect, or permissions that do not fit them.";

    MISSING_LANGUAGE_EXTENSIONS = "S1021", "missing-language-extensions", Error, "A function needs the transform AWS::LanguageExtensions, which the template does not ask for.";
    UNKNOWN_COLLECTION = "S1022", "unknown-collection", Error, "What a loop goes over is not known before the template is deployed.";
    INVALID_INCLUDE = "S1023", "invalid-include", Error, "What AWS::Include brings in does not fit where it is put.";

    INVALID_SETTINGS = "S1090", "invalid-settings", Error, "A file of settings has a mistake.";

    MISSING_TRANSFORM = "S2001", "missing-transform", Warning, "The template has SAM resources but no line that asks for the SAM transform.";
    UNPACKAGED_CODE = "S2002", "unpackaged-code", Info, "Local code stands under a made-up S3 address until it is packaged.";
    IGNORED_BY_SAM = "S2003", "ignored-by-sam", Warning, "SAM drops this without a word.";
    UNKNOWN_PARAMETER = "S2004", "unknown-parameter", Warning, "A value is given for a parameter that the template does not declare.";
    REMOTE_INCLUDE = "S2005", "remote-include", Info, "What AWS::Include brings in from elsewhere is not known here.";
    NOT_INCLUDED = "S2006", "not-included", Warning, "A file that AWS::Include names cannot be read.";
    TRANSFORM_ORDER = "S2007", "transform-order", Warning, "AWS::LanguageExtensions is named behind SAM, which then sees its functions.";
    REFUSED_LATER = "S2008", "refused-later", Warning, "SAM passes this on, and the deployment will fail with it.";
    REFUSED_PARAMETER_VALUE = "S2010", "refused-parameter-value", Warning, "A value is given that the parameter does not take.";
    UNUSED_GLOBALS = "S2009", "unused-globals", Info, "A section of Globals is for a type that no resource of the template has.";

    MISSING_CODE = "S4001", "missing-code", Error, "The folder of some code is not there.";
    MISSING_HANDLER = "S4002", "missing-handler", Error, "A handler names no file of the code.";
    REMOTE_LAYER = "S4003", "remote-layer", Warning, "A layer is not on this machine.";
    NESTED_TEMPLATE_MISSING = "S4004", "missing-nested-template", Error, "The template of a nested stack cannot be read.";
    NESTED_IN_ITSELF = "S4005", "nested-in-itself", Error, "A template is nested in itself, or too many are nested in each other.";
    UNKNOWN_VALUE = "S4006", "unknown-value", Warning, "A value is not known on this machine.";
    MISSING_DEFINITION = "S4008", "missing-definition", Error, "The file of a definition cannot be read, or is no definition.";
    UNKNOWN_NAME = "S4009", "unknown-name", Warning, "A value is given for a function or resource that the plan does not have.";

    UNUSED_SUPPRESSION = "S2091", "unused-suppression", Warning, "Something is allowed that does not occur.";
    INVALID_SUPPRESSION = "S2092", "invalid-suppression", Warning, "A comment or metadata is meant for samc, which does not understand it.";
}
