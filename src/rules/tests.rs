//! Every rule is held to its own documentation.

use super::{Check, all};
use crate::check::{Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::Sources;

fn codes(text: &str, knowledge: &Knowledge) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options =
        Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts };
    let mut host = MemoryHost::new();
    host.add("network.yaml", "Parameters:\n  Name:\n    Type: String\nResources: {}\n");
    let checked = check(&mut sources, file, &options, knowledge, &host);
    checked.diagnostics.iter().map(|found| format!("{} {}", found.code.id, found.message)).collect()
}

#[test]
fn bad_examples_are_bad_and_good_ones_good() {
    let knowledge = Knowledge { today: crate::check::Date::read("2026-11-21"), ..Default::default() };
    let mut wrong = Vec::new();
    for rule in all() {
        let id = rule.code.id;
        let (bad, good) =
            (codes(rule.documentation.bad, &knowledge), codes(rule.documentation.good, &knowledge));
        if !bad.iter().any(|found| found.starts_with(id)) {
            wrong.push(format!("{id}: silent on its bad example, which gives {bad:?}"));
        }
        if good.iter().any(|found| !found.starts_with('I') && !found.starts_with("W2001"))
            || good.iter().any(|found| found.starts_with(id))
        {
            wrong.push(format!("{id}: on its good example: {good:?}"));
        }
    }
    let _ = Check::Earlier;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
