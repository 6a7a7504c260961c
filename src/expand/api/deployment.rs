//! Deployments of REST APIs and their ids.
//!
//! API Gateway deploys a snapshot: what changes afterwards reaches nobody until there is a new
//! deployment. So SAM puts a hash of all that should cause one into the deployment's logical id.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::recipe::{Digits, Ingredient};
use super::super::resource::Resource;
use super::{Api, python_text};
use crate::template::intrinsic;
use crate::tree::{Node, Text};

/// Stands between the parts of the text that is hashed.
const DELIMITER: &str = "||";

/// The deployment of the API, when `domain` holds the domain's settings as they are in the end.
pub(super) fn make(context: &mut Context, api: &Api, definition: Option<&Node>) -> Expanded<Resource> {
    let prefix = format!("{}Deployment", api.id());
    let ingredients = definition.map(|definition| ingredients(context, api, definition)).unwrap_or_default();
    let text = joined(&ingredients);
    let id = ids::made_of(ids::with_hash(&prefix, &text), &prefix, Digits::Hashed, ingredients);
    let mut deployment = api.source.sibling(context, id, "AWS::ApiGateway::Deployment", api.source.span)?;
    if definition.is_some() {
        deployment.set("Description", format!("RestApi deployment id: {}", ids::sha1_hex(&text)));
    }
    deployment.set("RestApiId", api.reference());
    // Without it API Gateway makes a second stage of this name, which templates of old rely on.
    if api.source.truthy("OpenApiVersion").is_none() {
        deployment.set("StageName", "Stage");
    }
    Ok(deployment)
}

/// Everything that should lead to a new deployment when it changes, as the reference puts it together.
fn ingredients(context: &Context, api: &Api, definition: &Node) -> Vec<Ingredient> {
    if api.source.truthy("AlwaysDeploy").is_some() {
        let now = context.options.facts.now.unwrap_or(0);
        return vec![Ingredient::new("the time, because of AlwaysDeploy", now.to_string())];
    }
    let version = api.source.truthy("OpenApiVersion").map(string);
    let domain = api.source.truthy("Domain").map(ids::spaced_json);
    let names = context.function_names.get(api.id().as_str()).cloned();
    let others = [("OpenApiVersion", version), ("Domain", domain), ("names of functions behind it", names)];
    let others = others.into_iter().filter_map(|(name, text)| Some(Ingredient::new(name, text?)));
    let definition = Ingredient::new("the API's definition", python_text::printed(definition));
    std::iter::once(definition).chain(others).collect()
}

/// The text that is hashed.
fn joined(ingredients: &[Ingredient]) -> String {
    ingredients.iter().map(|ingredient| ingredient.text.as_str()).collect::<Vec<_>>().join(DELIMITER)
}

/// Notes under which APIs the function with this logical id has events: its name goes into the
/// ids of their deployments.
pub fn note_function_names(context: &mut Context, logical_id: &str) {
    let Some(function) = context.resources.get(logical_id).filter(|resource| is_function(resource)) else {
        return;
    };
    let apis: Vec<Text> = apis_of_events(function);
    let Some(name) = function.at(&["Properties", "FunctionName"]).cloned() else { return };
    if apis.is_empty() {
        return;
    }
    let Ok(name) = context.resolved(&name) else { return };
    if !name.is_truthy() {
        return;
    }
    for api in apis {
        context.function_names.entry(api.to_string()).or_default().push_str(&string(&name));
    }
}

fn is_function(resource: &Node) -> bool {
    resource.get("Type").and_then(Node::as_str) == Some("AWS::Serverless::Function")
}

/// The API of each event that names one.
fn apis_of_events(function: &Node) -> Vec<Text> {
    let events = function.at(&["Properties", "Events"]).and_then(Node::as_map);
    let events = events.into_iter().flat_map(|events| events.values());
    let events = events.filter(|event| event.get("Type").and_then(Node::as_str) == Some("Api"));
    let apis = events.filter_map(|event| event.at(&["Properties", "RestApiId"]));
    let names = apis.filter_map(|api| intrinsic::argument(api, "Ref").unwrap_or(api).as_text());
    names.filter(|name| !name.is_empty()).cloned().collect()
}

/// What Python's `str` makes of a value: strings stay as they are.
fn string(node: &Node) -> String {
    node.as_str().map_or_else(|| python_text::printed(node), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::expand::Options;
    use crate::source::Sources;

    const FUNCTIONS: &str = "
One:
  Type: AWS::Serverless::Function
  Properties:
    FunctionName: !Sub one-${Stage}
    Events:
      A: {Type: Api, Properties: {RestApiId: !Ref Shop, Path: /, Method: get}}
      B: {Type: Api, Properties: {RestApiId: Shop, Path: /b, Method: get}}
      C: {Type: HttpApi, Properties: {ApiId: !Ref Other}}
Two:
  Type: AWS::Serverless::Function
  Properties:
    FunctionName: two
    Events:
      A: {Type: Api, Properties: {RestApiId: !Ref Shop, Path: /two, Method: get}}
      B: {Type: Api, Properties: {RestApiId: !Ref Desk, Path: /two, Method: get}}
Nameless:
  Type: AWS::Serverless::Function
  Properties:
    Events:
      A: {Type: Api, Properties: {RestApiId: !Ref Desk, Path: /x, Method: get}}
";

    /// One time for each event; values that only CloudFormation knows are printed as Python would.
    #[test]
    fn notes_names_once_for_each_event() {
        let mut sources = Sources::new();
        let file = sources.add("test", FUNCTIONS);
        let mut diagnostics = Diagnostics::new();
        let resources = crate::syntax::parse(&sources, file, &mut diagnostics).unwrap();
        let options = Options {
            region: "eu-central-1".into(),
            parameters: Default::default(),
            unpackaged_uri: None,
            as_built: false,
            facts: Default::default(),
        };
        let mut context = Context::new(&options, &mut diagnostics);
        context.resources = resources.as_map().unwrap().clone();
        for function in ["One", "Two", "Nameless"] {
            note_function_names(&mut context, function);
        }
        let one = "{u'Fn::Sub': u'one-${Stage}'}";
        assert_eq!(context.function_names.get("Shop"), Some(&format!("{one}{one}two")));
        assert_eq!(context.function_names.get("Desk"), Some(&"two".to_owned()));
        assert_eq!(context.function_names.len(), 2);
    }
}
