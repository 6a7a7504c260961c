//! Conditions and policies that APIs take over from the functions behind their routes.

use super::super::conditions;
use super::super::context::Context;
use super::super::open_api::document::Edited;
use super::kind::Kind;
use super::usage::{ApiUsage, Usage};
use crate::tree::{Node, Text};

/// Sets condition and policies of the implicit API.
pub fn set_on_implicit_api(context: &mut Context, kind: &Kind, usage: &Usage) {
    let Some(users) = usage.of_api(kind.implicit_id) else { return };
    let condition = any_of(context, &format!("{}Condition", kind.implicit_id), users.conditions());
    let deletion = strongest(&users.deletion_policies, &["Retain", "Delete"]);
    let update = strongest(&users.update_replace_policies, &["Retain", "Snapshot", "Delete"]);
    let Some(api) = context.resources.get_mut(kind.implicit_id).and_then(Node::as_map_mut) else { return };
    api.insert_some("Condition", condition);
    api.insert_some("DeletionPolicy", deletion);
    api.insert_some("UpdateReplacePolicy", update);
}

/// The name of the only condition, or else of a new one that holds when any of them does.
fn any_of(context: &mut Context, name: &str, all: Vec<Node>) -> Option<Node> {
    let first = all.first()?.clone();
    if all.len() == 1 {
        return Some(first);
    }
    let names = all.iter().filter_map(Node::as_text).cloned().collect();
    conditions::add_any_of(context, name, names, first.span);
    Some(Node::made(name, first.span))
}

/// The first of the `ranked` policies that anyone has.
fn strongest(policies: &[Node], ranked: &[&str]) -> Option<Node> {
    ranked.iter().find_map(|name| policies.iter().find(|policy| policy.as_str() == Some(name)).cloned())
}

/// Makes the paths of managed APIs conditional when all their methods are.
pub fn set_on_paths(context: &mut Context, kind: &Kind, usage: &Usage) -> Edited<()> {
    for (api_id, _) in super::ids_of_types(context, &[kind.api_type]) {
        let conditional = usage.of_api(&api_id).map(|users| path_conditions(context, &api_id, users));
        super::edit_managed_body(context, kind, &api_id, |document| {
            for (path, condition) in conditional.into_iter().flatten() {
                document.make_path_conditional(&path, condition);
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn path_conditions(context: &mut Context, api_id: &str, users: &ApiUsage) -> Vec<(Text, Node)> {
    let mut conditional = Vec::new();
    for path in users.paths() {
        let name = path_condition_name(api_id, path);
        if let Some(condition) = any_of(context, &name, users.conditions_of_path(path)) {
            conditional.push((path.clone(), condition));
        }
    }
    conditional
}

fn path_condition_name(api_id: &str, path: &str) -> String {
    let path = path.replace('/', "SLASH").replace('{', "OB").replace('}', "CB");
    format!("{api_id}{path}PathCondition")
}
