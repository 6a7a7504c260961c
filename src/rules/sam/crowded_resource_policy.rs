//! S3006: The permissions of a function come near the size that Lambda allows.

use indexmap::IndexMap;

use super::body::expanded_resources;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3006",
        name: "crowded-resource-policy",
        severity: Severity::Warning,
        summary: "The permissions of a function come near the size that Lambda allows.",
    },
    documentation: Documentation {
        finds: "A function whose permissions to be called, in the policy that Lambda keeps with it, take more than four fifths of the 20,480 bytes that there are. The size is estimated, because names and ids are only known after the deployment.",
        matters: "SAM makes a permission for each event. The deployment fails with the one that no longer fits: \"the final policy size is bigger than the limit\".",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Route01: {Type: Api, Properties: {Path: '/orders/a/{id}', Method: get}}
        Route02: {Type: Api, Properties: {Path: '/orders/b/{id}', Method: get}}
        Route03: {Type: Api, Properties: {Path: '/orders/c/{id}', Method: get}}
        Route04: {Type: Api, Properties: {Path: '/orders/d/{id}', Method: get}}
        Route05: {Type: Api, Properties: {Path: '/orders/e/{id}', Method: get}}
        Route06: {Type: Api, Properties: {Path: '/orders/f/{id}', Method: get}}
        Route07: {Type: Api, Properties: {Path: '/orders/g/{id}', Method: get}}
        Route08: {Type: Api, Properties: {Path: '/orders/h/{id}', Method: get}}
        Route09: {Type: Api, Properties: {Path: '/orders/i/{id}', Method: get}}
        Route10: {Type: Api, Properties: {Path: '/orders/j/{id}', Method: get}}
        Route11: {Type: Api, Properties: {Path: '/orders/k/{id}', Method: get}}
        Route12: {Type: Api, Properties: {Path: '/orders/l/{id}', Method: get}}
        Route13: {Type: Api, Properties: {Path: '/orders/m/{id}', Method: get}}
        Route14: {Type: Api, Properties: {Path: '/orders/n/{id}', Method: get}}
        Route15: {Type: Api, Properties: {Path: '/orders/o/{id}', Method: get}}
        Route16: {Type: Api, Properties: {Path: '/orders/p/{id}', Method: get}}
        Route17: {Type: Api, Properties: {Path: '/orders/q/{id}', Method: get}}
        Route18: {Type: Api, Properties: {Path: '/orders/r/{id}', Method: get}}
        Route19: {Type: Api, Properties: {Path: '/orders/s/{id}', Method: get}}
        Route20: {Type: Api, Properties: {Path: '/orders/t/{id}', Method: get}}
        Route21: {Type: Api, Properties: {Path: '/orders/u/{id}', Method: get}}
        Route22: {Type: Api, Properties: {Path: '/orders/v/{id}', Method: get}}
        Route23: {Type: Api, Properties: {Path: '/orders/w/{id}', Method: get}}
        Route24: {Type: Api, Properties: {Path: '/orders/x/{id}', Method: get}}
        Route25: {Type: Api, Properties: {Path: '/orders/y/{id}', Method: get}}
        Route26: {Type: Api, Properties: {Path: '/orders/z/{id}', Method: get}}
        Route27: {Type: Api, Properties: {Path: '/returns/a/{id}', Method: get}}
        Route28: {Type: Api, Properties: {Path: '/returns/b/{id}', Method: get}}
        Route29: {Type: Api, Properties: {Path: '/returns/c/{id}', Method: get}}
        Route30: {Type: Api, Properties: {Path: '/returns/d/{id}', Method: get}}
        Route31: {Type: Api, Properties: {Path: '/returns/e/{id}', Method: get}}
        Route32: {Type: Api, Properties: {Path: '/returns/f/{id}', Method: get}}
        Route33: {Type: Api, Properties: {Path: '/returns/g/{id}', Method: get}}
        Route34: {Type: Api, Properties: {Path: '/returns/h/{id}', Method: get}}
        Route35: {Type: Api, Properties: {Path: '/returns/i/{id}', Method: get}}
        Route36: {Type: Api, Properties: {Path: '/returns/j/{id}', Method: get}}
        Route37: {Type: Api, Properties: {Path: '/returns/k/{id}', Method: get}}
        Route38: {Type: Api, Properties: {Path: '/returns/l/{id}', Method: get}}
        Route39: {Type: Api, Properties: {Path: '/returns/m/{id}', Method: get}}
        Route40: {Type: Api, Properties: {Path: '/returns/n/{id}', Method: get}}
        Route41: {Type: Api, Properties: {Path: '/returns/o/{id}', Method: get}}
        Route42: {Type: Api, Properties: {Path: '/returns/p/{id}', Method: get}}
        Route43: {Type: Api, Properties: {Path: '/returns/q/{id}', Method: get}}
        Route44: {Type: Api, Properties: {Path: '/returns/r/{id}', Method: get}}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Orders: {Type: Api, Properties: {Path: '/orders/{proxy+}', Method: get}}
        Returns: {Type: Api, Properties: {Path: '/returns/{proxy+}', Method: get}}
",
    },
    check: Check::Subject(check),
};

/// What the policy of a function may take, in bytes (Lambda quotas).
const LIMIT: usize = 20_480;

/// From here on it is worth a word.
const CROWDED: usize = LIMIT / 5 * 4;

/// The text of a statement without the parts that differ:
/// `{"Sid":"","Effect":"Allow","Principal":{"Service":""},"Action":"","Resource":"","Condition":{"ArnLike":{"AWS:SourceArn":""}}},`
const STATEMENT: usize = 125;

/// `arn:aws:lambda:us-east-1:123456789012:function:`
const FUNCTION_ARN: usize = 48;

/// `-1A2B3C4D5E6F` after the names that CloudFormation makes.
const RANDOM: usize = 13;

/// What is taken for names that are not known: of the stack, and what functions stand for.
const NAME: usize = 16;

/// The permissions of one function or alias.
#[derive(Default)]
struct Policy {
    permissions: usize,
    bytes: usize,
    span: Option<Span>,
}

fn check(subject: &Subject, findings: &mut Findings) {
    let mut policies: IndexMap<&str, Policy> = IndexMap::new();
    for (id, permission) in expanded_resources(subject, "AWS::Lambda::Permission") {
        let properties = permission.get("Properties").and_then(Node::as_map);
        let Some((name, properties)) = properties.and_then(|map| Some((function_name(map)?, map))) else {
            continue;
        };
        let policy = policies.entry(name).or_default();
        policy.permissions += 1;
        policy.bytes += statement_size(id, name, properties);
        policy.span.get_or_insert(permission.span);
    }
    let resources = subject.section("Resources");
    policies.retain(|_, policy| policy.bytes > CROWDED);
    for (name, policy) in policies {
        let function = function_behind(subject, name);
        let span = function.and_then(|function| resources.key_span(function)).or(policy.span);
        let Some(span) = span else { continue };
        findings.push(finding(function.unwrap_or(name), &policy, span));
    }
}

fn finding(function: &str, policy: &Policy, span: Span) -> Diagnostic {
    let found = format!(
        "the {} permissions to call `{function}` take about {} of the {LIMIT} bytes that Lambda allows",
        policy.permissions, policy.bytes
    );
    let help = "take several routes together in one event, as in `Path: /{proxy+}` with `Method: ANY`, or \
                spread them over several functions";
    Diagnostic::new(RULE.code, span, found).help(help).resource(function)
}

fn function_name(permission: &Map) -> Option<&str> {
    let name = permission.get("FunctionName")?;
    intrinsic::referenced_id(name).or_else(|| name.as_str())
}

/// The function that an alias stands for.
fn function_behind<'t>(subject: &Subject<'t>, name: &'t str) -> Option<&'t str> {
    let resource = subject.expanded?.section("Resources")?.get(name)?;
    match resource.get("Type").and_then(Node::as_str) {
        Some("AWS::Lambda::Alias") => intrinsic::referenced_id(resource.at(&["Properties", "FunctionName"])?),
        _ => Some(name),
    }
}

fn statement_size(id: &str, function: &str, permission: &Map) -> usize {
    let values = ["Action", "Principal", "SourceArn", "SourceAccount", "EventSourceToken"];
    let values: usize = values.iter().filter_map(|name| permission.get(name)).map(length).sum();
    let statement_id = NAME + 1 + id.len() + RANDOM;
    STATEMENT + FUNCTION_ARN + NAME + 1 + function.len() + RANDOM + statement_id + values
}

/// How long a text will be.
fn length(node: &Node) -> usize {
    match &node.value {
        Value::String(text) => text.len(),
        Value::List(items) => items.iter().map(length).sum(),
        // The text of a `Fn::Sub` has variables about as long as what they stand for.
        Value::Map(_) => intrinsic::argument(node, "Fn::Sub").map_or(NAME, sub_length),
        _ => 0,
    }
}

fn sub_length(argument: &Node) -> usize {
    let text = argument.as_list().and_then(|items| items.first()).unwrap_or(argument);
    text.as_str().map_or(NAME, str::len)
}
