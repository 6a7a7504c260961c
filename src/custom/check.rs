//! A rule of the project and a template to findings.

use std::collections::HashSet;

use super::demand::Demand;
use super::message::{Values, cropped};
use super::path::{Found, What};
use super::{CustomRule, Wanted};
use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// In how many scopes of conditions a rule looks at one resource.
const MOST_SCOPES: usize = 16;

impl CustomRule {
    /// Looks at the resources of a template, and at those that only its expansion has. What is found at
    /// the same place in both is told once.
    pub fn check(&self, subject: &Subject, findings: &mut Findings) {
        let written: Vec<Diagnostic> =
            subject.resources.iter().flat_map(|resource| self.look(subject, resource)).collect();
        let told: HashSet<Span> = written.iter().map(|found| found.span).collect();
        findings.extend(written);
        let Some(expansion) = subject.expansion else { return };
        let is_made = |resource: &&Resource| {
            subject.resource(resource.logical_id).is_none_or(|written| written.kind != resource.kind)
        };
        let made = expansion.resources.iter().filter(is_made);
        let found = made.flat_map(|resource| self.look(expansion, resource));
        findings.extend(found.filter(|found| !told.contains(&found.span)));
    }

    fn look(&self, subject: &Subject, resource: &Resource) -> Vec<Diagnostic> {
        if resource.never_exists || !self.is_about(resource.kind) {
            return Vec::new();
        }
        let scopes = self.scopes(subject, resource).into_iter();
        scopes
            .flat_map(|scope| self.wanted.problems(subject, resource, &scope))
            .map(|problem| self.tell(subject, resource, &problem))
            .collect()
    }

    /// The scopes of conditions in which the rule is about a resource.
    fn scopes(&self, subject: &Subject, resource: &Resource) -> Vec<Scope> {
        let Some(when) = &self.when else { return vec![resource.scope.clone()] };
        let mut scopes: Vec<Scope> = Vec::new();
        for found in when.path.find(subject, resource, &resource.scope) {
            let holds = when.demands.iter().all(|demand| demand.holds(&found));
            if holds && scopes.len() < MOST_SCOPES && !scopes.contains(&found.scope) {
                scopes.push(found.scope);
            }
        }
        scopes
    }

    fn tell(&self, subject: &Subject, resource: &Resource, problem: &Problem) -> Diagnostic {
        let known_as = subject.known_as(resource);
        let values = Values { value: &problem.value, resource: known_as, kind: resource.kind };
        let message = match &self.message {
            Some(message) => message.with(values),
            None => problem.demand.words(&self.wanted.path.text(), known_as, &cropped(&problem.value)),
        };
        let mut found = Diagnostic::new(self.code, problem.span, message).resource(known_as);
        if let Some(help) = &self.help {
            found = found.help(help.clone());
        }
        match problem.declared {
            Some(declared) => found.related(declared, "the value comes from here"),
            None => found,
        }
    }
}

/// A demand that is not met.
struct Problem<'r> {
    demand: &'r Demand,
    span: Span,
    value: String,
    declared: Option<Span>,
}

impl Wanted {
    fn problems(&self, subject: &Subject, resource: &Resource, scope: &Scope) -> Vec<Problem<'_>> {
        let found = self.path.find(subject, resource, scope);
        let of = |demand| self.unmet(demand, &found, subject, resource, scope);
        self.demands.iter().flat_map(of).collect()
    }

    fn unmet<'r>(
        &self,
        demand: &'r Demand,
        found: &[Found],
        subject: &Subject,
        resource: &Resource,
        scope: &Scope,
    ) -> Vec<Problem<'r>> {
        if let Demand::Contains(wanted) = demand {
            return Wanted::lacking(demand, wanted, self.path.find_lists(subject, resource, scope));
        }
        let broken = found.iter().filter(|found| demand.is_broken_by(found));
        broken.map(|found| Problem::at(demand, found)).collect()
    }

    /// What lists do not have that they must; nothing where one of the items is not known.
    fn lacking<'r>(
        demand: &'r Demand,
        wanted: &'r [String],
        lists: Vec<(Found, Vec<Found>)>,
    ) -> Vec<Problem<'r>> {
        let is_known = |(list, items): &(Found, Vec<Found>)| {
            let unknown = |item: &Found| matches!(item.what, What::Opaque | What::Unknown);
            matches!(list.what, What::Absent | What::Whole(_)) && !items.iter().any(unknown)
        };
        let lacking = |(list, items): (Found, Vec<Found>)| {
            let has =
                |one: &str| items.iter().any(|item| matches!(&item.what, What::Text(text) if text == one));
            let left: Vec<&String> = wanted.iter().filter(|one| !has(one)).collect();
            left.into_iter()
                .map(|one| Problem { demand, span: list.key, value: one.clone(), declared: None })
                .collect::<Vec<_>>()
        };
        lists.into_iter().filter(is_known).flat_map(lacking).collect()
    }
}

impl<'r> Problem<'r> {
    /// What is at fault in a demand for a value is the value, else the key.
    fn at(demand: &'r Demand, found: &Found) -> Self {
        let value = match &found.what {
            What::Text(text) => text.clone(),
            What::Whole(node) => node.kind().to_owned(),
            What::Opaque | What::Unknown => "something that only AWS knows".to_owned(),
            What::Absent => "nothing".to_owned(),
        };
        match demand {
            Demand::Compares(_) => Problem { demand, span: found.span, value, declared: found.declared },
            _ => Problem { demand, span: found.key, value, declared: None },
        }
    }
}
