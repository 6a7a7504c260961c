//! Tables: DynamoDB's local edition, and a container that makes the tables in it and ends.

use serde_json::{Map, Value, json};

use super::names::Names;
use super::{Compose, text};
use crate::plan::model::store::{Index, Table};
use crate::plan::model::{Key, RunPlan};

/// The service that has the tables.
const DATABASE: &str = "dynamodb";
/// The one that makes them.
const MAKER: &str = "dynamodb-tables";
/// Where the database is found.
const ADDRESS: &str = "http://dynamodb:8000";

/// Takes the names of the services, when there are tables.
pub fn claim(plan: &RunPlan, names: &mut Names) {
    if !plan.tables.is_empty() {
        names.claim(DATABASE);
        names.claim(MAKER);
    }
}

/// Adds the services, when there are tables.
pub fn add(compose: &mut Compose) {
    let plan = compose.plan;
    if plan.tables.is_empty() {
        return;
    }
    let port = compose.ports.claim(8000, "the tables (DynamoDB)".to_owned());
    compose.tables_port = port;
    let database = json!({
        "image": "amazon/dynamodb-local",
        "command": ["-jar", "DynamoDBLocal.jar", "-sharedDb", "-inMemory"],
        "working_dir": "/home/dynamodblocal",
        "ports": port.map(|port| format!("{port}:8000")).into_iter().collect::<Vec<_>>(),
    });
    let mut variables = Map::new();
    variables.insert("AWS_REGION".to_owned(), json!(plan.region));
    add_variables(compose, &mut variables, false);
    let maker = json!({
        "image": "amazon/aws-cli",
        "entrypoint": ["/bin/sh", "-c"],
        "command": [script(&plan.tables)],
        "environment": variables,
        "depends_on": { DATABASE: { "condition": "service_started" } },
    });
    for (name, service) in [(DATABASE, database), (MAKER, maker)] {
        if let Value::Object(service) = service {
            compose.add_service(name.to_owned(), service);
        }
    }
}

/// Lets a program find the tables; one in the network of the machine finds them at their published port. The local edition
/// takes any credentials, but clients want some.
pub fn add_variables(compose: &Compose, variables: &mut Map<String, Value>, is_on_machine: bool) {
    if compose.plan.tables.is_empty() {
        return;
    }
    let published = compose.tables_port.filter(|_| is_on_machine);
    let address = published.map_or_else(|| ADDRESS.to_owned(), |port| format!("http://localhost:{port}"));
    let own = [
        ("AWS_ENDPOINT_URL_DYNAMODB", address.as_str()),
        ("AWS_ACCESS_KEY_ID", "local"),
        ("AWS_SECRET_ACCESS_KEY", "local"),
    ];
    for (name, value) in own {
        variables.entry(name).or_insert_with(|| json!(value));
    }
}

/// Lets a service wait for the tables.
pub fn add_dependency(plan: &RunPlan, waits: &mut Map<String, Value>) {
    if !plan.tables.is_empty() {
        waits.insert(MAKER.to_owned(), json!({ "condition": "service_completed_successfully" }));
    }
}

/// Waits for the database, and makes each table that is not there.
fn script(tables: &[Table]) -> String {
    let mut script =
        "for second in $(seq 60); do aws dynamodb list-tables > /dev/null 2>&1 && break; sleep 1; done\n\
                      set -e\n"
            .to_owned();
    for table in tables {
        let name = quoted(&table.head.name);
        let input = quoted(&definition(table).to_string());
        script.push_str(&format!(
            "aws dynamodb describe-table --table-name {name} > /dev/null 2>&1 ||\n  \
             aws dynamodb create-table --cli-input-json {input} > /dev/null\n"
        ));
        if let Some(attribute) = &table.time_to_live {
            let specification = quoted(&format!("Enabled=true,AttributeName={}", text::text(attribute)));
            script.push_str(&format!(
                "aws dynamodb update-time-to-live --table-name {name} \
                 --time-to-live-specification {specification} > /dev/null || true\n"
            ));
        }
    }
    script
}

/// A text of a shell that means itself.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// The table as the `CreateTable` of DynamoDB has it.
fn definition(table: &Table) -> Value {
    let mut input = Map::new();
    input.insert("TableName".to_owned(), json!(table.head.name));
    input.insert("AttributeDefinitions".to_owned(), attributes(table));
    input.insert("KeySchema".to_owned(), schema(&table.key));
    input.insert("BillingMode".to_owned(), json!("PAY_PER_REQUEST"));
    for (name, local) in [("GlobalSecondaryIndexes", false), ("LocalSecondaryIndexes", true)] {
        let indexes: Vec<Value> =
            table.indexes.iter().filter(|index| index.local == local).map(index).collect();
        if !indexes.is_empty() {
            input.insert(name.to_owned(), Value::Array(indexes));
        }
    }
    if let Some(view) = &table.stream {
        let stream = json!({ "StreamEnabled": true, "StreamViewType": text::text(view) });
        input.insert("StreamSpecification".to_owned(), stream);
    }
    Value::Object(input)
}

/// Each attribute of a key once.
fn attributes(table: &Table) -> Value {
    let mut types = Map::new();
    for key in table.key.iter().chain(table.indexes.iter().flat_map(|index| &index.key)) {
        let kind = key.kind.as_ref().map_or_else(|| "S".to_owned(), text::text);
        types.entry(text::text(&key.name)).or_insert_with(|| json!(kind));
    }
    types.into_iter().map(|(name, kind)| json!({ "AttributeName": name, "AttributeType": kind })).collect()
}

fn schema(key: &[Key]) -> Value {
    key.iter()
        .map(|key| json!({ "AttributeName": text::text(&key.name), "KeyType": text::text(&key.role) }))
        .collect()
}

fn index(index: &Index) -> Value {
    let projection = index.projection.as_ref().map(|projection| projection.value.clone());
    json!({
        "IndexName": text::text(&index.name),
        "KeySchema": schema(&index.key),
        "Projection": projection.unwrap_or_else(|| json!({ "ProjectionType": "ALL" })),
    })
}
