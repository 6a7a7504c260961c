//! Rules that follow from a table of AWS's: what properties must be beyond the schema of their type.

use super::{Rule, for_violation};
use crate::check::properties::{compare, diagnostic};
use crate::check::{Findings, Reached, Resource, Subject};
use crate::evaluate::Origin;
use crate::schema::Document;
use crate::tree::Map;
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
    /// for the region that the template is checked for; what else a parameter can be is then for other regions.
    pub why: &'static str,
}

/// What stands for the region.
const REGION: &str = "{region}";

impl Extension {
    pub(super) fn check(&self, rule: &Rule, subject: &Subject, findings: &mut Findings) {
        for resource in subject.resources.iter().filter(|resource| self.kinds.contains(&resource.kind)) {
            let Some(document) = subject.knowledge.tables.document(self.table, subject.region()) else {
                return;
            };
            let places = subject.reach(resource, self.path);
            for at in places.iter().flat_map(|at| one_by_one(subject, at)) {
                let violations = self.violations(subject, resource, document, &at).into_iter();
                for violation in violations.filter(|violation| self.is_about(violation)) {
                    self.report(violation, rule, (subject, resource), findings);
                }
            }
        }
    }

    fn violations(
        &self,
        subject: &Subject,
        resource: &Resource,
        document: &Document,
        at: &Reached,
    ) -> Vec<Violation> {
        let start =
            Place::start(self.path.iter().rfind(|step| **step != "*").unwrap_or(&resource.kind), at.span);
        let item = start.item(at.span);
        let place = if self.path.last() == Some(&"*") { &item } else { &start };
        compare(subject, document, document.root(), at.node, place, &at.scope)
    }

    fn is_about(&self, violation: &Violation) -> bool {
        violation.origin != Origin::Parameter || !self.why.contains(REGION)
    }

    /// A wrong value of a parameter or of a function falls under the rule about these, as everywhere else.
    fn report(
        &self,
        mut violation: Violation,
        rule: &Rule,
        (subject, resource): (&Subject, &Resource),
        findings: &mut Findings,
    ) {
        let is_own = violation.origin == Origin::Written;
        let rule = if is_own { rule } else { for_violation(&violation).unwrap_or(rule) };
        if !self.why.is_empty() {
            let why = self.why.replace(REGION, subject.region());
            violation.message = format!("{}: {why}", violation.message);
        }
        findings.push(diagnostic(violation, rule, resource));
    }
}

/// How many combinations of branches are looked at.
const MOST: usize = 16;

/// A value in each combination of the branches that its properties have, since a table says what one property
/// must be when another one is this or that.
fn one_by_one<'n>(subject: &Subject, at: &Reached<'n>) -> Vec<Reached<'n>> {
    let mut scopes = vec![at.scope.clone()];
    for node in at.node.as_map().into_iter().flat_map(Map::values) {
        let branches = scopes.iter().flat_map(|scope| subject.evaluator.alternatives(node, scope));
        scopes = branches.map(|(_, scope)| scope).take(MOST).collect();
    }
    scopes.into_iter().map(|scope| Reached { scope, ..*at }).collect()
}
