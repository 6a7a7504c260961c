//! Databases, caches and search. Where they are reached does not follow from what they are called.

use super::super::{Naming, made, named};

/// The types, sorted by name.
pub const TABLE: &[Naming] = &[
    named("AWS::Cassandra::Keyspace", "KeyspaceName").arn("cassandra:{here}:/keyspace/{name}/"),
    named("AWS::Cassandra::Table", "TableName")
        .reference("{KeyspaceName}|{name}")
        .arn("cassandra:{here}:/keyspace/{KeyspaceName}/table/{name}"),
    named("AWS::DAX::Cluster", "ClusterName").lower().arn("dax:{here}:cache/{name}"),
    named("AWS::DAX::SubnetGroup", "SubnetGroupName").lower(),
    named("AWS::DocDB::DBCluster", "DBClusterIdentifier").lower().arn("rds:{here}:cluster:{name}"),
    named("AWS::DocDB::DBClusterParameterGroup", "Name").lower(),
    named("AWS::DocDB::DBInstance", "DBInstanceIdentifier").lower().arn("rds:{here}:db:{name}"),
    named("AWS::DocDB::DBSubnetGroup", "DBSubnetGroupName").lower(),
    named("AWS::DynamoDB::GlobalTable", "TableName")
        .arn("dynamodb:{here}:table/{name}")
        .gives(&[("Arn", "{arn}"), ("StreamArn", "{arn}/stream/local")]),
    named("AWS::DynamoDB::Table", "TableName")
        .arn("dynamodb:{here}:table/{name}")
        .gives(&[("Arn", "{arn}"), ("StreamArn", "{arn}/stream/local")]),
    named("AWS::ElastiCache::CacheCluster", "ClusterName").lower().arn("elasticache:{here}:cluster:{name}"),
    made("AWS::ElastiCache::ParameterGroup").lower(),
    named("AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId")
        .lower()
        .arn("elasticache:{here}:replicationgroup:{name}"),
    named("AWS::ElastiCache::ServerlessCache", "ServerlessCacheName")
        .lower()
        .arn("elasticache:{here}:serverlesscache:{name}")
        .gives(&[("ARN", "{arn}")]),
    named("AWS::ElastiCache::SubnetGroup", "CacheSubnetGroupName").lower(),
    named("AWS::ElastiCache::User", "UserId").arn("elasticache:{here}:user:{name}"),
    named("AWS::ElastiCache::UserGroup", "UserGroupId").arn("elasticache:{here}:usergroup:{name}"),
    named("AWS::Elasticsearch::Domain", "DomainName")
        .lower()
        .arn("es:{here}:domain/{name}")
        .gives(&[("Arn", "{arn}"), ("DomainArn", "{arn}")]),
    named("AWS::MemoryDB::ACL", "ACLName").arn("memorydb:{here}:acl/{name}"),
    named("AWS::MemoryDB::Cluster", "ClusterName")
        .lower()
        .arn("memorydb:{here}:cluster/{name}")
        .gives(&[("ARN", "{arn}")]),
    named("AWS::MemoryDB::SubnetGroup", "SubnetGroupName")
        .lower()
        .arn("memorydb:{here}:subnetgroup/{name}")
        .gives(&[("ARN", "{arn}")]),
    named("AWS::MemoryDB::User", "UserName").arn("memorydb:{here}:user/{name}"),
    named("AWS::Neptune::DBCluster", "DBClusterIdentifier").lower().arn("rds:{here}:cluster:{name}"),
    named("AWS::Neptune::DBInstance", "DBInstanceIdentifier").lower().arn("rds:{here}:db:{name}"),
    named("AWS::Neptune::DBSubnetGroup", "DBSubnetGroupName").lower(),
    named("AWS::OpenSearchServerless::AccessPolicy", "Name").reference("{Type}|{name}"),
    made("AWS::OpenSearchServerless::Collection")
        .titled("Name")
        .arn("aoss:{here}:collection/{name}")
        .gives(&[("Id", "{name}")]),
    named("AWS::OpenSearchServerless::SecurityPolicy", "Name").reference("{Type}|{name}"),
    made("AWS::OpenSearchServerless::VpcEndpoint").titled("Name").gives(&[("Id", "{name}")]),
    named("AWS::OpenSearchService::Domain", "DomainName").lower().arn("es:{here}:domain/{name}").gives(&[
        ("Arn", "{arn}"),
        ("DomainArn", "{arn}"),
        ("Id", "{account}/{name}"),
    ]),
    named("AWS::RDS::DBCluster", "DBClusterIdentifier")
        .lower()
        .arn("rds:{here}:cluster:{name}")
        .gives(&[("DBClusterArn", "{arn}")]),
    named("AWS::RDS::DBClusterParameterGroup", "DBClusterParameterGroupName").lower(),
    named("AWS::RDS::DBInstance", "DBInstanceIdentifier")
        .lower()
        .arn("rds:{here}:db:{name}")
        .gives(&[("DBInstanceArn", "{arn}")]),
    named("AWS::RDS::DBParameterGroup", "DBParameterGroupName").lower(),
    named("AWS::RDS::DBProxy", "DBProxyName")
        .lower()
        .arn("rds:{here}:db-proxy:{name}")
        .gives(&[("DBProxyArn", "{arn}")]),
    made("AWS::RDS::DBProxyTargetGroup")
        .by_arn("rds:{here}:target-group:{name}")
        .gives(&[("TargetGroupArn", "{arn}")]),
    named("AWS::RDS::DBSubnetGroup", "DBSubnetGroupName").lower().arn("rds:{here}:subgrp:{name}"),
    named("AWS::RDS::EventSubscription", "SubscriptionName").arn("rds:{here}:es:{name}"),
    named("AWS::RDS::GlobalCluster", "GlobalClusterIdentifier")
        .lower()
        .arn("rds::{account}:global-cluster:{name}"),
    named("AWS::RDS::OptionGroup", "OptionGroupName").lower().arn("rds:{here}:og:{name}"),
    named("AWS::Redshift::Cluster", "ClusterIdentifier").lower().arn("redshift:{here}:cluster:{name}"),
    named("AWS::Redshift::ClusterParameterGroup", "ParameterGroupName")
        .lower()
        .arn("redshift:{here}:parametergroup:{name}"),
    made("AWS::Redshift::ClusterSubnetGroup").lower().arn("redshift:{here}:subnetgroup:{name}"),
    named("AWS::RedshiftServerless::Namespace", "NamespaceName")
        .lower()
        .arn("redshift-serverless:{here}:namespace/{name;uuid}")
        .gives(&[("Namespace.NamespaceArn", "{arn}"), ("Namespace.NamespaceName", "{name}")]),
    named("AWS::RedshiftServerless::Workgroup", "WorkgroupName")
        .lower()
        .arn("redshift-serverless:{here}:workgroup/{name;uuid}")
        .gives(&[("Workgroup.WorkgroupArn", "{arn}"), ("Workgroup.WorkgroupName", "{name}")]),
    named("AWS::Timestream::Database", "DatabaseName").arn("timestream:{here}:database/{name}"),
    named("AWS::Timestream::Table", "TableName")
        .reference("{DatabaseName}|{name}")
        .arn("timestream:{here}:database/{DatabaseName}/table/{name}")
        .gives(&[("Name", "{name}")]),
];
