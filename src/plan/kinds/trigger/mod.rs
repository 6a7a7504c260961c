//! What starts functions and the like: one file for each type of resource that asks for it.

pub mod address;
pub mod bucket_notification;
pub mod config_rule;
pub mod event_rule;
pub mod event_source_mapping;
mod filter;
pub mod iot_rule;
pub mod log_subscription;
pub mod permission;
pub mod pipe;
mod poller;
mod retry;
pub mod schedule;
pub mod subscription;
mod task;
pub mod user_pool;

use super::Planned;
use crate::plan::model::trigger::{Trigger, TriggerKind, TriggerSetting};
use crate::plan::model::{Head, Origin, Setting, Target};
use crate::plan::properties::Properties;
use crate::source::Span;

/// A trigger that is on, of which nothing more is known yet.
fn trigger(head: Head, kind: TriggerKind, target: Setting<Target>) -> Trigger {
    let enabled = Setting::Known(true, Origin::default_at(head.place));
    Trigger {
        head,
        kind,
        source: None,
        target,
        enrichment: None,
        enabled,
        schedule: None,
        time_zone: None,
        filter: None,
        input: None,
        batch: None,
        retry: None,
        dead_letter: None,
        settings: Vec::new(),
    }
}

/// What one of several triggers has that a resource asks for.
fn part(resource: &Planned, name: &str, place: Span) -> Head {
    let head = resource.head();
    Head { id: format!("{}/{name}", head.id), place, ..head }
}

/// The resource itself as the source of events.
fn itself(resource: &Planned) -> Setting<Target> {
    let head = resource.head();
    let address = head.arn.unwrap_or(head.name);
    let target = Target { resource: Some(head.id), address };
    Setting::Known(target, Origin::generated(resource.node.span))
}

/// Those of the settings that the template has.
fn settings(properties: &Properties, names: &[&str]) -> Vec<TriggerSetting> {
    let setting =
        |name: &&str| Some(TriggerSetting { name: (*name).to_owned(), value: properties.tree(name)? });
    names.iter().filter_map(setting).collect()
}
