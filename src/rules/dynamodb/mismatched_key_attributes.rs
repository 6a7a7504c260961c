//! E3039: The declared attributes of a table are not those of its keys.

use indexmap::IndexMap;

use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::intrinsic::{self, is_looked_up};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3039",
        name: "mismatched-key-attributes",
        severity: Severity::Error,
        summary: "The declared attributes of a table are not those of its keys.",
    },
    documentation: Documentation {
        finds: "A DynamoDB table with a key, of its own or of an index, that is not in `AttributeDefinitions`, or with an attribute there that is in no key.",
        matters: "DynamoDB refuses to create the table: exactly the attributes of keys are declared.",
        bad: "\
Resources:
  Albums:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: artist
          AttributeType: S
        - AttributeName: year
          AttributeType: N
      KeySchema:
        - AttributeName: artist
          KeyType: HASH
",
        good: "\
Resources:
  Albums:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: artist
          AttributeType: S
        - AttributeName: year
          AttributeType: N
      KeySchema:
        - AttributeName: artist
          KeyType: HASH
        - AttributeName: year
          KeyType: RANGE
",
    },
    check: Check::Subject(check),
};

const PROPERTIES: [&str; 4] =
    ["AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes"];

/// How many combinations of conditions are looked at for one table.
const MOST: usize = 16;

fn check(subject: &Subject, findings: &mut Findings) {
    for table in subject.resources_of("AWS::DynamoDB::Table").filter(|table| table.properties.is_some()) {
        findings
            .extend(variants(subject, table).iter().find_map(|variant| mismatch(subject, table, variant)));
    }
}

/// A way in which a table can be: its properties, in the order of the list above, and what holds then.
type Variant<'n> = (Vec<Option<&'n Node>>, Scope);

fn variants<'n>(subject: &Subject, table: &'n Resource) -> Vec<Variant<'n>> {
    let mut variants = vec![(Vec::new(), table.scope.clone())];
    for name in PROPERTIES {
        let longer = variants.iter().flat_map(|(before, scope)| {
            let options = options(subject, table.property(name), scope).into_iter();
            options.map(move |(node, scope)| ([before.as_slice(), &[node]].concat(), scope))
        });
        variants = longer.take(MOST).collect();
    }
    variants
}

fn options<'n>(subject: &Subject, node: Option<&'n Node>, scope: &Scope) -> Vec<(Option<&'n Node>, Scope)> {
    let Some(node) = node else { return vec![(None, scope.clone())] };
    let alternatives = subject.evaluator.alternatives(node, scope).into_iter();
    let is_there = |node: &&Node| !node.is_null() && !intrinsic::is_no_value(node);
    alternatives.map(|(node, scope)| (Some(node).filter(is_there), scope)).collect()
}

/// The first thing that does not match.
fn mismatch(subject: &Subject, table: &Resource, (properties, scope): &Variant) -> Option<Diagnostic> {
    let [definitions, keys, indexes @ ..] = properties.as_slice() else { return None };
    let (mut declared, mut used) = (Attributes::default(), Attributes::default());
    declared.add(subject, *definitions, scope);
    used.add(subject, *keys, scope);
    for list in indexes {
        for (index, scope) in used.items(subject, *list, scope) {
            used.add(subject, index.get("KeySchema"), &scope);
        }
    }
    let problem = |span, found, help, place| {
        let problem = Diagnostic::new(RULE.code, table.attribute_span("Properties"), found).help(help);
        problem.related(span, place).resource(table.logical_id.as_str())
    };
    if let Some((name, span)) = used.missing_in(&declared) {
        let found = format!("`{name}` is in a key, but not in `AttributeDefinitions`");
        let help = format!("declare it: `- {{AttributeName: {name}, AttributeType: S}}`");
        return Some(problem(span, found, help, "it is in this key"));
    }
    let (name, span) = declared.missing_in(&used)?;
    let found = format!("`{name}` is in `AttributeDefinitions`, but in no key of the table or of an index");
    let help = format!("remove `{name}`: other attributes need no declaration");
    Some(problem(span, found, help, "it is declared here"))
}

/// Names of attributes, and where they are.
#[derive(Default)]
struct Attributes<'n> {
    names: IndexMap<&'n str, Span>,
    /// Whether there are more, of which only AWS knows the names.
    has_unknown: bool,
}

impl<'n> Attributes<'n> {
    /// What the items of a list can be.
    fn items(&mut self, subject: &Subject, list: Option<&'n Node>, scope: &Scope) -> Vec<(&'n Node, Scope)> {
        let Some(list) = list else { return Vec::new() };
        let Some(items) = list.as_list() else {
            self.has_unknown = true;
            return Vec::new();
        };
        let mut items: Vec<_> =
            items.iter().flat_map(|item| subject.evaluator.alternatives(item, scope)).collect();
        items.retain(|(item, _)| !intrinsic::is_no_value(item));
        self.has_unknown |= items.iter().any(|(item, _)| intrinsic::is_intrinsic(item));
        items
    }

    /// Adds what the items of a list name.
    fn add(&mut self, subject: &Subject, list: Option<&'n Node>, scope: &Scope) {
        for (item, scope) in self.items(subject, list, scope) {
            let Some(name) = item.get("AttributeName") else { continue };
            for (name, _) in subject.evaluator.alternatives(name, &scope) {
                match name.as_str().filter(|text| !is_looked_up(text)) {
                    Some(text) => _ = self.names.entry(text).or_insert(name.span),
                    None => self.has_unknown = true,
                }
            }
        }
    }

    /// The first that is certainly not among others.
    fn missing_in(&self, others: &Attributes) -> Option<(&'n str, Span)> {
        let missing = self.names.iter().find(|(name, _)| !others.names.contains_key(*name));
        missing.filter(|_| !others.has_unknown).map(|(name, span)| (*name, *span))
    }
}
