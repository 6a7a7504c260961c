//! What to write instead of permissions that are too wide: what the functions are told of suggests it.

use super::function_permissions::Permission;
use crate::check::{Resource, Subject};

/// A service whose resources policies can name.
struct Service {
    /// Its prefix in actions.
    prefix: &'static str,
    /// The types of its resources.
    types: &'static [&'static str],
    /// The policy template of SAM for one of them, and its parameter.
    template: (&'static str, &'static str),
    /// The attribute that the parameter takes; empty for what `Ref` gives.
    attribute: &'static str,
    /// The attribute that is the ARN; empty for what `Ref` gives.
    arn: &'static str,
    /// The policies of AWS that allow everything in the service.
    managed: &'static [&'static str],
}

/// From "AWS SAM policy templates" in the developer guide of SAM and the AWS Managed Policy Reference.
const SERVICES: &[Service] = &[
    Service {
        prefix: "dynamodb",
        types: &["AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable", "AWS::DynamoDB::GlobalTable"],
        template: ("DynamoDBCrudPolicy", "TableName"),
        attribute: "",
        arn: "Arn",
        managed: &["AmazonDynamoDBFullAccess", "AmazonDynamoDBFullAccess_v2"],
    },
    Service {
        prefix: "s3",
        types: &["AWS::S3::Bucket"],
        template: ("S3CrudPolicy", "BucketName"),
        attribute: "",
        arn: "Arn",
        managed: &["AmazonS3FullAccess"],
    },
    Service {
        prefix: "sqs",
        types: &["AWS::SQS::Queue"],
        template: ("SQSSendMessagePolicy", "QueueName"),
        attribute: "QueueName",
        arn: "Arn",
        managed: &["AmazonSQSFullAccess"],
    },
    Service {
        prefix: "sns",
        types: &["AWS::SNS::Topic"],
        template: ("SNSPublishMessagePolicy", "TopicName"),
        attribute: "TopicName",
        arn: "",
        managed: &["AmazonSNSFullAccess"],
    },
    Service {
        prefix: "states",
        types: &["AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"],
        template: ("StepFunctionsExecutionPolicy", "StateMachineName"),
        attribute: "Name",
        arn: "",
        managed: &["AWSStepFunctionsFullAccess"],
    },
    Service {
        prefix: "lambda",
        types: &["AWS::Serverless::Function", "AWS::Lambda::Function"],
        template: ("LambdaInvokePolicy", "FunctionName"),
        attribute: "",
        arn: "Arn",
        managed: &["AWSLambda_FullAccess"],
    },
    Service {
        prefix: "secretsmanager",
        types: &["AWS::SecretsManager::Secret"],
        template: ("AWSSecretsManagerGetSecretValuePolicy", "SecretArn"),
        attribute: "",
        arn: "",
        managed: &["SecretsManagerReadWrite"],
    },
    Service {
        prefix: "kinesis",
        types: &["AWS::Kinesis::Stream"],
        template: ("KinesisCrudPolicy", "StreamName"),
        attribute: "",
        arn: "Arn",
        managed: &["AmazonKinesisFullAccess"],
    },
    Service {
        prefix: "firehose",
        types: &["AWS::KinesisFirehose::DeliveryStream"],
        template: ("FirehoseWritePolicy", "DeliveryStreamName"),
        attribute: "",
        arn: "Arn",
        managed: &["AmazonKinesisFirehoseFullAccess"],
    },
    Service {
        prefix: "events",
        types: &["AWS::Events::EventBus"],
        template: ("EventBridgePutEventsPolicy", "EventBusName"),
        attribute: "",
        arn: "Arn",
        managed: &["AmazonEventBridgeFullAccess"],
    },
    Service {
        prefix: "kms",
        types: &["AWS::KMS::Key"],
        template: ("KMSDecryptPolicy", "KeyId"),
        attribute: "",
        arn: "Arn",
        managed: &[],
    },
];

/// How many resources a message names.
const MOST: usize = 3;

/// The service in which a policy of AWS allows everything.
pub fn service_of_managed(name: &str) -> Option<&'static str> {
    SERVICES.iter().find(|service| service.managed.contains(&name)).map(|service| service.prefix)
}

/// What to write instead of a permission: for what is in one service, or in any.
pub fn help(subject: &Subject, permission: &Permission, prefix: Option<&str>) -> String {
    match (prefix, permission.is_in_function()) {
        (Some("logs"), true) => return "leave it out: SAM lets each function write its own logs".to_owned(),
        (Some("logs"), false) => {
            return "use the policy `AWSLambdaBasicExecutionRole` of AWS instead".to_owned();
        }
        _ => {}
    }
    let services = SERVICES.iter().filter(|service| prefix.is_none_or(|prefix| prefix == service.prefix));
    let mut instead: Vec<String> = services
        .flat_map(|service| {
            let resources = service.resources(subject, permission, prefix.is_some()).into_iter();
            resources.map(|resource| service.instead(resource, permission.is_in_function()))
        })
        .collect();
    instead.truncate(MOST);
    match (instead.as_slice(), permission.is_in_function()) {
        ([], true) => general(prefix),
        ([], false) => "name the actions and the ARNs that the code needs".to_owned(),
        (instead, true) => {
            format!("write under `Policies` what the code needs, such as {}", instead.join(" and "))
        }
        (instead, false) => format!("name the actions that the code needs, and {}", instead.join(" and ")),
    }
}

/// Where the template says nothing about what the code works with.
fn general(prefix: Option<&str>) -> String {
    let template =
        SERVICES.iter().find(|service| prefix == Some(service.prefix)).map(|service| service.template);
    match template {
        Some((name, parameter)) => {
            format!("name the actions and the ARNs that the code needs, or use `{name}: {{{parameter}: …}}`")
        }
        None => {
            "name the actions and the ARNs that the code needs, or use policy templates of SAM".to_owned()
        }
    }
}

impl Service {
    /// The resources that the functions are told of in their environment; else the only one in the template.
    fn resources<'s>(
        &self,
        subject: &'s Subject,
        permission: &Permission,
        or_only: bool,
    ) -> Vec<&'s Resource<'s>> {
        let is_of_service = |resource: &&Resource| self.types.contains(&resource.kind);
        let is_in_environment = |path: &[&str]| path.contains(&"Environment");
        let owners: Vec<&str> =
            permission.functions.iter().map(|function| function.logical_id.as_str()).collect();
        let named = subject
            .references
            .iter()
            .filter(|one| owners.contains(&one.owner) && is_in_environment(&one.path));
        let mut told: Vec<&Resource> =
            named.filter_map(|one| subject.resource(one.name)).filter(is_of_service).collect();
        told.sort_by_key(|resource| resource.span.start);
        told.dedup_by_key(|resource| resource.span.start);
        let is_other = |resource: &&Resource| !owners.contains(&resource.logical_id.as_str());
        let others: Vec<&Resource> =
            subject.resources.iter().filter(is_of_service).filter(is_other).collect();
        if told.is_empty() && or_only && others.len() == 1 { others } else { told }
    }

    /// The policy template with its parameter; where SAM makes no role, the ARN.
    fn instead(&self, resource: &Resource, is_in_function: bool) -> String {
        let id = resource.logical_id;
        let reference = |attribute: &str| match attribute {
            "" => format!("!Ref {id}"),
            attribute => format!("!GetAtt {id}.{attribute}"),
        };
        let (template, parameter) = self.template;
        match is_in_function {
            true => format!("`{template}: {{{parameter}: {}}}`", reference(self.attribute)),
            false if self.prefix == "s3" => format!("`Resource: !Sub \"${{{id}.Arn}}/*\"`"),
            false => format!("`Resource: {}`", reference(self.arn)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SERVICES;
    use crate::expand::policy::{managed, template};

    #[test]
    fn templates_and_policies_are_there() {
        for service in SERVICES {
            let (name, parameter) = service.template;
            let found = template::all().find(|(known, _)| known == name);
            assert_eq!(found.map(|(_, parameters)| parameters), Some(vec![parameter.to_owned()]), "{name}");
            assert!(service.managed.iter().all(|name| managed::is_known(name)), "{:?}", service.managed);
        }
    }
}
