//! Where code and definitions lie in S3: `CodeUri`, `ContentUri`, `DefinitionUri`.
//!
//! They are written as `s3://bucket/key?versionId=version`, or as a map with `Bucket` and `Key`.
//! Local paths have become addresses before anything gets here (see `unpackaged`).

use super::context::{Context, Expanded};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// An object in S3.
#[derive(Debug, Clone)]
pub struct S3Location {
    bucket: Node,
    key: Node,
    version: Option<Node>,
    storage_mode: Option<Node>,
    cause: Span,
}

impl S3Location {
    /// The location as Lambda functions and layers take it.
    pub fn into_code(self) -> Node {
        let mut code = map!(self.cause; "S3Bucket" => self.bucket, "S3Key" => self.key);
        if let Some(map) = code.as_map_mut() {
            map.insert_some("S3ObjectVersion", self.version);
            map.insert_some("S3ObjectStorageMode", self.storage_mode);
        }
        code
    }

    /// The location as revisions of web functions take it.
    pub fn into_object(self) -> Node {
        let mut object = map!(self.cause; "Bucket" => self.bucket, "Key" => self.key);
        if let Some(map) = object.as_map_mut() {
            map.insert_some("VersionId", self.version);
        }
        object
    }

    /// The location as APIs and state machines take it.
    pub fn into_definition(self) -> Map {
        let mut definition = Map::new();
        definition.insert("Bucket", self.bucket);
        definition.insert("Key", self.key);
        definition.insert_some("Version", self.version);
        definition
    }
}

/// The code of a function or layer.
pub fn code_location(context: &mut Context, location: &Node, property: &str) -> Expanded<Node> {
    Ok(code_object(context, location, property)?.into_code())
}

/// The object that holds code. CloudFormation would not replace a dynamic reference to a name with
/// slashes after SAM has taken the address apart, so SAM refuses it here.
pub fn code_object(context: &mut Context, location: &Node, property: &str) -> Expanded<S3Location> {
    if location.as_str().is_some_and(has_dynamic_reference_with_path) {
        let found = format!("`{property}` cannot have a dynamic reference whose name has slashes");
        let help = "write a map with `Bucket` and `Key`, and put the reference into one of them";
        return Err(context.error(Diagnostic::new(code::INVALID_VALUE, location.span, found).help(help)));
    }
    s3_location(context, location, property)
}

/// The object that a property names.
pub fn s3_location(context: &mut Context, location: &Node, property: &str) -> Expanded<S3Location> {
    let read = match &location.value {
        Value::String(text) => from_address(text, location, property),
        Value::Map(map) => from_map(map, location, property),
        _ => Err(not_a_location(location, property)),
    };
    read.map_err(|problem| context.error(*problem))
}

fn from_map(map: &Map, location: &Node, property: &str) -> Result<S3Location, Box<Diagnostic>> {
    let (bucket, key) = match (map.truthy("Bucket"), map.truthy("Key")) {
        (Some(bucket), Some(key)) => (bucket.clone(), key.clone()),
        (bucket, key) => return Err(incomplete(location, property, bucket.is_none(), key.is_none())),
    };
    let (version, storage_mode) = (map.get("Version").cloned(), map.get("StorageMode").cloned());
    Ok(S3Location { bucket, key, version, storage_mode, cause: location.span })
}

fn from_address(text: &Text, location: &Node, property: &str) -> Result<S3Location, Box<Diagnostic>> {
    let Some(address) = parse(text) else { return Err(not_an_address(location, property)) };
    let part = |part: String| text.derive(part).into_node(location.span);
    Ok(S3Location {
        bucket: part(address.bucket),
        key: part(address.key),
        version: address.version.map(part),
        storage_mode: None,
        cause: location.span,
    })
}

#[derive(Debug, PartialEq, Eq)]
struct Address {
    bucket: String,
    key: String,
    version: Option<String>,
}

/// Takes `s3://bucket/key?versionId=version` apart as a URL.
fn parse(text: &str) -> Option<Address> {
    let text = text.trim_start().replace(['\t', '\r', '\n'], "");
    let (scheme, rest) = text.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("s3") {
        return None;
    }
    let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (bucket, key) = path.split_once('/').filter(|(bucket, _)| is_host(bucket))?;
    let versions = query.split('&').filter_map(|pair| pair.strip_prefix("versionId="));
    let versions: Vec<&str> = versions.filter(|version| !version.is_empty()).collect();
    Some(Address {
        bucket: bucket.to_owned(),
        key: key.trim_start_matches('/').to_owned(),
        version: match versions.as_slice() {
            [version] => Some((*version).to_owned()),
            _ => None,
        },
    })
}

/// Brackets stand around IPv6 addresses in a URL, and no bucket has one for a name: what has them is
/// a placeholder that some other tool should have filled in.
fn is_host(bucket: &str) -> bool {
    !bucket.is_empty() && !bucket.contains(['[', ']'])
}

/// Whether the first dynamic reference in the text is to a name with slashes.
fn has_dynamic_reference_with_path(text: &str) -> bool {
    let inner = text.split("{{resolve:").skip(1).filter_map(|rest| rest.split_once("}}"));
    let mut names = inner.filter_map(|(inner, _)| dynamic_reference_name(inner));
    names.next().is_some_and(|name| name.contains('/'))
}

/// The name in `service:name` or `service:name:version`.
fn dynamic_reference_name(inner: &str) -> Option<&str> {
    let (service, name) = inner.split_once(':')?;
    let (name, version) = name.split_once(':').unwrap_or((name, "0"));
    let known = matches!(service, "ssm" | "ssm-secure" | "secretsmanager");
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '/');
    let sound = !name.is_empty() && name.chars().all(plain);
    let numbered = !version.is_empty() && version.chars().all(|c| c.is_ascii_digit());
    (known && sound && numbered).then_some(name)
}

fn not_an_address(location: &Node, property: &str) -> Box<Diagnostic> {
    let found = format!("`{property}` is not an S3 address: it has no `s3://` with a bucket and a key");
    let help = "write `s3://bucket/key`, or a map with `Bucket` and `Key`";
    Box::new(Diagnostic::new(code::INVALID_VALUE, location.span, found).help(help))
}

fn incomplete(location: &Node, property: &str, no_bucket: bool, no_key: bool) -> Box<Diagnostic> {
    let help = "write `Bucket:` and `Key:` below it; each may be an intrinsic function";
    if intrinsic::is_intrinsic(location) {
        let found = format!("`{property}` must be an S3 address that SAM can take apart, or a map");
        return Box::new(Diagnostic::new(code::NEEDS_LITERAL, location.span, found).help(help));
    }
    let missing = match (no_bucket, no_key) {
        (true, true) => "`Bucket` and no `Key`",
        (true, false) => "`Bucket`",
        _ => "`Key`",
    };
    let found = format!("`{property}` has no {missing}");
    Box::new(Diagnostic::new(code::MISSING_PROPERTY, location.span, found).help(help))
}

fn not_a_location(location: &Node, property: &str) -> Box<Diagnostic> {
    let found = format!("`{property}` takes an S3 address or a map, but this is {}", location.kind());
    let help = "write `s3://bucket/key`, or a map with `Bucket` and `Key`";
    Box::new(Diagnostic::new(code::WRONG_TYPE, location.span, found).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<(String, String, Option<String>)> {
        parse(text).map(|address| (address.bucket, address.key, address.version))
    }

    #[test]
    fn takes_addresses_apart() {
        let plain = Some(("a".to_owned(), "b/c.zip".to_owned(), None));
        assert_eq!(address("s3://a/b/c.zip"), plain);
        assert_eq!(address("S3://a//b/c.zip#x\n"), plain);
        assert_eq!(address("s3://a/b/c.zip?versionId="), plain);
        assert_eq!(address("s3://a/b/c.zip?versionId=1&versionId=2"), plain);
        let versioned = Some(("a".to_owned(), "b".to_owned(), Some("7".to_owned())));
        assert_eq!(address("s3://a/b?x=y&versionId=7"), versioned);
        for text in ["", "a/b", "./code", "https://a/b", "s3://a", "s3:///b", "s3://a?b/c"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn finds_dynamic_references_with_slashes() {
        assert!(has_dynamic_reference_with_path("s3://{{resolve:ssm:/my/bucket:1}}/key"));
        assert!(has_dynamic_reference_with_path("s3://{{resolve:secretsmanager:a/b}}/key"));
        assert!(!has_dynamic_reference_with_path("s3://{{resolve:ssm:bucket}}/key"));
        assert!(!has_dynamic_reference_with_path("s3://{{resolve:ssm:bucket}}/{{resolve:ssm:/a}}"));
        assert!(!has_dynamic_reference_with_path("s3://{{resolve:other:/a}}/key"));
        assert!(!has_dynamic_reference_with_path("s3://a/b"));
    }
}
