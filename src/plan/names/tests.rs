//! The table against what AWS publishes about the types, and the little language of patterns.

use std::collections::BTreeSet;

use super::pattern::{Facts, STEPS, fill};
use super::table::TABLES;
use super::{Naming, naming};
use crate::language::values::Unknown;
use crate::schema::{PropertyPath, ResourceType, Schemas};
use crate::source::{Sources, Span};

fn rows() -> impl Iterator<Item = &'static Naming> {
    TABLES.iter().copied().flatten()
}

#[test]
fn the_tables_are_sorted_and_each_type_is_in_one() {
    for table in TABLES {
        for pair in table.windows(2) {
            assert!(pair[0].kind < pair[1].kind, "{} stands in front of {}", pair[0].kind, pair[1].kind);
        }
    }
    let kinds: BTreeSet<&str> = rows().map(|row| row.kind).collect();
    assert_eq!(kinds.len(), rows().count(), "a type is in two tables");
    for row in rows() {
        assert_eq!(naming(row.kind).kind, row.kind);
    }
}

/// Whether the properties of a type have these names within each other; numbers are positions in lists.
fn has_property(found: &ResourceType, path: &str) -> bool {
    let steps = path.split('.').map(|step| if step.parse::<usize>().is_ok() { "*" } else { step });
    let steps: Vec<&str> = steps.collect();
    found.document.at(PropertyPath::new(&steps.join("/")).steps()).is_some()
}

#[test]
fn all_that_the_table_names_is_there() {
    let schemas = Schemas::new();
    let mut problems = Vec::new();
    for row in rows() {
        let Some(found) = schemas.resource_type(row.kind) else {
            problems.push(format!("there is no type {}", row.kind));
            continue;
        };
        let no_property = |path: &&str| !has_property(found, path);
        let names = row.property.into_iter().chain(row.title);
        problems.extend(names.filter(no_property).map(|path| format!("{} has no {path}", row.kind)));
        for (attribute, _) in row.attributes {
            if found.attribute(attribute).is_none() {
                problems.push(format!("{} has no attribute {attribute}", row.kind));
            }
        }
        for placeholder in placeholders(row) {
            for path in properties_of(&placeholder).filter(no_property) {
                problems.push(format!("{} has no {path} for {{{placeholder}}}", row.kind));
            }
            for step in placeholder.split(';').skip(1) {
                let name = step.split(' ').next().unwrap();
                assert!(STEPS.contains(&name), "{}: `{name}` is no step", row.kind);
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn patterns(row: &Naming) -> Vec<String> {
    let mut patterns = vec![row.made.to_owned(), row.reference.to_owned()];
    patterns.extend(row.arn_pattern());
    patterns.extend(row.attributes.iter().map(|(_, pattern)| (*pattern).to_owned()));
    patterns
}

fn placeholders(row: &Naming) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for pattern in patterns(row) {
        let parts = pattern.split('{').skip(1);
        found.extend(parts.map(|part| part.split_once('}').expect(&pattern).0.to_owned()));
    }
    found
}

const FACTS: &[&str] =
    &["account", "arn", "here", "id", "name", "partition", "ref", "region", "stack", "suffix", "website"];

/// The properties that a placeholder may take its value from.
fn properties_of(placeholder: &str) -> impl Iterator<Item = &str> {
    let mut steps = placeholder.split(';');
    let first = steps.next().into_iter();
    let others = steps.filter_map(|step| step.strip_prefix("or "));
    first.chain(others).filter(|name| !FACTS.contains(name))
}

/// Facts for one row; properties come out as their own names.
struct Sample<'a> {
    row: &'a Naming,
    set: &'a [(&'a str, &'a str)],
    depth: usize,
    place: Span,
}

impl Facts for Sample<'_> {
    fn value(&mut self, name: &str) -> Result<Option<String>, Unknown> {
        let deeper = match name {
            "ref" => Some(self.row.reference.to_owned()),
            "arn" => Some(self.row.arn_pattern().expect("an ARN is asked for and there is none")),
            _ => None,
        };
        if let Some(pattern) = deeper {
            assert!(self.depth < 3, "{} goes round in circles", self.row.kind);
            self.depth += 1;
            let text = fill(&pattern, self);
            self.depth -= 1;
            return text.map(Some);
        }
        Ok(match name {
            "here" => Some("eu-west-1:111122223333".to_owned()),
            "partition" => Some("aws".to_owned()),
            _ if FACTS.contains(&name) => Some(name.to_owned()),
            _ => self.set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
        })
    }

    fn unset(&self, name: &str) -> Unknown {
        Unknown::new(self.place, name)
    }
}

fn place() -> Span {
    Span::new(Sources::new().add("t", ""), 0, 0)
}

fn filled(kind: &str, pattern: &str, set: &[(&str, &str)]) -> Result<String, String> {
    let row = naming(kind);
    fill(pattern, &mut Sample { row: &row, set, depth: 0, place: place() }).map_err(|unknown| unknown.why)
}

#[test]
fn arns_have_the_parts_of_arns() {
    for row in rows() {
        let properties: Vec<String> =
            placeholders(row).iter().flat_map(|one| properties_of(one)).map(str::to_owned).collect();
        let set: Vec<(&str, &str)> = properties
            .iter()
            .map(|name| {
                (name.as_str(), if name.to_lowercase().ends_with("arn") { "arn:aws:a:b:c:d" } else { "x" })
            })
            .collect();
        for pattern in patterns(row) {
            let text = filled(row.kind, &pattern, &set).unwrap();
            assert!(!text.contains(['{', '}']), "{}: {text}", row.kind);
        }
        if let Some(arn) = row.arn_pattern() {
            let arn = filled(row.kind, &arn, &set).unwrap();
            assert!(arn.starts_with("arn:aws:") && arn.matches(':').count() >= 5, "{}: {arn}", row.kind);
        }
    }
}

#[test]
fn what_follows_from_properties() {
    let reference = |kind: &str, set: &[(&str, &str)]| filled(kind, naming(kind).reference, set);
    let rule = |bus: &[(&str, &str)]| reference("AWS::Events::Rule", bus).unwrap();
    assert_eq!(rule(&[]), "name");
    assert_eq!(rule(&[("EventBusName", "default")]), "name");
    assert_eq!(rule(&[("EventBusName", "orders")]), "orders|name");
    assert_eq!(rule(&[("EventBusName", "arn:aws:events:eu-west-1:1:event-bus/orders")]), "orders|name");

    let alias = reference("AWS::Lambda::Alias", &[("FunctionName", "arn:aws:lambda:eu-west-1:1:function:f")]);
    assert_eq!(alias.unwrap(), "arn:aws:lambda:eu-west-1:111122223333:function:f:name");
    assert_eq!(reference("AWS::Lambda::Alias", &[]), Err("FunctionName".to_owned()));

    let version = "arn:aws:states:eu-west-1:1:stateMachine:m:3";
    for property in
        ["RoutingConfiguration.0.StateMachineVersionArn", "DeploymentPreference.StateMachineVersionArn"]
    {
        let alias = reference("AWS::StepFunctions::StateMachineAlias", &[(property, version)]);
        assert_eq!(alias.unwrap(), "arn:aws:states:eu-west-1:1:stateMachine:m:name");
    }

    let endpoint = |set: &[(&str, &str)]| {
        let kind = "AWS::ApiGatewayV2::Api";
        filled(kind, naming(kind).attribute("ApiEndpoint").unwrap(), set).unwrap()
    };
    assert_eq!(endpoint(&[("ProtocolType", "WEBSOCKET")]), "wss://name.execute-api.region.suffix");
    assert_eq!(endpoint(&[]), "https://name.execute-api.region.suffix");

    let made = |set: &[(&str, &str)]| filled("AWS::SQS::Queue", naming("AWS::SQS::Queue").made, set).unwrap();
    assert_eq!(made(&[("FifoQueue", "true")]), "stack-id.fifo");
    assert_eq!(made(&[("FifoQueue", "false")]), "stack-id");
    assert_eq!(made(&[]), "stack-id");
}

#[test]
fn the_steps_of_patterns() {
    let step = |steps: &str, value: &str| filled("", &format!("<{{P;{steps}}}>"), &[("P", value)]).unwrap();
    assert_eq!(step("last", "a:b/c"), "<c>");
    assert_eq!(step("parent", "a:b/c"), "<a:b>");
    assert_eq!(step("behind ://", "https://a://b"), "<a://b>");
    assert_eq!(step("behind ://", "a.b"), "<a.b>");
    assert_eq!(step("lower", "aB"), "<ab>");
    assert_eq!(step("alphanumeric", "a-B_3"), "<aB3>");
    assert_eq!((step("rooted", "a"), step("rooted", "/a")), ("</a>".to_owned(), "</a>".to_owned()));
    assert_eq!((step("is a b", "a"), step("is a b", "c")), ("<b>".to_owned(), "<c>".to_owned()));
    assert_eq!((step("not a;else d", "a"), step("not a;else d", "c")), ("<d>".to_owned(), "<c>".to_owned()));
    assert_eq!(step("end |;optional", "a"), "<a|>");
    let without = |steps: &str| filled("", &format!("<{{P;{steps}}}>"), &[("Q", "q")]);
    assert_eq!(without("end |;optional"), Ok("<>".to_owned()));
    assert_eq!(without("or Q;last"), Ok("<q>".to_owned()));
    assert_eq!(without("last"), Err("P".to_owned()));
    let uuid = step("uuid", "a");
    assert_eq!((uuid.len(), uuid.matches('-').count()), (38, 4));
    assert_ne!(uuid, step("uuid", "b"));
}
