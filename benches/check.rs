//! How long checks take: `cargo bench --bench check`. With `SAMC_RULE_COSTS=1` instead what each rule costs.

#![allow(missing_docs, clippy::unwrap_used)]
#![allow(clippy::disallowed_methods)] // benches read fixtures

use divan::Bencher;
use samc::check::{Knowledge, check};
use samc::expand::{AwsFacts, Options};
use samc::host::MemoryHost;
use samc::source::Sources;

#[path = "rule_costs.rs"]
mod rule_costs;
#[path = "templates.rs"]
mod templates;

fn main() {
    // For `compare.py`, which shows the same templates to other tools.
    let variable = |name| std::env::var_os(name);
    match (variable("SAMC_WRITE_SHAPES"), variable("SAMC_RULE_COSTS")) {
        (Some(folder), _) => templates::write_shapes(std::path::Path::new(&folder)),
        (_, Some(_)) => rule_costs::print(),
        _ => divan::main(),
    }
}

fn options() -> Options {
    Options {
        region: "us-east-1".to_owned(),
        parameters: Default::default(),
        unpackaged_uri: None,
        as_built: true,
        facts: AwsFacts::default(),
    }
}

fn run(text: &str, options: &Options, knowledge: &Knowledge) {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    divan::black_box(check(&mut sources, file, options, knowledge, &MemoryHost::new()));
}

/// The first template of a process: all that is known about its types is read for it.
#[divan::bench]
fn typical_first(bencher: Bencher) {
    let options = options();
    bencher
        .with_inputs(Knowledge::default)
        .bench_refs(|knowledge| run(templates::TYPICAL, &options, knowledge));
}

#[divan::bench]
fn typical_further(bencher: Bencher) {
    let (options, knowledge) = (options(), Knowledge::default());
    bencher.bench(|| run(templates::TYPICAL, &options, &knowledge));
}

/// Twice the resources must take about twice the time; 500 make up a megabyte.
#[divan::bench(args = [125, 250, 500, 1000], max_time = 4)]
fn resources(bencher: Bencher, count: usize) {
    let (options, knowledge) = (options(), Knowledge::default());
    let text = templates::large(count);
    bencher.bench(|| run(&text, &options, &knowledge));
}

/// Conditions of the kinds that take other tools minutes; see `templates.rs`.
#[divan::bench(args = templates::SHAPES, max_time = 4)]
fn conditions(bencher: Bencher, shape: &templates::Shape) {
    let options = options();
    let text = (shape.text)();
    bencher.with_inputs(Knowledge::default).bench_refs(|knowledge| run(&text, &options, knowledge));
}

/// All templates of a folder in one process, on one core: `SAMC_TEMPLATES=<folder>`.
#[divan::bench(max_time = 5)]
fn folder(bencher: Bencher) {
    let texts = templates::of_folder();
    let options = options();
    bencher
        .counter(divan::counter::ItemsCount::new(texts.len()))
        .with_inputs(Knowledge::default)
        .bench_refs(|knowledge| texts.iter().for_each(|text| run(text, &options, knowledge)));
}
