//! Diagnostics for people, drawn by miette. Nothing else knows of miette.

use std::fmt;

use indexmap::IndexMap;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, ThemeCharacters, ThemeStyles};

use super::excerpt::{CONTEXT, Excerpt, visible};
use super::{Finding, Place, Report};
use crate::counted::counted;
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::source::{FileId, Sources, Span};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether it takes colours.
    pub colour: bool,
    /// Whether it has more than the characters of ASCII.
    pub unicode: bool,
    /// How many characters fit on a line.
    pub width: usize,
}

/// What stands to the left of a line of source: its number and two bars.
const GUTTER: usize = 12;
/// A narrower terminal is treated as if it had this width.
const NARROWEST: usize = 40;
/// Notes of one kind beyond this number are only counted.
const MOST_NOTES: usize = 3;

/// The findings with the lines of source that they are about, then the notes, then a count.
/// Nothing when nothing was found and nobody counts templates.
pub fn render(report: &Report, style: &Style) -> String {
    let style = &Style { width: style.width.max(NARROWEST), ..*style };
    let mut out = String::new();
    let is_note = |finding: &&Finding| finding.diagnostic.severity == Severity::Info;
    for finding in report.findings.iter().filter(|finding| !is_note(finding)) {
        out.push_str(&problem(finding, style));
        out.push('\n');
    }
    out.push_str(&render_notes(report.findings.iter().filter(is_note)));
    if !report.findings.is_empty() || !report.templates.is_empty() {
        out.push_str(&summary(report));
        out.push('\n');
        out.extend(report.fixing.and_then(|fixing| fixing.words()).map(|words| words + "\n"));
    }
    out
}

/// "2 errors, 1 warning in 2 of 17 templates".
fn summary(report: &Report) -> String {
    let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
    let counts = kinds.into_iter().filter_map(|(severity, word)| match report.count(severity) {
        0 => None,
        count => Some(counted(count, word)),
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    let fixed = report.fixing.map_or(0, |fixing| fixing.fixed);
    let found = match (counts.is_empty(), fixed) {
        (true, 0) => "no problems".to_owned(),
        (false, 0) => counts,
        (true, fixed) => format!("{fixed} fixed, nothing left"),
        (false, fixed) => format!("{fixed} fixed, {counts} left"),
    };
    match (report.templates.len(), report.templates_with_findings()) {
        (0, _) => found,
        (all, 0) => format!("{found} in {}", counted(all, "template")),
        (all, some) if all == some => format!("{found} in {}", counted(all, "template")),
        (all, some) => format!("{found} in {some} of {}", counted(all, "template")),
    }
}

/// Notes take one line each, and many of one kind are cut short.
fn render_notes<'a>(notes: impl Iterator<Item = &'a Finding<'a>>) -> String {
    let mut kinds: IndexMap<&str, Vec<&Finding>> = IndexMap::new();
    for note in notes {
        kinds.entry(note.diagnostic.code.name).or_default().push(note);
    }
    let mut lines: Vec<String> = Vec::new();
    for notes in kinds.values() {
        lines.extend(notes.iter().take(MOST_NOTES).map(|note| render_note(note)));
        if let Some(note) = notes.get(MOST_NOTES) {
            let more = notes.len() - MOST_NOTES;
            lines.push(format!("note[{}]: and {more} more of this kind\n", note.diagnostic.code.id));
        }
    }
    if !lines.is_empty() {
        lines.push("\n".to_owned());
    }
    lines.concat()
}

fn render_note(note: &Finding) -> String {
    let diagnostic = note.diagnostic;
    let at = note.place().map_or(String::new(), |Place { file, start, .. }| {
        format!(" ({}:{}:{})", visible(file), start.line, start.column)
    });
    format!("note[{}]: {}{at}\n", diagnostic.code.id, visible_lines(&diagnostic.message))
}

/// One finding without a count.
pub fn render_problem(found: &Diagnostic, sources: &Sources, style: &Style) -> String {
    let style = &Style { width: style.width.max(NARROWEST), ..*style };
    let report = Report::new(std::slice::from_ref(found), None, sources);
    report.findings.iter().map(|finding| problem(finding, style)).collect()
}

/// A finding with its place, and further places of the same text, in one drawing; then further
/// places of other texts, each in its own.
fn problem(finding: &Finding, style: &Style) -> String {
    let (diagnostic, sources) = (finding.diagnostic, finding.sources);
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        diagnostic.related.iter().partition(|related| related.span.file == diagnostic.span.file);
    let mut labels = vec![(diagnostic.span, diagnostic.label.as_str())];
    labels.extend(here.iter().map(|related| (related.span, related.message.as_str())));
    let heading = format!("{}[{}]:", diagnostic.severity.name(), diagnostic.code.id);
    let help = help(diagnostic);
    let picture = Picture::new(&diagnostic.message, help.as_deref(), &labels, sources, style);
    let mut out = draw(&picture, &heading, diagnostic.severity, style);
    for related in elsewhere {
        let picture = Picture::new(&related.message, None, &[(related.span, "")], sources, style);
        out.push_str(&draw(&picture, "note:", Severity::Info, style));
    }
    out
}

/// What to write instead, and which options do it.
fn help(diagnostic: &Diagnostic) -> Option<String> {
    let fix = diagnostic.fix.as_ref().filter(|fix| !fix.edits.is_empty());
    let Some(fix) = fix else { return diagnostic.help.clone() };
    let options = match fix.safety {
        Safety::Safe => "--fix",
        Safety::Unsafe => "--fix --unsafe-fixes",
    };
    Some(format!("{} [{options}]", diagnostic.help.as_deref().unwrap_or(&fix.title)))
}

/// Lines of source with a heading above them, where nothing is wrong. All `labels` lie in one text.
pub fn sketch(
    heading: &str,
    message: &str,
    labels: &[(Span, &str)],
    sources: &Sources,
    style: &Style,
) -> String {
    let style = &Style { width: style.width.max(NARROWEST), ..*style };
    let picture = Picture::new(message, None, labels, sources, style);
    draw(&picture, heading, Severity::Info, style)
}

fn draw(picture: &Picture, heading: &str, severity: Severity, style: &Style) -> String {
    let mut out = String::new();
    let drawn = handler(heading, severity, style).render_report(&mut out, picture);
    match drawn {
        Ok(()) => out,
        Err(fmt::Error) => format!("{heading} {}\n", picture.message),
    }
}

fn handler(heading: &str, severity: Severity, style: &Style) -> GraphicalReportHandler {
    let mut characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    characters.error = heading.to_owned();
    let mut styles = if style.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
    styles.error = match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Info => styles.advice,
    };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_width(style.width)
        .with_context_lines(CONTEXT)
        .with_break_words(false)
        .without_syntax_highlighting()
}

/// What miette needs to draw one text with its marks.
#[derive(Debug)]
struct Picture {
    message: String,
    help: Option<String>,
    excerpt: Option<Excerpt>,
    labels: Vec<LabeledSpan>,
}

impl Picture {
    /// All `labels` lie in one text; the first is the one that the heading speaks of.
    fn new(
        message: &str,
        help: Option<&str>,
        labels: &[(Span, &str)],
        sources: &Sources,
        style: &Style,
    ) -> Self {
        let spans: Vec<Span> = labels.iter().map(|(span, _)| *span).collect();
        let excerpt = spans.first().and_then(|span| excerpt(span.file, &spans, sources, style));
        let shown = excerpt.iter().flat_map(Excerpt::shown);
        let labels = shown.zip(labels).enumerate().map(|(index, (range, (_, words)))| {
            let words = (!words.is_empty()).then(|| visible_lines(words));
            let make =
                if index == 0 { LabeledSpan::new_primary_with_span } else { LabeledSpan::new_with_span };
            make(words, (range.start, range.len()))
        });
        let labels = labels.collect();
        Picture { message: visible_lines(message), help: help.map(visible_lines), excerpt, labels }
    }
}

fn excerpt(file: FileId, spans: &[Span], sources: &Sources, style: &Style) -> Option<Excerpt> {
    let cut = if style.unicode { "…" } else { "..." };
    sources.get(file).map(|source| Excerpt::new(source, spans, style.width - GUTTER, cut))
}

/// [`visible`], but line breaks stay.
fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Picture {}

impl miette::Diagnostic for Picture {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
