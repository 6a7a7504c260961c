//! Reading the file of `--aws-facts`.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::Failure;
use crate::expand::AwsFacts;

/// What AWS would have answered, from the file when there is one. A time that it does not say is
/// the present.
pub fn known(path: Option<&Path>) -> Result<AwsFacts, Failure> {
    let mut facts = path.map(read).transpose()?.unwrap_or_default();
    let present = || SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|passed| passed.as_secs());
    facts.now = facts.now.or_else(present);
    Ok(facts)
}

fn read(path: &Path) -> Result<AwsFacts, Failure> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| Failure::io(&format!("read {name}"), &error))?;
    let json = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{name} is not well-formed JSON: {error}")))?;
    facts(&json).map_err(|problem| {
        Failure::new(format!("{name}: {problem}")).help(
            r#"it looks like {"ServerlessRepo": {"<application id>": {"<version>": "<template URL>"}}, "Now": 1700000000}"#,
        )
    })
}

fn facts(json: &Value) -> Result<AwsFacts, String> {
    let facts = object(json, "the file")?;
    Ok(AwsFacts {
        serverless_repo: given(facts, "ServerlessRepo").map(repository).transpose()?.unwrap_or_default(),
        now: given(facts, "Now").map(seconds).transpose()?,
    })
}

fn given<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).filter(|value| !value.is_null())
}

fn object<'a>(value: &'a Value, what: &str) -> Result<&'a Map<String, Value>, String> {
    value.as_object().ok_or_else(|| format!("{what} must hold an object, not `{value}`"))
}

fn seconds(value: &Value) -> Result<u64, String> {
    value.as_u64().ok_or_else(|| format!("`Now` must be a whole number of seconds since 1970, not `{value}`"))
}

fn repository(value: &Value) -> Result<IndexMap<String, IndexMap<String, String>>, String> {
    let applications = object(value, "`ServerlessRepo`")?.iter();
    applications.map(|(id, versions)| Ok((id.clone(), template_urls(id, versions)?))).collect()
}

fn template_urls(id: &str, value: &Value) -> Result<IndexMap<String, String>, String> {
    let versions = object(value, &format!("application `{id}`"))?.iter();
    let url = |(version, url): (&String, &Value)| match url.as_str() {
        Some(url) => Ok((version.clone(), url.to_owned())),
        None => Err(format!("version `{version}` of `{id}` must be the URL of a template, not `{url}`")),
    };
    versions.map(url).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_members_may_be_missing_or_null() {
        for json in [json!({}), json!({"ServerlessRepo": null, "Now": null})] {
            let facts = facts(&json).unwrap();
            assert!(facts.serverless_repo.is_empty());
            assert_eq!(facts.now, None);
        }
    }

    #[test]
    fn a_wrong_shape_is_named() {
        let problem = facts(&json!({"ServerlessRepo": {"arn:app": {"1.0.0": 7}}})).unwrap_err();
        assert_eq!(problem, "version `1.0.0` of `arn:app` must be the URL of a template, not `7`");
        assert!(facts(&json!({"Now": "today"})).unwrap_err().contains("`Now`"));
        assert!(facts(&json!([])).unwrap_err().contains("the file"));
    }
}
