//! `!Ref`, `!Sub` and the other short forms of intrinsic functions, and YAML's own `!!` tags.

use granit_parser::Tag;

use super::scalar::{self, Plain};
use crate::diagnostic::similar::{self, Near};
use crate::source::Span;
use crate::tree::{IntoNode, Key, Map, Node, Number, Text, Value};

/// Every function of CloudFormation that has a short form, with the rule functions of
/// `AWS::CloudFormation` templates (`Rules` section) and those of `AWS::LanguageExtensions`.
const FUNCTIONS: &[&str] = &[
    "And",
    "Base64",
    "Cidr",
    "Condition",
    "Contains",
    "EachMemberEquals",
    "EachMemberIn",
    "Equals",
    "FindInMap",
    "ForEach",
    "GetAZs",
    "GetAtt",
    "GetStackOutput",
    "If",
    "Implies",
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "Ref",
    "RefAll",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "Transform",
    "ValueOf",
    "ValueOfAll",
];

/// What a tag asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// `!` alone: the value is read as if it had neither tag nor quotes.
    AsPlain,
    /// A function call in short form; the name is without `!`.
    Function(String),
    /// One of YAML's own types; the name is without `!!`.
    Yaml(String),
}

/// What `tag` asks for. Anything that is not one of YAML's own tags names a function.
pub(super) fn meaning(tag: &Tag) -> Meaning {
    let name = format!("{}{}", tag.handle(), tag.suffix());
    if let Some(yaml) = name.strip_prefix("tag:yaml.org,2002:") {
        return Meaning::Yaml(yaml.to_owned());
    }
    match name.strip_prefix('!') {
        Some("") => Meaning::AsPlain,
        Some(function) => Meaning::Function(function.to_owned()),
        None => Meaning::Yaml(name),
    }
}

/// Whether CloudFormation has this function.
pub(super) fn is_known(function: &str) -> bool {
    FUNCTIONS.contains(&function)
}

/// The function that was probably meant by a name that is none.
pub(super) fn suggestion(function: &str) -> Option<Near<'static>> {
    let bare = function.trim_start_matches("Fn::").trim_start_matches("Fn.");
    similar::nearest(bare, FUNCTIONS.iter().copied())
}

/// The key of the long form.
pub(super) fn long_form(function: &str) -> String {
    match function {
        "Ref" | "Condition" => function.to_owned(),
        _ if function.starts_with("Fn::") => function.to_owned(),
        _ => format!("Fn::{function}"),
    }
}

/// The long form of a call: a map with the function as its only key.
pub(super) fn call(function: &str, tag: Span, argument: Node) -> Node {
    let span = tag.to(argument.span);
    let mut map = Map::new();
    map.insert_key(Key { text: Text::written(long_form(function)), span: tag }, argument);
    map.into_node(span)
}

/// The argument of a call that is written as a scalar. It is a string whatever it looks like;
/// `!GetAtt` splits it at the first point.
pub(super) fn scalar_argument(function: &str, text: &str, source: &str, span: Span) -> Node {
    let string = |text: &str, span| Text::written(text).into_node(span);
    if function != "GetAtt" {
        return string(text, span);
    }
    let Some((id, attribute)) = text.split_once('.') else { return vec![string(text, span)].into_node(span) };
    let (id_span, attribute_span) = split_span(text, id, source, span);
    vec![string(id, id_span), string(attribute, attribute_span)].into_node(span)
}

/// The places of the two halves, where the text stands in the template letter by letter.
fn split_span(text: &str, id: &str, source: &str, span: Span) -> (Span, Span) {
    let Some(start) = source.find(text).filter(|at| *at <= 1) else { return (span, span) };
    let start = span.start as usize + start;
    let point = start + id.len();
    (Span::new(span.file, start, point), Span::new(span.file, point + 1, start + text.len()))
}

/// Whether JSON has a counterpart of this type of YAML's. The others (`!!set`, `!!omap`, …) never
/// reach CloudFormation.
pub(super) fn is_representable(name: &str) -> bool {
    matches!(name, "str" | "null" | "int" | "float" | "bool" | "timestamp" | "binary" | "seq" | "map")
}

/// A scalar under one of YAML's own tags. `Err` says in words what its text is not.
pub(super) fn yaml_scalar(name: &str, text: &str) -> Result<Value, &'static str> {
    let number = |number: Option<Number>, what| number.map(Value::Number).ok_or(what);
    match name {
        "str" | "timestamp" | "binary" => Ok(Value::String(Text::written(text))),
        "null" => Ok(Value::Null),
        "int" => number(scalar::int(text).map(Number::Int), "a whole number"),
        "float" => number(scalar::tagged_float(text).map(Number::Float), "a number"),
        "bool" => bool_value(text).map(Value::Bool).ok_or("`true` or `false`"),
        "seq" => Err("a list"),
        _ => Err("a map"),
    }
}

/// `!!bool` does not mind upper and lower case.
fn bool_value(text: &str) -> Option<bool> {
    match scalar::resolve(&text.to_lowercase()) {
        Plain::Bool(value) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_long_forms() {
        assert_eq!(long_form("Ref"), "Ref");
        assert_eq!(long_form("Condition"), "Condition");
        assert_eq!(long_form("Sub"), "Fn::Sub");
        assert_eq!(long_form("Fn::Sub"), "Fn::Sub");
    }

    #[test]
    fn suggests_the_nearest_function() {
        let suggestion = |name: &str| suggestion(name).map(|near| near.word);
        assert_eq!(suggestion("GetAttr"), Some("GetAtt"));
        assert_eq!(suggestion("sub"), Some("Sub"));
        assert_eq!(suggestion("Fn::Sub"), Some("Sub"));
        assert_eq!(suggestion("Banana"), None);
    }

    /// Each answer is what PyYAML gives for `!!name text`.
    #[test]
    fn reads_scalars_under_yaml_tags() {
        let read = |name, text| yaml_scalar(name, text).map(|value| format!("{value:?}"));
        assert_eq!(read("str", "1"), Ok("String(\"1\")".to_owned()));
        assert_eq!(read("float", "1e5"), Ok("Number(Float(100000.0))".to_owned()));
        assert_eq!(read("int", "0x10"), Ok("Number(Int(16))".to_owned()));
        assert_eq!(read("bool", "yES"), Ok("Bool(true)".to_owned()));
        assert_eq!(read("null", "x"), Ok("Null".to_owned()));
        assert_eq!(read("int", "x"), Err("a whole number"));
        assert_eq!(read("map", "x"), Err("a map"));
    }
}
