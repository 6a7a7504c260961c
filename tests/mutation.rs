//! Damaged templates: whatever is done to a fixture, samc answers, and does so soon.
//!
//! Each mutation follows from its number alone, so that a failure can be repeated:
//! `SAMC_MUTATION=<number> cargo test mutation`. `SAMC_MUTATIONS=<how many>` tries more, or fewer.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use samc::check::{Knowledge, check};
use samc::compile::compile;
use samc::custom::{self, CustomRule};
use samc::diagnostic::Diagnostic;
use samc::emit;
use samc::expand::{events, state_machine, types};
use samc::host::MemoryHost;
use samc::report::human::{self, Style};
use samc::report::{Report, json};
use samc::settings::baseline::Baseline;
use samc::settings::{Layers, cfn_lint_rc, sam_config, samc_toml};
use samc::source::Sources;

use crate::fixtures;
use mutate::Corpus;

#[path = "mutation/mutate.rs"]
pub mod mutate;
#[path = "mutation/plans.rs"]
mod plans;
#[path = "mutation/random.rs"]
pub mod random;

const MUTATIONS: u64 = 100_000;
/// Far more than any needs, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(10);
const STYLE: Style = Style { colour: true, unicode: true, width: 80 };

/// The mutations are shared among tests, which run at the same time.
macro_rules! quarters {
    ($($name:ident = $part:literal;)*) => {
        $(#[test]
        fn $name() {
            match number("SAMC_MUTATION") {
                Some(number) => run($part, [number].into_iter()),
                None => run($part, ($part..number("SAMC_MUTATIONS").unwrap_or(MUTATIONS)).step_by(4)),
            }
        })*
    };
}

quarters! {
    no_damage_brings_samc_down_1 = 0;
    no_damage_brings_samc_down_2 = 1;
    no_damage_brings_samc_down_3 = 2;
    no_damage_brings_samc_down_4 = 3;
}

/// What checks do with damage; a check takes a few times as long as an expansion.
const CHECKS: u64 = 100_000;
/// No check may take longer, even on a busy machine.
const CHECK_PATIENCE: Duration = Duration::from_secs(1);

macro_rules! checks {
    ($($name:ident = $part:literal;)*) => {
        $(#[test]
        fn $name() {
            match number("SAMC_MUTATION") {
                Some(number) => check_all($part, [number].into_iter()),
                None => check_all($part, ($part..number("SAMC_MUTATIONS").unwrap_or(CHECKS)).step_by(2)),
            }
        })*
    };
}

checks! {
    no_damage_brings_a_check_down_1 = 0;
    no_damage_brings_a_check_down_2 = 1;
}

fn check_all(part: u64, numbers: impl Iterator<Item = u64>) {
    let corpus = Corpus::read(&fixtures::templates(&fixtures::folder("")));
    let current = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("check-{part}.yaml"));
    let knowledge = Knowledge { custom_rules: custom_rules(), ..Knowledge::default() };
    for number in numbers {
        let (name, text) = corpus.mutation(number);
        fs::write(&current, &text).unwrap();
        let started = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| check_one(&text, &knowledge)));
        let place = format!("mutation {number} of {name}, kept in {}", current.display());
        assert!(result.is_ok(), "samc panicked on {place}");
        assert!(started.elapsed() < CHECK_PATIENCE, "samc took {:?} for {place}", started.elapsed());
    }
}

/// Rules that are about much of what the corpus has.
fn custom_rules() -> Vec<Arc<CustomRule>> {
    let text = include_str!("mutation/settings/rules.toml");
    let file = Sources::new().add("rules.toml", text);
    custom::read::file(text, file).unwrap()
}

fn check_one(text: &str, knowledge: &Knowledge) {
    let mut sources = Sources::new();
    let file = sources.add("mutated.yaml", text);
    let mut options = fixtures::options(&PathBuf::from("mutated.yaml"), &mut sources);
    options.as_built = true;
    let checked = check(&mut sources, file, &options, knowledge, &MemoryHost::new());
    assert_placed(&checked.diagnostics, &sources);
    let settings = Layers::default().settings(&PathBuf::from("mutated.yaml"));
    let left = settings.apply(checked.diagnostics, checked.document.as_ref(), &sources, file);
    assert_placed(&left, &sources);
    human::render(&Report::new(&left, checked.document.as_ref(), &sources), &STYLE);
}

/// What is read of settings with damage; they are short.
const SETTINGS: u64 = 20_000;

#[test]
fn no_damage_to_settings_brings_samc_down() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/mutation/settings");
    let paths = ["samc.toml", "rules.toml", "cfnlintrc.yaml", "samconfig.toml", "baseline.json"]
        .map(|name| folder.join(name));
    let corpus = Corpus::read(&paths);
    for number in 0..SETTINGS {
        let (name, text) = corpus.mutation(number);
        let result = catch_unwind(AssertUnwindSafe(|| read_settings(&text)));
        assert!(result.is_ok(), "samc panicked on mutation {number} of {name}:\n{text}");
    }
}

/// The text as each of the files that samc reads settings from, whichever it was.
fn read_settings(text: &str) {
    let folder = PathBuf::from("/project");
    let mut sources = Sources::new();
    let file = sources.add("settings", text);
    let layers = [
        samc_toml::read(text, file, &folder),
        cfn_lint_rc::read(&sources, file, &folder),
        sam_config::read(text, file, &folder, |_| None),
    ];
    for layer in layers {
        match layer {
            Err(mistake) => assert_placed(&[*mistake], &sources),
            Ok(layer) => {
                let layers = Layers { list: vec![layer], sources: sources.clone() };
                layers.settings(&folder.join("stacks/template.yaml"));
            }
        }
    }
    if let Err(mistake) = custom::read::file(text, file) {
        assert_placed(&[*mistake], &sources);
    }
    if let Ok(baseline) = Baseline::parse(text) {
        assert_eq!(Baseline::parse(&baseline.render()), Ok(baseline));
    }
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

fn run(part: u64, numbers: impl Iterator<Item = u64>) {
    let corpus = Corpus::read(&fixtures::templates(&fixtures::folder("")));
    // A stack overflow ends the process at once; this file then holds what brought it about.
    let current = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("mutation-{part}.yaml"));
    for number in numbers {
        let (name, text) = corpus.mutation(number);
        fs::write(&current, &text).unwrap();
        let started = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| everything(&text)));
        let place = format!("mutation {number} of {name}, kept in {}", current.display());
        assert!(result.is_ok(), "samc panicked on {place}");
        assert!(started.elapsed() < PATIENCE, "samc took {:?} for {place}", started.elapsed());
    }
}

/// All that samc does with a template.
fn everything(text: &str) {
    let mut sources = Sources::new();
    let file = sources.add("mutated.yaml", text);
    let options = fixtures::options(&PathBuf::from("mutated.yaml"), &mut sources);
    let compiled = compile(&mut sources, file, &options, &MemoryHost::new());
    assert_placed(&compiled.diagnostics, &sources);
    let report = Report::new(&compiled.diagnostics, compiled.document.as_ref(), &sources);
    let shown = (human::render(&report, &STYLE), json::render(&report));
    if compiled.document.is_some() {
        assert_eq!(compiled.template.is_none(), shown.1.contains("\"severity\": \"error\""));
    }
    for node in compiled.template.map(|template| template.into_node()).iter().chain(&compiled.document) {
        emit::yaml::to_yaml(node);
        emit::json::to_json(node);
    }
}

/// Every finding has a place in a text that was read, and something to say about it.
fn assert_placed(diagnostics: &[Diagnostic], sources: &Sources) {
    for diagnostic in diagnostics {
        let span = diagnostic.span;
        let source = sources.get(span.file).unwrap_or_else(|| panic!("no such file: {diagnostic:?}"));
        let whole = source.text.get(span.start as usize..span.end as usize);
        assert!(whole.is_some() && !diagnostic.message.is_empty(), "out of place: {diagnostic:?}");
    }
}

/// The corpus must hold all that can be damaged.
#[test]
fn every_type_and_event_source_is_damaged() {
    let texts: Vec<String> = fixtures::templates(&fixtures::folder("expand"))
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let is_used = |name: &str| texts.iter().any(|text| text.contains(&format!("Type: {name}")));
    let types = types::ALL.iter().map(|sam_type| sam_type.name);
    let sources = events::ALL.iter().map(|source| source.name);
    let of_state_machines = state_machine::events::ALL.iter().map(|source| source.name);
    let unused: Vec<&str> =
        types.chain(sources).chain(of_state_machines).filter(|name| !is_used(name)).collect();
    assert_eq!(unused, Vec::<&str>::new());
}

/// Nesting that would overflow the stack of a parser that follows it without a limit.
#[test]
fn deep_nesting_is_refused() {
    let depth = 100_000;
    let indented: String = (0..2_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let texts = [
        "[".repeat(depth),
        "{a: ".repeat(depth),
        "- ".repeat(depth),
        "? ".repeat(depth),
        "!Sub ".repeat(depth),
        format!("Resources: {}1{}", "[".repeat(depth), "]".repeat(depth)),
        format!("{}{}", r#"{"a":"#.repeat(depth), "}".repeat(depth)),
        indented,
    ];
    for text in texts {
        everything(&text);
    }
}

/// Each line holds ten times what the line before holds.
#[test]
fn aliases_cannot_grow_without_bounds() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let started = Instant::now();
    everything(&text);
    assert!(started.elapsed() < PATIENCE, "took {:?}", started.elapsed());
}
