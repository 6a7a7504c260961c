//! Conditions of a load balancer's rules as a regular expression over one text that has all of a request that they look at.
//!
//! That text has a line for each: the method, the host, what stands behind the `?`, the headers that any of the rules
//! looks at, and the URL. How values are compared is from the page "Condition types for listener rules" of the guide
//! for application load balancers.

use super::text;
use crate::plan::model::Setting;
use crate::plan::model::balancing::{HeaderCondition, Listener, ListenerRule, QueryCondition};

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

/// The expression for a rule. None when it has conditions that nginx cannot see.
pub fn expression(rule: &ListenerRule, headers: &[String]) -> Option<String> {
    let all_known = rule.headers.iter().all(|header| header.name.known().is_some());
    if !rule.other_conditions.is_empty() || !all_known {
        return None;
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
    Some(format!("^{}$", lines.join("\n")))
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
        let value = pattern(&text::text(&query.value), "[^&\n]");
        match &query.name {
            Some(name) => format!("{}={value}", pattern(&text::text(name), "[^&=\n]")),
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
