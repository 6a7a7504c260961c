//! Data sources: tables and functions that the API reads and writes, with the roles to do so.

use super::{GraphQl, entries, given, truthy};
use crate::expand::connector::{Connector, End, connect};
use crate::expand::context::{Context, Expanded};
use crate::expand::property::{Property, Shape, fits};
use crate::expand::resource::{Attributes, Resource};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text};

/// What stands under `DataSources`.
pub const DATA_SOURCES: &[Property] = &[
    Property::optional("DynamoDb", Shape::MapOf(&Shape::Fields(DYNAMO_DB))).literal(),
    Property::optional("Lambda", Shape::MapOf(&Shape::Fields(LAMBDA))).literal(),
];

const DYNAMO_DB: &[Property] = &[
    Property::required("TableName", Shape::Any),
    Property::optional("ServiceRoleArn", Shape::Any),
    Property::optional("TableArn", Shape::Any),
    Property::optional("Permissions", PERMISSION_LIST).literal(),
    Property::optional("Name", Shape::Any),
    Property::optional("Description", Shape::Any),
    Property::optional("Region", Shape::Any),
    Property::optional("DeltaSync", Shape::Fields(DELTA_SYNC)).literal(),
    Property::optional("UseCallerCredentials", Shape::Any),
    Property::optional("Versioned", Shape::Any),
];

const PERMISSIONS: &[&str] = &["Read", "Write"];
const PERMISSION_LIST: Shape = Shape::ListOf(&Shape::Enum(PERMISSIONS));

const DELTA_SYNC: &[Property] = &[
    Property::required("BaseTableTTL", Shape::Any),
    Property::required("DeltaSyncTableName", Shape::Any),
    Property::required("DeltaSyncTableTTL", Shape::Any),
];

const LAMBDA: &[Property] = &[
    Property::required("FunctionArn", Shape::Any),
    Property::optional("ServiceRoleArn", Shape::Any),
    Property::optional("Name", Shape::Any),
    Property::optional("Description", Shape::Any),
];

/// Makes all data sources, and notes their names for the functions.
pub fn make(context: &mut Context, graph: &mut GraphQl) -> Expanded<Vec<Resource>> {
    let mut resources = Vec::new();
    let sources = graph.resource.get("DataSources").cloned();
    let section = |name: &str| entries(sources.as_ref().and_then(|sources| sources.get(name)));
    for (name, span, settings) in section("DynamoDb") {
        resources.extend(dynamo_db(context, graph, &name, span, &settings)?);
    }
    for (name, span, settings) in section("Lambda") {
        resources.extend(lambda(context, graph, &name, span, &settings)?);
    }
    Ok(resources)
}

fn dynamo_db(
    context: &mut Context,
    graph: &mut GraphQl,
    name: &Text,
    span: Span,
    settings: &Node,
) -> Expanded<Vec<Resource>> {
    let id = format!("{name}DynamoDBDataSource");
    let mut source = data_source(context, graph, name, &id, "AMAZON_DYNAMODB", (span, settings))?;
    source.set("DynamoDBConfig", dynamo_db_config(settings, span));
    let table = truthy(settings, "TableArn").cloned().unwrap_or_else(|| table_arn(settings, span));
    let permissions = truthy(settings, "Permissions").filter(|list| fits(list, &PERMISSION_LIST));
    let permissions = permissions.and_then(Node::as_list).cloned();
    let permissions =
        permissions.unwrap_or_else(|| PERMISSIONS.iter().map(|name| name.into_node(span)).collect());
    let table = End::described("AWS::DynamoDB::Table", span).with("Arn", table);
    let access = Access { suffix: "ToTableConnector", destination: table, permissions };
    with_role(context, graph, source, &id, settings, access)
}

fn lambda(
    context: &mut Context,
    graph: &mut GraphQl,
    name: &Text,
    span: Span,
    settings: &Node,
) -> Expanded<Vec<Resource>> {
    let id = format!("{name}LambdaDataSource");
    let mut source = data_source(context, graph, name, &id, "AWS_LAMBDA", (span, settings))?;
    let function = given(settings, "FunctionArn").cloned().unwrap_or_else(|| "".into_node(span));
    source.set("LambdaConfig", map!(span; "LambdaFunctionArn" => &function));
    let function = End::described("AWS::Lambda::Function", span).with("Arn", function);
    let permissions = vec!["Write".into_node(span)];
    let access = Access { suffix: "ToLambdaConnector", destination: function, permissions };
    with_role(context, graph, source, &id, settings, access)
}

fn data_source(
    context: &mut Context,
    graph: &mut GraphQl,
    name: &Text,
    id: &str,
    kind: &str,
    (span, settings): (Span, &Node),
) -> Expanded<Resource> {
    let mut source = graph.part_of_api(context, id, "AWS::AppSync::DataSource", span)?;
    source.set("Name", truthy(settings, "Name").cloned().unwrap_or_else(|| name.into_node(span)));
    source.set("Type", kind);
    source.set_some("Description", given(settings, "Description"));
    graph.data_sources.insert(name.clone(), source.get_att("Name"));
    Ok(source)
}

fn dynamo_db_config(settings: &Node, cause: Span) -> Node {
    let mut config = Map::new();
    config.insert("AwsRegion", region(settings, cause));
    config.insert_some("TableName", given(settings, "TableName").cloned());
    for name in ["UseCallerCredentials", "Versioned"] {
        config.insert_some(name, truthy(settings, name).cloned());
    }
    config.insert_some("DeltaSyncConfig", given(settings, "DeltaSync").cloned());
    config.into_node(cause)
}

fn region(settings: &Node, cause: Span) -> Node {
    let region = truthy(settings, "Region").cloned();
    region.unwrap_or_else(|| intrinsic::reference("AWS::Region", cause))
}

fn table_arn(settings: &Node, cause: Span) -> Node {
    let text = "arn:${AWS::Partition}:dynamodb:${__Region__}:${AWS::AccountId}:table/${__TableName__}";
    let name = given(settings, "TableName").cloned().unwrap_or_else(|| "".into_node(cause));
    let variables = map!(cause; "__TableName__" => name, "__Region__" => region(settings, cause));
    intrinsic::sub_with(text, variables, cause)
}

/// What a data source must be allowed to do.
struct Access {
    suffix: &'static str,
    destination: End,
    permissions: Vec<Node>,
}

/// The data source with a role, unless it has one of its own.
fn with_role(
    context: &mut Context,
    graph: &GraphQl,
    mut source: Resource,
    id: &str,
    settings: &Node,
    access: Access,
) -> Expanded<Vec<Resource>> {
    if let Some(role) = truthy(settings, "ServiceRoleArn") {
        source.set("ServiceRoleArn", role);
        return Ok(vec![source]);
    }
    let cause = source.cause;
    let role = graph.role(context, &format!("{id}Role"), cause)?;
    source.set("ServiceRoleArn", role.get_att("Arn"));
    let connector = Connector {
        logical_id: format!("{}{}", source.logical_id, access.suffix).into(),
        attributes: Attributes::default(),
        permissions: access.permissions,
        cause,
    };
    let end = End::described("AWS::AppSync::DataSource", cause)
        .with("Arn", source.get_att("DataSourceArn"))
        .with("RoleName", role.reference());
    let policies = connect(context, &connector, &end, &access.destination)?;
    Ok([source, role].into_iter().chain(policies).collect())
}
