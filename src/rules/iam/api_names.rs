//! Names that look like actions of IAM and are those of APIs, clients or services.

/// Operations of APIs that have no action of their own name in IAM, with some that there only seem to be; and the
/// actions that allow them (the pages of the operations in the API references).
const OPERATIONS: &[(&str, &str)] = &[
    ("dynamodb:createitem", "dynamodb:PutItem"),
    ("dynamodb:transactgetitems", "dynamodb:GetItem"),
    ("dynamodb:transactwriteitems", "dynamodb:PutItem"),
    ("firehose:putrecords", "firehose:PutRecordBatch"),
    ("lambda:invoke", "lambda:InvokeFunction"),
    ("s3:completemultipartupload", "s3:PutObject"),
    ("s3:copyobject", "s3:PutObject"),
    ("s3:createmultipartupload", "s3:PutObject"),
    ("s3:deleteobjects", "s3:DeleteObject"),
    ("s3:getbucketencryption", "s3:GetEncryptionConfiguration"),
    ("s3:getbucketlifecycleconfiguration", "s3:GetLifecycleConfiguration"),
    ("s3:headbucket", "s3:ListBucket"),
    ("s3:headobject", "s3:GetObject"),
    ("s3:listbuckets", "s3:ListAllMyBuckets"),
    ("s3:listmultipartuploads", "s3:ListBucketMultipartUploads"),
    ("s3:listobjects", "s3:ListBucket"),
    ("s3:listobjectsv2", "s3:ListBucket"),
    ("s3:listobjectversions", "s3:ListBucketVersions"),
    ("s3:listparts", "s3:ListMultipartUploadParts"),
    ("s3:putbucketencryption", "s3:PutEncryptionConfiguration"),
    ("s3:putbucketlifecycleconfiguration", "s3:PutLifecycleConfiguration"),
    ("s3:uploadpart", "s3:PutObject"),
    ("sns:publishbatch", "sns:Publish"),
    ("sqs:changemessagevisibilitybatch", "sqs:ChangeMessageVisibility"),
    ("sqs:deletemessagebatch", "sqs:DeleteMessage"),
    ("sqs:sendmessagebatch", "sqs:SendMessage"),
];

/// What services and their clients are called elsewhere, and the prefixes of their actions.
const SERVICES: &[(&str, &str)] = &[
    ("apigatewaymanagementapi", "execute-api"),
    ("bedrock-agent", "bedrock"),
    ("bedrock-agent-runtime", "bedrock"),
    ("bedrock-runtime", "bedrock"),
    ("cloudwatch-logs", "logs"),
    ("cloudwatchlogs", "logs"),
    ("cognito", "cognito-idp"),
    ("dynamodbstreams", "dynamodb"),
    ("elb", "elasticloadbalancing"),
    ("elbv2", "elasticloadbalancing"),
    ("eventbridge", "events"),
    ("iot-data", "iot"),
    ("sagemaker-runtime", "sagemaker"),
    ("sesv2", "ses"),
    ("stepfunctions", "states"),
];

/// The action that allows an operation of this name, which is in lower case.
pub fn action_for(operation: &str) -> Option<&'static str> {
    OPERATIONS.iter().find(|(name, _)| *name == operation).map(|(_, action)| *action)
}

/// The prefix of a service that is called this elsewhere.
pub fn prefix_for(service: &str) -> Option<&'static str> {
    SERVICES.iter().find(|(name, _)| *name == service).map(|(_, prefix)| *prefix)
}

#[cfg(test)]
mod tests {
    use super::super::actions::fault;
    use super::*;
    use crate::schema::Tables;

    #[test]
    fn names_lead_to_what_there_is() {
        let tables = Tables::new();
        for (operation, action) in OPERATIONS {
            assert!(fault(&tables, operation).is_some() && fault(&tables, action).is_none(), "{operation}");
        }
        for (service, prefix) in SERVICES {
            let is_known = |name| tables.iam_service(name).is_some();
            assert!(!is_known(service) && is_known(prefix), "{service}");
        }
    }
}
