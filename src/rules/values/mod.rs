//! Values that functions and parameters give.

mod wrong_joined_text;
mod wrong_mapping_value;
mod wrong_reference_value;
mod wrong_selected_value;
mod wrong_split;
mod wrong_substitution;
mod wrong_zone;

use super::Rule;
use crate::diagnostic::Code;
use crate::evaluate::Origin;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    wrong_joined_text::RULE,
    wrong_mapping_value::RULE,
    wrong_reference_value::RULE,
    wrong_selected_value::RULE,
    wrong_split::RULE,
    wrong_substitution::RULE,
    wrong_zone::RULE,
];

/// The code for a wrong value of this origin: its own, or for what a parameter may be that of the rule about these.
pub fn code_for(origin: Origin, own: Code) -> Code {
    if origin == Origin::Parameter { wrong_reference_value::RULE.code } else { own }
}
