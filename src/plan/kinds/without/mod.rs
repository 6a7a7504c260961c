//! Types that no maker puts into the plan: those that need nothing on this machine, and those that have no counterpart here.

mod none_needed;
mod not_emulated;

pub use none_needed::Needless;

/// What becomes of a resource that no maker puts into the plan.
#[derive(Debug, Clone, Copy)]
pub enum Without {
    /// It needs nothing: the application runs as it would with it.
    NoneNeeded(&'static Needless),
    /// It has no counterpart, and this is what that means.
    NotEmulated(&'static str),
}

/// What becomes of a resource of a type. The whole name of a type counts more than the beginning of it.
pub fn of(kind: &str) -> Without {
    let needless = none_needed::TABLE.iter().map(|needless| (needless.kind, Without::NoneNeeded(needless)));
    let others = not_emulated::TABLE.iter().map(|(kind, why)| (*kind, Without::NotEmulated(why)));
    let fitting = needless.chain(others).filter(|(pattern, _)| fits(pattern, kind));
    let closest = fitting.max_by_key(|(pattern, _)| pattern.len());
    closest.map_or(Without::NotEmulated(not_emulated::OTHERS), |(_, without)| without)
}

/// Whether a row is for a type: one that ends with `::` is for all whose names begin with it.
fn fits(pattern: &str, kind: &str) -> bool {
    if pattern.ends_with("::") { kind.starts_with(pattern) } else { kind == pattern }
}

#[cfg(test)]
mod tests;
