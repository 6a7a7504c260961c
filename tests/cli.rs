//! The command line: what is typed, what comes out where, and the exit status.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Expands to itself, so that these tests do not depend on the expansion.
const TEMPLATE: &str = "\
Parameters:
  Stage: {Type: String}
Resources:
  Topic:
    Type: AWS::SNS::Topic
";

const BROKEN: &str = "Resources:\n  Topic: [\n";

/// What a run of `samc` left behind.
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// An empty folder for one test.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// `samc`, started in a folder, with no environment that could matter.
fn samc(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samc"));
    command.args(arguments).current_dir(folder).env_clear();
    command
}

pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    finish(samc(folder, arguments).stdin(Stdio::null()))
}

fn finish(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

pub fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    fs::write(folder.join("input"), input).unwrap();
    finish(samc(folder, arguments).stdin(fs::File::open(folder.join("input")).unwrap()))
}

/// A folder with one template in it.
fn folder_with(test: &str, template: &str) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join("template.yaml"), template).unwrap();
    folder
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn help_of_samc() {
    insta::assert_snapshot!(run(&folder("help"), &["--help"]).stdout);
}

#[test]
fn help_of_expand() {
    insta::assert_snapshot!(run(&folder("help-expand"), &["expand", "--help"]).stdout);
}

#[test]
fn version() {
    let ran = run(&folder("version"), &["--version"]);
    assert_eq!((ran.status, ran.stdout), (0, format!("samc {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn without_a_command_there_is_help_and_status_2() {
    let ran = run(&folder("no-command"), &[]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("Usage: samc <COMMAND>"), "{}", ran.stderr);
}

#[test]
fn a_wrong_option_is_status_2_and_names_the_right_one() {
    let ran = run(&folder("option"), &["expand", "--regoin", "eu-central-1"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("--region"), "{}", ran.stderr);
}

#[test]
fn a_wrong_region_is_status_2() {
    let ran = run(&folder_with("region", TEMPLATE), &["expand", "--region", "Frankfurt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("a region is named like eu-central-1"), "{}", ran.stderr);
}

#[test]
fn the_template_goes_to_standard_output() {
    let ran = run(&folder_with("stdout", TEMPLATE), &["expand", "template.yaml"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json["Resources"]["Topic"]["Type"], "AWS::SNS::Topic");
}

#[test]
fn the_usual_template_is_found() {
    for name in ["template.yaml", "template.yml", "template.json"] {
        let folder = folder(&format!("usual-{name}"));
        fs::write(folder.join(name), r#"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}"#).unwrap();
        assert_eq!(run(&folder, &["expand"]).status, 0, "{name}");
    }
}

#[test]
fn an_empty_folder_is_told_what_was_looked_for() {
    let ran = run(&folder("empty"), &["expand"]);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: no template is named, and this folder has no template.yaml, template.yml or template.json
      help: name it: path/to/template.yaml
    ");
}

#[test]
fn a_missing_file_is_told_the_nearest_one() {
    let ran = run(&folder_with("missing", TEMPLATE), &["expand", "tempalte.yaml"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(ran.stderr, @r"
    error: cannot read tempalte.yaml: there is no such file or folder
      help: did you mean `template.yaml`?
    ");
}

#[test]
fn a_folder_is_not_a_template() {
    let outer = folder_with("outer/stack", TEMPLATE).parent().unwrap().to_owned();
    let ran = run(&outer, &["expand", "stack"]);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: stack is a folder, not a template
      help: did you mean `stack/template.yaml`?
    ");
}

#[test]
fn other_encodings_are_named() {
    let folder = folder("encodings");
    let ran = run_with_input(&folder, &["expand", "-"], b"\xff\xfeR\0e\0s\0");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("<stdin> is in UTF-16"), "{}", ran.stderr);
    let ran = run_with_input(&folder, &["expand", "-"], b"R\0e\0s\0");
    assert!(ran.stderr.contains("<stdin> is in UTF-16"), "{}", ran.stderr);
    let ran = run_with_input(&folder, &["expand", "-"], b"A: 1\nB: M\xfcller\n");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("the first wrong byte is on line 2"), "{}", ran.stderr);
}

#[test]
fn standard_input_is_a_template_too() {
    let folder = folder("stdin");
    assert_eq!(run_with_input(&folder, &["expand", "-"], TEMPLATE.as_bytes()).status, 0);
    let ran = run_with_input(&folder, &["expand", "-"], BROKEN.as_bytes());
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("<stdin>:"), "{}", ran.stderr);
}

#[test]
fn a_template_with_errors_prints_nothing_and_is_status_1() {
    let ran = run(&folder_with("errors", BROKEN), &["expand"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.ends_with("1 error\n"), "{}", ran.stderr);
}

#[test]
fn every_format_of_diagnostics_can_be_asked_for() {
    let folder = folder_with("formats", BROKEN);
    let starts = [
        ("json", "["),
        ("sarif", "{"),
        ("github", "::error file=template.yaml,line="),
        ("human", "  error["),
    ];
    for (format, start) in starts {
        let ran = run(&folder, &["expand", "--message-format", format]);
        assert_eq!(ran.status, 1);
        assert!(ran.stderr.starts_with(start), "{format}: {}", ran.stderr);
    }
}

#[test]
fn json_without_findings_is_an_empty_list() {
    let ran = run(&folder_with("clean", TEMPLATE), &["expand", "--message-format", "json"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, "[]\n"));
}

#[test]
fn output_is_written_whole_or_not_at_all() {
    let folder = folder_with("output", TEMPLATE);
    fs::write(folder.join("out.json"), "as it was").unwrap();
    fs::write(folder.join("broken.yaml"), BROKEN).unwrap();
    assert_eq!(run(&folder, &["expand", "broken.yaml", "-o", "out.json"]).status, 1);
    assert_eq!(fs::read_to_string(folder.join("out.json")).unwrap(), "as it was");
    let ran = run(&folder, &["expand", "-o", "out.json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""));
    assert!(fs::read_to_string(folder.join("out.json")).unwrap().contains("AWS::SNS::Topic"));
    assert_eq!(names_in(&folder), ["broken.yaml", "out.json", "template.yaml"]);
}

#[test]
fn output_that_cannot_be_written_is_status_2() {
    let folder = folder_with("unwritable", TEMPLATE);
    let ran = run(&folder, &["expand", "-o", "no/such/folder/out.json"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("cannot write no/such/folder/out.json"), "{}", ran.stderr);
}

#[test]
fn the_template_is_never_overwritten() {
    let folder = folder_with("overwrite", TEMPLATE);
    let ran = run(&folder, &["expand", "-o", "./template.yaml"]);
    assert_eq!(ran.status, 2);
    assert_eq!(fs::read_to_string(folder.join("template.yaml")).unwrap(), TEMPLATE);
}

#[test]
fn yaml_when_asked_for_or_named_so() {
    let folder = folder_with("yaml", TEMPLATE);
    run(&folder, &["expand", "-o", "out.yaml"]);
    let named = fs::read_to_string(folder.join("out.yaml")).unwrap();
    assert_eq!(run(&folder, &["expand", "--format", "yaml"]).stdout, named);
    run(&folder, &["expand", "-o", "json.yaml", "--format", "json"]);
    assert!(fs::read_to_string(folder.join("json.yaml")).unwrap().starts_with('{'));
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = folder("pipe");
    let topics: String = (0..20_000).map(|at| format!("  T{at}: {{Type: AWS::SNS::Topic}}\n")).collect();
    fs::write(folder.join("template.yaml"), format!("Resources:\n{topics}")).unwrap();
    let mut child = samc(&folder, &["expand"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn unknown_parameters_are_warned_about() {
    let folder = folder_with("parameters", TEMPLATE);
    let known = run(&folder, &["expand", "--parameter", "Stage=a=b c"]);
    assert_eq!((known.status, known.stderr.as_str()), (0, ""));
    let known = run(&folder, &["expand", "--parameter-overrides", "ParameterKey=Stage,ParameterValue=prod"]);
    assert_eq!((known.status, known.stderr.as_str()), (0, ""));
    let unknown = run(&folder, &["expand", "-p", "Stgae=prod"]);
    assert_eq!(unknown.status, 0);
    insta::assert_snapshot!(unknown.stderr, @r"
      warning[S2004]: a value is given for parameter `Stgae`, which the template does not declare
       ,-[--parameter Stgae:1:1]
     1 | prod
       : ^^^^
       `----
      help: did you mean `Stage`?

    1 warning
    ");
}

#[test]
fn parameters_of_another_form_are_status_2() {
    let folder = folder_with("no-pair", TEMPLATE);
    let ran = run(&folder, &["expand", "--parameter", "Stage"]);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: --parameter: `Stage` is not of the form NAME=VALUE
      help: write for example: --parameter Stage=prod
    ");
    let ran = run(&folder, &["expand", "--parameter-overrides", "Stage=dev", "template.yaml"]);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: --parameter-overrides: `template.yaml` is not of the form NAME=VALUE
      help: name the template before --parameter-overrides, which takes all that follows
    ");
}

#[test]
fn facts_are_read_and_their_faults_named() {
    let folder = folder_with("facts", TEMPLATE);
    let facts = |text: &str| {
        fs::write(folder.join("facts.json"), text).unwrap();
        run(&folder, &["expand", "--aws-facts", "facts.json"])
    };
    assert_eq!(facts(r#"{"ServerlessRepo": null, "Now": 1700000000}"#).status, 0);
    assert_eq!(facts("{}").status, 0);
    let ran = facts(r#"{"Now": "noon"}"#);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.stderr, @r#"
    error: facts.json: `Now` must be a whole number of seconds since 1970, not `"noon"`
      help: it looks like {"ServerlessRepo": {"<application id>": {"<version>": "<template URL>"}}, "Now": 1700000000}
    "#);
    let ran = facts("{");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("facts.json is not well-formed JSON"), "{}", ran.stderr);
    assert_eq!(run(&folder, &["expand", "--aws-facts", "missing.json"]).status, 2);
}

#[test]
fn colours_follow_the_environment() {
    let folder = folder_with("colours", BROKEN);
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = samc(&folder, &["expand"]);
        finish(command.envs(variables.iter().copied())).stderr.contains('\u{1b}')
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn drawings_follow_the_locale() {
    let folder = folder_with("locale", BROKEN);
    let unicode = finish(samc(&folder, &["expand"]).env("LANG", "de_DE.UTF-8"));
    assert!(unicode.stderr.contains('│'), "{}", unicode.stderr);
    let plain = finish(samc(&folder, &["expand"]).env("LANG", "C"));
    assert_eq!(plain.stderr.is_ascii(), cfg!(not(windows)), "{}", plain.stderr);
}

#[test]
fn a_line_of_a_megabyte_does_not_flood_the_terminal() {
    let folder = folder("long-line");
    let padding = "x".repeat(1_000_000);
    let template = format!(r#"{{"Resources": {{"A": {{"Type": "T", "P": "{padding}"}}, "Topic": []}}}}"#);
    let mut command = samc(&folder, &["expand", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(template.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.len() < 1000, "{} bytes", output.stderr.len());
}

#[test]
fn files_that_the_template_names_are_put_in_unless_they_lie_outside() {
    let root = folder("include");
    let (app, elsewhere) = (root.join("app"), root.join("elsewhere"));
    fs::create_dir_all(app.join("parts")).unwrap();
    fs::create_dir_all(&elsewhere).unwrap();
    let call = |path: &str| {
        format!("Transform: {{Name: AWS::Include, Parameters: {{Location: {path}}}}}\n{TEMPLATE}")
    };
    fs::write(app.join("inside.yaml"), call("parts/outputs.yaml")).unwrap();
    fs::write(app.join("outside.yaml"), call("../elsewhere/outputs.yaml")).unwrap();
    for folder in [app.join("parts"), elsewhere.clone()] {
        fs::write(folder.join("outputs.yaml"), "Outputs: {Name: {Value: topic}}\n").unwrap();
    }
    let inside = run(&elsewhere, &["expand", "../app/inside.yaml"]);
    assert!(inside.stdout.contains("\"Outputs\""), "{}", inside.stderr);
    let outside = run(&app, &["expand", "outside.yaml"]);
    assert!(outside.stderr.contains("`../elsewhere/outputs.yaml` lies outside"), "{}", outside.stderr);
    assert_eq!((outside.status, outside.stdout.contains("\"Outputs\"")), (0, false));
    let above = run(&root, &["expand", "app/outside.yaml"]);
    assert!(above.stdout.contains("\"Outputs\""), "{}", above.stderr);
}
