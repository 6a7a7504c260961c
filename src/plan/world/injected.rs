//! What ECS puts into the environment of a container: secrets and stored parameters, by `ValueFrom`.
//!
//! How they are named is from the page "Pass sensitive data to an Amazon ECS container" of the ECS developer guide: the
//! ARN of a secret, with key, stage and version behind it if need be; or the ARN or just the name of a parameter.

use super::dynamic::NamedSecret;
use super::parameter::not_stored;
use super::{Stack, World};
use crate::language::values::{Unknown, Values, as_text};
use crate::plan::model::{Origin, OriginKind};
use crate::source::Span;

impl World {
    /// The value that a container gets for a `ValueFrom` of a stack.
    pub fn injected(&self, stack: &Stack, reference: &str, span: Span) -> Result<(String, Origin), Unknown> {
        self.touched.set(OriginKind::Template);
        let Ok(mut values) = stack.values.try_borrow_mut() else {
            return Err(Unknown::new(span, "it depends on itself"));
        };
        let text = match secret(reference) {
            Some((arn, key)) => self.injected_secret(stack, &mut values, arn, key, span)?,
            None => self.injected_parameter(stack, &mut values, reference, span)?,
        };
        self.conceal(&text);
        Ok((text, Origin { kind: self.touched.get(), place: span }))
    }

    fn injected_secret(
        &self,
        stack: &Stack,
        values: &mut Values,
        arn: &str,
        key: &str,
        span: Span,
    ) -> Result<String, Unknown> {
        let mut names = names_of_secret(arn);
        let holder =
            names.iter().find_map(|name| self.holder(stack, values, "AWS::SecretsManager::Secret", name));
        // The user knows a secret of the template by its name.
        names.extend(holder.as_ref().map(|holder| holder.identity.name.as_str()));
        // The bare name is as good as the ARN, and shorter, in a line of the file of values.
        let told = match &holder {
            Some(holder) => holder.identity.name.as_str(),
            None => names.get(1).copied().unwrap_or(arn),
        };
        let secret = NamedSecret { names: &names, told, holder: holder.as_ref() };
        self.secret_value(stack, values, &secret, key, span)
    }

    fn injected_parameter(
        &self,
        stack: &Stack,
        values: &mut Values,
        reference: &str,
        span: Span,
    ) -> Result<String, Unknown> {
        let name = name_of_parameter(reference);
        let given = [reference, &name].into_iter().find_map(|name| self.given.stored_parameters.get(name));
        if let Some(text) = given.and_then(as_text) {
            self.touch(OriginKind::Override);
            return Ok(text.to_string());
        }
        let holder = self.holder(stack, values, "AWS::SSM::Parameter", &name);
        match holder.and_then(|holder| self.kept(stack, values, &holder, &["Value"])) {
            Some(value) => values.text(&value?).map(|text| text.to_string()),
            None => Err(not_stored(name, span)),
        }
    }
}

/// The ARN of a secret, and the key of the value in its JSON text: `arn:…:secret:name:key:stage:version`.
fn secret(reference: &str) -> Option<(&str, &str)> {
    let parts: Vec<&str> = reference.splitn(8, ':').collect();
    if parts.first() != Some(&"arn") || parts.get(2) != Some(&"secretsmanager") {
        return None;
    }
    let rest = parts.get(7).copied().unwrap_or("");
    let arn = match parts.len() {
        8 => reference.strip_suffix(rest)?.strip_suffix(':')?,
        _ => reference,
    };
    Some((arn, rest.split(':').next().unwrap_or("")))
}

/// By what a secret may be called: its ARN, its name with the six characters that AWS adds, and without them.
fn names_of_secret(arn: &str) -> Vec<&str> {
    let mut names = vec![arn];
    if let Some((_, name)) = arn.split_once(":secret:") {
        names.push(name);
        names.extend(name.rsplit_once('-').filter(|(_, added)| added.len() == 6).map(|(plain, _)| plain));
    }
    names
}

/// The name of a parameter, which stands in its ARN without the stroke that it begins with when there are several.
fn name_of_parameter(reference: &str) -> String {
    match reference.strip_prefix("arn:").and_then(|arn| arn.split_once(":parameter/")) {
        Some((_, name)) if name.contains('/') => format!("/{name}"),
        Some((_, name)) => name.to_owned(),
        None => reference.to_owned(),
    }
}
