//! What `samc expand` brings forth: the template and its source map, an explanation, or a
//! comparison.

use std::process::ExitCode;

use super::arguments::{Format, MessageFormat};
use super::{Failure, Output};
use crate::cli::{FINDINGS, terminal};
use crate::compile::Compiled;
use crate::emit;
use crate::expand::Options;
use crate::expand::recipe::Makings;
use crate::source::Sources;
use crate::trace::diff;
use crate::trace::explain::{self, listing};
use crate::trace::origin::Written;
use crate::trace::{Traced, source_map};
use crate::tree::Node;

/// What was asked for.
pub enum Product {
    /// The expanded template.
    Template {
        /// How to print it.
        format: Format,
        /// Where it goes.
        output: Output,
        /// Where its source map goes, if anywhere.
        source_map: Option<Output>,
    },
    /// Why something is there; without a logical id, all that the template gets implicitly.
    Explanation(Option<String>),
    /// What differs from an older template.
    Difference,
}

/// A template that was expanded without errors.
pub struct Expanded<'a> {
    /// The template as it was read.
    document: &'a Node,
    /// The template as SAM saw it.
    processed: &'a Node,
    /// What it expanded to.
    expansion: Node,
    /// What is known of the resources that were made.
    makings: &'a Makings,
}

/// What was done, and how to show what is asked for.
pub struct Outcome<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// What the templates were expanded with.
    pub options: &'a Options,
    /// The template.
    pub expanded: &'a Expanded<'a>,
    /// What it is compared with.
    pub older: Option<&'a Expanded<'a>>,
    /// How to show what is no template.
    pub message_format: MessageFormat,
}

impl<'a> Expanded<'a> {
    /// The template and its expansion, if there were no errors.
    pub fn take(compiled: &'a mut Compiled) -> Option<Self> {
        let expansion = compiled.template.take()?.into_node();
        let (document, processed) = (compiled.document.as_ref()?, compiled.processed.as_ref()?);
        Some(Expanded { document, processed, expansion, makings: &compiled.makings })
    }

    fn traced<'s>(&'s self, sources: &'s Sources) -> Traced<'s> {
        let (document, processed, makings) = (self.document, self.processed, self.makings);
        Traced { sources, document, processed, expansion: &self.expansion, makings }
    }
}

impl Product {
    /// Prints or writes what was asked for.
    pub fn deliver(&self, outcome: &Outcome) -> Result<ExitCode, Failure> {
        match self {
            Product::Template { format, output, source_map } => {
                outcome.template(*format, output, source_map.as_ref()).map(|()| ExitCode::SUCCESS)
            }
            Product::Explanation(Some(id)) => outcome.explanation(id),
            Product::Explanation(None) => outcome.listing().map(|()| ExitCode::SUCCESS),
            Product::Difference => outcome.difference(),
        }
    }
}

impl Outcome<'_> {
    fn traced(&self) -> Traced<'_> {
        self.expanded.traced(self.sources)
    }

    fn as_json(&self) -> bool {
        self.message_format == MessageFormat::Json
    }

    fn template(&self, format: Format, output: &Output, source_map: Option<&Output>) -> Result<(), Failure> {
        let text = match format {
            Format::Json => emit::json::to_json(&self.expanded.expansion),
            Format::Yaml => emit::yaml::to_yaml(&self.expanded.expansion),
        };
        output.refuse_to_overwrite("--output", self.sources.names())?;
        output.write(&text)?;
        let Some(target) = source_map else { return Ok(()) };
        let given = self.options.parameters.values();
        let written =
            Written::new([self.expanded.document, self.expanded.processed].into_iter().chain(given));
        target.refuse_to_overwrite("--source-map", self.sources.names())?;
        target.write(&source_map::to_json(&self.expanded.expansion, &written, self.sources))
    }

    fn listing(&self) -> Result<(), Failure> {
        let traced = self.traced();
        let groups = listing::groups(&traced);
        print(&match self.as_json() {
            true => explain::json::render_listing(&groups, &traced),
            false => explain::human::render_listing(&groups, &traced),
        })
    }

    fn explanation(&self, id: &str) -> Result<ExitCode, Failure> {
        let traced = self.traced();
        let Some(explanation) = explain::explain(&traced, id) else {
            unknown_id(&traced, id).tell();
            return Ok(ExitCode::from(FINDINGS));
        };
        print(&match self.as_json() {
            true => explain::json::render(&explanation, &traced),
            false => explain::human::render(&explanation, &traced, &terminal::style_of_output()),
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn difference(&self) -> Result<ExitCode, Failure> {
        let new = self.traced();
        let Some(old) = self.older.map(|older| older.traced(self.sources)) else {
            return Ok(ExitCode::SUCCESS);
        };
        let found = diff::compare(&old, &new);
        print(&match self.as_json() {
            true => diff::json::render(&found, &new),
            false => diff::human::render(&found, &old, &new, &terminal::style_of_output()),
        })?;
        Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
    }
}

fn print(text: &str) -> Result<(), Failure> {
    Output::Standard.write(text)
}

fn unknown_id(traced: &Traced, id: &str) -> Failure {
    let failure = Failure::new(format!("neither the template nor its expansion has anything called `{id}`"));
    match explain::similar_id(traced, id) {
        Some(close) => failure.help(format!("did you mean `{close}`?")),
        None if std::path::Path::new(id).exists() => {
            failure.help("name the template before --explain, which takes what follows for a logical id")
        }
        None => failure.help("`--explain` without a logical id lists what SAM makes"),
    }
}
