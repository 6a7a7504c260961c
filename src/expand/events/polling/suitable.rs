//! What suits each polled source. SAM takes the properties of all of them everywhere; in help only
//! those are worth naming that Lambda takes for the source (AWS SAM developer guide, event sources).

const STREAM: &[&str] = &[
    "Stream",
    "StartingPosition",
    "StartingPositionTimestamp",
    "BatchSize",
    "MaximumBatchingWindowInSeconds",
    "Enabled",
    "FilterCriteria",
    "FunctionResponseTypes",
    "BisectBatchOnFunctionError",
    "MaximumRecordAgeInSeconds",
    "MaximumRetryAttempts",
    "ParallelizationFactor",
    "TumblingWindowInSeconds",
    "DestinationConfig",
    "KmsKeyArn",
    "MetricsConfig",
];

const SOURCES: &[(&str, &[&str])] = &[
    ("DynamoDB", STREAM),
    ("Kinesis", STREAM),
    (
        "SQS",
        &[
            "Queue",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "Enabled",
            "FilterCriteria",
            "FunctionResponseTypes",
            "ScalingConfig",
            "ProvisionedPollerConfig",
            "KmsKeyArn",
            "MetricsConfig",
        ],
    ),
    (
        "MQ",
        &[
            "Broker",
            "Queues",
            "SourceAccessConfigurations",
            "SecretsManagerKmsKeyId",
            "DynamicPolicyName",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "Enabled",
            "FilterCriteria",
            "KmsKeyArn",
        ],
    ),
    (
        "MSK",
        &[
            "Stream",
            "Topics",
            "StartingPosition",
            "StartingPositionTimestamp",
            "ConsumerGroupId",
            "SourceAccessConfigurations",
            "SchemaRegistryConfig",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "Enabled",
            "FilterCriteria",
            "DestinationConfig",
            "ProvisionedPollerConfig",
            "KmsKeyArn",
            "MetricsConfig",
            "LoggingConfig",
        ],
    ),
    (
        "SelfManagedKafka",
        &[
            "KafkaBootstrapServers",
            "Topics",
            "SourceAccessConfigurations",
            "SecretsManagerKmsKeyId",
            "StartingPosition",
            "StartingPositionTimestamp",
            "ConsumerGroupId",
            "SchemaRegistryConfig",
            "BatchSize",
            "Enabled",
            "FilterCriteria",
            "DestinationConfig",
            "ProvisionedPollerConfig",
            "KmsKeyArn",
            "MetricsConfig",
            "LoggingConfig",
        ],
    ),
    (
        "DocumentDB",
        &[
            "Cluster",
            "DatabaseName",
            "CollectionName",
            "FullDocument",
            "SourceAccessConfigurations",
            "SecretsManagerKmsKeyId",
            "StartingPosition",
            "StartingPositionTimestamp",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "Enabled",
            "FilterCriteria",
            "KmsKeyArn",
        ],
    ),
];

/// The properties that suit a source; none for events that are not polled.
pub fn suitable(source: &str) -> &'static [&'static str] {
    SOURCES.iter().find(|(name, _)| *name == source).map_or(&[], |(_, properties)| properties)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::events::ALL;

    #[test]
    fn names_only_properties_that_the_source_takes() {
        for (name, properties) in SOURCES {
            let source = ALL.iter().find(|source| source.name == *name).unwrap();
            for property in *properties {
                assert!(source.properties.iter().any(|known| known.name == *property), "{name}: {property}");
            }
        }
    }
}
