//! Values that functions give.

use super::{Keyword, Place, Validator, format, words};
use crate::conditions::Scope;
use crate::evaluate::{Origin, Possible};
use crate::schema::{SchemaId, Types};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// What each function gives; the others give anything.
pub(crate) const RESULTS: &[(&str, Types)] = &[
    ("Fn::Base64", Types::STRING),
    ("Fn::Cidr", Types::ARRAY),
    ("Fn::FindInMap", Types::ARRAY.with(Types::STRING)),
    ("Fn::GetAZs", Types::ARRAY),
    ("Fn::GetStackOutput", Types::STRING),
    ("Fn::ImportValue", Types::STRING),
    ("Fn::Join", Types::STRING),
    ("Fn::Length", Types::INTEGER),
    ("Fn::Split", Types::ARRAY),
    ("Fn::Sub", Types::STRING),
    ("Fn::ToJsonString", Types::STRING),
    ("Ref", Types::STRING),
    ("Fn::GetAtt", Types::STRING),
];

/// Functions that stand in `Conditions` and `Rules` only.
const CONDITIONS: &[&str] = &["Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

impl Validator<'_> {
    /// Compares what a function gives with a schema.
    pub(super) fn function(
        &mut self,
        node: &Node,
        function: &str,
        argument: &Node,
        schema: SchemaId,
        place: &Place,
        scope: &Scope,
    ) {
        if intrinsic::is_no_value(node) {
            return;
        }
        if function == "Fn::If" {
            return self.branches(node, schema, place, scope);
        }
        if self.document.get(schema).never {
            // Whatever the function gives: nothing may be here.
            return self.report(Keyword::Never, place, place.of(node), || words::never(place));
        }
        if CONDITIONS.contains(&function) {
            return self.condition(node, function, schema, place);
        }
        if !self.gives_what_fits(node, function, argument, schema, place)
            || !self.has_format_that_fits(node, (function, argument), schema, place)
        {
            return;
        }
        let values = self.evaluator.values(node, scope);
        self.met_unknown |= values.is_empty();
        for value in values {
            self.result(value, node, schema, place);
        }
    }

    /// A function of conditions is a map like any other where values stand.
    fn condition(&mut self, node: &Node, function: &str, schema: SchemaId, place: &Place) {
        let wanted = self.types_of(schema, 0);
        if wanted.is_empty() || wanted.overlaps(Types::OBJECT) {
            self.met_unknown = true;
        } else {
            let words = || words::condition_as_value(place, function, wanted);
            self.report(Keyword::Type, place, place.of(node), words);
        }
    }

    fn branches(&mut self, node: &Node, schema: SchemaId, place: &Place, scope: &Scope) {
        let branches = self.evaluator.branches_of(node, scope);
        self.met_unknown |= branches.is_empty();
        for (branch, scope) in branches {
            self.value(branch, schema, &place.within(branch.span), &scope);
        }
    }

    /// Compares a value that a function gives. What is wrong with it is reported at the function, or at
    /// the parameter that has the value.
    fn result(&mut self, value: Possible, call: &Node, schema: SchemaId, place: &Place) {
        let outermost = self.origin == Origin::Written && value.origin != Origin::Written;
        let known = self.violations.len();
        if outermost {
            self.origin = value.origin;
        }
        let span = if value.origin == Origin::Parameter { value.node.span } else { call.span };
        self.known_result(&value, schema, &place.within(span));
        if outermost {
            self.origin = Origin::Written;
            for violation in self.violations.iter_mut().skip(known) {
                violation.used_at = Some(place_of_call(call));
                if value.origin != Origin::Parameter {
                    violation.span = place_of_call(call);
                }
            }
        }
    }

    fn known_result(&mut self, value: &Possible, schema: SchemaId, place: &Place) {
        if super::is_dynamic_reference(&value.node) {
            self.met_unknown = true;
        } else {
            self.plain(&value.node, schema, place, &value.scope);
        }
    }

    /// Whether the function can give what the schema takes at all; reports it when not.
    fn gives_what_fits(
        &mut self,
        node: &Node,
        function: &str,
        argument: &Node,
        schema: SchemaId,
        place: &Place,
    ) -> bool {
        let Some((name, usual)) = RESULTS.iter().find(|(name, _)| *name == function) else {
            return true;
        };
        let given = match *name {
            "Ref" | "Fn::GetAtt" => (self.result_types)(function, argument),
            _ => Some(*usual),
        };
        let wanted = self.types_of(schema, 0);
        let Some(given) = given.filter(|given| !fits(*given, wanted)) else { return true };
        self.report(Keyword::Result(name), place, place.of(node), || {
            words::wrong_result(place, name, given, wanted)
        });
        false
    }

    /// Whether the text that a reference gives has the format that the schema asks for, as far as both are
    /// known; reports it when not.
    fn has_format_that_fits(
        &mut self,
        node: &Node,
        call: (&str, &Node),
        schema: SchemaId,
        place: &Place,
    ) -> bool {
        let (function, argument) = call;
        let Some(name) = ["Ref", "Fn::GetAtt"].into_iter().find(|name| *name == function) else {
            return true;
        };
        let wanted = self.document.get(self.document.resolve(schema)).text.as_ref();
        let Some(wanted) = wanted.and_then(|text| format::find(text.format.as_deref()?)) else { return true };
        let Some(given) = self.result_formats.and_then(|formats| formats(function, argument)) else {
            return true;
        };
        let fits = given.contains(&wanted.name);
        if !fits {
            self.report(Keyword::ResultFormat(name), place, place.of(node), || {
                words::other_format(place, name, &given, wanted)
            });
        }
        fits
    }

    /// The types that a schema takes, looked up through references and alternatives; empty for any.
    pub(super) fn types_of(&self, id: SchemaId, depth: usize) -> Types {
        let schema = self.document.get(id);
        if depth > 16 || !schema.types.is_empty() {
            return schema.types;
        }
        if let Some(reference) = schema.reference {
            return self.types_of(reference, depth + 1);
        }
        let Some(combined) = &schema.combined else { return Types::default() };
        let alternatives = if combined.any_of.is_empty() { &combined.one_of } else { &combined.any_of };
        let mut types = Types::default();
        for alternative in alternatives {
            let more = self.types_of(*alternative, depth + 1);
            if more.is_empty() {
                return more;
            }
            types = types.with(more);
        }
        types
    }
}

/// From the function's name to the end of what it is called with; in JSON a brace may stand a line above.
fn place_of_call(call: &Node) -> Span {
    let entry = call.as_map().and_then(|map| {
        let (key, argument) = map.sole_entry()?;
        Some(map.key_span(key)?.to(argument.span))
    });
    entry.unwrap_or(call.span)
}

/// Scalars stand in for each other: CloudFormation reads texts as numbers.
pub(crate) fn fits(given: Types, wanted: Types) -> bool {
    let scalars = Types::STRING.with(Types::NUMBER).with(Types::INTEGER).with(Types::BOOLEAN);
    let widened = if given.overlaps(scalars) { given.with(scalars) } else { given };
    given.is_empty() || wanted.is_empty() || widened.overlaps(wanted)
}
