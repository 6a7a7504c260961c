use super::RULES;
use crate::rules::tests::found_by;

/// Parameters and conditions, on lines 1 to 6.
const START: &str = "\
Parameters:
  Size: {Type: String, AllowedValues: [\"512\", \"4096\"]}
  Large: {Type: String, Default: \"8192\"}
  Big: {Type: String, AllowedValues: [a, b]}
Conditions: {IsBig: !Equals [!Ref Big, a]}
Resources:
";

fn found(resources: &str) -> Vec<String> {
    found_by(RULES, &format!("{START}{resources}"))
}

#[test]
fn sizes_are_wrong_when_no_value_fits() {
    let task = |cpu: &str, memory: &str| {
        found(&format!(
            "  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      ContainerDefinitions: [{{Name: a, Image: a}}]
      Cpu: {cpu}
      Memory: {memory}
"
        ))
    };
    assert!(task("256", "!Ref Size").is_empty() && task(".25 vCPU", "0.5 GB").is_empty());
    assert!(
        task("!ImportValue cpu", "8192").is_empty() && task("256", "'{{resolve:ssm:memory}}'").is_empty()
    );
    assert!(task("!If [IsBig, 1024, 256]", "!If [IsBig, 8192, 512]").is_empty());
    assert_eq!(task("256", "!Ref Large"), ["E3047 14"]);
    assert_eq!(task("!If [IsBig, 1024, 256]", "!If [IsBig, 512, 512]"), ["E3047 14"]);
    assert_eq!(task("300", "!Ref AWS::NoValue"), ["E3048 13", "E3048 14"]);
}

#[test]
fn containers_wait_for_each_other() {
    let task = |containers: &[&str]| {
        let containers: String =
            containers.iter().map(|one| format!("        - {{Image: a, {one}}}\n")).collect();
        found(&format!(
            "  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
{containers}"
        ))
    };
    let waits = |name: &str, other: &str, condition: &str| {
        format!("Name: {name}, DependsOn: [{{ContainerName: {other}, Condition: {condition}}}]")
    };
    let circle = [waits("a", "b", "START"), waits("b", "c", "START"), waits("c", "b", "START")];
    assert_eq!(task(&circle.each_ref().map(String::as_str)), ["S3050 12"]);
    assert_eq!(task(&[&waits("a", "a", "START")]), ["S3050 11"]);
    assert_eq!(task(&[&waits("a", "b", "START"), "Name: c"]), ["S3050 11"]);
    assert!(task(&[&waits("a", "b", "START"), "Name: !ImportValue c"]).is_empty());
    assert_eq!(task(&[&waits("a", "b", "SUCCESS"), "Name: b"]), ["S3050 11"]);
    assert!(task(&[&waits("a", "b", "SUCCESS"), "Name: b, Essential: false"]).is_empty());
    assert_eq!(task(&[&waits("a", "b", "HEALTHY"), "Name: b"]), ["S3050 11"]);
    assert!(task(&[&waits("a", "b", "HEALTHY"), "Name: b, HealthCheck: {Command: [CMD, a]}"]).is_empty());
}

const SERVICE: &str = "
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: !If [IsBig, awsvpc, bridge]
      ContainerDefinitions:
        - {Name: a, Image: a, Memory: 1, PortMappings: [{ContainerPort: 80, HostPort: 0}]}
        - {Name: b, Image: a, Memory: 1, LogConfiguration: {LogDriver: gelf}}
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: {Port: 80, Protocol: HTTP, VpcId: vpc-0123456789abcdef0, HealthCheckPort: 80}
  Service:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Task
";

#[test]
fn services_are_compared_with_their_tasks() {
    let service = |more: &str| found(&format!("{SERVICE}      {more}\n"));
    let network = "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}}";
    assert_eq!(service("DesiredCount: 1"), ["E3053 13", "E3052 20"]);
    assert_eq!(service(network), ["E3053 13"]);
    let only_then = network.replace(": {Aws", ": !If [IsBig, {Aws").replace("]}}", "]}}, !Ref AWS::NoValue]");
    assert_eq!(service(&only_then), ["E3053 13"]);
    let fargate = format!("{network}\n      LaunchType: FARGATE");
    assert_eq!(service(&fargate), ["E3054 10", "E3053 13", "E3713 14"]);
    let balanced = |name: &str, port: &str| {
        let item = format!("{{ContainerName: {name}, ContainerPort: {port}, TargetGroupArn: !Ref Group}}");
        service(&format!("{network}\n      LoadBalancers: [{item}]"))
    };
    assert_eq!(balanced("a", "80"), ["E3053 13", "E3049 17"]);
    assert_eq!(balanced("a", "81"), ["E3053 13", "S3051 23"]);
    assert_eq!(balanced("c", "80"), ["E3053 13", "S3051 23"]);
    assert_eq!(balanced("!ImportValue c", "80"), ["E3053 13"]);
}
