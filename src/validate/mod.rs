//! Is a value what a schema says? Aware of functions and conditions.
//!
//! A [`Validator`] walks a value and a schema of one [`Document`] side by side. Where a function stands,
//! each value that it can have is looked at, in the scope of conditions in which it has it; what only AWS
//! knows is taken to be right. What is wrong becomes a [`Violation`], which knows nothing of rules and codes.
//!
//! The `jsonschema` crate cannot take this path: it compiles a type in 8 ms where this takes the schema as it
//! is, it knows neither functions nor conditions, and of `anyOf` it says that no branch fits. It serves as
//! the oracle of `tests/validate.rs`.

mod combined;
mod format;
pub(crate) mod function;
mod list;
mod object;
mod place;
mod presence;
pub(crate) mod scalar;
mod violation;
pub(crate) mod words;

pub use format::{FORMATS, Format};
pub use place::{Place, Step};
pub use violation::{Keyword, Violation};

use crate::conditions::Scope;
use crate::evaluate::{self, Evaluator, Origin};
use crate::schema::{Document, SchemaId, Types};
use crate::source::Span;
use crate::template::intrinsic::is_looked_up;
use crate::tree::{Node, Value};

/// How deep schemas may refer to one another at one value, and values may be nested.
const DEPTH: usize = 300;

/// Tells what a function gives, for functions that only the whole template explains (`Ref`, `Fn::GetAtt`).
/// `None` when that is not known.
pub type ResultTypes<'a> = dyn Fn(&str, &Node) -> Option<Types> + 'a;

/// Tells the formats that the text may have that a function gives; none for a text of no known format.
/// `None` when nothing is known.
pub type ResultFormats<'a> = dyn Fn(&str, &Node) -> Option<Vec<&'a str>> + 'a;

/// Compares values with the schemas of a document.
pub struct Validator<'a> {
    document: &'a Document,
    evaluator: &'a Evaluator<'a>,
    result_types: &'a ResultTypes<'a>,
    result_formats: Option<&'a ResultFormats<'a>>,
    violations: Vec<Violation>,
    /// Whether anything was met that only AWS knows.
    met_unknown: bool,
    /// Where the value comes from that is being looked at.
    origin: Origin,
    depth: usize,
    /// Whether violations are only counted.
    is_trial: bool,
    /// From the key of the value that is being looked at to its end.
    extent: Span,
}

impl<'a> Validator<'a> {
    /// For the schemas of a document and the values of a template; `start` is where the walk begins.
    pub fn new(
        document: &'a Document,
        evaluator: &'a Evaluator<'a>,
        result_types: &'a ResultTypes<'a>,
        start: Span,
    ) -> Self {
        Validator {
            document,
            evaluator,
            result_types,
            result_formats: None,
            violations: Vec::new(),
            met_unknown: false,
            origin: Origin::Written,
            depth: 0,
            is_trial: false,
            extent: start,
        }
    }

    /// Knowing of formats of what functions give.
    pub fn with_formats(self, result_formats: &'a ResultFormats<'a>) -> Self {
        Validator { result_formats: Some(result_formats), ..self }
    }

    /// What was found wrong, in the order of the text.
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// Compares a value with a schema.
    pub fn value(&mut self, node: &Node, schema: SchemaId, place: &Place, scope: &Scope) {
        self.depth += 1;
        if self.depth < DEPTH {
            let around = std::mem::replace(&mut self.extent, place.span.to(node.span));
            match evaluate::call(node) {
                Some((function, argument)) => self.function(node, function, argument, schema, place, scope),
                None if is_dynamic_reference(node) => self.met_unknown = true,
                None => self.plain(node, schema, place, scope),
            }
            self.extent = around;
        }
        self.depth -= 1;
    }

    /// Compares a value that is no call of a function.
    fn plain(&mut self, node: &Node, id: SchemaId, place: &Place, scope: &Scope) {
        self.depth += 1;
        if self.depth < DEPTH {
            let around = std::mem::replace(&mut self.extent, place.span.to(node.span));
            self.keywords(node, id, place, scope);
            self.extent = around;
        }
        self.depth -= 1;
    }

    fn keywords(&mut self, node: &Node, id: SchemaId, place: &Place, scope: &Scope) {
        let schema = self.document.get(id);
        if let Some(reference) = schema.reference {
            self.plain(node, reference, place, scope);
        }
        if schema.never {
            self.report(Keyword::Never, place, place.of(node), || words::never(place));
        }
        if node.is_null() || !self.has_type(node, schema.types, place) {
            return; // That null is no value anywhere is a rule of its own.
        }
        if let Some(allowed) = &schema.allowed {
            self.allowed(node, allowed, place);
        }
        if let Some(limits) = &schema.text {
            self.text(node, limits, place);
        }
        if let Some(limits) = &schema.number {
            self.number(node, limits, place);
        }
        match (&node.value, &schema.list, &schema.object) {
            (Value::List(items), Some(limits), _) => self.list(items, limits, place, scope),
            (Value::Map(map), _, Some(limits)) => self.object(map, limits, place, scope),
            _ => {}
        }
        if let Some(combined) = &schema.combined {
            self.combined(node, combined, place, scope);
        }
    }

    /// What a value would give rise to, without reporting it; and whether it met what only AWS knows.
    fn trial(&mut self, node: &Node, id: SchemaId, place: &Place, scope: &Scope) -> (Vec<Violation>, bool) {
        let before = std::mem::take(&mut self.violations);
        let met_before = std::mem::replace(&mut self.met_unknown, false);
        let was_trial = std::mem::replace(&mut self.is_trial, true);
        self.value(node, id, place, scope);
        self.is_trial = was_trial;
        let found = std::mem::replace(&mut self.violations, before);
        let met_unknown = std::mem::replace(&mut self.met_unknown, met_before);
        self.met_unknown |= met_unknown;
        (found, met_unknown)
    }

    fn report(&mut self, keyword: Keyword, place: &Place, span: Span, words: impl FnOnce() -> words::Words) {
        // What is only tried out is not told: looking for the words takes longer than the trial.
        let words::Words { message, help } = if self.is_trial { Default::default() } else { words() };
        self.violations.push(Violation {
            keyword,
            span,
            extent: span.to(self.extent),
            property: place.name().to_owned(),
            origin: self.origin,
            used_at: None,
            message,
            help,
        });
    }
}

/// Whether AWS looks the value up while deploying: `{{resolve:ssm:…}}`.
fn is_dynamic_reference(node: &Node) -> bool {
    node.as_str().is_some_and(is_looked_up)
}
