//! `samconfig.toml`, the settings of the SAM CLI: what they say about how a template is deployed.

use std::path::Path;

use super::shape::{self, Read};
use super::{Given, Layer, samc_toml};
use crate::source::FileId;
use crate::tree::{Node, Text, Value};

/// Its name; it lies beside the template.
pub const NAME: &str = "samconfig.toml";

/// The environment that the SAM CLI takes when none is named.
const ENVIRONMENT: &str = "default";

/// The commands whose settings count, the strongest first.
const COMMANDS: [&str; 4] = ["validate", "deploy", "build", "global"];

/// Takes a text with values of parameters apart; `None` when it is none.
pub type Split = fn(&str) -> Option<Vec<(String, String)>>;

/// Reads a file that lies in a folder. `split` takes the spellings of `parameter_overrides` apart.
pub fn read(text: &str, file: FileId, folder: &Path, split: Split) -> Read<Layer> {
    let document = samc_toml::parse(text, file)?;
    let mut layer = Layer::new(file, folder);
    if let Some(region) = setting(&document, "region") {
        let region = shape::region(shape::string(region, "region")?)?;
        layer.regions = Some(Given { value: vec![region.value], span: region.span });
    }
    let template = setting(&document, "template_file").or_else(|| setting(&document, "template"));
    layer.template_file = template.map(|node| shape::string(node, "template_file")).transpose()?;
    let stack = setting(&document, "stack_name");
    layer.stack_name = stack.map(|node| shape::string(node, "stack_name")).transpose()?;
    if let Some(overrides) = setting(&document, "parameter_overrides") {
        layer.parameters = parameters(overrides, split)?;
    }
    Ok(layer)
}

/// What the strongest command says. The SAM CLI takes dashes for underscores.
fn setting<'d>(document: &'d Node, name: &str) -> Option<&'d Node> {
    let dashed = name.replace('_', "-");
    COMMANDS.iter().find_map(|command| {
        let parameters = document.at(&[ENVIRONMENT, command, "parameters"])?;
        parameters.get(name).or_else(|| parameters.get(&dashed))
    })
}

/// The value of a parameter; a list stands for a text with commas.
fn parameter(name: &str, node: &Node) -> Read<String> {
    let items = node.as_list().map(|items| items.iter().map(Node::scalar_text).collect::<Option<Vec<_>>>());
    let text = items.map_or_else(|| node.scalar_text(), |items| Some(items?.join(",")));
    text.ok_or_else(|| {
        let problem = format!("the parameter `{name}` is {}", node.kind());
        shape::mistake(node.span, problem, "write a text, a number, a boolean, or a list of them")
    })
}

/// A string as on the command line, a list of them, or a table.
fn parameters(node: &Node, split: Split) -> Read<Vec<(String, Given<String>)>> {
    if let Value::Map(map) = &node.value {
        let value = |(name, node): (&Text, &Node)| {
            Ok((name.to_string(), Given { value: parameter(name, node)?, span: node.span }))
        };
        return map.iter().map(value).collect();
    }
    let mut found = Vec::new();
    for text in shape::strings(node, "parameter_overrides")? {
        let pairs = split(&text.value).ok_or_else(|| {
            let problem = format!("`{}` is not of the form NAME=VALUE", text.value);
            shape::mistake(text.span, problem, "write for example \"Stage=prod\"")
        })?;
        found.extend(pairs.into_iter().map(|(name, value)| (name, Given { value, span: text.span })));
    }
    Ok(found)
}
