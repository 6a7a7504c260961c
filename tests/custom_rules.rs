//! Rules of a project's own, as they are used.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{folder, run};
use crate::fixtures;

const RULE: &str = "\
[[rules]]
id = \"X1\"
name = \"short-delay\"
type = \"AWS::SQS::Queue\"
path = \"Properties.DelaySeconds\"
max = 60
message = \"{resource} waits {value} seconds\"
";

const SLOW: &str = "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      MessageRetentionPeriod: 60
      DelaySeconds: 90
";

/// A folder with these settings, files of rules and a template with a slow queue.
fn project(test: &str, settings: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = folder(test);
    fs::create_dir_all(folder.join(".git")).unwrap();
    fs::create_dir_all(folder.join("rules")).unwrap();
    fs::write(folder.join("samc.toml"), settings).unwrap();
    fs::write(folder.join("template.yaml"), SLOW).unwrap();
    files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    folder
}

fn shop() -> PathBuf {
    fixtures::folder("custom")
}

/// The codes that a check of the template tells.
fn codes(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let ran = run(folder, &[&["check", "--message-format", "json"], arguments].concat());
    let json: serde_json::Value =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stderr));
    json.as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn findings_of_a_project() {
    let ran = run(&shop(), &["check", "--min-severity", "info", "--allow", "S,I"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn findings_of_a_project_in_every_format() {
    for format in ["json", "sarif", "github", "gitlab", "junit"] {
        let ran = run(&shop(), &["check", "--message-format", format]);
        assert!(ran.stdout.contains("X-owner") && ran.stdout.contains("missing-owner-tag"), "{format}");
    }
    let ran = run(&shop(), &["check", "--statistics"]);
    insta::assert_snapshot!(ran.stdout, @r"
    1  warning  X-owner              missing-owner-tag
    1  warning  X-production-memory  x-production-memory
    1  error    X1                   log-retention
    1  error    X2                   open-function-url
    ");
    let ran = run(&shop(), &["check", "--message-format", "sarif", "--allow", "X"]);
    assert!(!ran.stdout.contains("X-owner"));
    let ran = run(&shop(), &["check", "--message-format", "sarif", "--allow", "X1,X2,X-production-memory"]);
    let version = format!("{:?}", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!("custom_sarif", ran.stdout.replace(&version, "\"VERSION\""));
}

#[test]
fn rules_of_a_project_are_explained() {
    let explain = |word: &str| run(&shop(), &["explain", word]).stdout;
    insta::assert_snapshot!(explain("X1"));
    assert_eq!(explain("x1"), explain("log-retention"));
    assert!(explain("X-production-memory").contains("`Properties.MemorySize` must be at least 512."));
    assert!(run(&shop(), &["explain"]).stdout.contains("X-owner-function"));
    insta::assert_snapshot!(run(&shop(), &["explain", "log-retnetion"]).stderr, @r"
    error: samc finds nothing called `log-retnetion`
      help: did you mean `log-retention`?
    ");
    assert_eq!(run(&shop(), &["explain", "X1", "--no-config"]).status, 2);
    insta::assert_snapshot!("custom_config", run(&shop(), &["config"]).stdout);
}

#[test]
fn rules_of_a_project_are_turned_off() {
    let folder = project("custom-off", RULE, &[]);
    assert_eq!(codes(&folder, &[]), ["X1"]);
    for off in ["X1", "short-delay", "X"] {
        assert_eq!(codes(&folder, &["--allow", off]), Vec::<String>::new(), "{off}");
    }
    assert_eq!(run(&folder, &["check"]).status, 0);
    assert_eq!(run(&folder, &["check", "--deny", "short-delay"]).status, 1);
    fs::write(folder.join("samc.toml"), format!("levels = {{ X1 = \"off\" }}\n{RULE}")).unwrap();
    assert_eq!(codes(&folder, &[]), Vec::<String>::new());
    fs::write(folder.join("samc.toml"), RULE).unwrap();
    for allowed in ["X1", "short-delay"] {
        let text = SLOW.replace("DelaySeconds: 90", &format!("DelaySeconds: 90 # samc: allow {allowed} why"));
        fs::write(folder.join("template.yaml"), text).unwrap();
        assert_eq!(codes(&folder, &[]), Vec::<String>::new(), "{allowed}");
    }
    let metadata = "    Metadata: {samc: {allow: X1}}\n    Properties:\n";
    fs::write(folder.join("template.yaml"), SLOW.replace("    Properties:\n", metadata)).unwrap();
    assert_eq!(codes(&folder, &[]), Vec::<String>::new());
    // Without the settings, nobody knows what is allowed.
    assert_eq!(codes(&folder, &["--no-config"]), ["S2092"]);
}

#[test]
fn what_sam_makes_is_found_at_the_line_that_it_comes_from() {
    let rules = "\
[[rules]]
id = \"X1\"
type = \"AWS::Lambda::Permission\"
path = \"Properties.SourceAccount\"
required = true

[[rules]]
id = \"X2\"
type = [\"AWS::Serverless::Function\", \"AWS::Lambda::Function\"]
path = \"Properties.MemorySize\"
min = 512
message = \"\\u001b[31m{resource} has too little memory\"
";
    let template = "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: {MemorySize: 128, Runtime: python3.13, Handler: app.handler, CodeUri: src/}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Created:
          Type: SNS
          Properties: {Topic: !Ref Topic}
  Topic:
    Type: AWS::SNS::Topic
";
    let folder = project("custom-made", rules, &[("template.yaml", template)]);
    insta::assert_snapshot!(run(&folder, &["check"]).stdout);
    for command in [vec!["explain", "X2"], vec!["config"]] {
        let shown = run(&folder, &command).stdout;
        assert!(shown.contains("has too little memory") && !shown.contains('\u{1b}'), "{shown}");
    }
}

#[test]
fn a_baseline_has_findings_of_a_project() {
    let folder = project("custom-baseline", RULE, &[]);
    run(&folder, &["check", "--write-baseline", "baseline.json"]);
    assert_eq!(codes(&folder, &["--baseline", "baseline.json"]), Vec::<String>::new());
}

#[test]
fn files_of_rules_are_named_as_templates_are() {
    let other = RULE.replace("X1", "X-two").replace("short-delay", "second");
    let folder = project("custom-files", "", &[("rules/a.toml", RULE), ("rules/b.toml", &other)]);
    for (named, expected) in [
        ("[\"rules/\"]", vec!["X1", "X-two"]),
        ("\"rules/*.toml\"", vec!["X1", "X-two"]),
        ("[\"rules/b.toml\"]", vec!["X-two"]),
        ("[\"rules/b.toml\", \"rules\"]", vec!["X-two", "X1"]),
    ] {
        fs::write(
            folder.join("samc.toml"),
            format!("rule-files = {named}\nlevels = {{ X-two = \"error\" }}\n"),
        )
        .unwrap();
        let mut found = codes(&folder, &[]);
        let mut expected = expected;
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{named}");
        let below = run(&folder.join("rules"), &["check", "../template.yaml"]);
        assert_eq!(below.status, 1, "{}", below.stderr);
    }
}

#[test]
fn broken_rules_are_one_clear_error() {
    let guard = "let queues = Resources.*[ Type == 'AWS::SQS::Queue' ]\n";
    let twice = RULE.replace("short-delay", "other");
    let folder = project(
        "custom-broken",
        "",
        &[
            ("rules/a.toml", &RULE.replace("max", "maximum")),
            ("rules/b.toml", &twice),
            ("rules/c.toml", "[[rules]\n"),
            ("rules/d.guard", guard),
        ],
    );
    let mistake = |settings: &str| {
        fs::write(folder.join("samc.toml"), settings).unwrap();
        let ran = run(&folder, &["check"]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
        ran.stderr
    };
    let told = [
        mistake("rule-files = [\"rules/a.toml\"]\n"),
        mistake(&format!("rule-files = [\"rules/b.toml\"]\n{RULE}")),
        mistake("rule-files = [\"rules/c.toml\"]\n"),
        mistake("rule-files = [\"rules/d.guard\"]\n"),
        mistake("rule-files = [\"rules/*.guard\"]\n"),
        mistake("rule-files = [\"rlues/\"]\n"),
        mistake("rule-files = [\"rules/*.yaml\"]\n"),
        mistake(&format!("levels = {{ X2 = \"off\" }}\n{RULE}")),
    ];
    insta::assert_snapshot!(told.join("\n"));
    fs::remove_file(folder.join("rules/c.toml")).unwrap();
    fs::remove_file(folder.join("rules/a.toml")).unwrap();
    fs::write(folder.join("samc.toml"), "rule-files = \"rules\"\n").unwrap();
    assert_eq!(codes(&folder, &[]), ["X1"]);
}
