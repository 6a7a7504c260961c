//! `AlexaSkill`: an Alexa skill invokes the function.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::permission::{Scope, permission};
use super::{Event, EventSource, Target};

/// `AlexaSkill`.
pub const SOURCE: EventSource = EventSource { name: "AlexaSkill", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[Property::optional("SkillId", Shape::String)];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let scope = Scope { event_source_token: event.get("SkillId").cloned(), ..Scope::default() };
    let principal = "alexa-appkit.amazon.com";
    Ok(vec![permission(context, target, principal, &event.logical_id, "", scope, event.span)?])
}
