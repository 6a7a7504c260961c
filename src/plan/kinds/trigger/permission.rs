//! `AWS::Lambda::Permission`: of many services, nothing but a permission shows that they call a function.

use super::{address, settings, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{RunPlan, Setting, Target};
use crate::plan::properties::Properties;

/// Permissions. Most of them belong to a trigger, and have nothing to do here.
pub const KIND: Kind = Kind { name: "AWS::Lambda::Permission", section: "none_needed", add };

/// The services of which another resource shows what they call.
const SHOWN: &[&str] = &[
    "apigateway",
    "cognito-idp",
    "elasticloadbalancing",
    "events",
    "iot",
    "logs",
    "pipes",
    "s3",
    "scheduler",
    "sns",
    "vpc-lattice",
];

fn add(permission: &Planned, plan: &mut RunPlan) {
    let properties = &permission.properties;
    properties.ignore(&["FunctionUrlAuthType", "InvokedViaFunctionUrl", "PrincipalOrgID", "SourceAccount"]);
    let target = address::function(properties, "FunctionName");
    let source_arn = properties.text("SourceArn");
    let token = settings(properties, &["EventSourceToken"]);
    let is_of_url = properties.text("Action").is_some_and(|action| {
        action.known().is_some_and(|action| action.eq_ignore_ascii_case("lambda:InvokeFunctionUrl"))
    });
    let Some(source) = caller(properties, source_arn) else { return };
    if is_of_url || is_shown(&source, &target, plan) {
        return;
    }
    let id = &permission.identity.id;
    if let Some(resource) = plan.resources.iter_mut().find(|resource| resource.head.id == *id) {
        resource.section = "triggers";
        resource.because = None;
    }
    plan.triggers.push(Trigger {
        source: Some(source),
        settings: token,
        ..trigger(permission.head(), TriggerKind::Permission, target)
    });
}

/// The service that may call, and the resource on whose behalf.
fn caller(properties: &Properties, source_arn: Option<Setting<String>>) -> Option<Setting<Target>> {
    let arn = source_arn.as_ref().and_then(Setting::known);
    let resource = arn.and_then(|arn| properties.context.index.target(arn).resource);
    Some(properties.text("Principal")?.map(|address| Target { resource, address }))
}

/// Whether it is no service, or another resource shows that it calls.
fn is_shown(source: &Setting<Target>, target: &Setting<Target>, plan: &RunPlan) -> bool {
    let Some(principal) = source.known().map(|source| source.address.as_str()) else { return false };
    let Some((service, _)) = principal.split_once('.').filter(|_| principal.contains(".amazon")) else {
        return true;
    };
    let is_same = |trigger: &Trigger| {
        let resource = |target: &Setting<Target>| target.known().and_then(|target| target.resource.clone());
        trigger.kind == TriggerKind::ConfigRule && resource(&trigger.target) == resource(target)
    };
    SHOWN.contains(&service) || (service == "config" && plan.triggers.iter().any(is_same))
}
