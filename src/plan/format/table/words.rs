//! Values of a plan in words. What is to be shown to nobody is not among them.

use std::fmt::Display;

use crate::counted::counted;
use crate::plan::model::{RunPlan, Setting, Target, Tree};
use crate::report::human::Style;
use crate::source::{Sources, Span};

/// What stands for what is to be shown to nobody.
const HIDDEN: &str = "***";

/// What stands for a text without characters.
const EMPTY: &str = "\"\"";

/// A shorter secret may be part of anything: it is only hidden where it is all of a value.
const SHORTEST_PART: usize = 4;

/// What is longer is for programs.
const LONGEST: usize = 160;

/// Turns values into words.
pub struct Words<'p> {
    plan: &'p RunPlan,
    sources: &'p Sources,
    /// What may be shown to nobody, the longest first.
    concealed: Vec<&'p str>,
    unicode: bool,
}

impl<'p> Words<'p> {
    /// For the values of a plan.
    pub fn new(plan: &'p RunPlan, sources: &'p Sources, style: &Style) -> Self {
        let mut concealed: Vec<&str> = plan.concealed.iter().map(String::as_str).collect();
        let parameters = plan.stacks.iter().flat_map(|stack| &stack.parameters);
        let secret = parameters.filter(|parameter| parameter.secret).map(|parameter| &parameter.value);
        let kept = plan.secrets.iter().filter_map(|secret| secret.value.as_ref());
        concealed.extend(secret.chain(kept).filter_map(Setting::known).map(String::as_str));
        concealed.retain(|text| !text.is_empty());
        concealed.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Words { plan, sources, concealed, unicode: style.unicode }
    }

    /// What stands between where something comes from and where it goes.
    pub fn arrow(&self) -> &'static str {
        if self.unicode { "→" } else { "->" }
    }

    /// A text that the template gives, without what is to be shown to nobody.
    pub fn plain(&self, text: &str) -> String {
        self.shortened(self.open(text))
    }

    /// A value, or what is missing for it.
    pub fn setting<T: Display>(&self, setting: &Setting<T>) -> String {
        match setting {
            Setting::Known(value, _) => match self.plain(&value.to_string()) {
                text if text.is_empty() => EMPTY.to_owned(),
                text => text,
            },
            Setting::Unknown(id) => {
                let what = self.plan.unknown.get(id.0).map_or("value", |unknown| unknown.what.as_str());
                format!("? {what}")
            }
        }
    }

    /// A value with its unit in front of or behind it; nothing when there is none.
    pub fn optional<T: Display>(&self, before: &str, setting: Option<&Setting<T>>, after: &str) -> String {
        setting.map_or(String::new(), |setting| format!("{before}{}{after}", self.setting(setting)))
    }

    /// A number with what it counts.
    pub fn counted<T: Display>(&self, setting: &Setting<T>, word: &str) -> String {
        counted(self.setting(setting), word)
    }

    /// Values with commas in between.
    pub fn list(&self, settings: &[Setting<String>]) -> String {
        settings.iter().map(|setting| self.setting(setting)).collect::<Vec<_>>().join(", ")
    }

    /// Words of a command line.
    pub fn command(&self, settings: &[Setting<String>]) -> String {
        settings.iter().map(|setting| self.setting(setting)).collect::<Vec<_>>().join(" ")
    }

    /// The id of a resource of the plan, or else the address.
    pub fn target(&self, target: &Setting<Target>) -> String {
        match target.known() {
            Some(Target { resource: Some(id), .. }) => id.clone(),
            Some(Target { address, .. }) => self.plain(address),
            None => self.setting(&target.clone().map(|target| target.address)),
        }
    }

    /// A value with all that is in it, in one line.
    pub fn tree(&self, tree: &Tree) -> String {
        self.plain(&tree.value.to_string())
    }

    /// `line 12` of the template, or `child.yaml:12` of another file.
    pub fn place(&self, place: Span) -> String {
        let Some(source) = self.sources.get(place.file) else { return String::new() };
        let line = source.position(place.start).line;
        if source.name == self.plan.template {
            format!("line {line}")
        } else {
            format!("{}:{line}", source.name)
        }
    }

    fn open(&self, text: &str) -> String {
        if self.concealed.contains(&text) {
            return HIDDEN.to_owned();
        }
        let parts = self.concealed.iter().filter(|part| part.len() >= SHORTEST_PART);
        parts.fold(text.to_owned(), |text, part| text.replace(part, HIDDEN))
    }

    fn shortened(&self, text: String) -> String {
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => {
                let end = text.get(..end).unwrap_or_default();
                format!("{end}{}", if self.unicode { "…" } else { "..." })
            }
            None => text,
        }
    }
}

/// Those of the words that say something, with commas in between.
pub fn joined<const N: usize>(words: [String; N]) -> String {
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The word, when it holds.
pub fn when(word: &str, holds: bool) -> String {
    if holds { word.to_owned() } else { String::new() }
}

/// Whether a value is known to be true.
pub fn is_true(setting: Option<&Setting<bool>>) -> bool {
    setting.and_then(Setting::known) == Some(&true)
}
