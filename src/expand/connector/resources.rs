//! The resources that carry the permissions.

use super::end::End;
use super::profile::{self, Profile};
use super::{Connector, depends_on, permissions};
use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::Resource;
use crate::tree::{IntoNode, Map, Node};

/// Makes what connects the two ends; `number` is that of the destination where there are several.
pub fn make(
    context: &mut Context,
    connector: &Connector,
    source: &End,
    destination: &End,
    number: Option<usize>,
) -> Expanded<Vec<Resource>> {
    let Some(profile) = Profile::find(&source.kind, &destination.kind) else {
        return Err(context.error(no_profile(connector, source, destination)));
    };
    permissions::check(context, connector, &profile, (source, destination))?;
    let categories = categories(context, connector, &profile, source, destination)?;
    let work = Work { connector, profile, categories, source, destination, number };
    let mut generated = match work.profile.kind() {
        "AWS_LAMBDA_PERMISSION" => work.lambda_permissions(context)?,
        "AWS_SQS_QUEUE_POLICY" => vec![work.queue_policy(context)?],
        "AWS_SNS_TOPIC_POLICY" => vec![work.topic_policy(context)?],
        _ => vec![work.role_policy(context)?],
    };
    generated.iter_mut().for_each(|resource| work.add_metadata(context, resource));
    Ok(generated)
}

fn no_profile(connector: &Connector, source: &End, destination: &End) -> Diagnostic {
    let found = format!("SAM cannot connect `{}` to `{}`", source.kind, destination.kind);
    let problem = Diagnostic::new(code::INVALID_CONNECTOR, connector.cause, found)
        .related(source.span, "the source")
        .related(destination.span, "the destination");
    if Profile::find(&destination.kind, &source.kind).is_some() {
        return problem.help("the other way round it can: swap `Source` and `Destination`");
    }
    match profile::destinations_of(&source.kind).as_slice() {
        [] => problem.help(format!("no connector begins at `{}`", source.kind)),
        kinds => problem.help(format!("from `{}` it connects to: {}", source.kind, kinds.join(", "))),
    }
}

/// The values of both ends that a profile may name.
const VALUES: &[&str] = &["Arn", "ResourceId", "Name", "Qualifier"];

fn categories(
    context: &mut Context,
    connector: &Connector,
    profile: &Profile,
    source: &End,
    destination: &End,
) -> Expanded<Map> {
    let mut values = Vec::new();
    for name in VALUES {
        values.push((format!("Source.{name}"), source.get(name).cloned()));
        values.push((format!("Destination.{name}"), destination.get(name).cloned()));
    }
    profile.categories(&values, connector.cause).map_err(|missing| {
        let (side, name) = missing.split_once('.').unwrap_or(("", &missing));
        let end = if side == "Source" { source } else { destination };
        context.error(missing_value(connector, end, side, name))
    })
}

fn missing_value(connector: &Connector, end: &End, side: &str, name: &str) -> Diagnostic {
    let side = side.to_lowercase();
    let found = format!("the connector needs the `{name}` of its {side}");
    let describe = format!("describe the {side} by `Type`, `{name}` and so on instead of `Id`");
    let help = match (&end.logical_id, name) {
        (Some(id), "RoleName") => {
            format!(
                "let the role of `{id}` be a resource of this template, named with `!GetAtt`, or {describe}"
            )
        }
        (Some(_), _) => describe,
        (None, _) => format!("add `{name}:` beside `Type`"),
    };
    Diagnostic::new(code::INVALID_CONNECTOR, end.span, found)
        .help(help)
        .resource(connector.logical_id.as_str())
}

struct Work<'a> {
    connector: &'a Connector,
    profile: Profile,
    categories: Map,
    source: &'a End,
    destination: &'a End,
    number: Option<usize>,
}

impl Work<'_> {
    fn resource(&self, context: &mut Context, name: &str, kind: &'static str) -> Expanded<Resource> {
        let suffix = self.number.map_or(String::new(), |number| format!("Destination{number}"));
        let id = format!("{}{name}{suffix}", self.connector.logical_id);
        Resource::new(context, id, kind, self.connector.attributes.clone(), self.connector.cause)
    }

    /// A value of the end that is given permissions, without which there is no giving them.
    fn needed(&self, context: &mut Context, name: &str) -> Expanded<Node> {
        let (end, side) = match self.profile.is_for_source() {
            true => (self.source, "Source"),
            false => (self.destination, "Destination"),
        };
        match end.get(name).filter(|value| value.is_truthy()) {
            Some(value) => Ok(value.clone()),
            None => Err(context.error(missing_value(self.connector, end, side, name))),
        }
    }

    /// The categories that the connector asks for, in the order of the table.
    fn asked(&self) -> impl Iterator<Item = (&str, &Node)> {
        let asked = |name: &str| self.connector.permissions.iter().any(|asked| asked.as_str() == Some(name));
        self.categories
            .iter()
            .map(|(name, category)| (name.as_str(), category))
            .filter(move |(name, _)| asked(name))
    }

    fn policy_document(&self) -> Node {
        let statements = self.asked().filter_map(|(_, category)| category.get("Statement")?.as_list());
        let statements: Vec<Node> = statements.flatten().cloned().collect();
        map!(self.connector.cause; "Version" => "2012-10-17", "Statement" => statements)
    }

    fn role_policy(&self, context: &mut Context) -> Expanded<Resource> {
        let role = self.needed(context, "RoleName")?;
        let mut policy = self.resource(context, "Policy", "AWS::IAM::ManagedPolicy")?;
        policy.set("PolicyDocument", self.policy_document());
        policy.set("Roles", vec![role]);
        depends_on::let_wait(context, self.profile.depended_by(), (self.source, self.destination), &policy);
        Ok(policy)
    }

    fn queue_policy(&self, context: &mut Context) -> Expanded<Resource> {
        let queue = self.needed(context, "QueueUrl")?;
        let mut policy = self.resource(context, "QueuePolicy", "AWS::SQS::QueuePolicy")?;
        policy.set("PolicyDocument", self.policy_document());
        policy.set("Queues", vec![queue]);
        Ok(policy)
    }

    fn topic_policy(&self, context: &mut Context) -> Expanded<Resource> {
        let topic = self.needed(context, "Arn")?;
        let mut policy = self.resource(context, "TopicPolicy", "AWS::SNS::TopicPolicy")?;
        policy.set("PolicyDocument", self.policy_document());
        policy.set("Topics", vec![topic]);
        Ok(policy)
    }

    fn lambda_permissions(&self, context: &mut Context) -> Expanded<Vec<Resource>> {
        let function = self.needed(context, "Arn")?;
        let mut permissions = Vec::new();
        for (name, category) in self.asked() {
            let name = format!("{name}LambdaPermission");
            let mut permission = self.resource(context, &name, "AWS::Lambda::Permission")?;
            permission.set("FunctionName", function.clone());
            for property in ["Action", "Principal", "SourceArn", "SourceAccount"] {
                permission.set_some(property, category.get(property));
            }
            permissions.push(permission);
        }
        Ok(permissions)
    }

    /// Notes what is connected, by the types that the template has.
    fn add_metadata(&self, context: &Context, resource: &mut Resource) {
        let cause = self.connector.cause;
        let kind = |end: &End| {
            let written = end.logical_id.as_ref().and_then(|id| context.resource_type(id));
            map!(cause; "Type" => written.unwrap_or(&end.kind))
        };
        let ends = map!(cause; "Source" => kind(self.source), "Destination" => kind(self.destination));
        let mut metadata =
            resource.attributes.get("Metadata").and_then(Node::as_map).cloned().unwrap_or_default();
        metadata.insert("aws:sam:connectors", map!(cause; &self.connector.logical_id => ends));
        resource.attributes.set("Metadata", metadata.into_node(cause));
    }
}
