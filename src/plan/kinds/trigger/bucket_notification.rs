//! The notifications of `AWS::S3::Bucket`.

use super::{address, filter, itself, part, trigger};
use crate::plan::kinds::Planned;
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Origin, RunPlan, Setting, Target, Tree};
use crate::plan::properties::Properties;

/// The lists of notifications, and the property that names who gets them.
const LISTS: &[(&str, &str)] = &[
    ("LambdaConfigurations", "Function"),
    ("QueueConfigurations", "Queue"),
    ("TopicConfigurations", "Topic"),
];

/// Adds the notifications of a bucket.
pub fn of_bucket(bucket: &Planned, plan: &mut RunPlan) {
    let Some(notifications) = bucket.properties.child("NotificationConfiguration") else { return };
    for (list, target) in LISTS {
        for (index, notification) in notifications.children(list).iter().enumerate() {
            let place = format!("NotificationConfiguration/{list}/{index}");
            let head = part(bucket, &place, notification.place);
            plan.triggers.push(Trigger {
                source: Some(itself(bucket)),
                filter: Some(events(notification)),
                ..trigger(head, TriggerKind::S3, receiver(notification, target))
            });
        }
    }
}

fn receiver(notification: &Properties, name: &str) -> Setting<Target> {
    match name {
        "Function" => address::function(notification, name),
        _ => address::required(notification, name),
    }
}

/// The events, and how the keys of objects begin and end.
fn events(notification: &Properties) -> Tree {
    let origin = Origin::template(notification.place);
    let event = notification.text("Event").map(|event| filter::text(event, origin));
    let mut entries = vec![("events", filter::list(event.into_iter().collect(), origin))];
    for (name, value) in rules(notification) {
        entries.push((name, filter::text(value, origin)));
    }
    filter::map(entries, origin)
}

fn rules(notification: &Properties) -> Vec<(&'static str, Setting<String>)> {
    let key = notification.child("Filter").and_then(|filter| filter.child("S3Key"));
    let rules = key.iter().flat_map(|key| key.children("Rules"));
    let rule = |rule: Properties| {
        let name = rule.text("Name")?;
        let name = match name.known()?.to_ascii_lowercase().as_str() {
            "prefix" => "prefix",
            "suffix" => "suffix",
            _ => return None,
        };
        Some((name, rule.text("Value")?))
    };
    rules.filter_map(rule).collect()
}
