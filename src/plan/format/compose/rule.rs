//! Conditions of a load balancer's rules as a regular expression over one text that has all of a request that they look at.
//!
//! That text has a line for each: the method, the host, what stands behind the `?`, the headers that any of the rules
//! looks at, and the URL. How values are compared is from the page "Condition types for listener rules" of the guide
//! for application load balancers.

use super::text;
use crate::plan::model::balancing::{HeaderCondition, Listener, ListenerRule, QueryCondition};
use crate::plan::model::{Setting, Supply, Unknown};

/// Stands for any line.
const ANY: &str = "[^\n]*";

/// The headers that any rule of a listener looks at, in small letters.
pub fn headers(listener: &Listener) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for header in listener.rules.iter().flat_map(|rule| &rule.headers) {
        let Some(name) = header.name.known() else { continue };
        let name = name.to_ascii_lowercase();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The text that rules look at, with variables of nginx.
pub fn subject(headers: &[String]) -> String {
    let headers: String = headers.iter().map(|name| format!("$http_{}\n", name.replace('-', "_"))).collect();
    format!("$request_method\n$host\n$args\n{headers}$request_uri")
}

/// The expression for a rule, or why it never holds: it has conditions that nginx cannot see, or such that are not known.
/// A variable in the place of a pattern would be taken for an expression, in which `*` and `.` mean something else.
pub fn expression(rule: &ListenerRule, headers: &[String], unknown: &[Unknown]) -> Result<String, String> {
    if !rule.other_conditions.is_empty() {
        let with_expressions = rule
            .other_conditions
            .iter()
            .any(|condition| condition.value.to_string().contains("\"RegexValues\""));
        return Err(match with_expressions {
            true => "it compares with regular expressions of AWS, which nginx does not have",
            false => "it looks at something that is not the same here",
        }
        .to_owned());
    }
    if let Some(Setting::Unknown(id)) = compared(rule).find(|setting| setting.known().is_none()) {
        return Err(unknown
            .get(id.0)
            .map_or_else(|| "it compares with something unknown".to_owned(), missing));
    }
    let methods = one_of(rule.methods.iter().map(|method| escaped(&text::text(method))));
    let hosts = one_of(patterns(&rule.hosts, "[^\n]")).map(|hosts| format!("(?i:{hosts})"));
    let queries: String = rule.queries.iter().map(|queries| query(queries)).collect();
    let mut lines = vec![
        methods.unwrap_or_else(|| ANY.to_owned()),
        hosts.unwrap_or_else(|| ANY.to_owned()),
        format!("{queries}{ANY}"),
    ];
    lines.extend(headers.iter().map(|name| header(name, &rule.headers)));
    let paths = one_of(patterns(&rule.paths, "[^?\n]")).map(|paths| format!("{paths}(?:\\?.*)?"));
    lines.push(paths.unwrap_or_else(|| ".*".to_owned()));
    Ok(format!("^{}$", lines.join("\n")))
}

/// All that a rule compares with.
fn compared(rule: &ListenerRule) -> impl Iterator<Item = &Setting<String>> {
    let headers = rule.headers.iter().flat_map(|header| header.values.iter().chain([&header.name]));
    let queries = rule.queries.iter().flatten().flat_map(|query| query.name.iter().chain([&query.value]));
    rule.paths.iter().chain(&rule.hosts).chain(&rule.methods).chain(headers).chain(queries)
}

/// That something compares with a missing thing, and how to supply that.
fn missing(unknown: &Unknown) -> String {
    let supply = match &unknown.supply {
        Supply::Argument(argument) => format!("call samc plan with {argument}"),
        Supply::Values { table, line } => format!("add to a file for samc plan --values: [{table}] {line}"),
        Supply::Template(what) => what.clone(),
    };
    format!("it compares with {}, which is not known ({supply})", unknown.what)
}

/// What a header must be like for all conditions that name it.
fn header(name: &str, conditions: &[HeaderCondition]) -> String {
    let own = conditions
        .iter()
        .filter(|condition| condition.name.known().is_some_and(|other| other.eq_ignore_ascii_case(name)));
    let must = own.filter_map(|condition| one_of(patterns(&condition.values, "[^\n]")));
    let must: String = must.map(|values| format!("(?=(?i:{values})\n)")).collect();
    format!("{must}{ANY}")
}

/// That one of these parameters stands behind the `?`.
fn query(queries: &[QueryCondition]) -> String {
    let pair = |query: &QueryCondition| {
        let value = query_pattern(&text::text(&query.value), "[^&\n]");
        match &query.name {
            Some(name) => format!("{}={value}", query_pattern(&text::text(name), "[^&=\n]")),
            None => format!("(?:[^&=\n]*=)?{value}"),
        }
    };
    match one_of(queries.iter().map(pair)) {
        Some(pairs) => format!("(?=(?:[^\n]*&)?(?i:{pairs})(?:&|\n))"),
        None => String::new(),
    }
}

fn patterns<'s>(settings: &'s [Setting<String>], any: &'s str) -> impl Iterator<Item = String> + 's {
    settings.iter().map(move |setting| pattern(&text::text(setting), any))
}

/// Alternatives; nothing when there are none.
fn one_of(alternatives: impl Iterator<Item = String>) -> Option<String> {
    let all: Vec<String> = alternatives.collect();
    (!all.is_empty()).then(|| format!("(?:{})", all.join("|")))
}

/// A pattern in which `*` stands for any text and `?` for any character.
fn pattern(text: &str, any: &str) -> String {
    let part = |c: char| match c {
        '*' => format!("{any}*"),
        '?' => any.to_owned(),
        _ => escaped(&c.to_string()),
    };
    text.chars().map(part).collect()
}

/// The same where a `\` makes that `*` and `?` mean themselves ("QueryStringConditionConfig" of the API reference).
fn query_pattern(text: &str, any: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(&pattern(before, any));
        let literal = after.chars().next().filter(|c| matches!(c, '*' | '?')).unwrap_or('\\');
        out.push_str(&escaped(&literal.to_string()));
        rest = after.strip_prefix(['*', '?']).unwrap_or(after);
    }
    out + &pattern(rest, any)
}

/// A text that means itself in an expression.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_' | '=' | '&' | '%' | ':' | ',' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
