//! Environment variables of a container: those of the template, those from secrets, and those given for this run.

use indexmap::IndexMap;

use super::super::Planned;
use crate::language::values::Missing;
use crate::plan::model::container::SecretVariable;
use crate::plan::model::{EnvironmentVariable, Made, Origin, OriginKind, Part, Setting, Target, UnknownId};
use crate::plan::properties::Properties;
use crate::source::Span;
use crate::tree::Node;

/// What a container finds in its environment, and which of that are secrets.
pub struct Environment {
    /// All variables.
    variables: IndexMap<String, Setting<String>>,
    /// Those whose values are secrets.
    pub secrets: Vec<SecretVariable>,
}

/// The environment of a container.
pub fn read(task: &Planned, container: &Properties, name: Option<&str>) -> Environment {
    let given = Given::of(task, name);
    let mut environment = Environment { variables: IndexMap::new(), secrets: Vec::new() };
    for variable in container.children("Environment") {
        let Some(Setting::Known(name, _)) = variable.text("Name") else { continue };
        let declared = variable.text_or("Value", "");
        let value = given.value(&name).unwrap_or(declared);
        environment.variables.insert(name, value);
    }
    for secret in container.children("Secrets") {
        let Some(Setting::Known(name, _)) = secret.text("Name") else { continue };
        let Some(from) = secret.text("ValueFrom") else { continue };
        let value = given.value(&name).unwrap_or_else(|| injected(task, &from, secret.place));
        environment
            .secrets
            .push(SecretVariable { name: name.clone(), from: from.map(|from| source(task, from)) });
        environment.variables.insert(name, value);
    }
    for (name, value) in given.all() {
        environment.variables.entry(name.clone()).or_insert_with(|| overriding(value));
    }
    environment
}

impl Environment {
    /// All variables; of several with one name the last one counts.
    pub fn variables(&self) -> Vec<EnvironmentVariable> {
        let variable = |(name, value): (&String, &Setting<String>)| EnvironmentVariable {
            name: name.clone(),
            value: value.clone(),
        };
        self.variables.iter().map(variable).collect()
    }
}

/// The value that ECS would put in, where the name of the secret is known.
fn injected(task: &Planned, from: &Setting<String>, entry: Span) -> Setting<String> {
    let (reference, place): (&str, Span) = match from {
        Setting::Known(reference, origin) => (reference, origin.place),
        // What is missing is a part of the secret's name; the value is another thing.
        Setting::Unknown(UnknownId(of, _)) => return Setting::Unknown(made(task, *of, entry)),
    };
    match task.context.world.injected(&task.stack, reference, place) {
        Ok((text, origin)) => Setting::Known(text, origin),
        Err(why) => {
            let is_itself =
                matches!(why.missing.as_deref(), Some(Missing::Secret { .. } | Missing::StoredParameter(_)));
            let id = task.context.unknown(why);
            Setting::Unknown(if is_itself { id } else { made(task, id.0, entry) })
        }
    }
}

/// That the value of a secret follows from something that is missing.
fn made(task: &Planned, of: usize, place: Span) -> UnknownId {
    let (what, stack) = ("ValueFrom".to_owned(), task.stack.path.clone());
    UnknownId(of, Some([Part::Made(Box::new(Made { of, what, stack, place }))].into()))
}

/// The parameter or secret that is meant; a key may stand behind the ARN of a secret.
fn source(task: &Planned, reference: String) -> Target {
    let index = &task.context.index;
    let target = index.target(reference.trim_end_matches(':'));
    let resource = target.resource.or_else(|| index.named(&reference, "AWS::SSM::Parameter").resource);
    Target { resource, address: reference }
}

/// Variables that were given for this run.
struct Given<'a> {
    task: &'a Planned<'a>,
    /// Under which names they are looked for, the strongest first.
    scopes: Vec<String>,
}

impl<'a> Given<'a> {
    fn of(task: &'a Planned<'a>, container: Option<&str>) -> Self {
        let id = &task.identity.id;
        let mut scopes = Vec::new();
        if let Some(container) = container {
            scopes.push(format!("{id}/{container}"));
            scopes.push(container.to_owned());
        }
        scopes.extend([id.clone(), task.logical_id.to_owned(), task.identity.name.clone(), "*".to_owned()]);
        Given { task, scopes }
    }

    fn value(&self, name: &str) -> Option<Setting<String>> {
        let given = &self.task.context.world.given.environment;
        self.scopes.iter().find_map(|scope| given.get(scope)?.get(name)).map(overriding)
    }

    fn all(&self) -> impl Iterator<Item = (&String, &Node)> {
        let given = &self.task.context.world.given.environment;
        self.scopes.iter().filter_map(|scope| given.get(scope)).flatten()
    }
}

fn overriding(node: &Node) -> Setting<String> {
    let origin = Origin { kind: OriginKind::Override, place: node.span };
    Setting::Known(node.scalar_text().unwrap_or_default(), origin)
}
