//! The log drivers that Fargate has.

use crate::check::{Reached, Scalar, Subject};
use crate::diagnostic::{Code, Diagnostic};

/// From "Storage and logging" in the API reference of ECS, `LogConfiguration`.
const OF_FARGATE: [&str; 3] = ["awslogs", "splunk", "awsfirelens"];

/// The log drivers of a task definition's containers that Fargate does not have.
pub fn not_of_fargate(subject: &Subject, definition: &Reached) -> Vec<Scalar> {
    let mut drivers =
        subject.scalars(definition, &["ContainerDefinitions", "*", "LogConfiguration", "LogDriver"]);
    drivers.retain(|driver| driver.all(|text| !OF_FARGATE.contains(&text)));
    drivers
}

/// What there is to say about one of them.
pub fn problem(code: Code, driver: &Scalar) -> Diagnostic {
    let found = format!("Fargate has no log driver `{}`", driver.text());
    Diagnostic::new(code, driver.span, found).help("use `awslogs`, `splunk` or `awsfirelens`")
}
