//! What a request must be like for a rule (`Conditions`).

use crate::plan::model::Setting;
use crate::plan::model::balancing::{HeaderCondition, ListenerRule, QueryCondition};
use crate::plan::properties::Properties;
use crate::tree::Node;

/// Adds a condition to a rule.
pub fn add(rule: &Properties, (at, node): (usize, &Node), read: &mut ListenerRule) {
    let Some(condition) = rule.open(node, format!("Conditions.{at}")) else { return };
    let field = condition.text("Field");
    let values = |config: &str| values(&condition, config);
    match field.as_ref().and_then(Setting::known).map(String::as_str) {
        Some("path-pattern") if !has_expressions(&condition) => {
            read.paths.extend(values("PathPatternConfig"))
        }
        Some("host-header") if !has_expressions(&condition) => read.hosts.extend(values("HostHeaderConfig")),
        Some("http-request-method") => read.methods.extend(values("HttpRequestMethodConfig")),
        Some("http-header") if !has_expressions(&condition) => read.headers.extend(header(&condition)),
        Some("query-string") => read.queries.push(queries(&condition)),
        _ => {
            // It is in the plan as a whole, with all that is in it.
            condition.entries().for_each(drop);
            read.other_conditions.extend(rule.context.tree(&rule.stack, node));
        }
    }
}

/// The values, as they are written today or as they were before (`Values` beside `Field`).
fn values(condition: &Properties, config: &str) -> Vec<Setting<String>> {
    let config = condition.child(config);
    let own = config.map(|config| config.texts("Values")).unwrap_or_default();
    if own.is_empty() { condition.texts("Values") } else { own }
}

/// Whether regular expressions stand in the place of patterns.
fn has_expressions(condition: &Properties) -> bool {
    let configs = ["PathPatternConfig", "HostHeaderConfig", "HttpHeaderConfig"];
    condition.has("RegexValues")
        || configs
            .iter()
            .any(|config| condition.child(config).is_some_and(|config| config.has("RegexValues")))
}

fn header(condition: &Properties) -> Option<HeaderCondition> {
    let config = condition.child("HttpHeaderConfig")?;
    Some(HeaderCondition { name: config.text("HttpHeaderName")?, values: config.texts("Values") })
}

fn queries(condition: &Properties) -> Vec<QueryCondition> {
    let config = condition.child("QueryStringConfig");
    let pairs = config.map(|config| config.children("Values")).unwrap_or_default();
    let query =
        |pair: &Properties| Some(QueryCondition { name: pair.text("Key"), value: pair.text("Value")? });
    pairs.iter().filter_map(query).collect()
}
