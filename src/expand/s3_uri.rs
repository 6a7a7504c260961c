//! Addresses of the form `s3://bucket/key?versionId=version`.

use crate::tree::Text;

/// The parts of an address in S3. Each counts as written by the user when the address does.
#[derive(Debug, Clone, PartialEq)]
pub struct S3Uri {
    /// The bucket.
    pub bucket: Text,
    /// The key in the bucket.
    pub key: Text,
    /// The version of the object.
    pub version: Option<Text>,
}

/// Takes an address apart. `None` when it is not one: bucket and path must be there.
pub fn parse(uri: &Text) -> Option<S3Uri> {
    let (scheme, rest) = uri.as_str().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("s3") {
        return None;
    }
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (bucket, key) = place.split_once('/')?;
    if bucket.is_empty() {
        return None;
    }
    Some(S3Uri {
        bucket: uri.derive(bucket),
        key: uri.derive(key.trim_start_matches('/')),
        version: version(query).map(|version| uri.derive(version)),
    })
}

/// The `versionId` of a query, when there is exactly one.
fn version(query: &str) -> Option<String> {
    let mut versions = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, value)| *name == "versionId" && !value.is_empty());
    let (_, version) = versions.next()?;
    versions.next().is_none().then(|| percent_decoded(version))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let escaped = rest.strip_prefix('%').and_then(|after| u8::from_str_radix(after.get(..2)?, 16).ok());
        let (byte, length) = match (escaped, first) {
            (Some(byte), _) => (Some(byte), 3),
            (None, '+') => (Some(b' '), 1),
            (None, _) => (None, first.len_utf8()),
        };
        match byte {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(first.to_string().bytes()),
        }
        rest = rest.get(length..).unwrap_or("");
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(uri: &str) -> Option<(String, String, Option<String>)> {
        let uri = parse(&Text::written(uri))?;
        Some((uri.bucket.to_string(), uri.key.to_string(), uri.version.map(|version| version.to_string())))
    }

    #[test]
    fn takes_addresses_apart() {
        let plain = |bucket: &str, key: &str| Some((bucket.to_owned(), key.to_owned(), None));
        assert_eq!(parts("s3://bucket/some/key.yaml"), plain("bucket", "some/key.yaml"));
        assert_eq!(parts("s3://bucket/key?versionId="), plain("bucket", "key"));
        assert_eq!(parts("s3://bucket/key?versionId=a&versionId=b"), plain("bucket", "key"));
        let versioned = Some(("b".to_owned(), "k".to_owned(), Some("v 1".to_owned())));
        assert_eq!(parts("s3://b/k?versionId=v%201"), versioned);
    }

    #[test]
    fn refuses_what_is_no_address() {
        for uri in ["./swagger.yaml", "s3://bucket", "s3:///key", "https://bucket/key", ""] {
            assert_eq!(parts(uri), None, "{uri}");
        }
    }
}
