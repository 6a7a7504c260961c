//! Actions of IAM: which there are, and which of them a text with wildcards means.

use serde_json::{Map, Value};

use super::api_names;
use crate::diagnostic::similar;
use crate::schema::Tables;

/// Longer texts are not looked at: no service has actions with names like that.
const LONGEST: usize = 128;

/// What is wrong with the text of an action.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It names no service.
    NoService,
    /// There is no such service; the action of the one that is probably meant.
    UnknownService(Option<String>),
    /// The service has no such action; the one that is nearest.
    UnknownAction(Option<String>),
    /// It is named after an operation of an API, or nearly; the action that allows it.
    Operation(&'static str),
    /// The service has no action that the wildcards fit.
    NothingFits,
}

/// An action as it is written: `service:action`, in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// The prefix of the service, in lower case.
    pub service: String,
    /// The name, in lower case, perhaps with wildcards.
    pub name: String,
}

impl Action {
    /// Unless the text names no service.
    pub fn read(text: &str) -> Option<Action> {
        let (service, name) = text.split_once(':')?;
        let (service, name) = (service.to_ascii_lowercase(), name.to_ascii_lowercase());
        (!service.is_empty() && !name.is_empty()).then_some(Action { service, name })
    }

    /// Whether it means several actions.
    pub fn has_wildcard(&self) -> bool {
        self.name.contains(['*', '?'])
    }
}

/// What is wrong with an action, as far as is known.
pub fn fault(tables: &Tables, text: &str) -> Option<Fault> {
    if text == "*" || text.len() > LONGEST {
        return None;
    }
    let Some(action) = Action::read(text) else { return Some(Fault::NoService) };
    if action.service.contains(['*', '?']) {
        return None;
    }
    let Some(actions) = of_service(tables, &action.service) else {
        return Some(Fault::UnknownService(in_other_service(tables, text, &action)));
    };
    if action.has_wildcard() {
        let is_met = actions.keys().any(|name| fits(name, &action.name));
        return (!is_met).then_some(Fault::NothingFits);
    }
    if actions.contains_key(&action.name) {
        return None;
    }
    let operation = api_names::action_for(&format!("{}:{}", action.service, action.name));
    Some(operation.map_or_else(|| Fault::UnknownAction(nearest(text, actions)), Fault::Operation))
}

/// The same action in the service that is probably meant.
fn in_other_service(tables: &Tables, text: &str, action: &Action) -> Option<String> {
    let (_, name) = text.split_once(':')?;
    let service = api_names::prefix_for(&action.service);
    let service = service.or_else(|| similar::closest(&action.service, services(tables)))?;
    let has_it = of_service(tables, service)?.keys().any(|known| fits(known, &action.name));
    has_it.then(|| format!("{service}:{name}"))
}

/// The action of a service that is nearest, with capitals as in the text where the two agree.
fn nearest(text: &str, actions: &Map<String, Value>) -> Option<String> {
    let (service, name) = text.split_once(':')?;
    let close = similar::closest(name, actions.keys().map(String::as_str))?;
    let agree = |(one, other): &(char, char)| one.eq_ignore_ascii_case(other);
    let begin: String = name.chars().zip(close.chars()).take_while(agree).map(|(one, _)| one).collect();
    let rest = close.get(begin.len()..)?;
    let end = name.chars().rev().zip(rest.chars().rev()).take_while(agree).map(|(one, _)| one);
    let end: String = end.collect::<Vec<_>>().into_iter().rev().collect();
    let middle = rest.get(..rest.len().checked_sub(end.len())?)?;
    Some(format!("{service}:{begin}{middle}{end}"))
}

/// The actions of a service, in lower case, each with the `Resources` that it takes.
pub fn of_service<'k>(tables: &'k Tables, service: &str) -> Option<&'k Map<String, Value>> {
    tables.iam_service(service)?.get("Actions")?.as_object()
}

fn services(tables: &Tables) -> impl Iterator<Item = &'static str> {
    tables.names().filter_map(|name| name.strip_prefix("iam/"))
}

/// The names of the resources that an action works on; none for an action that takes `*` only.
pub fn resources<'k>(tables: &'k Tables, action: &Action) -> Option<Vec<&'k str>> {
    let resources = of_service(tables, &action.service)?.get(&action.name)?.get("Resources");
    let all = |value: &'k Value| match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect::<Vec<_>>(),
    };
    Some(resources.map(all).unwrap_or_default())
}

/// The forms of the ARNs of a resource.
pub fn arn_forms<'k>(tables: &'k Tables, service: &str, resource: &str) -> Vec<&'k str> {
    let resources = tables.iam_service(service).and_then(|service| service.get("Resources"));
    let resource = resources.and_then(|resources| resources.get(resource.to_ascii_lowercase()));
    let forms = resource.and_then(|resource| resource.get("ARNFormats")?.as_array());
    forms.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whether there is a text that both fit. In either, `*` stands for any characters and `?` for any one.
pub fn meet(one: &str, other: &str) -> bool {
    let has_wildcard = |text: &str| text.contains(['*', '?']);
    match (has_wildcard(one), has_wildcard(other)) {
        _ if one == "*" || other == "*" => true,
        (false, false) => one == other,
        (true, false) => fits(other, one),
        (false, true) => fits(one, other),
        (true, true) => patterns_meet(one, other),
    }
}

/// Whether a text fits a pattern: after a star, it goes on with the first place where the rest may fit.
fn fits(text: &str, pattern: &str) -> bool {
    let (mut text, mut pattern) = (text.chars(), pattern.chars());
    let mut after_star = None;
    loop {
        match (text.clone().next(), pattern.clone().next()) {
            (_, Some('*')) => {
                pattern.next();
                after_star = Some((text.clone(), pattern.clone()));
            }
            (None, None) => return true,
            (Some(c), Some(wanted)) if c == wanted || wanted == '?' => {
                text.next();
                pattern.next();
            }
            _ => {
                let Some((skipped, rest)) = &mut after_star else { return false };
                if skipped.next().is_none() {
                    return false;
                }
                (text, pattern) = (skipped.clone(), rest.clone());
            }
        }
    }
}

fn patterns_meet(one: &str, other: &str) -> bool {
    let other: Vec<char> = other.chars().collect();
    let stars = other.iter().take_while(|c| **c == '*').count();
    // Whether what was read of the one meets the first characters of the other, by their number.
    let start = (0..=other.len()).map(|number| number <= stars).collect();
    let row: Vec<bool> = one.chars().fold(start, |row, c| next_row(c, &row, &other));
    row.last() == Some(&true)
}

fn next_row(c: char, before: &[bool], other: &[char]) -> Vec<bool> {
    let mut row = vec![c == '*' && before.first() == Some(&true)];
    for ((d, diagonal), above) in other.iter().zip(before).zip(before.iter().skip(1)) {
        let left = row.last() == Some(&true);
        let is_same = c == *d || c == '?' || *d == '?';
        row.push(if c == '*' || *d == '*' { left || *above } else { is_same && *diagonal });
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_meet() {
        for (one, other) in [
            ("get*", "getitem"),
            ("*item", "getitem"),
            ("g?titem", "getitem"),
            ("a*b", "*ab"),
            ("*", ""),
            ("a", "a"),
            ("a*c*", "abbcbc"),
            ("*ab", "aab"),
            ("a?*", "?b"),
        ] {
            assert!(meet(one, other) && meet(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("get*", "putitem"),
            ("a*b", "*a"),
            ("?", ""),
            ("get", "getitem"),
            ("", "a"),
            ("*ab", "aba"),
            ("a*c", "ab"),
        ] {
            assert!(!meet(one, other) && !meet(other, one), "{one} {other}");
        }
    }

    #[test]
    fn actions_are_known() {
        let tables = Tables::new();
        let right = ["*", "s3:GetObject", "S3:getobject", "dynamodb:*Item", "sqs:*", "s*:Get"];
        assert!(right.iter().all(|text| fault(&tables, text).is_none()));
        assert_eq!(fault(&tables, "GetObject"), Some(Fault::NoService));
        let service = |close: &str| Some(Fault::UnknownService(Some(close.to_owned())));
        assert_eq!(fault(&tables, "dynamo:GetItem"), service("dynamodb:GetItem"));
        assert_eq!(fault(&tables, "bedrock-runtime:Invoke*"), service("bedrock:Invoke*"));
        assert_eq!(fault(&tables, "s3:HeadObject"), Some(Fault::Operation("s3:GetObject")));
        let action = |close: &str| Some(Fault::UnknownAction(Some(close.to_owned())));
        assert_eq!(fault(&tables, "s3:GetObjects"), action("s3:GetObject"));
        assert_eq!(fault(&tables, "dynamodb:BatchGetItms"), action("dynamodb:BatchGetItem"));
        assert_eq!(fault(&tables, "dynamodb:BachGetItem"), action("dynamodb:BatchGetItem"));
        assert_eq!(fault(&tables, "sqs:Put*"), Some(Fault::NothingFits));
    }
}
