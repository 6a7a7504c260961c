//! What makes a finding the same one when lines above it come and go.

use std::fmt::Write;

use sha1::{Digest, Sha1};

use super::Finding;

/// A hash of what a finding is and where, without lines.
pub fn fingerprint(finding: &Finding) -> String {
    let diagnostic = finding.diagnostic;
    let file = finding.sources.get(diagnostic.span.file).map_or("", |source| &source.name);
    let path = finding.dotted_path();
    hash(&[diagnostic.code.id, diagnostic.code.name, file, &path, &diagnostic.message])
}

/// A hash of texts.
pub fn hash(parts: &[&str]) -> String {
    let digest = Sha1::digest(parts.join("\n"));
    digest.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
