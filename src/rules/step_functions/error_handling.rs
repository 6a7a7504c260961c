//! What a state does about errors: `Retry` and `Catch`.

use super::definitions::is_open;
use super::entries::{self, Part, but};
use super::fields::{CATCHER, Field, RETRIER};
use super::report::Report;
use crate::tree::Node;

/// The name that stands for all errors.
const ALL: &str = "States.ALL";

/// Checks the retriers and catchers of a state.
pub fn check(state: Part, report: &mut Report) {
    handlers(state, "Retry", ("retrier", RETRIER), &["ErrorEquals"], report);
    handlers(state, "Catch", ("catcher", CATCHER), &["ErrorEquals", "Next"], report);
}

fn handlers(
    state: Part,
    field: &str,
    (word, fields): (&str, &[Field]),
    required: &[&str],
    report: &mut Report,
) {
    let items = state.known(field).and_then(Node::as_list).map(Vec::as_slice).unwrap_or_default();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| !is_open(item)) {
        let name = format!("{word} {} of {}", at + 1, state.name);
        let Some(map) = item.as_map() else {
            report.wrong(
                item.span,
                format!("{name} must be a map{}", but(item)),
                "begin with `ErrorEquals:`",
            );
            continue;
        };
        let part = Part { name: &name, span: item.span, map, ..state };
        for field in required.iter().filter(|field| !map.contains(field)) {
            report.wrong(item.span, format!("{name} has no `{field}`"), format!("add `{field}:`"));
        }
        entries::check(part, fields.iter(), report);
        errors(part, at + 1 == items.len(), report);
        jitter(part, report);
    }
}

/// Checks the names of the errors.
fn errors(part: Part, is_last: bool, report: &mut Report) {
    let Some(node) = part.known("ErrorEquals") else { return };
    let names = node.as_list().map(Vec::as_slice).unwrap_or_default();
    if names.is_empty() {
        let found = format!("`ErrorEquals` of {} must be a list of names{}", part.name, but(node));
        return report.wrong(part.key_span("ErrorEquals"), found, format!("write `[{ALL}]` for all errors"));
    }
    for name in names.iter().filter(|name| name.as_str().is_none() && !is_open(name)) {
        let found = format!("a name in `ErrorEquals` of {} must be text{}", part.name, but(name));
        report.wrong(name.span, found, "write the name of an error");
    }
    let Some(all) = names.iter().find(|name| name.as_str() == Some(ALL)) else { return };
    if names.len() > 1 {
        let found = format!("`{ALL}` stands beside other names in {}", part.name);
        report.wrong(all.span, found, "leave it alone in its list: it stands for all errors");
    } else if !is_last {
        let found = format!("`{ALL}` in {} leaves nothing for those behind it", part.name);
        report.wrong(all.span, found, "move it behind the others");
    }
}

fn jitter(part: Part, report: &mut Report) {
    let Some(strategy) = part.known("JitterStrategy").filter(|node| node.as_str().is_some()) else { return };
    if !matches!(strategy.as_str(), Some("FULL" | "NONE")) {
        let found = format!("`JitterStrategy` of {} is `FULL` or `NONE`{}", part.name, but(strategy));
        report.wrong(strategy.span, found, "write `FULL` or `NONE`");
    }
}
