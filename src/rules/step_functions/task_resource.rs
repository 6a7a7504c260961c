//! `Resource` of a task: what it calls, and how it waits.

use super::definitions::is_open;
use super::entries::{Part, but};
use super::report::{Report, did_you_mean};
use crate::diagnostic::similar;
use crate::tree::Node;

/// A service that Step Functions calls by itself.
struct Service {
    name: &'static str,
    /// Its actions; empty where they are not looked at.
    actions: &'static [&'static str],
    /// Whether `.sync` can follow some of them.
    can_run: bool,
    /// Whether `.waitForTaskToken` can follow some of them.
    can_wait: bool,
}

const fn service(
    name: &'static str,
    actions: &'static [&'static str],
    can_run: bool,
    can_wait: bool,
) -> Service {
    Service { name, actions, can_run, can_wait }
}

/// From "Integrating optimized services" in the developer guide of Step Functions. Others may be added, so a name
/// counts as wrong only when it is much like one of these.
const SERVICES: &[Service] = &[
    service("apigateway", &["invoke"], false, true),
    service(
        "athena",
        &["startQueryExecution", "stopQueryExecution", "getQueryExecution", "getQueryResults"],
        true,
        false,
    ),
    service("batch", &["submitJob"], true, true),
    service("bedrock", &["invokeModel", "createModelCustomizationJob"], true, true),
    service(
        "codebuild",
        &[
            "startBuild",
            "stopBuild",
            "batchDeleteBuilds",
            "batchGetReports",
            "startBuildBatch",
            "stopBuildBatch",
            "retryBuildBatch",
            "deleteBuildBatch",
        ],
        true,
        false,
    ),
    service("databrew", &["startJobRun"], true, false),
    service("dynamodb", &["getItem", "putItem", "deleteItem", "updateItem"], false, false),
    service("ecs", &["runTask"], true, true),
    service("eks", &[], true, true),
    service("elasticmapreduce", &[], true, false),
    service("emr-containers", &[], true, false),
    service("emr-serverless", &[], true, false),
    service("events", &["putEvents"], false, true),
    service("glue", &["startJobRun"], true, false),
    service("http", &["invoke"], false, false),
    service("lambda", &["invoke"], false, true),
    service("mediaconvert", &["createJob"], true, false),
    service("sagemaker", &[], true, false),
    service("sns", &["publish"], false, true),
    service("sqs", &["sendMessage"], false, true),
    service("states", &["startExecution"], true, true),
];

/// What says how a task waits.
const SUFFIXES: &[&str] = &["sync", "sync:2", "waitForTaskToken"];

/// Checks what a task calls.
pub fn check(state: Part, report: &mut Report) {
    let Some(node) = state.known("Resource").filter(|node| !is_open(node)) else { return };
    let Some(arn) = node.as_str() else { return };
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    match parts.as_slice() {
        ["arn", partition, "states", "", "", target] if partition.starts_with("aws") => {
            integration(node, target, report);
        }
        ["arn", partition, service, _, _, rest]
            if partition.starts_with("aws") && !service.is_empty() && !rest.is_empty() => {}
        _ => {
            let found = format!("`Resource` of {} must be an ARN{}", state.name, but(node));
            let help = "write the ARN of a function, or one such as `arn:aws:states:::lambda:invoke`";
            report.wrong(node.span, found, help);
        }
    }
}

/// `lambda:invoke.waitForTaskToken`, `aws-sdk:s3:listBuckets`
fn integration(node: &Node, target: &str, report: &mut Report) {
    let Some((name, action)) = target.split_once(':') else {
        let found = format!("`{target}` names no action of a service");
        return report.wrong(node.span, found, "write service and action, such as `lambda:invoke`");
    };
    let (action, suffix) = match action.split_once('.') {
        Some((action, suffix)) => (action, Some(suffix)),
        None => (action, None),
    };
    if let Some(wrong) = suffix.filter(|suffix| !SUFFIXES.contains(suffix)) {
        let help = did_you_mean(wrong, SUFFIXES.iter().copied(), "write `.sync` or `.waitForTaskToken`");
        return report.wrong(node.span, format!("a task cannot wait in the way of `.{wrong}`"), help);
    }
    match SERVICES.iter().find(|service| service.name == name) {
        None if name == "aws-sdk" => call_of_sdk(node, action, suffix, report),
        None => unknown_service(node, name, report),
        Some(service) => call_of_service(node, service, action, suffix, report),
    }
}

fn unknown_service(node: &Node, name: &str, report: &mut Report) {
    let close = similar::closest(name, SERVICES.iter().map(|service| service.name));
    if let Some(close) = close {
        let found = format!("Step Functions has no integration of its own for `{name}`");
        report.wrong(node.span, found, format!("did you mean `{close}`?"));
    }
}

fn call_of_service(node: &Node, service: &Service, action: &str, suffix: Option<&str>, report: &mut Report) {
    let name = service.name;
    let is_known = service.actions.is_empty() || service.actions.contains(&action);
    let close = similar::closest(action, service.actions.iter().copied());
    if let Some(close) = close.filter(|_| !is_known) {
        let found = format!("the integration of `{name}` has no action `{action}`");
        return report.wrong(node.span, found, format!("did you mean `{close}`?"));
    }
    let (can, way) = match suffix {
        Some("waitForTaskToken") => (service.can_wait, "for a task token"),
        Some(_) => (service.can_run, "for the end of a job"),
        None => return,
    };
    if !can {
        let found = format!("a call of `{name}:{action}` cannot wait {way}");
        let help = format!("write `{name}:{action}` alone");
        report.wrong(node.span, found, help);
    }
}

/// Actions of an SDK begin with a small letter, and no job is waited for.
fn call_of_sdk(node: &Node, call: &str, suffix: Option<&str>, report: &mut Report) {
    let action = call.split_once(':').map(|(_, action)| action);
    match action {
        None | Some("") => {
            let found = format!("`aws-sdk:{call}` names no action");
            report.wrong(node.span, found, "write service and action, such as `aws-sdk:s3:listBuckets`");
        }
        Some(action) if action.starts_with(|c: char| c.is_ascii_uppercase()) => {
            let mut letters = action.chars();
            let first = letters.next().unwrap_or_default().to_ascii_lowercase();
            let found = format!("actions of `aws-sdk` begin with a small letter, unlike `{action}`");
            report.wrong(node.span, found, format!("write `{first}{}`", letters.as_str()));
        }
        Some(action) if suffix.is_some_and(|suffix| suffix.starts_with("sync")) => {
            let found = format!("a call of `aws-sdk` cannot wait for the end of a job: `{action}.sync`");
            report.wrong(
                node.span,
                found,
                "use the integration of the service itself, or wait for a task token",
            );
        }
        Some(_) => {}
    }
}
