//! The policy documents of a template: where they stand, what they are for, and what their statements hold.

use std::borrow::Cow;

use crate::check::{Reached, Resource, Subject};
use crate::conditions::Scope;
use crate::evaluate;
use crate::source::Span;
use crate::template::{SAM_PREFIX, intrinsic};
use crate::tree::{self, Map, Node, Text, Value};

/// What a policy document is for, which decides what its statements must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What its owner may do.
    Identity,
    /// Who may assume a role.
    Trust,
    /// What others may do with a resource.
    Resource,
    /// What others may do with a repository of images.
    Repository,
}

/// A policy document.
#[derive(Debug, Clone)]
pub struct PolicyDocument<'s> {
    /// What it is for.
    pub kind: Kind,
    /// The resource that it is in.
    pub resource: &'s Resource<'s>,
    /// The document. One that is written as JSON text is read already; all of it then stands at that text.
    pub node: Cow<'s, Node>,
    /// What holds where it is.
    pub scope: Scope,
    /// Its key, or the item of a list that it is.
    pub span: Span,
}

/// A property that holds policy documents.
struct Place {
    resource_type: &'static str,
    path: &'static [&'static str],
    kind: Kind,
}

const fn place(resource_type: &'static str, path: &'static [&'static str], kind: Kind) -> Place {
    Place { resource_type, path, kind }
}

const DOCUMENT: &[&str] = &["PolicyDocument"];
const POLICY: &[&str] = &["Policy"];
const RESOURCE_POLICY: &[&str] = &["ResourcePolicy"];
/// The policies in a user, a group or a role.
const INLINE: &[&str] = &["Policies", "*", "PolicyDocument"];
/// In SAM, one policy or a list of them; not all are documents.
const ONE: &[&str] = &["Policies"];
const SEVERAL: &[&str] = &["Policies", "*"];
const TRUST: &[&str] = &["AssumeRolePolicyDocument"];

/// From the pages of the types in CloudFormation's template reference and in the developer guide of SAM.
/// Properties that are called policies and are something else are left out, such as policies for redriving.
const PLACES: &[Place] = &[
    place("AWS::IAM::Group", INLINE, Kind::Identity),
    place("AWS::IAM::GroupPolicy", DOCUMENT, Kind::Identity),
    place("AWS::IAM::ManagedPolicy", DOCUMENT, Kind::Identity),
    place("AWS::IAM::Policy", DOCUMENT, Kind::Identity),
    place("AWS::IAM::Role", TRUST, Kind::Trust),
    place("AWS::IAM::Role", INLINE, Kind::Identity),
    place("AWS::IAM::RolePolicy", DOCUMENT, Kind::Identity),
    place("AWS::IAM::User", INLINE, Kind::Identity),
    place("AWS::IAM::UserPolicy", DOCUMENT, Kind::Identity),
    place("AWS::SSO::PermissionSet", &["InlinePolicy"], Kind::Identity),
    place("AWS::Serverless::Function", TRUST, Kind::Trust),
    place("AWS::Serverless::Function", ONE, Kind::Identity),
    place("AWS::Serverless::Function", SEVERAL, Kind::Identity),
    place("AWS::Serverless::StateMachine", ONE, Kind::Identity),
    place("AWS::Serverless::StateMachine", SEVERAL, Kind::Identity),
    place("AWS::ECR::PublicRepository", &["RepositoryPolicyText"], Kind::Repository),
    place("AWS::ECR::Repository", &["RepositoryPolicyText"], Kind::Repository),
    place("AWS::ApiGateway::RestApi", POLICY, Kind::Resource),
    place("AWS::Backup::BackupVault", &["AccessPolicy"], Kind::Resource),
    place("AWS::CodeArtifact::Domain", &["PermissionsPolicyDocument"], Kind::Resource),
    place("AWS::CodeArtifact::Repository", &["PermissionsPolicyDocument"], Kind::Resource),
    place("AWS::DynamoDB::Table", &["ResourcePolicy", "PolicyDocument"], Kind::Resource),
    place(
        "AWS::DynamoDB::Table",
        &["StreamSpecification", "ResourcePolicy", "PolicyDocument"],
        Kind::Resource,
    ),
    place("AWS::EC2::VPCEndpoint", DOCUMENT, Kind::Resource),
    place("AWS::EFS::FileSystem", &["FileSystemPolicy"], Kind::Resource),
    place("AWS::Elasticsearch::Domain", &["AccessPolicies"], Kind::Resource),
    place("AWS::Events::EventBus", POLICY, Kind::Resource),
    place("AWS::KMS::Key", &["KeyPolicy"], Kind::Resource),
    place("AWS::KMS::ReplicaKey", &["KeyPolicy"], Kind::Resource),
    place("AWS::Kinesis::ResourcePolicy", RESOURCE_POLICY, Kind::Resource),
    place("AWS::Lambda::ResourcePolicy", DOCUMENT, Kind::Resource),
    place("AWS::Logs::ResourcePolicy", DOCUMENT, Kind::Resource),
    place("AWS::OpenSearchService::Domain", &["AccessPolicies"], Kind::Resource),
    place("AWS::S3::AccessPoint", POLICY, Kind::Resource),
    place("AWS::S3::BucketPolicy", DOCUMENT, Kind::Resource),
    place("AWS::SNS::TopicInlinePolicy", DOCUMENT, Kind::Resource),
    place("AWS::SNS::TopicPolicy", DOCUMENT, Kind::Resource),
    place("AWS::SQS::QueueInlinePolicy", DOCUMENT, Kind::Resource),
    place("AWS::SQS::QueuePolicy", DOCUMENT, Kind::Resource),
    place("AWS::SecretsManager::ResourcePolicy", RESOURCE_POLICY, Kind::Resource),
    place("AWS::Serverless::Api", POLICY, Kind::Resource),
];

/// Properties that hold statements without a document around them. SAM and EventBridge put them into one.
const STATEMENTS: &[Place] = &[
    place("AWS::Events::EventBusPolicy", &["Statement"], Kind::Resource),
    place("AWS::Serverless::Api", &["Auth", "ResourcePolicy", "CustomStatements"], Kind::Resource),
];

/// Policies that are about the actions and resources of one service.
const OF_ONE_SERVICE: &[(&str, &str)] =
    &[("AWS::S3::BucketPolicy", "s3"), ("AWS::SNS::TopicPolicy", "sns"), ("AWS::SQS::QueuePolicy", "sqs")];

/// The policy documents of a template, resource by resource.
pub fn all<'s>(subject: &'s Subject) -> impl Iterator<Item = PolicyDocument<'s>> {
    subject.resources.iter().flat_map(move |resource| in_resource(subject, resource))
}

/// The policy documents of a kind.
pub fn of_kind<'s>(subject: &'s Subject, kind: Kind) -> impl Iterator<Item = PolicyDocument<'s>> {
    all(subject).filter(move |document| document.kind == kind)
}

fn in_resource<'s>(subject: &'s Subject, resource: &'s Resource) -> Vec<PolicyDocument<'s>> {
    let reached = move |place: &'static Place| {
        let reached = subject.reach(resource, place.path).into_iter();
        reached.map(move |at| (place.kind, at))
    };
    let is_here = |place: &&Place| place.resource_type == resource.kind;
    let documents = PLACES.iter().filter(is_here).flat_map(reached);
    let documents = documents.filter_map(|(kind, at)| PolicyDocument::read(kind, resource, at));
    let statements = STATEMENTS.iter().filter(is_here).flat_map(reached);
    documents.chain(statements.filter_map(|(kind, at)| PolicyDocument::around(kind, resource, at))).collect()
}

impl<'s> PolicyDocument<'s> {
    /// Unless a function makes it, or it is a policy of another form.
    fn read(kind: Kind, resource: &'s Resource, at: Reached<'s>) -> Option<Self> {
        let node = document(at.node);
        let is_other = has_function(&node) || kind == Kind::Identity && is_other_form(resource, &node);
        (!is_other).then_some(PolicyDocument { kind, resource, node, scope: at.scope, span: at.span })
    }

    /// The document that is put around statements.
    fn around(kind: Kind, resource: &'s Resource, at: Reached<'s>) -> Option<Self> {
        let statement = Text::made("Statement");
        let map: Map = std::iter::once((statement, at.node.clone())).collect();
        let node = Cow::Owned(Node::new(Value::Map(map), at.node.span));
        let (scope, span) = (at.scope, at.span);
        (!has_function(at.node)).then_some(PolicyDocument { kind, resource, node, scope, span })
    }

    /// The document as something that paths start from.
    pub fn start(&self) -> Reached<'_> {
        Reached { node: &self.node, scope: self.scope.clone(), span: self.span }
    }

    /// The prefix of the service that all of it must be about.
    pub fn service(&self) -> Option<&'static str> {
        OF_ONE_SERVICE.iter().find(|(kind, _)| *kind == self.resource.kind).map(|(_, service)| *service)
    }

    /// What stands under `Statement`, one by one. What a function makes is left out.
    pub fn statements(&self, subject: &Subject) -> Vec<Reached<'_>> {
        let mut statements = each(subject, &self.start(), "Statement");
        statements.retain(|statement| evaluate::call(statement.node).is_none());
        statements
    }
}

/// The document itself, where it is written as text.
fn document(node: &Node) -> Cow<'_, Node> {
    if let Some(argument) = intrinsic::argument(node, "Fn::ToJsonString") {
        return Cow::Borrowed(argument);
    }
    let json = node.as_str().and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
    match json.filter(|json| json.is_object()) {
        Some(json) => Cow::Owned(tree::from_json(&json, node.span)),
        None => Cow::Borrowed(node),
    }
}

/// Whether a function makes a value, or part of a map, such as `Fn::Transform` beside other keys.
pub fn has_function(node: &Node) -> bool {
    node.as_map().is_some_and(|map| map.keys().any(|key| evaluate::is_function(key)))
}

/// SAM takes names, ARNs and policy templates where it takes documents.
fn is_other_form(resource: &Resource, node: &Node) -> bool {
    resource.kind.starts_with(SAM_PREFIX) && node.get("Statement").is_none()
}

/// The values of an element that takes one or a list of them.
pub fn each<'n>(subject: &Subject, from: &Reached<'n>, element: &str) -> Vec<Reached<'n>> {
    let given = subject.below(from.node, (&from.scope, from.span), &[element]);
    given.iter().flat_map(|at| one_by_one(subject, at)).collect()
}

/// The items of a list; a value that is none is the only one.
pub fn one_by_one<'n>(subject: &Subject, at: &Reached<'n>) -> Vec<Reached<'n>> {
    match at.node.as_list() {
        Some(_) => subject.below(at.node, (&at.scope, at.span), &["*"]),
        None => vec![at.clone()],
    }
}

/// Whether an element is there, in each of the cases that conditions make.
pub fn presence(subject: &Subject, from: &Reached, element: &str, scope: &Scope) -> Vec<(bool, Scope)> {
    let Some(node) = from.node.get(element) else { return vec![(false, scope.clone())] };
    let cases = subject.evaluator.alternatives(node, scope).into_iter();
    cases.map(|(node, scope)| (!intrinsic::is_no_value(node), scope)).collect()
}

/// The place of an element's key, or else of what it would stand in.
pub fn key_span(from: &Reached, element: &str) -> Span {
    from.node.as_map().and_then(|map| map.key_span(element)).unwrap_or(from.span)
}

/// Whether what stands in two scopes can be there at the same time.
pub fn can_meet(subject: &Subject, one: &Scope, other: &Scope) -> bool {
    one.and(other).is_some_and(|both| subject.evaluator.conditions.is_possible(&both))
}
