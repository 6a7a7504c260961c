//! `ScheduleV2`: a schedule of EventBridge Scheduler that invokes the function.

use super::super::context::{Context, Expanded};
use super::super::policy::statements;
use super::super::resource::Resource;
use super::scheduler::{self, ScheduleTarget};
use super::{Event, EventSource, Target};

/// `ScheduleV2`.
pub const SOURCE: EventSource = EventSource { name: "ScheduleV2", properties: scheduler::PROPERTIES, expand };

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let arn = target.arn(event.span);
    let policy = statements::invoke_function(arn.clone(), &event.logical_id, event.span);
    let attributes = target.attributes.passed_on();
    scheduler::schedule(context, event, ScheduleTarget { arn, policy, attributes })
}
