//! Tables of TOML to rules.

use std::collections::HashMap;
use std::sync::Arc;

use super::demand::{Comparison, Demand};
use super::message::{Message, words};
use super::path::Path;
use super::{CustomRule, MOST_RULES, Wanted};
use crate::diagnostic::lasting::{self, lasting};
use crate::diagnostic::{Code, Severity, similar};
use crate::report::visible;
use crate::schema::{Pattern, Schemas};
use crate::settings::shape::{self, Read};
use crate::settings::{Given, USUAL_REGION, known_codes, samc_toml};
use crate::source::{FileId, Span};
use crate::tree::{Map, Node, Number, Value};

/// What a rule can say of values.
const DEMANDS: [&str; 9] =
    ["required", "forbidden", "contains", "equals", "in", "not-in", "matches", "min", "max"];

/// All other fields of a rule.
const FIELDS: [&str; 8] = ["id", "name", "severity", "type", "path", "when", "message", "help"];

/// What a rule is called in a message about it.
const THIS: &str = "this rule";

const TABLES: &str = "write [[rules]], and below it `id = \"X1\"`, `type = \"AWS::Logs::LogGroup\"`, \
    `path = \"Properties.RetentionInDays\"` and `required = true`";

/// The rules of a file that has nothing else.
pub fn file(text: &str, file: FileId) -> Read<Vec<Arc<CustomRule>>> {
    let document = samc_toml::parse(text, file)?;
    let mut rules = Vec::new();
    for (key, place, node) in document.as_map().into_iter().flat_map(Map::as_written) {
        match key.as_str() {
            "rules" => rules.extend(tables(node)?),
            _ => return Err(shape::unknown_key(key, place, &["rules"])),
        }
    }
    Ok(rules)
}

/// The rules of `[[rules]]`.
pub fn tables(node: &Node) -> Read<Vec<Arc<CustomRule>>> {
    let Some(entries) = node.as_list() else {
        return Err(shape::mistake(node.span, "`rules` is one table", TABLES));
    };
    entries.iter().map(|entry| rule(entry).map(Arc::new)).collect()
}

/// Refuses rules that are called the same, and more of them than there may be.
pub fn refuse_doubles(rules: &[Arc<CustomRule>]) -> Read<()> {
    let mut seen: HashMap<String, &CustomRule> = HashMap::new();
    for (number, rule) in rules.iter().enumerate() {
        if number >= MOST_RULES {
            let found = format!("this is more than {MOST_RULES} rules");
            return Err(shape::mistake(rule.place, found, "merge those that look alike, or remove some"));
        }
        let (id, name) = (rule.code.id.to_ascii_lowercase(), rule.code.name.to_owned());
        for (what, word, written) in [("id", id, rule.code.id), ("name", name, rule.code.name)] {
            let before = seen.insert(word, rule).filter(|before| !std::ptr::eq(*before, &**rule));
            if let Some(before) = before {
                let found = format!("two rules have the {what} `{written}`");
                let problem = shape::mistake(rule.place, found, format!("give this one another {what}"));
                return Err(Box::new(problem.related(before.place, "the other one is here")));
            }
        }
    }
    Ok(())
}

fn rule(entry: &Node) -> Read<CustomRule> {
    let map = shape::map(entry, "rules", TABLES)?;
    refuse_others(map, &[FIELDS.as_slice(), DEMANDS.as_slice()].concat())?;
    let this = (entry.span, THIS);
    let id = id(needed(map, this, "id")?)?;
    let wanted = wanted(map, entry.span, THIS)?;
    let message = map.get("message").map(Message::read).transpose()?;
    let fields = map.as_written().filter(|(key, ..)| key.as_str() != "id");
    Ok(CustomRule {
        code: code(&id, map, message.as_ref(), &wanted)?,
        place: id.span,
        kinds: kinds(needed(map, this, "type")?)?,
        wanted,
        when: map.get("when").map(when).transpose()?,
        message,
        help: map.get("help").map(|node| words(node, "help")).transpose()?,
        fields: fields.map(|(key, _, node)| (key.to_string(), as_written(node))).collect(),
    })
}

fn refuse_others(map: &Map, known: &[&str]) -> Read<()> {
    match map.as_written().find(|(key, ..)| !known.contains(&key.as_str())) {
        Some((key, place, _)) => Err(shape::unknown_key(key, place, known)),
        None => Ok(()),
    }
}

fn needed<'n>(map: &'n Map, (owner, what): (Span, &str), key: &str) -> Read<&'n Node> {
    map.get(key).ok_or_else(|| shape::mistake(owner, format!("{what} has no `{key}`"), TABLES))
}

/// `X` and a number, or `X-` and words.
fn id(node: &Node) -> Read<Given<String>> {
    let given = shape::string(node, "id")?;
    let rest = given.value.strip_prefix('X').unwrap_or("");
    let is_number = (1..=4).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit());
    if is_number || rest.strip_prefix('-').is_some_and(is_words) {
        return Ok(given);
    }
    let found = format!("`{}` is not an id that a rule of your own can have", given.value);
    Err(shape::mistake(
        given.span,
        found,
        "write X and up to four digits, or X- and words: \"X1\", \"X-tags\"",
    ))
}

/// Whether a text is words of letters and digits with dashes between them.
fn is_words(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.len() <= 64 && text.split('-').all(is_word)
}

fn code(id: &Given<String>, map: &Map, message: Option<&Message>, wanted: &Wanted) -> Read<Code> {
    let name = match map.get("name") {
        Some(node) => name(node)?,
        None => id.value.to_ascii_lowercase(),
    };
    let severity = map.get("severity").map(|node| shape::severity(node, "severity")).transpose()?;
    let summary = match message {
        Some(message) => message.text().to_owned(),
        None => wanted.words(),
    };
    let kept = |text: &str| {
        let found = format!("the rules of this project have more than {} KiB of words", lasting::MOST / 1024);
        lasting(text).ok_or_else(|| shape::mistake(id.span, found, "write shorter messages, or fewer rules"))
    };
    Ok(Code {
        id: kept(&id.value)?,
        name: kept(&name)?,
        severity: severity.map_or(Severity::Warning, |given| given.value),
        // It is shown in lists, too.
        summary: kept(&visible(&summary.split_whitespace().collect::<Vec<_>>().join(" ")))?,
    })
}

fn name(node: &Node) -> Read<String> {
    let given = shape::string(node, "name")?;
    let has_capitals = given.value.contains(|letter: char| letter.is_ascii_uppercase());
    if has_capitals || !is_words(&given.value) {
        let found = format!("`{}` is not a name that a rule can have", given.value);
        return Err(shape::mistake(given.span, found, "write small words with dashes: \"required-tags\""));
    }
    match known_codes().find(|code| code.name == given.value) {
        Some(code) => {
            let found = format!("`{}` is already the name of {}, which is samc's own", given.value, code.id);
            Err(shape::mistake(given.span, found, "choose another one"))
        }
        None => Ok(given.value),
    }
}

fn kinds(node: &Node) -> Read<Vec<String>> {
    const HELP: &str = "write for example \"AWS::Logs::LogGroup\", \"AWS::Lambda::*\", or a list of both";
    let kinds = shape::strings(node, "type")?;
    if kinds.is_empty() {
        return Err(shape::mistake(node.span, "`type` names no type of resources", HELP));
    }
    for kind in &kinds {
        if kind.value.is_empty() || kind.value.contains(char::is_whitespace) {
            let found = format!("`{}` is no type of resources", kind.value);
            return Err(shape::mistake(kind.span, found, HELP));
        }
        refuse_misspelt(kind)?;
    }
    Ok(kinds.into_iter().map(|kind| kind.value).collect())
}

/// A rule about a misspelt type would never find anything, and nobody would know. What is not like any type that
/// samc knows may be a new one.
fn refuse_misspelt(kind: &Given<String>) -> Read<()> {
    let schemas = Schemas::new();
    let name = kind.value.as_str();
    let is_plain = name.starts_with("AWS::") && !name.contains('*') && !name.ends_with("::MODULE");
    if !is_plain || schemas.exists_in(name, USUAL_REGION) || schemas.names().any(|known| known == name) {
        return Ok(());
    }
    match similar::closest(name, schemas.names()) {
        Some(close) => {
            let help = format!(
                "did you mean `{close}`? A type that samc does not know yet can be written with a `*` at its end"
            );
            Err(shape::mistake(kind.span, format!("there is no resource type `{name}`"), help))
        }
        None => Ok(()),
    }
}

fn when(node: &Node) -> Read<Wanted> {
    const HELP: &str = "write when = { path = \"Properties.Runtime\", equals = \"python3.13\" }";
    let map = shape::map(node, "when", HELP)?;
    let mut known = vec!["path"];
    known.extend(DEMANDS.iter().filter(|key| **key != "contains"));
    refuse_others(map, &known)?;
    wanted(map, node.span, "`when`")
}

fn wanted(map: &Map, owner: Span, what: &str) -> Read<Wanted> {
    let path = Path::read(needed(map, (owner, what), "path")?, "path")?;
    let mut demands = Vec::new();
    for (key, _, node) in map.as_written() {
        demands.extend(demand(key, node)?);
    }
    let forbidden = demands.iter().any(|demand| matches!(demand, Demand::Forbidden));
    if demands.is_empty() {
        let found = format!("{what} has to say what the values at `path` must be");
        return Err(shape::mistake(owner, found, format!("add one of: {}", DEMANDS.join(", "))));
    }
    if let (true, Some(node)) = (forbidden && demands.len() > 1, map.get("forbidden")) {
        let found = "what must not be there cannot have a value";
        return Err(shape::mistake(node.span, found, "remove `forbidden`, or what else is demanded"));
    }
    if let (Some(node), false) = (map.get("contains"), path.has_items()) {
        let help = format!("write the path of the items: \"{}.*\"", path.text());
        return Err(shape::mistake(node.span, "`contains` is about the items of a list", help));
    }
    Ok(Wanted { path, demands })
}

/// What a field demands; `None` when it is another field.
fn demand(key: &str, node: &Node) -> Read<Option<Demand>> {
    let compares = |comparison| Ok(Some(Demand::Compares(comparison)));
    match key {
        "required" => truth(node, key).map(|()| Some(Demand::Required)),
        "forbidden" => truth(node, key).map(|()| Some(Demand::Forbidden)),
        "contains" => Ok(Some(Demand::Contains(scalars(node, key)?))),
        "equals" => compares(Comparison::Equals(scalar(node, key)?)),
        "in" => compares(Comparison::In(scalars(node, key)?)),
        "not-in" => compares(Comparison::NotIn(scalars(node, key)?)),
        "matches" => compares(Comparison::Matches(pattern(node)?)),
        "min" => compares(Comparison::Min(number(node, key)?)),
        "max" => compares(Comparison::Max(number(node, key)?)),
        _ => Ok(None),
    }
}

fn truth(node: &Node, key: &str) -> Read<()> {
    match node.as_bool() {
        Some(true) => Ok(()),
        _ => Err(shape::mistake(
            node.span,
            format!("`{key}` can only be true"),
            format!("write {key} = true, or leave it out"),
        )),
    }
}

fn scalar(node: &Node, key: &str) -> Read<String> {
    let found = || format!("`{key}` is {}, not a single value", node.kind());
    node.scalar_text().ok_or_else(|| {
        shape::mistake(
            node.span,
            found(),
            "write a string, a number, true or false; for one of several, use `in`",
        )
    })
}

fn scalars(node: &Node, key: &str) -> Read<Vec<String>> {
    match &node.value {
        Value::List(items) if items.is_empty() => {
            Err(shape::mistake(node.span, format!("`{key}` is empty"), "name at least one value"))
        }
        Value::List(items) => items.iter().map(|item| scalar(item, key)).collect(),
        _ => Ok(vec![scalar(node, key)?]),
    }
}

fn pattern(node: &Node) -> Read<Pattern> {
    let text = shape::string(node, "matches")?.value;
    let pattern = Pattern::new(&text);
    if pattern.is_valid() {
        return Ok(pattern);
    }
    let help = "write one such as '^prod-[a-z]+$'; single quotes leave backslashes as they are";
    Err(shape::mistake(node.span, format!("`{text}` is not a regular expression"), help))
}

fn number(node: &Node, key: &str) -> Read<f64> {
    match node.value {
        // Exact up to 2^53; limits beyond that do not occur.
        Value::Number(Number::Int(value)) => Ok(value as f64),
        Value::Number(Number::Float(value)) if value.is_finite() => Ok(value),
        _ => {
            let found = format!("`{key}` is {}, not a plain number", node.kind());
            Err(shape::mistake(node.span, found, format!("write for example {key} = 30")))
        }
    }
}

/// A value as TOML on one line.
fn as_written(node: &Node) -> String {
    match &node.value {
        Value::String(text) => format!("{:?}", text.as_str()),
        Value::List(items) => format!("[{}]", items.iter().map(as_written).collect::<Vec<_>>().join(", ")),
        Value::Map(map) => {
            let entry =
                |(key, _, node): (&crate::tree::Text, Span, &Node)| format!("{key} = {}", as_written(node));
            format!("{{ {} }}", map.as_written().map(entry).collect::<Vec<_>>().join(", "))
        }
        _ => node.scalar_text().unwrap_or_default(),
    }
}
