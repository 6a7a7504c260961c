//! What each rule costs, as a part of whole checks: `SAMC_RULE_COSTS=1 cargo bench --bench check`, on the templates of
//! the folder that `SAMC_TEMPLATES` names.

use std::time::{Duration, Instant};

use samc::check::{Findings, Knowledge, look_at};
use samc::host::MemoryHost;
use samc::rules::{FAMILIES, Rule};
use samc::source::Sources;

use crate::templates;

/// How often each template is looked at; the shortest time counts, since all else is the machine's doing.
const ROUNDS: usize = 20;

pub fn print() {
    let (texts, options, knowledge) = (templates::of_folder(), crate::options(), Knowledge::default());
    let mut costs: Vec<Vec<Duration>> =
        FAMILIES.iter().map(|family| vec![Duration::ZERO; family.len()]).collect();
    let mut whole = Duration::ZERO;
    for text in &texts {
        whole += shortest(|| crate::run(text, &options, &knowledge));
        let mut sources = Sources::new();
        let file = sources.add("template.yaml", text.as_str());
        look_at(&mut sources, file, &options, &knowledge, &MemoryHost::new(), |subject| {
            for (family, costs) in FAMILIES.iter().zip(&mut costs) {
                for (rule, cost) in family.iter().zip(costs) {
                    *cost += shortest(|| rule.run(subject, &mut Findings::default()));
                }
            }
        });
    }
    tell(&costs, whole, texts.len());
}

fn shortest(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().unwrap_or_default()
}

fn tell(costs: &[Vec<Duration>], whole: Duration, templates: usize) {
    let share = |cost: Duration| 100.0 * cost.as_secs_f64() / whole.as_secs_f64();
    println!("{templates} templates, {:.1} ms in all", whole.as_secs_f64() * 1e3);
    let mut rules: Vec<(Duration, &Rule)> = Vec::new();
    for (family, costs) in FAMILIES.iter().zip(costs) {
        let sum: Duration = costs.iter().sum();
        let first = family.first().map_or("", |rule| rule.code.id);
        println!(
            "{:6.2} %  {:8.3} ms  family of {} rules from {first}",
            share(sum),
            sum.as_secs_f64() * 1e3,
            family.len()
        );
        rules.extend(costs.iter().copied().zip(family.iter()));
    }
    rules.sort_by_key(|(cost, _)| std::cmp::Reverse(*cost));
    println!("the dearest rules:");
    for (cost, rule) in rules.iter().take(15) {
        println!(
            "{:6.2} %  {:8.3} ms  {} {}",
            share(*cost),
            cost.as_secs_f64() * 1e3,
            rule.code.id,
            rule.code.name
        );
    }
}
