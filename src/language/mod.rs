//! What CloudFormation does with a template before SAM sees it.
//!
//! | step | does |
//! |---|---|
//! | [`include`] | `Fn::Transform` with `AWS::Include`: local files are put in |
//! | [`transform_line`] | is `AWS::LanguageExtensions` asked for, and is it needed? |
//! | [`walk`] | goes through the sections and works out what that transform adds: |
//! | [`for_each`] | loops; [`collection`] is what they go over, [`substitution`] makes the copies |
//! | [`length`], [`to_json_string`], [`find_in_map`] | functions |
//! | [`policies`] | functions in `DeletionPolicy` and `UpdateReplacePolicy` |
//!
//! Functions are worked out as far as the template and the given parameters let ([`values`]). What
//! only AWS knows stays, and with it the line that asks for `AWS::LanguageExtensions`.

pub mod budget;
pub mod collection;
pub mod conditions;
pub mod find_in_map;
pub mod for_each;
pub mod include;
mod include_problem;
pub mod iteration;
pub mod length;
pub mod policies;
pub mod substitution;
#[cfg(test)]
mod tests;
pub mod text_functions;
pub mod to_json_string;
pub mod transform_line;
pub mod values;
pub mod walk;

use include::Files;
use iteration::Made;
use transform_line::Asked;
use values::Values;
use walk::{Place, Walk};

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::expand::Options;
use crate::tree::{IntoNode, Map, Node, Value};

/// A document that SAM can see.
#[derive(Debug)]
pub struct Processed {
    /// The document.
    pub document: Node,
    /// The resources that loops made, to explain findings about them.
    pub made: Made,
    /// Whether all loops were expanded. If not, errors say why, and the document still holds the
    /// others.
    pub is_complete: bool,
}

/// Puts in local files, and works out what `AWS::LanguageExtensions` adds to the language.
pub fn process(document: Node, files: Files, options: &Options, diagnostics: &mut Diagnostics) -> Processed {
    let document = include::inline(document, files, options, diagnostics);
    let span = document.span;
    let Value::Map(mut root) = document.value else {
        return Processed { document, made: Made::default(), is_complete: true };
    };
    let (made, is_complete) = extend(&mut root, options, diagnostics);
    Processed { document: root.into_node(span), made, is_complete }
}

fn extend(root: &mut Map, options: &Options, diagnostics: &mut Diagnostics) -> (Made, bool) {
    match transform_line::asked(root) {
        Asked::Not => (Made::default(), transform_line::report_missing(root, diagnostics)),
        Asked::AfterSam => {
            let is_complete = transform_line::report_order(root, diagnostics);
            transform_line::remove(root);
            (Made::default(), is_complete)
        }
        Asked::First => expand(root, options, diagnostics),
    }
}

fn expand(root: &mut Map, options: &Options, diagnostics: &mut Diagnostics) -> (Made, bool) {
    report_misplaced(root, diagnostics);
    let mut walk = Walk::new(Values::of(root, options), diagnostics);
    for name in transform_line::SECTIONS {
        let Some(section) = root.get_mut(name) else { continue };
        let place = match name {
            "Resources" => Place::Resources,
            "Outputs" | "Conditions" => Place::Names,
            _ => Place::Within,
        };
        let span = section.span;
        let whole = std::mem::replace(section, Node::new(Value::Null, span));
        *section = walk.node(whole, place);
        if name == "Conditions" {
            walk.values.conditions = section.as_map().cloned().unwrap_or_default();
        }
    }
    let (is_left, is_complete, made) = (walk.is_left, walk.is_complete, walk.made);
    if !is_left {
        transform_line::remove(root);
    }
    (made, is_complete)
}

/// Reports loops where there can be none.
fn report_misplaced(root: &Map, diagnostics: &mut Diagnostics) {
    let sections = ["Parameters", "Mappings"].into_iter().filter_map(|name| root.get(name)?.as_map());
    for (key, span, _) in sections.chain([root]).flat_map(Map::as_written) {
        if for_each::loop_name(key).is_some() {
            let found = "there can be no loop here";
            let help = "a loop stands in `Conditions`, `Outputs` or `Resources`, or within a resource";
            diagnostics.error(Diagnostic::new(code::INVALID_LOOP, span, found).help(help));
        }
    }
}
