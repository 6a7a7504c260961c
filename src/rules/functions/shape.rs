//! What functions are called with.
//!
//! A [`Shape`] says which arguments a function takes, and which functions may give them; the rule of each
//! function has one (facts: CloudFormation's reference of intrinsic functions, as cfn-lint has it in
//! `data/schemas/other/functions`).

use crate::check::references::Call;
use crate::check::{Findings, Subject};
use crate::evaluate;
use crate::rules::{self, Rule};
use crate::schema::Types;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};
use crate::validate::function::{RESULTS, fits};
use crate::validate::scalar::is_of;
use crate::validate::words::type_names;

/// The arguments of a function.
pub(super) struct Shape {
    /// The function.
    pub function: &'static str,
    /// How a call of it looks.
    pub example: &'static str,
    /// Its arguments.
    pub arguments: Arguments,
}

/// How arguments are given.
pub(super) enum Arguments {
    /// One value.
    One(Slot),
    /// A list of values, of which so many must be there.
    Row(usize, &'static [Slot]),
}

/// What an argument can be.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    /// What it is called.
    pub name: &'static str,
    /// Of which types it is; any when empty.
    pub types: Types,
    /// Which functions may give it.
    pub functions: &'static [&'static str],
    /// What its items are, when it is a list.
    pub items: Option<&'static Slot>,
}

/// For an argument that every function may give.
pub(super) const ANY: &[&str] = &["*"];

/// Checks all calls of a function.
pub(super) fn check(shape: &Shape, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    let found = found_before(rule, findings);
    let calls = subject.calls.iter().filter(|call| call.function == shape.function);
    for call in calls.filter(|call| !is_among(call, &found)) {
        check_call(shape, rule, subject, findings, call);
    }
}

/// The places where an earlier phase found what the rule stands for.
pub(super) fn found_before(rule: &Rule, findings: &Findings) -> Vec<Span> {
    findings.iter().filter(|found| found.code.id == rule.code.id).map(|found| found.span).collect()
}

/// Whether a call is at one of these places.
pub(super) fn is_among(call: &Call, places: &[Span]) -> bool {
    places.iter().any(|place| call.node.span.contains(*place) || place.contains(call.node.span))
}

/// Checks one call.
pub(super) fn check_call(
    shape: &Shape,
    rule: &Rule,
    subject: &Subject,
    findings: &mut Findings,
    call: &Call,
) {
    Check { shape, rule, subject, findings, call }.arguments();
}

/// Checks a value within the arguments of a call.
pub(super) fn check_value(
    shape: &Shape,
    rule: &Rule,
    subject: &Subject,
    findings: &mut Findings,
    call: &Call,
    (value, slot): (&Node, &Slot),
) {
    Check { shape, rule, subject, findings, call }.value(value, slot, value.span);
}

/// The place of a call's name.
pub(super) fn name_span(call: &Call) -> Span {
    call.node.as_map().and_then(|map| map.key_span(call.function)).unwrap_or(call.node.span)
}

struct Check<'a, 's, 'c> {
    shape: &'a Shape,
    rule: &'a Rule,
    subject: &'a Subject<'s>,
    findings: &'a mut Findings,
    call: &'a Call<'c>,
}

impl Check<'_, '_, '_> {
    fn arguments(&mut self) {
        let argument = self.call.argument;
        match &self.shape.arguments {
            Arguments::One(slot) => self.value(argument, slot, name_span(self.call)),
            Arguments::Row(least, slots) => match argument.as_list() {
                Some(items) => self.row(items, *least, slots),
                None => {
                    let found = format!("{}, but this is {}", self.takes(), argument.kind());
                    self.report(name_span(self.call), found);
                }
            },
        }
    }

    fn row(&mut self, items: &[Node], least: usize, slots: &[Slot]) {
        if items.len() < least || items.len() > slots.len() {
            let found = format!("{}, but here it has {}", self.takes(), items.len());
            self.report(name_span(self.call), found);
        }
        for (item, slot) in items.iter().zip(slots) {
            self.value(item, slot, item.span);
        }
    }

    /// "`Fn::Join` takes a list of 2: delimiter, list of texts".
    fn takes(&self) -> String {
        let function = self.shape.function;
        match &self.shape.arguments {
            Arguments::One(slot) => format!("`{function}` takes {}", slot.name),
            Arguments::Row(least, slots) => {
                let names: Vec<&str> = slots.iter().map(|slot| slot.name).collect();
                let count = if *least == slots.len() {
                    format!("{least}")
                } else {
                    format!("{least} to {}", slots.len())
                };
                format!("`{function}` takes a list of {count}: {}", names.join(", "))
            }
        }
    }

    fn value(&mut self, node: &Node, slot: &Slot, at: Span) {
        if let Some((function, argument)) = evaluate::call(node) {
            return self.function(node, (function, argument), slot, at);
        }
        let is_right = slot.types.is_empty() || slot.types.each().any(|one| is_of(node, one));
        match (&node.value, slot.items) {
            _ if !is_right => {
                let span = if node.scalar_text().is_some() { node.span } else { at };
                let found =
                    format!("{} of `{}` is {}", slot.name, self.shape.function, type_names(slot.types));
                self.report(span, format!("{found}, but this is {}", shown(node)));
            }
            (Value::List(items), Some(slot)) => {
                for item in items.iter().filter(|item| !intrinsic::is_no_value(item)) {
                    self.value(item, slot, item.span);
                }
            }
            _ => {}
        }
    }

    fn function(&mut self, node: &Node, call: (&str, &Node), slot: &Slot, at: Span) {
        let (function, argument) = call;
        if function == "Fn::Transform" || !super::unknown_function::is_known(function) {
            return; // The one gives anything, the other is reported for itself.
        }
        if !slot.functions.contains(&function) && slot.functions != ANY {
            let found = format!("{} of `{}` cannot be given by `{function}`", slot.name, self.shape.function);
            let can = match slot.functions {
                [] => "write the value itself".to_owned(),
                functions => format!("it can be given by {}", functions.join(", ")),
            };
            return self.findings.suggest(self.rule, at, found, can);
        }
        if let Some((_, then, otherwise)) = intrinsic::if_arguments(node) {
            for branch in [then, otherwise].into_iter().filter(|branch| !intrinsic::is_no_value(branch)) {
                self.value(branch, slot, branch.span);
            }
            return;
        }
        if let Some(given) = self.gives(function, argument).filter(|given| !fits(*given, slot.types)) {
            let found = format!("`{function}` gives {} here", type_names(given));
            let takes = format!("{} of `{}` is {}", slot.name, self.shape.function, type_names(slot.types));
            let rule = if function == "Ref" { rules::for_result("Ref") } else { None };
            self.findings.suggest(
                rule.unwrap_or(self.rule),
                at,
                format!("{found}, but {takes}"),
                self.example(),
            );
        }
    }

    fn gives(&self, function: &str, argument: &Node) -> Option<Types> {
        match function {
            "Ref" | "Fn::GetAtt" => self.subject.result_types(function, argument),
            _ => RESULTS.iter().find(|(name, _)| *name == function).map(|(_, types)| *types),
        }
    }

    fn example(&self) -> String {
        format!("write `{}`", self.shape.example)
    }

    fn report(&mut self, span: Span, found: String) {
        self.findings.suggest(self.rule, span, found, self.example());
    }
}

fn shown(node: &Node) -> String {
    match node.as_str() {
        Some(text) => format!("`{text}`"),
        None => node.kind().to_owned(),
    }
}
