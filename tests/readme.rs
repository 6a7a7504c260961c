//! The README shows what samc really prints.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value};

/// How the README lists the types of resources.
const TYPES: &str = " | jq '.Resources | map_values(.Type)'";

#[test]
fn the_tour_is_true() {
    let text = include_str!("../README.md");
    let blocks: Vec<&str> =
        text.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty(), "the README has no console blocks");
    for block in blocks {
        let (command, shown) = block.split_once('\n').unwrap();
        let printed = run(command.strip_prefix("$ samc ").unwrap());
        assert_eq!(printed.trim_end(), shown.trim_end(), "{command}");
    }
}

/// What a terminal would show.
fn run(command: &str) -> String {
    let (arguments, lists_types) = match command.strip_suffix(TYPES) {
        Some(arguments) => (arguments, true),
        None => (command, false),
    };
    let mut samc = Command::new(env!("CARGO_BIN_EXE_samc"));
    samc.args(arguments.split(' ')).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    let output = samc.env_clear().env("LANG", "C.UTF-8").output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    if lists_types { types(&stdout) + &stderr } else { stdout + &stderr }
}

fn types(template: &str) -> String {
    let template: Value = serde_json::from_str(template).unwrap();
    let resources = template["Resources"].as_object().unwrap();
    let types: Map<String, Value> =
        resources.iter().map(|(id, resource)| (id.clone(), resource["Type"].clone())).collect();
    serde_json::to_string_pretty(&types).unwrap() + "\n"
}

/// The picture in the README is what samc makes of a fixture.
#[test]
fn the_picture_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments = "plan fixtures/plan/picture/shop/template.yaml --stack-name shop --format svg";
    let ran = Command::new(env!("CARGO_BIN_EXE_samc"))
        .args(arguments.split(' '))
        .current_dir(root)
        .output()
        .unwrap();
    let shown = fs::read_to_string(root.join("docs/shop.svg")).unwrap();
    assert!(String::from_utf8(ran.stdout).unwrap() == shown, "samc {arguments} --output docs/shop.svg");
}
