//! `AWS::Lambda::Url`: a function that takes requests without an API.

use super::{Kind, Planned};
use crate::plan::api::security::{Demand, SIGNED};
use crate::plan::api::{self, cors};
use crate::plan::model::{ApiKind, Integration, Origin, Route, RunPlan, Setting, Target};

/// URLs of functions.
pub const KIND: Kind = Kind { name: "AWS::Lambda::Url", section: "apis", add };

fn add(url: &Planned, plan: &mut RunPlan) {
    let properties = &url.properties;
    let cors = properties.child("Cors").map(|cors| cors::of(&cors));
    let function = function(url);
    let place = url.node.span;
    let Demand { scopes, api_key, .. } = Demand::nothing(place);
    let integration = Integration {
        kind: properties.default("aws_proxy".to_owned()),
        target: function,
        action: None,
        method: None,
        payload_version: Some(properties.default("2.0".to_owned())),
        timeout: None,
        settings: None,
    };
    let route = Route {
        method: Some("ANY".to_owned()),
        path: Setting::Known("$default".to_owned(), Origin::default_at(place)),
        integration,
        authorizer: authorizer(url),
        scopes,
        api_key,
        invoke_mode: properties.text("InvokeMode"),
        response_selection: None,
        place,
    };
    let head = url.head();
    plan.apis.push(crate::plan::model::Api {
        head,
        routes: vec![route],
        cors,
        ..api::empty(url, ApiKind::FunctionUrl)
    });
}

/// The function, by name or ARN; with a qualifier, one of its aliases.
fn function(url: &Planned) -> Option<Setting<Target>> {
    let properties = &url.properties;
    let qualifier = properties.text("Qualifier").and_then(|qualifier| qualifier.known().cloned());
    let target = properties.target_of("TargetFunctionArn", "AWS::Lambda::Function")?;
    Some(target.map(|Target { resource, address }| match &qualifier {
        Some(qualifier) => Target { resource, address: format!("{address}:{qualifier}") },
        None => Target { resource, address },
    }))
}

fn authorizer(url: &Planned) -> Option<Setting<String>> {
    url.properties.text("AuthType").filter(|kind| kind.known().is_none_or(|kind| kind == SIGNED))
}
