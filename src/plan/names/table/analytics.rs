//! What works through data: queries, catalogues, models, maps.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    named("AWS::Athena::DataCatalog", "Name").arn("athena:{here}:datacatalog/{name}"),
    made("AWS::Athena::NamedQuery").titled("Name").gives(&[("NamedQueryId", "{name}")]),
    named("AWS::Athena::PreparedStatement", "StatementName"),
    named("AWS::Athena::WorkGroup", "Name").arn("athena:{here}:workgroup/{name}"),
    made("AWS::Bedrock::Agent")
        .titled("AgentName")
        .arn("bedrock:{here}:agent/{name}")
        .gives(&[("AgentArn", "{arn}"), ("AgentId", "{name}")]),
    made("AWS::Bedrock::AgentAlias")
        .titled("AgentAliasName")
        .reference("{AgentId}|{name}")
        .arn("bedrock:{here}:agent-alias/{AgentId}/{name}")
        .gives(&[("AgentAliasArn", "{arn}"), ("AgentAliasId", "{name}")]),
    made("AWS::Bedrock::DataSource")
        .titled("Name")
        .reference("{KnowledgeBaseId}|{name}")
        .gives(&[("DataSourceId", "{name}")]),
    made("AWS::Bedrock::Guardrail").titled("Name").by_arn("bedrock:{here}:guardrail/{name}").gives(&[
        ("GuardrailArn", "{arn}"),
        ("GuardrailId", "{name}"),
        ("Version", "DRAFT"),
    ]),
    made("AWS::Bedrock::KnowledgeBase")
        .titled("Name")
        .arn("bedrock:{here}:knowledge-base/{name}")
        .gives(&[("KnowledgeBaseArn", "{arn}"), ("KnowledgeBaseId", "{name}")]),
    named("AWS::Glue::Connection", "ConnectionInput.Name").arn("glue:{here}:connection/{name}"),
    named("AWS::Glue::Crawler", "Name").arn("glue:{here}:crawler/{name}"),
    named("AWS::Glue::Database", "DatabaseInput.Name").lower().arn("glue:{here}:database/{name}"),
    named("AWS::Glue::Job", "Name").arn("glue:{here}:job/{name}"),
    named("AWS::Glue::Registry", "Name").by_arn("glue:{here}:registry/{name}").gives(&[("Arn", "{arn}")]),
    named("AWS::Glue::Schema", "Name")
        .by_arn("glue:{here}:schema/{Registry.Name;or Registry.Arn;last;else default-registry}/{name}")
        .gives(&[("Arn", "{arn}")]),
    named("AWS::Glue::SecurityConfiguration", "Name"),
    named("AWS::Glue::Table", "TableInput.Name").lower().arn("glue:{here}:table/{DatabaseName}/{name}"),
    named("AWS::Glue::Trigger", "Name").arn("glue:{here}:trigger/{name}"),
    named("AWS::Glue::Workflow", "Name").arn("glue:{here}:workflow/{name}"),
    named("AWS::Location::APIKey", "KeyName")
        .arn("geo:{here}:api-key/{name}")
        .gives(&[("Arn", "{arn}"), ("KeyArn", "{arn}")]),
    named("AWS::Location::GeofenceCollection", "CollectionName")
        .arn("geo:{here}:geofence-collection/{name}")
        .gives(&[("Arn", "{arn}"), ("CollectionArn", "{arn}")]),
    named("AWS::Location::Map", "MapName")
        .arn("geo:{here}:map/{name}")
        .gives(&[("Arn", "{arn}"), ("MapArn", "{arn}")]),
    named("AWS::Location::PlaceIndex", "IndexName")
        .arn("geo:{here}:place-index/{name}")
        .gives(&[("Arn", "{arn}"), ("IndexArn", "{arn}")]),
    named("AWS::Location::RouteCalculator", "CalculatorName")
        .arn("geo:{here}:route-calculator/{name}")
        .gives(&[("Arn", "{arn}"), ("CalculatorArn", "{arn}")]),
    named("AWS::Location::Tracker", "TrackerName")
        .arn("geo:{here}:tracker/{name}")
        .gives(&[("Arn", "{arn}"), ("TrackerArn", "{arn}")]),
    named("AWS::OSIS::Pipeline", "PipelineName")
        .by_arn("osis:{here}:pipeline/{name}")
        .gives(&[("PipelineArn", "{arn}")]),
    named("AWS::SageMaker::Endpoint", "EndpointName")
        .by_arn("sagemaker:{here}:endpoint/{name}")
        .gives(&[("EndpointName", "{name}")]),
    named("AWS::SageMaker::EndpointConfig", "EndpointConfigName")
        .by_arn("sagemaker:{here}:endpoint-config/{name}")
        .gives(&[("EndpointConfigName", "{name}")]),
    named("AWS::SageMaker::Model", "ModelName")
        .by_arn("sagemaker:{here}:model/{name}")
        .gives(&[("ModelName", "{name}")]),
];
