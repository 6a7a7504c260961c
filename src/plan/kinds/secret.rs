//! `AWS::SecretsManager::Secret`.

use super::{Kind, Planned};
use crate::plan::model::{Origin, OriginKind, RunPlan, Secret, Setting};
use crate::plan::world::value_of_secret;

/// Secrets.
pub const KIND: Kind = Kind { name: "AWS::SecretsManager::Secret", section: "secrets", add };

fn add(secret: &Planned, plan: &mut RunPlan) {
    let properties = &secret.properties;
    properties.ignore(&["Description", "KmsKeyId", "Name", "ReplicaRegions", "Tags", "Type"]);
    let written = properties.text("SecretString");
    plan.secrets.push(Secret {
        head: secret.head(),
        value: given(secret).or(written),
        generated: properties.tree("GenerateSecretString"),
    });
}

/// What the user says in the place of the Secrets Manager, by the name of the secret or its ARN.
fn given(secret: &Planned) -> Option<Setting<String>> {
    let given = &secret.context.world.given.secrets;
    let by_arn = || given.get(secret.identity.arn.as_ref()?);
    let given = given.get(&secret.identity.name).or_else(by_arn)?;
    let origin = Origin { kind: OriginKind::Override, place: given.span };
    Some(Setting::Known(value_of_secret(given, "")?, origin))
}
