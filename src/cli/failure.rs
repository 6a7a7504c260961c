//! When samc itself cannot do what it was asked for.

use std::io::{self, Write};
use std::process::ExitCode;

use super::{FAILED, terminal};
use crate::diagnostic::Diagnostic;
use crate::report::human;
use crate::source::Sources;

/// Why samc could not do its work, and what could be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    message: String,
    help: Option<String>,
    /// The same with the lines that it is about.
    drawing: Option<String>,
}

impl Failure {
    /// A failure with the reason for it.
    pub fn new(message: impl Into<String>) -> Self {
        Failure { message: message.into(), help: None, drawing: None }
    }

    /// Says what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A mistake in a file of settings.
    pub fn mistake(found: &Diagnostic, sources: &Sources) -> Self {
        let drawing = human::render_problem(found, sources, &terminal::style());
        Failure { drawing: Some(drawing), ..Failure::new(found.message.clone()) }
    }

    /// The operating system refused to do `what`.
    pub fn io(what: &str, error: &io::Error) -> Self {
        Failure::new(format!("cannot {what}: {}", reason(error)))
    }

    /// Tells the user, and returns the exit status.
    pub fn report(&self) -> ExitCode {
        self.tell();
        ExitCode::from(FAILED)
    }

    /// Tells the user.
    pub fn tell(&self) {
        let mut text = match &self.drawing {
            Some(drawing) => drawing.clone(),
            None => format!("error: {}\n", self.message),
        };
        if let Some(help) = &self.help {
            text.push_str(&format!("  help: {help}\n"));
        }
        // When even this cannot be said there is nobody to say it to.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// The system's reason without its number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// Makes a panic say that it is samc's fault, and end with the status of a failure.
pub fn report_defects() {
    std::panic::set_hook(Box::new(|panic| {
        let text = format!(
            "error: samc has a defect; your template is not to blame\n  help: please report it with the template and this line: samc {}: {panic}\n",
            env!("CARGO_PKG_VERSION"),
        );
        let _ = io::stderr().write_all(text.as_bytes());
        #[allow(clippy::exit)] // a panic has no caller that a status could be returned to
        std::process::exit(FAILED.into());
    }));
}
