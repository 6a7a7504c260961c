//! `Auth.UsagePlan`: a usage plan with an API key, for one API or shared by all that ask for it.

use super::super::context::{Context, Expanded};
use super::super::resource::{Attributes, Resource};
use super::super::settings::{Settings, listed};
use super::{Api, stage};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node, Text};

const SETTINGS: &[&str] = &["CreateUsagePlan", "Description", "Quota", "Tags", "Throttle", "UsagePlanName"];

/// Settings that the usage plan takes as they are.
const SAME: &[&str] = &["UsagePlanName", "Description", "Quota", "Tags", "Throttle"];

const KINDS: &[&str] = &["SHARED", "PER_API", "NONE"];

/// The condition of the shared usage plan: that of any of its APIs.
const SHARED_CONDITION: &str = "SharedUsagePlanCondition";

/// The usage plan, API key and what connects them, as far as `Auth` asks for them.
pub fn expand(context: &mut Context, api: &Api) -> Expanded<Vec<Resource>> {
    let Some(auth) = api.source.truthy("Auth").filter(|auth| auth.as_map().is_some()) else {
        return Ok(Vec::new());
    };
    let auth = Settings::of_property(context, &api.source, "Auth", auth)?;
    let Some(node) = auth.given("UsagePlan") else { return Ok(Vec::new()) };
    let settings = auth.below(context, "UsagePlan", node)?;
    settings.only(context, SETTINGS, code::UNKNOWN_PROPERTY)?;
    let kind = settings.required(context, "CreateUsagePlan", code::MISSING_PROPERTY)?;
    let cause = settings.key_span("CreateUsagePlan");
    let parts = match kind.as_str() {
        Some("NONE") => return Ok(Vec::new()),
        Some("PER_API") => Parts::of_one(api, cause),
        Some("SHARED") => Parts::shared(context, api, cause)?,
        _ => return Err(context.error(unknown_kind(kind))),
    };
    parts.into_resources(context, &settings)
}

fn unknown_kind(kind: &Node) -> Diagnostic {
    let found = format!("`Auth.UsagePlan.CreateUsagePlan` must be one of {}", listed(KINDS));
    let close = kind.as_str().and_then(|name| similar::closest(name, KINDS.iter().copied()));
    let help = match close {
        Some(close) => format!("did you mean `{close}`?"),
        None => "`PER_API` makes a plan for this API, `SHARED` one for all APIs that say so".to_owned(),
    };
    Diagnostic::new(code::INVALID_VALUE, kind.span, found).help(help)
}

/// What distinguishes the usage plan of one API from the shared one.
struct Parts {
    /// Stands before `UsagePlan`, `ApiKey` and `UsagePlanKey`.
    prefix: Text,
    attributes: Attributes,
    depends_on: Vec<Node>,
    api_stages: Vec<Node>,
    stage_keys: Vec<Node>,
    cause: Span,
}

impl Parts {
    fn of_one(api: &Api, cause: Span) -> Self {
        Parts {
            prefix: api.id().clone(),
            attributes: api.source.attributes.passed_on(),
            depends_on: vec![api.id().into_node(cause)],
            api_stages: vec![api_stage(api, cause)],
            stage_keys: vec![stage_key(api, cause)],
            cause,
        }
    }

    /// Adds the API to the shared plan, and takes the plan as it then is.
    fn shared(context: &mut Context, api: &Api, cause: Span) -> Expanded<Self> {
        let mut plan = std::mem::take(&mut context.rest_apis.usage_plan);
        let attributes = plan.join(context, &api.source.attributes.passed_on(), cause);
        plan.depends_on.push(api.id().into_node(cause));
        plan.api_stages.push(api_stage(api, cause));
        plan.stage_keys.push(stage_key(api, cause));
        let parts = attributes.map(|attributes| Parts {
            prefix: Text::made("Serverless"),
            attributes,
            depends_on: plan.depends_on.clone(),
            api_stages: plan.api_stages.clone(),
            stage_keys: plan.stage_keys.clone(),
            cause,
        });
        context.rest_apis.usage_plan = plan;
        parts
    }

    fn into_resources(self, context: &mut Context, settings: &Settings) -> Expanded<Vec<Resource>> {
        let cause = self.cause;
        let mut make = |name: &str, kind, depends_on: Vec<Node>| {
            let mut attributes = self.attributes.clone();
            attributes.depends_on = Some(depends_on.into_node(cause));
            Resource::new(context, format!("{}{name}", self.prefix), kind, attributes, cause)
        };
        let mut plan = make("UsagePlan", "AWS::ApiGateway::UsagePlan", self.depends_on)?;
        let plan_id = plan.logical_id.clone().into_node(cause);
        let mut api_key = make("ApiKey", "AWS::ApiGateway::ApiKey", vec![plan_id])?;
        let key_id = api_key.logical_id.clone().into_node(cause);
        let mut plan_key = make("UsagePlanKey", "AWS::ApiGateway::UsagePlanKey", vec![key_id])?;

        plan.set("ApiStages", self.api_stages);
        for setting in SAME {
            plan.set_some(setting, settings.truthy(setting));
        }
        api_key.set("Enabled", true);
        api_key.set("StageKeys", self.stage_keys);
        plan_key.set("KeyId", api_key.reference());
        plan_key.set("KeyType", "API_KEY");
        plan_key.set("UsagePlanId", plan.reference());
        Ok(vec![plan, api_key, plan_key])
    }
}

fn api_stage(api: &Api, cause: Span) -> Node {
    map!(cause; "ApiId" => api.reference(), "Stage" => stage_reference(api, cause))
}

fn stage_key(api: &Api, cause: Span) -> Node {
    map!(cause; "RestApiId" => api.reference(), "StageName" => stage_reference(api, cause))
}

fn stage_reference(api: &Api, cause: Span) -> Node {
    intrinsic::reference(stage::logical_id(api).text, cause)
}

/// The usage plan that APIs share, as far as they have been expanded.
#[derive(Debug, Default)]
pub struct SharedPlan {
    depends_on: Vec<Node>,
    api_stages: Vec<Node>,
    stage_keys: Vec<Node>,
    conditions: Vec<Node>,
    /// Whether there is an API without a condition: the plan then has none either.
    unconditional: bool,
    deletion_policy: Option<Node>,
    update_replace_policy: Option<Node>,
}

impl SharedPlan {
    /// The attributes of the plan when an API with these attributes joins it.
    fn join(&mut self, context: &mut Context, api: &Attributes, cause: Span) -> Expanded<Attributes> {
        self.join_policies(api);
        self.join_condition(context, api.condition(), cause)?;
        let mut combined = Attributes::default();
        if let Some(policy) = &self.deletion_policy {
            combined.set("DeletionPolicy", policy.clone());
        }
        if let Some(policy) = &self.update_replace_policy {
            combined.set("UpdateReplacePolicy", policy.clone());
        }
        if !self.unconditional && !self.conditions.is_empty() {
            combined.set("Condition", SHARED_CONDITION.into_node(cause));
        }
        Ok(combined)
    }

    /// The policy that keeps most of the data wins.
    fn join_policies(&mut self, api: &Attributes) {
        let given = |name| api.get(name).filter(|policy| policy.is_truthy());
        if let Some(policy) = given("DeletionPolicy")
            && (self.deletion_policy.is_none() || policy.as_str() == Some("Retain"))
        {
            self.deletion_policy = Some(policy.clone());
        }
        if let Some(policy) = given("UpdateReplacePolicy") {
            let wins = match (&self.update_replace_policy, policy.as_str()) {
                (None, _) | (_, Some("Retain")) => true,
                (Some(known), Some("Snapshot")) => known.as_str() == Some("Delete"),
                _ => false,
            };
            if wins {
                self.update_replace_policy = Some(policy.clone());
            }
        }
    }

    fn join_condition(
        &mut self,
        context: &mut Context,
        condition: Option<&Node>,
        cause: Span,
    ) -> Expanded<()> {
        if self.unconditional {
            return Ok(());
        }
        let Some(condition) = condition else {
            self.unconditional = true;
            context.conditions.remove(SHARED_CONDITION);
            return Ok(());
        };
        if self.conditions.contains(condition) {
            return Ok(());
        }
        if context.conditions.is_empty() {
            let found = "the template has no `Conditions` section that could define this condition";
            let problem = Diagnostic::new(code::DANGLING_REFERENCE, condition.span, found);
            return Err(context.error(problem.help("add `Conditions:` with the condition to the template")));
        }
        self.conditions.push(condition.clone());
        let combined = match self.conditions.as_slice() {
            [only] => only.clone(),
            several => {
                let several = several.iter().map(|condition| map!(cause; "Condition" => condition));
                map!(cause; "Fn::Or" => several.collect::<Vec<_>>())
            }
        };
        context.conditions.insert(SHARED_CONDITION, combined);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::expand::Options;
    use crate::source::Sources;
    use crate::tree::Map;

    /// The attributes of the shared plan after APIs with these attributes joined it, and the condition.
    fn joined(apis: &[&str]) -> (Map, Option<Node>) {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let options = Options {
            region: "eu-central-1".into(),
            parameters: Default::default(),
            unpackaged_uri: None,
            as_built: false,
            facts: Default::default(),
        };
        let mut nodes = apis.iter().map(|api| {
            let file = sources.add("test", *api);
            crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap()
        });
        let nodes: Vec<Node> = nodes.by_ref().collect();
        let cause = nodes[0].span;
        let mut context = Context::new(&options, &mut diagnostics);
        context.conditions.insert("A", Node::made("", cause));
        let mut plan = SharedPlan::default();
        let mut attributes = Attributes::default();
        for node in &nodes {
            let api = Attributes::of(node.as_map().unwrap());
            attributes = plan.join(&mut context, &api, cause).unwrap();
        }
        let names = ["DeletionPolicy", "UpdateReplacePolicy", "Condition"];
        let given = names.iter().filter_map(|name| Some((Text::made(*name), attributes.get(name)?.clone())));
        (given.collect(), context.conditions.get(SHARED_CONDITION).cloned())
    }

    fn text<'a>(map: &'a Map, name: &str) -> Option<&'a str> {
        map.get(name).and_then(Node::as_str)
    }

    #[test]
    fn the_policy_that_keeps_most_wins() {
        let policy = |one: &str, two: &str| {
            let apis = [one, two].map(|policy| format!("{{UpdateReplacePolicy: {policy}}}"));
            let (attributes, _) = joined(&apis.each_ref().map(String::as_str));
            text(&attributes, "UpdateReplacePolicy").unwrap().to_owned()
        };
        assert_eq!(policy("Delete", "Retain"), "Retain");
        assert_eq!(policy("Retain", "Delete"), "Retain");
        assert_eq!(policy("Delete", "Snapshot"), "Snapshot");
        assert_eq!(policy("Retain", "Snapshot"), "Retain");
        assert_eq!(policy("Snapshot", "Delete"), "Snapshot");
    }

    #[test]
    fn the_condition_is_that_of_any_api() {
        let (attributes, condition) = joined(&["{Condition: A}"]);
        assert_eq!(text(&attributes, "Condition"), Some(SHARED_CONDITION));
        assert_eq!(condition.unwrap().as_str(), Some("A"));
        let (_, condition) = joined(&["{Condition: A}", "{Condition: B}", "{Condition: A}"]);
        assert_eq!(condition.unwrap().get("Fn::Or").and_then(Node::as_list).map(Vec::len), Some(2));
        let (attributes, condition) = joined(&["{Condition: A}", "{}"]);
        assert!(attributes.is_empty() && condition.is_none());
    }
}
