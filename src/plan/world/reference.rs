//! `Ref` and `Fn::GetAtt`: parameters, pseudo parameters and resources of a stack.

use std::rc::Weak;

use super::identity::{at, depends_on_itself};
use super::{Stack, World, functions, lookup};
use crate::evaluate::pseudo;
use crate::language::values::{Beyond, Known, Missing, Unknown, Values};
use crate::plan::model::OriginKind;
use crate::source::Span;
use crate::tree::{Node, Text, Value};

/// The world as the values of one stack see it.
#[derive(Debug)]
pub struct View {
    /// The world.
    pub world: Weak<World>,
    /// The stack.
    pub stack: Weak<Stack>,
}

impl Beyond for View {
    fn reference(&self, values: &mut Values, name: &str, span: Span) -> Option<Known> {
        let (world, stack) = (self.world.upgrade()?, self.stack.upgrade()?);
        world.reference(&stack, values, name, span)
    }

    fn call(&self, values: &mut Values, function: &str, argument: &Node, span: Span) -> Option<Known> {
        let (world, stack) = (self.world.upgrade()?, self.stack.upgrade()?);
        match function {
            "Fn::GetAtt" => Some(world.get_att(&stack, values, argument, span)),
            "Fn::ImportValue" => Some(world.imported(&stack, values, argument, span)),
            _ => functions::call(&world, values, function, argument, span),
        }
    }

    fn look_up(&self, values: &mut Values, text: &Text, span: Span) -> Option<Known> {
        let (world, stack) = (self.world.upgrade()?, self.stack.upgrade()?);
        Some(world.looked_up(&stack, values, text, span))
    }
}

impl World {
    fn reference(&self, stack: &Stack, values: &mut Values, name: &str, span: Span) -> Option<Known> {
        if name.starts_with("AWS::") {
            return self.pseudo(stack, name, span).map(Ok);
        }
        if let Some(parameter) = stack.parameters.get(name) {
            self.touch(parameter.kind);
            return Some(parameter.value.clone().map_err(|why| Unknown { span, ..why }));
        }
        match name.split_once('.') {
            Some((id, attribute)) => Some(self.attribute(stack, values, id, attribute, span)),
            None => stack.resource(name).map(|_| self.physical_id(stack, values, name, span)),
        }
    }

    /// The value of a pseudo parameter, as far as it is not like any other parameter.
    fn pseudo(&self, stack: &Stack, name: &str, span: Span) -> Option<Node> {
        if name == "AWS::NoValue" {
            return None;
        }
        self.touch(OriginKind::Generated);
        let (region, account) = (&self.region, &self.account);
        Some(match name {
            "AWS::AccountId" => Node::made(account.as_str(), span),
            "AWS::StackName" => Node::made(stack.name.as_str(), span),
            "AWS::StackId" => {
                let (partition, name) = (self.partition(), &stack.name);
                let id = "00000000-0000-0000-0000-000000000000";
                Node::made(
                    format!("arn:{partition}:cloudformation:{region}:{account}:stack/{name}/{id}"),
                    span,
                )
            }
            "AWS::NotificationARNs" => Node::new(Value::List(Vec::new()), span),
            _ => pseudo::value(name, region, span)?,
        })
    }

    /// What `Ref` gives for a resource.
    fn physical_id(&self, stack: &Stack, values: &mut Values, logical_id: &str, span: Span) -> Known {
        if let Some(given) = self.given.attributes.get(&stack.id_of(logical_id)) {
            self.touch(OriginKind::Override);
            return Ok(given.clone());
        }
        self.touch(OriginKind::Generated);
        let Some(identity) = self.identity(stack, values, logical_id) else {
            return Err(depends_on_itself(logical_id, span));
        };
        let reference = identity.reference.clone();
        reference.map(|text| Node::made(text, span)).map_err(|why| at(why, span, &identity.id, ""))
    }

    /// `Fn::GetAtt: [id, attribute]`, or both in one text.
    fn get_att(&self, stack: &Stack, values: &mut Values, argument: &Node, span: Span) -> Known {
        let (id, attribute) = match argument.as_list().map(Vec::as_slice) {
            Some([id, attribute]) => (values.text(id)?, values.text(attribute)?.to_string()),
            _ => match argument.as_str().and_then(|text| text.split_once('.')) {
                Some((id, attribute)) => (Text::written(id), attribute.to_owned()),
                None => return Err(Unknown::new(span, "`Fn::GetAtt` takes a logical id and an attribute")),
            },
        };
        self.attribute(stack, values, &id, &attribute, span)
    }

    fn attribute(&self, stack: &Stack, values: &mut Values, id: &str, attribute: &str, span: Span) -> Known {
        let full = stack.id_of(id);
        if let Some(given) = self.given.attributes.get(&format!("{full}.{attribute}")) {
            self.touch(OriginKind::Override);
            return Ok(given.clone());
        }
        let Some(resource) = stack.resource(id) else {
            return Err(Unknown::new(span, format!("there is no resource `{id}`")));
        };
        if let (Some(output), Some(nested)) = (attribute.strip_prefix("Outputs."), self.stack(&full)) {
            return self.output(&nested, output, span);
        }
        self.touch(OriginKind::Generated);
        if let Some(known) = self.local_attribute(stack, values, id, attribute, span) {
            return known;
        }
        let kind = resource.get("Type").and_then(Node::as_str).unwrap_or("");
        let why = format!("only AWS knows `{attribute}` of `{id}` ({kind})");
        let missing = Missing::Attribute { resource: full, attribute: attribute.to_owned() };
        Err(Unknown { missing: Some(Box::new(missing)), ..Unknown::new(span, why) })
    }

    /// What a nested stack puts out.
    fn output(&self, nested: &Stack, name: &str, span: Span) -> Known {
        let output = nested.template.section("Outputs").and_then(|outputs| outputs.get(name));
        let value = output.filter(|output| !lookup::is_left_out(nested, output));
        let Some(value) = value.and_then(|output| output.get("Value")) else {
            let why = format!("`{}` has no output `{name}`", nested.path);
            let help = Some(format!("`{name}: …` under `Outputs` of `{}`", nested.file_name));
            return Err(Unknown { help, ..Unknown::new(span, why) });
        };
        let value = self.deeper(value, || lookup::evaluate(nested, value));
        value.map(|node| Node::new(node.value, span)).map_err(|why| Unknown { span, ..why })
    }
}
