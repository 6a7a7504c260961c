//! `samc check` as it is used: files and folders, settings, formats, status.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{Ran, folder, run, run_with_input};

const BAD: &str = "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      Delay: 5
";

const GOOD: &str = "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
";

/// A folder with files in it.
fn project(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = folder(test);
    fs::create_dir_all(folder.join(".git")).unwrap(); // settings of samc itself lie outside
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The findings as `file:line CODE`, from the JSON output.
fn found(ran: &Ran) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&ran.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", ran.stdout, ran.stderr));
    let line = |found: &serde_json::Value| {
        format!(
            "{}:{} {}",
            found["file"].as_str().unwrap(),
            found["span"]["start"]["line"],
            found["code"].as_str().unwrap()
        )
    };
    json.as_array().unwrap().iter().map(line).collect()
}

fn check(folder: &Path, arguments: &[&str]) -> Ran {
    let mut all = vec!["check", "--message-format", "json"];
    all.extend(arguments);
    run(folder, &all)
}

#[test]
fn help_of_check() {
    insta::assert_snapshot!(run(&folder("help-check"), &["check", "--help"]).stdout);
}

#[test]
fn findings_for_people() {
    let folder = project("check-people", &[("a.yaml", BAD), ("b.yaml", GOOD)]);
    let ran = run(&folder, &["check", "a.yaml", "b.yaml"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(ran.stdout);
    let ran = run(&folder, &["check", "b.yaml"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "no problems in 1 template\n"));
}

#[test]
fn folders_are_searched_for_templates() {
    let files = [
        ("z.yaml", BAD),
        (
            "a/template.json",
            r#"{"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"Delay": 1}}}}"#,
        ),
        ("a/workflow.yaml", "on: push\n"),
        ("a/broken.yml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: [\n"),
        ("a/notes.txt", BAD),
        ("node_modules/x/template.yaml", BAD),
        (".aws-sam/build/template.yaml", BAD),
        (".hidden/template.yaml", BAD),
        ("generated/template.yaml", BAD),
        (".gitignore", "generated\n"),
    ];
    let folder = project("check-folder", &files);
    fs::write(folder.join("a/binary.yaml"), b"AWS::\xff\xfe\x00").unwrap();
    let ran = check(&folder, &["."]);
    assert_eq!(found(&ran), ["a/broken.yml:2 E0000", "a/template.json:1 E3002", "z.yaml:7 E3002"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    // Without a template of the usual name, the current folder is meant.
    assert_eq!(found(&check(&folder, &[])), found(&ran));
    assert_eq!(found(&check(&folder, &["z.yaml", ".", "./z.yaml"])).first().unwrap(), "z.yaml:7 E3002");
    assert_eq!(found(&check(&folder, &["*.yaml"])), ["z.yaml:7 E3002"]);
    assert_eq!(found(&check(&folder, &["**/*.json", "a/*.yml"])).len(), 2);
}

#[test]
fn nothing_to_check() {
    let folder = project("check-nothing", &[("other.yaml", "on: push\n"), ("empty/x.txt", "")]);
    let ran = run(&folder, &["check"]);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: no template is named, and this folder has none
      help: name one: samc check path/to/template.yaml
    ");
    let ran = run(&folder, &["check", "empty"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.starts_with("note: there is no template to check"), "{}", ran.stderr);
    let ran = run(&folder, &["check", "no/*.yaml"]);
    assert_eq!(ran.status, 2);
    let ran = run(&folder, &["check", "--skip-other-files", "other.yaml"]);
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    // What is named is taken for a template.
    let named = found(&check(&folder, &["other.yaml"]));
    assert!(named.contains(&"other.yaml:1 E1001".to_owned()), "{named:?}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_checked() {
    let folder = project("check-unreadable", &[("a.yaml", BAD)]);
    fs::write(folder.join("latin.yaml"), b"A: M\xfcller\n").unwrap();
    let ran = check(&folder, &["missing.yaml", "latin.yaml", "a.yaml"]);
    assert_eq!((ran.status, found(&ran)), (2, vec!["a.yaml:7 E3002".to_owned()]));
    insta::assert_snapshot!(ran.stderr, @r"
    error: cannot read missing.yaml: there is no such file or folder
    error: latin.yaml is not in UTF-8: the first wrong byte is on line 1
      help: save it in UTF-8
    ");
}

#[test]
fn the_order_is_that_of_the_paths() {
    let names: Vec<String> = (0..60).map(|number| format!("t{number:02}.yaml")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), BAD)).collect();
    let folder = project("check-order", &files);
    let expected: Vec<String> = names.iter().map(|name| format!("{name}:7 E3002")).collect();
    assert_eq!(found(&check(&folder, &["."])), expected);
}

#[test]
fn a_buffer_has_the_name_and_the_settings_of_its_file() {
    let toml = "[[files]]\nglob = \"legacy/**\"\nlevels = { E3002 = \"off\" }\n";
    let folder = project("check-buffer", &[("samc.toml", toml)]);
    let input = |name: &str| {
        let arguments = ["check", "-", "--stdin-filename", name, "--message-format", "json"];
        found(&run_with_input(&folder, &arguments, BAD.as_bytes()))
    };
    assert_eq!(input("stacks/a.yaml"), ["stacks/a.yaml:7 E3002"]);
    assert_eq!(input("legacy/a.yaml"), Vec::<String>::new());
    assert_eq!(run(&folder, &["check", "--stdin-filename", "a.yaml"]).status, 2);
}

#[test]
fn every_format() {
    let folder = project("check-formats", &[("a.yaml", BAD), ("b.yaml", GOOD)]);
    for format in ["json", "json-lines", "sarif", "github", "gitlab", "junit"] {
        let ran = run(&folder, &["check", "a.yaml", "b.yaml", "--message-format", format]);
        assert_eq!((ran.status, ran.stderr.as_str()), (1, ""), "{format}");
        let version = format!("{:?}", env!("CARGO_PKG_VERSION"));
        insta::assert_snapshot!(format!("check_{format}"), ran.stdout.replace(&version, "\"VERSION\""));
    }
    let ran = run(&folder, &["check", "b.yaml", "--message-format", "json"]);
    assert_eq!(ran.stdout, "[]\n");
}

#[test]
fn statistics() {
    let folder = project("check-statistics", &[("a.yaml", BAD), ("b.yaml", BAD)]);
    let ran = run(&folder, &["check", ".", "--statistics"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, "2  error    E3002  unknown-property\n"));
    let ran = check(&folder, &[".", "--statistics"]);
    assert!(ran.stdout.contains("\"count\": 2"), "{}", ran.stdout);
    assert_eq!(run(&folder, &["check", ".", "--statistics", "--message-format", "sarif"]).status, 2);
}

#[test]
fn output_goes_to_a_file() {
    let folder = project("check-output", &[("a.yaml", BAD)]);
    let ran = check(&folder, &["a.yaml", "--output", "found.json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert!(fs::read_to_string(folder.join("found.json")).unwrap().contains("E3002"));
}

#[test]
fn levels_of_the_command_line() {
    let folder = project("check-levels", &[("a.yaml", BAD)]);
    assert_eq!(run(&folder, &["check", "a.yaml", "--allow", "unknown-property,W"]).status, 0);
    assert_eq!(run(&folder, &["check", "a.yaml", "--allow", "E", "--deny", "E3002"]).status, 1);
    let ran = run(&folder, &["check", "a.yaml", "--allow", "unknwon-property"]);
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(ran.stderr, @r"
    error: --allow: samc finds nothing called `unknwon-property`
      help: did you mean `unknown-property`?
    ");
}

#[test]
fn a_baseline_hides_what_was_there_before() {
    let folder = project("check-baseline", &[("stacks/a.yaml", BAD)]);
    let ran = run(&folder, &["check", ".", "--write-baseline", "baseline.json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "no problems in 1 template\n"));
    insta::assert_snapshot!(fs::read_to_string(folder.join("baseline.json")).unwrap());
    assert_eq!(run(&folder, &["check", ".", "--baseline", "baseline.json"]).status, 0);
    fs::write(folder.join("stacks/a.yaml"), format!("# one line more\n{BAD}      Colour: red\n")).unwrap();
    assert_eq!(found(&check(&folder, &[".", "--baseline", "baseline.json"])), ["stacks/a.yaml:9 E3002"]);
    fs::write(folder.join("samc.toml"), "baseline = \"baseline.json\"\n").unwrap();
    assert_eq!(found(&check(&folder, &["stacks"])), ["stacks/a.yaml:9 E3002"]);
    fs::write(folder.join("stacks/a.yaml"), GOOD).unwrap();
    let ran = run(&folder, &["check", "stacks"]);
    assert_eq!(
        ran.stderr,
        "note: 1 finding of the baseline was not found again; write it anew to forget what is gone\n"
    );
    fs::write(folder.join("baseline.json"), "[]").unwrap();
    assert_eq!(run(&folder, &["check", "stacks"]).status, 2);
}

/// To lose a template or the settings is never what `--output` is for.
#[test]
fn what_was_read_is_not_overwritten() {
    let files = [("a.yaml", BAD), ("samc.toml", "regions = [\"eu-central-1\"]\n")];
    let folder = project("check-overwrite", &files);
    for option in ["--output", "--write-baseline"] {
        for (name, text) in files {
            let ran = run(&folder, &["check", "a.yaml", option, name]);
            assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{option} {name}");
            let told = format!("{option} {name} would overwrite a file that was read");
            assert!(ran.stderr.contains(&told), "{}", ran.stderr);
            assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), text);
        }
    }
}

#[test]
fn settings_of_cfn_lint_are_honoured() {
    let rc = "# old settings\nignore_checks: [E30]\nregions: [eu-central-1]\nignore_templates: ['legacy/**']\nconfigure_rules: {E3012: {strict: true}}\n";
    let files = [("a.yaml", BAD), ("legacy/b.yaml", BAD), (".cfnlintrc", rc)];
    let folder = project("check-cfnlintrc", &files);
    assert_eq!(found(&check(&folder, &["."])), Vec::<String>::new());
    assert_eq!(found(&check(&folder, &[".", "--no-config"])), ["a.yaml:7 E3002", "legacy/b.yaml:7 E3002"]);
    fs::write(folder.join(".cfnlintrc"), format!("{rc}mandatory_checks: [E3002]\n")).unwrap();
    assert_eq!(found(&check(&folder, &["."])), ["a.yaml:7 E3002"]);
    fs::write(folder.join(".cfnlintrc"), "ignore_checks: [\n").unwrap();
    let ran = check(&folder, &["."]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains(".cfnlintrc:1:"), "{}", ran.stderr);
}

#[test]
fn settings_of_the_sam_cli_are_honoured() {
    let template = "Parameters:\n  Delay: {Type: String}\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {DelaySeconds: !Ref Delay}\n";
    let toml = "[default.global.parameters]\nregion = \"eu-west-1\"\n[default.deploy.parameters]\nparameter_overrides = \"Delay=soon Stgae=x\"\n";
    let folder = project(
        "check-samconfig",
        &[("app/template.yaml", template), ("app/samconfig.toml", toml), ("app/b.yaml", GOOD)],
    );
    let ran = run(&folder, &["check", "app"]);
    assert!(ran.stdout.contains("app/samconfig.toml:4 Stgae"), "{}", ran.stdout);
    insta::assert_snapshot!(run(&folder, &["config", "app/template.yaml"]).stdout);
}

#[test]
fn a_broken_configuration_is_one_clear_error() {
    let folder = project(
        "check-broken-config",
        &[("a.yaml", BAD), ("samc.toml", "[levels]\nunknwon-property = \"off\"\n")],
    );
    let ran = run(&folder, &["check", "."]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(ran.stderr);
    let ran = run(&folder, &["check", ".", "--config", "missing.toml"]);
    assert_eq!(ran.status, 2);
    fs::write(folder.join("samc.toml"), "templates = [\"a.yaml\"\n").unwrap();
    assert!(run(&folder, &["check"]).stderr.contains("this is not TOML"));
}

const STOCK: &str = r#"{
  "typeName": "Acme::Shop::Stock",
  "additionalProperties": false,
  "properties": {
    "Name": {"type": "string", "pattern": "^[a-z]+$"},
    "Doors": {"type": "array", "contains": {"const": "in"}},
    "Id": {"type": "string"}
  },
  "required": ["Name"],
  "readOnlyProperties": ["/properties/Id"],
  "primaryIdentifier": ["/properties/Id"]
}
"#;

const SHOP: &str = "\
Resources:
  Stock:
    Type: Acme::Shop::Stock
    Properties:
      Name: Nails
      Door: [out]
Outputs:
  Stock:
    Value: !GetAtt Stock.Ident
";

#[test]
fn types_of_a_registry_are_added() {
    let folder = project("check-schema", &[("a.yaml", SHOP), ("stock.json", STOCK)]);
    assert_eq!(found(&check(&folder, &["a.yaml"])), ["a.yaml:3 E3006"]);
    let with_type = ["a.yaml:5 E3031", "a.yaml:6 E3002", "a.yaml:9 E1010"];
    assert_eq!(found(&check(&folder, &["a.yaml", "--schema", "stock.json"])), with_type);
    // As `aws cloudformation describe-type` prints it.
    let described = serde_json::json!({"Arn": "arn:aws:cloudformation:…", "Schema": STOCK}).to_string();
    fs::write(folder.join("described.json"), described).unwrap();
    assert_eq!(found(&check(&folder, &["a.yaml", "--schema", "described.json"])), with_type);
}

#[test]
fn a_broken_schema_is_one_clear_error() {
    let broken = STOCK.replace(r#""Id": {"type": "string"}"#, r#""Id": {"type": "text"}"#);
    let folder = project("check-broken-schema", &[("a.yaml", SHOP), ("stock.json", &broken)]);
    let ran = run(&folder, &["check", "a.yaml", "--schema", "stock.json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(ran.stderr);
    fs::write(folder.join("stock.json"), "{\"typeName\": }").unwrap();
    assert!(run(&folder, &["check", "--schema", "stock.json"]).stderr.contains("this is no JSON"));
}

#[test]
fn a_resource_beside_the_resources_is_one_that_is_not_indented() {
    let misplaced = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\nQueue:\n  Type: AWS::SQS::Queue\n";
    let folder = project("check-indent", &[("a.yaml", misplaced)]);
    let ran = run(&folder, &["check", "a.yaml"]);
    assert!(ran.stdout.contains("indent it, so that it stands below `Resources`"), "{}", ran.stdout);
}

#[test]
fn what_is_wrong_in_a_loop_is_told_once() {
    let looped = "\
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Topics:
    - Name
    - [First, Second]
    - Topic${Name}:
        Type: AWS::SNS::Topic
        Properties: {TopicNam: !Ref Name}
";
    let folder = project("check-loop", &[("a.yaml", looped)]);
    assert_eq!(found(&check(&folder, &["a.yaml"])), ["a.yaml:8 E3002"]);
}

/// A nested stack is seen from where its parent lies, not from the current folder.
#[test]
fn nested_stacks_get_what_their_templates_take() {
    let parent = "\
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      TemplateURL: ./network/template.yaml
      Parameters:
        Size: huge
        Cidr: 10.0.0.0/16
  Bare:
    Type: AWS::CloudFormation::Stack
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      TemplateURL: network/template.yaml
Outputs:
  Subnet:
    Value: !GetAtt Network.Outputs.Subnet
  Subnets:
    Value: !GetAtt Network.Outputs.Subnets
";
    let child = "\
Parameters:
  Size: {Type: String, AllowedValues: [small, large]}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
Outputs:
  Subnet: {Value: !Ref Vpc}
";
    let files = [("stacks/parent.yaml", parent), ("stacks/network/template.yaml", child)];
    let folder = project("check-nested", &files);
    let expected =
        ["9 E3043", "10 E3043", "15 E3043", "21 E1010"].map(|found| format!("stacks/parent.yaml:{found}"));
    assert_eq!(found(&check(&folder, &["stacks/parent.yaml", "--min-severity", "error"])), expected);
}

#[test]
fn settings_say_what_to_check() {
    let toml = "templates = [\"stacks/*.yaml\"]\nmin-severity = \"error\"\n";
    let folder = project("check-templates", &[("samc.toml", toml), ("stacks/a.yaml", BAD), ("b.yaml", BAD)]);
    assert_eq!(found(&check(&folder, &[])), ["stacks/a.yaml:7 E3002"]);
    let inner = folder.join("stacks");
    assert_eq!(found(&check(&inner, &["a.yaml"])), ["a.yaml:7 E3002"]);
}

#[test]
fn the_effective_settings_are_shown() {
    let toml = "region = \"eu-central-1\"\n[levels]\nE3002 = \"warning\"\n[[files]]\nglob = \"legacy/**\"\nlevels = { W = \"off\" }\n";
    let rc = "ignore_checks: [W3005]\nconfigure_rules: {}\n";
    let folder = project("config", &[("samc.toml", toml), (".cfnlintrc.yaml", rc)]);
    insta::assert_snapshot!(run(&folder, &["config", "legacy/a.yaml"]).stdout);
    insta::assert_snapshot!("config_without_files", run(&folder, &["config", "--no-config"]).stdout);
}

#[test]
fn suppressions_are_told_when_they_are_of_no_use() {
    let template = format!("{BAD}      DelaySeconds: 1 # samc: allow E3012 why\n")
        .replace("Delay: 5", "Delay: 5 # samc: allow E3002 on purpose");
    let folder = project("check-suppressions", &[("a.yaml", &template)]);
    let ran = run(&folder, &["check", "a.yaml"]);
    assert_eq!(ran.status, 0);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn explanations() {
    let folder = folder("explain");
    insta::assert_snapshot!(run(&folder, &["explain", "E3012"]).stdout);
    assert_eq!(run(&folder, &["explain", "wrong-type"]).stdout, run(&folder, &["explain", "e3012"]).stdout);
    let ran = run(&folder, &["explain", "E3021x"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("did you mean"), "{}", ran.stderr);
    assert!(run(&folder, &["explain"]).stdout.contains("E3002  unknown-property"));
}

#[test]
fn what_shells_and_man_want_to_know() {
    let folder = folder("shells");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&folder, &["completions", shell]);
        assert!(ran.status == 0 && ran.stdout.contains("explain"), "{shell}");
    }
    assert!(run(&folder, &["man"]).stdout.contains(".TH samc 1"));
    assert_eq!(run(&folder, &["man", "--folder", "man1"]).status, 0);
    assert!(folder.join("man1/samc-check.1").is_file());
    let version = run(&folder, &["version"]).stdout;
    assert!(version.starts_with("samc ") && version.contains("as of 20"), "{version}");
}

const SLIPS: &str = "\
Parameters:
  Unused: {Type: String}
Resources:
  Orders: # the queue
    Type: AWS::SQS::Queue
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      QueueNme: 'orders'
";

const MENDED: &str = "\
Resources:
  Orders: # the queue
    Type: AWS::SQS::Queue
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      QueueName: 'orders'
";

#[test]
fn fixes_are_written_and_the_rest_is_told() {
    let folder = project("check-fix", &[("a.yaml", SLIPS), ("b.yaml", BAD)]);
    let ran = run(&folder, &["check", "a.yaml", "b.yaml", "--fix"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(ran.stdout);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("a.yaml"), SLIPS.replace("Nme", "Name"));
    let ran = run(&folder, &["check", "a.yaml", "--fix", "--unsafe-fixes"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "1 fixed, nothing left in 1 template\n"));
    assert_eq!(read("a.yaml"), MENDED);
    let ran = run(&folder, &["check", "a.yaml", "--fix", "--message-format", "json"]);
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (0, "[]\n", "note: 0 fixed\n"));
}

#[test]
fn what_fixes_would_change_is_shown() {
    let folder = project("check-diff", &[("a.yaml", SLIPS), ("b.yaml", GOOD)]);
    let ran = run(&folder, &["check", "a.yaml", "b.yaml", "--diff", "--unsafe-fixes"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, "note: 2 would be fixed\n"));
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(fs::read_to_string(folder.join("a.yaml")).unwrap(), SLIPS);
    let ran = run(&folder, &["check", "b.yaml", "--diff"]);
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    assert_eq!(run(&folder, &["check", "a.yaml", "--unsafe-fixes"]).status, 2);
    assert_eq!(run(&folder, &["check", "a.yaml", "--diff", "--fix"]).status, 2);
}

#[test]
fn what_is_turned_off_is_not_fixed() {
    let allowed = SLIPS.replace("'orders'", "'orders' # samc: allow E3002");
    let folder = project("check-fix-allowed", &[("a.yaml", &allowed), ("b.yaml", SLIPS)]);
    run(&folder, &["check", "a.yaml", "--fix"]);
    assert_eq!(fs::read_to_string(folder.join("a.yaml")).unwrap(), allowed);
    run(&folder, &["check", "b.yaml", "--fix", "--allow", "E3002"]);
    assert_eq!(fs::read_to_string(folder.join("b.yaml")).unwrap(), SLIPS);
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let folder = project("check-fix-input", &[("a.yaml", GOOD)]);
    let arguments = ["check", "-", "--stdin-filename", "a.yaml", "--fix"];
    let ran = run_with_input(&folder, &arguments, SLIPS.as_bytes());
    assert_eq!((ran.status, ran.stdout), (0, SLIPS.replace("Nme", "Name")));
    assert!(ran.stderr.contains("1 fixed, 1 warning left in 1 template"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.join("a.yaml")).unwrap(), GOOD);
}

#[test]
fn line_ends_and_permissions_stay() {
    let text = SLIPS.replace('\n', "\r\n");
    let folder = project("check-fix-bytes", &[("a.yaml", &format!("\u{feff}{text}"))]);
    let path = folder.join("a.yaml");
    #[cfg(unix)]
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
    run(&folder, &["check", "a.yaml", "--fix"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("\u{feff}{}", text.replace("Nme", "Name")));
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777,
        0o640
    );
}

#[test]
fn what_is_write_protected_is_left_as_it_is() {
    let folder = project("check-fix-protected", &[("a.yaml", SLIPS)]);
    let path = folder.join("a.yaml");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let ran = run(&folder, &["check", "a.yaml", "--fix"]);
    assert_eq!((ran.status, fs::read_to_string(&path).unwrap().as_str()), (2, SLIPS));
    insta::assert_snapshot!(ran.stderr, @r"
    error: a.yaml is write-protected, and is left as it is
      help: make it writable, or use --diff to see what would change
    ");
}

#[test]
fn what_a_template_includes_is_not_fixed_from_there() {
    let template = "Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: part.yaml}}\n";
    let part = "Orders:\n  Type: AWS::SNS::Topic\n  Properties:\n    TopicNme: orders\n";
    let folder = project("check-fix-include", &[("a.yaml", template), ("part.yaml", part)]);
    let ran = run(&folder, &["check", "a.yaml", "--fix"]);
    assert!(ran.status == 1 && ran.stdout.contains("`TopicNme`"), "{}", ran.stdout);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!((read("a.yaml").as_str(), read("part.yaml").as_str()), (template, part));
}
