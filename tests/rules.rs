//! Every rule is documented, and its documentation is true.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use samc::check::{Date, Knowledge, check};
use samc::diagnostic::Code;
use samc::expand::{AwsFacts, Options};
use samc::host::MemoryHost;
use samc::rules::{self, Rule, explain};
use samc::settings::{Layers, known_codes};
use samc::source::Sources;

/// Rules that show no template with the mistake yet. The number may only shrink.
const WITHOUT_BAD: usize = 21;
/// Kinds of findings that have no rule, and so no page, yet. The number may only shrink.
const WITHOUT_RULE: usize = 42;

/// How to write the pages anew.
const UPDATE: &str = "SAMC_UPDATE_DOCS=1 cargo test docs_of_rules";

/// What a check of the template tells.
fn codes(template: &str, knowledge: &Knowledge) -> Vec<Code> {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", template);
    let options = Options {
        region: "us-east-1".to_owned(),
        parameters: Default::default(),
        unpackaged_uri: None,
        as_built: true,
        facts: AwsFacts::default(),
    };
    // The child of a nested stack, for rules that look into one.
    let mut host = MemoryHost::new();
    host.add("network.yaml", "Parameters:\n  Name:\n    Type: String\nResources: {}\n");
    // A definition that rules about APIs look into.
    host.add("openapi.yaml", "openapi: 3.0.1\ninfo: {title: !Ref Name, version: '1'}\npaths: {}\n");
    let checked = check(&mut sources, file, &options, knowledge, &host);
    let settings = Layers::default().settings(Path::new("/template.yaml"));
    let found = settings.apply(checked.diagnostics, checked.document.as_ref(), &sources, file);
    found.into_iter().map(|found| found.code).collect()
}

fn tells(rule: &Rule, template: &str, knowledge: &Knowledge) -> bool {
    codes(template, knowledge).iter().any(|code| (code.id, code.name) == (rule.code.id, rule.code.name))
}

#[test]
fn rules_find_what_they_show_and_only_that() {
    let knowledge = Knowledge { today: Date::read("2026-11-21"), ..Knowledge::default() };
    let wrong: Vec<String> = rules::all().filter_map(|rule| what_is_wrong(rule, &knowledge)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn what_is_wrong(rule: &Rule, knowledge: &Knowledge) -> Option<String> {
    let (told, code) = (rule.documentation, rule.code);
    if !told.bad.is_empty() && !tells(rule, told.bad, knowledge) {
        let found: Vec<&str> = codes(told.bad, knowledge).iter().map(|code| code.id).collect();
        return Some(format!("{} {} is not found in its bad template, but {found:?}", code.id, code.name));
    }
    let is_found = !told.good.is_empty() && tells(rule, told.good, knowledge);
    is_found.then(|| format!("{} {} is found in its good template", code.id, code.name))
}

#[test]
fn rules_show_what_they_find() {
    let without: Vec<&str> =
        rules::all().filter(|rule| rule.documentation.bad.is_empty()).map(|rule| rule.code.id).collect();
    let count = without.len();
    assert!(count <= WITHOUT_BAD, "{count} rules show no template with the mistake: {without:?}");
    for rule in rules::all() {
        let (told, code) = (rule.documentation, rule.code);
        assert_eq!(told.bad.is_empty(), told.good.is_empty(), "{}: either both or none", code.id);
        assert!(told.finds.ends_with('.') && told.matters.ends_with('.'), "{}: sentences", code.id);
    }
}

#[test]
fn every_kind_of_finding_has_a_name_of_its_own_and_a_rule() {
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for code in known_codes() {
        let id = ids.entry(code.name).or_insert(code.id);
        assert_eq!(*id, code.id, "`{}` is the name of two codes", code.name);
    }
    let mut named: Vec<(&str, &str)> = rules::all().map(|rule| (rule.code.id, rule.code.name)).collect();
    let count = named.len();
    named.sort_unstable();
    named.dedup();
    assert_eq!(named.len(), count, "a rule is listed twice");
    let without: Vec<String> = explain::all_codes()
        .into_iter()
        .filter(|code| explain::rule_of(*code).is_none())
        .map(|code| format!("{} {}", code.id, code.name))
        .collect();
    assert!(without.len() <= WITHOUT_RULE, "{} have no rule: {without:#?}", without.len());
}

#[test]
fn docs_of_rules_are_those_of_the_registry() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let pages = pages();
    if std::env::var_os("SAMC_UPDATE_DOCS").is_some() {
        write(&folder, &pages);
    }
    let written = files_in(&folder);
    let names: Vec<String> = pages.keys().cloned().collect();
    assert_eq!(written, names, "docs/rules has other pages than the registry: {UPDATE}");
    for (name, text) in &pages {
        let found = fs::read_to_string(folder.join(name)).unwrap();
        assert!(found == *text, "docs/rules/{name} is not what its rule says: {UPDATE}");
    }
}

fn pages() -> BTreeMap<String, String> {
    let pages = rules::all().map(|rule| (explain::page_name(rule.code), explain::page(rule)));
    pages.chain([("README.md".to_owned(), explain::index())]).collect()
}

fn write(folder: &Path, pages: &BTreeMap<String, String>) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    for (name, text) in pages {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
