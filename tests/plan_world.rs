//! What resources are called where names depend on other names, in long chains and in circles.

use std::fmt::Write;

use samc::plan::world::{Identity, ResourceIndex};
use samc::plan::{self, Options, RunPlan};
use samc::source::Sources;

use crate::fixtures::{self, Folder};

/// The plan of a template, which has no findings.
fn planned(template: &str) -> RunPlan {
    let (plan, findings) = planned_with_findings(template);
    assert_eq!(findings, Vec::<&str>::new());
    plan
}

/// The plan of a template, and the codes of what is found.
fn planned_with_findings(template: &str) -> (RunPlan, Vec<&'static str>) {
    let mut sources = Sources::new();
    let file = sources.add("template.yaml", template);
    let expand = fixtures::options(&fixtures::folder("plan").join("none.yaml"), &mut sources);
    let options = Options { expand, stack: "app".to_owned(), given: Default::default() };
    let planned = plan::plan(&mut sources, file, &options, &Folder(fixtures::folder("plan")));
    let findings = planned.diagnostics.iter().map(|found| found.code.id).collect();
    (planned.plan.unwrap(), findings)
}

/// A queue whose name is that of another with a letter behind it.
fn queue(template: &mut String, id: usize, before: usize) {
    let name = format!("!Join ['', [!GetAtt Q{before}.QueueName, x]]");
    writeln!(template, "  Q{id}: {{Type: AWS::SQS::Queue, Properties: {{QueueName: {name}}}}}").unwrap();
}

#[test]
fn chains_of_names_may_be_of_any_length_and_in_any_order() {
    const LENGTH: usize = 500;
    let orders: [Vec<usize>; 3] = [
        (1..LENGTH).collect(),
        (1..LENGTH).rev().collect(),
        (1..LENGTH).map(|at| at * 7 % LENGTH).filter(|at| *at > 0).collect(),
    ];
    for order in orders {
        let mut template = "Resources:\n".to_owned();
        order.iter().for_each(|id| queue(&mut template, *id, id - 1));
        template.push_str("  Q0: {Type: AWS::SQS::Queue, Properties: {QueueName: a}}\n");
        let plan = planned(&template);
        assert_eq!(plan.unknown.len(), 0);
        assert_eq!(plan.queues.len(), order.len() + 1);
        for queue in &plan.queues {
            let number: usize = queue.head.id.trim_start_matches('Q').parse().unwrap();
            assert_eq!(queue.head.name, format!("a{}", "x".repeat(number)));
        }
    }
}

/// Deeply nested values take more of the stack, so that fewer of them may wait for one another.
#[test]
fn chains_of_deeply_nested_names_come_to_an_end() {
    const LENGTH: usize = 60;
    const NESTED: usize = 30;
    let mut template = "Resources:\n".to_owned();
    for id in (1..LENGTH).rev() {
        let name = format!("{}!Ref T{}{}", "!Join ['', [".repeat(NESTED), id - 1, ", x]]".repeat(NESTED));
        writeln!(template, "  T{id}: {{Type: AWS::DynamoDB::Table, Properties: {{TableName: {name}}}}}")
            .unwrap();
    }
    template.push_str("  T0: {Type: AWS::DynamoDB::Table, Properties: {TableName: a}}\n");
    let plan = planned(&template);
    assert_eq!(plan.unknown.len(), 0);
    assert_eq!(plan.tables[0].head.name.len(), 1 + (LENGTH - 1) * NESTED);
}

/// One of them is called as if it declared no name, and the others after it.
#[test]
fn names_in_a_circle_are_not_known() {
    for length in [1, 2, 3, 70] {
        let mut template = "Resources:\n".to_owned();
        (0..length).for_each(|id| queue(&mut template, id, (id + 1) % length));
        let (plan, findings) = planned_with_findings(&template);
        assert_eq!(findings, ["E3004"]);
        assert_eq!((plan.queues.len(), plan.unknown.len()), (length, 1));
        let name = |id: usize| plan.queues[id].head.name.clone();
        let follows = |id: &usize| name(*id) == format!("{}x", name((id + 1) % length));
        assert_eq!((0..length).filter(follows).count(), length - 1);
        let made = (0..length).find(|id| !follows(id)).unwrap();
        assert_eq!(name(made), format!("app-Q{made}"));
    }
}

#[test]
fn names_that_look_each_other_up_come_to_an_end() {
    let mut template = "Resources:\n".to_owned();
    for id in 0..60 {
        let name = format!("'{{{{resolve:ssm:p{}}}}}'", (id + 1) % 60);
        writeln!(
            template,
            "  P{id}: {{Type: AWS::SSM::Parameter, Properties: {{Name: {name}, Type: String, Value: v}}}}"
        )
        .unwrap();
    }
    let plan = planned(&template);
    assert_eq!(plan.stored_parameters.len(), 60);
    assert!(!plan.unknown.is_empty());
}

#[test]
fn exports_that_import_each_other_come_to_an_end() {
    let mut template = "Resources:\n  Queue: {Type: AWS::SQS::Queue}\nOutputs:\n".to_owned();
    for id in 0..200 {
        writeln!(template, "  O{id}: {{Value: !ImportValue e{}, Export: {{Name: !ImportValue n}}}}", id + 1)
            .unwrap();
    }
    template.push_str("  Last: {Value: !ImportValue known, Export: {Name: e}}\n");
    template.push_str("  Known: {Value: v, Export: {Name: known}}\n");
    let plan = planned(&template);
    let outputs = &plan.stacks[0].outputs;
    assert_eq!(outputs.len(), 202);
    assert_eq!(outputs[200].value.known().map(String::as_str), Some("v"));
}

fn identity(id: &str, kind: &str, name: &str, arn: &str, reference: &str) -> Identity {
    let (arn, reference) = (Some(arn.to_owned()), Ok(reference.to_owned()));
    let (id, kind, name) = (id.to_owned(), kind.to_owned(), name.to_owned());
    Identity { id, kind, name, is_declared: false, unknown: None, arn, reference }
}

#[test]
fn addresses_lead_to_resources() {
    let mut index = ResourceIndex::default();
    let function = "arn:aws:lambda:eu-west-1:1:function:orders";
    let alias = format!("{function}:live");
    let table = "arn:aws:dynamodb:eu-west-1:1:table/orders";
    let logs = "arn:aws:logs:eu-west-1:1:log-group:/aws/orders:*";
    // What belongs to another one stands before it here.
    index.add(&identity("Live", "AWS::Lambda::Alias", "live", &alias, &alias));
    index.add(&identity("Url", "AWS::Lambda::Url", "app-Url", function, function));
    index.add(&identity("Policy", "AWS::S3::BucketPolicy", "app-Policy", "", "files"));
    index.add(&identity("Function", "AWS::Lambda::Function", "orders", function, "orders"));
    index.add(&identity("Table", "AWS::DynamoDB::Table", "orders", table, "orders"));
    index.add(&identity("Files", "AWS::S3::Bucket", "files", "arn:aws:s3:::files", "files"));
    index.add(&identity("Logs", "AWS::Logs::LogGroup", "/aws/orders", logs, "/aws/orders"));
    index.add(&identity("Pool", "AWS::Cognito::UserPool", "app-Pool", "arn:aws:c:r:1:userpool/r_a", "r_a"));

    let target = |address: &str| index.target(address).resource;
    let function_id = Some("Function".to_owned());
    assert_eq!(target(function), function_id);
    assert_eq!(target(&alias), function_id);
    assert_eq!(
        target(&format!("arn:aws:apigateway:r:lambda:path/v/functions/{alias}/invocations")),
        function_id
    );
    assert_eq!(target(&format!("{table}/stream/local")).as_deref(), Some("Table"));
    assert_eq!(target("arn:aws:s3:::files/*").as_deref(), Some("Files"));
    assert_eq!(target("arn:aws:logs:eu-west-1:1:log-group:/aws/orders").as_deref(), Some("Logs"));
    assert_eq!(target("files").as_deref(), Some("Files"));
    assert_eq!(target("orders"), None, "a function and a table are called so");
    assert_eq!(target("arn:aws:lambda:eu-west-1:1:function:others"), None);

    let named = |address: &str, kind: &str| index.named(address, kind).resource;
    assert_eq!(named("orders", "AWS::DynamoDB::Table").as_deref(), Some("Table"));
    assert_eq!(named("orders", "AWS::Lambda::Function"), function_id);
    assert_eq!(named(&alias, "AWS::Lambda::Function"), function_id);
    assert_eq!(named("r_a", "AWS::Cognito::UserPool").as_deref(), Some("Pool"));
    assert_eq!(named("orders", "AWS::SQS::Queue"), None);
}

/// Each of `count` conditions names the next one inside of this many `Fn::Not`; the last one holds.
fn chain_of_conditions(count: usize, nested: usize) -> String {
    let mut template = "Conditions:\n".to_owned();
    for at in 1..count {
        let (open, close) = ("{'Fn::Not': [".repeat(nested), "]}".repeat(nested));
        writeln!(template, "  C{at}: {open}{{Condition: C{}}}{close}", at + 1).unwrap();
    }
    writeln!(template, "  C{count}: !Equals [a, a]").unwrap();
    template.push_str(
        "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: !If [C1, holds, other]}\n",
    );
    template
}

#[test]
fn conditions_that_name_each_other_in_a_chain() {
    let plan = planned(&chain_of_conditions(100, 1));
    assert_eq!((plan.unknown.len(), plan.queues[0].head.name.as_str()), (0, "other"));
    let plan = planned(&chain_of_conditions(3, 80));
    assert_eq!((plan.unknown.len(), plan.queues[0].head.name.as_str()), (0, "holds"));
}

/// A chain of 99 conditions, each deep in the other, once ran out of the stack.
#[test]
fn conditions_deep_inside_of_each_other_are_not_known() {
    let plan = planned(&chain_of_conditions(99, 90));
    assert_eq!(plan.unknown.len(), 1);
    assert_eq!(plan.queues[0].head.name, "app-Q");
}

/// Each name is the address of the next queue, and so longer than the next name: they once filled the memory.
#[test]
fn names_do_not_grow_without_end() {
    let mut template = "Resources:\n".to_owned();
    for id in 0..500 {
        let next = (id + 1) % 500;
        writeln!(template, "  Q{id}: {{Type: AWS::SQS::Queue, Properties: {{QueueName: !Ref Q{next}}}}}")
            .unwrap();
    }
    let (plan, _) = planned_with_findings(&template);
    assert!(plan.queues.iter().all(|queue| queue.head.name.len() <= 2_048));
    assert!(!plan.unknown.is_empty());
}

/// Text that is encoded and encoded again once filled the memory.
#[test]
fn encoding_what_is_encoded_comes_to_an_end() {
    let value = format!("{}x{}", "{'Fn::Base64': ".repeat(90), "}".repeat(90));
    let resources = "Resources: {Q: {Type: AWS::SQS::Queue}}";
    let plan = planned(&format!("{resources}\nOutputs: {{A: {{Value: {value}}}}}\n"));
    assert_eq!(plan.unknown.len(), 1);
}
