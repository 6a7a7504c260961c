//! The plan for people, in a terminal: a section for each part of it that is not empty. Secrets are not shown.

mod columns;
mod containers;
mod functions;
mod http;
mod stores;
#[cfg(test)]
mod tests;
mod triggers;
mod whole;
mod words;

use super::super::model::RunPlan;
use crate::report::human::Style;
use crate::source::Sources;
use columns::Section;
use words::Words;

/// A narrower terminal is treated as if it had this width.
const NARROWEST: usize = 40;

/// Makes a section of the plan.
type Make = fn(&RunPlan, &Words) -> Section;

/// The sections, in the order in which they are shown.
const SECTIONS: &[(&str, Make)] = &[
    ("Parameters", whole::parameters),
    ("Functions", functions::functions),
    ("Layers", functions::layers),
    ("HTTP", http::section),
    ("Triggers", triggers::section),
    ("Tables", stores::tables),
    ("Queues", stores::queues),
    ("Topics", stores::topics),
    ("Event buses", stores::buses),
    ("Streams", stores::streams),
    ("Buckets", stores::buckets),
    ("State machines", stores::state_machines),
    ("Containers", containers::tasks),
    ("Services", containers::services),
    ("Load balancers", containers::load_balancers),
    ("Target groups", containers::target_groups),
    ("Stored parameters", stores::stored_parameters),
    ("Secrets", stores::secrets),
    ("Outputs", whole::outputs),
    ("Start order", whole::start_order),
    ("Left out", whole::left_out),
    ("Not emulated", whole::not_emulated),
    ("Unknown, and what supplies it", whole::unknown),
];

/// The plan as tables, no wider than the style has it.
pub fn to_table(plan: &RunPlan, sources: &Sources, style: &Style) -> String {
    let width = style.width.max(NARROWEST);
    let words = Words::new(plan, sources, style);
    let mut out = heading(plan, width);
    for (title, make) in SECTIONS {
        out.push_str(&make(plan, &words).render(title, width));
    }
    out
}

fn heading(plan: &RunPlan, width: usize) -> String {
    let RunPlan { stack, template, region, account, .. } = plan;
    let summary = whole::summary(plan);
    let summary = if summary.is_empty() { "nothing to run".to_owned() } else { summary };
    let mut section = Section::default();
    section.line(0, [&format!("{stack}: {summary}")]);
    section.line(0, [&format!("{template}, {region}, account {account}")]);
    section.render("", width).trim_start().to_owned()
}
