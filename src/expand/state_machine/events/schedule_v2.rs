//! `ScheduleV2`: a schedule of EventBridge Scheduler that starts the state machine.

use super::Target;
use crate::expand::context::{Context, Expanded};
use crate::expand::events::scheduler::{self, ScheduleTarget};
use crate::expand::events::{Event, EventSource};
use crate::expand::policy::statements;
use crate::expand::resource::Resource;

/// `ScheduleV2`.
pub const SOURCE: EventSource<Target> =
    EventSource { name: "ScheduleV2", properties: scheduler::PROPERTIES, expand };

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let arn = target.arn(event.span);
    let policy = statements::start_execution(arn.clone(), &event.logical_id, event.span);
    let attributes = target.attributes.clone();
    scheduler::schedule(context, event, ScheduleTarget { arn, policy, attributes })
}
