//! What the keywords of a schema must be.

use super::{Keywords, Read, Unreadable, is_array};
use crate::schema::Pattern;
use crate::schema::json::{Json, Object};
use crate::schema::keywords::{Allowed, Dependents, NumberLimits, TextLimits, Types};

pub fn types(keywords: &Keywords) -> Read<Types> {
    let wrong = || Unreadable::new("a type must be one of JSON's").within("type");
    let type_of = |value: &Json| value.as_str().and_then(Types::named).ok_or_else(wrong);
    match keywords.get("type") {
        None => Ok(Types::default()),
        Some(Json::Array(several)) => {
            several.iter().try_fold(Types::default(), |types, value| Ok(types.with(type_of(value)?)))
        }
        Some(one) => type_of(one),
    }
}

/// Where several of the keywords are given, the narrowest counts.
pub fn allowed(keywords: &Keywords) -> Read<Option<Box<Allowed>>> {
    let allowed = match (keywords.get("const"), keywords.contains_key("enum")) {
        (Some(value), _) => Allowed { values: vec![value.to_value()], ignore_case: false },
        (None, true) => Allowed { values: values_of(keywords, "enum")?, ignore_case: false },
        (None, false) if keywords.contains_key("enumCaseInsensitive") => {
            Allowed { values: values_of(keywords, "enumCaseInsensitive")?, ignore_case: true }
        }
        _ => return Ok(None),
    };
    Ok(Some(Box::new(allowed)))
}

pub fn text(keywords: &Keywords) -> Read<Option<Box<TextLimits>>> {
    if !any(keywords, &["minLength", "maxLength", "pattern", "format"]) {
        return Ok(None);
    }
    Ok(Some(Box::new(TextLimits {
        min_length: count(keywords, "minLength")?,
        max_length: count(keywords, "maxLength")?,
        pattern: text_of(keywords, "pattern")?.map(Pattern::new),
        format: text_of(keywords, "format")?.map(Box::from),
    })))
}

pub fn number(keywords: &Keywords) -> Read<Option<Box<NumberLimits>>> {
    if !any(keywords, &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]) {
        return Ok(None);
    }
    Ok(Some(Box::new(NumberLimits {
        minimum: limit(keywords, "minimum")?,
        maximum: limit(keywords, "maximum")?,
        exclusive_minimum: limit(keywords, "exclusiveMinimum")?,
        exclusive_maximum: limit(keywords, "exclusiveMaximum")?,
        multiple_of: limit(keywords, "multipleOf")?,
    })))
}

pub fn any(keywords: &Keywords, any: &[&str]) -> bool {
    any.iter().any(|keyword| keywords.contains_key(keyword))
}

/// The value of a keyword, when it is there, as what it must be.
fn given<'a, T>(
    keywords: &'a Keywords,
    keyword: &str,
    what: &str,
    take: impl Fn(&'a Json) -> Option<T>,
) -> Read<Option<T>> {
    let wrong = || Unreadable::new(format!("`{keyword}` must be {what}")).within(keyword);
    keywords.get(keyword).map(|value| take(value).ok_or_else(wrong)).transpose()
}

pub fn text_of<'a>(keywords: &'a Keywords, keyword: &str) -> Read<Option<&'a str>> {
    given(keywords, keyword, "a text", Json::as_str)
}

pub fn count(keywords: &Keywords, keyword: &str) -> Read<Option<u64>> {
    given(keywords, keyword, "a count", Json::as_u64)
}

pub fn limit(keywords: &Keywords, keyword: &str) -> Read<Option<f64>> {
    given(keywords, keyword, "a number", Json::as_f64)
}

pub fn list_of<'a>(keywords: &'a Keywords, keyword: &str) -> Read<&'a [Json]> {
    let list = given(keywords, keyword, "a list", Json::as_array)?;
    Ok(list.unwrap_or_default())
}

fn values_of(keywords: &Keywords, keyword: &str) -> Read<Vec<serde_json::Value>> {
    Ok(list_of(keywords, keyword)?.iter().map(Json::to_value).collect())
}

pub fn names(keywords: &Keywords, keyword: &str) -> Read<Vec<Box<str>>> {
    let names = given(keywords, keyword, "a list of names", names_in)?;
    Ok(names.unwrap_or_default())
}

fn names_in(value: &Json) -> Option<Vec<Box<str>>> {
    value.as_array()?.iter().map(|name| name.as_str().map(Box::from)).collect()
}

pub fn entries<'a>(keywords: &'a Keywords, keyword: &str) -> Read<impl Iterator<Item = (&'a str, &'a Json)>> {
    Ok(given(keywords, keyword, "an object", Json::as_object)?.into_iter().flat_map(Object::iter))
}

/// `{A: [B, C]}`; the values of `dependencies` may be schemas too, which are no names.
pub fn dependents(keywords: &Keywords, keyword: &str) -> Read<Dependents> {
    let lists = entries(keywords, keyword)?.filter(|(_, value)| is_array(value));
    let wrong = || Unreadable::new(format!("`{keyword}` must have lists of names")).within(keyword);
    lists.map(|(name, others)| Ok((name.into(), names_in(others).ok_or_else(wrong)?))).collect()
}
