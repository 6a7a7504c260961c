//! Every template below `fixtures/expand` with a `.expected.json` beside it expands to that.

use std::fs;
use std::path::Path;

use samc::compile::compile;
use samc::emit;
use samc::source::Sources;
use serde_json::Value as Json;

use crate::fixtures::{self, Folder};

/// Differences beyond these help nobody.
const MOST_DIFFERENCES: usize = 8;

#[test]
fn fixtures_expand_as_expected() {
    let templates = fixtures::templates(&fixtures::folder("expand"));
    let expected = |path: &Path| fixtures::beside(path, ".expected.json");
    let cases: Vec<_> = templates.iter().filter_map(|path| Some((path, expected(path)?))).collect();
    assert!(!cases.is_empty(), "there are no fixtures");
    let failures: Vec<String> = cases.iter().filter_map(|(path, expected)| failure(path, expected)).collect();
    assert!(failures.is_empty(), "{} of {} failed\n\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

fn failure(path: &Path, expected: &Json) -> Option<String> {
    let name = path.strip_prefix(fixtures::folder("expand")).unwrap().display();
    let differences = match expand(path) {
        Ok(got) => differences(expected, &got),
        Err(problems) => problems,
    };
    let shown: Vec<String> =
        differences.iter().take(MOST_DIFFERENCES).map(|difference| format!("  {difference}")).collect();
    let more = differences.len() - shown.len();
    let rest = if more > 0 { format!("\n  and {more} more") } else { String::new() };
    (!differences.is_empty()).then(|| format!("{name}\n{}{rest}", shown.join("\n")))
}

fn expand(path: &Path) -> Result<Json, Vec<String>> {
    let mut sources = Sources::new();
    let file = sources.add(path.display().to_string(), fs::read_to_string(path).unwrap());
    let options = fixtures::options(path, &mut sources);
    let compiled = compile(&mut sources, file, &options, &Folder(path.parent().unwrap().to_owned()));
    match compiled.template {
        Some(template) => Ok(serde_json::from_str(&emit::json::to_json(&template.into_node())).unwrap()),
        None => Err(compiled.diagnostics.iter().map(|found| format!("error: {}", found.message)).collect()),
    }
}

/// `<name>.yaml` uses loops, functions and files, and `<name>.by-hand.yaml` has the same without.
#[test]
fn language_extensions_do_what_one_would_do_by_hand() {
    let by_hand = |path: &Path| path.to_string_lossy().ends_with(".by-hand.yaml");
    let mut templates = fixtures::templates(&fixtures::folder("expand/language"));
    templates.retain(|path| by_hand(path));
    assert!(!templates.is_empty(), "there are no fixtures");
    for path in templates {
        let expected = expand(&path).unwrap();
        let short = path.to_string_lossy().replace(".by-hand", "");
        let failure = failure(Path::new(&short), &expected);
        assert_eq!(failure, None);
    }
}

/// Where two values differ, each difference with its path.
fn differences(expected: &Json, got: &Json) -> Vec<String> {
    let mut found = Vec::new();
    compare(expected, got, "", &mut found);
    found
}

fn compare(expected: &Json, got: &Json, path: &str, found: &mut Vec<String>) {
    match (expected, got) {
        (Json::Object(expected), Json::Object(got)) => {
            for (key, value) in expected {
                match got.get(key) {
                    Some(other) => compare(value, other, &format!("{path}/{key}"), found),
                    None => found.push(format!("{path}/{key}: missing, expected {}", brief(value))),
                }
            }
            let surplus = got.iter().filter(|(key, _)| !expected.contains_key(*key));
            found.extend(surplus.map(|(key, value)| format!("{path}/{key}: not expected: {}", brief(value))));
        }
        (Json::Array(left), Json::Array(right)) if left.len() == right.len() => {
            for (index, (expected, got)) in left.iter().zip(right).enumerate() {
                compare(expected, got, &format!("{path}/{index}"), found);
            }
        }
        _ if expected == got => {}
        _ => found.push(format!("{path}: expected {}, got {}", brief(expected), brief(got))),
    }
}

fn brief(value: &Json) -> String {
    let text = value.to_string();
    if text.chars().count() > 120 {
        format!("{}…", text.chars().take(119).collect::<String>())
    } else {
        text
    }
}

#[test]
fn differences_have_paths() {
    let expected = serde_json::json!({"A": [1, {"B": true}], "C": "x", "D": [1]});
    let got = serde_json::json!({"A": [1, {"B": false}], "D": [1, 2], "E": null});
    let found = differences(&expected, &got);
    let wanted = [
        "/A/1/B: expected true, got false",
        "/C: missing, expected \"x\"",
        "/D: expected [1], got [1,2]",
        "/E: not expected: null",
    ];
    assert_eq!(found, wanted);
}
