//! `Cors`: an `options` method at each path that answers preflight requests.

use std::collections::HashSet;

use super::super::context::{Context, Expanded};
use super::super::settings::Settings;
use super::swagger::Cors;
use super::{Api, definition};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{Node, Text};

const SETTINGS: &[&str] = &["AllowMethods", "AllowHeaders", "AllowOrigin", "MaxAge", "AllowCredentials"];

/// Every origin. API Gateway wants header values in quotes of their own.
const ANY_ORIGIN: &str = "'*'";

/// Writes what `Cors` asks for into the body.
pub fn add(context: &mut Context, api: &mut Api) -> Expanded<()> {
    let Some(value) = api.source.truthy("Cors").cloned() else { return Ok(()) };
    let body = definition::require_body(context, api, "Cors");
    let cors = read(context, api, &value);
    body?;
    let cors = cors?;
    definition::edit_body(context, api, |editor| {
        let paths = distinct(editor.document.paths());
        paths.iter().try_for_each(|path| editor.add_cors(path, &cors))
    })
}

/// Only the first of two paths that differ in a final slash gets the method: for API Gateway they
/// are the same.
fn distinct(mut paths: Vec<Text>) -> Vec<Text> {
    let mut seen: HashSet<String> = HashSet::new();
    paths.retain(|path| seen.insert(if *path == "/" { "/" } else { path.trim_end_matches('/') }.to_owned()));
    paths
}

fn read(context: &mut Context, api: &Api, value: &Node) -> Expanded<Cors> {
    let span = api.source.key_span("Cors");
    if value.as_str().is_some() || intrinsic::is_intrinsic(value) {
        let origin = Some(value.clone());
        return Ok(Cors { origin, headers: None, methods: None, max_age: None, credentials: None, span });
    }
    let settings = Settings::of_property(context, &api.source, "Cors", value)?;
    settings.only(context, SETTINGS, code::INVALID_CORS)?;
    let get = |key| settings.map.get(key).cloned();
    let origin = get("AllowOrigin").unwrap_or_else(|| Node::made(ANY_ORIGIN, span));
    let credentials = settings.given("AllowCredentials");
    if origin.as_str() == Some(ANY_ORIGIN) {
        check_without_credentials(context, &settings)?;
    }
    Ok(Cors {
        origin: Some(origin),
        headers: get("AllowHeaders"),
        methods: get("AllowMethods"),
        max_age: settings.given("MaxAge").cloned(),
        credentials: credentials.cloned(),
        span,
    })
}

/// Browsers refuse answers that allow credentials from everywhere.
fn check_without_credentials(context: &mut Context, cors: &Settings) -> Expanded<()> {
    let Some(allowed) = cors.given("AllowCredentials").filter(|allowed| allowed.as_bool() == Some(true))
    else {
        return Ok(());
    };
    let span = cors.map.key_span("AllowOrigin").unwrap_or(allowed.span);
    let found = "browsers accept no credentials from an API that allows every origin";
    let help =
        "name the origin, as in `AllowOrigin: \"'https://example.com'\"`, or remove `AllowCredentials`";
    let problem = Diagnostic::new(code::INVALID_CORS, span, found)
        .related(allowed.span, "credentials are allowed here");
    Err(context.error(problem.help(help)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_final_slash_makes_no_other_path() {
        let paths = ["/", "/a/", "/a", "/a/b", "/a//"].map(Text::made).to_vec();
        let kept: Vec<String> = distinct(paths).iter().map(Text::to_string).collect();
        assert_eq!(kept, ["/", "/a/", "/a/b"]);
    }
}
