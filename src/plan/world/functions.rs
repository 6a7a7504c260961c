//! Functions that AWS works out while it deploys: `Fn::GetAZs`, `Fn::Base64`.

use super::World;
use crate::language::values::{Known, Unknown, Values};
use crate::plan::model::OriginKind;
use crate::source::Span;
use crate::tree::{Node, Value};

/// What a function gives; `None` for one that is of no business of this.
pub(super) fn call(
    world: &World,
    values: &mut Values,
    function: &str,
    argument: &Node,
    span: Span,
) -> Option<Known> {
    match function {
        "Fn::GetAZs" => Some(zones(world, values, argument, span)),
        "Fn::Transform" => Some(Err(Unknown::new(span, "only AWS runs macros"))),
        _ => None,
    }
}

/// `Fn::GetAZs`: the zones a, b and c, which every region has as far as samc knows.
fn zones(world: &World, values: &mut Values, argument: &Node, span: Span) -> Known {
    let region = values.text(argument)?;
    let region = if region.is_empty() { world.region.as_str() } else { region.as_str() };
    world.touch(OriginKind::Generated);
    let zones = ["a", "b", "c"].iter().map(|zone| Node::made(format!("{region}{zone}"), span));
    Ok(Node::new(Value::List(zones.collect()), span))
}
