//! `AWS::Events::EventBus`.

use super::{Kind, Planned};
use crate::plan::model::{Bus, RunPlan};

/// EventBridge buses.
pub const KIND: Kind = Kind { name: "AWS::Events::EventBus", section: "buses", add };

fn add(bus: &Planned, plan: &mut RunPlan) {
    let properties = &bus.properties;
    properties.ignore(&["Description", "KmsKeyIdentifier", "LogConfig", "Name", "Policy", "Tags"]);
    properties.not_emulated("DeadLetterConfig", "events that cannot be delivered are not kept");
    properties.not_emulated("EventSourceName", "events of partners do not come to this machine");
    plan.buses.push(Bus { head: bus.head() });
}
