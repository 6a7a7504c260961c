//! The path of a resource of a REST API.

use super::parts::Parts;
use crate::language::values::Unknown;
use crate::plan::context::Context;
use crate::plan::model::{Origin, OriginKind, Setting, Target};
use crate::source::Span;

/// The path of a resource: what its parents add, up to the root. What is no resource of the template is the root.
pub fn of(context: &Context, parts: &Parts, resource: &Setting<Target>, place: Span) -> Setting<String> {
    let mut names = Vec::new();
    let mut kind = OriginKind::Template;
    let mut at = resource;
    loop {
        let target = match at {
            Setting::Unknown(id) => return Setting::Unknown(id.clone()),
            Setting::Known(target, _) => target,
        };
        let segment = target.resource.as_ref().and_then(|id| parts.segments.get(id));
        let Some(segment) = segment else { break };
        match &segment.name {
            Setting::Unknown(id) => return Setting::Unknown(id.clone()),
            Setting::Known(name, origin) => {
                kind = kind.max(origin.kind);
                names.push(name.as_str());
            }
        }
        if names.len() > parts.segments.len() {
            let why = Unknown::new(place, "the resources of this path are parents of each other in a circle");
            return Setting::Unknown(context.unknown(why));
        }
        at = &segment.parent;
    }
    names.reverse();
    Setting::Known(format!("/{}", names.join("/")), Origin { kind, place })
}
