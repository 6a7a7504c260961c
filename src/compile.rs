//! The phases in a row: what the command line, tests and benches call.

use crate::diagnostic::{Diagnostic, Diagnostics, code, similar};
use crate::expand::recipe::Makings;
use crate::expand::{Options, expand};
use crate::source::{FileId, Sources};
use crate::syntax;
use crate::template::{self, Template};
use crate::tree::{Map, Node};

/// What became of a text.
#[derive(Debug)]
pub struct Compiled {
    /// The tree of the text, when it has one. Reports work out paths from it.
    pub document: Option<Node>,
    /// The expanded template, unless there are errors.
    pub template: Option<Template>,
    /// What each generated resource was made for, and how its logical id came about.
    pub makings: Makings,
    /// What was found, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses, lowers and expands one of the sources.
pub fn compile(sources: &Sources, file: FileId, options: &Options) -> Compiled {
    let mut diagnostics = Diagnostics::new();
    let document = syntax::parse(sources, file, &mut diagnostics);
    let expansion = document.clone().and_then(|document| {
        let template = template::lower(document, &mut diagnostics)?;
        check_given_parameters(&template, options, &mut diagnostics);
        expand(template, options, &mut diagnostics)
    });
    let (template, makings) = expansion.map(|expansion| (expansion.template, expansion.makings)).unzip();
    let makings = makings.unwrap_or_default();
    Compiled { document, template, makings, diagnostics: diagnostics.into_sorted() }
}

/// A value for a parameter that the template does not declare is probably meant for another one.
fn check_given_parameters(template: &Template, options: &Options, diagnostics: &mut Diagnostics) {
    let declared = template.section("Parameters");
    for (name, value) in &options.parameters {
        if declared.is_some_and(|declared| declared.contains(name)) || name.starts_with("AWS::") {
            continue;
        }
        let found = format!("a value is given for parameter `{name}`, which the template does not declare");
        let problem = Diagnostic::new(code::UNKNOWN_PARAMETER, value.span, found);
        diagnostics.push(problem.help(declared_instead(name, declared)));
    }
}

fn declared_instead(name: &str, declared: Option<&Map>) -> String {
    let names: Vec<&str> = declared.into_iter().flat_map(Map::keys).map(|name| name.as_str()).collect();
    match similar::closest(name, names.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None if names.is_empty() => "the template has no parameters: leave it out".to_owned(),
        None => format!("the template declares: {}", names.join(", ")),
    }
}
