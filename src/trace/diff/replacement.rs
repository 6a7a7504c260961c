//! Which changes CloudFormation cannot make where the resource is.

use super::Change;
use crate::report::locate::Step;
use crate::schema::{PropertyPath, ResourceType};
use crate::tree::Node;

/// Whether a change brings about a new resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Replaces {
    /// It does not.
    No,
    /// It does for some values.
    Perhaps,
    /// It does.
    Yes,
}

/// Whether the change of a resource of this type replaces it.
pub fn replaces(kind: Option<&ResourceType>, change: &Change) -> Replaces {
    let Some((Step::Key("Properties"), path)) = change.path.split_first() else { return Replaces::No };
    let Some(kind) = kind else { return Replaces::No };
    let concerned = |property: &PropertyPath| {
        let property: Vec<&str> = property.steps().collect();
        concerns(&property, path, change.old, change.new)
    };
    if kind.create_only.iter().any(concerned) {
        Replaces::Yes
    } else if kind.conditional_create_only.iter().any(concerned) {
        Replaces::Perhaps
    } else {
        Replaces::No
    }
}

/// Whether a change at `path` changes the property: it is in it, or around it.
fn concerns(property: &[&str], path: &[Step], old: Option<&Node>, new: Option<&Node>) -> bool {
    match (property.split_first(), path.split_first()) {
        (None, _) => true,
        (Some((name, below)), Some((step, path))) => fits(name, step) && concerns(below, path, old, new),
        (Some(_), None) => values(old, property) != values(new, property),
    }
}

fn fits(name: &str, step: &Step) -> bool {
    match step {
        Step::Key(key) => name == *key,
        Step::Index(_) => name == "*",
    }
}

/// The values of the property inside a node.
fn values<'a>(node: Option<&'a Node>, property: &[&str]) -> Vec<&'a Node> {
    let (Some(node), Some((name, below))) = (node, property.split_first()) else {
        return node.into_iter().collect();
    };
    match (*name, node.as_list()) {
        ("*", Some(items)) => items.iter().flat_map(|item| values(Some(item), below)).collect(),
        (name, _) => node.get(name).map_or(Vec::new(), |node| values(Some(node), below)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::changes::changes;
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::schema::Schemas;
    use crate::source::Sources;

    fn effect(kind: &str, old: &str, new: &str) -> Option<Replaces> {
        let mut sources = Sources::new();
        let mut parse = |text: &str| {
            let file = sources.add("template.yaml", format!("Properties: {text}"));
            crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap()
        };
        let (old, new) = (parse(old), parse(new));
        let schemas = Schemas::new();
        let kind = schemas.resource_type(kind);
        changes(Some(&old), Some(&new)).iter().map(|change| replaces(kind, change)).max()
    }

    /// What the user guide says under "Update requires" of these properties.
    #[test]
    fn some_properties_replace_the_resource() {
        let function = |old, new| effect("AWS::Lambda::Function", old, new);
        assert_eq!(function("{Timeout: 3}", "{Timeout: 5}"), Some(Replaces::No));
        assert_eq!(function("{Timeout: 3, FunctionName: a}", "{Timeout: 3}"), Some(Replaces::Yes));
        assert_eq!(function("{FunctionName: a}", "{FunctionName: !Ref A}"), Some(Replaces::Yes));
        let table = |old, new| effect("AWS::DynamoDB::Table", old, new);
        assert_eq!(table("{KeySchema: [{A: a}]}", "{KeySchema: [{A: b}]}"), Some(Replaces::Perhaps));
        assert_eq!(effect("Custom::Thing", "{A: 1}", "{A: 2}"), Some(Replaces::No));
    }

    #[test]
    fn properties_inside_lists() {
        let team = |old, new| effect("AWS::EC2::TransitGatewayConnectPeer", old, new);
        let peer =
            |asn: u32| format!("{{ConnectPeerConfiguration: {{BgpConfigurations: [{{PeerAsn: {asn}}}]}}}}");
        assert_eq!(team(&peer(1), &peer(2)), Some(Replaces::Yes));
    }
}
