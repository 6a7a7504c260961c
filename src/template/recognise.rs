//! Telling templates from other YAML and JSON files by a look at the text, so that one with an error of
//! syntax is still known for a template.

/// What a template has at the top, one of which says enough.
const MARKS: [&str; 2] = ["AWSTemplateFormatVersion", "Transform"];

/// What types of resources begin with.
const TYPES: [&str; 3] = ["AWS::", "Custom::", "Alexa::"];

/// Whether a text is a template: it says so with `AWSTemplateFormatVersion` or the name of a transform, or
/// has `Resources` and types of AWS.
pub fn is_template(text: &str) -> bool {
    let keys = top_keys(text);
    let has = |name: &str| keys.iter().any(|(key, _)| *key == name);
    let is_marked = keys.iter().any(|(key, rest)| {
        MARKS.contains(key)
            && (*key != "Transform" || rest.get(..rest.len().min(400)).unwrap_or(rest).contains("AWS::"))
    });
    is_marked || (has("Resources") && has_type(text))
}

/// Whether a `Type` of AWS is there.
fn has_type(text: &str) -> bool {
    text.match_indices("Type").any(|(at, found)| {
        let after = text.get(at + found.len()..).unwrap_or("");
        let after = after.trim_start_matches(['"', '\'']).trim_start();
        let value = after.strip_prefix(':').map(|value| value.trim_start().trim_start_matches(['"', '\'']));
        value.is_some_and(|value| TYPES.iter().any(|kind| value.starts_with(kind)))
    })
}

/// The keys of the outermost map, each with the text behind its colon.
fn top_keys(text: &str) -> Vec<(&str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') { keys_in_braces(text) } else { keys_of_lines(text) }
}

/// The keys of lines that are not indented, or indented as the first one.
fn keys_of_lines(text: &str) -> Vec<(&str, &str)> {
    let mut keys = Vec::new();
    let mut at = 0;
    let mut indentation = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indented = line.len() - content.len();
        let is_content =
            !content.trim().is_empty() && !content.starts_with(['#', '%']) && !content.starts_with("---");
        if is_content && indented == *indentation.get_or_insert(indented) {
            keys.extend(key(text.get(at + indented..).unwrap_or("")));
        }
        at += line.len();
    }
    keys
}

/// The key that a text begins with, and what is behind its colon.
fn key(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_start_matches(['"', '\'']);
    let end = bare.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (key, rest) = bare.split_at_checked(end)?;
    let rest = rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
    (!key.is_empty()).then_some((key, rest))
}

/// The keys of a map in braces, as JSON has them.
fn keys_in_braces(text: &str) -> Vec<(&str, &str)> {
    let mut keys = Vec::new();
    let (mut depth, mut string) = (0_usize, None);
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, string) {
            _ if is_escaped => is_escaped = false,
            (b'\\', Some(_)) => is_escaped = true,
            (b'"', Some(start)) => {
                string = None;
                let is_top = depth == 1;
                keys.extend(is_top.then(|| key(text.get(start..).unwrap_or(""))).flatten());
            }
            (b'"', None) => string = Some(at),
            (_, Some(_)) => {}
            (b'{' | b'[', None) => depth += 1,
            (b'}' | b']', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::is_template;

    #[test]
    fn templates() {
        assert!(is_template("AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n"));
        assert!(is_template("# a comment\n---\nTransform: AWS::Serverless-2016-10-31\n"));
        assert!(is_template("Transform:\n- AWS::LanguageExtensions\n"));
        assert!(is_template("Resources:\n  A:\n    Type: AWS::SNS::Topic\n"));
        assert!(is_template("  Resources:\n    A:\n      Type: 'Custom::A'\n"));
        assert!(is_template(r#"{"Resources": {"A": {"Type" : "AWS::SNS::Topic"}}}"#));
        assert!(is_template("\u{feff}\"Resources\":\n  A: {Type: AWS::SNS::Topic}\n"));
        // With an error of syntax, too.
        assert!(is_template("Resources:\n  A:\n    Type: AWS::SNS::Topic\n   B: [\n"));
        assert!(is_template(r#"{"AWSTemplateFormatVersion": "#));
    }

    #[test]
    fn other_files() {
        assert!(!is_template(""));
        assert!(!is_template("on: push\njobs:\n  a:\n    Type: AWS::SNS::Topic\n"));
        assert!(!is_template("custom:\n  Resources:\n    A: {Type: AWS::SNS::Topic}\n"));
        assert!(!is_template("Resources:\n- Type: other\n"));
        assert!(!is_template("Transform: rotate(3)\n"));
        assert!(!is_template(r#"{"name": "x", "nested": {"Resources": {"A": {"Type": "AWS::X"}}}}"#));
        assert!(!is_template(r#"{"text": "\"Resources\": AWS::", "list": ["Resources"]}"#));
        assert!(!is_template("apiVersion: v1\nkind: List\n"));
    }
}
