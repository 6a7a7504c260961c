use super::{Rule, formats, functions};
use crate::check::{Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::Sources;

fn finds(rule: &Rule, text: &str, knowledge: &Knowledge) -> bool {
    let (region, facts) = ("eu-central-1".to_owned(), AwsFacts::default());
    let options = Options { region, parameters: Default::default(), unpackaged_uri: None, facts };
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let checked = check(&mut sources, file, &options, knowledge, &MemoryHost::new());
    checked.diagnostics.iter().any(|found| found.code.id == rule.code.id)
}

#[test]
fn examples_of_rules_are_what_they_claim_to_be() {
    let knowledge = Knowledge::default();
    let mut wrong = Vec::new();
    for rule in functions::RULES.iter().chain(formats::RULES) {
        let documentation = &rule.documentation;
        let is_there = !documentation.bad.is_empty();
        if is_there && !finds(rule, documentation.bad, &knowledge) {
            wrong.push(format!("{}: the bad one is silent", rule.code.id));
        }
        if is_there && finds(rule, documentation.good, &knowledge) {
            wrong.push(format!("{}: the good one is reported", rule.code.id));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
