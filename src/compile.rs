//! The phases in a row: what the command line, tests and benches call.

use crate::diagnostic::{Diagnostic, Diagnostics, code, similar};
use crate::evaluate::parameter_value;
use crate::expand::recipe::Makings;
use crate::expand::unpackaged::LocalPaths;
use crate::expand::{Expansion, Options, expand};
use crate::host::Host;
use crate::language::{self, Processed, include::Files};
use crate::source::{FileId, Sources};
use crate::syntax;
use crate::template::{self, Template};
use crate::tree::{Map, Node};

/// What became of a text.
#[derive(Debug)]
pub struct Compiled {
    /// The tree of the text, when it has one. Reports work out paths from it.
    pub document: Option<Node>,
    /// The tree as SAM saw it: with files that it includes, and loops expanded.
    pub processed: Option<Node>,
    /// The expanded template, unless there are errors.
    pub template: Option<Template>,
    /// What each generated resource was made for, and how its logical id came about.
    pub makings: Makings,
    /// The local paths for which S3 addresses stand in the expansion, by their place.
    pub local_paths: LocalPaths,
    /// What was found, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses, processes, lowers and expands one of the sources. Files that it names come through the
/// host, and are added to the sources.
pub fn compile(sources: &mut Sources, file: FileId, options: &Options, host: &dyn Host) -> Compiled {
    let mut diagnostics = Diagnostics::new();
    let document = syntax::parse(sources, file, &mut diagnostics);
    let files = Files { sources, host };
    let processed =
        document.clone().map(|document| language::process(document, files, options, &mut diagnostics));
    let Some(Processed { document: whole, made, is_complete }) = processed else {
        let (diagnostics, makings) = (diagnostics.into_sorted(), Makings::new());
        let local_paths = LocalPaths::new();
        return Compiled { document, processed: None, template: None, makings, local_paths, diagnostics };
    };
    let processed = Some(whole.clone());
    let expansion = template::lower(whole, &mut diagnostics).and_then(|template| {
        check_given_parameters(&template, options, &mut diagnostics);
        // What a loop would have made may be what others refer to.
        if is_complete { expand(template, options, &mut diagnostics) } else { None }
    });
    let diagnostics = made.explain(diagnostics.into_sorted());
    let (template, makings, local_paths) = match expansion {
        Some(Expansion { template, makings, local_paths }) => (Some(template), makings, local_paths),
        None => (None, Makings::new(), LocalPaths::new()),
    };
    Compiled { document, processed, template, makings, local_paths, diagnostics }
}

/// A value for a parameter that the template does not declare is probably meant for another one, and one that a parameter
/// does not take is probably misspelt.
fn check_given_parameters(template: &Template, options: &Options, diagnostics: &mut Diagnostics) {
    let declared = template.section("Parameters");
    for (name, value) in options.parameters.iter().filter(|(name, _)| !name.starts_with("AWS::")) {
        if let Some(parameter) = declared.and_then(|declared| declared.get(name)) {
            check_given_value(name, value, parameter, diagnostics);
            continue;
        }
        let found = format!("a value is given for parameter `{name}`, which the template does not declare");
        let problem = Diagnostic::new(code::UNKNOWN_PARAMETER, value.span, found);
        diagnostics.push(problem.help(declared_instead(name, declared)));
    }
}

fn check_given_value(name: &str, value: &Node, parameter: &Node, diagnostics: &mut Diagnostics) {
    let kind = parameter.get("Type").and_then(Node::as_str).unwrap_or("");
    // What is given is then the name of the value.
    if kind.starts_with("AWS::SSM::Parameter::Value<") {
        return;
    }
    let text = value.scalar_text().unwrap_or_default();
    for (found, help) in parameter_value::problems("value", &text, parameter) {
        let found = format!("parameter `{name}`: {found}");
        diagnostics.push(Diagnostic::new(code::REFUSED_PARAMETER_VALUE, value.span, found).help(help));
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
