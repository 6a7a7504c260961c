//! S3077: Traffic moves to a new version in steps, and nothing watches.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3077",
        name: "deployment-without-alarms",
        severity: Severity::Info,
        summary: "Traffic moves to a new version in steps, and nothing watches.",
    },
    documentation: Documentation {
        finds: "A `DeploymentPreference`, or a deployment group of CodeDeploy, that shifts the traffic of a function in steps (`Canary…`, `Linear…`) without alarms.",
        matters: "Going in steps makes the deployment slower so that an alarm can stop it. Without one, a version that fails gets all of the traffic as well, only later.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      AutoPublishAlias: live
      DeploymentPreference:
        Type: Canary10Percent5Minutes
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      AutoPublishAlias: live
      DeploymentPreference:
        Type: Canary10Percent5Minutes
        Alarms: [!Ref Errors]
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Errors
      Dimensions:
        - Name: Resource
          Value: !Sub ${Handle}:live
        - Name: FunctionName
          Value: !Ref Handle
      Statistic: Sum
      Period: 60
      EvaluationPeriods: 1
      Threshold: 0
      ComparisonOperator: GreaterThanThreshold
",
    },
    check: Check::Subject(check),
};

/// What the names of configurations that go in steps begin with ("Deployment configurations on an AWS Lambda
/// compute platform").
const IN_STEPS: &[&str] = &["CodeDeployDefault.LambdaCanary", "CodeDeployDefault.LambdaLinear"];

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for group in deployed.resources_of("AWS::CodeDeploy::DeploymentGroup") {
        for at in deployed.reach(group, &["DeploymentConfigName"]) {
            let values = deployed.evaluator.values(at.node, &at.scope);
            let mut names = values.iter().filter_map(|value| value.node.as_str());
            let name = names.find(|name| IN_STEPS.iter().any(|beginning| name.starts_with(beginning)));
            let Some(name) = name.filter(|_| deployed.may_lack(group, "AlarmConfiguration", &at.scope))
            else {
                continue;
            };
            let name = name.strip_prefix("CodeDeployDefault.Lambda").unwrap_or(name);
            let found = format!("`{name}` shifts traffic in steps, and no alarm can stop it");
            let problem = Diagnostic::new(RULE.code, at.node.span, found);
            let help = "name alarms under `Alarms`, or use `AllAtOnce`";
            findings.push(problem.help(help).resource(deployed.known_as(group)));
        }
    }
}
