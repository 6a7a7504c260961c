//! What refers to what in a template of plain CloudFormation.

use crate::template::intrinsic;
use crate::template::parameters::sub_variables;
use crate::tree::{Map, Node, Value};

/// The way in which one thing names another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// `Ref`.
    Ref,
    /// `Fn::GetAtt` of this attribute.
    GetAtt(String),
    /// `${…}` inside a `Fn::Sub`, with the attribute if there is one.
    Sub(Option<String>),
    /// `DependsOn`.
    DependsOn,
    /// As a condition.
    Condition,
}

/// A reference from one entry of a section to another entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The section that the reference stands in.
    pub section: String,
    /// The entry of that section.
    pub entry: String,
    /// The path below the entry, with points in between.
    pub path: String,
    /// How it names the other one.
    pub way: Way,
    /// The name of the other one.
    pub target: String,
}

impl Way {
    /// In the words of a template.
    pub fn words(&self) -> String {
        match self {
            Way::Ref => "Ref".to_owned(),
            Way::GetAtt(attribute) => format!("GetAtt {attribute}"),
            Way::Sub(None) => "Sub".to_owned(),
            Way::Sub(Some(attribute)) => format!("Sub, {attribute}"),
            Way::DependsOn => "DependsOn".to_owned(),
            Way::Condition => "Condition".to_owned(),
        }
    }
}

/// Sections whose entries refer to things.
const SECTIONS: &[&str] = &["Conditions", "Resources", "Outputs"];

/// All references in a template, in the order of the text.
pub fn links(template: &Node) -> Vec<Link> {
    let mut found = Vec::new();
    for section in SECTIONS {
        for (entry, _, node) in
            template.get(section).and_then(Node::as_map).into_iter().flat_map(Map::as_written)
        {
            let mut search = Search { section, entry, path: Vec::new(), found: &mut found };
            search.attributes(node);
            search.node(node);
        }
    }
    found
}

struct Search<'a> {
    section: &'a str,
    entry: &'a str,
    path: Vec<String>,
    found: &'a mut Vec<Link>,
}

impl Search<'_> {
    fn add(&mut self, way: Way, target: &str) {
        let is_pseudo = target.starts_with("AWS::");
        if !is_pseudo {
            self.found.push(Link {
                section: self.section.to_owned(),
                entry: self.entry.to_owned(),
                path: self.path.join("."),
                way,
                target: target.to_owned(),
            });
        }
    }

    fn at(&mut self, step: impl Into<String>, search: impl FnOnce(&mut Self)) {
        self.path.push(step.into());
        search(self);
        self.path.pop();
    }

    /// `DependsOn` and `Condition` of a resource, `Condition` of an output.
    fn attributes(&mut self, entry: &Node) {
        let depends_on = entry.get("DependsOn").filter(|_| self.section == "Resources");
        let items = depends_on.map(|node| node.as_list().map_or(std::slice::from_ref(node), Vec::as_slice));
        for id in items.into_iter().flatten().filter_map(Node::as_str) {
            self.at("DependsOn", |search| search.add(Way::DependsOn, id));
        }
        let is_function = intrinsic::is_intrinsic(entry);
        if let Some(name) = entry.get("Condition").and_then(Node::as_str).filter(|_| !is_function) {
            self.at("Condition", |search| search.add(Way::Condition, name));
        }
    }

    fn node(&mut self, node: &Node) {
        if intrinsic::is_intrinsic(node) {
            self.call(node);
        }
        match &node.value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.at(index.to_string(), |search| search.node(item));
                }
            }
            Value::Map(map) => {
                for (key, _, value) in map.as_written() {
                    let is_function = intrinsic::is_intrinsic(node);
                    match is_function {
                        true => self.node(value),
                        false => self.at(key.as_str(), |search| search.node(value)),
                    }
                }
            }
            _ => {}
        }
    }

    fn call(&mut self, node: &Node) {
        let text = |name| intrinsic::argument(node, name).and_then(Node::as_str);
        if let Some(id) = text("Ref") {
            self.add(Way::Ref, id);
        } else if let Some(name) = text("Condition") {
            self.add(Way::Condition, name);
        } else if let Some(target) = intrinsic::argument(node, "Fn::GetAtt") {
            self.get_att(target);
        } else if let Some(argument) = intrinsic::argument(node, "Fn::Sub") {
            self.sub(argument);
        } else if let Some((condition, ..)) = intrinsic::if_arguments(node) {
            condition.as_str().into_iter().for_each(|name| self.add(Way::Condition, name));
        }
    }

    fn get_att(&mut self, target: &Node) {
        let parts = match target.as_list() {
            Some(items) => {
                items.iter().map(Node::as_str).collect::<Option<Vec<_>>>().map(|parts| parts.join("."))
            }
            None => target.as_str().map(str::to_owned),
        };
        if let Some((id, attribute)) = parts.as_deref().and_then(|parts| parts.split_once('.')) {
            self.add(Way::GetAtt(attribute.to_owned()), id);
        }
    }

    fn sub(&mut self, argument: &Node) {
        let (text, variables) = match argument.as_list().map(Vec::as_slice) {
            Some([text, variables]) => (text.as_str(), variables.as_map()),
            _ => (argument.as_str(), None),
        };
        let own = |name: &str| variables.is_some_and(|variables| variables.contains(name));
        for name in sub_variables(text.unwrap_or("")).filter(|name| !own(name)) {
            match name.split_once('.') {
                Some((id, attribute)) => self.add(Way::Sub(Some(attribute.to_owned())), id),
                None => self.add(Way::Sub(None), name),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;

    const TEMPLATE: &str = r#"
Conditions:
  Both: !And [!Condition A, !Equals [!Ref Stage, prod]]
Resources:
  Rule:
    Type: T
    Condition: Both
    DependsOn: [Queue]
    Properties:
      Arn: !GetAtt Queue.Arn
      Names: [!Sub '${Queue}-${Own}-${AWS::Region}', !If [A, x, {'Fn::GetAtt': Queue.Name}]]
Outputs:
  Url: {Value: !Sub ['${Rule.Url}/${Own}', {Own: !Ref Stage}]}
"#;

    #[test]
    fn all_ways_to_refer_are_found() {
        let mut sources = Sources::new();
        let file = sources.add("template.yaml", TEMPLATE);
        let template = crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap();
        let found: Vec<String> = links(&template)
            .iter()
            .map(|link| format!("{} {} -> {} ({})", link.entry, link.path, link.target, link.way.words()))
            .collect();
        let expected = [
            "Both 0 -> A (Condition)",
            "Both 1.0 -> Stage (Ref)",
            "Rule DependsOn -> Queue (DependsOn)",
            "Rule Condition -> Both (Condition)",
            "Rule Properties.Arn -> Queue (GetAtt Arn)",
            "Rule Properties.Names.0 -> Queue (Sub)",
            "Rule Properties.Names.0 -> Own (Sub)",
            "Rule Properties.Names.1 -> A (Condition)",
            "Rule Properties.Names.1.2 -> Queue (GetAtt Name)",
            "Url Value -> Rule (Sub, Url)",
            "Url Value.1.Own -> Stage (Ref)",
        ];
        assert_eq!(found, expected);
    }
}
