//! What the addresses of sources and targets lead to.

use crate::language::values::Unknown;
use crate::plan::context::Context;
use crate::plan::model::{Setting, Target};
use crate::plan::properties::Properties;

/// The type of functions.
pub const FUNCTION: &str = "AWS::Lambda::Function";

/// What an address leads to. That of a stage of an API leads to the API.
pub fn target(context: &Context, address: String) -> Target {
    let found = context.index.target(&address);
    if found.resource.is_some() {
        return found;
    }
    let api = api_of_stage(&address).and_then(|api| context.index.target(api).resource);
    Target { resource: api, address }
}

/// The id of the API in `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`.
fn api_of_stage(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once(":execute-api:")?;
    rest.splitn(3, ':').nth(2)?.split('/').next()
}

/// What the address at a property leads to. Without one, that is unknown.
pub fn required(properties: &Properties, name: &str) -> Setting<Target> {
    let found =
        properties.text(name).map(|address| address.map(|address| target(properties.context, address)));
    found.unwrap_or_else(|| not_set(properties, name))
}

/// The function at a property: its ARN, its name, or a part of the ARN, with a version or an alias or without.
pub fn function(properties: &Properties, name: &str) -> Setting<Target> {
    let found =
        properties.text(name).map(|address| address.map(|address| of_function(properties.context, address)));
    found.unwrap_or_else(|| not_set(properties, name))
}

/// What a function is called by (Lambda API reference, `FunctionName` of `Invoke`): `name`, `name:alias`,
/// `account:function:name`, or the ARN.
pub fn of_function(context: &Context, address: String) -> Target {
    let plain = match address.rsplit_once(":function:") {
        Some((_, behind)) if !address.starts_with("arn:") => behind,
        _ => &address,
    };
    let name = if plain.starts_with("arn:") { plain } else { plain.split(':').next().unwrap_or(plain) };
    let resource = context.index.named(name, FUNCTION).resource;
    Target { resource, address }
}

/// What is not known because the template does not say it.
pub fn not_set(properties: &Properties, name: &str) -> Setting<Target> {
    let help = Some(format!("set `{name}`"));
    let why = Unknown::new(properties.place, format!("`{name}` is not set"));
    Setting::Unknown(properties.context.unknown(Unknown { help, ..why }))
}

#[cfg(test)]
mod tests {
    use super::api_of_stage;

    #[test]
    fn stages_belong_to_apis() {
        let stage = "arn:aws:execute-api:eu-central-1:123456789012:abc123/prod/POST/orders";
        assert_eq!(api_of_stage(stage), Some("abc123"));
        assert_eq!(api_of_stage("arn:aws-cn:execute-api:cn-north-1:1:abc123"), Some("abc123"));
        assert_eq!(api_of_stage("arn:aws:execute-api:eu-central-1"), None);
        assert_eq!(api_of_stage("arn:aws:sqs:eu-central-1:123456789012:abc123"), None);
    }
}
