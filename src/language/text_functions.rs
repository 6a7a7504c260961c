//! `Fn::Join`, `Fn::Split`, `Fn::Select` and `Fn::Sub`, where what is known lets them be worked out.

use super::values::{Known, Unknown, Values, all, as_text};
use crate::tree::{IntoNode, Node, Text};

/// `Fn::Join: [delimiter, list]`.
pub fn join(values: &mut Values, argument: &Node) -> Known {
    let [delimiter, items] = arguments(argument) else {
        return Err(Unknown::new(argument.span, "`Fn::Join` takes a delimiter and a list"));
    };
    let delimiter = values.text(delimiter)?;
    let mut joined = String::new();
    for (index, item) in values.list(items)?.iter().enumerate() {
        let item = values.text(item)?;
        values.spend(delimiter.len() + item.len(), argument.span)?;
        joined.push_str(if index > 0 { &delimiter } else { "" });
        joined.push_str(&item);
    }
    Ok(Text::written(joined).into_node(argument.span))
}

/// `Fn::Split: [delimiter, text]`.
pub fn split(values: &mut Values, argument: &Node) -> Known {
    let [delimiter, text] = arguments(argument) else {
        return Err(Unknown::new(argument.span, "`Fn::Split` takes a delimiter and a string"));
    };
    let (delimiter, text) = (values.text(delimiter)?, values.text(text)?);
    if delimiter.is_empty() {
        return Err(Unknown::new(argument.span, "the delimiter of `Fn::Split` is empty"));
    }
    values.spend(text.len(), argument.span)?;
    let parts = text.split(delimiter.as_str());
    let parts: Vec<Node> = parts.map(|part| Text::written(part).into_node(argument.span)).collect();
    Ok(parts.into_node(argument.span))
}

/// `Fn::Select: [index, list]`.
pub fn select(values: &mut Values, argument: &Node) -> Known {
    let [index, items] = arguments(argument) else {
        return Err(Unknown::new(argument.span, "`Fn::Select` takes an index and a list"));
    };
    let (number, items) = (values.text(index)?, values.list(items)?);
    let item = number.parse().ok().and_then(|number: usize| items.get(number).cloned());
    item.ok_or_else(|| {
        Unknown::new(index.span, format!("the list has {} items, and none at {number}", items.len()))
    })
}

/// `Fn::Sub: text` or `Fn::Sub: [text, variables]`.
pub fn substitute(values: &mut Values, argument: &Node) -> Known {
    let (text, variables) = match argument.as_list().map(Vec::as_slice) {
        None => (argument, None),
        Some([text, variables]) => (text, Some(variables)),
        Some(_) => return Err(Unknown::new(argument.span, "`Fn::Sub` takes a string, or a list of two")),
    };
    let Some(template) = text.as_text() else {
        return Err(Unknown::new(text.span, "`Fn::Sub` takes a string that is written out"));
    };
    let parts = all(parts(template).into_iter().map(|part| {
        let value = match part {
            Part::Plain(plain) => Text::written(plain),
            Part::Literal(literal) => Text::written(format!("${{{literal}}}")),
            Part::Variable(name) => variable(values, name, variables, text)?,
        };
        values.spend(value.len(), text.span)?;
        Ok(value)
    }))?;
    Ok(template.derive(parts.concat()).into_node(text.span))
}

fn variable(values: &mut Values, name: &str, variables: Option<&Node>, text: &Node) -> Result<Text, Unknown> {
    match variables.and_then(|variables| variables.get(name)) {
        Some(value) => values.text(value),
        None => {
            // What a parameter stands for is no template any more: a `Default` that calls functions could lead back here.
            let value = values.parameter(name, text.span)?;
            let not_text = || Unknown::new(text.span, format!("`{name}` is {}, not a text", value.kind()));
            as_text(&value).ok_or_else(not_text)
        }
    }
}

fn arguments(argument: &Node) -> &[Node] {
    argument.as_list().map(Vec::as_slice).unwrap_or_default()
}

/// A part of the text of a `Fn::Sub`.
#[derive(Debug, PartialEq)]
pub enum Part<'a> {
    /// Text that stays as it is.
    Plain(&'a str),
    /// `${!Name}`, which stands for `${Name}`.
    Literal(&'a str),
    /// `${Name}`.
    Variable(&'a str),
}

/// The parts of the text of a `Fn::Sub`.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        found.push(Part::Plain(before));
        let Some((name, behind)) = after.split_once('}') else {
            found.extend([Part::Plain("${"), Part::Plain(after)]);
            return found;
        };
        found.push(match name.strip_prefix('!') {
            Some(literal) => Part::Literal(literal),
            None => Part::Variable(name.trim()),
        });
        rest = behind;
    }
    found.push(Part::Plain(rest));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_text_of_sub_apart() {
        let expected =
            [Part::Plain("a"), Part::Variable("B"), Part::Plain("-"), Part::Literal("C"), Part::Plain("")];
        assert_eq!(parts("a${B}-${!C}"), expected);
        assert_eq!(parts("a${B"), [Part::Plain("a"), Part::Plain("${"), Part::Plain("B")]);
        assert_eq!(parts(""), [Part::Plain("")]);
    }
}
