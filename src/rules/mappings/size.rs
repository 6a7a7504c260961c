//! How many keys a mapping has, and how long they are.

use super::MAPPINGS;
use crate::check::{Findings, Subject};
use crate::rules::Rule;
use crate::rules::entries::{self, MOST, Standing, standing};
use crate::source::Span;
use crate::tree::Node;

/// Reports both levels of mappings whose number of keys stands so to the limit.
pub fn attributes(wanted: Standing, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    let mut report = |name: &str, span: Span, node: &Node| {
        let number = entries::within(node).count();
        if standing(number, MOST) == wanted {
            let found = format!("`{name}` has {number} keys, and CloudFormation takes {MOST}");
            findings.suggest(rule, span, found, "divide it into several mappings");
        }
    };
    for (name, span, mapping) in MAPPINGS.all(subject) {
        report(name, span, mapping);
        entries::within(mapping).for_each(|(key, span, entry)| report(key, span, entry));
    }
}

/// Reports keys of mappings whose length stands so to the limit.
pub fn key_length(wanted: Standing, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    for (_, _, mapping) in MAPPINGS.all(subject) {
        for (key, span, entry) in entries::within(mapping) {
            entries::report_length(key, "key", wanted, rule, span, findings);
            for (key, span, _) in entries::within(entry) {
                entries::report_length(key, "key", wanted, rule, span, findings);
            }
        }
    }
}
