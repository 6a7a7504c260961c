//! What keeps files, and copies of what others keep.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    made("AWS::Backup::BackupPlan")
        .arn("backup:{here}:backup-plan:{name}")
        .gives(&[("BackupPlanArn", "{arn}"), ("BackupPlanId", "{name}")]),
    made("AWS::Backup::BackupSelection"),
    named("AWS::Backup::BackupVault", "BackupVaultName")
        .arn("backup:{here}:backup-vault:{name}")
        .gives(&[("BackupVaultArn", "{arn}"), ("BackupVaultName", "{name}")]),
    made("AWS::EFS::AccessPoint")
        .arn("elasticfilesystem:{here}:access-point/{name}")
        .gives(&[("AccessPointId", "{name}")]),
    made("AWS::EFS::FileSystem")
        .arn("elasticfilesystem:{here}:file-system/{name}")
        .gives(&[("FileSystemId", "{name}")]),
    made("AWS::EFS::MountTarget").gives(&[("Id", "{name}")]),
    named("AWS::S3::AccessPoint", "Name").arn("s3:{here}:accesspoint/{name}"),
    named("AWS::S3::Bucket", "BucketName").lower().arn("s3:::{name}").gives(&[
        ("DomainName", "{name}.s3.{suffix}"),
        ("DualStackDomainName", "{name}.s3.dualstack.{region}.{suffix}"),
        ("RegionalDomainName", "{name}.s3.{region}.{suffix}"),
        ("WebsiteURL", "http://{name}.{website}.{suffix}"),
    ]),
    made("AWS::S3::BucketPolicy").reference("{Bucket}").part(),
    named("AWS::S3Express::DirectoryBucket", "BucketName")
        .made_as("{stack;lower}-{id;lower}--{LocationName}--x-s3")
        .arn("s3express:{here}:bucket/{name}"),
    made("AWS::Transfer::Server")
        .by_arn("transfer:{here}:server/{name}")
        .gives(&[("Arn", "{arn}"), ("ServerId", "{name}")]),
];
