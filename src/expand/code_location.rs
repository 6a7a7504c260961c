//! S3 objects that hold code. (placeholder until merged)

use super::context::{Context, Expanded};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{IntoNode, Map, Node};

/// The `S3Bucket`, `S3Key` and so on of a location.
pub fn s3_object(context: &mut Context, location: &Node, property: &str) -> Expanded<Node> {
    let mut map = Map::new();
    if let Some(text) = location.as_str() {
        let rest = text.strip_prefix("s3://").and_then(|rest| rest.split_once('/'));
        let Some((bucket, key)) = rest else {
            return Err(context.error(Diagnostic::new(
                code::INVALID_VALUE,
                location.span,
                format!("{property} bad"),
            )));
        };
        let (key, version) = key.split_once("?versionId=").map_or((key, None), |(k, v)| (k, Some(v)));
        map.insert("S3Bucket", bucket.into_node(location.span));
        map.insert("S3Key", key.into_node(location.span));
        map.insert_some("S3ObjectVersion", version.map(|v| v.into_node(location.span)));
    } else {
        for (from, to) in [
            ("Bucket", "S3Bucket"),
            ("Key", "S3Key"),
            ("Version", "S3ObjectVersion"),
            ("StorageMode", "S3ObjectStorageMode"),
        ] {
            map.insert_some(to, location.get(from).cloned());
        }
    }
    Ok(map.into_node(location.span))
}
