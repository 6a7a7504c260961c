//! What resources are called: which property declares the name, and what follows from it.

mod table;

use crate::language::values::Unknown;

/// How the resources of a type are called.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// The property that declares the physical id, when one does.
    pub property: Option<&'static str>,
    /// How a name is made when none is declared.
    pub made: Made,
    /// What `Ref` gives.
    pub reference: &'static str,
    /// The ARN.
    pub arn: Option<&'static str>,
    /// What `Fn::GetAtt` gives, by attribute. `Arn` need not be among them.
    pub attributes: &'static [(&'static str, &'static str)],
}

/// How a name is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// `<stack>-<logical id>`.
    Plain,
    /// The same in small letters, where AWS takes no others.
    Lower,
    /// The same, with `.fifo` at the end when `FifoQueue` or `FifoTopic` is true.
    Fifo(&'static str),
}

/// How resources of all other types are called.
const OTHER: Naming =
    Naming { property: None, made: Made::Plain, reference: "{name}", arn: None, attributes: &[] };

/// How the resources of a type are called.
pub fn naming(kind: &str) -> Naming {
    table::TABLE.iter().find(|(known, _)| *known == kind).map_or(OTHER, |(_, naming)| *naming)
}

/// Gives a property of the resource as text.
pub type Property<'a> = &'a mut dyn FnMut(&str) -> Result<String, Unknown>;

impl Naming {
    /// The name of a resource that declares none.
    pub fn made_name(&self, stack: &str, logical_id: &str, property: Property) -> String {
        let name = format!("{stack}-{logical_id}");
        match self.made {
            Made::Plain => name,
            Made::Lower => name.to_ascii_lowercase(),
            Made::Fifo(flag) if property(flag).is_ok_and(|value| value == "true") => format!("{name}.fifo"),
            Made::Fifo(_) => name,
        }
    }

    /// What stands for an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'static str> {
        let listed =
            self.attributes.iter().find(|(attribute, _)| *attribute == name).map(|(_, template)| *template);
        listed.or_else(|| self.arn.filter(|_| name == "Arn"))
    }
}

/// The text with its placeholders filled: `{name}` and the like, and `{Property}`. `{Property|last}` is what stands behind the
/// last `:` or `/` of one.
pub fn render(template: &str, fill: Property) -> Result<String, Unknown> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((placeholder, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        match placeholder.strip_suffix("|last") {
            Some(name) => out.push_str(last_part(&fill(name)?)),
            None => out.push_str(&fill(placeholder)?),
        }
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

fn last_part(text: &str) -> &str {
    text.rsplit([':', '/']).next().unwrap_or(text)
}
