//! What comes to nothing: sections for types that the template does not have, and `IgnoreGlobals` of
//! types without a section.

use crate::diagnostic::{Advice, Diagnostic, Fix, code};
use crate::expand::context::Context;
use crate::source::Span;
use crate::template::SAM_PREFIX;
use crate::tree::{Map, Node, Text};

/// Reports both. `affected` are the resources into which something is merged, with their sections.
pub fn report(context: &mut Context, sections: &Map, affected: &[(Text, Span, String)]) {
    for (name, span, _) in sections.as_written() {
        if !affected.iter().any(|(_, _, section)| **section == **name) {
            let found = format!(
                "the template has no `{SAM_PREFIX}{name}`, so this section of `Globals` does nothing"
            );
            let problem = Diagnostic::new(code::UNUSED_GLOBALS, span, found).resource("Globals");
            let help = format!("remove `{name}`, unless you keep it for resources to come");
            let fix = Fix::remove_unused(name, span);
            context.report(problem.help(Advice::with(help, fix)));
        }
    }
    for problem in ignoring_nothing(context, sections) {
        context.report(problem);
    }
}

fn ignoring_nothing(context: &Context, sections: &Map) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (logical_id, _, resource) in context.resources.as_written() {
        let Some(resource) = resource.as_map() else { continue };
        let kind = resource.get("Type").and_then(Node::as_str).and_then(|kind| kind.strip_prefix(SAM_PREFIX));
        let Some(kind) = kind.filter(|kind| !sections.contains(kind)) else { continue };
        // "*" says that the resource wants nothing from `Globals`, and gets nothing.
        let ignored = resource.truthy("IgnoreGlobals").filter(|ignored| ignored.as_str() != Some("*"));
        if let (Some(_), Some(span)) = (ignored, resource.key_span("IgnoreGlobals")) {
            let found = format!("`Globals` has no section `{kind}`, so there is nothing to ignore");
            let problem = Diagnostic::new(code::IGNORED_BY_SAM, span, found).resource(logical_id.as_str());
            problems.push(problem.help(Advice::to_remove("IgnoreGlobals", span)));
        }
    }
    problems
}
