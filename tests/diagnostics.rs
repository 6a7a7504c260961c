//! What a user sees for each template with a mistake in `fixtures/errors`: the snapshot beside it.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use samc::compile::compile;
use samc::report::Report;
use samc::report::human::{self, Style};
use samc::source::Sources;

use crate::fixtures::{self, Folder};

const STYLE: Style = Style { colour: false, unicode: true, width: 100 };

#[test]
fn mistakes_are_explained() {
    let templates = fixtures::templates(&fixtures::folder("errors"));
    assert!(!templates.is_empty(), "there are no fixtures");
    // All snapshots are compared even when one differs.
    let check = |path: &&std::path::PathBuf| catch_unwind(AssertUnwindSafe(|| check(path))).is_err();
    let different: Vec<_> = templates.iter().filter(check).collect();
    assert!(different.is_empty(), "snapshots differ: {different:#?}");
}

fn check(path: &Path) {
    let seen = what_a_user_sees(path);
    let name = path.file_stem().unwrap().to_string_lossy();
    insta::with_settings!({
        snapshot_path => path.parent().unwrap(),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(&*name, seen);
    });
}

fn what_a_user_sees(path: &Path) -> String {
    let mut sources = Sources::new();
    let name = path.file_name().unwrap().to_string_lossy();
    let file = sources.add(name, fs::read_to_string(path).unwrap());
    let options = fixtures::options(path, &mut sources);
    let folder = Folder(path.parent().unwrap().to_owned());
    let compiled = compile(&mut sources, file, &options, &folder);
    let report = Report::new(&compiled.diagnostics, compiled.document.as_ref(), &sources);
    human::render(&report, &STYLE)
}
