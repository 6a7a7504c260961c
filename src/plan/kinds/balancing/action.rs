//! What a rule does with a request (`Actions`, `DefaultActions`).

use crate::plan::model::Setting;
use crate::plan::model::balancing::{Action, WeightedGroup};
use crate::plan::properties::Properties;

/// The action that ends a rule; those before it ask who is there.
pub fn read(actions: &[Properties]) -> Action {
    let mut found = Action::Unknown;
    for action in actions {
        action.ignore(&["Order"]);
        for login in ["AuthenticateCognitoConfig", "AuthenticateOidcConfig", "JwtValidationConfig"] {
            action.not_emulated(login, "requests go on without a login");
        }
        match action.text("Type").as_ref().and_then(Setting::known).map(String::as_str) {
            Some("forward") => found = forward(action),
            Some("redirect") => found = redirect(action).unwrap_or(found),
            Some("fixed-response") => found = fixed_response(action).unwrap_or(found),
            _ => {}
        }
    }
    found
}

/// To one target group, or to several with their shares.
fn forward(action: &Properties) -> Action {
    let target = |properties: &Properties| {
        properties.target_of("TargetGroupArn", "AWS::ElasticLoadBalancingV2::TargetGroup")
    };
    let config = action.child("ForwardConfig");
    let groups = config.as_ref().map(|config| config.children("TargetGroups")).unwrap_or_default();
    if let Some(config) = &config {
        config.not_emulated("TargetGroupStickinessConfig", "each request is shared out anew");
    }
    let weighted = |group: &Properties| {
        Some(WeightedGroup { target_group: target(group)?, weight: group.number_or("Weight", 1) })
    };
    let mut target_groups: Vec<WeightedGroup> = groups.iter().filter_map(weighted).collect();
    let single = target(action);
    if target_groups.is_empty() {
        target_groups
            .extend(single.map(|target_group| WeightedGroup { target_group, weight: action.default(1) }));
    }
    Action::Forward { target_groups }
}

fn redirect(action: &Properties) -> Option<Action> {
    let config = action.child("RedirectConfig")?;
    Some(Action::Redirect {
        status: config.text_or("StatusCode", "HTTP_302"),
        protocol: config.text("Protocol"),
        host: config.text("Host"),
        port: config.text("Port"),
        path: config.text("Path"),
        query: config.text("Query"),
    })
}

fn fixed_response(action: &Properties) -> Option<Action> {
    let config = action.child("FixedResponseConfig")?;
    Some(Action::FixedResponse {
        status: config.text_or("StatusCode", "200"),
        content_type: config.text("ContentType"),
        body: config.text("MessageBody"),
    })
}
