//! A rule of the project for people.

use super::CustomRule;
use crate::report::visible;
use crate::rules::explain::{how_to_turn_off, wrapped};

/// What `samc explain` prints, for a terminal of a width; `place` is where the rule is defined.
pub fn text(rule: &CustomRule, place: &str, width: usize) -> String {
    let code = rule.code;
    let mut out =
        format!("{} {} ({})\n\n{}", code.id, code.name, code.severity.name(), wrapped(code.summary, width));
    if let Some(help) = &rule.help {
        out.push_str(&format!("\nWhat to write instead\n{}", wrapped(help, width)));
    }
    let fields = rule.fields.iter().filter(|(name, _)| name != "message" && name != "help");
    let lines: String = fields.map(|(name, value)| format!("  {name} = {value}\n")).collect();
    out.push_str(&format!("\nWhat it looks at\n{lines}"));
    out.push_str(&format!("\nWhere it is defined\n  {place}\n"));
    out.push_str(&format!("\nTo turn it off\n  {}\n", how_to_turn_off(code)));
    out.lines().map(|line| visible(line) + "\n").collect()
}
