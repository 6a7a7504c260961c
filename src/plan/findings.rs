//! What is to be said of a plan as a whole: each missing thing once, however many values wait for it.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::model::{RunPlan, Supply, Unknown};
use crate::diagnostic::{Diagnostic, code};

/// How many further places are shown that need a missing thing.
const MOST_PLACES: usize = 3;

/// What is missing: the values that the same line would supply. What only the template could say is told by its reason.
type Missing<'p> = (&'p Supply, &'p str);

/// A warning for each missing thing. The document of the plan says which values depend on it.
pub fn unknown_values(plan: &RunPlan, document: &Value) -> Vec<Diagnostic> {
    let mut groups: IndexMap<Missing, Vec<(&Unknown, usize)>> = IndexMap::new();
    for (index, unknown) in plan.unknown.iter().enumerate() {
        let pointers = document.pointer(&format!("/unknown/{index}/at")).and_then(Value::as_array);
        let values = pointers.map_or(0, Vec::len) + unknown.properties.len();
        let reason = if matches!(unknown.supply, Supply::Template(_)) { unknown.why.as_str() } else { "" };
        groups.entry((&unknown.supply, reason)).or_default().push((unknown, values));
    }
    groups.values().filter_map(|group| of_group(group)).collect()
}

fn of_group(group: &[(&Unknown, usize)]) -> Option<Diagnostic> {
    let ((first, _), others) = group.split_first()?;
    let values: usize = group.iter().map(|(_, values)| values).sum();
    let resources: IndexSet<&str> =
        group.iter().flat_map(|(unknown, _)| &unknown.resources).map(String::as_str).collect();
    let what = format!("{}{}", first.why, dependants(values, &resources));
    let mut found = Diagnostic::new(code::UNKNOWN_VALUE, first.place, what).help(help(&first.supply));
    for (other, _) in others.iter().take(MOST_PLACES) {
        found = found.related(other.place, "it is needed here, too");
    }
    Some(found)
}

/// What depends on something missing.
fn dependants(values: usize, resources: &IndexSet<&str>) -> String {
    let values = match values {
        0 => String::new(),
        1 => "one value of the plan depends on it".to_owned(),
        many => format!("{many} values of the plan depend on it"),
    };
    let resources = match (resources.first(), resources.len()) {
        (None, _) => String::new(),
        (Some(one), 1) => format!("whether there is `{one}` depends on it"),
        (Some(one), 2) => format!("whether there are `{one}` and another resource depends on it"),
        (Some(one), many) => {
            format!("whether there are `{one}` and {} other resources depends on it", many - 1)
        }
    };
    let told: Vec<String> = [values, resources].into_iter().filter(|told| !told.is_empty()).collect();
    if told.is_empty() { String::new() } else { format!(": {}", told.join(", ")) }
}

fn help(supply: &Supply) -> String {
    match supply {
        Supply::Argument(argument) => format!("pass it: {argument}"),
        Supply::Values { table, line } => format!("add to the file of --values, under [{table}]: {line}"),
        Supply::Template(what) => what.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::{FileId, Span};

    fn unknown(why: &str, supply: Supply, at: usize) -> Unknown {
        let place = Span::new(FileId::at(0), at, at + 1);
        Unknown {
            at: Vec::new(),
            properties: Vec::new(),
            resources: Vec::new(),
            what: String::new(),
            why: why.to_owned(),
            supply,
            place,
            also: Vec::new(),
        }
    }

    fn stage() -> Supply {
        Supply::Argument("--parameter Stage=…".to_owned())
    }

    #[test]
    fn what_is_missing_is_told_once() {
        let values = Supply::Values { table: "exports", line: "\"vpc\" = \"…\"".to_owned() };
        let template = || Supply::Template("write it".to_owned());
        let mut list: Vec<Unknown> = (0..6).map(|at| unknown("`Stage` is not given", stage(), at)).collect();
        list.insert(1, unknown("`vpc` is elsewhere", values, 10));
        list.push(unknown("one reason", template(), 20));
        list.push(unknown("another reason", template(), 21));
        let entries: Vec<Value> =
            (0..list.len()).map(|index| json!({ "at": vec!["/x"; index % 2] })).collect();
        let plan = RunPlan { unknown: list, ..RunPlan::default() };
        let found = unknown_values(&plan, &json!({ "unknown": entries }));
        let told: Vec<String> = found
            .iter()
            .map(|found| format!("{} | {}", found.message, found.help.as_deref().unwrap()))
            .collect();
        assert_eq!(
            told,
            [
                "`Stage` is not given: 2 values of the plan depend on it | pass it: --parameter Stage=…",
                "`vpc` is elsewhere: one value of the plan depends on it | add to the file of --values, under [exports]: \"vpc\" = \"…\"",
                "one reason: one value of the plan depends on it | write it",
                "another reason | write it",
            ]
        );
        assert_eq!(found.first().unwrap().related.len(), MOST_PLACES);
        assert_eq!(found.first().unwrap().span.start, 0);
    }
}
