//! Which resource must be there before which other, and where that goes in a circle.

use std::collections::VecDeque;

use super::Subject;
use super::references::{Reference, ReferenceKind, Section};
use crate::conditions::Scope;
use crate::template::SAM_PREFIX;

/// How many circles are looked for. Each is a mistake of its own; nobody repairs more at a time.
const MOST_SEARCHES: usize = 32;

/// That one resource needs another.
#[derive(Debug, Clone, Copy)]
pub struct Need<'s> {
    /// The position of the one among the resources.
    pub from: usize,
    /// The position of the other.
    pub to: usize,
    /// Where the one names the other.
    pub reference: &'s Reference<'s>,
}

/// The needs of all resources.
pub struct Dependencies<'s> {
    subject: &'s Subject<'s>,
    /// By the position of the one that needs.
    needs: Vec<Vec<Need<'s>>>,
}

impl<'s> Dependencies<'s> {
    /// Gathers who needs whom. What SAM will make of a resource of its own may need less than it seems,
    /// so these are left out.
    pub fn of(subject: &'s Subject<'s>) -> Self {
        let mut needs = vec![Vec::new(); subject.resources.len()];
        for reference in subject.references.iter().filter(|reference| makes_wait(reference)) {
            let ends = (subject.position(reference.owner), subject.position(reference.name));
            let (Some(from), Some(to)) = ends else { continue };
            let is_sam = |at: usize| {
                subject.resources.get(at).is_some_and(|resource| resource.kind.starts_with(SAM_PREFIX))
            };
            if !is_sam(from)
                && !is_sam(to)
                && let Some(own) = needs.get_mut(from)
            {
                own.push(Need { from, to, reference });
            }
        }
        Dependencies { subject, needs }
    }

    /// Circles in which resources need each other. Each begins with the resource that stands first.
    pub fn circles(&self) -> Vec<Vec<Need<'s>>> {
        let mut is_covered = vec![false; self.needs.len()];
        let mut circles = Vec::new();
        for start in self.entrances().into_iter().take(MOST_SEARCHES) {
            if is_covered.get(start) == Some(&true) {
                continue;
            }
            let Some(circle) = self.shortest_circle(start) else { continue };
            for need in &circle {
                is_covered.get_mut(need.from).into_iter().for_each(|covered| *covered = true);
            }
            circles.push(from_first(circle));
        }
        circles
    }

    fn needs_of(&self, at: usize) -> &[Need<'s>] {
        self.needs.get(at).map_or(&[], Vec::as_slice)
    }

    /// The resources to which a search, deep before wide, comes back while it is still behind them:
    /// every circle has one.
    fn entrances(&self) -> Vec<usize> {
        let mut search = Search { states: vec![State::New; self.needs.len()], entrances: Vec::new() };
        for start in 0..self.needs.len() {
            let mut path = Vec::new();
            search.visit(start, &mut path);
            while let Some((at, next)) = path.last_mut() {
                match self.needs_of(*at).get(*next) {
                    Some(need) => {
                        *next += 1;
                        search.visit(need.to, &mut path);
                    }
                    None => {
                        search.leave(*at);
                        path.pop();
                    }
                }
            }
        }
        search.entrances.sort_unstable();
        search.entrances.dedup();
        search.entrances
    }

    /// The shortest way from a resource back to itself whose steps can all be there at once.
    fn shortest_circle(&self, start: usize) -> Option<Vec<Need<'s>>> {
        let mut ways: Vec<Option<(Need<'s>, Scope)>> = vec![None; self.needs.len()];
        let mut waiting = VecDeque::from([(start, Scope::new())]);
        while let Some((at, scope)) = waiting.pop_front() {
            for need in self.needs_of(at) {
                let Some(scope) = self.together(&scope, &need.reference.scope) else { continue };
                let Some(way) = ways.get_mut(need.to).filter(|way| way.is_none()) else { continue };
                *way = Some((*need, scope.clone()));
                if need.to == start {
                    return Some(steps(&ways, start));
                }
                waiting.push_back((need.to, scope));
            }
        }
        None
    }

    fn together(&self, scope: &Scope, more: &Scope) -> Option<Scope> {
        let both = scope.and(more)?;
        self.subject.evaluator.conditions.is_possible(&both).then_some(both)
    }
}

/// How far a search is with a resource.
#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnPath,
    Done,
}

struct Search {
    states: Vec<State>,
    entrances: Vec<usize>,
}

impl Search {
    fn visit(&mut self, at: usize, path: &mut Vec<(usize, usize)>) {
        match self.states.get_mut(at) {
            Some(state) if *state == State::New => {
                *state = State::OnPath;
                path.push((at, 0));
            }
            Some(State::OnPath) => self.entrances.push(at),
            _ => {}
        }
    }

    fn leave(&mut self, at: usize) {
        if let Some(state) = self.states.get_mut(at) {
            *state = State::Done;
        }
    }
}

/// Whether a reference makes its owner wait for what it names.
fn makes_wait(reference: &Reference) -> bool {
    let kinds =
        [ReferenceKind::Ref, ReferenceKind::GetAtt, ReferenceKind::Variable, ReferenceKind::DependsOn];
    reference.section == Section::Resources && kinds.contains(&reference.kind)
}

/// The steps that led back to the start, from the start on.
fn steps<'s>(ways: &[Option<(Need<'s>, Scope)>], start: usize) -> Vec<Need<'s>> {
    let mut steps = Vec::new();
    let mut at = start;
    while let Some(Some((need, _))) = ways.get(at) {
        steps.push(*need);
        at = need.from;
        if at == start {
            break;
        }
    }
    steps.reverse();
    steps
}

fn from_first(mut circle: Vec<Need>) -> Vec<Need> {
    let first = circle.iter().enumerate().min_by_key(|(_, need)| need.from).map_or(0, |(at, _)| at);
    circle.rotate_left(first);
    circle
}
