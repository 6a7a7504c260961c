//! The types whose names samc knows about.
//!
//! What `Ref` and `Fn::GetAtt` give is from the page of each type in the CloudFormation user guide ("Return values"), the ARNs are from
//! the service authorization reference.

use super::{Made, Naming, OTHER};

const fn named(
    property: &'static str,
    reference: &'static str,
    arn: &'static str,
    attributes: &'static [(&'static str, &'static str)],
) -> Naming {
    Naming { property: Some(property), made: Made::Plain, reference, arn: Some(arn), attributes }
}

/// The types, sorted by name.
pub const TABLE: &[(&str, Naming)] = &[
    ("AWS::ApiGateway::DomainName", Naming { property: Some("DomainName"), ..OTHER }),
    ("AWS::ApiGateway::Resource", Naming { attributes: &[("ResourceId", "{ref}")], ..OTHER }),
    (
        "AWS::ApiGateway::RestApi",
        Naming { attributes: &[("RestApiId", "{ref}"), ("RootResourceId", "{name}-root")], ..OTHER },
    ),
    ("AWS::ApiGateway::Stage", Naming { property: Some("StageName"), ..OTHER }),
    ("AWS::ApiGatewayV2::Stage", Naming { property: Some("StageName"), ..OTHER }),
    ("AWS::ApiGatewayV2::DomainName", Naming { property: Some("DomainName"), ..OTHER }),
    (
        "AWS::DynamoDB::Table",
        named(
            "TableName",
            "{name}",
            "arn:{partition}:dynamodb:{region}:{account}:table/{name}",
            &[("StreamArn", "arn:{partition}:dynamodb:{region}:{account}:table/{name}/stream/local")],
        ),
    ),
    (
        "AWS::Lambda::Function",
        named("FunctionName", "{name}", "arn:{partition}:lambda:{region}:{account}:function:{name}", &[]),
    ),
    (
        "AWS::SQS::Queue",
        Naming {
            made: Made::Fifo("FifoQueue"),
            ..named(
                "QueueName",
                "https://sqs.{region}.{suffix}/{account}/{name}",
                "arn:{partition}:sqs:{region}:{account}:{name}",
                &[("QueueName", "{name}"), ("QueueUrl", "{ref}")],
            )
        },
    ),
];
