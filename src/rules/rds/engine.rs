//! The engines of databases.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::check::{Known, Resource, Subject};
use crate::conditions::Scope;
use crate::tree::Node;

/// The type of database instances.
pub const INSTANCE: &str = "AWS::RDS::DBInstance";

/// What an instance is a copy of: then it has the engine and the encryption of that.
const SOURCES: &[&str] = &[
    "DBClusterSnapshotIdentifier",
    "DBSnapshotIdentifier",
    "SourceDBClusterIdentifier",
    "SourceDBInstanceAutomatedBackupsArn",
    "SourceDBInstanceIdentifier",
    "SourceDbiResourceId",
];

/// Whether an instance is, under some of the conditions, a copy of something.
pub fn has_source(subject: &Subject, instance: &Resource, scope: &Scope) -> bool {
    SOURCES.iter().any(|source| subject.may_have(instance, source, scope))
}

/// The engines that a resource has, in lower case: RDS takes `MySQL` as well.
pub fn of<'t>(subject: &Subject<'t>, resource: &Resource<'t>, scope: &Scope) -> Vec<Known> {
    let known = subject.known(resource, "Engine", scope).into_iter();
    known.map(|engine| Known { text: engine.text.to_lowercase(), ..engine }).collect()
}

/// The engines of all instances.
pub fn written(subject: &Subject) -> BTreeSet<String> {
    let instances = subject.resources_of(INSTANCE);
    instances.flat_map(|instance| of(subject, instance, &instance.scope)).map(|engine| engine.text).collect()
}

/// Properties with their engine in lower case, as tables have it.
pub fn in_lower_case(properties: &Node) -> Cow<'_, Node> {
    let engine = properties.get("Engine").and_then(Node::as_str);
    match engine.filter(|engine| engine.chars().any(char::is_uppercase)).map(str::to_lowercase) {
        Some(engine) => {
            let mut properties = properties.clone();
            if let Some(node) = properties.get_mut("Engine") {
                *node = Node::made(engine, node.span);
            }
            Cow::Owned(properties)
        }
        None => Cow::Borrowed(properties),
    }
}
