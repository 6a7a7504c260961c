//! A rule of the project and a template to findings.

use std::collections::HashSet;

use super::demand::Demand;
use super::message::{Values, cropped};
use super::path::{Choice, Found, What};
use super::{CustomRule, Wanted};
use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// In how many cases a rule looks at one resource.
const MOST_CASES: usize = 16;

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
        let found = made.flat_map(|resource| {
            let found = self.look(expansion, resource).into_iter();
            found.map(|found| explained(found, resource))
        });
        findings.extend(found.filter(|found| !told.contains(&found.span)));
    }

    fn look(&self, subject: &Subject, resource: &Resource) -> Vec<Diagnostic> {
        if resource.never_exists || !self.is_about(resource.kind) {
            return Vec::new();
        }
        let cases = self.cases(subject, resource).into_iter();
        cases
            .flat_map(|case| self.wanted.problems(subject, resource, &case))
            .map(|problem| self.tell(subject, resource, &problem))
            .collect()
    }

    /// The cases in which the rule is about a resource.
    fn cases(&self, subject: &Subject, resource: &Resource) -> Vec<Case> {
        let Some(when) = &self.when else {
            return vec![Case { scope: resource.scope.clone(), choice: None }];
        };
        let mut cases: Vec<Case> = Vec::new();
        for found in when.path.find(subject, resource, &resource.scope) {
            let holds = when.demands.iter().all(|demand| demand.holds(&found));
            let case = Case { scope: found.scope, choice: found.choice };
            if holds && cases.len() < MOST_CASES && !cases.contains(&case) {
                cases.push(case);
            }
        }
        cases
    }

    fn tell(&self, subject: &Subject, resource: &Resource, problem: &Problem) -> Diagnostic {
        let known_as = subject.known_as(resource);
        let values = Values { value: &problem.value, resource: known_as, kind: resource.kind };
        let message = match &self.message {
            Some(message) => message.with(values),
            None => {
                let owner = owner(resource, known_as);
                problem.demand.problem(&self.wanted.path.text(), &owner, &cropped(&problem.value))
            }
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

/// Says what SAM makes of the user's line, where the project says nothing else.
fn explained(mut found: Diagnostic, resource: &Resource) -> Diagnostic {
    let made = || format!("SAM makes the `{}` `{}` of this", resource.kind, resource.logical_id);
    found.help = found.help.or_else(|| Some(made()));
    found
}

/// What a resource is called: one that was made for another by that one's name.
fn owner(resource: &Resource, known_as: &str) -> String {
    if known_as == resource.logical_id.as_str() {
        return format!("`{known_as}`");
    }
    format!("the `{}` that SAM makes for `{known_as}`", resource.kind)
}

/// A case in which a rule is about a resource: conditions, and the value that a parameter then has.
#[derive(PartialEq)]
struct Case {
    scope: Scope,
    choice: Option<Choice>,
}

impl Case {
    /// Whether something that a path leads to can be there in this case.
    fn allows(&self, subject: &Subject, found: &Found) -> bool {
        let Some(choice) = &self.choice else { return true };
        let agrees = |other: &Choice| {
            other.parameter != choice.parameter || other.value.scalar_text() == choice.value.scalar_text()
        };
        found.choice.as_ref().is_none_or(agrees)
            && subject.evaluator.is_possible(&choice.parameter, &choice.value, &found.scope)
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
    fn problems(&self, subject: &Subject, resource: &Resource, case: &Case) -> Vec<Problem<'_>> {
        let mut found = self.path.find(subject, resource, &case.scope);
        found.retain(|found| case.allows(subject, found));
        let of = |demand| self.unmet(demand, &found, subject, resource, case);
        self.demands.iter().flat_map(of).collect()
    }

    fn unmet<'r>(
        &self,
        demand: &'r Demand,
        found: &[Found],
        subject: &Subject,
        resource: &Resource,
        case: &Case,
    ) -> Vec<Problem<'r>> {
        if let Demand::Contains(wanted) = demand {
            let mut lists = self.path.find_lists(subject, resource, &case.scope);
            lists.retain(|(list, _)| case.allows(subject, list));
            return Wanted::lacking(demand, wanted, lists);
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
