//! Dynamic references: `{{resolve:ssm:…}}` and `{{resolve:secretsmanager:…}}`.

use super::lookup::Holder;
use super::parameter::not_stored;
use super::{Stack, World};
use crate::language::values::{Known, Missing, Unknown, Values, all, as_text};
use crate::plan::model::OriginKind;
use crate::source::Span;
use crate::tree::{Node, Text};

/// A secret, and how it is called.
pub(super) struct NamedSecret<'a> {
    /// All its names, under each of which something may be given for it.
    pub names: &'a [&'a str],
    /// The name that the user is told.
    pub told: &'a str,
    /// The resource, when the application has it.
    pub holder: Option<&'a Holder>,
}

impl World {
    /// The text with what AWS would look up in it.
    pub(super) fn looked_up(&self, stack: &Stack, values: &mut Values, text: &Text, span: Span) -> Known {
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((inner, behind)) = after.split_once("}}") else { break };
            parts.push(Ok(before.to_owned()));
            parts.push(match inner.trim().strip_prefix("resolve:") {
                Some(reference) => self.resolved(stack, values, reference.trim(), span),
                None => Ok(format!("{{{{{inner}}}}}")),
            });
            rest = behind;
        }
        parts.push(Ok(rest.to_owned()));
        Ok(Node::made(all(parts.into_iter())?.concat(), span))
    }

    fn resolved(
        &self,
        stack: &Stack,
        values: &mut Values,
        reference: &str,
        span: Span,
    ) -> Result<String, Unknown> {
        match reference.split_once(':') {
            Some(("ssm", name)) => self.stored_text(stack, values, name, span),
            Some(("ssm-secure", name)) => self.concealed_text(self.stored_text(stack, values, name, span)),
            Some(("secretsmanager", secret)) => {
                self.concealed_text(self.secret_text(stack, values, secret, span))
            }
            _ => Err(Unknown::new(span, format!("`{reference}` is not a dynamic reference that samc knows"))),
        }
    }

    fn concealed_text(&self, text: Result<String, Unknown>) -> Result<String, Unknown> {
        text.inspect(|text| self.conceal(text))
    }

    fn stored_text(
        &self,
        stack: &Stack,
        values: &mut Values,
        name: &str,
        span: Span,
    ) -> Result<String, Unknown> {
        // A version may follow the name.
        let plain =
            name.rsplit_once(':').filter(|(_, version)| is_number(version)).map_or(name, |(plain, _)| plain);
        let given = [name, plain].into_iter().find_map(|name| self.given.stored_parameters.get(name));
        if let Some(text) = given.and_then(as_text) {
            self.touch(OriginKind::Override);
            return Ok(text.to_string());
        }
        let holder = self.holder(stack, values, "AWS::SSM::Parameter", plain);
        match holder.and_then(|holder| self.kept(stack, values, &holder, &["Value"])) {
            Some(value) => values.text(&value?).map(|text| text.to_string()),
            None => Err(not_stored(plain.to_owned(), span)),
        }
    }

    fn secret_text(
        &self,
        stack: &Stack,
        values: &mut Values,
        reference: &str,
        span: Span,
    ) -> Result<String, Unknown> {
        let (id, key) = secret_and_key(reference);
        let holder = self.holder(stack, values, "AWS::SecretsManager::Secret", id);
        // The user knows a secret of the template by its name.
        let name = holder.as_ref().map_or(id, |holder| holder.identity.name.as_str());
        let secret = NamedSecret { names: &[id, name], told: name, holder: holder.as_ref() };
        self.secret_value(stack, values, &secret, key, span)
    }

    /// The value under a key of a secret, or without a key all of it: what was given for it under any of its names, or
    /// else what the template says. So a key that was given takes nothing away from the others.
    pub(super) fn secret_value(
        &self,
        stack: &Stack,
        values: &mut Values,
        secret: &NamedSecret,
        key: &str,
        span: Span,
    ) -> Result<String, Unknown> {
        let given = secret.names.iter().filter_map(|name| self.given.secrets.get(*name));
        if let Some(text) = given.filter_map(|given| value_of_secret(given, key)).next() {
            self.touch(OriginKind::Override);
            return Ok(text);
        }
        let written = secret.holder.and_then(|holder| self.written_secret(stack, values, holder, key, span));
        written.ok_or_else(|| not_in_secret(secret, key, span))
    }

    /// The value of a secret that the template gives: all of it, or the part that AWS makes up nothing of.
    fn written_secret(
        &self,
        stack: &Stack,
        values: &mut Values,
        holder: &Holder,
        key: &str,
        span: Span,
    ) -> Option<String> {
        let mut text = |property: &[&str]| {
            let value = self.kept(stack, values, holder, property)?;
            as_text(&value.ok()?).map(|text| Node::made(text, span))
        };
        if let Some(text) = text(&["SecretString"]) {
            return value_of_secret(&text, key);
        }
        let template = text(&["GenerateSecretString", "SecretStringTemplate"]);
        template.filter(|_| !key.is_empty()).and_then(|text| value_of_secret(&text, key))
    }
}

/// The name or ARN of a secret, and the key of the value in its JSON text.
pub fn secret_and_key(reference: &str) -> (&str, &str) {
    // An ARN has six colons of its own: arn:aws:secretsmanager:region:account:secret:name.
    let colons = if reference.starts_with("arn:") { 6 } else { 0 };
    let end = reference.match_indices(':').nth(colons).map(|(at, _)| at);
    let (id, rest) = end.and_then(|at| reference.split_at_checked(at)).unwrap_or((reference, ""));
    let key = rest.strip_prefix(':').unwrap_or("").split(':').nth(1).unwrap_or("");
    (id, key)
}

/// The value under a key of a secret; without a key, all of it.
pub fn value_of_secret(secret: &Node, key: &str) -> Option<String> {
    if key.is_empty() {
        return match secret.as_map() {
            Some(_) => Some(crate::emit::json::to_compact_json(secret)),
            None => as_text(secret).map(|text| text.to_string()),
        };
    }
    if secret.as_map().is_some() {
        return secret.get(key).and_then(as_text).map(|text| text.to_string());
    }
    let json: serde_json::Value = serde_json::from_str(secret.as_str()?).ok()?;
    json.get(key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

fn not_in_secret(secret: &NamedSecret, key: &str, span: Span) -> Unknown {
    let id = secret.told;
    let what =
        if key.is_empty() { format!("the secret `{id}`") } else { format!("`{key}` of the secret `{id}`") };
    let why = match secret.holder {
        Some(_) => format!("{what} is made up by the Secrets Manager"),
        None => format!("{what} is in the Secrets Manager, which samc does not ask"),
    };
    let missing = Missing::Secret { id: id.to_owned(), key: key.to_owned() };
    Unknown { missing: Some(Box::new(missing)), ..Unknown::new(span, why) }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}
