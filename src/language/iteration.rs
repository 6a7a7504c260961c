//! Which iteration of which loop made what, for people who read a finding about it.

use indexmap::IndexMap;

use super::collection::Item;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::tree::Text;

/// Logical ids are at most this long (AWS CloudFormation user guide, quotas).
const LONGEST_LOGICAL_ID: usize = 255;

/// One iteration of a loop that is being expanded.
#[derive(Debug, Clone)]
pub struct Iteration {
    /// The place of the loop's key.
    pub place: Span,
    /// The loop's identifier.
    pub identifier: Text,
    /// Its value.
    pub item: Item,
}

/// "in the iteration `Name` = `a`, `Size` = `1`", the outer loops first.
fn describe(iterations: &[Iteration]) -> String {
    let values = iterations.iter().map(|one| format!("`{}` = `{}`", one.identifier, one.item.text));
    format!("in the iteration {}", values.collect::<Vec<_>>().join(", "))
}

/// Says in which iteration something was found; nothing outside of loops.
pub fn name(problem: Diagnostic, iterations: &[Iteration]) -> Diagnostic {
    let Some(innermost) = iterations.last() else { return problem };
    if problem.span == innermost.place {
        return problem.label(describe(iterations));
    }
    match problem.related.iter().any(|related| related.span == innermost.place) {
        true => problem,
        false => problem.related(innermost.place, describe(iterations)),
    }
}

#[derive(Debug)]
struct Origin {
    loop_key: Span,
    body: Span,
    description: String,
}

/// The resources that loops made.
#[derive(Debug, Default)]
pub struct Made {
    resources: IndexMap<Text, Origin>,
}

impl Made {
    /// Notes a resource, made of a loop's body.
    pub fn note(&mut self, logical_id: &Text, body: Span, iterations: &[Iteration]) {
        if let Some(innermost) = iterations.last() {
            let description = describe(iterations);
            self.resources
                .insert(logical_id.clone(), Origin { loop_key: innermost.place, body, description });
        }
    }

    /// Says of findings about these resources in which iteration they were found, and keeps only
    /// the first where all iterations have the same.
    pub fn explain(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.resources.is_empty() {
            return found;
        }
        let mut kept: Vec<(Diagnostic, Option<&Origin>, usize)> = Vec::new();
        let mut seen: IndexMap<(Span, &str, String), usize> = IndexMap::new();
        for diagnostic in found {
            let origin = self.origin(&diagnostic);
            let Some((logical_id, origin)) = origin else {
                kept.push((diagnostic, None, 0));
                continue;
            };
            let words = diagnostic.message.replace(logical_id, "");
            let first = *seen.entry((diagnostic.span, diagnostic.code.name, words)).or_insert(kept.len());
            match kept.get_mut(first) {
                Some((_, _, others)) => *others += 1,
                None => kept.push((diagnostic, Some(origin), 0)),
            }
        }
        kept.into_iter().map(|(diagnostic, origin, others)| explained(diagnostic, origin, others)).collect()
    }

    /// The longest logical id made by a loop with which that of the finding begins: resources of
    /// SAM types become several, whose ids begin with theirs.
    fn origin(&self, diagnostic: &Diagnostic) -> Option<(&str, &Origin)> {
        let resource = diagnostic.resource.as_deref()?;
        let lengths = (1..=resource.len().min(LONGEST_LOGICAL_ID)).rev();
        let mut starts = lengths.filter_map(|length| self.resources.get_key_value(resource.get(..length)?));
        let (logical_id, origin) = starts.next()?;
        let about_body = origin.body.contains(diagnostic.span) || **logical_id == *resource;
        about_body.then_some((logical_id.as_str(), origin))
    }
}

fn explained(diagnostic: Diagnostic, origin: Option<&Origin>, others: usize) -> Diagnostic {
    let Some(origin) = origin else { return diagnostic };
    let and_others = match others {
        0 => String::new(),
        1 => ", and in one other".to_owned(),
        many => format!(", and in {many} others"),
    };
    diagnostic.related(origin.loop_key, format!("{}{and_others}", origin.description))
}
