//! Sets of characters.

/// A set of characters, as in `[^a-z\d]`.
#[derive(Debug, Default, Clone)]
pub struct Class {
    pub members: Vec<Member>,
    pub negated: bool,
    pub ignore_case: bool,
}

/// What is in a set.
#[derive(Debug, Clone)]
pub enum Member {
    /// All from one to another. Numbers, because patterns name halves of UTF-16 pairs too.
    Range(u32, u32),
    /// `\d` and its like; whether the others are meant.
    Kind(Kind, bool),
    /// A set in the set, from a group such as `(\w|[^a])`.
    Class(Class),
}

/// Kinds of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Letter,
    Upper,
    Lower,
    Mark,
    Number,
    Punctuation,
    Symbol,
    Separator,
    Control,
    Format,
    Word,
    Space,
    Alphanumeric,
    Ascii,
    Graphic,
    Printable,
    Hexadecimal,
}

impl Kind {
    /// The kind that `\p{…}` or `[:…:]` names, in the words of Unicode, Java or POSIX.
    pub fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "L" | "IsAlphabetic" | "Alpha" | "alpha" | "IsL" | "Letter" => Kind::Letter,
            "Lu" | "Upper" | "upper" => Kind::Upper,
            "Ll" | "Lower" | "lower" => Kind::Lower,
            "M" | "Mn" | "Mc" => Kind::Mark,
            "N" | "Nd" | "Digit" | "digit" => Kind::Number,
            "P" | "Punct" | "punct" => Kind::Punctuation,
            "S" | "Sm" | "Sc" | "So" => Kind::Symbol,
            "Z" | "Zs" => Kind::Separator,
            "C" | "Cc" | "Cntrl" | "cntrl" => Kind::Control,
            "Cf" => Kind::Format,
            "Space" | "space" | "White_Space" => Kind::Space,
            "Alnum" | "alnum" => Kind::Alphanumeric,
            "ASCII" | "ascii" => Kind::Ascii,
            "Graph" | "graph" => Kind::Graphic,
            "Print" | "print" => Kind::Printable,
            "XDigit" | "xdigit" => Kind::Hexadecimal,
            "Word" | "word" => Kind::Word,
            _ => return None,
        })
    }

    /// Exact for ASCII and wherever the standard library knows; of other characters, those that it knows nothing
    /// of are taken for marks, punctuation and symbols at once.
    fn has(self, character: char) -> bool {
        let known = character.is_alphanumeric() || character.is_whitespace() || character.is_control();
        let unknown = !(known || character.is_ascii());
        match self {
            Kind::Letter => character.is_alphabetic(),
            Kind::Upper => character.is_uppercase(),
            Kind::Lower => character.is_lowercase(),
            Kind::Mark => unknown || (!character.is_ascii() && character.is_alphabetic()),
            Kind::Number => character.is_numeric(),
            Kind::Punctuation => unknown || (character.is_ascii_punctuation() && !is_ascii_symbol(character)),
            Kind::Symbol => unknown || is_ascii_symbol(character),
            Kind::Separator => character.is_whitespace() && !character.is_control(),
            Kind::Control => character.is_control(),
            Kind::Format => unknown,
            Kind::Word => character.is_alphanumeric() || character == '_',
            // Python counts the four separators of ASCII too.
            Kind::Space => character.is_whitespace() || ('\x1c'..='\x1f').contains(&character),
            Kind::Alphanumeric => character.is_alphanumeric(),
            Kind::Ascii => character.is_ascii(),
            Kind::Graphic => !character.is_whitespace() && !character.is_control(),
            Kind::Printable => !character.is_control(),
            Kind::Hexadecimal => character.is_ascii_hexdigit(),
        }
    }
}

/// The general categories Sm, Sc, Sk of ASCII.
fn is_ascii_symbol(character: char) -> bool {
    matches!(character, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~')
}

impl Class {
    /// The set of one character.
    pub fn of(character: u32) -> Class {
        Class { members: vec![Member::Range(character, character)], ..Class::default() }
    }

    /// The set of a kind of characters, or of the others.
    pub fn kind(kind: Kind, others: bool) -> Class {
        Class { members: vec![Member::Kind(kind, others)], ..Class::default() }
    }

    /// Whether a character is in the set.
    pub fn has(&self, character: char) -> bool {
        let found = if self.ignore_case {
            // Characters with more than one in the other case are rare enough to be left out.
            let others = character.to_lowercase().chain(character.to_uppercase());
            others.chain([character]).any(|one| self.lists(one))
        } else {
            self.lists(character)
        };
        found != self.negated
    }

    fn lists(&self, character: char) -> bool {
        let number = u32::from(character);
        self.members.iter().any(|member| match member {
            Member::Range(first, last) => (*first..=*last).contains(&number),
            Member::Kind(kind, others) => kind.has(character) != *others,
            Member::Class(class) => class.has(character),
        })
    }
}
