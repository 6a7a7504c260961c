use super::to_table;
use crate::plan::model::api::Stage;
use crate::plan::model::store::DeadLetter;
use crate::plan::model::trigger::{Batch, TriggerKind};
use crate::plan::model::{
    Api, ApiKind, Code, Edge, EnvironmentVariable, Function, Head, Integration, NotEmulated, Origin, Output,
    Parameter, PlannedResource, Queue, Route, RunPlan, Secret, Setting, Stack, Start, Supply, Target,
    Trigger, Unknown, UnknownId,
};
use crate::report::human::Style;
use crate::source::{FileId, Sources, Span};

fn place(line: usize) -> Span {
    Span::new(FileId::at(0), line * 2, line * 2 + 1)
}

fn known<T>(value: T) -> Setting<T> {
    Setting::Known(value, Origin::template(place(0)))
}

fn text(value: &str) -> Setting<String> {
    known(value.to_owned())
}

fn head(id: &str) -> Head {
    Head { id: id.to_owned(), name: format!("shop-{id}"), arn: None, place: place(0) }
}

fn target(id: &str) -> Setting<Target> {
    known(Target { resource: Some(id.to_owned()), address: format!("arn:aws:x:::{id}") })
}

fn variable(name: &str, value: Setting<String>) -> EnvironmentVariable {
    EnvironmentVariable { name: name.to_owned(), value }
}

fn function(environment: Vec<EnvironmentVariable>) -> Function {
    Function {
        head: head("Worker"),
        code: Code::Local { path: text("src") },
        handler: Some(text("worker.run")),
        runtime: Some(text("python3.13")),
        architecture: text("x86_64"),
        memory: known(128),
        timeout: known(3),
        ephemeral_storage: known(512),
        tracing: text("PassThrough"),
        reserved_concurrency: Some(known(5)),
        aliases: Vec::new(),
        layers: Vec::new(),
        environment,
        dead_letter: None,
        asynchronous: None,
        durable: None,
        command: Some(vec!["python3.13".to_owned(), "-m".to_owned(), "awslambdaric".to_owned()]),
        image: None,
        build: None,
    }
}

fn queue(id: &str, dead_letter: Option<DeadLetter>) -> Queue {
    Queue {
        head: head(id),
        url: String::new(),
        fifo: known(false),
        deduplication: None,
        visibility_timeout: known(30),
        delay: known(0),
        retention: known(345_600),
        wait: known(20),
        dead_letter,
    }
}

fn api() -> Api {
    let integration = Integration {
        kind: text("aws_proxy"),
        target: Some(target("Worker")),
        method: None,
        payload_version: Some(text("2.0")),
        timeout: None,
        settings: None,
    };
    let route = Route {
        method: Some("GET".to_owned()),
        path: text("/orders/{id}"),
        integration,
        authorizer: Some(text("Tokens")),
        scopes: vec![text("orders")],
        api_key: known(false),
        invoke_mode: None,
        response_selection: None,
        place: place(0),
    };
    Api {
        head: head("Front"),
        kind: ApiKind::Http,
        stages: vec![Stage { name: text("$default"), variables: Vec::new(), place: place(0) }],
        base_paths: Vec::new(),
        routes: vec![route],
        authorizers: Vec::new(),
        cors: None,
        binary_types: Vec::new(),
        route_selection: None,
        definition_file: None,
        gateway_responses: None,
        key_source: None,
        keys: Vec::new(),
    }
}

fn trigger() -> Trigger {
    Trigger {
        head: head("WorkerJobs"),
        kind: TriggerKind::Sqs,
        source: Some(target("Jobs")),
        enrichment: None,
        target: target("Worker"),
        enabled: known(true),
        schedule: None,
        time_zone: None,
        filter: None,
        input: None,
        batch: Some(Batch { size: known(5), window: known(0) }),
        retry: None,
        dead_letter: None,
        settings: Vec::new(),
    }
}

fn plan() -> RunPlan {
    let parameter =
        |name: &str, value: Setting<String>, secret| Parameter { name: name.to_owned(), value, secret };
    let environment = vec![
        variable("STAGE", text("dev")),
        variable("TABLE", Setting::Unknown(UnknownId(0))),
        variable("DSN", text("postgres://app:hunter22@db/x")),
        variable("PIN", text("12")),
        variable("TWELVE", text("12 eggs")),
    ];
    RunPlan {
        stack: "shop".to_owned(),
        template: "template.yaml".to_owned(),
        region: "eu-central-1".to_owned(),
        account: "123456789012".to_owned(),
        stacks: vec![Stack {
            id: String::new(),
            name: "shop".to_owned(),
            template: "template.yaml".to_owned(),
            parameters: vec![parameter("Stage", text("dev"), false), parameter("Pin", text("12"), true)],
            outputs: vec![Output {
                name: "Jobs".to_owned(),
                value: text("https://q"),
                export: Some(text("jobs")),
            }],
        }],
        functions: vec![function(environment)],
        apis: vec![api()],
        triggers: vec![trigger()],
        queues: vec![
            queue("Jobs", Some(DeadLetter { target: target("Lost"), attempts: known(3) })),
            queue("Lost", None),
        ],
        secrets: vec![Secret { head: head("Key"), value: Some(text("s3cret-key")), generated: None }],
        resources: vec![PlannedResource {
            head: head("Debug"),
            kind: "AWS::SNS::Topic".to_owned(),
            section: "none_needed",
            because: None,
            left_out_by: Some("IsDebug".to_owned()),
        }],
        start_order: vec![
            Start { id: "Jobs".to_owned(), after: Vec::new() },
            Start {
                id: "Worker".to_owned(),
                after: vec![
                    Edge {
                        id: "Jobs".to_owned(),
                        because: "environment variable JOBS".to_owned(),
                        place: place(0),
                    },
                    Edge { id: "Jobs".to_owned(), because: "trigger".to_owned(), place: place(0) },
                ],
            },
        ],
        not_emulated: vec![NotEmulated {
            id: "Worker".to_owned(),
            what: "VpcConfig".to_owned(),
            why: "the function is in the network of this machine".to_owned(),
            place: place(2),
        }],
        unknown: vec![unknown(), unknown()],
        concealed: vec!["hunter22".to_owned()],
        ..RunPlan::default()
    }
}

fn unknown() -> Unknown {
    Unknown {
        at: Vec::new(),
        what: "parameter Table".to_owned(),
        why: "parameter `Table` has no value and no `Default`".to_owned(),
        supply: Supply::Argument("--parameter Table=…".to_owned()),
        place: place(1),
    }
}

fn shown(width: usize) -> String {
    let mut sources = Sources::new();
    sources.add("template.yaml", "1\n2\n3\n4\n");
    to_table(&plan(), &sources, &Style { colour: false, unicode: true, width })
}

#[test]
fn a_plan_as_tables() {
    insta::assert_snapshot!(shown(100));
}

#[test]
fn all_of_it_is_shown_however_narrow_the_terminal() {
    for width in [1, 40, 60, 80] {
        let text = shown(width);
        let width = width.max(super::NARROWEST);
        assert!(text.lines().all(|line| line.chars().count() <= width), "{width}:\n{text}");
        let squeezed: String = text.split_whitespace().collect();
        for part in ["Worker", "Jobs", "GET", "hunter22"] {
            assert_eq!(squeezed.contains(part), part != "hunter22", "{part} {width}:\n{text}");
        }
    }
}

#[test]
fn secrets_are_not_shown() {
    let text = shown(120);
    for secret in ["hunter22", "s3cret-key"] {
        assert!(!text.contains(secret), "{text}");
    }
    let line = |name: &str| {
        let line = text.lines().find(|line| line.contains(name)).unwrap();
        line.split_whitespace().last().unwrap().to_owned()
    };
    assert_eq!(line("DSN"), "postgres://app:***@db/x");
    assert_eq!((line("PIN"), line("Pin")), ("***".to_owned(), "***".to_owned()));
    assert!(text.contains("12 eggs"), "what is short is no part of a secret: {text}");
}
