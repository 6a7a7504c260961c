//! `Models`: schemas of request and response bodies.

use super::super::context::{Context, Expanded};
use super::super::settings::wrong_type;
use super::{Api, definition};

/// Writes what `Models` asks for into the body.
pub fn add(context: &mut Context, api: &mut Api) -> Expanded<()> {
    let Some(models) = api.source.truthy("Models").cloned() else { return Ok(()) };
    definition::require_body(context, api, "Models")?;
    let Some(models) = models.as_map() else {
        return Err(context.error(wrong_type("Models", "a map", &models)));
    };
    let mut result = Ok(());
    for (name, _, model) in models.as_written().filter(|(.., model)| model.as_map().is_none()) {
        let problem = wrong_type(&format!("Models.{name}"), "a map, the schema of the model", model);
        result = Err(context.error(problem));
    }
    result?;
    definition::edit_body(context, api, |editor| editor.add_models(models))?;
    definition::adapt_to_version(context, api)
}
