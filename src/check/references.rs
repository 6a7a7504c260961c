//! Calls of functions, and names of other things of the template: gathered in one walk.

use super::subject::Resource;
use crate::conditions::Scope;
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::evaluate::{self, Evaluator};
use crate::source::Span;
use crate::template::{Template, intrinsic};
use crate::tree::{Map, Node, Value};

/// The part of the template that something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// `Resources`
    Resources,
    /// `Outputs`
    Outputs,
    /// `Conditions`
    Conditions,
    /// `Rules`
    Rules,
}

/// A call of an intrinsic function.
#[derive(Debug, Clone)]
pub struct Call<'t> {
    /// Its name, such as `Fn::Sub`.
    pub function: &'t str,
    /// The whole call.
    pub node: &'t Node,
    /// What it is called with.
    pub argument: &'t Node,
    /// The key whose value it is, or the item of a list.
    pub at: Span,
    /// The section that it stands in.
    pub section: Section,
    /// The logical id, output or condition that it stands in.
    pub owner: &'t str,
    /// The keys and functions on the way to it from the owner; items of lists are left out.
    pub path: Vec<&'t str>,
    /// What holds where it stands.
    pub scope: Scope,
}

/// What a reference is made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// `Ref`
    Ref,
    /// `Fn::GetAtt`
    GetAtt,
    /// `${Name}` in `Fn::Sub`
    Variable,
    /// `DependsOn`
    DependsOn,
    /// The first argument of `Fn::If`, a `Condition` attribute, or `!Condition`
    Condition,
    /// The first argument of `Fn::FindInMap`
    Mapping,
}

/// Something that names something else of the template.
#[derive(Debug, Clone)]
pub struct Reference<'t> {
    /// What it is made by.
    pub kind: ReferenceKind,
    /// The logical id, parameter, condition or mapping that it names.
    pub name: &'t str,
    /// The attribute, for `Fn::GetAtt` and `${Name.Attribute}`; empty for none.
    pub attribute: &'t str,
    /// The place of the name.
    pub span: Span,
    /// The key whose value it stands in, or the item of a list.
    pub at: Span,
    /// The section that it stands in.
    pub section: Section,
    /// The logical id, output or condition that it stands in.
    pub owner: &'t str,
    /// The keys and functions on the way to it from the owner.
    pub path: Vec<&'t str>,
    /// What holds where it stands.
    pub scope: Scope,
}

/// What one walk finds.
#[derive(Default)]
pub(super) struct Gathered<'t> {
    pub calls: Vec<Call<'t>>,
    pub references: Vec<Reference<'t>>,
}

/// Walks through the sections in which functions may stand.
pub(super) fn gather<'t>(
    template: &'t Template,
    evaluator: &Evaluator,
    resources: &[Resource<'t>],
) -> Gathered<'t> {
    let (section, at) = (Section::Resources, template.span);
    let mut walk =
        Walk { evaluator, section, owner: "", at, path: Vec::new(), gathered: Gathered::default() };
    for resource in resources {
        walk.at = resource.span;
        walk.owner = resource.logical_id;
        walk.resource(resource);
    }
    for (name, section) in
        [("Outputs", Section::Outputs), ("Conditions", Section::Conditions), ("Rules", Section::Rules)]
    {
        walk.section = section;
        for (key, span, node) in template.section(name).into_iter().flat_map(Map::as_written) {
            (walk.owner, walk.at) = (key, span);
            walk.entry(node);
        }
    }
    walk.gathered
}

struct Walk<'t, 'e> {
    evaluator: &'e Evaluator<'e>,
    section: Section,
    owner: &'t str,
    /// The nearest key or item of a list.
    at: Span,
    path: Vec<&'t str>,
    gathered: Gathered<'t>,
}

impl<'t> Walk<'t, '_> {
    fn resource(&mut self, resource: &Resource<'t>) {
        if let Some(condition) = resource.node.get("Condition") {
            self.name(ReferenceKind::Condition, condition, &Scope::new());
        }
        match resource.node.get("DependsOn") {
            Some(Node { value: Value::List(items), .. }) => {
                items.iter().for_each(|item| self.name(ReferenceKind::DependsOn, item, &resource.scope));
            }
            Some(node) => self.name(ReferenceKind::DependsOn, node, &resource.scope),
            None => {}
        }
        for (key, span, node) in resource.node.as_map().into_iter().flat_map(Map::as_written) {
            if !matches!(key.as_str(), "Type" | "Condition" | "DependsOn") {
                self.at = span;
                self.below(key, node, &resource.scope);
            }
        }
    }

    /// An output, condition or rule.
    fn entry(&mut self, node: &'t Node) {
        let condition = node.get("Condition").filter(|_| self.section == Section::Outputs);
        let scope = condition
            .and_then(Node::as_str)
            .and_then(|name| self.evaluator.conditions.assume(&Scope::new(), name, true));
        if let Some(condition) = condition {
            self.name(ReferenceKind::Condition, condition, &Scope::new());
        }
        self.node(node, &scope.unwrap_or_default());
    }

    fn below(&mut self, step: &'t str, node: &'t Node, scope: &Scope) {
        self.path.push(step);
        self.node(node, scope);
        self.path.pop();
    }

    fn node(&mut self, node: &'t Node, scope: &Scope) {
        match &node.value {
            Value::List(items) => {
                for item in items {
                    self.at = item.span;
                    self.node(item, scope);
                }
            }
            Value::Map(map) => match evaluate::call(node) {
                Some((function, argument)) => self.call(node, function, argument, scope),
                None => self.map(map, scope),
            },
            _ => {}
        }
    }

    fn map(&mut self, map: &'t Map, scope: &Scope) {
        if let Some(("Condition", named)) = map.sole_entry().map(|(key, node)| (key.as_str(), node))
            && named.as_str().is_some()
            && (self.section == Section::Conditions || self.section == Section::Rules)
        {
            return self.name(ReferenceKind::Condition, named, scope);
        }
        for (key, span, node) in map.as_written() {
            self.at = span;
            self.below(key, node, scope);
        }
    }

    fn call(&mut self, node: &'t Node, function: &'t str, argument: &'t Node, scope: &Scope) {
        let (section, owner, at, path) = (self.section, self.owner, self.at, self.path.clone());
        self.gathered.calls.push(Call {
            function,
            node,
            argument,
            at,
            section,
            owner,
            path,
            scope: scope.clone(),
        });
        match function {
            "Ref" => self.name(ReferenceKind::Ref, argument, scope),
            "Fn::GetAtt" => self.get_att(argument, scope),
            "Fn::Sub" => self.variables(argument, scope),
            "Fn::FindInMap" => {
                if let Some(map) = argument.as_list().and_then(|items| items.first()) {
                    self.name(ReferenceKind::Mapping, map, scope);
                }
            }
            "Fn::If" => return self.branches(node, argument, scope),
            _ => {}
        }
        self.below(function, argument, scope);
    }

    fn branches(&mut self, node: &'t Node, argument: &'t Node, scope: &Scope) {
        let Some((condition, then, otherwise)) = intrinsic::if_arguments(node) else {
            return self.below("Fn::If", argument, scope);
        };
        self.name(ReferenceKind::Condition, condition, scope);
        for (branch, holds) in [(then, true), (otherwise, false)] {
            let narrowed =
                condition.as_str().and_then(|name| self.evaluator.conditions.assume(scope, name, holds));
            self.at = branch.span;
            self.below("Fn::If", branch, &narrowed.unwrap_or_else(|| scope.clone()));
        }
    }

    fn get_att(&mut self, argument: &'t Node, scope: &Scope) {
        let named = match argument.as_list().map(Vec::as_slice) {
            None => argument.as_str().map(|text| text.split_once('.').unwrap_or((text, ""))),
            Some([id, attribute]) => id.as_str().map(|id| (id, attribute.as_str().unwrap_or(""))),
            Some(_) => None,
        };
        if let Some((name, attribute)) = named {
            self.refer(ReferenceKind::GetAtt, name, attribute, argument.span, scope);
        }
    }

    fn variables(&mut self, argument: &'t Node, scope: &Scope) {
        let Some((text, own)) = arguments(argument) else { return };
        for part in parts(text.as_str().unwrap_or("")) {
            let Part::Variable(name, _) = part else { continue };
            if own.is_some_and(|own| own.contains(name)) {
                continue;
            }
            let (name, attribute) = name.split_once('.').unwrap_or((name, ""));
            self.refer(ReferenceKind::Variable, name, attribute, text.span, scope);
        }
    }

    fn name(&mut self, kind: ReferenceKind, node: &'t Node, scope: &Scope) {
        if let Some(name) = node.as_str() {
            self.refer(kind, name, "", node.span, scope);
        }
    }

    fn refer(&mut self, kind: ReferenceKind, name: &'t str, attribute: &'t str, span: Span, scope: &Scope) {
        let (section, owner, at) = (self.section, self.owner, self.at);
        let (path, scope) = (self.path.clone(), scope.clone());
        let reference = Reference { kind, name, attribute, span, at, section, owner, path, scope };
        self.gathered.references.push(reference);
    }
}
