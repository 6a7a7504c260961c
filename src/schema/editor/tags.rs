//! What may stand in the place of a value: intrinsic functions, and what language servers see of them.

use serde_json::{Map, Value, json};

/// What may stand for texts and maps.
pub const FUNCTION_OR_TAG: &str = "#/$defs/FunctionOrTag";

/// What may stand for lists.
pub const FUNCTION_OR_TEXT_TAG: &str = "#/$defs/FunctionOrTextTag";

/// The definitions.
pub fn definitions() -> Map<String, Value> {
    let function = json!({
        "$comment": "An intrinsic function.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": { "pattern": "^(Ref|Condition|Fn::[A-Za-z0-9:]+)$" },
    });
    let transform = json!({
        "$comment": "What language servers see of `!Transform`.",
        "type": "object",
        "additionalProperties": false,
        "required": ["Name", "Parameters"],
        "properties": { "Name": { "type": "string" }, "Parameters": { "type": "object" } },
    });
    let tagged = |kinds: Value| {
        json!({
            "$comment": "An intrinsic function, or what language servers see of one like `!Ref Name`.",
            "anyOf": [{ "$ref": "#/$defs/IntrinsicFunction" }, { "$ref": "#/$defs/Transform" }, { "type": kinds }],
        })
    };
    let (any, text) = (tagged(json!(["string", "array"])), tagged(json!("string")));
    let definitions = [
        ("IntrinsicFunction", function),
        ("Transform", transform),
        ("FunctionOrTag", any),
        ("FunctionOrTextTag", text),
    ];
    definitions.map(|(name, schema)| (name.to_owned(), schema)).into_iter().collect()
}
