//! The alias that always points to the newest version.

use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::{Resource, SamResource};
use crate::tree::Node;

/// What works only for a function with an alias is refused for one without.
pub fn refuse_without_name(context: &mut Context, function: &SamResource) -> Expanded<()> {
    if function.truthy("ProvisionedConcurrencyConfig").is_none() {
        return Ok(());
    }
    let found = "`ProvisionedConcurrencyConfig` works only together with `AutoPublishAlias`";
    let span = function.key_span("ProvisionedConcurrencyConfig");
    let help = "add `AutoPublishAlias:` with a name, such as `live`";
    Err(context.error(Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found).help(help)))
}

/// The name of the alias.
pub fn name(context: &mut Context, function: &mut SamResource) -> Expanded<String> {
    let span = function.key_span("AutoPublishAlias");
    let resolved = function.resolve(context, "AutoPublishAlias")?;
    let Some(name) = resolved.as_ref().and_then(Node::as_str) else {
        let found = "`AutoPublishAlias` must be a name that is known while expanding";
        let written = function.get("AutoPublishAlias").cloned();
        let help =
            written.map(|node| context.parameters.help_with_literal(&node, "the name")).unwrap_or_default();
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, span, found).help(help)));
    };
    if is_alias_name(name) {
        return Ok(name.to_owned());
    }
    let found = format!("`{name}` cannot be the name of an alias");
    let help = "use letters, digits, `-` and `_`, and not only digits";
    let span = function.get("AutoPublishAlias").map_or(span, |node| node.span);
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, span, found).help(help)))
}

fn is_alias_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(allowed) && !name.chars().all(|c| c.is_ascii_digit())
}

/// Makes the alias. In its logical id `-` becomes `D` and `_` becomes `U`.
pub fn make(
    context: &mut Context,
    function: &SamResource,
    lambda: &Resource,
    version: &Resource,
    name: &str,
) -> Expanded<Resource> {
    let logical_id = format!("{}Alias{}", function.logical_id, name.replace('-', "D").replace('_', "U"));
    let mut alias = function.sibling(context, logical_id, "AWS::Lambda::Alias", function.span)?;
    alias.set("Name", name);
    alias.set("FunctionName", lambda.reference());
    alias.set("FunctionVersion", version.get_att("Version"));
    alias.set_some("ProvisionedConcurrencyConfig", function.truthy("ProvisionedConcurrencyConfig"));
    Ok(alias)
}
