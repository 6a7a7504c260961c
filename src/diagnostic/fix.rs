//! How a finding can be mended in the text.
//!
//! Whoever finds something says in terms of the template what to change: another word, an entry less. Which bytes
//! that takes is worked out at the end of a check, when text and tree are at hand; see [`crate::fix`].

use crate::source::Span;

/// What mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words: "write `Handler`".
    pub title: String,
    /// Whether it can be left to a machine.
    pub safety: Safety,
    /// What is to be changed, in terms of the template.
    pub changes: Vec<Change>,
    /// The same in terms of the text, once that is worked out.
    pub edits: Vec<Edit>,
    /// Whether it is one only in a template without errors: what nothing refers to may be what an error is about.
    pub needs_sound: bool,
}

/// Whether a fix can be left to a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// What is deployed stays the same, or could not have been deployed at all; and there is one way to mend it.
    Safe,
    /// It changes what is deployed, or is a guess: somebody should look at it.
    Unsafe,
}

impl Safety {
    /// The word that every output format uses for it.
    pub fn name(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Unsafe => "unsafe",
        }
    }
}

/// A change in terms of the template. Places are those of keys and values as the tree has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Within the place of the finding, another word for one that stands there once.
    Word {
        /// What stands there.
        written: String,
        /// What is to stand there.
        meant: String,
    },
    /// The entry of a map whose key, or the item of a list that, is at this place goes, with all that belongs
    /// to it. When nothing would be left around it, that goes, too.
    Remove(Span),
    /// The `samc: allow` of the code at this place goes.
    Disallow(Span),
    /// A number, boolean or text without quotes gets quotes.
    Quote(Span),
    /// A word loses its quotes, to be read as a boolean.
    Unquote(Span),
    /// A new entry with a plain value above the one whose key is at the place.
    InsertAbove {
        /// The key of the entry that comes next.
        next: Span,
        /// The new key.
        key: String,
        /// Its value.
        value: String,
    },
    /// `Fn::Sub` around a text.
    WrapInSub(Span),
    /// A call of a function gives way to a part of it.
    Unwrap {
        /// The whole call.
        call: Span,
        /// What stays.
        part: Span,
    },
    /// A call of a function becomes one of `Fn::Sub` with this text.
    CallSub {
        /// The whole call.
        call: Span,
        /// The text.
        text: String,
    },
}

/// A stretch of the text, and what is written there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
    /// The map or list that loses an entry by this, and how many it has: the last one may not go with others.
    pub loses: Option<(Span, usize)>,
}

impl Fix {
    /// A fix that can be left to a machine.
    pub fn safe(title: impl Into<String>, change: Change) -> Fix {
        let (title, changes) = (title.into(), vec![change]);
        Fix { title, safety: Safety::Safe, changes, needs_sound: false, edits: Vec::new() }
    }

    /// A fix that somebody should look at.
    pub fn risky(title: impl Into<String>, change: Change) -> Fix {
        Fix { safety: Safety::Unsafe, ..Fix::safe(title, change) }
    }

    /// The removal of what nothing in the template refers to. Perhaps something should.
    pub fn remove_unused(name: &str, span: Span) -> Fix {
        Fix { needs_sound: true, ..Fix::risky(format!("remove `{name}`"), Change::Remove(span)) }
    }
}

/// What to write instead: in words, and perhaps as a fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The words.
    pub text: String,
    /// The fix.
    pub fix: Option<Fix>,
}

impl Advice {
    /// Words and the fix that does what they say.
    pub fn with(text: impl Into<String>, fix: Fix) -> Advice {
        Advice { text: text.into(), fix: Some(fix) }
    }

    /// To remove the entry of a map with the key at a place, which does nothing. It may be missed elsewhere.
    pub fn to_remove(key: &str, span: Span) -> Advice {
        let remove = format!("remove `{key}`");
        Advice::with(remove.clone(), Fix::risky(remove, Change::Remove(span)))
    }

    /// With a fix that somebody should look at.
    pub fn risky(self) -> Advice {
        Advice { fix: self.fix.map(|fix| Fix { safety: Safety::Unsafe, ..fix }), ..self }
    }
}

impl From<String> for Advice {
    fn from(text: String) -> Advice {
        Advice { text, fix: None }
    }
}

impl From<&String> for Advice {
    fn from(text: &String) -> Advice {
        Advice::from(text.clone())
    }
}

impl From<&str> for Advice {
    fn from(text: &str) -> Advice {
        Advice::from(text.to_owned())
    }
}
