//! What happens to asynchronous invocations: retries and destinations.

use super::Published;
use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::ids;
use crate::expand::policy::statements;
use crate::expand::resource::{Resource, SamResource};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text};

/// What `EventInvokeConfig` makes.
#[derive(Default)]
pub struct EventInvoke {
    /// Queues and topics that the destinations need, then the configuration itself.
    pub resources: Vec<Resource>,
    /// What the function must be allowed to do.
    pub policies: Vec<Node>,
}

const TYPES: &[&str] = &["SQS", "SNS", "EventBridge", "Lambda", "S3Bucket"];

/// Makes the configuration and what it needs.
pub fn make(
    context: &mut Context,
    function: &mut SamResource,
    published: Option<&Published>,
) -> Expanded<EventInvoke> {
    let mut made = EventInvoke::default();
    if function.truthy("EventInvokeConfig").is_none() {
        return Ok(made);
    }
    let cause = function.key_span("EventInvokeConfig");
    let config = function.resolve(context, "EventInvokeConfig")?.unwrap_or_else(|| map!(cause));
    let logical_id = format!("{}EventInvokeConfig", function.logical_id);
    let mut attributes = function.attributes.clone();
    attributes.depends_on = published.map(|published| list!(cause; published.alias.logical_id.clone()));
    let mut resource =
        Resource::new(context, logical_id.clone(), "AWS::Lambda::EventInvokeConfig", attributes, cause)?;
    let destinations = destinations(context, function, &config, &logical_id, &mut made)?;
    resource.set("FunctionName", intrinsic::reference(&function.logical_id, cause));
    resource.set("Qualifier", published.map_or("$LATEST", |published| published.alias_name.as_str()));
    resource.set("DestinationConfig", destinations);
    resource.set_some("MaximumEventAgeInSeconds", config.get("MaximumEventAgeInSeconds"));
    resource.set_some("MaximumRetryAttempts", config.get("MaximumRetryAttempts"));
    made.resources.push(resource);
    Ok(made)
}

fn destinations(
    context: &mut Context,
    function: &SamResource,
    config: &Node,
    logical_id: &str,
    made: &mut EventInvoke,
) -> Expanded<Map> {
    let mut destinations = Map::new();
    let Some(given) = config.truthy("DestinationConfig") else {
        return Ok(destinations);
    };
    let given = expect_map(context, given, "EventInvokeConfig.DestinationConfig")?.clone();
    for outcome in ["OnSuccess", "OnFailure"] {
        let Some(node) = given.given(outcome) else { continue };
        let name = format!("EventInvokeConfig.DestinationConfig.{outcome}");
        let settings = expect_map(context, node, &name)?;
        let span = given.key_span(outcome).unwrap_or(node.span);
        let destination = Destination { outcome, logical_id, settings, span };
        let arn = destination.connect(context, function, made)?;
        destinations.insert(outcome, map!(span; "Destination" => arn));
    }
    Ok(destinations)
}

fn expect_map<'a>(context: &mut Context, node: &'a Node, name: &str) -> Expanded<&'a Map> {
    node.as_map().ok_or_else(|| {
        let found = format!("`{name}` takes a map, but this is {}", node.kind());
        context.error(Diagnostic::new(code::WRONG_TYPE, node.span, found))
    })
}

/// `OnSuccess` or `OnFailure`.
struct Destination<'a> {
    outcome: &'static str,
    /// The logical id of the configuration.
    logical_id: &'a str,
    settings: &'a Map,
    span: Span,
}

/// A destination that is only there under a condition.
struct Conditional {
    condition: Text,
    otherwise: Node,
}

impl Destination<'_> {
    /// Adds what the destination needs, and returns its ARN.
    fn connect(
        &self,
        context: &mut Context,
        function: &SamResource,
        made: &mut EventInvoke,
    ) -> Expanded<Node> {
        let kind = self.kind(context)?;
        let given = self.settings.given("Destination");
        let conditional = self.conditional(context, given)?;
        let prefix = format!("{}{}", self.logical_id, self.outcome);
        let destination = match given {
            Some(given) if conditional.is_none() => given.clone(),
            _ => self.inject(context, function, kind, conditional, made)?,
        };
        made.policies.push(policy(kind, destination.clone(), &prefix, self.span));
        Ok(destination)
    }

    fn kind(&self, context: &mut Context) -> Expanded<&'static str> {
        let given = self.settings.given("Type");
        let known = given.and_then(Node::as_str).and_then(|name| TYPES.iter().find(|kind| **kind == name));
        if let Some(kind) = known {
            return Ok(kind);
        }
        let found = match given {
            Some(_) => "this is not a type of destination".to_owned(),
            None => format!("`{}` needs a `Type`", self.outcome),
        };
        let help = format!("write `Type:` with one of {}", TYPES.join(", "));
        let span = given.map_or(self.span, |node| node.span);
        Err(context.error(Diagnostic::new(code::INVALID_VALUE, span, found).help(help)))
    }

    /// A queue or topic of samc's making, where the user gave none or gives one only sometimes.
    fn inject(
        &self,
        context: &mut Context,
        function: &SamResource,
        kind: &str,
        conditional: Option<Conditional>,
        made: &mut EventInvoke,
    ) -> Expanded<Node> {
        let (suffix, resource_type) = match kind {
            "SQS" => ("Queue", "AWS::SQS::Queue"),
            "SNS" => ("Topic", "AWS::SNS::Topic"),
            _ => {
                let found = format!("a destination of type `{kind}` needs `Destination`");
                let help = "add `Destination:` with its ARN; SAM makes one only for SQS and SNS";
                return Err(
                    context.error(Diagnostic::new(code::MISSING_PROPERTY, self.span, found).help(help))
                );
            }
        };
        let logical_id = format!("{}{}{suffix}", self.logical_id, self.outcome);
        let mut attributes = function.attributes.passed_on();
        let resource_condition = attributes.condition().and_then(Node::as_text).cloned();
        let property_condition = conditional.as_ref().map(|conditional| conditional.condition.clone());
        if let Some(condition) = both(context, function, resource_condition, property_condition, self.span) {
            attributes.set("Condition", condition.into_node(self.span));
        }
        let resource = Resource::new(context, logical_id, resource_type, attributes, self.span)?;
        let arn = match kind {
            "SQS" => resource.get_att("Arn"),
            _ => resource.reference(),
        };
        made.resources.push(resource);
        Ok(match conditional {
            Some(Conditional { condition, otherwise }) => {
                intrinsic::if_else(condition, arn, otherwise, self.span)
            }
            None => arn,
        })
    }

    /// The condition under which an `Fn::If` leaves the destination out, and what it is otherwise.
    fn conditional(&self, context: &mut Context, given: Option<&Node>) -> Expanded<Option<Conditional>> {
        let Some(given) = given.filter(|node| intrinsic::argument(node, "Fn::If").is_some()) else {
            return Ok(None);
        };
        let Some((condition, then, otherwise)) = intrinsic::if_arguments(given) else {
            let found = "`Fn::If` takes a list of three: condition, value if true, value if false";
            let problem = Diagnostic::new(code::INVALID_IF, given.span, found).resource(self.logical_id);
            return Err(context.error(problem));
        };
        let Some(condition) = condition.as_text() else { return Ok(None) };
        match (intrinsic::is_no_value(then), intrinsic::is_no_value(otherwise)) {
            (true, false) => {
                Ok(Some(Conditional { condition: condition.clone(), otherwise: otherwise.clone() }))
            }
            (false, true) => {
                let negated = condition_name(&format!("NOT{condition}"), self.logical_id);
                context.conditions.insert(negated.clone(), intrinsic::not(condition, self.span));
                Ok(Some(Conditional { condition: negated.into(), otherwise: then.clone() }))
            }
            _ => Ok(None),
        }
    }
}

/// The condition that holds when both do.
fn both(
    context: &mut Context,
    function: &SamResource,
    resource: Option<Text>,
    property: Option<Text>,
    cause: Span,
) -> Option<Text> {
    let (Some(left), Some(right)) = (&resource, &property) else { return resource.or(property) };
    let name = condition_name(&format!("{left}AND{right}"), &function.logical_id);
    // The reference wraps each condition twice; the output must be the same.
    let twice = |condition: &Text| map!(cause; "Condition" => map!(cause; "Condition" => condition));
    let and = map!(cause; "Fn::And" => list!(cause; twice(left), twice(right)));
    context.conditions.insert(name.clone(), and);
    Some(name.into())
}

/// Names of conditions made here end in a hash of what they were made for.
fn condition_name(name: &str, made_for: &str) -> String {
    ids::with_hash(name, made_for)
}

fn policy(kind: &str, destination: Node, prefix: &str, cause: Span) -> Node {
    match kind {
        "SQS" => statements::send_to_queue(destination, prefix, cause),
        "SNS" => statements::publish_to_topic(destination, prefix, cause),
        "EventBridge" => statements::put_events(destination, prefix, cause),
        "Lambda" => statements::invoke_function(destination, prefix, cause),
        _ => statements::put_objects(destination, prefix, cause),
    }
}
