//! Every rule is held to its own documentation.

use crate::check::{Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::rules;
use crate::source::Sources;

/// The codes of what is found in a template.
fn codes(text: &str, knowledge: &Knowledge) -> Vec<&'static str> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options =
        Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts };
    let checked = check(&mut sources, file, &options, knowledge, &MemoryHost::new());
    checked.diagnostics.iter().map(|found| found.code.name).collect()
}

#[test]
fn bad_templates_are_found_and_good_ones_are_not() {
    let knowledge = Knowledge::default();
    let mut wrong = Vec::new();
    for rule in rules::all().filter(|rule| !rule.documentation.bad.is_empty()) {
        let (bad, good) =
            (codes(rule.documentation.bad, &knowledge), codes(rule.documentation.good, &knowledge));
        if !bad.contains(&rule.code.name) {
            wrong.push(format!("{} {}: bad gives {bad:?}", rule.code.id, rule.code.name));
        }
        if good.contains(&rule.code.name) {
            wrong.push(format!("{} {}: good gives {good:?}", rule.code.id, rule.code.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
