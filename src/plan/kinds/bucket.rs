//! `AWS::S3::Bucket`.

use super::trigger::bucket_notification;
use super::{Kind, Planned};
use crate::plan::model::{Bucket, RunPlan, Setting};
use crate::plan::properties::Properties;

/// Buckets.
pub const KIND: Kind = Kind { name: "AWS::S3::Bucket", section: "buckets", add };

fn add(bucket: &Planned, plan: &mut RunPlan) {
    let properties = &bucket.properties;
    ignore(properties);
    let versioning = properties.child("VersioningConfiguration");
    plan.buckets.push(Bucket {
        head: bucket.head(),
        versioning: versioning.and_then(|versioning| versioning.text("Status")),
        cors: properties.tree("CorsConfiguration"),
        website: properties.tree("WebsiteConfiguration"),
        event_bridge: event_bridge(properties),
    });
    bucket_notification::of_bucket(bucket, plan);
}

fn ignore(properties: &Properties) {
    properties.ignore(&[
        "AbacStatus",
        "AccelerateConfiguration",
        "AccessControl",
        "AnalyticsConfigurations",
        "BucketEncryption",
        "BucketName",
        "BucketNamePrefix",
        "BucketNamespace",
        "IntelligentTieringConfigurations",
        "InventoryConfigurations",
        "LoggingConfiguration",
        "MetadataConfiguration",
        "MetadataTableConfiguration",
        "MetricsConfigurations",
        "OwnershipControls",
        "PublicAccessBlockConfiguration",
        "Tags",
    ]);
    properties.not_emulated("LifecycleConfiguration", "objects do not expire");
    properties.not_emulated("ObjectLockConfiguration", "objects can be changed and deleted at any time");
    properties.not_emulated("ObjectLockEnabled", "objects can be changed and deleted at any time");
    properties.not_emulated("ReplicationConfiguration", "objects are not copied to other buckets");
}

/// That there is a configuration at all turns it on.
fn event_bridge(properties: &Properties) -> Setting<bool> {
    let notifications = properties.child("NotificationConfiguration");
    let configuration =
        notifications.and_then(|notifications| notifications.child("EventBridgeConfiguration"));
    match configuration {
        Some(configuration) => configuration.flag_or("EventBridgeEnabled", true),
        None => properties.default(false),
    }
}
