//! What every rule has to live up to.

use super::all;
use crate::check::{Knowledge, check};
use crate::expand::{AwsFacts, Options};
use crate::host::MemoryHost;
use crate::source::Sources;

fn codes(template: &str, knowledge: &Knowledge) -> Vec<&'static str> {
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options = Options { region, parameters: Default::default(), unpackaged_uri: None, facts };
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", template);
    let checked = check(&mut sources, file, &options, knowledge, &MemoryHost::new());
    checked.diagnostics.iter().map(|found| found.code.id).collect()
}

#[test]
fn rules_find_what_is_bad_and_nothing_that_is_good() {
    let knowledge = Knowledge::default();
    for rule in all().filter(|rule| !rule.documentation.bad.is_empty()) {
        let (code, documentation) = (rule.code.id, rule.documentation);
        let found = codes(documentation.bad, &knowledge);
        assert!(found.contains(&code), "{code} is silent about what is bad; found: {found:?}");
        let found = codes(documentation.good, &knowledge);
        assert!(!found.contains(&code), "{code} finds something in what is good");
    }
}
