//! Plans of damaged templates: whatever is done to one, there is a plan or a finding, and what is not known is listed.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use samc::plan::document::document;
use samc::plan::{self, Options, format};
use samc::source::Sources;

use super::mutate::Corpus;
use super::{PATIENCE, STYLE, assert_placed, number};
use crate::fixtures::{self, Folder};

/// A plan costs about as much as an expansion.
const PLANS: u64 = 100_000;

/// One of this many plans is shown in all formats: pictures cost more than what they show. No multiple of the number of
/// tests that share them.
const ALL_FORMATS: u64 = 5;

/// The mutations are shared among tests, which run at the same time.
macro_rules! halves {
    ($($name:ident = $part:literal;)*) => {
        $(#[test]
        fn $name() {
            match number("SAMC_MUTATION") {
                Some(number) => run($part, [number].into_iter()),
                None => run($part, ($part..number("SAMC_MUTATIONS").unwrap_or(PLANS)).step_by(2)),
            }
        })*
    };
}

halves! {
    no_damage_brings_a_plan_down_1 = 0;
    no_damage_brings_a_plan_down_2 = 1;
}

fn run(part: u64, numbers: impl Iterator<Item = u64>) {
    let folder = fixtures::folder("plan");
    let corpus = Corpus::read(&fixtures::templates(&folder));
    let current = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("plan-{part}.yaml"));
    for number in numbers {
        let (name, text) = corpus.mutation(number);
        fs::write(&current, &text).unwrap();
        let beside = folder.join(name).parent().unwrap().to_owned();
        let started = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| plan_one(&text, &beside, number % ALL_FORMATS == 0)));
        let place = format!("mutation {number} of {name}, kept in {}", current.display());
        assert!(result.is_ok(), "samc panicked on {place}");
        assert!(started.elapsed() < PATIENCE, "samc took {:?} for {place}", started.elapsed());
    }
}

fn plan_one(text: &str, folder: &Path, in_all_formats: bool) {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", text);
    let expand = fixtures::options(&PathBuf::from("mutated.yaml"), &mut sources);
    let options = Options { expand, stack: "app".to_owned(), given: Default::default() };
    let planned = plan::plan(&mut sources, file, &options, &Folder(folder.to_owned()));
    assert_placed(&planned.diagnostics, &sources);
    let Some(plan) = planned.plan else { return };
    let document = document(&plan, &sources);
    format::json::to_json(&document);
    crate::plan::assert_unknown_is_listed(&document);
    if in_all_formats {
        format::compose::to_compose(&plan, &sources);
        format::mermaid::to_mermaid(&plan);
        format::svg::to_svg(&plan);
        format::table::to_table(&plan, &sources, &STYLE);
    }
}
