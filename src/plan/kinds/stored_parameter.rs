//! `AWS::SSM::Parameter`.

use super::{Kind, Planned};
use crate::language::values::{Missing, Unknown, as_text};
use crate::plan::model::{Origin, OriginKind, RunPlan, Setting, StoredParameter};

/// Parameters in the SSM parameter store.
pub const KIND: Kind = Kind { name: "AWS::SSM::Parameter", section: "stored_parameters", add };

fn add(parameter: &Planned, plan: &mut RunPlan) {
    let properties = &parameter.properties;
    properties.ignore(&["AllowedPattern", "DataType", "Description", "Name", "Policies", "Tags", "Tier"]);
    let kind = properties.text_or("Type", "String");
    let written = properties.text("Value");
    let value = given(parameter).or(written).unwrap_or_else(|| not_set(parameter));
    plan.stored_parameters.push(StoredParameter { head: parameter.head(), kind, value });
}

/// What the user says in the place of the parameter store comes first, as it does where the parameter is looked up.
fn given(parameter: &Planned) -> Option<Setting<String>> {
    let given = parameter.context.world.given.stored_parameters.get(&parameter.identity.name)?;
    let origin = Origin { kind: OriginKind::Override, place: given.span };
    Some(Setting::Known(as_text(given)?.to_string(), origin))
}

fn not_set(parameter: &Planned) -> Setting<String> {
    let missing = Some(Box::new(Missing::StoredParameter(parameter.identity.name.clone())));
    let why = "the template gives it no `Value`";
    let why = Unknown { missing, ..Unknown::new(parameter.properties.place, why) };
    Setting::Unknown(parameter.context.unknown(why))
}
