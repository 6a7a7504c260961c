//! Plans made by hand, for tests of pictures.

use super::{Edge, EdgeKind, Node, NodeKind, Picture};
use crate::plan::model::api::{Api, ApiKind, Authorizer, Integration, Route};
use crate::plan::model::store::{DeadLetter, Key};
use crate::plan::model::trigger::{Batch, Trigger, TriggerKind};
use crate::plan::model::{
    Bucket, Code, Edge as StartEdge, Function, Head, Origin, Queue, RunPlan, Setting, Stack, Start,
    StateMachine, Table, Target, Topic, Tree, Unknown, UnknownId, application::Supply,
};
use crate::source::{Sources, Span};

fn place() -> Span {
    Span::new(Sources::new().add("template.yaml", ""), 0, 0)
}

fn known<T>(value: T) -> Setting<T> {
    Setting::Known(value, Origin::template(place()))
}

fn text(value: &str) -> Setting<String> {
    known(value.to_owned())
}

fn head(id: &str, service: &str) -> Head {
    let arn = Some(format!("arn:aws:{service}:eu-west-1:123456789012:shop-{id}"));
    Head {
        id: id.to_owned(),
        name: format!("shop-{id}"),
        arn,
        physical_id: None,
        place: place(),
        named: Origin::template(place()),
    }
}

/// A target in the plan.
fn resource(id: &str) -> Setting<Target> {
    known(Target { resource: Some(id.to_owned()), address: format!("arn:{id}") })
}

/// A target elsewhere.
fn address(address: &str) -> Setting<Target> {
    known(Target { resource: None, address: address.to_owned() })
}

fn function(id: &str) -> Function {
    Function {
        head: head(id, "lambda"),
        code: Code::Missing,
        handler: Some(text("app.handler")),
        runtime: Some(text("python3.13")),
        architecture: text("x86_64"),
        memory: known(128),
        timeout: known(3),
        ephemeral_storage: known(512),
        tracing: text("PassThrough"),
        reserved_concurrency: None,
        aliases: Vec::new(),
        layers: Vec::new(),
        environment: Vec::new(),
        dead_letter: None,
        asynchronous: None,
        durable: None,
        command: None,
        image: None,
        build: None,
    }
}

fn queue(id: &str, dead_letter: Option<&str>) -> Queue {
    Queue {
        head: head(id, "sqs"),
        url: format!("https://sqs.eu-west-1.amazonaws.com/123456789012/shop-{id}"),
        fifo: known(false),
        deduplication: None,
        visibility_timeout: known(30),
        delay: known(0),
        retention: known(345_600),
        wait: known(0),
        dead_letter: dead_letter.map(|id| DeadLetter { target: resource(id), attempts: known(3) }),
    }
}

fn table(id: &str) -> Table {
    let key = Key { name: text("id"), role: text("HASH"), kind: None };
    let head = head(id, "dynamodb");
    Table { head, key: vec![key], indexes: Vec::new(), billing_mode: None, stream: None, time_to_live: None }
}

fn route(method: &str, path: &str, target: Setting<Target>) -> Route {
    let integration = Integration {
        kind: text("aws_proxy"),
        target: Some(target),
        action: None,
        method: None,
        payload_version: Some(text("1.0")),
        timeout: None,
        settings: None,
    };
    Route {
        method: Some(method.to_owned()),
        path: text(path),
        integration,
        authorizer: None,
        scopes: Vec::new(),
        api_key: known(false),
        invoke_mode: None,
        response_selection: None,
        place: place(),
    }
}

fn api(id: &str, routes: Vec<Route>) -> Api {
    Api {
        head: head(id, "apigateway"),
        kind: ApiKind::Rest,
        stages: Vec::new(),
        base_paths: Vec::new(),
        routes,
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

fn authorizer(name: &str, function: &str) -> Authorizer {
    Authorizer {
        name: name.to_owned(),
        declared_name: None,
        kind: text("token"),
        function: Some(resource(function)),
        identity_sources: Vec::new(),
        identity_pattern: None,
        time_to_live: None,
        issuer: None,
        audience: Vec::new(),
        user_pools: Vec::new(),
        payload_version: None,
        simple_responses: None,
        place: place(),
    }
}

fn trigger(id: &str, kind: TriggerKind, source: Option<Setting<Target>>, target: Setting<Target>) -> Trigger {
    Trigger {
        head: Head { arn: None, ..head(id, "events") },
        kind,
        source,
        enrichment: None,
        target,
        enabled: known(true),
        schedule: None,
        time_zone: None,
        filter: None,
        input: None,
        batch: None,
        retry: None,
        dead_letter: None,
        settings: Vec::new(),
    }
}

fn tree(json: &str) -> Tree {
    Tree { value: serde_json::from_str(json).unwrap(), holes: Vec::new(), origin: Origin::template(place()) }
}

fn uses(id: &str, others: &[&str]) -> Start {
    let edge = |other: &&str| StartEdge {
        id: (*other).to_owned(),
        because: format!("environment variable {}", other.to_uppercase()),
        through: None,
        place: place(),
    };
    Start { id: id.to_owned(), after: others.iter().map(edge).collect() }
}

fn stack(id: &str) -> Stack {
    let template = "template.yaml".to_owned();
    Stack {
        id: id.to_owned(),
        name: "shop".to_owned(),
        template,
        parameters: Vec::new(),
        outputs: Vec::new(),
    }
}

/// An application of about ten resources, with a bit of everything.
pub fn shop() -> RunPlan {
    let mut orders =
        trigger("NewOrder", TriggerKind::Sqs, Some(resource("Orders")), resource("ProcessOrder"));
    orders.batch = Some(Batch { size: known(10), window: known(0) });
    let mut nightly = trigger("Nightly", TriggerKind::Schedule, None, resource("CleanUp"));
    nightly.schedule = Some(text("rate(5 minutes)"));
    let mut uploads =
        trigger("Uploads", TriggerKind::S3, Some(resource("Pictures")), resource("ResizePicture"));
    uploads.filter = Some(tree(r#"{"Event": "s3:ObjectCreated:*"}"#));
    let mail =
        trigger("Mail", TriggerKind::Sns, Some(resource("Shipped")), address("mailto:shop@example.com"));
    let mut paid = trigger("Paid/Targets/0", TriggerKind::EventPattern, None, resource("Fulfil"));
    paid.filter = Some(tree(r#"{"source": ["shop.payments"], "detail-type": ["Paid", "Refunded"]}"#));
    let mut shop = api(
        "Api",
        vec![
            route("GET", "/orders", resource("OrdersApi")),
            route("POST", "/orders", resource("OrdersApi")),
            route("GET", "/orders/{id}", resource("OrdersApi")),
            route("GET", "/hello", address("https://example.com/hello")),
        ],
    );
    shop.authorizers.push(authorizer("Tokens", "CheckToken"));
    let mut resize = function("ResizePicture");
    resize.dead_letter = Some(Setting::Unknown(UnknownId::itself(0)));
    let names = ["OrdersApi", "ProcessOrder", "CleanUp", "CheckToken"];
    RunPlan {
        version: 1,
        stack: "shop".to_owned(),
        stacks: vec![stack("")],
        functions: names.into_iter().map(function).chain([resize, function("Forgotten")]).collect(),
        apis: vec![shop],
        triggers: vec![orders, nightly, uploads, mail, paid],
        tables: vec![table("OrderTable")],
        queues: vec![queue("Orders", Some("LostOrders")), queue("LostOrders", None)],
        topics: vec![Topic { head: head("Shipped", "sns"), fifo: known(false), deduplication: None }],
        buckets: vec![Bucket {
            head: head("Pictures", "s3"),
            versioning: None,
            cors: None,
            website: None,
            event_bridge: known(false),
        }],
        state_machines: vec![StateMachine {
            head: head("Fulfil", "states"),
            kind: text("STANDARD"),
            definition: None,
            definition_file: None,
            substitutions: Vec::new(),
            calls: vec![resource("ProcessOrder"), resource("CleanUp")],
        }],
        start_order: vec![
            uses("OrdersApi", &["OrderTable", "Orders"]),
            uses("ProcessOrder", &["OrderTable", "Shipped"]),
            uses("CleanUp", &["OrderTable"]),
            uses("ResizePicture", &["Pictures"]),
        ],
        unknown: vec![Unknown {
            properties: Vec::new(),
            resources: Vec::new(),
            also: Vec::new(),
            at: Vec::new(),
            what: "parameter FailureQueue".to_owned(),
            why: "it has no default".to_owned(),
            supply: Supply::Argument("--parameter FailureQueue=…".to_owned()),
            place: place(),
        }],
        ..RunPlan::default()
    }
}

/// One function and its URL.
pub fn one_function() -> RunPlan {
    let mut url = api("HelloUrl", vec![route("ANY", "$default", resource("Hello"))]);
    url.kind = ApiKind::FunctionUrl;
    RunPlan {
        stack: "hello".to_owned(),
        functions: vec![function("Hello")],
        apis: vec![url],
        ..RunPlan::default()
    }
}

/// Stacks nested in each other, with edges across.
pub fn nested() -> RunPlan {
    let mut orders =
        trigger("Orders/Work", TriggerKind::Sqs, Some(resource("Orders/Jobs")), resource("Orders/Worker"));
    orders.batch = Some(Batch { size: known(5), window: known(0) });
    let routes = vec![
        route("POST", "/orders", resource("Orders/Take")),
        route("GET", "/stock", resource("Orders/Stock/Look")),
        route("GET", "/", resource("Home")),
    ];
    let mut events =
        trigger("Mails/Ask", TriggerKind::Sns, Some(resource("Orders/Told")), resource("Mails/Send"));
    events.filter = Some(tree(r#"{"kind": ["order"]}"#));
    RunPlan {
        stack: "market".to_owned(),
        stacks: ["", "Orders", "Mails", "Orders/Stock"].map(stack).to_vec(),
        functions: [
            "Home",
            "Orders/Take",
            "Orders/Worker",
            "Orders/Stock/Look",
            "Mails/Send",
            "Mails/Preview",
        ]
        .map(function)
        .to_vec(),
        apis: vec![api("Api", routes)],
        queues: vec![queue("Orders/Jobs", None)],
        topics: vec![Topic { head: head("Orders/Told", "sns"), fifo: known(true), deduplication: None }],
        tables: vec![table("Orders/Stock/Items")],
        triggers: vec![orders, events],
        start_order: vec![
            uses("Orders/Take", &["Orders/Jobs"]),
            uses("Orders/Worker", &["Orders/Told", "Orders/Stock/Items"]),
            uses("Orders/Stock/Look", &["Orders/Stock/Items"]),
        ],
        ..RunPlan::default()
    }
}

/// An application of this many parts, each a route, a function, a queue, a worker and a table.
pub fn many(parts: usize) -> RunPlan {
    let mut plan = RunPlan { stack: "many".to_owned(), ..RunPlan::default() };
    let mut routes = Vec::new();
    for number in 0..parts {
        let name = |word: &str| format!("{word}{number}");
        let (take, jobs, work, items) = (name("TakeOrders"), name("Jobs"), name("Work"), name("Items"));
        routes.push(route("POST", &format!("/orders/{number}"), resource(&take)));
        plan.functions.extend([function(&take), function(&work)]);
        plan.queues.push(queue(&jobs, Some(&name("Jobs")).filter(|_| number == 1).map(String::as_str)));
        plan.tables.push(table(&items));
        plan.triggers.push(trigger(&name("Event"), TriggerKind::Sqs, Some(resource(&jobs)), resource(&work)));
        let shared = format!("Items{}", number / 3);
        plan.start_order.extend([uses(&take, &[&jobs, &shared]), uses(&work, &[&items, &shared])]);
    }
    plan.apis.push(api("Api", routes));
    plan
}

/// Names of all kinds, and things that lead to themselves and in circles.
pub fn hostile() -> RunPlan {
    let names = [
        "end",
        "\"quoted\"",
        "[x](y)",
        "a<b>&amp;",
        "1. list",
        "%%{init: {}}%%",
        "`code`",
        "graph TD;",
        "🚀 注文",
        "\u{202e}right\u{0}",
        "line\nbreak",
        "",
        "]]>",
        "<script>alert(1)</script>",
    ];
    let long = "VeryLongName".repeat(40);
    let mut plan = RunPlan { stack: "<&\"end\"]]>".to_owned(), ..RunPlan::default() };
    plan.functions = names.into_iter().chain([long.as_str()]).map(function).collect();
    let ids: Vec<String> = plan.functions.iter().map(|function| function.head.id.clone()).collect();
    for (number, id) in ids.iter().enumerate() {
        let next = &ids[(number + 1) % ids.len()];
        plan.triggers.push(trigger(id, TriggerKind::Sns, Some(resource(id)), resource(next)));
    }
    plan.triggers.push(trigger("itself", TriggerKind::Sqs, Some(resource("end")), resource("end")));
    plan.apis
        .push(api("the end", ids.iter().map(|id| route("GET", &format!("/{id}"), resource(id))).collect()));
    plan
}

/// All of them.
pub fn all() -> Vec<RunPlan> {
    vec![shop(), one_function(), nested(), many(12), hostile(), RunPlan::default()]
}

/// A picture of one node with edges to this many others.
pub fn wide(count: usize) -> Picture {
    let node = |number: usize| Node {
        kind: if number == 0 { NodeKind::Topic } else { NodeKind::Queue },
        word: "queue".to_owned(),
        name: format!("Queue{number}"),
        full_name: format!("Queue{number}"),
        detail: String::new(),
        group: None,
    };
    let edge = |to| Edge { from: 0, to, kind: EdgeKind::Triggers, labels: Vec::new() };
    Picture {
        title: "wide".to_owned(),
        nodes: (0..=count).map(node).collect(),
        edges: (1..=count).map(edge).collect(),
        groups: Vec::new(),
    }
}
