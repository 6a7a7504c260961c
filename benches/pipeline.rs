//! How long each phase takes: `cargo bench`.

#![allow(missing_docs, clippy::unwrap_used)]
#![allow(clippy::disallowed_methods)] // benches read fixtures

use divan::Bencher;
use samc::compile::compile;
use samc::diagnostic::Diagnostics;
use samc::emit;
use samc::expand::{AwsFacts, Options, expand};
use samc::host::MemoryHost;
use samc::plan;
use samc::schema::{Pattern, Schemas, Tables};
use samc::source::{FileId, Sources};
use samc::syntax;
use samc::template::{self, Template};
use samc::tree::Node;

#[path = "templates.rs"]
#[allow(dead_code)] // some is for other benches
mod templates;

fn main() {
    divan::main();
}

const TEMPLATES: [&str; 2] = ["typical", "large"];

fn source(name: &str) -> (Sources, FileId) {
    let mut sources = Sources::new();
    let file = sources
        .add(name, if name == "typical" { templates::TYPICAL.to_owned() } else { templates::large(500) });
    (sources, file)
}

fn options() -> Options {
    Options {
        region: "eu-central-1".to_owned(),
        parameters: Default::default(),
        unpackaged_uri: None,
        as_built: false,
        facts: AwsFacts::default(),
    }
}

fn document(name: &str) -> Node {
    let (sources, file) = source(name);
    syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap()
}

fn lowered(document: Node) -> Template {
    template::lower(document, &mut Diagnostics::new()).unwrap()
}

#[divan::bench(args = TEMPLATES)]
fn parse(bencher: Bencher, name: &str) {
    let (sources, file) = source(name);
    bencher.bench(|| syntax::parse(&sources, file, &mut Diagnostics::new()));
}

#[divan::bench(args = TEMPLATES, max_time = 3)]
fn lower_and_expand(bencher: Bencher, name: &str) {
    let document = document(name);
    let options = options();
    let run = |document| expand(lowered(document), &options, &mut Diagnostics::new());
    bencher.with_inputs(|| document.clone()).bench_values(run);
}

#[divan::bench(args = TEMPLATES)]
fn emit_json(bencher: Bencher, name: &str) {
    let document = document(name);
    bencher.bench(|| emit::json::to_json(&document));
}

#[divan::bench(args = TEMPLATES)]
fn emit_yaml(bencher: Bencher, name: &str) {
    let document = document(name);
    bencher.bench(|| emit::yaml::to_yaml(&document));
}

/// What reports need to work out paths.
#[divan::bench(args = TEMPLATES)]
fn clone_document(bencher: Bencher, name: &str) {
    let document = document(name);
    bencher.bench(|| document.clone());
}

/// All templates of a folder, in one process, from their texts: `SAMC_TEMPLATES=<folder> cargo bench`;
/// without the variable, the fixtures. Divide by the number that the throughput column counts.
#[divan::bench(max_time = 5)]
fn whole_folder(bencher: Bencher) {
    let texts = templates::of_folder();
    let mut options = options();
    options.unpackaged_uri = Some("s3://bucket/value".to_owned());
    let host = MemoryHost::new();
    bencher.counter(divan::counter::ItemsCount::new(texts.len())).bench(|| {
        for text in &texts {
            let mut sources = Sources::new();
            let file = sources.add("template.yaml", text.as_str());
            divan::black_box(compile(&mut sources, file, &options, &host));
        }
    });
}

#[divan::bench(args = TEMPLATES, max_time = 3)]
fn whole(bencher: Bencher, name: &str) {
    let (sources, file) = source(name);
    let options = options();
    let host = MemoryHost::new();
    bencher.with_inputs(|| sources.clone()).bench_refs(|sources| compile(sources, file, &options, &host));
}

/// The whole way to a plan and its text. What it costs over expanding is the difference to `whole`: under 2 ms for a
/// typical template.
#[divan::bench(args = TEMPLATES, max_time = 3)]
fn whole_plan(bencher: Bencher, name: &str) {
    let (sources, file) = source(name);
    let options = plan::Options { expand: options(), stack: "app".to_owned(), given: Default::default() };
    let host = MemoryHost::new();
    bencher.with_inputs(|| sources.clone()).bench_refs(|sources| {
        let planned = plan::plan(sources, file, &options, &host);
        planned.plan.map(|plan| plan::format::json::to_json(&plan::document::document(&plan, sources)))
    });
}

/// Finding nothing: what every command pays.
#[divan::bench]
fn schemas_new() -> Schemas {
    Schemas::new()
}

/// From the compressed pack to the schemas of one type.
#[divan::bench(args = ["AWS::Lambda::Function", "AWS::DynamoDB::Table", "AWS::EC2::Instance", "AWS::QuickSight::Dashboard"])]
fn resource_type(bencher: Bencher, name: &str) {
    bencher
        .with_inputs(Schemas::new)
        .bench_refs(|schemas| schemas.resource_type(name).map(|found| found.document.len()));
}

/// The largest tables: a list by region, conditions of one engine, the actions of one service.
#[divan::bench(args = ["aws_ec2_instance/instancetype_enum", "aws_rds_dbinstance/db_instance_class/mysql", "iam/ec2"])]
fn table(bencher: Bencher, name: &str) {
    bencher.with_inputs(Tables::new).bench_refs(|tables| tables.table_in(name, "eu-central-1").is_some());
}

/// A pattern with large counts, from its text to its first match.
#[divan::bench]
fn pattern() -> bool {
    Pattern::new(r"^arn:aws[^:]*:iam::\d{12}:role/([\w+=,.@-]{1,512}[/:])*([\w+=,.@-]{1,64})$")
        .matches("arn:aws:iam::123456789012:role/service-role/guestbook-handler")
}
