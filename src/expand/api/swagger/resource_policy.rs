//! Resource policies: who may invoke an API.

use super::super::super::open_api::document::{ANY_METHOD, Edited, invalid};
use super::SwaggerEditor;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

const POLICY: &str = "x-amazon-apigateway-policy";
const VERSION: &str = "2012-10-17";

/// The properties of a SAM resource policy that name networks: those with literal ids, ids of
/// VPCs from intrinsic functions, ids of VPC endpoints from intrinsic functions, and the operator
/// of the statement that denies.
const NETWORKS: &[(&str, &str, &str, &str)] = &[
    ("SourceVpcBlacklist", "IntrinsicVpcBlacklist", "IntrinsicVpceBlacklist", "StringEquals"),
    ("SourceVpcWhitelist", "IntrinsicVpcWhitelist", "IntrinsicVpceWhitelist", "StringNotEquals"),
];

impl SwaggerEditor {
    /// Adds the statements of a SAM `ResourcePolicy` for all methods of a path.
    pub fn add_resource_policy(&mut self, policy: &Node, path: &Text, stage: &Node) -> Edited<()> {
        let Some(wanted) = policy.as_map() else {
            let found = format!("`ResourcePolicy` must be a map, but it is {}", policy.kind());
            return Err(Box::new(Diagnostic::new(code::WRONG_TYPE, policy.span, found)));
        };
        let resources = self.resources(path, stage, policy.span)?;
        let mut statements = Statements { policy: self.take_policy()?, resources, cause: policy.span };
        for (name, effect) in [("AwsAccountWhitelist", "Allow"), ("AwsAccountBlacklist", "Deny")] {
            statements.add_accounts(name, wanted.given(name), effect)?;
        }
        for (name, operator) in [("IpRangeWhitelist", "NotIpAddress"), ("IpRangeBlacklist", "IpAddress")] {
            statements.add_addresses(wanted.given(name), operator);
        }
        for (literal, vpcs, endpoints, operator) in NETWORKS {
            let networks = networks(wanted, literal, vpcs, endpoints, policy.span)?;
            statements.add_networks(networks, operator);
        }
        self.document.root.insert(POLICY, Node::new(Value::Map(statements.policy), policy.span));
        Ok(())
    }

    /// Adds `CustomStatements` as they are.
    pub fn add_custom_statements(&mut self, custom: &Node) -> Edited<()> {
        let mut policy = self.take_policy()?;
        policy.insert("Version", Node::made(VERSION, custom.span));
        match policy.given("Statement") {
            None => policy.insert("Statement", custom.clone()),
            Some(existing) => {
                let mut all = listed(existing);
                listed(custom).into_iter().for_each(|statement| push_new(&mut all, statement));
                policy.insert("Statement", Node::new(Value::List(all), custom.span))
            }
        };
        self.document.root.insert(POLICY, Node::new(Value::Map(policy), custom.span));
        Ok(())
    }

    /// The policy of the document as it is, to be put back.
    fn take_policy(&self) -> Edited<Map> {
        match self.document.root.truthy(POLICY) {
            None => Ok(Map::hash_ordered()),
            Some(Node { value: Value::Map(policy), .. }) => Ok(policy.clone()),
            Some(other) => {
                let found = format!("`{POLICY}` of the body must be a map, but it is {}", other.kind());
                Err(invalid(other.span, found))
            }
        }
    }

    /// The methods of a path in the form that policies name them.
    fn resources(&self, path: &Text, stage: &Node, cause: Span) -> Edited<Node> {
        let pattern = path_pattern(path);
        let items = self.document.path_items(path)?;
        let methods = items.into_iter().flat_map(Map::keys);
        let resources = methods.map(|method| resource(method, &pattern, stage, cause)).collect::<Vec<_>>();
        Ok(resources.into_node(cause))
    }
}

fn resource(method: &Text, pattern: &Text, stage: &Node, cause: Span) -> Node {
    let lower = method.to_lowercase();
    let is_any = lower == ANY_METHOD || lower == "any";
    let name = if is_any { "*".to_owned() } else { method.to_uppercase() };
    let text = format!("execute-api:/${{__Stage__}}/{name}{pattern}");
    let is_written = pattern.is_written() || (method.is_written() && !is_any);
    let text = if is_written { Text::written(text) } else { Text::made(text) };
    intrinsic::sub_with(text, map!(cause; "__Stage__" => stage), cause)
}

/// The path with `*` for each `{parameter}` and `{parameter+}`.
pub fn path_pattern(path: &Text) -> Text {
    let mut pattern = String::new();
    let mut rest = path.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        pattern.push_str(before);
        let behind = behind_parameter(after);
        pattern.push(if behind.is_some() { '*' } else { '{' });
        rest = behind.unwrap_or(after);
    }
    pattern.push_str(rest);
    path.derive(pattern)
}

/// What follows the name of a parameter and its closing brace.
fn behind_parameter(text: &str) -> Option<&str> {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    let named = behind.len() < text.len();
    behind.strip_prefix('+').unwrap_or(behind).strip_prefix('}').filter(|_| named)
}

/// The policy while statements for the methods of one path are added to it.
struct Statements {
    policy: Map,
    resources: Node,
    cause: Span,
}

impl Statements {
    fn add_accounts(&mut self, name: &str, accounts: Option<&Node>, effect: &str) -> Edited<()> {
        let Some(accounts) = accounts.filter(|node| node.is_truthy()) else { return Ok(()) };
        if accounts.as_list().is_none() && accounts.as_map().is_none() {
            let found = format!("`{name}` takes a list of account ids, but this is {}", accounts.kind());
            let help = format!("write `{name}: ['123456789012']`");
            return Err(Box::new(Diagnostic::new(code::WRONG_TYPE, accounts.span, found).help(help)));
        }
        let accounts = Node::new(Value::List(listed(accounts)), accounts.span);
        let principal = hashed_map!(self.cause; "AWS" => accounts);
        let statement = self.statement(effect, principal);
        self.policy.insert("Version", Node::made(VERSION, self.cause));
        match self.policy.given("Statement") {
            None => self.policy.insert("Statement", Node::new(Value::Map(statement), self.cause)),
            Some(existing) => {
                let mut all = listed(existing);
                all.push(Node::new(Value::Map(statement), self.cause));
                self.policy.insert("Statement", Node::new(Value::List(all), self.cause))
            }
        };
        Ok(())
    }

    fn add_addresses(&mut self, ranges: Option<&Node>, operator: &str) {
        let Some(ranges) = ranges.filter(|node| node.is_truthy()) else { return };
        let ranges = Node::new(Value::List(listed(ranges)), ranges.span);
        let condition = map!(self.cause; "aws:SourceIp" => ranges);
        self.allow_all_but(operator, condition);
    }

    fn add_networks(&mut self, networks: Map, operator: &str) {
        if networks.values().any(Node::is_truthy) {
            self.allow_all_but(operator, Node::new(Value::Map(networks), self.cause));
        }
    }

    /// Adds two statements: one that allows everyone, one that denies where the condition holds.
    fn allow_all_but(&mut self, operator: &str, condition: Node) {
        let cause = self.cause;
        let allow = self.statement("Allow", Node::made("*", cause));
        let mut deny = self.statement("Deny", Node::made("*", cause));
        deny.insert("Condition", map!(cause; operator => condition));
        self.policy.insert("Version", Node::made(VERSION, cause));
        let mut all = self.policy.given("Statement").map(listed).unwrap_or_default();
        push_new(&mut all, Node::new(Value::Map(allow), cause));
        push_new(&mut all, Node::new(Value::Map(deny), cause));
        self.policy.insert("Statement", Node::new(Value::List(all), cause));
    }

    fn statement(&self, effect: &str, principal: Node) -> Map {
        let mut statement = Map::hash_ordered();
        statement.insert("Effect", Node::made(effect, self.cause));
        statement.insert("Action", Node::made("execute-api:Invoke", self.cause));
        statement.insert("Resource", self.resources.clone());
        statement.insert("Principal", principal);
        statement
    }
}

/// The condition keys with the networks that the policy names.
fn networks(policy: &Map, literal: &str, vpcs: &str, endpoints: &str, cause: Span) -> Edited<Map> {
    let mut condition = Map::hash_ordered();
    let ids = literal_ids(policy, literal, vpcs)?;
    for (key, prefix) in [("aws:SourceVpc", "vpc-"), ("aws:SourceVpce", "vpce-")] {
        let fitting = ids.iter().filter(|id| id.as_str().is_some_and(|id| id.starts_with(prefix)));
        let fitting: Vec<Node> = fitting.cloned().collect();
        if !fitting.is_empty() {
            condition.insert(key, fitting.into_node(cause));
        }
    }
    for (key, name) in [("aws:SourceVpc", vpcs), ("aws:SourceVpce", endpoints)] {
        let Some(more) = policy.given(name) else { continue };
        let Some(more) = more.as_list() else {
            let found = format!("`{name}` takes a list, but this is {}", more.kind());
            let help = "put it into a list: a line of its own that begins with `- `";
            return Err(Box::new(Diagnostic::new(code::WRONG_TYPE, more.span, found).help(help)));
        };
        let known = condition.get_or_insert_with(key, || list!(cause));
        known.as_list_mut().into_iter().for_each(|known| known.extend(more.iter().cloned()));
    }
    Ok(condition)
}

/// Ids that are written out. What is no list at all the reference passes over.
fn literal_ids<'a>(policy: &'a Map, name: &str, instead: &str) -> Edited<&'a [Node]> {
    let ids = policy.given(name).and_then(Node::as_list).map_or(&[][..], Vec::as_slice);
    match ids.iter().find(|id| id.as_str().is_none()) {
        None => Ok(ids),
        Some(wrong) => {
            let found = format!("`{name}` takes ids that are written out, but this is {}", wrong.kind());
            let endpoints = instead.replace("Vpc", "Vpce");
            let help = format!("put intrinsic functions under `{instead}` or `{endpoints}`");
            Err(Box::new(Diagnostic::new(code::NEEDS_LITERAL, wrong.span, found).help(help)))
        }
    }
}

/// The items of a list, or the node as the only item.
fn listed(node: &Node) -> Vec<Node> {
    node.as_list().cloned().unwrap_or_else(|| vec![node.clone()])
}

fn push_new(all: &mut Vec<Node>, statement: Node) {
    if !all.contains(&statement) {
        all.push(statement);
    }
}
