//! Tasks of ECS as targets. The target itself is only the cluster that they run in; its parameters say what runs
//! (EventBridge API reference, `EcsParameters`; EventBridge Pipes API reference, `PipeTargetEcsTaskParameters`).

use crate::plan::model::Target;
use crate::plan::model::trigger::{Trigger, TriggerSetting};
use crate::plan::properties::Properties;

/// The type of what runs.
const TASK_DEFINITION: &str = "AWS::ECS::TaskDefinition";

/// Makes a trigger lead to the task that the parameters under a name tell of. The cluster stays among the settings, by
/// the name of the property that has it.
pub fn lead_there(made: &mut Trigger, target: &Properties, cluster: &str, parameters: Option<Properties>) {
    let Some(parameters) = parameters else { return };
    // All of them are among the settings, too.
    parameters.ignore_all();
    let Some(task) = parameters.target_of("TaskDefinitionArn", TASK_DEFINITION) else { return };
    made.target = task.map(|task| newest(task, &parameters));
    let cluster = target.tree(cluster).map(|value| TriggerSetting { name: cluster.to_owned(), value });
    made.settings.extend(cluster);
}

/// An ARN without a number means the newest revision. Here each has one: the first.
fn newest(task: Target, parameters: &Properties) -> Target {
    if task.resource.is_some() {
        return task;
    }
    let Target { resource, .. } = parameters.context.index.target(&first_revision(&task.address));
    Target { resource, ..task }
}

fn first_revision(arn: &str) -> String {
    let numbered = arn.rsplit_once(':').filter(|(_, behind)| behind.chars().all(|c| c.is_ascii_digit()));
    format!("{}:1", numbered.map_or(arn, |(family, _)| family))
}

#[cfg(test)]
mod tests {
    use super::first_revision;

    #[test]
    fn all_revisions_are_the_one_of_the_template() {
        let first = "arn:aws:ecs:eu-central-1:123456789012:task-definition/job:1";
        assert_eq!(first_revision("arn:aws:ecs:eu-central-1:123456789012:task-definition/job"), first);
        assert_eq!(first_revision("arn:aws:ecs:eu-central-1:123456789012:task-definition/job:12"), first);
    }
}
