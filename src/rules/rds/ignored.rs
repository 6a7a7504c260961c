//! Properties that RDS ignores.

use std::borrow::Cow;

use crate::check::{Findings, Subject};
use crate::rules::{Extension, Rule};

/// Reports the properties that a table rules out, as having no effect.
pub fn check(table: &Extension, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    for mut breach in table.breaches(subject, &|node| Cow::Borrowed(node)) {
        breach.violation.message = format!("`{}` has no effect", breach.violation.property);
        breach.report(rule, table.why, findings);
    }
}
