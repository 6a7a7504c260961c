//! What resources are called: which property declares the name, and what follows from it.

pub mod pattern;
mod table;

pub use pattern::{Facts, fill};

/// How the resources of a type are called. Texts with `{…}` in them are [patterns](pattern).
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// The type.
    pub kind: &'static str,
    /// The property that declares the name, when one does; with points in it, it lies within another.
    pub property: Option<&'static str>,
    /// The property that says a name for people, of something that AWS knows by an id of its own.
    pub title: Option<&'static str>,
    /// The name when none is declared.
    pub made: &'static str,
    /// What `Ref` gives.
    pub reference: &'static str,
    /// The ARN; `arn:` and the partition stand in front, unless it begins with that of something else.
    arn: Option<&'static str>,
    /// What `Fn::GetAtt` gives, by attribute. `Arn` need not be among them.
    attributes: &'static [(&'static str, &'static str)],
    /// Whether it has no ARN and no `Ref` that is its own: that of an alias leads to its function, too.
    pub is_part: bool,
}

/// The beginning of ARNs.
const ARN: &str = "arn:{partition}:";

/// A type whose resources AWS names: no property says how.
const fn made(kind: &'static str) -> Naming {
    Naming {
        kind,
        property: None,
        title: None,
        made: "{stack}-{id}",
        reference: "{name}",
        arn: None,
        attributes: &[],
        is_part: false,
    }
}

/// A type with a property that declares the name.
const fn named(kind: &'static str, property: &'static str) -> Naming {
    Naming { property: Some(property), ..made(kind) }
}

impl Naming {
    /// A made name has small letters only, where AWS takes no others.
    const fn lower(self) -> Naming {
        self.made_as("{stack;lower}-{id;lower}")
    }

    const fn made_as(self, made: &'static str) -> Naming {
        Naming { made, ..self }
    }

    /// `Ref` gives an id, and this property a name that is only shown.
    const fn titled(self, title: &'static str) -> Naming {
        Naming { title: Some(title), ..self }
    }

    const fn reference(self, reference: &'static str) -> Naming {
        Naming { reference, ..self }
    }

    const fn arn(self, arn: &'static str) -> Naming {
        Naming { arn: Some(arn), ..self }
    }

    /// `Ref` gives the ARN.
    const fn by_arn(self, arn: &'static str) -> Naming {
        self.arn(arn).reference("{arn}")
    }

    const fn gives(self, attributes: &'static [(&'static str, &'static str)]) -> Naming {
        Naming { attributes, ..self }
    }

    const fn part(self) -> Naming {
        Naming { is_part: true, ..self }
    }

    /// The pattern of the ARN.
    pub fn arn_pattern(&self) -> Option<String> {
        self.arn.map(|arn| if arn.starts_with('{') { arn.to_owned() } else { format!("{ARN}{arn}") })
    }

    /// The pattern of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'static str> {
        let listed = self.attributes.iter().find(|(attribute, _)| *attribute == name);
        let arn = self.arn.filter(|_| name == "Arn").map(|_| "{arn}");
        listed.map(|(_, pattern)| *pattern).or(arn)
    }

    /// Whether `Ref` gives the name itself.
    pub fn is_by_name(&self) -> bool {
        self.reference == "{name}"
    }
}

/// How the resources of a type are called; those of types that samc knows nothing about have a made name and no ARN.
pub fn naming(kind: &str) -> Naming {
    table::find(kind).unwrap_or(made(""))
}

#[cfg(test)]
mod tests;
