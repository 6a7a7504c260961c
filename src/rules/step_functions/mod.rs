//! Step Functions: state machines and their definitions in the Amazon States Language.
//!
//! | file | does |
//! |---|---|
//! | `definitions`, `placement` | finds and reads definitions: maps, texts, files; where in the template their parts stand |
//! | `machine`, `states`, `fields`, `entries` | machines, their states, and what fields these have |
//! | `targets` | where states lead to, and which can be reached |
//! | `choice_rules`, `error_handling`, `task_resource` | what is particular about some fields |
//! | `payloads`, `paths`, `expressions` | JSONPath and JSONata |
//! | `substitutions` | what is put in for `${Name}` |

mod choice_rules;
mod definitions;
mod endless_machine;
mod entries;
mod error_handling;
mod expressions;
mod fields;
mod literal_path;
mod machine;
mod missing_substitution;
mod paths;
mod payloads;
mod placement;
mod report;
mod states;
mod substitutions;
mod targets;
mod task_resource;
#[cfg(test)]
mod tests;
mod unreachable_state;
mod unreadable_definition;
mod unused_substitution;
mod wrong_definition;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    wrong_definition::RULE,
    unreachable_state::RULE,
    endless_machine::RULE,
    missing_substitution::RULE,
    unused_substitution::RULE,
    unreadable_definition::RULE,
    literal_path::RULE,
];
