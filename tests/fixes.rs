//! Fixes: each does what it says, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use samc::check::{Date, Knowledge, check};
use samc::diagnostic::{Diagnostic, Diagnostics, Fix, Safety};
use samc::expand::{AwsFacts, Options};
use samc::fix::{apply, mend};
use samc::host::MemoryHost;
use samc::rules::explain::all_codes;
use samc::rules::{
    self,
    fixes::{self, Safeness},
};
use samc::settings::Layers;
use samc::source::Sources;
use samc::syntax;

use crate::fixtures;
use crate::mutation::mutate::Corpus;

fn knowledge() -> Knowledge {
    Knowledge { today: Date::read("2026-11-21"), ..Knowledge::default() }
}

/// What a check finds, with suppressions.
fn findings(name: &str, text: &str, knowledge: &Knowledge) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let (region, facts) = ("us-east-1".to_owned(), AwsFacts::default());
    let options =
        Options { region, parameters: Default::default(), unpackaged_uri: None, as_built: true, facts };
    let checked = check(&mut sources, file, &options, knowledge, &MemoryHost::new());
    let settings = Layers::default().settings(Path::new("/template.yaml"));
    settings.apply(checked.diagnostics, checked.document.as_ref(), &sources, file)
}

/// The fixes of one kind of finding, or of all.
fn fixes_of(found: &[Diagnostic], id: Option<&str>) -> Vec<Fix> {
    let is_meant = |found: &&Diagnostic| id.is_none_or(|id| found.code.id == id);
    found.iter().filter(is_meant).filter_map(|found| found.fix.clone()).collect()
}

/// The templates with something to fix, and the code that their names begin with.
fn templates() -> Vec<(PathBuf, String)> {
    let folder = fixtures::folder("fix");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_template = |path: &PathBuf| !path.to_string_lossy().contains(".fixed.");
    let mut templates: Vec<PathBuf> = entries.filter(is_template).collect();
    templates.sort();
    let with_code = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (path, name.split_once('-').unwrap().0.to_owned())
    };
    templates.into_iter().map(with_code).collect()
}

fn fixed_beside(path: &Path) -> PathBuf {
    let extension = path.extension().unwrap().to_string_lossy().into_owned();
    path.with_extension(format!("fixed.{extension}"))
}

fn mended(path: &Path, text: &str, id: Option<&str>, knowledge: &Knowledge) -> String {
    let name = path.to_string_lossy();
    let fixes = fixes_of(&findings(&name, text, knowledge), id);
    assert!(!fixes.is_empty(), "nothing to fix in {name}");
    mend(&name, text, fixes, |text| fixes_of(&findings(&name, text, knowledge), id)).text
}

/// `SAMC_UPDATE_FIXES=1 cargo test fixes` writes what comes out.
#[test]
fn fixes_do_what_is_expected() {
    let knowledge = knowledge();
    for (path, id) in templates() {
        let text = fs::read_to_string(&path).unwrap();
        let fixed = mended(&path, &text, Some(&id), &knowledge);
        let beside = fixed_beside(&path);
        if std::env::var_os("SAMC_UPDATE_FIXES").is_some() {
            fs::write(&beside, &fixed).unwrap();
        }
        assert_eq!(fixed, fs::read_to_string(&beside).unwrap_or_default(), "{}", path.display());
        let name = path.to_string_lossy();
        let kinds = |text: &str| findings(&name, text, &knowledge).iter().map(|f| f.code.id).collect();
        let (before, after): (BTreeSet<&str>, BTreeSet<&str>) = (kinds(&text), kinds(&fixed));
        assert!(!after.contains(id.as_str()), "{name} still has {id}");
        let new: Vec<_> = after.difference(&before).filter(|new| !is_hidden(new)).collect();
        assert!(new.is_empty(), "the fix of {name} brings {new:?}");
    }
}

/// What only a template without the mistake can be found to have is not brought by a fix.
fn is_hidden(id: &str) -> bool {
    matches!(id, "I3011" | "S2005" | "S2091" | "S3076" | "S3078" | "W3011")
}

/// The same with the line ends of Windows and a mark at the beginning.
#[test]
fn line_ends_and_marks_stay() {
    let knowledge = knowledge();
    for (path, id) in templates() {
        let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
        let expected = fs::read_to_string(fixed_beside(&path)).unwrap().replace('\n', "\r\n");
        let mark = if path.extension().unwrap() == "json" { "" } else { "\u{feff}" };
        let fixed = mended(&path, &format!("{mark}{text}"), Some(&id), &knowledge);
        assert_eq!(fixed, format!("{mark}{expected}"), "{}", path.display());
    }
}

#[test]
fn every_rule_with_a_fix_shows_it() {
    let knowledge = knowledge();
    let mut shown = BTreeSet::new();
    for (path, _) in templates() {
        let text = fs::read_to_string(&path).unwrap();
        for found in findings(&path.to_string_lossy(), &text, &knowledge) {
            let Some(fix) = &found.fix else { continue };
            shown.insert((found.code.id, found.code.name));
            let declared = fixes::of(found.code);
            let Some(declared) = declared else { panic!("{} {} has a fix", found.code.id, found.code.name) };
            match declared.safety {
                Safeness::Always => assert_eq!(fix.safety, Safety::Safe, "{}", found.code.id),
                Safeness::Never => assert_eq!(fix.safety, Safety::Unsafe, "{}", found.code.id),
                Safeness::ForSlips => {}
            }
        }
    }
    let declared: BTreeSet<_> = fixes::ALL.iter().map(|one| (one.id, one.name)).collect();
    assert_eq!(shown, declared);
    let known: BTreeSet<_> = all_codes().iter().map(|code| (code.id, code.name)).collect();
    assert!(declared.is_subset(&known), "{:?}", declared.difference(&known));
}

#[test]
fn rules_show_no_fix_that_is_not_declared() {
    let knowledge = knowledge();
    for rule in rules::all().filter(|rule| !rule.documentation.bad.is_empty()) {
        for found in findings("template.yaml", rule.documentation.bad, &knowledge) {
            let is_declared = found.fix.is_none() || fixes::of(found.code).is_some();
            assert!(is_declared, "{} {} has a fix", found.code.id, found.code.name);
        }
    }
}

/// How many damaged templates are fixed.
const MUTATIONS: u64 = 4_000;

fn is_readable(text: &str) -> bool {
    let mut sources = Sources::new();
    let file = sources.add("mutated.yaml", text);
    syntax::parse(&sources, file, &mut Diagnostics::new()).is_some()
}

/// Takes from the beginning of a text what must stand there.
fn skip<'t>(text: &'t [u8], expected: &[u8], place: &str) -> &'t [u8] {
    text.strip_prefix(expected).unwrap_or_else(|| panic!("{place}: something else has changed"))
}

/// What the edits leave alone is byte for byte the same in the new text.
fn assert_only_edited(before: &str, fix: &Fix, place: &str) {
    let after = apply(before, &[fix]);
    if after.fixes.is_empty() {
        return;
    }
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| edit.span.start);
    let (before, mut rest, mut reached) = (before.as_bytes(), after.text.as_bytes(), 0);
    for edit in &edits {
        rest = skip(rest, &before[reached..edit.span.start as usize], place);
        rest = skip(rest, edit.text.as_bytes(), place);
        reached = edit.span.end as usize;
    }
    assert!(rest == &before[reached..], "{place}: something else has changed at the end");
}

#[test]
fn fixes_of_damaged_templates_leave_the_rest_alone() {
    let corpus = Corpus::read(&fixtures::templates(&fixtures::folder("")));
    let knowledge = knowledge();
    let most = std::env::var("SAMC_FIXES").ok().and_then(|most| most.parse().ok()).unwrap_or(MUTATIONS);
    for number in 0..most {
        let (name, text) = corpus.mutation(number);
        let place = format!("mutation {number} of {name}");
        let found = findings("mutated.yaml", &text, &knowledge);
        let fixes = fixes_of(&found, None);
        for found in found.iter().filter(|found| found.fix.is_some()) {
            assert!(fixes::of(found.code).is_some(), "{} {} of {place}", found.code.id, found.code.name);
        }
        if fixes.is_empty() {
            continue;
        }
        fixes.iter().for_each(|fix| assert_only_edited(&text, fix, &place));
        let again = |text: &str| fixes_of(&findings("mutated.yaml", text, &knowledge), None);
        let fixed = mend("mutated.yaml", &text, fixes, again);
        assert!(!is_readable(&text) || is_readable(&fixed.text), "{place} cannot be read any more");
    }
}
