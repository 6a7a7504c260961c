//! Rules that follow from a table of AWS's: what properties must be beyond the schema of their type.

use std::borrow::Cow;

use super::{Rule, for_violation};
use crate::check::properties::{compare, diagnostic};
use crate::check::{Findings, Reached, Resource, Subject};
use crate::evaluate::Origin;
use crate::schema::Document;
use crate::template::intrinsic;
use crate::tree::{Map, Node};
use crate::validate::{Place, Violation};

/// What a table says about properties: conditions between them, or the values that a region has.
#[derive(Debug, Clone, Copy)]
pub struct Extension {
    /// The types of resources that it is about.
    pub kinds: &'static [&'static str],
    /// Where in the properties: keys, and `*` for each item of a list. Empty for all of them.
    pub path: &'static [&'static str],
    /// The table, such as `aws_ecs_service/fargate`; see [`Tables`](crate::schema::Tables).
    pub table: &'static str,
    /// Why it is wrong, as a clause that follows what was found; empty when that says it all. `{region}` stands
    /// for the region that the template is checked for.
    pub why: &'static str,
    /// Whether the table is another one in each region. What a parameter can be beside what the region has is
    /// then meant for other regions.
    pub by_region: bool,
}

/// What a value does that a table does not allow.
pub(super) struct Breach<'s, 't> {
    pub violation: Violation,
    pub resource: &'s Resource<'t>,
    /// The value that was compared with the table.
    pub at: Reached<'s>,
}

/// Makes of a value what is compared with a table.
pub(super) type Reading<'a> = &'a dyn Fn(&Node) -> Cow<'_, Node>;

impl Extension {
    pub(super) fn check(&self, rule: &Rule, subject: &Subject, findings: &mut Findings) {
        let why = self.why.replace("{region}", subject.region());
        for breach in self.breaches(subject, &|node| Cow::Borrowed(node)) {
            if !self.by_region || breach.violation.origin != Origin::Parameter {
                breach.report(rule, &why, findings);
            }
        }
    }

    /// All that the values do which the table does not allow.
    pub(super) fn breaches<'s, 't>(&self, subject: &'s Subject<'t>, read: Reading) -> Vec<Breach<'s, 't>> {
        let mut resources = subject.resources_of_any(self.kinds);
        // A table is not read before there is something to compare with it.
        let Some(first) = resources.next() else { return Vec::new() };
        let Some(document) = subject.knowledge.tables.document(self.table, subject.region()) else {
            return Vec::new();
        };
        let all = std::iter::once(first).chain(resources);
        all.flat_map(|resource| self.breaches_of(resource, document, subject, read)).collect()
    }

    fn breaches_of<'s, 't>(
        &self,
        resource: &'s Resource<'t>,
        document: &Document,
        subject: &Subject<'t>,
        read: Reading,
    ) -> Vec<Breach<'s, 't>> {
        let mut breaches = Vec::new();
        for at in subject.reach(resource, self.path).iter().flat_map(|at| one_by_one(subject, document, at)) {
            let violations = self.violations(subject, resource, document, &at, read);
            breaches.extend(violations.into_iter().map(|violation| Breach {
                violation,
                resource,
                at: at.clone(),
            }));
        }
        breaches
    }

    fn violations(
        &self,
        subject: &Subject,
        resource: &Resource,
        document: &Document,
        at: &Reached,
        read: Reading,
    ) -> Vec<Violation> {
        let start =
            Place::start(self.path.iter().rfind(|step| **step != "*").unwrap_or(&resource.kind), at.span);
        let item = start.item(at.span);
        let place = if self.path.last() == Some(&"*") { &item } else { &start };
        compare(subject, document, document.root(), &read(at.node), place, &at.scope)
    }
}

impl Breach<'_, '_> {
    /// Whether the value at fault stands where it is used: no parameter and no function gives it.
    pub(super) fn is_written(&self) -> bool {
        self.violation.origin == Origin::Written
    }

    /// Reports it, with why it is wrong. A wrong value of a parameter or of a function falls under the rule about
    /// these, as everywhere else.
    pub(super) fn report(mut self, rule: &Rule, why: &str, findings: &mut Findings) {
        let rule = if self.is_written() { rule } else { for_violation(&self.violation).unwrap_or(rule) };
        // What a table knows of is near in its spelling, not in its meaning: `t3.large` is not meant for `t2.large`.
        if let Some(advice) = &mut self.violation.help {
            advice.fix = None;
        }
        if !why.is_empty() {
            self.violation.message = format!("{}: {why}", self.violation.message);
        }
        findings.push(diagnostic(self.violation, rule, self.resource));
    }
}

/// How many combinations of branches are looked at.
const MOST: usize = 16;

/// A value in each combination of the branches that its properties have, since a table says what one property
/// must be when another one is this or that. Only those properties count of which the table says something.
fn one_by_one<'n>(subject: &Subject, document: &Document, at: &Reached<'n>) -> Vec<Reached<'n>> {
    let mut scopes = vec![at.scope.clone()];
    for (name, node) in at.node.as_map().into_iter().flat_map(Map::iter) {
        if intrinsic::if_arguments(node).is_some() && document.mentions(name) {
            let branches = scopes.iter().flat_map(|scope| subject.evaluator.alternatives(node, scope));
            scopes = branches.map(|(_, scope)| scope).take(MOST).collect();
        }
    }
    scopes.into_iter().map(|scope| Reached { scope, ..*at }).collect()
}
