//! samc, the SAM compiler.
//!
//! One pipeline; each phase is a pure function from one named product to the next:
//!
//! | phase | from | to |
//! |---|---|---|
//! | [`syntax::parse`] | a source text | a [`tree::Node`] |
//! | [`language::process`] | a `Node` with loops and files to put in | a `Node` without |
//! | [`template::lower`] | a `Node` | a [`template::Template`] |
//! | [`expand::expand`] | a `Template` with SAM types | a `Template` of plain CloudFormation |
//! | [`plan::plan`] | a source text | a [`plan::RunPlan`]: what the application is on this machine |
//! | [`check::check`] | a source text | what is wrong with it |
//! | [`settings`] | what is wrong | what the user wants to hear of it |
//! | [`fix::mend`] | what is wrong | the text without it |
//! | [`emit`] | a `Node` | JSON or YAML text |
//! | [`report`] | [`diagnostic::Diagnostics`] | text for people and machines |
//!
//! [`schema`] is what CloudFormation knows about resource types, which no phase changes.
//!
//! [`compile::compile`] runs the phases in a row.
//!
//! What is wrong with the user's template is data, put into [`diagnostic::Diagnostics`] with the
//! place of it; `Result` is for samc itself failing, or carries [`diagnostic::Reported`].

#[macro_use]
pub mod tree;
pub mod check;
pub mod cli;
pub mod compile;
pub mod conditions;
mod counted;
pub mod custom;
pub mod diagnostic;
pub mod emit;
pub mod evaluate;
pub mod expand;
pub mod fix;
pub mod host;
pub mod language;
pub mod plan;
pub mod report;
pub mod rules;
pub mod schema;
pub mod settings;
mod sorted_rows;
pub mod source;
pub mod syntax;
pub mod template;
pub mod trace;
pub mod validate;
