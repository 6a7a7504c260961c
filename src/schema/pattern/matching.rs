//! Looking for a pattern in a text.

use super::{Part, Repetition};

/// How many parts are tried before the pattern is taken to occur.
const BUDGET: u32 = 500_000;

/// How deep parts that have to hold together nest, which is what the stack of a thread must hold. Repeated
/// characters do not count, repeated groups do.
const DEPTH: u32 = 800;

/// Whether the pattern occurs anywhere in the text.
pub fn occurs(part: &Part, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut attempt = Attempt { text: &text, budget: BUDGET, depth: DEPTH };
    let last = if is_anchored(part) { 0 } else { text.len() };
    let found = (0..=last).any(|start| attempt.at(part, start, &mut |_, _| true));
    found || attempt.budget == 0
}

/// Whether the pattern can only be at the start.
fn is_anchored(part: &Part) -> bool {
    match part {
        Part::Start => true,
        Part::Sequence(parts) => parts.first().is_some_and(is_anchored),
        Part::Either(parts) => parts.iter().all(is_anchored),
        _ => false,
    }
}

struct Attempt<'a> {
    text: &'a [char],
    budget: u32,
    depth: u32,
}

/// What has to hold after a part, from where that ended.
type Next<'n> = &'n mut dyn FnMut(&mut Attempt, usize) -> bool;

impl Attempt<'_> {
    /// Whether the part is at a place, and what comes next is after it.
    fn at(&mut self, part: &Part, place: usize, next: Next) -> bool {
        if self.budget == 0 || self.depth == 0 {
            self.budget = 0;
            return true;
        }
        self.budget -= 1;
        self.depth -= 1;
        let found = self.part_at(part, place, next);
        self.depth += 1;
        found
    }

    fn part_at(&mut self, part: &Part, place: usize, next: Next) -> bool {
        match part {
            Part::One(class) => {
                self.text.get(place).is_some_and(|character| class.has(*character)) && next(self, place + 1)
            }
            Part::Start => place == 0 && next(self, place),
            Part::End { before_line_feed } => self.is_end(place, *before_line_feed) && next(self, place),
            Part::Boundary { there } => self.is_boundary(place) == *there && next(self, place),
            Part::Sequence(parts) => self.sequence(parts, place, next),
            Part::Either(parts) => parts.iter().any(|part| self.at(part, place, next)),
            Part::Look { part, ahead, there } => {
                self.looks(part, *ahead, place) == *there && next(self, place)
            }
            Part::Repeat { part, min, max, kind } => {
                let times = Times { part, min: *min, max: max.unwrap_or(u32::MAX), kind: *kind };
                match &**part {
                    Part::One(_) => self.characters(&times, place, next),
                    _ if *kind == Repetition::Possessive => self.possessive(&times, place, next),
                    _ => self.repeat(&times, 0, place, next),
                }
            }
        }
    }

    fn sequence(&mut self, parts: &[Part], place: usize, next: Next) -> bool {
        match parts.split_first() {
            None => next(self, place),
            Some((part, rest)) => {
                self.at(part, place, &mut |attempt, place| attempt.sequence(rest, place, next))
            }
        }
    }

    /// Repeated characters: how many there are is counted, so that they need no stack.
    fn characters(&mut self, times: &Times, place: usize, next: Next) -> bool {
        let Part::One(class) = times.part else { return false };
        let rest = self.text.get(place..).unwrap_or_default();
        let most =
            rest.iter().take(times.max as usize).take_while(|character| class.has(**character)).count();
        let mut counts = times.min as usize..=most;
        let mut holds = |count: usize| self.spend() || next(self, place + count);
        match times.kind {
            Repetition::Greedy => counts.rev().any(holds),
            Repetition::Lazy => counts.any(holds),
            Repetition::Possessive => counts.next_back().is_some_and(&mut holds),
        }
    }

    fn repeat(&mut self, times: &Times, done: u32, place: usize, next: Next) -> bool {
        if done < times.min {
            return self.once_more(times, done, place, next);
        }
        match times.kind {
            Repetition::Lazy => next(self, place) || self.once_more(times, done, place, next),
            _ => self.once_more(times, done, place, next) || next(self, place),
        }
    }

    fn once_more(&mut self, times: &Times, done: u32, place: usize, next: Next) -> bool {
        let goes_on = done < times.max;
        goes_on
            && self.at(times.part, place, &mut |attempt, end| match end == place {
                // Nothing, once more, would be nothing for ever.
                true => done < times.min && next(attempt, end),
                false => attempt.repeat(times, done + 1, end, next),
            })
    }

    fn possessive(&mut self, times: &Times, place: usize, next: Next) -> bool {
        let mut end = None;
        self.repeat(times, 0, place, &mut |_, found| {
            end = Some(found);
            true
        });
        end.is_some_and(|end| next(self, end))
    }

    fn looks(&mut self, part: &Part, ahead: bool, place: usize) -> bool {
        if ahead {
            return self.at(part, place, &mut |_, _| true);
        }
        (0..=place).rev().any(|start| self.at(part, start, &mut |_, end| end == place))
    }

    fn is_end(&self, place: usize, before_line_feed: bool) -> bool {
        match self.text.get(place..) {
            Some([]) => true,
            Some(['\n']) => before_line_feed,
            _ => false,
        }
    }

    fn is_boundary(&self, place: usize) -> bool {
        let is_word = |place: Option<usize>| {
            let character = place.and_then(|place| self.text.get(place));
            character.is_some_and(|character| character.is_alphanumeric() || *character == '_')
        };
        is_word(place.checked_sub(1)) != is_word(Some(place))
    }

    /// Takes something off the budget; whether there is none left.
    fn spend(&mut self) -> bool {
        self.budget = self.budget.saturating_sub(1);
        self.budget == 0
    }
}

/// A part and how often it has to be there.
struct Times<'p> {
    part: &'p Part,
    min: u32,
    max: u32,
    kind: Repetition,
}
