//! How bad a kind of finding is to be.

use crate::diagnostic::Severity;

/// How bad a kind of finding is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It is not to be looked for.
    Off,
    /// Worth knowing.
    Info,
    /// Probably not what was meant.
    Warning,
    /// A failure.
    Error,
}

/// The words for them.
pub const LEVELS: [(&str, Level); 4] =
    [("off", Level::Off), ("info", Level::Info), ("warning", Level::Warning), ("error", Level::Error)];

impl Level {
    /// The severity that it gives a finding.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Info => Some(Severity::Info),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }

    /// The word for it.
    pub fn name(self) -> &'static str {
        self.severity().map_or("off", Severity::name)
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Level {
        match severity {
            Severity::Info => Level::Info,
            Severity::Warning => Level::Warning,
            Severity::Error => Level::Error,
        }
    }
}
