//! What is assumed about conditions at a place of the template.

/// A condition of a template, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConditionId(u32);

impl ConditionId {
    pub(super) fn new(index: usize) -> Self {
        ConditionId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Assumptions that hold where something stands: within a resource with a `Condition`, or in a branch
/// of `Fn::If`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    /// Sorted by condition, each once.
    assumptions: Vec<(ConditionId, bool)>,
}

impl Scope {
    /// Nothing is assumed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nothing is assumed.
    pub fn is_empty(&self) -> bool {
        self.assumptions.is_empty()
    }

    /// The assumptions, in the order of the template.
    pub fn iter(&self) -> impl Iterator<Item = (ConditionId, bool)> {
        self.assumptions.iter().copied()
    }

    /// With one more; `None` when the opposite is assumed already.
    pub fn with(&self, condition: ConditionId, holds: bool) -> Option<Scope> {
        match self.assumptions.binary_search_by_key(&condition, |(id, _)| *id) {
            Ok(at) => {
                let agrees = self.assumptions.get(at).is_some_and(|(_, assumed)| *assumed == holds);
                agrees.then(|| self.clone())
            }
            Err(at) => {
                let mut assumptions = self.assumptions.clone();
                assumptions.insert(at, (condition, holds));
                Some(Scope { assumptions })
            }
        }
    }

    /// With all that another assumes; `None` when they contradict each other.
    pub fn and(&self, other: &Scope) -> Option<Scope> {
        other.iter().try_fold(self.clone(), |scope, (condition, holds)| scope.with(condition, holds))
    }
}
