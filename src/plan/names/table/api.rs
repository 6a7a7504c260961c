//! What takes requests: API Gateway and AppSync.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    made("AWS::ApiGateway::Account"),
    made("AWS::ApiGateway::ApiKey")
        .titled("Name")
        .arn("apigateway:{region}::/apikeys/{name}")
        .gives(&[("APIKeyId", "{name}")]),
    made("AWS::ApiGateway::Authorizer")
        .titled("Name")
        .arn("apigateway:{region}::/restapis/{RestApiId}/authorizers/{name}")
        .gives(&[("AuthorizerId", "{name}")]),
    made("AWS::ApiGateway::BasePathMapping"),
    made("AWS::ApiGateway::BasePathMappingV2"),
    made("AWS::ApiGateway::ClientCertificate").gives(&[("ClientCertificateId", "{name}")]),
    made("AWS::ApiGateway::Deployment")
        .arn("apigateway:{region}::/restapis/{RestApiId}/deployments/{name}")
        .gives(&[("DeploymentId", "{name}")]),
    made("AWS::ApiGateway::DocumentationPart").gives(&[("DocumentationPartId", "{name}")]),
    made("AWS::ApiGateway::DocumentationVersion"),
    named("AWS::ApiGateway::DomainName", "DomainName")
        .arn("apigateway:{region}::/domainnames/{name}")
        .gives(&[("DomainNameArn", "{arn}")]),
    made("AWS::ApiGateway::DomainNameAccessAssociation"),
    named("AWS::ApiGateway::DomainNameV2", "DomainName")
        .by_arn("apigateway:{here}:/domainnames/{name}+{id}")
        .gives(&[("DomainNameArn", "{arn}"), ("DomainNameId", "{id}")]),
    made("AWS::ApiGateway::GatewayResponse").gives(&[("Id", "{name}")]),
    made("AWS::ApiGateway::Method"),
    named("AWS::ApiGateway::Model", "Name").arn("apigateway:{region}::/restapis/{RestApiId}/models/{name}"),
    made("AWS::ApiGateway::RequestValidator").titled("Name").gives(&[("RequestValidatorId", "{name}")]),
    made("AWS::ApiGateway::Resource").gives(&[("ResourceId", "{name}")]),
    // The `Name` of an API says nothing about its id.
    made("AWS::ApiGateway::RestApi")
        .titled("Name")
        .arn("apigateway:{region}::/restapis/{name}")
        .gives(&[("RestApiId", "{name}"), ("RootResourceId", "{name}-root")]),
    named("AWS::ApiGateway::Stage", "StageName")
        .arn("apigateway:{region}::/restapis/{RestApiId}/stages/{name}"),
    made("AWS::ApiGateway::UsagePlan")
        .titled("UsagePlanName")
        .arn("apigateway:{region}::/usageplans/{name}")
        .gives(&[("Id", "{name}")]),
    made("AWS::ApiGateway::UsagePlanKey").gives(&[("Id", "{name}")]),
    made("AWS::ApiGateway::VpcLink")
        .titled("Name")
        .arn("apigateway:{region}::/vpclinks/{name}")
        .gives(&[("VpcLinkId", "{name}")]),
    made("AWS::ApiGatewayV2::Api").titled("Name").arn("apigateway:{region}::/apis/{name}").gives(&[
        (
            "ApiEndpoint",
            "{ProtocolType;else HTTP;is WEBSOCKET wss;is HTTP https}://{name}.execute-api.{region}.{suffix}",
        ),
        ("ApiId", "{name}"),
    ]),
    made("AWS::ApiGatewayV2::ApiMapping").gives(&[("ApiMappingId", "{name}")]),
    made("AWS::ApiGatewayV2::Authorizer").titled("Name").gives(&[("AuthorizerId", "{name}")]),
    made("AWS::ApiGatewayV2::Deployment").gives(&[("DeploymentId", "{name}")]),
    named("AWS::ApiGatewayV2::DomainName", "DomainName")
        .arn("apigateway:{region}::/domainnames/{name}")
        .gives(&[("DomainNameArn", "{arn}")]),
    made("AWS::ApiGatewayV2::Integration").gives(&[("IntegrationId", "{name}")]),
    made("AWS::ApiGatewayV2::IntegrationResponse"),
    made("AWS::ApiGatewayV2::Model").titled("Name").gives(&[("ModelId", "{name}")]),
    made("AWS::ApiGatewayV2::Route").gives(&[("RouteId", "{name}")]),
    made("AWS::ApiGatewayV2::RouteResponse"),
    named("AWS::ApiGatewayV2::Stage", "StageName").arn("apigateway:{region}::/apis/{ApiId}/stages/{name}"),
    made("AWS::ApiGatewayV2::VpcLink")
        .titled("Name")
        .arn("apigateway:{region}::/vpclinks/{name}")
        .gives(&[("VpcLinkId", "{name}")]),
    made("AWS::AppSync::Api")
        .titled("Name")
        .by_arn("appsync:{here}:apis/{name}")
        .gives(&[("ApiArn", "{arn}"), ("ApiId", "{name}")]),
    made("AWS::AppSync::ApiCache"),
    made("AWS::AppSync::ApiKey")
        .by_arn("appsync:{here}:apis/{ApiId}/apikeys/{name}")
        .gives(&[("ApiKeyId", "{name}"), ("Arn", "{arn}")]),
    named("AWS::AppSync::ChannelNamespace", "Name")
        .by_arn("appsync:{here}:apis/{ApiId}/channelNamespace/{name}")
        .gives(&[("ChannelNamespaceArn", "{arn}")]),
    named("AWS::AppSync::DataSource", "Name")
        .by_arn("appsync:{here}:apis/{ApiId}/datasources/{name}")
        .gives(&[("DataSourceArn", "{arn}"), ("Name", "{name}")]),
    named("AWS::AppSync::DomainName", "DomainName")
        .arn("appsync:{here}:domainnames/{name}")
        .gives(&[("DomainName", "{name}"), ("DomainNameArn", "{arn}")]),
    made("AWS::AppSync::DomainNameApiAssociation"),
    made("AWS::AppSync::FunctionConfiguration")
        .titled("Name")
        .by_arn("appsync:{here}:apis/{ApiId}/functions/{name}")
        .gives(&[
            ("DataSourceName", "{DataSourceName}"),
            ("FunctionArn", "{arn}"),
            ("FunctionId", "{name}"),
            ("Name", "{Name}"),
        ]),
    made("AWS::AppSync::GraphQLApi").titled("Name").by_arn("appsync:{here}:apis/{name}").gives(&[
        ("ApiId", "{name}"),
        ("Arn", "{arn}"),
        ("GraphQLEndpointArn", "arn:{partition}:appsync:{here}:endpoints/graphql-api/{name}"),
    ]),
    made("AWS::AppSync::GraphQLSchema").reference("{ApiId}GraphQLSchema").part(),
    made("AWS::AppSync::Resolver")
        .by_arn("appsync:{here}:apis/{ApiId}/types/{TypeName}/resolvers/{FieldName}")
        .gives(&[("FieldName", "{FieldName}"), ("ResolverArn", "{arn}"), ("TypeName", "{TypeName}")]),
];
