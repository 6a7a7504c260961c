//! `samc plan` on the command line: files with values, settings, what is printed where, and the exit status.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use crate::cli::{Ran, folder, run, run_with_input};

const TEMPLATE: &str = "\
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String}
  Colour: {Type: String, Default: green}
  Key: {Type: String, Default: hunter22, NoEcho: true}
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: worker.run
      Runtime: python3.13
      VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}
      Environment:
        Variables:
          STAGE: !Ref Stage
          COLOUR: !Ref Colour
          DSN: !Sub 'https://app:${Key}@${Db.Endpoint.Address}'
          JOBS: !Ref Jobs
          VPC: !ImportValue net-VpcId
  Jobs:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !Sub 'jobs-${Stage}'}
  Db:
    Type: AWS::RDS::DBInstance
    Properties: {DBInstanceClass: db.t4g.micro, Engine: postgres}
";

const VALUES: &str = "\
[parameters]
Stage = \"from-values\"

[attributes]
\"Db.Endpoint.Address\" = \"localhost\"

[exports]
net-VpcId = \"vpc-1\"
";

/// A folder with the application in it.
fn application(test: &str) -> PathBuf {
    let folder = folder(&format!("plan-{test}"));
    add(&folder, "template.yaml", TEMPLATE);
    add(&folder, "src/worker.py", "def run(event, context): pass\n");
    add(&folder, "values.toml", VALUES);
    folder
}

fn add(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn plan(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["plan"], arguments].concat())
}

fn json(ran: &Ran) -> Json {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {} {}", ran.stdout, ran.stderr))
}

/// The value of a variable of the first function.
fn variable(plan: &Json, name: &str) -> Json {
    let variables = plan["functions"][0]["environment"].as_array().unwrap();
    variables.iter().find(|one| one["name"] == name).unwrap_or(&Json::Null)["value"].clone()
}

#[test]
fn help_of_plan() {
    insta::assert_snapshot!(run(&folder("help-plan"), &["plan", "--help"]).stdout);
}

#[test]
fn what_is_missing_is_told_with_the_line_that_supplies_it() {
    let ran = plan(&application("missing"), &[]);
    assert_eq!(ran.status, 0);
    assert_eq!(json(&ran)["functions"][0]["id"], "Worker");
    insta::assert_snapshot!(ran.stderr);
}

#[test]
fn strictly_what_is_missing_is_an_error_and_the_plan_is_there_all_the_same() {
    let ran = plan(&application("strict"), &["--strict"]);
    assert_eq!(ran.status, 1);
    assert_eq!(json(&ran)["functions"][0]["id"], "Worker");
    assert!(ran.stderr.contains("error[S4006]") && !ran.stderr.contains("warning[S4006]"), "{}", ran.stderr);
    let given = plan(&application("strict"), &["--strict", "--values", "values.toml"]);
    assert_eq!((given.status, given.stderr.as_str()), (0, ""));
}

#[test]
fn table_for_people() {
    let ran = plan(&application("table"), &["--format", "table", "--stack-name", "shop"]);
    assert_eq!(ran.status, 0);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn the_stronger_value_wins() {
    let folder = application("precedence");
    add(&folder, "params.json", r#"[{"ParameterKey": "Stage", "ParameterValue": "from-file"}]"#);
    add(&folder, "later.env", "Stage=from-later-file\n");
    add(
        &folder,
        "samconfig.toml",
        "version = 0.1\n[default.deploy.parameters]\nparameter_overrides = \"Stage=from-samconfig\"\n",
    );
    let steps: [(&[&str], &str); 6] = [
        (&[], "from-samconfig"),
        (&["--values", "values.toml"], "from-values"),
        (&["--parameter-file", "params.json"], "from-file"),
        (&["--parameter-file", "later.env"], "from-later-file"),
        (&["--parameter-overrides", "Stage=from-overrides"], "from-overrides"),
        (&["-p", "Stage=typed"], "typed"),
    ];
    let mut arguments: Vec<&str> = Vec::new();
    for (more, expected) in steps {
        arguments.extend(more);
        assert_eq!(variable(&json(&plan(&folder, &arguments)), "STAGE"), expected, "{arguments:?}");
    }
    let configured = json(&plan(&folder, &[]));
    let origin = &configured["origins"]["/functions/0/environment/0/value"];
    assert_eq!((origin["file"].as_str(), origin["line"].as_u64()), (Some("samconfig.toml"), Some(3)));
    let without = json(&plan(&folder, &["--no-config"]));
    assert_eq!(variable(&without, "STAGE"), Json::Null);
    assert_eq!(variable(&without, "COLOUR"), "green");
}

#[test]
fn values_know_the_place_that_gives_them() {
    let plan = json(&plan(&application("places"), &["--values", "values.toml"]));
    let origin = &plan["origins"]["/functions/0/environment/4/value"];
    assert_eq!((origin["kind"].as_str(), origin["file"].as_str()), (Some("override"), Some("values.toml")));
    assert_eq!(origin["line"], 8);
}

#[test]
fn environment_of_all_three_forms() {
    let folder = application("environment");
    add(&folder, ".env", "# for all\nexport COLOUR='dark red'\nMORE=1\n");
    add(&folder, "env.json", r#"{"Worker": {"COLOUR": "blue", "N": 5}, "Parameters": {"MORE": "2"}}"#);
    add(&folder, "env.toml", "[Worker]\nCOLOUR = \"white\"\n");
    let environment = |arguments: &[&str]| {
        let plan = json(&plan(&folder, arguments));
        ["COLOUR", "MORE", "N"].map(|name| variable(&plan, name).as_str().unwrap_or("-").to_owned()).join(" ")
    };
    assert_eq!(environment(&["--env", ".env"]), "dark red 1 -");
    assert_eq!(environment(&["--env", ".env", "--env", "env.json"]), "blue 2 5");
    assert_eq!(environment(&["--env", "env.json", "--env", "env.toml"]), "white 2 5");
}

#[test]
fn typos_are_told() {
    let folder = application("typos");
    add(&folder, "env.json", r#"{"Wroker": {"A": "1"}}"#);
    add(&folder, "more.toml", "[attributes]\n\"DB.Endpoint.Port\" = \"1\"\n");
    let arguments = [
        "--values",
        "values.toml",
        "--values",
        "more.toml",
        "--env",
        "env.json",
        "-p",
        "Stagee=dev",
        "-o",
        "plan.json",
    ];
    let ran = plan(&folder, &arguments);
    assert_eq!(ran.status, 0);
    insta::assert_snapshot!(ran.stderr);
}

#[test]
fn values_that_a_parameter_does_not_take_are_told() {
    let folder = application("refused");
    let template = "\
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod], Default: dev}
  Size: {Type: Number, MaxValue: 5, Default: 1}
  Zones: {Type: CommaDelimitedList, Default: a}
Resources:
  Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: !Join ['-', !Ref Zones]}}
";
    add(&folder, "template.yaml", template);
    let overrides = "parameter_overrides = {Stage = \"prdo\", Zones = [\"p\", \"q\"]}";
    add(&folder, "samconfig.toml", &format!("version = 0.1\n[default.deploy.parameters]\n{overrides}\n"));
    let ran = plan(&folder, &["-p", "Size=7", "-p", "AWS::Region=eu-west-1"]);
    assert_eq!(ran.status, 0);
    assert_eq!(json(&ran)["queues"][0]["name"], "p-q");
    insta::assert_snapshot!(ran.stderr);
}

#[test]
fn files_with_mistakes_are_status_2_and_show_the_line() {
    let folder = application("mistakes");
    add(&folder, "bad.toml", "[exports]\na = \"1\"\n\n[atributes]\n\"Db.Port\" = \"1\"\n");
    add(&folder, ".env", "A=1\nB\n");
    add(&folder, "params.json", "{\n  \"Stage\": \"dev\",\n}\n");
    let told: Vec<String> =
        [["--values", "bad.toml"], ["--env", ".env"], ["--parameter-file", "params.json"]]
            .iter()
            .map(|arguments| {
                let ran = plan(&folder, arguments);
                assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
                ran.stderr
            })
            .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn files_that_are_not_there_are_status_2_and_name_the_nearest_one() {
    let folder = application("not-there");
    let told: Vec<String> = ["--values", "--env", "--parameter-file"]
        .iter()
        .map(|option| {
            let ran = plan(&folder, &[option, "value.toml"]);
            assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
            ran.stderr
        })
        .collect();
    assert_eq!(told.iter().collect::<std::collections::BTreeSet<_>>().len(), 1, "{told:?}");
    insta::assert_snapshot!(told.first().unwrap(), @r"
    error: cannot read value.toml: there is no such file or folder
      help: did you mean `values.toml`?
    ");
}

#[test]
fn a_parameter_that_keeps_its_value_is_not_known_here() {
    let folder = application("kept");
    add(&folder, "params.json", r#"[{"ParameterKey": "Colour", "UsePreviousValue": true}]"#);
    let arguments = ["--values", "values.toml", "--parameter-file", "params.json"];
    let ran = plan(&folder, &arguments);
    assert!(ran.stderr.contains("`Colour` keeps the value that it has at AWS"), "{}", ran.stderr);
    assert_eq!(plan(&folder, &[&arguments[..], &["--strict"]].concat()).status, 1);
    let given = plan(&folder, &[&arguments[..], &["--strict", "-p", "Colour=red"]].concat());
    assert_eq!((given.status, given.stderr.as_str()), (0, ""));
}

#[test]
fn region_and_name_of_the_stack_come_from_the_settings() {
    let folder = application("My_shop 2");
    let whole = |ran: Ran| {
        let plan = json(&ran);
        format!("{} {}", plan["stack"].as_str().unwrap(), plan["region"].as_str().unwrap())
    };
    assert_eq!(whole(plan(&folder, &[])), "plan-My-shop-2 us-east-1");
    add(
        &folder,
        "samconfig.toml",
        "version = 0.1\n[default.global.parameters]\nstack_name = \"shop\"\nregion = \"eu-west-1\"\n",
    );
    assert_eq!(whole(plan(&folder, &[])), "shop eu-west-1");
    assert_eq!(
        whole(plan(&folder, &["--stack-name", "other", "--region", "eu-central-1"])),
        "other eu-central-1"
    );
    assert_eq!(whole(plan(&folder, &["--no-config"])), "plan-My-shop-2 us-east-1");
    let input = run_with_input(&folder, &["plan", "-", "--no-config"], TEMPLATE.as_bytes());
    assert_eq!(whole(input), "app us-east-1");
    let wrong = plan(&folder, &["--stack-name", "my_shop"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("letters, digits and dashes"), "{}", wrong.stderr);
}

#[test]
fn findings_can_be_turned_off_where_they_are_and_in_the_settings() {
    let folder = application("allowed");
    add(
        &folder,
        "template.yaml",
        &TEMPLATE.replace("  Stage: {", "  # samc: allow S4006 everybody has their own\n  Stage: {"),
    );
    let ran = plan(&folder, &["--strict"]);
    assert!(
        !ran.stderr.contains("`Stage` has no value") && ran.stderr.contains("`net-VpcId`"),
        "{}",
        ran.stderr
    );
    add(&folder, "samc.toml", "[levels]\nunknown-value = \"off\"\n");
    let ran = plan(&folder, &["--strict"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    // The check does not know what only a plan finds, and so cannot say that it is of no use to allow it.
    let check = run(&folder, &["check", "template.yaml"]);
    assert!(!check.stdout.contains("S2091") && !check.stdout.contains("S4006"), "{}", check.stdout);
}

#[test]
fn the_plan_goes_to_a_file_that_is_not_the_template() {
    let folder = application("output");
    let refused = plan(&folder, &["-o", "src/../template.yaml"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("would overwrite the template itself"), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(folder.join("template.yaml")).unwrap(), TEMPLATE);
    let values = fs::read_to_string(folder.join("values.toml")).unwrap();
    let refused = plan(&folder, &["--values", "values.toml", "-o", "values.toml"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("would overwrite a file that was read"), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(folder.join("values.toml")).unwrap(), values);
    let written = plan(&folder, &["-o", "plan.json", "--values", "values.toml"]);
    assert_eq!((written.status, written.stdout.as_str(), written.stderr.as_str()), (0, "", ""));
    let text = fs::read_to_string(folder.join("plan.json")).unwrap();
    assert_eq!(text, plan(&folder, &["--values", "values.toml"]).stdout);
}

#[test]
fn errors_are_status_1_with_a_plan_when_there_can_be_one() {
    let folder = application("errors");
    add(&folder, "template.yaml", &TEMPLATE.replace("src/", "scr/"));
    let ran = plan(&folder, &["--values", "values.toml"]);
    assert_eq!((ran.status, json(&ran)["functions"][0]["id"].as_str()), (1, Some("Worker")));
    assert!(ran.stderr.contains("error[S4001]"), "{}", ran.stderr);
    add(&folder, "template.yaml", &TEMPLATE.replace("Handler", "Hander"));
    let ran = plan(&folder, &["--values", "values.toml"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("error[E3002]"), "{}", ran.stderr);
}

#[test]
fn findings_for_machines() {
    let ran = plan(&application("machines"), &["--message-format", "json", "-o", "plan.json"]);
    let findings: Json = serde_json::from_str(&ran.stderr).unwrap();
    let codes: Vec<&str> =
        findings.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["S4006", "S4006", "S4006"]);
}
