//! `CorsConfiguration`: which web pages may call an HTTP API.

use super::super::context::{Context, Expanded};
use super::super::resource::SamResource;
use super::super::settings::Settings;
use super::definition::Definition;
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Value};

const PROPERTY: &str = "CorsConfiguration";

const SETTINGS: &[&str] =
    &["AllowOrigins", "AllowHeaders", "AllowMethods", "ExposeHeaders", "MaxAge", "AllowCredentials"];

/// Writes the CORS configuration, in which parameters are resolved, into the body.
pub fn add(
    context: &mut Context,
    resource: &SamResource,
    definition: &mut Definition,
    cors: Option<&Node>,
) -> Expanded<()> {
    let Some(cors) = cors.filter(|cors| cors.is_truthy()) else { return Ok(()) };
    let document = definition.document(context, resource, PROPERTY);
    let configuration = configuration(context, cors)?;
    let target = document?.cors_mut(cors.span).map_err(|problem| context.error(*problem))?;
    target.update(&configuration);
    Ok(())
}

fn configuration(context: &mut Context, cors: &Node) -> Expanded<Map> {
    match &cors.value {
        Value::Bool(_) => Ok(all_origins(cors)),
        Value::Map(_) if intrinsic::is_intrinsic(cors) => Ok(passed_on(cors)),
        Value::Map(_) => from_settings(context, cors),
        _ => {
            let found = format!("`{PROPERTY}` takes `true` or a map, but this is {}", cors.kind());
            let help = "write `true` to allow all origins, or a map with `AllowOrigins`";
            Err(context.error(Diagnostic::new(code::INVALID_CORS, cors.span, found).help(help)))
        }
    }
}

fn all_origins(cors: &Node) -> Map {
    let mut configuration = Map::new();
    configuration.insert("allowOrigins", list!(cors.span; "*"));
    configuration
}

fn from_settings(context: &mut Context, cors: &Node) -> Expanded<Map> {
    let settings = Settings::new(context, PROPERTY, cors)?;
    settings.only(context, SETTINGS, code::INVALID_CORS)?;
    check_credentials(context, &settings)?;
    // The reference then drops the other settings.
    if let Some(origins) = settings.given("AllowOrigins").filter(|origins| intrinsic::is_intrinsic(origins)) {
        return Ok(passed_on(origins));
    }
    let mut configuration = Map::new();
    for name in SETTINGS {
        let value = match *name {
            "MaxAge" => settings.given(name),
            "AllowCredentials" => settings.given(name).filter(|value| value.as_bool() == Some(true)),
            _ => settings.truthy(name),
        };
        configuration.insert_some(in_document(name), value.cloned());
    }
    Ok(configuration)
}

/// Browsers refuse credentials where every origin is allowed.
fn check_credentials(context: &mut Context, settings: &Settings) -> Expanded<()> {
    let Some(origins) = settings.given("AllowOrigins").filter(|origins| is_wildcard(origins)) else {
        return Ok(());
    };
    let Some(credentials) = settings.given("AllowCredentials").filter(|value| value.as_bool() == Some(true))
    else {
        return Ok(());
    };
    let found = "`AllowCredentials` cannot be true while all origins are allowed";
    let problem = Diagnostic::new(code::INVALID_CORS, credentials.span, found)
        .related(origins.span, "`*` allows all origins")
        .help("name the origins, such as `https://www.example.com`, below `AllowOrigins`");
    Err(context.error(problem))
}

fn is_wildcard(origins: &Node) -> bool {
    matches!(origins.as_list().map(Vec::as_slice), Some([only]) if only.as_str() == Some("*"))
}

/// The name of a setting in the document: `allowOrigins` for `AllowOrigins`.
fn in_document(setting: &str) -> String {
    let mut letters = setting.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// The branches of an intrinsic function with the settings under their names in the document.
fn passed_on(function: &Node) -> Map {
    renamed(function).as_map().cloned().unwrap_or_default()
}

/// The reference replaces the names in the text of the value, wherever they stand.
fn renamed(node: &Node) -> Node {
    let rename = |text: &str| {
        SETTINGS.iter().fold(text.to_owned(), |text, name| text.replace(name, &in_document(name)))
    };
    match &node.value {
        Value::String(text) => text.derive(rename(text)).into_node(node.span),
        Value::List(items) => items.iter().map(renamed).collect::<Vec<_>>().into_node(node.span),
        Value::Map(map) => {
            let entries = map.walk().map(|(key, _, value)| (key.derive(rename(key)), renamed(value)));
            entries.collect::<Map>().into_node(node.span)
        }
        _ => node.clone(),
    }
}
