//! Which events a trigger is for.

use serde_json::Value as Json;

use crate::plan::context::Context;
use crate::plan::model::{Origin, Setting, Tree, UnknownId};
use crate::plan::partial::PartialText;
use crate::plan::properties::Properties;
use crate::plan::world::Stack;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// A value that is written out, or as a JSON text.
pub fn json(properties: &Properties, name: &str) -> Option<Tree> {
    let tree = json_of(properties.context, &properties.stack, properties.node(name)?)?;
    Some(tree).filter(|tree| !tree.value.is_null() || !tree.holes.is_empty())
}

fn json_of(context: &Context, stack: &Stack, node: &Node) -> Option<Tree> {
    if let Some((condition, then, otherwise)) = intrinsic::if_arguments(node) {
        return match context.world.holds(stack, condition) {
            Ok(holds) => json_of(context, stack, if holds { then } else { otherwise }),
            Err(_) => context.tree(stack, node),
        };
    }
    let is_text = matches!(node.value, Value::String(_)) || intrinsic::is_intrinsic(node);
    match is_text && !intrinsic::is_no_value(node) {
        true => PartialText::of(context, stack, node).map(|text| text.into_json(context)),
        false => context.tree(stack, node),
    }
}

/// The patterns of filter criteria, each of which is a JSON text: an event is wanted that fits one of them.
pub fn criteria(properties: &Properties, name: &str) -> Option<Tree> {
    let criteria = properties.child(name)?;
    let patterns: Vec<Tree> =
        criteria.children("Filters").iter().filter_map(|filter| json(filter, "Pattern")).collect();
    (!patterns.is_empty()).then(|| list(patterns, Origin::template(criteria.place)))
}

/// A list of these.
pub fn list(items: Vec<Tree>, origin: Origin) -> Tree {
    let named = items.into_iter().enumerate().map(|(index, tree)| (index.to_string(), tree));
    let (values, holes) = gathered(named);
    Tree { value: Json::Array(values.into_iter().map(|(_, value)| value).collect()), holes, origin }
}

/// A map of these.
pub fn map(entries: Vec<(&str, Tree)>, origin: Origin) -> Tree {
    let named = entries.into_iter().map(|(name, tree)| (name.to_owned(), tree));
    let (values, holes) = gathered(named);
    Tree { value: Json::Object(values.into_iter().collect()), holes, origin }
}

/// The text as a tree of its own.
pub fn text(setting: Setting<String>, origin: Origin) -> Tree {
    match setting {
        Setting::Known(text, origin) => Tree { value: Json::String(text), holes: Vec::new(), origin },
        Setting::Unknown(id) => Tree { value: Json::Null, holes: vec![(String::new(), id)], origin },
    }
}

type Gathered = (Vec<(String, Json)>, Vec<(String, UnknownId)>);

/// The values of trees, and their holes as seen from above.
fn gathered(trees: impl Iterator<Item = (String, Tree)>) -> Gathered {
    let (mut values, mut holes) = (Vec::new(), Vec::new());
    for (name, tree) in trees {
        holes.extend(tree.holes.into_iter().map(|(at, id)| (format!("/{name}{at}"), id)));
        values.push((name, tree.value));
    }
    (values, holes)
}
