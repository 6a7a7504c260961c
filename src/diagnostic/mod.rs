//! What samc has to say about a template, as data. Showing it is the business of `report`.

pub mod code;
pub mod fix;
pub mod lasting;
pub mod similar;

use indexmap::IndexMap;

use crate::source::Span;

pub use code::Code;
pub use fix::{Advice, Change, Edit, Fix, Safety};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably not what was meant; AWS would take it all the same.
    Warning,
    /// AWS would refuse it.
    Error,
}

impl Severity {
    /// The word that every output format uses for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A second place that helps to understand the first.
#[derive(Debug, Clone)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What is to be seen there.
    pub message: String,
}

/// One thing that samc found, at one place of the user's text.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which kind of finding it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, in one sentence.
    pub message: String,
    /// The place.
    pub span: Span,
    /// A few words beside the underlined text; empty when the message says it all.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Further places.
    pub related: Vec<Related>,
    /// The logical id of the resource that it belongs to.
    pub resource: Option<String>,
    /// How it can be mended in the text.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding with the usual severity of its code.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity,
            message: message.into(),
            span,
            label: String::new(),
            help: None,
            related: Vec::new(),
            resource: None,
            fix: None,
        }
    }

    /// Sets the words beside the underlined text.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what to write instead.
    pub fn help(mut self, help: impl Into<Advice>) -> Self {
        let Advice { text, fix } = help.into();
        self.help = Some(text);
        self.fix = fix.or(self.fix);
        self
    }

    /// Says how it can be mended in the text.
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// Points at a further place.
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// Names the resource that it belongs to.
    pub fn resource(mut self, logical_id: impl Into<String>) -> Self {
        self.resource = Some(logical_id.into());
        self
    }
}

impl Diagnostic {
    /// Whether the other finding is about the same thing at the same place, even in other words.
    fn says_the_same(&self, other: &Diagnostic) -> bool {
        let same_words =
            self.message == other.message || (!self.label.is_empty() && self.label == other.label);
        // What is said once of text that several resources share, as in `Globals`, need not be repeated;
        // but each resource that is refused must be named.
        let concerns_the_same = self.severity != Severity::Error || self.is_near(other);
        self.span == other.span && self.code == other.code && same_words && concerns_the_same
    }

    /// Whether the two belong to the same resource, or to a function and one of its events, whose
    /// logical ids begin alike.
    fn is_near(&self, other: &Diagnostic) -> bool {
        let (left, right) = (self.resource.as_deref().unwrap_or(""), other.resource.as_deref().unwrap_or(""));
        left.starts_with(right) || right.starts_with(left)
    }
}

/// The findings of a run, in the order in which they were made.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
    /// Which items are at a place and of a kind, to find repetitions.
    places: IndexMap<(Span, &'static str), Vec<usize>>,
}

/// Proof that an error was put into [`Diagnostics`], for functions that then have nothing to
/// return. It can only be made by reporting one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported(());

impl Diagnostics {
    /// No findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding, unless it is there already: two steps may come across the same mistake.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let seen = self.places.entry((diagnostic.span, diagnostic.code.id)).or_default();
        let mut items = seen.iter().filter_map(|index| self.items.get(*index));
        if !items.any(|item| item.says_the_same(&diagnostic)) {
            seen.push(self.items.len());
            self.items.push(diagnostic);
        }
    }

    /// Adds an error, and returns the proof of it.
    pub fn error(&mut self, diagnostic: Diagnostic) -> Reported {
        self.push(Diagnostic { severity: Severity::Error, ..diagnostic });
        Reported(())
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The findings in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// The findings by place, errors first at the same place.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.items
            .sort_by_key(|found| (found.span.file, found.span.start, std::cmp::Reverse(found.severity)));
        self.items
    }
}
